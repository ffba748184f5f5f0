"""newslint formats: what is said there is what is read."""

import json
import re

import pytest
from conftest import ROOT

from newslint import Session
from newslint.readers import BY_NAME, READERS, readings
from newslint.readers.formats import formats, table


def test_every_reader_is_listed(newslint):
    assert sorted(s for f in formats() for s in f.suffixes) == sorted(READERS)
    status, out, err = newslint("formats")
    assert (status, err) == (0, "") and all(suffix in out for suffix in READERS)


def test_the_page_has_the_table(same):
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    same("docs/formats.md", re.sub(r"(<!-- formats -->\n).*?(<!-- end of formats -->)", lambda m: m[1] + table() + m[2], text, flags=re.S))


def test_the_hook_takes_what_folders_are_searched_for():
    pattern = re.search(r"files: '(.*)'", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[1]
    assert all(bool(re.search(pattern, "desk/story" + suffix)) == (suffix not in BY_NAME) for suffix in READERS)


def test_the_config_of_the_page_works(newslint, desk):
    config = "\n".join(re.findall(r"```toml\n(.*?)```", (ROOT / "docs/formats.md").read_text(encoding="utf-8"), re.S))
    (desk / "newslint.toml").write_text(config, encoding="utf-8")
    (desk / "export").mkdir()
    (desk / "export/a.json").write_text('{"data": {"stories": [{"article": {"body": "<p>The the mill closed.</p>"}}]}}')
    status, out, err = newslint("check", "--output-format", "concise", ".")
    assert (status, err) == (1, "") and out.startswith("export/a.json:1:48: TY102")


@pytest.mark.parametrize("content", ["", " \n\n"])
def test_an_empty_file_is_an_article_without_words_in_every_format(content, newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = [f"a{suffix}" for suffix in READERS if not content or suffix not in (".docx", ".odt")]
    for name in names:
        (tmp_path / name).write_text(content)
    assert newslint("check", *names) == (0, f"{len(names)} articles: nothing to fix\n", "")


JSON_FAULTS = {
    '{"body": "x",}': "1: not JSON: a key in double quotation marks is missing in column 14", '{"body": "x\ny"}': "1: not JSON: a line end or another control "
    "character is in a string in column 12; write \\n", '{"body": "x': "1: not JSON: the quotation mark is not closed in column 10", "The mill closed.":
    "1: not JSON: expected a JSON value in column 1", '{"body": "x"} {}': "1: not JSON: extra text after the JSON in column 15",
    '{"body": "x\\q"}': "1: not JSON: invalid escape in column 12; write \\\\ for a backslash", '{\n "body" "x"\n}': "2: not JSON: a colon is missing "
    "in column 9", '{"body": "x"\r\n "id": 2}': "2: not JSON: a comma is missing in column 2", '{"body": "x", "ids": [1': "1: not JSON: it ends too early; is the file whole?",
    "[" * 300: "1: not JSON: it ends too early; is the file whole?", "[" * 300 + "]" * 300: "1: not JSON: brackets inside each other too deep to read",
}


@pytest.mark.parametrize("source", JSON_FAULTS)
def test_what_is_wrong_with_json_is_said_in_our_words(source, newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_bytes(source.encode())
    status, out, err = newslint("check", "a.json")
    assert (status, err) == (2, f"newslint: a.json:{JSON_FAULTS[source]}\n")


def test_a_fault_in_json_lines_is_said_in_our_words(newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "It rained."}\r\n{"text": nix}\n{"text": "x\\q"}\n')
    status, out, err = newslint("check", "a.jsonl")
    assert status == 2 and [line.partition("; one")[0] for line in err.splitlines()] == [
        "newslint: a.jsonl:2: not an article in JSON: expected a JSON value in column 10",
        "newslint: a.jsonl:3: not an article in JSON: invalid escape in column 12; write \\\\ for a backslash"]


NO_DAY = {
    "a.json": '{"headline": "Mill closes", "date": "2026-02-31T07:00:00Z", "body": "It rained."}', "a.jsonl": '{"date": "2026-02-31", "text": "It rained."}',
    "b.json": '{"versioncreated": "20260231T070000Z", "body_html": "<p>It rained &amp; rained.</p>"}', "a.csv": 'body,date\n"It rained.",2026-02-31\n',
    "a.nitf": '<nitf><head><docdata><date.issue id="x" norm="20260231T070000Z"/></docdata></head><body><body.content><p>It rained.</p></body.content></body></nitf>',
    "b.nitf": "<nitf><date.issue norm='2026-02-31'></date.issue><body.content><p>It rained.</p></body.content></nitf>",
    "a.rss": "<rss><item><pubDate>Tue, 31 Feb 2026 07:00:00 GMT</pubDate><description>It rained &lt;b&gt;all&lt;/b&gt; day.</description></item></rss>",
    "a.aml": "date: 2026-02-31\ntext: It rained all day.\n", "a.md": "---\ndate: 2026-02-31\n---\nIt rained.\n",
}


@pytest.mark.parametrize("name", NO_DAY)
def test_a_day_of_publication_that_does_not_exist_is_marked_where_it_is_written(name):
    source, session = NO_DAY[name], Session()
    (found,) = session.check_text(source, name)
    assert found.code == "DA102" and source[found.start : found.end] in ("2026-02-31", "20260231", "31 Feb 2026") and found.fix is None
    assert found.message.endswith(" does not exist: February 2026 has 28 days")
    for better in ("2026-02-28", "20260228", "28 Feb 2026"):
        source = source.replace(better.replace("28", "31"), better)
    assert session.check_text(source, name) == []


@pytest.mark.parametrize("said", ["", "yesterday", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "3/2/2026"])
def test_a_date_that_says_no_day_is_no_fault(said):
    assert Session().check_text(f'{{"date": "{said}", "body": "It rained."}}', "a.json") == []


def test_a_date_in_the_table_of_fields_is_named(newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text('[fields]\nbody = "text"\npublished = "2026-02-03"\n')
    (tmp_path / "a.json").write_text('{"text": "It rained."}')
    status, out, err = newslint("check", "a.json")
    assert status == 2 and len(err.splitlines()) == 1 and "published = '2026-02-03' must be the name of a key or column" in err


# what a copy in JSON or CSV is -> its blocks
COPIES = {
    "It rained.<br>\n\nThe mill closed.": ["It rained.<br>", "The mill closed."],
    "The mill closed.\n \nIt <br/> rained.": ["The mill closed.", "It <br/> rained."],
    "If a <b then c> d, it rained.<br>\n\nSo they said.": ["If a <b then c> d, it rained.<br>", "So they said."],
    "He wrote <p> and <br>\n\non it.": ["He wrote <p> and <br>", "on it."],
    "<p>It rained.<p>The mill closed.": ["It rained.", "The mill closed."],
    "It rained.<br><br>The mill closed.": ["It rained.", "The mill closed."],
    "It rained.<br>\r\nThe mill closed.": ["It rained.\nThe mill closed."],
    " <div class='x'>It rained.\n\n<div>The mill closed.": ["It rained.", "The mill closed."],
    "It <b>rained</b>.</p>\n\n<br>The mill closed.": ["It rained.", "The mill closed."],
}


@pytest.mark.parametrize("copy", COPIES)
def test_only_tags_that_divide_copy_make_it_html(copy):
    sources = {"a.json": json.dumps({"headline": "Mill closes", "body": copy}), "a.jsonl": json.dumps({"text": copy}), "a.csv": f'id,body\n1,"{copy}"\n'}
    for name, source in sources.items():
        (reading,) = readings(name, source)
        blocks = [reading.text[b.start : b.end] for b in reading.blocks]
        assert [block for block in blocks if block != "Mill closes"] == COPIES[copy], name

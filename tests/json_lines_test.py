"""JSON Lines: an article a line, with places in the file as it is, and fixes written back into the JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st
from property_support import checked, examples

from newslint import Session
from newslint.finding import Lines

FIRST = {"headline": "Bridge “opens”", "published": "2026-02-03", "text": "The mayor said the the bridge\nwould open.\n\nIt woudl rain, said Müller 😀."}
SECOND = {"id": 7, "tags": ["a", {"b": [1, "x\\y"]}], "body": "Nothing is wrong here."}
THIRD = {"body": "It woudl \"rain\"\tand woudl pour.", "title": None}


def lines(*articles, ascii=False):
    return "".join(json.dumps(a, ensure_ascii=ascii) + "\n" for a in articles)


def test_every_line_is_an_article(newslint, desk):
    (desk / "archive.jsonl").write_text(lines(FIRST, SECOND, THIRD), encoding="utf-8")
    status, out, err = newslint("check", "--output-format", "json", "--no-cache", ".")
    found = [(f["part"], f["code"], f["location"]["row"]) for f in json.loads(out)]
    assert (status, err) == (1, "")
    assert found == [("1", "TY102", 1), ("1", "TY101", 1), ("3", "TY101", 3)]


def test_fixes_are_written_into_the_json(newslint, desk):
    for ascii in (True, False):
        (desk / "archive.jsonl").write_text(lines(FIRST, SECOND, THIRD, ascii=ascii), encoding="utf-8")
        newslint("check", "--fix", "--unsafe-fixes", ".")
        mended = lines(FIRST, SECOND, THIRD, ascii=ascii).replace("the the", "the").replace("woudl", "would")
        assert (desk / "archive.jsonl").read_text(encoding="utf-8") == mended


def test_a_line_that_is_no_article_is_named_and_the_others_are_checked(newslint, desk):
    broken = ['{"text": "It rained', "[1, 2]", '{"other": "x"}', '{"text": "a"} {"text": "b"}', "[" * 5000, '{"text": "x", }']
    (desk / "a.jsonl").write_text("\n".join(broken) + "\n" + lines(THIRD), encoding="utf-8")
    status, out, err = newslint("check", "--no-cache", "--output-format", "concise", ".")
    assert status == 2 and [line.split(": ")[1] for line in err.splitlines()] == [f"a.jsonl:{n}" for n in range(1, 7)]
    assert "Traceback" not in err and out.startswith("a.jsonl:7:")


@examples(150)
@given(st.lists(st.sampled_from(["It woudl rain. ", "“She woudl,” said Müller. ", "😀 ", "\n\n", "\t", "A \"quote\" \\ ", "é", "\u2028", "the the end. ", "\r\n"]),
                min_size=1, max_size=12).map("".join), st.booleans(), st.sampled_from(["", "Mills woudl shut"]))
def test_places_name_the_words(copy, ascii, headline):
    source = json.dumps({"headline": headline, "text": copy}, ensure_ascii=ascii) + "\n"
    plain = (headline + "\n\n" if headline else "") + copy
    found = checked(source, "a.jsonl")
    assert [f.code for f in found] == [f.code for f in checked(plain, "a.txt")]
    for f in found:
        for place in f.places:
            shown = json.loads('"' + source[place.start : place.end] + '"')
            if f.code == "TY101":
                assert shown == "woudl"
            if place.fix and f.code == "TY102":
                a, b = place.start, place.end
                assert json.loads(source[:a] + place.fix.edits[0].content + source[b:])


def test_a_date_without_copy_is_marked():
    for text in ("", "  "):
        source = json.dumps({"text": text, "published": "2026-02-31"})
        (found,) = Session().check_text(source, "a.jsonl")
        assert found.code == "DA102" and source[found.start : found.end] == "2026-02-31"


def test_a_long_file_is_read_once():
    """Rows are worked out once for all articles of a source."""
    from newslint import finding

    made = []
    source = lines(THIRD) * 300
    finding.lines_of.cache_clear()
    for f in Session().check_text(source, "a.jsonl"):
        made.append(finding.lines_of(source).at(f.start)[0])
    assert finding.lines_of.cache_info().misses == 1 and made == list(range(1, 301)) and Lines(source)

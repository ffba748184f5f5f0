"""CSV: an article a row, read from the columns that hold it, and written back so that a spreadsheet opens it."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_support import checked, examples, mended

from newslint import Session
from newslint.readers import Unreadable, readings

COPY = ["The mayor said the the bridge would open.", "They woudl not say who paid.", "“We love the the bridge,” Ann Holm said.", "Profits at \"Holm & Holm\" fell; fast.",
        "It woudl rain, said Müller 😀.", "Nothing was wrong with it.", "Rents rose 7 percent, and then 3%, he said."]
stories = st.lists(st.lists(st.sampled_from(COPY), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3)


def written(articles, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\r\n", between="\n\n"):
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)
    table.writerow(["id", "body", "note"])
    for i, paragraphs in enumerate(articles):
        table.writerow([i, between.join(paragraphs), "the the, \"woudl\""])
    return out.getvalue()


def rows(source, delimiter):
    return list(csv.reader(io.StringIO(source, newline=""), delimiter=delimiter))


@examples(60)
@given(st.lists(stories, min_size=1, max_size=3), st.sampled_from(",;\t"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), st.sampled_from(["\n", "\r\n"]))
def test_findings_and_fixes_are_those_of_the_copy(articles, delimiter, quoting, end):
    source = written(articles, delimiter, quoting, end, end * 2)
    found = checked(source, "a.csv")
    expected = [(str(i + 2), f) for i, ps in enumerate(articles) for f in checked("\n\n".join(ps), "a.txt")]
    assert sorted((f.part, f.code, f.message, len(f.places)) for f in found) == sorted((part, f.code, f.message, len(f.places)) for part, f in expected)
    for f in found:
        assert f.code != "TY101" or source[f.start : f.end] == "woudl"
        assert f.code != "TY102" or source[f.start : f.end] == "the the"
    fixed = mended(source, "a.csv")
    assert mended(fixed, "a.csv") == fixed
    before, after = rows(source, delimiter), rows(fixed, delimiter)
    assert [row[:1] + row[2:] for row in before] == [row[:1] + row[2:] for row in after]
    for ps, row in zip(articles, after[1:]):
        assert row[1].replace("\r\n", "\n") == mended("\n\n".join(ps), "a.txt")


def test_the_config_names_the_columns(newslint, desk):
    (desk / "newslint.toml").write_text('include = ["*.csv"]\n[fields]\nbody = "Story text"\nheadline = "Head"\npublished = "When"\nformat = "html"\n')
    (desk / "a.csv").write_text('When;Head;Story text;text\n2026-02-03;Mill;"<p>They woudl close on Monday, Feb. 3, 2026.</p>";the the\n;;;\n')
    status, out, err = newslint("check", "--output-format", "concise", ".")
    assert (status, err) == (1, "") and [line.split(":", 3)[:3] + [line.split()[1]] for line in out.splitlines()] == [
        ["a.csv", "2", "26", "TY101"], ["a.csv", "2", "41", "DA101"]]


def test_without_quotation_marks_no_cell_is_divided():
    source = "body\nThe mayor said it; and a great many of them said it .\n"
    copy = "“The mill was never ours” she said. It rained."
    for cell, content in ((copy, None), (f'"{copy}"', ",”")):
        (found,) = Session().check_text(f"body,x\n{cell},1\n", "a.csv")
        assert (found.code, found.fix and found.fix.edits[0].content) == ("QU102", content)
    (reading,) = readings("a.csv", source)
    assert reading.encode("a;b", "it", "it") == "a;b" and reading.encode("a,b", "it", "it") is None


HOSTILE = {
    "empty rows": "\n;\n", "no column": "a,b\n1,2\n", "open": 'body\n"The the end.\n' + "x" * 50_000, "quotes": "body\n" + '"' * 50_001, "commas": "," * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_one_line(name, newslint, desk):
    (desk / "a.csv").write_text(HOSTILE[name])
    status, out, err = newslint("check", "a.csv")
    assert status == 2 and len(err.splitlines()) == 1 and err.startswith("newslint: a.csv:"), err


def test_a_short_row_is_named():
    found = list(readings("a.csv", "id,x,body\n1,y,It rained.\n2\n\n3,z,It snowed.\n"))
    assert [getattr(r, "part", None) or r.row for r in found] == ["2", 3, "5"] and isinstance(found[1], Unreadable)


@examples(300)
@given(st.text(alphabet='body,;"\n\r xé', max_size=40))
def test_any_rows_are_those_of_the_csv_module(text):
    from newslint.readers.delimited import _rows

    found = []
    for _, cells, problem in _rows(text, ","):
        if problem:
            return
        found.append([(text[a:b].replace('""', '"') if q else text[a:b]) for a, b, q in cells])
    try:
        expected = rows(text, ",")
    except csv.Error:
        return
    if '"' not in text:
        assert [r for r in found if r != [""]] == [r for r in expected if r]


def test_an_archive_in_columns_is_compared(newslint, desk):
    (desk / "newslint.toml").write_text('[fields]\nbody = "Copy"\n')
    (desk / "archive.csv").write_text('Copy,body\n"“We will not close the mill this year,” said Ruth Adair, the owner.",x\n')
    (desk / "new.txt").write_text("“We will not sell the mill this year,” said Ruth Adair, the owner.\n")
    status, out, err = newslint("check", "--select", "XA101", "--output-format", "json", "--across", "archive.csv", "new.txt")
    (found,) = json.loads(out)
    assert [(e["filename"], e["part"]) for e in found["related"]] == [("archive.csv", "2")]

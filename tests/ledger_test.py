"""newslint names and newslint quotes."""

import csv
import io
import json

import pytest


@pytest.fixture
def desk(desk):
    (desk / "2026-02-03-a.txt").write_text(
        "Bridge opens\n\nMayor Ada Holm, 52, spoke. “We will build the bridge again in May,” Holm said.\n\nJon Varga left.\n")
    (desk / "2026-03-03-b.txt").write_text("Bridge shut\n\nThey met former Mayor Ada Holm again.\n\nJohn Varga, a baker from Hull, came. “No,” he said.\n")
    return desk


def test_names(newslint, desk):
    status, out, err = newslint("names", "--output-format", "json", ".")
    rows = {row["name"]: row for row in json.loads(out)}
    assert (status, err) == (0, "") and list(rows) == ["Ada Holm", "John Varga", "Jon Varga"]
    assert rows["Ada Holm"] == {
        "name": "Ada Holm", "count": 2, "articles": 2, "first": "2026-02-03", "last": "2026-03-03",
        "titles": {"Mayor": 1, "former Mayor": 1}, "ages": [{"age": 52, "published": "2026-02-03"}], "similar": [],
        "places": [{"filename": "2026-02-03-a.txt", "part": "", "row": 3}, {"filename": "2026-03-03-b.txt", "part": "", "row": 3}],
    }
    assert rows["Jon Varga"]["similar"] == ["John Varga"] and rows["John Varga"]["similar"] == ["Jon Varga"]


def test_a_job_before_a_name_is_a_title(newslint, desk):
    (desk / "c.txt").write_text("Mill opens\n\nChef Marco Bellini cooked. Later Chef Bellini sang with Dana Singer Roth.\n")
    rows = {row["name"]: row["titles"] for row in json.loads(newslint("names", "--output-format", "json", "c.txt")[1])}
    assert rows == {"Marco Bellini": {"Chef": 1}, "Dana Roth": {}}


def test_names_are_those_of_people(newslint, desk):
    """No team, firm or place; particles and saints stay with the surname, initials do not."""
    (desk / "c.txt").write_text("Fair\n\nPinnacle Brine Corp. paid. Edgar J. de Boer, a baker, spoke to Jo St. Clair, 52. De Boer sang.\n\n"
                                "The Vermont Archive and the Water Planning office closed. Edgar de Boer slept.\n")
    _, out, _ = newslint("names", "--output-format", "json", "c.txt")
    assert [(row["name"], row["count"]) for row in json.loads(out)] == [("Edgar de Boer", 2), ("Jo St. Clair", 1)]


def test_names_to_compare(newslint, desk):
    """They sound alike, or have surnames that are one letter apart; short surnames are that by chance."""
    (desk / "d.txt").write_text("Ada Brandt and Ada Brant met Ada Brandts, Ann Holm, Ann Holt, Ann Brandt and Ada Grandt.\n")
    _, out, _ = newslint("names", "--output-format", "json", "d.txt")
    assert {row["name"]: row["similar"] for row in json.loads(out)} == {
        "Ada Brandt": ["Ada Brandts", "Ada Brant"], "Ada Brandts": ["Ada Brandt"], "Ada Brant": ["Ada Brandt"], "Ann Brandt": [], "Ada Grandt": [],
        "Ann Holm": [], "Ann Holt": []}


def test_names_as_text_and_csv(newslint, desk):
    _, out, _ = newslint("names")
    assert out.splitlines()[:3] == [
        "Ada Holm: 2 times in 2 articles; 2026-02-03 to 2026-03-03; Mayor, former Mayor; aged 52", "    2026-02-03-a.txt:3", "    2026-03-03-b.txt:3"]
    _, out, _ = newslint("names", "--output-format", "csv", ".")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows[0] == {"name": "Ada Holm", "count": "2", "articles": "2", "first": "2026-02-03", "last": "2026-03-03",
                       "titles": "Mayor (1); former Mayor (1)", "ages": "52 (2026-02-03)", "similar": "",
                       "places": "2026-02-03-a.txt:3; 2026-03-03-b.txt:3"}


def test_quotes(newslint, desk):
    status, out, _ = newslint("quotes", "--output-format", "json", ".")
    assert (status, json.loads(out)) == (0, [{
        "quotation": "We will build the bridge again in May,", "count": 1, "articles": 1, "first": "2026-02-03", "last": "2026-02-03",
        "speakers": ["Ada Holm"], "places": [{"filename": "2026-02-03-a.txt", "part": "", "row": 3}]}])
    assert newslint("quotes")[1].startswith("“We will build the bridge again in May,”: 1 time in 1 article; 2026-02-03; Ada Holm\n")


def test_the_same_words_are_one_row(newslint, desk):
    (desk / "c.txt").write_text("Copy\n\n\"We will build the bridge again in May.\"\n")
    (row,) = json.loads(newslint("quotes", "--output-format", "json")[1])
    assert row["count"] == 2 and row["articles"] == 2


def test_no_cell_is_a_formula(newslint, desk):
    (desk / "c.txt").write_text("Copy\n\n“=HYPERLINK of the old harbour board,” said Ada Holm.\n")
    rows = list(csv.DictReader(io.StringIO(newslint("quotes", "--output-format", "csv")[1])))
    assert "'=HYPERLINK of the old harbour board," in [row["quotation"] for row in rows]


def test_what_cannot_be_read_is_said(newslint, desk):
    (desk / "bad.txt").write_bytes(b"\xff\x00\x81")
    status, out, err = newslint("names", ".")
    assert status == 2 and err.startswith("newslint: bad.txt") and "Ada Holm" in out

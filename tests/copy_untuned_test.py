"""Copy of kinds that no rule was written from: what looks like a slip and is none, and slips that only a phrase shows."""

import pytest
from support import every_rule

from newslint.engine import Linter
from newslint.readers import plain

CODES = ("TY101", "TY104", "TY106", "CN101", "CN103", "CN107")
RULES = {r.code: r for r in every_rule() if r.code in CODES}


def check(text, code):
    linter = Linter([RULES[code]])
    return linter.check(linter.document(plain.read(text)))


def found(text, code):
    return [text[f.start : f.end] for f in check(text, code)]


@pytest.mark.parametrize("text", [
    "The bank moved its IT staff to the coast, and the firm sold its US$40 million stake.",
    "Do not forget to thank your supporters for helping with the sale.",
    "If the page breaks, please file bug reports with the desk.",
    "She signs the same government form every six months.",
    "The school sent a letter Monday mourning the death of its founder.",
    "Are there rules that the board has to keep? Most residents there own cars.",
    "There is one in the same street. The fire led to its going out of business.",
    "It's now late 2016. I agree with you though that the price was high.",
    "Life was easier than it was in May, and than it was in June.",
    "Ms. Manger runs the mill. “We have asked twice,” Manger said.",
])
def test_the_other_side_fits(text):
    assert found(text, "TY104") == []


@pytest.mark.parametrize("text,wrong", [
    ("For all intensive purposes, the mill is shut.", "intensive"),
    ("The feud is deep-seeded, and the vote was no shoe-in.", "seeded"),
    ("She spent the night pouring over western maps.", "pouring"),
    ("He refused on a point of principal.", "principal"),
    ("The boat was towed to its hanger.", "hanger"),
    ("She lead the choir for nine years.", "lead"),
])
def test_a_phrase_shows_it(text, wrong):
    assert wrong in found(text, "TY104")


def test_oxford_spelling_is_one_manner():
    assert found("The labour board reorganized the harbour centre and criticized its licence rules.", "CN103") == []


def test_a_tie_gives_no_direction():
    (finding,) = check("They met at the harbor. They left the labour hall.", "CN103")
    assert "as many of each" in finding.message
    assert finding.fix is None and finding.suggestions


def test_a_british_story_stays_british():
    text = "Mr Vane said it cost £4m. Mrs Orr, of the neighboring farm, paid 4 per cent. The centre shut."
    assert found(text, "CN103") == ["neighboring"]


def test_names_that_hold_a_form():
    text = "The D.C. office shut, and D.C. staff left. Write to 18 Orr Street, Dorne, DC 20405. The U.S. group US-CERT met."
    assert found(text, "CN107") == found(text, "CN101") == []


def test_forms_that_nobody_means():
    assert [f.suggestions for f in check("He layed it down and payed.", "TY101")] == [("laid",), ("paid",)]
    assert found("He layed it down and payed.", "TY101") == ["layed", "payed"]


def test_surname_an():
    assert found("Ms. An conceded. Dr. An thanked them.", "TY106") == []

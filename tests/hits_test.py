"""Findings that say the same."""

import json

import pytest
from support import every_rule

from newslint import houses, rules
from newslint.engine import Linter
from newslint.readers import reader_for

LINTER = Linter([r for r in every_rule() if r.default])


def said(text):
    doc = LINTER.document(reader_for("a.txt")(text), text, "a.txt")
    return [(f.code, text[p.start : p.end]) for f in LINTER.check(doc) for p in f.places]


@pytest.mark.parametrize("text,found", [
    ("The clerk could led the men home by the bridge.", [("GR101", "could led")]),  # and “led” is not marked once more
    ("The storm should of passed, and the clerk would went home.", [("TY104", "of"), ("GR101", "would went")]),
    ("Nell Orrin runs the clinic. Dr. Orrin opened it. Dr. Orrin built it, and Dr. Orrin owns it. Ms. Orrin left.", [("TI102", "Ms. Orrin")]),
])
def test_one_correction_is_one_finding(text, found):
    assert said(text) == found


OWN_RULE = """[ages]
code = "HX101"
check = "pattern"
level = "warning"
says = "an age has hyphens: {found}"
why = "because"
source = "the desk"
pattern = '\\b\\d+ years? old(?= boy)'
trigger = ["old"]
write = "x-year-old"
bad = ["A {9 year old} boy swam."]
good = ["He swam."]
"""


@pytest.fixture
def said_with(tmp_path):
    """said_with(text, rows of a glossary): (code, text) of all places, under the house style of AP."""
    def call(text, *rows, house=True):
        (tmp_path / "terms.csv").write_text("\n".join(("term,write,advice,level,bad", *rows)), encoding="utf-8")
        (tmp_path / "own.toml").write_text(OWN_RULE, encoding="utf-8")
        settings = json.dumps(houses.data(rules.home(), "ap")["set"], default=str) if house else ""
        known = rules.load([*rules.built_in(), tmp_path / "terms.csv", tmp_path / "own.toml"], settings=settings)
        linter = Linter([r for r in known if r.default])
        doc = linter.document(reader_for("a.txt")(text), text, "a.txt")
        return sorted((p.start, f.code, text[p.start : p.end]) for f in linter.check(doc) for p in f.places)

    return call


@pytest.mark.parametrize("text, rows, found", [
    ("They walked towards the mill.", ["towards,to,,,"], [(12, "GL102", "towards")]),  # the house has toward
    ("They walked towards the mill.", ["towards,toward,,,"], [(12, "GL102", "towards")]),
    ("The adviser slept. An adviser rose. The advisor left.", ["adviser,advisor,,,"], [(4, "GL102", "adviser"), (22, "GL102", "adviser")]),
    ("The adviser slept. An adviser rose. The advisor left.", ["mill,barn,,,"], [(40, "ST134", "advisor")]),
    ("The advisor slept. An advisor rose. The adviser left.", ["advisor,adviser,,,"], [(4, "GL102", "advisor"), (22, "GL102", "advisor")]),
    ("An illegal alien came.", ["illegal alien,,say what is known,note,", "illegal,,think,note,"], [(3, "GL103", "illegal alien")]),
    ("An illegal alien came.", ["illegal,,think,note,"], [(3, "GL103", "illegal")]),
    ("A 9 year old boy swam.", ["mill,barn,,,"], [(2, "HX101", "9 year old")]),  # PU105 marks less of it
    ("The port of the the board met.", ["port of the the board,Board of Ports,,,"], [(4, "GL102", "port of the the board")]),
])
def test_the_newsroom_speaks_before_the_house_and_the_house_before_newslint(said_with, text, rows, found):
    assert said_with(text, *rows) == found


def test_another_fault_at_the_same_words_is_another_finding(said_with):
    assert said_with("A 10 mile walk began.", "mile,league,,,") == [(2, "PU113", "10 mile"), (5, "GL102", "mile")]


def test_an_error_is_not_given_up_for_a_note(said_with):
    found = said_with("It was on Tuesday, Feb. 30, 2024.", "Feb. 30,,a day that we avoid,note,")
    assert ("DA102", "GL103") == tuple(sorted({f[1] for f in found} & {"DA102", "GL103"}))

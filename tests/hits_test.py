"""Findings that say the same."""

import pytest
from support import every_rule

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

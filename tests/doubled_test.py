"""Doubled words whose deletion nobody may carry out unseen: names that look doubled."""

import pytest
from support import every_rule

from newslint.engine import Linter
from newslint.readers import plain

RULES = [rule for rule in every_rule() if rule.code == "TY102"]


def safe(text):
    """The words whose fix is safe."""
    linter = Linter(RULES)
    found = linter.check(linter.document(plain.read(text)))
    return [text[f.start : f.end] for f in found if f.fix and f.fix.applicability == "safe"]


@pytest.mark.parametrize("text", [
    "The band The The played at noon.", "The Who who sang left.", "She saw The the play twice.", "He met Mr. To to talk.",
    "THE THE BAND PLAYED", "They sang with The The.",
])
def test_a_name_that_looks_doubled_is_never_a_safe_fix(text):
    assert safe(text) == []


@pytest.mark.parametrize("text, words", [
    ("They saw the the band.", ["the the"]), ("The the band played.", ["The the"]), ("It rained. And and then it stopped.", ["And and"]),
])
def test_a_plain_slip_still_is(text, words):
    assert safe(text) == words

"""Subjects with other verbs than be, have and do; the comma before “and”; phrases of several words in uneven text."""

import pytest
from support import document, every_rule

from newslint.checks.serial_comma import SerialComma
from newslint.engine import Linter
from newslint.match.phrases import FEW, Phrases

RULES = {rule.code: rule for rule in every_rule()}


def marked(code, text):
    """[what is marked] by one rule."""
    return [text[place.start : place.end] for finding in Linter([RULES[code]]).check(document(text)) for place in finding.places]


def hits(text, **parameters):
    """[(what is marked, the fix)] of the check for serial commas."""
    return [(text[h.start : h.end], h.fix) for h in SerialComma(**parameters).run(document(text), frozenset())]


@pytest.mark.parametrize("text,verbs", [
    ("The list of repairs include a roof.", ["include"]),
    ("The owners of the ferry says so.", ["says"]),
    ("He asked that the list of repairs include a roof.", []),
    ("A range of boats remain, and the crew agree.", []),
])
def test_other_verbs(text, verbs):
    assert marked("GR118", text) == verbs


@pytest.mark.parametrize("text,count", [
    ("Neither the mayor or the clerk came.", 1),
    ("Neither the mayor or the clerk nor the cook came.", 0),
    ("Neither side would confirm or deny it.", 0),
    ("It was neither old or weak.", 1),
    ("Neither in Vell or in Dorne did it rain.", 1),
    ("Neither the boats and the nets or a rope.", 0),
])
def test_neither(text, count):
    assert marked("GR115", text) == ["or"] * count


LISTS = "He sold nets, ropes and sails. She had cups, plates and spoons. "


@pytest.mark.parametrize("text,want", [
    (LISTS + "They saw boats, ships, and birds.", [("ships, and", "ships and")]),
    (LISTS.replace(" and", ", and") + "They saw boats, ships and birds.", [("ships and", "ships, and")]),
    (LISTS + "They met Roth, Ada Dahl, or Bell.", [("Ada Dahl, or", "Ada Dahl or")]),
    (LISTS + "They live in Ames, Iowa, and Vell.", []),
    (LISTS + "They rowed, however, and sang.", []),
    ("He sold nets, ropes and sails. They saw boats, ships, and birds.", []),  # as often
])
def test_lists_of_one_article(text, want):
    assert hits(text) == want


def test_how_many_times_as_often_is_a_parameter():
    text = "He sold nets, ropes and sails. They saw boats, ships, and birds."
    assert len(hits(text, times=1)) == 1


@pytest.mark.parametrize("gap", [" ", "  ", "\n", "\u00a0"])
def test_a_phrase_is_seen_whatever_is_between_its_words(gap):
    phrases = Phrases({f"with out {word}": "" for word in ("a", "an", "the", "any", "his", "her")})
    assert len(phrases.phrases) > FEW
    doc = document(f"They left with{gap}out the key, and his aunt, with the map, went out.")
    assert phrases.seen(doc, frozenset({"with"})) == sorted(phrases.phrases)
    assert phrases.seen(document("They left with the key, and went out with his aunt."), frozenset({"with"})) == []

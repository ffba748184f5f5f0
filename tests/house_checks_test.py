"""The checks of a stylebook: first-mention, required, length, count."""

import pytest

from newslint.checks.count import Count
from newslint.checks.first_mention import FirstMention
from newslint.checks.length import Length
from newslint.checks.one_form import OneForm
from newslint.checks.required import Required
from newslint.document import Document
from newslint.readers import plain

HEAD = "Council Votes on Bridge\n\n"


def marked(check, text):
    """What a check marks in a text, with the values for its message."""
    doc = Document(plain.read(text))
    triggers = check.triggers()
    keys = {w for w in triggers.words if w in doc.words} | {s for s in triggers.literals if s in doc.text}
    if not keys and not triggers.always:
        return []
    return [(doc.text[hit.start : hit.end], hit.slots) for hit in check.run(doc, keys)]


def found(check, text):
    return [what for what, _ in marked(check, text)]


BOARD = {"HBV": ["Harbour Board of Vell", "Vell Harbour Board"]}


@pytest.mark.parametrize("text, shorts", [
    ("The HBV met, and the HBV rose.", ["HBV"]), ("The Harbour Board of Vell met. The HBV rose.", []),
    ("The Vell Harbour Board met. The HBV rose.", []), ("The HBV met. The Harbour Board of Vell rose.", ["HBV"]),
    (HEAD.replace("Council", "HBV") + "The Harbour Board of Vell met, and the HBV rose at noon.", []),
    ("HBV's clerk met the Harbour Board of Vell.", ["HBV"]), ("The hbv met.", []),
])
def test_full_form_first(text, shorts):
    assert found(FirstMention(fault="before", terms=BOARD), text) == shorts


def test_a_short_form_inside_the_full_one():
    check = FirstMention(fault="before", terms={"Holm": "Ada Holm"})
    assert found(check, "Ada Holm spoke. Holm left.") == [] and found(check, "Holm spoke before Ada Holm.") == ["Holm"]


@pytest.mark.parametrize("fault, text, shorts", [
    ("before", "The VFC sailed. The Vell Ferry Company (VFC) has ships.", ["VFC"]), ("before", "The Vell Ferry Company (VFC) has ships.", []),
    ("twice", "The Vell Ferry Company (VFC) sailed. The Vell Ferry Company (VFC) left.", ["VFC"]), ("twice", "The Vell Ferry Company (VFC) left.", []),
    ("unused", "The Vell Ferry Company (VFC) left. The company sailed.", ["VFC"]), ("unused", "The Vell Ferry Company (VFC) left. VFC sailed.", []),
    ("unused", "The Bank of Vell (BOV) closed.", ["BOV"]), ("unused", "The Bank of the Sea (BS) closed.", ["BS"]),
    ("unused", "He sang (ABC) in the hall.", []), ("unused", "The ship (CQ) left.", []),
    ("unexplained", "The VFC and the NATO fleet met the VFC.", ["VFC"]), ("unexplained", "The Vell Ferry Company (VFC) met. The VFC rose.", []),
    ("unexplained", "THE VFC AND THE FLEET MET TODAY", []), ("unexplained", "The US and the UK met.", []),
    ("unexplained", "MARROW BAY, Feb. 3 — The council met on Tuesday to talk about the bridge.", []),
])
def test_abbreviations(fault, text, shorts):
    check = FirstMention(fault=fault, known=frozenset({"NATO"}))
    assert found(check, text) == shorts


def test_a_single_word_without_a_hyphen():
    assert found(OneForm(forms=("lifeboat",)), "The life-boat and the lifeboat left. Life-boats sail. The life boat stayed.") == ["life-boat"]


def test_what_a_full_form_is():
    assert marked(FirstMention(fault="unused"), "Late on Monday the Bank of Vell (BOV) closed.") == [("BOV", {"short": "BOV", "full": "Bank of Vell"})]


@pytest.mark.parametrize("params", [{"fault": "befor"}, {"fault": "twice", "terms": BOARD}, {"fault": "before", "terms": {"A": 3}}, {"fault": "before", "terms": {"A": []}}])
def test_first_mention_that_cannot_work(params):
    with pytest.raises(ValueError):
        FirstMention(**params).triggers()


@pytest.mark.parametrize("text, where", [
    ("He died by suicide. It was his second attempt at suicide.", ["suicide"]), ("He died by suicide.\n\nIf you need help, call 555-0123.", []),
    ("A suicide squeeze won the game.", []), ("The hall closed.", []), ("He died by suicide. Call the office.", ["suicide"]),
])
def test_required(text, where):
    check = Required(when=("suicide", "took his own life"), line=("call 555-0123", "helpline"), unless=("suicide squeeze",))
    assert found(check, text) == where


def test_required_by_how_often_it_is_said():
    check = Required(when=("Holm Group",), line=("owns this paper",), least=2)
    assert found(check, "The Holm Group sold a ship.") == [] and found(check, "The Holm Group sold it. The Holm Group left.") == ["Holm Group"]


@pytest.mark.parametrize("params, text, counts", [
    (dict(unit="headline", most=20, counted="characters"), HEAD + "The council met in the hall.", [23]), (dict(unit="headline", most=23, counted="characters"), HEAD + "It met in the hall.", []),
    (dict(unit="sentence", most=4), "One two three four five. One two three four. Don't count U.S. twice.", [5]),
    (dict(unit="paragraph", least=3), "One two.\n\nOne two three.\n", [2]), (dict(unit="article", most=4), "One two.\n\nOne two three.\n", [5]),
])
def test_length(params, text, counts):
    assert [slots["count"] for _, slots in marked(Length(**params), text)] == counts


@pytest.mark.parametrize("params, text, what", [
    (dict(words=("!",), most=1), "Go! Stop! Wait!", ["!"]), (dict(words=("!",), most=3), "Go! Stop! Wait!", []),
    (dict(words=("very", "really"), per="sentence", most=1), "It is very cold. It is really very wet.", ["very"]),
    (dict(words=("very",), per="paragraph"), "It is very cold.\n\nIt is very wet and very dark.\n", ["very", "very"]),
    (dict(adverbs=True, most=1), "It slowly, surely and quietly sank near the family.", ["surely"]),
    (dict(words=("very",), unless=("very first",)), "The very first ship is very old.", ["very"]),
])
def test_count(params, text, what):
    assert found(Count(**params), text) == what


@pytest.mark.parametrize("check", [
    Count(), Count(words=("!",), per="line"), Count(words=("!",), most=-1), Length(unit="title", most=3), Length(unit="headline"),
    Length(unit="headline", most=3, counted="letters"), Required(when=(), line=("a",)), Required(when=("a",), line=()), Required(when=("a",), line=("b",), least=0),
])
def test_parameters_that_cannot_work(check):
    with pytest.raises(ValueError):
        check.triggers()

"""Whole small stories: which quotation has lost its speaker, and which has one elsewhere."""

import pytest
from support import every_rule

from newslint.engine import Linter
from newslint.readers import plain

RULES = [r for r in every_rule() if r.check == "orphan-quote"]
LINTER = Linter(RULES)

STORY = """Harbour lease goes to a vote

By Ann Poe

DUNMERE, Feb. 3 — The council of this port will vote on Monday on a lease that would hand the harbour to a shipping line.

{before}

{quote}

{after}

A hearing is set for June, and the line has until then to show its books.
"""
LEASE = "“The line has not shown us one honest page of its books.”"


def found(text):
    """[(code, text)] of what is marked."""
    doc = LINTER.document(plain.read(text))
    return [(f.code, text[f.start : f.end]) for f in LINTER.check(doc)]


def story(before, quote=LEASE, after="The harbour has lost money since 2019."):
    return found(STORY.format(before=before, quote=quote, after=after))


@pytest.mark.parametrize("before", [
    "The gallery was full.",
    "The mayor, Lena Dahl, opposes the sale.",
    "“The gallery was full,” said Tom Roe, a farmer who drove in from the hills.",
    "Tom Roe called the evening “a circus.” He left at ten.",
    "“Where is the money?” Tom Roe asked. “Where did it go?”",
    "“Good evening — welcome to the vote.\nThe gallery is full.” — Dunmere council (@dunmere) February 3, 2026",
])
def test_nobody_speaks(before):
    assert story(before) == [("AT101", LEASE)]


@pytest.mark.parametrize("quote", [
    LEASE.replace("“", '"').replace("”", '"'), LEASE.replace("“", "''").replace("”", "''"),
    LEASE.replace("“", "‘").replace("”", "’"), 
    LEASE.replace("books.”", "books, nor of anybody else’s, since the summer of the flood.“"), LEASE.replace("books.", "books!"),
    "“[The line] has not shown us one honest page.”", "“… Not one honest page in all of it.”",
    "“The line has shown us one page,”",
])
def test_in_any_marks(quote):
    assert story("The gallery was full.", quote) == [("AT101", quote)]


@pytest.mark.parametrize("before,quote,after", [
    ("Asked about the books, the mayor did not blink:", LEASE, "The harbour has lost money."),
    ("“We asked for the books in May,” the mayor said. “We were promised them.", LEASE, "The harbour has lost money."),
    ("The gallery was full.", LEASE[:-1] + ",” the mayor said.", "The harbour has lost money."),
    ("The gallery was full.", LEASE[:-1] + "”, the mayor snarked.", "The harbour has lost money."),
    ("The gallery was full.", "The mayor said: " + LEASE, "The harbour has lost money."),
    ("The gallery was full.", "“It is,” she said, “a scandal.”", "The harbour has lost money."),
    ("The gallery was full.", "The mayor spoke for an hour. " + LEASE, "The harbour has lost money."),
    ("The gallery was full.", "A letter lay on every seat. " + LEASE, "The harbour has lost money."),
    ("The gallery was full.", "According to the mayor, it is over. " + LEASE, "The harbour has lost money."),
    ("The gallery was full.", LEASE, "— Lena Dahl, mayor of Dunmere"),
    ("The gallery was full.", LEASE + " — Lena Dahl, mayor", "The harbour has lost money."),
    ("The gallery was full.", "“DAHL: The line has not shown us one page.”", "“ROE: It has.”"),
    ("The gallery was full.", "“A: The line has not shown us one page.”", "The harbour has lost money."),
    ("The gallery was full.", "“The Long Road to the Harbour.”", "The harbour has lost money."),
    ("The gallery was full.", "“Shame!”", "The harbour has lost money."),
    ("The gallery was full.", "“books that nobody has seen”", "The harbour has lost money."),
    ("The gallery was full.", "“not one honest page of its books”", "The harbour has lost money."),
    ("The gallery was full.", "“The line has not shown us a page, the mayor said.", "The harbour has lost money."),
])
def test_somebody_speaks_or_nothing_is_said(before, quote, after):
    assert story(before, quote, after) == []


def test_after_a_colon_the_whole_row_is_let_pass():
    assert story("The mayor read from her notes:", LEASE + "\n\n“They will never show it to us.”") == []


def test_one_of_a_row_is_enough():
    assert story("The gallery was full.", LEASE + "\n\n“They will never show it to us.”") == [("AT101", LEASE)]


@pytest.mark.parametrize("before,quote,after,clear", [
    ("“We asked for the books in May,” the mayor said.", "“And we will ask again.”", "The harbour has lost money.", False),
    ("“We want receipts,” the mayor said.", "“Receipts are the least a line can show.”", "The harbour has lost money.", False),
    ("“We want receipts,” Dahl said.", "“Give us one page of the books.”", "“One page,” Dahl added.", False),
    ("“We want receipts,” Dahl said.", "“Give us one page of the books.”", "“One page,” Roe agreed.", True),
    ("“We want receipts,” Dahl said.", "“It is Dahl who will not show the books.”", "The harbour has lost money.", True),
    ("The gallery was full.", LEASE, "Those words hang in the harbour office.", False),
    ("The gallery was full.", "The old farmer sat down. " + LEASE, "The harbour has lost money.", False),
    ("The gallery was full.", "It was late. " + LEASE, "The harbour has lost money.", True),
])
def test_where_a_reader_can_guess(before, quote, after, clear):
    assert [code for code, _ in story(before, quote, after)] == ["AT101" if clear else "AT102"]


def test_the_kicker():
    assert found("The gallery was full.\n\n“We want receipts,” the mayor said.\n\n“Give us one page.”") == [
        ("AT102", "“Give us one page.”")]


def test_a_story_may_begin_with_a_voice():
    assert found(LEASE + "\n\nThat is how Lena Dahl, the mayor, explains her vote.\n\nThe gallery was full.") == []
    assert found(LEASE + "\n\nIt was a clear morning.\n\nThe gallery was full.") == [("AT102", LEASE)]


def test_an_article_made_of_voices_is_only_noted():
    voices = [f"“The line has shown us {n} pages of its books.”" for n in ("two", "three", "four", "five", "six")]
    text = "\n\n".join(f"It was {i} o’clock in the hall.\n\n{v}" for i, v in enumerate(voices, 1))
    assert found(text) == [("AT102", v) for v in voices]
    assert {code for code, _ in found("\n\n".join(text.split("\n\n")[:8]))} == {"AT101"}


def test_a_quotation_left_open_names_the_last_speaker():
    doc = LINTER.document(plain.read("“We want receipts,” the mayor said.\n\n“And we want them now.”\n\nThe gallery was full."))
    (finding,) = LINTER.check(doc)
    (place,) = finding.evidence
    assert doc.text[place.start : place.end] == " the mayor said."

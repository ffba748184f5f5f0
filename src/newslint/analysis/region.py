"""Which side of the ocean an article is from, as its own habits tell."""

import re
from functools import lru_cache

from newslint.document import fact
from newslint.language.calendar_names import AP_MONTHS, MONTH_NAMES
from newslint.language.lists import filled, word_set, words

LONG_MONTHS = tuple(name for name in MONTH_NAMES if name != "May")
BRITISH_WORDS = frozenset({"cent", "dame", "rev", "aged"})  # one of these, pounds or a title without a point is in hardly any American copy
SHARED_TITLES = word_set("shared-titles")
WITHOUT_POINT = tuple(map(str.capitalize, words("shared-titles")))
# (the words without one of which the mark does not occur, the mark)
BRITISH = (
    (frozenset({"cent", "cent's"}), r"\bper cent\b"), (SHARED_TITLES, r"\b(?@Shared-titles) [A-Z]"),
    (frozenset(name.lower() + end for name in LONG_MONTHS for end in ("", "'s")), rf"\b\d{{1,2}} (?:{'|'.join(LONG_MONTHS)})\b"),
    (frozenset({"may"}), r"\b\d{1,2} May (?=\d{4}\b)|\b(?@Weekdays),? \d{1,2} May\b"),
    (frozenset({"rev"}), r"\bRev [A-Z]"), (frozenset({"dame"}), r"(?<!Notre )\bDame [A-Z]"),
    (frozenset({"aged"}), r"\bdied,? aged \d|, aged \d{1,3}(?=[,.])"),
)
FIRM = 5  # marks, and times as many as of the other side
POUNDS, HOUR = r"£\d", r"\b\d{1,2}(?:[.:]\d\d)?(?:am|pm)\b"
AMERICAN = (
    (frozenset({"percent", "percent's"}), r"\bpercent\b"), (word_set("commonest-titles"), r"\b(?@Commonest-titles)\. [A-Z]"),
    (frozenset("m"), r"\b\d{1,2}(?::\d\d)? [ap]\.m\."),
    (frozenset({"rev"}), r"\bRev\. [A-Z]"),
    (frozenset(map(str.lower, MONTH_NAMES)), rf"\b(?:{'|'.join(MONTH_NAMES)}) \d{{1,2}}, \d{{4}}\b"),
    (frozenset([short.lower().rstrip(".") for short in AP_MONTHS.values()]), rf"\b(?:{'|'.join(map(re.escape, AP_MONTHS.values()))}) \d"),
)


@fact
def _marks(doc):
    """(how many British marks, how many American ones) the article has."""
    british = [mark for words, mark in BRITISH if not words.isdisjoint(doc.words)]
    british += [POUNDS] * ("£" in doc.special_chars)
    british += [HOUR] * any([("am" in word or "pm" in word) and not word.isalpha() for word in doc.words])
    american = [mark for words, mark in AMERICAN if not words.isdisjoint(doc.words)]
    return _count(doc.text, tuple(british)), _count(doc.text, tuple(american))


def region(doc):
    """"gb" or "us" if the marks of one are at least twice those of the other, else ""."""
    british, american = _marks(doc)
    if british > 2 * american:
        return "gb"
    return "us" if american > 2 * british else ""


def firm_region(doc, other=""):
    """The same where the marks leave no doubt: many of one, hardly any of the other.  other: a region that is of no interest."""
    if other == "us" and not ("£" in doc.special_chars or not BRITISH_WORDS.isdisjoint(doc.words) or not SHARED_TITLES.isdisjoint(doc.words) and any(f"{t} " in doc.text for t in WITHOUT_POINT)):
        return ""  # nothing British that is soon seen
    marks = _marks(doc)
    return region(doc) if max(marks) >= FIRM and min(marks) * FIRM <= max(marks) else ""


def _count(text, marks):
    return sum([1 for _ in _any(marks).finditer(text)]) if marks else 0


@lru_cache(maxsize=None)
def _any(marks):
    return re.compile(filled("|".join(marks)))

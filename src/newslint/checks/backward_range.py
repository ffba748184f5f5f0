"""A stretch of years or days that ends before it begins."""

import re

from newslint.analysis.dates import YEARS, DateExpr, Part, dates, moments, parts
from newslint.language.calendar_names import AP_MONTHS, MONTH_NAMES, MONTHS
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fold
from newslint.finding import Hit

# What joins the ends; a clock time may come before the second: "from 5 p.m. May 3 to 8 p.m. May 5".
JOINED = LazyPattern(
    r"\s?[-–—]\s?|,?\s(to|through|thru|until|till|and)\s(?:the\s)?(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?,?\s(?:on\s)?)?", re.I
)
BETWEEN = LazyPattern(r"\bbetween\s(?:the\s)?(?:years\s)?\Z", re.I)
FROM = LazyPattern(r"(?:\b(?:from|years|period|seasons?)\s(?:the\s)?(?:years\s)?|\()\Z", re.I)
WORD_BEFORE = LazyPattern(r"([^\W\d_]+)\.?\s?\Z")
WORD_AFTER = LazyPattern(r"\s([a-z]+)")
CLAUSE_END = LazyPattern(r"[.;:!?()\[\]—“”\"]\s|,\s|[(\[“\"—]")
ERA = LazyPattern(r",?\s?(?:B\.?C\b|hours\b)", re.I)
ANOTHER_YEAR = LazyPattern(
    r",?\s(?:of\s|in\s)?(?:the\s)?(?:next|following|each|every)\s(?:year|spring|summer|fall|autumn|winter|month)", re.I
)
BACK = 90  # characters before a range in which its clause may say what happens to it
NEARLY = "warning"  # the level of a range that may run through the new year, but hardly does
YEARLY = frozenset({"year", "years", "yearly", "season", "seasons", "annual", "annually", "every", "each", "anywhere", "sometime"})
LONG_RANGE, WHOLE_YEAR = 300, 350  # days
NEAR = 110  # characters, with weekdays
GAP = 32  # characters between the ends of a range


class BackwardRange(Check):
    """Compares the ends of ranges: 2013-2009, from May 20 to May 3, between March 2016 and January 2015.

    moved: verbs, in all their forms, after which "from … to …" tells of a date set earlier or a number brought down.
    compared: words that set two dates side by side ("the gap between 2016 and 2012").
    numbered: words in front of a number that only looks like years ("Law 2016-1691").
    counted: what may be counted in thousands ("from 2010 to 1995 troops").
    """

    moved: frozenset = frozenset()
    compared: frozenset = frozenset()
    numbered: frozenset = frozenset()
    counted: frozenset = frozenset()

    slots = frozenset({"first", "last"})

    def triggers(self):
        return Triggers(words=frozenset(MONTHS) | YEARS)

    def run(self, doc, keys):
        text = doc.text
        for end in dates(doc):
            if len(end.days) == 2 and (hit := self._days(text, end)):
                yield hit
        # a year alone runs backward only to another year
        ends = moments(doc) if len(YEARS & keys) > 1 else dates(doc)
        for a, b in zip(ends, ends[1:]):
            if b.start - a.end <= NEAR and 0 < _start(b) - _stop(a) <= GAP and (backward := _backward(a, b) or _nearly_a_year(a, b)):
                m = JOINED.fullmatch(text, _stop(a), _start(b))
                word = (m[1] or "-").lower() if m else ""
                if backward == NEARLY and (word != "and" or self._has_before(text, _start(a), YEARLY)):
                    continue
                if m and self._is_range(text, a, b, word):
                    hit = _hit(text, a, b)
                    yield hit._replace(level=backward) if backward == NEARLY else hit

    def _days(self, text, expr):
        """The Hit of "July 28-25", "between July 28 and 25"; or None."""
        first, last = expr.days
        if first.value <= last.value or first.value > 31 or expr.form == "slash":
            return None
        if not expr.is_range and not BETWEEN.search(text, max(0, expr.start - 24), expr.start):
            return None
        if self._has_before(text, expr.start, self.compared | self.moved) or ANOTHER_YEAR.match(text, expr.end):
            return None
        return Hit(expr.start, expr.end, {"first": text[first.start : first.end], "last": text[last.start : last.end]},
                   suggestions=_over_the_month(text, expr) + (_swapped(text, expr.start, expr.end, first, last),))

    def _is_range(self, text, a, b, word):
        start, stop = _start(a), _stop(b)
        if ERA.match(text, stop) or ANOTHER_YEAR.match(text, stop) or self._has_before(text, start, self.compared):
            return False
        bare = isinstance(a, Part) and isinstance(b, Part)
        if bare and a.value % 100 == b.value % 100 == 0:
            return False  # "from 2000 to 1600"
        if bare and (counted := WORD_AFTER.match(text, stop)) and counted[1] in self.counted:
            return False
        if word == "and":
            return bool(BETWEEN.search(text, max(0, start - 24), start))
        if word == "-":
            return not bare or self._are_years(text, a, b)
        if word == "to" and bare and not FROM.search(text, max(0, start - 24), start):
            return False
        return not self._has_before(text, start, self.moved)

    def _are_years(self, text, a, b):
        """Whether two numbers with a dash between are years: not parts of a longer number, nor that of a law."""
        before, after = text[a.start - 1 : a.start], text[b.end : b.end + 2]
        if before and before in "-–/.,$£€#№+" or after[:1] in ("%", "°"):
            return False
        if len(after) > 1 and after[0] in "-–/.,:" and after[1].isdigit():
            return False
        m = WORD_BEFORE.search(text, max(0, a.start - 20), a.start)
        return not (m and (m[1].lower() in self.numbered or len(m[1]) > 1 and m[1].isupper()))  # "CVE 2014-1829"

    def _has_before(self, text, at, words):
        """Whether one of the words comes before the offset in the same clause."""
        before = CLAUSE_END.split(text[max(0, at - BACK) : at])[-1]
        return not words.isdisjoint(re.findall(r"[^\W\d_]+", fold(before)))


def _start(end):
    return end.start if isinstance(end, Part) else end.outer_start


def _stop(end):
    return end.end if isinstance(end, Part) else end.outer_end


def _backward(a, b):
    """Whether `a` is later than `b`, as far as both say."""
    if isinstance(a, DateExpr) and (a.relative or a.form == "slash") or isinstance(b, DateExpr) and (b.relative or b.form == "slash"):
        return False
    (year, month, day), (to_year, to_month, to_day) = parts(a, -1), parts(b, 0)
    if year and to_year and year != to_year:
        return year > to_year
    if not month or not to_month or year and not to_year:
        return False
    if month != to_month:
        return bool(year and to_year) and month > to_month  # without years it may be a winter
    return bool(day and to_day) and day > to_day


def _nearly_a_year(a, b):
    """NEARLY if the range would run through the new year and nearly to its own beginning: “between Sept. 15 and Aug. 1”."""
    if isinstance(a, Part) or isinstance(b, Part) or "slash" in (a.form, b.form) or a.relative or b.relative:
        return None
    (year, month, day), (to_year, to_month, to_day) = parts(a, -1), parts(b, 0)
    if year or to_year or not day or not to_day or month <= to_month:
        return None
    return NEARLY if LONG_RANGE < 365 - 30.4 * (month - to_month) + to_day - day < WHOLE_YEAR else None


def _swapped(text, start, end, a, b):
    """text[start:end] with the spans of `a` and `b` in each other's place."""
    return text[start : a.start] + text[b.start : b.end] + text[a.end : b.start] + text[a.start : a.end] + text[b.end : end]


def _over_the_month(text, expr):
    """What "Dec. 30-2" may mean, in a tuple of none or one: "Dec. 30-Jan. 2"."""
    first, last = expr.days
    if expr.form != "mdy" or first.value < 25 or last.value > 7 or expr.month.value == 12 and expr.year:
        return ()
    following = expr.month.value % 12 + 1
    short = expr.month.end - expr.month.start < 5 or following not in AP_MONTHS
    month = AP_MONTHS.get(following, MONTH_NAMES[following - 1]) if short else MONTH_NAMES[following - 1]
    return (f"{text[expr.start : last.start]}{month} {text[last.start : expr.end]}",)


def _hit(text, a, b):
    start, stop = _start(a), _stop(b)
    suggestions = ()
    if isinstance(a, Part) or isinstance(b, Part) or not a.weekdays and not b.weekdays and bool(a.year) == bool(b.year):
        suggestions = (_swapped(text, start, stop, a, b),)
    elif not a.weekdays and not b.weekdays and a.days and b.days:  # "May 20 to May 3, 2026"
        suggestions = (_swapped(text, start, stop, a.days[-1], b.days[0]),)
    return Hit(start, stop, {"first": text[start : _stop(a)], "last": text[_start(b) : stop]}, suggestions=suggestions)

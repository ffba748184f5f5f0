"""A date that no calendar has."""

import re

from newslint.language.lists import WordPattern, word_set
from newslint.analysis.dates import FUNCTION_WORDS, YEARS, dates, day_of, other_day
from newslint.language.calendar_names import MONTH_NAMES, MONTHS, days_in
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit

# "on June 31 people died", "the June 31 deadline": a day; "in June 31 people died": the number counts.
BEFORE_A_DAY = WordPattern(r"(?:\b(?@words-before-a-day)|['’]s|,)\s\Z", re.I)
COUNTED = WordPattern(r"\b(?:(?@words-before-a-count)|no\.)[\s-]\Z", re.I)
NEXT = LazyPattern(r"\s([^\W\d_][\w-]*)")
COUNTED_NOUNS = word_set("counted-nouns")  # with plurals, what is counted
LATEST = 39  # "May 68" is a year; but nobody shortens the month of one: "due Aug. 51."
DUE = WordPattern(r"\b(?@words-before-a-due-date),?\s\Z", re.I)
CLOSED = LazyPattern(r"[,;:!?)]|\.?\s*\Z|\.(?=\s)|\s?[\r\n]|\s(?:at|from|and|or|to|with|for|in)\b")


class ImpossibleDate(Check):
    """Finds days that their month does not have, Feb. 29 outside leap years, and months past 12 in figures."""

    slots = frozenset({"date", "reason"})

    def triggers(self):
        return Triggers(words=frozenset(MONTHS) | YEARS)

    def run(self, doc, keys):
        for expr in dates(doc):
            if expr.form in ("slash", "iso"):
                if hit := _figures(doc.text, expr):
                    yield hit
                continue
            year = expr.year.value if expr.year else None
            for day in expr.days:
                if not 0 < day.value <= days_in(expr.month.value, year) and _is_day(doc.text, expr, day):
                    yield _hit(doc.text, expr, day, year)
                    break


def _is_day(text, expr, day):
    """Whether the number beside the month is a day at all: not a count, not a year in two figures."""
    if expr.year or expr.weekdays:
        return True
    before = text[max(0, expr.start - 12) : expr.start]
    if day.value > LATEST and expr.form == "mdy" and text.startswith(".", expr.month.end) and len(expr.days) == 1:
        return bool(DUE.search(before) and CLOSED.match(text, expr.end))
    counted = COUNTED.search(before)
    if day.value > LATEST or counted and expr.form == "dmy" and counted[0].lower() != "by ":
        return False
    # no style shortens a month that has no day after it
    if BEFORE_A_DAY.search(before) or 0 < day.value <= 32 and text.startswith(".", expr.month.end):
        return True
    if m := NEXT.match(text, expr.end):
        word, known = m[1], m[1].lower() in FUNCTION_WORDS and m[1] != "of"
        if counted:
            if not known and not word.endswith("ing"):
                return False
        elif not known and word.islower() and (word in COUNTED_NOUNS or word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            return False
    return 0 < day.value <= 32


def _hit(text, expr, day, year):
    month = expr.month.value
    last = days_in(month, year) if month != 2 or year else 28
    if month == 2 and year and day.value == 29:
        reason = f"{year} is not a leap year"
    elif month == 2:
        reason = f"February {year} has {last} days" if year else "February has 28 or 29 days"
    elif day.value:
        reason = f"{MONTH_NAMES[month - 1]} has {last} days"
    else:
        reason = "a month begins with 1"
    suggestions = ()
    if day.value and len(expr.days) == 1:
        start, end, figures = other_day(text, day, last)
        suggestions = (text[expr.start : start] + figures + text[end : expr.end],)
    written = text[expr.start : expr.end]
    if year and expr.form == "mdy" and "," in text[day.end : expr.end]:
        written += ","  # as Feb. 29, 2014, is read
    return Hit(expr.start, expr.end, {"date": written, "reason": reason}, suggestions=suggestions)


def _figures(text, expr):
    """The Hit of a date in figures that can be read in no order, or None."""
    if not expr.year or expr.year.end - expr.year.start < 4:  # 40/40/20 is not a date
        return None
    year, a, b = expr.year.value, expr.month.value, expr.days[0].value
    if not (0 < a <= LATEST and 0 < b <= LATEST) or any(day_of(year, *r) for r in expr.readings(b)):
        return None
    if expr.form == "iso" and (a == year % 100 + 1 or expr.month.end - expr.month.start < 2):
        return None  # the seasons 2015-16-17
    suggestions = ()
    if a > 12 and (expr.form == "slash" and b > 12 or expr.form == "iso"):
        reason = f"there is no month {a}"
        if expr.form == "iso" and day_of(year, b, a):
            parts = (text[p.start : p.end] for p in (expr.days[0], expr.month))
            suggestions = (text[expr.start : expr.year.end + 1] + text[expr.year.end].join(parts),)
    else:
        month, day = (a, b) if a <= 12 else (b, a)
        reason = f"{MONTH_NAMES[month - 1]} {year} has {days_in(month, year)} days"
    return Hit(expr.start, expr.end, {"date": text[expr.start : expr.end], "reason": reason}, suggestions=suggestions)

"""The dates that an article writes, in every form that newspapers print, with the places of their parts."""

import re
from bisect import bisect_left
from datetime import date
from operator import attrgetter

from newslint.language.lists import word_set
from newslint.language.word_classes import (
    AUXILIARIES, CONJUNCTIONS, DETERMINERS, INTERROGATIVES, PREPOSITIONS, RARER_PREPOSITIONS, SUBJECTS,
)
from newslint.language.calendar_names import LONG_WEEKDAY, MONTH, MONTH_NAMES, MONTHS, SHORT_WEEKDAY, WEEKDAYS, days_in
from newslint.document import LazyPattern, fact
from newslint.records import record

# Every year that an article may name, as Document.words has it: trigger words, and a cheap way to find them.
YEARS = frozenset(map(str, range(1500, 2100)))
HALF_YEAR = 180  # days: a date without its year is the one nearest to the day of publication
DATED = 8  # moments that tell of which year a passage is
OTHER_YEAR = 300  # days: so far, the year before or after may be meant as well
MONTH_WORDS = frozenset(MONTHS)
NO_LOWER = frozenset("may march august".split())  # in small letters these are not months

# What cannot be counted in days: after these the number before was a day of the month, not "14 people".
FUNCTION_WORDS = (DETERMINERS | SUBJECTS | INTERROGATIVES | CONJUNCTIONS | PREPOSITIONS
                  | RARER_PREPOSITIONS | AUXILIARIES | word_set("uncountable-words"))

_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%°]|[.,:/]\d)"
_DAY = (
    r"(\d{1,2})(?:st|nd|rd|th)?(?![\w%°]|[.:/]\d|,\d{3}|(?-i:[-–—][a-z])|\s?[ap]\.?m\b"
    r"|\s(?:per\s?cent|[mb]illion|thousand|hundred|o['’]clock)\b)"
)
_LINK = r"(\s?[-–—]\s?|\s(?:to|through|thru|until|till|and|or)\s(?:the\s)?|\s?&\s?)"
_AFTER = LazyPattern(  # after a month: "3", "3rd", "25-28", "the 3rd"; or only a year
    rf"\.?(?:\s(?:the\s)?|,\s(?=\d{{1,2}},\s\d{{4}}\b)|(?<=\.)){_DAY}(?:{_LINK}{_DAY}(?!\s{MONTH}\b))?"
    rf"|\.?,?\s(?:of\s)?({_YEAR})",
    re.I,
)
_NUMBER_NEAR = LazyPattern(r"\D{1,7}\d")
_LISTED = LazyPattern(rf"((?:,\s\d{{1,2}}(?!\d)){{1,12}}),?\s(?:and|or|&)\s{_DAY}", re.I)
_BEFORE = LazyPattern(  # before a month: "3 ", "3rd of ", "25-28 ", "25th to the 28th of ", "03-"
    rf"(?<![\w.,:/$£€#])(?<!\d[–—-])(?:(\d{{1,2}})(?:st|nd|rd|th)?{_LINK})?"
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:(?:\sday)?\sof)?[\s-]\Z",
    re.I,
)
_POINTS_AT = LazyPattern(rf"(?:\b(?:on|since|until|till|by|dated|before|after|from|the|{LONG_WEEKDAY}),?\s|\()\Z", re.I)
_YEAR_AFTER = LazyPattern(rf"(?:,?\s(?:of\s)?|,|-)({_YEAR})|,?\s['’‘](\d\d)(?!\w)", re.I)
_RELATIVE = LazyPattern(
    r",?\s(?:of\s|in\s|the\s)*(?:(last|previous)|(this)|(next)|each|every|that|any|some|same|following)\s(?:\w+\s)?year\b"
    r"|,?\s(a)\syear\s(?:ago|earlier)\b",
    re.I,
)
_NAME = rf"(?:{LONG_WEEKDAY}\b|{SHORT_WEEKDAY}\b\.?)"
_NAMES = LazyPattern(_NAME, re.I)
_CLOCK = r"(?:,?\s(?:at\s|from\s)?\d{1,2}(?:[:.]\d\d)?(?:\s?(?:[-–]|to)\s?\d{1,2}(?:[:.]\d\d)?)?\s?[ap]\.?m\.?)?"
_WEEKDAY_BEFORE = LazyPattern(
    rf"\b((?:{_NAME}(?:,?\s(?:and|or|to|through|thru|until|&)\s|,\s|\s?[-–—]\s?|/)){{0,6}})({_NAME})(?:['’]s(?=\s))?"
    r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|midday|noon|midnight)|\s(?:of\s)?(?:this|last|next)\sweek)?"
    rf"{_CLOCK}"
    r"(,?\s?\(|,?\s(?:the\s)?|\s?/\s?|,|\s?[-–—]\s)\Z",
    re.I,
)
_SOME_WEEKDAY = LazyPattern("[MTWFS](?i:on|ue|ed|hu|ri|at|un)")
_STOP = r"(?=[.,;:!?)—–]|\s*\Z|\s?[\r\n]|\s[—–-]|\s(?:and|but|in|this|that|when|as|so|because)\b)"
_FALLS = r"(?:is|was|will\sbe|falls|fell|will\sfall|lands|landed)"
_WEEKDAY_AFTER = LazyPattern(
    rf",?\s?\(({_NAME})\)"
    rf"|,\s({LONG_WEEKDAY})(?=[.,;:!?)]|\s*\Z|\s?[\r\n]|\s[—–-]|\sat\s\d)"
    rf"|(?:,\s(?:which\s{_FALLS}\s)?(?:on\s)?|,?\s{_FALLS}\s(?:on\s)?)an?\s({LONG_WEEKDAY}){_STOP}"
    rf"|,?\s(?:which\s)?(?:falls|fell|will\sfall|lands|landed)\son\s({LONG_WEEKDAY}){_STOP}",
    re.I,
)
_WORD_AFTER = LazyPattern(r"\s([^\W\d_][\w-]*)")
_start = attrgetter("start")
_NEAR = 70  # characters in which the weekday of a date stands
_SEPARATED = {c[-1]: LazyPattern(rf"{c}\d\d?{c}\d") for c in ("-", "/", r"\.")}  # a literal first: found at the speed of str.find
_ISO = LazyPattern(r"(?<![\w./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/%]|[-.]\d)")
_NUMBERS = LazyPattern(r"(?<![\w./:-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\w/%]|[-.]\d)")
_SLASHES = LazyPattern(r"/\d{1,2}(?:/\d\d)?(?![\w/%])")
_CLOSED = LazyPattern(r"[,.;:!?)]|\s*\Z|\s?[\r\n]|\s(?:at|from|and|in|to|with|for)\b|\s\d")
_SLASHED = LazyPattern(r"(?<![\w./:$£€-])(\d{1,2})/(\d{1,2})(?:/(\d\d))?(?![\w/%]|[-.]\d)")


@record
class Part:
    """A number in a date and where it stands; for a weekday 0..6, Monday first."""

    value: int
    start: int
    end: int


@record
class DateExpr:
    """A date as written, [start, end) without and [outer_start, outer_end) with its weekday; text offsets.

    days: none for "March 2026", two for "July 25-28", more for "Feb. 3, 4 and 5".  is_range: from one day to another.
    form: "mdy", "dmy", "iso", or "slash", where month and day may also be the other way round.
    relative: "last", "this", "next" before "year"; "other" where the year cannot be known from the words; or "".
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    year: Part | None
    month: Part
    days: tuple[Part, ...]
    weekdays: tuple[Part, ...] = ()
    is_range: bool = False
    form: str = "mdy"
    relative: str = ""

    def readings(self, day):
        """The (month, day) that may be meant by one of the days: two for "2/3"."""
        return ((self.month.value, day), (day, self.month.value)) if self.form == "slash" else ((self.month.value, day),)


def day_of(year, month, day):
    """The datetime.date, or None if there is no such day."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= days_in(month, year) else None


def likely_years(expr, published):
    """(the year that is meant, the others that may be) of a date; (None, ()) where nothing decides."""
    if expr.year:
        return expr.year.value, ()
    if not published or expr.relative == "other":
        return None, ()
    if expr.relative:
        return published.year + ("last", "this", "next").index(expr.relative) - 1, ()
    best, others = None, []
    for year in (published.year - 1, published.year, published.year + 1):
        for month, day in expr.readings(expr.days[0].value if expr.days else 15):
            away = abs((when - published).days) if (when := day_of(year, month, day)) else 999
            if away <= HALF_YEAR:
                best = year
            elif away <= OTHER_YEAR:
                others.append(year)
    return best, tuple(y for y in others if y != best)


def counts_something(text, at):
    """Whether the number that ends at the offset counts what follows ("14 people"), and so is not a day or year."""
    m = _WORD_AFTER.match(text, at)
    return bool(m) and m[1].islower() and m[1] not in FUNCTION_WORDS


def other_day(text, day, new):
    """(start, end, figures) that put the day `new` in place of the Part `day`, written alike, with its "st" or "th"."""
    figures = f"{new:02d}" if text[day.start] == "0" or text[day.start - 1 : day.start] in ("-", "/", ".") else str(new)
    if text[day.end : day.end + 2].lower() in ("st", "nd", "rd", "th"):
        ending = "th" if new in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(new % 10, "th")
        return day.start, day.end + 2, figures + ending
    return day.start, day.end, figures


@fact
def dates(doc):
    """All dates with a month in them, as a name or in figures, in order of place; none overlaps another."""
    found = []
    for word in MONTH_WORDS & doc.words:
        for start, end in doc.spans(word):
            if doc.text[start].isupper() or word not in NO_LOWER and len(word) > 4:
                found += _named(doc.text, start, end, MONTHS[word])
    found += _figures(doc)
    found.sort(key=_start)
    kept, last = [], -1
    for d in found:
        if d.start >= last:
            kept.append(d)
            last = d.end
    return tuple(kept)


@fact
def years(doc):
    """(year, start, end) of every number of four digits that may be a year, in order of place."""
    return tuple(sorted((Part(int(w), a, b) for w in YEARS & doc.words for a, b in doc.spans(w)), key=_start))


@fact
def moments(doc):
    """The dates, and as Part the years that are outside of them, in order of place."""
    found, bare, i = dates(doc), [], 0
    for year in years(doc):
        while i < len(found) and found[i].end <= year.start:
            i += 1
        if i == len(found) or year.end <= found[i].start:
            bare.append(year)
    return tuple(sorted((*found, *bare), key=_start)) if found else tuple(bare)


def parts(moment, which=0):
    """(year, month, day) of a date or a year, None for what it does not say; which: of several days, 0 or -1."""
    if isinstance(moment, Part):
        return moment.value, None, None
    return moment.year and moment.year.value, moment.month.value, moment.days[which].value if moment.days else None


@fact
def dated(doc):
    """The moments that name a year, in order of place."""
    return tuple([m for m in moments(doc) if parts(m)[0]])


@fact
def _dated_starts(doc):
    return [m.start for m in dated(doc)]


def dated_around(doc, start, at, end):
    """The moments with a year that begin in [start, end), those before `at` first, the nearest of them first; of more
    than DATED only these.  If none comes before `at`, the last one before `start` counts."""
    found, starts = dated(doc), _dated_starts(doc)
    here, low = bisect_left(starts, at), bisect_left(starts, start)
    before = found[max(low, here - DATED, 0) : here][::-1] or found[max(0, low - 1) : low]
    return before + found[here : min(bisect_left(starts, end), here + DATED)]


@fact
def _starts(doc):
    return {kind: [m.start for m in kind(doc)] for kind in (dates, moments)}


def _in(doc, kind, start, end):
    starts = _starts(doc)[kind]
    return kind(doc)[bisect_left(starts, start) : bisect_left(starts, end)]


def dates_in(doc, start, end):
    """The dates that begin in [start, end), in order."""
    return _in(doc, dates, start, end)


def moments_in(doc, start, end):
    """The dates, and the years outside of them, that begin in [start, end), in order."""
    return _in(doc, moments, start, end)


def _named(text, start, end, number):
    """The date around a month's name, in a list of none or one."""
    month = Part(number, start, end)
    after, before = _AFTER.match(text, end) if _NUMBER_NEAR.match(text, end) else None, None
    if (last := text[max(0, start - 3) : start - 1]) and (last[-1].isdigit() or last.lower() in ("st", "nd", "rd", "th", "of")):
        before = _BEFORE.search(text, max(0, start - 32), start)
    if before and after and after[1] and not _POINTS_AT.search(text, max(0, before.start() - 12), before.start()):
        before = None  # "won 21-14 Feb. 3"; but "on 3 May 20 people"
    if before:
        days = [Part(int(before[i]), *before.span(i)) for i in (1, 3) if before[i]]
        at = end + (text[end : end + 1] == "." and end - start < len(MONTH_NAMES[number - 1]))
        return [_finish(text, before.start(), at, month, days, before[2] or "", "dmy")]
    if not after:
        return []
    if not after[1]:
        year = Part(int(after[4]), *after.span(4))
        return [DateExpr(start, after.end(), start, after.end(), year, month, ())]
    days, link, at = [Part(int(after[1]), *after.span(1))], "", after.end()
    if listed := _LISTED.match(text, at):
        days += [Part(int(n[0]), *n.span()) for n in re.compile(r"\d+").finditer(text, at, listed.end())]
        at, link = listed.end(), "and"
    elif after[3] and counts_something(text, at) and after[2][-1:].isspace():
        at = after.start(2)
    elif after[3]:
        days.append(Part(int(after[3]), *after.span(3)))
        link = after[2]
    return [_finish(text, start, at, month, days, link, "mdy")]


def _finish(text, start, end, month, days, link, form):
    """The DateExpr with the year and the weekday that are around it."""
    year, relative = None, ""
    if m := _YEAR_AFTER.match(text, end):
        i = 1 if m[1] else 2
        value = int(m[i])
        if m[1] and value % 100 == 0 and counts_something(text, m.end()):
            relative = "other"  # "On March 3, 2000 people …"
        else:
            year = Part(value if m[1] else value + (1900 if value > 49 else 2000), *m.span(i))
            end = m.end()
    elif m := _RELATIVE.match(text, end):
        relative = "last" if m[1] or m[4] else "this" if m[2] else "next" if m[3] else "other"
    is_range = len(days) == 2 and link.split()[:1] not in (["and"], ["or"], ["&"])
    return _with_weekday(text, DateExpr(start, end, start, end, year, month, tuple(days), (), is_range, form, relative))


def _with_weekday(text, expr):
    start, end = expr.start, expr.end
    low = max(0, start - _NEAR)
    m = _WEEKDAY_BEFORE.search(text, low, start) if _SOME_WEEKDAY.search(text, low, start) else None
    if m and _is_weekday(text, m):
        names = [n for n in _NAMES.finditer(text, m.start(), m.end(2))]
        closes = m[3].endswith("(") and text[end : end + 1] == ")"
        return expr._replace(outer_start=m.start(), outer_end=end + closes, weekdays=tuple(_weekday(n) for n in names))
    m = _WEEKDAY_AFTER.match(text, end) if _SOME_WEEKDAY.search(text, end, end + 32) else None
    if m and text[m.start(m.lastindex)].isupper() and len(expr.days) == 1:
        name = _NAMES.match(text, m.start(m.lastindex))
        return expr._replace(outer_end=m.end(), weekdays=(_weekday(name),))
    return expr


def _weekday(name):
    return Part(WEEKDAYS[name[0].lower().rstrip(".")], *name.span())


def _is_weekday(text, m):
    """Whether the match of _WEEKDAY_BEFORE is a weekday: not "the Baltimore Sun, Feb. 3", not "said Tuesday — Feb. 3 …"."""
    start = m.start(2)
    if not text[start].isupper():
        return False
    if m[3].strip() in ("-", "–", "—") and text[m.start() - 1 : m.start()] not in ("", "\n", "\r", "("):
        return False
    if m[2].lower() in ("sun", "sat", "mon") and not m[1]:
        return not re.search(r"(?:\b[Tt]he|[A-Z][\w.'’]*) \Z", text[max(0, start - 16) : start])
    return True


def _figures(doc):
    """The dates in figures: 2026-02-03, 02/03/2026, 10/24/13; "2/3" only beside a weekday."""
    text, signs, found = doc.text, doc.special_chars, []
    for year, start, end in years(doc) if any([sign in signs and p.search(text) for sign, p in _SEPARATED.items()]) else ():
        if text[end : end + 1] in "-/." and (m := _ISO.match(text, start)):
            month, day = Part(int(m[3]), *m.span(3)), Part(int(m[4]), *m.span(4))
            form, year = "iso", Part(year, start, end)
        elif text[start - 1 : start] in "-/." and (m := _NUMBERS.search(text, max(0, start - 6), end + 3)) and m.end() == end:
            month, day = Part(int(m[1]), *m.span(1)), Part(int(m[3]), *m.span(3))
            form, year = "slash", Part(year, start, end)
        else:
            continue
        found.append(_with_weekday(text, DateExpr(*m.span(), *m.span(), year, month, (day,), form=form)))
    if "/" in signs:
        for slash in _SLASHES.finditer(text):
            m = _SLASHED.search(text, max(0, slash.start() - 2), slash.end() + 3)
            if m and m.end() == slash.end() and m.end(1) == slash.start():
                month, day = Part(int(m[1]), *m.span(1)), Part(int(m[2]), *m.span(2))
                expr = DateExpr(*m.span(), *m.span(), None, month, (day,), form="slash")
                if m[3]:
                    value = int(m[3])
                    expr = expr._replace(year=Part(value + (1900 if value > 49 else 2000), *m.span(3)))
                expr = _with_weekday(text, expr)
                if m[3] or expr.weekdays and _CLOSED.match(text, m.end()):  # not "On Friday, 2/3 of the members"
                    found.append(expr)
    return found

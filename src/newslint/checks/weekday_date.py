"""A weekday beside a date that falls on another day."""

from bisect import bisect_right
from datetime import date, timedelta

from newslint.analysis.date_words import as_subject, worded
from newslint.analysis.dates import dated_around, dates, day_of, likely_years, other_day, parts
from newslint.language.calendar_names import DAY_NAMES, SHORT_DAYS, WEEKDAYS
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit

GREGORIAN = 1753  # before, English-speaking countries kept another calendar
OLD_STYLE = 1923  # until then some countries, Greece the last, still kept it
RUSSIA = 1918  # until then Russia did, and a story that named the year a paragraph ago may still go by it
CLAUSE_WINDOW = 80  # characters
AHEAD = LazyPattern(r"\b(?:will|shall|(?:is|are)\s(?:due\s|expected\s|set\s|scheduled\s)?to)\s[^.!?\n]*\Z")  # no other year can be meant
CLAUSE = LazyPattern(r"[.!?;:]\s|\n")
PAST = frozenset({"was", "were", "had", "did"})
BEHIND = 40  # characters after a date in which another year may be named
SEASON = LazyPattern(r"[-–/](\d\d)(?![\w/-])")  # 1939-45


class WeekdayDate(Check):
    """Compares the weekday with the calendar, in every form that joins the two.

    A date without its year is judged only if the day of publication is known and no other year can be meant.
    famous: dates, as 2001-09-11, that everyone knows without their year.  scheduled: verbs in the present tense by which an
    article announces what is to come (the fair opens on), so that a year of an earlier paragraph cannot be meant.
    """

    famous: frozenset = frozenset()
    scheduled: frozenset = frozenset()

    slots = frozenset({"date", "weekday", "given"})

    def triggers(self):
        return Triggers(words=frozenset(WEEKDAYS))

    def run(self, doc, keys):
        for expr in dates(doc):
            if expr.weekdays and expr.days and (year := self._wrong_year(doc, expr)):
                yield _hit(doc, expr, year)

    def _wrong_year(self, doc, expr):
        """The year in which the weekday does not fall on the date, or None where it may."""
        best, others = likely_years(expr, doc.published)
        if best is None or best < GREGORIAN:
            return None
        if any(_fits(expr, year) is not False for year in (best, *others)):
            return None
        if best <= OLD_STYLE and _fits(expr, best, _lag(best)):
            return None
        if expr.year or expr.relative:
            return best
        if any((d.month, d.day) in expr.readings(expr.days[0].value) and d.weekday() == expr.weekdays[0].value
               for d in map(date.fromisoformat, self.famous)):
            return None
        if AHEAD.search(doc.folded, max(0, expr.outer_start - CLAUSE_WINDOW), expr.outer_start):
            return best
        years = list(_possible_years(doc, expr))
        announced = self._announced(doc, expr)
        for year, _, here in years:  # "In 2012 … on Tuesday, Nov. 6"
            if (here or not announced) and (_fits(expr, year) or year <= (OLD_STYLE if here else RUSSIA) and _fits(expr, year, _lag(year))):
                return None
        return next((year for year, sure, _ in years[:1] if sure and year >= GREGORIAN and _fits(expr, year) is False), best)

    def _announced(self, doc, expr):
        """Whether a verb in the present tense comes before the date in its clause, and none in the past tense after it."""
        before = CLAUSE.split(doc.folded[max(0, expr.outer_start - CLAUSE_WINDOW) : expr.outer_start])[-1].split()
        at = max((i for i, word in enumerate(before) if word.strip(",") in self.scheduled), default=None)
        return at is not None and not any(word in PAST or word.endswith("ed") for word in before[at:])


def _possible_years(doc, expr):
    """(year, whether the paragraph tells a day of it just before, whether the paragraph names it) of every year that the
    passage may be about."""
    i = bisect_right(doc.blocks, (expr.start, float("inf"))) - 1
    block = doc.blocks[i]
    for moment in dated_around(doc, doc.blocks[max(0, i - 1)].start, expr.start, min(block.end, expr.end + BEHIND)):
        year, month, _ = parts(moment)
        here = moment.start >= block.start
        yield year, bool(month) and here and moment.start < expr.start, here
        if not month and (m := SEASON.match(doc.text, moment.end)):
            yield year - year % 100 + int(m[1]), False, here
        if expr.month.value < (month or 3):  # "on Dec. 30, 2024 … on Thursday, Jan. 2"
            yield year + 1, False, here
        elif month and expr.month.value - month > 6:
            yield year - 1, False, here


def _lag(year):
    """How far the Julian calendar was after the Gregorian in that year."""
    return timedelta(days=max(10, year // 100 - year // 400 - 2))


def _meant(expr, year):
    """The days of the date in that year, as lists of datetime.date: one, two where month and day may change places."""
    for i in range(2 if expr.form == "slash" else 1):
        days = [day_of(year, *expr.readings(d.value)[i]) for d in expr.days]
        if None not in days:
            yield days


def _fits(expr, year, lag=timedelta(0)):
    """Whether the weekdays fall on the days in that year; None if there are no such days."""
    wanted, results = [w.value for w in expr.weekdays], []
    for days in _meant(expr, year):
        real = [(d + lag).weekday() for d in days]
        if len(wanted) == len(real):
            results.append(wanted == real)
        elif len(wanted) == 1 and expr.is_range:  # "Friday, July 25-28"
            results.append((wanted[0] - real[0]) % 7 <= abs((days[1] - days[0]).days))
        else:
            results.append(any(w in real for w in wanted))
    return any(results) if results else None


def _hit(doc, expr, year):
    days = next(_meant(expr, year))
    at = next((i for i, (w, d) in enumerate(zip(expr.weekdays, days)) if w.value != d.weekday()), 0)
    given, day, when = expr.weekdays[at], expr.days[at], days[at]
    text = doc.text

    def instead(start, end, new):
        return text[expr.outer_start : start] + new + text[end : expr.outer_end]

    suggestions = [instead(given.start, given.end, _like(text[given.start : given.end], when.weekday()))]
    if len(days) == 1:
        other = when + timedelta((given.value - when.weekday() + 3) % 7 - 3)  # the nearest such weekday
        if other.month == when.month:
            suggestions.append(instead(*other_day(text, day, other.day)))
    if expr.year and doc.published:  # in January the old year slips in
        for right in (year + 1, year - 1):
            if abs(right - doc.published.year) < abs(year - doc.published.year) and _fits(expr, right):
                suggestions.insert(0, instead(expr.year.start, expr.year.end, str(right)[expr.year.start - expr.year.end :]))
    said = as_subject(worded(text, expr, year, when.month, when.day))
    slots = {"date": said, "weekday": DAY_NAMES[when.weekday()], "given": DAY_NAMES[given.value]}
    return Hit(expr.outer_start, expr.outer_end, slots, suggestions=tuple(suggestions))


def _like(written, weekday):
    """The name of the weekday, as long or as short as the one written."""
    if len(written) > 5:
        name = DAY_NAMES[weekday]
    elif written.endswith("."):
        name = ("Mon.", "Tues.", "Wed.", "Thurs.", "Fri.", "Sat.", "Sun.")[weekday]
    else:
        name = SHORT_DAYS[weekday].title()
    return name.upper() if written.isupper() else name


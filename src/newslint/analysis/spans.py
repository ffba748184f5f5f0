"""How dates, years, times and ages must belong together: relations like those of sums.py, for time.

Roles are Quantities of kind Y, D, T, C, O or N; `published` is the day of publication or None, and `unit` the word for
what is counted ("years").
"""

from newslint.analysis.dates import day_of, parts
from newslint.language.calendar_names import WEEKDAYS

OLDEST = 122  # years; nobody is known to have lived longer
_YEARS = {"year": 1, "decade": 10, "century": 100, "centurie": 100}
_DAYS = {"day": 1, "week": 7, "night": 1}
HALF_DAY = 720  # minutes


def years(g):
    """said: the years from start to end, or to the day of publication."""
    said, unit = g["said"][0], _unit(g)
    start, end = _when(g["start"][0]), _end(g)
    if not start[0] or not end or not end[0] or unit not in _YEARS:
        return None
    low, high = _elapsed(start, end)
    given = said.value * _YEARS[unit]
    slack = 1 if unit == "year" else 6 if unit == "decade" else 30
    if low - (slack if unit != "year" else 0) <= given <= high + slack or high < 0:
        return None
    if not g.get("end") and not low < 400 or abs(given - high) > max(12, 0.6 * high):
        return None
    return f"from {start[0]} to {end[0]} is {end[0] - start[0]} years, not {_count(said.value * _YEARS[unit])}"


def years_later(g):
    """said: how many years after the first year the second one is."""
    start, end, said = _when(g["start"][0]), _end(g), g["said"][0].value
    apart = end[0] - start[0] if start[0] and end and end[0] else 0
    if not 0 < apart or said == apart or abs(said - apart) > max(12, 0.6 * apart):
        return None
    return f"from {start[0]} to {end[0]} is {apart} years, not {_count(said)}"


def anniversary(g):
    """said: the number of the anniversary in the year of publication."""
    said, start, end = g["said"][0], _when(g["start"][0]), _end(g)
    if not start[0] or not end or abs(end[0] - start[0] - said.value) <= (0 if g.get("sure") else 1) or abs(end[0] - start[0] - said.value) > 30:
        return None
    return f"from {start[0]} to {end[0]} is {end[0] - start[0]} years, not {said.value}"


def age(g):
    """said: the age of somebody born at `start`, at `end` or on the day of publication."""
    said, start, end = g["said"][0], _when(g["start"][0]), _end(g)
    if not start[0] or not end or not end[0]:
        return None
    low, high = _elapsed(start, end)
    if low <= said.value <= high or not 0 <= high <= OLDEST or said.value > OLDEST:
        return None
    right = str(high) if low == high else f"{low} or {high}"
    return f"someone born in {start[0]} is {right} in {end[0]}, not {said.value}"


def two_ages(g):
    """a: the age at `start`; said: the age at `end`."""
    a, said, start, end = g["a"][0], g["said"][0], _when(g["start"][0]), _end(g)
    if not start[0] or not end or not end[0]:
        return None
    right = a.value + end[0] - start[0]
    if abs(said.value - right) <= 1 or not 0 < right <= OLDEST:
        return None
    return f"who was {a.value} in {start[0]} is {right} in {end[0]}, not {said.value}"


def days(g):
    """said: the days, weeks, months from start to end; the first day may be counted or not."""
    said, unit = g["said"][0], _unit(g)
    start, end = _day(g["start"][0], g), _day(g["end"][0], g)
    if not start or not end:
        return None
    if end < start:
        end = end.replace(year=end.year + 1) if (end.month, end.day) != (2, 29) else end
    between = (end - start).days
    if unit == "month":
        months = between / 30.4
        wrong, right = abs(months - said.value) > 1.1, f"about {_count(round(months))} months"
    elif unit in _DAYS:
        given = said.value * _DAYS[unit]
        slack = 3 if unit == "week" else 0
        low, high = between - (1 if unit == "night" else slack), between + (1 if unit == "day" else slack + 1)
        wrong = not low <= given <= high
        right = f"{between + 1} days" if unit == "day" else f"{between // 7} weeks" if between % 7 == 0 else f"{between} days"
    else:
        return None
    if not wrong or between > 400:
        return None
    return f"from {_named(start)} to {_named(end)} is {right}, not {_count(said.value)}"


def hours(g):
    """said: the time from start to end on the clock; `plus` minutes more."""
    first, end, unit = g["start"][0], g["end"][0].value, _unit(g)
    start = first.value if first.kind == "T" else 60 * first.value
    given = g["said"][0].value * {"hour": 60, "minute": 1, "min": 1}.get(unit, 0)
    if g.get("plus"):
        given += g["plus"][0].value
    if "anhour" in g:
        given += 60
    between = (end - start) % HALF_DAY
    full = (end - start) % (2 * HALF_DAY)
    if not given or given % HALF_DAY == between or given == full or given > 2 * HALF_DAY:
        return None
    if given < between and unit == "hour" and abs(between - given) < 15:
        return None
    return f"from {_clock(start)} to {_clock(end)} is {_lasting(between)}, not {_lasting(given)}"


def weekdays(g):
    """said: the days from one weekday to another, both counted."""
    first, last = (WEEKDAYS[g["words"][name][:3]] for name in ("from", "to"))
    span, said = (last - first) % 7 + 1, g["said"][0].value
    if said == span or said > 7 or span == 1:
        return None
    return f"from {g['words']['from'].title()} to {g['words']['to'].title()} is {span} days, not {said}"


def century(g):
    """said: the century, or the decade, of the year."""
    said, year = g["said"][0], g["year"][0].value
    if said.kind == "O":
        if said.value in (year // 100 + 1, (year - 1) // 100 + 1) or not 5 <= said.value <= 21:
            return None
        return f"{year} is in the {_ordinal(year // 100 + 1)} century, not the {_ordinal(said.value)}"
    if said.kind != "C" or year // 10 * 10 == said.value or year == said.value + 10 or said.value % 100 == 0:
        return None
    return f"{year} is in the {year // 10 * 10}s, not the {said.value}s"


def next_of(g):
    """years: of the times before; said: which time this one is."""
    return _nth(g, 1)


def last_of(g):
    """years: of all times; said: which time the last of them is."""
    return _nth(g, 0)


def _nth(g, more):
    said, named = g["said"][0], len(g["years"])
    if named < 2 or said.value == named + more or abs(said.value - named - more) > 2:
        return None
    after = f", and one more makes {named + more}" if more else ""
    return f"{named} years are named{after}, not {said.value}"


def _unit(g):
    return (g.get("unit") or "").removesuffix("s")


def _when(q):
    """(year, month, day), None for what is not said."""
    return (q.value, None, None) if q.kind == "Y" else parts(q.value) if q.kind == "D" else (None, None, None)


def _end(g):
    if g.get("end"):
        return _when(g["end"][0])
    published = g["published"]
    return published and (published.year, published.month, published.day)


def _day(q, g):
    """The day of a date; one without a year is of the year of publication, or any."""
    year, month, day = _when(q)
    if not month or not day:
        return None
    return day_of(year or (g["published"].year if g["published"] else 2023), month, day)


def _elapsed(a, b):
    """(least, most) whole years from one moment to another."""
    full = b[0] - a[0]
    for x, y in zip(a[1:], b[1:]):
        if not x or not y:
            return full - 1, full
        if x != y:
            return (full, full) if x < y else (full - 1, full - 1)
    return full, full


def _named(day):
    from newslint.language.calendar_names import AP_MONTHS, MONTH_NAMES

    name = MONTH_NAMES[day.month - 1]
    return f"{AP_MONTHS.get(day.month, name)} {day.day}"


def _clock(minutes):
    return f"{(minutes // 60 - 1) % 12 + 1}:{minutes % 60:02d}" if minutes % 60 else str((minutes // 60 - 1) % 12 + 1)


def _lasting(minutes):
    hour, minute = divmod(int(minutes), 60)
    said = [f"{hour} hour{'s' * (hour != 1)}"] * bool(hour) + [f"{minute} minutes"] * bool(minute)
    return " and ".join(said)


def _count(value):
    return f"{value:g}"


def _ordinal(number):
    return f"{number}{'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"

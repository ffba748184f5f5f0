"""The names of months and weekdays in English, long and short, and what the calendar says of them."""

from newslint.language.lists import table, word_set

_months, _days = table("months"), table("weekdays")
# Names in order; what an abbreviation may look like without its period.
MONTH_NAMES = tuple([name.capitalize() for name in _months])
SHORT_MONTHS = tuple([short[0] for short in _months.values()])
DAY_NAMES = tuple([name.capitalize() for name in _days])
SHORT_DAYS = tuple([short[0] for short in _days.values()])

# folded word -> 1..12
MONTHS = {form: i for i, (name, short) in enumerate(_months.items(), 1) for form in (name, *short)}
# folded word -> 0..6, Monday first, as datetime.date.weekday
WEEKDAYS = {form: i for i, (name, short) in enumerate(_days.items()) for form in (name, *short)}
NAMES = frozenset(MONTHS) | frozenset(WEEKDAYS)
SHORT_NAMES = NAMES - {name.lower() for name in (*MONTH_NAMES, *DAY_NAMES)}
# Time zones as copy abbreviates them, folded.
ZONES = word_set("time-zones")
# What AP style abbreviates before a day; the other months are written in full.
AP_MONTHS = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}

# For patterns: the longer form comes first, so that "sept" is not read as "sep".
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
SHORT_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS.keys() - {name.lower() for name in DAY_NAMES}, key=len, reverse=True)) + ")"
LONG_WEEKDAY = "(?:" + "|".join(name.lower() for name in DAY_NAMES) + ")"

_DAYS_IN = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year):
    """Whether the year has a Feb. 29 in the Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(month, year=None):
    """The number of days of the month, 1..12; February has 29 where the year is not known."""
    return 29 if month == 2 and (year is None or is_leap(year)) else _DAYS_IN[month]

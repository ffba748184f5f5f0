"""The names of months and weekdays in English, long and short, and what the calendar says of them."""

# Names in order; what an abbreviation may look like without its period.
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# folded word -> 1..12
MONTHS = {name.lower(): i for i, name in enumerate(MONTH_NAMES, 1)} | {
    name: i for i, name in enumerate(SHORT_MONTHS, 1)} | {"sept": 9}
# folded word -> 0..6, Monday first, as datetime.date.weekday
WEEKDAYS = {name.lower(): i for i, name in enumerate(DAY_NAMES)} | {name: i for i, name in enumerate(SHORT_DAYS)} | {
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3}
NAMES = frozenset(MONTHS) | frozenset(WEEKDAYS)
SHORT_NAMES = NAMES - {name.lower() for name in (*MONTH_NAMES, *DAY_NAMES)}
# Time zones as copy abbreviates them, folded.
ZONES = frozenset("""
et est edt ct cst cdt mt mst mdt pt pst pdt akst akdt hst gmt utc bst cet cest ist aest aedt nzst nzdt sgt hkt jst sast wat eat
""".split())
# What AP style abbreviates before a day; the other months stand in full.
AP_MONTHS = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}

# For patterns: the longer form stands first, so that "sept" is not read as "sep".
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

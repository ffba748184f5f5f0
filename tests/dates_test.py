"""Dates as newspapers write them, and what the rules make of whole stories."""

from datetime import date, timedelta

import pytest

from newslint import rules
from newslint.analysis.dates import dates, likely_years
from newslint.document import Document
from newslint.engine import Linter
from newslint.language.calendar_names import AP_MONTHS, DAY_NAMES, MONTH_NAMES, days_in
from newslint.readers import plain

DATE_RULES = [r for r in rules.load([p for p in rules.built_in() if p.endswith("dates.toml")])]
PUBLISHED = date(2026, 2, 4)


def read(text):
    """[(words with the weekday, year, month, days, weekdays)] of the dates in the text."""
    return [
        (text[d.outer_start : d.outer_end], d.year and d.year.value, d.month.value, [n.value for n in d.days], [w.value for w in d.weekdays])
        for d in dates(Document(plain.read(text)))
    ]


def check(text, published=PUBLISHED):
    """[(code, marked words)] of the findings of the date rules, notes left out."""
    doc = Linter(DATE_RULES).document(plain.read(text), published=published)
    return [(f.code, text[f.start : f.end]) for f in Linter(DATE_RULES).check(doc) if f.level != "note"]


FORMS = [
    ("Tuesday, Feb. 3, 2026", 2026, 2, [3], [1]),
    ("Friday, January 29", None, 1, [29], [4]),
    ("3 February 2026", 2026, 2, [3], []),
    ("Tuesday (February 3)", None, 2, [3], [1]),
    ("Tues., Feb. 3", None, 2, [3], [1]),
    ("Tue Feb 3 2026", 2026, 2, [3], [1]),
    ("Tuesday, 3rd February, 2026", 2026, 2, [3], [1]),
    ("Tuesday, the 3rd of February 2026", 2026, 2, [3], [1]),
    ("Tuesday, February the 3rd", None, 2, [3], [1]),
    ("2026-02-03", 2026, 2, [3], []),
    ("Tuesday (2026-02-03)", 2026, 2, [3], [1]),
    ("10/24/13", 2013, 10, [24], []),
    ("Monday, 10/24/2016", 2016, 10, [24], [0]),
    ("03-Feb-2026", 2026, 2, [3], []),
    ("Feb. 3, ’26", 2026, 2, [3], []),
    ("February 3rd", None, 2, [3], []),
    ("October 2, 2016, Sunday", 2016, 10, [2], [6]),
    ("Feb. 3 (Tuesday)", None, 2, [3], [1]),
    ("Feb. 3, a Tuesday", None, 2, [3], [1]),
    ("Feb. 3, 2026, which was a Tuesday", 2026, 2, [3], [1]),
    ("Tuesday night, Feb. 3", None, 2, [3], [1]),
    ("Tuesday, 7 p.m., Feb. 3", None, 2, [3], [1]),
    ("Tuesday of next week, Feb. 10", None, 2, [10], [1]),
    ("Tuesday’s (Feb. 3)", None, 2, [3], [1]),
    ("FRIDAY, FEBRUARY 6, 2026", 2026, 2, [6], [4]),
    ("July 25-28", None, 7, [25, 28], []),
    ("25–28 July 2026", 2026, 7, [25, 28], []),
    ("25th to the 28th of July", None, 7, [25, 28], []),
    ("Monday through Wednesday, Feb. 2-4", None, 2, [2, 4], [0, 2]),
    ("Fri.-Sun., Feb. 6-8", None, 2, [6, 8], [4, 6]),
    ("Monday, Tuesday and Wednesday, Feb. 2, 3 and 4, 2026", 2026, 2, [2, 3, 4], [0, 1, 2]),
    ("March 2016", 2016, 3, [], []),
    ("May of 2016", 2016, 5, [], []),
]


@pytest.mark.parametrize("form", FORMS, ids=[f[0] for f in FORMS])
def test_a_form(form):
    assert read(f"It was {form[0]}, they said.") == [form]
    assert read(f"({form[0]})")[0][1:] == form[1:]


@pytest.mark.parametrize("text", [
    "He may 3 times have said so.", "They march 31 miles.", "In March 3.5 percent came, in May 3,000.", "He won 2/3 of it.",
    "The 9/11 report", "It may 2016 times fail.", "In February 3 percent left.", "A June 30-year-old met a May 3-point lead.",
])
def test_no_date(text):
    assert read(text) == []


@pytest.mark.parametrize("text,weekdays", [
    ("the Carrow Sun, Feb. 3, 2026", []), ("on Sun, Feb. 8", [6]), ("He said Tuesday. Feb. 3 is late.", []),
    ("He said Tuesday — Feb. 3 is late — that he would.", []), ("Before Feb. 3, Tuesday Rask sang.", []),
])
def test_whose_weekday(text, weekdays):
    assert read(text)[0][4] == weekdays


def test_two_dates_of_a_range_stand_apart():
    for text in ("Feb. 27 to March 2", "27 February – 2 March", "Feb. 27-March 2", "27 February–2 March"):
        assert [(m, d) for _, _, m, d, _ in read(text)] == [(2, [27]), (3, [2])]


def test_a_score_is_no_day():
    assert [d[0] for d in read("They won 21-14 Feb. 3.")] == ["Feb. 3"]
    assert [d[0] for d in read("On 3 May 20 people came.")] == ["3 May"]


def test_the_year_that_is_meant():
    def year(text, published):
        (found,) = dates(Document(plain.read(text)))
        return likely_years(found, published)[0]

    assert year("Dec. 29", date(2026, 1, 5)) == 2025 and year("Jan. 5", date(2025, 12, 29)) == 2026
    assert year("Feb. 3", None) is None and year("Feb. 3, 1998", None) == 1998
    assert year("Feb. 3 last year", PUBLISHED) == 2025 and year("Feb. 3 of that year", PUBLISHED) is None


def written(day, weekday):
    """The date in every house's form, beside the name of a weekday."""
    month, short, n, y = MONTH_NAMES[day.month - 1], AP_MONTHS.get(day.month, MONTH_NAMES[day.month - 1]), day.day, day.year
    return [
        f"{weekday}, {short} {n}, {y}", f"{weekday}, {short} {n}", f"{weekday} ({month} {n})", f"{weekday} {n} {month} {y}",
        f"{weekday}, {n} {month}", f"{weekday} ({day.isoformat()})", f"{short} {n}, {y} ({weekday})", f"{weekday}, {day.month}/{n}/{y}",
    ]


@pytest.mark.parametrize("ahead", range(-150, 150, 37))
def test_every_form_against_the_calendar(ahead):
    day = PUBLISHED + timedelta(ahead)
    for text in written(day, DAY_NAMES[day.weekday()]):
        assert check(f"The hall opens on {text}.") == []
    for text in written(day, DAY_NAMES[(day.weekday() + 3) % 7]):
        if "/" in text and day.day <= 12:
            continue  # month and day may change places
        assert check(f"The hall opens on {text}.") == [("DA101", text)], text


def test_a_bare_weekday_is_never_judged():
    for name in DAY_NAMES:
        assert check(f"The hall opens on {name}. It closed last {name}, and on the {name} before.") == []


def test_the_last_day_of_every_month():
    for month, name in enumerate(MONTH_NAMES, 1):
        for year in (2023, 2024):
            last = days_in(month, year)
            assert check(f"The lease ends on {name} {last}, {year}.") == []
            assert check(f"The lease ends on {last + 1} {name} {year}.") == [("DA102", f"{last + 1} {name} {year}")]


def test_repairs_are_offered_and_none_is_made():
    linter = Linter(DATE_RULES)
    text = "The hall opens on Tuesday, Feb. 4, 2026, and closes on Tues., 6th January 2025."
    first, second = [f for f in linter.check(linter.document(plain.read(text), published=PUBLISHED)) if f.code == "DA101"]
    assert first.fix is None and first.suggestions == ("Wednesday, Feb. 4, 2026", "Tuesday, Feb. 3, 2026")
    assert second.fix is None
    assert second.suggestions == ("Tues., 6th January 2026", "Mon., 6th January 2025", "Tues., 7th January 2025")


def test_the_old_year_in_january():
    linter = Linter(DATE_RULES)
    (found,) = linter.check(linter.document(plain.read("The hall opens on Tuesday, Jan. 6, 2025."), published=date(2026, 1, 2)))
    assert found.suggestions[0] == "Tuesday, Jan. 6, 2026"


STORY = """Old hall to open again

Feb. 4, 2026

CARROW, Feb. 4 — The hall that burned down on Sunday, June 8, 1958, will open on Saturday, Feb. 7, the board said on Tuesday. It was \
rebuilt from 2019 to 2025, and the doors open at 7:30 p.m.

Ida Rask, 67, who was born in 1958, wept. “I was born on June 31,” she said. The fair runs from Feb. 7 to Feb. 21, and the market \
March 2-5.

In a post on Tuesday, the board wrote:

At last

— Carrow Hall (@carrowhall) February 3, 2026

© 2026 Carrow Ledger. All rights reserved."""


def test_a_whole_story():
    assert check(STORY, published=None) == [("DA102", "June 31")]


@pytest.mark.parametrize("right,wrong,code,marked", [
    ("Sunday, June 8, 1958", "Monday, June 8, 1958", "DA101", "Monday, June 8, 1958"),
    ("Saturday, Feb. 7", "Friday, Feb. 7", "DA101", "Friday, Feb. 7"),  # the stamp tells the year
    ("2019 to 2025", "2025 to 2019", "DA103", "2025 to 2019"),
    ("7:30 p.m.", "19:30 p.m.", "DA107", "19:30 p.m."),
    ("Rask, 67", "Rask, 61", "DA106", "61, who was born in 1958"),
    ("Feb. 7 to Feb. 21", "Feb. 21 to Feb. 7", "DA103", "Feb. 21 to Feb. 7"),
    ("March 2-5", "March 5-2", "DA103", "March 5-2"),
    ("post on Tuesday", "post on Friday", "DA105", "Friday"),
    ("© 2026", "© 2025", "DA104", "2025"),
])
def test_one_slip_in_the_story(right, wrong, code, marked):
    assert STORY.count(right) == 1
    assert sorted(check(STORY.replace(right, wrong), published=None)) == sorted([("DA102", "June 31"), (code, marked)])


@pytest.mark.parametrize("text,message", [
    ("The train left at 13:45 p.m. alone.", "13:45 p.m. is not a time of day: 13 is already counted from midnight; write “1:45 p.m.” or “13:45”"),
    ("The train left at 6:75 p.m. alone.", "6:75 p.m. is not a time of day: an hour has 60 minutes, not 75; check the minutes"),
    ("The train left at 25:30 GMT alone.", "25:30 GMT is not a time of day: a day has 24 hours; check the hour"),
    ("It shut on June 31, 1932 alone.", "June 31, 1932, does not exist: June has 30 days"),
    ("It shut on 31 June 1932, and on June 29.", "31 June 1932 does not exist: June has 30 days"),
    ("Born in 1926, she died in 1967 at age 21.", "from 1926 to 1967 is 40 or 41 years, not 21; check the age or the years"),
    ("She was born on May 3, 1926, and died on June 9, 1967, aged 40.",
     "from May 3, 1926 to June 9, 1967 is 41 years, not 40; check the age or the dates"),
    ("Lind, born in 1967, died in 1926.", "the death (1926) comes before the birth (1967); check both years"),
])
def test_messages_end_in_what_to_do(text, message):
    linter = Linter([r for r in DATE_RULES if r.code in ("DA102", "DA106", "DA107")])
    assert [f.message for f in linter.check(linter.document(plain.read(text)))] == [message]


def test_nothing_is_marked_in_links_and_code():
    assert check("See https://example.org/2026-13-45/x and www.example.org/2016-2014 for more.") == []


def test_hostile_input_is_read_in_time_that_grows_with_it():
    """Every finding is there, and none is looked for twice."""
    assert len(check("On Tuesday, Feb. 4, he left in 1999.\n" * 2000)) == 2000
    assert check("© " * 5000 + "from " * 5000 + "Monday, Tuesday and " * 5000 + "1/" * 5000) == []


@pytest.mark.parametrize("text, found", [
    ("At 27:00 the shares of Wex Tin stood at $4.", [("DA107", "27:00")]),
    ("The square was empty by 25:30, the clerk said.", [("DA107", "25:30")]),
    ("At 27:00 of the recording he laughs.", []), ("The set was lost at 25:30.", []), ("Read Numbers from 26:15 on.", []),
    ("At 27:13 the shares fell.", []), ("It was John 3:16, and odds of 30:00.", []),
    ("The tax is due Aug. 51.", [("DA102", "Aug. 51")]), ("On Aug. 51 dogs sang.", []), ("It is a song of May 68.", []),
])
def test_hours_and_days_that_are_too_many(text, found):
    assert check(text) == found


@pytest.mark.parametrize("text, message", [
    ("The court sits on Monday 17 November in Wex.", "17 November 2026 is a Tuesday, not a Monday"),
    ("The court sits on Mon 17 Nov in Wex.", "17 Nov 2026 is a Tuesday, not a Monday"),
    ("The court sits on Monday, Nov. 17, in Wex.", "Nov. 17, 2026, is a Tuesday, not a Monday"),
    ("The court sits on Monday, November 17, in Wex.", "November 17, 2026, is a Tuesday, not a Monday"),
    ("The court sits at 16.50pm, in Wex.", "16.50pm is not a time of day: 16 is already counted from midnight; write “4.50pm” or “16.50”"),
    ("Ole Lind, born on 3 May 1950, died on 5 June 1980, aged 80.", "from 3 May 1950 to 5 June 1980 is 30 years, not 80; check the age or the dates"),
])
def test_a_message_names_dates_as_the_copy_does(text, message):
    linter = Linter(DATE_RULES)
    assert [f.message for f in linter.check(linter.document(plain.read(text), published=date(2026, 11, 20)))] == [message]


def test_a_timeline_is_told_by_its_first_year():
    lines = ["Monday 7 May 1945: Wex surrenders to the goats.", *["Tuesday 8 May: crowds fill the harbour, and nobody works."] * 20]
    assert check("\n\n".join(lines), date(2026, 11, 20)) == []
    lines[7] = "Tuesday 9 May: the baker opens."
    assert check("\n\n".join(lines), date(2026, 11, 20)) == [("DA101", "Tuesday 9 May")]

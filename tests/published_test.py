"""The publication date: read where it is sure, unknown where it is not."""

from datetime import date

import pytest

from newslint.readers import plain, published

DAY = date(2026, 2, 3)
COPY = (
    "The ferry to Wex was late again, and the goats that had been waiting on the pier since the morning were taken back to "
    "the farm by the girl who had brought them, in the rain, and without a word of thanks to the company."
)


def stamped(*lines):
    return plain.read("\n\n".join(lines)).published


@pytest.mark.parametrize("line", [
    "Feb. 3, 2026", "February 3, 2026", "3 February 2026", "3rd February, 2026", "Tuesday, Feb. 3, 2026", "Tue 3 Feb 2026 12.30 GMT",
    "2026-02-03", "2026-02-03T10:15:00Z", "Published: Feb. 3, 2026", "- 05:23 PM, Feb 03, 2026", "Posted Feb. 3, 2026, 6:00 a.m. CST",
    "Published 5:12 PM ET, Tue February 3, 2026", "First published on Tue 3 Feb 2026 07.00 GMT", "By Ida Rask, Feb. 3, 2026",
    "By IDA RASK FEB. 3, 2026", "By Ida Rask | Feb. 3, 2026 | 4 min read", "Politics • 3 February 2026", "02/03/2026 5:00 pm EST",
    "Published Feb. 3, 2026 | Updated Feb. 5, 2026", "Feb. 3, 2026 at 5:30 p.m. EST",
])
def test_a_stamp(line):
    assert stamped("Ferry late again", line, COPY) == DAY


@pytest.mark.parametrize("head", [
    "WEX, Feb. 3, 2026 — ", "WEX, Ohio, Feb. 3, 2026 (AP) — ", "LONDON, 3 February 2026 (Reuters) - ", "NEW YORK (Feb. 3, 2026) — ",
    "Feb. 3, 2026 (UPI) -- ", "ST. LOUIS, Feb. 3, 2026 – ", "Wex, 3 February 2026 – ", "Wex-on-Sea, Carrow, 3 February 2026: ",
    "Stow on the Wold, Tuesday 3 February 2026 — ", "New Carrow, Feb. 3, 2026 -- ",
])
def test_a_dateline(head):
    assert stamped("Ferry late again", "By Ida Rask", head + COPY) == DAY


@pytest.mark.parametrize("line", ["NEW CARROW, February 3, 2026", "Carrow, 3 February 2026", "Wex, Carrow, Tuesday, Feb. 3, 2026."])
def test_a_dateline_of_its_own(line):
    assert stamped("Ferry late again", line, COPY) == DAY


@pytest.mark.parametrize("head", [
    "Tuesday, 3 February 2026: ", "In Wex, 3 February 2026: ", "Correction, 3 February 2026: ", "Berlin, 30 April 1945: ",
    "The ferry, Wex, 3 February 2026 and ", "Wex, 3 February 2026, ", "Pictured, Wex, 3 February 2026: ",
])
def test_no_dateline(head):
    assert stamped("Ferry late again", head + COPY) is None


def test_a_place_and_a_date_further_down_are_a_scene():
    assert stamped("Ferry late again", COPY, COPY, COPY, "Wex, 3 February 2026: " + COPY) is None


@pytest.mark.parametrize("line", [
    "The day was Feb. 3, 2026", "Remembering Feb. 3, 2026: a town looks back", "02/03/2026", "Feb. 3", "Feb. 30, 2026",
    "Correction: Feb. 3, 2026", "In 2026 the ferry was late", "Ferry 2026/02 was late",
])
def test_no_stamp(line):
    assert stamped("Ferry late again", line, COPY) is None


def test_copy_is_no_dateline():
    assert stamped("Ferry late again", f"On Feb. 3, 2026 — a day of rain — it was late. {COPY}") is None


def test_a_stamp_stands_near_the_top():
    assert stamped("Ferry late again", *[COPY] * 8, "Feb. 3, 2026") is None


def test_published_goes_before_updated():
    assert stamped("Ferry late again", "Updated Feb. 5, 2026", "Published Feb. 3, 2026", COPY) == DAY
    assert stamped("Ferry late again", "Feb. 3, 2026", "Updated Feb. 5, 2026", COPY) == DAY


def test_several_bare_dates_are_a_timeline():
    assert stamped("Ferry: a timeline", "Feb. 3, 2026", "Late.", "Feb. 5, 2026", "Late again.", COPY) is None


@pytest.mark.parametrize("path,day", [
    ("2026-02-03-ferry.txt", DAY), ("wire_2026-02-03_ferry.md", DAY), ("ferry_2026_02_03.txt", DAY), ("20260203-ferry.txt", DAY),
    ("copy/2026/02/03/ferry.txt", DAY), ("copy\\2026-02-03.txt", DAY), ("2025-12-31/2026-02-03.txt", DAY),
    ("2026-13-03.txt", None), ("2026-02.txt", None), ("id-120260203.txt", None), ("17c20260203.txt", None), ("ferry.txt", None),
    ("2026-02-031.txt", None), ("2025-12-31/ferry.txt", None),
])
def test_a_name(path, day):
    assert published.from_name(path) == day


def test_the_order_of_day_and_month():
    assert published.written("24/10/2016")[0] == published.written("10/24/2016")[0] == date(2016, 10, 24)
    assert published.written("2/3/2026") is None
    assert published.written("2/3/2026 5 p.m. ET")[0] == date(2026, 2, 3)
    assert published.written("3/3/26") == (date(2026, 3, 3), (0, 6))

"""When an article was published, as far as the article itself says so; unknown stays None.

Patterns are compiled when a line that may be a stamp was seen, not at the start.
"""

import re

from newslint.language.lists import word_set
from newslint.language.calendar_names import LONG_WEEKDAY, MONTH, MONTHS, NAMES, SHORT_WEEKDAY, ZONES

WRITTEN = (
    rf"\b(?P<m>{MONTH})\b\.?[ \xa0](?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ \xa0](?P<y>(?:19|20)\d\d)\b"
    rf"|(?<![\d/.:-])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ \xa0-](?:of )?(?P<m2>{MONTH})\b\.?,?[ \xa0-](?P<y2>(?:19|20)\d\d)\b"
)
ISO = r"(?<![\d/.-])((?:19|20)\d\d)([-/.])(\d\d)\2(\d\d)(?!\d|[-/.]\d)"
# 2/3/2026 is March in London and February in Chicago: it tells a date only if one of the two cannot be a month, or if
# an American time zone is beside it.
SLASHES = r"(?<![\d/.])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d|\d\d)(?![\d/])"
AMERICAN = r"\b(?:[ECMP][SD]?T|(?i:eastern|central|pacific))\b"
# What else a stamp holds besides its date: "Published 11:48 AM, May 19, 2026", "Updated Tue 3 Feb 2026 …".
STAMP_WORDS = word_set("date-stamp-words") | ZONES | NAMES
LATER = ("updated", "modified", "revised", "edited")
# In a name: 2026-02-03, 2026_02_03, 20260203; in folders: 2026/02/03/.
IN_NAME = r"(?<!\d)((?:19|20)\d\d)([-_.])(\d\d)\2(\d\d)(?!\d)|(?<![^\W_])((?:19|20)\d\d)(\d\d)(\d\d)(?![^\W_])"
IN_PATH = r"(?:^|/)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/"
# "Wex, 3 February 2026", "Wex, Carrow, Feb. 3, 2026 –": a place in small letters is a dateline only near the very top,
# and no diary ("Monday, 3 February 2026: …"), legend or correction.
_TOWN = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|(?:de|del|la|le|on|upon|of|the|under)\b)){0,3}"
TOWNS = rf"({_TOWN})(?:, {_TOWN})?, (?:(?i:{LONG_WEEKDAY}|{SHORT_WEEKDAY}),? )?"
NO_TOWNS = NAMES | word_set("words-before-dates")
HEAD = 4  # blocks: headline, standfirst, byline and the dateline itself
TOP = 8  # stamps stand among the first blocks
LONG = 160  # characters; a stamp is shorter, and a longer block is copy


def _date(year, month, day):
    from datetime import date

    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def written(text):
    """The first full date in the text ("Feb. 3, 2026", "3 February 2026", "2026-02-03"), and its span; or None."""
    found = []
    if m := re.search(WRITTEN, text, re.I):
        when = _date(m["y"], MONTHS[m["m"].lower()], m["d"]) if m["m"] else _date(m["y2"], MONTHS[m["m2"].lower()], m["d2"])
        found.append((m.span(), when))
    if m := re.search(ISO, text):
        found.append((m.span(), _date(m[1], m[3], m[4])))
    if m := re.search(SLASHES, text):
        found.append((m.span(), _slashes(text, m)))
    found = [(when, span) for span, when in sorted(found, key=lambda f: f[0]) if when]
    return found[0] if found else None


def _slashes(text, m):
    a, b, year = int(m[1]), int(m[2]), int(m[3]) if len(m[3]) == 4 else 2000 + int(m[3])
    if b > 12 or a == b or a <= 12 and re.search(AMERICAN, text):
        return _date(year, a, b)
    return _date(year, b, a) if a > 12 else None


def stamp(text, blocks):
    """The date of a line near the top that holds a date and little else, or of a dateline; None if there is none.

    A line that says "published" goes before one that says "updated".  Several bare dates are the headings of a
    timeline, and tell nothing.
    """
    known = None
    for i, (start, end, _) in enumerate(blocks[:TOP]):
        short = end - start < LONG
        head = i < HEAD and ", " in text[start : start + 40]
        if not short and not head and not text[start : start + 3].isupper() and " (" not in text[start : start + 20]:
            continue  # copy, without a dateline
        line = text[start : min(end, start + LONG)]
        if "20" not in line and "19" not in line and "/" not in line:
            continue
        when = _stamped(line) if short else None
        if when:
            low = line.lower()
            later = any(word in low for word in LATER)
            if "published" in low or "posted" in low:
                return when
            if known and when != known and not later:
                return None
            known = known or when
        elif when := _dateline(line, head):
            return known or when
    return known


def _stamped(line):
    """The date of a line that is a stamp, or None."""
    found = written(line)
    if not found:
        return None
    when, (start, end) = found
    # "By Jane Doe | Feb. 3, 2026 | 4 min read": what comes between other bars says nothing about the date
    start, end = max(line.rfind(c, 0, start) for c in "|•·") + 1, min(i if i >= 0 else len(line) for i in (
        line.find(c, end) for c in "|•·"))
    if line[:3].lower() == "by " and start == 0:  # "By Jane Doe, Feb. 3, 2026"
        start = found[1][0]
    words = re.findall(r"[^\W\d_]+", line[start:end].lower())
    return when if all(w in STAMP_WORDS for w in words) else None


def _dateline(line, head):
    """The date in the dateline at the head of a line ("PARIS, Feb. 3, 2026 (AFP) —"), or None."""
    found = written(line[:90])
    if not found:
        return None
    when, (start, end) = found
    if head and when.year > 1999 and re.match(r"\.?$| ?[—–:]\s| --? ", line[end:]) and (m := re.fullmatch(TOWNS, line[:start])):
        if m[1].split()[0].lower().rstrip(".") not in NO_TOWNS:
            return when
    if not re.match(r"\)? ?(?:\([^()]{1,24}\) ?)?(?:—|--|–|-\s|:\s)", line[end:]):
        return None
    if start == 0:
        return when if re.match(r" \([A-Z][^()]{1,24}\) ?[—–-]", line[end:]) else None
    return when if start < 60 and re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]*[A-ZÀ-Þ]\b", line) else None


def day(written):
    """The date at the head of a machine's timestamp ("2026-02-03T07:00:00Z", "20260203T070000Z"), or None."""
    m = re.match(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)", written)
    return _date(*m.groups()) if m else None


def from_name(path):
    """The date in a file name (2026-02-03, _2026_02_03_, 20260203) or in its folders (2026/02/03/), or None."""
    if "19" not in path and "20" not in path:
        return None
    path = path.replace("\\", "/")
    for m in re.finditer(IN_NAME, path.rpartition("/")[2]):
        if when := _date(m[1], m[3], m[4]) if m[1] else _date(m[5], m[6], m[7]):
            return when
    m = re.search(IN_PATH, path)
    return _date(*m.groups()) if m else None

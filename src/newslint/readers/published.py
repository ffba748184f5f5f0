"""When an article was published, as far as the article itself says so; unknown stays None."""

import re
from datetime import date

MONTHS = {name: i // 2 + 1 for i, name in enumerate(
    "january jan february feb march mar april apr may may june jun july jul august aug september sep october oct "
    "november nov december dec".split()
)} | {"sept": 9}
NAME = r"(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
WRITTEN = re.compile(rf"\b{NAME}\.? (\d{{1,2}}),? (\d{{4}})\b|\b(\d{{1,2}}) {NAME}\.?,? (\d{{4}})\b", re.I)
ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_](\d\d)[-_](\d\d)(?!\d)")
# What else a stamp line holds besides its date: "Published 05:23 PM, Feb 04, 2026", "Updated Tuesday, …".
STAMP_WORDS = re.compile(
    r"[\W\d_]+|\b(?:published|posted|updated|last|on|at|by|am|pm|a\.m|p\.m|e[sd]?t|p[sd]?t|c[sd]?t|gmt|utc|bst|ist|date|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|first|issued|filed)\b\.?",
    re.I,
)
TOP = 8  # stamps stand among the first blocks


def _date(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def written(text):
    """The first full date in the text ("Feb. 3, 2026", "3 February 2026", "2026-02-03"), and its span; or None."""
    m = WRITTEN.search(text)
    if m:
        when = _date(m[3], MONTHS[m[1].lower()], m[2]) if m[1] else _date(m[6], MONTHS[m[5].lower()], m[4])
        return (when, m.span()) if when else None
    m = ISO.search(text)
    if m and (when := _date(*m.groups())):
        return when, m.span()
    return None


def stamp(text, blocks):
    """The date of a line near the top that holds a date and nothing else, or of a dateline; None if there is none."""
    for block in blocks[:TOP]:
        line = text[block.start : block.end]
        if len(line) > 80 and block.start and not line[:40].isupper():
            line = line[:80] if "—" in line[:80] or "--" in line[:80] else ""
            head, _, _ = line.partition("—") if "—" in line else line.partition("--")
            line = head if head[:1].isupper() and head.split(",")[0].isupper() else ""
            if line and (known := written(line)):
                return known[0]
            continue
        if not any(c.isdigit() for c in line):
            continue
        known = written(line)
        if known and not STAMP_WORDS.sub("", line[: known[1][0]] + " " + line[known[1][1] :]).strip():
            return known[0]
    return None


def from_name(path):
    """The date in a file name (2026-02-03, _2026_02_03_), or None."""
    m = IN_NAME.search(path.replace("\\", "/").rsplit("/", 1)[-1])
    return _date(*m.groups()) if m else None

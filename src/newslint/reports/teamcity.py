"""Inspections of a TeamCity build, as its service messages.

https://www.jetbrains.com/help/teamcity/service-messages.html#Reporting+Inspections
"""

import re

from newslint.finding import lines_of
from newslint.printable import printable
from newslint.reports import by_place, relative

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "WEAK WARNING"}


def report(articles, write, color=False, rules=None):
    """Write one message for each place, and before the first of a rule one that introduces the rule."""
    seen = set()
    for article, source, findings, _ in articles:
        lines = lines_of(source) if findings else None
        for f, place in by_place(findings):
            if f.code not in seen:
                seen.add(f.code)
                name = f.name.replace("-", " ")
                _message(write, "inspectionType", id=f.code, name=name, category="newslint", description=f"newslint rule {f.code}: {name}")
            _message(write, "inspection", typeId=f.code, message=f.message_at(place, source), file=relative(article.path),
                     line=lines.at(place.start)[0], SEVERITY=SEVERITIES[place.level])


def _message(write, kind, **values):
    write(f"##teamcity[{kind} " + " ".join(f"{key}='{_value(value)}'" for key, value in values.items()) + "]\n")


def _value(text):
    return re.sub(r"[|'\[\]]|[^\0-\x7f]", _escaped, printable(text))


def _escaped(m):
    if m[0] < "\x80":
        return "|" + m[0]
    units = m[0].encode("utf-16-be")
    return "".join(f"|0x{units[i:i + 2].hex().upper()}" for i in range(0, len(units), 2))

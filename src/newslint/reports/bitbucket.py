"""Bitbucket Code Insights: {"report": …, "annotations": […]}, the bodies of the two requests that docs/ci.md shows.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/
"""

from json import dumps

from newslint.finding import LEVELS, lines_of
from newslint.printable import printable, printable_json
from newslint.reports import relative
from newslint.reports.identity import Identity

SEVERITIES = {"error": "HIGH", "warning": "MEDIUM", "note": "LOW"}
MAX_SUMMARY = 450  # characters that the service takes


def report(articles, write, color=False, rules=None):
    """Write one object, the gravest annotations first: the service takes 1000 a report, 100 a request."""
    identity, found, number = Identity(), [], 0
    for result in articles:
        number += result.is_article
        lines = lines_of(result.source) if result.findings else None
        for f, place, name in identity.places(result):
            found.append((place.level, _annotation(relative(result.path), result.source, lines, f, place, name)))
    found.sort(key=lambda pair: -LEVELS.index(pair[0]))
    counts = {level: sum(one == level for one, _ in found) for level in reversed(LEVELS)}
    passed = len(found) == counts["note"]
    body = {
        "title": "newslint",
        "details": f"{number} article{'s' * (number != 1)} checked: " + ", ".join(f"{n} {level}{'s' * (n != 1)}" for level, n in counts.items()),
        "report_type": "TEST",
        "reporter": "newslint",
        "result": "PASSED" if passed else "FAILED",
        "data": [{"title": f"{level.capitalize()}s", "type": "NUMBER", "value": n} for level, n in counts.items()],
    }
    write('{"report": ' + dumps(body) + ', "annotations": [')
    write(",".join("\n" + printable_json(dumps(annotation, ensure_ascii=False)) for _, annotation in found))
    write("\n]}\n" if found else "]}\n")


def _annotation(path, source, lines, f, place, name):
    summary = printable(f"{f.code}: {f.message_at(place, source)}")
    return {
        "external_id": name,
        "annotation_type": "CODE_SMELL",
        "path": path,
        "line": lines.at(place.start)[0],
        "summary": summary if len(summary) <= MAX_SUMMARY else summary[: MAX_SUMMARY - 1] + "…",
        "details": printable(f"{f.code} {f.name}"),
        "severity": SEVERITIES[place.level],
    }

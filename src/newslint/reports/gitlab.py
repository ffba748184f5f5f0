"""GitLab Code Quality: a JSON array with an object for each place.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from json import dumps

from newslint.finding import lines_of
from newslint.printable import printable, printable_json
from newslint.reports import relative
from newslint.reports.identity import Identity

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def report(articles, write, color=False, rules=None):
    """Write one array, empty if there is nothing to report.  GitLab shows only one of several equal fingerprints."""
    identity, separator = Identity(), ""
    write("[")
    for result in articles:
        lines = lines_of(result.source) if result.findings else None
        for f, place, name in identity.places(result):
            entry = {
                "check_name": f.code,
                "description": printable(f"{f.code}: {f.message_at(place, result.source)}"),
                "severity": SEVERITIES[place.level],
                "fingerprint": name,
                "location": {"path": relative(result.path), "positions": {
                    "begin": _position(lines, place.start), "end": _position(lines, place.end)}},
            }
            write(separator + "\n" + printable_json(dumps(entry, ensure_ascii=False)))
            separator = ","
    write("\n]\n" if separator else "]\n")


def _position(lines, offset):
    line, column = lines.at(offset)
    return {"line": line, "column": column}

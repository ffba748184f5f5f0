"""Generic issues for SonarQube (10.3 or newer).  Lines count from 1, columns from 0 in units of UTF-16.

https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/importing-external-issues/generic-issue-import-format
"""

from json import dumps

from newslint.finding import Units, lines_of
from newslint.printable import printable, printable_json
from newslint.readers import is_package
from newslint.reports import by_place, relative

SEVERITIES = {"error": "MAJOR", "warning": "MINOR", "note": "INFO"}
IMPACTS = {"error": "HIGH", "warning": "MEDIUM", "note": "LOW"}


def report(articles, write, color=False, rules=None):
    """Write one object: an issue for each place, then the rules that they name."""
    found, separator = {}, ""
    write('{"issues": [')
    for article, source, findings, _ in articles:
        if findings:
            ranges, path = _Ranges(source), relative(article.path)
            for f, place in by_place(findings):
                found.setdefault(f.code, (f.name, f.level))
                write(separator + "\n" + printable_json(dumps(_issue(path, source, ranges, f, place), ensure_ascii=False)))
                separator = ","
    known = {r.code: r for r in rules()} if rules else {}
    records = [_rule(code, *found[code], known.get(code)) for code in sorted(found)]
    write("\n], \"rules\": [" + ",".join("\n" + printable_json(dumps(r, ensure_ascii=False)) for r in records) + "\n]}\n")


class _Ranges:
    """Ranges of a source.  The scanner stops at a column after the end of its line, and at an empty range."""

    def __init__(self, source):
        self._lines, self._units = lines_of(source), Units(source, "utf-16")

    def of(self, start, end):
        (line, column), (end_line, end_column) = self._position(start), self._position(end)
        if (line, column) >= (end_line, end_column):
            return {"startLine": line}
        return {"startLine": line, "endLine": end_line, "startColumn": column, "endColumn": end_column}

    def line(self, offset):
        return self._lines.at(offset)[0]

    def _position(self, offset):
        line = self.line(offset)
        first, last = self._lines.span(line)
        return line, self._units.at(min(offset, last)) - self._units.at(first)


def _issue(path, source, ranges, f, place):
    issue = {
        "ruleId": f.code,
        "effortMinutes": 1,
        "primaryLocation": _location(f.message_at(place, source), path, ranges, place),
    }
    evidence = [  # what is in another article may be in a file that the scanner does not know
        _location(e.message or "compare", path, ranges, e)
        for e in f.evidence if not e.article
    ]
    return issue | ({"secondaryLocations": evidence} if evidence else {})


def _location(message, path, ranges, place):
    """A Place or Evidence.  The scanner stops at a line that a file does not have, so that a package is marked as a whole."""
    if is_package(path):
        return {"message": printable(f"paragraph {ranges.line(place.start)}: {message}"), "filePath": path}
    return {"message": printable(message), "filePath": path, "textRange": ranges.of(place.start, place.end)}


def _rule(code, name, level, rule):
    level = rule.level if rule else level
    return {
        "id": code,
        "name": printable(name.replace("-", " ")),
        "description": printable(" ".join(rule.why.split())) if rule else printable(name),
        "engineId": "newslint",
        "cleanCodeAttribute": "CONVENTIONAL",
        "type": "CODE_SMELL",
        "severity": SEVERITIES[level],
        "impacts": [{"softwareQuality": "MAINTAINABILITY", "severity": IMPACTS[level]}],
    }

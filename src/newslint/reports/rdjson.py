"""Reviewdog's diagnostic format.  Its columns count bytes of UTF-8, from 1, and ends are exclusive.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from json import dumps

from newslint.finding import Units, lines_of
from newslint.printable import printable, printable_json
from newslint.readers import is_package
from newslint.reports import by_place, relative

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
SOURCE = {"name": "newslint"}


def report(articles, write, color=False, rules=None):
    """Write one object with all diagnostics."""
    write('{"source": ' + dumps(SOURCE) + ', "severity": "WARNING", "diagnostics": [')
    separator = ""
    for diagnostic in diagnostics(articles):
        write(separator + "\n" + printable_json(dumps(diagnostic, ensure_ascii=False)))
        separator = ","
    write("\n]}\n" if separator else "]}\n")


def diagnostics(articles):
    """The diagnostic of every place."""
    for article, source, findings, _ in articles:
        if findings:
            ranges = _Ranges(source)
            for f, place in by_place(findings):
                yield _diagnostic(relative(article.path), source, ranges, f, place)


class _Ranges:
    """Ranges of a source in lines and bytes."""

    def __init__(self, source):
        self._lines, self._units = lines_of(source), Units(source, "utf-8")

    def of(self, start, end):
        return {"start": self._position(start), "end": self._position(end)}

    def _position(self, offset):
        line, column = self._lines.at(offset)
        return {"line": line, "column": self._units.at(offset) - self._units.at(offset - column + 1) + 1}

    def evidence(self, e):
        """The range of an Evidence; of one in another article only the lines, since its bytes are not known."""
        if not e.article:
            return self.of(e.start, e.end)
        row, _, end_row, _ = e.at
        return {"start": {"line": row}, "end": {"line": end_row}}


def _diagnostic(path, source, ranges, f, place):
    entry = {
        "message": printable(f.message_at(place, source)),
        "location": {"path": path, "range": ranges.of(place.start, place.end)},
        "severity": SEVERITIES[place.level],
        "code": {"value": f.code},
    }
    if place.fix and not is_package(path):
        entry["suggestions"] = [{"range": ranges.of(e.start, e.end), "text": e.content} for e in place.fix.edits]
    if f.evidence:
        entry["related_locations"] = [
            {"message": printable(e.message or "compare"),
             "location": {"path": relative(e.article.path) if e.article else path, "range": ranges.evidence(e)}}
            for e in f.evidence
        ]
    return entry

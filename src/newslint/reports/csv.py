"""A table for a spreadsheet: a row for each place."""

import csv

from newslint.finding import lines_of
from newslint.printable import printable
from newslint.reports import by_place

HEADER = ("path", "part", "line", "column", "end_line", "end_column", "code", "name", "level", "message", "found", "fix")


class _Lines:
    """A file for csv.writer."""

    def __init__(self, write):
        self.write = write


def report(articles, write, color=False, rules=None):
    """Write the header and the rows.  fix: what is written instead of the whole place, empty where there is no single fix."""
    rows = csv.writer(_Lines(write), lineterminator="\n")
    rows.writerow(HEADER)
    for article, source, findings, _ in articles:
        lines = lines_of(source) if findings else None
        for f, place in by_place(findings):
            words = (f.code, f.name, place.level, f.message_at(place, source), source[place.start : place.end], _fixed(source, place))
            rows.writerow([_cell(article.path), _cell(article.part), *lines.at(place.start), *lines.at(place.end), *map(_cell, words)])


def _fixed(source, place):
    """The words of the place after its edits."""
    if not place.fix or any(e.start < place.start or e.end > place.end for e in place.fix.edits):
        return ""
    text, at = [], place.start
    for edit in sorted(place.fix.edits, key=lambda e: e.start):
        text += [source[at : edit.start], edit.content]
        at = edit.end
    return "".join(text) + source[at : place.end]


def _cell(text):
    """The text on one line; a spreadsheet would take what begins with one of these signs for a formula."""
    shown = printable(text)
    return "'" + shown if shown.startswith(("=", "+", "-", "@")) else shown

"""Annotations on a pull request, as GitHub's workflow commands."""

from newslint.finding import lines_of
from newslint.printable import printable
from newslint.reports import by_place, relative

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def report(articles, write, color=False, rules=None):
    """Write one workflow command a place; GitHub shows it at the line."""
    for article, source, findings, _ in articles:
        lines = lines_of(source) if findings else None
        for f, place in by_place(findings):
            row, column = lines.at(place.start)
            end_row, end_column = lines.at(place.end)
            where = f"file={_property(relative(article.path))},line={row},endLine={end_row}"
            if row == end_row:  # GitHub takes columns only for a single line
                where += f",col={column},endColumn={end_column}"
            write(f"::{COMMANDS[place.level]} {where},title={_property(f'{f.code} {f.name}')}::{_data(printable(f.message_at(place, source)))}\n")


def _data(text):
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text):
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")

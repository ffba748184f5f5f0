"""Annotations on a pull request, as GitHub's workflow commands."""

from newslint.finding import Lines
from newslint.reports import also

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def report(articles, write, color=False, rules=None):
    """Write one workflow command a finding; GitHub shows it at the line."""
    for path, source, findings, _ in articles:
        lines = Lines(source) if findings else None
        for f in findings:
            row, column = lines.at(f.start)
            end_row, end_column = lines.at(f.end)
            place = f"file={_property(path)},line={row},endLine={end_row}"
            if row == end_row:  # GitHub takes columns only for a single line
                place += f",col={column},endColumn={end_column}"
            more = also(lines, f)
            message = f.message + (more and f" ({more})")
            write(f"::{COMMANDS[f.level]} {place},title={_property(f'{f.code} {f.name}')}::{_data(message)}\n")


def _data(text):
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text):
    return _data(text).replace(":", "%3A").replace(",", "%2C")

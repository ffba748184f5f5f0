"""One line a finding: path:line:column: CODE message, as grep and editors know it."""

from newslint.finding import Lines
from newslint.reports import named


def report(articles, write, color=False, rules=None):
    """Write the findings of every Checked; nothing for an article without."""
    for path, source, findings, _ in articles:
        lines = Lines(source) if findings else None
        for f in findings:
            row, column = lines.at(f.start)
            write(f"{named(path)}:{row}:{column}: {f.code} {f.level}: {f.message}\n")

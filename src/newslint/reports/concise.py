"""One line a finding: path:line:column: CODE message, as grep and editors know it."""

from newslint.finding import Lines
from newslint.reports import also, named


def report(articles, write, color=False, rules=None):
    """Write the findings of every Checked; nothing for an article without."""
    for path, source, findings, _ in articles:
        lines = Lines(source) if findings else None
        for f in findings:
            row, column = lines.at(f.start)
            more = also(lines, f)
            write(f"{named(path)}:{row}:{column}: {f.code} {f.level}: {f.message}{more and f' ({more})'}\n")

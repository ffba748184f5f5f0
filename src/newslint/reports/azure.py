"""Annotations of an Azure Pipelines run, as its logging commands.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from newslint.finding import lines_of
from newslint.printable import printable
from newslint.reports import by_place, relative


def report(articles, write, color=False, rules=None):
    """Write one command for each place.  Azure knows errors and warnings only, so that a note is a warning that says “note:”."""
    for article, source, findings, _ in articles:
        lines = lines_of(source) if findings else None
        for f, place in by_place(findings):
            line, column = lines.at(place.start)
            kind = "error" if place.level == "error" else "warning"
            note = "note: " if place.level == "note" else ""
            write(f"##vso[task.logissue type={kind};sourcepath={_property(relative(article.path))};linenumber={line};"
                  f"columnnumber={column};code={_property(f.code)};]{note}{printable(f.message_at(place, source))}\n")


def _property(text):
    # the agent has two ways to read "%25", by its version, so a "%" stays; line ends are gone after printable()
    return printable(text).replace(";", "%3B").replace("]", "%5D")

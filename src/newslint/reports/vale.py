"""JSON in the shape of `vale --output=JSON`, so that editor plug-ins for Vale can show newslint's findings."""

from json import dumps

from newslint.finding import lines_of
from newslint.printable import printable, printable_json
from newslint.readers import is_package
from newslint.reports import by_place

SEVERITIES = {"error": "error", "warning": "warning", "note": "suggestion"}


def report(articles, write, color=False, rules=None):
    """Write one object: path -> alerts.  Articles of one file share its list, so this is written when all are through."""
    files = {}
    for article, source, findings, _ in articles:
        if findings:
            lines = lines_of(source)
            files.setdefault(article.path, []).extend(_alert(source, lines, f, place) for f, place in by_place(findings))
    write(printable_json(dumps(files, ensure_ascii=False, indent=2)) + "\n")


def _alert(source, lines, f, place):
    line, column = lines.at(place.start)
    end = min(place.end, lines.span(line)[1])
    name, choices = ("", None) if is_package(f.path) else _action(f, place)
    return {
        "Action": {"Name": name, "Params": choices},
        "Span": [column, max(column, column + end - place.start - 1)],  # code points from 1, both ends included
        "Check": f"newslint.{f.code}",
        "Description": "",
        "Link": "",
        "Message": printable(f.message_at(place, source)),
        "Severity": SEVERITIES[place.level],
        "Match": source[place.start : end],
        "Line": line,
    }


def _action(f, place):
    """What a plug-in offers: what is written instead of the very words of the place, the words removed, or nothing, as in a quotation."""
    edits = place.fix.edits if place.fix else ()
    if len(edits) == 1 and (edits[0].start, edits[0].end) == (place.start, place.end):
        return ("replace", [edits[0].content]) if edits[0].content else ("remove", None)
    if f.suggestions and not edits and not place.quoted:
        return "replace", list(f.suggestions)
    return "", None

"""A JSON array of findings in the shape that users know from Ruff, plus what copy needs."""

from json import dumps

from newslint.finding import lines_of
from newslint.printable import printable_json
from newslint.readers import pointer


def report(articles, write, color=False, rules=None):
    """Write one array; an object a finding, in order of article and place."""
    first = True
    write("[")
    for _, source, findings, _ in articles:
        lines = lines_of(source) if findings else None
        for f in findings:
            write(("" if first else ",") + "\n" + printable_json(dumps(record(lines, f) | _pointer(source, f), ensure_ascii=False)))
            first = False
    write("]\n" if first else "\n]\n")


def _pointer(source, f):
    """In JSON, where in it the finding is."""
    found = pointer(f.path, source, f.start)
    return {"pointer": found} if found else {}


def record(lines, f):
    """The object of one finding; rows and columns are 1-based, columns count code points, ends are exclusive.

    related: its other places (role "also", each with its own fix), then what it is judged against (role "evidence").
    """

    def span(start, end):
        return _span(*lines.at(start), *lines.at(end))

    def fix(place):
        return place.fix and {
            "applicability": place.fix.applicability,
            "message": place.fix.message,
            "edits": [{"content": e.content, **span(e.start, e.end)} for e in place.fix.edits],
        }

    def where(article):
        return {"filename": article.path, "part": article.part}

    also = [
        {"role": "also", **where(f.article), **span(p.start, p.end), "level": p.level, "fix": fix(p), "message": ""}
        for p in f.places[1:]
    ]
    evidence = [
        {"role": "evidence", **where(e.article or f.article),
         **_span(*e.location(lines)), "message": e.message}
        for e in f.evidence
    ]
    return {
        **where(f.article),
        "code": f.code,
        "name": f.name,
        "level": f.level,
        "message": f.message,
        **span(f.start, f.end),
        "fix": fix(f.places[0]),
        "suggestions": list(f.suggestions),
        "related": also + evidence,
        "url": None,
    }


def _span(row, column, end_row, end_column):
    return {"location": {"row": row, "column": column}, "end_location": {"row": end_row, "column": end_column}}

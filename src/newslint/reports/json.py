"""A JSON array of findings in the shape that users know from Ruff, plus what copy needs."""

from json import dumps

from newslint.finding import Lines


def report(articles, write, color=False, rules=None):
    """Write one array; an object a finding, in order of article and place."""
    first = True
    write("[")
    for path, source, findings, _ in articles:
        lines = Lines(source) if findings else None
        for f in findings:
            write(("" if first else ",") + "\n" + dumps(record(path, lines, f), ensure_ascii=False))
            first = False
    write("]\n" if first else "\n]\n")


def record(path, lines, f):
    """The object of one finding; rows and columns are 1-based, columns count code points, ends are exclusive."""

    def at(offset):
        row, column = lines.at(offset)
        return {"row": row, "column": column}

    return {
        "filename": path,
        "code": f.code,
        "name": f.name,
        "level": f.level,
        "message": f.message,
        "location": at(f.start),
        "end_location": at(f.end),
        "fix": f.fix and {
            "applicability": f.fix.applicability,
            "message": f.fix.message,
            "edits": [
                {"content": e.content, "location": at(e.start), "end_location": at(e.end)} for e in f.fix.edits
            ],
        },
        "suggestions": list(f.suggestions),
        "related": [
            {"role": p.role, "filename": path, "location": at(p.start), "end_location": at(p.end), "message": p.message}
            for p in f.related
        ],
        "url": None,
    }

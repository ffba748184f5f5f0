"""newslint names and newslint quotes: who is named in the copy, and what is quoted."""

from newslint import files, jobs, ledger, own_files
from newslint.commands import complain, show
from newslint.config import ConfigError
from newslint.session import Options, Session


def run(args, kind="names"):
    """Print the list of names.  Exit status 0, or 2 where something could not be read."""
    failed = False

    def fail(problem):
        nonlocal failed
        failed = True
        complain(problem)

    try:
        session = Session(options=Options(args.config), fail=fail)
    except ConfigError as err:
        fail(err)
        return 2
    paths = session.ready(files.articles(args.paths or ["."], session.excluded, fail, own=own_files.is_own))
    work = ledger.Entries(kind, {path: session.linter_for(path) for path in paths}, None)
    entries = []
    for found, problems in jobs.each(work, paths, jobs.number(0, paths)):
        entries += found
        for problem in problems:
            fail(problem)
    rows = (ledger.names_listed if kind == "names" else ledger.quotes_listed)(entries)
    {"json": _json, "csv": _csv, "text": _text}[args.output_format](rows, kind)
    return 2 if failed else 0


def _json(rows, _kind):
    import json

    show(json.dumps(rows, ensure_ascii=False, indent=2), lines=True)


def _csv(rows, kind):
    """One line a row; what has several values is joined by semicolons, and places are FILE:LINE."""
    import csv
    import io

    def cell(value):
        if isinstance(value, dict):
            return "; ".join(f"{key} ({n})" for key, n in value.items())
        if isinstance(value, list):
            return "; ".join(map(_one, value))
        return _harmless(value) if isinstance(value, str) else "" if value is None else value

    fields = ("name", "count", "articles", "first", "last", "titles", "ages", "similar", "places")
    if kind == "quotes":
        fields = ("quotation", "count", "articles", "first", "last", "speakers", "places")
    table = io.StringIO()
    out = csv.writer(table, lineterminator="\n")
    out.writerow(fields)
    out.writerows([cell(row[field]) for field in fields] for row in rows)
    show(table.getvalue().rstrip("\n"), lines=True)


def _harmless(text):
    """A cell that no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _one(value):
    if isinstance(value, str):
        return _harmless(value)
    if "age" in value:
        return f"{value['age']} ({value['published'] or 'no day'})"
    return _place(value)


def _place(place):
    part = f"[{place['part']}]" if place["part"] else ""
    return f"{place['filename']}{part}:{place['row']}"


def _text(rows, kind):
    for row in rows:
        times = f"{row['count']} {'time' if row['count'] == 1 else 'times'} in {row['articles']} {'article' if row['articles'] == 1 else 'articles'}"
        days = row["first"] and (row["first"] if row["first"] == row["last"] else f"{row['first']} to {row['last']}")
        more = [times, days]
        if kind == "names":
            more += [", ".join(row["titles"]), "aged " + ", ".join(dict.fromkeys(str(a["age"]) for a in row["ages"])) if row["ages"] else ""]
            more.append("compare " + ", ".join(row["similar"]) if row["similar"] else "")
            head = row["name"]
        else:
            more.append(", ".join(row["speakers"]))
            head = f"“{row['quotation']}”"
        show(f"{head}: {'; '.join(filter(None, more))}")
        for place in row["places"][:3]:
            show(f"    {_place(place)}")
        if len(row["places"]) > 3:
            show(f"    and {len(row['places']) - 3} more")

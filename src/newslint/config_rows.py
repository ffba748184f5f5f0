"""The line of a config file that a fault is about, for its message: newslint.toml:4: unknown key 'levle'."""

import re

from newslint.files import InputError, content

HEADING = re.compile(r"\[\[?((?:\"(?:[^\"\\]|\\.)*+\"|'[^']*'|[^\]\"'])++)\]\]?\s*+(?:#.*)?")
KEY = re.compile(r"\s*(?:\"([^\"]+)\"|'([^']+)'|([\w.-]+))\s*=")
PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")
SCOPE = re.compile(r"\[((?:paths|set)\.(?:\"[^\"]*\"|[^\]]*))\]:? (.*)", re.S)
NAME = re.compile(r"'([^'\s]+)'|\b([A-Za-z][\w.-]*)")


def with_rows(file, text, faults):
    """The faults, “file: what”, each with the line that it is about; one that no line can be found for stays as it is."""
    rows, out = _rows(text), []
    for fault in faults:
        what = fault.removeprefix(f"{file}: ")
        row = _row(rows, what) if what != fault else None
        out.append(f"{file}:{row}: {what}" if row else fault)
    return out


def located(file, faults):
    """The same for a file that was read before."""
    try:
        return with_rows(file, content(file).decode("utf-8"), faults)
    except (InputError, UnicodeDecodeError, TypeError):
        return list(faults)


def _rows(text):
    """{(names of the tables and of the key): row}; a table that is in the text has a row, too."""
    rows, table = {}, ()
    for row, line in enumerate(text.split("\n"), 1):
        if heading := HEADING.fullmatch(line.strip()):
            table = tuple(filter(None, (next(filter(None, p.groups()), "") for p in PART.finditer(heading[1]))))
            table = table[2:] if table[:2] == ("tool", "newslint") else table
            rows.setdefault(table, row)
        elif key := KEY.match(line):
            quoted, name = key[1] or key[2], key[3]
            rows.setdefault((*table, *((quoted,) if quoted else name.split("."))), row)
    return rows


def _row(rows, what):
    scope = SCOPE.match(what)
    table, rest = ((), what) if not scope else (tuple(next(filter(None, p.groups())) for p in PART.finditer(scope[1])), scope[2])
    names = [a or b for a, b in NAME.findall(rest)][:6]
    best = rows.get(table)
    for name in names:
        inner = [row for key, row in rows.items() if key[: len(table) + 1] == (*table, name)]
        if inner:
            table, best = (*table, name), rows.get((*table, name), min(inner))
    return best

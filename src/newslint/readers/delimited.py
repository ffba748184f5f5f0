"""CSV and TSV: an article a row, in columns that the first row names.

A column called "body", "text" or "content" holds the copy, "headline", "title" or "hed" its headline, "published" or "date" the
day, "section" that of the paper, unless `fields` of the config names others.  An article is known by its row as a spreadsheet counts it: the first has the names.
"""

import re

from newslint.readers import Unreadable
from newslint.readers.fields import FIELD_KINDS, Field, format_of, reading

COLUMNS = {
    "headline": ("headline", "title", "hed"), "standfirst": ("standfirst", "dek", "summary"), "byline": ("byline",), "body": ("body", "text", "content"),
    "caption": ("caption",), "published": ("published", "date", "pubdate"), "section": ("section", "category", "desk"),
}
DELIMITERS = ",;\t|"
QUOTED = re.compile(r'"((?:[^"]|"")*+)("?)')


def read_all(source):
    """A Reading for every row with copy, an Unreadable for what cannot be read."""
    return _read(source, COLUMNS, "")


def read_fields(source, names):
    """The same with the columns that a table of the config names: {"body": name of a column}; `format` is that of the fields."""
    return _read(source, {name: (names[name],) for name in COLUMNS if name in names}, names.get("format", ""))


def _read(source, names, form):
    delimiter = _delimiter(source)
    columns = None
    for number, (line, cells, problem) in enumerate(_rows(source, delimiter), 1):
        if problem:
            yield Unreadable(line, problem)
            return
        if columns is None:
            head = [source[c[0] : c[1]].replace('""', '"').strip() for c in cells]
            columns = _columns(head, names)
            if "body" not in columns:
                wanted = " or ".join(f'"{n}"' for n in names["body"])
                yield Unreadable(line, f"no column {wanted} in the first row; name the column of the copy in the config: [fields] body = \"…\"")
                return
            continue
        if not any(a < b for a, b, _ in cells):
            continue
        if columns["body"] >= len(cells):
            yield Unreadable(line, f"the row has {len(cells)} of {len(head)} columns, and no copy")
            continue
        found = _article(source, cells, columns, form, str(number), delimiter)
        if found:
            yield found


def _delimiter(source):
    """What divides the columns: the sign that is most often in the first row, outside quotation marks."""
    first = re.match(r'(?:"(?:[^"]|"")*+"?|[^"\r\n])*+', source)[0]
    bare = re.sub(r'"(?:[^"]|"")*+"?', "", first)
    return max(DELIMITERS, key=bare.count)


def _columns(head, names):
    """{field: number of its column}."""
    low = [name.lower() for name in head]
    found = {}
    for field, wanted in names.items():
        for name in wanted:
            if name in head or name.lower() in low:
                found[field] = head.index(name) if name in head else low.index(name.lower())
                break
    return found


def _rows(source, delimiter):
    """(line, [(start, end, whether in quotation marks)], problem or "") of every row; offsets are those of the text in the cell."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    at, line, cells, first = 0, 1, [], 1
    while at <= len(source):
        if source[at : at + 1] == '"':
            m = QUOTED.match(source, at)
            if not m[2]:
                yield line, cells, "a quotation mark that begins a cell is not closed; write \"\" for one inside a cell"
                return
            cells.append((*m.span(1), True))
            line += _line_ends(m[1])
            at = bare.match(source, m.end()).end()
        else:
            m = bare.match(source, at)
            cells.append((*m.span(), False))
            at = m.end()
        if source[at : at + 1] == delimiter:
            at += 1
            continue
        yield first, cells, ""
        at += 2 if source[at : at + 2] == "\r\n" else 1
        cells, line = [], line + 1
        first = line


def _line_ends(text):
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _article(source, cells, columns, form, part, delimiter):
    """The Reading of a row, or None where it has no copy."""
    body = source[cells[columns["body"]][0] : cells[columns["body"]][1]] if columns["body"] < len(cells) else ""
    fields, quoted, form = [], True, form or format_of(body)
    for name, kind in FIELD_KINDS.items():
        number = columns.get(name, len(cells))
        if number < len(cells):
            start, end, marked = cells[number]
            field = _field(kind, form, source, start, end, marked)
            if field.value.strip():
                quoted = quoted and marked
                fields.append(field)
    if all(f.kind for f in fields):
        return None
    number = columns.get("published", len(cells))
    published = _field("date", form, source, *cells[number]) if number < len(cells) else None

    def decode(piece):
        if quoted:
            return [] if '"' in piece.replace('""', "") else [(piece.replace('""', '"'), lambda text: text.replace('"', '""'))]
        return [(piece, lambda text: None if {delimiter, '"', "\n", "\r"} & {*text} else text)]

    number = columns.get("section", len(cells))
    sections = source[cells[number][0] : cells[number][1]].split(";") if number < len(cells) else ()
    return reading(fields, published, part, decode, sections)


def _field(kind, form, source, start, end, marked):
    """The Field of a cell; in quotation marks, two of them are one."""
    value, segments, at = "", [], start
    doubled = source.find('""', at, end) if marked else -1
    while doubled >= 0:
        if doubled > at:
            segments.append((len(value), at, doubled - at, doubled - at))
            value += source[at:doubled]
        segments.append((len(value), doubled, 1, 2))
        value += '"'
        at = doubled + 2
        doubled = source.find('""', at, end)
    if at < end:
        segments.append((len(value), at, end - at, end - at))
        value += source[at:end]
    return Field(kind, form, value, segments)

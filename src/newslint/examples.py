"""Examples in rules: one line that is text, mark and fix at once.

    {woudl => would}   a finding, and its fix        {woudl}   a finding without one
    {the =>}           a finding whose fix deletes   \\{        a brace that stands in the text

An example is a text, or a table with `text` and what it needs to be judged: `published` (a date), `house` (a table).
"""

import re
from typing import NamedTuple

MARK = re.compile(r"\\([{}])|\{((?:[^{}\\]|\\.)*)\}")


class Mark(NamedTuple):
    """[start, end) in the example's text; fix is None where none is shown."""

    start: int
    end: int
    fix: str | None


class Example(NamedTuple):
    text: str
    marks: tuple[Mark, ...]
    published: object = None
    house: dict = {}


def example(entry):
    """The Example of a rule's `bad` or `good` entry.  Raises ValueError for an unknown key."""
    table = {"text": entry} if isinstance(entry, str) else entry
    unknown = set(table) - {"text", "published", "house"}
    if unknown or "text" not in table:
        raise ValueError(f"an example holds text, published and house, not {', '.join(sorted(unknown)) or 'nothing'}")
    out, marks, at, size = [], [], 0, 0
    source = table["text"].strip("\n")
    for m in MARK.finditer(source):
        out.append(source[at : m.start()])
        size += m.start() - at
        at = m.end()
        if m[1]:
            out.append(m[1])
            size += 1
            continue
        found, arrow, fix = re.sub(r"\\([{}])", r"\1", m[2]).partition("=>")
        if arrow:
            found = found[:-1] if found.endswith(" ") else found
            fix = fix[1:] if fix.startswith(" ") else fix
        marks.append(Mark(size, size + len(found), fix if arrow else None))
        out.append(found)
        size += len(found)
    out.append(source[at:])
    return Example("".join(out), tuple(marks), table.get("published"), table.get("house", {}))

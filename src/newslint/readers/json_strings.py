"""The strings of a JSON text, with their places."""

import json
import re
from json.decoder import scanstring

ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
TOKEN = re.compile(r"[\[\]{}:,\"]")
# What Python says of JSON that it cannot read: what we say.
FAULTS = {
    "Expecting value": "expected a JSON value", "Extra data": "extra text after the JSON",
    "Expecting property name enclosed in double quotes": "a key in double quotation marks is missing", "Expecting ':' delimiter": "a colon is missing",
    "Expecting ',' delimiter": "a comma is missing", "Unterminated string starting at": "the quotation mark is not closed",
    "Invalid control character at": "a line end or another control character is in a string; write \\n",
    "Illegal trailing comma": "a comma comes before the closing bracket", "Invalid \\": "invalid escape; write \\\\ for a backslash",
}
DEEPEST = 200  # brackets inside each other: more is not an article


def load(source):
    """(the value of a JSON text, {path: (string, start, end)}); a path is a tuple of keys and numbers, offsets are inside the quotes.

    Raises ValueError.
    """
    try:
        value = json.loads(source)
    except RecursionError:
        raise ValueError("brackets inside each other too deep to read") from None
    except json.JSONDecodeError as err:
        raise fault(err) from None
    except ValueError:  # a number of more digits than Python makes an int of
        value = json.loads(source, parse_int=float)
    places, stack, at = {}, [], 0
    while m := TOKEN.search(source, at):
        sign, at = m[0], m.end()
        top = stack[-1] if stack else None
        if sign == '"':
            text, at = scanstring(source, at)
            if top and top[1]:
                top[0] = text
            else:
                places[tuple([level[0] for level in stack])] = text, m.end(), at - 1
        elif sign == "{" or sign == "[":
            stack.append([0, sign == "{"])
            if len(stack) > DEEPEST:
                raise ValueError("brackets inside each other too deep to read")
            stack[-1] += [sign]
        elif sign == "]" or sign == "}":
            stack.pop()
        elif sign == ":":
            top[1] = False
        elif top[2] == "{":
            top[1] = True
        else:
            top[0] += 1
    return value, places


def fault(err, start=0):
    """The ValueError that says in our words what a JSONDecodeError says, with its `lineno`; columns count from `start` or their line end."""
    before = err.doc[start : err.pos]
    line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
    column = len(before) - line_start + 1
    said, sign, remedy = next((ours for theirs, ours in FAULTS.items() if err.msg.startswith(theirs)), "it cannot be read").partition(";")
    found = ValueError(f"{said} in column {column}{sign}{remedy}" if err.pos < len(err.doc.rstrip()) else "it ends too early; is the file whole?")
    found.lineno = 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
    return found


def segments(source, start, end, size=0):
    """The segments of the string in source[start:end], whose text begins at `size`."""
    at = start
    for m in ESCAPE.finditer(source, start, end):
        if m.start() > at:
            yield size, at, m.start() - at, m.start() - at
            size += m.start() - at
        yield size, m.start(), 1, len(m[0])
        size, at = size + 1, m.end()
    if end > at:
        yield size, at, end - at, end - at


def decode(source):
    """[(the text of a piece of a string, function that writes another text so)]; empty for anything else.

    All but ASCII is written as escapes, if the piece has such.
    """
    try:
        return [(json.loads(f'"{source}"'), lambda text: json.dumps(text, ensure_ascii="\\u" in source)[1:-1])]
    except ValueError:
        return []

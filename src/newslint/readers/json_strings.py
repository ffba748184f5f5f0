"""The strings of a JSON text, with their places."""

import json
import re
from json.decoder import scanstring

ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
TOKEN = re.compile(r"[\[\]{}:,\"]")
DEEPEST = 200  # brackets inside each other: more is not an article


def load(source):
    """(the value of a JSON text, {path: (string, start, end)}); a path is a tuple of keys and numbers, offsets are inside the quotes.

    Raises ValueError.
    """
    try:
        value = json.loads(source)
    except RecursionError:
        raise ValueError("brackets inside each other too deep to read") from None
    except json.JSONDecodeError:
        raise
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
    """[(the text of a piece of a string, function that writes another text so)]; empty for what is no such piece.

    All but ASCII is written as escapes, if the piece has such.
    """
    try:
        return [(json.loads(f'"{source}"'), lambda text: json.dumps(text, ensure_ascii="\\u" in source)[1:-1])]
    except ValueError:
        return []

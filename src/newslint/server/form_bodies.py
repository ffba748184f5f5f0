"""Form bodies as clients really send them."""

import re
from urllib.parse import unquote_plus, unquote_to_bytes

# LibreOffice 7.4 does not encode its text: what follows is all of it, with every & + and % that the copy has.
RAW = re.compile(rb"text=(.*)&language=([A-Za-z0-9-]+)", re.S)
UNENCODED = re.compile(rb"[\x80-\xff \n]")
# A client that encodes its text twice leaves one without white space, and with %20 instead.
ENCODED_AGAIN = re.compile(r"(?:[\w.~!*'()-]|%[0-9A-Fa-f]{2})+", re.A)


def parse(data):
    """{key: value} of a form body or query, in bytes; of equal keys the last one counts.

    Pairs without = are left out; bytes that are not UTF-8 become U+FFFD.
    """
    raw = RAW.fullmatch(data)
    if raw and UNENCODED.search(raw[1]):
        return {"text": raw[1].decode("utf-8", "replace"), "language": raw[2].decode("ascii")}
    found = {}
    for pair in data.split(b"&"):
        key, equals, value = pair.partition(b"=")
        if equals:
            found[_decoded(key)] = _decoded(value)
    text = found.get("text", "")
    if "%20" in text and ENCODED_AGAIN.fullmatch(text):
        found["text"] = unquote_plus(text.replace("+", "%2B"), errors="replace")
    return found


def _decoded(value):
    return unquote_to_bytes(value.replace(b"+", b" ")).decode("utf-8", "replace")


def flag(value):
    """Whether a parameter says yes."""
    return value.strip().lower() in ("true", "1", "yes")


def names(value):
    """The set of a list with commas, in upper case."""
    return frozenset(word.strip().upper() for word in value.split(",") if word.strip())

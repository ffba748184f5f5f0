"""The encoding that markup declares: in the prolog of XML, or in the <meta> of a page."""

import codecs
import re

from newslint.language.lists import word_set

PROLOG = re.compile(rb"<\?xml\s[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
META = re.compile(rb"(?is)<meta\s[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
PAGE = (b"<!doctype html", b"<html", b"<head", b"<meta")
TOP = 1024  # bytes in which browsers look for it
# What browsers take these names for (WHATWG Encoding).
BROWSERS = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii"), "cp1252")


def declared(path, data):
    """The name of the encoding of a file, "" where it declares none, or one that its bytes are plainly not in.

    Raises LookupError for an encoding that is not known; its text says what to do.
    """
    head = data[:TOP].lstrip()
    page = path.lower().endswith((".html", ".htm")) or head[:14].lower().startswith(PAGE)
    m = PROLOG.match(head) or (META.search(head) if page else None)
    if not m:
        return ""
    name = m[1].decode("ascii").lower()
    if m.re is META:
        name = BROWSERS.get(name, name)
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        known = None
    if known is None or known.name not in word_set("encodings"):
        raise LookupError(f"it declares the encoding {name!r}, which newslint does not know; save it as UTF-8 and declare that")
    return "" if known.name.startswith(("utf-16", "utf-32")) else known.name  # then "<" would be more than a byte

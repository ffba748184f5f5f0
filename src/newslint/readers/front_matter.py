"""Front matter (YAML between ---, TOML between +++, JSON between { and } or ---json and ---): the headline, the standfirst and the date in it, with offsets.

Only what is at the top level is looked at, and only as text: nothing is evaluated.
"""

import re

from newslint.finding import LINE_END
from newslint.readers.markdown_blocks import Leaf
from newslint.records import record

OPEN = r"(---(?:json|js)?|\+\+\+|\{)[ \t]*(?=[\r\n])"
YAML_KEY = r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+|(?=[\r\n]|\Z))"
TOML_KEY = r"([A-Za-z][\w-]*)[ \t]*=[ \t]*"
JSON_KEY = r"[ \t]*[\"']?([A-Za-z][\w-]*)[\"']?[ \t]*:[ \t]*"
KEYS = {"---": YAML_KEY, "+++": TOML_KEY}  # and JSON_KEY
CLOSERS = {"+++": ("+++",), "{": ("}",)}  # and YAML's
# What the words of a key are, in the names that generators and desks give it.
KINDS = {
    **dict.fromkeys("title headline hed".split(), "headline"),
    **dict.fromkeys("""
        dek deck description subtitle sub_title standfirst summary excerpt subhed subhead subheadline subheading strapline
        blurb
    """.split(), "standfirst"),
    **dict.fromkeys("""
        caption cutline image_caption photo_caption thumbnail_caption imagecaption photocaption image_description image_alt
    """.split(), "caption"),
}
# Best first: "date" may be that of a draft.
DATES = (
    "published", "publishdate", "publisheddate", "pubdate", "datepublished", "publishedat", "publishedon", "date", "datetime",
)
DOUBLE = r'(?s)"(?:[^"\\]|\\.)*"'
SINGLE = r"'(?:[^']|'')*'"
LITERAL = r"'[^']*'"
ESCAPE = r"\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|(\r\n|[\s\S]))"
NAMED = {"n": "\n", "t": "\t", "r": "\r", "_": "\u00a0", "\r\n": "", "\n": "", "\r": ""}
ENTITY = r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"
COMMENT = r"(?:^|[ \t])#[^\r\n]*\Z"


@record
class FrontMatter:
    """leaves: as in markdown_blocks; end: where the article begins; published: datetime.date or None."""

    leaves: tuple
    end: int
    published: object


def front_matter(source):
    """The FrontMatter of a source; empty where there is none, or where it is not closed."""
    m = re.match(OPEN, source)
    body = _body(source, m) if m else None
    if not body:
        return FrontMatter((), 0, None)
    lines, end = body
    key = re.compile(KEYS.get(m[1], JSON_KEY))
    leaves, dates, rest, seen = [], {}, lines[0][0], set()
    for i, (start, stop, _) in enumerate(lines):
        if m[1] == "+++" and source[start] == "[":
            break  # the keys below belong to a table
        found = key.match(source, start, stop)
        if not found:
            continue
        name = found[1].lower()
        kind = KINDS.get(name.replace("-", "_"), "")
        if kind and name not in seen:
            seen.add(name)
            value = _with_entities(source, _value(source, found.end(), lines[i:], yaml=m[1] == "---"))
            if value:
                _add(leaves, source, rest, start)
                leaves.append(Leaf(kind, (value[:2],), value[2]))
                rest = next((a for a, _, _ in lines[i:] if a >= value[1]), end)
        elif (joined := name.replace("_", "").replace("-", "")) in DATES:
            dates.setdefault(joined, source[found.end() : stop])
    _add(leaves, source, rest, lines[-1][2])
    return FrontMatter(tuple(leaves), end, _published(dates))


def _body(source, opening):
    """([(start, end, offset after the line end)], offset after the closing line), or None if it is not front matter."""
    lines, at = [], LINE_END.match(source, opening.end()).end()
    closers = CLOSERS.get(opening[1], ("---", "..."))
    key = re.compile(KEYS.get(opening[1], JSON_KEY))
    while at < len(source):
        m = LINE_END.search(source, at)
        end, after = m.span() if m else (len(source), len(source))
        if source[at:end].rstrip(" \t") in closers:
            known = any(key.match(source, a, b) for a, b, _ in lines)
            return (lines, after) if known else None
        lines.append((at, end, after))
        at = after
    return None


def _add(leaves, source, start, end):
    """Other keys, as one stretch."""
    text = source[start:end]
    if text.strip():
        start += len(text) - len(text.lstrip())
        leaves.append(Leaf("front-matter", ((start, start + len(text.strip())),), ()))


def _published(dates):
    from newslint.readers.published import written

    for name in DATES:
        if name in dates and (known := written(dates[name])):
            return known[0]
    return None


def _value(source, at, lines, yaml):
    """(start, end, cuts) of a text that begins at `at` in the first of the lines; None if it is not text."""
    limit = lines[-1][1]
    c = source[at : at + 1]
    if not yaml and source[at : at + 3] in ('"""', "'''"):
        close = source.find(source[at : at + 3], at + 3, limit)
        return _quoted(source, at + 3, close, escapes=c == '"') if close >= 0 else None
    if c in ("'", '"'):
        m = re.compile(DOUBLE if c == '"' else SINGLE if yaml else LITERAL).match(source, at, limit)
        return _quoted(source, at + 1, m.end() - 1, c == '"', doubled=yaml and c == "'") if m else None
    if not yaml or not c or c in "[{&*!%@`#":
        return None
    if c in "|>":
        inner = _indented(source, lines[1:])
        return _lines(source, inner) if inner else None
    inner = [(at, lines[0][1])] + _indented(source, lines[1:])
    start, end = inner[0]
    if comment := re.search(COMMENT, source[start:end]):
        inner = [(start, start + comment.start())]
    return _lines(source, inner)


def _with_entities(source, value):
    """The value with its character references read, as the pages read them that generators make: &#8217;."""
    if not value or "&" not in source[value[0] : value[1]]:
        return value
    from html import unescape

    start, end, cuts = value
    more = [(m.start() - start, m.end() - start, seen) for m in re.compile(ENTITY).finditer(source, start, end)
            if (seen := unescape(m[0])) != m[0]]
    return start, end, tuple(sorted((*cuts, *more)))


def _indented(source, lines):
    """(start, end) of the lines that are indented, without their indent, up to the first that is not."""
    inner = []
    for start, end, _ in lines:
        text = source[start:end]
        if text.strip() and text[0] not in " \t":
            break
        inner.append((end - len(text.lstrip()), end))
    while inner and inner[-1][0] == inner[-1][1]:
        inner.pop()
    return inner


def _lines(source, inner):
    start, end = inner[0][0], inner[-1][0] + len(source[slice(*inner[-1])].rstrip())
    cuts = []
    for (_, before), (a, _) in zip(inner, inner[1:]):
        line_end = LINE_END.match(source, before).end()
        if line_end < a:
            cuts.append((line_end - start, a - start, ""))
    return (start, end, tuple(cuts)) if start < end else None


def _quoted(source, start, end, escapes, doubled=False):
    """A quoted text: its escapes give one character each, and indents of further lines are cut."""
    text, cuts = source[start:end], []
    if escapes and "\\" in text:
        for m in re.finditer(ESCAPE, text):
            code = int(m[1] or m[2] or m[3] or "0", 16)
            if code:
                cuts.append((*m.span(), chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"))
            elif m[4]:
                cuts.append((*m.span(), NAMED.get(m[4], m[4])))
    if doubled:
        cuts += [(m.start(), m.start() + 1, "") for m in re.finditer("''", text)]
    taken = {b for _, b, _ in cuts}
    for m in re.finditer(r"(?<=[\r\n])[ \t]+", text):
        if m.start() not in taken:
            cuts.append((*m.span(), ""))
    return (start, end, tuple(sorted(cuts))) if text.strip() else None

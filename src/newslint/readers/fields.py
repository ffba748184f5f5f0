"""Articles that consist of fields (headline, summary, body), each perhaps HTML inside the escapes of JSON or XML."""

import re

from newslint.document import Block, Reading
from newslint.readers import line_ends, plain
from newslint.readers.mapped_text import through
from newslint.readers.published import day, written
from newslint.records import record

# {field that `fields` of a config may name: the kind of its Blocks, see Field}
FIELD_KINDS = {"headline": "headline", "standfirst": "standfirst", "byline": "byline", "body": "", "caption": "caption"}
# NITF's names for what HTML has too.
NITF = {
    "hl1": "h1", "hl2": "h2", "block": "div", "media": "figure", "media-caption": "figcaption", "bq": "blockquote",
    "media-reference": "template", "media-metadata": "template", "media-producer": "template", "nitf-table": "table", "note": "aside",
    "abstract": "div", "byttl": "div", "q": "span",
}
# How an automatic excerpt ends: “[…]”, “…”.
EXCERPT_END = re.compile(r"(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\Z")
LONGEST_END = 20  # characters of it
BLOCK = "(?:p|div|h[1-6]|li|ul|ol|blockquote|figure|figcaption|table|td|section|article)"
HTML = re.compile(rf"(?i)</{BLOCK}\s*>|\A\s*<{BLOCK}[\s>]")
LINE_BREAK = re.compile(r"(?i)<br\s*/?>")
EMPTY_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")
LISTED = frozenset({"paragraph", "headline", "heading"})  # what an entry of a list may look like
DIGITS = re.compile(r"[1-9]")
COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?!\d)")


@record
class Field:
    """A text of an article.

    kind: of Block, or "" where the text itself shows it.  format: "text", "html", "wordpress" (HTML in which an empty line
    ends a paragraph) or "xml" (NITF, XHTML).  segments: of the value, see Reading; they cover it.
    """

    kind: str
    format: str
    value: str
    segments: list


def format_of(copy):
    """The format of a copy that nothing else says: "html" where it has tags that divide it, else "text".

    Writers of plain text put a <br> into it, too: it counts only where no empty line divides the copy.
    """
    if "<" not in copy:
        return "text"
    return "html" if HTML.search(copy) or LINE_BREAK.search(copy) and not EMPTY_LINE.search(copy) else "text"


def reading(fields, published, part, decode, sections=()):
    """The Reading of an article of Fields.

    published: the Field of it, or None; a day that does not exist is kept in the text as front matter, so that it is marked.  decode(source): what a piece of the source may mean, best first: [(text, function from
    another text to what is written for it, or None where that cannot be known)].  sections: those of the paper.
    """
    text, blocks, inline, segments, formats, own = "", [], [], [], set(), None
    titled = any(f.kind == "headline" for f in fields)
    when = _date(published.value) if published else None
    unknown = [_dated(published, fields[-1].format)] if published and not when and fields and DIGITS.search(published.value) else []
    inners = [(f, _inner(f)) for f in (*fields, *unknown) if f.value.strip()]
    for field, inner in _without_excerpt(inners):
        formats.add(field.format)
        if not inner.text.strip():
            continue
        if text:
            last = segments[-1]
            segments.append((len(text), last[1] + last[3], 2, 0))
            text += "\n\n"
        size = len(text)
        segments += [(size + s[0], *s[1:]) for s in through(inner.segments, field.segments, len(field.value))]
        for b in inner.blocks:
            kind = "heading" if titled and not field.kind and b.kind == "headline" else b.kind
            blocks.append(Block(b.start + size, b.end + size, kind))
        inline += [Block(b.start + size, b.end + size, b.kind) for b in inner.inline]
        text += inner.text
        own = own or inner.published

    def encode(replacement, source, shown):
        return _encode(replacement, source, shown, formats, decode)

    return Reading(text, tuple(blocks), tuple(segments), tuple(inline), when or own, part, encode, tuple(dict.fromkeys(filter(None, map(str.strip, sections)))))


def _without_excerpt(inners):
    """The (Field, Reading) without a summary that only is how the copy begins, as systems make one: it says nothing twice."""
    summary = next((inner.text for field, inner in inners if field.kind == "standfirst"), "").rstrip()
    if summary:
        m = EXCERPT_END.search(summary, max(0, len(summary) - LONGEST_END))
        words = " ".join(summary[: m.start() if m else None].split())
        copy = " ".join(" ".join([inner.text for field, inner in inners if not field.kind])[: 2 * len(summary) + 200].split())
        if words and copy.startswith(words):
            return [(field, inner) for field, inner in inners if field.kind != "standfirst"]
    return inners


def _dated(published, form):
    """The Field of a date that cannot be one, in a form that the checks know: 20260231T070000Z is 2026-02-31."""
    value, own = published.value, published.segments
    if m := COMPACT.match(value):
        value, own = "-".join(m.groups()), through([(0, m.start(1), 10, 8)], own, len(value))
    return Field("front-matter", form, value, own)


def _inner(field):
    """The Reading of a field's value."""
    if field.format == "text":
        if not field.kind or field.kind == "list":
            found = line_ends.read(plain.read, field.value)
            return found if not field.kind else found._replace(blocks=tuple(b._replace(kind="list") if b.kind in LISTED else b for b in found.blocks))
        value = field.value.replace("\r", " ").replace("\n", " ")
        found = Reading(value, (Block(len(value) - len(value.lstrip()), len(value.rstrip()), field.kind),))
    else:
        from newslint.readers import html

        found = html.read(field.value, NITF if field.format == "xml" else None, field.format == "wordpress")
    return found._replace(blocks=tuple(b._replace(kind=field.kind) for b in found.blocks)) if field.kind else found


def _encode(replacement, source, shown, formats, decode):
    for middle, write in decode(source):
        if formats != {"text"}:
            from newslint.readers.html import encode

            found = encode(replacement, middle, shown)
            if found is not None and ("text" not in formats or found == replacement):
                return write(found)
        elif middle.replace("\r\n", "\n").replace("\n", " ") == shown.replace("\n", " "):
            return write(replacement)
    return None


def _date(said):
    if not said:
        return None
    found = day(said) or written(said)
    return found[0] if isinstance(found, tuple) else found

"""JSON Lines: an article a line, as an export or a data set has them.

    {"headline": "Bridge opens", "published": "2026-02-03", "text": "The mayor cut the ribbon on Tuesday.\\n\\n…"}

`text` or `body` holds the copy, `headline` or `title` its headline, `published` or `date` the day, `section` or `category` that of
the paper; other keys are not read.  An article is known by its line number.  Positions are those in the file, escapes included.
"""

import json
import re
from json.decoder import scanstring

from newslint.document import Block
from newslint.finding import LINE_END
from newslint.readers import Unreadable, json_strings, line_ends, plain
from newslint.readers.json_news import SECTIONS, sections_in
from newslint.readers.mapped_text import through
from newslint.readers.published import day

COPY, HEADLINE, PUBLISHED = ("text", "body"), ("headline", "title"), ("published", "date")
SPACE = re.compile(r"[ \t]*")
MACHINE_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")


def read_all(source):
    """A Reading for every line that holds an article, an Unreadable for one that should and does not."""
    start, row = 0, 1
    for end, after in (*(m.span() for m in LINE_END.finditer(source)), (len(source), len(source))):
        if source[start:end].strip():
            try:
                yield _reading(source, start, end, row)
            except (ValueError, RecursionError) as err:
                err = json_strings.fault(err, start) if isinstance(err, json.JSONDecodeError) else err
                yield Unreadable(row, f"not an article in JSON: {str(err) or 'too deep'}; one object a line is read, with \"text\" or \"body\"")
        start, row = after, row + 1


def read_fields(source, names):
    """The same by a table of the config, see json_news.read_fields."""
    from newslint.readers.json_news import named

    start, row = 0, 1
    for end, after in (*(m.span() for m in LINE_END.finditer(source)), (len(source), len(source))):
        if source[start:end].strip():
            try:
                value, places = json_strings.load(source[start:end])
                places = {path: (text, a + start, b + start) for path, (text, a, b) in places.items()}
                found = named(source, places, names, (), value, str(row))
                yield found or Unreadable(row, f"no text at {names['body']!r}, as `fields` in the config has it")
            except ValueError as err:
                yield Unreadable(row, f"not JSON: {err}")
        start, row = after, row + 1


def encode(replacement, source, shown):
    """The replacement as JSON writes it, where the source is JSON for what is shown; else None."""
    try:
        same = json.loads(f'"{source}"').replace("\r\n", "\n").replace("\n", " ") == shown.replace("\n", " ")
    except ValueError:
        return None
    return json.dumps(replacement, ensure_ascii=False)[1:-1] if same else None


def _reading(source, start, end, row):
    if source.count("[", start, end) + source.count("{", start, end) > json_strings.DEEPEST:
        raise ValueError("too many brackets")
    fields, sections = _fields(source, start, end)
    copy = next((fields[key] for key in COPY if key in fields), None)
    if copy is None:
        raise ValueError('it has no "text" and no "body"')
    headline = next((fields[key] for key in HEADLINE if key in fields), None)
    if "<" in copy[0] and (found := _html(source, headline, copy, row, fields, sections)):
        return found
    text, segments = "", []
    for value, begin, stop in filter(None, (headline, copy)):
        if text:
            segments.append((len(text), begin, 2, 0))
            text += "\n\n"
        segments += json_strings.segments(source, begin, stop, len(text))
        text += value
    inner = line_ends.read(plain.read, text)
    blocks = inner.blocks
    if headline and blocks and blocks[0].start < len(headline[0]):
        blocks = (blocks[0]._replace(kind="headline"), *blocks[1:])
    found = inner._replace(blocks=blocks, segments=through(inner.segments, segments, len(text)), part=str(row), encode=encode, sections=tuple(sections))
    return _dated(found, source, *next((fields[key] for key in PUBLISHED if key in fields), ("", 0, 0)))


def _html(source, headline, copy, row, fields, sections):
    """The Reading of an article whose copy is HTML, or None."""
    from newslint.readers.fields import Field, format_of, reading

    if format_of(copy[0]) != "html":
        return None
    own, when = [("headline", headline), ("", copy)], next((fields[key] for key in PUBLISHED if key in fields), None)
    made = [Field(kind, "html", value[0], [*json_strings.segments(source, *value[1:])]) for kind, value in (*own, ("date", when)) if value and value[0]]
    date = made.pop() if when and when[0] else None
    return reading(made, date, str(row), json_strings.decode, sections)


def _dated(found, source, written, start, end):
    """The Reading with the day of publication as it is written; one that does not exist is kept in its text, see fields.reading."""
    if when := day(written):
        return found._replace(published=when)
    if not MACHINE_DATE.match(written):
        return found
    text, own = found.text, []
    if text:
        last = found.segments[-1]
        own = [(len(text), last[1] + last[3], 2, 0)]
        text += "\n\n"
    own += json_strings.segments(source, start, end, len(text))
    block = Block(len(text), len(text) + len(written), "front-matter")
    return found._replace(text=text + written, blocks=(*found.blocks, block), segments=(*found.segments, *own))


def _fields(source, start, end):
    """({key: (value, start, end)} of the strings in the object in source[start:end], its sections); offsets are inside the quotes."""
    decoder, fields, sections = json.JSONDecoder(), {}, {}

    def skip(at):
        return SPACE.match(source, at, end).end()

    def expect(sign, at):
        if source[at : at + 1] != sign or at >= end:
            raise ValueError(f"{sign!r} is missing in column {at - start + 1}")
        return skip(at + 1)

    at = expect("{", skip(start))
    while source[at : at + 1] != "}":
        key, at = scanstring(source, expect('"', at) and at + 1)
        at = expect(":", skip(at))
        if source[at : at + 1] == '"':
            value, after = scanstring(source, at + 1)
            fields[key] = value, at + 1, after - 1
        else:
            value, after = decoder.raw_decode(source, at)
        if key in SECTIONS:
            sections[key] = value
        if after > end:
            raise ValueError("a value does not end in its line; write each article on a line of its own")
        at = skip(after)
        if source[at : at + 1] == ",":
            at = skip(at + 1)
            if source[at : at + 1] == "}":
                raise ValueError(f"a key is missing in column {at - start + 1}")
        elif source[at : at + 1] != "}":
            raise ValueError(f"',' is missing in column {at - start + 1}")
    if skip(at + 1) != end:
        raise ValueError(f"more text after the object in column {skip(at + 1) - start + 1}")
    return fields, sections_in(sections)

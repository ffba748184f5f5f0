"""XML of newsrooms: RSS, Atom, WordPress exports (WXR), NITF and NewsML-G2.

Feeds and news messages hold several articles.  Entities that a document defines itself are not expanded, and nothing is fetched.
"""

import re

from newslint.readers import Unreadable
from newslint.readers.fields import Field, reading
from newslint.readers.markup import TOKEN, XML_ENTITY, attributes, entity, escaped
from newslint.records import record

DEEPEST = 200  # elements inside each other that are told apart
SPECIAL = frozenset("&<>")
ARTICLES = frozenset({"item", "entry", "nitf", "newsItem"})
MOST_ARTICLES = 100_000  # articles
NORM = re.compile(r"(?<!\S)norm\s*=\s*[\"']([^\"'&]*)")


@record
class Element:
    """An element: its name without prefix, attributes as written, and where its content is; children in order."""

    name: str
    prefix: str
    attributes: str
    start: int
    end: list
    children: list

    def find(self, *names):
        """The first element below with one of these names, breadth first by name order, or None."""
        return next((e for name in names for e in self.all(name)), None)

    def all(self, name):
        """The elements below of that name, in order."""
        todo = list(reversed(self.children))
        while todo:
            e = todo.pop()
            if name in (e.name, f"{e.prefix}:{e.name}"):
                yield e
            todo += reversed(e.children)


def read_all(source):
    """A Reading for every article, or an Unreadable for what holds none."""
    root = _tree(source)
    found = [e for e in _articles(root)][:MOST_ARTICLES]
    count = 0
    for i, element in enumerate(found):
        fields, published = _fields(element, source)
        if any(f.kind in ("", "caption") for f in fields):
            count += 1
            yield reading(fields, published, str(i + 1) if len(found) > 1 else "", _decode, _sections(element, source))
    if not count:
        yield Unreadable(1, "no article in a format that newslint knows: RSS, Atom, a WordPress export, NITF or NewsML-G2")


def _tree(source):
    root = Element("", "", "", 0, [len(source)], [])
    stack = [root]
    for m in TOKEN.finditer(source):
        if not m[2] or not m[4]:
            continue
        prefix, _, name = m[2].rpartition(":")
        if m[1]:
            for i in range(len(stack) - 1, 0, -1):
                if stack[i].name == name:
                    for e in stack[i:]:
                        e.end[0] = m.start()
                    del stack[i:]
                    break
        elif len(stack) < DEEPEST:
            alone = m[3].endswith("/")
            e = Element(name, prefix, m[3], m.end(), [m.end() if alone else len(source)], [])
            stack[-1].children.append(e)
            if not alone:
                stack.append(e)
    return root


def _articles(element):
    """The elements that are articles, but for one inside another."""
    for e in element.children:
        if e.name in ARTICLES:
            yield e
        else:
            yield from _articles(e)


def _fields(e, source):
    """(Fields, Field of the date of publication or None) of one article."""
    if e.name == "item":
        return _item(e, source)
    if e.name == "entry":
        return _entry(e, source)
    if e.name == "nitf":
        return _nitf(e, source)
    return _news_item(e, source)


def _sections(e, source):
    """The categories of an item or entry, but for the tags of a WordPress export."""
    for c in e.children:
        if c.name == "category":
            found = attributes(c.attributes)
            if found.get("domain", "category") != "post_tag":
                yield found.get("label") or found.get("term") or _text(c, source)[0]


def _item(e, source):
    """RSS, and a WordPress export, of which only posts and pages are copy."""
    out, own = [], {f"{c.prefix}:{c.name}" if c.prefix else c.name: c for c in reversed(e.children)}
    kind = own.get("wp:post_type")
    if kind and _text(kind, source)[0] not in ("post", "page"):
        return [], None
    _add(out, "headline", "html", own.get("title"), source)
    body, summary = own.get("content:encoded"), own.get("excerpt:encoded") or own.get("description")
    if body and _text(body, source)[0].strip():
        _add(out, "standfirst", "html", summary, source)
        _add(out, "", "wordpress" if kind else "html", body, source)
    else:
        _add(out, "", "html", summary, source)
    date = own.get("wp:post_date") or own.get("pubDate") or own.get("dc:date")
    return out, _date(date, source)


def _entry(e, source):
    out, own = [], {c.name: c for c in reversed(e.children) if c.prefix in ("", "atom")}
    content, summary = own.get("content"), own.get("summary")
    for kind, field in (("headline", own.get("title")), ("standfirst" if content else "", summary), ("", content)):
        if field:
            said = attributes(field.attributes).get("type", "text")
            _add(out, kind, "inner" if said == "xhtml" else "html" if said in ("html", "text/html") else "text", field, source)
    date = own.get("published") or own.get("updated")
    return out, _date(date, source)


def _nitf(e, source):
    out, head = [], e.find("body.head")
    if head:
        for name, kind in (("hl1", "headline"), ("hl2", "standfirst"), ("byline", "byline"), ("dateline", "dateline"), ("abstract", "standfirst")):
            _add(out, kind, "inner", head.find(name), source)
    for content in e.all("body.content"):
        if not head or content.start > head.end[0]:  # a note in the head has such, too
            _add(out, "", "inner", content, source)
    date = e.find("date.release", "date.issue", "story.date")
    return out, _norm(date) if date else None


def _news_item(e, source):
    content, meta, out = e.find("inlineXML"), e.find("contentMeta"), []
    nitf = content.find("nitf") if content else None
    if nitf:
        out, said = _nitf(nitf, source)
    elif content:
        out, said = [], None
        if meta:
            for name, kind in (("headline", "headline"), ("by", "byline"), ("description", "standfirst")):
                _add(out, kind, "inner", meta.find(name), source)
        _add(out, "", "inner", content.find("body") or content, source)
    else:
        out, said = [], None
        data = e.find("inlineData")
        if meta:
            _add(out, "headline", "inner", meta.find("headline"), source)
        for words in meta.all("description") if meta and not data else ():
            if attributes(words.attributes).get("role", "").endswith("caption"):  # of a picture, which is an item of its own
                _add(out, "caption", "inner", words, source)
        if data and "encoding" not in attributes(data.attributes):
            _add(out, "", "text", data, source)
    date = e.find("firstCreated", "versionCreated", "contentCreated")
    return out, _date(date, source) or said


def _date(element, source):
    return Field("date", "text", *_text(element, source)) if element else None


def _norm(element):
    """The Field of the attribute in which NITF has a date, or None."""
    m = NORM.search(element.attributes)
    start = element.start - 1 - len(element.attributes) + m.start(1) if m else 0  # the tag ends in ">" after its attributes
    return m and Field("date", "text", m[1], [(0, start, len(m[1]), len(m[1]))])


def _add(out, kind, form, element, source):
    """Take in the content of an element: "inner" is markup of this document, others are text that it holds."""
    if element is None:
        return
    if form == "inner":
        start, end = element.start, element.end[0]
        out.append(Field(kind, "xml", source[start:end], [(0, start, end - start, end - start)]))
    else:
        out.append(Field(kind, form, *_text(element, source)))


def _text(element, source):
    """(the text of an element, its segments); the text of elements in it is left out."""
    parts, segments, size, at, end = [], [], 0, element.start, element.end[0]
    stack = 0

    def keep(a, b):
        nonlocal size
        if a < b:
            parts.append(source[a:b])
            segments.append((size, a, b - a, b - a))
            size += b - a

    def words(a, b):
        nonlocal size
        for m in XML_ENTITY.finditer(source, a, b):
            keep(a, m.start())
            text = entity(m[0])
            parts.append(text)
            segments.append((size, m.start(), len(text), m.end() - m.start()))
            size += len(text)
            a = m.end()
        keep(a, b)

    for m in TOKEN.finditer(source, element.start, end):
        if not stack:
            words(at, m.start())
        at = m.end()
        if m[6] is not None:
            keep(*m.span(6))
        elif m[2] and not m[3].endswith("/"):
            stack = max(0, stack + (-1 if m[1] else 1))
    if not stack:
        words(at, end)
    return "".join(parts), segments


def _decode(source):
    """What a piece may mean, see fields.reading: in CDATA, and in markup of the document itself, what is written; else what that stands for."""
    if "<" in source or "]]>" in source:
        return []
    if "&" not in source:
        return [(source, lambda text: None if SPECIAL & {*text} else text)]
    text = XML_ENTITY.sub(lambda m: entity(m[0]), source)
    return [(source, lambda text: text), (text, lambda text: escaped(text, source))]

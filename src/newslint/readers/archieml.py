"""ArchieML (1.0): keys with their copy, and free text between them, as a newsroom writes a page in a shared document.

    headline: The mill closes
    [+body]
    The mayor said nothing.
    quote: We are sad.
    []

What keys such as `url`, `id` and `image` hold is not copy, nor is what comes between `:skip` and `:endskip`, after `:ignore`, or
outside all keys.
"""

import re

from newslint.language.lists import word_set
from newslint.readers import Unreadable
from newslint.readers.fields import Field, reading

# What no name of a key holds: white space, brackets, a backslash and a colon.
_NAME = r"[^\s\u0000\u200b\ufeff\[\]\\{}:]"
COMMAND = re.compile(r"\s*:[ \t]*(endskip|ignore|skip|end)", re.I)
KEY = re.compile(rf"\s*({_NAME}+)[ \t]*:[ \t]*")
ELEMENT = re.compile(r"\s*\*[ \t]*")
SCOPE = re.compile(rf"\s*([\[{{])[ \t]*([+.]*)[ \t]*({_NAME}*)[ \t]*[\]}}]")
ESCAPE = re.compile(r"^\s*(\\)", re.M)
LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")

KINDS = {
    **dict.fromkeys("headline hed title headlines".split(), "headline"),
    **dict.fromkeys("standfirst dek deck summary subtitle subhed subheadline leadin lede-in".split(), "standfirst"),
    **dict.fromkeys("byline author authors by reporter".split(), "byline"),
    **dict.fromkeys("caption cutline alt alttext photo-caption".split(), "caption"),
    **dict.fromkeys("subhead heading header crosshead h2 h3 label".split(), "heading"),
    **dict.fromkeys("quote quotes quotation blockquote pullquote pullquotes".split(), "blockquote"),
    **dict.fromkeys("list bullets ul ol".split(), "list"),
    **dict.fromkeys("body text p paragraph copy content intro lede graf value".split(), ""),
}
# As those, where the value is long enough to be copy.
LONG_KINDS = {
    **dict.fromkeys("speaker attribution cite citation".split(), "blockquote"), **dict.fromkeys("credit photo-credit source sources".split(), "caption"),
}
# What holds the copy of an object whose type or name says what kind of copy it is.
HOLDERS = frozenset("value text body content copy".split())
DATES = frozenset("published date pubdate publishdate publish_date pub_date datepublished".split())
UNREAD = word_set("keys-without-copy")
MARKUP = re.compile(r"</?(?:a|b|i|u|q|p|br|em|strong|span|small|sub|sup|div|ul|ol|li|h[1-6]|blockquote|cite)(?:\s[^<>]*)?/?>")
FEWEST = 3  # words of a value whose key says nothing, from which it is copy
DEEPEST = 100


class Value:
    """A value: its spans of the source, in order."""

    __slots__ = ("spans",)

    def __init__(self, start, end):
        self.spans = [(start, end)]

    def text(self, source):
        """What it holds."""
        return "".join([source[a:b] for a, b in self.spans])


class _Scope:
    """An open array or object.  array: its list, or None.  kind: "", simple, complex or freeform.  around: the object that it is in."""

    __slots__ = ("array", "kind", "first", "flags", "around")

    def __init__(self, flags, around):
        self.array, self.kind, self.first, self.flags, self.around = None, "", None, flags, around


class Parser:
    """A source and the data that it holds: dicts, lists and Values."""

    def __init__(self, source):
        self.source, self.data = source, {}
        self.object, self.stack = self.data, []
        self.last = None  # the Value that :end makes longer
        self._parse()

    def _parse(self):
        source, skipping = self.source, False
        for m in LINE.finditer(source):
            start, end = m.span()
            if command := COMMAND.match(source, start, end):
                name = command[1].lower()
                if name == "ignore":
                    return
                if name == "end" and not skipping:
                    self._more(start)
                elif name != "end":
                    skipping = name == "skip"
                self.last = None
            elif not skipping:
                self._line(start, end)

    def _line(self, start, end):
        source, top = self.source, self.stack[-1] if self.stack else None
        if (not top or top.kind != "simple") and (m := KEY.match(source, start, end)):
            self._key(m[1], m.end(), end)
        elif top and top.array is not None and top.kind in ("", "simple") and "+" not in top.flags and (m := ELEMENT.match(source, start, end)):
            top.kind = "simple"
            self.last = self._value(m.end(), end)
            top.array.append(self.last)
        elif m := SCOPE.match(source, start, end):
            self._scope(*m.groups())
        elif top and "+" in top.flags and top.array is not None and source[start:end].strip():
            top.array.append({"type": "text", "value": self._value(start, end)})
            self.last = None

    def _value(self, start, end):
        shown = self.source[start:end]
        return Value(start + len(shown) - len(shown.lstrip()) if shown.strip() else start, start + len(shown.rstrip()))

    def _more(self, end):
        """Give the last value all lines up to `end`."""
        if self.last is None:
            return
        at = self.last.spans[-1][1]
        end = at + len(self.source[at:end].rstrip())
        rest = self.source.find("\n", at)
        if rest < 0 or rest >= end:
            return
        for m in ESCAPE.finditer(self.source, rest + 1, end):
            if at < m.start(1):
                self.last.spans.append((at, m.start(1)))
            at = m.end(1)
        if at < end:
            self.last.spans.append((at, end))

    def _key(self, key, start, end):
        top = self.stack[-1] if self.stack else None
        self._next_object(key)
        if top and "+" in top.flags:
            key = "value"
        self.last = self._value(start, end)
        *outer, name = key.split(".")
        into = self.object
        for bit in outer:
            into = self._inside(into, bit)
        into[name] = self.last

    @staticmethod
    def _inside(into, bit):
        if not isinstance(into.get(bit), dict):
            into[bit] = {}
        return into[bit]

    def _next_object(self, key):
        """In an array, the key that came first begins another object."""
        top = self.stack[-1] if self.stack else None
        if not top or top.array is None:
            return
        top.kind = top.kind or "complex"
        if top.kind == "simple":
            return
        if top.first is None or top.first == key:
            self.object = {}
            top.array.append(self.object)
        if "+" in top.flags:
            self.object["type"] = key
        else:
            top.first = top.first or key

    def _scope(self, sign, flags, key):
        self.last = None
        if not key:
            self.object = self.stack.pop().around if self.stack else self.data
            return
        top, outer, nested = self.stack[-1] if self.stack else None, self.data, "." in flags
        if nested:
            self._next_object(key)
            if top:
                outer = self.object
        else:
            self.object, self.stack = self.data, []
        free = bool(top) and "+" in top.flags
        if not free:
            *before, key = key.split(".")
            for bit in before:
                outer = self._inside(outer, bit)
        scope = _Scope(flags, self.object)
        if len(self.stack) >= DEEPEST:
            raise ValueError("scopes inside each other too deep to read")
        if sign == "[":
            scope.array = outer["value" if free and nested else key] = []
            scope.kind = "freeform" if "+" in flags else ""
        elif nested:
            inner = (self.object if free else outer)["value" if free else key] = {}
            self.object = inner
        else:
            self.object = self._inside(outer, key)
        self.stack.append(scope)


def read_all(source):
    """A Reading of a source, or an Unreadable for one without copy."""
    text = source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source
    try:
        parser = Parser(text)
    except ValueError as err:
        yield Unreadable(1, f"not ArchieML: {err}")
        return
    values, published = [], None
    for name, value in _leaves(parser.data, text):
        if name in DATES:
            published = published or _fields([("date", value)], text)[0]
        elif value.spans[0][0] < value.spans[-1][1]:
            values.append((name, value))
    values = [(_kind(name, value, text), value) for name, value in sorted(values, key=lambda v: v[1].spans[0])]
    fields = _fields([v for v in values if v[0] is not None], text)
    if not fields:
        yield Unreadable(1, "no copy in ArchieML: a key such as headline: or text: is read, and a free list such as [+body]")
        return
    found = reading(fields, published, "", _decode)
    if text != source:
        from newslint.readers import line_ends

        found = line_ends.read(lambda _text: found, source)
    yield found


def _leaves(data, source):
    """(key, Value) of all that a parser found; keys in lower case, of an array that of the array.

    What says nothing by its own key (`text`, `value`) takes the type of its object, or else the object's name: `{quote}`, `type: quote`.
    """
    todo = [("", data)]
    while todo:
        name, value = todo.pop()
        if isinstance(value, Value):
            yield name, value
        elif isinstance(value, dict):
            own = _type(value, source) or name
            own = "subhead" if own == "subhed" else own  # amid the copy: the one of the article is a key of its own
            todo += [(own if key == "value" and own or key.lower() in HOLDERS and KINDS.get(own) else key.lower(), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            name = "subhead" if name == "subhed" else name
            own = ""  # what a line `type: …` of a free list says of the next one
            for inner in value:
                kind = _type(inner, source) if isinstance(inner, dict) else ""
                takes = own and "value" in inner and (kind == "value" or kind in HOLDERS and KINDS.get(own))
                todo.append((own, inner["value"]) if takes else (name, inner))
                own = inner["value"].text(source).lower() if kind == "type" and isinstance(inner.get("value"), Value) else ""


def _type(found, source):
    """What the `type` of an object says, in lower case, or ""."""
    kind = found.get("type")
    return (kind.text(source) if isinstance(kind, Value) else kind if isinstance(kind, str) else "").lower()


def _kind(name, value, source):
    """The kind of block, "" where the text itself shows it, None for what is not copy."""
    if name in KINDS:
        return KINDS[name]
    if name in UNREAD or name.endswith(("_url", "_id", "url", "-id")):
        return None
    text = value.text(source)
    return LONG_KINDS.get(name, "") if len(text.split()) >= FEWEST and "://" not in text.split()[0] else None


def _fields(values, source):
    """The Fields; what follows in running text is one."""
    run = []  # [kind, format, texts, segments, size]
    for kind, value in values:
        text, segments = value.text(source), []
        form = "wordpress" if MARKUP.search(text) else "text"
        if run and run[-1][:2] == ["", "text"] == [kind, form]:
            texts, segments, size = run[-1][2:]
            last = segments[-1]
            segments.append((size, last[1] + last[3], 2, 0))
            texts.append("\n\n")
            size += 2
        else:
            texts, size = [], 0
            run.append([kind, form, texts, segments, size])
        for a, b in value.spans:
            if a < b:
                segments.append((size, a, b - a, b - a))
                texts.append(source[a:b])
                size += b - a
        run[-1][4] = size
    return [Field(kind, form, "".join(texts), segments) for kind, form, texts, segments, _ in run]


def _decode(source):
    return [(source, lambda text: None if "\n" in text else text)]

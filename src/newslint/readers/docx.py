"""Word documents (.docx): the text as it will be when all tracked changes are accepted; fixes become tracked changes.

Footnotes and endnotes follow the body.  Hidden text, field codes and deleted text are left out, and so are page headers and
footers; a text box is read once.  Of Word's comments, those that begin with "newslint:" are shown where they are.
"""

import re
from html import escape
from itertools import count

from newslint.readers import package
from newslint.readers.markup import INVISIBLE, TOKEN, XML_ENTITY, entity
from newslint.readers.package import BREAK, Package, PackageError, Paragraph, Piece

read = package.read  # the Reading of a shown text

DOCUMENT = "word/document.xml"
MEMBERS = (DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
NAMESPACE = re.compile(
    r"xmlns(?::([\w.-]+))?\s*=\s*[\"'](?:http://schemas\.openxmlformats\.org/wordprocessingml/2006/main"
    r"|http://purl\.oclc\.org/ooxml/wordprocessingml/main)[\"']")
NUMBERED = re.compile(r"word/(?:document|comments|footnotes|endnotes|header\d*|footer\d*)\.xml")
NUMBER = re.compile(r"[\s:]id\s*=\s*[\"'](\d{1,18})[\"']")
FORMER = re.compile(r"<([\w.-]+:)?rPrChange\b.*?</\1?rPrChange>", re.S)  # how a run was formatted before
# What is in them is not read.
CUTS = frozenset("del moveFrom instrText delText rPrChange pPrChange Fallback".split())
CONTAINERS = frozenset("hyperlink smartTag sdt sdtContent fldSimple customXml moveTo p".split())  # between an insertion and a run
SIGNS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
SPECIAL = re.compile(rf"{XML_ENTITY.pattern}|[\t\n\r\u00ad\u200b\u2060\ufeff]|<!\[CDATA\[|\]\]>")
STYLES = (
    (r"heading 1|title", "title"), (r"heading [2-9]", "heading"), (r"subtitle", "standfirst"), (r"(?:intense |block )?quote|block text", "blockquote"),
    (r"caption", "caption"), (r"list .*", "list"),
)
STYLE = re.compile(r"<(?:[\w.-]+:)?style\b([^>]*)>\s*<(?:[\w.-]+:)?name\b([^>]*)>")
NAMED = re.compile(r"heading|title|subtitle|intense|block|quote|caption|list")
AUTHOR = package.AUTHOR
COMMENT = re.compile(r"<([\w.-]+:)?comment\b([^<>]*)>")
WORDS = re.compile(r"<(?:[\w.-]+:)?t\b[^<>/]*>([^<]*)|</(?:[\w.-]+:)?(p)>")
TARGET = re.compile(r"<Relationship\b([^<>]*)>")
PROPERTY = re.compile(r"<(?:\w+:)?property\b([^<>]*)>\s*<[^<>]*>([^<]*)<|<(?:\w+:)?PublishDate\b([^<>]*)>([^<]*)<")


class _Run:
    """A run of text: its start tag, its properties, the start tag of the tracked insertion that it is in, whether it is hidden."""

    __slots__ = ("tag", "properties", "inserted", "hidden")

    def __init__(self, tag, inserted):
        self.tag, self.properties, self.inserted, self.hidden = tag, "", inserted, False


def unpack(data):
    """(shown text, function from a changed shown text to the bytes of the package).  Raises PackageError."""
    found = Package(data, ".docx")
    members = read_members(found)
    text = package.shown([p for _, member in members for p in member.paragraphs])
    if not text.strip():
        raise PackageError("no text in it")
    text += package.published_line(_published(found))
    return text, lambda changed, made=None: _packed(found, members, text, changed, made)


def read_members(found):
    """[(name, Member)] of the members of a Package that hold copy."""
    styles, members, notes = _styles(found.text("word/styles.xml") or ""), [], None
    for name in MEMBERS:
        xml = found.text(name)
        if xml is not None:
            if notes is None:
                notes = {number: text for number, author, text in comments(found.text(comments_name(found)) or "") if author != AUTHOR}
            members.append((name, Member(xml, styles, "note" if members else "", notes)))
        elif not members:
            raise PackageError("not a .docx document: it has no word/document.xml")
    return members


def comments_name(found):
    """The name of the member that holds the comments, or would hold them."""
    for m in TARGET.finditer(found.text("word/_rels/document.xml.rels") or ""):
        if (_value(m[1], "Type") or "").endswith("/relationships/comments"):
            target = _value(m[1], "Target") or ""
            return target[1:] if target[:1] == "/" else "word/" + target
    return "word/comments.xml"


def comments(xml):
    """(number, author, text) of every comment in the XML of the member that holds them."""
    at = 0
    while m := COMMENT.search(xml, at):
        at = xml.find(f"</{m[1] or ''}comment>", m.end())
        if at < 0:
            return
        words = [" " if w[2] else XML_ENTITY.sub(lambda e: entity(e[0]), w[1] or "") for w in WORDS.finditer(xml, m.end(), at)]
        yield _value(m[2], "id") or "", _value(m[2], "author") or "", " ".join("".join(words).split())


def free_numbers(found):
    """The numbers, in order, that no `w:id` of the document has, nor of what belongs to it."""
    used = {int(n) for name in found.names() if NUMBERED.fullmatch(name) for n in NUMBER.findall(found.text(name) or "")}
    return (n for n in count() if n not in used)


def renumbered(xml, numbers):
    """A copy of some XML: every `w:id` in it gets a number of its own."""
    return NUMBER.sub(lambda m: m[0].replace(m[1], str(next(numbers))), xml) if "id" in xml else xml


def _published(found):
    """The day of publication that a property of the document says, or None: a date that it was made or saved on is none."""
    items = [name for name in found.names() if name.startswith("customXml/item") and "/_rels/" not in name]
    for name in ("docProps/custom.xml", *items[:20]):
        if xml := found.small(name):
            for m in PROPERTY.finditer(xml) if "ublish" in xml else ():
                when = package.publication(_value(m[1], "name"), m[2]) if m[1] else package.publication("published", m[4])
                if when:
                    return when
    return None


def _styles(xml):
    """{id of a paragraph style: kind}, of those that say one."""
    kinds = {}
    for m in STYLE.finditer(xml):
        name = (_value(m[2], "val") or "").lower()
        kind = next((kind for pattern, kind in STYLES if re.fullmatch(pattern, name)), "") if NAMED.match(name) else ""
        if kind:
            kinds[_value(m[1], "styleId")] = kind
    return kinds


def _value(written, local):
    m = re.search(rf"(?:^|[\s:]){local}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", written)
    return (m[1] or m[2] or "") if m else None


def prefix_of(xml):
    """The prefix of the names of Word's elements, with its colon."""
    m = NAMESPACE.search(xml, 0, 20_000)
    if not m:
        raise PackageError("not a .docx document: its text is in another format")
    return m[1] + ":" if m[1] else ""


class Member:
    """One member, read from front to back.

    open: [Paragraph, _Run or None] of each open paragraph; inserted: for what a run may be in, the start tag of an insertion or "".
    notes: {number: text} of the comments.  marked: (Paragraph, number) of every comment.  boxed: the paragraphs in text boxes, by number.
    """

    def __init__(self, xml, styles, kind, notes):
        self.xml, self.styles, self.kind, self.prefix = xml, styles, kind, prefix_of(xml)
        self.paragraphs, self.open, self.inserted = [], [], [""]
        self.notes, self.marked, self.boxed, self.waiting = notes, [], set(), []
        prefix = self.prefix
        self.cells, self.text, self.properties = 0, None, None
        skipped, depth, size = "", 0, len(prefix)  # the element that is not read, and how often it is open
        for m in TOKEN.finditer(xml):
            name = m[2]
            if name is None:
                continue
            local = name[size:] if name.startswith(prefix) else "Fallback" if name.endswith(":Fallback") else ""
            alone = m[3].endswith("/")
            if skipped:
                if local == skipped:
                    depth += -1 if m[1] else not alone
                    skipped = skipped if depth else ""
            elif m[1]:
                self._end(local, m)
            elif local in CUTS and not alone:
                skipped, depth = local, 1
            elif local:
                self._start(local, m, alone)

    def _start(self, local, m, alone):
        if local == "p":
            self._start_paragraph(alone)
        elif local == "tc" and not alone:
            self.cells += 1
        if local in CONTAINERS or local == "ins":
            if not alone:
                self.inserted.append(m[0] if local == "ins" else "")
        elif local in ("commentRangeStart", "commentReference") and (number := _value(m[3], "id")) is not None:
            self._start_comment(local, number, m)
        elif self.open:
            self._start_in_paragraph(local, m, alone)

    def _start_paragraph(self, alone):
        if self.open:
            self.boxed.add(len(self.paragraphs))
        self.paragraphs.append(Paragraph(self.kind or ("table" if self.cells else "")))
        if not alone:
            self.open.append([self.paragraphs[-1], None])
            while self.waiting:
                self._comment(self.waiting.pop(0))

    def _start_comment(self, local, number, m):
        text = self.notes.get(number, "")
        if local == "commentReference" and self.open:
            self.marked.append((self.open[-1][0], number))
        if package.DIRECTIVE.match(text) and (local == "commentRangeStart") == bool(package.FROM_HERE.match(text)):
            self._comment((text, m)) if self.open else self.waiting.append((text, m))

    def _start_in_paragraph(self, local, m, alone):
        paragraph, run = self.open[-1]
        if local == "r" and not alone:
            self.open[-1][1] = _Run(m[0], self.inserted[-1])
        elif local == "pStyle":
            self._named(paragraph, self.styles.get(_value(m[3], "val"), ""))
        elif local == "numPr":
            self._named(paragraph, "list")
        elif not run:
            return
        elif local == "t" and not alone:
            self.text = m
        elif local == "rPr" and not alone:
            self.properties = m.start()
        elif local == "vanish":
            run.hidden = _value(m[3], "val") not in ("0", "false", "off")
        elif local in SIGNS and not run.hidden:
            paragraph.pieces.append(Piece(SIGNS[local], *m.span(), None))

    def _comment(self, comment):
        text, m = comment
        self.open[-1][0].pieces.append(Piece(package.comment(text), *m.span(), None))

    @staticmethod
    def _named(paragraph, kind):
        paragraph.kind = paragraph.kind or kind

    def _end(self, local, m):
        if local == "tc":
            self.cells = max(0, self.cells - 1)
        if local in CONTAINERS or local == "ins":
            if len(self.inserted) > 1:
                self.inserted.pop()
            if local == "p" and self.open:
                self.open.pop()
            return
        run = self.open[-1][1] if self.open else None
        if not run:
            return
        if local == "t" and self.text:
            if not run.hidden:
                self._text(self.text, m.start(), run)
            self.text = None
        elif local == "rPr" and self.properties is not None:
            run.properties, self.properties = self.xml[self.properties : m.end()], None
        elif local == "r":
            self.open[-1][1] = None

    def _text(self, tag, end, run):
        xml, start, pieces = self.xml, tag.end(), self.open[-1][0].pieces
        if "preserve" not in tag[3]:
            raw = xml[start:end]
            start, end = start + len(raw) - len(raw.lstrip(" \t\r\n")), end - len(raw) + len(raw.rstrip(" \t\r\n"))
        place = run, tag
        at = start
        for m in SPECIAL.finditer(xml, start, end):
            if m.start() > at:
                pieces.append(Piece(xml[at : m.start()], at, m.start(), place))
            at = m.end()
            text = entity(m[0]) if m[0][0] == "&" else " " if m[0] in "\t\n\r" else ""
            if text and text not in INVISIBLE:
                pieces.append(Piece(" " if text in "\n\r\t" else text, *m.span(), place))
        if at < end:
            pieces.append(Piece(xml[at:end], at, end, place))


def _packed(found, members, text, changed, made):
    """The bytes of the package in which the shown text is changed, as tracked changes."""
    from datetime import datetime, timezone

    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    first, written, numbers = 0, {}, free_numbers(found)
    todo = package.edits(text, changed, made)
    for name, member in members:
        xml, paragraphs = member.xml, member.paragraphs
        writer = _Tracked(xml, member.prefix, now, numbers)
        for i, start, end, new in todo:
            if first <= i < first + len(paragraphs):
                own = paragraphs[i - first]
                writer.change(own, start - len(own.mark), end - len(own.mark), new)
        first += len(paragraphs)
        if writer.changes:
            written[name] = package.splice(xml, writer.changes)
    data = found.with_members(written) if written else found.data
    if unpack(data)[0] != changed:
        raise PackageError("a change would not be read back as it is meant")
    return data


class _Tracked:
    """Changes to a member, as Word tracks them.  changes: (start, end, XML) of it."""

    def __init__(self, xml, prefix, now, numbers):
        self.xml, self._w, self._numbers, self.changes = xml, prefix, numbers, []
        self._by = f'{prefix}author="{AUTHOR}" {prefix}date="{now}"' if prefix else f'author="{AUTHOR}" date="{now}"'

    def change(self, paragraph, start, end, new):
        """Delete what stands from start to end of a paragraph, and write `new` there."""
        for (run, tag), first, last in package.portions(paragraph, start, end):
            self.changes.append((first, last, self._written(run, self.xml[first:last], new)))
            if "preserve" not in tag[3] and (edit := (*tag.span(), f'<{self._w}t xml:space="preserve">')) not in self.changes:
                self.changes.append(edit)
            new = ""

    def _written(self, run, old, new):
        w = self._w
        out = f"</{w}t></{w}r>"
        if old:
            out += f'<{w}del {self._next()} {self._by}>{self._run(renumbered(run.properties, self._numbers), "delText", old)}</{w}del>'
        if new:
            properties = FORMER.sub("", run.properties)  # new words were never formatted in another way
            added = f'<{w}ins {self._next()} {self._by}>{self._run(properties, "t", escape(new, quote=False))}</{w}ins>'
            out += f"</{w}ins>{added}{renumbered(run.inserted, self._numbers)}" if run.inserted else added
        return f'{out}{run.tag}{renumbered(run.properties, self._numbers)}<{w}t xml:space="preserve">'

    def _next(self):
        return f'{self._w}id="{next(self._numbers)}"'

    def _run(self, properties, name, xml):
        w = self._w
        return f'<{w}r>{properties}<{w}{name} xml:space="preserve">{xml}</{w}{name}></{w}r>'

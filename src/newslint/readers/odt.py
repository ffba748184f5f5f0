"""OpenDocument texts (.odt): the text as it will be when all tracked changes are accepted; fixes become tracked changes.

Deleted text, comments and what describes pictures are left out, but for comments that begin with "newslint:"; a note comes after the
paragraph that it belongs to.
"""

import re
from html import escape

from newslint.readers import package
from newslint.readers.markup import INVISIBLE, TOKEN, XML_ENTITY, attributes, entity
from newslint.readers.package import BREAK, Package, PackageError, Paragraph, Piece

read = package.read  # the Reading of a shown text

MEMBER = "content.xml"
# What is in them is not read.
CUTS = frozenset("""
text:tracked-changes office:annotation text:note-citation svg:title svg:desc text:ruby-text office:forms text:sequence-decls
text:table-of-content text:alphabetical-index office:automatic-styles office:font-face-decls office:scripts text:bibliography
""".split())
SPECIAL = re.compile(rf"{XML_ENTITY.pattern}|[ \t\n\r]+|[\u00ad\u200b\u2060\ufeff]|<!\[CDATA\[|\]\]>")
STYLES = {
    "title": "title", "subtitle": "standfirst", "quotations": "blockquote", "caption": "caption", "illustration": "caption", "figure": "caption",
    "quote": "blockquote",
}
TEXT = re.compile(r"<office:text\b[^>]*>(?:\s*<office:forms\b[^>]*?/>)?")
LONGEST_COMMENT = 20_000  # characters of its XML
DC = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
TAG = re.compile("<[^<>]*>")
EDGE = re.compile(r"\A[ \t\n\r]+|[ \t\n\r]+\Z")  # space that a paragraph of its own would lose
PROPERTY = re.compile(r"<meta:user-defined\b([^<>]*)>([^<]*)<")
CHANGES = re.compile(r"<text:tracked-changes\b[^>]*?(/?)>")


def unpack(data):
    """(shown text, function from a changed shown text to the bytes of the package).  Raises PackageError."""
    found = Package(data, ".odt")
    xml = found.text(MEMBER)
    if xml is None or not TEXT.search(xml):
        raise PackageError("not an .odt document: it has no text in content.xml")
    paragraphs = Content(xml).paragraphs
    text = package.shown(paragraphs)
    if not text.strip():
        raise PackageError("no text in it")
    text += package.published_line(_published(found))
    return text, lambda changed, made=None: _packed(found, xml, paragraphs, text, changed, made)


def _published(found):
    """The day of publication that a property of the document says, or None."""
    for m in PROPERTY.finditer(found.small("meta.xml")):
        when = package.publication(attributes(m[1]).get("meta:name"), m[2])
        if when:
            return when
    return None


def comment_text(xml):
    """The text of a comment from its XML, in which author and date come first."""
    words = TAG.sub("", xml[max(0, xml.find("<text:p")) :].replace("</text:p>", " "))
    return " ".join(XML_ENTITY.sub(lambda m: entity(m[0]), words).split())


class Content:
    """content.xml, read from front to back.  open: [Paragraph, whether white space here counts for nothing] of each open one.

    marked: (Paragraph, text) of every comment by newslint.
    """

    def __init__(self, xml):
        self.xml, self.paragraphs, self.open, self.kinds = xml, [], [], []
        self.styles, at, skipped, depth = {}, 0, "", 0
        self.marked = []
        for m in TOKEN.finditer(xml):
            name = m[2]
            if self.open and not skipped and m.start() > at:
                self._text(at, m.start())
            at = m.end()
            if name is None:
                continue
            alone = m[3].endswith("/")
            if name == "style:style" and not m[1]:
                found = attributes(m[3])
                self.styles[found.get("style:name", "")] = found.get("style:parent-style-name", "")
            if skipped:
                if name == skipped:
                    depth += -1 if m[1] else not alone
                    skipped = skipped if depth else ""
            elif m[1]:
                self._end(name)
            elif name in CUTS and not alone:
                skipped, depth = name, 1
                if name == "office:annotation":
                    self._comment(m)
            else:
                self._start(name, m, alone)

    def _start(self, name, m, alone):
        if name in ("text:p", "text:h"):
            self.paragraphs.append(Paragraph(self._kind(name, attributes(m[3]))))
            if not alone:
                self.open.append([self.paragraphs[-1], True])
        elif name in ("text:list", "table:table-cell", "text:note-body"):
            if not alone:
                self.kinds.append({"text:list": "list", "table:table-cell": "table"}.get(name, "note"))
        elif self.open and name in ("text:s", "text:tab", "text:line-break"):
            count = attributes(m[3]).get("text:c", "1") if name == "text:s" else ""
            text = {"text:tab": "\t", "text:line-break": BREAK}.get(name) or " " * min(int(count) if count.isdecimal() else 1, 100)
            self.open[-1][0].pieces.append(Piece(text, *m.span(), None))
            self.open[-1][1] = False

    def _comment(self, m):
        """Take in a comment: one to newslint as a piece, one by newslint as known."""
        end = self.xml.find("</office:annotation>", m.end(), m.end() + LONGEST_COMMENT)
        inside = self.xml[m.end() : max(end, m.end())]
        text = comment_text(inside)
        if self.open and f">{package.AUTHOR}</dc:creator>" in inside:
            self.marked.append((self.open[-1][0], text))
        elif self.open and package.DIRECTIVE.match(text):
            self.open[-1][0].pieces.append(Piece(package.comment(text), *m.span(), None))

    def _end(self, name):
        if name in ("text:p", "text:h") and self.open:
            self.open.pop()
        elif name in ("text:list", "table:table-cell", "text:note-body") and self.kinds:
            self.kinds.pop()

    def _kind(self, name, found):
        style = found.get("text:style-name", "")
        style = self.styles.get(style, style).lower().replace("_20_", " ")
        if name == "text:h":
            return "title" if found.get("text:outline-level", "1") == "1" else "heading"
        return STYLES.get(style) or (self.kinds[-1] if self.kinds else "")

    def _text(self, start, end):
        xml, at, (paragraph, spaced) = self.xml, start, self.open[-1]
        pieces = paragraph.pieces
        for m in SPECIAL.finditer(xml, start, end):
            if m[0] == " " and not (spaced and m.start() == start):
                continue  # a single space is one
            if m.start() > at:
                pieces.append(Piece(xml[at : m.start()], at, m.start(), True))
                spaced = xml[m.start() - 1] == " "
            at = m.end()
            text = entity(m[0]) if m[0][0] == "&" else " " if m[0].isspace() else ""
            text = " " if text in ("\n", "\t", "\r") else text
            if text and text not in INVISIBLE and not (text == " " and spaced):
                pieces.append(Piece(text, *m.span(), True))
                spaced = text == " "
        if at < end:
            pieces.append(Piece(xml[at:end], at, end, True))
            spaced = xml[end - 1] == " "
        self.open[-1][1] = spaced


def _packed(found, xml, paragraphs, text, changed, made):
    """The bytes of the package in which the shown text is changed, as tracked changes."""
    from datetime import datetime

    now = datetime.now().strftime("%Y-%m-%dT%H:%M:%S")
    changes, regions = [], []
    number = max([int(n) for n in re.findall(r'"ct(\d{1,18})"', xml)], default=0)

    def region(kind, content):
        nonlocal number
        number += 1
        regions.append(
            f'<text:changed-region xml:id="ct{number}" text:id="ct{number}"><text:{kind}><office:change-info{DC}><dc:creator>{package.AUTHOR}</dc:creator>'
            f"<dc:date>{now}</dc:date></office:change-info>{content}</text:{kind}></text:changed-region>")
        return f'text:change-id="ct{number}"/>'

    for i, start, end, new in package.edits(text, changed, made):
        own = paragraphs[i]
        for _, first, last in _apart(xml, own, start - len(own.mark), end - len(own.mark)):
            gone = EDGE.sub("<text:s/>", xml[first:last])
            written = f"<text:change {region('deletion', f'<text:p>{gone}</text:p>')}" if gone else ""
            if new:
                added = region("insertion", "")
                written += f"<text:change-start {added}{escape(new, quote=False)}<text:change-end {added}"
                new = ""
            changes.append((first, last, written))
    if not changes:
        return found.data
    m = CHANGES.search(xml)
    if m and not m[1]:
        at = xml.find("</text:tracked-changes>", m.end())
        changes.append((at, at, "".join(regions)))
    else:
        at = m.span() if m else (TEXT.search(xml).end(),) * 2
        changes.append((*at, f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"))
    data = found.with_members({MEMBER: package.splice(xml, changes)})
    if unpack(data)[0] != changed:
        raise PackageError("a change would not be read back as it is meant")
    return data


def _apart(xml, paragraph, start, end):
    """The portions to change, divided where markup comes between them."""
    for run, first, last in package.portions(paragraph, start, end):
        at = first
        for m in TOKEN.finditer(xml, first, last):
            if m.start() > at:
                yield run, at, m.start()
            at = m.end()
        if at < last or first == last:
            yield run, at, last


def annotated(data, remarks):
    """(bytes of the package with a comment for each remark, how many were written, how many have no place for one).

    remarks: (start, end, text) in the shown text.  One that is there already is not written again.  Raises PackageError.
    """
    from datetime import datetime

    found = Package(data, ".odt")
    content, now = Content(found.text(MEMBER)), datetime.now().strftime("%Y-%m-%dT%H:%M:%S")
    there, changes, written, without = {(id(p), text) for p, text in content.marked}, [], 0, 0
    number = max([int(n) for n in re.findall(r'"newslint(\d{1,18})"', content.xml)], default=0)
    for i, start, end, text in package.placed(unpack(data)[0], remarks):
        text = " ".join(text.split())
        place = _marked(content.paragraphs[i], start, end) if i < len(content.paragraphs) else None
        if place is None:
            without += 1
        elif (id(content.paragraphs[i]), text) not in there:
            written += 1
            name = f'office:name="newslint{number + written}"'
            changes.append((place[0], place[0], f"<office:annotation {name}><dc:creator{DC}>{package.AUTHOR}</dc:creator><dc:date{DC}>{now}</dc:date>"
                            f"<text:p>{escape(text, quote=False)}</text:p></office:annotation>"))
            changes.append((place[1], place[1], f"<office:annotation-end {name}/>"))
    if not changes:
        return data, 0, without
    changed = found.with_members({MEMBER: package.splice(content.xml, changes)})
    if unpack(changed)[0] != unpack(data)[0]:
        raise PackageError("a comment would change its text")
    return changed, written, without


def _marked(paragraph, start, end):
    """(start, end) in XML of a part of a paragraph, or of its text where that cannot be; None in a note, and where there is no text."""
    if paragraph.kind == "note":
        return None
    try:
        parts = package.portions(paragraph, start, end)
    except PackageError:
        parts = [[True, p.start, p.end] for p in paragraph.pieces if p.run]
    return (parts[0][1], parts[-1][2]) if parts else None

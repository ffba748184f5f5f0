"""Comments in Word documents: one by “newslint” at each remark.  Nothing else of the document changes."""

import re
from html import escape

from newslint.readers import docx, package
from newslint.readers.package import Package, PackageError

TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org"
EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{OFFICE}/wordprocessingml/2006/main"></w:comments>'
EMPTY_RELATIONS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{OFFICE}/package/2006/relationships"></Relationships>'
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotated(data, remarks):
    """(bytes of the package with a comment for each remark, how many were written, how many have no place for one).

    remarks: (start, end, text) in the shown text.  One that is there already is not written again.  Raises PackageError.
    """
    found = Package(data, ".docx")
    member = docx.read_members(found)[0][1]
    name = docx.comments_name(found)
    xml = found.text(name)
    own = {number: text for number, author, text in docx.comments(xml or "") if author == package.AUTHOR}
    there = {(id(p), own[number]) for p, number in member.marked if number in own}
    numbers = docx.free_numbers(found)
    writer, written, without = _Writer(member, numbers), [], 0
    for i, start, end, text in package.placed(docx.unpack(data)[0], remarks):
        text = " ".join(text.split())
        if i >= len(member.paragraphs) or i in member.boxed:
            without += 1
        elif (id(member.paragraphs[i]), text) in there:
            continue
        elif (number := writer.mark(member.paragraphs[i], start, end)) is not None:
            written.append((number, text))
        else:
            without += 1
    if not written:
        return data, 0, without
    changed = {docx.DOCUMENT: package.splice(member.xml, writer.changes), name: _with_comments(xml or EMPTY, written)}
    if xml is None:
        relations, types = found.text(RELATIONS) or EMPTY_RELATIONS, found.text(TYPES)
        if types is None:
            raise PackageError(f"it has no {TYPES}")
        changed[RELATIONS] = _inside(relations, "Relationships", f'<Relationship Id="rIdNewslint" Type="{OFFICE}/officeDocument/2006/relationships/comments" Target="comments.xml"/>')
        changed[TYPES] = _inside(types, "Types", f'<Override PartName="/{name}" ContentType="{CONTENT_TYPE}"/>')
    commented = found.with_members(changed)
    if docx.unpack(commented)[0] != docx.unpack(data)[0]:
        raise PackageError("a comment would change its text")
    return commented, len(written), without


class _Writer:
    """Marks of comments in a member.  changes: (start, end, XML) of it."""

    def __init__(self, member, numbers):
        self._member, self._numbers, self.changes, self._kept = member, numbers, [], set()

    def mark(self, paragraph, start, end):
        """Mark what is from start to end of a paragraph; the number of the comment, or None if there is no text to mark."""
        try:
            parts = package.portions(paragraph, start, end)
        except PackageError:  # a tab, or a comment, is among it: the paragraph as a whole
            pieces = [p for p in paragraph.pieces if p.run]
            if not pieces:
                return None
            parts = [[pieces[0].run, pieces[0].start, pieces[0].start], [pieces[-1].run, pieces[-1].end, pieces[-1].end]]
        w, number = self._member.prefix, next(self._numbers)
        self._split(*parts[0][:2], f'<{w}commentRangeStart {w}id="{number}"/>')
        self._split(parts[-1][0], parts[-1][2], f'<{w}commentRangeEnd {w}id="{number}"/><{w}r><{w}commentReference {w}id="{number}"/></{w}r>')
        return number

    def _split(self, place, at, xml):
        (run, tag), w = place, self._member.prefix
        self.changes.append((at, at, f'</{w}t></{w}r>{xml}{run.tag}{docx.renumbered(run.properties, self._numbers)}<{w}t xml:space="preserve">'))
        if "preserve" not in tag[3] and tag.start() not in self._kept:
            self._kept.add(tag.start())
            self.changes.append((*tag.span(), f'<{w}t xml:space="preserve">'))


def _with_comments(xml, written):
    from datetime import datetime, timezone

    now, w = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), docx.prefix_of(xml)
    return _inside(xml, f"{w}comments", "".join([
        f'<{w}comment {w}id="{number}" {w}author="{package.AUTHOR}" {w}date="{now}" {w}initials="nl"><{w}p><{w}r><{w}annotationRef/></{w}r>'
        f'<{w}r><{w}t xml:space="preserve">{escape(text, quote=False)}</{w}t></{w}r></{w}p></{w}comment>' for number, text in written]))


def _inside(xml, name, added):
    """XML with something added at the end of its root."""
    at = xml.rfind(f"</{name}>")
    if at >= 0:
        return xml[:at] + added + xml[at:]
    m = re.search(rf"<{name}\b([^>]*)/>", xml)  # an empty one
    if not m:
        raise PackageError(f"its {name} cannot be added to")
    return f"{xml[: m.start()]}<{name}{m[1]}>{added}</{name}>{xml[m.end() :]}"

"""Office documents: a zip package whose text is shown a paragraph a line, and into which changes are written back.

What a reader of newslint sees of one is the shown text: line 12, column 34 is the 34th character of the twelfth paragraph.
What a paragraph is besides running copy is written before it: "# " a title, "## " a heading, "> " a quotation, "• " an entry of a
list, "| " a cell of a table, "[caption] ", "[standfirst] ", "[note] ".  Comments that are meant for newslint are shown as in HTML, and
a last line "[published] 2026-02-03" shows the day of publication, where a property of the document says it.
"""

import re
import struct
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from newslint.document import Block, Reading
from newslint.readers import block_kinds, plain
from newslint.readers.mapped_text import MappedText
from newslint.readers.published import day, stamp
from newslint.records import record

MARKS = {
    "title": "# ", "heading": "## ", "blockquote": "> ", "list": "• ", "table": "| ", "caption": "[caption] ", "standfirst": "[standfirst] ",
    "note": "[note] ",
}
KINDS = {mark: kind for kind, mark in MARKS.items()} | {"[note] ": "paragraph"}
MARK = re.compile("|".join(map(re.escape, KINDS)))
LINE = re.compile(r"[^\n]+")
LARGEST = 64_000_000  # characters of a member: 200 times a novel
LARGEST_PROPERTIES = 200_000
BREAK = "\u2028"  # a line break inside a paragraph
WORDS = re.compile(r"\w+|\W")
AUTHOR = "newslint"  # of changes and comments
DIRECTIVE = re.compile(r"newslint:\s*\w")  # a comment to newslint
FROM_HERE = re.compile(r"newslint:\s*disable\b")  # which holds from where what it is about begins
COMMENT = re.compile(r"<!-- newslint:[^\n]*?-->")
PUBLISHED = re.compile(r"\[published\] (\d{4}-\d\d-\d\d)(?=\n?\Z)")
PUBLICATION = frozenset({"published", "publish date", "published date", "date published", "publication date", "publishdate", "pubdate", "datepublished"})
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class PackageError(ValueError):
    """A package that cannot be read or written; str() says why, and what to do."""


class Paragraph:
    """A paragraph of a member: its kind (see MARKS, or ""), and the Pieces of its text in order."""

    __slots__ = ("kind", "pieces")

    def __init__(self, kind):
        self.kind, self.pieces = kind, []

    @property
    def mark(self):
        """What is shown before its text."""
        return MARKS.get(self.kind, "") if self.pieces else ""


@record
class Piece:
    """Text that stands for xml[start:end] of a member; run: what a writer needs to know of the place, None where it cannot write."""

    text: str
    start: int
    end: int
    run: object


def read(text):
    """The Reading of a shown text."""
    out, found, comments, published = MappedText(text), [], [], None
    for m in LINE.finditer(text):
        if when := PUBLISHED.match(text, m.start()):
            published = day(when[1])
            out.gap(m.start())
            out.at = m.end()
            continue
        mark = MARK.match(m[0])
        start = m.start() + (mark.end() if mark else 0)
        out.gap(start)
        found.append((out.size, out.size + m.end() - start, KINDS[mark[0]] if mark else "paragraph"))
        if "<!--" in m[0]:
            comments += [Block(out.size + c.start() - start, out.size + c.end() - start, "comment") for c in COMMENT.finditer(text, start, m.end())]
        out.keep(start, m.end())
        out.at = m.end()
    shown, segments = out.finish()
    shown = shown.replace(BREAK, "\n")
    blocks = block_kinds.named(shown, found)
    inline = tuple(sorted([*plain.inline(shown, blocks), *comments]))
    return Reading(shown, tuple(blocks), segments, inline, stamp(shown, blocks) or published, encode=encode)


def encode(replacement, source, shown):
    """The replacement, where it changes nothing but words; else None: tabs and line breaks are not text in a package."""
    if source.replace(BREAK, "\n") != shown or "<!-- newslint:" in source or {"\n", "\t", BREAK} & {*source, *replacement}:
        return None
    return replacement


def shown(paragraphs):
    """The shown text of Paragraphs."""
    return "".join([p.mark + "".join([piece.text for piece in p.pieces]) + "\n" for p in paragraphs])


def comment(text):
    """A comment as it is shown."""
    return f"<!-- {' '.join(text.split()).replace('-->', '—>')} -->"


def publication(name, value):
    """The datetime.date that a property of a document says, or None where it is not about publication."""
    return day(value or "") if (name or "").strip().lower().replace("_", " ") in PUBLICATION else None


def published_line(when):
    """The line that shows the day of publication, or nothing."""
    return f"[published] {when.isoformat()}\n" if when else ""


def edits(old, new, made=None):
    """[(paragraph, start, end, replacement)] that make one shown text the other; offsets are those of the line.

    made: the edits (start, end, replacement) that did it, in order, each to be a change of its own; else the texts are compared.
    Raises PackageError where they differ in more than words.
    """
    if old.count("\n") != new.count("\n"):
        raise PackageError("a change would join or divide paragraphs")
    if not made or any("\n" in old[start:end] + content for start, end, content in made):
        made, at = [], 0
        for a, b in zip(old.split("\n"), new.split("\n")):
            if a != b:
                made.append((at, at + len(a), b))
            at += len(a) + 1
    found, row, first = [], 0, 0
    for start, end, content in made:
        row += old.count("\n", first, start)
        first = old.rfind("\n", 0, start) + 1
        found += [(row, start - first + a, start - first + b, words) for a, b, words in _line_edits(old[start:end], content)]
    return found


def _line_edits(old, new):
    from difflib import SequenceMatcher

    a, b = WORDS.findall(old), WORDS.findall(new)
    starts = [0]
    for word in a:
        starts.append(starts[-1] + len(word))
    for tag, i, j, k, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield starts[i], starts[j], "".join(b[k:n])


def portions(paragraph, start, end):
    """[[run, start, end]] of what holds paragraph[start:end], in offsets of its XML, once for each run; for an empty span one.

    Raises PackageError where something that is not text is among it.
    """
    if start < 0:
        raise PackageError("a change touches the kind of a paragraph")
    found, at = [], 0
    for piece in paragraph.pieces:
        size = len(piece.text)
        a, b = max(start - at, 0), min(end - at, size)
        if a < b or a == b == start - at and piece.run is not None and start == end:
            if piece.run is None:
                raise PackageError("a change touches what is not text")
            if size == piece.end - piece.start:
                first, last = piece.start + a, piece.start + b
            else:
                first, last = (piece.start, piece.end) if a < b else (piece.end if a else piece.start,) * 2
            if found and found[-1][0] == piece.run:
                found[-1][2] = last
            else:
                found.append([piece.run, first, last])
            if start == end:
                break
        at += size
    if not found:
        raise PackageError("a change touches what is not text")
    return found


def placed(text, remarks):
    """(paragraph, start, end, text) of every remark (start, end, text) about a shown text, in order; offsets are those in the paragraph.

    What goes on over the end of a paragraph is cut there.
    """
    lines, at = [], 0
    for line in text.split("\n"):
        mark = MARK.match(line)
        lines.append((at, at + (mark.end() if mark else 0), at + len(line)))
        at += len(line) + 1
    i = 0
    for start, end, said in sorted(remarks):
        while i + 1 < len(lines) and lines[i + 1][0] <= start:
            i += 1
        _, first, last = lines[i]
        yield i, max(start, first) - first, max(min(end, last), start, first) - first, said


def splice(xml, changes):
    """The XML with the changes (start, end, replacement) made."""
    out, at = [], 0
    for start, end, text in sorted(changes, key=lambda c: c[:2]):
        out += [xml[at:start], text]
        at = end
    return "".join(out) + xml[at:]


class Package:
    """A zip file and its members.  Raises PackageError for what is none."""

    def __init__(self, data, what):
        self.data, self._what = data, what
        if data.startswith(OLD_OFFICE):
            raise PackageError(f"an old or encrypted document; save it as {what} without a password")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as err:
            raise PackageError(f"not a {what} document, or a damaged one ({str(err).lower()}); open it where it was written and save it anew") from None

    def names(self):
        """The names of its members."""
        return self._zip.namelist()

    def small(self, name):
        """The XML of a member that holds properties; "" where there is none, or it is too large to be that."""
        try:
            return (self.text(name) or "") if self._zip.getinfo(name).file_size < LARGEST_PROPERTIES else ""
        except KeyError:
            return ""

    def text(self, name):
        """The XML of a member, without a byte-order mark, or None where there is none of that name."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        try:
            with self._zip.open(info) as f:
                data = f.read(LARGEST + 1)
        except Exception as err:  # zlib.error, RuntimeError (encrypted), BadZipFile, EOFError …: the member is broken
            raise PackageError(f"{name} in it cannot be unpacked: {err}") from None
        if len(data) > LARGEST:
            raise PackageError(f"{name} in it unpacks to more than {LARGEST // 1_000_000} MB")
        try:
            return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError as err:
            raise PackageError(f"{name} in it is not UTF-8 at byte {err.start}") from None

    def with_members(self, changed):
        """The bytes of the package with {name: XML} in place of what was, or added; every other member as it is, byte for byte.

        Raises PackageError for a package too large for the plain zip format.
        """
        try:
            return self._with_members(changed)
        except (struct.error, LookupError, ValueError) as err:
            raise PackageError(f"its zip file is one that cannot be changed: {err}") from None

    def _with_members(self, changed):
        infos = {i.filename: i for i in self._zip.infolist()}
        starts = sorted({i.header_offset for i in self._zip.infolist()}) + [self._zip.start_dir]
        written = {infos[name].header_offset: _deflated(xml) for name, xml in changed.items() if name in infos}
        out, moved, at = [self.data[: starts[0]]], {}, starts[0]
        for start, end in zip(starts, starts[1:]):
            block = self.data[start:end]
            if start in written:
                block = _local(block, *written[start])
            moved[start] = at
            out.append(block)
            at += len(block)
        shift, added = self._shift(starts[0]), []
        for name in changed.keys() - infos.keys():
            head, entry = _added(name, *_deflated(changed[name]), at - shift)
            out.append(head)
            added.append(entry)
            at += len(head)
        return b"".join(out) + self._directory(moved, written, at, added)

    def _shift(self, first):
        """How many bytes come before the first member that offsets do not count."""
        where, end = self._zip.start_dir, self.data.rfind(b"PK\5\6")
        return first - min(self._raw_offsets(where, end))

    def _directory(self, moved, written, at, added):
        data, where, end = bytearray(self.data), self._zip.start_dir, self.data.rfind(b"PK\5\6")
        shift = self._shift(min(moved))
        for i in self._entries(where, end):
            old = struct.unpack_from("<I", data, i + 42)[0] + shift
            struct.pack_into("<I", data, i + 42, moved[old] - shift)
            if old in written:
                packed, size, crc = written[old]
                flags = struct.unpack_from("<H", data, i + 8)[0] & ~8
                struct.pack_into("<HH", data, i + 8, flags, 8)
                struct.pack_into("<III", data, i + 16, crc, len(packed), size)
        struct.pack_into("<I", data, end + 16, at - shift)
        new = b"".join(added)
        if added:
            here, total, size = struct.unpack_from("<HHI", data, end + 8)
            if where + size != end:
                raise PackageError("its zip file is one that cannot be added to")
            struct.pack_into("<HHI", data, end + 8, here + len(added), total + len(added), size + len(new))
        return bytes(data[where:end]) + new + bytes(data[end:])

    def _entries(self, where, end):
        while where + 46 <= end and self.data[where : where + 4] == b"PK\1\2":
            yield where
            where += 46 + sum(struct.unpack_from("<HHH", self.data, where + 28))

    def _raw_offsets(self, where, end):
        return [struct.unpack_from("<I", self.data, i + 42)[0] for i in self._entries(where, end)]


def _deflated(xml):
    from zlib import compressobj, crc32

    data = xml.encode("utf-8")
    packer = compressobj(6, 8, -15)
    return packer.compress(data) + packer.flush(), len(data), crc32(data)


def _added(name, packed, size, crc, offset):
    """(local header with its data, entry of the directory) of a new member."""
    name = name.encode("ascii")
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(packed), size, len(name), 0)  # 1 January 1980, as Word writes
    head = b"PK\3\4" + common + name + packed
    return head, b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name


def _local(block, packed, size, crc):
    """The local header of a member with other content."""
    name, extra = struct.unpack_from("<HH", block, 26)
    head = bytearray(block[: 30 + name + extra])
    flags = struct.unpack_from("<H", head, 6)[0] & ~8
    struct.pack_into("<HH", head, 6, flags, 8)
    struct.pack_into("<III", head, 14, crc, len(packed), size)
    return bytes(head) + packed

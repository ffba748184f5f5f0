"""The lines of a Markdown article as leaves: paragraphs, headings, list items, rows of tables, code, comments.

CommonMark's block structure (spec 0.31, sections 3 to 5) with GitHub's tables and footnotes and the blocks of Hugo and
Jekyll.  Every line is read once.
"""

import re

from newslint.finding import LINE_END
from newslint.readers.tags import RAW_TAGS
from newslint.records import record

# All are compiled when a line begins with their first character.
QUOTE = r"[ ]{0,3}>[ \t]?"
ATX = r"(#{1,6})(?:[ \t]+|(?=[\r\n]|\Z))"
ATX_CLOSE = r"(?<=[ \t])#+[ \t]*\Z"
FENCE = r"(`{3,})[^`\r\n]*(?=[\r\n]|\Z)|(~{3,})|(\${2})[ \t]*(?=[\r\n]|\Z)"
RULE = r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=[\r\n]|\Z)"
UNDERLINE = r"(?:=+|-+)[ \t]*(?=[\r\n]|\Z)"
# "1986. That was the year" opens a year's story, not a list.
ITEM = r"([-+*]|(\d{1,3})[.)])([ \t]+|(?=[\r\n]|\Z))"
TASK = r"\[[ xX]\][ \t]+"
# The line below the head of a table.
TABLE_RULE = r"[ \t>]*(?=[^\r\n]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?:\r\n|\r|\n|\Z)"
DEFINITION = (
    r"\[(?!\^)((?:[^\[\]\\\r\n]|\\[^\r\n]){1,999})\]:[ \t]*(?:\r?\n[ \t]*)?(?:<[^<>\r\n]*>|[^\s<]\S*)"
    r"(?:[ \t]*(?:[ \t]|\r?\n)[ \t]*(?:\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'|\((?:[^()\\\r\n]|\\.)*\))(?=[ \t]*(?:[\r\n]|\Z)))?"
    r"[ \t]*(?:\r\n|\r|\n|\Z)"
)
NOTE = r"\[\^[^\]\[\s]{1,100}\]:[ \t]*"
RAW = rf"(?i)<({'|'.join(sorted(RAW_TAGS))})\b"
# Tags of Jekyll and Hugo around what is not copy: name, and how the closing tag ends.
TEMPLATE = r"\{(?:%-?|\{[<%])[ \t]*(comment|highlight|codeblock|raw|mermaid|math|schema|style|script)\b"
FENCED_DIV = r":{3,}[^\r\n]*"
QUOTATION_MARKS = frozenset("“”\"'‘’(")
BLANK = r"[ \t]*(?:\r\n|\r|\n|\Z)"
DEEPEST = 24  # nested quotations and lists; beyond it a marker is a character
SENTENCE = r"[“\"'‘(]?[^\W\d_a-z][^\r\n]{50,}[.!?][”\"'’)]?\s*\Z"


@record
class Leaf:
    """What stands together, without the markers of what it is in.

    kind: as in Block, and "title" for a heading of the first level.  pieces: (start, end) source offsets.
    cuts: None where inline markup is to be read; otherwise cuts as in markdown_inline, the rest is literal.
    """

    kind: str
    pieces: tuple
    cuts: tuple | None = None


def leaves(source, start=0):
    """[Leaf] of the source from `start` on, in order."""
    blocks = _Blocks(source)
    at = after = start
    while at < len(source):
        if at >= after:  # or else the line goes on after a comment
            m = LINE_END.search(source, at)
            end, after = m.span() if m else (len(source), len(source))
        at = blocks.line(at, end, after)
    blocks.flush()
    return blocks.leaves


@record
class _Fence:
    mark: str
    size: int
    indent: int
    depth: int
    pieces: list


class _Blocks:
    """The state between two lines.  stack: (">" or "item" or "note", columns of its indent) of the open containers."""

    def __init__(self, source):
        self.source, self.leaves, self.stack = source, [], []
        self.pieces, self.kind = [], ""  # the open paragraph
        self.fence = None
        self.table = False
        self.missing = set()

    def flush(self):
        """End the open paragraph, table or fence."""
        self.table = False
        if self.fence:
            if self.fence.pieces:
                self.leaves.append(Leaf("code", self._trimmed(self.fence.pieces), ()))
            self.fence = None
        if self.pieces:
            self.leaves.append(Leaf(self.kind, self._trimmed(self.pieces)))
            self.pieces = []

    def line(self, start, end, after):
        """Read source[start:end], of which the line end reaches to `after`; the offset to go on from."""
        source = self.source
        c = source[start]
        plain = (c.isalpha() or c in QUOTATION_MARKS) and not (self.stack or self.fence or self.table)
        if plain and source.find("|", start, end) < 0:  # nothing but a paragraph begins like this
            self._text(start, after)
            return after
        depth, at = self._containers(start, end)
        indent, first = self._indent(at, end)
        if self.fence:
            if depth >= self.fence.depth:
                return self._fenced(at, first, indent, end, after)
            self.flush()
        if first == end:
            self.flush()
            del self.stack[depth:]
            return after
        while True:
            indent, first = self._indent(at, end)
            if first == end:
                return after
            if indent >= 4:
                if self.pieces:
                    break
                return self._indented(depth, first, end, after)
            inner = self._container(depth, at, first, end)
            if inner is None:
                went = self._leaf(depth, indent, first, end, after)
                if went is not None:
                    return went
                break
            depth, at = depth + 1, inner
        if self.table:
            if source.find("|", first, end) >= 0:
                self._row(first, end)
                return after
            self.table = False
        if not self.pieces:
            del self.stack[depth:]
        self._text(first, after)
        return after

    def _text(self, first, after):
        """A line of a paragraph; a lazy one belongs to the paragraph above."""
        if not self.pieces:
            self.kind = self._where("paragraph")
        self.pieces.append((first, after))

    def _where(self, kind):
        """The kind of a block by what it is in."""
        for container, _ in self.stack:
            if container == ">":
                return "blockquote"
        if self.stack and kind == "paragraph":
            return "caption" if self.stack[0][0] == "note" else "list"
        return kind

    def _containers(self, start, end):
        """How many of the open containers the line continues, and the offset after their markers."""
        at = start
        for depth, (container, width) in enumerate(self.stack):
            if container == ">":
                m = re.compile(QUOTE).match(self.source, at, end)
                if not m:
                    return depth, at
                at = m.end()
            else:
                indent, first = self._indent(at, end)
                if first < end:
                    if indent < width:
                        return depth, at
                    at = self._skip(at, width)
        return len(self.stack), at

    def _container(self, depth, at, first, end):
        """Open the container whose marker is at `first`; the offset after the marker, or None if there is none."""
        source, c = self.source, self.source[first]
        if len(self.stack) >= DEEPEST:
            return None
        if c == ">":
            self._close(depth)
            self.stack.append((">", 0))
            return re.compile(QUOTE).match(source, at, end).end()
        if c in "-+*0123456789" and (m := re.compile(ITEM).match(source, first, end)) and (
            not re.compile(RULE).match(source, first, end)
        ):
            in_paragraph = self.pieces and depth == len(self.stack)
            if in_paragraph and (m.end() == end or (m[2] or "1").lstrip("0") != "1"):
                return None
            self._close(depth)
            spaces = self._indent(m.end(1), end)[0]
            inner = m.end() if spaces < 5 else m.end(1) + 1
            self.stack.append(("item", first - at + len(m[1]) + (spaces if 0 < spaces < 5 and m.end() < end else 1)))
            task = re.compile(TASK).match(source, inner, end)
            return task.end() if task else inner
        if c == "[" and not self.pieces and (m := re.compile(NOTE).match(source, first, end)):
            self._close(depth)
            self.stack.append(("note", 4))
            return m.end()
        if c == ":" and self.pieces and source[first + 1 : first + 2] in (" ", "\t"):  # the definition of a term
            self._close(depth)
            self.stack.append(("item", 2))
            return first + 1
        return None

    def _close(self, depth):
        self.flush()
        del self.stack[depth:]

    def _leaf(self, depth, indent, first, end, after):
        """Read a block that begins at `first` and is not a paragraph; where to go on, or None if there is none."""
        source, c = self.source, self.source[first]
        if c == "#" and (m := re.compile(ATX).match(source, first, end)):
            self._close(depth)
            close = re.compile(ATX_CLOSE).search(source, m.end(), end) if source[end - 1 : end] in ("#", " ", "\t") else None
            self._add("title" if len(m[1]) == 1 else "heading", m.end(), close.start() if close else end)
            return after
        if c in "`~$" and (m := re.compile(FENCE).match(source, first, end)):
            self._close(depth)
            mark = m[m.lastindex]
            self.fence = _Fence(mark[0], len(mark), indent, depth, [])
            return after
        if c in "=-" and self.pieces and depth == len(self.stack) and re.compile(UNDERLINE).match(source, first, end):
            self._underlined(c)
            return after
        if c in "*-_" and re.compile(RULE).match(source, first, end):
            self._close(depth)
            return after
        if c == ":" and re.compile(FENCED_DIV).match(source, first, end):
            self._close(depth)
            return after
        if c == "<":
            return self._raw(depth, first)
        if c == "{" and (m := re.compile(TEMPLATE).match(source, first, end)):
            names = ("end" + m[1], "/" + m[1], "/ " + m[1])
            closes = [at for name in names if (at := self._find(name, m.end())) >= 0]
            close = self._find("}", min(closes)) if closes else -1
            if close >= 0:
                stop = close + 2 if source.startswith("}", close + 1) else close + 1
                return self._verbatim(depth, "comment" if m[1] == "comment" else "code", first, stop)
        if c == "[" and not self.pieces and (m := re.compile(DEFINITION).match(source, first)):
            self._close(depth)
            return m.end()
        if self.table or source.find("|", first, end) < 0 or after == len(source):
            return None
        if m := re.compile(TABLE_RULE).match(source, after):
            self._close(depth)
            self._row(first, end)
            self.table = True
            return m.end()
        return None

    def _raw(self, depth, first):
        """A comment, or a tag around what is not copy, up to its end, blank lines included."""
        source = self.source
        if source.startswith("<!--", first):
            close = self._find("-->", first + 4)
            return self._verbatim(depth, "comment", first, close + 3) if close >= 0 else None
        m = re.compile(RAW).match(source, first)
        if m and (close := self._find("</" + m[1], m.end())) >= 0 and (close := self._find(">", close)) >= 0:
            return self._verbatim(depth, "code", first, close + 1)
        return None

    def _verbatim(self, depth, kind, start, stop):
        self._close(depth)
        self.leaves.append(Leaf(kind, ((start, stop),), ()))
        blank = re.compile(BLANK).match(self.source, stop)
        return blank.end() if blank else stop

    def _find(self, needle, at):
        """Where the needle stands from `at` on, or -1; a failed search is not repeated."""
        if needle in self.missing:
            return -1
        found = self.source.find(needle, at)
        if found < 0:
            self.missing.add(needle)
        return found

    def _underlined(self, mark):
        """The open paragraph becomes a heading; several lines, or a long one, are copy above a rule."""
        text = "".join(self.source[a:b] for a, b in self.pieces).strip()
        if len(text) < 200 and len(self.pieces) < 3:
            self.kind = self._where("title" if mark == "=" else "heading")
        self.flush()

    def _fenced(self, at, first, indent, end, after):
        fence = self.fence
        if indent < 4 and self.source.startswith(fence.mark * fence.size, first) and (
            not self.source[first:end].strip(fence.mark + " \t")
        ):
            self.flush()
        else:
            fence.pieces.append((self._skip(at, min(indent, fence.indent)), after))
        return after

    def _indented(self, depth, first, end, after):
        """Indented lines are code, except a sentence, whose writer meant the indent of a paragraph."""
        del self.stack[depth:]
        if re.compile(SENTENCE).match(self.source[first:end]):
            self._add("paragraph", first, end)
        else:
            self._add("code", first, end, ())
        return after

    def _row(self, first, end):
        while first < end and self.source[first] in "| \t":
            first += 1
        self._add("table", first, end)

    def _add(self, kind, start, end, cuts=None):
        kind = kind if kind in ("code", "table") else self._where(kind)
        pieces = self._trimmed([(start, end)])
        if pieces[0][0] < pieces[0][1]:
            self.leaves.append(Leaf(kind, pieces, cuts))

    def _trimmed(self, pieces):
        """The pieces without the white space at the end, and joined where they touch."""
        joined = [pieces[0]]
        for a, b in pieces[1:]:
            if a == joined[-1][1]:
                joined[-1] = (joined[-1][0], b)
            else:
                joined.append((a, b))
        a, b = joined[-1]
        joined[-1] = a, a + len(self.source[a:b].rstrip())
        return tuple(joined)

    def _indent(self, at, end):
        """(columns of white space, offset after it); a tab reaches to the next column of four."""
        source, columns = self.source, 0
        while at < end and (c := source[at]) in " \t":
            columns += 1 if c == " " else 4 - columns % 4
            at += 1
        return columns, at

    def _skip(self, at, width):
        """The offset after `width` columns of white space."""
        columns = 0
        while columns < width and (c := self.source[at : at + 1]) in (" ", "\t"):
            columns += 1 if c == " " else 4 - columns % 4
            at += 1
        return at

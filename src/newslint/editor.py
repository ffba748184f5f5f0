"""An article that is open in an editor: its text as it changes, what was found in it, and what can be done about it."""

import re
from bisect import bisect_right

from newslint import families
from newslint.finding import Lines, Units
from newslint.fingerprints import fingerprints
from newslint.readers import READERS, reader_for
from newslint.records import record

MARKDOWN = ("markdown", "md", "mdx", "quarto", "rmd")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
LONGEST_CONFIRMED = 40  # characters that [sic] after them speaks for


class Text:
    """A text in lines and columns as an editor counts them: both from 0, columns in units of an encoding."""

    def __init__(self, source, encoding):
        self.source, self._encoding, self._lines = source, encoding, Lines(source)
        self._starts = [self._lines.span(row)[0] for row in range(1, self._lines.count() + 1)]

    def position(self, offset):
        """(line, column) of a code-point offset."""
        row = bisect_right(self._starts, offset)
        start, end = self._lines.span(row)
        return row - 1, Units(self.source[start:end], self._encoding).at(min(offset, end) - start)

    def offset(self, line, column):
        """The code-point offset of a place; one outside the text or its line is moved to the end."""
        if line >= len(self._starts):
            return len(self.source)
        start, end = self._lines.span(line + 1)
        return min(end, start + Units(self.source[start:end], self._encoding).offset(column))


def changed_text(source, changes, encoding):
    """The text after the changes of an editor, each of which counts in the text that the one before it left."""
    for change in changes:
        where = getattr(change, "range", None)
        if where is None:
            source = change.text
            continue
        text = Text(source, encoding)
        start, end = (text.offset(p.line, p.character) for p in (where.start, where.end))
        source = source[:start] + change.text + source[max(start, end) :]
    return source


@record
class Mark:
    """One place of a finding: finding, place, and the fingerprint by which it is known again."""

    finding: object
    place: object
    fingerprint: str


@record
class Action:
    """Something to do about a Mark.

    edits: ((start, end, text), …) or ().  command: (name, arguments) or None.  safe: whether it is the first choice.
    """

    title: str
    mark: Mark
    edits: tuple = ()
    command: tuple | None = None
    safe: bool = False


class Article:
    """An open article.  language: as the editor names it.  path: of its file, or where it would be; decides the config."""

    def __init__(self, uri, path, language, version, source):
        self.uri, self.path, self.version, self.source = uri, path, version, source
        suffix = "." + path.rpartition(".")[2].lower()
        self._format = "a.md" if language in MARKDOWN or language not in ("plaintext", "text") and READERS.get(suffix) == "markdown" else "a.txt"
        self.marks, self.checked = (), None

    @property
    def is_markdown(self):
        """Whether it is read as Markdown."""
        return self._format == "a.md"

    def change(self, text, version):
        """Take a new text over."""
        self.source, self.version = text, version

    def check(self, session, published=None):
        """The Marks of the text as it is now.  Raises ConfigError, RuleError."""
        source = self.source
        if session.excluded(self.path):
            return source, ()
        doc, findings = session.check_reading(reader_for(self._format)(source), source, self.path, published)
        prints = fingerprints(source, findings)
        marks = [Mark(f, p, str(mark)) for f, known in zip(findings, prints) for p, mark in zip(f.places, known)]
        return doc.source, tuple(sorted(marks, key=lambda m: (m.place.start, m.place.end, m.finding.code)))

    def keep(self, source, marks):
        """Whether Marks are of the text as it is now; then they are kept."""
        if source != self.source:
            return False
        self.checked, self.marks = source, marks
        return True

    def marks_in(self, start, end):
        """The Marks that touch [start, end)."""
        return [m for m in self.marks if m.place.start <= end and start <= m.place.end]

    def safe_edits(self):
        """The edits of all fixes that may be applied unseen; of two that overlap, the first."""
        edits, last = [], -1
        for mark in self.marks:
            fix = mark.place.fix
            if fix and fix.applicability == "safe" and min(e.start for e in fix.edits) > last:
                edits += fix.edits
                last = max(e.end for e in fix.edits)
        return tuple((e.start, e.end, e.content) for e in edits)

    def actions(self, mark):
        """The Actions for a Mark, the best first; nothing changes somebody's words."""
        finding, place = mark.finding, mark.place
        found, known = self.source[place.start : place.end], set()
        if not place.quoted:
            if place.fix:
                edits = tuple((e.start, e.end, e.content) for e in place.fix.edits)
                safe = place.fix.applicability == "safe"
                known.add(edits[0][2] if len(edits) == 1 else None)
                yield Action(_sentence(place.fix.message) + ("" if safe else " (look at it first)"), mark, edits, safe=safe)
            for text in finding.suggestions:
                if text not in known and (place.fix or self._is_plain(found)):
                    yield Action(f"Write “{text}”", mark, ((place.start, place.end, text),))
        if edit := self._ignoring(mark, found):
            yield Action(f"Ignore {finding.code} here", mark, (edit,))
        elif found.strip() and self.uri.startswith("file:"):  # in the copy itself nothing can say so
            yield Action(f"Ignore {finding.code} here", mark, command=("newslint.ignoreRule", (self.uri, finding.code, found)))
        if families.of(finding.code).accepts_words and WORD.fullmatch(found):
            yield Action(f"Accept “{found}” in all articles", mark, command=("newslint.acceptWord", (self.uri, found)))
        yield Action(f"Why {finding.code}?", mark, command=("newslint.explain", (finding.code,)))

    def _is_plain(self, found):
        """Whether a suggestion may replace it: in Markdown, what holds markers may not be written over."""
        return not self.is_markdown or not any(sign in found for sign in "*_`[]<>\\&\r\n")

    def _ignoring(self, mark, found):
        """(start, end, text) of the edit that silences a Mark in the copy, or None where there is none."""
        place = mark.place
        if not self.is_markdown:
            after = self.source[place.end : place.end + 1]
            fits = 0 < len(found) <= LONGEST_CONFIRMED and not any(c.isspace() for c in found) and not after.isalnum()
            return (place.end, place.end, " [sic]") if fits else None
        start = 0
        for m in BLANK_LINE.finditer(self.source, 0, place.start):
            start = m.end()
        end = "\r\n" if "\r\n" in self.source else "\n"
        return start, start, f"<!-- newslint: ignore {mark.finding.code} it is right here -->{end}"


def _sentence(message):
    return message[:1].upper() + message[1:]

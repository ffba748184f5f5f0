"""What a check says (Hit) and what a reader is told (Finding)."""

import re
from bisect import bisect_right

from newslint.records import record

# Lines end at these and nowhere else: str.splitlines would also cut at U+2028 and form feed.
LINE_END = re.compile(r"\r\n|\r|\n")
LEVELS = ("note", "warning", "error")  # ascending; SARIF's words


@record
class Edit:
    """Replace [start, end) by `content`; code-point offsets."""

    start: int
    end: int
    content: str


@record
class Place:
    """A further place that belongs to a finding; code-point offsets.

    role: "also" (the same fault stands here too) or "evidence" (what the finding is judged against).
    message: what to say of it ("first called “President Dahl” here").
    """

    start: int
    end: int
    role: str
    message: str = ""


@record
class Hit:
    """One thing that a check noticed, in offsets of Document.text.

    slots: values for the `{…}` of the rule's `says`; {found} is filled by the engine.
    fix: the replacement of [start, end), "" for a deletion, None where no single cure is certain.
    safe: whether the fix may be applied unseen.
    suggestions: what to write instead, best first, where the reader must choose.
    level: a level lower than the rule's own, where this hit is less sure.
    """

    start: int
    end: int
    slots: dict = {}
    fix: str | None = None
    safe: bool = False
    suggestions: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    level: str | None = None


def gathered(found, suggestions=()):
    """One Hit for all places of one kind; found: (start, end, kind) in order."""
    kinds = {}
    for start, end, kind in found:
        kinds.setdefault(kind, []).append((start, end))
    for spans in kinds.values():
        (start, end), rest = spans[0], spans[1:]
        yield Hit(start, end, suggestions=suggestions, related=tuple(Place(a, b, "also") for a, b in rest))


@record
class Fix:
    """Edits in source offsets; applicability is "safe" or "unsafe"."""

    edits: tuple[Edit, ...]
    applicability: str
    message: str


@record
class Finding:
    """A remark to the reader, in code-point offsets of Document.source: source[start:end] is what it names."""

    source: str
    part: str
    start: int
    end: int
    code: str
    name: str
    level: str
    message: str
    fix: Fix | None = None
    suggestions: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    fingerprint: str = ""


@record
class Checked:
    """One article after the checks: its source, for reports that show lines, and its findings in order of place.

    article: False for a config file that findings are about.
    """

    path: str
    source: str
    findings: tuple[Finding, ...]
    article: bool = True


def fingerprinted(source, findings):
    """The findings with their fingerprints: of the rule, the found text and the words around it in its line, folded.

    No path and no line goes in, so that a finding stays known when its paragraph moves; equal contexts are counted.
    """
    from hashlib import sha256

    seen, out = {}, []
    for f in findings:
        before = re.findall(r"\w+", re.split(r"[\r\n]", source[max(0, f.start - 60) : f.start].casefold())[-1])[-3:]
        after = re.findall(r"\w+", re.split(r"[\r\n]", source[f.end : f.end + 60].casefold())[0])[:3]
        context = "\n".join((f.code, source[f.start : f.end].casefold(), " ".join(before), " ".join(after)))
        nth = seen[context] = seen.get(context, 0) + 1
        out.append(f._replace(fingerprint=sha256(f"{context}\n{nth}".encode("utf-8", "replace")).hexdigest()[:24]))
    return out


class Lines:
    """Rows and columns of a source, 1-based, columns in code points."""

    def __init__(self, source):
        self._source = source
        self._starts = [0, *(m.end() for m in LINE_END.finditer(source))]

    def at(self, offset):
        """(row, column) of a code-point offset."""
        row = bisect_right(self._starts, offset)
        return row, offset - self._starts[row - 1] + 1

    def span(self, row):
        """(start, end) offsets of a row without its line end."""
        start = self._starts[row - 1]
        end = self._starts[row] if row < len(self._starts) else len(self._source)
        while end > start and self._source[end - 1] in "\r\n":
            end -= 1
        return start, end

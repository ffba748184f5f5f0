"""What a check notices (Hit, Related) and what the reader gets (Finding, Place, Evidence)."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

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
class Related:
    """A further place of a Hit, or evidence for it; code-point offsets of Document.text.

    role: "also" (the same fault is here too) or "evidence" (what the hit is judged against).
    message: what to say of it ("first called “President Dahl” here").
    fix: what to write here instead; None for the fix of the Hit, where the words are the same.
    """

    start: int
    end: int
    role: str
    message: str = ""
    fix: str | None = None


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
    related: tuple[Related, ...] = ()
    level: str | None = None


def group_hits(found, suggestions=()):
    """One Hit for all places of one kind.  found: (start, end, kind) in order of place."""
    kinds = {}
    for start, end, kind in found:
        kinds.setdefault(kind, []).append((start, end))
    for spans in kinds.values():
        (start, end), rest = spans[0], spans[1:]
        yield Hit(start, end, suggestions=suggestions, related=tuple(Related(a, b, "also") for a, b in rest))


@record
class Fix:
    """Edits in source offsets; applicability is "safe" or "unsafe"."""

    edits: tuple[Edit, ...]
    applicability: str
    message: str


@record
class ArticleId:
    """Which article: the path as the user named it, and the part of a source that holds several, "" in any other."""

    path: str
    part: str = ""

    def __str__(self):
        return f"{self.path}#{self.part}" if self.part else self.path


@record
class Place:
    """One place of a finding, in code-point offsets of the source.  quoted: whether these are somebody's words."""

    start: int
    end: int
    level: str
    fix: Fix | None = None
    quoted: bool = False


@record
class Evidence:
    """What a finding is judged against, and what to say of it; offsets are those of that article's source.

    article: the ArticleId where that is another article; at: then (row, column, end row, end column), 1-based, since the
    source of that article may not be at hand.
    """

    start: int
    end: int
    message: str = ""
    article: ArticleId | None = None
    at: tuple[int, int, int, int] = ()

    def location(self, lines):
        """(row, column, end row, end column).  lines: those of the article that the finding is about."""
        return self.at or (*lines.at(self.start), *lines.at(self.end))


@record
class Finding:
    """A remark to the reader.  source[start:end] of each place is what it names.

    remark: the message, but for the advice to check a quotation.  places: every place of the fault, at least one.
    fixable: whether the check knows what to write; inside quotations that is withheld, or only suggested.
    """

    article: ArticleId
    code: str
    name: str
    remark: str
    places: tuple[Place, ...]
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[str, ...] = ()
    fixable: bool = False

    @property
    def message(self):
        """What the reader is told."""
        return self.advised(self.fixable and all(p.quoted for p in self.places))

    def advised(self, quoted):
        """The remark, with the advice for somebody's words where they are quoted."""
        if not quoted:
            return self.remark
        return self.remark + (" " if self.remark.endswith("?") else "; ") + "check the quotation"

    def message_at(self, place, source):
        """What the reader is told at one of its places: of the words that are there, where the remark is of those at the first."""
        message, first = self.advised(self.fixable and place.quoted), self.places[0]
        old, new = source[first.start : first.end], source[place.start : place.end]
        if old == new or "“" not in message:
            return message
        changes = [(f"“{old}”", f"“{new}”")]
        wanted = f"“{_written(first)}”"
        if wanted in message:
            if _written(place) is None:
                return message  # nobody knows what it would be
            changes.append((wanted, f"“{_written(place)}”"))
        for a, b in changes:
            message = message.replace(a, b)
        return message

    @property
    def level(self):
        """The highest level of its places."""
        return max((p.level for p in self.places), key=LEVELS.index)

    @property
    def path(self):
        """The path of its article."""
        return self.article.path

    @property
    def part(self):
        """The part of the source, see ArticleId."""
        return self.article.part

    @property
    def start(self):
        """The start of the first place."""
        return self.places[0].start

    @property
    def end(self):
        """The end of the first place."""
        return self.places[0].end

    @property
    def fix(self):
        """The fix of the first place, or None."""
        return self.places[0].fix

    def filter_places(self, keep):
        """The finding with the places for which keep(place) is true, or None where there is none."""
        left = tuple(filter(keep, self.places))
        if len(left) == len(self.places):
            return self
        return self._replace(places=left) if left else None


def _written(place):
    """What the fix of a place writes there as a whole, or None."""
    return place.fix.edits[0].content if place.fix and len(place.fix.edits) == 1 else None


def in_order(findings):
    """The findings in order of place, code and message."""
    return sorted(findings, key=lambda f: (f.start, f.end, f.code, f.message))


@record
class ArticleResult:
    """One article after the checks: its source, for reports that show lines, and its findings in order of place.

    is_article: False for a config file that findings are about.
    """

    article: ArticleId
    source: str
    findings: tuple[Finding, ...]
    is_article: bool = True

    @property
    def path(self):
        """The path of the article."""
        return self.article.path

    def filter_places(self, keep):
        """The result with the places for which keep(finding, place) is true."""
        left = [kept for f in self.findings if (kept := f.filter_places(lambda place, f=f: keep(f, place)))]
        return self._replace(findings=tuple(left))


def filter_by_level(result, least):
    """The ArticleResult without the findings below a level."""
    bar = LEVELS.index(least)
    return result._replace(findings=tuple(f for f in result.findings if LEVELS.index(f.level) >= bar))


@lru_cache(maxsize=2)
def lines_of(source):
    """The Lines of a source; those of the last ones are kept, since a source may hold several articles."""
    return Lines(source)


class Lines:
    """Rows and columns of a source, 1-based, columns in code points."""

    def __init__(self, source):
        self._source = source
        self._starts = [0, *(m.end() for m in LINE_END.finditer(source))]

    def count(self):
        """How many rows there are, the empty one after a last line end included."""
        return len(self._starts)

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


# The characters that take more than one unit of an encoding.
WIDE = {"utf-8": re.compile("[^\0-\x7f]"), "utf-16": re.compile("[\U00010000-\U0010ffff]")}


class Units:
    """Code-point offsets of a text in the units that a client counts: "utf-16", "utf-8", or "utf-32" for the same."""

    def __init__(self, text, encoding="utf-16"):
        wide, extra, self._at, self._first, self._extra = WIDE.get(encoding), 0, [], [], [0]
        for m in wide.finditer(text) if wide else ():
            self._at.append(m.start())
            self._first.append(m.start() + extra)
            extra += _extra_units(m[0], encoding)
            self._extra.append(extra)

    def at(self, offset):
        """The units before a code-point offset."""
        return offset + self._extra[bisect_left(self._at, offset)]

    def offset(self, units):
        """The code-point offset after so many units; inside a character, that of the character."""
        i = bisect_right(self._first, units)
        if not i:
            return units
        return max(self._at[i - 1], units - self._extra[i])


def _extra_units(char, encoding):
    if encoding == "utf-16":
        return 1
    return 1 if char < "\u0800" else 2 if char < "\U00010000" else 3

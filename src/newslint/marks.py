"""The places of a finding as a reader is shown them: on the pages, in an editor of a client, in a report."""

from bisect import bisect_right

from newslint.checks import SPELLING
from newslint.document import fact
from newslint.records import record


@record
class Mark:
    """One place of a finding, as a client shows it; offsets are code points of the source.

    replacements: what to write instead, best first; none in somebody's words.  fixed: whether the first is what the rule
    would write, safe: and may be applied unseen.
    whole: whether it is judged by the whole article.  spelling: whether its rule looks words up in the dictionary.
    """

    start: int
    end: int
    code: str
    name: str
    level: str
    message: str
    replacements: tuple[str, ...]
    fixed: bool
    safe: bool
    quoted: bool
    whole: bool
    summary: str
    spelling: bool

    @property
    def family(self):
        """The two letters in front of the code."""
        return self.code[:2]


def marks_of(doc, finding, rule):
    """A Mark for every place of a Finding in a Document, see Mark.  rule: its Rule."""
    source, whole = doc.source, bool(finding.evidence) or rule.needs == "article"
    for place in finding.places:
        start, end = place.start, place.end
        replacements, fixed = (), None
        if not place.quoted:
            fixed = place.fix and _as_one(source, place, place.fix.edits)
            if fixed:
                start, end, written = fixed
                replacements = (written,)
            if fixed or _is_plain(doc, start, end):
                replacements += tuple(s for s in finding.suggestions if s not in replacements)
        if start == end:  # clients drop what has no width
            start, end, replacements = _widened(source, start, replacements)
        message = finding.message_at(place, source)
        yield Mark(
            start, end, finding.code, finding.name, place.level, message, replacements,
            bool(fixed), bool(fixed and place.fix.applicability == "safe"), place.quoted, whole, rule.summary, rule.check in SPELLING,
        )


def _is_plain(doc, start, end):
    """Whether source[start:end] holds nothing but what is read: to replace it would else break markup."""
    if not doc.segments:
        return True
    return any(at <= start and end <= at + size and size == length for _, at, length, size in doc.segments)


LONGEST_EDIT = 60  # characters over which several edits are given as one


def _as_one(source, place, edits):
    """(start, end, text) of all edits as one replacement that covers the place; None where that would be too long."""
    start, end = min(place.start, *(e.start for e in edits)), max(place.end, *(e.end for e in edits))
    if len(edits) > 1 and end - start > LONGEST_EDIT:
        return None
    out, at = [], start
    for edit in sorted(edits):
        out += [source[at : edit.start], edit.content]
        at = edit.end
    return start, end, "".join(out) + source[at:end]


def _widened(source, at, replacements):
    """(start, end, replacements) of a place of no width, with the character beside it."""
    if at:
        return at - 1, at, tuple(source[at - 1] + r for r in replacements)
    return 0, min(1, len(source)), tuple(r + source[:1] for r in replacements)


def text_span(doc, start, end):
    """The offsets in the text of a Document of source[start:end]; what was left out in reading has no width."""
    if not doc.segments:
        return start, end
    first = _text_offset(doc, start)
    return first, max(first, _text_offset(doc, end))


def _text_offset(doc, offset):
    starts, segments = _by_source(doc)
    i = bisect_right(starts, offset) - 1
    if i < 0:
        return 0
    text_start, source_start, length, source_length = segments[i]
    into = offset - source_start
    if length == source_length:
        return text_start + min(into, length)
    return text_start + (length if into >= source_length else 0)


@fact
def _by_source(doc):
    """(source offsets at which segments begin, those segments), in order: a field that is read first may come last."""
    segments = sorted(doc.segments, key=lambda s: s[1])
    return [s[1] for s in segments], segments

"""The one warm Session of the server, and what the protocols ask of it."""

from newslint.config import ConfigError
from newslint.finding import Units
from newslint.readers import pieces, reader_for
from newslint.records import record
from newslint.rules import RuleError
from newslint.server.requests import Refused
from newslint.session import Options, Session

CHECK_QUOTATION = "; check the quotation"


@record
class Mark:
    """One place of a finding, as a client shows it; offsets are code points of the source.

    replacements: what to write instead, best first; none in somebody's words.  fixed: whether the first is what the rule
    would write, safe: and may be applied unseen.
    whole: whether it is judged by the whole article.
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

    @property
    def family(self):
        """The two letters in front of the code."""
        return self.code[:2]


class Checked:
    """A text that was checked: doc, findings, marks in order of place, and units, which counts as clients do."""

    def __init__(self, doc, findings, rule):
        self.doc, self.findings = doc, findings
        self.units = Units(doc.source)
        self.marks = sorted(mark for f in findings for mark in marks_of(doc, f, rule(f.code)))

    def span(self, start, end):
        """(offset, length) in UTF-16 units."""
        first = self.units.at(start)
        return first, self.units.at(end) - first


class Checker:
    """Checks what clients send.  fail(problem) is told of a rule that breaks; everything else is raised as Refused."""

    def __init__(self, config=None, fail=None):
        self._session = Session(config, options=Options(config=config))
        self._fail, self._rules, self._full = fail, (None, {}), (None, [])

    def check_text(self, text, path="draft.txt", **how):
        """The Checked form of a plain text, or of Markdown by the suffix of the path; how: see Session.check_reading."""
        return self._check(text, reader_for(path)(text), path, how)

    def check_pieces(self, sent, path="draft.txt", **how):
        """The Checked form of pieces, see readers.pieces."""
        return self._check(*pieces.read(sent), path, how)

    def _check(self, source, reading, path, how):
        try:
            doc, findings = self._session.check_reading(reading, source, path, broken=self._fail, **how)
            return Checked(doc, findings, self.rules(path).__getitem__)
        except (ConfigError, RuleError) as err:
            raise Refused(500, str(err)) from None

    def rules(self, path="draft.txt"):
        """{code: Rule} of the rules that run there, without their texts."""
        linter = self._session.linter(path)
        if self._rules[0] is not linter:
            self._rules = linter, {r.code: r for r in linter.compiled.rules()}
        return self._rules[1]

    def config(self, path="draft.txt"):
        """The Config that holds there."""
        return self._session.config(path)

    def full_rules(self):
        """The Rules that run, with reasons and examples, in order of code."""
        self.rules()
        if self._full[0] is not self._rules[0]:
            self._full = self._rules[0], self._session.rules()
        return self._full[1]


def marks_of(doc, finding, rule):
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
        message = finding.remark + CHECK_QUOTATION * (finding.fixable and place.quoted)
        yield Mark(
            start, end, finding.code, finding.name, place.level, message, replacements,
            bool(fixed), bool(fixed and place.fix.applicability == "safe"), place.quoted, whole, rule.summary,
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

"""The one warm Session of the server, and what the protocols ask of it."""

from newslint.config import ConfigError
from newslint.finding import Units
from newslint.marks import marks_of
from newslint.readers import pieces, reader_for
from newslint.rules import RuleError
from newslint.server.requests import Refused
from newslint.session import Options, Session


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

"""What only several articles together can tell: their statements are sorted by key, and each rule compares those with one key."""

from newslint.checks import described
from newslint.finding import in_order
from newslint.hits import finding_of_conflict
from newslint.rules import RuleError


class Comparison:
    """The statements of the articles of a run.  A rule is given what is evidence only first, then what is older first.

    add() takes them in, findings() gives what they say of each other.  fail(RuleError) is told of a rule that breaks.
    """

    def __init__(self, fail):
        self._fail, self._by_key = fail, {}

    def add(self, statements, checked=True):
        """Take in what an article states, as Linter.collect gives it.  checked: whether findings may be about it."""
        for code, (key, stated) in statements:
            self._by_key.setdefault((code, key), []).append(stated if checked or not stated.checked else stated._replace(checked=False))

    def wanted(self):
        """{(code, key) under which something was stated: the places that state it}."""
        return {key: tuple((s.article, s.start, s.end) for s in stated) for key, stated in self._by_key.items()}

    def findings(self, rules):
        """{ArticleId: Findings in order}.  rules: {code: (Rule, its check)}."""
        found = {}
        for (code, _), stated in sorted(self._by_key.items(), key=lambda item: item[0]):
            if code not in rules or not any(s.checked for s in stated):
                continue
            rule, check = rules[code]
            stated = sorted(stated, key=lambda s: (s.checked, s.published or "9999"))
            try:
                for conflict in check.compare(stated):
                    finding = finding_of_conflict(rule, conflict)
                    found.setdefault(finding.article, {}).setdefault((code, finding.start, finding.end), finding)
            except Exception as err:  # a rule that breaks must not cost the other findings
                self._fail(RuleError(f"{rule.file}: [{rule.name}] broke while comparing: {described(err)}; its findings are left out"))
                rules = {c: r for c, r in rules.items() if c != code}
        return {article: in_order(findings.values()) for article, findings in found.items()}

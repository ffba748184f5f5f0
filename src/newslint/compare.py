"""What only several articles together can tell: their statements are sorted by key, and each rule compares those with one key."""

from newslint.checks import described
from newslint.finding import in_order
from newslint.hits import finding_of_conflict
from newslint.rules import RuleError


def broken(rule, err, so):
    """The RuleError for a rule that raised an exception.  so: what is done about it."""
    return RuleError(f"{rule.file}: [{rule.name}] broke while comparing: {described(err)}; {so}")


class Comparison:
    """The statements of the articles of a run.  A rule is given what is evidence only first, then what is older first.

    add() takes them in, findings() gives what they say of each other.  fail(RuleError) is told of a rule that breaks.
    """

    def __init__(self, fail):
        self._fail, self._by_key = fail, {}

    def add(self, statements, checked=True):
        """Take in what an article states, as Linter.collect gives it.  checked: whether findings may be about it."""
        for code, keys, stated in statements:
            if stated.checked and not checked:
                stated = stated._replace(checked=False)
            by_key = self._by_key.setdefault(code, {})
            for key in keys:
                if key in by_key:
                    by_key[key].append(stated)
                else:
                    by_key[key] = [stated]

    def wanted(self):
        """{code: {key under which something was stated: [Stated]}}."""
        return self._by_key

    def findings(self, rules):
        """{ArticleId: Findings in order}.  rules: {code: (Rule, its check)}."""
        found = {}
        for code in sorted(self._by_key.keys() & rules.keys()):
            (rule, check), own = rules[code], []
            try:
                for stated in self._groups(code):
                    own += [finding_of_conflict(rule, conflict) for conflict in check.compare(stated)]
            except Exception as err:  # a rule that breaks must not cost the other findings
                self._fail(broken(rule, err, "its findings are left out"))
            else:
                for finding in own:
                    found.setdefault(finding.article, {}).setdefault((code, finding.start, finding.end), finding)
        return {article: in_order(findings.values()) for article, findings in found.items()}

    def _groups(self, code):
        """The lists of two and more Stated that have a key in common, each once, in order of the keys."""
        shared, seen = {key: stated for key, stated in self._by_key[code].items() if len(stated) > 1}, set()
        for key in sorted(shared):
            stated = shared[key]
            group = tuple(map(id, stated))  # articles that share one key of a name or a quotation often share them all
            if group not in seen and any([s.checked for s in stated]):
                seen.add(group)
                yield sorted(stated, key=lambda s: (s.checked, s.published or "9999"))

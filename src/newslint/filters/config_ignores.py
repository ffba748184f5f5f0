"""The [[ignore]] entries of a config: what they silence, and which of them silence nothing."""

import re

from newslint.finding import ArticleId
from newslint.filters.comments import past
from newslint.filters.suppress import fault


class ConfigIgnores:
    """The [[ignore]] entries of one config: which of them silenced something, over a whole run.

    matches(path, pattern) tells whether a path below the config's folder fits a pattern.
    """

    def __init__(self, config, matches):
        self._config, self._matches = config, matches
        self._rules, self._linters = {}, set()  # all that ran, here or there: sections of a config choose for themselves
        self._used, self._met = set(), set()

    def silence(self, path, source, findings, linter):
        """The findings of an article that no entry silences.  linter: what found them."""
        if linter not in self._linters:
            self._linters.add(linter)
            self._rules = {r.name: r for r in linter.rules()} | self._rules
        entries = [e for e in self._config.ignores if not e.path or self._matches(path, e.path)]
        self._met.update(entries)
        entries = [e for e in entries if not past(e.until)]
        if not entries:
            return findings

        def silent(finding, start, end):
            for entry in entries:
                named = entry.text.casefold() in source[start:end].casefold()
                if named and (not entry.code or self._rules[finding.name].matches(entry.code)):
                    self._used.add(entry)
                    return True
            return False

        return tuple(left for f in findings if (left := f.filter_places(lambda p, f=f: not silent(f, p.start, p.end))))

    def faults(self, source, whole):
        """Findings in the config's own text.  whole: all articles below the config were checked in this run."""
        ran = [r for r in self._rules.values() if not r.judges_suppressions]
        offsets = [0, *(m.end() for m in re.finditer("\n", source))]
        for entry in self._config.ignores:
            here = whole or not entry.path or entry in self._met
            what = (entry.code or "all rules") + (f" in {entry.path}" if entry.path else "")
            start = offsets[entry.row - 1]
            end = source.find("\n", start)
            place = ArticleId(self._config.file), start, len(source) if end < 0 else end
            if past(entry.until):
                if here:
                    yield from fault(self._rules.values(), "expired", *place, rules=what)
            elif entry not in self._used and (entry.path or entry.text):  # a code alone is the desk's standing choice
                known = not entry.code or any(r.matches(entry.code) for r in ran)
                one = entry in self._met and entry.path and not set("*?[") & set(entry.path)
                if known and (whole or one):
                    yield from fault(self._rules.values(), "unused", *place, problem=f"of {what} silences nothing: take it out")

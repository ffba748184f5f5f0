"""Rules in the form in which they are run: an index from trigger words to rules, and the records beside it.

On disk it is one line of JSON for the index and one for each record, so that a start reads the index and decodes
only the records that the words of the copy call.  Keyed by the content of the rule files and the version.
"""

import os

from newslint import __version__, cache, rules
from newslint.document import signs_of
from newslint.rules import Rule

KEPT = ("name", "code", "check", "level", "says", "formerly", "only", "skip", "in_quotes", "default", "params", "file")


class Compiled:
    """words, chars: trigger -> numbers of rules.  always: numbers of those that need no trigger.  off: not by default.

    key: names the content of the rule files, or "".  rule(i) is the record of rule i, without its prose and examples.
    """

    def __init__(self, index, records, key=""):
        self.key = key
        self.words, self.chars = index["words"], index["chars"]
        self.always, self.off = index["always"], index["off"]
        # Triggers that are no single sign, with the signs, and the other of these triggers, that each of them holds.
        strings = sorted((char for char in self.chars if len(char) > 1 or not signs_of(char)), key=len)
        self.strings = [(char, signs_of(char), next((s for s in strings[i - 1 :: -1] if i and s in char), "")) for i, char in enumerate(strings)]
        self._records = records
        self._rules = {}

    def __len__(self):
        return len(self._records)

    def rule(self, i):
        """The Rule of that number."""
        if i not in self._rules:
            record = self._records[i]
            self._rules[i] = record if isinstance(record, Rule) else _decode(record)
        return self._rules[i]

    def rules(self):
        """All Rules, in order of code."""
        return [self.rule(i) for i in range(len(self))]


def compiled(known):
    """The Compiled form of some Rules, built anew."""
    index = {"words": {}, "chars": {}, "always": [], "off": [i for i, r in enumerate(known) if not r.default]}
    for i, rule in enumerate(known):
        triggers = rule.triggers()
        if triggers.always:
            index["always"].append(i)
        for word in triggers.words:
            index["words"].setdefault(word, []).append(i)
        for char in triggers.chars:
            index["chars"].setdefault(char, []).append(i)
    return Compiled(index, [_prepared(rule) for rule in known])


def _prepared(rule):
    """The rule with what its check works out once."""
    check = rule.build()
    return rule._replace(params=rule.params | check.prepared()) if hasattr(check, "prepared") else rule


def load(paths, fail=None):
    """The Compiled form of rule files, from the cache where they have not changed.

    Raises RuleError, or tells fail(RuleError) and leaves the file out, as rules.load does; then nothing is kept.
    """
    parts = [__version__.encode(), cache.code().encode()]
    for path in paths:
        try:
            with open(path, "rb") as f:
                parts += [path.encode("utf-8", "surrogateescape"), f.read()]
        except OSError:
            parts = None
            break
    name = os.path.join("rules", cache.checksum(*parts) + ".jsonl") if parts else None
    found = _read(name) if name else None
    if found is None:
        broken = []
        known = rules.load(paths, fail and (lambda err: broken.append(err) or fail(err)))
        found = compiled(known)
        if name and not broken:
            _write(name, found)
    found.key = name or ""
    return found


def _read(name):
    data = cache.read(name)
    if not data:
        return None
    from json import loads

    lines = data.split(b"\n")
    try:
        index = loads(lines[0])
        if index["version"] != __version__ or index["count"] != len(lines) - 2 or lines[-1]:
            return None
        return Compiled(index, lines[1:-1])
    except (ValueError, KeyError, TypeError):  # a torn or foreign file: build anew
        return None


def _write(name, found):
    from json import dumps

    index = {"version": __version__, "count": len(found), "words": found.words, "chars": found.chars,
             "always": found.always, "off": found.off}
    lines = [index, *([getattr(r, key) for key in KEPT] for r in found.rules())]
    cache.write(name, b"".join(dumps(line, ensure_ascii=False, default=str).encode() + b"\n" for line in lines))


def _decode(line):
    from json import loads

    values = dict(zip(KEPT, loads(line)))
    for key in ("formerly", "only", "skip"):
        values[key] = tuple(values[key])
    return Rule(**values)

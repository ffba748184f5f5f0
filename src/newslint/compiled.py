"""Rules in the form in which they are run: an index from trigger words to rules, and the records beside it.

On disk that is a line of JSON, which tells the length of the rest; a trie of the trigger words; where each record ends,
in four bytes; the records, each in JSON; and the names of all, see _names.  A start looks up the words of the copy and decodes only the records that
they call, however many a house has.  Keyed by the content of the rule files, the version, and when the code was installed.
"""

import os

from newslint import __version__, cache, rules
from newslint.document import special_chars_of
from newslint.rules import Rule

TRIE_LOOKUPS_BEFORE_INDEX = 16  # articles whose words are looked up in the trie; for more, the whole index is worth being taken out of it
COMMON_CHARS = frozenset(",.")  # so common that to look around each of them takes longer than to search the text
FEWEST_STRINGS = 8  # for fewer strings than this
_known = {}  # the last that was read: {name: Compiled}
KEPT = ("name", "code", "check", "level", "says", "formerly", "only", "skip", "in_quotes", "default", "needs",
        "not_prose", "since", "sections", "only_near", "unless_near", "how_near", "params", "file", "data", "origin")


class Compiled:
    """words, literals: trigger -> numbers of rules.  always: numbers of those that need no trigger.  off: not by default.
    across: numbers of those that compare articles.

    strings: (character, the longest size of triggers that hold it, those triggers, the only rule that they call if one of
    them is enough for it, or None), for all literals but single special characters; the character is "" for those that hold
    no rare one.  key: names the content of the rule files, or "".  data: the paths of the data files and lists that
    rules name, and their checksum.  rule(i) is the record of rule i, without its prose and examples.
    """

    def __init__(self, index, records, words=None, trie=None):
        self.key, self.data = "", None
        self.literals, self.always, self.off = index["literals"], index["always"], index["off"]
        self.across = frozenset(index["across"])
        self.strings = index["strings"]
        self._words, self._keys, self._trie, self._asked = words, None, trie, 0
        self._records, self._names = records, None
        self._rules = {}

    @property
    def words(self):
        if self._words is None:
            words = {}
            for word, (i,) in self._trie.iteritems():
                words.setdefault(word, []).append(i)
            self._words = words  # whole, or not at all, for another thread
        return self._words

    def rules_for(self, words):
        """[(word, numbers of the rules that it calls)] for those of a set of folded words that call any."""
        if self._words is None and self._asked < TRIE_LOOKUPS_BEFORE_INDEX:
            self._asked += 1
            get = self._trie.get
            return [(word, [i for (i,) in found]) for word in words if (found := get(word))]
        index = self.words
        if self._keys is None:
            self._keys = frozenset(index)
        return [(word, index[word]) for word in self._keys & words]

    def __len__(self):
        return len(self._records)

    def rule(self, i):
        """The Rule of that number."""
        if i not in self._rules:
            record = self._records[i]
            self._rules[i] = record if isinstance(record, Rule) else _decode(record)
        return self._rules[i]

    def matching(self, word):
        """The numbers of the rules that a word names, as Rule.matches has it; no record is decoded for it."""
        if self._names is None:
            whole = isinstance(self._records, list)
            self._names = (_names(self._records) if whole else self._records.names()).split("\n")[:-1]
        if not word:
            return set()
        upper = word.upper()
        begins, named, former = f"{upper}\t", f"\t{word}\t", f" {upper} "
        return {i for i, line in enumerate(self._names)
                if line.startswith(begins) or line[:2] == upper or named in line or former in line[line.rindex("\t") :]}

    def rules(self):
        """All Rules, in order of code."""
        return [self.rule(i) for i in range(len(self))]


def _names(known):
    """The code, the name and the former codes of some Rules, a line each."""
    return "".join(" ".join(f"{r.code}\t{r.name}\t {' '.join(r.formerly)} ".split("\n")) + "\n" for r in known)


def compiled(known):
    """The Compiled form of some Rules, built anew."""
    words, index = {}, {"literals": {}, "always": [], "off": [i for i, r in enumerate(known) if not r.default],
                    "across": [i for i, r in enumerate(known) if r.compares]}
    easy, checks = set(), [rule.build() for rule in known]
    for i, rule in enumerate(known):
        triggers = rule.triggers(checks[i])
        if triggers.one_is_enough:
            easy.add(i)
        if triggers.always:
            index["always"].append(i)
        for word in triggers.words:
            words.setdefault(word, []).append(i)
        for char in triggers.literals:
            index["literals"].setdefault(char, []).append(i)
    index["strings"] = _strings(index["literals"], easy)
    return Compiled(index, [_prepared(rule, check) for rule, check in zip(known, checks)], words)


def _strings(literals, easy):
    """See Compiled.  easy: numbers of the rules that do not ask which triggers occur."""
    strings, common = {}, {}
    for char in sorted(literals):
        special = special_chars_of(char)
        if len(char) > 1 or not special:
            only = literals[char][0] if len(literals[char]) == 1 and literals[char][0] in easy else None
            special_char = min(special - COMMON_CHARS, default="")
            (strings if special_char else common).setdefault(special_char or min(special, default=""), {}).setdefault(only, []).append(char)
    for special_char, some in common.items():
        groups = strings.setdefault(special_char if sum(map(len, some.values())) >= FEWEST_STRINGS else "", {})
        for only, more in some.items():
            groups.setdefault(only, []).extend(more)
    return [(special_char, max(len(char) for some in groups.values() for char in some), groups[only], only)
            for special_char, groups in sorted(strings.items()) for only in sorted(groups, key=lambda i: -1 if i is None else i)]


def _prepared(rule, check):
    """The rule with its lists and with what its check works out once."""
    only_near, unless_near = rule.near()
    return rule._replace(params=rule.expanded() | check.prepare(), only_near=only_near, unless_near=unless_near)


def load(paths, fail=None, settings="", where="config"):
    """The Compiled form of rule files, from the cache where they have not changed.  settings, where: see rules.load.

    Raises RuleError, or tells fail(RuleError) and leaves the file out, as rules.load does; then nothing is kept.
    """
    try:
        name = os.path.join("rules", cache.checksum((__version__.encode(), cache.code().encode(), settings.encode()), paths))
    except OSError:
        name = None
    found = _known.get(name)
    if found is None or not _is_current(found.data):
        found = _load(name) if name else None
    if found:  # sections of a config that choose among the same rules share them
        _known.clear()
        _known[name] = found
    else:
        broken = []
        known = rules.load(paths, fail and (lambda err: broken.append(err) or fail(err)), settings, where)
        found = compiled(known)
        found.data = _data_of(known)
        if name and not broken and found.data:
            _write(name, found)
    found.key = name + found.data[1] if name and found.data else ""
    return found


def _data_of(known):
    """(paths, checksum) of the data files and lists of some Rules, or None if one cannot be read."""
    from newslint import rule_lists

    lists = {path for rule in known for value in (*rule.params.values(), [*rule.only_near, *rule.unless_near])
             for path in rule_lists.paths(rule.file, value)}
    paths = sorted({rule.data for rule in known if rule.data} | lists)
    try:
        return paths, cache.checksum((), paths)
    except OSError:
        return None


def _is_current(data):
    """Whether the data files are those of the checksum.  data: (paths, checksum)."""
    try:
        return cache.checksum((), data[0]) == data[1]
    except OSError:
        return False


def _load(name):
    data = cache.read(name)
    if not data:
        return None
    from json import loads

    from marisa_trie import RecordTrie

    try:
        start = data.index(b"\n") + 1
        index = loads(data[: start - 1])
        trie, records = start + index["trie"], start + index["trie"] + 4 * index["count"]
        if index["version"] != __version__ or index["size"] != len(data) - start:
            return None
        if not _is_current(index["data"]):
            return None
        found = Compiled(index, _Records(data, trie, records), trie=RecordTrie(">I").frombytes(data[start:trie]))
        found.data = tuple(index["data"])
        return found
    except (ValueError, KeyError, TypeError, RecursionError, OSError):  # torn, foreign, or of other data: build anew
        return None


class _Records:
    """The records in a cache entry, cut out as they are asked for."""

    def __init__(self, data, ends, start):
        self._data, self._ends, self._start = data, ends, start

    def __len__(self):
        return (self._start - self._ends) // 4

    def __getitem__(self, i):
        return self._data[self._end(i - 1) if i else self._start : self._end(i)]

    def names(self):
        """What _names() made of the rules; it is after the last record."""
        return bytes(self._data[self._end(len(self) - 1) if len(self) else self._start :]).decode()

    def _end(self, i):
        at = self._ends + 4 * i
        return self._start + int.from_bytes(self._data[at : at + 4], "little")


def _write(name, found):
    from itertools import accumulate
    from json import dumps

    from marisa_trie import RecordTrie

    trie = RecordTrie(">I", ((word, (i,)) for word, numbers in found.words.items() for i in numbers)).tobytes()
    records = [dumps([getattr(r, key) for key in KEPT], ensure_ascii=False, default=str).encode() for r in found.rules()]
    ends = b"".join(end.to_bytes(4, "little") for end in accumulate(map(len, records)))
    rest = b"".join((trie, ends, *records, _names(found.rules()).encode()))
    head = {
        "version": __version__, "count": len(found), "trie": len(trie), "size": len(rest),
        "literals": found.literals, "always": found.always, "off": found.off, "across": sorted(found.across), "strings": found.strings,
        "data": found.data,
    }
    cache.write(name, b"%b\n%b" % (dumps(head, ensure_ascii=False).encode(), rest))


def _decode(line):
    from json import loads

    values = dict(zip(KEPT, loads(line)))
    for key in ("formerly", "only", "skip", "sections", "only_near", "unless_near"):
        values[key] = tuple(values[key])
    return Rule(**values)

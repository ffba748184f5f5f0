"""The Linter: words call the rules; hits become findings."""

from collections import defaultdict
from functools import cached_property

from newslint.checks import CheckError, described
from newslint.compiled import Compiled, compiled
from newslint.document import CONFIRMING, Document
from newslint.hits import finding_of, stated_of
from newslint.house import House
from newslint.jobs import each
from newslint.overlaps import settled
from newslint.rules import RuleError
from newslint.chunks import bounds, chunk


FEW_CHUNKS = 4  # chunks that are sooner checked than a second process has started


class Linter:
    """Checks articles against a set of rules.  Holds no state of an article; one object serves any number of calls.

    rules: Rules, or their Compiled form.  levels: number of a rule -> level, where it is not the rule's own.
    chosen: numbers of the rules that run, or None for all.
    """

    def __init__(self, rules, house=House(), accept=frozenset(), chosen=None, levels=None):
        self.house, self.accept = house, accept
        self.compiled = rules if isinstance(rules, Compiled) else compiled(list(rules))
        self._chosen, self._levels = chosen, levels or {}
        self._checks = {}

    def rules(self):
        """The Rules that run, in order of code."""
        numbers = range(len(self.compiled)) if self._chosen is None else sorted(self._chosen)
        return [self._rule(i) for i in numbers]

    def rule_overrides(self):
        """(numbers of the rules that do not run, (number, level) of those with another level), in order."""
        silent = () if self._chosen is None else set(range(len(self.compiled))) - self._chosen
        return sorted(silent), sorted(self._levels.items())

    def _rule(self, i):
        rule = self.compiled.rule(i)
        return rule._replace(level=self._levels[i]) if i in self._levels else rule

    def _check(self, i):
        if i not in self._checks:
            rule = self._rule(i)
            self._checks[i] = rule, rule.build(expanded=True)
        return self._checks[i]

    def document(self, reading, source=None, path="", published=None):
        """A Document with this linter's house and accepted words."""
        return Document(reading, source, path, self.house, self.accept, published)

    def check(self, doc, jobs=1, fail=None, partial=False, wanted=None):
        """The findings of one Document, in order of place and code.

        jobs: processes for a very long one; they are forked where the system can, which a server of several threads should
        not ask for.  fail(RuleError) is told of a rule that cannot be carried out, whose findings are left out; without it
        the first one is raised.  partial: the text is a part of an article, so that rules which need all of it are silent.
        wanted: what wanted(doc) gives, if the caller has it.
        """
        findings, problems, confirms = [], {}, False
        parts = bounds(doc)
        work = _Chunks(self, doc, partial, wanted)
        for found, broken, confirmed in each(work, parts, jobs if len(parts) > FEW_CHUNKS else 1, first=1):
            findings += found
            problems.update((str(problem), problem) for problem in broken)
            confirms = confirms or confirmed
        for problem in problems.values():
            if fail is None:
                raise problem
            fail(problem)
        if confirms or doc.source.find("newslint", *doc.extent) >= 0:
            from newslint.filters.suppress import silence  # hardly any copy needs it

            findings = silence(doc, findings, self.rules, self.compiled.rules)
        return findings

    def findings(self, doc, partial=False, wanted=None):
        """(findings, RuleErrors of rules that could not be carried out) of a Document that is not very long.

        What the copy itself silences is still among them.  partial, wanted: see check().
        """
        found, problems = [], []
        for i, keys in sorted((self.wanted(doc) if wanted is None else wanted).items()):
            if i in self.compiled.across:
                continue
            rule, check = self._checks.get(i) or self._check(i)
            if partial and rule.needs == "article":
                continue
            if (rule.since or rule.sections) and not _conditions().holds(rule, doc):
                continue
            here = []
            try:
                hits = check.run(doc, keys)
                if rule.only_near or rule.unless_near:
                    hits = _conditions().beside(rule, doc, hits)
                for hit in hits:
                    if f := finding_of(doc, rule, hit):
                        here.append((f, rule))
            except CheckError as err:
                problems.append(RuleError(f"{doc.article}: {rule.file}: [{rule.name}] {err}; its findings are left out"))
            except Exception as err:  # a rule that breaks must not cost the other findings
                problems.append(RuleError(f"{doc.article}: {rule.file}: [{rule.name}] broke: {described(err)}; its findings are left out"))
            else:
                found += here
        if len(found) > 1:
            return settled(found, doc.source), problems
        return [f for f, _ in found], problems

    def compares(self):
        """The numbers of the rules that compare articles with each other."""
        return sorted(self.compiled.across if self._chosen is None else self.compiled.across & self._chosen)

    def comparing(self):
        """[(Rule, its check)] of the rules that compare articles with each other."""
        return [self._checks.get(i) or self._check(i) for i in self.compares()]

    def collect(self, doc, fail=None, wanted=None):
        """[(code, keys, Stated)] of what the article states, for the rules that compare articles.  fail, wanted: see check()."""
        across, found = set(self.compares()), []
        if not across:
            return found
        published = str(doc.published or "")
        for i, _ in sorted((self.wanted(doc) if wanted is None else wanted).items()):
            if i in across:
                rule, check = self._checks.get(i) or self._check(i)
                try:
                    found += [stated for s in check.collect(doc) if (stated := stated_of(doc, rule, s, published))]
                except Exception as err:  # a rule that breaks must not cost the others
                    problem = RuleError(f"{doc.article}: {rule.file}: [{rule.name}] broke: {described(err)}; nothing is compared by it")
                    if fail is None:
                        raise problem from err
                    fail(problem)
        return found

    @cached_property
    def _strings(self):
        """Compiled.strings without what calls only rules that do not run."""
        index, chosen = self.compiled, self._chosen
        if chosen is None:
            return index.strings
        kept = []
        for char, size, strings, only in index.strings:
            strings = [string for string in strings if not chosen.isdisjoint(index.literals[string])]
            if strings:
                kept.append((char, size, strings, only))
        return kept

    def wanted(self, doc):
        """{number of a rule: its triggers that occur in the Document}: what check() and collect() go by."""
        index, text, special = self.compiled, doc.text, doc.special_chars
        wanted = defaultdict(set)
        for i in index.always:
            wanted[i] = set()
        triggered = index.rules_for(doc.words)
        triggered += [(char, index.literals[char]) for char in index.literals.keys() & special]
        for key, numbers in triggered:
            for i in numbers:
                wanted[i].add(key)
        near = None
        for char, size, strings, only in self._strings:
            if only in wanted or char and char not in special:
                continue
            if not near or near[0] != char:
                near = char, _around(text, char, size) if char else text
            for string in strings:
                if string in near[1]:
                    for i in index.literals[string]:
                        wanted[i].add(string)
                    if only is not None:
                        break
        return wanted if self._chosen is None else {i: keys for i, keys in wanted.items() if i in self._chosen}


def _conditions():
    from newslint import conditions  # few rules have any

    return conditions


def _around(text, char, size):
    """The text around each place of a character, with a gap wherever something is left out."""
    return char.join([p if len(p) <= 2 * size else f"{p[:size]}\0{p[-size:]}" for p in text.split(char)])


class _Chunks:
    """What is done with one chunk of a Document, here or in another process."""

    def __init__(self, linter, doc, partial, wanted):
        self._linter, self._doc, self._partial, self._wanted = linter, doc, partial, wanted

    def __call__(self, bounds):
        """(findings, problems, whether a word occurs that may silence some)."""
        doc, wanted = chunk(self._doc, *bounds), self._wanted
        if doc is not self._doc:
            wanted = None  # a chunk has fewer triggers
            if self._doc.blocks[0].kind == "front-matter":  # which only the first chunk has
                doc.sections = tuple(_conditions().sections(self._doc))
        return *self._linter.findings(doc, self._partial, wanted), not doc.words.isdisjoint(CONFIRMING)

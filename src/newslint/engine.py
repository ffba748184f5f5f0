"""The Linter: words call the rules; hits become findings."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from newslint.analysis.quotes import quote_at
from newslint.checks import CheckError
from newslint.compiled import Compiled, compiled
from newslint.document import Document
from newslint.finding import Edit, Finding, Fix
from newslint.house import House
from newslint.jobs import each
from newslint.rules import RuleError
from newslint.chunks import bounds, stretch


FEW_STRETCHES = 4  # stretches that are sooner checked than a second process has started
CONFIRMS = frozenset({"sic", "cq"})  # what may silence findings in any copy, between brackets


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

    def choice(self):
        """(numbers of the rules that do not run, (number, level) of those with another level), in order."""
        silent = () if self._chosen is None else set(range(len(self.compiled))) - self._chosen
        return sorted(silent), sorted(self._levels.items())

    def _rule(self, i):
        rule = self.compiled.rule(i)
        return rule._replace(level=self._levels[i]) if i in self._levels else rule

    def _check(self, i):
        if i not in self._checks:
            rule = self._rule(i)
            self._checks[i] = rule, rule.build()
        return self._checks[i]

    def document(self, reading, source=None, path="", part="", published=None):
        """A Document with this linter's house and accepted words."""
        return Document(reading, source, path, part, self.house, self.accept, published)

    def check(self, doc, jobs=1):
        """The findings of one Document, in order of place and code.

        jobs: processes for a very long one; they are forked where the system can, which a server of several threads should
        not ask for.  Raises RuleError where a rule cannot be carried out.
        """
        findings, confirms = [], False
        parts = bounds(doc)
        for found, confirmed in each(_Stretches(self, doc), parts, jobs if len(parts) > FEW_STRETCHES else 1, first=1):
            findings += found
            confirms = confirms or confirmed
        if confirms or "newslint:" in doc.source:
            from newslint.filters.suppress import silence  # hardly any copy needs it

            findings = silence(doc, findings, self.rules, self.compiled.rules)
        return findings

    def findings(self, doc):
        """The same of a Document that is not very long, with what the copy itself silences."""
        findings = []
        for i, keys in sorted(self._wanted(doc).items()):
            rule, check = self._checks.get(i) or self._check(i)
            try:
                findings += [f for hit in check.run(doc, keys) if (f := self._finding(doc, rule, hit))]
            except CheckError as err:
                raise RuleError(f"{doc.path}: not checked: {rule.file}: [{rule.name}] {err}") from None
            except Exception as err:  # a rule that breaks must not end the run
                raise RuleError(f"{doc.path}: not checked: {rule.file}: [{rule.name}] broke: {type(err).__name__}: {err}") from err
        if len(findings) > 1:
            findings = _without_echoes(sorted(set(findings), key=lambda f: (f.start, f.end, f.code, f.message)))
        return findings

    def _wanted(self, doc):
        """{number of a rule: its triggers that stand in the document}."""
        index, text, signs = self.compiled, doc.text, doc.signs
        wanted = {i: set() for i in index.always}
        called = index.called(doc.words)
        called += [(sign, index.chars[sign]) for sign in index.chars.keys() & signs]
        for sign, size, strings in index.strings:
            if not sign or sign in signs:
                near = _around(text, sign, size) if sign else text
                called += [(string, index.chars[string]) for string in strings if string[-1] in near and string in near]
        for key, numbers in called:
            for i in numbers:
                if i in wanted:
                    wanted[i].add(key)
                else:
                    wanted[i] = {key}
        return wanted if self._chosen is None else {i: keys for i, keys in wanted.items() if i in self._chosen}

    def _finding(self, doc, rule, hit):
        hit = _in_scope(doc, rule, hit)
        if hit is None:
            return None
        found = doc.text[hit.start : hit.end]
        level, fix = hit.level or rule.level, hit.fix
        message = _one_line(rule.says.format(found=found, **hit.slots))
        if _is_quoted(doc, hit):
            if rule.in_quotes == "skip":
                return None
            if rule.in_quotes == "note":
                level = "note"
            if fix is not None:  # what somebody said is theirs
                message, fix = message + "; check the quotation", None
        start, end = doc.to_source(hit.start, hit.end)
        if fix is not None and ("metadata" in doc.inline_at(hit.start) or doc.source[start:end].replace("\n", " ") != found):
            fix = None  # a build reads it, or more than the end of a line stands between
        return Finding(
            doc.path, doc.part, start, end, rule.code, rule.name, level, message,
            None if fix is None else
            Fix((Edit(start, end, fix),), "safe" if hit.safe else "unsafe", f"write “{fix}”" if fix else "delete it"),
            tuple(hit.suggestions or (hit.fix,) * bool(hit.fix and fix is None)),
            tuple(p._replace(start=a, end=b) for p in hit.related for a, b in (doc.to_source(p.start, p.end),)),
        )


def _around(text, sign, reach):
    """What stands around each place of a sign, with a gap wherever something is left out."""
    return sign.join([p if len(p) <= 2 * reach else f"{p[:reach]}\0{p[-reach:]}" for p in text.split(sign)])


class _Stretches:
    """What is done with one stretch of a Document, here or in another process."""

    def __init__(self, linter, doc):
        self._linter, self._doc = linter, doc

    def __call__(self, bounds):
        """(findings, whether a word stands there that may silence some)."""
        doc = stretch(self._doc, *bounds)
        return self._linter.findings(doc), not CONFIRMS.isdisjoint(doc.words)


def _in_scope(doc, rule, hit):
    """The hit at the first of its places that the rule reads, with those of the others that it reads; or None."""

    def reads(offset):
        block = doc.block_at(offset)
        scopes = {block.kind} if block else set()
        if doc.inline:
            scopes |= doc.inline_at(offset)
        return not scopes.intersection(rule.skip) and (not rule.only or bool(scopes.intersection(rule.only)))

    if not hit.related:
        return hit if reads(hit.start) else None
    also = [p for p in hit.related if p.role == "also" and reads(p.start)]
    evidence = [p for p in hit.related if p.role != "also" and reads(p.start)]
    if reads(hit.start):
        return hit._replace(related=(*also, *evidence))
    if not also:
        return None
    return hit._replace(start=also[0].start, end=also[0].end, fix=None, related=(*also[1:], *evidence))


def _is_quoted(doc, hit):
    """Whether the words are somebody's: inside quotation marks, which themselves are the newsroom's, or set apart."""
    block = doc.block_at(hit.start)
    if block and block.kind == "blockquote":
        return True
    quote = quote_at(doc, hit.start)
    return bool(quote and quote.inner_start <= hit.start < quote.inner_end and quote_at(doc, max(hit.start, hit.end - 1)))


def _one_line(message):
    """The message without line ends and control characters, which cited words may hold."""
    if message.isprintable():
        return message
    return " ".join("".join(c if c.isprintable() else " " for c in message).split())


def _without_echoes(findings):
    """Drop what stands inside residue or a masked word: it is no prose, and it is marked already."""
    shells = [f for f in findings if f.code[:2] in ("RE", "MW") and f.level != "note"]  # in order of place, as findings
    if not shells:
        return findings
    starts, reach = [s.start for s in shells], list(accumulate((s.end for s in shells), max))

    def echoes(f):
        up_to, before = bisect_right(starts, f.start), bisect_left(starts, f.start)
        far = reach[up_to - 1] if up_to else -1  # how far the shells go that begin no later
        return far > f.end or before and reach[before - 1] >= f.end or far == f.end and f.code[:2] == "TY"

    return [f for f in findings if not echoes(f)]

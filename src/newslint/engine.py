"""The Linter: words call the rules; hits become findings."""

from newslint.analysis.quotes import quote_at
from newslint.compiled import Compiled, compiled
from newslint.document import Document
from newslint.finding import Edit, Finding, Fix
from newslint.house import House
from newslint.suppress import silence


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

    def check(self, doc):
        """The findings of one Document, in order of place and code."""
        findings = []
        for i, keys in sorted(self._wanted(doc).items()):
            rule, check = self._check(i)
            for hit in check.run(doc, keys):
                finding = self._finding(doc, rule, hit)
                if finding:
                    findings.append(finding)
        findings = _without_echoes(sorted(set(findings), key=lambda f: (f.start, f.end, f.code, f.message)))
        return silence(doc, findings, self.rules)

    def _wanted(self, doc):
        """{number of a rule: its triggers that stand in the document}."""
        index = self.compiled
        wanted = {i: set() for i in index.always}
        for word in index.words.keys() & doc.words:
            for i in index.words[word]:
                wanted.setdefault(i, set()).add(word)
        for char, numbers in index.chars.items():
            if char in doc.text:
                for i in numbers:
                    wanted.setdefault(i, set()).add(char)
        return wanted if self._chosen is None else {i: keys for i, keys in wanted.items() if i in self._chosen}

    def _finding(self, doc, rule, hit):
        block = doc.block_at(hit.start)
        scopes = {block.kind} if block else set()
        if doc.inline:
            scopes |= doc.inline_at(hit.start)
        if scopes.intersection(rule.skip) or rule.only and not scopes.intersection(rule.only):
            return None
        level = hit.level or rule.level
        message = rule.says.format(found=doc.text[hit.start : hit.end], **hit.slots)
        fix = hit.fix
        quote = quote_at(doc, hit.start)  # its marks are the newsroom's, its words the speaker's
        if quote and quote.inner_start <= hit.start < quote.inner_end and quote_at(doc, max(hit.start, hit.end - 1)):
            if rule.in_quotes == "skip":
                return None
            if rule.in_quotes == "note":
                level = "note"
            if fix is not None:  # what somebody said is theirs
                hit = hit._replace(suggestions=hit.suggestions or (fix,))
                message, fix = message + "; check the quotation", None
        start, end = doc.to_source(hit.start, hit.end)
        if fix is not None and ("metadata" in scopes or doc.source[start:end] != doc.text[hit.start : hit.end]):
            hit = hit._replace(suggestions=hit.suggestions or (fix,) * bool(fix))  # markup stands between, or a build reads it
            fix = None
        return Finding(
            doc.path, doc.part, start, end, rule.code, rule.name, level, message,
            Fix((Edit(start, end, fix),), "safe" if hit.safe else "unsafe", f"write “{fix}”" if fix else "delete it")
            if fix is not None else None,
            tuple(hit.suggestions),
            tuple(p._replace(start=a, end=b) for p in hit.related for a, b in (doc.to_source(p.start, p.end),)),
        )


def _without_echoes(findings):
    """Drop what stands inside residue or a masked word: it is no prose, and it is marked already."""
    shells = [f for f in findings if f.code[:2] in ("RE", "MW") and f.level != "note"]
    return [f for f in findings if not any(
        s is not f and s.start <= f.start and f.end <= s.end and (s.end - s.start > f.end - f.start or f.code[:2] == "TY")
        for s in shells
    )]


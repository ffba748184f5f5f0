"""The Linter: words call the rules; hits become findings."""

from newslint.analysis.quotes import quote_at
from newslint.document import Document
from newslint.finding import Edit, Finding, Fix
from newslint.house import House
from newslint.suppress import silence


class Linter:
    """Checks articles against a set of rules.  Holds no state of an article; one object serves any number of calls."""

    def __init__(self, rules, house=House(), accept=frozenset()):
        self.house, self.accept = house, accept
        self.rules = tuple(rules)
        self._checks = [(rule, rule.build()) for rule in rules]
        self._by_word, self._by_char, self._always = {}, {}, []
        for i, (_, check) in enumerate(self._checks):
            triggers = check.triggers()
            if triggers.always:
                self._always.append(i)
            for word in triggers.words:
                self._by_word.setdefault(word, []).append(i)
            for char in triggers.chars:
                self._by_char.setdefault(char, []).append(i)

    def document(self, reading, source=None, path="", part="", published=None):
        """A Document with this linter's house and accepted words."""
        return Document(reading, source, path, part, self.house, self.accept, published)

    def check(self, doc):
        """The findings of one Document, in order of place and code."""
        wanted = {i: set() for i in self._always}
        if self._by_word:
            for word in self._by_word.keys() & doc.words:
                for i in self._by_word[word]:
                    wanted.setdefault(i, set()).add(word)
        for char, rules in self._by_char.items():
            if char in doc.text:
                for i in rules:
                    wanted.setdefault(i, set()).add(char)
        findings = []
        for i in sorted(wanted):
            rule, check = self._checks[i]
            for hit in check.run(doc, wanted[i]):
                finding = self._finding(doc, rule, hit)
                if finding:
                    findings.append(finding)
        findings = _without_echoes(sorted(set(findings), key=lambda f: (f.start, f.end, f.code, f.message)))
        return silence(doc, findings, self.rules)

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


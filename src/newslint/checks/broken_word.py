"""Words in pieces: “suc- ceed”, “topsy -turvy”, “America’ s”; the remains of another page's line ends."""

from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fold
from newslint.finding import Hit, Related
from newslint.language.lexicon import RARE, WORD_RANK, lexicon

# Each begins with a literal, which the engine finds fast, and looks behind from there.
AFTER_HYPHEN = LazyPattern(r"-[ \u00a0](?<=[^\W\d_]-.)(?=[^\W\d_])")
AFTER_SOFT_HYPHEN = LazyPattern(r"\u00ad[ \u00a0](?<=[^\W\d_]..)(?=[^\W\d_])")
BEFORE_HYPHEN = LazyPattern(r" -(?<=[^\W\d_] -)(?=[^\W\d_])")
POSSESSIVE = LazyPattern(r"[’'] (?<=[^\W\d_]. )s(?![\w’'-])")
HEAD = LazyPattern(r"(?<![\w'’-])[^\W\d_]+\Z")
TAIL = LazyPattern(r"[^\W\d_]+(?![\w'’-])")
OPENING = LazyPattern(r"(?<!\w)[‘'](?=\w)")
LONGEST_HALF = 40  # characters of one half


class BrokenWord(Check):
    """A blank beside the hyphen inside a word, where the halves make a known word and are not both words themselves.

    A text poured in badly is full of them, and that is one fault: the first is the finding, the others stand by it.

    joiners: words that follow a hanging hyphen: “short- and long-term”.
    """

    joiners: frozenset

    slots = frozenset({"whole"})

    def triggers(self):
        return Triggers(literals=frozenset({"- ", "-\u00a0", "\u00ad", " -", "’ s", "' s"}))

    def run(self, doc, keys):
        if "- " in keys or "-\u00a0" in keys:
            yield from _one(h for m in AFTER_HYPHEN.finditer(doc.text) for h in self._halves(doc, *m.span(), hanging=True))
        if "\u00ad" in keys:
            yield from _one(h for m in AFTER_SOFT_HYPHEN.finditer(doc.text) for h in self._soft(doc, *m.span()))
        if " -" in keys:
            yield from _one(h for m in BEFORE_HYPHEN.finditer(doc.text) for h in self._halves(doc, *m.span(), hanging=False))
        if "’ s" in keys or "' s" in keys:
            yield from _one(h for m in POSSESSIVE.finditer(doc.text) for h in self._possessive(doc, *m.span()))

    def _halves(self, doc, start, end, hanging):
        head = HEAD.search(doc.text, max(0, start - LONGEST_HALF), start)
        tail = TAIL.match(doc.text, end, end + LONGEST_HALF)
        if not head or not tail or tail[0] != tail[0].lower():
            return
        first, last = fold(head[0]), fold(tail[0])
        if hanging and len(first) == 1 and head[0].isupper() or not hanging and len(last) < 3:
            return  # a grade: “a C- is no pass”; an option: “with the -n flag”
        if last in self.joiners or first in self.joiners:
            return
        lex, whole = lexicon(), head[0] + tail[0]
        hyphened = head[0] + "-" + tail[0]
        strange = [w for w in (first, last) if lex.rank(w) < RARE]
        if lex.rank(first + last) >= RARE and (strange or hanging and not lex.bigram(first, last)):
            pass
        elif fold(hyphened) in doc.folded or not hanging and len(strange) == 2:
            whole = hyphened
        else:
            return
        if not hanging and not strange and min(lex.rank(first), lex.rank(last)) >= WORD_RANK and whole != hyphened:
            return
        yield Hit(head.start(), tail.end(), {"whole": whole}, fix=whole)

    def _soft(self, doc, start, end):
        """A soft hyphen divides words at line ends and nowhere else, so that the halves may be words themselves."""
        head = HEAD.search(doc.text, max(0, start - LONGEST_HALF), start)
        tail = TAIL.match(doc.text, end, end + LONGEST_HALF)
        if head and tail and lexicon().rank(fold(whole := head[0] + tail[0])) >= RARE:
            yield Hit(head.start(), tail.end(), {"whole": whole}, fix=whole)

    def _possessive(self, doc, start, end):
        head = HEAD.search(doc.text, max(0, start - LONGEST_HALF), start)
        block = doc.block_at(start)
        # An apostrophe that closes a quotation has one that opened it.
        if not head or not block or _opens(doc.text, block.start, head.start()):
            return
        whole = head[0] + doc.text[start] + "s"
        yield Hit(head.start(), end, {"whole": whole}, fix=whole)


def _one(hits):
    """The first Hit with the places of all others."""
    hits = list(hits)
    if hits:
        first, *others = hits
        yield first._replace(related=tuple(Related(h.start, h.end, "also", f"“{h.slots['whole']}”") for h in others))


def _opens(text, start, end):
    """Whether a single quotation mark opens in text[start:end], which the apostrophe may then close."""
    return OPENING.search(text, start, end) is not None

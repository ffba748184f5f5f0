"""Figures and superlatives for which the article names no source."""

from bisect import bisect_left
from functools import cached_property

from newslint.analysis.attribution import is_attributed
from newslint.analysis.figures import ANCHORS, DENOMINATORS, figures
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at, sentences_in
from newslint.checks import Check, Triggers
from newslint.language.lists import WordPattern
from newslint.document import LazyPattern, word_pattern
from newslint.finding import Hit, Related

WHAT = {
    "share": "share", "percent": "percentage", "ratio": "proportion", "rate": "rate", "margin": "margin",
    "change": "growth", "estimate": "estimate", "predicate": "superlative", "apposition": "superlative",
}
ROUND = LazyPattern(r"(?:100|110|150|200|1,?000|one hundred)(?![.\d])")
# “the richest 1 percent” is a group; “$1.4 trillion, or 4.9 percent” and “16 percent from 436,219” are sums.
GROUP = LazyPattern(r"\b(?:the|top|bottom|richest|wealthiest|poorest|highest|lowest|other|remaining)[ -]\Z")
OR = LazyPattern(r"\d(?: (?:[mb]illion|trillion|thousand|cents|pence|points))?,? or (?:\w+ ){0,2}\Z")
SUM = LazyPattern(r" (?:\w+ )?(?:from|of) (?:the |some |roughly |about |nearly )?(?:\$\d|\d{1,3},\d{3})")
# What two figures before it come to: 22 cents, up from 20 cents, an increase of 10 percent.
DIFFERENCE = WordPattern(
    r"\d(?:[^.;]|\.\d){0,60} from (?:[^.;]|\.\d){0,20}\d(?:[^.;]|\.\d){0,24}, (?:or )?an? (?:\w+ )?(?@changes) of (?:\w+ ){0,2}\Z")
# A threshold, and a fire: both are what an office says of itself.
SET = LazyPattern(r" or (?:less|fewer|more|under|over|below|above|lower|higher|greater)\b(?! of\b)|,? (?:\w+ )?contain(?:ed|ment)\b")
MADE_OF = LazyPattern(r"\d-(?:for|of)-\d")  # a box score: 13-for-24
ANSWER = LazyPattern(r"[QA]: ")  # a transcript: the figure is the speaker's
THE_POLL = LazyPattern(r"(?:[^.!?\n]{0,40} )?(?:the|that|this|a|an)(?: [\w'-]+){0,4} (?:poll|survey)\b")
MOST_FIGURES = 40  # figures of a paragraph that are looked at; beyond that it is a table
SOURCE_WINDOW = 1500  # characters; no reader remembers a source from further off
NEXT = LazyPattern(r"[\w'-]+")


class UnsourcedFigure(Check):
    """A percentage, share, rate, margin, estimate or superlative with no source near it; one Hit a paragraph.

    sources: words that name where figures come from (studies, records); they vouch for their sentence, the rest of the
    paragraph, the sentence before them and the paragraph after.  vouchers: lemmas of verbs that vouch for a figure in
    their sentence, in forms that cannot be nouns; plain_vouchers: in all forms.  polls: words that name a poll; it
    vouches for `poll_paragraphs` paragraphs, and “the poll” for the paragraph before.  counted: words of elections and
    markets, whose figures are public as they happen.  laid_down: words around a percentage that is set, owned or
    promised, not counted (a tax, a stake, a goal).  common: nouns whose superlatives everybody knows (the world's
    largest ocean).  sure: kinds of figure that keep the rule's level, and that no poll vouches for; others are notes.
    """

    sources: frozenset
    vouchers: frozenset
    plain_vouchers: frozenset
    polls: frozenset
    counted: frozenset
    laid_down: frozenset
    common: frozenset
    sure: frozenset
    poll_paragraphs: int = 3
    slots = frozenset({"what"})

    @cached_property
    def _verbs(self):
        return self.vouchers | self.plain_vouchers

    def triggers(self):
        return Triggers(words=ANCHORS | DENOMINATORS, literals=frozenset("%"))

    def run(self, doc, keys):
        found, last = {}, None
        for figure in figures(doc):
            block = doc.block_at(figure.start)
            if block and block.kind in ("paragraph", "list") and not ANSWER.match(doc.text, block.start):
                pairs = found.setdefault(block, [])
                if len(pairs) < MOST_FIGURES:
                    pairs.append((figure, last))
            last = figure
        polls, judged, laid_down = None, {}, self.laid_down & doc.words if found else ()
        for block, pairs in found.items():
            bare = [f for f, before in pairs
                    if not self._known(doc, f, laid_down) and not self._sourced(doc, f, before, block, judged)]
            if bare and not all(f.kind in self.sure for f in bare):
                polls = self._polls(doc) if polls is None else polls
                if polls and self._from_poll(doc, block, polls):
                    bare = [f for f in bare if f.kind in self.sure]
            if bare:
                first = next((f for f in bare if f.kind in self.sure), bare[0])
                level = None if first.kind in self.sure else "note"
                yield Hit(
                    first.start, first.end, {"what": WHAT[first.kind]}, level=level,
                    related=tuple(Related(f.start, f.end, "also") for f in bare if f is not first),
                )

    def _known(self, doc, figure, laid_down):
        """Whether nobody would ask for the source of such a figure; laid_down: those words that the document has."""
        folded = doc.folded
        before, after = folded[max(0, figure.start - 60) : figure.start], folded[figure.end : figure.end + 40]
        if figure.kind in ("predicate", "apposition"):
            words = folded[figure.start : figure.end]
            if "'s" not in words:  # the country in “the highest peak in the country” is where, not what
                words, after = words[: max(words.rfind(" in "), words.rfind(" on "))], ""
            of_what = NEXT.findall(words)[2:] + NEXT.findall(after)[:3]
            return not self.common.isdisjoint(of_what)
        if figure.kind in ("percent", "margin"):
            if ROUND.match(folded, figure.start) or SUM.match(after) or SET.match(after):
                return True
            if " from " in before and DIFFERENCE.search(folded, max(0, figure.start - 120), figure.start):
                return True
            if GROUP.search(before[-12:]) or " or " in before and OR.search(before):
                return True
            near = [word for word in laid_down if word in before or word in after]
            return bool(near) and not self.laid_down.isdisjoint(NEXT.findall(before)[-7:] + NEXT.findall(after)[:4])
        return False

    def _sourced(self, doc, figure, before, block, judged):
        """Whether a source is near; `before` is the figure that precedes it, or None.

        judged: {(start, end): what _source_words made of it} of this document.
        """
        sentence = sentence_at(doc, figure.start)
        if sentence is None:
            return True
        start, end = max(sentence.start, figure.start - SOURCE_WINDOW), min(sentence.end, figure.end + SOURCE_WINDOW)
        words, vouched = self._source_words(doc, start, end, judged)
        if vouched:
            return True
        if "for" in words and MADE_OF.search(doc.folded, start, end):
            return True
        result = "would" not in words
        if result and not self.counted.isdisjoint(words):
            return True
        earlier = sentences_in(doc, max(block.start, start - SOURCE_WINDOW), start) if start > block.start else ()
        later = sentences_in(doc, sentence.end, block.end)[:1] if sentence.end < block.end else ()
        for a, b in earlier + later:
            if not self.sources.isdisjoint(_words(doc, max(a, start - SOURCE_WINDOW), min(b, end + SOURCE_WINDOW))):
                return True
        if earlier and before and earlier[-1].start <= before.start:
            # whoever gave the figure before gives this one too
            words, vouched = self._source_words(doc, max(earlier[-1].start, start - SOURCE_WINDOW), start, judged, 0)
            if vouched or result and not self.counted.isdisjoint(words):
                return True
        here = _index(doc, block)
        if not here:
            return False
        a, b = doc.paragraphs[here - 1][:2]
        return not self.sources.isdisjoint(_words(doc, max(a, b - SOURCE_WINDOW), b))

    def _source_words(self, doc, start, end, judged, least=6):
        """(its words, whether it vouches for a figure) of [start, end); with fewer than `least` words it is not prose."""
        known = judged.get((start, end, least))
        if known is None:
            words = _words(doc, start, end)
            known = judged[start, end, least] = words, len(words) < least or self._vouches(doc, start, end, words)
        return known

    def _polls(self, doc):
        """Where the article names polls outside quotations, in order."""
        return sorted(at for word in self.polls & doc.words for at, _ in doc.spans(word) if not quote_at(doc, at))

    def _from_poll(self, doc, block, polls):
        """Whether the paragraph's figures are those of a poll named shortly before it, or called “the poll” after it."""
        paragraphs, here = doc.paragraphs, _index(doc, block)
        start = paragraphs[max(0, here - self.poll_paragraphs)].start
        if polls[0] < paragraphs[0].end or bisect_left(polls, start) < bisect_left(polls, block.start):
            return True
        after = paragraphs[min(here + 1, len(paragraphs) - 1)]
        return bool(THE_POLL.match(doc.folded, after.start, after.end))

    def _vouches(self, doc, start, end, words):
        """Whether the sentence, or what of it lies in [start, end), says where its facts are from."""
        if not self.sources.isdisjoint(words):
            return True
        if is_attributed(doc, start, end, self._verbs, self.plain_vouchers):
            return True
        inline = doc.inline
        return any(s.kind == "link" for s in inline[bisect_left(inline, (start,)) : bisect_left(inline, (end,))])


def _index(doc, block):
    return bisect_left(doc.paragraphs, block)


def _words(doc, start, end):
    return word_pattern(doc).findall(doc.folded, start, end)

"""Two small words where one belongs: “may to be”, “in of the”."""

from functools import cached_property

from newslint.analysis.clauses import follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, BASE, NOUN, PLURAL, VERB, can_be
from newslint.language.word_classes import DETERMINERS, MODALS, PREPOSITIONS, SUBJECTS

COMMON_WORDS = frozenset({"in", "on"})  # so common that they call the check with their second word only
NEVER_SECOND = frozenset({"of"})  # never right after another preposition, whatever comes before


class ExtraWord(Check):
    """A word after another that it cannot follow.

    pairs: two words each.  delete: "first", "second", or "" where either may be the one too many.
    next: what must follow: "determiner", "base" (a verb) or "" for anything.
    nouns: first words that may be nouns and are not judged after a determiner or an adjective.
    phrases: words before the pair after which both may be right (“heard of in the …”); forms of verbs always are.
    free: words that begin a clause in which the verb is left out (“what he could to help”).
    Slots: pair, right.
    """

    pairs: tuple
    delete: str = ""
    next: str = ""
    nouns: frozenset = frozenset()
    phrases: frozenset = frozenset()
    free: frozenset = frozenset()

    slots = frozenset({"pair", "right"})

    def triggers(self):
        rare = [pair for pair in self.pairs if pair.split()[0] not in COMMON_WORDS]
        return Triggers(frozenset(pair.split()[0] for pair in rare), frozenset(f"{pair} " for pair in self.pairs if pair not in rare), one_is_enough=True)

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        last = len(sequence) - 2
        for second in doc.words & self._firsts.keys():
            wrong = self._firsts[second]
            for i in places[second]:
                if 0 < i <= last and sequence[i - 1] in wrong and self._follows(sequence[i + 1]):
                    yield from self._judged(doc, i - 1)

    @cached_property
    def _firsts(self):
        """{the second word of pairs: the first ones}."""
        firsts = {}
        for pair in self.pairs:
            first, second = pair.split()
            firsts.setdefault(second, set()).add(first)
        return firsts

    def _follows(self, word):
        if self.next == "determiner":
            return word in DETERMINERS
        return self.next != "base" or bool(can_be(word) & BASE)

    def _judged(self, doc, i):
        words, k = sentence_of(doc, i, 0, 2)
        then = follow(words, k, 2) if words else ()
        if len(then) < 2 or words[k].capital and k or not whole(doc, words[k]) or not whole(doc, then[1]):
            return
        before = precede(words, k, 5)
        if not self.free.isdisjoint(w.low for w in before):
            return
        if self.next == "determiner" and (then[0].capital or then[0].low not in NEVER_SECOND and before and (
            before[0].low in self.phrases or _governs(before)
        )):
            return
        if words[k].low in self.nouns and (not before or before[0].low in DETERMINERS or before[0].bits & ADJECTIVE or before[0].low in PREPOSITIONS):
            return
        text, first, second = doc.text, words[k], then[0]
        pair = text[first.start : second.end]
        either = (first.written, second.low)
        right = {"first": second.written, "second": first.written}.get(self.delete, f"{either[0]}” or “{either[1]}")
        yield Hit(first.start, second.end, {"pair": pair, "right": right}, fix=right if self.delete else None,
                  suggestions=() if self.delete else either)


def _governs(before):
    """Whether the word before the pair is a verb, and the first preposition its own: “the man they spoke of in the bar”."""
    bits = before[0].bits
    if bits & (NOUN | PLURAL):
        return bool(bits & VERB) and len(before) > 1 and (before[1].low in MODALS or before[1].low in SUBJECTS or before[1].low == "to")
    return bool(bits & VERB) or bits & ADVERB and not bits & ADJECTIVE

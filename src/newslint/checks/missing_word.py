"""A small word left out between two others: “able amass”, “side the ballot”."""

from functools import cached_property

from newslint.analysis.clauses import Judged, follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.language.pairs import pair
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, BASE, NOUN, PARTICIPLE, PAST, PLURAL, S_FORM, VERB, can_be
from newslint.language.word_classes import (
    AUXILIARIES, BE, CONJUNCTIONS, DETERMINERS, MODALS, POSSESSIVES, PREPOSITIONS, RARER_PREPOSITIONS, SUBJECTS,
)

SMALL = CONJUNCTIONS | PREPOSITIONS | RARER_PREPOSITIONS
WHOLES = POSSESSIVES | frozenset({"the", "these", "those"})  # before the whole, of which a part is named
PLURALS = frozenset({"these", "those"})  # never the subject of a clause after “for one”
DEGREES = frozenset({"more", "less", "most", "least", "very", "not", "also", "equally", "still", "now"})
TIMES = word_set("words-of-a-time")
TO_MARGIN = 60  # ranks by which “to protect” is commoner than what is there, where the verb could be a noun as well


class MissingWord(Check):
    """A word that is missing after one of a list.

    word: what is missing.  after: the words after which it is.  next: what then follows: "base" (a verb that is nothing
    else, or hardly ever) or "determiner".
    adverbs: words of `after` that are adverbs after an auxiliary (“will likely win”).
    sure: words of `after` that no noun can follow.
    transitive: words of `after` that can take a bare noun (“needed help”), so that the verb must have an object.
    plurals: words of `after` that may be plural nouns (“plans”), and are judged after a subject only.
    phrases: words of `after` that are a part only after “the” (“the end of”).
    quantities: words of `after` that say how much of a whole; no clause follows them.  start: those that may begin a sentence.
    allow: words that may follow.  before: words before which all is right.
    Slots: pair (“able amass”), right (“able to amass”).
    """

    word: str
    after: frozenset
    next: str
    adverbs: frozenset = frozenset()
    sure: frozenset = frozenset()
    transitive: frozenset = frozenset()
    plurals: frozenset = frozenset()
    phrases: frozenset = frozenset()
    quantities: frozenset = frozenset()
    start: frozenset = frozenset()
    allow: frozenset = frozenset()
    before: frozenset = frozenset()

    slots = frozenset({"pair", "right"})

    def triggers(self):
        return Triggers(words=self.after)

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        last = len(sequence) - 1
        wrong = self._wrong
        judged = self._before_determiner if self.next == "determiner" else self._before_verb
        for key in keys:
            for i in places[key]:
                if i < last and wrong[sequence[i + 1]]:
                    words, k = sentence_of(doc, i, 0, 1)
                    then = follow(words, k) if words else ()
                    if then and whole(doc, words[k]) and whole(doc, then[0]) and not then[0].capital and judged(words, k, then[0]):
                        head, end = doc.text[words[k].start : words[k].end], then[0].end
                        right = f"{head} {self.word} {then[0].written}"
                        yield Hit(words[k].start, end, {"pair": doc.text[words[k].start : end], "right": right}, fix=right)

    @cached_property
    def _wrong(self):
        """{word: whether something may be missing before it}."""
        return Judged(self._is_wrong)  # by name: a process that is not forked is handed the check

    def _is_wrong(self, word):
        return word not in self.allow and (word in WHOLES if self.next == "determiner" else _is_base(word))

    def _before_verb(self, words, k, verb):
        key, before, after = words[k].low, precede(words, k, 3), follow(words, k + 1)
        lows = [w.low for w in before]
        if lows and (lows[0] in self.before or lows[0].endswith("'s")) or verb.bits & (PARTICIPLE | PAST) and key not in self.sure:
            return False
        if key in self.adverbs and not (lows and (lows[0] in BE or lows[0] in DEGREES and len(lows) > 1 and lows[1] in BE) and MODALS.isdisjoint(lows)):
            return False
        if key in self.plurals and not (lows and (lows[0] in SUBJECTS or lows[0] in ("who", "also", "that", "now", "still") or before[0].capital)):
            return False
        if verb.bits & NOUN and key not in self.sure:
            if key in self.transitive and not (after and after[0].low in DETERMINERS):
                return False
            return pair("to", verb.low) - pair(key, verb.low) >= TO_MARGIN
        return True

    def _before_determiner(self, words, k, head):
        key, before = words[k].low, precede(words, k, 1)
        if before and before[0].low in self.before and not (key in self.quantities and head.low in PLURALS):
            return False
        if not before and key not in self.start:
            return False
        if key in self.phrases and not (before and before[0].low == "the"):
            return False
        if key in self.quantities:
            if key == "one" and _clause(follow(words, k, 7)):
                return False
            return TIMES.isdisjoint(w.low for w in follow(words, k, 3))
        # A clause without its pronoun (“the number the board gave”) has a verb after its subject.
        for word in follow(words, k + 1, 6)[: 6]:
            if word.bits & (NOUN | PLURAL) and not word.low in AUXILIARIES:
                following = follow(words, words.index(word))
                if following and following[0].bits & (NOUN | PLURAL) and not following[0].bits & VERB:
                    continue
                if following and (following[0].low in AUXILIARIES or following[0].low in SUBJECTS or following[0].bits & (PAST | S_FORM)
                                  or following[0].bits & BASE and not following[0].bits & NOUN or following[0].low in ("who", "that")):
                    return False
                return True
            if word.capital:
                continue
            if word.low in AUXILIARIES or word.bits & (PAST | S_FORM) and not word.bits & (PARTICIPLE | ADJECTIVE | NOUN | PLURAL):
                return False
        return bool(follow(words, k + 1))


def _clause(words):
    """Whether an auxiliary comes before the first preposition: “the one the board had wanted”."""
    for word in words:
        if word.low in PREPOSITIONS or word.low in AUXILIARIES:
            return word.low in AUXILIARIES
    return False


def _is_base(word):
    bits = can_be(word)
    return bits & BASE and not bits & (ADJECTIVE | ADVERB | PLURAL | S_FORM) and word not in SMALL or word == "be"

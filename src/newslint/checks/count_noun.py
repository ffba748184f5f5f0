"""Less and fewer, much and many, amount and number, by what is counted."""

from newslint.analysis.clauses import follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, PLURAL, S_FORM, can_be, singular
from newslint.language.word_classes import AUXILIARIES, BE, HAVE, PREPOSITIONS

# After these “much” belongs to a noun; elsewhere it may be a subject: “much needs to change”.
LINKS = PREPOSITIONS | BE | HAVE | frozenset({"too", "so", "as", "very"})


class CountNoun(Check):
    """A word for what is measured before things that are counted: “less voters”, “much voters”, “amount of voters”.

    word: the word.  right: what should be there.  of: whether “of” comes between.
    than: whether “than” and a number may come between (“less than 50 voters”).
    mass: plural nouns that are measured.  before: words before which all is right (“how much costs rise”, “no less”).
    Slots: pair, right.
    """

    word: str
    right: str
    of: bool = False
    than: bool = False
    mass: frozenset = frozenset()
    before: frozenset = frozenset()

    slots = frozenset({"pair", "right"})

    def triggers(self):
        return Triggers(words=frozenset({self.word}))

    def run(self, doc, keys):
        sequence = doc.sequence
        last = len(sequence) - 3
        for i in indices(doc)[self.word]:
            if i > last:
                continue
            second, third = sequence[i + 1], sequence[i + 2]
            if self.of:
                size = 2 if second == "of" and self._counted(third) else 3 if second == "of" and can_be(third) & ADJECTIVE and i < last and self._counted(sequence[i + 3]) else 0
            elif self.than and second == "than":
                size = 3 if i < last and third.isdigit() and self._counted(sequence[i + 3]) else 0
            else:
                size = 1 if self._counted(second) else 0
            if size:
                yield from self._judged(doc, i, size)

    def _counted(self, word):
        """Whether the word is a plural of what can be counted."""
        bits = can_be(word)
        return bits & PLURAL and not bits & (ADJECTIVE | ADVERB) and word not in AUXILIARIES and word not in self.mass and not word.endswith("ics")

    def _judged(self, doc, i, size):
        words, k = sentence_of(doc, i, 0, size)
        then = follow(words, k, size + 1) if words else ()
        if len(then) < size or not whole(doc, words[k]) or not whole(doc, then[size - 1]):
            return
        noun, before = then[size - 1], precede(words, k)
        if noun.capital and not noun.low in ("americans", "republicans", "democrats") and not singular(noun.low):
            return
        if before and before[0].low in self.before:
            return
        if noun.bits & S_FORM and not self.of and size == 1:  # “how much depends on”, “much needs to”
            after = then[size] if len(then) > size else None
            if self.word == "much" and not (before and before[0].low in LINKS) or before and before[0].low == "how" or after is None or after.low in AUXILIARIES:
                return
        word = words[k]
        right = self.right.capitalize() if word.capital else self.right
        found = doc.text[word.start : noun.end]
        yield Hit(word.start, word.end, {"pair": found, "right": right + doc.text[word.end : noun.end]}, fix=right)

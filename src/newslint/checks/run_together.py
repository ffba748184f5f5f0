"""Two words without the space between them."""

from typing import NamedTuple

from newslint.checks import Triggers
from newslint.finding import Hit, Place
from newslint.lexicon import lexicon
from newslint.unknown import parted, unknown_words

NEEDED = {4: 110, 5: 80, 6: 50, 7: 30, 8: 10}  # the score that the two words need, by the length of both
NEEDED_LONG = -25
LARGE = 40  # more, where a very large dictionary has the word


class RunTogether(NamedTuple):
    """An unknown word that is two frequent ones, of which one sticks easily or which are often seen together."""

    slots = frozenset({"right"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        lex = lexicon()
        for unknown in unknown_words(doc):
            word = unknown.word
            if len(word) < 4 or unknown.cited or unknown.joined or unknown.capital or "'" in word:
                continue
            pair = parted(word)
            if not pair or pair[0] < NEEDED.get(len(word), NEEDED_LONG) + LARGE * (unknown.rank > 0):
                continue
            if any(c.score > pair[0] for c in lex.slips(word)):
                continue  # rather one word misspelt
            right = " ".join(pair[1:])
            (start, end), *others = unknown.places
            yield Hit(start, end, {"right": right}, fix=right, suggestions=(right,),
                      related=tuple(Place(a, b, "also") for a, b in others))

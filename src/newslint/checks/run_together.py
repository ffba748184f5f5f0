"""Two words without the space between them."""

from newslint.analysis.lost_space import two_words
from newslint.analysis.unknown import unknown_words
from newslint.checks import Check, Triggers
from newslint.finding import Hit, Related


class RunTogether(Check):
    """An unknown word that is two frequent ones, of which one sticks easily or the first begins no compound."""

    slots = frozenset({"right"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        for unknown in unknown_words(doc):
            if pair := two_words(unknown):
                (start, end), *others = unknown.places
                right = " ".join(pair)
                if doc.text[start].isupper():
                    right = right[:1].upper() + right[1:]
                yield Hit(start, end, {"right": right}, fix=right, suggestions=(right,),
                          related=tuple(Related(a, b, "also") for a, b in others))

"""Two words without the space between them."""

from typing import NamedTuple

from newslint.checks import Triggers
from newslint.finding import Hit, Place
from newslint.unknown import run_together, unknown_words


class RunTogether(NamedTuple):
    """An unknown word that is two frequent ones, of which one sticks easily or which are often seen together."""

    slots = frozenset({"right"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        for unknown in unknown_words(doc):
            if pair := run_together(unknown):
                right = " ".join(pair)
                (start, end), *others = unknown.places
                yield Hit(start, end, {"right": right}, fix=right, suggestions=(right,),
                          related=tuple(Place(a, b, "also") for a, b in others))

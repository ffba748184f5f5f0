"""The comma that closes a state after its city: “in Ames, Iowa, on Sunday”."""

import re
from functools import cached_property

from newslint.analysis.sentences import DOTTED_TITLES
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.language.parts_of_speech import ADJECTIVE, NOUN, PLURAL, can_be
from newslint.language.word_classes import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, RARER_PREPOSITIONS

CITY_BEFORE = LazyPattern(r"(?:(?P<word>[\w’']+) )?(?P<city>[A-Z][\w’'-]+\.?(?: (?:[A-Z][\w’'-]+\.?|of|de|la|les)){0,3}), \Z")
WORD_AFTER = re.compile(r" (?P<next>[a-z]+)(?![\w-])")
LOCAL = word_set("prepositions-of-place")
SMALL = PREPOSITIONS | RARER_PREPOSITIONS | CONJUNCTIONS | frozenset({"who", "which", "where", "when", "that", "is", "was", "were", "has", "had", "will", "would"})


class StateComma(Check):
    """A city and its state in a sentence that goes on without a comma.

    states: the names and abbreviations of the states.  never: words before the comma that are not a city.
    What follows as a noun (“an Ames, Iowa native”) is left alone, and so is “and”, since the states may be a list.
    """

    states: tuple
    never: frozenset = frozenset()

    slots = frozenset({"place"})

    def triggers(self):
        return Triggers(frozenset(word for word in self._called if len(word) > 1), frozenset(s for w, ss in self._called.items() if len(w) < 2 for s in ss))

    @cached_property
    def _called(self):
        """{the first word of a state, folded: the states that begin with it}."""
        called = {}
        for state in self.states:
            called.setdefault(re.split(r"[ .]", state.lower())[0], []).append(state)
        return called

    def run(self, doc, keys):
        text = doc.text
        for state in {s: None for key in sorted(keys) for s in self._called.get(key, (key,))}:
            for start in _starts(text, f", {state} "):
                end = start + len(state)
                after = WORD_AFTER.match(text, end)
                before = CITY_BEFORE.search(text, max(0, start - 62), start)
                if not after or not before or after["next"] in ("and", "or"):
                    continue
                city, bits = before["city"], can_be(after["next"])
                if city in self.states or city.rpartition(" ")[2] in self.states or not self.never.isdisjoint(city.split()):
                    continue
                title = city.split()[0].rstrip(".").lower()
                if title in DOTTED_TITLES - {"st", "ft", "mt"} or after["next"] in AUXILIARIES and before["word"] in ("to", "of", "from"):
                    continue
                if not state.endswith(".") and after["next"] not in SMALL:
                    continue
                if bits & (NOUN | PLURAL | ADJECTIVE) and after["next"] not in SMALL:
                    continue
                if not state.endswith(".") and (before["word"] or "").lower() not in LOCAL:
                    continue
                yield Hit(start, end, {"place": f"{city}, {state}"}, fix=state + ",")


def _starts(text, piece):
    """Where the word after ", " begins, for each place of the piece."""
    at = text.find(piece)
    while at >= 0:
        yield at + 2
        at = text.find(piece, at + 1)

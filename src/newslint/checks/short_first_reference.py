"""Dahl before Ada Dahl."""

from typing import NamedTuple

from newslint.analysis.people import people
from newslint.checks import Triggers
from newslint.finding import Hit, Place


class ShortFirstReference(NamedTuple):
    """Finds a surname that stands before the full name has been given.

    known: people of one name to every reader, who need no introduction.
    """

    known: frozenset[str] = frozenset()

    slots = frozenset({"full"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        for who in people(doc):
            full = next((m for m in who.mentions if m.running and m.form == "full"), None)
            first = next(iter(who.later()), None)
            if full is None or first is None or first.start > full.start or who.family or who.surname in self.known:
                continue
            if first.kind in ("office", "rank", "bench", "style"):
                continue  # "President Dahl" introduces a president
            name = doc.text[full.surname_start - len(" ".join(full.given)) - 1 : full.end] if full.given else doc.text[full.start : full.end]
            yield Hit(
                first.start, first.end, {"full": name}, suggestions=(name,),
                related=(Place(full.start, full.end, "evidence", f"first called “{doc.text[full.start : full.end]}” here"),),
            )

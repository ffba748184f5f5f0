"""Dahl before Ada Dahl."""

from newslint.analysis.people import people
from newslint.checks import Check, Triggers
from newslint.finding import Hit, Related


class ShortFirstReference(Check):
    """Finds a surname that comes before the full name has been given.

    known: people of one name to every reader, who need no introduction.  lead: blocks before the first one of so many
    characters are read as headline and standfirst.
    """

    known: frozenset[str] = frozenset()
    lead: int = 120

    slots = frozenset({"full"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        if doc.continues:
            return  # the full name may be in an earlier stretch
        body = next((b.start for b in doc.blocks if b.kind == "paragraph" and b.end - b.start >= self.lead), 0)
        for who in people(doc):
            full = next((m for m in who.mentions if m.running and m.form == "full" and m.start >= body), None)
            first = next((m for m in who.later() if m.start >= body), None)
            if full is None or first is None or first.start > full.start or who.family or who.surname in self.known:
                continue
            if first.kind not in ("", "courtesy") or doc.text[first.end : first.end + 1] == ":":
                continue  # "President Dahl" introduces a president; "Dahl:" is a label
            name = doc.text[full.surname_start - len(" ".join(full.given)) - 1 : full.end] if full.given else doc.text[full.start : full.end]
            yield Hit(
                first.start, first.end, {"full": name}, suggestions=(name,),
                related=(Related(full.start, full.end, "evidence", f"first called “{doc.text[full.start : full.end]}” here"),),
            )

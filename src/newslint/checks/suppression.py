"""What may be wrong with a mark that silences findings."""

from newslint.checks import Check, Triggers


class Suppression(Check):
    """A suppression with a fault: "unused" (it silences nothing), "expired" (past its date), "reasonless".

    It is judged after all other checks, when it is known what was silenced; see suppress.py.
    """

    fault: str

    slots = frozenset({"problem", "rules"})

    def triggers(self):
        """Nothing in the copy calls it."""
        return Triggers()

    def run(self, doc, keys):
        """Nothing: the filter over the findings speaks for it."""
        return iter(())

"""Ages of one person in two articles that the days between cannot explain."""

from datetime import date

from newslint.analysis.introductions import AGED, introduction
from newslint.checks import Check, Conflict, Statement, Triggers
from newslint.document import fold

YEAR = 365.25


class AgeAcross(Check):
    """An age after a full name that does not go with the age in another article, by the days on which both were published.

    most: years of difference beyond which two people share a name.

    ```toml
    [our-ages]
    check = "age-across"
    says = "{age} here, {other} in {article}"
    most = 15
    ```
    """

    most: int = 20

    slots = frozenset({"name", "age", "other", "article"})

    def triggers(self):
        """Every article may give an age."""
        return Triggers(always=True)

    def collect(self, doc):
        """A Statement for every age after a full name."""
        from newslint.analysis.full_names import full_names

        for name in full_names(doc):
            if name.age:
                start, end, years = name.age
                yield Statement((f"{fold(name.given)} {fold(name.surname)}",), start, end, [years, doc.text[name.start : name.end], introduction(doc, name)])

    def compare(self, stated):
        """A Conflict for the age that fewer articles go with, or the later one."""
        dated = [s for s in stated if s.published]
        support = {i: len({o.article for o in dated if o.article != s.article and self._agree(s, o)}) for i, s in enumerate(dated)}
        reported = set()
        for i, newer in enumerate(dated):
            for j, older in enumerate(dated[:i]):
                if newer.article == older.article or self._agree(older, newer) or self._are_two(older, newer):
                    continue
                here, there = (older, newer) if support[i] > support[j] or not newer.checked else (newer, older)
                if here.checked and here.article not in reported:
                    reported.add(here.article)
                    slots = {"name": here.data[1], "age": str(here.data[0]), "other": str(there.data[0]), "article": str(there.article)}
                    yield Conflict(here, slots, ((there, f"{there.data[0]} here"),))

    def _are_two(self, one, other):
        """Whether two people share a name: far apart in age, or each introduced, and not as the same."""
        first, second = ([w for w in s.data[2] or () if w != AGED] for s in (one, other))
        return abs(one.data[0] - other.data[0]) > self.most or bool(first and second and set(first).isdisjoint(second))

    def _agree(self, one, other):
        """Whether somebody can have both ages on the two days."""
        first, second = sorted((one, other), key=lambda s: s.published)
        days = (date.fromisoformat(second.published) - date.fromisoformat(first.published)).days
        return int(days / YEAR) <= second.data[0] - first.data[0] <= int(days / YEAR) + 1

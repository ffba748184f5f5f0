"""Somebody who is a senator in most articles and a representative in one, at the same time."""

from datetime import date

from newslint.analysis.full_names import full_names
from newslint.checks import Check, Conflict, Statement, Triggers
from newslint.document import fold

KINDS = frozenset({"office", "judge"})


class OfficeAcross(Check):
    """An office before a full name that differs from the office in several other articles of those weeks.

    least: articles that must agree on the other office.  within: days between the articles in which nobody is elected to
    another office without the copy saying so.

    ```toml
    [our-offices]
    check = "office-across"
    says = "“{here}” here, “{there}” in {count} other articles"
    least = 5
    ```
    """

    least: int = 3
    within: int = 45

    slots = frozenset({"here", "there", "count"})

    def triggers(self):
        """Every article may name somebody."""
        return Triggers(always=True)

    def collect(self, doc):
        """A Statement for every office before a full name that is not said to be over."""
        for name in full_names(doc):
            m = name.mention
            if m.title and m.honorific and m.kind in KINDS and not m.past and not m.honorific.plural:
                yield Statement(f"{fold(name.given)} {fold(name.surname)}", m.start, m.end, [m.honorific.word, m.title])

    def compare(self, stated):
        """A Conflict for the office of one article against that of several."""
        offices = {}
        for s in stated:
            offices.setdefault(s.data[0], {}).setdefault(s.article, []).append(s)
        for office, here in offices.items():
            for article, (s, *also) in here.items():
                if not s.checked:
                    continue
                for other, there in sorted(offices.items(), key=lambda item: -len(item[1])):
                    near = [t[0] for a, t in there.items() if self._near(s, t[0])]
                    if other == office or len(near) < self.least or len(here) >= len(near) / 2 or article in there:
                        continue
                    slots = {"here": s.data[1], "there": near[0].data[1], "count": str(len(near))}
                    yield Conflict(s, slots, ((near[0], f"“{near[0].data[1]}” here"),), also=tuple(also))
                    break

    def _near(self, one, other):
        """Whether two articles are of the same weeks; those without a day are."""
        if not one.published or not other.published:
            return True
        return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days) <= self.within

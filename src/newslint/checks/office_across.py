"""Somebody who is a senator in most articles and a representative in one, at the same time."""

from datetime import date

from newslint.analysis.introductions import of_another_time
from newslint.checks import Check, Conflict, Statement, Triggers
from newslint.document import fold

KINDS = frozenset({"office", "bench"})
TERM = 730  # days in which nobody leaves an office and comes back to it


class OfficeAcross(Check):
    """An office before a name that differs from the office in several other articles of those months.

    least: articles that must agree on the other office.  within: days between the articles in which nobody is elected to
    another office without the copy saying so.  beside: offices that one may have besides another, as the chair of a committee
    is a senator too.  Where the others were published before and after, more days may lie between.

    ```toml
    [our-offices]
    check = "office-across"
    says = "{name} is “{here}” here, “{there}” in {count} other articles"
    least = 5
    ```
    """

    least: int = 3
    within: int = 120
    beside: frozenset[str] = frozenset()

    slots = frozenset({"name", "here", "there", "count"})

    def triggers(self):
        """Every article may name somebody."""
        return Triggers(always=True)

    def collect(self, doc):
        """A Statement for every office of somebody named in full that is not said to be over."""
        from newslint.analysis.mentions import titled
        from newslint.analysis.people import person

        holders = {name for who, m in titled(doc) if m.kind in KINDS for name in (who, *m.given[:1])}
        for who, (given, surname) in _named_in_full(doc, holders).items():
            for m in person(doc, who).mentions:
                if m.title and m.running and m.honorific and m.kind in KINDS and not m.past and not m.honorific.plural:
                    if not of_another_time(doc, m.start):
                        yield Statement((f"{fold(given)} {fold(surname)}",), m.start, m.end, [m.honorific.word, m.title, f"{given} {surname}"])

    def compare(self, stated):
        """A Conflict for the office of one article against that of several."""
        offices = {}
        for s in stated:
            offices.setdefault(s.data[0], {}).setdefault(s.article, []).append(s)
        usual = sorted(offices.items(), key=lambda item: -len(item[1]))
        for office, here in offices.items():
            for article, (s, *also) in here.items():
                if not s.checked:
                    continue
                for other, there in usual:
                    if other == office or article in there or (fold(other) in self.beside) != (fold(office) in self.beside):
                        continue
                    near = self._near(s, [t[0] for t in there.values()])
                    rivals = self._near(s, [t[0] for t in here.values()])  # itself among them
                    if len(near) < self.least or len(rivals) >= len(near) / 2:
                        continue
                    slots = {"name": s.data[2], "here": s.data[1], "there": near[0].data[1], "count": f"{len(near)}{' or more' if _goes_on(near) else ''}"}
                    yield Conflict(s, slots, ((near[0], f"“{near[0].data[1]}” here"),), also=tuple(also))
                    break

    def _near(self, one, others):
        """Those of the same months; if there are some before and some after, those of the years around.  Undated ones are near."""
        if not one.published:
            return others
        day = date.fromisoformat(one.published)
        apart = [((date.fromisoformat(o.published) - day).days if o.published else 0, o) for o in others]
        between = any(-TERM <= days < 0 for days, _ in apart) and any(0 < days <= TERM for days, _ in apart)
        return [o for days, o in apart if abs(days) <= (TERM if between else self.within)]


def _goes_on(stated):
    """Whether further articles, whose days are not known here, state the same."""
    return any(s.more for s in stated)


def _named_in_full(doc, surnames):
    """{surname: (given name, surname)} of those of some surnames who share theirs with nobody in the article."""
    from newslint.analysis.full_names import full_names
    from newslint.analysis.people import person

    found = {}
    for name in full_names(doc) if surnames else ():
        if name.surname in surnames:
            found.setdefault(name.surname, {})[fold(name.given)] = (name.given, name.surname)
    return {who: next(iter(names.values())) for who, names in found.items() if len(names) == 1 and not person(doc, who).family}

"""Mr. Dahl here, Dahl there."""

from newslint.language.honorifics import COURTESY_TRIGGERS
from newslint.analysis.mentions import capitalised, titled, titles
from newslint.analysis.people import courtesy_house, people, person, plain_style
from newslint.checks import Check, Triggers
from newslint.finding import Hit, Related

SPOUSES = ("wife", "husband", "widow", "widower", "spouse", "married")


class CourtesyMix(Check):
    """Finds later references that have a courtesy title where the article has none, or lack the one that it has.

    steady: how many references of the other form it takes to judge by, where the desk has not said which it wants.
    alone: a name that has its courtesy title alone, or nearly, is judged by the other people of the article, if
    their bare surnames are so many times as many.  family: Mr. Dahl among several Dahls is judged if the bare surname is.
    """

    steady: int = 2
    alone: int = 4
    family: int = 3

    slots = frozenset({"habit", "want"})

    def triggers(self):
        return Triggers(words=COURTESY_TRIGGERS)

    def run(self, doc, keys):
        if not any([known.kind == "courtesy" and not known.plural for _, _, known, _ in titles(doc)]):
            return
        surnames = dict.fromkeys(s for s, m in titled(doc) if m.running and m.kind == "courtesy" and not m.honorific.plural)
        house = courtesy_house(doc) if surnames else ""
        for surname in surnames if house else ():
            yield from self._of_person(doc, person(doc, surname), house, len(surnames) == 1)
        if house == doc.house.courtesy == "nyt":
            yield from self._never(doc, surnames)

    def _of_person(self, doc, who, house, alone):
        """The Hit of one person, if the later references differ from the house.  alone: nobody else has a courtesy title."""
        later = who.later()
        courtesy = [m for m in later if m.kind == "courtesy" and not m.honorific.plural]
        bare = [m for m in later if not m.title]
        office = [m for m in later if m.title and m.kind != "courtesy" and m.honorific.word != "Doctor"]  # the check title-form reads those
        if not bare and len(office) > max(self.steady, 2 * len(courtesy)):
            if courtesy and alone:  # where others are Mr and Ms, so is a president at times
                yield self._hit(doc, courtesy, office, office[0].title + " ")  # "Judge Dahl" throughout
        elif house == "none":
            if courtesy and self._stray(doc, who, courtesy, bare):
                yield self._hit(doc, courtesy, bare, "")
        elif len({m.honorific.word for m in courtesy}) == 1:
            if wrong := self._without_title(doc, who, courtesy, bare):
                yield self._hit(doc, wrong, courtesy, courtesy[0].title + " ")

    def _without_title(self, doc, who, courtesy, bare):
        """The bare references that should have a courtesy title, in a list."""
        intro = _introduced(doc, who)
        wrong = [m for m in bare if intro and m.start > intro.start]
        if who.company_too or intro and len(bare) - len(wrong) >= self.steady:
            return []  # "Dahl" is also a firm, or what came before the person came in
        return wrong if doc.house.courtesy == "nyt" or len(courtesy) >= self.steady and len(wrong) < len(courtesy) else []

    def _never(self, doc, surnames):
        """People who have no courtesy title at all, for a desk that gives one to everybody: history and sport have none."""
        for who in people(doc):
            intro = _introduced(doc, who)
            wrong = [m for m in who.later() if not m.title and intro and m.start > intro.start]
            if wrong and who.surname not in surnames and intro.given and intro.kind != "style" and not who.family and not who.company_too:
                surname = doc.text[wrong[0].surname_start : wrong[0].end]
                yield Hit(
                    wrong[0].start, wrong[0].end, {"habit": "uses courtesy titles", "want": f"Mr. {surname}” or “Ms. {surname}"},
                    suggestions=(f"Mr. {surname}", f"Ms. {surname}"), level="note",
                    related=(*(Related(m.start, m.end, "also") for m in wrong[1:]), Related(intro.start, intro.end, "evidence", "first named here")),
                )

    def _stray(self, doc, who, courtesy, bare):
        """Whether the courtesy titles of one person are the exception in an article that has none."""
        if who.family and len(bare) < self.family * len(courtesy) or self._spouse(doc, courtesy):
            return False
        if doc.house.courtesy == "none":
            return True
        if len(bare) >= self.steady and len(bare) > len(courtesy):
            return True
        people, references = plain_style(doc)
        return who.introduction() is not None and people >= self.steady and references > self.alone * len(courtesy)

    def _spouse(self, doc, courtesy):
        """Whether somebody else of the name is meant, in a story about a husband or a wife: Mrs. Vorr."""
        return all(m.honorific.word == "Mrs" for m in courtesy) and not doc.words.isdisjoint(SPOUSES)

    def _hit(self, doc, wrong, right, title):
        first = wrong[0]
        want = capitalised(doc, first.start, title + doc.text[first.surname_start : first.end])
        return Hit(
            first.start, first.end, {"habit": f"writes “{want}”" if right else "uses no courtesy titles", "want": want}, fix=want,
            related=(*(Related(m.start, m.end, "also") for m in wrong[1:]),
                     *(Related(m.start, m.end, "evidence", f"“{doc.text[m.start : m.end]}” here") for m in right[:1])),
        )


def _introduced(doc, who):
    """The first reference with a given name or an office.  A first line without an end is a headline whatever its kind,
    and one with a full stop may be the lead."""
    start, end, kind = doc.blocks[0]
    ends = doc.text[end - 1] in ".!?\"'\u201d\u2019)"
    body = start if ends else end
    return next((m for m in who.mentions if (m.running or ends and kind == "headline" and m.start < end) and m.start >= body
                 and (m.form == "full" or m.kind not in ("", "courtesy"))), None)

"""President Dahl, President Dahl, President Dahl."""

from bisect import bisect_right
from typing import NamedTuple

from newslint.analysis.honorifics import OFFICE_TRIGGERS
from newslint.analysis.mentions import capitalised, titled
from newslint.analysis.people import parts, person
from newslint.checks import Triggers
from newslint.finding import Hit, Place


class OfficeRepeat(NamedTuple):
    """Finds an office or rank again before a surname that otherwise stands without it.

    beside: how many later references without the office it takes to call that the article's rule.
    kinds: of titles, as in Honorific.  open-words: after these no one in particular is meant ("if President Dahl …").
    """

    beside: int = 2
    kinds: frozenset[str] = frozenset({"office", "rank"})
    open_words: frozenset[str] = frozenset()

    slots = frozenset({"want", "times", "first"})

    def triggers(self):
        return Triggers(words=OFFICE_TRIGGERS)

    def run(self, doc, keys):
        held = {}
        for surname, m in titled(doc):
            if m.kind in self.kinds and m.running and not m.past and not m.honorific.plural:
                held.setdefault(surname, []).append(m)
        for surname, mentions in held.items():
            if len(mentions) > 1 and any(m.form == "surname" for m in mentions[1:]):
                for word in dict.fromkeys(m.honorific.word for m in mentions):
                    yield from self._repeats(doc, person(doc, surname), word, [m for m in mentions if m.honorific.word == word])

    def _repeats(self, doc, who, word, mentions):
        intro = who.introduction()
        if intro.title and intro.honorific.word != word or who.family and not _main_bearer(who, intro, mentions):
            return
        later = [m for m in who.later() if m.start > intro.start]
        courtesy = [m for m in later if m.kind == "courtesy"]
        bare = [m for m in later if not m.title]
        plain = courtesy if len(courtesy) > len(bare) else bare
        wrong = self._again(doc, intro, mentions)
        if not wrong or len(plain) < self.beside:
            return
        first = wrong[0]
        called = doc.text[intro.start : intro.end]
        want = capitalised(doc, first.start, (plain[0].title + " " if plain is courtesy else "") + doc.text[first.surname_start : first.end])
        yield Hit(
            first.start, first.end, {"want": want, "times": str(len(plain)), "first": called}, fix=want,
            related=(*(Place(m.start, m.end, "also") for m in wrong[1:]),
                     Place(intro.start, intro.end, "evidence", f"first called “{called}” here"),
                     Place(plain[0].start, plain[0].end, "evidence", f"“{doc.text[plain[0].start : plain[0].end]}” here")),
        )

    def _again(self, doc, intro, mentions):
        """The references with the office that introduce nobody."""
        seen, wrong = {bisect_right(parts(doc), intro.start)}, []
        for m in mentions:
            part = bisect_right(parts(doc), m.start)
            if part not in seen:
                seen.add(part)
            elif m.form == "surname" and m.start > intro.start:
                before = doc.folded[max(0, m.start - 16) : m.start].split()
                if not before or before[-1] not in self.open_words:
                    wrong.append(m)
        return wrong


def _main_bearer(who, intro, mentions):
    """Whether, of several people of one surname, the first and most named one is given the office with the full name."""
    own, others = [], {}
    for m in who.mentions:
        if m.form == "full" and m.running:
            if set(m.given) & set(intro.given):
                own.append(m)
            else:
                others[m.given] = others.get(m.given, 0) + 1
    return len(own) > max(others.values(), default=0) and any(m in own for m in mentions)

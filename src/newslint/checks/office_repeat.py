"""President Dahl, President Dahl, President Dahl."""

from newslint.language.honorifics import OFFICE_TRIGGERS
from newslint.analysis.mentions import capitalised
from newslint.analysis.offices import repeats
from newslint.checks import Check, Triggers
from newslint.finding import Hit, Related


class OfficeRepeat(Check):
    """Finds an office or rank again before a surname that otherwise, at least twice, stands without it.

    Slots: want (the surname, or Mr. and the surname), times (how often that is there), first (the introduction).
    """

    slots = frozenset({"want", "times", "first"})

    def triggers(self):
        return Triggers(words=OFFICE_TRIGGERS)

    def run(self, doc, keys):
        for intro, again, plain in repeats(doc):
            first, usual = again[0], plain[0]
            called = doc.text[intro.start : intro.end]
            title = usual.title + " " if usual.title else ""
            want = capitalised(doc, first.start, title + doc.text[first.surname_start : first.end])
            yield Hit(
                first.start, first.end, {"want": want, "times": str(len(plain)), "first": called}, fix=want,
                related=(*(Related(m.start, m.end, "also") for m in again[1:]),
                         Related(intro.start, intro.end, "evidence", f"first called “{called}” here"),
                         Related(usual.start, usual.end, "evidence", f"“{doc.text[usual.start : usual.end]}” here")),
            )

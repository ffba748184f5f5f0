"""President Dahl after former President Dahl."""

import re

from newslint.language.honorifics import OFFICE_TRIGGERS
from newslint.analysis.mentions import space_normalised, past_before, titled, titles
from newslint.analysis.people import person
from newslint.checks import Check, Triggers
from newslint.finding import Hit, Related

SENTENCE_WINDOW = 300  # so far around a name a sentence is read
THAT_TIME = r"\b(?:1[5-9]|20)\d\ds?\b|['\u2019]\d\ds\b"


class OfficeConflict(Check):
    """Finds an office given to somebody whom the article has already called a former holder of it.

    in-office: words before the office that tell of its own time ("under President Dahl"); so does a year in the
    sentence.
    """

    in_office: frozenset[str] = frozenset()

    slots = frozenset({"first", "want"})

    def triggers(self):
        return Triggers(words=OFFICE_TRIGGERS)

    def run(self, doc, keys):
        past, wrong = {}, {}
        offices, text = [start for start, _, known, _ in titles(doc) if known.kind in ("office", "rank")], space_normalised(doc)
        if len(offices) < 2 or not any([past_before(text, start) for start in offices]):
            return
        for surname, m in titled(doc):
            if m.running and m.kind in ("office", "rank"):
                key = surname, m.honorific.word
                if m.past:
                    past.setdefault(key, m)
                elif key in past and not m.honorific.plural:
                    wrong.setdefault(key, []).append(m)
        for key, mentions in wrong.items():
            if not person(doc, key[0]).family:
                mentions = [m for m in mentions if not self._at_that_time(doc, m)]
                if mentions:
                    yield self._hit(doc, past[key], mentions)

    def _at_that_time(self, doc, mention):
        from newslint.analysis.sentences import sentence_at  # rarely needed

        before = doc.folded[max(0, mention.start - 24) : mention.start].split()
        if before and before[-1] in self.in_office:
            return True
        sentence = sentence_at(doc, mention.start)
        return sentence is not None and re.search(
            THAT_TIME, doc.text[max(sentence.start, mention.start - SENTENCE_WINDOW) : min(sentence.end, mention.end + SENTENCE_WINDOW)]) is not None

    def _hit(self, doc, past, wrong):
        first = wrong[0]
        start = past.start - len(past.past)
        called = doc.text[start : past.end]
        want = doc.text[first.surname_start : first.end]
        return Hit(
            first.start, first.end, {"first": called, "want": want}, suggestions=(want, past.past + doc.text[first.start : first.end]),
            related=(*(Related(m.start, m.end, "also") for m in wrong[1:]), Related(start, past.end, "evidence", f"“{called}” here")),
        )

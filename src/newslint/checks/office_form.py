"""Offices before a name: Sen. or Senator, with a capital; in small letters after the name and alone."""

from newslint.analysis.mentions import space_normalised
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit
from newslint.language.lists import table, word_set, words

FULL_NAME = LazyPattern(r"[ ][A-Z][\w’'-]+(?:[ ][A-Z]\.)*[ ](?:(?:de|la|van|von|bin|al)[ ])*[A-Z][\w’'-]+")
WORD_BEFORE = LazyPattern(r"([\w.’'-]+)(,?)[ ]\Z")


class OfficeForm(Check):
    """The office of a person: its form before a name, its capital after the name and alone.

    of: what is judged.  "small": an office in small letters before a full name (senator Lena Quillen).  "form": Senator for
    Sen. or the other way round, as the house has it, and Gov. in each; with "auto", nothing.  "capital": a capital that does not
    come before a name (the President; Lena Quillen, Mayor of Dorne).
    offices: the offices, as they are written in full.
    before: words before an office in small letters that is still a title, besides those that begin a clause (former).
    Slots: want.
    """

    of: str
    offices: tuple = ()
    before: frozenset = frozenset()

    slots = frozenset({"want"})

    def triggers(self):
        """The last words of the offices; the abbreviations.  Raises ValueError for an unknown kind."""
        if self.of not in ("small", "form", "capital"):
            raise ValueError(f"of: {self.of!r} must be one of small, form, capital")
        known = frozenset(office.lower().split()[-1] for office in self.offices)
        return Triggers(known | (frozenset(word.lower() for pair in SHORTENED_OFFICES.items() for word in pair) if self.of == "form" else frozenset()))

    def run(self, doc, keys):
        """A Hit, with a fix, for every office in another form."""
        if self.of == "form" and doc.house.offices == "auto":
            return
        yield from {"small": self._small, "form": self._form, "capital": self._capital}[self.of](doc, keys)

    def _places(self, doc, keys):
        """(start, end, office) of every office of the rule that is called, capitals aside; the longest at a place."""
        known = {}
        for office in self.offices:
            low = office.lower()
            if low.split()[-1] in keys:
                size = len(low)
                for _, end in doc.spans(low.split()[-1]):
                    if doc.folded[end - size : end] == low and not doc.folded[max(0, end - size - 1) : end - size].isalnum():
                        if end not in known or known[end][0] > end - size:
                            known[end] = end - size, end, office
        return sorted(known.values())

    def _small(self, doc, keys):
        text = space_normalised(doc)
        for start, end, office in self._places(doc, keys):
            if not text[start:end].islower() or not FULL_NAME.match(text, end) or text[start - 1 : start] in ("-", "–"):
                continue
            before = WORD_BEFORE.search(text, max(0, start - 30), start)
            if before and not before[2]:
                low = before[1].lower().rstrip(".")
                if not (low in self.before or low in word_set("prepositions") or low in word_set("weekdays") or low in word_set("coordinators")
                        or low in ("that", "said", "when", "while", "as")):
                    continue
            want = SHORT_OF.get(office, office) if doc.house.offices == "Sen." else office
            yield Hit(start, end, {"want": want}, want)

    def _form(self, doc, keys):
        text, short = space_normalised(doc), doc.house.offices == "Sen."
        for abbreviation, office in SHORTENED_OFFICES.items():
            if not short and abbreviation in ALWAYS_SHORT:
                continue
            for _, end in doc.spans((office if short else abbreviation).lower().split(". ")[-1].split()[-1]):
                given = office if short else abbreviation
                start = end - len(given)
                if text[start:end] != given or text[start - 1 : start].isalnum():
                    continue
                stop = end + (text[end : end + 1] == "." and not short)
                if text[max(0, start - 4) : start].endswith(("Lt. ", "ant ")) or not FULL_NAME.match(text, stop):
                    continue
                want = abbreviation + "." if short else office
                yield Hit(start, stop, {"want": want}, want)

    def _capital(self, doc, keys):
        text = space_normalised(doc)
        for start, end, office in self._places(doc, keys):
            if not text[start].isupper() or text[end : end + 1] in ("-", "’", "'") and text[end + 1 : end + 2].isupper():
                continue
            if text[end : end + 1] == " " and (text[end + 1 : end + 2].isupper()):
                continue
            before = WORD_BEFORE.search(text, max(0, start - 30), start)
            if not before:
                continue
            alone = not before[2] and before[1].lower() in word_set("articles")
            if before[1] in word_set("adjectives-of-offices"):
                earlier = WORD_BEFORE.search(text, max(0, before.start() - 30), before.start())
                alone = bool(earlier) and not earlier[2] and earlier[1].lower() in word_set("articles")
            behind = before[2] == "," and before[1][0].isupper() and text.startswith((" of ", " for "), end)
            if alone and text.startswith((" of the ", " of "), end) and text[end + 4 : end + 5].isupper() and office in STYLED:
                continue
            if alone or behind:
                want = office.lower()
                yield Hit(start, end, {"want": want}, want)


# What is abbreviated before a name in news copy: {Sen: Senator}.
SHORTENED_OFFICES = {short: forms[1] for short, forms in table("shortened-offices").items() if short in ("Sen", "Rep", "Gov")}
ALWAYS_SHORT = frozenset({"Gov"})  # Gov. Ada Holm, in a house that writes Senator Ada Holm
SHORT_OF = {office: short + "." for short, office in SHORTENED_OFFICES.items()} | {"Lieutenant Governor": "Lt. Gov."}
STYLED = frozenset(words("royal-and-religious-titles"))

"""Two ages for one person in one article, or an age and a year of birth."""

import re

from newslint.analysis.dates import moments_in, parts
from newslint.analysis.people import person
from newslint.analysis.quantities import Quantity, number_starts
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit, Related
from newslint.language import lists
from newslint.language.calendar_names import MONTHS
from newslint.language.word_classes import COURTESY_TITLES, SHORTENED_TITLES
from newslint.language.lists import WordPattern

_NAME = r"(?:[A-ZÀ-Þ][\w'’-]+\.? |[A-Z]\. )*[A-ZÀ-Þ][\w'’-]+"
# "Ida Rask, 41, …", "Ida Rask (41)", "Ida Rask, aged 41,", "the 41-year-old Ida Rask", "At 41, Ida Rask is"
AFTER_NAME = LazyPattern(rf"(?P<name>{_NAME})(?:, (?:aged |age |now |who is )?(?P<age>\d{{1,2}})(?=,? (?:of|from|was|is|who|said|has|a|an|and|the)\b|[,.;])| \((?:aged )?(?P<paren>\d{{1,2}})\))")
BEFORE_NAME = LazyPattern(rf"\b(?P<age>\d{{1,2}})-year-old (?P<name>{_NAME})")
AT_FIRST = LazyPattern(rf"\bAt (?:just |only )?(?P<age>\d{{1,2}}), (?P<name>{_NAME}) (?:is|has)\b")
BORN = LazyPattern(rf"(?P<name>{_NAME})(?:, who)? was \Z")
NOT_ONE_YEAR = WordPattern(r"[;:]|\b(?@words-of-another-age)\b")
AGE = LazyPattern(r"\d{1,2}[ ,.;)]")
ANOTHER_TIME = LazyPattern(r"\b(?:then|at the time|when|born|turned|turns|died|in (?:1[89]|20)\d\d)\b")
TITLE_FORMS = frozenset(form for rows in (COURTESY_TITLES, *SHORTENED_TITLES.values()) for row in rows for form in row if form)
LIKELY_AGES = range(5, 110)  # years; lower numbers are more often scores, chapters and counts
TIME_WINDOW = 60  # characters in which another time is named


class TwoAges(Check):
    """The age of somebody, after the name or before it, that is another one elsewhere in the article.

    Left alone are families of which several have the surname, ages at another time, and everybody without a given name.
    Slots: name, other (the age elsewhere).
    """

    slots = frozenset({"name", "other"})

    def triggers(self):
        return Triggers(words=frozenset(map(str, LIKELY_AGES)))

    def run(self, doc, keys):
        if len(keys) < 2:
            return
        for surname, places in _by_surname(doc).items():
            places = [p for p in sorted(places) if not _at_another_time(doc, *p[:2])]
            if len({doc.text[a:b] for a, b, _ in places}) > 1 and _is_one(doc, surname, places):
                (first, last, _), rest = places[0], [p for p in places if doc.text[p[0] : p[1]] != doc.text[slice(*places[0][:2])]]
                for start, end, _ in rest[:1]:
                    slots = {"name": max((p[2] for p in places), key=len), "other": doc.text[first:last]}
                    yield Hit(start, end, slots, related=(Related(first, last, "also"),))


class AgeAndBirth(Check):
    """The age of somebody at one place, and the year of birth at another, that do not go together on the day of publication.

    Slots: name, born (the year), right ("70 or 71").
    """

    slots = frozenset({"name", "born", "right"})

    def triggers(self):
        return Triggers(words=frozenset({"born"}))

    def run(self, doc, keys):
        if not doc.published:
            return
        for at, _ in doc.spans("born"):
            name = BORN.search(doc.text, max(0, at - 60), at)
            year = name and _year_of_birth(doc, at)
            if not year or quote_at(doc, at):
                continue
            name, high = _bare(name["name"]), doc.published.year - year.value
            surname = name.split()[-1]
            places = [p for p in _by_surname(doc).get(surname, ()) if not _at_another_time(doc, *p[:2])]
            for start, end, _ in sorted(places):
                if int(doc.text[start:end]) not in (high - 1, high) and 0 < high < LIKELY_AGES.stop and _is_one(doc, surname, [*places, (0, 0, name)]):
                    slots = {"name": max((name, *(p[2] for p in places)), key=len), "born": str(year.value), "right": f"{high - 1} or {high}"}
                    yield Hit(start, end, slots, related=(Related(year.start, year.end, "also"),))
                    break


def _year_of_birth(doc, at):
    """The year as a Quantity in the sentence after “born”, the first date in it; or None."""
    sentence = sentence_at(doc, at)
    for moment in moments_in(doc, at, sentence.end) if sentence else ():
        year = parts(moment)[0]
        if year and not NOT_ONE_YEAR.search(doc.folded, at, moment.start):
            return Quantity(moment.start, moment.end, "Y", year)
        return None
    return None


def _by_surname(doc):
    """{surname: [(start, end, name without titles)]} of the ages beside a name."""
    found = {}
    for pattern in (AFTER_NAME, BEFORE_NAME, AT_FIRST):
        if pattern is BEFORE_NAME and "old" not in doc.words:
            continue
        for start, end, name in _ages(doc, pattern):
            name = _bare(name)
            found.setdefault(name.split()[-1], []).append((start, end, name))
    return found


def _bare(name):
    """The name without titles and initials in front."""
    while " " in name and (name.split()[0].rstrip(".") in TITLE_FORMS or name.split()[0].endswith(".")):
        name = name.partition(" ")[2]
    return name


def _ages(doc, pattern):
    """(start, end, name) of the ages that the pattern finds around the numbers of the text."""
    text = doc.text
    for start in number_starts(doc):
        if pattern is BEFORE_NAME:
            m = pattern.match(text, start, start + 80) if text.startswith("-year-old ", start + 2) else None
            if m:
                yield *m.span("age"), m["name"]
        elif pattern is AT_FIRST:
            m = text[max(0, start - 3) : start] in ("At ", "st ", "ly ") and pattern.search(text, max(0, start - 8), start + 80)
            if m and m.start("age") == start:
                yield *m.span("age"), m["name"]
        elif text[max(0, start - 2) : start] in (", ", " (") or text[max(0, start - 5) : start] in ("aged ", " age ", " now ", "o is "):
            if not AGE.match(text, start):
                continue
            for m in pattern.finditer(text, max(0, text.rfind("\n", 0, start), start - 60), start + 8):
                group = "age" if m["age"] else "paren"
                if m.start(group) == start and m["name"].split()[-1].lower() not in MONTHS:
                    yield *m.span(group), m["name"]


def _at_another_time(doc, start, end):
    """Whether the age is of another time, or of a relative who may have the same name, or in a quotation."""
    block = doc.block_at(start)
    first, last = max(block.start, start - TIME_WINDOW), min(block.end, end + TIME_WINDOW)
    before = doc.folded[first:start]
    return bool(ANOTHER_TIME.search(doc.folded, first, last)) or bool(quote_at(doc, start)) or not (
        frozenset(re.findall(r"[a-z-]+", before)).isdisjoint(lists.words("relatives")))


def _is_one(doc, surname, places):
    """Whether all the names are those of one person, of whom at least one is given in full."""
    full = {name.split()[0] for _, _, name in places if " " in name}
    who = person(doc, surname)
    return len(full) == 1 and not who.family and not who.company_too and any(" " in name for _, _, name in places) and bool(who.mentions)

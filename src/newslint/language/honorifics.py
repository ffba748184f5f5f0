"""The words around a name: courtesy titles, offices and ranks, particles, generational suffixes.

The words are in lists/; people.py reads what is made of them here, checks ask `honorific(title)`.
"""

import re
from functools import lru_cache

from newslint.language.lists import word_set, words
from newslint.language.word_classes import (
    AUXILIARIES, CONJUNCTIONS, COURTESY_TITLES, DETERMINERS, INTERROGATIVES, PREPOSITIONS, QUANTIFIERS, RARER_PREPOSITIONS,
    SHORTENED_TITLES, SUBJECTS,
)
from newslint.language.calendar_names import AP_MONTHS, DAY_NAMES, MONTH_NAMES
from newslint.records import record


@record
class Honorific:
    """A title before a name.

    word: its full form, by which "Sen.", "Sens" and "Senator" are one.  kind: "courtesy" (Mr., Ms.), "office" (held
    for a time), "rank" (service, police, learning, clergy by degree), "bench" (judges), "style" (royal, religious and
    noble, which stay with the name).  form: "short" (Sen.), "bare" (Sen, the abbreviation without its period) or
    "long" (Senator).  plural: whether several names may follow ("Sens. Day and Ruiz").
    """

    word: str
    kind: str
    form: str
    plural: bool = False


SPELLED = {
    "office": words("offices"), "rank": words("ranks"), "bench": words("judicial-titles"), "style": words("royal-and-religious-titles"),
}
DEPARTMENTS = tuple([f" of {name}" for name in words("government-departments")])

ARTICLES = ("al-", "el-", "Al-", "El-", "ul-", "an-", "as-", "ad-", "ash-", "ar-", "at-")  # joined to an Arabic surname
SUFFIXES = frozenset(("Jr", "Sr", "Jr.", "Sr.", "II", "III", "IV"))
SUFFIX = re.compile(r",? ((?:Jr|Sr)\b\.?|(?:II|III|IV)\b)")
# "then-", "former ", "ex-", "former Ohio " before a title: the office is over.
PAST = re.compile(r"\b(?:(?:[Ff]ormer|[Oo]netime)[ \u00a0]|(?:[Tt]hen|[Ee]x)[-\u2011\u2013])(?:[A-Z][\w.]*[ \u00a0]){0,3}$")

# Not "Jun", "Mar" or "Sun", which are names too.
DAYS_AND_MONTHS = frozenset((*DAY_NAMES, *MONTH_NAMES, *(month.rstrip(".") for month in AP_MONTHS.values())))
# Capitalised at the start of a sentence or as a label, and no given name.
NOT_GIVEN = frozenset(word.capitalize() for word in (
    DETERMINERS | SUBJECTS | INTERROGATIVES | QUANTIFIERS | CONJUNCTIONS
    | PREPOSITIONS | RARER_PREPOSITIONS | AUXILIARIES
)) | word_set("not-given-names")
# Before a name, and neither part of it nor an office: “Chef Marco Bellini”.
JOB_TITLES = word_set("job-titles")
# The last word of something that is not a person: "the Hart Foundation", "Grant Avenue".
NOT_SURNAME = word_set("not-surnames")


def _entries():
    """(title as written without a period, Honorific)."""
    for kind, rows in (("courtesy", COURTESY_TITLES), *SHORTENED_TITLES.items()):
        for short, shorts, long, longs in rows:
            word = long or short
            for form, text, plural in (("bare", short, False), ("bare", shorts, True), ("long", long, False), ("long", longs, True)):
                if text:
                    yield text, Honorific(word, kind, form, plural)
    for kind, titles in SPELLED.items():
        for text in titles:
            plural = text in ("Judges", "Justices")
            yield text, Honorific(text[:-1] if plural else text, kind, "long", plural)


HONORIFICS = dict(_entries())


def _endings():
    """{a capitalised word: [(the last word of titles in which it is the last with a capital, those titles, longest first)]}."""
    by_last = {}
    for text in sorted(HONORIFICS, key=len, reverse=True):
        by_last.setdefault(text.rpartition(" ")[2], []).append(text)
    found = {}
    for last, titles in by_last.items():
        capital = [piece for piece in last.split("-") if piece[0].isupper()][-1]
        found.setdefault(capital, []).append((last, tuple(titles)))
    return found


ENDINGS = _endings()


def _triggers(wanted):
    return frozenset(text.replace("-", " ").rpartition(" ")[2].lower() for text, known in HONORIFICS.items() if wanted(known))


COURTESY_TRIGGERS = _triggers(lambda known: known.kind == "courtesy")
OFFICE_TRIGGERS = _triggers(lambda known: known.kind in ("office", "rank"))
WOMEN_TRIGGERS = _triggers(lambda known: known.word in ("Dame", "Lady") or known.word.endswith("woman"))  # beside titles of men or of wives
SHORT_TRIGGERS = _triggers(lambda known: known.form == "bare")  # an article without abbreviations has nothing to mix


@lru_cache(4096)
def honorific(title):
    """The Honorific of a title as written ("Sen.", "Prime Minister", "Secretary of State"), or None."""
    known = HONORIFICS.get(title)
    if known:
        return known
    if title[-1:] == ".":
        known = HONORIFICS.get(title[:-1])
        return known._replace(form="short") if known and known.form == "bare" else None
    if " of " in title:
        known = HONORIFICS.get(title.partition(" of ")[0])
        return known and known._replace(word=title)
    return None


def in_form(title, form):
    """A title as written in another form: "Sens." as "long" is "Senators"; None if it has none."""
    known = honorific(title)
    wanted = known._replace(form="bare" if form == "short" else form)
    written = next((text for text, other in HONORIFICS.items() if other == wanted), None)
    return written + "." if written and form == "short" else written

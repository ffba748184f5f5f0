"""An age that does not go with the years of birth and death."""

import re
from datetime import date, timedelta
from itertools import chain, islice

from newslint.analysis.births import AT_FOOT, FIRST, HAS_DIED, NAMED, SHE_WAS_BORN, bearer, of_obituary
from newslint.analysis.date_words import worded
from newslint.analysis.dates import DateExpr, moments_in, parts
from newslint.analysis.people import person
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import Sentence, sentence_at, sentences_in
from newslint.analysis.spans import OLDEST
from newslint.language.calendar_names import LONG_WEEKDAY, MONTH_NAMES
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fold
from newslint.finding import Hit, Related
from newslint.records import record
from newslint.language.lists import WordPattern

# Between "born" and its year, or a year and "died", these speak of somebody else or of another time.
OTHER = WordPattern(
    r"\b(?:(?@words-between-born-and-a-year)|grand\w+)\b|[;:!?]"
)
DIED = LazyPattern(r"\b(?:died|dies|passed away|was killed|was executed)\b")
NEXT_DIED = LazyPattern(r"[^.;:!?]{0,80}\.\s+(?:he|she|they)\s(?:later\s|then\s)?")
BY_NAME = LazyPattern(r"[^.;:!?]{0,80}\.\s+(?:(?:mr|mrs|ms|dr|sir|dame)\.?\s)?([\w'-]+)\s(?:later\s|then\s)?")
AGED = LazyPattern(r"\b(?:at\s(?:the\s)?age\s(?:of\s)?|aged\s|age\s|at\s(?=\d{1,3}(?:[.,;)]|\s*\Z)))(\d{1,3})(?![\w:%-]|[.,]\d)")
WHEN_DIED = LazyPattern(r"\b(?:was|is|aged|only|just)\s(?:only\s|just\s)?(\d{1,3})(?:\syears\sold)?\swhen\s(?:he|she|they)\s")
RECENT = LazyPattern(
    rf"\s(?:on\s|early\s|late\s|last\s|at\s(?:his|her|their)\shome\s)*(?:{LONG_WEEKDAY}|yesterday|today|this\sweek)\b"
)
# The age of the living, before "born" ("Ames, 43, was born", "the 43-year-old farmer, who was born") or after its year.
AGE_BEFORE = LazyPattern(r"(?:,\s(?:who\sis\s(?:now\s)?|now\s|aged\s)?(\d{1,3}),\s|\b(\d{1,3})-year-old(?:\s[\w'.-]+){0,5},?\s)(?:who\s)?(?:was\s|is\s)?\Z")
AGE_AFTER = LazyPattern(
    r"(?:\sin\s[\w\s]{1,30})?\)?,?\s(?:and\s)?(?:he\s|she\s|who\s)?(?:is|has\sturned|turned)\s(?:now\s|only\s|just\s|already\s)?"
    r"(\d{1,3})(?=\syears?\sold|[.,;)]|\stoday|\snow|\sthis\s(?:year|month|week)|\s*\Z)|\)?,\s(?:now\s|aged?\s)?(\d{1,3}),|\s?\(aged?:?\s(\d{1,3})\)"
)
GONE = LazyPattern(r"\b(?:died|dies|dead|death|killed|late|buried|would have)\b")
FOOT_DIED = LazyPattern(r"\s?[;,]\s(?:and\s)?died\s")
SHE_WAS = LazyPattern(r"(?:he|she|they)\s(?:was|were)\s(\d{1,3})\.?\Z")
ANOTHER = WordPattern(r"\b(?:who|whose|he|she|they|(?@close-relatives))\s(?:\w+\s)?\Z")
SENTENCE_WINDOW = 300  # characters
WEEK = timedelta(7)
LEAD = 12  # sentences in which an obituary says who died


class Age(Check):
    """Reckons from birth to death, or to the day of publication, where the article gives both and the age.

    Where only the years are known, two ages are right: before and after the birthday.
    Slots: reason (what cannot be), doubtful (what to look up).
    """

    slots = frozenset({"reason", "doubtful"})

    def triggers(self):
        return Triggers(words=frozenset({"born"}))

    def run(self, doc, keys):
        dead, births = _obituary(doc) if "died" in doc.words else None, []
        for start, end in doc.spans("born"):
            place = _around(sentence_at(doc, start) or doc.block_at(start), start)
            if not place or doc.text[start - 1 : start] == "-" or doc.text[end : end + 1] == "-":
                continue
            birth = _birth(doc, place, end)
            if birth:
                hit = _at_death(doc, place, birth) or _died_before(doc, place, birth) or _at_foot(doc, start, birth) or dead and _of_the_dead(doc, place, start, birth, dead) or _has_died(doc, place, start, birth)
                if hit or doc.published and (hit := _today(doc, place, start, birth)):
                    yield hit
                births.append((start, place, birth))
        yield from _two_births(doc, births)


def _around(place, at):
    """The sentence or block, or as much of it as may speak of a birth at the offset."""
    return place and Sentence(max(place.start, at - SENTENCE_WINDOW), min(place.end, at + SENTENCE_WINDOW))


def _birth(doc, place, end):
    """The date or year that belongs to the “born” before `end`, or None."""
    birth = next(_moments(doc, end, place.end), None)
    if not birth or OTHER.search(doc.folded, end, birth.start):
        return None
    return None if re.match(r"\s?(?:or|[-–—/])\s?['’]?\d", doc.text[birth.end : birth.end + 6]) else birth


def _moments(doc, start, end):
    """The dates with a year and the bare years in [start, end)."""
    for m in moments_in(doc, start, end):
        if parts(m)[0] and not (isinstance(m, DateExpr) and m.form == "slash"):
            yield m


def _at_death(doc, place, birth):
    """The Hit of "born in 1926 … died in 1967 at age 21", or None."""
    words, end = doc.folded, place.end
    age = WHEN_DIED.search(words, birth.end, end)
    if age and not OTHER.search(words, birth.end, age.start()) and (died := DIED.match(words, age.end())):
        return _reckoned(doc, birth, _death(doc, died, end), age)
    following = next((s for s in sentences_in(doc, end, end + 3) if s.start >= end), None)
    died = DIED.search(words, birth.end, min(following.end, end + SENTENCE_WINDOW) if following else end)
    if not died:
        return None
    gap = words[birth.end : died.start()]
    if died.start() > end:
        if not NEXT_DIED.fullmatch(gap) and not _same_name(NAMED.match(doc.text, place.start, birth.start), BY_NAME.fullmatch(gap)):
            return None
        end = min(following.end, died.end() + SENTENCE_WINDOW)
    elif len(gap) > 120 or OTHER.search(gap) or re.search(r"\d", gap):
        return None
    age = AGED.search(words, died.end(), min(end, died.end() + 120))
    if age and OTHER.search(words, died.end(), age.start()):
        age = None
    if not age and died.start() > place.end:
        after = next((s for s in sentences_in(doc, end, end + 3) if s.start >= end), None)
        age = after and SHE_WAS.fullmatch(words, after.start, after.end)
    return _reckoned(doc, birth, _death(doc, died, end), age)


def _died_before(doc, place, birth):
    """The Hit of "died in 1967 at age 21. She was born in 1926", or None."""
    words = doc.folded
    if not SHE_WAS_BORN.match(words, place.start) or place.start < 2:
        return None
    last = next((s for s in sentences_in(doc, place.start - 2, place.start - 1)), None)
    died = last and DIED.search(words, last.start, last.end)
    age = died and AGED.search(words, died.end(), last.end)
    if not age or ANOTHER.search(words, last.start, died.start()) or quote_at(doc, died.start()):
        return None
    return _reckoned(doc, birth, _death(doc, died, last.end), age)


def _same_name(name, later):
    """Whether the surname of the first match is the name that the second found in small letters."""
    return bool(name and later) and fold(name[1].split()[-1]) == later[1]


def _at_foot(doc, start, birth):
    """The Hit of "who has died aged 88" against the dates at the foot of the obituary, or None."""
    block = doc.block_at(start)
    died = FOOT_DIED.match(doc.folded, birth.end, block.end)
    name = died and AT_FOOT.match(doc.text, block.start, start)
    age = name and HAS_DIED.search(doc.folded, 0, min(block.start, FIRST))
    if not age or not (lead := sentence_at(doc, age.start())) or fold(name[1]) not in doc.folded[lead.start : age.start()]:
        return None
    death = next(_moments(doc, died.end(), block.end), None)
    if not death or death.start - died.end() > 4:
        return None
    low, high = _ages(birth, death)
    if low <= int(age[1]) <= high:
        return None
    related = (Related(*age.span(1), "also"),)
    return Hit(birth.start, death.end, _lived(doc, birth, death, age[1]), related=related)


def _two_births(doc, births):
    """The Hits of people who are born twice in one article.  births: (offset of “born”, its sentence, the date), in order."""
    if len(births) < 2:
        return
    first = {}
    for start, place, birth in births:
        name = bearer(doc, start, place)
        if not name or quote_at(doc, start):
            continue
        given, surname = name
        other_given, other, at = first.setdefault(surname, (given, birth, start))
        both = [pair for pair in zip(parts(other), parts(birth)) if all(pair)]
        if at == start or all(a == b for a, b in both) or given != other_given and (given and other_given or person(doc, surname).family):
            continue
        reason = f"{surname} is born {_on(doc, other)} above and {_on(doc, birth)} here"
        yield Hit(birth.start, birth.end, {"reason": reason, "doubtful": f"both {_kind(birth)}s"}, related=(Related(other.start, other.end, "also"),))


def _has_died(doc, place, start, birth):
    """The Hit of "who has died aged 88" for somebody whose birth is further down, on the day of publication; or None."""
    age = doc.published and HAS_DIED.search(doc.folded, 0, min(start, FIRST))
    dead, born = age and of_obituary(doc, start), bearer(doc, start, place)
    if not dead or not born or dead[1] != born[1] or dead[0] != born[0] and (born[0] or person(doc, born[1]).family):
        return None
    low, high = _ages(birth, doc.published)
    if low - 1 <= int(age[1]) <= high or not 0 < high <= OLDEST or FOOT_DIED.search(doc.folded, birth.end, doc.block_at(start).end):
        return None
    reason = f"someone born {_on(doc, birth)} is {_number(low, high)} on {_when(doc, doc.published, birth)}, not {age[1]}"
    slots = {"reason": reason, "doubtful": f"the age or the {_kind(birth)}"}
    return Hit(birth.start, birth.end, slots, related=(Related(*age.span(1), "also"),))


def _death(doc, died, end):
    """The date of a death, or the day of publication where it is said to be of these days; or None."""
    death = next(_moments(doc, died.end(), end), None)
    if death and death.start - died.end() <= 60 and not OTHER.search(doc.folded, died.end(), death.start):
        return death
    return doc.published if not death and doc.published and RECENT.match(doc.folded, died.end()) else None


def _reckoned(doc, birth, death, age):
    """The Hit of an age that cannot be right, or of a death before the birth; or None."""
    if not death:
        return None
    low, high = _ages(birth, death)
    spans = [(m.start, m.end) for m in (birth, death) if m is not doc.published] + ([age.span(1)] if age else [])
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    if high < 0:
        reason = f"the death ({_when(doc, death, birth)}) comes before the birth ({_when(doc, birth)})"
        return Hit(start, end, {"reason": reason, "doubtful": f"both {_kind(birth)}s"})
    if age and not low <= int(age[1]) <= high:
        return Hit(start, end, _lived(doc, birth, death, age[1]))
    if low > OLDEST:
        return Hit(start, end, _lived(doc, birth, death))
    return None


def _today(doc, place, start, birth):
    """The Hit of an age of the living against the day of publication, or None."""
    words = doc.folded
    if quote_at(doc, start) or GONE.search(words, place.start, place.end):
        return None
    if any(m.start != birth.start and parts(m)[0] != doc.published.year for m in _moments(doc, place.start, place.end)):
        return None  # the sentence tells of another time
    age = AGE_BEFORE.search(words, max(place.start, start - 60), start) or AGE_AFTER.match(words, birth.end, place.end)
    if not age:
        return None
    given, (low, high) = age[age.lastindex], _ages(birth, doc.published)
    if low <= int(given) <= high or not 0 <= high <= OLDEST:
        return None
    where = age.span(age.lastindex)
    reason = f"someone born {_on(doc, birth)} is {_number(low, high)} on {_when(doc, doc.published, birth)}, not {given}"
    slots = {"reason": reason, "doubtful": f"the age or the {_kind(birth)}"}
    return Hit(min(where[0], birth.start), max(where[1], birth.end), slots)


@record
class Dead:
    """Whom an obituary is about: words of the name, the death, the match of the age and its group."""

    name: list
    death: object
    age: re.Match


def _obituary(doc):
    """The Dead of the first sentences, or None."""
    text, words = doc.text, doc.folded
    first = list(islice(chain.from_iterable(sentences_in(doc, b.start, b.end) for b in doc.paragraphs), LEAD))
    for i, sentence in enumerate(first):
        died = re.compile(r"\bdied\b").search(words, sentence.start, sentence.end)
        name = NAMED.match(text, sentence.start, sentence.end)
        if not died or not name or name.end() > died.start() or quote_at(doc, died.start()):
            continue
        if ANOTHER.search(words, sentence.start, died.start()):
            return None
        death = _death(doc, died, sentence.end)
        age = AGED.search(words, died.end(), sentence.end) or re.compile(r",\s(\d{1,3}),\s(?:has\s)?\Z").search(
            words, sentence.start, died.start())
        age = age or next((m for s in first[i + 1 : i + 4] if (m := SHE_WAS.fullmatch(words, s.start, s.end))), None)
        return Dead(name[1].split(), death, age) if death and age and len(name[1].split()) > 1 else None
    return None


def _of_the_dead(doc, place, start, birth, dead):
    """The Hit of a birth, told further down, that does not go with the age in the obituary's first lines; or None."""
    name = NAMED.match(doc.text, place.start, start)
    if not name or not re.fullmatch(r"(?:,[^,]{1,40},)?\swas\s", doc.text[name.end() : start]):
        return None
    said = name[1].split()
    if said[-1] != dead.name[-1] and not (len(said) > 1 and said[0] == dead.name[0]):
        return None
    low, high = _ages(birth, dead.death)
    if low <= int(dead.age[1]) <= high:
        return None
    slots = _lived(doc, birth, dead.death, dead.age[1])
    return Hit(*dead.age.span(1), slots, related=(Related(birth.start, birth.end, "evidence", "born here"),))


def _ages(birth, at):
    """(least, most) whole years from one moment to another; a death told as of these days has a week of room."""
    if isinstance(at, date):
        before = at - WEEK
        return _span(parts(birth), (before.year, before.month, before.day))[0], _span(parts(birth), (at.year, at.month, at.day))[1]
    return _span(parts(birth), parts(at))


def _span(a, b):
    years = b[0] - a[0]
    for x, y in zip(a[1:], b[1:]):
        if not x or not y:
            return years - 1, years
        if x != y:
            return (years, years) if x < y else (years - 1, years - 1)
    return years, years


def _lived(doc, birth, death, given=None):
    """Slots: how old the dead were, not as old as the article has it, or older than anybody."""
    years = f"from {_when(doc, birth)} to {_when(doc, death, birth)} is {_number(*_ages(birth, death))} years"
    if given is None:
        return {"reason": years, "doubtful": f"both {_kind(birth)}s"}
    return {"reason": f"{years}, not {given}", "doubtful": f"the age or the {_kind(birth)}s"}


def _kind(birth):
    """Whether a day or only a year is to be looked up."""
    return "date" if parts(birth)[1] else "year"


def _number(low, high):
    return str(high) if low == high else f"{low} or {high}"


def _when(doc, moment, like=None):
    """The date in words, as it is written, or where it is not a date of the article as `like` is."""
    year, month, day = (moment.year, moment.month, moment.day) if isinstance(moment, date) else parts(moment)
    if not day:
        return f"{MONTH_NAMES[month - 1]} {year}" if month else str(year)
    like = next((m for m in (moment, like) if isinstance(m, DateExpr) and m.days), None)
    return worded(doc.text, like, year, month, day)


def _on(doc, moment):
    return ("on " if parts(moment)[2] else "in ") + _when(doc, moment)

"""Who is named in many articles, and what is quoted in them: lists for a standards editor."""

import os
import re

from newslint import files
from newslint.checking import document
from newslint.readers import Unreadable, readings
from newslint.records import record

SHORTEST = 5  # words of a quotation that is listed
GIVEN_NAME = 185  # from this name rank on, a word is a given name
NAME_AND_WORD = 20  # ranks by which a name may be rarer than the same word: Grace, May
NO_NAME = 100  # from this rank on, a word that is rarely a name is not given to anybody
SHORT_SURNAME = 4  # letters of a surname that is one letter away from many
SAINT = re.compile(r"\.? [A-ZÀ-Þ][\w'’-]+")


@record
class Entry:
    """One row: what is listed, and the places where it occurs.

    key: by which rows are gathered and sorted.  text: as it is written.  about: {field: value} of this place.
    """

    key: tuple
    text: str
    filename: str
    part: str
    row: int
    published: str
    about: dict


class Entries:
    """What one path holds, here or in another process: (list of Entry, problems).  kind: "names" or "quotes"."""

    def __init__(self, kind, held, published):
        self._kind, self._held, self._published = kind, held, published

    def __call__(self, path):
        config, linter = self._held[path]
        try:
            source = files.read(path, config.encoding).text
        except files.InputError as err:
            return [], [err]
        found = []
        for reading in readings(path, source):
            if not isinstance(reading, Unreadable):
                doc = document(linter, config, path, source, self._published, reading)
                found += (_names if self._kind == "names" else _quotes)(doc)
        return found, []


def _names(doc):
    from newslint.analysis.full_names import full_names
    from newslint.document import fold
    from newslint.language.honorifics import JOB_TITLES

    for name in full_names(doc):
        m = name.mention
        if not _is_somebody(doc, name):
            continue
        jobs = JOB_TITLES.intersection(doc.text[max(0, name.start - 20) : name.start].split()[-1:])
        title = m.past + m.title if m.title else "".join(jobs)
        written = _written(doc, name)
        about = {"title": title, "age": name.age[2] if name.age else None}
        yield _entry(doc, (fold(name.surname), fold(name.given), written), written, name.start, about)


def _is_somebody(doc, name):
    """Whether two capitalised words are somebody's name, not that of a team, a firm or a place.

    A title or an age tells, and so does the surname alone later; otherwise the given name must be one.
    """
    from newslint.analysis.people import person
    from newslint.document import fold
    from newslint.language.lexicon import WORD_RANK, lexicon
    from newslint.language.lists import word_set

    given, surname, lex = fold(name.given), fold(name.surname), lexicon()
    if given in word_set("name-particles"):
        return False
    if name.mention.title or name.age:
        return True
    if surname in word_set("institution-words") or name.surname in word_set("company-words") or name.given in word_set("us-states") and lex.rank(surname) >= NO_NAME:
        return False
    if any([NO_NAME <= lex.rank(part) > lex.name_rank(part) < GIVEN_NAME for part in given.split("-")]):
        return False
    if lex.name_rank(given) >= GIVEN_NAME and lex.name_rank(given) > lex.rank(given) - NAME_AND_WORD:
        return True
    if person(doc, name.surname).later():
        return True
    return not lex.rank(given) and not lex.name_rank(given) and lex.rank(surname) < WORD_RANK and not given.endswith("ed")


def _written(doc, name):
    """The name without what comes between the given name and the surname, particles apart: "Edgar de Boer", "Jo St. Clair"."""
    from newslint.language.lists import word_set

    words = doc.text[name.start : name.end].split()
    particles = [word for word in words[1:-1] if word in word_set("name-particles")]
    saint = SAINT.match(doc.text, name.end) if name.surname in ("St", "Ste") else None
    return " ".join([name.given, *particles, name.surname]) + (saint[0] if saint else "")


def _quotes(doc):
    from newslint.analysis.quotes import quotes
    from newslint.document import fold

    for quote in quotes(doc):
        said = " ".join(doc.text[quote.inner_start : quote.inner_end].split())
        words = tuple(re.findall(r"\w+", fold(said)))
        if len(words) >= SHORTEST:
            yield _entry(doc, words, said, quote.inner_start, {"speaker": _speaker(doc, quote)})


def _speaker(doc, quote):
    """The name of the only person who is named in the sentence of a quotation, outside of it, with a verb of saying; or ""."""
    from newslint.analysis.people import people
    from newslint.analysis.sentences import sentence_at
    from newslint.language.speech import SAID

    around = [s for s in (sentence_at(doc, quote.start), sentence_at(doc, min(quote.end, len(doc.text) - 1))) if s]
    if not around:
        return ""
    start, end = min(s.start for s in around), max(s.end for s in around)
    outside = doc.text[start : quote.start] + " " + doc.text[quote.end : end]
    if SAID.keys().isdisjoint(re.findall(r"\w+", outside.lower())):
        return ""
    named = [who for who in people(doc) if any(m.running and start <= m.start < end for m in who.mentions)]
    if len(named) != 1:
        return ""
    full = next((m for m in named[0].mentions if m.form == "full" and m.given), None)
    return " ".join((*full.given, named[0].surname)) if full and not named[0].family else named[0].surname


def _entry(doc, key, text, start, about):
    from newslint.finding import lines_of

    row, _ = lines_of(doc.source).at(doc.to_source(start, start + 1)[0])
    return Entry(key, text, os.fspath(doc.article.path), doc.article.part, row, str(doc.published or ""), about)


def names_listed(entries):
    """One dict for every name in full, in order of surname: counts, titles, ages, days, similar names, and places."""
    from newslint.document import fold
    from newslint.language.sound_keys import sound_key

    rows, alike = [], {}
    for _, group in _grouped(entries):
        titles, ages = {}, []
        for e in group:
            if title := e.about["title"]:
                titles[title] = titles.get(title, 0) + 1
            if e.about["age"] is not None:
                ages.append({"age": e.about["age"], "published": e.published})
        rows.append({"name": group[0].text, **_counts(group), "titles": titles, "ages": ages, "similar": [], "places": _places(group)})
        given, surname = group[0].text.split(" ", 1)
        for key in _keys(fold(surname)):
            alike.setdefault((sound_key(fold(given)), key), []).append(rows[-1])
    for same in alike.values():
        for row in same:
            row["similar"] += [other["name"] for other in same if other is not row and other["name"] not in row["similar"]]
    return rows


def _keys(surname):
    """What a surname shares with those that sound like it, and with those that are one letter away from it."""
    from newslint.language.sound_keys import sound_key

    yield sound_key(surname, True)
    if len(surname) > SHORT_SURNAME:
        yield from dict.fromkeys([(surname,), *((surname[:i] + surname[i + 1 :],) for i in range(1, len(surname)))])


def quotes_listed(entries):
    """One dict for every quotation of some length, in order of its words: counts, speakers, days, and places."""
    rows = []
    for _, group in _grouped(entries):
        speakers = list(dict.fromkeys(e.about["speaker"] for e in group if e.about["speaker"]))
        rows.append({"quotation": group[0].text, **_counts(group), "speakers": speakers, "places": _places(group)})
    return rows


def _grouped(entries):
    groups = {}
    for e in entries:
        groups.setdefault(e.key, []).append(e)
    return sorted(groups.items())


def _counts(group):
    days = sorted(e.published for e in group if e.published)
    return {"count": len(group), "articles": len({(e.filename, e.part) for e in group}),
            "first": days[0] if days else None, "last": days[-1] if days else None}


def _places(group):
    return [{"filename": e.filename, "part": e.part, "row": e.row} for e in group]

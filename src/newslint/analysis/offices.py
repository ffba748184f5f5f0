"""Offices and ranks that are said again: President Dahl, when the article has gone over to Dahl."""

from bisect import bisect_right

from newslint.language.lists import word_set
from newslint.analysis.mentions import Mention, titled, titles
from newslint.analysis.people import parts, person
from newslint.document import fact
from newslint.records import record

KINDS = frozenset({"office", "rank"})  # judges, clergy and nobles keep their titles, see Honorific
BESIDE = 2  # so many later references without the office make that the article's rule
# After these no one in particular is meant, or the words are an address: "if President Dahl …", "Madam President Dahl".
OPEN = word_set("words-of-an-open-office")


@record
class Repeat:
    """The references that give a person's office again.

    introduction: the first reference, with a full name or an office.  again: those that repeat the office before the
    surname and introduce nobody, in order, at least one.  plain: the other later ones, bare or with a courtesy title,
    whichever the article has more often.
    """

    introduction: Mention
    again: tuple[Mention, ...]
    plain: tuple[Mention, ...]


@fact
def repeats(doc):
    """The Repeats, one for each person and office."""
    held, found = {}, []
    if not _again_named(doc):
        return ()
    for surname, m in titled(doc):
        if m.kind in KINDS and m.running and not m.past and not m.honorific.plural:
            held.setdefault(surname, []).append(m)
    for surname, mentions in held.items():
        if len(mentions) > 1 and any(m.form == "surname" for m in mentions[1:]):
            for word in dict.fromkeys(m.honorific.word for m in mentions):
                found += _repeat(doc, person(doc, surname), word, [m for m in mentions if m.honorific.word == word])
    return tuple(found)


def _again_named(doc):
    """Whether a surname comes after two offices, and once alone; far quicker told than titled() is."""
    seen, alone, twice = set(), set(), set()
    for _, _, known, (given, surname, _, _) in titles(doc):
        if known.kind in KINDS and not known.plural:
            (twice if surname in seen else seen).add(surname)
            if not given:
                alone.add(surname)
    return not twice.isdisjoint(alone)


def _repeat(doc, who, word, mentions):
    intro = who.introduction()
    if intro.title and intro.honorific.word != word or who.family and not _main_bearer(who, intro, mentions):
        return
    later = [m for m in who.later() if m.start > intro.start]
    courtesy = [m for m in later if m.kind == "courtesy"]
    bare = [m for m in later if not m.title]
    plain = courtesy if len(courtesy) > len(bare) else bare
    again = _again(doc, intro, mentions)
    if again and len(plain) >= BESIDE:
        yield Repeat(intro, tuple(again), tuple(plain))


def _again(doc, intro, mentions):
    """The references with the office that introduce nobody."""
    seen, again = {bisect_right(parts(doc), intro.start)}, []
    for m in mentions:
        part = bisect_right(parts(doc), m.start)
        if part not in seen:
            seen.add(part)
        elif m.form == "surname" and m.start > intro.start:
            before = doc.folded[max(0, m.start - 16) : m.start].split()
            if not before or before[-1] not in OPEN:
                again.append(m)
    return again


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

"""Surnames that an article uses without having introduced them, one edit from one that it did introduce.

“Dr. Ines Brandt found it … Dr. Brant said”: nobody of the name Brant was introduced, so that even a known name, or a
word (“Sorely said”), is likely to be the other one misspelt.
"""

from newslint.analysis.names import names, one_edit
from newslint.analysis.people import person
from newslint.analysis.sentences import sentence_at
from newslint.document import LazyPattern, fold
from newslint.language.lexicon import RARE, lexicon
from newslint.language.lists import words
from newslint.language.parts_of_speech import PAST, can_be
from newslint.language.speech import SAID
from newslint.language.word_classes import AUXILIARIES, PREPOSITIONS

AGE = LazyPattern(r", \d\d?,")
EXPLAINED = LazyPattern(r", an? [a-z][a-z -]{2,40}, (?:has|had|is|was|now|who|[a-z]+ed)\b")
VERB = LazyPattern(r" ([a-z]+)")
NO_SURNAMES = frozenset(map(fold, (*words("months"), *words("weekdays"), *words("places"))))
FREQUENT = 185  # rank of words that begin sentences, whether or not somebody is called so
GIVEN_NAME = 185  # rank of a name from which on it is a given name
SELDOM = 130  # rank of words that few articles have
FEW = 2  # times that a slip may occur


def slip_of_introduced(doc, a, b):
    """(wrong, right) if one of two forms was introduced and the other was not, or None."""
    if not _may_be_surnames(a, b):
        return None
    times = names(doc)
    if not times[a] or not times[b]:
        return None
    first, second = person(doc, a), person(doc, b)
    if not first.mentions or not second.mentions:
        return None
    introduced, other, known, new = (a, b, first, second) if _introduction(first) else (b, a, second, first)
    intro = _introduction(known)
    if not intro:  # “Dr. Brandt … Dr. Brandt … Dr. Brant”, none of them ever with a given name
        introduced, other, known, new = (a, b, first, second) if times[a] > times[b] else (b, a, second, first)
        intro = _only_titled(known, new) if times[other] == 1 else None
        if not intro:
            return None
    if other == introduced + "s" or introduced == other + "s" and lexicon().name_rank(fold(other)) >= GIVEN_NAME:
        return None  # “the Quists”; a Robert beside the painter Ida Roberts
    if (introduced == other + "s" or not one_edit(introduced, other)) and (_is_word(introduced, RARE) or _is_word(other, SELDOM)):
        return None  # Republicans, Republican
    if known.family or new.family and introduced != other + "s" or new.company_too or not _may_be_same_person(doc, other, new, intro):
        return None
    wrong, right = (other, introduced) if times[other] <= times[introduced] else (introduced, other)
    return (wrong, right) if times[wrong] <= FEW else None


def _may_be_surnames(a, b):
    """Whether neither of two forms is a frequent word, a month, a place or an abbreviation, nor both are like McAdam."""
    if _too_plain(a) or _too_plain(b) or not NO_SURNAMES.isdisjoint((fold(a), fold(b))) or a.isupper() or b.isupper():
        return False
    return a[1:] == a[1:].lower() or b[1:] == b[1:].lower()


def _only_titled(known, new):
    """The first mention with a title of somebody who never has a given name, if the other person has the same title, or None."""
    intro = next((m for m in known.mentions if m.honorific and m.running), None)
    if not intro or len(known.mentions) < 2 or not any(m.honorific and m.honorific.word == intro.honorific.word for m in new.mentions):
        return None
    return intro


def _may_be_same_person(doc, form, new, intro):
    """Whether all occurrences of a form are surnames that may belong to the person introduced, and one surely names a person."""
    mentions = new.mentions
    if len(mentions) != names(doc)[form] or any(m.form != "surname" for m in mentions):
        return False  # a thing of that name, a given name, or somebody introduced
    if any(m.honorific and m.kind not in ("courtesy", "") and m.running and not _same(intro, m) for m in mentions):
        return False
    return any(_is_person(doc, form, m) for m in mentions)


def _too_plain(form):
    """Whether a form is a word so frequent that it is nobody's misspelt name: Then, While, States."""
    low, lex = fold(form), lexicon()
    return lex.rank(low) >= FREQUENT and lex.spelling(low) == low


def _is_word(form, rank):
    """Whether a form is a word of that rank or higher more often than a name."""
    low, lex = fold(form), lexicon()
    return lex.rank(low) >= rank and lex.rank(low) > lex.name_rank(low)


def _introduction(who):
    """The first mention in full outside of headlines."""
    return next((m for m in who.mentions if m.form == "full" and m.given and m.running), None)


def _same(intro, mention):
    """Whether somebody with the mention's title may be the one introduced: not “Gov. Holme” beside “the poet Ada Holm”."""
    return not intro.honorific or intro.honorific.word == mention.honorific.word


def _is_person(doc, form, mention):
    """Whether a mention is surely of a person: it has a title, an age, what it is or a verb of saying beside it, or is the subject of
    a past tense; at the start of a sentence that may be a participle (“Sorely missed, he …”) if a comma comes later."""
    sentence = sentence_at(doc, mention.start)
    if mention.title or sentence is None:
        return bool(mention.title)
    before = doc.text[sentence.start : mention.start].rstrip()
    behind = doc.text[mention.end : sentence.end]
    if AGE.match(behind) or before.rpartition(" ")[2].lower() in SAID:
        return True
    low, lex = fold(form), lexicon()
    if EXPLAINED.match(behind) and not before and not lex.name_rank(low) and lex.rank(low) < RARE:
        return True  # “Brant, a baker, was …”
    verb = VERB.match(behind)
    verb = verb[1].lower() if verb else ""
    if verb in SAID:
        return True
    if not (verb in AUXILIARIES or can_be(verb) & PAST) or before.rpartition(" ")[2].lower() in PREPOSITIONS:
        return False
    plain = lex.rank(low) >= RARE and lex.spelling(low) == low
    return not plain or bool(before.strip("\"'“‘([")) or can_be(verb) & PAST and "," not in behind

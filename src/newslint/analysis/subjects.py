"""The subject before a verb: its determiner, its head noun, and the phrase that may follow the head."""

from newslint.analysis.clauses import words_at
from newslint.document import word_pattern
from newslint.language.lists import word_set
from newslint.language.parts_of_speech import (
    ADJECTIVE, ADVERB, BASE, COMPARATIVE, ING, MASS, NOUN, PARTICIPLE, PAST, PLURAL, S_FORM, SUPERLATIVE, base,
    can_be, forms,
)
from newslint.language.word_classes import (
    ARTICLES, AUXILIARIES, DEMONSTRATIVES, POSSESSIVES, PREPOSITIONS, RARER_PREPOSITIONS, SUBJECTS,
)
from newslint.records import record

PLURAL_DETERMINERS = word_set("plural-determiners")
COUNTS = PLURAL_DETERMINERS - {"these", "those"}  # before “of” these are the subject themselves: “three of the boats”
ONE = frozenset({"a", "an", "this", "that", "each", "every", "another"})
HEADS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | PLURAL_DETERMINERS | ONE | frozenset({"some", "no", "any", "other"})
LINKS = word_set("prepositions-after-nouns")
# After these a clause begins with its subject.
OPENERS = word_set("clause-openers")
ADVERBS = word_set("adverbs-before-verbs")
SINGULAR = ("ss", "us", "is")  # other singular nouns in -s are often plurals as well: the logistics are, the odds are
RELATIVES = (", which ", ", who ")  # what begins an aside
LONGEST_ASIDE = 90  # characters
FARTHEST = 10  # words of a subject with its phrase
NO_MODIFIERS = PREPOSITIONS | AUXILIARIES | frozenset({"and", "or"})
# What comes between no subject and its verb.
BARRIERS = AUXILIARIES | SUBJECTS | frozenset({"who", "which", "what", "not"}) | OPENERS - {"and"}


@record
class Subject:
    """A subject.  determiner, head: Words.  plural: its number.  opener: the folded word before it, "" where the sentence or a
    clause after a comma begins.  phrase: whether a phrase with a preposition follows the head."""

    determiner: object
    head: object
    plural: bool
    opener: str
    phrase: bool


def subject_before(words, k):
    """The Subject before the verb words[k], or None where the words may be read in another way."""
    start = _beginning(words, k)
    if start is None:
        return None
    last = k - 1
    while last > start and (words[last].low in ADVERBS or words[last].low[-2:] == "ly" and words[last].bits & ADVERB):
        last -= 1
    link = next((i for i in range(start + 1, last + 1) if words[i].low in LINKS), None)
    if link == start + 1 and link < last and words[start].low in COUNTS and words[link].low == "of":
        return _counted(words, start, last)
    head_at = last if link is None else link - 1
    if head_at <= start or link is not None and link >= last:
        return None
    if not all(map(_modifies, words[start + 1 : head_at])) or link is not None and not all(map(_belongs, words[link:last + 1])):
        return None
    if link is not None and not words[last].capital and not words[last].bits & (NOUN | PLURAL):
        return None
    determiner, head = words[start], words[head_at]
    plural = _number(head)
    if plural is None or plural and determiner.low in ONE or not plural and determiner.low in PLURAL_DETERMINERS:
        return None  # what is wrong there is the noun
    opener = words[start - 1].low if start and words[start].joined else ""
    return Subject(determiner, head, plural, opener, link is not None)


def _number(head):
    """Whether a noun is plural; None where the word may be of either number, or no noun."""
    bits = head.bits
    if head.capital or head.low in PREPOSITIONS or bits & (ADJECTIVE | COMPARATIVE | SUPERLATIVE | ADVERB | ING):
        return None
    if bits & PLURAL and not bits & NOUN:
        return True
    if bits & NOUN and not bits & (PLURAL | PAST | PARTICIPLE) and (head.low[-1] != "s" or head.low.endswith(SINGULAR)):
        return False
    return None


def after_asides(doc, verbs):
    """[(Words of a sentence, number of a verb after an aside, Subject before the aside)]: “the branch, which opened in 1961, serves”.

    verbs: those that are looked for, folded.
    """
    folded, found = doc.folded, []
    for relative in RELATIVES:
        at = folded.find(relative)
        while at >= 0:
            end = folded.find(", ", at + len(relative), at + LONGEST_ASIDE)
            if end >= 0 and (verb := word_pattern(doc).match(folded, end + 2)) and verb[0] in verbs:
                words, k = words_at(doc, end + 2)
                j = words_at(doc, at + 2)[1]
                if 0 < j < k and (subject := subject_before((*words[:j], words[k]._replace(gap=" ")), j)):
                    found.append((words, k, subject))
            at = folded.find(relative, at + 1)
    return found


def other_number(verb):
    """(the form of the other number, whether the verb has that of a plural), for a word that is nothing but a verb or a noun; else None."""
    bits = can_be(verb)
    if bits & (PAST | PARTICIPLE | ADJECTIVE | ADVERB | ING | COMPARATIVE):
        return None
    if bits & BASE and (found := forms(verb)) and found.third and found.third[0] != verb:
        return found.third[0], True
    return (base(verb), False) if bits & S_FORM and base(verb) != verb else None


def _counted(words, start, last):
    """The Subject “three of the boats”, of words[start] to words[last]; None where it is not as plain as that."""
    if words[last].bits & (PLURAL | NOUN) != PLURAL or words[last].capital or not all(map(_belongs, words[start + 1 : last + 1])):
        return None
    if any(word.low in LINKS or word.low == "and" for word in words[start + 2 : last]):
        return None
    return Subject(words[start], words[start], True, words[start - 1].low if start and words[start].joined else "", True)


def antecedent(words, k):
    """The Subject that “that”, “which” or “who” before the verb words[k] refers to, or None where it may be another.

    “The boats in the harbor that were lost”: it may refer to either, so that a noun of the other number must not come before.
    """
    if k < 3 or words[k - 1].low not in ("that", "which", "who") or not words[k - 1].joined and words[k - 1].gap != ", ":
        return None
    head, start = words[k - 2], k - 3
    while start > 0 and words[start].low not in HEADS and words[start + 1].joined and _modifies(words[start]):
        start -= 1
    determiner, bits = words[start], head.bits
    if not head.joined or determiner.low not in HEADS or head.capital or not all(w.joined for w in words[start + 1 : k - 1]):
        return None
    if bits & (ADJECTIVE | ADVERB | ING | PAST | PARTICIPLE) or bool(bits & NOUN) == bool(bits & PLURAL) or head.low[-1] == "s" and not bits & PLURAL:
        return None
    plural = bool(bits & PLURAL)
    other = NOUN if plural else PLURAL
    if any(w.bits & other or w.capital and w.low[-1] == "s" or w.low in ("and", "those", "these", "one", "only", "all", "both") for w in words[max(0, start - 8) : start]):
        return None
    if plural and determiner.low in ONE or not plural and determiner.low in PLURAL_DETERMINERS:
        return None
    return Subject(determiner, head, plural, words[start - 1].low if start else "", True)


def _beginning(words, k):
    """The number of the determiner that begins the subject of words[k], or None."""
    for i in range(k - 1, max(-1, k - FARTHEST), -1):
        word = words[i]
        if not words[i + 1].joined:
            return None
        if word.low in HEADS:
            before = words[i - 1] if i else None
            if i == 0 or not word.joined and word.gap.strip(" ") in (",", ";", ":", "—", "–", "-"):
                return i
            if not word.joined:
                return None
            if before.low in OPENERS:
                return i
            if before.low in LINKS or before.low in ("other",) or before.low in HEADS:
                continue
            return None
        if word.low in BARRIERS:
            return None
    return None


def _modifies(word):
    """Whether the word can be between the determiner and the head."""
    return word.joined and (word.capital or word.low[0].isdigit() or bool(word.bits & (ADJECTIVE | NOUN | PARTICIPLE | ING | COMPARATIVE | SUPERLATIVE))) and word.low not in NO_MODIFIERS


def _belongs(word):
    """Whether the word can be in the phrase after the head."""
    if word.low in LINKS or word.low in HEADS or word.low in RARER_PREPOSITIONS or word.capital or word.low == "and" or "'s" in word.low:
        return True
    bits = word.bits
    if word.low in AUXILIARIES or word.low in SUBJECTS or not bits:
        return word.low.isdigit()
    return bool(bits & (NOUN | PLURAL | ADJECTIVE | MASS)) or not bits & (BASE | S_FORM | PAST)

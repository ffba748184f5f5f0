"""A possessive that lost its apostrophe: “the worlds largest”, “last years budget”, “Dahls campaign”."""

from functools import cached_property

from newslint.analysis.clauses import Judged, follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.language.pairs import pair
from newslint.language.parts_of_speech import (
    ADJECTIVE, ADVERB, BASE, COMPARATIVE, ING, MASS, NOUN, PARTICIPLE, PAST, PLURAL, S_FORM, SUPERLATIVE, VERB, can_be, singular,
)
from newslint.language.word_classes import (
    AUXILIARIES, CONJUNCTIONS, DETERMINERS, INTERROGATIVES, POSSESSIVES, PREPOSITIONS, QUANTIFIERS, RARER_PREPOSITIONS, SUBJECTS,
)

# Ends of a plural and the space after it: what calls the check.
ENDS = frozenset(letter + "s " for letter in "dekglnrty")
SINGLE = frozenset({"a", "an", "each", "every", "another"})  # no plural can be the noun after these
ONE = frozenset({"a", "an", "this", "each", "every", "last", "next", "one", "another"})
HEADS = DETERMINERS | ONE
CLOSED = (DETERMINERS | PREPOSITIONS | RARER_PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | INTERROGATIVES | SUBJECTS | QUANTIFIERS
          | frozenset({"today", "yesterday", "tonight", "tomorrow", "ago", "now", "them", "it", "that", "other", "others"}))
OTHER = ADJECTIVE | ADVERB | ING | COMPARATIVE | SUPERLATIVE | PARTICIPLE | PAST
DOUBLED, COMMON_WORD, UNKNOWN, OTHER_WORD = "doubled", "common", "unknown", "other"  # kinds of words in -s
DEGREES = frozenset({"most", "least"})
STRONG = 40  # ranks by which “the name” is commoner than “to name”, so that the word is a noun here


class Possessive(Check):
    """A plural where only a possessive makes sense.

    after: words that only a possessive has after it (superlatives are known): “own”, “first”.
    times: plurals of time, before a noun after “last”, “this” and the like.
    never: plurals that come before nouns as they are (“sports team”).
    belongings: nouns that belong to somebody, after a name or one of the owners: “campaign”, “wife”.
    owners: nouns for somebody of whom there is one: “governor”.
    doubled: plurals that cannot have an s: “childrens”, “womens”.
    modified: nouns that often have a plural before them as it is: “rules committee”.
    Slots: right.
    """

    after: frozenset = frozenset()
    times: frozenset = frozenset()
    never: frozenset = frozenset()
    belongings: frozenset = frozenset()
    owners: frozenset = frozenset()
    doubled: frozenset = frozenset()
    modified: frozenset = frozenset()

    slots = frozenset({"right"})

    def triggers(self):
        return Triggers(literals=ENDS, one_is_enough=True)

    def run(self, doc, keys):
        sequence, places, kinds = doc.sequence, indices(doc), self._kinds
        last = len(sequence) - 1
        near = [i + 1 for word in doc.words & HEADS for i in places[word]]
        near += [i - 1 for word in doc.words & self.belongings for i in places[word]]
        near += [i for word in doc.words & self.doubled for i in places[word]]
        foreign = word_set("foreign-phrases") if near else ()
        for i in {i for i in near if 0 < i < last and sequence[i][-1] == "s"}:
            word = sequence[i]
            kind = kinds[word]
            if kind == DOUBLED and f"{word} {sequence[i + 1]}" not in foreign or kind == COMMON_WORD and self._common(sequence, i, word):
                yield from self._hit(doc, i, word, sure=True)
            elif kind == UNKNOWN and self._named(sequence, i):
                yield from self._hit(doc, i, word, sure=False)

    @cached_property
    def _kinds(self):
        """{word in -s: what it is}."""
        return Judged(self._kind)

    def _kind(self, word):
        if "'" in word or len(word) < 4 or word in self.never and singular(word) not in self.owners:
            return OTHER_WORD
        if word in self.doubled:
            return DOUBLED
        bits = can_be(word)
        if bits & PLURAL and singular(word) not in ("", word):
            return COMMON_WORD
        return OTHER_WORD if bits else UNKNOWN

    def _common(self, sequence, i, word):
        """Whether the plural of a common noun can only be a possessive."""
        before, after = sequence[i - 1], sequence[i + 1]
        bits = can_be(after)
        if before not in ONE and (before not in DETERMINERS or before in ("these", "those", "that")):
            return False
        then = sequence[i + 2] if i + 2 < len(sequence) else ""
        if after in DEGREES and can_be(then) & ADJECTIVE and not can_be(then) & (PARTICIPLE | PAST | NOUN | BASE) and i + 3 < len(sequence):
            return bool(can_be(sequence[i + 3]) & (NOUN | ADJECTIVE)) and sequence[i + 3] not in CLOSED  # “the nations most populous state”
        if singular(word) in self.owners and after in self.belongings and after not in self.times:
            return not bits & BASE or then not in CLOSED
        if word in self.never:
            return False
        if after in self.after or bits & SUPERLATIVE and after[-3:] == "est":
            return after == "own" or bool(can_be(then) & (NOUN | PLURAL | ADJECTIVE)) and then not in CLOSED
        if not bits & (NOUN | PLURAL) or bits & OTHER or after in CLOSED or after in self.times or after in self.modified or pair(word, after):
            return False
        return self._owns(word, before, after, then)

    def _owns(self, word, before, after, then):
        """Whether the noun after a plural is what it owns, and no verb or subject of the next clause."""
        bits = can_be(after)
        if before in ONE:
            return not bits & VERB or word in self.times or before in SINGLE
        alone = bits & NOUN and not bits & (PLURAL | MASS)  # a noun that no clause begins with
        if not alone and (then in AUXILIARIES or then in SUBJECTS or can_be(then) & (PAST | S_FORM | BASE) and not can_be(then) & (NOUN | PLURAL | ADJECTIVE)):
            return False  # “the changes lawmakers want”
        if word in self.times:
            return False
        if bits & VERB:  # “the voters name”: a verb, unless it is far commoner as a noun
            return bits & NOUN and pair("the", after) >= pair("to", after) + STRONG and pair("they", after) == 0 and not then == "to" and then not in DETERMINERS
        return True

    def _named(self, sequence, i):
        """Whether an unknown word in -s can only be a name with its belongings after it."""
        return sequence[i + 1] in self.belongings and sequence[i - 1] not in ("the", "and", "of")

    def _hit(self, doc, i, word, sure):
        words, k = sentence_of(doc, i, 0, 1)
        then = follow(words, k) if words else ()
        if not then or not whole(doc, words[k]) or not whole(doc, then[0]) or then[0].capital:
            return
        found, before = words[k], precede(words, k)
        stem = found.written[:-1]
        if not sure and (not found.capital or found.low[:-1] not in doc.words and found.low[:-1] + "'s" not in doc.words):
            return
        if sure and (found.capital and word not in self.doubled or not before and word not in self.doubled):
            return
        if before and before[0].capital and k > 1:
            return
        if then[0].bits & BASE and not sure and before and before[0].low in POSSESSIVES:
            return
        mark = "’" if "’" in doc.text else "'"
        doubtful = bool(sure and word not in self.doubled and word not in self.times and then[0].bits & VERB)  # “what makes their hometowns tick”
        yield Hit(found.start, found.end, {"right": stem + mark + "s"}, fix=stem + mark + "s", suggestions=(stem + mark + "s", found.written + mark),
                  level="note" if doubtful else None)

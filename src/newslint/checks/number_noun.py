"""A number or “these” before a noun in the singular: “eight year ago”, “many goal for”; “this” before a plural."""

from functools import cached_property

from newslint.analysis.clauses import Judged, follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.language.pairs import pair
from newslint.language.parts_of_speech import (
    ADJECTIVE, ADVERB, BASE, COMPARATIVE, ING, MASS, NOUN, PARTICIPLE, PAST, PLURAL, S_FORM, SUPERLATIVE, can_be, plural,
)
from newslint.language.word_classes import (
    AUXILIARIES, BE, CONJUNCTIONS, DETERMINERS, HAVE, INTERROGATIVES, MODALS, PREPOSITIONS, RARER_PREPOSITIONS, SUBJECTS,
)

# What cannot belong to the noun group any more, so that the word before it is its head.
CLOSED = (PREPOSITIONS | RARER_PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | INTERROGATIVES | MODALS | DETERMINERS | SUBJECTS
          | word_set("words-that-end-a-noun-group"))
AFTER_TIME = frozenset({"ago", "earlier", "later", "away", "apart", "before", "after"})
AFTER_NOUN = PREPOSITIONS | RARER_PREPOSITIONS | AFTER_TIME | BE | HAVE
QUANTIFIERS = frozenset({"these", "those", "many", "several", "few", "both"})
BESIDE_NUMBER = tuple("-‑/_@&.,$£€#:%")  # before it: it is a part of something else
PARTS = frozenset({"in", "of", "over", "under", "all", "and"})  # before a number of people that does something
MOST = 6  # words from a superlative to the end of its noun group
NOUN_MARGIN = 30  # ranks by which “many goals” is commoner than “many goal”, where “goal” could be a verb


class NumberNoun(Check):
    """A noun in the wrong number after a word that counts.

    words: the words before a plural.  figures: whether figures from 2 count as well.
    never: singular nouns that come after numbers (dozen, percent), or are adjectives as well.
    before: words before a number that make it a name or a part of a compound (“the”, “section”).
    one-of: words that may come between “one of” and a superlative, after which the noun is a plural.
    Slots: pair, right.
    """

    words: frozenset
    figures: bool = False
    never: frozenset = frozenset()
    before: frozenset = frozenset()
    one_of: frozenset = frozenset()

    slots = frozenset({"pair", "right"})

    def triggers(self):
        return Triggers(words=self.words | ({"one"} if self.one_of else set()), literals=frozenset("0123456789") if self.figures else frozenset(), one_is_enough=True)

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        last, singulars = len(sequence) - 1, self._singulars
        counts = doc.words & self.words
        if self.figures:
            counts = counts.union(filter(str.isdigit, places)) - {"0", "1"}
        for word in counts:
            for i in places[word]:
                if i < last and singulars[sequence[i + 1]] and (i + 2 > last or sequence[i + 2] in CLOSED):
                    yield from self._judged(doc, i)
        for i in places["one"] if self.one_of and "one" in places else ():
            if sequence[i + 1 : i + 2] == ["of"] and i + 4 <= last and sequence[i + 2] in self.one_of:
                yield from self._one_of_the(doc, i)

    def _one_of_the(self, doc, i):
        """A Hit for “one of the busiest airport in”."""
        words, k = sentence_of(doc, i, 0, 2)
        then = follow(words, k + 2, MOST) if words else ()
        if not then or not (then[0].bits & SUPERLATIVE or then[0].low == "most"):
            return
        for noun, after in zip(then[1:], [*then[2:], None]):
            if noun.capital or noun.low in CLOSED or not whole(doc, noun):
                return
            if after is None and noun is then[-1] and len(then) == MOST:
                return
            if after is None or after.low in CLOSED:
                if self._singulars[noun.low]:
                    right = plural(noun.low)[0]
                    head = doc.text[words[k].start : noun.start]
                    yield Hit(noun.start, noun.end, {"pair": head + noun.written, "right": head + right}, fix=right)
                return
            if not noun.bits & (ADJECTIVE | NOUN | PARTICIPLE | ADVERB) or noun.bits & PLURAL:
                return

    @cached_property
    def _singulars(self):
        """{word: whether it is a singular noun that no number has after it}."""
        return Judged(self._is_singular)  # by name: a process that is not forked is handed the check

    def _is_singular(self, word):
        return word not in self.never and self._singular(word)

    def _singular(self, word):
        bits = can_be(word)
        return bits & NOUN and word[-1:] != "s" and not bits & (PLURAL | S_FORM | ADJECTIVE | ADVERB | ING | COMPARATIVE | SUPERLATIVE | PAST | PARTICIPLE) and plural(word) and word not in CLOSED

    def _judged(self, doc, i):
        words, k = sentence_of(doc, i, 0, 2)
        then = follow(words, k, 2) if words else ()
        if not then or then[0].capital or not whole(doc, then[0]) or len(then) < 2:
            return
        number, noun, before = words[k], then[0], precede(words, k)
        if not _counts(doc.text, number, k) or before and self._is_other(before[0], number.low):
            return
        right = plural(noun.low)[0]
        if noun.bits & MASS and number.low == "few" or number.low == "both" and then[1].low == "and":
            return
        if noun.bits & BASE and _may_be_verb(number.low, noun.low, right, before, then[1].low):
            return
        head = doc.text[number.start : noun.start]
        yield Hit(number.start, noun.end, {"pair": head + noun.written, "right": head + right}, fix=head + right)

    def _is_other(self, before, count):
        """Whether the word before the number says that it does not count the noun: “the many”, “Section 4”."""
        if before.low in self.before or before.capital and count.isdigit():
            return True
        return count not in QUANTIFIERS and before.low in DETERMINERS


def _counts(text, number, k):
    """Whether a number, the word k of its sentence, may count the noun after it: no year, no part of a name or a date."""
    low = number.low
    if text[number.start - 1 : number.start] in BESIDE_NUMBER or text[number.end : number.end + 1] != " ":
        return False
    if k and (number.capital or low.isdigit() and not number.joined and "," not in number.gap):
        return False  # “the Gang of Eight bill”, “the Dec. 4 rally”
    return not low.isdigit() or int(low) >= 2 and not (1000 <= int(low) <= 2100 and len(low) == 4)


def _may_be_verb(count, noun, right, before, after):
    """Whether the noun may be a verb: “one in five say”, “both work for”, “many hope to”."""
    return (
        count in ("both", "few") or before and before[0].low in PARTS
        or count in ("many", "those", "these", "several") and pair(count, right) < pair(count, noun) + NOUN_MARGIN
        or after not in AFTER_NOUN
    )

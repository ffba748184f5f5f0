"""An article left out before a noun that needs one: “was idea that”, “on strength of”."""

from functools import cached_property

from newslint.analysis.clauses import Judged, follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.pairs import pair
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, ING, MASS, NOUN, PARTICIPLE, PAST, PLURAL, S_FORM, can_be

OTHER = PLURAL | ADJECTIVE | ADVERB | ING | PARTICIPLE | PAST | S_FORM
SET_PHRASES = ("on", "at", "in", "by")  # what nouns without an article come after in a set phrase: on foot, at home
AS_COMMON = 20  # ranks by which a set phrase may be less common than the noun with “the”
COMMON_WORDS = frozenset({"in", "on", "and", "was"})  # too common to call the check


class MissingArticle(Check):
    """A singular noun without an article between a preposition, or “is”, and a word that goes on from the noun.

    after: the words before it.  before: the words after it, which call the check.
    strong: ranks that the noun has with “the” before it, so that it is a common noun that takes an article.
    of: words of `after` after which a noun that can do without an article is judged as well, if “of” follows.
    never: nouns that do without: offices (“was mayor of”), set phrases.
    Slots: pair, fault (“an article is missing”, or that the preposition may be wrong: “in foot”), right.
    """

    after: frozenset
    before: frozenset
    strong: int = 138
    of: frozenset = frozenset()
    never: frozenset = frozenset()

    slots = frozenset({"pair", "fault", "right"})

    def triggers(self):
        return Triggers(words=self.before - COMMON_WORDS)

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        after, nouns = self.after, self._nouns
        for key in doc.words & self.before:
            for i in places[key]:
                if i > 1 and sequence[i - 2] in after and nouns[sequence[i - 1]] and self._bare(sequence[i - 2], sequence[i - 1], key):
                    yield from self._judged(doc, i - 2)

    @cached_property
    def _nouns(self):
        """{word: whether it is a singular noun that is not listed}."""
        return Judged(self._is_singular)  # by name: a process that is not forked is handed the check

    def _is_singular(self, word):
        return can_be(word) & NOUN and not can_be(word) & OTHER and word not in self.never and len(word) > 3

    def _bare(self, before, noun, after):
        """Whether the noun is hardly ever without an article there."""
        if can_be(noun) & MASS and not (after == "of" and before in self.of):
            return False
        return pair("the", noun) >= self.strong and not pair(before, noun)

    def _judged(self, doc, i):
        words, k = sentence_of(doc, i, 0, 2)
        then = follow(words, k, 3) if words else ()
        if len(then) < 2 or not whole(doc, words[k]) or not whole(doc, then[0]) or not whole(doc, then[1]) or then[0].capital or words[k].capital and k:
            return
        noun = then[0]
        if len(then) > 2 and then[2].low == noun.low or any(w.low == noun.low for w in precede(words, k, 2)):
            return  # “from peer to peer”
        head = doc.text[words[k].start : words[k].end]
        likely = "the" if pair("the", noun.low) >= pair("a", noun.low) and pair("the", noun.low) >= pair("an", noun.low) else "an" if noun.low[0] in "aeio" else "a"
        other = ("an" if noun.low[0] in "aeio" else "a") if likely == "the" else "the"
        rights = tuple(f"{head} {article} {noun.written}" for article in (likely, other))
        fault, phrase = "an article is missing", self._set_phrase(words[k].low, noun.low, then[1].low)
        if phrase:
            fault, rights = "the preposition is wrong, or an article is missing", (f"{phrase} {noun.written}", *rights)
        yield Hit(words[k].start, noun.end, {"pair": doc.text[words[k].start : noun.end], "fault": fault, "right": rights[0]}, suggestions=rights)

    def _set_phrase(self, before, noun, after):
        """The preposition with which the noun is a set phrase, if another one is before it: “on”, for “in foot”; or None."""
        if before not in SET_PHRASES or after == "of":
            return None
        best = max((word for word in SET_PHRASES if word != before), key=lambda word: pair(word, noun))
        return best if pair(best, noun) + AS_COMMON >= pair("the", noun) else None

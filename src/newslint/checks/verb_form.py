"""The form of a verb after an auxiliary: “would went”, “have saw”, “did not knew”, “would forced”."""

from functools import cached_property

from newslint.analysis.clauses import Judged, follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.language.pairs import pair
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, BASE, COMPARATIVE, ING, NOUN, PARTICIPLE, PAST, PLURAL, S_FORM, MASS, base, can_be, forms
from newslint.records import record
from newslint.language.word_classes import ARTICLES, DEMONSTRATIVES, DETERMINERS, INTERROGATIVES, POSSESSIVES, PREPOSITIONS, SUBJECTS

OBJECTS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | frozenset({"him", "them", "us", "me", "it", "himself", "themselves"})
BEFORE_NOUN = DETERMINERS - {"this", "that"}
NO_ADJECTIVE = SUBJECTS | INTERROGATIVES | frozenset({"one", "this", "that", "both", "all", "many", "others"})
NOT_ING = frozenset({"during", "according", "including", "following", "something", "nothing", "anything", "everything", "being"})
RELATIVE = frozenset({"what", "whatever", "all", "everything", "one", "ones"})
RELATIVE_PRONOUNS = frozenset({"that", "which", "whom"})
NO_FORM = PARTICIPLE | ADJECTIVE | COMPARATIVE | ADVERB | ING  # what may follow “be”
FORMS_OF_BE = ("was", "were", "is", "be", "been")
PARTICIPLE_MARGIN = 60  # ranks by which “was arrested” is commoner than “was arrest”
NOT_FINITE = frozenset({"be", "been", "being"})
NO_SUBJECT = frozenset({"all", "there", "do", "does", "did", "done"})
NOW = frozenset({"is", "are", "isn't", "aren't"})  # what something is, a noun says as well
CARDINALS = word_set("cardinals")
ADVERBIALS = word_set("weekdays") | frozenset({"this", "last", "early", "late", "today", "yesterday"})
HAD_OR_WAS = frozenset({"had", "has", "was", "were", "is"})
CONTRACTED = frozenset({"that's", "there's", "here's", "what's", "who's", "let's", "where's", "how's"})
PEOPLE = frozenset({"i", "he", "she", "we", "you", "they", "who"})
AFTER_PASSIVE = frozenset({"by", "to", "into", "as"})
RATHER_DONE = 15  # ranks by which “be lost” may be commoner than “will lose” where somebody is the subject
FARTHEST = 7  # words before an auxiliary in which its subject and the noun before that are looked for
MOST_ADVERBS = 2  # adverbs between the auxiliary and its verb


@record
class Group:
    """The Words of a verb: its auxiliary, the adverbs between the two, the verb, and the two words after it, or None."""

    auxiliary: object
    adverbs: tuple
    verb: object
    after: object
    beyond: object


class VerbForm(Check):
    """A verb in a form that its auxiliary cannot have after it.

    after: the auxiliaries.  wants: "base", "participle", "passive" (the participle after “be”, where a noun or an adjective may
    follow as well) or "infinitive" (for “to”, which may be a preposition as well).
    between: words, such as “not”, that may come between the two; adverbs in -ly may be there anyway.
    needs-between: with true, one of them must be there.
    nouns: auxiliaries that may be nouns, and are not judged after a determiner.
    past: forms that are a past, although they could be a base or a noun.  allow: forms that are right.
    certain: words after which “to” can only be that of an infinitive.
    prepositions: words after which “to” is a preposition.
    Slots: pair (“would went”), right (“would go”).
    """

    after: frozenset
    wants: str
    between: frozenset = frozenset()
    needs_between: bool = False
    nouns: frozenset = frozenset()
    past: frozenset = frozenset()
    allow: frozenset = frozenset()
    certain: frozenset = frozenset()
    prepositions: frozenset = frozenset()

    slots = frozenset({"pair", "right"})

    def triggers(self):
        return Triggers(words=self.after)

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        suspects, between = self._suspects, self.between
        last = len(sequence) - 1
        for key in keys:
            for i in places[key]:
                k = i + 1
                while k <= i + MOST_ADVERBS and k < last and ((word := sequence[k]) in between or word[-2:] == "ly" and can_be(word) & ADVERB):
                    k += 1
                if k <= last and suspects[sequence[k]] and not (self.needs_between and k == i + 1):
                    yield from self._judged(doc, i, k - i)

    @cached_property
    def _suspects(self):
        """{word: whether, on its face, it is in the wrong form}."""
        return Judged(self._suspect)

    def _suspect(self, word):
        """Whether the word, on its face, is in the wrong form."""
        if word in self.past:
            return True
        bits = can_be(word)
        if not bits or word in self.allow:
            return False
        if self.wants == "passive":
            return not bits & NO_FORM and (bits & PAST and not bits & (NOUN | PLURAL) or bits & BASE and self._rather_participle(word))
        if self.wants == "participle":
            return bits & PAST and not bits & (PARTICIPLE | ADJECTIVE | NOUN | PLURAL) or bits & BASE and not bits & (PARTICIPLE | ADJECTIVE | COMPARATIVE | ADVERB | MASS)
        if self.wants == "infinitive":
            return bits & PAST and not bits & BASE
        if bits & PAST and not bits & (BASE | PARTICIPLE) or bits & PAST and not bits & BASE and word[-2:] != "ed":
            return True  # “could won”, although “won” is a noun as well
        if self.needs_between and bits & S_FORM and base(word) != word:
            return True
        if bits & ING and not bits & (BASE | ADVERB) and not bits & NOUN & ADJECTIVE:
            return word not in NOT_ING
        return not bits & (BASE | NOUN | PLURAL | ADVERB) and word not in DETERMINERS

    def _rather_participle(self, word, auxiliaries=FORMS_OF_BE):
        """Whether a base that may be a noun as well is seldom written after an auxiliary, and its participle often."""
        found = forms(word)
        return bool(found) and word not in found.past + found.participle and any(
            pair(be, found.participle[0]) > (pair(be, word) and pair(be, word) + PARTICIPLE_MARGIN) for be in auxiliaries)

    def _judged(self, doc, i, size):
        words, k = sentence_of(doc, i, 0, size)
        then = follow(words, k, size + 2) if words else ()
        if len(then) < size or words[k].capital and k or not whole(doc, then[size - 1]) or not whole(doc, words[k]):
            return
        auxiliary, verb = words[k], then[size - 1]
        before = precede(words, k, FARTHEST)
        if self.wants in ("participle", "passive") and auxiliary.low not in NOT_FINITE and verb.low not in ("be", *self.between) and (
            self.wants == "participle" or verb.bits & (PAST | NOUN)) and self._ends_relative_clause(before):
            return  # “the fear residents had was flooding”
        if verb.capital or auxiliary.low in self.nouns and (
            before and self._is_noun(before, verb) or doc.text[max(0, auxiliary.start - 3) : auxiliary.start] in ("s' ", "s’ ")
        ):
            return
        if k == 0 and not verb.bits & (PAST | PARTICIPLE) or verb.bits & ING and auxiliary.low in self.nouns and not before:
            return  # “Would mining firms leave?”
        right = getattr(self, "_" + self.wants)(Group(auxiliary, then[: size - 1], verb, *(*then[size:], None, None)[:2]), before)
        if right:
            start = auxiliary.start if size == 1 else verb.start
            head = doc.text[auxiliary.start : verb.start]
            yield Hit(start, verb.end, {"pair": head + verb.written, "right": head + right[0]},
                      fix=(head if size == 1 else "") + right[0] if len(right) == 1 else None,
                      suggestions=tuple((head if size == 1 else "") + r for r in right) if len(right) > 1 else ())

    def _is_noun(self, before, verb):
        """Whether the auxiliary is a noun: “the will had left”, “her father's will gave”, “the last will was lost”.

        before: the words before it, nearest first; verb: what would be its verb.
        """
        near = before[0]
        if near.low in BEFORE_NOUN or near.low in PREPOSITIONS or _owns(near):
            return True
        if not near.bits & ADJECTIVE or near.low in NO_ADJECTIVE:
            return False
        if not near.bits & NOUN:
            return True
        return verb.low in HAD_OR_WAS and len(before) > 1 and (before[1].low in BEFORE_NOUN or _owns(before[1]))

    def _ends_relative_clause(self, before):
        """Whether the auxiliary may be the verb of a clause without “that”: a noun, or “what”, is right before its subject.

        before: the words before the auxiliary, nearest first.
        """
        rest = [w for w in before if w.low not in self.between and w.low not in self.after]
        if not rest:
            return False
        at = 1
        if rest[0].low not in SUBJECTS:  # the subject is a noun: go to its beginning
            while at < len(rest) and (rest[at].low in CARDINALS or rest[at].bits & ADJECTIVE and not rest[at].bits & (NOUN | PLURAL)):
                at += 1
            if at < len(rest) and rest[at].low in DETERMINERS:
                at += 1
        if at < len(rest) and rest[at].low in RELATIVE_PRONOUNS:  # “the meal that she had”, and not “he said that she had”
            at += 1
        elif at < len(rest) and rest[at].low in RELATIVE:
            return True
        if at >= len(rest) or not rest[at].bits & (NOUN | PLURAL):
            return False
        described = at + 1 < len(rest) and (rest[at + 1].low in DETERMINERS or bool(rest[at + 1].bits & ADJECTIVE))
        return described or not rest[at].bits & (PAST | S_FORM | BASE)

    def _base(self, group, before):
        """What should be after a modal, best first."""
        verb, after = group.verb, group.after
        bits, plain = verb.bits, base(verb.low)
        if verb.low in self.past or bits & PAST and not bits & PARTICIPLE or bits & S_FORM:
            return [plain]
        if bits & (PARTICIPLE | PAST):
            if after and after.bits & (NOUN | PLURAL) and not after.bits & BASE and after.low not in PREPOSITIONS and after.low not in DETERMINERS:
                return [plain, "be " + verb.low]
            if after and after.low in OBJECTS or plain and pair("have", verb.low) and not pair("be", verb.low) and not pair("was", verb.low):
                return [plain, "have " + verb.low]  # “would arrived”: nobody is arrived
            return [plain, "be " + verb.low] if self._acts(group, before) else ["be " + verb.low, plain]
        return ["be " + verb.low] if bits & (ADJECTIVE | ING) and not bits & ADVERB else []

    def _acts(self, group, before):
        """Whether the subject is somebody who rather did the thing than suffered it: “she would laid”, not “he would forced to”."""
        if not before or not (before[0].low in PEOPLE or before[0].capital and len(before) > 1) or not group.after or group.after.low in AFTER_PASSIVE:
            return False
        plain = base(group.verb.low)
        return pair("have", group.verb.low) > 0 and max(pair("will", plain), pair("would", plain)) + RATHER_DONE >= pair("be", group.verb.low)

    def _infinitive(self, group, before):
        """What should be after “to”: participles are there as adjectives, after a preposition (“due to increased demand”)."""
        verb, after = group.verb, group.after
        if before and before[0].low in self.prepositions:
            return []
        if verb.bits & (NOUN | PLURAL | ADVERB) and not (before and before[0].low in self.certain):
            return []
        if not (before and before[0].low in self.certain) and verb.bits & PARTICIPLE and not (after and after.low in OBJECTS):
            return []
        return [base(verb.low)] if base(verb.low) else []

    def _passive(self, group, before):
        """What should be after “be”: a participle."""
        verb = group.verb
        if not before or any(w.low in INTERROGATIVES for w in before) or any(w.low in NO_SUBJECT for w in before[:2]):
            return []  # “how bad it was became clear”, “all they do is wait”
        if group.adverbs and group.adverbs[-1].low == "likely":
            return []  # what is missing is “to”
        found = forms(base(verb.low))
        if not found or not found.participle or verb.bits & BASE and not self._lacks_its_ending(group):
            return []
        return [found.participle[0]]

    def _lacks_its_ending(self, group):
        """Whether a base after “be” can only be a participle that lost its ending: “was arrest on Friday”, “is expect to”."""
        verb, after = group.verb, group.after
        if not verb.bits & NOUN:
            return True
        if after is None or not after.joined or group.auxiliary.low in NOW or after.low in ("of", "to", "for"):
            return after is not None and after.low == "by"
        if group.beyond and group.beyond.low == verb.low:
            return False  # arm in arm
        return after.low in PREPOSITIONS or after.low in ADVERBIALS or bool(after.bits & ADVERB) or bool(after.bits & ADJECTIVE and not after.bits & NOUN)

    def _participle(self, group, before):
        """What should be after “have”."""
        verb, after = group.verb, group.after
        found = forms(base(verb.low)) if verb.low not in ("be", "was", "were", "is") else None
        if verb.low in ("be", "was", "were"):
            return ["been"]
        if not found or not found.participle:
            return []
        if verb.low not in self.past and verb.bits & BASE and verb.bits & NOUN and not (after and (
            after.low in OBJECTS or after.low in PREPOSITIONS and after.low not in ("of", "to") and self._rather_participle(verb.low, ("have", "has", "had")))):
            return []
        return [found.participle[0]]


def _owns(word):
    """Whether the word is a possessive, and no contraction: Dahl's."""
    return word.low.endswith("'s") and word.low[:-2] not in SUBJECTS and word.low not in CONTRACTED

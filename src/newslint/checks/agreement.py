"""A subject and a verb of different number: “the operation were”, “the list of wishes were”, “there is many boats”."""

from functools import cached_property

from newslint.analysis.clauses import SPACED, follow, indices, precede, sentence_of, spacing, whole
from newslint.analysis.subjects import after_asides, ADVERBS, BARRIERS, FARTHEST, HEADS, LINKS, PLURAL_DETERMINERS, OPENERS, NO_MODIFIERS, antecedent, other_number, subject_before
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, NOUN, PARTICIPLE, PLURAL, can_be
from newslint.language.word_classes import AUXILIARIES, BE, DETERMINERS, INTERROGATIVES, PREPOSITIONS, SUBJECTS

COMMON_WORDS = frozenset({"was"})  # a verb in nearly every article
CONDITIONS = frozenset({"if", "though", "whether", "unless", "as", "wish", "wishes", "wished", "that"})
JOINED = frozenset({"and", "or", "nor"})
RELATIVES = frozenset({"that", "which", "who"})
BARE = frozenset({"that", "how", "why", "when", "where"})  # before a subjunctive or a question: “how the hell do we”
OPEN = LINKS - {"in", "on", "over"}  # the others call the check: few texts have none of them
# What is right before a verb but is not a noun.
NO_NOUN = (SUBJECTS | PREPOSITIONS | AUXILIARIES | INTERROGATIVES | DETERMINERS | JOINED | frozenset({"there", "that", "not", "but", "as", "so"})) - RELATIVES
NUMBERS = NOUN | PLURAL | ADJECTIVE | ADVERB
ONE_OF = frozenset({"a", "an", "another"})
ASIDE = frozenset({"also", "still", "now", "just", "really", "already", "only", "always", "often", "currently", "certainly", "probably"})


class Agreement(Check):
    """A noun as subject and a verb that does not agree with it.

    verbs: singular form = plural form.  there: with true, the noun after “there is”, else the one before the verb.
    amounts: nouns that take either number (“a number of boats are”, “10 miles is far”).
    collectives: singular nouns that British copy treats as plural; not judged before a plural verb.  institutions: those of them
    that are singular in American copy.  relatives: words such as “who”, after which any verb is judged.
    Slots: subject, pair (“list … were”), right (“was”), is (“the list was”).
    """

    verbs: dict[str, str]
    there: bool = False
    amounts: frozenset = frozenset()
    collectives: frozenset = frozenset()
    institutions: frozenset = frozenset()
    relatives: frozenset = frozenset()

    slots = frozenset({"subject", "pair", "right", "is"})

    def triggers(self):
        if self.there:
            return Triggers(literals=frozenset(f"here {verb}" for pair in self.verbs.items() for verb in pair))
        verbs = frozenset(self.verbs) | frozenset(self.verbs.values())
        return Triggers(words=verbs - COMMON_WORDS | (OPEN if verbs & COMMON_WORDS else frozenset()), literals=frozenset("s " + verb for verb in verbs & COMMON_WORDS))

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        if self.there:
            verbs = self.verbs | {v: k for k, v in self.verbs.items()}
            for i in places.get("there", ()):
                if sequence[i + 1 : i + 2] and (verb := sequence[i + 1]) in verbs:
                    plural = verb not in self.verbs
                    if self._may_follow(sequence[i + 2 : i + 8], plural):
                        yield from self._after_there(doc, i + 1, verbs[verb], plural)
            return
        for words, k, subject in after_asides(doc, self._by_verb):
            yield from self._compared(doc, words, k, subject, *self._by_verb[words[k].low])
        for word in self.relatives:
            for i in places.get(word, ()):
                yield from self._after_relative(doc, i)
        for verb in self._by_verb.keys() & doc.words:
            right, plural = self._by_verb[verb]
            for i in places[verb]:
                if i > 1 and sequence[i - 1] not in NO_NOUN and self._suspect(sequence, i, plural) and self._begins(doc, i):
                    yield from self._judged(doc, i, right, plural)

    @cached_property
    def _by_verb(self):
        """{a form of a verb: (its other form, whether it is a plural)}."""
        return {s: (p, False) for s, p in self.verbs.items()} | {p: (s, True) for s, p in self.verbs.items()}

    def _after_relative(self, doc, i):
        """A Hit for the verb after “who”, whatever verb it is."""
        verb = doc.sequence[i + 1] if i + 1 < len(doc.sequence) else ""
        if doc.sequence[i] == "which" and can_be(verb) & (NOUN | PLURAL):
            return  # “the test, which state media claimed”
        form = verb not in self._by_verb and verb not in NO_NOUN and other_number(verb)
        words, k = sentence_of(doc, i, 0, 1) if form and i and self._disagrees(doc.sequence[i - 1], form[1]) else ((), -1)
        if k < 2 or not whole(doc, words[k]) or words[k].low == "which" and words[k].gap != ", ":
            return
        verb = (follow(words, k) or [None])[0]
        subject = verb and whole(doc, verb) and not verb.capital and antecedent(words, k + 1)
        if subject:
            yield from self._compared(doc, words, k + 1, subject, *form)

    def _suspect(self, sequence, i, plural):
        """Whether a noun of the other number may be the subject of the verb, by the words before it alone."""
        before = sequence[i - 1]
        if before in RELATIVES:
            return self._disagrees(sequence[i - 2], plural)
        if before[-3:] == "n't":
            return False
        last = i - 1
        while (before in ADVERBS or before[-2:] == "ly") and last > 1:
            last -= 1
            before = sequence[last]
        found = self._disagrees(before, plural)
        for j in range(i - 1, max(0, i - FARTHEST), -1):
            word, before = sequence[j], sequence[j - 1]
            if word in LINKS and not found:
                found = self._disagrees(before, plural)
            if word in HEADS:  # where a subject may begin
                if found:
                    return True
                if not (before in LINKS or before in HEADS or before == "other"):
                    return False
            elif word in BARRIERS:
                return False
        return found and i <= FARTHEST and sequence[0] in HEADS

    def _begins(self, doc, i):
        """Whether a subject of the i-th word may begin in the words before it: what antecedent() and subject_before() ask first."""
        sequence = doc.sequence
        if sequence[i - 1] in RELATIVES:
            first = next((word for word in sequence[max(0, i - 3) :: -1] if word in HEADS or word in NO_MODIFIERS), "")
            return first in HEADS
        for j in range(i - 1, max(-1, i - FARTHEST), -1):
            word = sequence[j]
            if word in HEADS:
                before, spaced = sequence[j - 1] if j else "", spacing(doc, j, i)
                if spaced != SPACED:
                    return spaced is None
                if not before or before in OPENERS:
                    return True
                if not (before in LINKS or before in HEADS or before == "other"):
                    return False
            elif word in BARRIERS:
                return False
        return False

    def _may_follow(self, then, plural):
        """Whether the words after “there is” may have a noun of the other number among them, by themselves."""
        then = [word for word in then if word not in ASIDE and word != "not"]
        if not then:
            return False
        if plural:
            return then[0] in ONE_OF
        return then[0] in PLURAL_DETERMINERS or then[0] not in DETERMINERS and any([can_be(word) & PLURAL for word in then])

    def _disagrees(self, noun, plural):
        """Whether the word is a noun of the other number than the verb, and nothing else."""
        return can_be(noun) & NUMBERS == (NOUN if plural else PLURAL) and noun not in self.amounts

    def _judged(self, doc, i, right, plural):
        words, k = sentence_of(doc, i, 1 if doc.sequence[i - 1] in RELATIVES else 2)
        if k < 2 or not whole(doc, words[k]) or not words[k].joined or words[k].capital:
            return
        yield from self._compared(doc, words, k, antecedent(words, k) if words[k - 1].low in RELATIVES else subject_before(words, k), right, plural)

    def _compared(self, doc, words, k, subject, right, plural):
        """A Hit for the verb words[k] where its number is not that of its Subject."""
        if subject is None or subject.plural == plural or subject.head.low in self.amounts or not whole(doc, subject.head):
            return
        verb, head = words[k], subject.head
        if verb.low in ("were", "was") and (then := follow(words, k, 1)) and then[0].low in SUBJECTS and then[0].low not in ("this", "that"):
            return  # “the hotel were they stayed”: what is meant is “where”
        if plural and (head.low in self.collectives and not (head.low in self.institutions and _is_american(doc)) or subject.opener in JOINED or verb.low == "were" and subject.opener in CONDITIONS):
            return
        if plural and verb.low not in BE and subject.opener in BARE:
            return
        if not plural and subject.determiner.low not in PLURAL_DETERMINERS and any(w.low.isdigit() for w in words[max(0, k - 6) : k]):
            return
        gap = " … " if subject.phrase or words[k - 1] is not head else " "
        yield Hit(verb.start, verb.end, {"subject": head.written, "pair": head.written + gap + verb.written, "right": right,
                                         "is": f"the {head.low} {right}"}, fix=right)

    def _after_there(self, doc, i, right, plural):
        words, k = sentence_of(doc, i, 0, 1)
        then = follow(words, k, 6) if words else ()
        while then and (then[0].low in ASIDE or then[0].low == "not"):
            then = then[1:]
        if not then or not whole(doc, then[0]) or precede(words, k - 1) and precede(words, k - 1)[0].low in ("if", "though"):
            return
        verb, head = words[k], _noun(then)
        if plural:
            if not self._is_one(words, then, head):
                return
        elif then[0].low in PLURAL_DETERMINERS:
            head = head or then[0]
            if then[0].low in ("both", "few") or head.low in self.amounts:
                return
        elif not self._are_many(then[0], head):
            return
        yield Hit(verb.start, verb.end, {"subject": head.written, "pair": f"there {verb.written} … {head.written}", "right": right,
                                         "is": f"there {right}"}, fix=right)

    def _is_one(self, words, then, head):
        """Whether one thing follows “there are”, and only one."""
        if then[0].low not in ONE_OF or head is None or head.low in self.amounts or not head.bits & NOUN or head.bits & PLURAL:
            return False
        return self.amounts.isdisjoint(w.low for w in then) and not any(w.low in JOINED for w in follow(words, words.index(head), 5))

    def _are_many(self, first, head):
        """Whether a plural without a determiner follows “there is”: “there is problems”."""
        if head is None or first.low in DETERMINERS or first.low in ("one", "more", "another", "every", "each"):
            return False
        return head.bits & PLURAL and not (head.bits & NOUN and head.low[-1] != "s") and head.low not in self.amounts and not head.capital


def _is_american(doc):
    from newslint.analysis.region import region  # few articles ask

    return region(doc) == "us"


def _noun(words):
    """The head of the noun group that the words begin with, or None."""
    head = None
    for word in words:
        bits = word.bits
        if head and not word.joined:
            break
        if bits & (NOUN | PLURAL) and word.low not in DETERMINERS:
            head = word
            if bits & PLURAL:
                break
        elif not (word.low in DETERMINERS or word.low in PLURAL_DETERMINERS or word.low in ("no", "other", "some", "any", "such") or bits & (ADJECTIVE | ADVERB | PARTICIPLE)) or head:
            break
    return head

"""A subject and a verb of different number: “the operation were”, “the list of wishes were”, “there is many boats”."""

from newslint.analysis.clauses import follow, indices, precede, sentence_of, whole
from newslint.analysis.subjects import ADVERBS, FARTHEST, LINKS, MANY, antecedent, subject_before
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, NOUN, PARTICIPLE, PLURAL, can_be
from newslint.language.word_classes import AUXILIARIES, DETERMINERS, INTERROGATIVES, PREPOSITIONS, SUBJECTS

COMMON = frozenset({"was"})  # a verb in nearly every article
CONDITIONS = frozenset({"if", "though", "whether", "unless", "as", "wish", "wishes", "wished", "that"})
JOINED = frozenset({"and", "or", "nor"})
BARE = frozenset({"that", "how", "why", "when", "where"})  # before a subjunctive or a question: “how the hell do we”
OPEN = LINKS - {"in", "on", "over"}  # the others call the check: few texts have none of them
NO_NOUN = SUBJECTS | PREPOSITIONS | AUXILIARIES | INTERROGATIVES | DETERMINERS | JOINED | frozenset({"there", "that", "not", "but", "as", "so"})
RELATIVES = frozenset({"that", "which", "who"})
NUMBERS = NOUN | PLURAL | ADJECTIVE | ADVERB
ASIDE = frozenset({"also", "still", "now", "just", "really", "already", "only", "always", "often", "currently", "certainly", "probably"})


class Agreement(Check):
    """A noun as subject and a verb that does not agree with it.

    verbs: singular form = plural form.  there: with true, the noun after “there is”, else the one before the verb.
    amounts: nouns that take either number (“a number of boats are”, “10 miles is far”).
    collectives: singular nouns that British copy treats as plural; not judged before a plural verb.
    Slots: subject, pair (“list … were”), right (“was”), is (“the list was”).
    """

    verbs: dict[str, str]
    there: bool = False
    amounts: frozenset = frozenset()
    collectives: frozenset = frozenset()

    slots = frozenset({"subject", "pair", "right", "is"})

    def triggers(self):
        if self.there:
            return Triggers(literals=frozenset(f"here {verb}" for pair in self.verbs.items() for verb in pair))
        verbs = frozenset(self.verbs) | frozenset(self.verbs.values())
        return Triggers(words=verbs - COMMON | OPEN, literals=frozenset("s " + verb for verb in verbs & COMMON))

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        plurals = {v: k for k, v in self.verbs.items()}
        for verb, right, plural in [*((s, p, False) for s, p in self.verbs.items()), *((p, s, True) for p, s in plurals.items())]:
            for i in places.get(verb, ()):
                if self.there:
                    if i and sequence[i - 1] == "there":
                        yield from self._after_there(doc, i, right, plural)
                elif i > 1 and self._suspect(sequence, i, plural):
                    yield from self._judged(doc, i, right, plural)

    def _suspect(self, sequence, i, plural):
        """Whether a noun of the other number may be the subject of the verb, by the words before it alone."""
        before = sequence[i - 1]
        if before in RELATIVES:
            return self._disagrees(sequence[i - 2], plural)
        if before in NO_NOUN or before[-3:] == "n't":
            return False
        while (before in ADVERBS or before[-2:] == "ly") and i > 2:
            i -= 1
            before = sequence[i - 1]
        if self._disagrees(before, plural):
            return True
        near = sequence[max(0, i - FARTHEST) : i]
        return any([self._disagrees(near[n - 1], plural) for n, word in enumerate(near) if n and word in LINKS])

    def _disagrees(self, noun, plural):
        """Whether the word is a noun of the other number than the verb, and nothing else."""
        return can_be(noun) & NUMBERS == (NOUN if plural else PLURAL) and noun not in self.amounts

    def _judged(self, doc, i, right, plural):
        words, k = sentence_of(doc, i)
        if k < 2 or not whole(doc, words[k]) or not words[k].joined or words[k].capital:
            return
        subject = antecedent(words, k) if words[k - 1].low in RELATIVES else subject_before(words, k)
        if subject is None or subject.plural == plural or subject.head.low in self.amounts or not whole(doc, subject.head):
            return
        verb, head = words[k], subject.head
        if plural and (head.low in self.collectives or subject.opener in JOINED or verb.low == "were" and subject.opener in CONDITIONS):
            return
        if plural and verb.low in ("have", "do") and subject.opener in BARE:
            return
        if not plural and subject.determiner.low not in MANY and any(w.low.isdigit() for w in words[max(0, k - 6) : k]):
            return
        gap = " … " if subject.phrase or words[k - 1] is not head else " "
        yield Hit(verb.start, verb.end, {"subject": head.written, "pair": head.written + gap + verb.written, "right": right,
                                         "is": f"the {head.low} {right}"}, fix=right)

    def _after_there(self, doc, i, right, plural):
        words, k = sentence_of(doc, i)
        then = follow(words, k, 6) if words else ()
        while then and (then[0].low in ASIDE or then[0].low == "not"):
            then = then[1:]
        if not then or not whole(doc, then[0]) or precede(words, k - 1) and precede(words, k - 1)[0].low in ("if", "though"):
            return
        verb, head = words[k], _noun(then)
        if plural:
            if not whole(doc, then[0]) or then[0].low not in ("a", "an", "another") or head is None or head.low in self.amounts or not head.bits & NOUN or head.bits & PLURAL:
                return
            if not self.amounts.isdisjoint(w.low for w in then) or any(w.low in JOINED for w in follow(words, words.index(head), 5)):
                return
        elif then[0].low in MANY:
            head = head or then[0]
            if then[0].low in ("both", "few") or head.low in self.amounts:
                return
        elif head is None or then[0].low in DETERMINERS or then[0].low in ("one", "more", "another", "every", "each") or not head.bits & PLURAL or head.bits & NOUN and head.low[-1] != "s" or (
            head.low in self.amounts or head.capital
        ):
            return
        yield Hit(verb.start, verb.end, {"subject": head.written, "pair": f"there {verb.written} … {head.written}", "right": right,
                                         "is": f"there {right}"}, fix=right)


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
        elif not (word.low in DETERMINERS or word.low in MANY or word.low in ("no", "other", "some", "any", "such") or bits & (ADJECTIVE | ADVERB | PARTICIPLE)) or head:
            break
    return head

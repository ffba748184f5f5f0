"""A pronoun next to a verb of the other number: “they was”, “he have”."""

from functools import cached_property

from newslint.analysis.clauses import Judged, follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, BASE, COMPARATIVE, ING, PARTICIPLE, PAST, S_FORM, base, can_be, forms
from newslint.language.word_classes import AUXILIARIES, MODALS, PREPOSITIONS

CLOSED = AUXILIARIES | MODALS | PREPOSITIONS
JOINED = frozenset({"and", "or", "nor"})
BARE = frozenset({"were", "have", "do", "weren't", "haven't", "don't"})  # forms that are a subjunctive or an infinitive as well
TOLD_IN_THE_PAST = frozenset({"said", "was", "were", "had"})
SAYING = word_set("plain-verbs-of-saying")  # after these “that” is not a demand
HEDGES = frozenset({"sort", "kind"})  # he sort of laughed
SUPPOSED = frozenset({"if", "though", "wish", "wishes", "wished", "suppose"})


class PronounAgreement(Check):
    """A subject pronoun before a verb that does not agree with it.

    singular, plural: the pronouns of either number.  verbs: singular form = plural form.  subjects: pronouns that are never
    objects, so that no other verb in the wrong form can follow them (“he want”, “they wants”).
    bare: words after which a plural form may be a subjunctive or an infinitive (“if he were”, “let it do”).  demands: words
    that make it one after “that”.  first: words that may begin a question, after which a bare verb follows (“does he have”).
    objects: words after which the pronoun is not the subject (“one of them”).
    heard-as-past: verbs that are written for their past = that past (“he lead”, for “he led”).
    Slots: pair (“they was”), right (“they were”).
    """

    singular: frozenset
    plural: frozenset
    verbs: dict[str, str]
    bare: frozenset = frozenset()
    objects: frozenset = frozenset()
    demands: frozenset = frozenset()
    first: frozenset = frozenset()
    subjects: frozenset = frozenset()
    heard_as_past: dict[str, str] = {}

    slots = frozenset({"pair", "right"})

    def triggers(self):
        pairs = [(pronoun, verb) for pronoun in self.plural for verb in self.verbs]  # “was” is too common to call the check
        return Triggers(frozenset(self.verbs.values()) | self.subjects, frozenset(f"{pronoun[1:]} {verb} " for pronoun, verb in pairs), one_is_enough=True)

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        plurals = {v: k for k, v in self.verbs.items()}
        last = len(sequence) - 1
        for key in doc.words & (self.singular | self.plural):
            wrong, other = plurals if key in self.singular else self.verbs, self._other_verbs(key)
            for i in places[key]:
                if i < last and ((verb := sequence[i + 1]) in wrong or other is not None and other[verb]):
                    yield from self._judged(doc, i, wrong.get(verb) or other[verb])

    def _other_verbs(self, pronoun):
        """{word: the form that it should have after the pronoun, "" if it may be there as it is}; None for most pronouns."""
        if pronoun not in self.subjects:
            return None
        return self._third if pronoun in self.singular else self._plain

    @cached_property
    def _third(self):
        return Judged(_third)

    @cached_property
    def _plain(self):
        return Judged(_plain)

    def _judged(self, doc, i, right):
        words, k = sentence_of(doc, i, 0, 1)
        then = follow(words, k, 2) if words else ()
        if not then or not whole(doc, then[0]) or not whole(doc, words[k]):
            return
        verb, before = then[0], [w.low for w in precede(words, k, 10)]
        if before and (before[0] in self.objects or before[0] in JOINED and len(before) > 1):
            return
        listed = verb.low in self.verbs or verb.low in self.verbs.values()
        if (verb.low in BARE or not listed) and words[k].low in self.singular and (
            before and before[0] in self.bare or not self.first.isdisjoint(before[:3])
            or "that" in before[:1] and not self.demands.isdisjoint(before)
            or not listed and (
                "that" in before[:1] and SAYING.isdisjoint(map(base, before[1:3])) or not self.demands.isdisjoint(before[:2])
                or verb.low in HEDGES and then[1:] and then[1].low == "of")
            or verb.low in ("were", "weren't") and not SUPPOSED.isdisjoint(before[:4])
        ):
            return
        head = doc.text[words[k].start : verb.start]
        rights = (head + right,)
        if verb.low in self.heard_as_past:
            past = head + self.heard_as_past[verb.low]
            rights = (past, *rights) if TOLD_IN_THE_PAST & doc.words else (*rights, past)
        yield Hit(words[k].start, verb.end, {"pair": head + verb.written, "right": rights[0]}, fix=rights[0], suggestions=rights[1:] and rights)


def _third(word):
    """The third person of a base that can be nothing else beside a noun; "" for other words."""
    bits = can_be(word)
    if not bits & BASE or bits & (PAST | PARTICIPLE | S_FORM | ADVERB | ADJECTIVE | COMPARATIVE | ING) or word in CLOSED:
        return ""
    found = forms(word)
    return found.third[0] if found and found.third and found.third[0] != word else ""


def _plain(word):
    """The base of a third person that can be nothing else beside a noun; "" for other words."""
    bits = can_be(word)
    return base(word) if bits & S_FORM and not bits & (BASE | PAST | ADVERB | ADJECTIVE) and word not in CLOSED else ""

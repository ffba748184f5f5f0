"""A pronoun next to a verb of the other number: “they was”, “he have”."""

from newslint.analysis.clauses import follow, indices, precede, sentence_of, whole
from newslint.checks import Check, Triggers
from newslint.finding import Hit

JOINED = frozenset({"and", "or", "nor"})
BARE = frozenset({"were", "have", "do"})  # forms that are a subjunctive or an infinitive as well
SUPPOSED = frozenset({"if", "though", "wish", "wishes", "wished", "suppose"})


class PronounAgreement(Check):
    """A subject pronoun before a verb that does not agree with it.

    singular, plural: the pronouns of either number.  verbs: singular form = plural form.
    bare: words after which a plural form may be a subjunctive or an infinitive (“if he were”, “let it do”).  demands: words
    that make it one after “that”.  first: words that may begin a question, after which a bare verb follows (“does he have”).
    objects: words after which the pronoun is no subject (“one of them”).
    Slots: pair (“they was”), right (“they were”).
    """

    singular: frozenset
    plural: frozenset
    verbs: dict[str, str]
    bare: frozenset = frozenset()
    objects: frozenset = frozenset()
    demands: frozenset = frozenset()
    first: frozenset = frozenset()

    slots = frozenset({"pair", "right"})

    def triggers(self):
        pairs = [(pronoun, verb) for pronoun in self.plural for verb in self.verbs]  # “was” is too common to call the check
        return Triggers(frozenset(self.verbs.values()), frozenset(f"{pronoun[1:]} {verb} " for pronoun, verb in pairs), one_is_enough=True)

    def run(self, doc, keys):
        sequence, places = doc.sequence, indices(doc)
        plurals = {v: k for k, v in self.verbs.items()}
        last = len(sequence) - 1
        for key in doc.words & (self.singular | self.plural):
            wrong = plurals if key in self.singular else self.verbs
            for i in places[key]:
                if i < last and sequence[i + 1] in wrong:
                    yield from self._judged(doc, i, wrong)

    def _judged(self, doc, i, wrong):
        words, k = sentence_of(doc, i, 0, 1)
        then = follow(words, k) if words else ()
        if not then or not whole(doc, then[0]) or not whole(doc, words[k]):
            return
        verb, before = then[0], [w.low for w in precede(words, k, 10)]
        if before and (before[0] in self.objects or before[0] in JOINED and len(before) > 1):
            return
        if verb.low in BARE and words[k].low in self.singular and (
            before and before[0] in self.bare or not self.first.isdisjoint(before[:3])
            or "that" in before[:1] and not self.demands.isdisjoint(before)
            or verb.low == "were" and not SUPPOSED.isdisjoint(before[:4])
        ):
            return
        right = wrong[verb.low]
        head = doc.text[words[k].start : verb.start]
        yield Hit(words[k].start, verb.end, {"pair": head + verb.written, "right": head + right}, fix=head + right)

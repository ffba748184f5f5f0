"""A word that is wrong between certain neighbours: “free [reign] => rein”."""

from functools import cached_property

from newslint.analysis.clauses import indices
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language.lexicon import lexicon
from newslint.match.contexts import Places, Word, contexts
from newslint.match.phrases import like


class Context(Check):
    """A word is wrong where certain words are beside it, and right everywhere else.

    contexts: entries such as "free|full [reign] => rein".  The word in brackets is wrong, the word after the arrow is
    right, and the others are the neighbours, in the order of the text.  `a|b` is a choice.  A neighbour may be a word,
    an ending (`*ing`), a beginning (`rule*`), a list (`@months`), NAME (a word with a capital), NUM (figures), NOUN, PLURAL, PAST or BASE (a singular
    noun, a plural one, a past tense, the base of a verb; no adjective or adverb), ADJECTIVE (and nothing else), START or
    END (a clause begins or ends here); `!a|b` is anything but these.  No neighbour is looked for beyond a punctuation
    mark; with a hyphen, `deep-` is the other half of the compound.  Several words in brackets have one right word for all or one for each: "[waived|waives] goodbye =>
    waved|waves".  Where the right word is the word in brackets, the entry is an exception to the others.
    safe: with `true`, the fix may be applied unseen.
    Slots: right, beside (the rarest word of the entry before it, else after it).

    ```toml
    [month-of-maybe]
    check = "context"
    says = "“{found}” is a slip here: write “{right}”"
    contexts = [
      "free|full [reign] => rein",
      "in [march|may] NUM => March|May",
      "!the|a [brake|brakes] @articles news => break|breaks",
    ]
    ```
    """

    contexts: tuple
    safe: bool = False

    slots = frozenset({"right", "beside"})

    def triggers(self):
        """The words in brackets, or neighbours that are rarer.  Raises ValueError, with a line for each entry that cannot be
        used."""
        faults, words = [], set()
        for entry in self.contexts:
            try:
                found = contexts(entry)
            except ValueError as err:
                faults.append(str(err))
                continue
            wrongs = [wrong for wrong, _ in found]
            if odd := [wrong for wrong in wrongs if len(wrong.split()) != 1 or wrong != wrong.lower()]:
                faults.append(f"“{entry}” must have single words in small letters in its brackets, not “{odd[0]}”")
            words.update(*(_caller(wrong, context)[0] for wrong, context in found))
        if faults:
            raise ValueError("\n".join(faults))
        return Triggers(words=frozenset(words))

    @cached_property
    def _looked_for(self):
        """{word that calls: {how far from it the wrong word is: {the wrong word: its Contexts}}}."""
        found = {}
        for entry in self.contexts:
            for wrong, context in contexts(entry):
                words, distance = _caller(wrong, context)
                for word in words:
                    found.setdefault(word, {}).setdefault(distance, {}).setdefault(wrong, []).append(context)
        return found

    def run(self, doc, keys):
        """A Hit, with a fix, for every place of a word that is wrong there."""
        words, found, likely, places = doc.sequence, indices(doc), {}, None
        last = len(words) - 1
        for key in keys:
            places_of = found.get(key, ())
            for distance, wrongs in self._looked_for[key].items():
                for at in places_of:
                    i = at + distance
                    if 0 <= i <= last and words[i] in wrongs:
                        fitting = [context for context in wrongs[words[i]] if context.may_fit(words, i, doc)]
                        if fitting:
                            likely.setdefault(i, []).extend(fitting)
        for i in sorted(likely):
            places = places or Places(doc)
            place = places.place(i)
            fitting = [c for c in likely[i] if (c.joined or not place.tied) and place.fits(c)]
            if fitting and words[i] not in [c.right for c in fitting]:
                right = like(doc.text[place.start : place.end], fitting[0].right)
                yield Hit(place.start, place.end, {"right": right, "beside": _beside(doc, place, fitting[0])}, right, self.safe)


def _beside(doc, place, context):
    """The neighbour that the entry is about, as it is written: “accused” of “accused [for] the”."""
    for neighbours, words in ((context.before, place.before()), (context.after, place.after())):
        found = [w for n, w in zip(neighbours, words) if isinstance(w, Word) and not n.negated]
        if found:
            word = min(found, key=lambda w: lexicon().rank(w.low))
            return doc.text[word.start : word.end]
    return ""


def _caller(wrong, context):
    """(the rarest words that must be there, how far from them the wrong word is): itself, or a neighbour."""
    choices = [(frozenset({wrong}), 0)]
    choices += [(n.plain, distance) for distance, n in enumerate(context.before, 1) if n.plain]
    choices += [(n.plain, -distance) for distance, n in enumerate(context.after, 1) if n.plain]
    return min(choices, key=lambda choice: _commonest(choice[0]))


def _commonest(words):
    """The rank of the commonest of some words."""
    return max(map(lexicon().rank, words))

"""A word that is wrong between certain neighbours: “free [reign] => rein”."""

from functools import cached_property

from newslint.analysis.clauses import indices
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.match.contexts import Places, contexts
from newslint.match.phrases import like


class Context(Check):
    """A word is wrong where certain words are beside it, and right everywhere else.

    contexts: entries such as "free|full [reign] => rein".  The word in brackets is wrong, the word after the arrow is
    right, and the others are the neighbours, in the order of the text.  `a|b` is a choice.  A neighbour may be a word,
    an ending (`*ing`), a beginning (`rule*`), a list (`@months`), NAME (a word with a capital), NUM (figures), NOUN, PLURAL or PAST (a singular noun,
    a plural one, a past tense; no adjective or adverb), START or
    END (a clause begins or ends here); `!a|b` is anything but these.  No neighbour is looked for beyond a punctuation
    mark; with a hyphen, `deep-` is the other half of the compound.  Several words in brackets have one right word for all or one for each: "[waived|waives] goodbye =>
    waved|waves".  Where the right word is the word in brackets, the entry is an exception to the others.
    safe: with `true`, the fix may be applied unseen.

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

    slots = frozenset({"right"})

    def triggers(self):
        """The words in brackets.  Raises ValueError, with a line for each entry that cannot be used."""
        faults, words = [], set()
        for entry in self.contexts:
            try:
                wrongs = [wrong for wrong, _ in contexts(entry)]
            except ValueError as err:
                faults.append(str(err))
                continue
            if odd := [wrong for wrong in wrongs if len(wrong.split()) != 1 or wrong != wrong.lower()]:
                faults.append(f"“{entry}” must have single words in small letters in its brackets, not “{odd[0]}”")
            words.update(wrongs)
        if faults:
            raise ValueError("\n".join(faults))
        return Triggers(words=frozenset(words))

    @cached_property
    def _by_word(self):
        """{wrong word: its Contexts}."""
        found = {}
        for entry in self.contexts:
            for wrong, context in contexts(entry):
                found.setdefault(wrong, []).append(context)
        return found

    def run(self, doc, keys):
        """A Hit, with a fix, for every place of a word that is wrong there."""
        words, places, by_word = doc.sequence, None, self._by_word
        found = indices(doc)
        for i in sorted([i for key in keys for i in found.get(key, ())]):
            likely = [context for context in by_word[words[i]] if context.may_fit(words, i, doc)]
            if not likely:
                continue
            places = places or Places(doc)
            place = places.place(i)
            rights = [c.right for c in likely if (c.joined or not place.tied) and place.fits(c)]
            if rights and words[i] not in rights:
                right = like(doc.text[place.start : place.end], rights[0])
                yield Hit(place.start, place.end, {"right": right}, right, self.safe)

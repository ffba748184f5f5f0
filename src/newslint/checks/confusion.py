"""A known word in the place of another: its for it's, reign for rein."""

from functools import cached_property
from itertools import compress, count

from newslint.match.confusions import Table, called
from newslint.match.contexts import Places, contexts
from newslint.language.pairs import NAME
from newslint.checks import Check, Triggers
from newslint.document import fold
from newslint.finding import Hit
from newslint.language.lexicon import lexicon

GIVEN_NAME = 185  # from this name rank on, a word before a name is rather a given name
PARALLEL = 16  # words in which what a conjunction takes up again is looked for
ONE_SIDED = 14  # more evidence, where only one of two neighbours was ever seen beside the alternative
ELSEWHERE = 10  # what is written is elsewhere in the article too


class Confusion(Check):
    """A word that its neighbours do not want, where they want another of the same set.

    sets: words taken for one another, each set a string: "their there they're".
    evidence: by how many ranks of the lexicon the neighbours must prefer the alternative.
    short_forms: what a contraction stands for when neighbours are asked: {"it's" = "it is has"}.
    small_words: articles, prepositions, conjunctions: beside any noun, and so alone no evidence for one.
    numbers: number words, which say nothing of what they count.
    never_last, never_first: words that cannot end, or begin, a clause.
    patterns: contexts in which a word is certainly wrong: “free|full [reign] => rein”, see match/contexts.py;
    or certainly right: “also [form] a => form”.
    possessives: what a contraction, or “there”, is often written for before a noun: {"it's" = "its"}.
    Slots: right, fault (“looks like a slip”; of “according the clerk”, that it lacks a word).
    """

    sets: tuple
    evidence: int = 32
    short_forms: dict[str, str] = {}
    small_words: frozenset = frozenset()
    numbers: frozenset = frozenset()
    never_last: frozenset = frozenset()
    never_first: frozenset = frozenset()
    patterns: tuple = ()
    possessives: dict[str, str] = {}
    called: dict = {}  # what each word calls

    slots = frozenset({"right", "fault"})
    worked_out = frozenset({"called"})

    def triggers(self):
        """The words of the sets and those that contexts are about.

        Raises ValueError, with a line for each context that is not well written.
        """
        faults = []
        for pattern in () if self.called else self.patterns:
            try:
                contexts(pattern)
            except ValueError as err:
                faults.append(str(err))
        if faults:
            raise ValueError("\n".join(faults))
        return Triggers(words=frozenset(self._called))

    def prepare(self):
        """The parameters that are worked out once, when the rules are compiled."""
        return {"called": self._called}

    @cached_property
    def _called(self):
        return self.called or called(self.sets, self.patterns)

    @cached_property
    def _table(self):
        return Table(self)

    def run(self, doc, keys):
        table = self._table
        for word in keys - table.seen:
            table.meet(word)
        entries, places = table.entries, None
        words = doc.sequence
        last = len(words) - 1
        for i in compress(count(), map(entries.__contains__, words)):
            word, before, after = words[i], words[i - 1] if i else "", words[i + 1] if i < last else ""
            entry = entries[word]
            if entry.alternatives:
                left, right = entry.left[before], entry.right[after]
                if not (left and (right or left.decides_alone) or right and right.decides_alone or entry.others or entry.owner):
                    continue  # as nearly always
            elif not (before in entry.left.contexts or after in entry.right.contexts or entry.others or entry.owner):
                continue
            key = word, before, after
            doubt, likely, owned = table.said.get(key) or table.say(key)
            if likely:
                likely = [c for c in likely if c.may_fit(words, i, doc)]
            if not likely and not doubt and not owned:
                continue
            places = places or Places(doc)
            if hit := self._judge(doc, table, places, i, entry, doubt, likely, owned):
                yield hit

    def _judge(self, doc, table, places, i, entry, doubt, likely, owned):
        """The Hit for the word number i, or None.  doubt, likely, owned: what its neighbours say, see Table.say."""
        place, words = places.place(i), doc.sequence
        word = words[i]
        if place.tied:
            likely, doubt, owned = [c for c in likely if c.joined], False, False
        if likely and (_repeated(words, i) or _in_name(place)) or place.capital and _named(doc, word):
            return None
        fitting = [c.right for c in likely if place.fits(c)]
        if word in fitting:
            return None
        right = fitting[0] if fitting else None
        sure = right is not None
        if doubt and not sure:
            right = self._better(table, entry, place, places.times(word))
        if owned and not right and self._owns(place):
            right = entry.owner
        if not right:
            return None
        right = _dressed(right, doc.text[place.start : place.end], doc.text)
        lacks = right.lower().startswith(word + " ") or right.lower().endswith(" " + word)
        fault = "lacks a word" if lacks else "looks like a slip"
        return Hit(place.start, place.end, {"right": right, "fault": fault}, fix=right if sure else None, suggestions=() if sure else (right,))

    def _better(self, table, entry, place, times):
        """The alternative that the neighbours inside the clause want instead, or None."""
        before, after = next(place.before()), next(place.after())
        if place.capital and before:
            return None  # part of a name
        head, tail = _neighbour_words(place, before), _neighbour_words(place, after)
        score, other = table.best(entry, head, tail)
        if score - (ELSEWHERE if times > 1 else 0) < self.evidence:
            return None
        beside = table.beside(entry, other, head, tail)
        if 0 in beside and score < self.evidence + ONE_SIDED:
            return None
        if other in self.short_forms and entry.form.word not in self.short_forms and not (beside[1] and self._verb(place)):
            return None
        return other

    def _owns(self, place):
        """Whether the noun after a contraction stands alone, so that the phrase is whole (“lost it's license in May”), and
        the clause has begun: “there lives a man” and “they're neighbors” begin one."""
        words = place.after()
        noun, behind = next(words), next(words)
        if not noun or noun.capital or place.in_compound(noun) or behind and behind.low not in self.small_words:
            return False
        return bool(next(place.before()))

    def _verb(self, place):
        """Whether a contraction can be here: no noun phrase, as in “its preferred terms”, “its set of terms”."""
        words = place.after()
        first, second = next(words), next(words)
        return not second or second.low != "of" and (second.low in self.small_words or first.low in self.small_words)


def _repeated(words, i):
    """Whether “and” or “or” takes the word up again, as the clause has it before: “more than in May and than in June”."""
    return i > 0 and words[i - 1] in ("and", "or") and words[i] in words[max(0, i - PARALLEL) : i - 1]


def _named(doc, word):
    """Whether the article has somebody of that name: “Ms. Manger, who …”, “Ruth Manger”."""
    from newslint.language.honorifics import honorific

    for start, end in doc.spans(word):
        if doc.text[start].isupper() and doc.text[start - 1 : start] in (" ", "\u00a0") and doc.text[end - 1].islower():
            before = doc.text[max(0, start - 24) : start].split()[-1:]
            if before and (honorific(before[0]) or before[0].isalpha() and before[0][0].isupper() and lexicon().name_rank(fold(before[0])) >= GIVEN_NAME):
                return True
    return False


def _in_name(place):
    """Whether the word has a capital between two others that have one."""
    if not place.capital:
        return False
    before, after = next(place.before()), next(place.after())
    return bool(before and after) and before.capital and after.capital


def _neighbour_words(place, word):
    """What to look up for a neighbour; a compound ("no-show") is like no word of its own."""
    return "" if not word else NAME if place.in_compound(word) else word.low


def _dressed(right, found, text):
    """The word with the capital of what it replaces and the apostrophes of the article."""
    if found.isupper() and len(found) > 1:
        right = right.upper()
    elif found[0].isupper():
        right = right[0].upper() + right[1:]
    curly = text.count("’") > text.count("'") or "'" not in text and "“" in text
    return right.replace("'", "’") if curly else right

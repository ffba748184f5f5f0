"""A known word in the place of another: its for it's, reign for rein."""

from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from newslint.analysis.contexts import Places, contexts
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.lexicon import RARE, lexicon

# What weighs how much, in ranks of the lexicon: 28 to a factor of ten.
UNSEEN = 100  # a pair that the lexicon does not hold: a little less than the rarest that it does
RARER = 30  # an alternative so much rarer than what is written is not looked for
FREQUENT = 0.4  # of the alternative's greater frequency: common words are common beside anything
LESS = 0.2  # of its lesser frequency
ATTESTED = 12  # what is written is known beside this neighbour
ALONE = 5  # there is no neighbour on this side
STRANGE = 10  # the alternative was never seen beside this neighbour either
ELSEWHERE = 10  # what is written stands elsewhere in the article too
TIED = 0.7  # of how much oftener than by chance the alternative stands beside this neighbour
MOST_KEPT = 100_000  # words with their neighbours
CHANCE = 260  # rank(a) + rank(b) - CHANCE: the rank that a pair would have by chance
EXPECTED = 125  # from this chance on, it says something that what is written was never seen beside a neighbour
FAR_LESS = 40  # so much rarer than the alternative beside a neighbour, what is written is as good as never seen there
NAME_RANK = 190  # the rank of all unknown words together
# Known words that stand for a kind of neighbour, and a word that no text holds.
NAMES, SUBJECT, OWNER, NAME = ("john", "america"), "he", "his", "\0"
# What a contraction is to the word after it: its last word.
ENDINGS = {"re": "are", "ll": "will", "ve": "have", "d": "would", "m": "am", "t": "not"}


class Confusion(Check):
    """A word that its neighbours do not want, where they want another of the same set.

    sets: words taken for one another, each set a string: "their there they're".
    evidence: by how many ranks of the lexicon the neighbours must prefer the alternative.
    short_forms: what a contraction stands for when neighbours are asked: {"it's" = "it is has"}.
    small_words: articles, prepositions, conjunctions: beside any noun, and so alone no evidence for one.
    numbers: number words, which say nothing of what they count.
    never_last, never_first: words that cannot end, or begin, a clause.
    patterns: contexts in which a word is certainly wrong: “free|full [reign] => rein”, see analysis/contexts.py;
    or certainly right: “also [form] a => form”.
    """

    sets: tuple
    evidence: int = 32
    short_forms: dict = {}
    small_words: frozenset = frozenset()
    numbers: frozenset = frozenset()
    never_last: frozenset = frozenset()
    never_first: frozenset = frozenset()
    patterns: tuple = ()

    slots = frozenset({"right"})

    def triggers(self):
        words = {w for group in self.sets for w in group.split()}
        for entry in self.patterns:
            words.update(entry[entry.index("[") + 1 : entry.index("]")].split("|"))
        return Triggers(words=frozenset(words))

    def run(self, doc, keys):
        table = _table(self)
        known = table.entries
        entries = {w: e for w in keys if (e := known[w] if w in known else table.entry(w))}
        words, places, known = ["", *doc.sequence, ""], Places(doc), table.doubts
        for i in compress(count(), map(entries.__contains__, words)):
            key = word, _, _ = words[i], words[i - 1], words[i + 1]
            called = known[key] if key in known else table.doubt(key)
            if not called:
                continue
            doubt, likely = called
            if likely:
                likely = [c for c in likely if c.may_fit(words, i, doc)]
            if not likely and not doubt:
                continue
            entry = entries[word]
            place = places.place(i - 1)
            if place.tied:
                continue
            fitting = [c.right for c in likely if place.fits(c)]
            if word in fitting:
                continue
            right = fitting[0] if fitting else None
            sure = right is not None
            if doubt and not sure:
                right = self._better(table, entry, place, places.times(word))
            if right:
                right = _dressed(right, doc.text[place.start : place.end], doc.text)
                yield Hit(place.start, place.end, {"right": right}, fix=right if sure else None,
                          suggestions=() if sure else (right,))

    def _better(self, table, entry, place, times):
        """The alternative that the neighbours inside the clause want instead, or None."""
        before, after = next(place.before()), next(place.after())
        if place.capital and before:
            return None  # part of a name
        score, other = table.best(entry, _read(place, before), _read(place, after))
        if score - (ELSEWHERE if times > 1 else 0) < self.evidence:
            return None
        if other in self.short_forms and entry.form.word not in self.short_forms and not self._verb(place):
            return None
        return other

    def _verb(self, place):
        """Whether a contraction can stand here: no noun phrase, as in “its preferred terms”, “its set of terms”."""
        words = place.after()
        first, second = next(words), next(words)
        return not second or second.low != "of" and (second.low in self.small_words or first.low in self.small_words)


def _read(place, word):
    """What to look up for a neighbour; a compound ("no-show") is like no word of its own."""
    return "" if not word else NAME if place.in_compound(word) else word.low


class _Form(NamedTuple):
    """A word as its neighbours see it: a contraction is its first word to the one before it, its last to the one after.

    penalty: what speaks against it as an alternative, whatever the neighbours.
    """

    word: str
    head: str
    tails: tuple
    rank: int
    penalty: float = 0


class _Entry(NamedTuple):
    """What is known of one word: itself, what it may be taken for, and its Contexts by the neighbour they begin with."""

    form: _Form
    alternatives: list
    before: dict
    after: dict
    others: list

    def add(self, context):
        if context.after and context.after[0].plain:
            for word in context.after[0].words:
                self.after.setdefault(word, []).append(context)
        elif context.before and context.before[0].plain:
            for word in context.before[0].words:
                self.before.setdefault(word, []).append(context)
        else:
            self.others.append(context)


class _Table:
    """The parameters of a check, ready for use; a word is worked out when it is first met.

    entries: {word: _Entry, or None if it is never wrong} of the words met so far.
    """

    def __init__(self, check):
        self.check = check
        self._groups, self._patterns, self.entries, self.doubts = {}, {}, {}, {}
        for group in check.sets:
            members = group.split()
            for word in members:
                self._groups.setdefault(word, set()).update(w for w in members if w != word)
        for pattern in check.patterns:
            for wrong in pattern[pattern.index("[") + 1 : pattern.index("]")].split("|"):
                self._patterns.setdefault(wrong, []).append(pattern)

    def entry(self, word):
        """Work out the _Entry of a word that is not among the entries yet."""
        entry = _Entry(self._form(word), [], {}, {}, [])
        for other in map(self._form, sorted(self._groups.get(word, ()))):
            more = other.rank - entry.form.rank
            if other.rank and more > -RARER:
                entry.alternatives.append(other._replace(penalty=FREQUENT * more if more > 0 else -LESS * more))
        for pattern in self._patterns.get(word, ()):
            for wrong, context in contexts(pattern):
                if wrong == word:
                    entry.add(context)
        self.entries[word] = entry if entry.alternatives or word in self._patterns else None
        return self.entries[word]

    def doubt(self, key):
        """(whether its neighbours may want another, the Contexts that begin with one of the two) of (word, before,
        after); None if there is nothing to look at, as nearly always.  Many are met again in the next article."""
        word, before, after = key
        entry = self.entries[word]
        doubt = bool(entry.alternatives) and not (_pair(before, word) and _pair(word, after)) and (
            self.best(entry, before, after)[0] >= self.check.evidence
        )
        likely = entry.others
        if before in entry.before or after in entry.after:
            likely = [*entry.after.get(after, ()), *entry.before.get(before, ()), *likely]
        found = (doubt, likely) if doubt or likely else None
        if len(self.doubts) < MOST_KEPT:
            self.doubts[key] = found
        return found

    def _form(self, word):
        head, *tails = self.check.short_forms.get(word, word).split()
        return _Form(word, head, tuple(tails or [head]), lexicon().rank(tails[0] if tails else word))

    def best(self, entry, before, after):
        """(score, alternative) of the word most likely meant; before and after are "" at the edge of a clause."""
        check, short = self.check, self.check.short_forms
        before, after = self._telling(_key_before(before, before in short)), self._telling(_key_after(after, after in short))
        left, right = _sides(entry.form, before, after)
        attested = ATTESTED * ((left > 0) + (right > 0)) + ALONE * ((not before) + (not after))
        best = (0, "")
        for other in entry.alternatives:
            a, b = _sides(other, before, after)
            if not self._speak(entry.form, other, (before, left, a), (after, right, b)):
                continue
            score = -attested - other.penalty
            if before:
                score += (a or UNSEEN) - (left or UNSEEN) + _tie(a, other.rank, before)
            if after:
                score += (b or UNSEEN) - (right or UNSEEN) + _tie(b, other.rank, after)
            if score > best[0] and (before or other.word not in check.never_first) and (
                after or other.word not in check.never_last
            ):
                best = (score, other.word)
        return best

    def _telling(self, neighbour):
        return "" if neighbour.isdigit() or neighbour in self.check.numbers else neighbour

    def _speak(self, form, other, *sides):
        """Whether the neighbours speak for the other word; sides: (neighbour, rank of its pair with what is written,
        with the other).  The pairs are few: that one is not among them proves little."""
        small = self.check.small_words
        closed = form.word in small or other.word in small
        told = [n for n, w, a in sides if n and a and a - w >= FAR_LESS and (closed or n not in small)]
        if len(told) != 1:
            return len(told) == 2
        rank = NAME_RANK if told[0] == NAME else lexicon().rank(told[0])
        return not any(w for _, w, _ in sides) and form.rank + rank - CHANCE >= EXPECTED


def _sides(form, before, after):
    """The ranks of the pairs that a word makes with its neighbours; 0 for one that is not known."""
    left = _pair(before, form.head) if before else 0
    if not after:
        return left, 0
    return left, _pair(form.tails[0], after) if len(form.tails) == 1 else max(_pair(t, after) for t in form.tails)


def _tie(pair, rank, neighbour):
    """What a pair weighs for being commoner than chance, or for being unknown."""
    if not pair:
        return -STRANGE
    return TIED * max(0, pair - rank - (NAME_RANK if neighbour == NAME else lexicon().rank(neighbour)) + CHANCE)


@lru_cache(maxsize=1 << 14)
def _key_before(word, short):
    """What stands for the word before another: figures, contractions and unknown words for their kind."""
    if word.isdigit():
        return word
    if "'" in word:
        return ENDINGS.get(word.partition("'")[2], "" if short else OWNER)
    return word if not word or lexicon().rank(word) >= RARE else NAME


@lru_cache(maxsize=1 << 14)
def _key_after(word, short):
    """What stands for the word after another."""
    if word.isdigit():
        return word
    if "'" in word:
        return SUBJECT if short or not word.endswith("'s") else NAME
    return word if not word or lexicon().rank(word) >= RARE else NAME


@lru_cache(maxsize=1 << 16)
def _pair(first, second):
    """The rank of a pair of words; names are asked by proxy."""
    bigram = lexicon().bigram
    if first == NAME:
        return sum(bigram(n, second) for n in NAMES) // len(NAMES)
    if second == NAME:
        return sum(bigram(first, n) for n in NAMES) // len(NAMES)
    return bigram(first, second)


_tables = {}


def _table(check):
    """The _Table of a check; a check is a tuple, with no room to keep it in."""
    found = _tables.get(id(check.sets))
    if found is None or found.check.sets is not check.sets or found.check.patterns is not check.patterns:
        found = _tables[id(check.sets)] = _Table(check)
    return found


def _dressed(right, found, text):
    """The word with the capital of what it replaces and the apostrophes of the article."""
    if found.isupper() and len(found) > 1:
        right = right.upper()
    elif found[0].isupper():
        right = right[0].upper() + right[1:]
    curly = text.count("’") > text.count("'") or "'" not in text and "“" in text
    return right.replace("'", "’") if curly else right

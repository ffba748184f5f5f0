"""Known words with their frequencies, names, word pairs, and what a wrong word was meant to be.

The data are built by lexicon/build.py and mapped into memory; nothing is parsed before it is asked for.  Ranks are
logarithmic frequencies: 250 is the commonest entry ("the", the surname Smith, a city of 25 million), and 12 ranks
are a factor of e (28 ranks a factor of ten).
"""

import os
from functools import cache

import marisa_trie

from newslint.records import record

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOWELS = frozenset("aeiouy")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ONE = 287  # on this scale, a probability of one
WORD_RANK = 150  # from this rank on, a word is a common one: a part of a compound that is a word of its own
RARE = 16  # a rank below this: a word of the largest dictionaries only, or of another language
SELDOM_A_NAME = 142  # rank of a name that hardly anybody has
EDIT = 80  # ranks that one plain edit costs a candidate
# The cost of an edit, by what went wrong: slips that hand and memory make easily cost less.
EXTRA, LEFT_OUT, REPEATED, APOSTROPHE, TURNED_ROUND = 1.0, 0.9, 0.7, 0.5, 0.7
NEAR_LETTER, OTHER_LETTER = 1.0, 1.3  # a vowel for a vowel or a key for its neighbour; any letter for any other
FIRST = 0.4  # more at the first letter, which is seldom wrong
LONG, VERY_LONG = 6, 18  # two edits are looked for in words of so many letters
MOST_KEPT = 400_000  # words
MOST_SLIPS = 4_000  # words whose slips are remembered
CLEAR = 60  # a candidate of one edit with this score makes it needless to look for two


@record
class Candidate:
    """A known word near a wrong one.  cost: edits, weighed by how easily they happen; rank: its frequency."""

    word: str
    cost: float
    rank: int

    @property
    def score(self):
        """Ranks after the edits are paid for; the difference of two scores is their odds, 28 to a factor of ten."""
        return self.rank - EDIT * self.cost


@cache
def lexicon():
    """The one Lexicon of this process."""
    return Lexicon()


class Lexicon:
    """Questions are asked in folded words: lower case, straight apostrophes (document.fold)."""

    def __init__(self, folder=DATA):
        self._folder = folder
        self._words, self._word_ranks = self._open("words")
        self._seen, self._strange = set(), set()  # words that were asked for
        self._slips_of = {}  # {word: its slips}, of the last words that were asked for

    def _open(self, name):
        with open(os.path.join(self._folder, name + ".rank"), "rb") as f:
            return marisa_trie.Trie().mmap(os.path.join(self._folder, name + ".trie")), f.read()

    def _written(self):
        with open(os.path.join(self._folder, "capitals.txt"), encoding="utf-8") as f:
            return f.read()

    def __getattr__(self, name):
        # What only some checks ask for is opened when it is first wanted.
        if name in ("_names", "_name_ranks"):
            self._names, self._name_ranks = self._open("names")
        elif name in ("pairs", "_pair_ranks"):  # the quarter million commonest pairs of words, "first second"
            self.pairs, self._pair_ranks = self._open("pairs")
        elif name == "_slips":
            self._slips = marisa_trie.RecordTrie("<I").mmap(os.path.join(self._folder, "slips.trie"))
        elif name == "_capitals":
            self._capitals = {w.lower(): w for w in self._written().split()}
        elif name == "_capitalised":  # asked by every article, the spelling by few
            self._capitalised = frozenset(self._written().lower().split())
        else:
            raise AttributeError(name)
        return self.__dict__[name]

    def __contains__(self, word):
        return word in self._words or word[-2:] == "'s" and word[:-2] in self._words

    def rank(self, word):
        """0 for an unknown word, else 1..255."""
        key = self._words.get(word)
        return 0 if key is None else self._word_ranks[key]

    def name_rank(self, word):
        """0 unless the word is a given name, a surname or part of a place's name; else 1..255 by commonness."""
        key = self._names.get(word)
        return 0 if key is None else self._name_ranks[key]

    def bigram(self, first, second):
        """How common the pair is, on the scale of words; 0 if it is not among the quarter million commonest."""
        key = self.pairs.get(f"{first} {second}")
        return 0 if key is None else self._pair_ranks[key]

    def unknown(self, words):
        """Those of a set of words that are not in the lexicon, or are rare in it.  Quicker than asking one by one."""
        rest = words - self._seen  # a word seen in one article is known in the next
        new = rest - self._strange
        if new:
            get, ranks = self._words.get, self._word_ranks
            strange = {
                w for w in new
                if ((key := get(w)) is None or ranks[key] < RARE)
                and not (w[-2:] == "'s" and (key := get(w[:-2])) is not None and ranks[key] >= RARE)
            }
            rest -= new - strange
            if len(self._seen) + len(self._strange) < MOST_KEPT:
                self._seen |= new - strange
                self._strange |= strange
        return rest

    def capitalised(self, words):
        """Those of a set of words that are written with a capital only: European, Tuesday."""
        return self._capitalised & words

    def spelling(self, word):
        """The folded word with its usual capitals: "european" -> "European"."""
        return self._capitals.get(word, word)

    def near(self, word, limit=5):
        """Candidates one edit away, two for long words; best first."""
        return sorted(self._near(word), key=lambda c: (-c.score, c.word))[:limit]

    def _near(self, word):
        found = list(self.slips(word))
        if any(c.score >= CLEAR for c in found):
            return found
        get, ranks, known = self._words.get, self._word_ranks, {c.word for c in found}
        for form in one_edit(word):
            key = get(form)
            if key is not None and ranks[key] >= RARE and form not in known:
                known.add(form)
                found.append(Candidate(form, slip_cost(word, form), ranks[key]))
        if LONG <= len(word) <= VERY_LONG:
            found += [Candidate(w, edit_cost(word, w), ranks[get(w)]) for w in self._two_edits(word) if w not in known]
        return found

    def slips(self, word):
        """Candidates among frequent words one edit away, as a tuple in no order: quick, by their index of deletions."""
        known = self._slips_of.get(word)
        if known is None:
            if len(self._slips_of) >= MOST_SLIPS:
                self._slips_of.clear()
            known = self._slips_of[word] = tuple(self._found_slips(word))  # several ask of the same word
        return known

    def _found_slips(self, word):
        index, restore, ranks = self._slips, self._words.restore_key, self._word_ranks
        found = {}
        for form in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            for (key,) in index.get(form, ()):
                if key not in found:
                    near = restore(key)
                    cost = slip_cost(word, near)
                    found[key] = cost and Candidate(near, cost, ranks[key])
        return [c for c in found.values() if c]

    def _two_edits(self, word):
        """Frequent words two edits away: a word one edit off meets one that lacks a letter (symmetric deletion)."""
        restore, known = self._words.restore_key, filter(None, map(self._slips.get, _bridges(word)))
        near, letters = map(restore, {key for keys in known for (key,) in keys}), frozenset(word)
        return {  # letters tell quickly that most are further away
            w for w in near
            if abs(len(w) - len(word)) <= 2 and len(letters.symmetric_difference(w)) <= 4 and distance(word, w) == 2
        }

    def matching(self, pattern):
        """Known words of the pattern's length that fit it ('.' is any letter), most frequent first."""
        holes = [i for i, c in enumerate(pattern) if c == "."]
        if len(holes) == len(pattern):
            return []
        starts = [""]  # grown letter by letter, until few words begin so or the letters to try are too many
        for i, c in enumerate(pattern):
            if c == "." and (len(starts) > 700 or i > 2 and len(holes) > 2):
                break
            starts = [s + d for s in starts for d in (LETTERS if c == "." else c)]
        size, tail = len(pattern), [(i, c) for i, c in enumerate(pattern) if c != "." and i >= len(starts[0])]
        if len(starts[0]) == size:
            words = [w for w in starts if w in self._words]
        else:
            words = [w for s in starts for w in self._words.iterkeys(s) if len(w) == size and all(w[i] == c for i, c in tail) and "'" not in w]
        return sorted(words, key=lambda w: (-self.rank(w), w))


@cache
def _neighbours():
    """{letter: keys beside it}, on a QWERTY keyboard."""
    near = {c: set() for c in LETTERS}
    for r, row in enumerate(ROWS):
        for i, c in enumerate(row):
            for other, at in ((r, i - 1), (r, i + 1), (r - 1, i), (r - 1, i + 1), (r + 1, i - 1), (r + 1, i)):
                if 0 <= other < 3 and 0 <= at < len(ROWS[other]):
                    near[c].add(ROWS[other][at])
    return near


def _swap_cost(a, b):
    return NEAR_LETTER if a in VOWELS and b in VOWELS or b in _neighbours().get(a, ()) else OTHER_LETTER


def one_edit(word):
    """Every form one edit away from the word, some of them twice."""
    for i in range(len(word)):
        head, c, tail = word[:i], word[i], word[i + 1 :]
        yield head + tail
        if tail and tail[0] != c:
            yield head + tail[0] + c + tail[1:]
        for other in LETTERS:
            if other != c:
                yield head + other + tail
    for i in range(len(word) + 1):
        for other in LETTERS:
            yield word[:i] + other + word[i:]


def slip_cost(wrong, right):
    """The cost of the one edit that makes `right` of `wrong`, or None if it takes none or more."""
    i, shorter = 0, min(len(wrong), len(right))
    while i < shorter and wrong[i] == right[i]:
        i += 1
    a, b = wrong[i : i + 1], right[i : i + 1]
    first = 0 if i else FIRST
    if wrong[i + 1 :] == right[i:]:  # typed one too many
        return ((REPEATED if a == wrong[i - 1 : i] or a == right[i : i + 1] else EXTRA) + first) if a else None
    if wrong[i:] == right[i + 1 :]:  # left one out
        return APOSTROPHE if b == "'" else REPEATED if b == right[i - 1 : i] or b == wrong[i : i + 1] else LEFT_OUT + first
    if wrong[i + 1 :] == right[i + 1 :]:
        return _swap_cost(a, b) + first
    if a == right[i + 1 : i + 2] and b == wrong[i + 1 : i + 2] and wrong[i + 2 :] == right[i + 2 :]:
        return TURNED_ROUND + first / 2
    return None


def _bridges(word):
    """The forms through which words two edits away are met in the index of deletions; the first letter stays."""
    places = range(1, len(word))
    shorter = [word[:i] + word[i + 1 :] for i in places]  # a letter left out
    forms = [*shorter, *(f[:i] + f[i + 1 :] for f in shorter for i in range(1, len(f)))]
    for form in (word, *shorter):  # and another letter, or one too many
        for i in range(1, len(form)):
            head, tail = form[:i], form[i + 1 :]
            forms += [head + c + tail for c in LETTERS]
    for i in range(1, len(word) + 1):
        head, tail = word[:i], word[i:]
        forms += [head + c + tail for c in LETTERS]
    for i in places[:-1]:  # two letters changed over
        form = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        forms += [form, *(form[:j] + form[j + 1 :] for j in places)]
    return set(forms)


def edit_cost(wrong, right):
    """The cheapest way from one word to the other, each edit weighed as in slip_cost()."""
    rows = [[0.0] * (len(right) + 1) for _ in range(len(wrong) + 1)]
    for i in range(len(wrong) + 1):
        for j in range(len(right) + 1):
            if i == j == 0:
                continue
            first = FIRST if i <= 1 and j <= 1 else 0
            best = 99.0
            if i:
                doubled = i > 1 and wrong[i - 1] == wrong[i - 2] or wrong[i : i + 1] == wrong[i - 1]
                best = rows[i - 1][j] + (REPEATED if doubled else EXTRA) + first
            if j:
                doubled = j > 1 and right[j - 1] == right[j - 2] or right[j : j + 1] == right[j - 1]
                best = min(best, rows[i][j - 1] + (APOSTROPHE if right[j - 1] == "'" else REPEATED if doubled else LEFT_OUT) + first)
            if i and j:
                same = wrong[i - 1] == right[j - 1]
                best = min(best, rows[i - 1][j - 1] + (0 if same else _swap_cost(wrong[i - 1], right[j - 1]) + first))
                if i > 1 and j > 1 and not same and wrong[i - 1] == right[j - 2] and wrong[i - 2] == right[j - 1]:
                    best = min(best, rows[i - 2][j - 2] + TURNED_ROUND + (0 if i > 2 else FIRST / 2))
            rows[i][j] = best
    return rows[-1][-1]


def distance(a, b):
    """Edits between two words: letters put in, left out, replaced, or two neighbours changed over (as one)."""
    while a and b and a[-1] == b[-1]:  # an equal end changes nothing
        a, b = a[:-1], b[:-1]
    before, row = [], list(range(len(b) + 1))
    for i, c in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, d in enumerate(b, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (c != d))
            if i > 1 and j > 1 and c == b[j - 2] and a[i - 2] == d:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]

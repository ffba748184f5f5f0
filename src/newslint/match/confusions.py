"""What the neighbours of a word say of it and of the words that it may be taken for.

A Table is made ready for the sets and contexts of one rule; a word is worked out when it is first met, and what two
neighbours say of it is remembered for the next article.
"""

from functools import cached_property, partial
from operator import itemgetter

from newslint.match.contexts import contexts
from newslint.language.pairs import NAME, key_after, key_before, pair, rank_of
from newslint.language.lexicon import lexicon

# What weighs how much, in ranks of the lexicon: 28 to a factor of ten.
UNSEEN = 100  # a pair that the lexicon does not hold: a little less than the rarest that it does
RARER = 30  # an alternative so much rarer than what is written is not looked for
FREQUENT = 0.4  # of the alternative's greater frequency: common words are common beside anything
LESS = 0.2  # of its lesser frequency
ATTESTED = 12  # what is written is known beside this neighbour
ALONE = 5  # there is no neighbour on this side
STRANGE = 10  # the alternative was never seen beside this neighbour either
TIED = 0.7  # of how much oftener than by chance the alternative is beside this neighbour
MOST_SEEN, MOST_SAID = 400_000, 10_000  # neighbours of all words, and words between two others, that are remembered
CHANCE = 260  # rank(a) + rank(b) - CHANCE: the rank that a pair would have by chance
EXPECTED = 125  # from this chance on, it says something that what is written was never seen beside a neighbour
FAR_LESS = 40  # so much rarer than the alternative beside a neighbour, what is written is as good as never seen there
NONE = frozenset()
VERBAL = ("ing", "ed")  # how words end that come after a contraction
PREDICATES = ("was", "were", "very", "so", "too", "more", "not", "as")  # what comes after these may be there too


class _Form:
    """A word as its neighbours see it: a contraction is its first word to the one before it, its last to the one after.

    penalty: what speaks against it as an alternative, whatever the neighbours.
    """

    def __init__(self, word, spelled_out):
        self.word = word
        self.head, *tails = spelled_out.split()
        self.tails = tails or [self.head]
        self.rank, self.penalty = lexicon().rank(tails[0] if tails else word), 0


class NeighbourVote:
    """What one neighbour says about a word.  wanted: the alternatives that it fits far better.  wanted_alone: the same if its word
    counts without the other neighbour, else none.  decides_alone: whether the other may be silent, also because a Context begins with it."""

    def __init__(self, wanted=NONE, wanted_alone=NONE, called=False):
        self.wanted, self.wanted_alone, self.decides_alone = wanted, wanted_alone, called or bool(wanted_alone)


NO_VOTE = NeighbourVote()


class _Side(dict):
    """{a word that was on this side of another: its NeighbourVote, or None if it has nothing to say, as most}.

    A neighbour is asked when it is first met.  key: what pairs have in its place; pair: the rank of its pair with a _Form;
    right: whether this is the side of the word after it.  seen: [how many are remembered, on the sides of all words].
    contexts: {neighbour: what begins with it, see _Entry.add()}.
    """

    def __init__(self, check, form, alternatives, seen, key, pair, right):
        self._check, self._form, self._alternatives, self._seen = check, form, alternatives, seen
        self.key, self.pair, self.contexts, self._known = key, pair, {}, lexicon().pairs
        self._shapes = [
            shape for a in alternatives for shape in ([(tail + " ", "") for tail in a.tails] if right else [("", " " + a.head)])
        ]

    def __missing__(self, neighbour):
        vote, called = NO_VOTE, neighbour in self.contexts
        if not self._silent(neighbour) and (key := self.key(neighbour)):
            vote = self._vote(key) if key == neighbour else self[key] or NO_VOTE
        said = NeighbourVote(vote.wanted, vote.wanted_alone, called) if vote.wanted or called else None
        if self._seen[0] < MOST_SEEN:
            self._seen[0] += 1
            self[neighbour] = said
        return said

    def _silent(self, neighbour):
        """Whether the neighbour surely wants no alternative: no pair of them is known, nor is anything asked in its place.
        So it is with nearly all, and this is quick to know."""
        for head, tail in self._shapes:
            if head + neighbour + tail in self._known:
                return False
        return "'" not in neighbour and not self._names

    @cached_property
    def _names(self):
        """Whether names say anything."""
        return bool(self._vote(NAME).wanted)

    def _vote(self, key):
        form, small = self._form, self._check.small_words
        closed = key not in small or form.word in small
        ranks = {
            other.word: rank for other in self._alternatives
            if (closed or other.word in small) and (rank := self.pair(key, other)) >= FAR_LESS
        }
        if not ranks:
            return NO_VOTE
        own = self.pair(key, form)
        wanted = frozenset([word for word, rank in ranks.items() if rank - own >= FAR_LESS])
        expected = form.rank + rank_of(key) - CHANCE >= EXPECTED
        return NeighbourVote(wanted, wanted if expected else NONE)

    def rank(self, key):
        """The rank of the pair with what is written; 0 for one that is not known."""
        return self.pair(key, self._form) if key else 0


class _Entry:
    """What is known of one word: itself, what it may be taken for, what its neighbours say, the Contexts that begin
    with none of the two, and the possessive that it may stand for, or ""."""

    def __init__(self, form, alternatives, left, right, owner):
        self.form, self.alternatives, self.left, self.right, self.others = form, alternatives, left, right, []
        self.owner = owner

    def add(self, context, number, small_words):
        """Keep a Context by the words of its first neighbour, as (its turn, it): those with words after it come first, then
        those with words before it, each in the order of the rule."""
        sides = [
            (len(small_words & neighbours[0].words), turn, side, neighbours[0].words)
            for turn, side, neighbours in ((0, self.right, context.after), (1, self.left, context.before))
            if neighbours and neighbours[0].plain
        ]
        if not sides:
            self.others.append(((2, number), context))
            return
        _, _, side, words = min(sides, key=itemgetter(0))  # the side without common words calls it less often
        for word in words:
            side.contexts.setdefault(word, []).append(((sides[0][1], number), context))


class Table:
    """The parameters of a check, ready for use; a word is worked out when it is first met.

    seen: the words so far.  entries: {word: _Entry} of those that may be wrong.
    said: {(word, word before, word after): see say()}.
    """

    def __init__(self, check):
        self.check = check
        self.seen, self.entries, self.said = set(), {}, {}
        self._neighbours = [0]
        self._called = check.called or called(check.sets, check.patterns)

    def meet(self, word):
        """Work out the _Entry of a word that was not met yet."""
        others, patterns = self._called.get(word, ((), ()))
        form, alternatives = self._form(word), []
        for other in map(self._form, others):
            more = other.rank - form.rank
            if other.rank and more > -RARER:
                other.penalty = FREQUENT * more if more > 0 else -LESS * more
                alternatives.append(other)
        if alternatives or patterns:
            side = partial(_Side, self.check, form, alternatives, self._neighbours)
            left, right = side(self._before, _left, False), side(self._after, _right, True)
            entry = _Entry(form, alternatives, left, right, self.check.possessives.get(word, ""))
            for number in patterns:
                for wrong, context in contexts(self.check.patterns[number]):
                    if wrong == word:
                        entry.add(context, number, self.check.small_words)
            self.entries[word] = entry  # whole, or not at all, for another thread
        self.seen.add(word)

    def _form(self, word):
        return _Form(word, self.check.short_forms.get(word, word))

    def _before(self, word):
        return self._telling(key_before(word, word in self.check.short_forms))

    def _after(self, word):
        return self._telling(key_after(word, word in self.check.short_forms))

    def _telling(self, key):
        return "" if key.isdigit() or key in self.check.numbers else key

    def say(self, key):
        """What is said of a word between two others: (whether they make no known pairs with it and want another, the
        Contexts that it may be in, whether a possessive is wanted).  Much is met again in the next article."""
        word, before, after = key
        entry, doubt = self.entries[word], False
        called = [*entry.right.contexts.get(after, ()), *entry.left.contexts.get(before, ()), *entry.others]
        if entry.alternatives:
            doubt = self.best(entry, before, after)[0] >= self.check.evidence and not (pair(before, word) and pair(word, after))
        likely = [context for _, context in sorted(called, key=itemgetter(0))]
        said = doubt, likely, bool(entry.owner) and self._owned(entry, before, after)
        if len(self.said) < MOST_SAID:
            self.said[key] = said
        return said

    def _owned(self, entry, before, after):
        """Whether the word after it is a noun that has an owner, and never comes after the verb of a contraction."""
        if not after or after.endswith(VERBAL) or any(pair(word, after) for word in (*entry.form.tails, *PREDICATES)):
            return False
        if "is" not in entry.form.tails:
            return bool(pair(entry.owner, after))
        # Of what is counted, one has an article or an owner; what is not may stand without: “it's music”.
        if not (pair("a", after) or pair("an", after) or entry.owner == "whose" and pair("their", after)):
            return False
        # “I know it's …”, “ask who's boss”
        return before not in self.check.small_words and not pair(before, "that" if entry.form.head == "it" else "what")

    def best(self, entry, before, after):
        """(score, alternative) of the word most likely meant; before and after are "" at the edge of a clause."""
        left, right = entry.left[before] or NO_VOTE, entry.right[after] or NO_VOTE
        wanted, wanted_alone = left.wanted & right.wanted, left.wanted_alone | right.wanted_alone
        if not wanted and not wanted_alone:
            return 0, ""
        before, after = entry.left.key(before), entry.right.key(after)
        a, b = entry.left.rank(before), entry.right.rank(after)
        if not a and not b:  # the pairs are few: that one is not among them proves little
            wanted |= wanted_alone
        attested = ATTESTED * ((a > 0) + (b > 0)) + ALONE * ((not before) + (not after))
        best, check = (0, ""), self.check
        for other in entry.alternatives if wanted else ():
            if other.word in wanted:
                score = -attested - other.penalty
                if before:
                    score += _better(_left(before, other), a, other.rank, before)
                if after:
                    score += _better(_right(after, other), b, other.rank, after)
                if score > best[0] and (before or other.word not in check.never_first) and (
                    after or other.word not in check.never_last
                ):
                    best = (score, other.word)
        return best

    def beside(self, entry, word, before, after):
        """The ranks of the pairs that an alternative makes with the word before it and after it; -1 where there is none."""
        other = next(a for a in entry.alternatives if a.word == word)
        before, after = entry.left.key(before), entry.right.key(after)
        return _left(before, other) if before else -1, _right(after, other) if after else -1


def called(groups, patterns):
    """{wrong word: [the words that may be meant, the numbers of the patterns that are about it]}."""
    called = {}
    for group in groups:
        members = group.split()
        for word in members:
            called.setdefault(word, ([], []))[0].extend(w for w in members if w != word)
    for number, pattern in enumerate(patterns):
        for wrong in pattern[pattern.index("[") + 1 : pattern.index("]")].split("|"):
            called.setdefault(wrong, ([], []))[1].append(number)
    return {word: [sorted(set(others)), about] for word, (others, about) in called.items()}


def _left(before, form):
    """The rank of the pair that a word makes with the one before it; 0 if it is not known."""
    return pair(before, form.head)


def _right(after, form):
    """The same with the word after it."""
    tails = form.tails
    return pair(tails[0], after) if len(tails) == 1 else max([pair(tail, after) for tail in tails])


def _better(its, own, word, neighbour):
    """What speaks for an alternative of the rank `word`: the rank of its pair with a neighbour beside that of what is
    written, and that the pair is commoner than chance, or was never seen."""
    tie = TIED * max(0, its - word - rank_of(neighbour) + CHANCE) if its else -STRANGE
    return (its or UNSEEN) - (own or UNSEEN) + tie

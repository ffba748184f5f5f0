"""The same words quoted in two ways in two articles."""

from functools import lru_cache

from newslint.checks import Check, Conflict, Statement, Triggers, count_articles
from newslint.document import LazyPattern
from newslint.language.lists import table, word_set

SHINGLE = 4  # words that two versions must share in a row to be compared
KEYS = 6  # shingles of a piece by which it is found, those with the smallest hashes
WHOLE = 7  # words that two versions share are enough if both begin and end alike
APART = 2  # places that differ whose words are shown without those between
LONGEST = 20  # words of a version that are shown
ANCHOR = 2  # words that must be the same on either side of a difference
LONGER = range(-2, 3)  # letters by which a spelling may be longer than the other: "program", "programme"


class QuoteDrift(Check):
    """One sentence between quotation marks, in other words in another article.

    least: the fewest words that both versions share.  most: the most words that differ in one place.  share: what part of the words that
    are compared must be the same.

    ```toml
    [our-quotations]
    check = "quote-drift"
    says = "{differs}: compare both with the notes"
    least = 10
    ```
    """

    least: int = 8
    most: int = 3
    share: float = 0.75

    slots = frozenset({"differs"})

    def triggers(self):
        """Whatever may open a quotation."""
        return Triggers(literals=frozenset("“\"„«‘'"))

    def collect(self, doc):
        """A Statement for every quotation that is long enough, under some of its rows of four words."""
        from zlib import crc32

        from newslint.analysis.quoted_words import pieces

        for piece in pieces(doc):
            words = piece.words
            if len(words) >= min(WHOLE, self.least):
                rows = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
                keys = sorted(crc32(row.encode("utf-8", "surrogatepass")) for row in rows)[: max(KEYS, len(rows) // 4)]
                yield Statement(tuple([f"{key:08x}" for key in keys]), piece.start, piece.end, " ".join(words))

    def may_conflict(self, data, other):
        """Whether both share so many words in a row: what differs would cut more rows than these."""
        words = other.split(" ")
        return sum(map(_pairs(data).__contains__, zip(words, words[1:]))) > min(WHOLE, self.least) - SHINGLE

    def compare(self, stated):
        """A Conflict for the later of two versions, or for the one that fewer articles have."""
        versions = {}
        for s in stated:
            versions.setdefault(s.data, []).append(s)
        known, checked = list(versions), {words for words, of in versions.items() if any([s.checked for s in of])}
        for i, newer in enumerate(known):
            for older in known[:i]:
                if older not in checked and newer not in checked:
                    continue
                here, there = versions[newer][0], versions[older][0]
                if here.article == there.article or not (difference := self._difference(older, newer)):
                    continue
                turn = not here.checked or there.checked and count_articles(versions[older]) < count_articles(versions[newer])
                if turn:
                    here, there, difference = there, here, [(b, a) for a, b in difference]
                if here.checked:
                    left, right = _shown(difference, there.data.split(" "), here.data.split(" "))
                    yield Conflict(here, {"differs": _worded(right, left, there.article)},
                                   ((there, f"“{left or _around(difference[0][0], there.data.split(' '))}” here"),))

    def _difference(self, older, newer):
        """[(slice of the older version, of the newer)] where they differ; None if they are the same or not one sentence."""
        if not self.may_conflict(newer, older):
            return None
        from difflib import SequenceMatcher  # hardly any two quotations share words

        older, newer = older.split(" "), newer.split(" ")
        blocks = SequenceMatcher(None, older, newer, autojunk=False).get_matching_blocks()
        same = [b for b in blocks if b.size >= ANCHOR or b.size and self._at_both_ends(b, older, newer)]
        # One speaker may begin, or go on, with other words than are compared here.
        while len(same) > 1 and _gap(same[0], same[1]) > self.most:
            del same[0]
        while len(same) > 1 and _gap(same[-2], same[-1]) > self.most:
            del same[-1]
        if len(same) < 2:
            return None
        changes = _changes(same, older, newer)
        size, shared = max(sum([a.stop - a.start for a, _ in changes]), sum([b.stop - b.start for _, b in changes])), sum(b.size for b in same)
        whole = self._at_both_ends(same[0], older, newer) and self._at_both_ends(same[-1], older, newer)
        least = min(WHOLE, self.least) if whole else self.least
        if not size or shared < least or size > max(self.most, shared // 3) or shared < self.share * (shared + size):
            return None
        return changes

    def _at_both_ends(self, block, older, newer):
        return block.a == block.b == 0 or block.a + block.size == len(older) and block.b + block.size == len(newer)


@lru_cache(maxsize=256)
def _pairs(data):
    """The pairs of words that follow each other."""
    words = data.split(" ")
    return frozenset(zip(words, words[1:]))


def _gap(before, after):
    """Words between two blocks, in the version that has more of them there."""
    return max(after.a - before.a - before.size, after.b - before.b - before.size)


def _changes(same, older, newer):
    """[(slice of the older version, of the newer)] of what differs between blocks that both share."""
    found = []
    for before, after in zip(same, same[1:]):
        a, b = slice(before.a + before.size, after.a), slice(before.b + before.size, after.b)
        if not _same(older[a], newer[b], older[a.start - 1]):
            found.append((a, b))
    return found


def _same(one, other, before):
    """Whether the words of two versions differ in nothing but house style: spelling, hyphens, signs for money and percent.

    before: the word before them, in either version.
    """
    if "".join(one) == "".join(other):
        return True
    if len(one) == len(other) and all([a[:2] == b[:2] and len(a) - len(b) in LONGER for a, b in zip(one, other)]):
        return list(map(_one_spelling, one)) == list(map(_one_spelling, other))
    if sorted(one + other) == ["has", "is"] and one and other:
        return before in word_set("words-before-a-short-is")  # "it's been"
    counted = before[-1:].isdigit() or before in word_set("powers-of-ten") or any([word.isdigit() for word in one])
    signs = word_set("words-for-signs")
    return counted and [word for word in one if word not in signs] == [word for word in other if word not in signs]


def _one_spelling(word):
    """A word in one spelling for Britain and America; the words need only be the same, not right."""
    if len(word) < 5:
        return word
    for pattern, spelling in _spellings():
        word = pattern.sub(spelling, word)
    return word


@lru_cache(maxsize=1)
def _spellings():
    """[(pattern of what Britain writes, what America writes for it)], in order."""
    return [(LazyPattern(pattern), spelling) for pattern, (spelling,) in table("british-and-american-letters").items()]


def _shown(changes, there, here):
    """The words that differ in one version and in the other, "" where it has none; if more than two places differ, or two in unlike
    ways, all from the first to the last, since the words alone would not show which answers to which."""
    kinds = {(a.start < a.stop, b.start < b.stop) for a, b in changes}
    if len(changes) <= APART and len(kinds) == 1:
        return " … ".join([" ".join(there[a]) for a, _ in changes if there[a]]), " … ".join([" ".join(here[b]) for _, b in changes if here[b]])
    (a, b), (last_a, last_b) = changes[0], changes[-1]
    return _cut(there[a.start : last_a.stop]), _cut(here[b.start : last_b.stop])


def _cut(words):
    return " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")


def _around(gap, words):
    """The words on either side of the place where a version leaves something out."""
    return " ".join(words[max(0, gap.start - ANCHOR) : gap.stop + ANCHOR])


def _worded(here, there, other):
    if not here:
        return f"the quotation leaves out “{there}”, which {other} has"
    if not there:
        return f"the quotation has “{here}”, which {other} leaves out"
    return f"the quotation has “{here}” where {other} has “{there}”"

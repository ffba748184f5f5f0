"""One word with a hyphen here and without it there."""

from functools import lru_cache

from newslint.analysis.agreement import Agreement
from newslint.match.form_sets import Sets
from newslint.analysis.masks import dashed
from newslint.checks import Check, Triggers

LONGEST_FIRST_PART = 16  # letters before the hyphen
ENDINGS = ("ers", "ing", "ion", "es", "ed", "er", "s", "e", "d", "")
ROOT = 5  # letters that a word keeps when an ending is taken off


class HyphenMix(Check):
    """A word that the article writes both with a hyphen and closed up, in any of its endings.

    The rarer way is the fault; where they are equal, it is a note; see the check "consistency".
    unless: words, closed up, that mean something else with a hyphen (resign, re-sign).
    """

    unless: frozenset = frozenset()

    slots = frozenset({"kind", "want", "why"})
    about_words = True

    def triggers(self):
        """A hyphen."""
        return Triggers(literals=frozenset("-"))

    def run(self, doc, keys):
        """One Hit for each word that stands both ways in running copy."""
        text, words, seen = doc.text, doc.words, set()
        for start, pieces in dashed(doc):
            if len(pieces) != 2 or len(pieces[0]) > LONGEST_FIRST_PART:
                continue
            left, right = map(str.lower, pieces)
            closed = _closed(left, right)
            if words.isdisjoint(closed):
                continue
            at = start + len(pieces[0])
            end = at + 1 + len(pieces[1])
            after = text[end : end + 1]
            if text[at] != "-" or after == "-" or after.isalnum():
                continue
            root = closed[-1]  # its ending is ""
            if (left, root) in seen or not self.unless.isdisjoint(closed):
                continue
            seen.add((left, root))
            stem = f"{left}-{root[len(left) :]}"
            every = "|".join(e for e in ENDINGS if root + e in words or root[len(left) :] + e in words)
            sets = Sets(((f"{root}({every})", f"{stem}({every})"),))  # for this article only
            yield from Agreement(sets, case=True, tie_level="note").hits(doc, sets.triggers()[0] & words)


@lru_cache(1 << 14)
def _closed(left, right):
    """The word closed up, in all its endings; () for one that is too short."""
    closed = left + right
    for ending in ENDINGS:
        root = closed[: len(closed) - len(ending)]
        if closed.endswith(ending) and len(root) >= ROOT and len(root) > len(left) > 0:
            return tuple([root + e for e in ENDINGS])
    return ()

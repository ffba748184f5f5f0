"""One word with a hyphen here and without it there."""

from functools import lru_cache

from newslint.analysis import forms
from newslint.analysis.agreement import Agreement
from newslint.checks import Check, Triggers
from newslint.document import Later

RIGHT = Later(r"-([^\W\d_]+)(?![^\W_]|-)")  # begins with a plain sign: a search for one is quick
LEFT = Later(r"(?<![^\W_])(?<![-'’])[^\W\d_]+\Z")
REACH = 16  # letters before the hyphen
ENDINGS = ("ers", "ing", "ion", "es", "ed", "er", "s", "e", "d", "")
ROOT = 5  # letters that a word keeps when an ending is taken off


class HyphenMix(Check):
    """A word that the article writes both with a hyphen and closed up, in any of its endings.

    The rarer way is the fault, or the later one where they are equal; see the check "consistency".
    unless: words, closed up, that mean something else with a hyphen (resign, re-sign).
    """

    unless: frozenset = frozenset()

    slots = frozenset({"kind", "want", "why"})

    def triggers(self):
        """A hyphen."""
        return Triggers(chars=frozenset("-"))

    def run(self, doc, keys):
        """One Hit for each word that stands both ways in running copy."""
        folded, words, seen = doc.folded, doc.words, set()
        for m in RIGHT.finditer(folded):
            low, at = max(0, m.start() - REACH), m.start()
            _, blank, left = folded[low:at].rpartition(" ")
            if not blank or not left.isalpha():
                found = LEFT.search(folded, low, at)
                left = found[0] if found else ""
            closed = _closed(left, m[1])
            if words.isdisjoint(closed):
                continue
            root = closed[-1]  # its ending is ""
            if (left, root) in seen or not self.unless.isdisjoint(closed):
                continue
            seen.add((left, root))
            stem = f"{left}-{root[len(left) :]}"
            every = "|".join(e for e in ENDINGS if root + e in words or root[len(left) :] + e in words)
            sets = ((f"{root}({every})", f"{stem}({every})"),)
            yield from Agreement(sets, case=True).hits(doc, forms.sets(sets).triggers()[0] & words)


@lru_cache(1 << 14)
def _closed(left, right):
    """The word closed up, in all its endings; () for one that is too short."""
    closed = left + right
    for ending in ENDINGS:
        root = closed[: len(closed) - len(ending)]
        if closed.endswith(ending) and len(root) >= ROOT and len(root) > len(left) > 0:
            return tuple([root + e for e in ENDINGS])
    return ()

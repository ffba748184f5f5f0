"""One word with a hyphen here and without it there."""

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
            left = LEFT.search(folded, max(0, m.start() - REACH), m.start())
            if left is None:
                continue
            closed = left[0] + m[1]
            for ending in ENDINGS:
                root = closed[: len(closed) - len(ending)]
                if closed.endswith(ending) and len(root) >= ROOT and len(root) > len(left[0]):
                    break
            else:
                continue
            if not any(root + e in words for e in ENDINGS) or (left[0], root) in seen or any(
                root + e in self.unless for e in ENDINGS
            ):
                continue
            seen.add((left[0], root))
            stem = f"{left[0]}-{root[len(left[0]) :]}"
            every = "|".join(e for e in ENDINGS if root + e in words or root[len(left[0]) :] + e in words)
            sets = ((f"{root}({every})", f"{stem}({every})"),)
            yield from Agreement(sets, case=True).hits(doc, forms.sets(sets).triggers()[0] & words)

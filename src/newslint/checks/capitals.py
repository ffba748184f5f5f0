"""Capitals of a headline: those of a sentence, or those of a title."""

from newslint.checks import Check, Triggers
from newslint.document import HEADINGS, LazyPattern
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.language.lexicon import lexicon

LATIN_WORD = LazyPattern(r"[A-Za-z][\w’']*(?:-[A-Za-z][\w’']*)*")
FEWEST = 4  # words of a headline that can be told


class Capitals(Check):
    """Headlines in the capitals of another house: one finding for a headline.

    style: "sentence" (only the first word and names have capitals) or "title" (all words but the small ones).
    small: words that have no capital in a title, except at its ends.
    share: how much of the words that could be in either must be in the other manner.
    kinds: which kinds of block are headlines.
    Slots: style, want.
    """

    style: str
    small: frozenset = frozenset()
    share: float = 0.8
    kinds: frozenset = HEADINGS

    slots = frozenset({"style", "want"})

    def triggers(self):
        """Raises ValueError for an unknown style."""
        if self.style not in ("sentence", "title"):
            raise ValueError(f"style: {self.style!r} must be sentence or title")
        return Triggers(always=True)

    def run(self, doc, keys):
        for block in doc.blocks:
            if block.kind not in self.kinds or doc.text[block.start : block.end].isupper():
                continue
            found = [m for m in LATIN_WORD.finditer(doc.text, block.start, block.end)]
            if sum(m[0][0].isupper() == (self.style == "sentence") for m in found[1:]) < self.share * (FEWEST - 1):
                continue  # too few to be at fault, names or not
            plain = [m for m in found[1:] if self._is_plain(m[0])]
            if len(found) < FEWEST or len(plain) < FEWEST - 1:
                continue
            capital = [m for m in plain if m[0][0].isupper()]
            wrong = capital if self.style == "sentence" else [m for m in plain if m[0][0].islower()]
            if len(wrong) >= self.share * len(plain):
                style = "only the first word and names with a capital" if self.style == "sentence" else "all but the small words with a capital"
                yield Hit(block.start, block.end, {"style": style})

    def _is_plain(self, word):
        """Whether the word is an ordinary one of four letters and more, and no name."""
        low = word.lower().replace("’", "'")
        return len(low) > 3 and low not in self.small and low not in word_set("prepositions") and lexicon().spelling(low) == low and not word.isupper()

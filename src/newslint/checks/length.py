"""Headlines, captions, paragraphs and sentences that are too long, or too short."""

from newslint.analysis.sentences import sentences
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit

UNITS = ("headline", "standfirst", "heading", "caption", "paragraph", "sentence", "article")
COUNTED = ("words", "characters")
WORDS = LazyPattern(r"[^\W_]+(?:[.,'’&-][^\W_]+)*")


class Length(Check):
    """A part of the article is longer than the house allows, or shorter.

    unit: headline, standfirst, heading, caption, paragraph, sentence or article.
    most, least: how many words or characters it may have and must have; 0 for no limit.
    counted: "words" or "characters", spaces included.

    ```toml
    [headline-too-long]
    check = "length"
    says = "{count} characters: a headline has at most {limit}"
    unit = "headline"
    most = 70
    counted = "characters"
    ```
    """

    unit: str
    most: int = 0
    least: int = 0
    counted: str = "words"

    slots = frozenset({"count", "limit"})

    def triggers(self):
        """Always: any text may be too long.  Raises ValueError."""
        for name, known in (("unit", UNITS), ("counted", COUNTED)):
            if getattr(self, name) not in known:
                raise ValueError(f"{name}: {getattr(self, name)!r} must be one of {', '.join(known)}")
        if self.most < 1 and self.least < 1:
            raise ValueError("needs 'most' or 'least'")
        return Triggers(always=True)

    def run(self, doc, keys):
        """A Hit for every such part; of an article, its first block."""
        for start, end, counted in self._parts(doc):
            if self.most and counted > self.most:
                yield Hit(start, end, {"count": counted, "limit": self.most})
            elif counted < self.least:
                yield Hit(start, end, {"count": counted, "limit": self.least})

    def _parts(self, doc):
        if self.unit == "article":
            blocks = doc.paragraphs
            if blocks:
                yield blocks[0].start, blocks[0].end, sum(self._count(doc.text[b.start : b.end]) for b in blocks)
        elif self.unit == "sentence":
            for sentence in sentences(doc):
                yield sentence.start, sentence.end, self._count(doc.text[sentence.start : sentence.end])
        else:
            for block in doc.blocks:
                if block.kind == self.unit:
                    yield block.start, block.end, self._count(doc.text[block.start : block.end])

    def _count(self, text):
        return len(text) if self.counted == "characters" else sum(1 for _ in WORDS.finditer(text))

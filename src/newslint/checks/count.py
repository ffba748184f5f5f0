"""Words and signs that may come now and then, but not too often."""

from functools import cached_property

from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import RUNNING
from newslint.finding import Hit
from newslint.language import parts_of_speech as speech
from newslint.language.lists import word_set
from newslint.match.phrases import Phrases, calls_of, covered, outermost, places

PER = ("article", "paragraph", "sentence")
NOT_ADVERBS = word_set("nouns-in-ly")


class Count(Check):
    """Words, phrases or signs that come too often; the first one too many is marked.

    words: the words, phrases or signs that are counted together: ["!"], ["really", "very"].
    adverbs: with `true`, adverbs that end in -ly are counted as well.
    most: how many are allowed.
    per: in what: an article, a paragraph or a sentence.
    unless: phrases in which they do not count.

    ```toml
    [too-many-exclamation-marks]
    check = "count"
    says = "{count} exclamation marks in one article: keep one"
    words = ["!"]
    most = 1
    ```
    """

    words: tuple = ()
    adverbs: bool = False
    most: int = 0
    per: str = "article"
    unless: tuple = ()

    slots = frozenset({"count", "most"})

    def triggers(self):
        """The longest word of each phrase, or always for adverbs.  Raises ValueError."""
        if self.per not in PER:
            raise ValueError(f"per: {self.per!r} must be one of {', '.join(PER)}")
        if not self.words and not self.adverbs or self.most < 0:
            raise ValueError("needs 'words' or 'adverbs', and a 'most' of 0 or more")
        if self.adverbs:
            return Triggers(always=True)
        return Triggers(*calls_of(self.words))

    @cached_property
    def _phrases(self):
        return Phrases(self.words)

    def run(self, doc, keys):
        """A Hit for every article, paragraph or sentence that has too many."""
        groups, right = {}, covered(doc, self.unless)
        for start, end in outermost(self._found(doc, keys)):
            block = doc.block_at(start)
            if block is not None and block.kind in RUNNING and not right(start, end):
                groups.setdefault(self._group(doc, block, start), []).append((start, end))
        for spans in groups.values():
            if len(spans) > self.most:
                yield Hit(*spans[self.most], {"count": len(spans), "most": self.most})

    def _found(self, doc, keys):
        phrases = self._phrases.seen(doc, keys) if keys else self.words
        found = [span for phrase in phrases for span in places(doc, phrase)]
        if self.adverbs:
            found += [m.span() for m in doc.tokens() if m[0].endswith("ly") and m[0] not in NOT_ADVERBS and speech.can_be(m[0]) & speech.ADVERB]
        return found

    def _group(self, doc, block, start):
        if self.per == "article":
            return 0
        sentence = sentence_at(doc, start) if self.per == "sentence" else None
        return sentence.start if sentence else block.start

"""A quoted sentence that runs into its speaker with nothing between: “This is a bad idea” she said."""

import re
from functools import cached_property, lru_cache

from newslint.analysis.quotes import quotes
from newslint.language.word_classes import ARTICLES, AUXILIARIES, CONJUNCTIONS, POSSESSIVES, PREPOSITIONS
from newslint.checks import Check, Triggers
from newslint.document import RUNNING, LazyPattern
from newslint.finding import Hit

LEAST = 3  # words of a quotation that may be a sentence
VERB_WINDOW = 120  # characters after a quotation in which the verb stands
LONG = 400  # characters of a quotation in which its words are looked at
SMALL = ARTICLES | CONJUNCTIONS | PREPOSITIONS  # in small letters in a title as well
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_NAME = rf"(?:{_CAPITAL}[\w.’'-]* ){{0,3}}{_CAPITAL}[\w.’'-]*"
_HEAD = "|".join(sorted(ARTICLES | POSSESSIVES))
_ROLE = rf"(?:{_HEAD})(?: (?!(?:who|that|which|and|or|of)\b)[a-z][a-z’'-]*){{1,2}}"
ENDED = LazyPattern(r"[.!?][”\"’')»]*\s*\Z")  # a sentence


@lru_cache(8)
def _said(verbs, inverted):
    """The pattern of a speaker and a verb, either first, after a quotation."""
    speaker = rf"(?:he|she|they|we|I|{_ROLE}|{_NAME}) (?:[a-z]+ly )?(?:{'|'.join(sorted(verbs))})\b(?! (?:{'|'.join(sorted(AUXILIARIES))})\b)"
    verb = rf"(?:{'|'.join(sorted(inverted))}) (?:he\b|she\b|they\b|(?:{_HEAD}|one) [a-z]+|{_NAME})"
    return re.compile(rf"[ \u00a0](?:{speaker}|{verb})")


class QuoteComma(Check):
    """A quotation that opens a sentence, is a sentence, ends in no mark, and is followed by who says it.

    A title or a sign, in capitals throughout, is not a sentence: “Do Not Enter” she wrote on it.
    verbs: forms that may follow the speaker (“she said”).  inverted: those that may come before (“said Ms. Roth”).
    questions: of these, those after which a question mark may be what is missing.
    Slots: after (what follows: “she said”).
    """

    verbs: frozenset
    inverted: frozenset
    questions: frozenset = frozenset()

    slots = frozenset({"after"})

    @cached_property
    def _verbs(self):
        """The verbs with the marks that may touch them."""
        return frozenset(verb + mark for verb in self.verbs | self.inverted for mark in ("", ".", ",", ":", ";"))

    def triggers(self):
        return Triggers(literals=frozenset({"”", '"', "’"}))

    def run(self, doc, keys):
        text = doc.text
        for quote in quotes(doc):
            if not quote.closed or not text[quote.inner_end - 1].isalnum() or text[quote.end : quote.end + 1] not in (" ", "\u00a0"):
                continue
            if not _sentence(text[quote.inner_start : quote.inner_end][:LONG]) or not _opens(doc, quote.start):
                continue
            if self._verbs.isdisjoint(text[quote.end : quote.end + VERB_WINDOW].split()):
                continue  # as nearly always, and the pattern is a long one
            said = _said(self.verbs, self.inverted).match(text, quote.end)
            if not said:
                continue
            mark, after = text[quote.inner_end : quote.end], {"after": said[0].strip()}
            if not self.questions.isdisjoint(said[0].split()):
                yield Hit(quote.inner_end, quote.end, after, suggestions=("," + mark, "?" + mark))
            else:
                yield Hit(quote.inner_end, quote.end, after, fix="," + mark)


def _sentence(said):
    """Whether the words are a sentence and no title."""
    words = said.split()
    return len(words) >= LEAST and said[0].isupper() and any(w.islower() and w not in SMALL for w in words)


def _opens(doc, start):
    """Whether a sentence of running copy begins at the offset."""
    block = doc.block_at(start)
    if not block or block.kind not in RUNNING:
        return False
    return not doc.text[block.start : start].strip() or bool(ENDED.search(doc.text, max(block.start, start - 8), start))

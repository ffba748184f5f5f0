"""What is said between quotation marks, as words that can be compared: without marks, house style, brackets and ellipses."""

import re
from functools import lru_cache

from newslint.analysis.quotes import quotes
from newslint.document import fact, fold
from newslint.language import lists
from newslint.language.numbers import CARDINALS, TENS
from newslint.records import record

# What was left out or put in by the reporter: the words on either side do not follow each other as they were said.
BREAK = re.compile(r"\[[^\]]{0,200}\]|\([^)]{0,200}\)|\.{2,}|(?:\. ){2,}\.?|…|\*|_{2,}")
QUOTED_WORD = re.compile(r"[^\W_]+(?:[’‘'.-][^\W_]+)*")
ENDINGS = {"s": "", "re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}


@record
class Piece:
    """Words that were said one after the other.  start, end: text offsets; words: folded, in one spelling."""

    start: int
    end: int
    words: tuple[str, ...]


@fact
def pieces(doc):
    """The Pieces of all quotations, in order."""
    found = []
    for quote in quotes(doc):
        at, inner = quote.inner_start, doc.text[quote.inner_start : quote.inner_end]
        cuts = [*(m.span() for m in BREAK.finditer(inner)), (len(inner), len(inner))]
        start = 0
        for end, after in cuts:
            if tokens := QUOTED_WORD.findall(inner, start, end):
                first, last = inner.index(tokens[0], start), inner.rindex(tokens[-1], start, end)
                words = tuple([word for token in tokens for word in _plain(token)])
                found.append(Piece(at + first, at + last + len(tokens[-1]), words))
            start = after
    return tuple(found)


@lru_cache(maxsize=8192)
def _plain(word):
    """The words of a token in one spelling: no apostrophes, hyphens or points, contractions written out, numbers in figures."""
    word = fold(word).replace("‘", "'").replace(".", "")
    if word.endswith("n't"):
        return _spelled({"ca": "can", "wo": "will"}.get(word[:-3], word[:-3])), "not"
    head, mark, tail = word.partition("'")
    if mark and tail in ENDINGS and head:
        ending = "is" if tail == "s" and head in lists.word_set("words-before-a-short-is") else ENDINGS[tail]
        return (_spelled(head), ending) if ending else (_spelled(head),)
    word = word.replace("'", "")
    if word in _spoken():
        return _spoken()[word]
    parts = word.split("-")
    if len(parts) == 2 and parts[0] in TENS and CARDINALS.get(parts[1], 10) < 10:
        return (str(TENS[parts[0]] + CARDINALS[parts[1]]),)
    return tuple(map(_spelled, parts))


def _spelled(word):
    return _numbers().get(word, word)


@lru_cache(maxsize=1)
def _numbers():
    return {word: value[0] for word, value in lists.table("small-numbers").items()} | {word: str(value) for word, value in TENS.items()}


@lru_cache(maxsize=1)
def _spoken():
    return lists.table("spoken-forms")

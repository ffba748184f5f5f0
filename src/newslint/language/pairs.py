"""How common a word is beside another, with a proxy for neighbours that the lexicon cannot hold: names, contractions."""

from functools import lru_cache

from newslint.language.lexicon import RARE, lexicon

NAME_RANK = 190  # the rank of all unknown words together
# Known words that stand for a kind of neighbour, and a word that no text holds.
NAMES, SUBJECT, OWNER, NAME = ("john", "america"), "he", "his", "\0"
# What a contraction is to the word after it: its last word.
ENDINGS = {"re": "are", "ll": "will", "ve": "have", "d": "would", "m": "am", "t": "not"}


def rank_of(word):
    """The rank of a neighbour."""
    return NAME_RANK if word == NAME else lexicon().rank(word)


@lru_cache(maxsize=1 << 16)
def _common(word):
    return lexicon().rank(word) >= RARE


def key_before(word, short):
    """What stands for the word before another: contractions and unknown words for their kind; short: whether it is a
    contraction that the caller spells out."""
    if "'" in word:
        ending = word.partition("'")[2]
        if short and ending == "s":
            return "us" if word == "let's" else "is"
        return ENDINGS.get(ending, "" if short else OWNER)
    return word if not word or word.isdigit() or _common(word) else NAME


def key_after(word, short):
    """What stands for the word after another."""
    if "'" in word:
        return SUBJECT if short or not word.endswith("'s") else NAME
    return word if not word or word.isdigit() or _common(word) else NAME


def pair(first, second):
    """The rank of a pair of words; names are asked by proxy."""
    bigram = lexicon().bigram
    if first == NAME:
        return sum(bigram(n, second) for n in NAMES) // len(NAMES)
    if second == NAME:
        return sum(bigram(first, n) for n in NAMES) // len(NAMES)
    return bigram(first, second)

"""Whether a text is English: other copy gets no remarks."""

from newslint.document import LETTER_RUN, fold
from newslint.language.lexicon import lexicon

ENOUGH = 6  # words; fewer say too little, and may well be English
SAMPLE = 400  # words are looked at
COMMON_RANK = 125  # the rank of a word that most English stories could hold; foreign words in the lexicon are rarer
SHARE = 0.58  # of the words of English copy, and more, are as common


def is_english(text):
    """Whether most words that are not capitalised are English, as far as a text of so many words shows it."""
    words = [m[0] for m, _ in zip(LETTER_RUN.finditer(text), range(SAMPLE))]
    if letters := [w for w in words if not w.isascii() and ord(max(w)) > 0x24F]:  # no Latin letters
        if len(letters) * 2 > len(words):
            return False
    words = [fold(w) for w in words if not w[0].isupper() and len(w) > 1]
    if len(words) < ENOUGH:
        return True
    known = lexicon()
    return sum(known.rank(w) >= COMMON_RANK for w in words) >= SHARE * len(words)

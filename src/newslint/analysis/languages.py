"""Which language the words around an unknown word are of: English with several slips, or another one."""

from newslint.document import LazyPattern
from newslint.language.lexicon import lexicon
from newslint.language.lists import word_set

NEAR_COST, NEAR_RANK = 1.0, 120  # of the word that an unknown one is a slip of, where all around it is English
CODE = LazyPattern(r"[{}<>=\\|_]|\w[(\[]\w")


def slips_in_english(text, words, unknown):
    """Whether the unknown words in a text are slips of frequent ones, in a sentence that is English otherwise.

    words: the folded words of the text, in order.  unknown: the set of those that are not known.
    """
    if CODE.search(text) or not all(map(_near_slip, unknown)):
        return False
    known = [w for w in words if w not in unknown and lexicon().rank(w) >= NEAR_RANK]
    return len(known) >= len(unknown) and len(word_set("english-only").intersection(known)) > 1


def another(words):
    """Whether frequent words of another language stand among these, and no more of English."""
    found = word_set("other-languages").intersection(words)
    return len(found) > 1 and len(found) >= len(word_set("english-only").intersection(words))


def _near_slip(word):
    """Whether the word is one edit away from a frequent one, and not spelt as it is spoken (comin, thinkin)."""
    return len(word) > 4 and any(
        c.cost <= NEAR_COST and c.rank >= NEAR_RANK and c.word != word + "g" for c in lexicon().slips(word)
    )

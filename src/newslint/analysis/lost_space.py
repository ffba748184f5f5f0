"""Whether an unknown word is two that have lost the space between them."""

from newslint.language.lists import word_set
from newslint.analysis.unknown import COMPOUND_RANK
from newslint.language.lexicon import ONE, lexicon
from newslint.language.never_names import ALWAYS_TWO

# Words that stick to the next one, or to the one before, where a space was lost.  Those that make words of their own
# in that place (outgrow, startup, inbuilt) are not among them.
JOINED_TO_NEXT = word_set("words-joined-to-the-next")
JOINED_TO_LAST = word_set("words-joined-to-the-last")
# A word that ends so joins no compound: what follows has lost its space.
NO_COMPOUND = ("ed", "ly", "tion", "ment", "ness", "ity", "ous", "ive", "ful")
FORMS = ("s", "es", "er", "ers", "ed", "ing", "ish", "less", "like")  # endings of one word
COMBINING = frozenset("like wide wise less ship hood proof fold".split())  # what may be joined to any word
KNOWN = 100  # rank that both words must have
SPACE = 60  # ranks that a lost space costs, as edits cost theirs
UNSEEN = 24  # ranks less for a pair that the table of pairs does not have
NEEDED = {4: 110, 5: 80, 6: 50, 7: 15, 8: 0}  # the score that two words need, by the length of both together
NEEDED_LONG = -55
LARGE = 40  # more, where a very large dictionary has the word


def two_words(unknown):
    """(first, second): the words that the Unknown is without their space; None if it is rather anything else."""
    word = unknown.word
    if word in ALWAYS_TWO and not unknown.cited and not unknown.joined:
        return ALWAYS_TWO[word]
    if len(word) < 4 or unknown.cited or unknown.joined or unknown.capital or "'" in word:
        return None
    lex = lexicon()
    if any(word.endswith(e) and lex.rank(word[: -len(e)]) >= COMPOUND_RANK for e in FORMS):
        return None  # hasher is no "has her"
    pair = _parted(word)
    if not pair or pair[0] < NEEDED.get(len(word), NEEDED_LONG) + LARGE * (unknown.rank > 0):
        return None
    if any(c.score > pair[0] for c in lex.slips(word)):
        return None  # one word misspelt
    return pair[1:]


def _parted(word):
    """(score, first, second) of the best place for a space, the score as that of a Candidate; None if there is none."""
    lex, best = lexicon(), None
    for i in range(1, len(word) - 1):
        first, second = word[:i], word[i:]
        one, two = lex.rank(first), lex.rank(second)
        if i == 1 and first != "a" or one < KNOWN or two < KNOWN:
            continue
        sticks = max(len(first) * (first in JOINED_TO_NEXT), len(second) * (second in JOINED_TO_LAST))
        open_end = len(first) > 4 and len(second) > 3 and first.endswith(NO_COMPOUND) and second not in COMBINING
        if not sticks and not open_end:
            continue
        together = lex.bigram(first, second)
        if not together:
            if len(word) < 6 or sticks < 3 and not open_end or min(len(first), len(second)) < 3:
                continue
            together = one + two - ONE - UNSEEN
        if best is None or together - SPACE > best[0]:
            best = together - SPACE, first, second
    return best

"""Several words in a row, with choices: “[there is|are !no|little? fears|doubts]”.

Written as the contexts of match/contexts.py, with more than one word in the brackets: what is in them is marked, what is
outside must be beside it.  A `?` at the end of a word or choice says that it may be left out; `*` is any word.
"""

from newslint.language.lists import word_set
from newslint.match.contexts import Neighbour, neighbour
from newslint.records import record

MOST_OPTIONAL = 8  # words of a frame that may be left out
COMMON = word_set("function-words") | word_set("stop-words")


@record
class Slot:
    """One word of a frame.  optional: whether it may be left out."""

    fits: Neighbour
    optional: bool


@record
class Frame:
    """words: one of which must occur, in the rarest slot of the brackets.  before, after: the Slots on each side of it, counted
    outwards.  marked_before, marked_after: how many of them are in the brackets.  needed_before, needed_after: for each slot
    there that cannot be left out and is a choice of words, these words."""

    words: frozenset
    before: tuple
    after: tuple
    marked_before: int
    marked_after: int
    needed_before: tuple
    needed_after: tuple

    def may_fit(self, words, i):
        """Whether words[i] may be in the frame, marks not looked at; cheap, and never wrong in saying no."""
        for needed in self.needed_before:
            if needed.isdisjoint(words[max(0, i - len(self.before)) : i]):
                return False
        for needed in self.needed_after:
            if needed.isdisjoint(words[i + 1 : i + 1 + len(self.after)]):
                return False
        if self.after and i + 1 < len(words) and not self.after[0].optional and not self.after[0].fits.may_fit(words[i + 1]):
            return False
        return not (self.before and i and not self.before[0].optional and not self.before[0].fits.may_fit(words[i - 1]))

    def span(self, occurrence):
        """(start, end) of what is marked around an Occurrence of one of the words, or None where the frame does not fit."""
        before = _fitted(self.before, occurrence.before())
        after = before is not None and _fitted(self.after, occurrence.after())
        if before is None or after is None:
            return None
        start = min([word.start for word in before[: self.marked_before] if word], default=occurrence.start)
        return start, max([word.end for word in after[: self.marked_after] if word], default=occurrence.end)


def frame(entry):
    """The Frame of an entry.  Raises ValueError where its brackets are wrong, or hold no word that must be there."""
    head, bracket, rest = entry.partition("[")
    middle, closing, tail = rest.partition("]")
    parts = [[_slot(token) for token in part.split()] for part in (head, middle, tail)]
    if not (bracket and closing and parts[1]) or "[" in rest or "]" in tail:
        raise ValueError(f"“{entry}” must have one pair of brackets around what is to be marked")
    if odd := sorted(word for part in parts for slot in part for word in slot.fits.words if word != word.lower()):
        raise ValueError(f"“{entry}”: “{odd[0]}” must be in small letters; they stand for capitals too")
    known = [i for i, slot in enumerate(parts[1]) if slot.fits.plain and not slot.optional]
    if not known:
        raise ValueError(f"“{entry}” must have a word, or a choice of words, in its brackets that may not be left out")
    if sum([slot.optional for part in parts for slot in part]) > MOST_OPTIONAL:
        raise ValueError(f"“{entry}” has more than {MOST_OPTIONAL} words that may be left out (“?”): write two entries")
    at = max(known, key=lambda i: _rarity(parts[1][i].fits.plain))
    slots, at = parts[0] + parts[1] + parts[2], at + len(parts[0])
    before, after = tuple(reversed(slots[:at])), tuple(slots[at + 1 :])
    return Frame(frozenset(slots[at].fits.plain), before, after, at - len(parts[0]), len(parts[0]) + len(parts[1]) - at - 1,
                 _needed(before), _needed(after))


def _needed(slots):
    return tuple(slot.fits.plain for slot in slots if slot.fits.plain and not slot.optional)


def _rarity(words):
    """What is greater the more seldom one of the words is likely to occur: with fewer common words, and with longer ones."""
    return -len(words & COMMON) / len(words), min(map(len, words))


def _slot(token):
    return Slot(neighbour(token.removesuffix("?")), token.endswith("?"))


def _fitted(slots, words):
    """The word in each slot, None where it is left out; None if they do not fit the words, which are those beside the frame in order.

    Where several ways fit, the one in which the slots nearest to the frame have a word.  Each slot is tried on each word once.
    """
    words = [word for word, _ in zip(words, range(len(slots)))]
    failed = set()  # (slot, word) from which the rest does not fit

    def rest(slot, at):
        if slot == len(slots):
            return []
        if (slot, at) in failed:
            return None
        (fits, optional), word = slots[slot], words[at]
        if (word or not optional) and fits.fits(word) and (found := rest(slot + 1, at + 1)) is not None:
            return [word or None, *found]
        if optional and (found := rest(slot + 1, at)) is not None:
            return [None, *found]
        failed.add((slot, at))
        return None

    return rest(0, 0)

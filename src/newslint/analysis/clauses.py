"""Where words follow each other, and the words of one sentence: what the grammar checks read around a trigger."""

from bisect import bisect_right
from collections import defaultdict

from newslint.analysis.sentences import sentence_at
from newslint.document import fact
from newslint.language.parts_of_speech import can_be
from newslint.match.contexts import Places
from newslint.match.phrases import is_even
from newslint.records import record

GAPS = frozenset(" \u00a0\u202f\u2009")
LONGEST_SENTENCE = 1200  # characters of a sentence that is read
APART, SPACED = "apart", "spaced"
MOST_JUDGED = 20_000  # words of which a check remembers what it thinks


@record
class Word:
    """A word of a sentence.  low: folded.  start, end: text offsets.  gap: what comes between it and the word before, "" for
    the first.  written: as it is in the text."""

    low: str
    start: int
    end: int
    gap: str
    written: str

    @property
    def joined(self):
        """Whether only space comes before it."""
        return bool(self.gap) and GAPS.issuperset(self.gap)

    @property
    def capital(self):
        """Whether it begins with a capital letter."""
        return self.written[0].isupper()

    @property
    def bits(self):
        """What it can be, see parts_of_speech."""
        return can_be(self.low)


@fact
def indices(doc):
    """{folded word: its places in Document.sequence}."""
    found = defaultdict(list)
    for i, word in enumerate(doc.sequence):
        found[word].append(i)
    return found


class Judged(dict):
    """{word: what `judge` says of it}, worked out when it is first asked for."""

    def __init__(self, judge):
        self._judge = judge

    def __missing__(self, word):
        verdict = self._judge(word)
        if len(self) < MOST_JUDGED:
            self[word] = verdict
        return verdict


@fact
def _places(doc):
    return Places(doc)


@fact
def _sentences_read(_doc):
    """{start of a sentence: its words}, for those that were asked for."""
    return {}


def words_at(doc, offset):
    """(the Words of the sentence around the offset, the number of the word there); ((), -1) outside running copy."""
    sentence = sentence_at(doc, offset)
    if sentence is None or sentence.end - sentence.start > LONGEST_SENTENCE:
        return (), -1
    known = _sentences_read(doc)
    if sentence.start not in known:
        text, at, words = doc.text, sentence.start, []
        for m in doc.tokens(sentence.start, sentence.end):
            start, end = m.span()
            words.append(Word(m[0], start, end, text[at:start] if words else "", text[start:end]))
            at = end
        known[sentence.start] = tuple(words), [word.start for word in words]
    words, starts = known[sentence.start]
    k = bisect_right(starts, offset) - 1
    return (words, k) if k >= 0 and offset < words[k].end else ((), -1)


def sentence_of(doc, i, before=0, after=0):
    """The same for the i-th word of Document.sequence.

    before, after: so many words must be joined to it by space, or the caller has nothing to say; that helps to find it.
    """
    first = i - before
    at = _only_place(doc.folded, " ".join(doc.sequence[first : i + after + 1]))
    if at < 0:
        return words_at(doc, _places(doc).place(i).start)
    return words_at(doc, at + sum(map(len, doc.sequence[first:i])) + before)


def spacing(doc, i, last):
    """What is known of the words from the i-th to the last of Document.sequence without reading the sentence: APART if not
    all are parted by space alone, SPACED if they are and one space is before them too, else None."""
    if not is_even(doc):
        return None
    folded, phrase = doc.folded, " ".join(doc.sequence[i : last + 1])
    if phrase not in folded:
        return APART
    at = _only_place(folded, phrase)
    return SPACED if at > 1 and folded[at - 1] == " " and folded[at - 2].isalnum() else None


def _only_place(folded, phrase):
    """Where the phrase occurs, if it does so once, between word boundaries; else -1."""
    at = folded.find(phrase)
    end = at + len(phrase)
    if at < 0 or folded.find(phrase, at + 1) >= 0 or folded[end : end + 1].isalnum() or folded[end : end + 1] == "'":
        return -1
    return -1 if at and (folded[at - 1].isalnum() or folded[at - 1] == "'") else at


def follow(words, k, count=1):
    """The `count` words after words[k] with only space between, or fewer; as a list."""
    found = []
    for word in words[k + 1 : k + 1 + count]:
        if not word.joined:
            break
        found.append(word)
    return found


def precede(words, k, count=1):
    """The `count` words before words[k] with only space between, nearest first, or fewer."""
    found = []
    for j in range(k, max(0, k - count), -1):
        if not words[j].joined:
            break
        found.append(words[j - 1])
    return found


def whole(doc, word):
    """Whether the word is not a part of a compound or an address: no hyphen, slash, at-sign or point touches it."""
    text = doc.text
    return text[word.end : word.end + 1] not in tuple("-‑/_@&") and text[max(0, word.start - 1) : word.start] not in tuple("-‑/_@&.'’")

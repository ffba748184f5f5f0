"""Whose words a paragraph is without quotation marks: testimony, interviews and transcripts, by the speaker's label.

    THE WITNESS: I was on the bridge.        Q. Who was there?  A. Nobody.        **Kolbe:** I had a day off.
"""

import re
from bisect import bisect_right

from newslint.document import RUNNING, fact, fold
from newslint.finding import LINE_END
from newslint.language.calendar_names import NAMES
from newslint.language.honorifics import honorific
from newslint.language.lexicon import lexicon
from newslint.language.lists import word_set
from newslint.records import record

_WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]{0,24}"
# The name or office before a colon, with what may stand in brackets behind it: "MR. HOLT (through an interpreter):".
LABEL = re.compile(rf"(?<!\S)(?:\*\*|__|\*|_)?((?:[Tt]he )?{_WORD}(?: (?:(?:of|the|and|de|van|von|al|bin) )?{_WORD}){{0,4}})(?: \([^()\n]{{1,40}}\))?(?:\*\*|__|\*|_)?:(?:\*\*|__|\*|_)?(?=\s+\S)")
TURN = re.compile(r"(?<!\S)(?:\*\*|__|\*|_)?([QA])(?:[.:]|\.:)(?:\*\*|__|\*|_)?(?=\s+\S)")  # a question or an answer
SPOKEN = re.compile(r"\b(?:i|we|you|me|us|my|our|your|i'[a-z]+|we'[a-z]+|you'[a-z]+|yes|yeah|sir|ma'am|thanks|sorry)\b|\?")
NUMBER = re.compile(r"\d")
CUE = 400  # code points of a paragraph in which somebody who speaks says "I", "you", or asks
TITLES = frozenset({"headline", "heading", "standfirst"})  # where a colon is no label, unless it is one elsewhere
BETWEEN = 3  # paragraphs without a label of one speaker, at most


@fact
def speeches(doc):
    """[(start, end)] of what is said under a label, without the label, in order; none crosses the end of its block."""
    if ":" not in doc.text and "Q." not in doc.text and "A." not in doc.text:
        return []
    turns = _turns(doc)
    known = {t.label for t in turns if t.sure}
    if sum(t.sure for t in turns) > 1:  # in a transcript, who answers in three words is a speaker as well
        known |= {t.label for t in turns if t.named}
    turns = [t for t in turns if t.label in known]
    spans = []
    for turn, following in zip(turns, [*turns[1:], None]):
        if following and following.block == turn.block:
            spans.append((turn.start, following.label_start))
            continue
        spans.append((turn.start, doc.blocks[turn.block].end))
        if len(turns) > 1:
            spans += _unlabelled(doc, turn.block, following.block if following else None)
    return spans


@fact
def _starts(doc):
    return [start for start, _ in speeches(doc)]


def is_spoken(doc, offset):
    """Whether the place is in what somebody says under a label."""
    i = bisect_right(_starts(doc), offset) - 1
    return i >= 0 and offset < speeches(doc)[i][1]


def _unlabelled(doc, i, following):
    """The paragraphs after block number i in which its speaker goes on: all up to the next label, or one after the last."""
    found = []
    for j in range(i + 1, len(doc.blocks) if following is None else following):
        block = doc.blocks[j]
        if block.kind not in RUNNING:
            break
        found.append((block.start, block.end))
        if following is None:
            break
    return found if len(found) <= BETWEEN else []


@record
class _Turn:
    """block: the number of its block.  label_start, start: where the label and the words after it begin.  label: folded.
    sure: whether it is certainly a speaker's.  named: whether it is a name, and may be one.  Others are read as the same
    label is elsewhere."""

    block: int
    label_start: int
    start: int
    label: str
    sure: bool
    named: bool


def _turns(doc):
    """The _Turns of the article, in order."""
    found, text = [], doc.text
    marked = any([mark in text for mark in ("Q.", "A.", "Q:", "A:")])
    for i, block in enumerate(doc.blocks):
        if (marked or text.find(":", block.start, block.end) >= 0) and (block.kind in RUNNING or block.kind in TITLES):
            found += [(i, *label) for label in _labels(doc, block)]
    counts = {}
    for _, _, _, label in found:
        counts[label] = counts.get(label, 0) + 1
    turns = []
    for i, label_start, start, label in found:
        block, named = doc.blocks[i], False
        if block.kind in TITLES:
            sure = False
        elif len(label) == 1:
            sure = label == "Q" or "Q" in counts or _plain(doc, start)
        else:
            alone = label.isupper() and len(found) == 1  # a dateline is written in this way too
            named = _may_speak(label) and _is_name(label)
            sure = _may_speak(label) and _is_speaker(doc, label, start, block.end, counts[label], alone)
        turns.append(_Turn(i, label_start, start, fold(label), sure, named))
    return turns


def _labels(doc, block):
    """(its start, where the words begin, label) of what looks like a label at the head of a block, or of a line of its source."""
    text, start, end = doc.text, block.start, block.end
    lines = LINE_END.search(doc.source, *doc.to_source(start, end))
    patterns = (LABEL, TURN) if text.find(":", start, end) >= 0 else (TURN,)
    found = [m for pattern in patterns if (m := pattern.match(text, start, end))]
    if lines:
        found += [
            m for pattern in patterns for m in pattern.finditer(text, start + 1, end)
            if doc.source[doc.to_source(m.start() - 1, m.start())[1] - 1] in "\r\n"
        ]
    return sorted({(m.start(), m.end(), m[1]) for m in found})


def _plain(doc, start):
    """Whether what follows “A.” is a word that begins a sentence, no surname: “A. Nobody. Well, …”."""
    m = re.compile(r"\s+([^\W\d_]+)").match(doc.text, start)
    if not m:
        return False
    lex, word = lexicon(), fold(m[1])
    return lex.rank(word) > 0 and lex.spelling(word) == word and lex.name_rank(word) < lex.rank(word)


def _may_speak(label):
    """Whether a label is none of those that stand before a note, a day, a score."""
    words = fold(label).removeprefix("the ")
    return words not in word_set("not-speakers") and words.split()[0].rstrip(".") not in NAMES and not NUMBER.search(label)


def _is_speaker(doc, label, start, end, count, alone):
    """Whether a label names somebody, and what follows is said.  alone: whether it must be an office or have a title."""
    words = fold(label).removeprefix("the ")
    if words in word_set("speakers"):
        return True
    first = label.split()[0]
    if any(honorific(form) for form in (first, first.capitalize())) and " " in label:
        return True
    if alone:
        return False
    spoken = SPOKEN.search(doc.folded, start, min(end, start + CUE))
    return bool(spoken) and (count > 1 or _is_name(label))


def _is_name(label):
    """Whether the last word of a label is a name, or unknown, rather than a word in small letters elsewhere."""
    lex, word = lexicon(), fold(label.split()[-1].strip(".'’"))
    return not lex.rank(word) or lex.spelling(word) != word or lex.name_rank(word) > lex.rank(word)


def is_labelled(doc, offset):
    """Whether the block around the offset begins with what may be a speaker's label, sure or not: nothing there is mended unseen."""
    block = doc.block_at(offset)
    return block is not None and bool(LABEL.match(doc.text, block.start, block.end) or TURN.match(doc.text, block.start, block.end))

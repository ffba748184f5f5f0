"""Whose words a paragraph is without quotation marks: testimony, interviews and transcripts, by the speaker's label.

    THE WITNESS: I was on the bridge.        Q. Who was there?  A. Nobody.        **Kolbe:** I had a day off.
    [Mayor] It came by post.                 10:32 Kolbe: I had a day off.        <dt>Kolbe</dt> <dd>I had a day off.</dd>
"""

import re
from bisect import bisect_right

from newslint.analysis.quotes import quote_at
from newslint.document import HEADINGS, RUNNING, LazyPattern, fact, fold
from newslint.finding import LINE_END
from newslint.language.calendar_names import NAMES
from newslint.language.honorifics import honorific
from newslint.language.lexicon import lexicon
from newslint.language.lists import WordPattern, word_set
from newslint.records import record

_WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]{0,24}"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|the|and|de|van|von|al|bin) )?{_WORD}){{0,4}}"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
_MARKS = r"(?:\*\*|__|\*|_)?"
# The name or office before a colon or in square brackets, after the time, with what is in round brackets after it:
# "MR. HOLT (through an interpreter):", "[Mayor]", "10:32 Kolbe:".
LABEL = LazyPattern(
    rf"(?<!\S)(?:(?:{_TIME}|[\[(]{_TIME}[\])])(?: [-–—])? )?{_MARKS}"
    rf"(?:({_NAME})( [(\[][^()\[\]\n]{{1,40}}[)\]])?{_MARKS}:|\[({_NAME})\]:?){_MARKS}(?=\s+\S|\s*\Z)")
NAME = LazyPattern(_NAME)
HOW = LazyPattern(r"^..(?:through|via) |interpret|translat|laugh|whisper|sobbing|shouting")  # in the brackets after a speaker's name
TURN = LazyPattern(rf"(?<!\S){_MARKS}([QA])(?:[.:]|\.:){_MARKS}(?=\s+\S|\s*\Z)")  # a question or an answer
SPOKEN = WordPattern(r"\b(?:(?@words-of-a-conversation)|(?:i|we|you)'[a-z]+)\b|\?")
NUMBER = re.compile(r"\d")
CUE = 400  # code points of a paragraph in which somebody who speaks says "I", "you", or asks
BETWEEN = 3  # paragraphs without a label of one speaker, at most


@fact
def speeches(doc):
    """[(start, end)] of what is said under a label, without the label, in order; none crosses the end of its block."""
    turns = _known_turns(doc)
    spans = []
    for turn, following in zip(turns, [*turns[1:], None]):
        if following and following.label_block == turn.block:
            spans.append((turn.start, following.label_start))
            continue
        spans.append((turn.start, doc.blocks[turn.block].end))
        if following:
            spans += _unlabelled(doc, turn.block, following.label_block)
        elif (last := _after(doc)) and _goes_on(doc, last, turns):
            spans.append((last.start, last.end))
    return spans


@fact
def _starts(doc):
    return [start for start, _ in speeches(doc)]


def is_spoken(doc, offset):
    """Whether the place is in what somebody says under a label."""
    i = bisect_right(_starts(doc), offset) - 1
    return i >= 0 and offset < speeches(doc)[i][1]


def may_be_spoken(doc, offset):
    """Whether the block around the offset begins with what may be a speaker's label, sure or not, or follows a transcript: nothing
    there is mended unseen."""
    block = doc.block_at(offset)
    return block is not None and (
        bool(LABEL.match(doc.text, block.start, block.end) or TURN.match(doc.text, block.start, block.end)) or block == _after(doc))


@fact
def _known_turns(doc):
    """The _Turns whose labels are speakers'."""
    if doc.special_chars.isdisjoint(":[") and "Q." not in doc.text and "A." not in doc.text and not any(span.kind == "label" for span in doc.inline):
        return []
    turns = _turns(doc)
    known = {t.label for t in turns if t.sure}
    if sum(t.sure for t in turns) > 1:  # in a transcript, who answers in three words is a speaker as well
        known |= {t.label for t in turns if t.named}
    return [t for t in turns if t.label in known]


@fact
def _after(doc):
    """The paragraph after the last turn of a transcript, in which its speaker or the newsroom goes on; or None."""
    turns = _known_turns(doc)
    if len(turns) < 2 or turns[-1].block + 1 == len(doc.blocks):
        return None
    block = doc.blocks[turns[-1].block + 1]
    return block if block.kind in RUNNING else None


def _goes_on(doc, block, turns):
    """Whether a speaker goes on in a paragraph: somebody says "I" or "you" outside of quotations, and names nobody of the turns."""
    first = any(m[0] not in ("us", "?") and not quote_at(doc, m.start()) for m in SPOKEN.finditer(doc.folded, block.start, block.end))
    return first and {t.label.split()[-1] for t in turns if len(t.label) > 1}.isdisjoint(m[0] for m in doc.tokens(block.start, block.end))


def _unlabelled(doc, i, following):
    """The paragraphs between block number i and the next label, in which its speaker goes on."""
    found = []
    for block in doc.blocks[i + 1 : following]:
        if block.kind not in RUNNING:
            break
        found.append((block.start, block.end))
    return found if len(found) <= BETWEEN else []


@record
class _Turn:
    """label_block, block: the numbers of the blocks of the label and of the words after it.  label_start, start: where those begin.
    label: folded.  sure: whether it is certainly a speaker's.  named: whether it is a name, and may be one.  Others are read as
    the same label is elsewhere."""

    label_block: int
    label_start: int
    block: int
    start: int
    label: str
    sure: bool
    named: bool


def _turns(doc):
    """The _Turns of the article, in order."""
    found, text = [], doc.text
    marked = bool(doc.inline) or any([mark in text for mark in ("Q.", "A.", "[")])
    for i, block in enumerate(doc.blocks):
        if (marked or text.find(":", block.start, block.end) >= 0) and (block.kind in RUNNING or block.kind in HEADINGS):
            for label_start, start, label, aside in _labels(doc, block):
                if doc.text[start : block.end].strip():
                    found.append((i, label_start, i, start, label, aside))
                elif i + 1 < len(doc.blocks) and doc.blocks[i + 1].kind in RUNNING:
                    found.append((i, label_start, i + 1, doc.blocks[i + 1].start, label, aside))
    counts = {}
    for label in (turn[4] for turn in found):
        counts[label] = counts.get(label, 0) + 1
    turns = []
    for i, label_start, words_block, start, label, aside in found:
        block, named = doc.blocks[words_block], False
        if doc.blocks[i].kind in HEADINGS:
            sure = False
        elif len(label) == 1:
            sure = label == "Q" or "Q" in counts or _plain(doc, start)
        else:
            alone = label.isupper() and len(found) == 1 and not aside  # a dateline is written in this way too
            named = _may_speak(label) and _is_name(label)
            sure = _may_speak(label) and (aside and named or _is_speaker(doc, label, start, block.end, counts[label], alone))
        turns.append(_Turn(i, label_start, words_block, start, fold(label), sure, named))
    return turns


def _labels(doc, block):
    """(its start, where the words begin, label, whether it says how somebody speaks) of what looks like a label at the head of a
    block, or of a line of its source; or is one as a whole."""
    text, start, end = doc.text, block.start, block.end
    if doc.inline and "label" in doc.inline_at(start):
        name = text[start:end].strip(" :*_\n")
        return [(start, end, name, False)] if NAME.fullmatch(name) else []
    lines = LINE_END.search(doc.source, *doc.to_source(start, end))
    patterns = (LABEL, TURN) if text.find(":", start, end) >= 0 or text.find("[", start, end) >= 0 else (TURN,)
    found = [m for pattern in patterns if (m := pattern.match(text, start, end))]
    if lines:
        found += [
            m for pattern in patterns for m in pattern.finditer(text, start + 1, end)
            if doc.source[doc.to_source(m.start() - 1, m.start())[1] - 1] in "\r\n"
        ]
    return sorted({(m.start(), m.end(), m[1] or m[3], bool(m.re.groups > 1 and m[2] and HOW.search(m[2]))) for m in found})


def _plain(doc, start):
    """Whether what follows “A.” is a word that begins a sentence, no surname: “A. Nobody. Well, …”."""
    m = re.compile(r"\s+([^\W\d_]+)").match(doc.text, start)
    if not m:
        return False
    lex, word = lexicon(), fold(m[1])
    return lex.rank(word) > 0 and lex.spelling(word) == word and lex.name_rank(word) < lex.rank(word)


def _may_speak(label):
    """Whether a label is none of those that come before a note, a day, a score."""
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

"""Where sentences begin and end in running copy; a block is cut into sentences when one of them is asked for."""

from bisect import bisect_left, bisect_right
from itertools import chain

from newslint.language.lists import word_set
from newslint.language.word_classes import (
    AUXILIARIES, CONJUNCTIONS, COURTESY_TITLES, DETERMINERS, INTERROGATIVES, PREPOSITIONS, QUANTIFIERS, SHORTENED_TITLES, SUBJECTS,
)
from newslint.language.calendar_names import NAMES, SHORT_NAMES, ZONES
from newslint.document import LazyPattern, fact
from newslint.records import record

# An end mark with the marks that close around it, and white space; no space only where a quotation closes: “Stay.”He
# left.  The quantifiers are possessive and the marks are not begun twice, so that a line of dots takes linear time.
END = LazyPattern(
    r"([.!?…](?<![.!?…][.!?…])(?<!\. \.)(?:[.!?…]|(?<=\.) (?=\.))*+)([”\"’'“»)\]*]*+)(\s++|(?<=[”\"])(?=[A-Z]))"
)
OPENING = LazyPattern(r"[“\"‘'„«(\[—–\s-]*+")
TOKEN_BEFORE = LazyPattern(r"[^\s“\"‘'(\[—–]+\Z")
NEXT = LazyPattern(r"[^\W_]+(?:['’][^\W_]+)*")
# With a capital these come before a name: a sentence never ends with one.  "Sr." comes after a name as well.
DOTTED_TITLES = frozenset(
    word.lower() for rows in (COURTESY_TITLES, *SHORTENED_TITLES.values()) for row in rows for title in row[:2]
    for word in title.replace(". ", ".|").rpartition(" ")[2].replace(".", "").split("|") if word  # "Rear Adm", "Lt. Gov"
) - {"sr"} | word_set("further-title-abbreviations")
# In small letters these point onwards.
POINTERS = word_set("abbreviations-that-continue")
# These point to a number.
NUMBERED = word_set("abbreviations-before-numbers")
# These are inside a sentence or at its end: what follows decides.
SOMETIMES = word_set("abbreviations") | SHORT_NAMES
# Words that begin a sentence rather than a name; not all prepositions, which are in a clause of saying as well
# (“Why?” the man behind the counter asked), and not "may", which is a month and a name.
STARTERS = (DETERMINERS | SUBJECTS | INTERROGATIVES | QUANTIFIERS | CONJUNCTIONS
            | PREPOSITIONS | AUXILIARIES | word_set("sentence-openers")) - {"may"}
INITIALS = LazyPattern(r"(?:[^\W\d_]\.)+[^\W\d_]\Z|[^\W\d_]{1,2}-(?:[^\W\d_]\.)*[^\W\d_]{1,6}\Z")
# "7 p.m. Eat early" is not an hour in East Africa.
AFTER_HOUR = (ZONES - {"eat"}) | frozenset("eastern central mountain pacific local".split()) | NAMES
MARKS = LazyPattern("[“”\"]")
BEFORE_A_START = frozenset(".!?:;…\n\r”’—–-")
END_OF_COPY = float("inf")  # after every offset, to find the last that begins no later
ABBREVIATIONS = DOTTED_TITLES | POINTERS | NUMBERED | SOMETIMES


@record
class Sentence:
    """[start, end) of a sentence with its marks, text offsets; white space between sentences belongs to none."""

    start: int
    end: int


def sentences(doc):
    """The sentences of all running blocks, in order; none crosses a block.  Who needs a few asks for these."""
    return tuple(chain.from_iterable([_within(doc, block) for block in doc.paragraphs]))


@fact
def _split(_doc):
    """{running block: its sentences}, for the blocks that were asked for."""
    return {}


def _within(doc, block):
    """The sentences of a running block, in order."""
    known = _split(doc)
    if block not in known:
        known[block] = _found(doc.text, block.start, block.end)
    return known[block]


def _found(text, start, end):
    found = []
    for m in END.finditer(text, start, end):
        at = m.end()
        if at >= end:
            break
        if not text[at].islower() and _breaks(text, start, end, m):
            found.append(Sentence(start, m.end(2)))
            start = at
    if start < end:
        found.append(Sentence(start, end))
    return found


def sentence_at(doc, offset):
    """The sentence around the offset, or None outside running copy and between sentences."""
    i = bisect_right(doc.paragraphs, (offset, END_OF_COPY)) - 1
    if i >= 0 and offset < doc.paragraphs[i].end:
        found = _within(doc, doc.paragraphs[i])
        sentence = found[bisect_right(found, (offset, END_OF_COPY)) - 1]
        if offset < sentence.end:
            return sentence
    return None


def starts_at(text, offset, low=0):
    """Whether a sentence, a quotation or a line begins at the offset, so that a capital there proves nothing.

    low: where the block begins.  Only the characters just before the offset are read: any end mark, dash or opening mark
    counts, also that of an abbreviation.
    """
    before = text[max(low, offset - 6) : offset].rstrip(" \u00a0\"'“‘([")
    return not before or before[-1] in BEFORE_A_START


def sentences_in(doc, start, end):
    """The sentences that overlap [start, end), in order."""
    found, paragraphs = [], doc.paragraphs
    first = max(bisect_right(paragraphs, (start, END_OF_COPY)) - 1, 0)
    for block in paragraphs[first : bisect_left(paragraphs, (end,))]:
        here = _within(doc, block)
        first = max(bisect_right(here, (start, END_OF_COPY)) - 1, 0)
        found += here[first : bisect_left(here, (end,))]
    return tuple(found[1:] if found and found[0].end <= start else found)


def _breaks(text, start, end, m):
    """Whether the match of END ends a sentence."""
    mark, close, _ = m.groups()
    at = m.end()
    opened = ""
    if not text[at].isalnum():
        opened = OPENING.match(text, at, end)[0]
        at += len(opened)
        if at < end and text[at].islower():
            return False
    if mark == ".":
        if close and close != "*":
            return True
        stop = m.start()
        floor = max(start, stop - 24)
        word = text[max(floor, text.rfind(" ", floor, stop) + 1) : stop]
        if word.isalnum():  # most are told without a pattern
            if len(word) > 6 or len(word) > 1 and word.lower() not in ABBREVIATIONS:
                return True
            if word[0].isupper() and word.lower() in DOTTED_TITLES:
                return False
        before = TOKEN_BEFORE.search(text, floor, stop)
        return not before or _full_stop(text, start, before, opened, at)
    if mark[-1] in "!?":
        return not (close and _clause_of_saying(text, at, end))
    return bool(close) or len(mark.replace(" ", "")) > 3 or not text[at : at + 1].isalpha() or _word(text, at) in STARTERS


def _word(text, at):
    """The folded word at the offset, or ""."""
    m = NEXT.match(text, at)
    return m[0].lower().replace("’", "'") if m else ""


def _full_stop(text, start, before, opened, at):
    """Whether the full stop after the token `before` ends a sentence, and is not only that of an abbreviation."""
    token = before[0]
    if len(token) > 6 and "." not in token and "-" not in token:
        return True
    low = token.lower().rstrip(".,")
    if low in POINTERS or token[0].isupper() and (low in DOTTED_TITLES or low.rpartition("-")[2] in DOTTED_TITLES):
        return False
    if low in NUMBERED and text[at : at + 1].isdigit():
        return False
    following = _word(text, at)
    if low in ("a.m", "p.m"):
        return following not in AFTER_HOUR and "(" not in opened
    if low in SOMETIMES and (token[0].isupper() or low in ("etc", "al", "vs")) or INITIALS.fullmatch(token):
        return following in STARTERS or bool(opened.strip(" (["))
    if len(token) == 1 and token.isupper():
        return _ends_with_letter(text, start, before.start(), following)
    return True


def _ends_with_letter(text, start, at, following):
    """Whether a single capital ends the sentence ("Plan B. The …") and is not an initial ("George W. Bush")."""
    word = text[max(start, at - 24) : at].split()
    name = bool(word) and word[-1][0].isupper() and word[-1].lower() not in ("plan", "vitamin", "hepatitis", "group", "class")
    return following in STARTERS and not (name and following in ("a", "i"))


def _clause_of_saying(text, start, end):
    """Whether a clause with a verb of saying follows, in the same sentence: “Why?” Mr. Dahl asked."""
    from newslint.language.speech import SAID

    for words, m in enumerate(NEXT.finditer(text, start, min(end, start + 120))):
        low = m[0].lower()
        if words and low in SAID:
            return not MARKS.search(text, start, m.start())
        if words > 9 or words > 1 and low in STARTERS and low not in ("a", "an", "the", "of") and m[0][0].islower():
            return False
    return False

"""Quotations that nobody speaks."""

from itertools import islice

from newslint.language.lists import WordPattern, word_set
from newslint.analysis.attribution import credits_source
from newslint.analysis.quotes import quotes, quotes_in
from newslint.language.speech import REPORTED, SAID, STATEMENT_NOUNS
from newslint.analysis.speaker_nearby import announced, asked, asks, described_later, exchanged, questions
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fact, word_pattern
from newslint.finding import Hit, Related
from newslint.records import record

HYPHENATED_WORD = LazyPattern(r"[^\W\d_]+(?:['’-][^\W_]+)*")
NAME = LazyPattern(r"(?<=[\w,;:)–—-] )[A-Z]\w+")  # a capital in mid-sentence
# A whole sentence: a capital or a figure first, an end mark last.
OPENS = LazyPattern(r"[\[(‘'“\"…. *_—–-]*(?:[^\W\d_]|[$£€#@]?\d|@\w)")
ENDS = LazyPattern(r"[.!?…,—–-][’'\"”)\]*_ \u00a0]*\Z")
STOPS = frozenset(".?!…")
SENTENCE_END = LazyPattern(r"(?:[.!?…][\"”’')\]]*|\A)\s*\Z")
ENDINGS = frozenset((*".!?…\"”’')]", ""))  # the last signs of what it matches
DASHES = frozenset("—–―-~(:[")
# “PENCE: Well …”, “Q: …”: a transcript names its speakers.
LABEL = LazyPattern(
    r"\W*(?:[QA]|Question|Answer|[A-Z][A-Z.'’\- ]{2,40}|[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,3}):\s")
QUESTION = LazyPattern(r"\W*(?:[QA]|Question|Answer)[.:)]?\W*\Z")  # “Q. “Is it safe?””
# “— Rosa Dahl, Leeds”: whoever signs the lines above.
SIGNATURE = LazyPattern(r"[-–—―~•]{1,2}\s?(?=[A-Z@])(?:[^\s.!?]+|[A-Z][\w'’-]*\.)(?:,? [^\s!?]+){0,11}\W*\Z")
NESTED = LazyPattern(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)")
# A sentence that begins so leans on the one before it: the same voice goes on.
CONNECTIVES = word_set("connectives")
ANAPHORS = word_set("anaphors")
# What may do something in a sentence, and so speak in the next: by its ending, or by name.
ROLE = WordPattern(
    r"\b(?@words-before-somebody) (?:[\w-]+ ){0,2}?[\w-]*"
    r"(?:er|or|our|ist|ian|ent|ant|ess|ee|(?@people-and-groups))s?\b"
)
PERSONS = word_set("person-pronouns")
# Words that say nothing of what is talked about, of four letters and more: frequent verbs and nouns too, so no union
# of word classes.
STOP_WORDS = word_set("stop-words")
RARE = 4  # times in the article: such a word in two quotations ties them together, “vote” in a story of a vote does not
SHORT_QUOTATION = 4  # words; what is shorter is a cry, a sign, a title
FORMAT = 4  # an article with more quotations alone than this is made that way: letters, answers, voices


@record
class Orphan:
    """A quotation without a speaker.

    sure: nothing says who speaks; otherwise a reader can guess, and `reason` tells why: "continued" (the speaker of
    the paragraph before, whose place is `near`), "opening" (the story begins with it), "later" (the next paragraph
    points back to it), "answer" (somebody asked), "scene"
    (somebody is on the scene, but nobody speaks), "format" (one of many).
    """

    start: int
    end: int
    sure: bool
    reason: str = ""
    near: tuple = ()


@record
class Before:
    """What the paragraph before does for a quotation that stands alone.

    kind: "colon" (introduces it), "open" (leaves a quotation open), "said" (ends “Q,” X said), "quote" (has a
    quotation and ends otherwise), "plain", or the kind of another block.
    """

    kind: str
    quotes: tuple = ()
    tail: tuple = ()


@fact
def orphans(doc):
    """The Orphans of an article, in order of place."""
    found, text, blocks = [], doc.text, doc.blocks
    by_block = _by_block(doc)
    doubles = any(q.mark not in "‘'" for q in quotes(doc))
    passed = -2  # the last block that stands alone: one of a row is enough
    for i, here in by_block.items():
        start, end, kind = blocks[i]
        if kind != "paragraph":
            continue
        lasts = [text[q.inner_end - 1] for q in here]
        if "," in lasts and any(last == "," and q.end + 2 < end for last, q in zip(lasts, here)):
            continue  # “No,” she said: whatever the verb, somebody speaks
        fragments = STOPS.isdisjoint(lasts)
        if fragments and (HYPHENATED_WORD.search(text, start, here[0].start) or HYPHENATED_WORD.search(text, here[-1].end, end)):
            continue  # words beside what is not a sentence
        edges = [start, *(edge for q in here for edge in (q.start, q.end)), end]
        rest = [text[a:b] for a, b in zip(edges[::2], edges[1::2])]
        if any(map(HYPHENATED_WORD.search, rest)):
            orphan = None if fragments else _among_words(text, here, rest)
        elif doubles and here[0].mark in "‘'":
            continue  # a cross-heading: whoever quotes in double marks keeps single ones for headings
        else:
            orphan = _whole_paragraph(doc, i, by_block) if passed != i - 1 else None
            passed = i
        if orphan:
            found.append(orphan)
    if sum(o.reason != "scene" for o in found) > FORMAT:
        found = [o._replace(sure=False, reason=o.reason or "format") for o in found]
    return tuple(found)


def _whole_paragraph(doc, i, by_block):
    """The Orphan of the block i, a paragraph of nothing but quotations, or None where it is plain who speaks."""
    here = by_block[i]
    if here[0].continued or not all(q.closed for q in here) or _signed(doc, i) or not _is_sentence(doc.text, here[0], here[-1]):
        return None
    before = _before(doc, i - 1, by_block)
    if before.kind in ("colon", "open"):
        return None
    orphan = _alone(doc, i, here, before)
    return None if orphan.reason == "opening" and _answered(doc, i) else orphan


def _by_block(doc):
    """Block index -> its quotations, for the blocks that have any, in order."""
    out, i, end, blocks = {}, -1, 0, doc.blocks
    for q in quotes(doc):
        while q.start >= end:
            i += 1
            end = blocks[i].end
        if i in out:
            out[i].append(q)
        else:
            out[i] = [q]
    return out


def _before(doc, i, by_block):
    """What the block i does for a quotation that stands alone after it."""
    if i < 0:
        return Before("start")
    text, block = doc.text, doc.blocks[i]
    here = by_block.get(i, ())
    if block.kind not in ("paragraph", "list"):
        return Before(block.kind)
    tail = text[here[-1].end if here else block.start : block.end]
    if tail.rstrip(" *_\u00a0").endswith(":"):
        return Before("colon", here)
    if not here:
        return Before("plain")
    if not here[-1].closed:
        return Before("open", here)
    if _joined(text, here[-1]) and any(m[0].lower() in SAID for m in islice(HYPHENATED_WORD.finditer(tail), 8)):
        return Before("said", here, (here[-1].end, block.end))
    return Before("quote", here)


def _signed(doc, i):
    """Whether the next block signs the block i."""
    if i + 1 < len(doc.blocks):
        block = doc.blocks[i + 1]
        return block.end - block.start < 160 and bool(SIGNATURE.match(doc.text[block.start : block.end]))
    return False


def _is_sentence(text, first, last):
    """Whether one or more whole sentences are quoted, and no title, slogan or transcript."""
    said = text[first.inner_start : last.inner_end]
    opening = OPENS.match(said)
    if not opening or opening[0][-1].islower() or not ENDS.search(said) or LABEL.match(said):
        return False
    words = [m[0] for m in HYPHENATED_WORD.finditer(said)]
    if len(words) < SHORT_QUOTATION:
        return False
    long = [w for w in words[1:] if len(w) > 3]
    if len(words) <= 12 and len(long) > 1 and all(w[0].isupper() for w in long):
        return False  # a title
    if said[0] in "“\"‘":  # a passage set off by marks, with quotations of its own
        return not any(m[0].lower() in SAID for m in HYPHENATED_WORD.finditer(NESTED.sub(" ", said)))
    return True


def _joined(text, quote):
    """Whether the sentence goes on after the quotation: “No,” he said."""
    return text[quote.inner_end - 1] in ",?!—–-" or text[quote.end : quote.end + 1] == ","


def _alone(doc, i, here, before):
    """The Orphan of a paragraph that is nothing but a quotation."""
    text, start, end = doc.text, here[0].start, here[0].end
    said = text[start : here[-1].end]
    if before.kind in ("start", "headline", "standfirst", "byline", "heading"):
        return Orphan(start, end, False, "opening")
    if described_later(doc, i):
        return Orphan(start, end, False, "later")
    if said[-2] == ",":
        return Orphan(start, end, True)  # a comma before the last mark: the words after it are lost
    if before.kind == "plain" and questions(doc) > 1 and asks(doc, i - 1):
        return Orphan(start, end, False, "format")
    if before.kind in ("plain", "quote", "said") and asked(doc, i - 1):
        return Orphan(start, end, False, "answer")
    if exchanged(doc, i):
        return Orphan(start, end, False, "format")
    if place := before.kind in ("plain", "quote", "said") and announced(doc, i - 1):
        return Orphan(start, end, False, "continued", place)
    if before.kind not in ("said", "quote"):
        return Orphan(start, end, True)
    first = HYPHENATED_WORD.search(said)[0].lower().replace("’", "'")
    goes_on = first in CONNECTIVES
    if before.kind == "said" and not goes_on:
        named = {m[0] for m in HYPHENATED_WORD.finditer(text, *before.tail) if m[0][0].isupper() and len(m[0]) > 2}
        if not named & {m[0] for m in HYPHENATED_WORD.finditer(said)}:  # few people speak of themselves by name
            earlier = " ".join(text[q.inner_start : q.inner_end] for q in before.quotes)
            shared = _stems(earlier) & _stems(said)
            goes_on = (i + 1 == len(doc.blocks) or _speaks_again(doc, i, named) or shared and first in ANAPHORS
                       or any(_stem_counts(doc).get(stem, 0) <= RARE for stem in shared))
    if goes_on:
        return Orphan(start, end, False, "continued", before.tail or (before.quotes[-1].start, before.quotes[-1].end))
    return Orphan(start, end, True)


def _answered(doc, i):
    """Whether the next block has a word of saying: a story may well begin with a voice."""
    if i + 1 == len(doc.blocks):
        return False
    block = doc.blocks[i + 1]
    return any(m[0].lower() in SAID for m in HYPHENATED_WORD.finditer(doc.text, block.start, block.end))


def _stems(text):
    """What is talked about: the beginnings of the words that say something."""
    return {w[:6] for m in HYPHENATED_WORD.finditer(text) if len(w := m[0].lower().replace("’", "'")) > 3 and w not in STOP_WORDS}


@fact
def _stem_counts(doc):
    """How often each stem is in the article."""
    counts = {}
    for word in word_pattern(doc).findall(doc.folded):
        counts[word[:6]] = counts.get(word[:6], 0) + 1
    return counts


def _speaks_again(doc, i, named):
    """Whether the paragraph after block i quotes one of the named, or “he” or “she”, again."""
    if i + 1 == len(doc.blocks):
        return False
    block = doc.blocks[i + 1]
    here = quotes_in(doc, block.start, block.end)
    if not here or here[0].start != block.start or not _joined(doc.text, here[0]):
        return False
    words = [m[0] for m in islice(HYPHENATED_WORD.finditer(doc.text, here[0].end, block.end), 4)]
    return any(w in named or w in ("he", "she") for w in words)


def _among_words(text, here, rest):
    """The Orphan of a paragraph that has other words, but none of saying, or None."""
    for quote, ahead, behind in zip(here, rest, rest[1:]):
        if text[quote.inner_end - 1] not in STOPS or not quote.closed or ahead.rstrip()[-1:] not in ENDINGS:
            continue
        if SENTENCE_END.search(ahead) and behind.lstrip()[:1] not in DASHES and _is_sentence(text, quote, quote):
            break
    else:
        return None
    if QUESTION.match(rest[0]) or any(_joined(text, q) and HYPHENATED_WORD.search(piece) for q, piece in zip(here, rest[1:])):
        return None
    words = {m[0].lower().replace("’", "'") for piece in rest for m in HYPHENATED_WORD.finditer(piece)}
    told = " ".join(rest).lower()
    if words & REPORTED.keys() or words & STATEMENT_NOUNS or credits_source(told + " "):
        return None
    somebody = words & PERSONS or ROLE.search(told) or any(NAME.search(piece) for piece in rest)
    return Orphan(quote.start, quote.end, not somebody, "scene" if somebody else "")


REASONS = {
    "continued": "a reader takes the speaker of the paragraph before; name the speaker here, or leave that quotation open",
    "opening": "the story opens with it; see that the next paragraph says who speaks",
    "answer": "it answers the question before it; say who answers",
    "later": "the next paragraph tells; say it before the reader needs it",
    "scene": "somebody is there, but nobody says it; name the speaker",
    "format": "as with others in this article; name the speaker, or let a line say whose they are",
}


class OrphanQuote(Check):
    """A quotation of a whole sentence that is in its paragraph without a word of who speaks.

    It is judged by structure: a fragment, a title, a line of a transcript, a signed post, what follows a colon, and a
    quotation that goes on from the paragraph before have their speaker elsewhere.

    case: "none" (nothing near says who speaks) or "unclear" (a reader can guess).
    notices: folded phrases of the publisher's own notices, which nobody speaks.
    Slots: reason (why it is unclear, and what to do).
    """

    case: str
    notices: tuple = ()

    slots = frozenset({"reason"})

    def triggers(self):
        return Triggers(literals=frozenset({"“", "”", '"', "''", "„", "«", "»", "‘"}))

    def run(self, doc, keys):
        for o in orphans(doc):
            if o.sure == (self.case == "none") and not self._notice(doc.folded[o.start : o.end]):
                near = (Related(*o.near, "evidence", "the last to speak"),) if o.near else ()
                yield Hit(o.start, o.end, {"reason": REASONS.get(o.reason, "")}, related=near)

    def _notice(self, said):
        return any(phrase in said for phrase in self.notices)

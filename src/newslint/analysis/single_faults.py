"""Single marks without a partner, where an article plainly quotes in them, as British papers do.

An apostrophe looks like a closing mark, so that a fault is told only where no apostrophe can be meant.
"""

from newslint.analysis.double_marks import Fault, paired
from newslint.analysis.quotes import quote_at
from newslint.analysis.single_marks import ELIDED, SINGLE
from newslint.document import LETTER_RUN, RUNNING, LazyPattern

MARKS = {"‘": LazyPattern(r"[‘’]"), "'": LazyPattern(r"'")}
LAST_WORD = LazyPattern(r"(?:(?<![\w.])[a-z]{2}|[^\W\d_]{3,})\.\Z")  # no abbreviation
LONE = LazyPattern(r"(?<= )['‘](?=([a-z]{5,})\b)")
AT_EDGE = LazyPattern(r"(?<![^\s(])['‘’]|['‘’](?!\w)")  # of a word
LONG = 5  # letters; shorter words may stand for longer ones, as in ’is and ’and
SHORTENED = frozenset("course nother nough gainst spose morning evening member ospital".split())
FEW = 3  # certain quotations by which an article is known to quote in single marks
ENDS = ".,;:!?)]—–…"
CLOSED = ENDS + "”\"’'%*"
SURE, LIKELY, UNSURE = 3, 2, 1  # of a mark that may close


def faults(doc, known):
    """[Fault] of single marks; known(word): whether a word in small letters, as an opening mark has it before it, is one.

    None unless at least FEW quotations in single marks are surely whole, twice as many as have lost a mark, and none but
    what is in them is in double ones.
    """
    mark = "‘" if "‘" in doc.special_chars else "'"
    found, whole, spans = [], 0, []
    running = [b for b in doc.blocks if b.kind in RUNNING]
    for i, block in enumerate(running):
        follows = running[i + 1].start if i + 1 < len(running) else None
        pairs, wrong = _pair_single_marks(doc.text, block, mark, known, follows is not None and doc.text[follows] == mark)
        whole += len(pairs)
        spans += pairs
        found += wrong
    if not found or whole < FEW or len(found) > max(1, whole // 2) or _doubles_outside(doc, spans, found):
        return []
    return found


def lone(doc, known):
    """[Fault] of single marks that open a quotation where the article quotes in double marks: outside of those, before a
    word of LONG letters, and in a paragraph in which no other mark could close it."""
    found, text = [], doc.text
    for m in LONE.finditer(text):
        block = doc.block_at(m.start())
        if block and block.kind == "paragraph" and m[1] not in SHORTENED and known(m[1]) and not quote_at(doc, m.start()):
            if not (AT_EDGE.search(text, block.start, m.start()) or AT_EDGE.search(text, m.end(), block.end)):
                found.append(Fault(m.start(), m.end(), "unclosed"))
    return found


def _doubles_outside(doc, spans, found):
    """Whether a quotation in double marks is outside of single ones, but for paragraphs in which one has lost a mark."""
    at, torn = 0, {doc.block_at(fault.start) for fault in found}
    for start, *_ in paired(doc)[0]:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if not (at < len(spans) and spans[at][0] <= start) and (block := doc.block_at(start)) not in torn and block.kind in RUNNING:
            return True
    return False


def _pair_single_marks(text, block, mark, known, resumed):
    """([(start, end)] of the quotations of a block, [Fault]); nothing of a block in which a mark cannot be read.

    resumed: whether the next block begins with an opening mark.
    """
    pairs, wrong, start, end = [], [], block.start, block.end
    opened, doubt = None, False  # doubt: since the last certain mark there was one that may be an apostrophe
    for m in MARKS[mark].finditer(text, start, end):
        at = m.start()
        before, after = text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "
        if _inside_word(before, after):
            continue
        if after in "‘’'":
            return pairs, []
        if m[0] != "‘" and not before.isspace() and not (m[0] == "'" and _opens(text, at, start)):
            if not before.isalnum() and before not in CLOSED:
                return pairs, []  # href='…'
            sure = _closing(text, at, start, before, after)
            if opened is not None and sure >= LIKELY:
                pairs.append((opened, at + 1))
                opened, doubt = None, sure < SURE
            elif opened is not None or sure < SURE:
                doubt = True
            elif not doubt:
                wrong.append(Fault(at, at + 1, "unopened"))
        elif ELIDED.match(text, at):
            if opened is None or text[at + 1].isdigit():
                doubt = True  # ‘10 times the size’
        elif m[0] == "’" or not _opens(text, at, start) or not _is_word(text, at + 1, known):
            return pairs, []  # a mark turned the wrong way, or ’ospital
        elif opened is None:
            opened, doubt = at, False
        elif not doubt and _opens_anew(text, at):
            wrong.append(Fault(opened, opened + 1, "unclosed"))
            opened = at
        else:
            return pairs, []
    if opened is not None and not doubt and not resumed:
        wrong.append(Fault(opened, opened + 1, "unclosed"))
    return pairs, wrong


def _inside_word(before, after):
    """Whether a mark between two characters is an apostrophe: didn’t, the M.P.’s."""
    return after.isalnum() and not before.isspace() and (before.isalnum() or before == ".")


def _opens(text, at, start):
    return at == start or bool(SINGLE.match(text, at))


def _opens_anew(text, at):
    """Whether a mark that may open inside a quotation opens another one, and is not an apostrophe."""
    word = LETTER_RUN.match(text, at + 1)
    return text[max(0, at - 2) : at].rstrip()[-1:] in tuple(ENDS) or bool(word) and len(word[0]) >= LONG and (
        word[0].lower() not in SHORTENED)


def _is_word(text, at, known):
    """Whether the word after an opening mark is whole, and no ’ospital."""
    m = LETTER_RUN.match(text, at)
    return not m or len(m[0]) == 1 or known(m[0].lower())


def _closing(text, at, start, before, after):
    """How sure a mark after something closes a quotation: SURE after a full stop, UNSURE where it may be the farmers’."""
    if not before.isalnum():
        if before != "." or after not in " \n" or LAST_WORD.search(text, max(start, at - 20), at):
            return SURE
        return LIKELY  # the U.S.’ fleet
    if after in ENDS:
        return LIKELY
    return UNSURE if before in "sSnN" or not text[at - 3 : at].isalpha() else LIKELY

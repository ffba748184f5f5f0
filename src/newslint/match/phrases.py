"""Where the phrases of a rule stand: called by one of their words, tested at the place.

A phrase is written as a copy chief would type it.  Straight and curly apostrophes are the same, and so are runs of
white space, over a line end too.  A letter or digit at its edge must not run on ("cop" is not in "copy", but it is in
"cop's" and "cop-out").  A space at its edge asks for white space there (" – ").  `#` at its beginning, before
anything but a letter, stands for a number in figures: "# percent", "#%".
"""

from functools import lru_cache

from newslint.document import LONG_TEXT, RUN, WORD, LazyPattern, fact, fold, runs

NUMBER = LazyPattern(r"\d[\d.,]*(?:[½¼¾⅓⅔]|(?<=\d))|[½¼¾⅓⅔]")
NUMBER_BEFORE = LazyPattern(rf"(?:{NUMBER.pattern})\Z")
LONGEST_NUMBER = 24  # characters that a number may have
ODD_SPACES = frozenset({"\t", "\r", "\u00a0", "\u2009", "\u202f", "\u2002", "\u2003", "\u200a", "\u3000", "\x0b", "\x0c", "\u2028", "\x85"})
GAP = 40  # characters of white space that may come between two words of a phrase
POSSESSIVE = "'s"  # Document.words keeps it with its word


def has_number(phrase):
    """Whether the phrase begins with the sign for a number."""
    return phrase[:1] == "#" and len(phrase) > 1 and not phrase[1].isalnum() and phrase[1] != "#"


def calls(phrase):
    """(words, literals): the folded words, or else the literals, one of which must be in a text that has the phrase.

    The word is the longest of the phrase, since it is likely to be the rarest.
    """
    if phrase.isalpha() and phrase.isascii():  # most are one plain word
        word = phrase.lower()
        return (word, word + POSSESSIVE), ()
    last = best = None
    for last in WORD.finditer(fold(phrase)):
        if best is None or len(last[0]) > len(best[0]):
            best = last
    if best is not None:
        word = best[0]
        if best is last and "'" not in word:
            return (word, word + POSSESSIVE), ()
        return (word,), ()
    if has_number(phrase):
        phrase = phrase[1:]
    chunk = max(phrase.split(), key=len, default="")
    if phrase[:1].isspace() and phrase[-1:].isspace() and len(phrase.split()) == 1:
        chunk = f" {chunk} "
    return (), tuple({chunk, chunk.replace("'", "’")} if "'" in chunk else (chunk,))


def calls_of(phrases):
    """(words, literals) of several phrases, see calls(): what calls a check that looks for any of them."""
    words, literals = set(), set()
    for phrase in phrases:
        more_words, more_literals = calls(phrase)
        words.update(more_words)
        literals.update(more_literals)
    return frozenset(words), frozenset(literals)


FEW = 4  # phrases that need no index
OFTEN = 3  # times that a list is read through before an index of it pays


class Phrases:
    """The phrases of a rule, or the keys of its table, found by the words that were seen; indexed once asked often."""

    def __init__(self, phrases):
        self.phrases, self.asked, self.index = phrases, 0, None

    def seen(self, doc, keys):
        """The phrases that the seen words trigger, and whose words are all in the article, in order."""
        if len(self.phrases) <= FEW:
            return [p for p in self.phrases if doc.words.issuperset(_but_last(p))]
        found = self._triggered(frozenset(keys))
        if len(found) > FEW and len(doc.text) <= LONG_TEXT:
            found = _begun(found, _one_line(doc))
        return sorted(p for p in found if doc.words.issuperset(_but_last(p)))

    def _triggered(self, keys):
        self.asked += 1
        if self.index is None and self.asked > OFTEN:
            index = {}
            for phrase in self.phrases:
                for kind in calls(phrase):
                    for call in kind:
                        index.setdefault(call, []).append(phrase)
            self.index = index  # whole, or not at all, for another thread
        if self.index is not None:
            return {p for key in keys for p in self.index.get(key, ())}
        parts = [key.removesuffix(POSSESSIVE) for key in keys]
        likely = [p for p in self.phrases if (folded := fold(p)) and any([part in folded for part in parts])]
        return {p for p in likely if not keys.isdisjoint([call for kind in calls(p) for call in kind])}


@fact
def _one_line(doc):
    """The words of the article with one space between them, and nothing else."""
    return " ".join(doc.sequence)


def _begun(phrases, words):
    """The phrases whose first two words follow each other in the words of a text."""
    there, found = {}, []
    for phrase in phrases:
        head = _head(phrase)
        if head not in there:
            there[head] = head in words
        if there[head]:
            found.append(phrase)
    return found


@lru_cache(65536)
def _head(phrase):
    """The first two words of a phrase; "" where other signs than letters and figures are in them."""
    parts = fold(phrase).split()[:2]
    return " ".join(parts) if all([part.isalnum() for part in parts]) else ""


def likely(doc, phrase):
    """Whether the words of the phrase are in the article, wherever they do."""
    return doc.words.issuperset(_but_last(phrase))


@lru_cache(65536)
def _but_last(phrase):
    """The words of a phrase but the last, which may be in a text as a possessive."""
    return () if phrase.isalpha() else tuple(WORD.findall(fold(phrase))[:-1])


@fact
def straight(doc):
    """The text with straight apostrophes, its capitals kept; offsets are those of the text."""
    return doc.text.replace("’", "'").replace("\u02bc", "'")


@fact
def is_even(doc):
    """Whether words within a block are parted by one plain space each, as nearly always."""
    return doc.special_chars.isdisjoint(ODD_SPACES) and "  " not in doc.text and not any(doc.text.find("\n", b.start, b.end) >= 0 for b in doc.blocks)


def places(doc, phrase, case=False):
    """(start, end) of every place of the phrase, in order; with `case`, only as it is written."""
    number = has_number(phrase)
    body = phrase[1:] if number else phrase
    if not any(c.isalnum() for c in body):
        text = doc.text
    elif case:
        text, body = straight(doc), body.replace("’", "'")
    else:
        text, body = doc.folded, fold(body)
    parts = body.split()
    if len(parts) > 1 and is_even(doc):
        parts = [" ".join(parts)]
    if not parts:
        return
    joins_left, joins_right = parts[0][0].isalnum(), parts[-1][-1].isalnum()
    gap_left, gap_right = body[0].isspace(), body[-1].isspace()
    main = parts.index(max(parts, key=len))
    chunk, before, after = parts[main], parts[main - 1 :: -1] if main else (), parts[main + 1 :]
    done = 0
    for at in _finds(doc, text, chunk):
        if at < done:
            continue
        start, end = at, at + len(chunk)
        for part in before:
            start = start if start < 0 else _back(text, start, part)
        for part in after:
            end = end if end < 0 else _on(text, end, part)
        if start < done or end < 0:
            continue
        left, right = text[start - 1 : start], text[end : end + 1]
        if joins_left and left and _runs_on(left) or joins_right and right and _runs_on(right):
            continue  # part of a longer word
        if gap_left and not left.isspace() or gap_right and not right.isspace():
            continue
        if _in_one_block(doc, start, end):
            first = _number(text, start, gap_left) if number else start
            if first >= done:
                yield first, end
                done = end


def _finds(doc, text, chunk):
    """The offsets of a part of a phrase; in a long text by its first run of letters, which is always a whole one."""
    run = RUN.search(chunk) if len(text) > LONG_TEXT else None
    if run:
        head = run.start()
        for at in runs(doc).get(fold(run[0]), ()):
            if at >= head and text.startswith(chunk, at - head):
                yield at - head
        return
    at = text.find(chunk)
    while at >= 0:
        yield at
        at = text.find(chunk, at + 1)


def _in_one_block(doc, start, end):
    if doc.text.find("\n", start, end) < 0:
        return True
    block = doc.block_at(start)
    return block is None or end <= block.end


def _runs_on(char):
    return char.isalnum() or "\u0300" <= char <= "\u036f"


def _back(text, start, part):
    """Where the part begins that comes before `start`, white space between; -1 if it does not."""
    at = start
    while at and start - at < GAP and text[at - 1].isspace():
        at -= 1
    if at == start or at < len(part) or not text.startswith(part, at - len(part)) or text.count("\n", at, start) > 1:
        return -1
    return at - len(part)


def _on(text, end, part):
    """Where the part ends that comes after `end`, white space between; -1 if it does not."""
    at, size = end, len(text)
    while at < size and at - end < GAP and text[at].isspace():
        at += 1
    if at == end or not text.startswith(part, at) or text.count("\n", end, at) > 1:
        return -1
    return at + len(part)


def _number(text, start, gap):
    """Where the number before `start` begins; -1 if there is none."""
    at = start
    if gap:
        while at and start - at < GAP and text[at - 1].isspace():
            at -= 1
    found = NUMBER_BEFORE.search(text[max(0, at - LONGEST_NUMBER) : at])
    return -1 if found is None else at - len(found[0])


def outermost(found):
    """The places in order, without those that overlap an earlier or longer one.  Each begins with (start, end)."""
    kept, done = [], -1
    for place in sorted(found, key=lambda p: (p[0], -p[1])):
        if place[0] >= done:
            kept.append(place)
            done = place[1]
    return kept


def covered(doc, phrases, case=False):
    """Spans of phrases in which a word is right, as a test: covered(doc, unless)(start, end)."""
    spans = [span for phrase in phrases for span in places(doc, phrase, case)]
    return (lambda start, end: any(a <= start and end <= b for a, b in spans)) if spans else lambda *_: False


def like(found, right):
    """`right` in the capitals and apostrophes of the text that it replaces."""
    if "’" in found and "'" in right:
        right = right.replace("'", "’")
    if sum(c.isalpha() for c in found) > 1 and found.isupper():
        return right.upper()
    words = found.split()
    if len(words) > 1 and len(right.split()) > 1 and all(w[:1].isupper() for w in words):
        return " ".join(w[:1].upper() + w[1:] for w in right.split(" "))
    return right[:1].upper() + right[1:] if found[:1].isupper() and found != "I" else right

"""One article: its prose, its words, its blocks, and a shelf for facts that are worked out once."""

import re
from bisect import bisect_right
from functools import cached_property, wraps
from itertools import accumulate

from newslint.finding import ArticleId
from newslint.house import House
from newslint.records import record


class LazyPattern:
    """A regular expression that is compiled when it is first used: most articles never need it.

    Used like the compiled pattern: its methods and flags are those of re.Pattern.
    """

    def __init__(self, source, flags=0):
        self.pattern, self._flags = source, flags

    def __getattr__(self, name):
        method = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, method)  # from now on found without this
        return method


# A word: letters and digits, with apostrophes inside. Combining marks belong to the letter before them.
WORD = LazyPattern(r"[^\W_]+(?:'[^\W_]+)*")
WORD_WITH_MARKS = LazyPattern(r"[^\W_][^\W_\u0300-\u036f]*[\u0300-\u036f]*(?:'?[^\W_\u0300-\u036f]+[\u0300-\u036f]*)*")
COMBINING = LazyPattern("[\u0300-\u036f]")
LONE_MARK = LazyPattern("[\u0300-\u036f](?<![^\\W_].)(?<![\u0300-\u036f].)", re.S)  # that belongs to no letter
# In UTF-8: all bytes, with ASCII punctuation and white space as spaces; and the bytes that are not special characters.
BETWEEN_WORDS = bytes(b if b >= 128 or chr(b).isalnum() or b == ord("'") else ord(" ") for b in range(256))
ORDINARY = bytes(b for b in range(128) if chr(b).isalnum() or b in b" \n")
RUN = LazyPattern(r"[^\W_]+")
LETTER_RUN = LazyPattern(r"[^\W\d_]+")
APOSTROPHES = "\u2019\u02bc"
LONG_TEXT = 40_000  # code points of a text in which places are looked up, not searched for

CONFIRMING = ("sic", "cq")  # in brackets, in any copy: the word before is what was meant
RUNNING = frozenset({"paragraph", "list", "blockquote"})  # blocks that hold running sentences
HEADINGS = frozenset({"headline", "heading", "standfirst"})


@record
class Block:
    """A stretch of text [start, end) of one kind; blocks are in order and never overlap.

    kind: headline, standfirst, heading, byline, dateline, paragraph, list, table, blockquote, caption, embed,
    code, furniture, front-matter, comment.  A dateline ("PARIS, Feb. 3 —") inside a paragraph is an inline span.
    """

    start: int
    end: int
    kind: str


def encode_plain(replacement, source, shown):
    """The source text to write for a replacement of `source`, which a reader sees as `shown`, where both are the same.

    None where they differ in more than line ends: then an edit could break what is between them.
    """
    return replacement if source.replace("\r\n", "\n").replace("\r", "\n").replace("\n", " ") == shown.replace("\n", " ") else None


@record
class Reading:
    """What a reader makes of a source.

    text: the prose that checks see; where a line ends that only was full, a space.  segments: (text_start, source_start,
    length, source_length) in order, empty where all offsets are those of the source.  blocks: see Block.  inline: (start,
    end, kind) spans over the text inside blocks, in order of their starts: url, code, comment, link, dateline, metadata
    (words of a page's front matter: marked, never fixed), navigation (what the tags of a page set apart from its article, posts too), speech (somebody's words), label (whose words follow).  published: datetime.date or None.  part: names the article in a
    source that holds several.  encode: how its format writes a replacement, see encode_plain.  sections: of the paper, as the
    metadata of the source name them; what front matter says is in the text.
    """

    text: str
    blocks: tuple[Block, ...]
    segments: tuple[tuple[int, int, int, int], ...] = ()
    inline: tuple[Block, ...] = ()
    published: object = None
    part: str = ""
    encode: object = encode_plain
    sections: tuple = ()


def fold(text):
    """Lower case with straight apostrophes, the same length as the text, so that offsets hold."""
    folded = text.lower()
    if len(folded) != len(text):  # 'İ'.lower() has two code points
        folded = "".join(c if len(low := c.lower()) != 1 else low for c in text)
    return folded.replace("\u2019", "'").replace("\u02bc", "'")


def special_chars_of(text):
    """The set of the characters of a text that are not ASCII letters, digits, spaces or line feeds."""
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, ORDINARY).decode("utf-8", "surrogatepass"))


def words_of(text, special_chars):
    """The list of the words of a text, see WORD, with straight apostrophes; special_chars: those of the text.

    In half the time of the pattern; no combining mark may stand alone.
    """
    raw = text.encode("utf-8", "surrogatepass")
    for char in special_chars:
        if char in APOSTROPHES:  # U+02BC counts as a letter in Unicode
            raw = raw.replace(char.encode("utf-8"), b"'")
        elif not char.isascii() and not char.isalnum() and not COMBINING.match(char):
            raw = raw.replace(char.encode("utf-8", "surrogatepass"), b" ")
    raw = raw.translate(BETWEEN_WORDS)
    if b"'" in raw:  # only inside a word it is part of it
        pieces = raw.split(b"'")
        joined = [pieces[0]]
        for before, after in zip(pieces, pieces[1:]):
            joined += b" " if before[-1:] in b" " or after[:1] in b" " else b"'", after
        raw = b"".join(joined)
    return raw.decode("utf-8", "surrogatepass").split()


def fact(build):
    """Make `build(doc)` a fact: worked out when first asked for, then kept with the document."""

    @wraps(build)
    def known(doc):
        try:
            return doc._facts[build]
        except KeyError:
            value = doc._facts[build] = build(doc)
            return value

    return known


class Document:
    """An article as checks see it.  All offsets are code points into `text`, spans half-open [start, end).

    source: the decoded file, with its own line ends.  path: as the user named it.  article: its ArticleId.
    published: datetime.date or None.  accept: folded words and names that this desk accepts.  continues: whether the
    text goes on from an earlier stretch, see chunks.py.
    """

    def __init__(self, reading, source=None, path="", house=House(), accept=frozenset(), published=None):
        self.text = reading.text
        self.source = reading.text if source is None else source
        self.article, self.encode = ArticleId(path, reading.part), reading.encode
        self.blocks, self.inline, self.segments = reading.blocks, reading.inline, reading.segments
        self.published, self.sections = published or reading.published, reading.sections
        self.house, self.accept = house, accept
        self.continues = False
        self._facts = {}
        self._starts = None

    def __getstate__(self):  # facts are known by their functions; another process works them out itself
        return vars(self) | {"_facts": {}}

    @cached_property
    def folded(self):
        """The text in lower case with straight apostrophes; offsets are those of the text."""
        return fold(self.text)

    @cached_property
    def special_chars(self):
        """The set of the characters of the text but for ASCII letters and digits, spaces and line feeds."""
        return special_chars_of(self.text)

    @cached_property
    def words(self):
        """The set of folded words."""
        return frozenset(self.sequence if _contextual(self) else self.forms.values())

    @cached_property
    def forms(self):
        """{word as it is written, but for straight apostrophes: folded}."""
        return {word: word.lower() for word in set(_written(self))}

    @cached_property
    def sequence(self):
        """The list of folded words as they follow each other, for neighbours; offsets come from `tokens`."""
        if _contextual(self):
            return word_pattern(self).findall(self.folded)
        return list(map(self.forms.__getitem__, _written(self)))

    @cached_property
    def paragraphs(self):
        """Blocks of running sentences, in order."""
        return tuple(b for b in self.blocks if b.kind in RUNNING)

    def tokens(self, start=0, end=None):
        """Match objects of the folded words in [start, end): m[0] is folded, m.span() are text offsets."""
        return word_pattern(self).finditer(self.folded, start, len(self.text) if end is None else end)

    def spans(self, word):
        """[(start, end)] of every place where the folded word, or phrase, comes between word boundaries."""
        if len(self.text) > LONG_TEXT and (run := RUN.search(word)):
            return self._indexed(word, run)
        folded, size, found = self.folded, len(word), []
        find, left, right = folded.find, word[0].isalnum(), word[-1].isalnum()
        at = find(word)
        while at >= 0:
            end = at + size
            if not (left and at and folded[at - 1].isalnum()) and not (right and folded[end : end + 1].isalnum()):
                found.append((at, end))
            at = find(word, at + 1)
        return found

    def _indexed(self, word, run):
        """The same by an index, since to search a long text for every word would take too long; run: see RUN."""
        folded, size, head, found = self.folded, len(word), run.start(), []
        for at in runs(self).get(run[0], ()):  # the first run of a word or phrase is always a whole one
            at -= head
            if at >= 0 and folded.startswith(word, at) and not (word[-1].isalnum() and folded[at + size : at + size + 1].isalnum()):
                found.append((at, at + size))
        return found

    def block_at(self, offset):
        """The block around the offset, or None between blocks."""
        if self._starts is None:
            self._starts = [b.start for b in self.blocks]
        i = bisect_right(self._starts, offset) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].end else None

    def inline_at(self, offset):
        """The kinds of inline spans around the offset."""
        kinds, i, ends = set(), bisect_right(self.inline, (offset, float("inf"))) - 1, inline_ends(self)
        while i >= 0 and ends[i] > offset:
            if self.inline[i].end > offset:
                kinds.add(self.inline[i].kind)
            i -= 1
        return kinds

    @cached_property
    def extent(self):
        """(start, end) in the source of what belongs to this article: all of it, if it holds no other."""
        if not self.article.part or not self.segments:
            return 0, len(self.source)
        return min(s[1] for s in self.segments), max(s[1] + s[3] for s in self.segments)

    def to_source(self, start, end):
        """The source offsets of text[start:end]; what stands for a piece of another length stands for all of it."""
        if not self.segments:
            return start, end
        first = self._source_offset(start)
        return first, self._source_offset(end - 1, 1) if end > start else first

    def _source_offset(self, offset, size=0):
        """The source offset of a character, or with size 1 the offset after it."""
        i = bisect_right(self.segments, (offset, float("inf"))) - 1
        if i < 0:
            return 0
        text_start, source_start, length, source_length = self.segments[i]
        into = offset - text_start
        if length == source_length:
            return source_start + into + size
        return source_start + (source_length if size or into >= length else 0)


@fact
def runs(doc):
    """{run of letters and figures: its offsets} of the folded text."""
    spaced = doc.folded.replace("\n", " ").replace("'", " ")
    for char in special_chars_of(spaced):
        if not char.isalnum():
            spaced = spaced.replace(char, " ")
    found, parts = {}, spaced.split(" ")
    for at, run in zip(accumulate([len(part) + 1 for part in parts], initial=0), parts):
        if run in found:
            found[run].append(at)
        else:
            found[run] = [at]
    return found


@fact
def inline_ends(doc):
    """The last end of the inline spans up to each one."""
    ends, last = [], 0
    for span in doc.inline:
        last = max(last, span.end)
        ends.append(last)
    return ends


@fact
def word_pattern(doc):
    """The pattern of a word for this document."""
    return WORD_WITH_MARKS if any("\u0300" <= char <= "\u036f" for char in doc.special_chars) else WORD


@fact
def _written(doc):
    """The list of words as they are written, with straight apostrophes."""
    pattern = word_pattern(doc)
    if pattern is WORD or not LONE_MARK.search(doc.text):
        return words_of(doc.text, doc.special_chars)
    return pattern.findall(doc.text.replace("\u2019", "'").replace("\u02bc", "'"))


def _contextual(doc):
    """Whether the small letter of a capital hangs on what is around it, or is longer than the capital."""
    return not doc.special_chars.isdisjoint("\u03a3\u0130")


def is_plain(doc):
    """Whether the text is the source as it is, but for its line ends: in plain text no heading is marked as one."""
    source = doc.source
    return source == doc.text or "\r" in source and source.replace("\r\n", "\n").replace("\r", "\n") == doc.text

"""Markdown, as newsrooms keep copy by hand or in Hugo, Jekyll and Eleventy: prose without markup, mapped to the source.

What a reader of the page sees is text: emphasis, links, tags and escapes are cut out of it, entities are replaced.
Code, comments and front matter are in the text as blocks of their own kind.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque

from newslint.document import Block, Reading
from newslint.readers import block_kinds, plain
from newslint.readers.front_matter import front_matter
from newslint.readers.mapped_text import MappedText, Passage
from newslint.readers.markdown_blocks import DEFINITION, leaves
from newslint.readers.markdown_inline import TOKEN, inline, label, without
from newslint.readers.published import stamp
from newslint.readers.tags import EMBED, OUTER, TAG_KINDS

MODULE = r"(?:import|export)\b[^\n]*['\"{]"  # of MDX
NO_COPY = frozenset({"front-matter", "comment", "code"})
HEADING_WORDS = 14  # of a paragraph in bold, at most


def read(source):
    """The Reading of a Markdown source.

    Besides the kinds of Block, an inline span "metadata" marks a headline or standfirst that is in front matter.
    """
    front = front_matter(source)
    copy = _Copy(source)
    for leaf in front.leaves:
        copy.add(leaf)
        if leaf.kind != "front-matter":
            copy.inline.append((*copy.blocks[-1][:2], "metadata"))
    for leaf in leaves(source, front.end):
        copy.add(leaf)
    text, segments = copy.out.finish()
    blocks = block_kinds.named(text, copy.blocks)
    spans = {Block(*span) for span in copy.inline if span[0] < span[1]}
    spans.update(plain.inline(text, blocks))
    published = front.published or stamp(text, [b for b in blocks if b.kind not in NO_COPY])
    text = plain.flowing(text, blocks, _soft(source, segments))
    return Reading(text, tuple(blocks), segments, tuple(sorted(spans)), published)


def _soft(source, segments):
    """A function that tells whether a line end at a text offset is not a break: not <br>, two spaces or a backslash."""
    starts = [s[0] for s in segments]

    def soft(at):
        text_start, start, length, source_length = segments[bisect_right(starts, at) - 1] if segments else (0, 0, 1, 1)
        at += start - text_start
        return length == source_length and not source.endswith(("  ", "\\"), 0, at)

    return soft


class _Copy:
    """What is read so far.  blocks and inline hold (start, end, kind); blocks may have white space at their ends."""

    def __init__(self, source):
        self.source, self.out = source, MappedText(source)
        self.blocks, self.inline = [], []
        self.tags = []  # (name, kind) of the open tags in TAG_KINDS
        self.last_closing = {}
        self.pictured = False  # the last block is the caption of an image
        self.references = frozenset(
            label(m[1]) for m in re.finditer(r"(?m)^[ \t>]{0,12}" + DEFINITION, source)
        ) if "]:" in source else frozenset()

    def add(self, leaf):
        """Take in one leaf: its blocks and inline spans."""
        self.out.gap(leaf.pieces[0][0])
        passage = Passage(self.out, leaf.pieces, leaf.cuts or ())
        raw = passage.raw
        if leaf.kind == "paragraph" and raw.startswith(("import ", "export ")) and (
            all(re.match(MODULE, line) for line in raw.splitlines())
        ):
            self._block(passage, 0, len(raw), "code")
        elif leaf.cuts is not None or not TOKEN.search(raw):
            self._block(passage, 0, len(raw), self._kind(leaf.kind))
        else:
            self._marked_up(leaf.kind, passage)
        self.out.at = leaf.pieces[-1][1]

    def _block(self, passage, start, end, kind):
        before = self.out.size
        passage.emit(start, end)
        self.blocks.append((before, self.out.size, kind))
        self.pictured = False

    def _marked_up(self, kind, passage):
        """A leaf with inline markup, divided where a tag begins a block and where images stand apart."""
        read = inline(passage.raw, self.references, self._closes_later)
        passage.cut(read.cuts)
        sections = _sections(passage, read)
        comments = [a for a, _, k in read.spans if k == "comment"]
        done = None
        for a, b, section, tag in sections:
            i = bisect_left(comments, a)
            if not passage.blank(a, b) or i < len(comments) and comments[i] < b:
                if done is not None:
                    passage.separate(done, a)
                found = section or self._kind(kind)
                if found == "paragraph" and not read.breaks:
                    found = self._emphasised(passage.raw[a:b].strip(), read.whole)
                self._block(passage, a, b, found)
                if self.tags and self.tags[-1][0] == "dt":
                    self.inline.append((*self.blocks[-1][:2], "label"))
                self.pictured = section == "caption"
                done = b
            if tag:
                self._tag(tag)
        self.inline += [(*passage.text_span(a, b), k) for a, b, k in read.spans]

    def _emphasised(self, raw, whole):
        """Italics below an image are its caption; a short line in bold may be a heading."""
        if self.pictured and raw[:1] in ("*", "_") and raw[-1:] == raw[0]:
            return "caption"
        words = raw.strip("*_ \t")
        short = not words.endswith(plain.ENDS_SENTENCE) and len(words.split()) <= HEADING_WORDS
        return "bold" if len(whole) > 1 and short else "paragraph"

    def _closes_later(self, name):
        """Whether a tag </name> is in the source further down."""
        if name not in self.last_closing:
            self.last_closing[name] = self.source.rfind("</" + name)
        return self.last_closing[name] >= self.out.at

    def _tag(self, tag):
        if tag.closing:
            for i in range(len(self.tags) - 1, -1, -1):
                if self.tags[i][0] == tag.name:
                    del self.tags[i:]
                    break
        elif tag.name in TAG_KINDS and self._closes_later(tag.name) and len(self.tags) < 50:
            embed = tag.name == "blockquote" and re.search(EMBED, tag.attributes)
            self.tags.append((tag.name, "embed" if embed else TAG_KINDS[tag.name]))

    def _kind(self, kind):
        """The kind of a block by the tags around it."""
        if not self.tags or kind in NO_COPY:
            return kind
        return next((k for _, k in self.tags if k in OUTER), self.tags[-1][1])


def _sections(passage, read):
    """[(start, end, "caption" or None, Break after it or None)]: between two breaks, captions in front, words, captions.

    An image amid words is not a block of its own, and is cut.
    """
    found, amid, images, start = [], [], deque(read.asides), 0
    for tag in [*read.breaks, None]:
        end = stop = tag.start if tag else len(passage.raw)
        here = []
        while images and images[0].start < stop:
            image = images.popleft()
            if image.end <= stop and (not here or image.start >= here[-1].end):
                here.append(image)
        tail, first = [], 0
        for image in here:
            if not passage.blank(start, image.start):
                break
            found += [(a, b, "caption", None) for a, b in image.captions]
            start, first = image.end, first + 1
        while len(here) > first and passage.blank(here[-1].end, end):
            image = here.pop()
            tail += [(a, b, "caption", None) for a, b in reversed(image.captions)]
            end = image.start
        amid += [(i.start, without(passage.raw, i.start, i.end), "") for i in here[first:]]
        found += [(start, end, None, None), *reversed(tail)]
        found[-1] = (*found[-1][:3], tag)
        start = tag.end if tag else stop
    if amid:
        passage.cut(amid)
    return found

"""Subtitles, WebVTT and SubRip: what is said, without times, settings and speakers' tags.

A sentence goes on over cues; where one ends with a cue, a paragraph ends.  All of it is what somebody says.
"""

import re

from newslint.document import Block, Reading
from newslint.readers import plain
from newslint.readers.mapped_text import MappedText
from newslint.readers.markup import ENTITY, entity

TIMES = re.compile(r"[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->[ \t]+(?:\d+:)?\d\d:\d\d[.,]\d{3}[^\n]*")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# Tags of WebVTT (<v Ann>, <c.loud>, <00:01.000>) and SubRip (<i>, {\an8}); a dash that marks another speaker.
MARKUP = re.compile(rf"</?[A-Za-z\d][^<>\n]*>|\{{\\[^{{}}\n]*\}}|[\u00ad\u200b\u2060\ufeff]|{ENTITY.pattern}")
SOUND = re.compile(r"[-–— ]*(?:\[[^\[\]]*\]|\([^()]*\))")  # [applause], on a line of its own: nobody says it
SENTENCE_END = re.compile(r"[.!?…♪][\"”’')\]]*\s*\Z")


def read(source):
    """The Reading of a file of subtitles."""
    out, blocks, start, last = MappedText(source), [], None, 0
    for a, b in _lines(source):
        if SOUND.fullmatch(source, a, b):
            continue
        if start is not None and (SENTENCE_END.search(source, max(0, last - 8), last) or _speaks(source[a : a + 9])):
            blocks.append((start, out.size))
            start = None
        if start is None:
            if out.size:
                out.put("\n\n", last, a)
            start = out.size
        else:
            out.put(" ", last, a)
        _line(out, a, b)
        last = b
    if start is not None:
        blocks.append((start, out.size))
    text, segments = out.text()
    found = tuple(Block(a, b, "paragraph") for a, b in blocks if text[a:b].strip())
    spoken = [Block(b.start, b.end, "speech") for b in found]
    return Reading(text, found, segments, tuple(sorted([*spoken, *plain.inline(text, found)])))


def _lines(source):
    """(start, end) of the lines that are shown, without white space at their ends."""
    at, shown = 0, False
    while at < len(source):
        m = LINE.match(source, at)
        line, at = m[0], m.end()
        if not line.strip():
            shown = False
        elif shown:
            start = m.start() + len(line) - len(line.lstrip())
            yield start, m.start() + len(line.rstrip())
        elif TIMES.match(line):
            shown = True


def _speaks(line):
    """Whether a line begins with the sign of another speaker, not with the dash of a sentence that goes on."""
    return line[0] == ">" or line[0] in "-–—" and not line[1:].lstrip(" -–—\xa0")[:1].islower()


def _line(out, start, end):
    at = start
    for m in MARKUP.finditer(out.source, start, end):
        out.keep(at, m.start())
        if m[0][0] == "&":
            out.put(entity(m[0]), *m.span())
        at = m.end()
    out.keep(at, end)

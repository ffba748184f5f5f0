"""Plain text: which line is a headline, a byline, a pasted post, furniture, and which is running copy."""

import re

from newslint.document import RUNNING, Block, LazyPattern, Reading
from newslint.finding import LINE_END
from newslint.readers.published import stamp

# A social post pasted into copy ends in its signature: "— Name (@handle) February 3, 2026".
SIGNATURE = LazyPattern(r"(?:^|[\s\w])[—–-]{1,2}\s?[^()\n]{1,80}\(@\w{1,30}\)(?:,? \w{3,9}\.? \d{1,2}, \d{4})?\s*$")
LINK = LazyPattern(r"\b(?:pic\.twitter\.com|t\.co)/\w+\s*$")
SENTENCE_END = frozenset(".!?”\"")
POST_LENGTH = 300  # a post holds 280 characters, and its link
FURNITURE = LazyPattern(
    r"(?:tags?|filed under|topics?|related(?: (?:stories|articles|topics|content|posts))?|keywords|categories)\s*[:\-–]"
    r"|(?:related|recommended|more|top|trending) (?:stories|articles|news|posts|reading|videos|from)\b"
    r"|(?:related|comments?|advertisement|share|print|subscribe|newsletter)\W*$"
    r"|list of \d+ items|end of list|read (?:more|also|next)\b|see also\b|also read\b|sign up (?:for|to)\b"
    r"|share (?:this|on)\b|follow (?:us|@)|click here\b|©|\(c\) ?\d{4}|copyright\b|all rights reserved",
    re.I,
)
# How they begin, by the first letter, which is soon tested.
FURNITURE_HEADS = {
    "t": ("tag", "topic", "top ", "trending "), "f": ("filed under", "follow "), "k": ("keywords",), "m": ("more ",),
    "r": ("related", "recommended", "read "), "c": ("categories", "comment", "click here", "copyright"), "l": ("list of ",),
    "a": ("advertisement", "also read", "all rights reserved"), "s": ("share", "subscribe", "see also", "sign up "),
    "p": ("print",), "n": ("newsletter",), "e": ("end of list",), "©": ("©",), "(": ("(c)",),
}
RELATED = LazyPattern(r"(?:related|recommended|read more|more (?:stories|from)|see also)\b", re.I)
BYLINE_HEADS = ("by", "words by", "reporting by", "additional reporting by", "edited by", "compiled by")
BYLINE = LazyPattern(r"(?i:by|words by|reporting by|additional reporting by|edited by|compiled by)\s+[A-ZÀ-Þ]")
CAPTION_HEADS = ("photo", "picture", "image", "caption", "file photo")
CAPTION = LazyPattern(
    r"(?:photo(?:graph)?|picture|image|caption|pictured|file photo)s?(?: by| credit| courtesy)?\s*[:/]", re.I
)
CREDIT = LazyPattern(
    r".*(?:\((?:photo|image|ap photo|ap|reuters|afp|getty)[^()]{0,80}\)|(?:getty images|ap photo|photo by|file photo)\W*[\w ./,&-]{0,60})\W*$",
    re.I,
)
BULLET = LazyPattern(r"(?:[-*•–·▪◦]|\d{1,2}[.)])\s*(?=\S|$)")
DATELINE = LazyPattern(
    r"[A-Z][A-Z.'’\- ]+[A-Z.](?:, (?:[A-Z][A-Za-z.]+ ?){1,3})?(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([^()\n]{1,20}\))?(?: ?(?:—|–|--|-)[\s]|: )"
)
URL = LazyPattern(
    r"\b(?:https?://|www\.)[^\s<>“”\"]+[^\s<>“”\".,;:!?)\]’']|\bpic\.twitter\.com/\w+|\bt\.co/\w+"
    r"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w+|(?<!\w)#\w*[^\W\d]\w*"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co\.uk|io|info)\b(?:/[^\s<>“”\",;]*)?",
)
# A URL is looked for only around these: a search for the whole pattern would cost more than all other reading.
URL_MARKS = ("@", "#", "://", "www.")
DOMAIN = LazyPattern(r"\.(?:com|org|net|gov|edu|co|io|info)")
COMMENT = LazyPattern(r"<!--\s*newslint:.*-->\s*$")  # a line for us; other comments are copy
LONGEST_ADDRESS = 2000
ENDS_SENTENCE = tuple(".!?:;,…”“»\"'’‘)")
WRAPPED_END = re.compile(r"[ \t]+\n(?=\S)")  # a line end in a paragraph that is more than \n
TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?][”\"’']? [A-Z“\"]")
NARROW, FEWEST = 30, 6  # columns of the narrowest copy that is taken for wrapped; lines that it takes to tell
WRAP = 100  # no typewriter convention breaks lines further out


def read(source):
    """The Reading of a plain-text source whose lines end in \\n; offsets are the same, but where hard-wrapped lines end in white space."""
    text, segments = source, ()
    rows, wrapped = _paragraphs(source)
    if wrapped and WRAPPED_END.search(source):
        text, segments = _plain_ends(source)
        rows, _ = _paragraphs(text)
    kinds = kinds_of(text, rows)
    blocks = tuple(map(Block._make, [(a, b, kind) for (a, b, _), kind in zip(rows, kinds)]))
    if "newslint:" in text:
        blocks = tuple(sorted((*blocks, *_comments(text))))
    if wrapped:
        text = flowing(text, blocks)
    return Reading(text, blocks, segments, tuple(inline(text, blocks)), stamp(text, blocks))


def flowing(text, blocks, soft=None):
    """The text with spaces for the line ends inside running blocks: where a line is full means nothing.

    soft(offset): whether the line end at that text offset is no more than that.
    """
    out, at = [], 0
    for start, end, kind in blocks:
        if kind in RUNNING:
            for m in LINE_END.finditer(text, start, end):
                if soft is None or soft(m.start()):
                    out += [text[at : m.start()], " " * (m.end() - m.start())]
                    at = m.end()
    return "".join(out) + text[at:] if out else text


def _plain_ends(source):
    """The source with one \\n for each line end inside a paragraph and the spaces around it, and the segments of it."""
    out, segments, at, size = [], [], 0, 0
    for m in WRAPPED_END.finditer(source):
        piece = source[at : m.start()]
        segments += [(size, at, len(piece), len(piece)), (size + len(piece), m.start(), 1, len(m[0]))]
        out += [piece, "\n"]
        size += len(piece) + 1
        at = m.end()
    segments.append((size, at, len(source) - at, len(source) - at))
    return "".join(out) + source[at:], tuple(segments)


def _paragraphs(source):
    """([(start, end, apart)], wrapped): lines, or runs of lines where lines are hard-wrapped; apart: after a blank line."""
    rows = _rows(source)
    return (_joined(rows), True) if _hard_wrapped(source, rows) else (rows, False)


def _comments(text):
    """The lines that are comments for us, as Blocks."""
    rows = [(m.start(1), m.end(1)) for m in re.finditer(r"(?m)^[^\S\n]*(<!--.*-->)[^\S\n]*$", text)]
    return [Block(a, b, "comment") for a, b in rows if COMMENT.match(text, a, b)]


def _rows(source):
    rows, at, blank, commented = [], 0, 0, "newslint:" in source
    for line in source.split("\n"):
        start, at = at, at + len(line) + 1
        if not line or line.isspace():
            blank += 1
            continue
        if commented and line.lstrip().startswith("<!--") and COMMENT.match(line.lstrip()):
            blank += bool(rows)
            continue
        end = at - 1
        if line[0].isspace():
            start = end - len(line.lstrip())
        if line[-1].isspace():
            end -= len(line) - len(line.rstrip())
        rows.append((start, end, blank > (not rows)))
        blank = 0
    return rows


def _joined(rows):
    joined = []
    for start, end, apart in rows:
        if apart or not joined:
            joined.append((start, end, apart))
        else:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
    return joined


def _hard_wrapped(source, rows):
    """Whether most line ends are in mid-sentence: mail and typewriter copy."""
    inner = broken = 0
    for (a, b, _), (c, _, apart) in zip(rows, rows[1:]):
        if not apart:
            inner += 1
            if 40 <= b - a <= WRAP and source[b - 1] not in ".!?:”\"" and source[c] not in "-*•—":
                broken += 1
    return inner >= 3 and (broken > inner / 2 or _filled(source, rows))


def _filled(source, rows):
    """Whether lines narrower than that are filled as a program fills them: the next word would not have fitted.  Verse and
    addresses break where they like."""
    inner = [(b - a, source[c : c + NARROW].split(None, 1)[0]) for (a, b, _), (c, _, apart) in zip(rows, rows[1:]) if not apart]
    width = max(size for size, _ in inner)
    if not NARROW <= width <= WRAP or len(inner) < FEWEST:
        return False
    return sum(size + 1 + len(word) > width for size, word in inner) > 0.95 * len(inner)


def kinds_of(source, rows):
    """The kind of every row (start, end, whether a blank line comes before) of the text, see Block."""
    kinds = ["paragraph"] * len(rows)
    linked = False  # inside a list of related stories
    for i, (a, b, _) in enumerate(rows):
        if b - a > 160 and source[b - 1] in SENTENCE_END and (source[a].isalpha() or source[a] in "“\"'‘"):
            linked = False
            continue  # long, begins and ends like a sentence: nothing else it could be
        line = source[a:b]
        kind = _kind(line, i)
        if linked and kind in ("paragraph", "list", "heading") and line[-1] not in ".!?”\"":
            kind = "furniture"
        linked = kind == "furniture" and (linked or bool(RELATED.match(line)))
        kinds[i] = kind
    _title_lines(source, rows, kinds)
    if "embed" in kinds:
        _posts(source, rows, kinds)
    return kinds


def _kind(line, index):
    """The kind of the block that a line begins.  index: its number."""
    first, low = line[0], line.lower()
    if "(@" in line and SIGNATURE.search(line) or first == "<" and line.startswith("<tweet"):
        return "embed"
    if first == ">":
        return "blockquote"
    if line.count("\t") >= 2 or line.count("|") >= 2:
        return "table"
    if len(line) < 220 and low.startswith(FURNITURE_HEADS.get(low[0], ())) and FURNITURE.match(line):
        return "furniture"
    if (first in "-*•–·▪◦" or first.isdigit()) and BULLET.match(line):
        return "byline" if index < 6 and len(line) < 60 and line[-1] != "." else "list"
    if _is_byline(line, low):
        return "byline"
    if _is_caption(line, low):
        return "caption"
    return "heading" if index and _is_heading(line) else "paragraph"


def _is_byline(line, low):
    return len(line) < 120 and line[-1] not in ".:" and low.startswith(BYLINE_HEADS) and BYLINE.match(line) and len(line.split()) <= 14


def _is_caption(line, low):
    if len(line) >= 400:
        return False
    if low.startswith(CAPTION_HEADS) and CAPTION.match(line):
        return True
    return ("(" in low or "photo" in low or "getty images" in low) and CREDIT.match(line)


def _is_heading(line):
    return len(line) < 90 and line[-1] not in ENDS_SENTENCE and len(line.split()) <= 14 and any(c.isalpha() for c in line)


def _title_lines(source, rows, kinds):
    """The first line is the headline if it is short and no sentence; a second such line is the standfirst."""
    if len(rows) < 2 or kinds[0] not in ("paragraph", "heading"):
        return
    if _is_title(source[rows[0][0] : rows[0][1]]):
        kinds[0] = "headline"
        if kinds[1] == "heading" and len(source[rows[1][0] : rows[1][1]].split()) >= 6:
            kinds[1] = "standfirst"


def _is_title(line):
    words = line.split()
    if len(words) > 30 or len(line) > 200 or TWO_SENTENCES.search(line):
        return False
    if line[-1] in "?!":
        return len(words) <= 16
    if line.endswith((".", ".”", '."', ".'", ".’")):
        long = [w for w in words if len(w) > 3 and w[0].isalpha()]
        return len(words) <= 20 and len(long) > 1 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)
    return line[-1] not in ",;:"


def _posts(source, rows, kinds):
    """The lines above a signature that stands alone, and those below it that lead to the post's own link, are the post."""
    for i, (a, _, _) in enumerate(rows):
        if kinds[i] != "embed" or source[a] == "<":
            continue
        if source[a] in "—–-" and i and kinds[i - 1] not in ("embed", "headline"):
            kinds[i - 1] = "embed"
            room = POST_LENGTH - (rows[i - 1][1] - rows[i - 1][0])
            j = i - 1  # a post of several lines: a quotation that goes on from the line above
            if source[rows[j][0]] in "“\"" and LINK.search(source, rows[j][0], rows[j][1]):
                while j > 0 and not rows[j][2] and kinds[j - 1] not in ("embed", "headline"):
                    room -= rows[j - 1][1] - rows[j - 1][0]
                    if room < 0:
                        break
                    j -= 1
                    kinds[j] = "embed"
        room = POST_LENGTH
        for k in range(i + 1, min(i + 5, len(rows))):
            room -= rows[k][1] - rows[k][0]
            if room < 0 or kinds[k] == "embed":
                break
            if LINK.search(source, rows[k][0], rows[k][1]):
                kinds[i + 1 : k + 1] = ["embed"] * (k - i)
                break


def inline(source, blocks):
    """URLs, addresses, handles and hashtags, and the dateline."""
    found = []
    for start, end in _tokens_with(source, URL_MARKS):
        found += [Block(*m.span(), "url") for m in URL.finditer(source, start, end)]
    for block in [b for b in blocks if b.kind == "paragraph"][:3]:
        m = DATELINE.match(source, block.start, block.end)
        if m:
            found.append(Block(*m.span(), "dateline"))
    return sorted(found)


def _tokens_with(source, marks):
    """(start, end) of what comes between white space around each mark, or domain; LONGEST_ADDRESS at most to either side."""
    places = [m.span() for m in DOMAIN.finditer(source)]
    for mark in marks:
        at = source.find(mark)
        while at >= 0:
            places.append((at, at + len(mark)))
            at = source.find(mark, at + len(mark))
    done = 0
    for at, end in sorted(places):
        if at < done:
            continue
        start, done = at, end
        while start > 0 and not source[start - 1].isspace() and at - start < LONGEST_ADDRESS:
            start -= 1
        while done < len(source) and not source[done].isspace() and done - at < LONGEST_ADDRESS:
            done += 1
        yield start, done

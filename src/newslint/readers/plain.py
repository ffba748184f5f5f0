"""Plain text: which line is a headline, a byline, a pasted post, furniture, and which is running copy."""

import re

from newslint.document import Block, Reading
from newslint.finding import LINE_END
from newslint.readers.published import stamp

# A social post pasted into copy ends in its signature: "— Name (@handle) February 3, 2026".
SIGNATURE = re.compile(r"(?:^|[\s\w])[—–-]{1,2}\s?[^()\n]{1,80}\(@\w{1,30}\)(?:,? \w{3,9}\.? \d{1,2}, \d{4})?\s*$")
POST_LENGTH = 300  # a post holds 280 characters, and its link
FURNITURE = re.compile(
    r"(?:tags?|filed under|topics?|related(?: (?:stories|articles|topics|content|posts))?|keywords|categories)\s*[:\-–]"
    r"|(?:related|recommended|more|top|trending) (?:stories|articles|news|posts|reading|videos|from)\b"
    r"|(?:related|comments?|advertisement|share|print|subscribe|newsletter)\W*$"
    r"|list of \d+ items|end of list|read (?:more|also|next)\b|see also\b|also read\b|sign up (?:for|to)\b"
    r"|share (?:this|on)\b|follow (?:us|@)|click here\b|©|\(c\) ?\d{4}|copyright\b|all rights reserved",
    re.I,
)
RELATED = re.compile(r"(?:related|recommended|read more|more (?:stories|from)|see also)\b", re.I)
BYLINE = re.compile(r"(?:by|from|words by|reporting by|additional reporting by|edited by|compiled by)\s+[A-Z]", re.I)
CAPTION = re.compile(
    r"(?:photo(?:graph)?|picture|image|caption|pictured|file photo)s?(?: by| credit| courtesy)?\s*[:/]"
    r"|.*(?:\((?:photo|image|ap photo|ap|reuters|afp|getty)[^()]{0,80}\)|(?:getty images|ap photo|photo by|file photo)\W*[\w ./,&-]{0,60})\W*$",
    re.I,
)
BULLET = re.compile(r"(?:[-*•–·▪◦]|\d{1,2}[.)])\s*(?=\S|$)")
DATELINE = re.compile(
    r"[A-Z][A-Z.'’\- ]+[A-Z.](?:, (?:[A-Z][A-Za-z.]+ ?){1,3})?(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([^()\n]{1,20}\))?(?: ?(?:—|–|--|-)[\s]|: )"
)
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>“”\"]+[^\s<>“”\".,;:!?)\]’']|\bpic\.twitter\.com/\w+|\bt\.co/\w+"
    r"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w+|(?<!\w)#\w*[^\W\d]\w*"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co\.uk|io|info)\b(?:/[^\s<>“”\",;]*)?",
)
ENDS_SENTENCE = tuple(".!?:;,…”\"'’)")
WRAP = 100  # no typewriter convention breaks lines further out


def read(source):
    """The Reading of a plain-text source; text is the source itself, so offsets are the same."""
    runs = _runs(source)
    blocks = _classify(source, runs)
    return Reading(source, tuple(blocks), (), tuple(_inline(source, blocks)), stamp(source, blocks))


def _runs(source):
    """[(start, end)] of paragraphs: lines, or runs of lines between blank ones where lines are hard-wrapped."""
    rows, at = [], 0
    if "\r" in source:
        for m in LINE_END.finditer(source):
            rows.append((at, m.start()))
            at = m.end()
        rows.append((at, len(source)))
    else:
        for line in source.split("\n"):
            rows.append((at, at + len(line)))
            at += len(line) + 1
    spans = [_strip(source, a, b) for a, b in rows]
    if not _hard_wrapped(source, spans):
        return [s for s in spans if s[0] < s[1]]
    joined, open_run = [], False
    for a, b in spans:
        if a == b:
            open_run = False
        elif open_run:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
            open_run = True
    return joined


def _strip(source, start, end):
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end


def _hard_wrapped(source, spans):
    """Whether most line ends stand in mid-sentence: mail and typewriter copy."""
    inner = broken = 0
    for (a, b), (c, d) in zip(spans, spans[1:]):
        if a < b and c < d:  # a line followed by another, no blank line between
            inner += 1
            if 40 <= b - a <= WRAP and source[b - 1] not in ".!?:”\"" and not source[c] in "-*•—":
                broken += 1
    return inner >= 3 and broken > inner / 2


def _classify(source, runs):
    kinds = ["paragraph"] * len(runs)
    special = []
    for i, (a, b) in enumerate(runs):
        if b - a > 160 and source[b - 1] in ".!?”\"" and (source[a].isalpha() or source[a] in "“\"'‘"):
            continue  # long, ends like a sentence, begins like one: nothing else it could be
        special.append(i)
    related = -2
    for i in special:
        a, b = runs[i]
        line = source[a:b]
        kind = _kind(line, i, len(runs))
        if kind == "list" and related == i - 1:
            kind = "furniture"
        elif related == i - 1 and kind == "heading":
            kind = "furniture"
        if kind == "furniture" and (related == i - 1 or RELATED.match(line)):
            related = i
        kinds[i] = kind
    _title_lines(source, runs, kinds)
    _posts(source, runs, kinds)
    return [Block(a, b, kind) for (a, b), kind in zip(runs, kinds)]


def _kind(line, index, count):
    first = line[0]
    if "(@" in line and SIGNATURE.search(line) or line.startswith("<tweet"):
        return "embed"
    if first == ">":
        return "blockquote"
    if line.count("\t") >= 2 or line.count("|") >= 2:
        return "table"
    if len(line) < 220 and FURNITURE.match(line):
        return "furniture"
    if first in "-*•–·▪◦" or first.isdigit():
        if BULLET.match(line):
            return "byline" if index < 6 and len(line) < 60 and not line.endswith(".") else "list"
    if len(line) < 120 and line[-1] not in "." and BYLINE.match(line) and len(line.split()) <= 14:
        return "byline"
    if len(line) < 400 and CAPTION.match(line):
        return "caption"
    if index and not line.endswith(ENDS_SENTENCE) and len(line) < 90 and len(line.split()) <= 14 and any(
        c.isalpha() for c in line
    ):
        return "heading"
    return "paragraph"


def _title_lines(source, runs, kinds):
    """The first line is the headline if it is short and no sentence; a second such line is the standfirst."""
    if len(runs) < 2 or kinds[0] not in ("paragraph", "heading"):
        return
    line = source[slice(*runs[0])]
    if _is_title(line):
        kinds[0] = "headline"
        second = source[slice(*runs[1])]
        if kinds[1] == "heading" and len(second.split()) >= 6:
            kinds[1] = "standfirst"


def _is_title(line):
    words = line.split()
    if len(words) > 30 or len(line) > 200:
        return False
    if line[-1] in "?!":
        return len(words) <= 16
    if line.endswith((".", ".”", '."', ".'", ".’")):
        long = [w for w in words if len(w) > 3 and w[0].isalpha()]
        return len(words) <= 20 and len(long) > 1 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)
    return line[-1] not in ",;:"


def _posts(source, runs, kinds):
    """Lines before a signature, and those after it that lead to the post's own link, belong to the post."""
    for i, (a, b) in enumerate(runs):
        if kinds[i] != "embed":
            continue
        room = POST_LENGTH
        j = i - 1
        if source[a] in "—–-":  # the signature stands alone: the post is above
            while j >= 0 and kinds[j] != "embed" and kinds[j] != "headline" and (
                room - (runs[j][1] - runs[j][0]) >= 0 or j == i - 1
            ):
                room -= runs[j][1] - runs[j][0]
                kinds[j] = "embed"
                j -= 1
        length = 0
        for k in range(i + 1, min(i + 5, len(runs))):
            length += runs[k][1] - runs[k][0]
            if kinds[k] == "embed" or length > POST_LENGTH:
                break
            if "pic.twitter.com/" in source[slice(*runs[k])]:
                kinds[i + 1 : k + 1] = ["embed"] * (k - i)
                break


def _inline(source, blocks):
    found = []
    if "://" in source or "www." in source or "@" in source or "#" in source or ".co" in source or ".org" in source \
            or ".net" in source or ".gov" in source or ".edu" in source or ".io" in source or ".info" in source:
        found = [Block(*m.span(), "url") for m in URL.finditer(source)]
    for block in [b for b in blocks if b.kind == "paragraph"][:3]:
        m = DATELINE.match(source, block.start, block.end)
        if m:
            found.append(Block(*m.span(), "dateline"))
    return sorted(found)

"""What divides the text of WordPress: empty lines, and shortcodes such as [gallery ids="1,2"], which no reader sees as they are written."""

import re

EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
CODE = re.compile(r"\[(/?)([a-z][a-z\d_-]*)((?:[ \t\n\xa0][^\[\]<>]*+)?)\]")
ATTRIBUTE = re.compile(r"[\w-]=")
# Those of WordPress itself, which need no attribute.
OWN = frozenset("caption wp_caption gallery embed audio video playlist more".split())
CAPTIONS = frozenset({"caption", "wp_caption"})
ADDRESSES = frozenset({"embed", "audio", "video"})  # what is between two of them is an address
FARTHEST = 5000  # characters from one that begins to the one that ends it


def breaks(source, start, end):
    """(start, end, what it is) of the empty lines ("line") and shortcodes in a stretch of text, in order."""
    at = start
    for m in sorted([*[(*m.span(), "line") for m in EMPTY_LINE.finditer(source, start, end)], *_shortcodes(source, start, end)]):
        if m[0] >= at:
            at = m[1]
            yield m


def _shortcodes(source, start, end):
    """(start, end, what begins or ends: "caption", "/caption" or "") of every shortcode.

    "[sic]" and "[the mayor]" are none: a shortcode is one of WordPress's own, has attributes, or is ended by its like.
    """
    if source.find("[", start, end) < 0:
        return
    last = start
    for m in CODE.finditer(source, start, end):
        closes, name, rest = m.groups()
        if m.start() < last:
            continue
        close = source.find(f"[/{name}]", m.end(), m.end() + FARTHEST) if not closes else -1
        if closes or close >= 0 or name in OWN or ATTRIBUTE.search(rest):
            last = close + len(name) + 3 if name in ADDRESSES and 0 <= close < end else m.end()
            yield m.start(), last, closes + "caption" if name in CAPTIONS and (closes or close >= 0) else ""

"""Text that was written in one encoding and read in another."""

from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit

# What the bytes of UTF-8 look like when they are read as Windows-1252: a first byte, then one to three of the others.
# Capitals begin pairs, small letters triples, and ð a row of four.
PAIRS, TRIPLES = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑØÙ", "àáâãäåæçèéêëìíîï"
ORDINARY = "€…‘’“”•–—™ŠŒŽšœž\u00a0¡¢£¥§©«®°·»¼½¾¿"  # these are in sound copy too, after a word at that: “café”—
RARE = "".join(map(chr, range(0x80, 0xA0))) + "‚ƒ„†‡ˆ‰‹˜›Ÿ¤¦¨ª¬\u00ad¯±²³´µ¶¸¹º"
TRAIL = ORDINARY + RARE
# One of these is in whatever is taken for damage: é’” and «Panamá» are none.
CALLING = (*PAIRS, *RARE, "â", "á»", "ï»", "ï¿½", "ðŸ", "\ufffd")
BROKEN = LazyPattern(
    rf"(?:[{PAIRS}][{TRAIL}]|[{TRIPLES}][{TRAIL}]{{2}}|ð[{TRAIL}]{{3}})+|â€|ï¿½|\ufffd+|Ã [\u0301\u0304\u0308\u0327]"
)
BROKEN_FIRST = frozenset(PAIRS + TRIPLES + "ð\ufffd")
# Some archives have split the accents that stand alone off again, as NFKC does: Ã¨ has become Ã, a space and U+0308.
COMPOSED = {" \u0308": "¨", " \u0301": "´", " \u0304": "¯", " \u0327": "¸"}
DECOMPOSED = LazyPattern(" [\u0301\u0304\u0308\u0327]")
# Apostrophes that a Macintosh or a form with few characters has turned into something else.
LOST = LazyPattern(r"(?<=[a-z])(?:[Õ¹](?=[a-z])|[?`´](?=(?:s|t|re|ve|ll|d|m)\b(?![=&/`´])))")
# The same bytes read as Macintosh text; and what is left of a no-break space where it was read back by halves.
MAC = LazyPattern("‚Ä[^\\s\\w]|‚Ä[Ããôîìöù]|√[^\\s\\w]")
HALF = LazyPattern(r"(?<=[\w.,;:!?”’)])Â(?=\s)|(?<=\s)Â(?=\s)")
MARKS = "”’“‘…–—™"  # these may follow a letter that is what it seems
SOUND = "".join(c for c in PAIRS if c not in "ÂÃÄÅÐ")  # with which words in capitals end: NESTLÉ®
NAMES = {"“": "an opening quotation mark", "”": "a closing quotation mark", "‘": "an opening single quotation mark"}
LOST_FOR_GOOD = "the character that stood here is lost; look it up"


class Mojibake(Check):
    """Characters that were damaged on their way: â€™, Ã©, U+FFFD, don?t.

    What can be read back into UTF-8 is repaired; what cannot is only marked.
    Slots: advice (what to do).
    """

    slots = frozenset({"advice"})

    def triggers(self):
        """The characters that damaged text begins with."""
        return Triggers(literals=frozenset((
            *CALLING, "Õ", "‚Ä", "√",
            "n?t", "?s ", "?re ", "?ve ", "?ll ", "?d ", "?m ", "?s,", "?s.", "`",
        )))

    def run(self, doc, keys):
        """A Hit for every damaged place, with the repair where there is one."""
        text, signs = doc.text, doc.special_chars
        for m in _matches(BROKEN, text, signs & BROKEN_FIRST):
            found = m[0]
            if found[0] == "\ufffd":
                inside = text[m.start() - 1 : m.start()].isalpha() and text[m.end() : m.end() + 1].isalpha()
                yield Hit(*m.span(), {"advice": LOST_FOR_GOOD}, suggestions=("’",) if inside else ())
                continue
            if _may_be_sound(text, *m.span()):
                continue
            right = repaired(DECOMPOSED.sub(lambda d: COMPOSED[d[0]], found))
            if text[m.end() : m.end() + 1] in ("€", "\u0080") and right.endswith("â"):
                yield Hit(m.start(), m.end() + 1, {"advice": LOST_FOR_GOOD})
                continue
            if right == found:
                if found == "â€":
                    yield Hit(*m.span(), {"advice": "write a closing quotation mark if a quotation ends here"}, suggestions=("”",))
                continue
            yield Hit(*m.span(), {"advice": _advice(right)}, right)
        for m in _matches(MAC, text, signs.intersection("‚√")):
            right = _undone(m[0], "mac_roman")
            if right != m[0]:
                yield Hit(*m.span(), {"advice": _advice(right)}, right)
        for m in _matches(HALF, text, signs.intersection("Â")):
            yield Hit(*m.span(), {"advice": _advice("")}, "")
        for m in _matches(LOST, text, signs.intersection("Õ¹?`´")):
            yield Hit(*m.span(), {"advice": _advice("’")}, "’")


def _may_be_sound(text, start, end):
    """Whether a letter with a mark after it may be just that: “PÃ”, NESTLÉ®, «Panamá»…, the CAFÉ’s."""
    found, lead, last = text[start:end], text[start], text[end - 1]
    if not any([c in found for c in CALLING]):
        return True
    if end - start > 3 or last not in (ORDINARY if lead in SOUND else MARKS) or end - start == 3 and lead != "á":
        return False
    return not text[end : end + 1].isalpha() or lead.isupper() and text[start - 1 : start].isupper()


def _matches(pattern, text, firsts):
    """The matches of a pattern, as finditer() gives them; firsts: all signs of the text that they may begin with."""
    from heapq import merge  # hardly any article needs it

    past = 0
    for at in merge(*(_offsets(text, sign) for sign in firsts)):
        if at >= past and (m := pattern.match(text, at)):
            past = m.end()
            yield m


def _offsets(text, sign):
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _advice(right):
    """What to write; quotation marks by their names, since nobody can read them between others."""
    if not right:
        return "strike it"
    return "write " + (NAMES.get(right) or ("a space" if right.isspace() else f"“{right}”"))


def repaired(text):
    """The text as it was before it was read as Windows-1252, once or several times over; itself if it was not."""
    for _ in range(3):
        better = _undone(text)
        if better == text:
            break
        text = better
    return text.replace("\u00a0", " ").replace("\ufeff", "")


def _undone(text, encoding="cp1252"):
    data = bytearray()
    for c in text:
        try:
            data += c.encode(encoding)
        except UnicodeEncodeError:
            if ord(c) > 255:
                return text
            data.append(ord(c))  # five bytes mean nothing in Windows-1252 and are kept as they are
    try:
        right = data.decode("utf-8")
    except UnicodeDecodeError:
        return text
    from unicodedata import category

    return text if any(category(c) == "Cn" for c in right) else right  # nobody wrote what is not a character

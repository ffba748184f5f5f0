"""Whom a birth belongs to: a name before “born”, the “he” of an obituary, or the name at its foot."""

import re

from newslint.analysis.sentences import sentence_at
from newslint.document import LazyPattern

# An obituary in British papers: "who has died aged 88" at its head, and at its foot "Name, what for, born …; died …".
HAS_DIED = LazyPattern(r"\bhas\sdied,?(?:\s\w+ly,?)?\s(?:aged|at\sthe\sage\sof)\s(\d{1,3})(?![\w-]|[.,]\d)")
AT_FOOT = LazyPattern(r"(?:[•●*]\s?)?(?:[^\W\d_][\w.'’-]*\s){0,6}([^\W\d_][\w'’-]+),(?:\s[^\n;]{1,120},)?(?:\swas)?\s\Z")
NAMED = LazyPattern(r"(?:[^\n]{0,40}?(?:—|--|–)\s)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?((?:[^\W\d_a-zß-ÿ][\w.'’-]*\s)*[^\W\d_a-zß-ÿ][\w'’-]+)")
SHE_WAS_BORN = LazyPattern(r"(?:he|she)\swas\sborn\b")
WHO = LazyPattern(r"(?:, (?!who)[^,\n]{1,80})?, who |,? ")  # “Ole Lind, the painter, who has died”, not “whose son has died”
STYLES = frozenset(("Dame", "Dr", "Lady", "Lord", "Miss", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Sir"))
FIRST = 1500  # characters at the head of an obituary


def bearer(doc, start, place):
    """(given name or "", surname) of whoever is “born” at the offset, or None."""
    block = doc.block_at(start)
    if SHE_WAS_BORN.match(doc.folded, place.start):
        return of_obituary(doc, start) if SHE_WAS_BORN.search(doc.folded, 0, place.start) is None else None
    if foot := AT_FOOT.match(doc.text, block.start, start):
        return _named(foot[0].split(",")[0])
    name = NAMED.match(doc.text, place.start, start)
    if not name or not re.fullmatch(r"(?:,[^,]{1,40},)?\swas\s", doc.text[name.end() : start]):
        return None
    return _named(name[1])


def _named(name):
    """(given name or "", surname) of a name with or without titles."""
    words = [word for word in name.split() if word not in STYLES]
    return (words[0] if len(words) > 1 else "", words[-1]) if words else None


def of_obituary(doc, start):
    """(given name or "", surname) of the one dead person of an obituary, whom “he was born” in its first paragraphs means; or None."""
    if start > FIRST or not (died := HAS_DIED.search(doc.folded, 0, start)):
        return None
    lead = sentence_at(doc, died.start())
    name = lead and NAMED.match(doc.text, lead.start, died.start())
    return _named(name[1]) if name and WHO.fullmatch(doc.text, name.end(), died.start()) else None

"""Where sentences begin and end in running copy."""

import re
from bisect import bisect_right
from typing import NamedTuple

from newslint.document import fact

# An end mark with the marks that close around it, white space, and something that can begin a sentence.
# Without the space only where a quotation closes: “Stay.”He left.
END = re.compile(
    r"(?P<mark>\.{2,}|(?:\. ){2,}\.|[.!?…]+)(?P<close>(?:''|[”\"’'“»)\]*])*)"
    r"(?:(?P<space>\s+)|(?<=[”\"])(?=[A-Z]))(?P<open>(?:''|[“\"‘'„«(\[—–-]|\s)*)(?P<next>[^\sa-z])"
)
BEFORE = re.compile(r"[^\s“\"‘'(\[—–]+\Z")
NEXT = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Titles and the like stand before a name: a sentence never ends with one.
ALWAYS = frozenset("""
mr mrs ms messrs mmes dr drs prof rev revs fr sr hon gov govs sen sens rep reps del atty gen brig col lt maj cmdr capt
cpl sgt pfc pvt adm cmdre supt det insp ofc pres msgr mt ft vs v approx e.g i.e cf viz dept nos art fig vol eds pp
asst assoc ald cllr amb sec treas spc tsgt ssgt cmdt
""".split())
# These stand inside a sentence or at its end: what follows decides.
SOMETIMES = frozenset("""
inc co corp ltd bros llc plc jr sr st ave blvd rd rte ln ct pl hwy pkwy etc al jan feb mar apr jun jul aug sept sep oct
nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md
mass mich minn miss mo mont neb nebr nev okla ore pa tenn tex va vt wash wis wyo ph.d m.d b.a m.a no univ assn natl
intl mfg a.m p.m am pm est dist ext min sec hr hrs oz lb lbs ft in sq
""".split())
# Words that begin a sentence rather than a name.
STARTERS = frozenset("""
a about according after afterward again all almost already also although always am among an and another any anyone
are as asked at be because before but by can clearly could despite did do does during each earlier either even
eventually every everyone everything few finally first for from given had has have he her here hers him his how
however i if in indeed instead is it it's its just last later least less like likewise many maybe me meanwhile more
moreover most much my neither never nevertheless next no nobody none nonetheless nor not nothing now of often on once
one only or other others our out over perhaps rather said separately several shall she should similarly since so some
someone something sometimes soon still such sure than that that's the their them then there there's therefore these
they they're this those though through throughout thus to today together too two under unlike until up upon was we
we're well were what what's when whenever where whereas whether which while who whoever whose why will with within
without would yes yesterday yet you you're your i'm i've i'll he's she's it'd we've we'll don't didn't can't
""".split())
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z|[^\W\d_]{1,2}-(?:[^\W\d_]\.)*[^\W\d_]{1,6}\Z")
ZONES = frozenset("et edt est ct cdt cst mt mdt mst pt pdt pst gmt utc bst cet cest eastern central mountain pacific local".split())
WEEKDAYS = frozenset("""
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec
""".split())
# A clause after a quotation that ended in ! or ?: “Why now?” Mr. Dahl asked.
TAIL = re.compile(r"[^.!?…“”\"]*?(?:[.!?…](?=\s|$)|\Z)")


class Sentence(NamedTuple):
    """[start, end) of a sentence with its marks, text offsets; white space between sentences belongs to none."""

    start: int
    end: int


@fact
def sentences(doc):
    """The sentences of all running blocks, in order; none crosses a block."""
    found = []
    for block in doc.paragraphs:
        start = block.start
        for m in END.finditer(doc.text, block.start, block.end):
            if _breaks(doc.text, start, block.end, m):
                found.append(Sentence(start, m.end("close")))
                start = m.start("open") if m["space"] else m.end("close")
                start += len(m["open"]) - len(m["open"].lstrip())
        if start < block.end:
            found.append(Sentence(start, block.end))
    return tuple(found)


@fact
def _starts(doc):
    return [s.start for s in sentences(doc)]


def sentence_at(doc, offset):
    """The sentence around the offset, or None outside running copy and between sentences."""
    i = bisect_right(_starts(doc), offset) - 1
    if i >= 0 and offset < (found := sentences(doc)[i]).end:
        return found
    return None


def sentences_in(doc, start, end):
    """The sentences that overlap [start, end), in order."""
    starts = _starts(doc)
    first = max(bisect_right(starts, start) - 1, 0)
    return tuple(s for s in sentences(doc)[first : bisect_right(starts, end - 1)] if s.end > start)


def _breaks(text, start, end, m):
    """Whether the match of END ends a sentence."""
    mark, close = m["mark"], m["close"]
    at = m.start("next")
    word = NEXT.match(text, at)
    following = word[0].lower().replace("’", "'") if word else ""
    quoted = any(c in close for c in "”\"“»") or "''" in close
    if mark[-1] in "!?":
        return not (quoted and _clause_of_saying(text, at, end))
    if len(mark) > 1 or mark == "…":
        return bool(close) or len(mark.replace(" ", "")) > 3 or following in STARTERS or not m["next"].isalpha()
    if close and close not in ("*",):
        return True
    before = BEFORE.search(text, max(start, m.start() - 24), m.start())
    if not before:
        return True
    token = before[0]
    low = token.lower().rstrip(".,")
    tail = low.rpartition("-")[2] if "." not in low else low
    if low in ALWAYS or tail in ALWAYS and low != tail:
        return low in ("v", "fig", "art", "sec", "ft") and token.islower() and following in STARTERS
    if low == "no":
        return not m["next"].isdigit()
    if low in ("a.m", "p.m", "am", "pm") and "." in token + ".":
        return following not in ZONES and following not in WEEKDAYS and not (m["open"] and "(" in m["open"]) \
            if "." in token else True
    if low in SOMETIMES and (token[0].isupper() or low in ("etc", "al")) or INITIALS.fullmatch(token):
        return following in STARTERS or bool(m["open"].strip(" (["))
    if len(token) == 1 and token.isalpha() and token.isupper():
        return _ends_with_letter(text, start, before.start(), following)
    return True


def _ends_with_letter(text, start, at, following):
    """Whether a single capital ends the sentence ("Plan B. The …") and is no initial ("George W. Bush")."""
    word = text[max(start, at - 24) : at].split()
    name = bool(word) and word[-1][0].isupper() and word[-1].lower() not in ("plan", "vitamin", "hepatitis", "group", "class")
    return following in STARTERS and not (name and following in ("a", "i"))


def _clause_of_saying(text, start, end):
    """Whether a short clause with a verb of saying follows: “Why?” Mr. Dahl asked."""
    from newslint.analysis.speech import SAID

    words = 0
    for m in NEXT.finditer(text, start, min(end, start + 120)):
        words += 1
        low = m[0].lower()
        if words > 1 and low in SAID:
            return "”" not in text[start : m.start()] and "“" not in text[start : m.start()] and '"' not in text[start : m.start()]
        if words > 9 or words > 2 and not m[0][0].isupper() and low in STARTERS and low not in ("a", "an", "the", "of"):
            return False
    return False

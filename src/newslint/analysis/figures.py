"""Figures that somebody must have counted: percentages, shares, rates, margins, estimates, “the world's largest”.

Found from anchor words ("percent", "points", "largest" …), so that copy without figures costs nothing.  Dates, ages,
prices, scores and plain counts are not figures in this sense: nobody asks for their source.
"""

from functools import lru_cache

from newslint.language.lists import WordPattern, word_set
from newslint.analysis.quotes import quote_at
from newslint.document import fact
from newslint.records import record

_compiled = lru_cache(maxsize=None)(WordPattern)  # most articles need two or three of these

_CARDINAL = r"(?:(?@tens)(?:[- ](?@one-to-ten))?|one|(?@numbers-below-ten)|(?@ten-to-twelve)|(?@teens))"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SMALL = r"(?:(?<![\d.,$/:-])\d{1,2}|\b(?@one-to-ten))"
_QUANTITY = rf"(?:{_NUMBER}|\b{_CARDINAL})"

# What comes before an anchor, matched up to it; and what comes after it.
PERCENT = rf"(?<![\w.,$])(?:{_QUANTITY}(?:[-–]|[- ](?:to|and|or)[- ]))?(?<![\w.,$]){_QUANTITY}[ \u00a0-]?\Z"
PERCENT_TAIL = r"(?:percent|per cent|%)(?:(?:age)? points?\b)?"
WHOLE = (
    r"[^.;,:\n]{0,12}\bof (?:the |all |total |overall )*"
    r"(?:(?:world|globe|planet|country|nation|continent|european union|eu|united states|u\.s\.|america)'s\b"
    r"|(?:the world|the globe|the country|the nation|global|worldwide|nationwide)\b)"
)
RATIO = rf"{_SMALL}(?: in(?: every)?| out of(?: every)?| of every|-in|-out-of) ?-?\Z"
RATIO_TAIL = (
    r"(?![-,.:]?\d)(?! (?:(?:(?@things-of-ratios)|[ap]\.?m)\b|\w+ times\b))"
)
FRACTION = r"\b(?:a|(?@one-to-ten))[ -]\Z"
OF_WHOM = (
    r" of (?!(?:(?@words-after-a-fraction-of)|the (?:way|time|day|night|season|room|year|century|"
    r"game|battle|fun))\b)(?:(?:all |of )*(?:the|these|those|its|their) [a-z-]+|them|all [a-z-]+|(?!(?:the|these|those|its|their|all)\b)[a-z-]+(?!'s)\b)"
)
RATE = rf"(?<![\w.,$]){_QUANTITY}\b[^.;,:$%\n]{{0,40}} (?:per|for every|out of every|in every) \Z"
RATE_TAIL = r"(?:10|100|1,000|10,000|100,000|1 million|million|capita)(?![\d,.]*\d)\b"
MULTIPLE = rf"(?:(?<![\w.,$]){_QUANTITY}|\bseveral|\bmany) \Z"
MULTIPLE_TAIL = (
    r" (?:as (?:many|much|likely|often|high|large|big|fast|common|expensive|prevalent)|more(?: likely)?|higher|greater|"
    r"larger|likelier|the (?:national|average|global|state|u\.s\.) \w+)\b"
)
POINTS = rf"(?<!at )(?<!some )(?<![\w.,$])(?:{_QUANTITY}(?:[-–]{_NUMBER})?|\b(?:double|single))[- ](?:percentage[- ])?\Z"
RANGE = (r"[ -](?@nouns-after-a-point)\b")  # 3-point range
GREW = r"(?:\b(?:has|have|had|more than|nearly|almost|roughly|about|and|which|that|\w{3,}s)) \Z"
GREW_TAIL = r" (?:since|over the|in the (?:past|last)|during the|within|between \d|from \d|compared)\b"
MAJORITY = r"\b(?:vast|overwhelming|great|large|big|solid|clear) \Z"
HALF = r"\b(?:nearly|about|almost|roughly|over|just (?:over|under)|(?:more|less|fewer) than) \Z"
ESTIMATED = r"\b(?:an|is|are|was|were) \Z"
ESTIMATED_TAIL = rf" (?:at )?(?:\$|£|€)?{_NUMBER}(?: (?:thousand|million|billion|trillion|percent))?\b"
_PLACE = (r"(?:world|globe|planet|country|nation|continent|hemisphere|europe|africa|asia|america|"
          r"(?:latin|south|north) america)")
_DEGREE = r"(?:(?:single|second|third|fourth|fifth|by far)[- ])?"
SUPERLATIVE = (
    rf"(?:\bthe |\b(?=(?:europe|africa|asia|(?:latin|south|north) america)'s )){_PLACE}'s {_DEGREE}\Z|\bthe {_DEGREE}\Z"
)
SUPERLATIVE_TAIL = (
    r"(?:-growing)?(?: (?:[^.;,:\n]|\bu\.s\.){1,60}?)? (?:in|on|of any(?: [\w-]+)? in) (?:the (?:world|globe|planet|country|nation|continent|"
    r"hemisphere|united states|u\.s\.|european union|middle east|(?:(?:whole|entire) )?(?:state|county|province|region|district|valley|"
    r"(?:north|south|east|west)(?:east|west|ern [a-z]+)?))|(?:south|latin|north|central) america|earth|africa|asia|europe|america|"
    r"(?:(?:modern|recent|recorded|human|the|nation's|country's|state's|city's|u\.s\.|american|european|british) ){0,3}"
    r"history)\b"
)
SAID_OF = (
    r"(?<!would )(?<!could )(?<!might )(?<!may )(?:\b(?@linking-verbs)"
    r"(?: (?:now|still|also|already|currently|today|long|by far|easily|historically|traditionally|until recently))*,? "
    r"|(?P<apposition>, |\(|— ?|– ?))\Z"
)

PERCENTS = frozenset(("percent", "cent"))
DENOMINATORS = word_set("denominators")
FRACTIONS = word_set("fractions")
# What joins the two numbers of a ratio, and a word that occurs wherever it does.
JOINTS = ((" in ", "in"), ("-in-", "in"), (" out of ", "out"), (" every ", "every"))
LAST = frozenset("efnortx")  # letters before a joint
PER = frozenset("per every".split())
POINT = frozenset("point points digit digits".split())
GROWN = frozenset("doubled tripled trebled quadrupled halved".split())
# What is measured: “the finest hour” is praise and needs no source.
SUPERLATIVES = word_set("superlatives")
MEASURED = word_set("measured-adjectives")
ANCHORS = PERCENTS | FRACTIONS | PER | POINT | GROWN | SUPERLATIVES | MEASURED | {"times", "estimated", "half", "majority"}


@record
class Figure:
    """A figure in [start, end), text offsets.

    kind: "share" (of the world's …), "percent", "ratio" (one in five, two-thirds of), "rate" (per 100,000, three times
    as many), "margin" (by nine points), "change" (has doubled since), "estimate" (an estimated 300), "predicate" or
    "apposition" (is, or a comma and: “the world's largest …”).
    """

    start: int
    end: int
    kind: str


@fact
def figures(doc):
    """All figures in the article's own words, in order; quotations are left out, and nothing overlaps."""
    folded, words, found = doc.folded, doc.words, []
    for word in words & ANCHORS:
        for start, end in doc.spans(word):
            found.append(_figure(folded, word, start, end))
    denominators = words & DENOMINATORS
    joints = [joint for joint, needed in JOINTS if needed in words and (joint == " in " or joint in folded)] if denominators else ()
    for denominator in denominators if joints else ():
        for start, end in doc.spans(denominator):
            found += [_ratio(folded, start, end) for joint in joints if _joined(folded, joint, start)]
    at = folded.find("%")
    while at >= 0:
        found.append(_percent(folded, at))
        at = folded.find("%", at + 1)
    kept, last = [], 0
    for f in sorted(f for f in found if f):
        if f.start >= last and not quote_at(doc, f.start):
            kept.append(f)
            last = f.end
    return tuple(kept)


def _joined(folded, joint, start):
    """Whether the joint, and before it what may end a number, come before `start`: “in” is everywhere."""
    at = start - len(joint)
    return at > 0 and folded.startswith(joint, at) and (folded[at - 1] in LAST or folded[at - 1].isdecimal())


def _before(pattern, folded, at, window=48):
    return _compiled(pattern).search(folded, max(0, at - window), at)


def _percent(folded, at):
    if not folded[max(0, at - 2) : at].strip(" -\u00a0")[-1:].isalnum():
        return None
    start = _number_before(folded, at)
    if start is None:
        return None
    tail = _compiled(PERCENT_TAIL).match(folded, at)
    whole = _compiled(WHOLE).match(folded, tail.end()) if tail else None
    if whole:
        return Figure(start, whole.end(), "share")
    return Figure(start, tail.end() if tail else at + 1, "margin" if tail and "point" in tail[0] else "percent")


def _number_before(folded, at):
    """Where the number, or the range, of a percentage begins, or None."""
    gap = folded[at - 1] in " \u00a0-"
    before, _, number = folded[max(0, at - 40) : at - gap].rpartition(" ")
    if number.isdecimal() and before and not before.endswith(("to", "and", "or")):
        return at - gap - len(number)  # most are plain
    head = _before(PERCENT, folded, at, 40)
    return head.start() if head else None


def _figure(folded, word, start, end):
    """The Figure around the anchor word at [start, end), or None."""
    if word in PERCENTS:
        if word == "cent" and not folded.startswith("per ", start - 4):
            return None
        return _percent(folded, start if word == "percent" else start - 4)
    if word in SUPERLATIVES:
        return _superlative(folded, start, end)
    if word in MEASURED:
        head = next((h for h in ("most ", "least ") if folded.endswith(h, 0, start)), None)
        return _superlative(folded, start - len(head), end) if head else None
    if word == "majority" or word == "half" or word in FRACTIONS:
        pattern = MAJORITY if word == "majority" else HALF if word == "half" else FRACTION
        return _between(pattern, OF_WHOM, folded, start, end, "ratio")
    if word == "times":
        return _between(MULTIPLE, MULTIPLE_TAIL, folded, start, end, "rate")
    if word in PER:
        return _between(RATE, RATE_TAIL, folded, end + 1, end + 1, "rate", 80)
    if word in POINT:
        head = folded[start - 1] in " -" and _before(POINTS, folded, start)
        if not head or word == "point" and _compiled(RANGE).match(folded, end):
            return None
        return Figure(head.start(), end, "margin")
    if word in GROWN:
        head = _before(GREW, folded, start)
        return Figure(start, end, "change") if head and _compiled(GREW_TAIL).match(folded, end) else None
    if word == "estimated":
        tail = _compiled(ESTIMATED_TAIL).match(folded, end)
        return Figure(start, tail.end(), "estimate") if tail and _before(ESTIMATED, folded, start) else None
    return None


def _between(head, tail, folded, start, end, kind, window=48):
    """The Figure from what the pattern `head` finds before `start` to what `tail` matches at `end`, or None."""
    last = _compiled(tail).match(folded, end)
    first = last and _before(head, folded, start, window)
    return Figure(first.start(), last.end(), kind) if first else None


def _ratio(folded, start, end):
    head = _before(RATIO, folded, start, 24)
    return Figure(head.start(), end, "ratio") if head and _compiled(RATIO_TAIL).match(folded, end) else None


def _superlative(folded, start, end):
    head = _before(SUPERLATIVE, folded, start)
    if not head:
        return None
    if "'s" not in head[0]:
        tail = _compiled(SUPERLATIVE_TAIL).match(folded, end)
        if not tail:
            return None
        end = tail.end()
    elif folded.startswith("-growing", end):
        end += 8
    said = _before(SAID_OF, folded, head.start())
    return Figure(head.start(), end, "apposition" if said["apposition"] else "predicate") if said else None

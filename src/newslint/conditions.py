"""Where and when a rule holds, beside what its check looks for: near certain words, in a section, since a day."""

from bisect import bisect_left

from newslint.analysis.section import sections
from newslint.analysis.sentences import sentence_at
from newslint.match.phrases import likely, places


def holds(rule, doc):
    """Whether the rule holds for an article at all: by its section, and its day, if that is known."""
    if rule.since and doc.published and str(doc.published) < rule.since:
        return False
    return not rule.sections or not sections(doc).isdisjoint(s.casefold() for s in rule.sections)


def beside(rule, doc, hits):
    """The hits that have a word of `only-near` beside them, and none of `unless-near`."""
    wanted, unwanted = (_spans(doc, phrases) for phrases in (rule.only_near, rule.unless_near))
    for hit in hits:
        area = _area(doc, hit, rule.how_near)
        if (not rule.only_near or _among(wanted, area, hit)) and not _among(unwanted, area, hit):
            yield hit


def _spans(doc, phrases):
    return sorted(span for phrase in phrases if likely(doc, phrase) for span in places(doc, phrase))


def _among(spans, area, hit):
    """Whether one of the spans is in the area, and not in the hit itself."""
    i = bisect_left(spans, (area[0], 0))
    while i < len(spans) and spans[i][0] < area[1]:
        a, b = spans[i]
        if b <= area[1] and (b <= hit.start or a >= hit.end):
            return True
        i += 1
    return False


def _area(doc, hit, within):
    """[start, end) of the text in which such words count as beside the hit."""
    block = doc.block_at(hit.start)
    if within == "article":
        return 0, len(doc.text)
    if within == "sentence":
        sentence = sentence_at(doc, hit.start)
        if sentence:
            return sentence.start, sentence.end
    first, last = (block.start, block.end) if block else (0, len(doc.text))
    if not isinstance(within, int):
        return first, last
    before = [m.start() for m in doc.tokens(first, hit.start)][-within:]
    after = [m.end() for _, m in zip(range(within), doc.tokens(hit.end, last))]
    return (before or [hit.start])[0], (after or [hit.end])[-1]

"""Which side of the ocean an article is from, as its own habits tell."""

from newslint.document import LazyPattern, fact

BRITISH = LazyPattern(r"£\d|\bper cent\b|\b(?:Mr|Mrs|Ms|Dr) [A-Z]|\b\d{1,2}(?:[.:]\d\d)?(?:am|pm)\b|\b\d{1,2} (?:January|February|March|April|June|July|August|September|October|November|December)\b")
AMERICAN = LazyPattern(r"\bpercent\b|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep)\. [A-Z]|\b\d{1,2}(?::\d\d)? [ap]\.m\.|\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. \d")


@fact
def region(doc):
    """"gb" or "us" if the marks of one are at least twice those of the other, else ""."""
    british = sum(1 for _ in BRITISH.finditer(doc.text))
    american = sum(1 for _ in AMERICAN.finditer(doc.text))
    if british > 2 * american:
        return "gb"
    return "us" if american > 2 * british else ""

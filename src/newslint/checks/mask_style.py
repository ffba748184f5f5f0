"""Two ways of masking words in one article."""

from newslint.analysis.masks import STARS, shapes
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit, Related

NAMES = {"*": "stars", "-": "hyphens", "–": "dashes", "_": "blanks", "#": "hashes", "•": "bullets"}
# No list of swear words is needed to see how they are masked: letters on both sides of a sign, or one letter and signs
# after it; hyphens only after a consonant, since “a--” is a dash.
MASK = LazyPattern(
    r"[^\W\d_][a-z]*(?:[*#•]+|__+)[a-z]+(?:[*#•_]+[a-z]+)*|[^\W\d_](?:[*#•]{2,}|__+)"
    r"|[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z](?:-{2,}|–{2,})(?:ing|in|ed|ers?|[a-z])?"
)


class MaskStyle(Check):
    """Masks made with one sign here and with another there (f---ing, s***).

    style: the sign that the house masks with, or "" for whatever the article has more often.
    """

    style: str = ""

    slots = frozenset({"sign", "want", "why"})

    def triggers(self):
        """A sign that masks are made with."""
        return Triggers(literals=frozenset((*STARS, "--", "––", "__")))

    def run(self, doc, keys):
        """One Hit for each sign that is not the article's own, or the house's."""
        masks = {}
        for start, end, kind in shapes(doc):
            if kind != "like" and MASK.fullmatch(doc.text, start, end):
                sign = next(c for c in doc.text[start:end] if c in NAMES)
                masks.setdefault(sign, []).append((start, end))
        if not masks or len(masks) < 2 and (not self.style or self.style in masks):
            return
        right = self.style or min(masks, key=lambda c: (-len(masks[c]), min(masks[c])))
        for sign in sorted(masks.keys() - {right}):
            (start, end), rest = sorted(masks[sign])[0], sorted(masks[sign])[1:]
            related = [Related(a, b, "also") for a, b in rest]
            if right in masks:
                a, b = min(masks[right])
                related.insert(0, Related(a, b, "evidence", f"“{doc.text[a:b]}” here"))
            slots = {"sign": NAMES[sign], "want": NAMES.get(right, right),
                     "why": "the house style" if self.style else "as elsewhere in the article"}
            yield Hit(start, end, slots, related=tuple(related))

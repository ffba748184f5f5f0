"""A copyright line that still has the year before."""

import re

from newslint.analysis.dates import dates, years
from newslint.analysis.posts import signatures
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fold
from newslint.finding import Hit, Related
from newslint.language.lists import WordPattern

MARK = r"(?:©|&copy;|\(c\)|\bcopyright\b)"
# The mark, again the mark, an owner, and a year or several: "Copyright © The Daily Bee, 2019-2025".
LINE = LazyPattern(
    rf"{MARK}(?:\s?{MARK}){{0,2}}[\s:,]{{0,3}}(?:by\s)?"
    rf"((?:(?:(?-i:[^\W\d_a-zß-ÿ])[\w.&'’-]{{0,30}}|of|the|and|&|for|in)[\s,]{{1,3}}){{0,8}}?)"
    r"\(?((?:1[89]|20)\d\d)(?!\d)((?:\s?(?:[-–—,/]|and|to)\s?(?:\d{4}|\d\d|present)\b){0,9})",
    re.I,
)
LAST = LazyPattern(r"(\d{4}|\d\d|present)\b\Z", re.I)
LAW = LazyPattern(r"\b(?:acts?|laws?|bill|office|of|in)[\s,]*\Z", re.I)
OWN = LazyPattern(
    r"\W*(?:(?:all|entire|the|this|text|story|article|page|site)\s)*(?:contents?|material|article|story|text|page|site)?\W*\Z", re.I
)
RESERVED = LazyPattern(r"\brights reserved\b", re.I)
CONTEXT = 300  # characters of a sentence around its year
FOOT = 220  # characters; a footer is no longer
PREPOSITION_BEFORE = LazyPattern(r"\b(since|in|during|by|until|till|through|before|to)\s\Z")
PAST = WordPattern(r"\b(?:(?@words-of-the-past)|\w+ed)\b")


class StaleCopyright(Check):
    """Compares the year of the copyright line with the year of the article.

    That is the year of publication, or, where it is not known, the latest year that the article tells of as past: the
    signature of a post, a date, "since 2024".
    Of several lines the latest counts.
    others: words in a line that speaks of somebody else's rights (a photograph, a book).
    future: words in a sentence whose date may be still to come.
    """

    others: frozenset = frozenset()
    future: frozenset = frozenset()

    slots = frozenset({"tells"})

    def triggers(self):
        return Triggers(words=frozenset({"copyright"}), literals=frozenset({"©", "(c)", "(C)", "&copy;"}))

    def run(self, doc, keys):
        own = list(self._own(doc))
        if own and (article := self._article(doc)) and max(own)[0] < article[0]:
            yield _hit(*own[-1][1:], *article)

    def _own(self, doc):
        """(year, start, end) of the last year in every line that claims the rights of this article."""
        size = len(doc.blocks)
        for i, block in enumerate(doc.blocks):
            line = doc.text[block.start : block.end]
            low = line.lower()
            if not ("©" in low or "copyright" in low or "(c)" in low or "&copy;" in low) or block.kind == "caption":
                continue
            for m in LINE.finditer(line):
                if not self._is_own(line, m, i >= size // 2):
                    continue
                first, last = m[2], LAST.search(m[3])
                if not last:
                    yield int(first), block.start + m.start(2), block.start + m.end(2)
                elif last[1].lower() != "present":
                    year = last[1] if len(last[1]) == 4 else first[:2] + last[1]
                    yield int(year), block.start + m.start(3) + last.start(), block.start + m.start(3) + last.end()

    def _is_own(self, line, m, at_foot):
        """Whether the line claims the rights of this article, and not those of a picture or a book, or tells of a law."""
        around = re.findall(r"[^\W\d_]+", fold(line[max(0, m.start() - 80) : m.end() + 200]))
        if LAW.search(m[1]) or not self.others.isdisjoint(around):
            return False
        if RESERVED.search(line, m.end(), m.end() + FOOT):
            return True
        head = line[: m.start()]
        return at_foot and len(line) < FOOT and (not head or bool(OWN.match(head)) or head.rstrip()[-1:] in ".|!”\"")

    def _article(self, doc):
        """(year, words, start, end): the year of the article, how it is known, and where it stands; or None."""
        if doc.published:
            return doc.published.year, "was published in", 0, 0
        return max(self._past_years(doc), default=None)

    def _past_years(self, doc):
        """(year, start, end, words) of the years that the article tells of as past."""
        for post in signatures(doc):
            yield post.date.year.value, "holds a post of", post.date.start, post.date.end
        full = {d.year.start: d for d in dates(doc) if d.year and d.days}
        for year in years(doc):
            sentence = sentence_at(doc, year.start)
            if not sentence or quote_at(doc, year.start):
                continue
            words = doc.folded[max(sentence.start, year.start - CONTEXT) : min(sentence.end, year.end + CONTEXT)]
            date = full.get(year.start)
            start = date.outer_start if date else year.start
            before = PREPOSITION_BEFORE.search(doc.folded, max(0, start - 8), start)
            if before and before[1] == "since" or PAST.search(words) and self.future.isdisjoint(
                re.findall(r"[^\W\d_]+", words)
            ) and (before and before[1] in ("in", "during") or date and not before):
                yield year.value, "is about", date.start if date else year.start, year.end


def _hit(start, end, year, tells, at, to):
    want = str(year)[start - end :]
    if not to:  # the day of publication is sure
        return Hit(start, end, {"tells": f"{tells} {year}"}, fix=want)
    place = Related(at, to, "evidence", f"it {tells} {year} here")
    return Hit(start, end, {"tells": f"{tells} {year}"}, suggestions=(want,), related=(place,))

"""Paragraphs and headlines that two articles share word for word: wire copy filed twice, a paste from yesterday's story."""

from newslint.checks import Check, Conflict, Statement, Triggers
from newslint.document import fold

KINDS = ("headline", "paragraph")


class TwicePublished(Check):
    """A paragraph or headline that occurs word for word in another article.

    least: the fewest words of a paragraph that counts; a headline counts with half as many.

    ```toml
    [our-copy-twice]
    check = "twice-published"
    says = "this {kind} is also in {other}"
    least = 20
    ```
    """

    least: int = 12

    slots = frozenset({"kind", "other"})

    def triggers(self):
        """Every article has paragraphs."""
        return Triggers(always=True)

    def collect(self, doc):
        """A Statement for every paragraph or headline that is long enough."""
        from zlib import adler32, crc32

        for block in doc.blocks:
            if block.kind in KINDS:
                words = fold(doc.text[block.start : block.end]).split()
                if len(words) >= (self.least if block.kind == "paragraph" else self.least / 2):
                    text = " ".join(words).encode("utf-8", "surrogatepass")
                    yield Statement((f"{crc32(text):08x}{adler32(text):08x}{len(text):x}",), block.start, block.end, block.kind)

    def compare(self, stated):
        """A Conflict for every article that is checked and is not the first one in the list."""
        seen = {}
        for s in stated:
            first = seen.setdefault(s.article, s)
            others = [o for o in seen.values() if o.article != s.article]
            if s.checked and first is s and others:
                yield Conflict(s, {"kind": s.data, "other": str(others[0].article)}, ((others[0], "published here"),))

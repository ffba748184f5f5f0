"""A comma or a full stop outside the closing quotation mark in copy that puts them inside."""

import re

from newslint.analysis.quotes import quote_at
from newslint.checks import Check, Triggers
from newslint.finding import Hit

OUTSIDE = re.compile(r"(?:(?<=[^\W\d_])|(?<=[)%]))[”\"]([,.])(?![\d.A-Za-z])")
INSIDE = re.compile(r"([,.])[”\"]")
SHORT_CLAUSE = 4  # words; fewer are part of a sentence, not a sentence


class CommaPlace(Check):
    """Commas and full stops outside the closing mark, judged by where the article puts them otherwise.

    American copy has them inside always; British copy only where they belong to a whole quoted sentence, so that whole
    sentences and pieces are compared apart.  british: words that show that the copy is British.
    Slots: mark (“comma”, “period”, in British copy “full stop”), right.
    """

    british: frozenset = frozenset()

    slots = frozenset({"mark", "right"})

    def triggers(self):
        return Triggers(literals=frozenset({'",', '".', "”,", "”."}), one_is_enough=True)

    def run(self, doc, keys):
        text = doc.text
        outside = [m for m in OUTSIDE.finditer(text)]
        if not outside:
            return
        kinds = {}
        for m in INSIDE.finditer(text):
            quote = quote_at(doc, m.start())
            if quote and quote.inner_end == m.start() + 1:
                kind = self._whole(text, quote, m.start())
                kinds[kind] = kinds.get(kind, 0) + 1
        wrong = {}
        for m in outside:
            quote = quote_at(doc, m.start())
            if quote and quote.end == m.end() - 1:
                wrong.setdefault(self._whole(text, quote, m.start()), []).append((m, quote))
        if not wrong:
            return
        home = self._home(doc)
        for kind, found in wrong.items():
            inside = kinds.get(kind, 0) if home == "gb" else sum(kinds.values())
            if inside <= sum(map(len, wrong.values())) or home == "gb" and not kind:
                continue
            for m, _ in found:
                mark, close = m[1], text[m.start()]
                name = "comma" if mark == "," else "full stop" if home == "gb" else "period"
                yield Hit(m.start(), m.end(), {"mark": name, "right": mark + close}, fix=mark + close)

    def _home(self, doc):
        """"gb", "us" or "": whose copy it is."""
        if doc.house.spelling != "auto":
            return doc.house.spelling
        from newslint.analysis.region import firm_region, region  # few articles ask

        if firm_region(doc) == "us":
            return "us"
        if "£" in doc.special_chars or not self.british.isdisjoint(doc.words):
            return "gb"
        return region(doc)

    def _whole(self, text, quote, end):
        """Whether the quotation is a sentence."""
        said = text[quote.inner_start : end]
        return said[:1].isupper() and len(said.split()) >= SHORT_CLAUSE

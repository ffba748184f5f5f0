"""A term that most of the desk's articles write one way and one article another."""

import re
from functools import cached_property

from newslint.checks import Check, Conflict, Statement, Triggers, count_articles, nearest
from newslint.document import fold


class TermAcross(Check):
    """A term that one article writes another way than most of those which have it.

    terms: lists of the spellings of one term, none of which is wrong by itself.  least: articles that must have the term at all,
    so that a small run is silent.  share: what part of them must write it one way.

    ```toml
    [our-terms]
    check = "term-across"
    says = "“{here}” here, “{there}” in {count} other articles"
    terms = [["harbour master", "harbourmaster", "harbour-master"]]
    ```
    """

    terms: tuple[tuple, ...]
    least: int = 20
    share: float = 0.8

    slots = frozenset({"here", "there", "count"})
    listed = 1

    def triggers(self):
        """The longest word of each spelling, with and without an s."""
        return Triggers(words=frozenset(word for forms in self.terms for form in forms for word in _longest(form)))

    def validate(self):
        """Raises ValueError for a term with fewer than two spellings."""
        for forms in self.terms:
            if len({fold(form) for form in forms}) < 2:
                raise ValueError(f"terms: {list(forms)} must have two spellings or more")

    @cached_property
    def _by_word(self):
        """{word: [(number of a term, its first spelling, one of its spellings that has the word)]}."""
        found = {}
        for i, forms in enumerate(self.terms):
            for form in forms:
                for word in _longest(form):
                    found.setdefault(word, []).append((i, forms[0], form))
        return found

    def collect(self, doc):
        """A Statement for the first place of each spelling."""
        spellings = {spelling for word in self._by_word.keys() & doc.words for spelling in self._by_word[word]}
        for _, first, form in sorted(spellings):
            if span := _first(doc, fold(form)):
                yield Statement((first,), *span, form)

    def compare(self, stated):
        """A Conflict for every article that has only a spelling of the few."""
        articles = {}
        for s in stated:
            articles.setdefault(s.data, {}).setdefault(s.article, s)
        counts = {form: count_articles(here.values()) for form, here in articles.items()}
        usual = max(counts, key=counts.get)
        there, every = articles[usual], len({s.article for s in stated}) + sum([s.more for here in articles.values() for s in here.values()])
        if every < self.least or counts[usual] < self.share * every:
            return
        for form, here in articles.items():
            for article, s in here.items():
                if form != usual and s.checked and article not in there:
                    other = nearest(there.values(), s)
                    yield Conflict(s, {"here": form, "there": usual, "count": str(counts[usual])}, ((other, f"“{usual}” here"),), suggestions=(usual,))


def _first(doc, form):
    """The first span of a spelling or its plural that is not part of another word, or None."""
    folded = doc.folded
    return min((span for one in (form, form + "s") for span in doc.spans(one)
                if folded[max(0, span[0] - 1) : span[0]] not in ("-", "_") and folded[span[1] : span[1] + 1] not in ("-", "_")), default=None)


def _longest(form):
    """The longest word of a spelling, with and without an s."""
    word = max(re.findall(r"[^\W_]+", fold(form)), key=len)
    return word, word + "s"

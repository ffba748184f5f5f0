"""Somebody whose name most articles spell one way and one article another."""

from newslint.analysis.full_names import full_names
from newslint.checks import Check, Conflict, Statement, Triggers
from newslint.document import fold

SHORTEST = 4  # letters of a name whose spelling can be a slip: "Jon" and "Jan" are two people


class NameAcross(Check):
    """A given name or surname that is a letter away from the spelling of several other articles.

    least: articles that must agree on the other spelling.

    ```toml
    [our-names]
    check = "name-across"
    says = "“{found_name}” here, “{right}” in {count} other articles"
    least = 5
    ```
    """

    least: int = 3

    slots = frozenset({"found_name", "right", "count"})

    def triggers(self):
        """Every article may name somebody."""
        return Triggers(always=True)

    def collect(self, doc):
        """Statements for every full name, under it and under each way to leave out one letter of it."""
        seen = set()
        for name in full_names(doc):
            given, surname = fold(name.given), fold(name.surname)
            data = [name.given, name.surname]
            first = (given, surname) not in seen
            seen.add((given, surname))
            keys = {f"{given} {short}" for short in _shortened(surname)} | {f"{short} {surname}" for short in _shortened(given)}
            for key in sorted(keys) if first else ():
                yield Statement(key, name.start, name.end, data)

    def compare(self, stated):
        """A Conflict for the spelling of one article against that of several."""
        articles, first = {}, {}
        for s in stated:
            spelling = tuple(s.data)
            articles.setdefault(spelling, {}).setdefault(s.article, s)
        for spelling, here in articles.items():
            if len(here) > 1:
                continue
            (s,) = here.values()
            if not s.checked or s.article in first:
                continue
            for other, there in sorted(articles.items(), key=lambda item: -len(item[1])):
                if len(there) < self.least or s.article in there or not _is_slip(spelling, other):
                    continue
                at = next(iter(there.values()))
                slots = {"found_name": " ".join(spelling), "right": " ".join(other), "count": str(len(there))}
                level = "note" if _plain(spelling) == _plain(other) else None
                yield Conflict(s, slots, ((at, f"“{' '.join(other)}” here"),), suggestions=(" ".join(other),), level=level)
                break


def _shortened(word):
    """The word and, if it is long enough, the word without each one of its letters."""
    if len(word) < SHORTEST:
        return {word}
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _is_slip(spelling, other):
    """Whether just one of given name and surname differs, by one letter or two that changed places."""
    pairs = [(a, b) for a, b in zip(spelling, other) if a != b]
    if len(pairs) != 1:
        return False
    a, b = map(fold, pairs[0])
    if a == b or min(len(a), len(b)) < SHORTEST:
        return False
    if {a, b} in ({a, a + "s"}, {a, a + "a"}, {b, b + "s"}, {b, b + "a"}):
        return False  # "Eric" and "Erica", "Adam" and "Adams" are two names
    from newslint.language.lexicon import distance

    return distance(a, b) == 1


def _plain(spelling):
    from unicodedata import combining, normalize

    return tuple("".join(c for c in normalize("NFD", fold(word)) if not combining(c)) for word in spelling)

"""Somebody whose name most articles spell one way and one article another."""

from functools import lru_cache

from newslint.analysis.introductions import AGED, introduction
from newslint.checks import Check, Conflict, Statement, Triggers, count_articles, nearest
from newslint.document import fold
from newslint.language.sound_keys import plain_letters, sound_key

SHORTEST = 4  # letters of a name in which any letter can be a slip: "Ron" and "Ran" are two people
FURTHEST = 2  # edits between two spellings that sound alike
OFFICES = frozenset({"office", "bench", "rank"})
COMMON_NAME = 205  # rank of a name that many bear: Joan, John, Mario; rarer ones have less
MORE = 4  # times as many articles must have the other spelling


class NameAcross(Check):
    """A given name or surname spelt another way than in several other articles.

    least: articles that must agree on the other spelling; one fewer is enough where both sound alike or have one office.

    ```toml
    [our-names]
    check = "name-across"
    says = "“{found_name}” here, “{right}” in {count} other articles"
    least = 5
    ```
    """

    least: int = 3

    slots = frozenset({"found_name", "right", "count"})
    listed = 1

    def triggers(self):
        """Every article may name somebody."""
        return Triggers(always=True)

    def collect(self, doc):
        """A Statement for every full name, under how it sounds and under both halves of its parts."""
        from newslint.analysis.full_names import full_names

        first, introduced, offices = {}, {}, {}
        for name in full_names(doc):
            spelling = fold(name.given), fold(name.surname)
            first.setdefault(spelling, name)
            introduced[spelling] = introduced.get(spelling) or introduction(doc, name)
            offices[spelling] = offices.get(spelling) or (name.mention.honorific.word if name.mention.kind in OFFICES else "")
        for spelling, name in first.items():
            data = [name.given, name.surname, introduced[spelling], offices[spelling]]
            yield Statement(_keys(*spelling), name.start, name.end, data)

    def may_conflict(self, data, other):
        """Whether it is the same name, or a slip of it."""
        return data[:2] == other[:2] or bool(_slip(tuple(data[:2]), tuple(other[:2])))

    def compare(self, stated):
        """A Conflict for the spelling of one article against that of several."""
        articles = {}
        for s in stated:
            articles.setdefault(tuple(s.data[:2]), {}).setdefault(s.article, s)
        checked = [(spelling, here) for spelling, here in articles.items() if any([s.checked for s in here.values()])]
        counts = {spelling: count_articles(here.values()) for spelling, here in articles.items()} if checked else {}
        usual = sorted((spelling for spelling, count in counts.items() if count >= self.least - 1), key=lambda spelling: -counts[spelling])
        for spelling, here in checked:
            reported, least = set(), max(2, counts[spelling] * MORE if counts[spelling] > 1 else 2)
            for other in usual:
                if counts[other] < least:
                    break
                kind = spelling != other and _slip(spelling, other)
                if not kind:
                    continue
                there, count = articles[other], counts[other]
                for article, s in here.items():
                    alike = kind == "sound" or s.data[3] and any(s.data[3] == t.data[3] for t in there.values())
                    if kind == "name" and not alike:
                        continue
                    if s.checked and article not in there and count >= self.least - bool(alike) and not _are_two(s, there.values(), kind):
                        yield self._conflict(s, spelling, other, there, count)
                        reported.add(article)
                if reported:
                    break

    def _conflict(self, s, spelling, other, there, count):
        at = nearest(there.values(), s)
        slots = {"found_name": " ".join(spelling), "right": " ".join(other), "count": str(count)}
        level = "note" if _plain(spelling) == _plain(other) else None
        return Conflict(s, slots, ((at, f"“{' '.join(other)}” here"),), suggestions=(" ".join(other),), level=level)


@lru_cache(maxsize=4096)
def _keys(given, surname):
    """The keys of a folded name, in order."""
    sounds = f"{sound_key(given)} {sound_key(surname, True)}"
    given, surname = plain_letters(given), plain_letters(surname)
    keys = {"=" + sounds}
    if len(surname) >= SHORTEST:
        keys |= {f"{given} {half}" for half in _halves(surname)}
    if len(given) >= SHORTEST:
        keys |= {f"{half} {surname}" for half in _halves(given)}
    return tuple(sorted(keys))


def _halves(name):
    """The first and the last letters of a name: of two names that are one slip apart, one of these is the same."""
    return [half for size in {len(name) // 2, (len(name) - 1) // 2} for half in (f"{name[:size]}-", f"-{name[-size:]}")]


@lru_cache(maxsize=4096)
def _slip(spelling, other):
    """How one of given name and surname differs: "sound" if both sound alike, "letter" for one letter, "name" for one letter between
    two common given names, "" for two names."""
    from newslint.language.lexicon import distance, lexicon

    pairs = [(fold(a), fold(b), i) for i, (a, b) in enumerate(zip(spelling, other)) if a != b]
    if len(pairs) != 1:
        return ""
    a, b, surname = pairs[0]
    if abs(len(a) - len(b)) > FURTHEST:
        return ""
    edits = distance(a, b)
    if not edits:
        return ""
    if edits <= (1 if surname else FURTHEST) and sound_key(a, bool(surname)) == sound_key(b, bool(surname)):
        return "sound"
    if min(len(a), len(b)) < SHORTEST or edits > 1 or a[0] != b[0]:  # writers seldom miss the first letter
        return "sound" if _plain((a,)) == _plain((b,)) else ""
    if a + "s" == b or b + "s" == a or a + "a" == b or b + "a" == a:
        return ""  # "Eric" and "Erica", "Adam" and "Adams" are two names
    return "letter" if surname or min(lexicon().name_rank(a), lexicon().name_rank(b)) < COMMON_NAME else "name"


def _are_two(s, others, kind):
    """Whether an article introduces somebody of whom the other articles say nothing like it: a nurse, not the senator.

    An age alone tells two people apart where the names do not sound alike.
    """
    here = s.data[2]
    if not here or here == [AGED] and kind == "sound":
        return False
    known = {word for o in others for word in o.data[2] or ()} - {AGED}
    return known.isdisjoint(here)


def _plain(spelling):
    return tuple(plain_letters(fold(word)) for word in spelling)

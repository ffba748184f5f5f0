"""Words that nobody writes, near one that everybody does."""

from functools import lru_cache

from newslint.analysis.lost_space import two_words
from newslint.analysis.sentences import sentence_at
from newslint.analysis.unknown import COMPOUND_RANK, WRONG_FORMS, compound, neighbours, unknown_words
from newslint.checks import Check, Triggers
from newslint.finding import Hit, Related
from newslint.language.lexicon import ONE, lexicon
from newslint.language.never_names import CHANGED_OVER
from newslint.language.parts_of_speech import ADJECTIVE, NOUN, PLURAL, can_be
from newslint.language.word_classes import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS

# The score that the best candidate needs, by the length of the word: a short word is near many others by chance.
NEEDED = {3: 95, 4: 57, 5: 38, 6: 22, 7: 5, 8: -15}
NEEDED_LONG = -45  # nine letters and more
LARGE = 30  # more, where a very large dictionary has the word, or one that knows it with a capital
LEAST = 90  # what it then needs at the least
DOUBTFUL = 50  # more, for a word that is only cited, is in a foreign phrase or in a hyphenated one
CAPITAL = 45  # more, for a capitalised word where a sentence begins: it may be a name
FREQUENT = 170  # rank of one that is meant even so if a large dictionary has the formation
MEANT = 145  # rank of a word that is rather meant than a new formation one edit away from it
EASY, SIMPLE = 0.7, 0.9  # the cost of letters doubled or changed over; of a letter left out
SELDOM = 76  # rank of a word so rare that only an easy slip is one of it
STEM = 90  # rank of a word from which others are made
NAMED, NAME = 48, 50  # a word so many ranks commoner as a name; ranks less for it in small letters
AGENTS = {"er": "or", "ers": "ors", "or": "er", "ors": "ers"}  # prosecuter, reportor
LIFT = 60  # ranks that a known pair with a neighbour adds at most
_TIED = tuple("-‑/_@#'’")  # beside a part of a compound or an address
AHEAD = 40  # the next best candidate is so far after that one cure is certain
FAR_AHEAD = 60
# A capitalised word that was to end so is hardly a name.
ENGLISH = tuple("ing ed ly tion tions sion ment ments ness ity ities ence ance able ous ees ers ally".split())


class Misspelling(Check):
    """An unknown word that is a slip of a frequent one.

    prefixes, suffixes: with a known word they make words that need not be in a dictionary.
    foreign: words of other languages that are near a weekday, a month, a title, an institution or a place.
    contractions: words that lost their apostrophe = the words with it (doesnt = doesn't); forms in capitals are left alone.
    nouns: of these, those that are nouns as well, after a word that a noun follows (“as is his wont”).
    capitals: words of which none begins with two capitals (THe).
    """

    prefixes: tuple = ()
    suffixes: tuple = ()
    foreign: frozenset = frozenset()
    capitals: tuple = ()
    contractions: dict[str, str] = {}
    nouns: dict[str, list] = {}

    slots = frozenset({"right"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        yield from _slipped_capitals(doc, self.capitals)
        yield from _lost_apostrophes(doc, self.contractions, self.nouns)
        for word in sorted(WRONG_FORMS.keys() & doc.words - doc.accept):
            yield from _wrong_form(doc, word)
        for unknown in unknown_words(doc):
            if unknown.word in self.contractions or unknown.word in WRONG_FORMS:
                continue
            if unknown.meant:
                if unknown.word not in self.foreign:
                    yield _meant(unknown)
                continue
            ranked = self._judged(doc, unknown)
            if ranked:
                from newslint.analysis.suggestions import fit  # most articles have no slip

                yield _hit(doc, unknown, sorted(ranked, key=lambda s: (-s[0] - fit(doc, unknown, s[1].word), s[1])))

    def _judged(self, doc, unknown):
        """[(score, Candidate)], best first, if the word is a misspelling; else None."""
        from newslint.analysis.unknown_nearby import foreign, in_another_language  # most articles have no unknown word

        lex, word = lexicon(), unknown.word
        if self._is_meant(doc, unknown) or two_words(unknown):  # a lost space is another rule's
            return None
        doubtful = unknown.cited or unknown.joined or foreign(doc, unknown)
        stems = derived(word, self.prefixes, self.suffixes, lex)
        made = stems or compound(word, 4)
        # Two edits are looked for only where nothing speaks for the word as it stands.
        plain = not (doubtful or made or unknown.capital or unknown.rank or compound(word, 3))
        ranked = _ranked(doc, unknown, lex.near(word, 12) if plain else lex.slips(word))
        if not ranked:
            return None
        score, best, lift = ranked[0]
        needed = NEEDED.get(len(word), NEEDED_LONG) + DOUBTFUL * doubtful + CAPITAL * unknown.capital
        if unknown.rank:
            needed = max(needed + LARGE, LEAST)
        if best.rank < SELDOM and best.cost > EASY:  # magistra is hardly meant for magistral
            return None
        if score < needed or made and not (_agent(word, best, unknown.rank) or _outweighs(best, stems, unknown.rank, lex)):
            return None
        if unknown.capital and not (lift or word in CHANGED_OVER or best.word.endswith(ENGLISH) or len(word) > 7 and best.cost <= SIMPLE):
            return None
        return None if in_another_language(doc, unknown) else ranked

    def _is_meant(self, doc, unknown):
        """Whether what is around the word says that it is meant: a part of a compound, a phrase, another language."""
        if unknown.joined and (unknown.word in self.prefixes or unknown.word in self.suffixes or _repeats(doc, unknown)):
            return True
        from newslint.analysis.unknown_nearby import crowded, in_dialect, in_phrase, of_another_language

        return any(says(doc, unknown) for says in (crowded, in_phrase, of_another_language, in_dialect))


def _repeats(doc, unknown):
    """Whether the word says again what comes before its hyphen: tut-tutting, blah-blahed."""
    start = unknown.places[0][0]
    before = doc.folded[max(0, start - 12) : start]
    return len(before) > 3 and before[-1] == "-" and unknown.word.startswith(tuple(before[:-1].split()[-1:]))


def _agent(word, best, rank):
    """Whether the word is `best`, who does a thing, with the other ending: prosecuter, reportor."""
    ending = word[-3:] if word[-1] == "s" else word[-2:]
    return not rank and ending in AGENTS and best.word == word[: -len(ending)] + AGENTS[ending] and best.rank >= STEM


def _ranked(doc, unknown, candidates):
    """[(score, Candidate, lift)], best first: what the neighbours make likelier is lifted."""
    lex, word = lexicon(), unknown.word
    if "'" in word:
        candidates = [c for c in candidates if "'" in c.word]
    if lex.spelling(word) != word:  # known with a capital only: not another form of the same name
        candidates = [c for c in candidates if not c.word.startswith(word) and not word.startswith(c.word)]
    beside = [neighbours(doc, start, end) for start, end in unknown.places]
    scored = []
    for c in candidates:
        lift = sum(_lift(lex, before, c, after) for before, after in beside) / len(beside)
        name = c.rank < MEANT and not unknown.capital and lex.name_rank(c.word) - c.rank >= NAMED and lex.spelling(c.word) == c.word
        scored.append((c.score + lift - NAME * name, c, lift))
    return sorted(scored, key=lambda s: (-s[0], s[1]))


def _outweighs(best, stems, rank, lex):
    """Whether the word is rather a slip of `best` than made of the stems, or a compound, or what a dictionary has."""
    if best.word in stems:
        return False
    if rank:
        return best.cost <= SIMPLE and best.rank >= FREQUENT
    if best.cost <= EASY:
        return not stems or best.rank >= COMPOUND_RANK
    if best.cost <= SIMPLE and best.rank >= max([COMPOUND_RANK, *map(lex.rank, stems)]):
        return True
    return best.cost <= 1 and best.rank >= MEANT or best.rank >= FREQUENT


def _lift(lex, before, candidate, after):
    """How much likelier, in ranks, the candidate is beside its neighbours than anywhere."""
    lift = 0
    for near, pair in ((before, (before, candidate.word)), (after, (candidate.word, after))):
        together = lex.bigram(*pair) if near else 0
        if together:
            lift += max(0, min(LIFT, together - lex.rank(near) + ONE - candidate.rank))
    return lift


def derived(word, prefixes, suffixes, lex):
    """The known words from which a prefix or a suffix of the language makes this one; empty if there are none."""
    stems = set()
    for prefix in prefixes:
        if word.startswith(prefix):
            stems.add(word[len(prefix) :])
    for suffix in suffixes:
        if word.endswith(suffix):
            stems.update(_stems(word[: -len(suffix)], suffix, lex))
    return {s for s in stems if len(s) > 3 and lex.rank(s) >= STEM}


def _stems(base, suffix, lex):
    """What the suffix may come after, by the spelling rules for it, if `base` is what is left."""
    if len(base) < 3:
        return
    if suffix == "s":
        if not base.endswith(("s", "x", "z", "ch", "sh", "y", "i")) and base + "es" not in lex:
            yield base
    elif suffix == "es":
        if base.endswith(("s", "x", "z", "ch", "sh", "o")):
            yield base
    elif suffix != "al" or base.endswith(("ion", "ment")):
        if base[-1] != "e" or suffix[0] not in "ei" or base[-2] in "eoy" and suffix[0] == "i":
            yield base
        if suffix == "ly":
            yield base + "le"
        if suffix[0] in "aeiou":
            yield base + "e"
            if base[-1] == base[-2] and base[:-1] + suffix not in lex:
                yield base[:-1]
        if suffix.startswith(("is", "iz")):
            yield base + "y"
    if base[-1] == "i" and suffix[0] != "i":
        yield base[:-1] + "y"


def _lost_apostrophes(doc, contractions, nouns):
    """Doesnt, theyre: there is one thing that they can be."""
    for word in sorted(contractions.keys() & doc.words):
        spans = [
            (start, end) for start, end in doc.spans(word)
            if doc.text[start + 1 : end].islower() and doc.text[end : end + 1] not in _TIED and not doc.text[end : end + 2].lstrip(".").isalnum() and doc.text[max(0, start - 1) : start] not in _TIED
            and doc.folded[max(0, start - 16) : start].rpartition(" ")[0].rpartition(" ")[2] not in nouns.get(word, ())
        ]
        if spans:
            (start, end), *others = spans
            right = _as_written(contractions[word], doc.text[start:end], doc.text)
            yield Hit(start, end, {"right": right}, right, True, (right,), tuple(Related(a, b, "also") for a, b in others))


def _slipped_capitals(doc, words):
    """THe, ANd, tHE: the shift key was held too long, or not at all."""
    for form in sorted(filter(doc.forms.__contains__, _slipped(words))):
        for start, end in doc.spans(form.lower()):
            if doc.text[start:end] == form:
                sentence = sentence_at(doc, start)
                first = not sentence or not doc.text[sentence.start : start].strip("“\"‘'(—– ")
                right = form.capitalize() if first else form.lower()
                yield Hit(start, end, {"right": right}, fix=right, suggestions=(right,))


@lru_cache(8)
def _slipped(words):
    return frozenset(form for w in words for form in (w[:2].upper() + w[2:], w[0] + w[1:].upper()))


def _wrong_form(doc, word):
    """A Hit for a form that nobody means, unless it stands as a name: layed."""
    places = [(a, b) for a, b in doc.spans(word) if doc.text[a:b].islower() and doc.text[a - 1 : a] not in "-@#/.'’_" and (
        doc.text[b : b + 1] not in "-@/_" and not doc.text[b + 1 : b + 2].isalnum() or doc.text[b : b + 1].isspace())]
    if places:
        (start, end), *others = places
        right = _as_written(WRONG_FORMS[word][0], doc.text[start:end], doc.text)
        yield Hit(start, end, {"right": right}, fix=right, suggestions=(right,), related=tuple(Related(a, b, "also") for a, b in others))


def _meant(unknown):
    """A Hit for a word with a capital that is a slip of a weekday, a title, an institution, a place."""
    (start, end), *others = unknown.places
    right = unknown.meant.capitalize()
    also = tuple(Related(a, b, "also", fix=right) for a, b in others)
    return Hit(start, end, {"right": right}, fix=right, suggestions=(right,), related=also)


def _hit(doc, unknown, ranked):
    lex = lexicon()
    (start, end), *others = unknown.places
    found = doc.text[start:end]
    best, first, _ = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else -999
    likely = [c.word for score, c, _ in ranked if score > best - AHEAD]
    owned = _owned(doc, unknown, first.word)
    words = [_as_written(lex.spelling(word), found, doc.text) for word in dict.fromkeys((*owned, *likely))][:4]
    sure = best - second >= AHEAD and len(unknown.word) > 4 and not owned
    safe = (
        best - second >= FAR_AHEAD and first.cost <= 0.9 and first.rank >= COMPOUND_RANK and len(unknown.word) > 5
        and not unknown.rank and not unknown.capital
    )
    return Hit(
        start, end, {"right": words[0]}, fix=words[0] if sure else None, safe=sure and safe, suggestions=tuple(words),
        related=tuple(
            Related(a, b, "also", fix=_as_written(lex.spelling(first.word), doc.text[a:b], doc.text) if sure else None) for a, b in others),
    )


def _owned(doc, unknown, best):
    """What an unknown word that is `best` and an s is rather than that: “the studys author” has lost an apostrophe, “two
    studys” is a plural.  Nothing where it is neither."""
    word = unknown.word
    if word != best + "s" or not can_be(best) & NOUN:
        return ()
    plural = (best[:-1] + "ies",) if best[-1] == "y" and best[-2] not in "aeiou" and can_be(best[:-1] + "ies") & PLURAL else ()
    _, after = neighbours(doc, *unknown.places[0])
    if after and can_be(after) & (NOUN | PLURAL | ADJECTIVE) and after not in PREPOSITIONS | AUXILIARIES | CONJUNCTIONS:
        return (best + "'s", *plural)
    return plural


def _as_written(word, found, text):
    """The word with the capital of what is there, and with the article's apostrophes."""
    if "'" in word and "’" in text:
        word = word.replace("'", "’")
    return word[:1].upper() + word[1:] if found[:1].isupper() else word

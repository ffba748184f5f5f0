"""Words made unreadable for the filters of platforms, in copy for readers."""

import re
from functools import cached_property, lru_cache

from newslint.analysis.masks import Words, dashed, fits, pattern, read, shapes
from newslint.match.phrases import covered, like
from newslint.analysis.quotes import quote_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fact
from newslint.finding import Hit, Related
from newslint.language.lexicon import WORD_RANK, lexicon
from newslint.records import record

KNOWN = 80  # lexicon rank from which a word is taken for what a mask hides
SUFFIXES = ("", "ing", "in", "ed", "er", "ers", "y", "s", "es")
CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")
FAR = 25  # ranks by which the harmless word must be commoner where a mask fits a swear word too: sh**ting
GRADE = LazyPattern(r"[A-E]\*{1,2}s?")  # British school-leavers have A*s
NUMERONYM = LazyPattern(r"[^\W\d_]\d{2}[^\W\d_]")  # l10n, i18n
OFFERED = 5
FEW = 20  # masks: with more, the words of the article are put in order first
# What speaks for a word behind a mask, least first: the lexicon has it; the article has it, but little of it is to be
# seen; the list has it; so does the list, and another form is in the article; the article has it; both have it.
IN_LEXICON, HALF_SEEN, LISTED, LISTED_RELATED, SPELLED, LISTED_SPELLED = range(6)
ENOUGH_CHARACTERS, ENOUGH_LETTERS = 5, 3  # characters of a mask, and letters in it, that are enough to know a word of the article by


class MaskedWord(Check):
    """A word with signs or figures in place of letters (d**g, k1ll, s-x, b____).

    In the newsroom's own words every mask is a fault.  In a quotation only that of a harmless word is: there a mask
    shows respect for the reader where the speaker swore, and nothing where he said “drug”.
    harmless: words that platforms filter and newsrooms print; parentheses list endings, as in "drug(|s)".
    profanity: words that a newsroom masks or paraphrases; what fits both is taken for profanity unless the article
    spells the harmless word out.
    names: names that are written so (Ke$ha).
    The word is looked for in the article, in the lists and in the lexicon; what the article spells out comes first.
    """

    harmless: tuple
    profanity: tuple
    names: tuple = ()

    slots = frozenset({"advice"})

    def triggers(self):
        """Every article: hardly one has no hyphen and no figure, and shapes() looks for the signs itself."""
        return Triggers(always=True)

    def run(self, doc, keys):
        """One Hit for every masked word; the same mask again is a place `also`."""
        found = {}
        for start, end, reading in self._readings(doc):
            found.setdefault((doc.text[start:end].lower(), reading), []).append((start, end))
        if not found:
            return
        named = covered(doc, self.names)
        for (_, reading), spans in found.items():
            spans = sorted(s for s in spans if not named(*s))
            if spans:
                yield _hit(doc, spans, reading)

    @cached_property
    def _lists(self):
        return _Lists(Words(self.harmless), Words(self.profanity))

    def _readings(self, doc):
        lists = self._lists
        found = [(start, end, _reading_of(doc, start, doc.text[start:end], kind, lists)) for start, end, kind in shapes(doc)]
        for start, pieces in dashed(doc):
            if not all(map(_plain, pieces)) and (len(pieces) > 2 or pieces[1] == pieces[1].lower()):  # no name
                found += _compound(doc, start, pieces, lists)
        return [f for f in found if f[2] and (f[2].kind == "harmless" or not quote_at(doc, f[0]))]


@record
class Reading:
    """What a mask hides.  kind: "harmless", "profanity", "either" or "unlisted".  words: best first.  known: how many
    of them the article spells out."""

    kind: str
    words: tuple = ()
    known: int = 0


@record
class _Lists:
    harmless: Words
    profanity: Words


@fact
def _resolved(_doc):
    """{(shape, wide, lists): Reading} of what was seen in this article."""
    return {}


@fact
def _alike(doc):
    """{(letters, the first of them): words of the article}."""
    alike = {}
    for w in filter(str.isalpha, doc.words):
        alike.setdefault((len(w), w[0]), []).append(w)
    return alike


def _near(doc, size, first):
    """Words of the article with so many letters, the first of them given or "."."""
    if len(_resolved(doc)) < FEW:
        return [w for w in doc.words if len(w) == size and (w[0] == first or first == ".") and w.isalpha()]
    keys = [(size, first)] if first != "." else [key for key in _alike(doc) if key[0] == size]
    return [w for key in keys for w in _alike(doc).get(key, ())]


def _resolve(doc, shape, lists, wide):
    """The Reading of a pattern, or None; `wide`: words of the article and the lexicon count, not only the lists."""
    known, key = _resolved(doc), (shape, wide, lists)
    if key not in known:
        known[key] = _reading(doc, shape, lists, wide)
    return known[key]


def _reading(doc, shape, lists, wide):
    harmless, profane = lists.harmless.fitting(shape), lists.profanity.fitting(shape)
    words = doc.words
    spelled = [w for w in harmless if w in words]
    rank = lexicon().rank
    if profane and not spelled and not (harmless and max(map(rank, harmless)) > max(map(rank, profane)) + FAR):
        return Reading("profanity")
    ranks = {w: LISTED_SPELLED for w in spelled}
    for w in harmless:
        ranks.setdefault(w, LISTED_RELATED if _related(w, words) else LISTED)
    if wide:
        ends = "." not in (shape[0], shape[-1])
        enough = len(shape) >= ENOUGH_CHARACTERS and (len(shape) - shape.count(".") >= ENOUGH_LETTERS or ends)
        for w in _near(doc, len(shape), shape[0]):
            if w not in ranks and fits(shape, w):
                ranks[w] = SPELLED if enough else HALF_SEEN
    if not harmless and wide and not any(r >= SPELLED for r in ranks.values()):
        for w in lexicon().matching(shape)[:OFFERED]:
            if lexicon().rank(w) >= KNOWN:
                ranks.setdefault(w, IN_LEXICON)
    if not ranks:
        return None
    best = sorted(ranks, key=lambda w: (-ranks[w], -rank(w), w))[:OFFERED]
    kind = "either" if profane and not spelled else "harmless" if harmless else "unlisted"
    return Reading(kind, tuple(best), sum(w in words for w in best if ranks[w] >= SPELLED))


def _related(word, words):
    """Whether another form of the word is in the article: killed for killing."""
    root = word[: max(3, len(word) - 3)]
    return any(w.startswith(root) for w in words if len(w) < len(word) + 3)


@lru_cache(1 << 14)
def _plain(piece):
    """Whether a piece of a compound is a common word of two letters or more."""
    return len(piece) > 1 and lexicon().rank(piece.lower()) >= WORD_RANK


def _star(doc, word, lists):
    """Stars and the like: between letters they hide one letter each, at the end they may be a note's."""
    if GRADE.fullmatch(word):
        return None
    head = re.match(r"[^\W\d_]*", word)[0]
    if not word[-1].isalpha():
        signs = len(word) - len(word.rstrip("".join(c for c in set(word) if not c.isalpha())))
        if word[:-signs] == head:
            return _tail(doc, head, signs, lists)
    reading = _resolve(doc, pattern(word), lists, True)
    if reading:
        return reading
    pieces = [p for p in re.split(r"[\W\d_]+", word) if p]
    if not re.search(r"[^\w\s]{2}|_{2}", word) or len(pieces) < 2 or sum(map(len, pieces)) < 3:
        return None
    return None if all(_plain(p) for p in pieces) else Reading("unlisted")


def _tail(doc, head, signs, lists):
    """Letters, then signs only: f***, b____; but tax* has a note."""
    shape, single = head.lower() + "." * signs, len(head) == 1
    listed = _resolve(doc, shape, lists, False)
    if signs == 1:
        return None if single or _plain(head) else listed
    if single and (head.islower() or signs > 2):
        return _resolve(doc, shape, lists, True) or Reading("unlisted")
    if listed and (single or not _plain(head) or signs > 2):
        return listed
    return None if single or lexicon().rank(head.lower()) else _resolve(doc, shape, lists, True)


def _like(doc, word, lists, begins):
    """Signs and figures that look like letters: k1ll, $ex, r@pe; what they look like comes before any letter.

    begins: whether it begins a sentence, so that a capital makes no name of it.
    """
    capital = word[0].isupper()
    if word[1:] != word[1:].lower() and word != word.upper():
        return None
    said, shape = [w for w in read(word) if w], pattern(word)
    readings = [r for w in said if (r := _resolve(doc, w, lists, False))]
    listed = _resolve(doc, shape, lists, False)
    if readings or listed and listed.known:
        return next((r for r in readings if r.known), listed if listed and listed.known else readings[0])
    if word == word.upper() or NUMERONYM.fullmatch(word):
        return None
    for w in said:
        if w in doc.words and len(w) > 2:
            return Reading("unlisted", (w,), 1)
    if capital and not begins:
        return listed  # or else a stylised name
    if len(word) > 3 and listed:
        return listed
    known = [w for w in said if len(w) > 3 and lexicon().rank(w) >= KNOWN and not (capital and lexicon().name_rank(w))]
    if known:
        return Reading("unlisted", (known[0],))
    return None if word.isalnum() else _if_known(_resolve(doc, shape, lists, True))


def _if_known(reading):
    """A reading that the article itself bears out."""
    return reading if reading and reading.known else None


def _weak(doc, word, lists):
    """Signs that have other work to do: s_x, s.x, k~ll, b____."""
    head = word.rstrip("_")
    if head.isalpha() and len(word) - len(head) > 1:
        return _tail(doc, head, len(word) - len(head), lists)
    pieces = [p for p in re.split(r"[\W\d_]+", word) if p]
    if word[1:] != word[1:].lower() or len(pieces) < 2 or all(_plain(p) for p in pieces):
        return None
    if "__" in word:
        return _if_known(_resolve(doc, pattern(word), lists, True)) or _resolve(doc, pattern(word), lists, False)
    doubtful = all(lexicon().rank(p.lower()) for p in pieces if len(p) > 1)
    return _resolve(doc, pattern(word), lists, False) or (None if doubtful else _if_known(_resolve(doc, pattern(word), lists, True)))


def _run(doc, word, lists):
    """Hyphens or dashes in a row: f---ing, s---; but “mill--so” is a dash."""
    head, tail = re.match(r"[^\W\d_]+", word)[0], re.search(r"[^\W\d_]*\Z", word)[0]
    signs, plain = len(word) - len(head) - len(tail), _plain(head)
    reading = _resolve(doc, pattern(word), lists, False)
    if reading:
        return None if plain and (signs < 4 or _plain(tail)) else _resolve(doc, pattern(word), lists, True)
    if plain or tail and _plain(tail):
        return None
    if len(head) == 1 and head in CONSONANTS and tail in SUFFIXES:
        return _resolve(doc, pattern(word), lists, True) or Reading("unlisted")
    return _if_known(_resolve(doc, pattern(word), lists, True))


_READ = {"star": _star, "weak": _weak, "run": _run}


def _reading_of(doc, start, word, kind, lists):
    """The Reading of a shape of that kind, or None."""
    if kind == "like":
        from newslint.analysis.sentences import starts_at  # few articles ask

        return _like(doc, word, lists, starts_at(doc.text, start))
    return _READ[kind](doc, word, lists)


def _compound(doc, start, pieces, lists):
    """(start, end, Reading) of the masks in a compound with single hyphens: dr-g, anti-dr-g, s-x-trade."""
    at = start
    for i, piece in enumerate(pieces):
        for j in (i + 2, i + 3):
            window = pieces[i:j]
            if len(window) < j - i:
                break
            joined = ".".join(window)
            if len(joined) > 16 or joined[1:] != joined[1:].lower() or all(map(_plain, window)):
                continue
            lowered = joined.lower()
            if lists.harmless.fitting(lowered) or lists.profanity.fitting(lowered):
                reading = _resolve(doc, lowered, lists, False)
            elif j == i + 2 and _broken(*window):
                reading = _if_known(_resolve(doc, lowered, lists, True))
            else:
                continue
            if reading:
                yield at, at + len(joined), reading
                return
        at += len(piece) + 1


def _broken(left, right):
    """Whether two pieces can hardly be words of their own: v-ccine."""
    return len(right) > 2 and len(left) + len(right) > 3 and right[0].islower() and not lexicon().rank(right.lower())


def _hit(doc, spans, reading):
    (start, end), rest = spans[0], spans[1:]
    text = doc.text[start:end]
    spelling = lexicon().spelling
    words = tuple(like(text, spelling(w)) if text[0].isupper() else spelling(w) for w in reading.words)
    related = [Related(a, b, "also") for a, b in rest]
    if reading.known:
        place = next((p for p in doc.spans(reading.words[0]) if not any(a <= p[0] < b for a, b in spans)), None)
        if place:
            related.insert(0, Related(*place, "evidence", f"“{doc.text[slice(*place)]}” is spelled out here"))
    if not words:
        profane = reading.kind == "profanity"
        advice = "write it out or paraphrase; masks are for what somebody said" if profane else "write it out"
    elif reading.known:
        advice = f"write “{words[0]}”, as the article does elsewhere"
    elif len(words) == 1:
        advice = f"write “{words[0]}”"
    else:
        advice = f"write the word out: “{words[0]}” or “{words[1]}”"
    certain = len(words) == 1 and not rest and reading.kind == "harmless"
    return Hit(start, end, {"advice": advice}, words[0] if certain else None, suggestions=words, related=tuple(related))

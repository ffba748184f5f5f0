"""What is near an unknown word and says that it is meant: another language, a phrase, a list of such words."""

from bisect import bisect_left
from functools import cache

from newslint.analysis.quotes import quote_at
from newslint.analysis.unknown import SLIP, TIMES, WRONG_FORMS, compound, is_plain_slip, neighbours, unknown_words
from newslint.document import LazyPattern, fact
from newslint.language.lexicon import RARE, lexicon
from newslint.language.lists import word_set, words
from newslint.language.word_classes import FOREIGN_ARTICLES

# What speakers of a dialect leave out: wi' her, th' lad, t'shop, 'appen.
ELIDED = LazyPattern(r"(?<![\w'’])(?:(?:wi|th)['’](?=\s)|t['’][a-z]{2}|['’](?:ad|ave|ow|ere|im|appen|appened)\b)")
LIKELY, LIKELY_LETTERS = 60, 6  # the score of a word among other slips, see SLIP; letters that it needs for it
LONG_SLIP = 7  # letters of a slip that is not a word of another language, whatever is beside it
NEARBY = 80  # code points
# How the Latin names of living things end: Zostera noltei, Posidonia oceanica.
GENUS = ("a", "us", "um", "is", "es", "on", "ys", "ix")
SPECIES = ("ei", "ii", "ae", "us", "um", "is", "orum", "arum", "ica", "ata", "ana", "ifera", "oides")


def foreign(doc, unknown):
    """Whether what is near the word says that it is of another language, a dialect or a learned name: an unknown
    word or a particle beside it, two around it, or one if they are listed, a genus or its initial before it (Zostera
    noltei, B. subtilis); or a unit, by the number before it."""
    lex, text = lexicon(), doc.text
    for start, end in unknown.places:
        listed = text[start - 2 : start] == ", " and text[end : end + 1] in (",", ";") or text.startswith((", and", ", or"), end)
        others = _around(doc, unknown, start, end)
        spoken = bool(quote_at(doc, start))  # in somebody's mouth, one says that it is dialect
        if sum(not is_plain_slip(word) for word in others) > 1 - (listed or spoken) and (
            listed or spoken or not _slips_in_english(doc, start, end, {unknown.word} | others)
        ):
            return True
        if text[start - 2 : start] == ". " and text[start - 3 : start - 2].isupper() and text[start - 4 : start - 3] in " (":
            return True
        before, after = neighbours(doc, start, end)
        if unknown.word.endswith(SPECIES) and before.endswith(GENUS) and text[start - len(before) - 1].isupper():
            return True
        if before in FOREIGN_ARTICLES or after in FOREIGN_ARTICLES or end - start < 5 and before.isdigit():
            return True
        for w in (before, after):
            if len(w) > 1 and w.isalpha() and lex.rank(w) < RARE and not lex.name_rank(w) and not is_plain_slip(w):
                return True
    return False


def of_another_language(doc, unknown):
    """Whether a word of another language is beside it: one that is unknown, but no slip at first sight, or one with
    letters that English lacks (“Hver ber ábyrgð?”)."""
    lex, word, text = lexicon(), unknown.word, doc.text
    if len(word) >= LONG_SLIP and is_plain_slip(word):
        return False
    for start, end in unknown.places:
        before, after = neighbours(doc, start, end)
        for w, at in ((before, start - 1 - len(before)), (after, end + 1)):
            if len(w) < 3 or lex.rank(w) or not text[at].islower() or not w.isalpha() or compound(w, 4):
                continue
            if not w.isascii() or not (is_plain_slip(w) and is_plain_slip(word)):
                return True
    return False


def crowded(doc, unknown):
    """Whether three more unknown words are around it, not all of them slips: old spelling, dialect, a list."""
    for start, end in unknown.places:
        others = _around(doc, unknown, start, end)
        if len(others) > 2 and not all(map(_likely_slip, others)):
            if not _slips_in_english(doc, start, end, {unknown.word} | others):
                return True
    return False


def in_another_language(doc, unknown):
    """Whether the sentence of one of its places is of another language."""
    from newslint.analysis import languages  # seldom asked for

    return any(languages.another([m[0] for m in doc.tokens(*_near(doc, *place))]) for place in unknown.places[:TIMES])


def _slips_in_english(doc, start, end, words):
    from newslint.analysis import languages

    start, end = _near(doc, start, end)
    return languages.slips_in_english(doc.text[start:end], [m[0] for m in doc.tokens(start, end)], words)


def _near(doc, start, end):
    """(start, end) of what is around a place in its paragraph."""
    block = doc.block_at(start)
    return (max(start - NEARBY, block.start), min(end + NEARBY, block.end)) if block else (start, end)


def _around(doc, unknown, start, end):
    """The other unknown words around the place [start, end), in its paragraph."""
    starts, (first, last) = _starts(doc), _near(doc, start, end)
    near = starts[bisect_left(starts, (first,)) : bisect_left(starts, (last,))][:20]
    return {word for _, word in near} - {unknown.word}


@fact
def _starts(doc):
    """[(start, word)] of the unknown words, in order."""
    return sorted((a, u.word) for u in unknown_words(doc) for a, _ in u.places)


def _likely_slip(word):
    """Whether one easy edit makes a frequent word of it: truely, recieved; a dialect or another language has few of these."""
    return word in WRONG_FORMS or any(c.score >= (SLIP if len(word) < LIKELY_LETTERS else LIKELY) and c.cost <= 1 for c in lexicon().slips(word))


def in_dialect(doc, unknown):
    """Whether the quotation or the headline it is in has other words of a dialect: “I’ve nowt agen ’em.”"""
    if is_plain_slip(unknown.word):
        return False
    dialect = word_set("dialect-words")
    for start, _ in unknown.places:
        where = quote_at(doc, start)
        if not where and (block := doc.block_at(start)) and block.kind == "headline":
            where = block
        if where and (ELIDED.search(doc.folded, where.start, where.end) or not dialect.isdisjoint(
            {m[0] for m in doc.tokens(where.start, where.end)} - {unknown.word}
        )):
            return True
    return False


@cache
def _phrases():
    """{word: [(a foreign phrase, where the word begins in it)]}."""
    found = {}
    for phrase in words("foreign-phrases"):
        for word in phrase.split():
            found.setdefault(word, []).append((phrase, f" {phrase} ".index(f" {word} ")))
    return found


def _within(folded, start, phrase):
    """Whether the phrase is at the offset, and no part of longer words."""
    end = start + len(phrase)
    return folded.startswith(phrase, start) and not folded[start - 1 : start].isalnum() and not folded[end : end + 1].isalnum()


def in_phrase(doc, unknown):
    """Whether the word is in a known phrase: bona fide, papier-mache, motion in limine."""
    if any(_within(doc.folded, start - offset, phrase) for phrase, offset in _phrases().get(unknown.word, ()) for start, _ in unknown.places):
        return True
    if not unknown.rank:
        return False
    pair = lexicon().bigram
    return any(
        pair(before, unknown.word) or pair(unknown.word, after)
        for start, end in unknown.places
        for before, after in (neighbours(doc, start, end, " \u00a0-"),)
    )

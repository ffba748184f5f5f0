"""The words of an article that the lexicon does not know: where each stands, and in what company."""

from newslint.language.capitals import fits, slip_of
from newslint.analysis.sentences import sentence_at
from newslint.language.word_classes import FOREIGN_ARTICLES
from newslint.document import LazyPattern, fact, word_pattern
from newslint.language.lexicon import RARE, SELDOM_A_NAME, lexicon
from newslint.language.lists import table
from newslint.language.never_names import ALWAYS_TWO, CHANGED_OVER, COMMONEST
from newslint.records import record

OPENS = frozenset(" \t\n\r\u00a0\u2009([\"“‘'’„«—–/")
CLOSES = frozenset(" \t\n\r\u00a0\u2009)]\"”’'“»—–.,;:!?…/")
QUOTES = frozenset("\"“”‘’'")
ENDINGS = frozenset("s d m t ll ve re em all n".split())
ELIDED = frozenset("'’‘")  # 'Tis
SLIP = 90  # score of a candidate that makes a word a slip at first sight
WRONG_FORMS = table("wrong-forms")
CITED_BEFORE, CITED_AFTER = LazyPattern(r"[\"“”‘’'](?:[^\W\d_]+ )?$"), LazyPattern(r"(?: [^\W\d_]+)?[\"“”‘’']")  # a word or two
LONG_RUN = LazyPattern(r"(\w)\1{2,}")
TIMES = 3  # who writes a word three times means it
MOST_UNKNOWN, UNKNOWN_SHARE = 12, 5  # more unknown words than this, and one word in so many: a list, code or another language
LONGEST_WORD = 30  # letters of a word
SHORTENED = 7  # and of an abbreviation, one less

GAP = 40  # code points of white space between two paragraphs, at most
COMPOUND_RANK = 120  # rank of words that make compounds

# What was seen in this process, so as not to be looked up again: tokens that are not words, and capitalised ones that are not slips.
_no_words, _names, MOST_KEPT = set(), set(), 200_000


@record
class Unknown:
    """A word in small letters, or one with a capital where a sentence begins, that is not known or rare.

    word: folded, without possessive 's.  places: (start, end) text offsets, in order.  rank: 0, or that of a rare
    word or of one that is known with a capital only.  capital: it has a capital here.  joined: it stands
    beside a hyphen.  cited: alone between quotation marks.  meant: the folded weekday, month, title, institution or
    place that it is a slip of, if it has a capital and stands as they do.
    """

    word: str
    places: tuple
    rank: int
    capital: bool = False
    joined: bool = False
    cited: bool = False
    meant: str = ""


@fact
def strange_words(doc):
    """The folded words of the article that the lexicon does not hold, or that are rare in it; names, most of them."""
    return lexicon().unknown(doc.words)


@fact
def unknown_words(doc):
    """The Unknowns of the article, in order of place; words that the desk accepts are left out."""
    lex = lexicon()
    strange = strange_words(doc)
    forms = doc.forms
    small = {w for w in strange if w in forms}
    if len(strange) > MOST_UNKNOWN and sum(map(_spelt, small)) * UNKNOWN_SHARE > len(doc.words):
        return ()
    # Most unknown words are names.
    strange = {w for w in strange - _no_words
               if w in small or w not in _names and not (w[-2:] == "'s" and (base := w[:-2]) in _names and base not in doc.text)}
    strange |= {w for w in lex.capitalised(doc.words) if len(w) > 3 and w in forms}
    found = [u for w in strange if (u := _unknown(doc, lex, w, w in small))]
    return tuple(sorted(found, key=lambda u: u.places))


def _spelt(word):
    """Whether it is a word at all, and no figure and no letter: 2026, p. m."""
    return len(word) > 2 and word.replace("'", "").isalpha()


def _unknown(doc, lex, word, small):
    """The Unknown of a strange word, or None.  small: whether it occurs without a capital."""
    base = word[:-2] if word[-2:] == "'s" else word
    if not 2 < len(base) < LONGEST_WORD or not base.isascii() or not base.replace("'", "").isalpha() or base in FOREIGN_ARTICLES:
        _remember(_no_words, word)
        return None
    if base in doc.accept or "'" in base and _contracted(base, lex) or base is not word and base in doc.words:
        return None  # the word of a possessive is looked at by itself
    rank = lex.rank(base)
    places = [(a, a + len(base)) for a, _ in doc.spans(word)]
    if small or rank >= RARE or "'" in word and (base in doc.text or "'" in base):
        return _small(doc, base, places, rank)
    named = lex.name_rank(base)
    near = None if rank or named else slip_of(base)
    never_a_name = base in ALWAYS_TWO or base in CHANGED_OVER and named <= SELDOM_A_NAME
    if not near and not never_a_name and (rank or named or len(base) < 6):
        _remember(_names, base)
        return None
    return near and _in_company(doc, base, places, *near) or (
        _capital(doc, base, places, named and base not in ALWAYS_TWO) if len(base) > 5 or never_a_name else None
    )


def _remember(seen, word):
    """Keep a word that need not be looked up again in this process."""
    if len(seen) < MOST_KEPT:
        seen.add(word)


def _in_company(doc, word, spans, right, kind):
    """A word with a capital that is a slip of a weekday, a title, a place …, if all around it says so."""
    text = doc.text
    if len(spans) >= TIMES or any(not text[a].isupper() or not text[a + 1 : b].islower() for a, b in spans):
        return None
    for a, b in spans:
        if text[a - 1 : a] not in OPENS or text[b : b + 1] not in CLOSES or _address(text, a, b):
            return None
        before, after = neighbours(doc, a, b)
        if before in FOREIGN_ARTICLES or after in FOREIGN_ARTICLES or not fits(word, right, kind, text, a, before, after):
            return None
    return Unknown(word, tuple(spans), 0, capital=True, meant=right)


def _contracted(word, lex):
    """Whether the parts around the apostrophe are good ones: there'd, y'all've, o'clock."""
    first, _, last = word.partition("'")
    return len(first) == 1 or lex.rank(first) >= RARE and last in ENDINGS or not last.isalpha()


def _small(doc, word, spans, rank):
    """The Unknown of a word in small letters, or None where its form or what touches it says that it is meant."""
    text = doc.text
    if len(spans) >= TIMES and not is_plain_slip(word) or _drawn_out(word):
        return None
    capital = [(a, b) for a, b in spans if not text[a:b].islower() and not (text[a + 1 : b].islower() and _opens_sentence(doc, a, b))]
    if capital and not (len(capital) < len(spans) and all(text[a + 1 : b].islower() and _in_title(doc, a) for a, b in capital)):
        return None
    joined = cited = False
    for a, b in spans:
        before, after = text[a - 1 : a] or " ", text[b : b + 1] or " "
        if before == "-" or after == "-":
            if _broken(text, a, b, before, after) or text[text.rfind(" ", 0, a) + 1].isupper():
                return None  # Kai-shek
            joined = True
        elif not _free(text, a, b, before, after) or after in "'’" and word.endswith("in"):
            return None  # goin'
        if after == "." and b - a < SHORTENED and _abbreviated(text, a, b):
            return None
        cited = cited or _cited(text, a, b)
    return Unknown(word, tuple(spans), rank, joined=joined, cited=cited)


def _broken(text, a, b, before, after):
    """Whether a hyphen beside the word is not between two words: a word broken in two."""
    return before == "-" and not text[a - 2 : a - 1].isalnum() or after == "-" and not text[b + 1 : b + 2].isalnum()


def _free(text, a, b, before, after):
    """Whether what touches the word leaves it a word by itself: no address, no ’twas, no second half after “pre- ”."""
    if before in "'’" and after not in QUOTES and b - a < 8:
        return False
    if before not in OPENS or after not in CLOSES or _address(text, a, b):
        return False
    return not (before == " " and text[a - 2 : a - 1] == "-" and text[a - 3 : a - 2].isalnum())


def _cited(text, a, b):
    """Whether the word is alone between quotation marks, or its meaning is given."""
    return text.startswith((", meaning", " (meaning"), b) or bool(
        CITED_BEFORE.search(text[max(0, a - 14) : a]) and CITED_AFTER.match(text[b : b + 14])
    )


def _in_title(doc, offset):
    """Whether the offset is in a headline or heading, where a capital says nothing."""
    block = doc.block_at(offset)
    return block is not None and block.kind in ("headline", "standfirst", "heading")


def _address(text, start, end):
    """Whether the word touches a bracket that is in a word (pick[ing]), a dot or a slash of an address."""
    if start > 1 and (
        text[start - 1] in "[/." and text[start - 2].isalnum()
        or text[start - 1] in "'’" and not text[start - 2].isspace() and text[start - 2] not in "(\"“"
    ):
        return True
    after = text[end : end + 2]
    return len(after) == 2 and after[0] in "]/.'’" and after[1].isalnum() and after not in ("'s", "’s")


def _abbreviated(text, start, end):
    """Whether the full stop after the word shortens it, for no sentence ends here: (ret.), dept. of health."""
    after = text[end + 1 : end + 3]
    if after and (after[0] in ",;:" or after[0] == " " and after[1:].islower()):
        return True
    opened = text.rfind("(", max(0, start - 24), start) if after[:1] == ")" else -1
    return opened >= 0 and not (text[opened + 1].isupper() and text[opened + 2].islower())


def _drawn_out(word):
    """Whether the writer draws the word out: sooo, huuuge, hmmm; but seeen is a slip."""
    if not any(a == b == c for a, b, c in zip(word, word[1:], word[2:])):
        return False
    rank = lexicon().rank
    return rank(LONG_RUN.sub(r"\1", word)) > rank(LONG_RUN.sub(r"\1\1", word))


def _capital(doc, word, spans, named):
    """A word with a capital is looked at only where a sentence in small letters begins; one that is a name as well, only
    before what cannot be said of somebody (Thier boat, not: Thier said)."""
    text = doc.text
    if len(spans) > 1 or "'" in word:
        return None
    (a, b), = spans
    if not text[a + 1 : b].islower() or text[a - 1 : a] in ELIDED or not _opens_sentence(doc, a, b) or named and not _begins_a_subject(neighbours(doc, a, b)[1]):
        return None
    return Unknown(word, tuple(spans), 0, capital=True)


def _begins_a_subject(word):
    """Whether the word can be a noun or an adjective, and not a verb that a name before it could be the subject of."""
    from newslint.language.parts_of_speech import ADJECTIVE, NOUN, PAST, PLURAL, S_FORM, can_be  # seldom asked for

    bits = can_be(word)
    return bool(bits & (NOUN | ADJECTIVE | PLURAL)) and not bits & (PAST | S_FORM) and word not in COMMONEST


def _opens_sentence(doc, a, b):
    """Whether the word at [a, b) begins a sentence that goes on in small letters."""
    text = doc.text
    if not (text[b : b + 1] == " " and text[b + 1 : b + 2].islower()):
        return False
    before = text[max(0, a - GAP) : a]
    if before and before[-1] not in QUOTES:
        words = before.rstrip()
        if words and (len(words) == len(before) or words[-1] not in ".!?:”\""):
            return False
    sentence = sentence_at(doc, a)
    return not (sentence and text[sentence.start : a].strip("“\"‘'(— "))


def neighbours(doc, start, end, between=" \u00a0"):
    """The folded words before and after [start, end), "" where anything but one of `between` is in between."""
    folded = doc.folded
    head = folded[max(0, start - 30) : start]
    before = after = ""
    if head and head[-1] in between:
        for m in word_pattern(doc).finditer(head):
            before = m[0] if m.end() == len(head) - 1 else ""
    if folded[end : end + 1] and folded[end] in between:
        m = word_pattern(doc).match(folded, end + 1)
        after = m[0] if m else ""
    return before, after


def is_plain_slip(word):
    """Whether one very easy edit makes a frequent word of it: recieved, acommodate."""
    return len(word) > 4 and any(c.score >= SLIP and c.cost < 1 for c in lexicon().slips(word))


def compound(word, shortest):
    """Whether two known words of so many letters or more make the word (brushfire)."""
    lex = lexicon()
    return any(lex.rank(word[:i]) >= COMPOUND_RANK and lex.rank(word[i:]) >= COMPOUND_RANK for i in range(shortest, len(word) - shortest + 1))

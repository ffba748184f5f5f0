"""“a” or “an”: by the sound of what follows, not by its letter."""

import re
from functools import lru_cache

from newslint.analysis.unknown import neighbours
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fact, fold
from newslint.finding import Hit
from newslint.language.lexicon import RARE, lexicon

OPENING = "\"“‘'’("  # may come between the article and its word
CURRENCY = "$£€"  # read after the figure
NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FIGURE = re.compile(r"(\d+)((?:,\d\d\d)*)")
DOTTED = re.compile(r"[A-Z]\.(?:[A-Z]\.?)+")  # U.S., F.B.I
LETTER = re.compile(r"[A-Z](?=[-‑]?\d|[-‑][A-Za-z]|&[A-Z])|[a-z](?=[-‑][a-z]{3})")  # F-16, S&P, x-ray
NAMED_AN = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel
SAME_SOUND = frozenset("BCDGJKPQTVWYZ")  # consonants read as a letter and in a word alike
VOWELS = frozenset("AEIOUY")
LOST_D = 60  # ranks by which “and” is likelier between two words, so that it is meant
NEXT_WORD_WINDOW = 40  # code points that are looked at
AFTER_TITLE = LazyPattern(r"\b([A-Z][a-z]{1,8})\.?[ \u00a0]An?\b")


class Article(Check):
    """“a” where a vowel is heard, or “an” where a consonant is.

    an, a: how words begin that take the one or the other; the longest beginning that fits decides, so that "uni" can
    are here and "unin" there; "one$" is the whole word.  either: beginnings of words and whole abbreviations for
    which both are accepted, or nobody can tell.  spelled: abbreviations with a vowel among their letters that are read
    letter by letter; those without are known.
    never: words that no article comes before, so that something else is wrong.
    before: words after which “a” is not an article (“vitamin a”).
    """

    an: tuple
    a: tuple
    either: tuple = ()
    spelled: frozenset = frozenset()
    never: frozenset = frozenset()
    before: frozenset = frozenset()

    slots = frozenset({"right", "word"})

    def triggers(self):
        return Triggers(words=frozenset({"a", "an"}))

    def run(self, doc, keys):
        searches = _searches(self.an, self.a)
        text = doc.text
        for key, wanted in (("a", "an"), ("an", "a")):
            if key not in keys:
                continue
            ways, longer = searches[key]
            for literal, search in ways:
                for m in search.finditer(text) if literal[:-1] in doc.forms else ():
                    if not m[1] or text.startswith(longer, m.end()):
                        yield from self._judged(doc, m.start(), m.end() - 1, wanted)

    def _judged(self, doc, start, end, wanted):
        """A Hit for the article at [start, end) if what follows wants the other one."""
        text = doc.text
        at = end + 1
        while text[at : at + 1] and text[at] in OPENING and at < end + 4:
            at += 1
        word = self._word(text, at, wanted)
        if not word or not self._is_article(doc, start, end, at, word):
            return
        right = wanted.capitalize() if text[start] == "A" else wanted
        odds = _odds_of_and(doc, start, end, word) if wanted == "a" and at == end + 1 else 0
        if odds < LOST_D:
            slots = {"right": right, "word": word}
            sure = odds < LOST_D / 2
            yield Hit(start, end, slots, right if sure else None, suggestions=(right,) if sure else (right, "and"))

    def _word(self, text, at, wanted):
        """The word or figure at that place, if it surely wants that article; else None."""
        if text[at : at + 1] in CURRENCY and text[at + 1 : at + 2].isdigit():
            return self._figure(text, at + 1, wanted)
        if text[at : at + 1].isdigit():
            return self._figure(text, at, wanted)
        m = DOTTED.match(text, at, at + NEXT_WORD_WINDOW) or LETTER.match(text, at, at + NEXT_WORD_WINDOW)
        if m:
            return m[0] if ("an" if m[0][0].upper() in NAMED_AN else "a") == wanted else None
        m = NEXT_WORD.match(text, at, at + NEXT_WORD_WINDOW)
        if not m or m.end() == at + NEXT_WORD_WINDOW or text[m.end() : m.end() + 1] in ("@", "_", "[", "]", "&"):
            return None
        word = m[0].replace("’", "'")
        if word.endswith("'s"):
            word = word[:-2]
        if len(word) < 2 or text[m.end() : m.end() + 1].isdigit():
            return None
        if word[1:].isupper() or word[:-1].isupper() and word[-1] == "s":
            return m[0] if word[0].isupper() and self._initialism(word.rstrip("s")) == wanted else None
        return m[0] if self._sound(word) == wanted else None

    def _figure(self, text, at, wanted):
        m = FIGURE.match(text, at, at + NEXT_WORD_WINDOW)
        first, groups = m[1], m[2]
        if first[0] == "0" or first[:2] in ("11", "18") and len(first) == 4 and not groups:
            return None  # “eleven hundred”, “one thousand one hundred”
        if groups and first == "1":
            return None  # the same
        vowel = first[0] == "8" or first[:2] in ("11", "18") and len(first) in (2, 5)
        return m[0] if ("an" if vowel else "a") == wanted else None

    def _initialism(self, letters):
        """The article of a word in capitals; None for one that may be read as a word with another sound."""
        first = letters[0]
        if len(letters) < 2 or letters in self.either:
            return None
        if first in SAME_SOUND:
            return "a"
        named = "an" if first in NAMED_AN else "a"
        if letters in self.spelled or not VOWELS.intersection(letters[1:] if first == "U" else letters):
            return named
        if first not in "AEIO":
            return None
        return "an" if len(letters) < 3 or _sounds(self.an, self.a, self.either)(fold(letters)) == "an" else None

    def _sound(self, word):
        """The article that a word in small letters, or a name, takes; None if that is not sure."""
        folded, lex = fold(word), lexicon()
        if lex.rank(folded) < RARE and not lex.name_rank(folded) or not VOWELS.intersection(folded.upper()):
            return None
        if not word.islower() and not (word[1:].islower() and (lex.rank(folded) >= RARE or folded[0] not in "uhxy")):
            return None
        return _sounds(self.an, self.a, self.either)(folded)

    def _is_article(self, doc, start, end, at, word):
        text = doc.text
        before, after = text[start - 1 : start], fold(word)
        if before and not before.isspace() and before not in "\"“‘'’(—–[":
            return False
        if after in self.never and text[at + len(word) : at + len(word) + 1] not in ("-", "‑"):
            return False
        last, _ = neighbours(doc, start, end)
        if text[start] == "A" and end - start > 1 and text[max(0, start - 3) : start].rstrip(" \u00a0").endswith("."):
            from newslint.language.honorifics import honorific

            title = text[max(0, start - 20) : start].split()[-1].lstrip("(“\"")
            if len(title) == 2 or honorific(title):
                return False  # “Ms. An conceded”
        if text[start] == "A" and (last or text[start:end].isupper() and end - start > 1):
            return False  # a letter, a grade, a headline in capitals
        if text[start] == "A" and text[start:end] in _names(doc):
            return False  # Ms. An
        lex = lexicon()
        if last and (last in self.before or last.isalpha() and lex.rank(last) < RARE and not lex.name_rank(last)):
            return False
        _, then = neighbours(doc, at, at + len(word))
        if then and then.isalpha() and lex.rank(then) < RARE and not lex.name_rank(then):
            return False
        return True


@fact
def _names(doc):
    """Which of “A” and “An” is somebody's name: it follows a title."""
    from newslint.language.honorifics import honorific

    found = AFTER_TITLE.finditer(doc.text)
    return {m[0].split()[-1] for m in found if honorific(m[1]) or honorific(m[1] + ".")}


def _odds_of_and(doc, start, end, word):
    """How much likelier, in ranks, “an” is what is left of “and” than an article: bread an butter."""
    last, (pair, word) = neighbours(doc, start, end)[0], (lexicon().bigram, fold(word))
    if not word.isalpha() or word[0] in "aeiou":
        return 0
    return pair(last, "and") + pair("and", word) - max(pair(last, "a"), pair(last, "an")) - pair("a", word)


@lru_cache(8)
def _searches(an, a):
    """Per article, ((article and blank, a pattern that begins with it literally), …) and beginnings of words.

    The patterns look only at what may want the other one; where one ends in a group, one of the beginnings must stand
    there.  Nearly every article that is in print is right: it must cost next to nothing.
    """
    def starts(beginnings):
        """(letters, a group of the first letters of the longer beginnings, those); each small and capital."""
        beginnings = {b.rstrip("$") for b in beginnings}
        letters = {b for b in beginnings if len(b) == 1}
        longer = sorted(b for b in beginnings if b[0] not in letters)
        heads, letters = "".join(sorted({b[0] for b in longer})), "".join(sorted(letters))
        group = f"([{heads}{heads.upper()}])" if heads else "((?!))"
        return letters + letters.upper(), group, (*longer, *(b[0].upper() + b[1:] for b in longer))

    marks = OPENING + CURRENCY
    vowels, head, longer = starts(an)
    vowel = rf"(?=[{vowels}8{marks}]|1[18]|[FHLMNRSX](?![a-z])|[fhlmnrsx]-|{head})"
    consonants, other, more = starts(a)
    consonant = rf"(?=[{consonants}0-79{marks}]|U(?![a-z])|{other})"
    return {
        "a": ([("a ", LazyPattern(rf"a (?<![\w'’]a ){vowel}")), ("A ", LazyPattern(rf"A (?<![\w'’]A ){vowel}"))], longer),
        "an": ([("an ", LazyPattern(rf"an (?<![\w'’]an ){consonant}")), ("An ", LazyPattern(rf"An (?<![\w'’]An ){consonant}"))], more),
    }


@lru_cache(8)
def _sounds(an, a, either):
    """A function that gives "an", "a" or None for a folded word: its longest known beginning decides."""
    table = {**dict.fromkeys(an, "an"), **dict.fromkeys(a, "a"), **dict.fromkeys(either)}
    longest = max(map(len, table))

    def sound(word):
        word += "$"
        for size in range(min(longest, len(word)), 0, -1):
            if word[:size] in table:
                return table[word[:size]]
        return None

    return sound

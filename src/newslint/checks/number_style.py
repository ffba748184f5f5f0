"""Numbers in words or in figures, as a house writes them."""

import re

from newslint.analysis.quantities import SCALES
from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit
from newslint.language.lists import WordPattern, word_set
from newslint.language.numbers import CARDINALS, IN_WORDS, ORDINAL_IN_WORDS, ORDINALS, TENS, ending, in_words
from newslint.language import numbers
from newslint.language.parts_of_speech import ADJECTIVE, PLURAL, can_be

FRACTIONS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
SHORTEST = 30  # characters; a shorter line that begins with a figure is a label
MOST_FIGURES = 4  # a sentence with more numbers in figures is a list of results
WORD_AFTER = LazyPattern(r"[ \u00a0]([A-Za-z][\w’'-]*)")
WORD_BEFORE = LazyPattern(r"(?:^|[\s(“\"])([\w.’'#$£€-]+),?[ \u00a0]\Z")
LIKE_A_SCORE = WordPattern(r"(?:\d\S*|\b(?@one-to-ten)) (?:to|or|and|of|in|by|through|out of) \Z", re.I)
JOINED = WordPattern(r"-(?@units-joined-to-numbers)\b")  # a nine-member board
GROUP = LazyPattern(r"\b[A-Z][a-z]+ of \Z")  # the Group of 8
DECADE_WORD = LazyPattern(r"(?:hundreds|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\Z")
INITIAL = LazyPattern(r"[A-Z&]\.[ ]\Z")  # S.&P. 500
IN_FIGURES = LazyPattern(r"(?<![\w.,])\d")
SENTENCE_FIGURE = LazyPattern(r"(\d{1,3}(?:,\d{3})*)(?=[ \u00a0][a-z]|%)")
YEAR = range(1000, 2100)


class NumberStyle(Check):
    """A number that the house writes in another way.

    of: what is judged.  "figures": small numbers in figures before what they count (3 witnesses).  "words": larger
    numbers in words (fourteen witnesses).  "start": figures that begin a sentence.  "ordinals": 3rd for third, eleventh
    for 11th.  "fractions": 2/3 of.  "units": small numbers in words before a unit that takes figures (five percent).
    below: numbers below this one are words.
    units: words after a number that measure, and keep their figures.
    labels: words before a number that name something by it (Chapter 3).
    unless: phrases in which the words are right (ten commandments).
    Slots: want.
    """

    of: str
    below: int = 10
    units: frozenset = frozenset()
    labels: frozenset = frozenset()
    unless: tuple = ()

    slots = frozenset({"want"})

    def triggers(self):
        """The numbers; any figure for the start of a sentence.  Raises ValueError for an unknown kind."""
        if self.of not in KINDS:
            raise ValueError(f"of: {self.of!r} must be one of {', '.join(KINDS)}")
        return KINDS[self.of][0](self)

    def run(self, doc, keys):
        """A Hit, with a fix, for every such number."""
        found = list(KINDS[self.of][1](self, doc, keys))
        if not found:
            return
        from newslint.match.phrases import covered  # rarely needed

        right = covered(doc, self.unless)
        for start, end, want in found:
            if not right(start, end):
                yield Hit(start, end, {"want": want}, want)

    def _figures(self, doc, keys):
        """Small numbers in figures, before the plural of what they count."""
        text = doc.text
        for key in sorted(keys):
            for start, end in doc.spans(key):
                if text[start - 1 : start] not in (" ", "\u00a0", "(") or start < 2:
                    continue
                label = WORD_BEFORE.search(text, max(0, start - 40), start)
                if not label or self._is_label(label[1]) or LIKE_A_SCORE.search(text, max(0, start - 24), start):
                    continue
                sentence = sentence_at(doc, start)
                if sentence is None or sentence.start == start or not self._counts(doc, end) or GROUP.search(text, max(0, start - 20), start):
                    continue
                if len(IN_FIGURES.findall(text, sentence.start, sentence.end)) <= MOST_FIGURES:
                    yield start, end, IN_WORDS[int(key)]

    def _is_label(self, word):
        """Whether the word before a number makes it a name or an amount: Chapter 3, aged 3, $ 3, Apollo 3."""
        low = word.rstrip(".").lower()
        if low in self.labels or low in MONTHS or not word[0].isalpha():
            return True
        return word[0].isupper() and low not in word_set("weekdays") and not _is_common(low)

    def _counts(self, doc, end):
        """Whether a plural that is not a unit follows, at once or after an adjective."""
        first = WORD_AFTER.match(doc.text, end)
        if not first or not first[1].islower():
            return False
        word = first[1].lower().replace("’", "'")
        if word in self.units:
            return False
        if can_be(word) & PLURAL and not word.endswith("'s"):
            return not doc.text[first.end() : first.end() + 2].strip().isdigit()  # 3 minutes 20 seconds
        second = WORD_AFTER.match(doc.text, first.end())
        if not (can_be(word) & ADJECTIVE or word in IN_BETWEEN) or not second or not second[1].islower():
            return False
        return bool(can_be(second[1].lower()) & PLURAL) and second[1].lower() not in self.units

    def _words(self, doc, keys):
        """Numbers in words that the house writes in figures."""
        text = doc.text
        for m in IN_WORDS_OR_TENS.finditer(text):
            value = _value(m[0].lower())
            if value < self.below or m[0][0].isupper() or text[m.start() - 1 : m.start()] in ("-", "–", "—", "’", "'"):
                continue
            after = WORD_AFTER.match(text, m.end())
            if after and (after[1].lower() in SCALES or DECADE_WORD.match(after[1])) or LIKE_A_SCORE.search(text, max(0, m.start() - 24), m.start()):
                continue
            before = WORD_BEFORE.search(text, max(0, m.start() - 40), m.start())
            if not before or before[1].lower() in SCALES or before[1][0].isupper() and not _is_common(before[1].lower()):
                continue
            joined = text[m.end() : m.end() + 1] == "-"
            if joined and not JOINED.match(text, m.end(), m.end() + 8):
                continue
            if not joined and not (after and self._counts_any(doc, m.end())):
                continue
            sentence = sentence_at(doc, m.start())
            if sentence is not None and sentence.start < m.start():
                yield m.start(), m.end(), str(value)

    def _counts_any(self, doc, end):
        first = WORD_AFTER.match(doc.text, end)
        word = first[1].lower()
        return first[1].islower() and (word in self.units or self._counts(doc, end))

    def _start(self, doc, keys):
        """Figures that begin a sentence, before a word in small letters; years may."""
        for key in sorted(keys):
            for start, _ in doc.spans(key):
                m = SENTENCE_FIGURE.match(doc.text, start)
                sentence = m and sentence_at(doc, start)
                if not sentence or sentence.start != start or doc.text[sentence.end - 1] not in ".?!”\"" or INITIAL.search(doc.text, max(0, start - 5), start):
                    continue
                value = int(m[1].replace(",", ""))
                first = WORD_AFTER.match(doc.text, m.end())
                if "," not in m[1] and value in YEAR or first and first[1].lower() in ("a.m", "p.m", "am", "pm"):
                    continue
                if sentence.end - sentence.start > SHORTEST and value < 1000:
                    yield start, m.end(), in_words(value).capitalize()

    def _ordinals(self, doc, keys):
        """Ordinals: words below the limit, figures from it on."""
        text = doc.text
        for key in sorted(keys - TENS.keys()):
            for start, end in doc.spans(key):
                after = WORD_AFTER.match(text, end)
                before = WORD_BEFORE.search(text, max(0, start - 40), start)
                low = before[1].rstrip(".").lower() if before else ""
                if after and (after[1][0].isupper() or after[1] in word_set("words-named-by-ordinals")) or not before or text[end : end + 1] in ("-", "–"):
                    continue
                if key[0].isdigit():
                    if low in MONTHS or low[:3] in SHORT_MONTHS or before[1][0].isupper() and not _is_common(low):
                        continue
                    if after and after[1].lower() == "of" and (month := WORD_AFTER.match(text, after.end())) and month[1].lower() in MONTHS:
                        continue
                    if low == "the" and not after and _in_a_month(text, start):
                        continue
                    yield start, end, ORDINAL_IN_WORDS[int(key[:-2])]
                elif after and text[start].islower() and low not in CARDINALS and low not in word_set("articles") - {"the"}:
                    yield start, end, f"{ORDINALS[key]}{ending(ORDINALS[key])}"
        for m in COMPOUND_ORDINAL.finditer(text) if "-" in doc.special_chars else ():
            if m[1] in doc.words and (before := WORD_BEFORE.search(text, max(0, m.start() - 40), m.start())) and before[1][0].islower():
                value = CARDINALS[m[1]] + ORDINALS[m[2]]
                yield m.start(), m.end(), f"{value}{ending(value)}"

    def _fractions(self, doc, keys):
        """Fractions in figures before "of"."""
        for m in re.finditer(r"(?<![\d/.,$£€-])(?<!\d )([1-9])/([2-9]|10)(?= of (?:the|all|its|their|his|her|those|these|a|an)\b)", doc.text):
            top, bottom = int(m[1]), int(m[2])
            if top >= bottom:
                continue
            sentence = sentence_at(doc, m.start())
            part = FRACTIONS[bottom]
            want = f"{IN_WORDS[top]}-{part}{'s' * (top > 1)}"
            if sentence is not None:
                yield m.start(), m.end(), want.capitalize() if sentence.start == m.start() else want

    def _units(self, doc, keys):
        """Small numbers in words before a unit."""
        text = doc.text
        for key in sorted(keys):
            for start, end in doc.spans(key):
                after = re.match(r"[ \u00a0-]([a-z]+(?:[ -](?:old|cent)s?)?)\b", text[end : end + 24])
                if not after or after[1].split("-")[0].split(" ")[0] not in self.units or not text[start].islower():
                    continue
                if after[1] == "per":
                    continue  # three per day
                if after[1].startswith("year") and not after[1].startswith(("year-old", "years old")):
                    continue
                joined = text[end : end + 1] == "-" and not after[1].startswith("year-old")
                before = WORD_BEFORE.search(text, max(0, start - 40), start)
                if joined or before and before[1].lower() in CARDINALS or text[start - 1 : start] in ("-", "–") or LIKE_A_SCORE.search(text, max(0, start - 24), start):
                    continue
                sentence = sentence_at(doc, start)
                if sentence is not None and sentence.start < start:
                    yield start, end, str(CARDINALS[key])


MONTHS = word_set("months")
IN_BETWEEN = frozenset({"more", "other", "such"})
SHORT_MONTHS = frozenset({name[:3] for name in MONTHS})


def _is_common(low):
    """Whether a word that begins a sentence with a capital is an ordinary one."""
    return low in word_set("function-words") or low in word_set("prepositions") or low in word_set("articles")


def _in_a_month(text, start):
    """Whether the words before name a month: “on June the 3rd”."""
    words = text[max(0, start - 24) : start].lower().split()
    return any(word.rstrip(".,") in MONTHS for word in words)


IN_WORDS_OR_TENS = LazyPattern(rf"\b(?:(?:{numbers.TEN_WORDS})(?:[- ](?:{numbers.UNIT_WORDS}))?|{numbers.TEEN_WORDS})\b(?![’'])", re.I)
COMPOUND_ORDINAL = LazyPattern(rf"\b({numbers.TEN_WORDS})-({numbers.SMALL_ORDINAL_WORDS})\b(?!-)")


def _value(words):
    return sum(CARDINALS[word] for word in re.split("[- ]", words))


def _digits(check):
    return Triggers(words=frozenset(str(n) for n in range(2, check.below)))


def _large(_check):
    return Triggers(words=frozenset(word for word, value in CARDINALS.items() if value >= 10))


def _any_figure(_check):
    return Triggers(words=frozenset(map(str, range(1, 1000))))


def _ordinal_words(check):
    figures = {f"{n}{ending(n)}" for n in range(1, check.below)}
    return Triggers(words=frozenset(figures | {word for word, value in ORDINALS.items() if value >= check.below} | TENS.keys()))


def _slash(_check):
    return Triggers(literals=frozenset("/"))


def _small(check):
    return Triggers(words=frozenset(word for word, value in CARDINALS.items() if 1 <= value < check.below))


KINDS = {
    "figures": (_digits, NumberStyle._figures), "words": (_large, NumberStyle._words), "start": (_any_figure, NumberStyle._start),
    "ordinals": (_ordinal_words, NumberStyle._ordinals), "fractions": (_slash, NumberStyle._fractions),
    "units": (_small, NumberStyle._units),
}

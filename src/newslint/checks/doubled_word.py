"""Words that occur twice: “the the”, and short phrases: “of the of the”."""

from itertools import count

from newslint.analysis.quotes import quote_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, word_pattern
from newslint.finding import Hit

WHOLE_WORD = r"((?>[^\W_]+(?:'[^\W_]+)*))"
TWICE = LazyPattern(rf"(?<![\w'-]){WHOLE_WORD}(?:\s+\1(?![\w-]|'\w))+")
PHRASE_TWICE = LazyPattern(rf"(?<![\w'-]){WHOLE_WORD}\s+{WHOLE_WORD}\s+\1\s+\2(?![\w-]|'\w)")
CLAUSE_END = LazyPattern(r"[.!?;:…—\n]")
WORD_BEFORE = LazyPattern(r"([^\W_]+)[ \u00a0]\Z")
VERB = LazyPattern(r"([^\W_]+)[ \u00a0](?:(?:it|them|him|her|us|me|you|one|(?:him|her|my|your)self|(?:them|our)selves)[ \u00a0])?\Z")
WORD_AFTER = LazyPattern(r"[ \u00a0](?:(?:an?|the) ([^\W_]+)|([^\W_]+))")
NEIGHBOUR_WINDOW = 30  # characters of a word that is looked at
FEW = 8  # so many words are looked up one by one; more, in one pass over the text
NO_NAME_RANK = 100  # rank of a word that is not a name for its rarity: “Secret Secret agents”, but “Boing Boing”
RARE_NAME = 140  # name rank below which a known word is rather the word than the name
RELATIVE = 6  # words between the free relative and its verb: “what the real trouble is is”


class DoubledWord(Check):
    """A word, or a phrase of two words, written twice in a row with nothing but spaces between.

    function_words: words that never occur twice on purpose, in whatever case and across a line end.
    allow: words that may (“that that”, “very very”).  phrases: what makes a doubled word right (“first first lady”).
    verbs: may follow themselves where a clause is the subject (“what it is is”), which one of `relatives` opens.
    adverbs: what may end a verb and be followed by its like (“moved in in May”, “turned it in in a hurry”): no safe
    fix; and right between one of `adverb_verbs`, or of their forms in -ed, -ing and -s, and one of `times`, a figure, or
    an article and one of these or of `manners`.
    number_words: figures spelled out.  determiners, pronouns, particles: a doubled phrase is one that holds a
    determiner (“of the of the”), begins with a pronoun (“he saw he saw”), or ends in a particle (“sure if sure if”).
    naming: verbs that may have a noun phrase twice after them: “call a spade a spade”.
    sounding: verbs that a sound or a cry follows: “it went squeak squeak squeak”.
    never_thrice: words of which two may be together, and three may not: “that that that”.
    """

    function_words: frozenset
    allow: frozenset = frozenset()
    phrases: tuple = ()
    verbs: frozenset = frozenset()
    relatives: frozenset = frozenset()
    adverbs: frozenset = frozenset()
    adverb_verbs: frozenset = frozenset()
    times: frozenset = frozenset()
    manners: frozenset = frozenset()
    number_words: frozenset = frozenset()
    determiners: frozenset = frozenset()
    pronouns: frozenset = frozenset()
    naming: frozenset = frozenset()
    particles: frozenset = frozenset()
    sounding: frozenset = frozenset()
    never_thrice: frozenset = frozenset()

    slots = frozenset({"word"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        # Equal words, side by side or with one between, are found first; what comes between them is looked at afterwards.
        words = doc.sequence
        even, odd = words[::2], words[1::2]
        near = [(i, a, b, c) for i, a, b, c in zip(count(0, 2), even, odd, [*even[1:], None]) if a == b or b == c or a == c]
        doubled = {b for _, a, b, c in near if a == b or b == c} - self.allow - self.number_words
        doubled |= {b for i, _, b, c in near if b in self.never_thrice and words[i : i + 4].count(b) > 2}
        doubled = {w for w in doubled if w.replace("'", "").isalpha() and (len(w) > 1 or w in "ai")}
        if doubled:
            yield from self._words(doc, doubled)
        again = [i for i, a, _, c in near if a == c]
        pairs = {
            (words[i], words[i + 1]) for second in again for i in (second - 1, second)
            if 0 <= i < len(words) - 3 and words[i] == words[i + 2] and words[i + 1] == words[i + 3]
            and self._stutter(words[i], words[i + 1])
        }
        if pairs:
            yield from self._phrases(doc, pairs)

    def _words(self, doc, doubled):
        text = doc.text
        before, past = "", 0
        for m in _in_blocks(doc, _matches(doc, TWICE, doubled)):
            if m[1] not in doubled:
                continue
            (start, end), word = m.span(), m[1]
            if word == before and start < past:
                continue  # the rest of “the the the”
            before, past = word, end
            if start and text[start - 1] in "’@#/.&":
                continue
            gap = text[start + len(word) : end - len(word)]
            if not self._read_together(doc, start, end, gap, word) or any(
                doc.folded.startswith(p, start) for p in self.phrases
            ):
                continue
            if not self._same_case(doc, start, end, word) or word in self.verbs and self._subject_clause(doc, start):
                continue
            adverb = word in self.adverbs
            if adverb and self._ends_verb(doc, start, end):
                continue
            first = text[start : start + len(word)]
            if word not in self.function_words | self.never_thrice and (self._chanted(doc, start, end, word) or _broken_line(gap)):
                continue
            if word in self.never_thrice and len(text[start:end].split()) < 3:
                continue
            yield Hit(start, end, {"word": first}, fix=first, safe=word in self.function_words and not adverb and not _may_be_name(doc, start, end, word))

    def _ends_verb(self, doc, start, end):
        """Whether the first of two adverbs belongs to a verb and the second to a time: “came in in March”."""
        before, after = VERB.search(doc.folded, max(0, start - NEIGHBOUR_WINDOW), start), WORD_AFTER.match(doc.folded, end, end + NEIGHBOUR_WINDOW)
        if not before or not after:
            return False
        noun, word = after.groups()  # after an article; without one
        if not (noun in self.times or noun in self.manners if noun else word.isdigit() or word in self.times):
            return False
        verb, known = before[1], self.adverb_verbs
        if verb in known:
            return True
        return any(
            verb.endswith(e) and not known.isdisjoint((stem := verb[: -len(e)], stem + "e", stem[:-1], stem + "y"))
            for e in ("s", "es", "ed", "ing", "d", "ied", "ies")
        )

    def _chanted(self, doc, start, end, word):
        """Whether it is a word of another language (gado gado), or a name, a sound or a cry three times or more: the band
        Sheep Sheep Sheep, “clk clk clk”, “it went squeak squeak squeak”."""
        from newslint.language.lexicon import RARE, lexicon

        repeated, lex = doc.text[start:end], lexicon()
        if lex.rank(word) < RARE and repeated.islower() and not any(c.cost < 1 for c in lex.slips(word)):
            return True
        if len(repeated.split()) < 3:
            return False
        before = WORD_BEFORE.search(doc.folded, max(0, start - NEIGHBOUR_WINDOW), start)
        return repeated.istitle() or repeated.isupper() or word not in lex or bool(before) and before[1] in self.sounding

    def _read_together(self, doc, start, end, gap, word):
        """Whether both words are read in one breath: the same block, or a line end inside a sentence."""
        block = doc.block_at(start)
        if block is doc.block_at(end - 1):
            return gap.count("\n") < 2
        return word in self.function_words and gap.count("\n") == 1 and doc.text[end - len(word)].islower()

    def _same_case(self, doc, start, end, word):
        """False for names: “Paul Paul”, “Walla Walla”, “trump Trump”, “the Great Debate Debate”."""
        text, size = doc.text, len(word)
        first, last = text[start : start + size], text[end - size : end]
        if last.islower():
            # “Will will speak”, “the House house”; but a sentence may begin with “And and”.
            return first.islower() or _starts(text, start) and (word in self.function_words or not _name(word))
        if first.islower():
            return False  # “in In Touch”
        if word in self.function_words:
            # “In In Cold Blood, …”: a title that begins with the word; “the band The The played”: a name
            if not first.isupper() and not _starts(text, start):
                return False
            return first.isupper() and len(first) > 1 or not text[end : end + 9].lstrip()[:1].isupper()
        if first.isupper() or not first[0].isupper():
            return False
        before = text[:start].rstrip(" ")[-40:].split(" ")[-1]
        if before[:1].isupper() or "-" in before:
            return False  # “the Great Debate Debate”: the second names what the first is about
        return self._plain_word(doc, first, word)

    def _plain_word(self, doc, form, word):
        """Whether a capitalised word is not a name, or one that the article otherwise writes once at a time."""
        from newslint.language.lexicon import lexicon

        text, again = doc.text, " " + form
        alone = sum(
            text[a:b] == form and not text.startswith(again, b) and not text.endswith(form + " ", 0, a) for a, b in doc.spans(word)
        )
        lex = lexicon()
        return alone >= 2 or lex.name_rank(word) < RARE_NAME and lex.rank(word) >= NO_NAME_RANK and lex.spelling(word) == word

    def _subject_clause(self, doc, start):
        """Whether a clause that “what”, “how” … open is the subject of the second verb: “what she said is is”."""
        words = []
        low = max(0, start - 120)
        for m in CLAUSE_END.finditer(doc.text, low, start):
            low = m.end()
        words = [m[0] for m in word_pattern(doc).finditer(doc.folded, low, start)]
        return not self.relatives.isdisjoint(words[-RELATIVE:-1])

    def _stutter(self, a, b):
        """Whether a phrase of these two words does not occur twice on purpose, as “over and over and” does."""
        return a != b and a.isalpha() and b.isalpha() and (self._held(a, b) or a in self.pronouns)

    def _held(self, a, b):
        return a in self.determiners or b in self.determiners or b in self.particles

    def _phrases(self, doc, pairs):
        for m in _matches(doc, PHRASE_TWICE, {a for a, _ in pairs}):
            (start, end), a, b = m.span(), m[1], m[2]
            if (a, b) not in pairs:
                continue
            held = self._held(a, b)
            before = WORD_BEFORE.search(doc.folded, max(0, start - NEIGHBOUR_WINDOW), start)
            if a in self.determiners and before and before[1] in self.naming:
                continue
            if doc.block_at(start) is not doc.block_at(end - 1) or "\n\n" in m[0]:
                continue
            if doc.folded[end : end + len(a) + 1].strip() == a:
                continue  # “on and on and on”
            if not held and (quote_at(doc, start) or self._subject_clause(doc, start) or self._after_relative(doc, start)):
                continue
            if doc.text[end - len(b)].isupper() and not doc.text[m.start(2)].isupper():
                continue
            first = doc.text[start : m.end(2)]
            yield Hit(start, end, {"word": first}, fix=first)

    def _after_relative(self, doc, start):
        before = doc.folded[max(0, start - 20) : start].split()
        return bool(before) and before[-1] in self.relatives


def _in_blocks(doc, matches):
    """The matches; one of three words and more that goes over the end of a block, block by block."""
    for m in matches:
        start, end = m.span()
        if doc.block_at(start) is doc.block_at(end - 1) or len(m[0].split()) < 3:
            yield m
            continue
        for block in doc.blocks:
            if block.end > start and block.start < end and (m := TWICE.search(doc.folded, max(start, block.start), min(end, block.end))):
                yield m


def _matches(doc, pattern, words):
    """Matches of the pattern at the words; where they are many, in one pass over the text."""
    if len(words) > FEW:
        yield from pattern.finditer(doc.folded)
    else:
        for word in sorted(words):
            done = 0
            for start, _ in doc.spans(word):
                if (start >= done or pattern is not TWICE) and (m := pattern.match(doc.folded, start)):
                    done = m.end()  # of “the the the” the rest is not a match of its own
                    yield m


def _broken_line(gap):
    """Whether the line is broken on purpose between the two, as in verse or an address."""
    return "\n" in gap and gap.startswith(("  ", "\\"))


def _name(word):
    from newslint.language.lexicon import lexicon

    return lexicon().name_rank(word) > 0


def _may_be_name(doc, start, end, word):
    """Whether a capital may make a name of one of the two: the band The The, The Who who sang, Mr. To to come."""
    if not doc.text[end - len(word) : end].islower():
        return True
    if doc.text[start].islower():
        return False
    from newslint.analysis.sentences import sentence_at

    sentence = sentence_at(doc, start)
    return bool(sentence and doc.text[sentence.start : start].strip("“\"‘'(—– "))


def _starts(text, start):
    from newslint.analysis.sentences import starts_at  # few articles ask

    return starts_at(text, start)

"""A word between its neighbours, as a rule writes it: “free|full [reign] => rein”.

In brackets the word that is looked for; what comes before and after it are its neighbours, one to a space.  A
neighbour is a choice of words (`a|the`), of endings (`*er`), of beginnings (`rule*`), NAME (a capitalised word), NUM
(figures), NOUN, PLURAL, PAST or BASE (what the word can be in the lexicon, and is not an adjective or adverb: a singular noun, a
plural one, a past tense, the base of a verb), ADJECTIVE (and nothing else), a list (`@months`), START (a clause begins here) or END (it ends here: a mark, a line end).  `!a|the` is anything else.
Several words in brackets answer to several on the right: “[flaunt|flaunted] rules => flout|flouted”.  With a hyphen, a
neighbour is the other part of a hyphenated word: “deep- [seeded] => seated”, “[shoe] -in => shoo”.
"""

from newslint.document import fact
from newslint.language.lexicon import SELDOM_A_NAME, lexicon
from newslint.records import record

PARTS = frozenset({"NOUN", "PLURAL", "PAST", "BASE", "ADJECTIVE"})
CLASSES = PARTS | {"NAME", "NUM", "START", "END"}
GAPS = frozenset(" \t\u00a0\u202f\u2009")
TIES = frozenset("-/_@#&+=")  # what makes a word part of a compound or an address
INNER = TIES | {"."}  # the same before a word
NEIGHBOUR_WINDOW = 90  # characters in which the neighbours of a word are looked for
MARKS = tuple(".,;:!?)…”\"'’\n\r—–")  # what may end a clause right after a word
ABBREVIATION = "\0"  # what a word in capitals reads as, beside one in small letters
EDGE, LIMIT = None, ""  # in a word's place: the edge of a clause; another mark, such as an opening quotation mark


@record
class Neighbour:
    """What one neighbour may be; negated: what it may not be."""

    words: frozenset
    endings: tuple
    beginnings: tuple
    classes: frozenset
    negated: bool
    bare: frozenset  # the words without the hyphens that tie them to the one in brackets
    parts: frozenset  # those of its classes that are parts of speech

    def fits(self, word):
        """Whether a Word, EDGE or LIMIT is what is wanted."""
        if not word:
            return (word is EDGE and bool(self.classes & {"START", "END"})) != self.negated
        low, classes = word.low, self.classes
        return (
            low in self.words
            or bool(self.endings) and low.endswith(self.endings)
            or bool(self.beginnings) and low.startswith(self.beginnings)
            or "NAME" in classes and word.capital
            or "NUM" in classes and low.isdigit()
            or bool(self.parts) and _can_be(low, self.parts) and not (word.capital and lexicon().name_rank(low) > SELDOM_A_NAME)
        ) != self.negated

    def may_fit(self, low):
        """The same of a folded word, by its letters alone: whether it cannot be excluded."""
        return not self.may_say_no or self.looks_right(low)

    def looks_right(self, low):
        """The same for one that may say no."""
        return (
            low in self.bare
            or bool(self.endings) and low.endswith(self.endings)
            or bool(self.beginnings) and low.startswith(self.beginnings)
            or bool(self.parts) and _can_be(low, self.parts)
        )

    @property
    def may_say_no(self):
        """Whether may_fit() may exclude a word."""
        return not (self.negated or self.classes - self.parts)

    @property
    def ends(self):
        """Whether only the end of a clause will do."""
        return self.classes == {"END"} and not self.negated and not (self.words or self.endings or self.beginnings)

    @property
    def plain(self):
        """The words, where it is a choice of words and nothing else; else nothing."""
        return () if self.negated or self.endings or self.beginnings or self.classes else self.bare


@record
class Context:
    """before, after: Neighbours, counted from the word outwards.  right: what should be there.  joined: whether a
    neighbour may be tied to the word by a hyphen."""

    before: tuple
    after: tuple
    right: str
    joined: bool
    soonest: tuple  # (distance, Neighbour) of those that may say no by the letters of a word alone, plain words first

    def may_fit(self, words, i, doc):
        """Whether words[i] may be in the context, marks not looked at; cheap, and never wrong in saying no."""
        size = len(words)
        for distance, neighbour in self.soonest:
            if 0 <= i + distance < size and not neighbour.looks_right(words[i + distance]):
                return False
        if self.after and self.after[0].ends:
            return _before_mark(doc, words[i])
        return True


@record
class Word:
    """low: folded.  capital: whether it begins with one.  start, end: text offsets."""

    low: str
    capital: bool
    start: int
    end: int


def shouted(form):
    """Whether a form of two letters or more is all capitals."""
    return len(form) > 1 and form.isupper()


def _before_mark(doc, word):
    """Whether the word comes before a mark anywhere in the document."""
    known = _marked(doc)
    if word not in known:
        known[word] = any(word + mark in doc.folded for mark in MARKS)
    return known[word]


@fact
def _marked(_doc):
    return {}


def contexts(entry):
    """[(wrong word, Context)] of one entry.  Raises ValueError where brackets or arrow are missing."""
    pattern, arrow, rights = entry.partition("=>")
    head, bracket, rest = pattern.partition("[")
    middle, closing, tail = rest.partition("]")
    if not (arrow and bracket and closing and middle and rights.strip()):
        raise ValueError(f"a context is written “before [wrong] after => right”, not “{entry}”")
    wrongs = [word for choice in middle.strip().split("|") for word in (_list(choice[1:]) if choice[:1] == "@" else [choice])]
    rights = rights.strip().split("|")
    if len(rights) not in (1, len(wrongs)):
        raise ValueError(f"“{entry}” has {len(wrongs)} wrong words and {len(rights)} right ones")
    before = tuple(neighbour(t) for t in reversed(head.split()))
    after = tuple(neighbour(t) for t in tail.split())
    rights = rights * len(wrongs) if len(rights) == 1 else rights
    joined = any(w[0] == "-" or w[-1] == "-" for n in (before[:1] + after[:1]) for w in n.words)
    around = [*((-d, n) for d, n in enumerate(before, 1)), *enumerate(after, 1)]
    soonest = sorted((near for near in around if near[1].may_say_no), key=lambda near: (not near[1].plain, abs(near[0])))
    return [(wrong, Context(before, after, right, joined, tuple(soonest))) for wrong, right in zip(wrongs, rights)]


def neighbour(token):
    """The Neighbour that a token of an entry stands for.  Raises ValueError for a list that cannot be one."""
    negated = token.startswith("!")
    words, endings, beginnings, classes = set(), [], [], set()
    for choice in token.removeprefix("!").split("|"):
        if choice in CLASSES:
            classes.add(choice)
        elif choice.startswith("@") and len(choice) > 1:
            words.update(_list(choice[1:]))
        elif choice.startswith("*"):
            endings.append(choice[1:])
        elif choice.endswith("*"):
            beginnings.append(choice[:-1])
        else:
            words.add(choice)
    bare = frozenset(w.strip("-") for w in words)
    return Neighbour(frozenset(words), tuple(endings), tuple(beginnings), frozenset(classes), negated, bare,
                     PARTS.intersection(classes))


def _can_be(word, parts):
    """Whether a word can be one of the parts of speech, and neither an adjective nor an adverb; or is an adjective only."""
    from newslint.language import parts_of_speech  # few contexts ask

    bits = parts_of_speech.can_be(word)
    if bits == parts_of_speech.ADJECTIVE:
        return "ADJECTIVE" in parts
    if bits & (parts_of_speech.ADJECTIVE | parts_of_speech.ADVERB):
        return False
    return any(bits & getattr(parts_of_speech, part) for part in parts)


def _list(name):
    """The single words of a list, folded.  Raises ValueError where there is no such list, or it has phrases."""
    from newslint.language import lists

    try:
        words = lists.words(name)
    except lists.UnknownList as err:
        raise ValueError(str(err)) from None
    if phrases := [word for word in words if len(word.split()) > 1]:
        raise ValueError(f"“@{name}” cannot be a neighbour: “{phrases[0]}” is more than one word")
    return [word.lower() for word in words]


class Occurrence:
    """One word of a document and those around it, up to the nearest mark, line end or block."""

    def __init__(self, doc, start, end):
        self._doc, self.start, self.end = doc, start, end

    @property
    def capital(self):
        """Whether the word begins with a capital letter."""
        return self._doc.text[self.start].isupper()

    @property
    def tied(self):
        """Whether a hyphen or the like makes the word part of something longer."""
        return self.in_compound(self)

    def in_compound(self, word):
        """The same of a word beside it."""
        text = self._doc.text
        return text[word.end : word.end + 1] in TIES or word.start > 0 and text[word.start - 1] in INNER

    def before(self):
        """The words before, nearest first; then EDGE or LIMIT for ever."""
        low = max(0, self.start - NEIGHBOUR_WINDOW)
        return self._walk(list(self._doc.tokens(low, self.start))[::-1], self.start, -1)

    def after(self):
        """The words after, nearest first; then EDGE or LIMIT for ever."""
        return self._walk(self._doc.tokens(self.end, min(len(self._doc.text), self.end + NEIGHBOUR_WINDOW)), self.end, 1)

    def _walk(self, tokens, at, step):
        text, gap = self._doc.text, "\n"
        for token in tokens:
            start, end = token.span()
            gap = text[at:start] if step > 0 else text[end:at]
            if not gap or gap != "-" and not GAPS.issuperset(gap):
                break
            # The first half of a compound is not a word of its own: “its self-styled heirs” have no “its self”.
            low = token[0] + "-" if text[end : end + 1] == "-" else token[0]
            if gap == "-" and step > 0:
                low = "-" + low
            elif shouted(text[start:end]) and not text[self.start : self.end].isupper():
                low = ABBREVIATION  # “its US sales” has no “us”, nor “its IT staff” an “it”
            yield Word(low, text[start].isupper(), start, end)
            at, gap = (end if step > 0 else start), "\n"
        # A quotation that opens in mid-clause does not end the clause before it, nor begin one.
        edge = EDGE if not gap or gap[0] in "\r\n" or not gap[0].isspace() or "\n" in gap else LIMIT
        while True:
            yield edge

    def fits(self, context):
        """Whether the word is in the context."""
        return all(n.fits(w) for n, w in zip(context.before, self.before())) and all(
            n.fits(w) for n, w in zip(context.after, self.after())
        )


class Places:
    """The places of the words of Document.sequence, looked up word by word."""

    def __init__(self, doc):
        self._doc, self._known, self._all = doc, {}, None

    def place(self, i):
        """The Occurrence of the i-th word."""
        word = self._doc.sequence[i]
        if word not in self._known:
            # Spans take the word out of "there's" too; tokens do not.
            at = list(_indices(self._doc.sequence, word))
            folded = self._doc.folded
            spans = [(a, b) for a, b in self._doc.spans(word) if not _inside(folded, a, b)]
            if len(at) != len(spans):  # combining marks
                self._all = self._all or [m.span() for m in self._doc.tokens()]
                spans = [self._all[n] for n in at]
            self._known[word] = dict(zip(at, spans))
        return Occurrence(self._doc, *self._known[word][i])

    def times(self, word):
        """How often a word is in the document that was asked for its place."""
        return len(self._known[word])


def _indices(words, word):
    """Where a word is in a list."""
    i = -1
    try:
        while True:
            i = words.index(word, i + 1)
            yield i
    except ValueError:
        return


def _inside(folded, start, end):
    """Whether an apostrophe joins folded[start:end] to more letters."""
    return folded[end : end + 1] == "'" and folded[end + 1 : end + 2].isalnum() or (
        start > 1 and folded[start - 1] == "'" and folded[start - 2].isalnum()
    )

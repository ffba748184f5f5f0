"""The same thing said again too soon."""

from collections import Counter
from itertools import repeat

from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentences
from newslint.checks import Check, Triggers
from newslint.document import WORD, LazyPattern, fold
from newslint.finding import Hit, Related

UNITS = ("word", "opening", "sentence", "paragraph")
DEFAULTS = {("word", "within"): 30, ("word", "least"): 6}  # shorter words, and such as are far apart, come again in all copy
SPACE = LazyPattern(r"\s+")
STOPS = "?!…"  # besides the full stop
EDGES = " \"'“”„‘’«»()[]*—–-"  # marks that may come between a stop and a sentence
STRETCH = 3  # words
SHORTEST = 2 * STRETCH - 1  # letters of that


class Repetition(Check):
    """A word, the opening of a sentence, a sentence or a paragraph that comes again within a distance.

    unit: "word", "opening", "sentence" or "paragraph".
    within: how far apart the two may be and still be a fault: in words for a word, in sentences for an opening or a
    sentence, in paragraphs for a paragraph; 0 for the whole article.  If it is left out, 30 words, or the whole article.
    least: how long it must be to count: in letters for a word, in words for the rest (of an opening: how many words
    must be the same).  If it is left out, 6 letters, or one word.
    times: how often it must stand, each time within the distance of the last.
    ignore: words or openings that may come again.
    quotations: with `true`, what is quoted counts too.

    ```toml
    [sentences-open-alike]
    check = "repetition"
    says = "{times} sentences in a row open with “{found}”"
    unit = "opening"
    least = 1
    within = 1
    times = 3
    ```
    """

    unit: str
    within: int = 0
    least: int = 1
    times: int = 2
    ignore: tuple = ()
    quotations: bool = False

    slots = frozenset({"times"})

    def triggers(self):
        """Every article: nothing less than reading it shows what comes twice."""
        if self.unit not in UNITS:
            raise ValueError(f"unit {self.unit!r} must be one of {', '.join(UNITS)}")
        for name, value, floor in (("least", self.least, 1), ("times", self.times, 2), ("within", self.within, 0)):
            if value < floor:
                raise ValueError(f"{name} = {value} must be {floor} or more")
        return Triggers(always=True)

    def run(self, doc, keys):
        """A Hit at the first repetition of each thing; the first place is the evidence."""
        within, least = (vars(self).get(name, DEFAULTS.get((self.unit, name), getattr(self, name))) for name in ("within", "least"))
        if self.unit == "sentence" and least >= STRETCH and not _may_repeat(doc, least):
            return
        ignore = {fold(w) for w in self.ignore}
        last, chains, found = {}, {}, {}
        for number, start, end, what in _UNITS[self.unit](doc, least):
            if what in ignore or not self.quotations and quote_at(doc, start):
                continue
            before = last.get(what)
            last[what] = number
            if before is None or within and number - before > within:
                chains[what] = [(start, end)]
                continue
            chains[what].append((start, end))
            if len(chains[what]) == self.times:
                found.setdefault(what, chains[what])
        for places in sorted(found.values(), key=lambda p: p[1]):
            (a, b), (start, end), rest = places[0], places[1], places[2:]
            related = (Related(a, b, "evidence", "first here"), *(Related(c, d, "also") for c, d in rest))
            yield Hit(start, end, {"times": str(len(places))}, related=related)


def _may_repeat(doc, least):
    """Whether so many words in a row, from stop to stop, occur twice, as they do where a sentence does; far quicker than to
    read sentences.  A sentence that counts has three words and more without a stop, somewhere."""
    folded = doc.folded
    parts = [folded[start:end] for start, end, _ in doc.paragraphs]
    text = ".".join(parts)
    if "\n" in text or any([sign.isspace() and sign != "\u00a0" for sign in doc.special_chars]):
        text = ".".join([" ".join(part.split()) for part in parts])
    if "\u00a0" in doc.special_chars:
        text = text.replace("\u00a0", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    for stop in STOPS:
        if stop in doc.special_chars:
            text = text.replace(stop, ".")
    pieces = text.split(".")
    stretches = list(map(str.strip, pieces, repeat(EDGES)))
    long = [s for s in stretches if len(s) >= SHORTEST]
    if len(set(long)) == len(long):
        return False
    twice = {s for s, times in Counter(long).items() if times > 1}
    if max(s.count(" ") for s in twice) < STRETCH - 1:
        return False
    words = 0
    for piece, stretch in zip(pieces, stretches):
        if stretch in twice or len(stretch) < SHORTEST:  # of the short ones nobody knows
            words += piece.count(" ") + 1
            if words >= least:
                return True
        else:
            words = 0
    return False


def _words(doc, least):
    for number, (start, end) in enumerate(_running(doc)):
        if end - start >= least:
            yield number, start, end, doc.folded[start:end]


def _running(doc):
    for block in doc.paragraphs:
        for m in doc.tokens(block.start, block.end):
            yield m.span()


def _openings(doc, least):
    for number, (start, end) in enumerate(sentences(doc)):
        words = [m for _, m in zip(range(least), WORD.finditer(doc.folded, start, end))]
        if len(words) == least:
            yield number, words[0].start(), words[-1].end(), " ".join(m[0] for m in words)


def _sentences(doc, least):
    for number, (start, end) in enumerate(sentences(doc)):
        yield from _long_enough(doc, number, start, end, least)


def _paragraphs(doc, least):
    for number, block in enumerate(doc.paragraphs):
        yield from _long_enough(doc, number, block.start, block.end, least)


def _long_enough(doc, number, start, end, least):
    if end - start < 2 * least:
        return
    what = doc.folded[start:end]
    if "\n" in what or "  " in what or "\u00a0" in what:
        what = SPACE.sub(" ", what)
    if what.count(" ") + 1 >= least:
        yield number, start, end, what


_UNITS = {"word": _words, "opening": _openings, "sentence": _sentences, "paragraph": _paragraphs}

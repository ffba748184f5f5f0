"""Words that should not be there."""

from functools import cached_property, lru_cache

from newslint.match.phrases import GAP, Phrases, calls_of, covered, likely, outermost, places
from newslint.checks import Check, Triggers
from newslint.document import fold, is_plain
from newslint.finding import Hit, group_hits

LONGEST_FIRST_WORD = 60  # characters at the beginning of a line in which its first word ends
SIGNS = " .:…»>→-–\t\r\u00a0"  # what may come after a label on its line


class Existence(Check):
    """The presence of a word or phrase is the fault.

    words: the words and phrases, as they are typed; capitals do not count, other endings are other words.
    case: with `true`, only as it is written.
    unless: phrases in which the word is right ("cop out" where "cop" is not wanted).
    suggestions: what may stand instead, best first, if that is the same for all words.
    once: with `true`, one finding for all places of a word in an article.
    alone: with `true`, only on a line of its own; after a phrase that ends in a colon the line may go on with what is
    no sentence (“Related: Council votes on bridge”).

    ```toml
    [police-slang]
    check = "existence"
    says = "“{found}” is slang; “officer” in our own voice"
    words = ["cop", "cops"]
    unless = ["cop out"]
    ```
    """

    words: tuple
    case: bool = False
    unless: tuple = ()
    suggestions: tuple = ()
    once: bool = False
    alone: bool = False

    slots = frozenset()
    about_words = True

    def triggers(self):
        """The longest word of each phrase, or its characters where it has no word."""
        for phrase in self.words:
            if not isinstance(phrase, str) or not phrase.strip():
                raise ValueError(f"words: {phrase!r} is not a word or phrase")
        return Triggers(*calls_of(self.words))

    @cached_property
    def _phrases(self):
        return Phrases(self.words)

    def run(self, doc, keys):
        """A Hit for every place of every phrase; where two overlap, for the one that begins first, then the longer."""
        if self.alone:
            known, starts, widest = _by_head(self.words)
            phrases = sorted(p for head in _heads(doc.folded, starts, widest) & known.keys() for p in known[head]
                             if likely(doc, p))
        else:
            phrases = self._phrases.seen(doc, keys)
        found = [(*span, p) for p in phrases for span in places(doc, p, self.case)]
        if not found:
            return
        right = covered(doc, self.unless)
        found = [f for f in outermost(found) if not right(f[0], f[1]) and (not self.alone or _alone(doc.text, *f))]
        if self.alone:
            found = [f for f in found if not _heads_a_section(doc, f[0])]
            if len(doc.blocks) == 1:  # nothing is around “Read more: …” that it could have been copied with
                found = [f for f in found if not f[2].endswith(":")]
            if not found:
                return
        if self.once:
            yield from group_hits(found, self.suggestions)
        else:
            for start, end, _ in found:
                yield Hit(start, end, suggestions=self.suggestions)


def _heads(folded, starts, widest):
    """How the lines begin that may hold a phrase alone, see _by_head: a phrase that is alone on its line does so too."""
    lines = folded.split("\n")
    if starts:
        lines = [line for line in lines if line[:2] in starts or line[:1].isspace()]
    return {
        _head(line[:LONGEST_FIRST_WORD]) for line in lines
        if len(line) <= widest or ":" in line or len(line.lstrip().rstrip(SIGNS)) <= widest
    }


def _head(line):
    words = line.split(None, 1)
    return words[0].partition(":")[0].rstrip(SIGNS) if words else ""


@lru_cache(64)
def _by_head(phrases):
    """({how a line with some of the phrases begins: those phrases}, the two characters with which they do, or none
    where one is shorter, how long a line without a colon can be that is one of them)."""
    known = {}
    for phrase in phrases:
        known.setdefault(_head(fold(phrase)[:LONGEST_FIRST_WORD]), []).append(phrase)
    starts = frozenset(head[:2] for head in known) if min(map(len, known)) > 1 else ()
    return known, starts, max(len(phrase) + GAP * phrase.count(" ") for phrase in phrases)


def _heads_a_section(doc, start):
    """Whether the line is marked up as a heading (## Learn more), with a whole sentence below it."""
    block = doc.block_at(start)
    if not block or block.kind != "heading" or is_plain(doc):
        return False  # plain text has no marks: any short line may be a heading
    below = next((b for b in doc.blocks if b.start >= block.end), None)
    return bool(below) and below.kind == "paragraph" and doc.text[below.start : below.end].rstrip(" ”\"’)").endswith((".", "?", "!"))


def _alone(text, start, end, phrase):
    """Whether nothing but signs is beside the phrase on its line."""
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return False
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)]
    return not rest.strip(SIGNS) or phrase.endswith(":") and not rest.rstrip(" \t\r\u00a0)”\"’'").endswith(".")

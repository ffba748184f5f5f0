"""Regular expressions, for what no list can say."""

import re
from collections import Counter
from functools import cached_property, lru_cache
from warnings import catch_warnings

from newslint.match.patterns import needed, required
from newslint.match.stretches import lines_of, promising, windows_of
from newslint.match.phrases import POSSESSIVE, covered, like, outermost, straight
from newslint.checks import Check, CheckError, Triggers
from newslint.document import LONG_TEXT, WORD_WITH_MARKS, fold
from newslint.finding import Hit, group_hits

LARGEST = 20_000  # characters of a pattern when its repeats are written out; a million of them take 300 MB to compile
LIMIT = 1.0  # seconds for a pattern without a timeout, when it is tried
# What may stand for a line end, or look over it.
MORE_LINES = ("\\s", "\\S", "\\n", "\\W", "\\D", "\\u", "\\x", "[^", "(?s", "(?!", "(?=", "(?<", "\n")
MANY_WAYS_OF_SIGN = 8  # ways to which one sign leads
MANY_WAYS = 30  # of one key through one pattern: more cost more to read than they spare
KEPT = 32_768  # patterns: a large house has thirteen thousand


class Pattern(Check):
    """A regular expression whose match is the fault.

    pattern, patterns: one or several, in the syntax of the `regex` package.  Capitals do not count unless `case` is
    true; apostrophes are written straight and match both shapes.  `^` and `$` are the beginning and the end of the
    article; with (?m) at the beginning of the pattern, of each line, and a paragraph is one line.  A group named `mark` is what is marked, else all.
    (?@months) is any word of a list, and (?@Months) any with a capital.
    trigger: single words, or signs, of which one occurs wherever a pattern matches.  It may be left out where the pattern
    shows it: whole words between edges (r"\\bin\\s+order\\s+to\\b"), or signs.  Nothing is compiled before a trigger
    was seen.
    map: a table of match = "replacement"; only what is in it is marked, capitals aside.  "@name" is the table of
    lists/name.txt, where the replacement follows a colon.
    marks: with `true`, apostrophes are matched as they stand: ' is straight, ‘ and ’ are curly.
    write: the replacement, with \\1 or \\g<name> for groups.  suggestions: what may stand instead.
    safe: with `true`, the replacement may be applied unseen.
    unless: phrases in which it is right.  once: with `true`, one finding for all matches of a pattern in an article.
    window: with a trigger, how many characters before and after it a match, and what the pattern looks at, can be; 0 for
    the whole text.
    timeout: seconds that one pattern may take for one article; 0 reads the pattern with Python's own `re` and no
    limit, for patterns that cannot run away.

    ```toml
    [age-without-hyphens]
    check = "pattern"
    says = "hyphens in “{found}”"
    pattern = '\\b(\\d+) years? old (?=man|woman|boy|girl)'
    trigger = ["old"]
    write = '\\1-year-old '
    ```
    """

    pattern: str = ""
    patterns: tuple = ()
    trigger: tuple = ()
    case: bool = False
    map: dict[str, str] = {}
    marks: bool = False
    write: str = ""
    suggestions: tuple = ()
    unless: tuple = ()
    once: bool = False
    safe: bool = False
    window: int = 0
    timeout: float = 1.0
    called: dict = {}  # what calls each pattern

    slots = frozenset({"want"})
    worked_out = frozenset({"called"})

    def triggers(self):
        """What the rule names, or what the patterns show.  Raises ValueError where neither helps."""
        words, literals = set(), set()
        for pattern in self._all():
            more_words, more_literals = _needs(pattern, self.case, self.trigger)
            words.update(more_words)
            literals.update(more_literals)
        return Triggers(frozenset(words), frozenset(literals))

    def _all(self):
        every = (self.pattern, *self.patterns) if self.pattern else self.patterns
        if not every:
            raise ValueError("needs 'pattern' or 'patterns'")
        return every

    def prepare(self):
        """The parameters that are worked out once, when the rules are compiled."""
        called = _called(self._all(), self.case, self.trigger, self._written_pieces)
        return {"called": {key: [list(way) for way in ways] for key, ways in called.items()}}  # as JSON gives it back

    @property
    def _written_pieces(self):
        """Whether the pieces of a pattern are looked for with their capitals."""
        return self.case and not self.marks

    def validate(self):
        """Compile every pattern.  Raises ValueError for one that is wrong, or too large when its repeats are written out."""
        from newslint.match.probes import written_out

        for pattern in self._all():
            if written_out(pattern) > LARGEST:
                raise ValueError(f"pattern “{pattern[:60]}” is longer than {LARGEST} characters when its repeats are written out; write smaller numbers in {{…}}")
            try:
                with catch_warnings(action="error"):
                    re.compile(pattern)  # what `re` takes without a doubt, `regex` takes
            except (re.error, FutureWarning):
                _compiled(pattern, self.case, self.timeout > 0)

    def stress_test(self):
        """Try every pattern on texts that make a careless one run away.  Raises ValueError for one that does."""
        from newslint.match.probes import probes  # for the test of a rule file only

        for pattern in self._all():
            compiled, limit = None, self.timeout or LIMIT
            for text in probes(pattern):
                compiled = compiled or _compiled(pattern, self.case, True)
                try:
                    list(compiled.finditer(text, timeout=limit))
                except TimeoutError:
                    raise ValueError(f"pattern “{pattern}” takes longer than {limit:g} s for {len(text)} characters "
                                     f"such as {text[:40]!r}; what it repeats can be divided in too many ways") from None

    def run(self, doc, keys):
        """A Hit for every match."""
        every = self._all()
        called = self.called or _called(every, self.case, self.trigger, self._written_pieces)
        text = straight(doc) if self._written_pieces else doc.folded
        possible = _possible(doc, keys, called, text)
        if not possible:
            return
        windows = [(low, high, text[low:high]) for low, high in windows_of(doc, keys, self.window)] if self.window and self.trigger else None
        text, found = doc.text if self.marks else straight(doc), []
        for i in sorted(possible):
            pattern = every[i]
            where = self._where(doc, i, keys, called) if windows is None else promising(windows, i, keys, called)
            if not where:
                continue
            compiled = _compiled(pattern, self.case, self.timeout > 0)
            mark = "mark" if "mark" in compiled.groupindex else 0
            for m in _matches(compiled, text, where, self.timeout):
                start, end = m.span(mark)
                if start < end and (new := self._written(m, text[start:end])) is not None:
                    found.append((start, end, pattern, new))
        if not found:
            return
        right = covered(doc, self.unless)
        found = [f for f in outermost(found) if not right(f[0], f[1])]
        if self.once:
            yield from group_hits([f[:3] for f in found], self.suggestions)
            return
        for start, end, _, new in found:
            fix = None if new == "" and not self.write else new if self.case else like(doc.text[start:end], new)
            yield Hit(start, end, {"want": fix or ""}, fix=fix, safe=self.safe and fix is not None, suggestions=self.suggestions)

    def _written(self, m, match):
        """What is to be written for a match: "" where the rule does not say; None if the match is right."""
        if self.map:
            new = self._mapped.get(match) or self._mapped.get(fold(match))
            return new if new != match else None
        return m.expand(self.write) if self.write else ""

    @cached_property
    def _mapped(self):
        """The map with its keys folded; where capitals count, a key in small letters is for any."""
        return self.map if self.case else {fold(key): value for key, value in self.map.items()}

    def _where(self, doc, i, keys, called):
        """[start, end) of what is searched: the whole text; of a long one, and for a pattern that is one line, the lines
        around what calls it, unless that may be elsewhere or the pattern asks for the end of the text."""
        pattern = self._all()[i]
        ends = "\\Z" in pattern or "$" in pattern and not pattern.startswith("(?m)")
        one_line = pattern.startswith("(?m)^") and not any([more in pattern for more in MORE_LINES])
        if len(doc.text) <= LONG_TEXT and not one_line or self.trigger or ends:
            return [(0, len(doc.text))]
        return lines_of(doc, [k for k in keys if any([i == way[0] for way in called.get(k, ())])])


@lru_cache(KEPT)
def _needs(pattern, case, trigger):
    if trigger:
        words = frozenset(fold(t) for t in trigger if WORD_WITH_MARKS.fullmatch(fold(t)))
        more_literals = frozenset(t for t in trigger if fold(t) not in words)
        for literal in more_literals:
            if any(map(str.isalpha, literal)) and not (case and len(literal.split()) == 1):
                part = max(WORD_WITH_MARKS.findall(fold(literal)), key=len)
                raise ValueError(f"trigger {literal!r} must be one word, or a sign; name one that occurs in it, such as {part!r}")
        return words, more_literals
    try:
        words, literals = required(pattern, case)
    except ValueError:
        _compiled(pattern, case, True)  # says it in words, where the pattern is wrong
        raise
    if not words and not literals:
        raise ValueError(f"pattern “{pattern}” has no word that always occurs; name one in 'trigger'")
    return words, literals


@lru_cache(KEPT)
def _called(patterns, case, trigger, written):
    """{word or sign: [(number of a pattern that it calls, words that must be in the text, other pieces of it)]}.

    Of the triggers of a rule, one that a way through the pattern needs calls that way alone.  written: see needed().
    """
    called = {}
    for i, pattern in enumerate(patterns):
        ways = needed(pattern, case, bool(trigger), written) or [((), (), (), ())]
        given = [key for kind in _needs(pattern, case, trigger) for key in kind] if trigger else ()
        signs = () if not written or any("'" in fold(t) for t in trigger) else [k for k in given if not WORD_WITH_MARKS.fullmatch(k)]
        capitals = {fold(t): t for t in trigger if t != t.lower()} if written else {}
        for words, literals, whole, pieces in ways:
            if given:
                words = ()
            for key in [k for k in given if k in whole or k in signs and any(k in p for p in pieces)] or given or (*words, *literals):
                more = [capitals[key]] if key in capitals and not any(capitals[key] in p for p in pieces) else []
                way = i, [w for w in whole if w not in words and w != key], [*more, *(p for p in pieces if p != key)]
                if way not in called.setdefault(key, []):
                    called[key].append(way)
    return {key: _sorted(ways) for key, ways in called.items()}


def _sorted(ways):
    """The ways that one key calls, few for each pattern, with the pieces that are soonest missed first."""
    ways = [way for i in sorted({way[0] for way in ways}) for way in _few([w for w in ways if w[0] == i])]
    shared = Counter(piece for _, _, pieces in ways for piece in pieces)
    for _, _, pieces in ways:  # one piece that is missing rules out all ways that share it
        pieces.sort(key=lambda p: (len(p) > 1, -shared[p], -len(p)))  # a single sign is soon missed
    return ways


def _few(ways):
    """The ways of one key through one pattern; of very many, what all of them need."""
    if len(ways) <= MANY_WAYS:
        return ways
    i, whole, pieces = ways[0]
    others = [more for _, _, more in ways[1:]]
    return [(i, [w for w in whole if all(w in words for _, words, _ in ways)],
             [*dict.fromkeys(part for piece in pieces if (part := _shared(piece, others)))])]


def _shared(piece, others):
    """The longest part of a piece that is in a piece of each of the others; "" if there is none."""
    for size in range(len(piece), 0, -1):
        for at in range(len(piece) - size + 1):
            part = piece[at : at + size]
            if all(any(part in q for q in pieces) for pieces in others):
                return part
    return ""


def _possible(doc, keys, called, text):
    """Numbers of the patterns of which all that some way through them needs is in the document: far cheaper than
    to search for them.  text: its own, as the pieces are written in it."""
    words, possible, there, missing = doc.words, set(), set(), set()
    for key in keys:
        ways = called.get(key, ())
        # Where a sign calls many ways, what comes after it rules out most of them without a search.
        after_key = {part[:2] for part in text.split(key)} if len(ways) > MANY_WAYS_OF_SIGN and len(key) == 1 else None
        for i, whole, pieces in ways:
            if i in possible or not missing.isdisjoint(pieces):
                continue
            if whole and not _stand(words, whole):
                continue
            for piece in pieces:
                if piece not in there:
                    if after_key and piece[0] == key and len(piece) > 2 and piece[1:3].partition(key)[0] not in after_key or piece not in text:
                        missing.add(piece)
                        break
                    there.add(piece)
            else:
                possible.add(i)
    return possible


def _stand(words, whole):
    """Whether all of some words, or their possessives, are among the words."""
    for word in whole:
        if word not in words and word + POSSESSIVE not in words:
            return False
    return True


@lru_cache(KEPT)
def _compiled(pattern, case, guarded):
    flags = 0 if case else re.IGNORECASE
    if not guarded:
        try:
            return re.compile(pattern.replace("’", "'"), flags)
        except re.error as err:
            raise ValueError(f"pattern “{pattern}”: {_explained(pattern, err)}") from None
    import regex  # 25 ms, and only a house's own patterns need its timeout

    try:
        return regex.compile(pattern.replace("’", "'"), 0 if case else regex.IGNORECASE)
    except regex.error as err:
        raise ValueError(f"pattern “{pattern}”: {_explained(pattern, err)}") from None


def _explained(pattern, err):
    from newslint.match.pattern_faults import explained

    return explained(pattern, err)


def _matches(compiled, text, where, timeout):
    if not timeout:
        for low, high in where:
            yield from compiled.finditer(text, low, high)
        return
    from time import monotonic

    end = monotonic() + timeout
    try:
        for low, high in where:
            yield from list(compiled.finditer(text, low, high, timeout=max(0.001, end - monotonic())))
    except TimeoutError:
        raise CheckError(f"pattern “{compiled.pattern}” takes longer than {timeout:g} s for one article") from None

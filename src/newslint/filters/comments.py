"""Comments in the copy that silence findings: what they say, and which stretch of the article each one covers.

All of it takes time in proportion to the length of the article, whatever the comments say.
"""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from heapq import heappop, heappush
from itertools import accumulate

from newslint.records import record
from newslint.rules import nearest

LISTED_RULE = re.compile(r"([\w-]++)(?:\s*+[,:]\s*+|\s++|$)")
CODE = re.compile(r"[A-Z]{2}\d{3}$")
UNTIL = re.compile(r"until\s+(\d{4}-\d\d?-\d\d?)\b")
LINE = re.compile(r"[^\r\n]+")
GAP = re.compile(r"[ \t]*+")
VERBS = ("ignore", "disable", "enable")
SIGN = "newslint:"
# In front matter: the key, and what it holds, on its own line or as a list below it.
FRONT_KEY = re.compile(r"""[ \t]*["']?newslint["']?[ \t]*[:=][ \t]*""")
FRONT_VALUE = re.compile(r"""[ \t]*(?:-[ \t]+|\[[ \t]*|(?=["']))?(["']?)(\w[^\r\n]*?)\1[ \t]*[,\]]*[ \t]*$""")


@record
class Suppression:
    """What silences findings, or ends that, in source offsets.

    verb: ignore, disable or enable.  rules: codes, families or names.  codes: those of the rules that they name.  covers: where it begins and, at the latest, ends.
    ends: {code: where it ends for that rule}, where that is sooner.  until: the last day on which it holds, or None.
    problem: what is wrong with how it is written, or "".  open_end: whether a disable goes on to the end of the article.
    """

    start: int
    end: int
    verb: str
    rules: tuple[str, ...]
    codes: frozenset
    reason: str
    covers: tuple[int, int]
    ends: dict
    until: date | None = None
    problem: str = ""
    open_end: bool = False

    def expired(self):
        """Whether its last day has passed."""
        return past(self.until)

    def end_for(self, code):
        """Where it ends for a rule."""
        return self.ends.get(code, self.covers[1])


def past(until):
    """Whether the last day has passed, if there is one."""
    return until is not None and until < date.today()


class Names:
    """The rules by the words that name them.  rules: objects with code and matches(word)."""

    def __init__(self, rules):
        self._rules, self._codes, self._nearest = list(rules), {}, {}

    def codes(self, word):
        """The codes of the rules that the word names: a code, a family or a name."""
        if word not in self._codes:
            self._codes[word] = frozenset(r.code for r in self._rules if r.matches(word))
        return self._codes[word]

    def nearest(self, word):
        """“; did you mean …?”, or nothing."""
        if word not in self._nearest:
            self._nearest[word] = nearest(word, [r.code for r in self._rules])
        return self._nearest[word]


def comments(doc, names):
    """[Suppression] of a source, in order: those of its front matter, then its comments; in plain text, a comment has a line of its own."""
    blocks = [(*doc.to_source(b.start, b.end), b.kind) for b in doc.blocks]
    front = [_for_all(doc, names, *entry) for a, b, kind in blocks if kind == "front-matter" for entry in _in_front_matter(doc.source, a, b)]
    return [*front, *_in_comments(doc, names, blocks)]


def _for_all(doc, names, start, end, text):
    """The Suppression of an entry in front matter, which holds for the whole article."""
    verb, rest = (*text.split(None, 1), "", "")[:2]
    rules, until, reason, problem = _parse(rest, names)
    if verb != "ignore":
        problem = f"says “{verb}”: in front matter, write ignore"
    codes = frozenset().union(*map(names.codes, rules)) if verb == "ignore" else frozenset()
    return Suppression(start, end, "ignore", rules, codes, reason, (0, len(doc.source)), {}, until, problem)


def _in_front_matter(source, start, end):
    """(start, end, text) of every entry under the key “newslint” in a stretch of front matter."""
    inside = False
    for m in LINE.finditer(source, start, end):
        key = FRONT_KEY.match(source, m.start(), m.end())
        inside = bool(key) or inside and source[m.start()] in " \t-\"'"
        if inside and (value := FRONT_VALUE.match(source, key.end() if key else m.start(), m.end())):
            yield (*value.span(2), value[2].rstrip())


def _in_comments(doc, names, blocks):
    spans = [b[:2] for b in blocks if b[2] == "comment"]
    spans = sorted(spans + [doc.to_source(s.start, s.end) for s in doc.inline if s.kind == "comment"])
    if not spans:
        return []
    starts, furthest = [a for a, _ in spans], list(accumulate((b for _, b in spans), max))
    paragraph, found, disabled = _Paragraphs(doc.source, blocks), [], {}
    for start, end, text in _written(doc.source):
        i = bisect_right(starts, start)
        if not (i and furthest[i - 1] > start or i < len(starts) and starts[i] < end):
            continue
        verb, rest = (*text.split(None, 1), "", "")[:2]
        rules, until, reason, problem = _parse(rest, names)
        codes = frozenset().union(*map(names.codes, rules))
        covers = end, len(doc.source)
        if verb not in VERBS:
            problem = f"says “{verb}”: write ignore, disable or enable"
        elif verb == "disable":
            for code in codes:
                disabled.setdefault(code, []).append(len(found))
        elif verb == "enable":
            problem = _end(found, disabled, rules, codes, start, problem if rules or rest else "")
        if verb not in ("disable", "enable"):
            covers = paragraph.around(start, end)
        found.append(Suppression(start, end, verb, rules, codes, reason, covers, {}, until, problem))
    open_ones = {i for numbers in disabled.values() for i in numbers}
    return [c._replace(open_end=True) if i in open_ones else c for i, c in enumerate(found)]


def _end(found, disabled, rules, codes, at, problem):
    """End what is disabled of these rules, or of all where none is named; what is wrong with the comment."""
    ended = 0
    for code in codes if rules else list(disabled):
        for i in disabled.pop(code, ()):
            found[i].ends[code] = at
            ended += 1
    if ended or problem:
        return problem
    return f"ends nothing: no comment before it disables {', '.join(rules) or 'a rule'}"


def _written(source):
    """(start, end, text after “newslint:”) of every comment for us, in order."""
    at = source.find(SIGN)
    while at >= 0:
        start = at
        while start > 0 and source[start - 1].isspace():
            start -= 1
        after = at + len(SIGN)
        if source.endswith("<!--", 0, start):
            close = source.find("-->", after)
            if close < 0:
                return  # no later one is closed either
            yield start - 4, close + 3, source[after:close].strip()
            after = close + 3
        at = source.find(SIGN, after)


def _parse(text, names):
    """(rules, until, reason, problem) of what comes after the verb."""
    rules, at, problem, until = [], 0, "", None
    while (m := LISTED_RULE.match(text, at)) and (names.codes(word := m[1]) or CODE.match(word)):
        if not names.codes(word):
            problem = f"names {word}, which is not a rule{names.nearest(word)}"
        rules.append(word)
        at = m.end()
    if m := UNTIL.match(text, at):
        at = m.end()
        try:
            until = date.fromisoformat(m[1])
        except ValueError:
            problem = f"has “until {m[1]}”, which is not a date: write one such as 2026-12-31"
            until = date.min  # it silences nothing until it is mended
    rules = tuple(dict.fromkeys(rules))
    return rules, until, text[at:].strip(" :—–-"), problem or ("" if rules else "names no rule: write its code after the verb")


class _Paragraphs:
    """The blocks of prose in a source, for the comments in and between them."""

    def __init__(self, source, blocks):
        self._source = source
        self._prose = [(a, b) for a, b, kind in blocks if kind not in ("comment", "front-matter")]
        self._starts = [a for a, _ in self._prose]
        self._gaps = {}

    def around(self, start, end):
        """The paragraph in which a comment stands, at its end too; else the next one."""
        i = bisect_right(self._starts, start) - 1
        if i >= 0:
            a, b = self._prose[i]
            if b not in self._gaps:
                self._gaps[b] = GAP.match(self._source, b).end()
            if start < b or start <= self._gaps[b]:
                return a, max(b, end)
        if i + 1 < len(self._prose):
            return start, self._prose[i + 1][1]
        return end, end


class Cover:
    """Which comment silences a rule at a place: the first one in the article whose stretch the place is in."""

    def __init__(self, found):
        self._found, self._maps = found, {}

    def at(self, code, offset):
        """The Suppression, or None."""
        if code not in self._maps:
            self._maps[code] = self._map(code)
        starts, first = self._maps[code]
        i = bisect_right(starts, offset) - 1
        return first[i] if i >= 0 else None

    def _map(self, code):
        """(starts, the comment that holds from there on, or None) for a rule, in order."""
        spans = sorted(
            (c.covers[0], i, c.end_for(code)) for i, c in enumerate(self._found)
            if c.verb != "enable" and not c.expired() and code in c.codes and c.covers[0] < c.end_for(code)
        )
        edges = sorted({edge for a, _, b in spans for edge in (a, b)})
        first, open_ones, k = [], [], 0
        for edge in edges:
            while k < len(spans) and spans[k][0] <= edge:
                heappush(open_ones, spans[k][1:])
                k += 1
            while open_ones and open_ones[0][1] <= edge:
                heappop(open_ones)
            first.append(self._found[open_ones[0][0]] if open_ones else None)
        return edges, first


class Words:
    """Words that the copy itself confirms, [(start, end)] in order and apart."""

    def __init__(self, spans, longest):
        self._spans, self._starts, self._longest = spans, [a for a, _ in spans], longest

    def confirm(self, start, end):
        """Whether one of them is in [start, end), which is hardly longer."""
        if end - start > 3 * self._longest + 10:
            return False
        i = bisect_left(self._starts, end) - 1
        while i >= 0 and self._spans[i][1] > start:
            a, b = self._spans[i]
            if end - start <= 3 * (b - a) + 10:
                return True
            i -= 1
        return False

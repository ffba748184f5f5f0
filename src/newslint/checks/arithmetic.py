"""Quantities that the text puts together, and that do not go together: a sum, a percentage, a multiple."""

import re
from collections import Counter
from functools import lru_cache, reduce
from operator import and_

from newslint.analysis import contests, spans, sums
from newslint.analysis.dates import dates_in, years
from newslint.analysis.quantities import gist, has_score, leads, number_words, numbered
from newslint.checks import Check, Triggers
from newslint.finding import Hit, Related
from newslint.language import lists

# "…" in a pattern: words of the same clause, without a quantity.
WORDS = r"[^|;:()A-Z~]{0,60}?"
LETTERS = frozenset("NMPGFOYCDTS")
ANY = "*"
KEPT = 4096  # sets of letters whose patterns are kept
LIST = re.compile(r"<@([\w-]+)>")
RELATIONS = {
    name.replace("_", "-"): getattr(sums, name)
    for name in """parts open_parts beyond total rest rest_of_share difference product quotient average_of percent_of change factor fraction_of cut_by hundred all_hundred
    most yearly one_less""".split()
} | {
    name.replace("_", "-"): getattr(contests, name)
    for name in "vote majority one_more won drawn straight goals football points aggregate games".split()
}
TIMES = {
    name.replace("_", "-"): getattr(spans, name) for name in "years years_later anniversary age two_ages days hours century weekdays next_of last_of".split()
}
YEARS = frozenset("years years-later anniversary age two-ages next-of last-of".split())  # relations that need a year
MARKED = ("said", "after", "part", "whole", "parts")  # what is marked: the first that the relation has


class Arithmetic(Check):
    """Figures in one passage that must make a sum, and do not.

    patterns: regular expressions over the gist of a paragraph, in which one capital letter stands for each quantity
    (see analysis/quantities.py): N a count, M money, P a percentage, G percentage points, F a fraction, O an ordinal,
    Y a year, S a score, "~" before what is only about right, "|" after each sentence; "…" is up to 60 characters of the
    same clause without a quantity; <@NAME> is any word of that list.  Groups name the roles of the quantities: `whole`, `parts`, `said` and so on.
    relation: how the roles must go together, one of parts, open-parts, beyond, total, rest, rest-of-share, difference, product, quotient, average-of,
    percent-of, change, factor, fraction-of, cut-by, hundred, all-hundred, most, one-less, yearly; for votes and scores vote,
    majority, one-more, won, drawn, straight, goals, football, points, aggregate, games; for time years,
    years-later, anniversary, age, two-ages, days,
    hours, century, weekdays, next-of, last-of.
    trigger: words or signs ("%") of which one must occur; without any, every article that counts is read.
    before: words of which one stands directly before a quantity, for rules without a trigger.
    near: texts of which one is in the paragraph, where the triggers are common words.
    mark: the role that is marked, or “last” for the last of all, where it is not the one that is said to be the result.
    unless: words or phrases that make it right, in the sentences that the pattern covers.
    apart: a regular expression; where the match has it twice, the quantities are of different things.
    Any of the figures may be the wrong one: the others are places of the same finding.
    Slots: sum ("18 + 13 is 31, not 30").
    """

    patterns: tuple
    relation: str
    trigger: frozenset = frozenset()
    before: frozenset = frozenset()
    near: tuple = ()
    unless: tuple = ()
    apart: str = ""
    mark: str = ""
    counts: tuple = ()  # the letters that each pattern needs
    literals: tuple = ()  # the longest piece of text that each pattern needs

    slots = frozenset({"sum"})
    worked_out = frozenset({"counts", "literals"})

    def triggers(self):
        if self.relation not in RELATIONS | TIMES:
            raise ValueError(f"relation: there is no {self.relation!r}; known are {', '.join(sorted(RELATIONS | TIMES))}")
        signs = frozenset(word for word in self.trigger if not word[0].isalnum())
        return Triggers(words=self.trigger - signs if self.trigger else number_words(), literals=signs)

    def prepare(self):
        """The parameters that are worked out once, when the rules are compiled."""
        needs = [_needs(self._spelt(i)) for i in range(len(self.patterns))]
        return {"counts": [letters for letters, _ in needs], "literals": [literal for _, literal in needs]}

    def validate(self):
        """Compile every pattern.  Raises ValueError for one that is wrong."""
        for i in range(len(self.patterns)):
            try:
                re.compile(self._spelt(i))
            except re.error as err:
                raise ValueError(f"patterns: {self.patterns[i]!r}: {err}") from None

    def run(self, doc, keys):
        seen = set()
        for block in numbered(doc, self._least()):
            if not self._called(doc, block, keys):
                continue
            read = gist(doc, block)
            for i in self._fitting(read.letters):
                if self._literals[i] not in read.text:
                    continue
                for m in self._pattern(i).finditer(read.text):
                    hit = self._hit(doc, read, m)
                    if hit and hit.start not in seen:
                        seen.add(hit.start)
                        yield hit

    def _called(self, doc, block, keys):
        """Whether what every sum of this rule needs is in the block."""
        if self.before and self.before.isdisjoint(leads(doc)[block]):
            return False
        find, start, end = doc.folded.find, block.start, block.end
        if self.trigger and not any([find(word, start, end) >= 0 for word in keys]):
            return False
        if self.relation in YEARS and not any([start <= year.start < end for year in years(doc)]):
            return False
        if "S" in self._always and not has_score(doc, block) or "D" in self._always and not dates_in(doc, start, end):
            return False
        return not self.near or any([find(text, start, end) >= 0 for text in self.near])

    def _least(self):
        """How many quantities every pattern needs at least."""
        if "_known" not in vars(self):  # set last: another thread may look for it
            self._compiled = {}
            prepared = {"counts": self.counts, "literals": self.literals} if self.counts else self.prepare()
            self._needed, self._literals = [Counter(text) for text in prepared["counts"]], prepared["literals"]
            self._always = set.intersection(*map(set, self._needed))
            self._smallest = min(need[ANY] for need in self._needed)
            self._known = {}
        return self._smallest

    def _fitting(self, letters):
        """The numbers of the patterns for which a gist with these letters has enough quantities."""
        known = self._known.get(letters)
        if known is None:
            if len(self._known) > KEPT:
                self._known = {}
            known = self._known[letters] = [i for i, need in enumerate(self._needed) if all(n <= (letters.count(c) if c != ANY else len(letters)) for c, n in need.items())]
        return known

    def _pattern(self, i):
        if i not in self._compiled:
            self._compiled[i] = re.compile(self._spelt(i))
        return self._compiled[i]

    def _spelt(self, i):
        """The pattern with its lists and its "…" written out."""
        return LIST.sub(_any, self.patterns[i]).replace("…", WORDS)

    def _is_right(self, read, m):
        """Whether a word of `unless` is in the sentences of a match."""
        if "_silent" not in vars(self):
            self._silent = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self.unless))})(?!\w)") if self.unless else None
        return self._silent and self._silent.search(read.text, *_sentences(read.text, m))

    def _hit(self, doc, read, m):
        """The Hit of a match, or None where the sum is right or cannot be told."""
        roles = {name: read.within(*m.span(name)) for name in m.re.groupindex if m[name] is not None}
        if more := roles.pop("parts2", None):
            roles["parts"] = sorted(roles["parts"] + more)
        word = m["word"] if "word" in m.re.groupindex else None
        if word and read.text[: m.start("word")].rstrip().endswith(lists.words("about")):
            return None
        roles["times"] = float(lists.table("multiples")[word][0]) if word else roles["times"][0].value if roles.get("times") else None
        quantities = [q for name, found in roles.items() if name != "times" for q in found]
        words = roles["words"] = m.groupdict()
        if self.relation in TIMES or self.relation == "yearly":
            roles |= {"published": doc.published, "unit": words.get("unit", "year")}
        elif any(q.kind in "CDTY" for q in quantities):
            return None
        if self._is_right(read, m) or self.apart and len(re.findall(self.apart, read.text[m.start() : _sentences(read.text, m)[1]])) > 1:
            return None
        if any(not q.exact for q in quantities) and self.relation != "percent-of":
            return None
        if "parts" in roles and _mixed(roles["parts"] + roles.get("whole", [])):
            return None
        if self.relation == "total":
            roles["earlier"] = [q for q in read.quantities if q < roles["parts"][0]]
        wrong = (RELATIONS.get(self.relation) or TIMES[self.relation])(roles)
        if not wrong:
            return None
        marked = max(quantities) if self.mark == "last" else next(roles[name][-1] for name in (self.mark, *MARKED) if roles.get(name))
        related = tuple(Related(q.start, q.end, "also") for q in sorted(quantities) if q.start != marked.start)
        return Hit(marked.start, marked.end, {"sum": wrong}, related=related)


def _mixed(quantities):
    """Whether quantities are of several kinds, none of which adds up with the others."""
    kinds = {q.kind for q in quantities}
    return "S" not in kinds and len(kinds) > 1


@lru_cache(1024)  # a changed config has all rules compiled again, and most of the time would go into these
def _needs(pattern):
    """(letters, literal) without which the pattern cannot match a gist: the letters with ANY as often as it must have one,
    "NNP***", and the longest text that occurs wherever it matches."""
    from re import _parser

    tree = _parser.parse(pattern)
    return "".join(sorted(_least(tree).elements())), max(_texts(tree), key=len)


def _least(tree):
    """{letter: how often} of a parsed pattern or a part of one, as a Counter."""
    total = Counter()
    for op, arg in tree:
        name = str(op)
        if name == "LITERAL" and chr(arg) in LETTERS:
            total += Counter((chr(arg), ANY))
        elif name == "IN" and all(str(kind) == "LITERAL" and chr(c) in LETTERS for kind, c in arg):
            total[ANY] += 1
        elif name == "SUBPATTERN":
            total += _least(arg[3])
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and arg[0]:
            for letter, count in _least(arg[2]).items():
                total[letter] += count * arg[0]
        elif name == "BRANCH":
            total += reduce(and_, map(_least, arg[1]))
    return total


def _texts(tree):
    """The pieces of text that occur wherever a parsed pattern matches."""
    text = ""
    for op, arg in tree:
        name = str(op)
        if name == "LITERAL":
            text += chr(arg)
            continue
        yield text
        text = ""
        if name == "SUBPATTERN" and not arg[1]:
            yield from _texts(arg[3])
    yield text


def _any(m):
    return "(?:" + "|".join(map(re.escape, lists.words(m[1]))) + ")"


def _sentences(text, m):
    """[start, end) of the sentences that a match touches."""
    start = text.rfind("|", 0, m.start()) + 1
    end = text.find("|", m.end())
    return start, end if end >= 0 else len(text)

"""A measure that is given in two units, and is not the same in both."""

import re
from functools import lru_cache

from newslint.analysis.quantities import gist, numbered
from newslint.analysis.sums import number
from newslint.checks import Check, Triggers
from newslint.finding import Hit
from newslint.language import lists
from newslint.language.lists import WordPattern

ROUGH = 0.06  # of a measure: more than that no rounding explains
LOOSE = 0.12  # where it is said to be only about right
GALLONS = (3.785412, 4.54609)  # American and imperial
TONS = (907184.74, 1016046.9, 1000000.0)  # short, long and metric; any of them is written "tons"
DIFFERENCE = WordPattern(r"\b(?@words-of-a-difference)[^|]{0,24}\Z")


class UnitConversion(Check):
    """Two measures of one thing, “100 miles (160 kilometers)”, that are further apart than rounding explains.

    units: the names of units, in lists/measures.txt, of which one must occur.
    Slots: sum ("100 miles is about 161 kilometers, not 120").
    """

    units: frozenset

    slots = frozenset({"sum"})

    def triggers(self):
        return Triggers(words=frozenset(self.units))

    def run(self, doc, keys):
        for block in numbered(doc, 2):
            if any(doc.folded.find(word, block.start, block.end) >= 0 for word in keys):
                read = gist(doc, block)
                for m in () if read.letters.count("N") < 2 else _pattern().finditer(read.text):
                    hit = self._hit(read, m)
                    if hit:
                        yield hit

    def _hit(self, read, m):
        """The Hit of a pair, or None."""
        (a,), (b,) = read.within(*m.span("a")), read.within(*m.span("b"))
        measures = lists.table("measures")
        (what, first), (other, second) = measures[m["first"]], measures[m["second"]]
        if what != other or first == second or DIFFERENCE.search(read.text, 0, m.start()) and what == "heat":
            return None
        rounded = not (a.exact and b.exact)
        ways = _ways(what, float(first), float(second))
        if any(_near(there(a.value), b, rounded) or _near(back(b.value), a, rounded) for there, back in ways):
            return None
        if what == "heat" and abs(b.value * (5 / 9 if float(second) == 0 else 9 / 5) - a.value) < 0.6:
            return None  # so many degrees more
        right = ways[0][0](a.value)
        if right <= 0 or not 0.1 < b.value / right < 10 and what != "heat":
            return None
        shown = f"{right:.1f}".removesuffix(".0") if right < 20 else number(round(right))
        first_unit, second_unit = (m[name].replace("celsius", "Celsius").replace("fahrenheit", "Fahrenheit") for name in ("first", "second"))
        wrong = f"{number(a.value, a)} {first_unit} is about {shown} {second_unit}, not {number(b.value, b)}"
        return Hit(b.start, b.end, {"sum": wrong})


@lru_cache(maxsize=None)
def _pattern():
    names = "|".join(re.escape(n) for n in sorted(lists.table("measures"), key=len, reverse=True))
    return re.compile(
        rf"(?P<a>N)[ -]?(?P<first>{names})\b(?![-/])(?: (?:long|high|wide|deep|tall|away|apart|square))?"
        rf"(?: \(|, or |, | or | \(or | — | / ?)(?:the equivalent of )?~?(?P<b>N)[ -]?(?P<second>{names})\b(?![-/])"
    )


def _ways(what, first, second):
    """[(from the first unit to the second, back)]: several where a unit has several sizes."""
    if what == "heat":
        to_f, to_c = (lambda v: v * 9 / 5 + 32), (lambda v: (v - 32) * 5 / 9)
        return [(to_f, to_c) if first else (to_c, to_f)]
    sizes = [(f, s) for f in _sizes(first) for s in _sizes(second)]
    return [(lambda v, r=f / s: v * r, lambda v, r=s / f: v * r) for f, s in sizes]


def _sizes(factor):
    return GALLONS if factor == GALLONS[0] else TONS if factor == TONS[0] else (factor,)


def _near(value, q, rounded):
    """Whether a converted value is what is written, as far as that is rounded."""
    step = q.step
    while step < abs(q.value) and q.value % (step * 10) == 0:
        step *= 10  # 160 is rounded to tens
    small = 0.6 * q.step  # "five" is rounded to whole ones
    return abs(value - q.value) <= max(small, min(step * 0.6, (LOOSE if rounded else ROUGH) * abs(q.value)), 0.02 * abs(q.value), LOOSE * abs(q.value) if rounded else 0)

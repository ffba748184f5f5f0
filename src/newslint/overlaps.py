"""Findings at the same words: which of them the reader gets."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from newslint import checks
from newslint.document import fold
from newslint.finding import LEVELS, in_order

RANKS = {"": 0, "house": 1, "newsroom": 2}  # of a rule by its origin; where two find one fault, the higher one speaks


def settled(found, source):
    """The findings, one for each place and fault, in order.  found: (finding, its Rule), in any order."""
    rules = dict(found)
    found = [(f, rules[f]) for f in in_order(rules)]
    found = drop_nested(found)
    if any(rule.origin for _, rule in found):
        found = drop_outranked(found, source)
    return drop_repeats([f for f, _ in found], source)


def drop_nested(found):
    """The pairs (finding, Rule) without the places inside what another one marks as no prose: residue, a masked word."""
    outer = sorted(p[:2] for f, rule in found if rule.not_prose for p in f.places if p.level != "note")
    if not outer:
        return found
    starts, furthest = [start for start, _ in outer], list(accumulate((end for _, end in outer), max))

    def nested(place, not_prose):
        up_to, before = bisect_right(starts, place.start), bisect_left(starts, place.start)
        far = furthest[up_to - 1] if up_to else -1  # how far those go that begin no later
        return far > place.end or before and furthest[before - 1] >= place.end or far == place.end and not not_prose

    return _filtered(found, lambda _, p, rule: nested(p, rule.not_prose))


def drop_outranked(found, source):
    """The pairs without the places at which a rule of the newsroom speaks of the same fault; else one of the house.

    Two remarks are about one fault where they would change the same letters, where both judge the same words, or where one
    asks for the words that the other one marks.
    """
    spots, asked = [], {}
    for i, (f, rule) in enumerate(found):
        about, rank = checks.load(rule.check).about_words, RANKS[rule.origin]
        for p in f.places:
            text, want = source[p.start : p.end], wanted(f, p)
            spots.append(_Spot(i, p, rank, rule, about, want, [_changed(p.start, text, new) for new in want]))
            if rank:
                for new in want:
                    pair = fold(text), fold(new)
                    asked[pair] = max(rank, asked.get(pair, 0))
    dropped, near = set(), []
    for spot in sorted(spots, key=lambda s: s.place[:2]):
        text = fold(source[spot.place.start : spot.place.end])
        if any(asked.get((fold(new), text), 0) > spot.rank for new in spot.want):
            dropped.add((spot.number, spot.place))
        near = [s for s in near if s.place.end > spot.place.start]
        for other in near:
            if loser := _loser(spot, other):
                dropped.add((loser.number, loser.place))
        near.append(spot)
    return _filtered(found, lambda i, p, _: (i, p) in dropped) if dropped else found


class _Spot:
    """A place of finding `number`, with what is wanted there, and where that would change the text."""

    __slots__ = ("number", "place", "rank", "rule", "about", "want", "changed")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)


def _loser(one, other):
    """Which of two places that overlap the reader is not shown, or None."""
    if one.rank == other.rank:
        if not (one.rule.in_glossary and other.rule.in_glossary) or one.place[:2] == other.place[:2]:
            return None
        high, low = sorted((one, other), key=lambda s: s.place.start - s.place.end)  # of two terms, the longer says more
        return low if _within(low.place, high.place) else None
    high, low = (one, other) if one.rank > other.rank else (other, one)
    if low.place.level == "error" != high.place.level:
        return None
    inside, outside = _within(low.place, high.place), _within(high.place, low.place)
    same = (
        high.want and low.want and (inside or any(_meet(a, b) for a in high.changed for b in low.changed))
        or low.about and (inside and high.want or high.about and (inside or outside))
        or inside and outside and (high.rule.check == low.rule.check or low.rank == RANKS["house"])
    )
    return low if same else None


def _within(inner, outer):
    return outer.start <= inner.start and inner.end <= outer.end


def _meet(one, other):
    """Whether two stretches that change overlap; an addition does so at its place."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return first < last or first == last and (one[0] == one[1] or other[0] == other[1])


def _changed(start, text, new):
    """(first, last) of what changes when a text at an offset is written anew; both are the same where something is added."""
    first, last, least = 0, len(text), min(len(text), len(new))
    while first < least and text[first] == new[first]:
        first += 1
    while last > first and len(text) - last < least - first and text[last - 1] == new[last - len(text) - 1]:
        last -= 1
    return start + first, start + last


def drop_repeats(found, source):
    """The findings without the places at which another rule has just said to write the same: “could led” as a wrong form,
    and “led” in it as a slip.  found: findings in order."""
    spots = sorted([(p.start, -p.end, i, p.level, want) for i, f in enumerate(found) for p in f.places if (want := wanted(f, p))])
    repeats, outer = set(), None
    for start, end, i, level, want in spots:
        end = -end
        if outer and end <= outer[1] and found[i].code != found[outer[2]].code and LEVELS.index(level) <= LEVELS.index(outer[3]) and (
            not {source[outer[0] : start] + new + source[end : outer[1]] for new in want}.isdisjoint(outer[4])
        ):
            repeats.add((i, start, end))
        elif not outer or end > outer[1]:
            outer = start, end, i, level, want
    if not repeats:
        return found
    left = [f.filter_places(lambda p, i=i: (i, p.start, p.end) not in repeats) for i, f in enumerate(found)]
    return in_order(f for f in left if f)


def _filtered(found, gone):
    """The pairs, in order, without the places for which gone(number of the finding, place, rule) is true."""
    left = {f: rule for i, (whole, rule) in enumerate(found)
            if (f := whole.filter_places(lambda p, i=i, rule=rule: not gone(i, p, rule)))}
    return [(f, left[f]) for f in in_order(left)]


def wanted(finding, place):
    """What may be written at a place, as far as the finding says; an empty tuple where it does not."""
    if place.fix:
        return (place.fix.edits[0].content,) if len(place.fix.edits) == 1 else ()
    return finding.suggestions if len(finding.places) == 1 else ()

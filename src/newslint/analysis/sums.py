"""How quantities must belong together: each relation gives the sum that is wrong in words, or None where it may be right.

A relation takes {role: [Quantity, …]} and says, for example, "18 + 13 is 31, not 30".  Figures are read as rounded where
they have a decimal or a scale ("$2.4 million") or are percentages, so that what rounding explains is right.
"""

GAP = 0.25  # of the whole: parts that miss it by more are not a list of all parts, or parts of something else
SLIGHT = 0.12  # of the whole, where nothing says that the list is complete


def room(q):
    """How far the true value may be from what is written: half of the last digit, none for a plain count."""
    if q.kind == "S":
        return 0
    if q.kind in "PG" or q.step < 1 or q.value % q.step or _has_decimals(q):
        return q.step / 2
    return q.step / 10 if q.scale else 0


def _has_decimals(q):
    """Whether a scaled number has decimals: "$2.4 million", whose step is a tenth of a million."""
    return bool(q.scale) and str(q.step).strip("0.") == "1" and len(str(int(q.step))) % 3 != 1


def number(value, like=None):
    """A number as the article writes its own: "$2.5 million", "12 percent", "1,250"."""
    if like is not None and like.kind == "M":
        return _money(value, like)
    value = round(value, 1) if abs(value) < 1000 else round(value)
    return f"{value:,.1f}".removesuffix(".0") if abs(value) < 1000 else f"{value:,}"


def _money(value, like):
    for name, factor in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if value >= factor:
            return f"{like.unit}{value / factor:,.2f}".rstrip("0").rstrip(".") + " " + name
    return f"{like.unit}{value:,.2f}".removesuffix(".00")


def parts(g):
    """whole: of everything; parts: that make it."""
    whole, pieces = g["whole"][0], _sides(g["parts"])
    total = _total(pieces)
    gap = abs(total - whole.value)
    room_here = sum(map(room, (whole, *pieces))) + (1 if whole.kind == "P" else 0)
    if gap <= room_here or any(p.value >= whole.value for p in pieces) or gap > GAP * whole.value + 0.5:
        return None
    return f"{_plus(pieces)} is {number(total, whole)}, not {number(whole.value, whole)}"


def open_parts(g):
    """The same where nothing says that all parts are named: only a small difference is a slip."""
    whole, pieces = g["whole"][0], g["parts"]
    gap = abs(_total(pieces) - whole.value)
    smallest = min(p.value for p in pieces)
    return parts(g) if (gap < smallest or max(p.value for p in pieces) == 1) and gap <= max(1, SLIGHT * whole.value) else None


def beyond(g):
    """whole; parts: some of it, which together cannot be more."""
    whole, pieces = g["whole"][0], _sides(g["parts"])
    over = _total(pieces) - whole.value
    if over <= sum(map(room, (whole, *pieces))) or over > whole.value / 2 or any(p.value >= whole.value for p in pieces):
        return None
    return f"{_plus(pieces)} is {number(_total(pieces), whole)}, more than {number(whole.value, whole)}"


def total(g):
    """parts: added up; said: their sum as the article has it; earlier: what the paragraph counts before, which may belong to it."""
    said, pieces = g["said"][0], g["parts"]
    if len(pieces) < 2:
        return None
    sums = [pieces]
    for q in reversed(g.get("earlier", ())):
        if q.kind != said.kind or q.unit != said.unit or q.value >= said.value or not q.exact:
            break
        sums.append([q, *sums[-1]])
    if any(abs(_total(p) - said.value) <= sum(map(room, (said, *p))) for p in sums):
        return None
    pieces = min(sums[:2], key=lambda p: abs(_total(p) - said.value))
    result = _total(pieces)
    if said.value > 3 * result:
        return None
    return f"{_plus(pieces)} is {number(result, said)}, not {number(said.value, said)}"


def rest(g):
    """whole less parts is what is left: said."""
    whole, pieces, said = g["whole"][0], g["parts"], g["said"][0]
    result = whole.value - _total(pieces)
    if result < 0 or abs(result - said.value) <= sum(map(room, (whole, said, *pieces))):
        return None
    return f"{number(whole.value, whole)} - {' - '.join(number(p.value, p) for p in pieces)} is {number(result, said)}, not {number(said.value, said)}"


def rest_of_share(g):
    """said: what is left of whole when a share in percent is gone."""
    whole, share, said = g["whole"][0], g["share"][0], g["said"][0]
    result = whole.value * (1 - share.value / 100)
    slack = whole.value * room(share) / 100 + room(whole) + room(said)
    if not 0 < share.value < 100 or abs(result - said.value) <= slack:
        return None
    return f"{number(whole.value, whole)} less {number(share.value)} percent is {number(result, said)}, not {number(said.value, said)}"


def difference(g):
    """said: by how much a and b differ.  A score may be one of both."""
    pair = [v for q in (*g["a"], *g.get("b", ())) for v in (q.value if q.kind == "S" else [q.value])]
    said = g["said"][0]
    high, low = max(pair), min(pair)
    slack = sum(map(room, (*g["a"], *g.get("b", ())))) + (said.step / 2 if g["a"][0].kind == "P" else room(said))
    if len(pair) != 2 or abs(high - low - said.value) <= slack:
        return None
    like = g["a"][0]
    return f"{number(high, like)} - {number(low, like)} is {number(high - low, like)}, not {number(said.value, said)}"


def product(g):
    """said: a times b."""
    a, b, said = g["a"][0], g["b"][0], g["said"][0]
    result = a.value * b.value
    slack = room(a) * b.value + room(b) * a.value + room(said)
    if abs(result - said.value) <= max(slack, 0.005 * result) or not 0.2 < said.value / max(result, 1) < 5:
        return None
    return f"{number(a.value, a)} x {number(b.value, b)} is {number(result, said)}, not {number(said.value, said)}"


def yearly(g):
    """said: what a comes to in a year; unit: "month" or "week"."""
    a, said = g["a"][0], g["said"][0]
    low, high = (12, 12) if g["unit"] == "month" else (50, 52)
    slack = 0.015 * high * a.value + 12 * room(a) + room(said)
    if low * a.value - slack <= said.value <= high * a.value + slack or not 0.3 < said.value / (high * a.value) < 3:
        return None
    return f"{high} x {number(a.value, a)} is {number(high * a.value, a)}, not {number(said.value, said)}"


def quotient(g):
    """said: a divided by b."""
    a, b, said = g["a"][0], g["b"][0], g["said"][0]
    if not b.value or abs(a.value / b.value - said.value) <= max(room(said), said.step / 2 if said.value > 9 else 0, 0.02 * said.value):
        return None
    return f"{number(a.value, a)} divided by {number(b.value, b)} is {number(a.value / b.value, said)}, not {number(said.value, said)}"


def average_of(g):
    """said: the average of the parts."""
    pieces, said = g["parts"], g["said"][0]
    if len({q.kind for q in pieces}) > 1 or pieces[-1].kind != said.kind and said.kind != "N":
        return None
    right = _total(pieces) / len(pieces)
    if len(pieces) < 2 or abs(right - said.value) <= max(max(map(room, pieces)) + room(said), 0.5 * said.step, 0.02 * right):
        return None
    return f"the average of {', '.join(number(q.value, q) for q in pieces[:-1])} and {number(pieces[-1].value, pieces[-1])} is {number(right, said)}, not {number(said.value, said)}"


def percent_of(g):
    """said: part of whole in percent."""
    part, whole, said = g["part"][0], g["whole"][0], g["said"][0]
    if not 0 < part.value <= whole.value or said.value > 100:
        return None
    low = 100 * (part.value - room(part)) / (whole.value + room(whole))
    high = 100 * (part.value + room(part)) / (whole.value - room(whole))
    if low - said.step <= said.value <= high + said.step:
        return None
    right = 100 * part.value / whole.value
    if whole.value <= 10 and abs(right - said.value) <= 3:
        return None  # "four in 10" is itself rounded
    if not said.exact and abs(right - said.value) < 5:
        return None
    return f"{number(part.value, part)} of {number(whole.value, whole)} is {_percent(right, said)} percent, not {number(said.value)}"


def change(g):
    """said: by how many percent `to` is more or less than `from`.  rise, fall: a word that says which, if it is there."""
    before, after, said = g["before"][0], g["after"][0], g["said"][0]
    if before.kind == "N" and after.kind == "P":
        before = before._replace(kind="P")  # "from 40 to 50 percent"
    if not before.value or before.kind != after.kind:
        return None
    right = 100 * after.value / before.value - 100
    apart = abs(after.value - before.value)
    if before.kind == "P" and abs(apart - said.value) <= (room(before) if said.value >= 1 and before.step < 1 else 0) and abs(right) > 3 * said.value:
        return (f"from {number(before.value)} to {number(after.value)} percent is {number(apart)} percentage point{'s' * (apart != 1)}, "
                f"or {_percent(abs(right), said)} percent")
    ends = [100 * (after.value + i * room(after)) / (before.value + j * room(before)) - 100 for i in (-1, 1) for j in (-1, 1)]
    if right * (min(ends) + max(ends)) < 0 or min(map(abs, ends)) - said.step <= said.value <= max(map(abs, ends)) + said.step:
        return None
    if before.kind == "P" and abs(apart - said.value) <= 2 * room(before) + room(said):
        return (f"from {number(before.value)} to {number(after.value)} percent is {number(apart)} percentage point{'s' * (apart != 1)}, "
                f"or {_percent(abs(right), said)} percent")
    kind = "a rise" if right > 0 else "a drop"
    return f"from {number(before.value, before)} to {number(after.value, after)} is {kind} of {_percent(abs(right), said)} percent, not {number(said.value)}"


def grown(g):
    """said: what is added to or taken from `before` in percent to make `after`; a wrong one is told of `after`."""
    return change(g)


def factor(g):
    """said: how many times `before` is `after`; a number, or the word of multiples in `word`."""
    before, after = g["before"][0], g["after"][0]
    times = g["times"]
    if not before.value or before.kind != after.kind:
        return None
    right = after.value / before.value
    slack = abs(right) * (room(after) / max(after.value, 1e-9) + room(before) / before.value) + 0.05 * times
    if abs(right - times) <= slack:
        return None
    said = {2: "double", 3: "three times", 4: "four times", 0.5: "half of"}.get(times) or f"{number(times)} times"
    return f"{said} {number(before.value, before)} is {number(times * before.value, after)}, not {number(after.value, after)}"


def fraction_of(g):
    """said: the fraction (or the part) of whole."""
    part, whole, share = g["part"][0], g["whole"][0], g["share"][0]
    if not whole.value or part.value > whole.value or part.kind != whole.kind:
        return None
    right = share.value * whole.value
    if abs(part.value - right) <= max(room(part), 0.03 * whole.value, 0.67 if part.kind == "N" else 0):
        return None
    return f"{_fraction(share.value)} of {number(whole.value, whole)} is {number(right, part)}, not {number(part.value, part)}"


def cut_by(g):
    """share: the fraction that is taken from `before`, or added, to make `after`."""
    before, after, share = g["before"][0], g["after"][0], g["share"][0]
    if not before.value or before.kind != after.kind:
        return None
    right = abs(after.value / before.value - 1)
    if abs(right - share.value) <= 0.03:
        return None
    lower = before.value * (1 - share.value if after.value < before.value else 1 + share.value)
    return f"{number(before.value, before)} {'less' if after.value < before.value else 'and'} {_fraction(share.value)} is {number(lower, after)}, not {number(after.value, after)}"


def hundred(g):
    """parts: percentages of one whole."""
    pieces = g["parts"]
    result = _total(pieces)
    if len(pieces) < 2 or result <= 100 + max(1.5 if len(pieces) < 5 else 3, len(pieces) * pieces[0].step / 2):
        return None
    return f"{_plus(pieces)} is {number(result)} percent, more than the whole"


def all_hundred(g):
    """parts: percentages that together are said to be the whole."""
    pieces = g["parts"]
    result = _total(pieces)
    if len(pieces) < 2 or abs(result - 100) <= max(0.1, (len(pieces) - 1) * pieces[0].step) or abs(result - 100) > 30:
        return None
    return f"{_plus(pieces)} is {number(result)} percent, not 100"


def most(g):
    """part: cannot be more than whole."""
    part, whole = g["part"][0], g["whole"][0]
    return f"{number(part.value)} is more than {number(whole.value)}" if part.value > whole.value else None


def one_less(g):
    """a: a place in a field of whole; b: how many come after it."""
    place, whole, said = g["a"][0], g["whole"][0], g["said"][0]
    right = whole.value - place.value
    return f"{number(whole.value)} - {number(place.value)} is {number(right)}, not {number(said.value)}" if right >= 0 and right != said.value else None


def _sides(pieces):
    """The quantities, each score as two of them."""
    return [side for q in pieces for side in ([q._replace(kind="N", value=v) for v in q.value] if q.kind == "S" else [q])]


def _total(pieces):
    return sum(p.value for p in pieces)


def _plus(pieces):
    return " + ".join(number(p.value, p) for p in pieces)


def _percent(value, said):
    """A percentage with as many decimals as the article gives, at least as many as it takes to differ."""
    return f"{value:.1f}".removesuffix(".0") if said.step < 1 or abs(value - round(value)) > 0.15 else f"{value:.0f}"


def _fraction(value):
    names = {0.5: "half", 1 / 3: "a third", 2 / 3: "two-thirds", 0.25: "a quarter", 0.75: "three-quarters", 0.2: "a fifth", 0.1: "a tenth"}
    near = min(names, key=lambda n: abs(n - value))
    return names[near] if abs(near - value) < 1e-6 else number(100 * value) + " percent"

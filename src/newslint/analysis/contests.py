"""How votes and scores must belong together: relations like those of sums.py."""

from newslint.analysis.sums import number


def vote(g):
    """whole: the members; parts: their votes, no more than they are, and as many where `all` says that nobody is missing."""
    whole, votes = g["whole"][0].value, _sides(g["parts"])
    cast = sum(votes)
    if len(votes) < 2 or cast == whole or cast < whole and "all" not in g or not 0 < whole < 1500 or cast > 3 * whole:
        return None
    return f"{' + '.join(map(number, votes))} is {number(cast)}, {'not' if 'all' in g else 'more than'} {number(whole)}"


def majority(g):
    """part: the votes that are said to be enough; whole: those of which it takes more than half, or the share."""
    part, whole = g["part"][0].value, g["whole"][0].value
    share = g["share"][0].value if g.get("share") else None
    if part > whole or (part >= share * whole - 0.5 if share else part > whole / 2):
        return None
    if share:
        return f"it takes {number(-(-share * whole // 1))} of {number(whole)}, and {number(part)} is less"
    return f"a majority of {number(whole)} is {number(whole // 2 + 1)}, not {number(part)}"


def one_more(g):
    """before: a tied vote; said: the vote after one more is cast."""
    (a, b), said = g["before"][0].value, g["said"][0].value
    if a != b or sorted(said) == [a, a + 1]:
        return None
    return f"one more vote makes {a}-{b} into {a + 1}-{b}, not {said[0]}-{said[1]}"


def won(g):
    """said: a score of the winner, whose own comes first."""
    a, b = g["said"][0].value
    return f"a winner's score is the higher one, and {a} is less than {b}" if a < b else None


def drawn(g):
    """said: a score that is even."""
    a, b = g["said"][0].value
    return f"a draw is even, and {a} is not {b}" if a != b else None


def straight(g):
    """parts: the sets of a match that was won without losing one."""
    lost = next((q.value for q in g["parts"] if q.kind == "S" and q.value[0] < q.value[1]), None)
    return f"straight sets mean that none was lost, and {lost[0]}-{lost[1]} was" if lost else None


def goals(g):
    """whole: a score; parts: the goals of the side that has more, which are no more than that."""
    high, scored = max(g["whole"][0].value), [q.value for q in g["parts"] if q.kind == "N"]
    if len(scored) < 2 or sum(scored) <= high:
        return None
    return f"{' + '.join(map(number, scored))} is {number(sum(scored))}, more than the {high} of the score"


def football(g):
    """a, b: touchdowns and field goals, one where the text has no number for them; said: the score after them."""
    touchdowns = g["a"][0].value if "a" in g else 1
    kicks = g["b"][0].value if "b" in g else bool(g["words"].get("kick"))
    least, said = 6 * touchdowns + 3 * kicks, g["said"][0].value
    if max(said) >= least:
        return None
    scored = _scored(touchdowns, "touchdown") + (f" and {_scored(kicks, 'field goal')}" if kicks else "")
    return f"{scored} are at least {least} points, and the score is {max(said)}-{min(said)}"


def _scored(count, what):
    return f"{number(count)} {what}{'s' * (count != 1)}"


def points(g):
    """before: the score at the half; plus: what the leader added; said: the score at the end."""
    before, plus, said = max(g["before"][0].value), g["plus"][0].value, max(g["said"][0].value)
    if before + plus == said:
        return None
    return f"{before} + {number(plus)} is {number(before + plus)}, not {said}"


def aggregate(g):
    """first, second: the scores of two legs or halves, from whoever's side; said: that of both together."""
    (a, b), (c, d), said = g["first"][0].value, g["second"][0].value, sorted(g["said"][0].value)
    sums = [(a + c, b + d), (a + d, b + c)]
    if said in map(sorted, sums):
        return None
    shown = " or ".join(dict.fromkeys(f"{max(pair)}-{min(pair)}" for pair in sums))
    return f"{a}-{b} and {c}-{d} make {shown}, not {max(said)}-{min(said)}"


def games(g):
    """a, b: games won by each side; whole: all games."""
    a, b, whole = g["a"][0].value, g["b"][0].value, g["whole"][0].value
    return None if a + b == whole else f"{number(a)} + {number(b)} is {number(a + b)}, not {number(whole)}"


def _sides(quantities):
    return [v for q in quantities for v in (q.value if q.kind == "S" else [q.value])]

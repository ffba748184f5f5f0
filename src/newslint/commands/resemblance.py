"""Which built-in house some copy resembles most: how often it writes as each of them does."""

import re
from collections import Counter

from newslint import houses, rules
from newslint.analysis.people import courtesy_house
from newslint.analysis.region import region
from newslint.house import CHOICES
from newslint.language.calendar_names import AP_MONTHS, MONTH_NAMES
from newslint.language.lists import words
from newslint.records import record

FEWEST = 5  # places by which a choice can be told
FEWEST_CHOICES = 4  # choices that must be told before copy resembles a house
LEAST = 0.6  # share of agreement below which no house is named
EVEN = 0.5  # what a choice counts for a house that has none
# choice: {its value: a pattern of the places that speak for it}, of the text as it stands
SHORT_MONTHS = f"(?:{'|'.join(map(re.escape, AP_MONTHS.values()))})"
LONG_MONTHS = f"(?:{'|'.join([MONTH_NAMES[i - 1] for i in AP_MONTHS])})"
PLACES = {
    "us": {"U.S.": r"\bU\.S\.", "US": r"\bUS\b(?!\$)"},
    "percent": {"percent": r"\d percent\b", "%": r"\d%", "per cent": r"\d per cent\b"},
    "dates": {"ap": rf"\b{SHORT_MONTHS} \d", "full": rf"\b{LONG_MONTHS} \d{{1,2}}\b|\b\d{{1,2}} {LONG_MONTHS}\b"},
    "times": {"7 a.m.": r"\d [ap]\.m\.", "7am": r"\d[ap]m\b"},
    "offices": {"Sen.": r"\b(?:Sen|Rep)\. (?=[A-Z])", "Senator": r"\b(?:Senator|Representative) (?=[A-Z])"},
}


@record
class Resemblance:
    """How far copy agrees with a house.

    name: the house.  share: 0 to 1, the mean over the choices that the copy tells.  against: ((choice, places that are written in another
    way, all places), …).
    """

    name: str
    share: float
    against: tuple


def count(docs):
    """{choice: Counter({value: places})} of some Documents."""
    found = {key: Counter() for key in (*PLACES, "courtesy", "spelling", "initials")}
    initials = _initials()
    for doc in docs:
        for key, values in PLACES.items():
            for value, pattern in values.items():
                found[key][value] += len(re.findall(pattern, doc.text))
        found["initials"]["F.B.I."] += len(initials[0].findall(doc.text))
        found["initials"]["FBI"] += len(initials[1].findall(doc.text))
        found["courtesy"][courtesy_house(doc)] += 1
        found["spelling"][region(doc)] += 1
    for counted in found.values():
        del counted[""]
    return found


def _initials():
    """Patterns of the initials with points, and of the same without, of words("initials")."""
    plain = words("initials")
    pointed = "|".join(re.escape("".join(letter + "." for letter in word)) for word in plain)
    return re.compile(rf"\b(?:{pointed})"), re.compile(rf"\b(?:{'|'.join(plain)})\b")


def resemblances(counted):
    """The Resemblances of all built-in houses that make a choice, the likest first."""
    told = {key: values for key, values in counted.items() if sum(values.values()) >= FEWEST}
    found = []
    for name in houses.names(rules.home()):
        choices = data(name).get("house", {})
        if not choices or not told:
            continue
        shares, against = [], []
        for key, values in told.items():
            every = sum(values.values())
            agreeing = values[choices[key]] if key in choices else every * EVEN
            shares.append(agreeing / every)
            if key in choices and agreeing < every:
                against.append((key, every - agreeing, every))
        found.append(Resemblance(name, sum(shares) / len(shares), tuple(sorted(against, key=lambda a: a[1] / a[2], reverse=True))))
    return sorted(found, key=lambda r: (-r.share, r.name))


def likest(counted, found):
    """The name of the house that the copy resembles, or "" where it does not tell."""
    told = [key for key, values in counted.items() if sum(values.values()) >= FEWEST]
    if len(told) < FEWEST_CHOICES or not found or found[0].share < LEAST:
        return ""
    return "" if len(found) > 1 and found[1].share == found[0].share else found[0].name


def clear_choice(counted, key, times):
    """(value, places for it, against it) of a choice that the copy makes clearly, so many times as often as not; or None."""
    values = counted[key]
    if not values:
        return None
    (value, places), every = values.most_common(1)[0], sum(values.values())
    return (value, places, every - places) if places >= 3 and places >= times * (every - places) and value in CHOICES[key] else None


def data(name):
    """The tables of a built-in house."""
    return houses.data(rules.home(), name)

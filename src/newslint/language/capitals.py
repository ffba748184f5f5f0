"""Words that have a capital wherever they stand, or in the names of institutions, and what is a slip away from them:
“Wensday”, “Govenor Holt”, “the Deparment of Justice”, “in Washingon”.

An unknown word with a capital is nearly always a name; only a short list can be held against it, and what stands
beside it must speak for the list.
"""

from functools import lru_cache

from newslint.language.lists import word_set
from newslint.language.calendar_names import DAY_NAMES, MONTH_NAMES, MONTHS
from newslint.language.lexicon import REPEATED, distance, edit_cost, lexicon

SHORTEST, LONG, VERY_LONG = 5, 7, 8  # letters of a slip; of one that may lack its company, a day one less; of a title two edits off
SURNAME = 165  # a title that is as common a name as this is not looked for
LAST_LETTERS = frozenset("aeo")  # a vowel at the end makes a word of another language: Presidente, Generale
BEFORE_DAY = word_set("words-before-weekdays")
BEFORE_MONTH = word_set("words-before-months")
PARTS_OF_DAY = frozenset("morning afternoon evening night nights".split())
# What the names of institutions are made of.
INSTITUTIONS = word_set("institution-words")
PLACES = word_set("places")
REGIONS = frozenset("northern southern eastern western".split())  # each before a part of the world
PARTS = PLACES | word_set("words-after-regions")
BEFORE_PLACE = word_set("words-before-places")
WITH_ARTICLE = frozenset("philippines netherlands caribbean mediterranean".split())
AFTER_PLACE = word_set("words-after-places")
TOWARDS = frozenset("of for".split())  # before people too: only for a long slip
VOWEL_SLIP = 9  # letters of a place in which one vowel may stand for another
AFTER_INSTITUTION = frozenset("of for on".split())


@lru_cache(4096)
def slip_of(word):
    """What the folded unknown word is a slip of, and what that is: (folded word, "day" | "month" | "title" |
    "institution" | "region" | "place"); None if there is nothing."""
    return meant(word) or _institution_or_place(word)


@lru_cache(4096)
def meant(word):
    """The folded weekday, month or title that the folded unknown word is a slip of, and which: (word, "day" | "month" |
    "title"); None if there is none.  The first letter is the same; one edit, or two in a long word."""
    if len(word) < SHORTEST:
        return None
    candidates = _of_letter(word[0]).get(len(word))
    if not candidates:
        return None
    near, letters = [], frozenset(word)
    for right, its, kind, most in candidates:
        # Letters tell quickly that nearly all names are none of these.
        if len(letters ^ its) <= 2 * most and 0 < (d := distance(word, right)) <= most:
            near.append((d, right, kind))
    near.sort()
    if not near or len(near) > 1 and near[0][0] == near[1][0]:
        return None
    right, kind = near[0][1:]
    return None if word[:-1] == right and word[-1] in LAST_LETTERS else (right, kind)


def _institution_or_place(word):
    """The last letter is the same too, and no letter stands for another: so most words of other languages differ."""
    candidates = _of_ends(word[0], word[-1]).get(len(word))
    if not candidates:
        return None
    letters = frozenset(word)
    for right, its, kind in candidates:
        if len(letters ^ its) < 3 and distance(word, right) < 3:
            cost = edit_cost(word, right)
            vowel = kind == "place" and len(word) == len(right) >= VOWEL_SLIP and cost <= 1  # Philidelphia
            if cost < 1 or cost == 1 and len(word) > len(right) or abs(cost - 2 * REPEATED) < 0.01 or vowel:
                return right, kind
    return None


@lru_cache(1024)
def _of_ends(first, last):
    """{letters of a slip: [(folded word, its letters, kind)]} of a first letter and a last one."""
    index = {}
    for words, kind in ((INSTITUTIONS, "institution"), (REGIONS, "region"), (PLACES, "place")):
        for word in sorted(w for w in words if w[0] == first and w[-1] == last):
            for size in range(len(word) - 2, len(word) + 3):
                index.setdefault(size, []).append((word, frozenset(word), kind))
    return index


@lru_cache(64)
def _of_letter(first):
    """{letters of a slip: [(folded word, its letters, "day" | "month" | "title", edits at the most)]} of a first letter."""
    from newslint.language.honorifics import HONORIFICS  # no other article needs it

    name_rank = lexicon().name_rank
    titles = {t.lower() for t, h in HONORIFICS.items() if t[0].lower() == first and h.form == "long" and t.isalpha() and len(t) > SHORTEST}
    kinds = {t: "title" for t in titles if name_rank(t) < SURNAME}
    kinds |= {name.lower(): "month" for name in MONTH_NAMES if len(name) > 4}
    kinds |= {name.lower() + s: "day" for name in DAY_NAMES for s in ("", "s")}
    index = {}
    for word, kind in sorted(kinds.items()):
        for size in range(max(SHORTEST, len(word) - 2), len(word) + 3) if word[0] == first else ():
            most = 1 + (size >= (VERY_LONG if kind == "title" else LONG))
            if abs(size - len(word)) <= most:
                index.setdefault(size, []).append((word, frozenset(word), kind, most))
    return index


def fits(word, right, kind, text, start, before, after):
    """Whether what is beside the word speaks for what it may be a slip of, as slip_of() says.

    text: the article's; start: where the word begins there.  before, after: its neighbours, folded.
    """
    end, long = start + len(word), len(word) >= VERY_LONG
    name_follows = text[end : end + 1] in (" ", "\u00a0") and text[end + 1 : end + 2].isupper()
    if kind == "title":
        return name_follows or before == "the" and long and text[end : end + 1] == " "
    if kind == "institution":
        return before in INSTITUTIONS or long and (before == "the" or after in AFTER_INSTITUTION or after in INSTITUTIONS)
    if kind == "region":
        return after in PARTS
    if kind == "place":
        return not name_follows and _is_beside_place(right, before, after, long)
    if kind == "month":
        near = before in BEFORE_MONTH or before in MONTHS or before.isdigit() or after.isdigit() or after[:-2].isdigit()
    else:
        near = before in BEFORE_DAY or after in PARTS_OF_DAY or after in MONTHS
    if near or name_follows or len(word) < LONG - (kind == "day") and not word.endswith("day"):
        return near
    return not _is_after_name(text, start)


def _is_beside_place(right, before, after, long):
    """Whether the neighbours are those of a place.  right: the place that may be meant."""
    if before == "the":
        return right in WITH_ARTICLE or after in AFTER_PLACE
    return before in BEFORE_PLACE or before in TOWARDS and long


def _is_after_name(text, start):
    """Whether a name or a title comes before the offset: Anna Thurday, Mr. Wensday."""
    last = text[max(0, start - 12) : start].split()[-1:]
    return bool(last) and last[0][0].isupper() and (last[0].isalpha() or last[0][-1] == "." and len(last[0]) < 5)

"""Words that have a capital wherever they stand, and what is a slip away from them: “Wensday”, “Govenor Holt”.

An unknown word with a capital is nearly always a name; only a short list can be held against it, and what stands
beside it must speak for the list.
"""

from functools import lru_cache

from newslint.calendar_names import DAY_NAMES, MONTH_NAMES, MONTHS
from newslint.lexicon import distance, lexicon

SHORTEST, LONG, VERY_LONG = 5, 7, 8  # letters of a slip; of one that may lack its company, a day one less; of a title two edits off
SURNAME = 165  # a title that is as common a name as this is not looked for
LAST_LETTERS = frozenset("aeo")  # a vowel at the end makes a word of another language: Presidente, Generale
BEFORE_DAY = frozenset("on last next until till every each since".split())
BEFORE_MONTH = frozenset("in last next since until till early late mid every this of".split())
PARTS_OF_DAY = frozenset("morning afternoon evening night nights".split())


@lru_cache(4096)
def meant(word):
    """The folded weekday, month or title that the folded unknown word is a slip of, and which: (word, "day" | "month" |
    "title"); None if there is none.  The first letter is the same; one edit, or two in a long word."""
    if len(word) < SHORTEST:
        return None
    near, letters = [], frozenset(word)
    for right, its, kind in _by_letter().get(word[0], ()):
        most = 1 + (len(word) >= (VERY_LONG if kind == "title" else LONG))
        # Letters tell quickly that nearly all names are none of these.
        if abs(len(word) - len(right)) <= most and len(letters ^ its) <= 2 * most and 0 < (d := distance(word, right)) <= most:
            near.append((d, right, kind))
    near.sort()
    if not near or len(near) > 1 and near[0][0] == near[1][0]:
        return None
    right, kind = near[0][1:]
    return None if word[:-1] == right and word[-1] in LAST_LETTERS else (right, kind)


@lru_cache(1)
def _by_letter():
    """{first letter: [(folded word, its letters, "day" | "month" | "title")]}."""
    from newslint.analysis.honorifics import HONORIFICS  # no other article needs it

    name_rank = lexicon().name_rank
    titles = {t.lower() for t, h in HONORIFICS.items() if h.form == "long" and t.isalpha() and len(t) > SHORTEST}
    kinds = {t: "title" for t in titles if name_rank(t) < SURNAME}
    kinds |= {name.lower(): "month" for name in MONTH_NAMES if len(name) > 4}
    kinds |= {name.lower() + s: "day" for name in DAY_NAMES for s in ("", "s")}
    index = {}
    for word, kind in sorted(kinds.items()):
        index.setdefault(word[0], []).append((word, frozenset(word), kind))
    return index


def fits(word, kind, text, start, before, after):
    """Whether what stands beside the word speaks for the day, month or title that it may be a slip of.

    text: the article's; start: where the word begins there.  before, after: its neighbours, folded.
    """
    end = start + len(word)
    name_follows = text[end : end + 1] in (" ", "\u00a0") and text[end + 1 : end + 2].isupper()
    if kind == "title":
        return name_follows
    if kind == "month":
        near = before in BEFORE_MONTH or before in MONTHS or before.isdigit() or after.isdigit() or after[:-2].isdigit()
    else:
        near = before in BEFORE_DAY or after in PARTS_OF_DAY or after in MONTHS
    if near or name_follows or len(word) < LONG - (kind == "day") and not word.endswith("day"):
        return near
    last = text[max(0, start - 12) : start].split()[-1:]  # Anna Thurday, Mr. Wensday
    return not (last and last[0][0].isupper() and (last[0].isalpha() or last[0][-1] == "." and len(last[0]) < 5))

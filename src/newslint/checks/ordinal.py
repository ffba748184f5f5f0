"""Ordinals in figures with the ending of another: 21th, 3th, 112nd."""

from newslint.language.calendar_names import MONTHS, days_in
from newslint.analysis.unknown import neighbours
from newslint.language.numbers import ending
from newslint.checks import Check, Triggers
from newslint.finding import Hit

ENDINGS = ("st", "nd", "rd", "th")
MAY_TOUCH = " \t\r\n\u00a0(\"“‘'’[—–-/"  # what may touch a number that is not a code or formula


class Ordinal(Check):
    """A number with an ending that is not its own.

    limit: the highest number that is looked for.  followers: words before which “st” and “rd” are surely endings, and
    not weights in stone (11st 4lb) or rounds (a 10rd magazine).
    """

    limit: int
    followers: frozenset

    slots = frozenset({"right"})

    def triggers(self):
        return Triggers(words=frozenset(f"{n}{e}" for n in range(1, self.limit + 1) for e in ENDINGS if e != ending(n)))

    def run(self, doc, keys):
        for word in sorted(keys):
            number, given = int(word[:-2]), word[-2:]
            for start, end in doc.spans(word):
                if not _apart(doc.text, start, end):
                    continue
                last, then = neighbours(doc, start, end)
                if last == "the":  # July the 10th
                    last = neighbours(doc, start - 4, start)[0] or last
                unit = given == "st" and number > 3 or given == "rd" and number % 5 == 0
                if unit and then not in self.followers and last not in MONTHS:
                    continue
                if number > 28 and _no_such_day(doc, start):
                    continue  # “the 31th of April”: which day it is comes first, and another rule asks
                right = ending(number)
                right = doc.text[start : end - 2] + (right.upper() if doc.text[end - 2 : end].isupper() else right)
                yield Hit(start, end, {"right": right}, fix=right)


def _no_such_day(doc, start):
    """Whether the number is the day of a month that has fewer."""
    from newslint.analysis.dates import dates  # nearly never needed

    return any(
        date.start <= start < date.end and 0 < date.month.value < 13
        and any(day.value > days_in(date.month.value) for day in date.days) for date in dates(doc)
    )


def _apart(text, start, end):
    """Whether the number is none of a code (AB-1th), a formula (n+1th) or an address."""
    joined = text[end : end + 1] == "-" and text[end + 1 : end + 4].isalpha() and text[end + 1 : end + 4].islower()  # 92th-minute
    if not joined and text[end : end + 1] in tuple("-_/@=\\") or start and text[start - 1] not in MAY_TOUCH:
        return False
    return start < 2 or text[start - 1] not in "-/" or text[start - 2].islower() and text[start - 1] == "-"

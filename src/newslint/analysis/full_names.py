"""People who are named in full, with what the article says of them there: the facts that articles are compared by."""

import re

from newslint.analysis.people import mentions_in_full
from newslint.document import fact
from newslint.records import record

AGE = re.compile(r",? (?:who is )?(?:aged )?(\d{1,3})(?=,| ?[—–;)]|\.(?:\s|$))|,? \((\d{1,3})\)")
AGE_BEFORE = re.compile(r"(?<![\w.,-])(\d{1,3})-year-old $")
AGE_SIZE = 20  # characters of an age before a name
AGES = range(1, 116)  # years

@record
class FullName:
    """A mention in full.  start, end: of given name and surname, text offsets; mention: people.Mention.

    given: the first given name.  surname: as written.  age: (start, end, years) if it follows, else None.
    """

    start: int
    end: int
    given: str
    surname: str
    mention: object
    age: tuple | None


@fact
def full_names(doc):
    """Every FullName in the newsroom's own running copy, captions and headlines left out, in order."""
    found = []
    for surname, m in mentions_in_full(doc):
        if m.running and m.given and not m.given[0].endswith("."):
            start = m.start + len(m.title) + 1 if m.title else m.start
            if doc.text.startswith(m.given[0], start, m.end):
                found.append(FullName(start, m.end, m.given[0], surname, m, _age(doc.text, m.start, m.end)))
    return tuple(sorted(found, key=lambda n: n.start))


def _age(text, start, end):
    m = AGE.match(text, end)
    if not m:
        if not text.endswith("year-old ", 0, start) or not (m := AGE_BEFORE.search(text, max(0, start - AGE_SIZE), start)):
            return None
    group = 1 if m[1] else 2
    years = int(m[group])
    return (*m.span(group), years) if years in AGES else None

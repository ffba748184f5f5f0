"""Social posts pasted into copy, by their signatures: "— Name (@handle) February 3, 2026"."""

from newslint.analysis.dates import DateExpr, dates_in
from newslint.document import LazyPattern, fact
from newslint.records import record

HANDLE = LazyPattern(r"\(@\w{1,30}\)")
# Between the handle and the date: "on ", ", ", " 10:32 PM - ", " · "
LEAD = LazyPattern(r"[\s,·•|–—-]*(?:on\s|at\s)?(?:\d{1,2}[:.]\d\d\s?(?:[AaPp]\.?[Mm]\.?)?)?[\s,·•|–—-]*")
DATE_WINDOW = 40  # characters


@record
class Signature:
    """The line under a post, [start, end) from its handle to its date; date: its full DateExpr."""

    start: int
    end: int
    date: DateExpr


@fact
def signatures(doc):
    """The dated signatures of posts, in order of place."""
    found = []
    if "(@" in doc.text:
        for m in HANDLE.finditer(doc.text):
            date = next((d for d in dates_in(doc, m.end(), m.end() + DATE_WINDOW) if d.year and d.days), None)
            if date and LEAD.fullmatch(doc.text, m.end(), date.outer_start):
                found.append(Signature(m.start(), date.outer_end, date))
    return tuple(found)

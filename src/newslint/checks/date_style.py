"""Feb. 3 beside February 3 in one article."""

from newslint.analysis.dates import dates
from newslint.analysis.quotes import quote_at
from newslint.language.calendar_names import AP_MONTHS, MONTH_NAMES, MONTHS
from newslint.checks import Check, Triggers
from newslint.document import RUNNING
from newslint.finding import Hit, Related


class DateStyle(Check):
    """Months before or after a day, short or in full: one finding, at the first place of the rarer form.

    The house decides ("ap" or "full"); else the article itself does, and where both are equally frequent the form
    that came first is taken to be meant.  Quotations, datelines and months without a day do not count.
    """

    slots = frozenset({"want", "other"})

    def triggers(self):
        return Triggers(words=frozenset(MONTHS))

    def run(self, doc, keys):
        house = doc.house.dates
        if house == "auto" and all(len(key) > 4 or key == "may" for key in keys):
            return
        short, full = [], []
        datelines = [s for s in doc.inline if s.kind == "dateline"]
        for date in dates(doc):
            if not date.days or date.form not in ("mdy", "dmy") or date.month.value == 5:
                continue
            written = doc.text[date.month.start : date.month.end]
            if len(written) < 5 and len(written) < len(MONTH_NAMES[date.month.value - 1]):
                kind = short
            elif date.month.value in AP_MONTHS:
                kind = full
            else:
                continue  # March to July are written in full in either style
            if kind is short and date.weekdays and date.weekdays[0].end - date.weekdays[0].start < 5 and not (
                doc.text.startswith(".", date.month.end)
            ):
                continue  # "Tue 24 Mar", as a listing has it
            block = doc.block_at(date.start)
            if block and block.end - block.start < date.outer_end - date.outer_start + 3:
                continue  # a line that is nothing but a date is not prose
            if block and block.kind in RUNNING and not quote_at(doc, date.start) and not any(
                s.start <= date.start < s.end for s in datelines
            ):
                kind.append(date)
        if house == "auto":
            if not short or not full:
                return
            few, many = sorted((short, full), key=lambda k: (len(k), -k[0].start))
        else:
            few, many = (short, full) if house == "full" else (full, short)
            if not few:
                return
        yield _hit(doc, few, many, few is full)


def _hit(doc, few, many, shorten):
    text = doc.text

    def place(date):
        end = date.month.end
        short = end - date.month.start < len(MONTH_NAMES[date.month.value - 1])
        return date.month.start, end + (text[end : end + 1] == "." and short)

    def wanted(date):
        month = date.month.value
        return AP_MONTHS.get(month, MONTH_NAMES[month - 1]) if shorten else MONTH_NAMES[month - 1]

    start, end = place(few[0])
    want = wanted(few[0])
    turned = shorten and few[0].form == "dmy"  # "3 September" becomes "Sept. 3"
    related = [Related(*place(d), "also", fix=None if turned or shorten and d.form == "dmy" else wanted(d)) for d in few[1:]]
    if many:
        at = many[0]
        related.append(Related(at.start, at.end, "evidence", f"“{text[at.start : at.end]}” here"))
    if many:
        other = f"“{text[many[0].start : many[0].end]}” elsewhere"
    else:
        other = "but the house shortens it before a day" if shorten else "but the house writes it out"
    if turned:
        start, day = few[0].start, few[0].days[0]
        return Hit(start, end, {"want": (want := f"{want} {day.value}"), "other": other}, suggestions=(want,), related=tuple(related))
    return Hit(start, end, {"want": want, "other": other}, fix=want, related=tuple(related))

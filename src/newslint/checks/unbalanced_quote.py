"""Quotation marks without a partner."""

from typing import NamedTuple

from newslint.analysis.marks import Fault, paired
from newslint.checks import Triggers
from newslint.document import RUNNING
from newslint.finding import Hit, Place

CLOSING = {"“": "”", '"': '"', "''": "''", "„": "“", "«": "»", "»": "«", "”": "”"}
OPENING = {"”": "“", '"': '"', "''": "''", "»": "«", "«": "»", "“": "“"}


class UnbalancedQuote(NamedTuple):
    """A double quotation mark that opens and never closes in its paragraph, closes what never opened, is turned the
    wrong way, or stands twice.  A quotation left open that the next paragraph opens again is whole; inches, feet and
    seconds are no quotation marks.

    Slots: what (what is wrong with the mark), cure (what to write).
    """

    slots = frozenset({"what", "cure"})

    def triggers(self):
        return Triggers(chars=frozenset({"“", "”", '"', "''", "„", "«", "»"}))

    def run(self, doc, keys):
        faults = paired(doc)[1]
        carried = dict(_carried_over(doc, faults)) if len(faults) > 1 else {}
        taken = set(carried.values())
        for fault in faults:
            if fault in taken:
                continue
            found = doc.text[fault.start : fault.end]
            if fault in carried:
                end = carried[fault]
                yield Hit(
                    fault.start, fault.end,
                    {"what": "this quotation is still open when its paragraph ends, and the next one does not open it again",
                     "cure": f"begin the next paragraph with {found}"},
                    related=(Place(end.start, end.end, "evidence", "closed here"),),
                )
            elif fault.kind == "turned":
                side = "closes" if fault.right == "”" else "opens"
                yield Hit(fault.start, fault.end, {"what": f"this mark {side} the quotation, but is turned the wrong way",
                                                   "cure": f"write {fault.right}"}, fix=fault.right)
            elif fault.kind == "doubled":
                yield Hit(fault.start, fault.end, {"what": "two quotation marks where one will do",
                                                   "cure": f"write {fault.right}"}, fix=fault.right)
            elif fault.kind == "unclosed":
                yield Hit(fault.start, fault.end, {
                    "what": "this quotation mark opens, and nothing closes it in the paragraph",
                    "cure": f"add {CLOSING[found]} where the quotation ends"})
            else:
                yield Hit(fault.start, fault.end, {
                    "what": "this quotation mark closes, and nothing opened it in the paragraph",
                    "cure": f"add {OPENING.get(found, found)} where the quotation begins"})


def _carried_over(doc, faults):
    """(opening, closing) of quotations that run over paragraphs without a mark at the start of the next."""
    running = None
    for one, two in zip(faults, faults[1:]):
        if one.kind == "unclosed" and two.kind == "unopened":
            running = running or {b: i for i, b in enumerate(doc.paragraphs)}
            a, b = doc.block_at(one.start), doc.block_at(two.start)
            if a in running and running.get(b) == running[a] + 1 and not _marks_between(doc, one, two):
                yield one, two


def _marks_between(doc, one: Fault, two: Fault):
    """Whether other quotations stand between the two marks."""
    from newslint.analysis.quotes import quotes_in

    return bool(quotes_in(doc, one.end, two.start))

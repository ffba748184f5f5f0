"""What is taken out of the findings after the checks."""

from newslint.document import CONFIRMING

MARKS = ("newslint", *[bracket + word for bracket in "[(" for word in CONFIRMING])


def may_silence(source):
    """Whether something in a source may silence findings, see filters.suppress; hardly any copy has such a mark."""
    folded = source.lower()
    return any([mark in folded for mark in MARKS])

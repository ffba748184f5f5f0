"""Dates for messages, in the order and length in which the copy writes its own."""

from newslint.language.calendar_names import AP_MONTHS, MONTH_NAMES, SHORT_MONTHS


def worded(text, like, year, month, day):
    """The date as the DateExpr `like` is written, or as AP has it where that is none: "17 February 2026", "Feb. 17, 2026"."""
    form = like.form if like else "mdy"
    name = MONTH_NAMES[month - 1]
    short = not like or form not in ("mdy", "dmy") or _is_short(text, like)
    if form == "dmy":
        return f"{day} {SHORT_MONTHS[month - 1].title() if short else name} {year}"
    return f"{AP_MONTHS.get(month, name) if short else name} {day}, {year}"


def as_subject(words):
    """The date as the subject of a sentence: an American one has a comma after its year as well."""
    return words + "," if "," in words else words


def _is_short(text, expr):
    return text[expr.month.start : expr.month.end].lower() != MONTH_NAMES[expr.month.value - 1].lower()

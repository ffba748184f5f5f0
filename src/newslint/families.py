"""The families of newslint's own rules; a newsroom's codes begin with other letters.  A new family is one entry here and one in server/families.py."""

from newslint.records import record


@record
class Family:
    """What the two letters of a code stand for.

    title: as a heading.  accepts_words: whether its findings end when a word is accepted.  shows_choices: whether its findings
    show how the copy is written, so that `newslint init` counts them.  glossary: whether many rules have one code.
    suppressions: whether it judges what silences the others.
    """

    title: str
    accepts_words: bool = False
    shows_choices: bool = False
    glossary: bool = False
    suppressions: bool = False


FAMILIES = {
    "TY": Family("Typos", accepts_words=True),
    "GR": Family("Grammar"),
    "TI": Family("Titles and names of people", shows_choices=True),
    "AT": Family("Attribution"),
    "MW": Family("Masked words"),
    "DA": Family("Dates and times", shows_choices=True),
    "CN": Family("Consistency", shows_choices=True),
    "QU": Family("Quotation marks"),
    "PU": Family("Punctuation"),
    "NU": Family("Numbers"),
    "WD": Family("Words and usage"),
    "ST": Family("House style"),
    "RE": Family("Residue"),
    "GL": Family("Terms of a glossary", glossary=True),
    "FA": Family("Facts that clash"),
    "XA": Family("Across articles"),
    "SU": Family("Suppressions", suppressions=True),
    "EN": Family("Encoding and input"),
}


def of(code):
    """The Family of a code, or of its two letters; for those of a newsroom, one whose title is the letters."""
    return FAMILIES.get(code[:2]) or Family(code[:2])

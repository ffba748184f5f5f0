"""How clients show the findings of each family of rules: LanguageTool's by category, the Guardian's editor by colour."""

# (id and name of the category, issue type).  Superdesk drops every issue type that it does not know.
STYLE = ("STYLE", "Style", "style")
TYPOS = ("TYPOS", "Possible Typo", "misspelling")
GRAMMAR = ("GRAMMAR", "Grammar", "grammar")
CONSISTENCY = ("CONSISTENCY", "Consistency", "grammar")
PUNCTUATION = ("PUNCTUATION", "Punctuation", "typographical")
GREY = "64748b"

SHOWN = {  # {family: (category, colour)}
    "TY": (GRAMMAR, "c00000"),
    "GR": (GRAMMAR, "b45309"),
    "TI": (CONSISTENCY, "7c3aed"),
    "AT": (CONSISTENCY, "1d4ed8"),
    "MW": (GRAMMAR, GREY),
    "DA": (GRAMMAR, "0f766e"),
    "CN": (CONSISTENCY, "0369a1"),
    "QU": (PUNCTUATION, GREY),
    "PU": (PUNCTUATION, "a16207"),
    "NU": (GRAMMAR, GREY),
    "WD": (GRAMMAR, GREY),
    "ST": (GRAMMAR, GREY),
    "RE": (PUNCTUATION, GREY),
    "GL": (GRAMMAR, GREY),
    "FA": (GRAMMAR, GREY),
    "XA": (GRAMMAR, GREY),
    "SU": (GRAMMAR, GREY),
    "EN": (PUNCTUATION, GREY),
}
NEWSROOM = (GRAMMAR, GREY)  # of a newsroom's own family


def category(mark):
    """(id, name, issue type) of a Mark, as LanguageTool's clients sort and colour it."""
    if mark.level == "note":
        return STYLE
    return TYPOS if mark.spelling else SHOWN.get(mark.family, NEWSROOM)[0]


def colour(family):
    """The colour of a family, as RRGGBB."""
    return SHOWN.get(family, NEWSROOM)[1]

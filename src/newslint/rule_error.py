"""The error of a rule file that cannot be used."""

MOST_SAID = 500  # characters of a message about a rule file
MOST_FAULTS = 20  # lines of one message


class RuleError(Exception):
    """A rule file that cannot be used; str() names file, rule, and remedy."""

    def __init__(self, text=""):
        lines = text.split("\n")[:MOST_FAULTS]
        super().__init__("\n".join(line if len(line) <= MOST_SAID else line[:MOST_SAID] + "…" for line in lines))

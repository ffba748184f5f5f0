"""The error of a rule file that cannot be used."""

MOST_SAID = 500  # characters of a message about a rule file
MOST_FAULTS = 20  # lines of one message


class RuleError(Exception):
    """A rule file that cannot be used; str() names file, rule, and remedy; lines: one for each fault."""

    def __init__(self, text=""):
        lines = text.split("\n")
        more = [f"{len(lines) - MOST_FAULTS} more faults"] if len(lines) > MOST_FAULTS else []
        self.lines = [line if len(line) <= MOST_SAID else line[:MOST_SAID] + "…" for line in lines[:MOST_FAULTS]] + more
        super().__init__("\n".join(self.lines))

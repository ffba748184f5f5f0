"""The error of a configuration: apart, for config.py and config_file.py both raise it."""


MOST_FAULTS = 20  # lines of one error


class ConfigError(Exception):
    """A configuration that cannot be used.

    lines: one for each fault, with file, key, and remedy.  missing: the paths of accept files that are not there; only_missing:
    whether that is all that is wrong.
    """

    def __init__(self, *lines, missing=()):
        self.missing, self.only_missing = tuple(missing), 0 < len(lines) == len(missing)
        self.lines = lines if len(lines) <= MOST_FAULTS else (*lines[:MOST_FAULTS], f"{len(lines) - MOST_FAULTS} more faults")
        super().__init__("\n".join(self.lines))

    def reworded(self, lines):
        """The same error with other lines."""
        error = ConfigError(*lines, missing=self.missing)
        error.only_missing = self.only_missing
        return error


def together(errors):
    """One ConfigError for several."""
    return ConfigError(*(line for err in errors for line in err.lines), missing=[path for err in errors for path in err.missing])

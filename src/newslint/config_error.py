"""The error of a configuration: apart, for config.py and config_file.py both raise it."""


MOST_FAULTS = 20  # lines of one error


class ConfigError(Exception):
    """A configuration that cannot be used; lines: one for each fault, with file, key, and remedy."""

    def __init__(self, *lines):
        self.lines = lines if len(lines) <= MOST_FAULTS else (*lines[:MOST_FAULTS], f"{len(lines) - MOST_FAULTS} more faults")
        super().__init__("\n".join(self.lines))

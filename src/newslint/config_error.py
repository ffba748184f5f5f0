"""The error of a configuration: apart, for config.py and config_file.py both raise it."""


class ConfigError(Exception):
    """A configuration that cannot be used; str() is one line with file, key, and remedy."""

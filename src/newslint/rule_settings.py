"""What a config sets of a rule: [set.NAME] replaces keys of the rule of that name, and switches it on."""

PATTERNS = frozenset({"pattern", "patterns", "timeout"})
LONGEST_TIMEOUT = 30  # seconds that a pattern of a config may take at most for one article
NOT_SET = ("code", "check", "formerly", "data")  # what makes the rule what it is


class SettingError(Exception):
    """A setting that no rule can take; str() says what to do."""


def read(text):
    """{name or code of a rule: {key: value}} of its JSON."""
    from json import loads

    return loads(text) if text else {}


def applied(name, table, settings):
    """The table of a rule with what is set of it.  Raises SettingError."""
    if not isinstance(table, dict):
        return table
    changes = settings.get(name, settings.get(table.get("code")))
    if changes is None:
        return table
    for key in changes:
        if key in NOT_SET:
            raise SettingError(f"{key!r} cannot be set; write a rule of your own")
    if "since" in changes:
        changes = changes | {"since": _day(changes["since"])}
    if not PATTERNS.isdisjoint(changes):  # newslint's own run without a limit, since they are known not to run away
        changes = {"timeout": 1.0} | changes
        if not isinstance(changes["timeout"], (int, float)) or not 0 < changes["timeout"] <= LONGEST_TIMEOUT:
            raise SettingError(f"'timeout' must be more than 0 and at most {LONGEST_TIMEOUT} (seconds)")
    return table | {"default": "on"} | {
        k: table[k] | v if isinstance(v, dict) and isinstance(table.get(k), dict) else v for k, v in changes.items()}


def _day(value):
    """The date of its text, in which form JSON has it; anything else as it is, for the check of all rules to name."""
    from datetime import date

    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value

"""The parameters of a rule: values of the types that its check takes."""

PATTERNS = frozenset({"pattern", "patterns"})  # parameters in which (?@name) is any word of a list
CONTEXTS = frozenset({"contexts", "terms"})  # parameters with entries in which @name is a choice of the words of a list
TABLES = frozenset({"map", "swap", "verbs"})  # parameters that may be a list as a whole, of words and what follows their colons


def typed(key, value, wanted):
    """A parameter as its check takes it.  wanted: tuple or frozenset of texts, tuple[tuple, ...] of texts and lists of
    texts; dict, whose values the check looks at itself, dict[str, str] or dict[str, list]; str, int, float or bool.
    Raises ValueError."""
    plain, inside = getattr(wanted, "__origin__", wanted), getattr(wanted, "__args__", ())
    if plain in (tuple, frozenset) and isinstance(value, list):
        if {*map(type, value)} <= {str} and "" not in value:
            return plain(value)
        for v in value:
            if not is_text(v) and not (tuple in inside and isinstance(v, list) and all(map(is_text, v))):
                raise ValueError(f"{key!r} must be a list of texts, and {v!r} is not a text")
        return plain(tuple(v) if isinstance(v, list) else v for v in value)
    if plain is dict and inside and isinstance(value, dict):
        for name, v in value.items():
            if not (is_text(v) if inside[1] is str else isinstance(v, list) and v and all(map(is_text, v))):
                kind = "a text" if inside[1] is str else "a list of texts"
                raise ValueError(f"{key!r}: {name!r} must have {kind}, not {v!r}")
    if plain is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, plain) or (plain is int and isinstance(value, bool)):
        kinds = {tuple: "a list", frozenset: "a list", dict: "a table", str: "a text", int: "a whole number",
                 float: "a number", bool: "true or false"}
        raise ValueError(f"{key!r} must be {kinds.get(plain, plain.__name__)}")
    return value


def is_text(value):
    """Whether it is a text that is not empty."""
    return isinstance(value, str) and value != ""


def names_list(key, value):
    """Whether a parameter may name a list, as "@months", or (?@months) in a pattern."""
    if isinstance(value, dict):
        return any([names_list(key, v) for v in value.values()])
    if isinstance(value, str):
        return key in TABLES and value[:1] == "@" or key in PATTERNS and "(?@" in value
    if key in PATTERNS:
        return isinstance(value, list) and any([isinstance(v, str) and "(?@" in v for v in value])
    return isinstance(value, list) and any([isinstance(v, str) and (v[:1] == "@" or key in CONTEXTS and "@" in v) for v in value])

"""The parameters of a rule: word lists by their names, and values of the types that its check takes."""

from newslint.rule_error import RuleError


def with_lists(rule, key, value):
    """The parameter with every "@name" in a list of texts replaced by the words of lists/name.txt.  Raises RuleError."""
    if isinstance(value, dict):
        return {k: with_lists(rule, key, v) for k, v in value.items()}
    if key in ("map", "swap") and _is_list_name(value):
        return _table(rule, key, value[1:])
    if not isinstance(value, list) or not any(map(_is_list_name, value)):
        return value
    from newslint.language import lists

    out = []
    for v in value:
        if _is_list_name(v):
            try:
                out += lists.words(v[1:])
            except lists.UnknownList as err:
                raise RuleError(f"{rule.file}: [{rule.name}] {key!r}: {err}") from None
        else:
            out.append(v)
    return list(dict.fromkeys(out)) if all(isinstance(v, str) for v in out) else out


def _table(rule, key, name):
    """{word: what follows its colon} of lists/name.txt.  Raises RuleError."""
    from newslint.language import lists

    try:
        found = lists.table(name)
    except lists.UnknownList as err:
        raise RuleError(f"{rule.file}: [{rule.name}] {key!r}: {err}") from None
    if odd := [word for word, forms in found.items() if not forms]:
        raise RuleError(f"{rule.file}: [{rule.name}] {key!r}: “@{name}” is no table; nothing follows {odd[0]!r}")
    return {word: forms[0] for word, forms in found.items()}


def _is_list_name(value):
    """Whether a parameter's entry is "@" and a name in small letters and hyphens: no pattern, no handle with a capital."""
    return isinstance(value, str) and value[:1] == "@" and value[1:].replace("-", "").isalpha() and value[1:].islower()


def typed(rule, key, value, wanted):
    """A parameter as its check takes it.  wanted: tuple or frozenset of texts, tuple[tuple, ...] of texts and lists of
    texts; dict, whose values the check looks at itself, dict[str, str] or dict[str, list]; str, int, float or bool."""
    plain, inside = getattr(wanted, "__origin__", wanted), getattr(wanted, "__args__", ())
    if plain in (tuple, frozenset) and isinstance(value, list):
        if {*map(type, value)} <= {str} and "" not in value:
            return plain(value)
        for v in value:
            if not is_text(v) and not (tuple in inside and isinstance(v, list) and all(map(is_text, v))):
                raise RuleError(f"{rule.file}: [{rule.name}] {key!r} must be a list of texts, and {v!r} is not a text")
        return plain(tuple(v) if isinstance(v, list) else v for v in value)
    if plain is dict and inside and isinstance(value, dict):
        for name, v in value.items():
            if not (is_text(v) if inside[1] is str else isinstance(v, list) and v and all(map(is_text, v))):
                kind = "a text" if inside[1] is str else "a list of texts"
                raise RuleError(f"{rule.file}: [{rule.name}] {key!r}: {name!r} must have {kind}, not {v!r}")
    if plain is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, plain) or (plain is int and isinstance(value, bool)):
        kinds = {tuple: "a list", frozenset: "a list", dict: "a table", str: "a text", int: "a whole number",
                 float: "a number", bool: "true or false"}
        raise RuleError(f"{rule.file}: [{rule.name}] {key!r} must be {kinds.get(plain, plain.__name__)}")
    return value


def is_text(value):
    return isinstance(value, str) and value != ""

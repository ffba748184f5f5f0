"""What a rule says: the names in the braces of its message, and a hint for a name that is none."""


def nearest(word, known):
    """“; did you mean …?” for the known word nearest to a wrong one, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def slots(says):
    """The names in the braces of a message."""
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(says) if name is not None]


def formats(says):
    """(name, sign, what comes after it) of what a message wants converted or laid out in some way."""
    from string import Formatter

    for _, name, layout, conversion in Formatter().parse(says):
        yield name, ":", layout
        yield name, "!", conversion

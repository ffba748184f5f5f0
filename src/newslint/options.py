"""What a run is asked for, and what a program gives to a Session: each argument of a wrong type is refused by its name."""

import os

from newslint.records import record


@record
class Options:
    """What a run is asked for; each but `stdin_name` and `cache` overrides or adds to the config.

    exclude: patterns below the working folder.  published: datetime.date or None.  level: the least level shown, or None.  jobs: processes, 0 for an automatic number.
    cache: whether unchanged articles may be answered from what was found before.
    """

    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    level: str | None = None
    published: object = None
    stdin_name: str = "stdin"
    jobs: int = 0
    cache: bool = False


def as_instance(name, value, kind):
    """The value, which is of that kind.  Raises TypeError."""
    if isinstance(value, kind):
        return value
    hint = "; decode it first" if isinstance(value, (bytes, bytearray)) else ""
    raise TypeError(f"{name} must be {_a(kind.__name__)}, not {_shown(value)}{hint}")


def as_path(name, value, needed=False):
    """The path as a str; None where none is given and none is needed.  Raises TypeError."""
    if value is None and not needed:
        return None
    if isinstance(value, (str, bytes, os.PathLike)):
        return os.fsdecode(value)
    raise TypeError(f"{name} must be a str or a path, not {_shown(value)}")


def as_paths(name, values):
    """The paths as a list of str.  Raises TypeError."""
    if isinstance(values, (str, bytes, os.PathLike)):
        raise TypeError(f"{name} must be several paths, not {_shown(values)}; write [{values!r}]")
    try:
        found = list(values)
    except TypeError:
        raise TypeError(f"{name} must be several paths, not {_shown(values)}") from None
    return [as_path(f"{name}[{i}]", value, needed=True) for i, value in enumerate(found)]


def as_day(published):
    """The datetime.date that is meant, or None.  Raises TypeError, or ValueError for a text that is none."""
    if published is None:
        return None
    from datetime import date, datetime

    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    wanted = "published must be a datetime.date or a text such as \"2026-02-03\", not "
    if not isinstance(published, str):
        raise TypeError(wanted + _shown(published))
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise ValueError(f"{wanted}{published!r}") from None


def _shown(value):
    """The type of a value, or None."""
    return "None" if value is None else _a(type(value).__name__)


def _a(word):
    return ("an " if word[:1] in "aeiouAEIOU" else "a ") + word

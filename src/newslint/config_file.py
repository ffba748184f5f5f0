"""One config file, or one section of it: TOML in, checked values out."""

import os

from newslint.config import ConfigError, parse_date
from newslint.document import Later
from newslint.finding import LEVELS
from newslint.house import CHOICES
from newslint.records import record

KEYS = ("extend", "select", "ignore", "level", "levels", "exclude", "rules", "accept", "published", "encoding", "house", "paths")
IGNORE_KEYS = ("path", "code", "text", "reason", "until")
IGNORE_HEAD = Later(r"\s*\[\[\s*(?:tool\.newslint\.)?ignore\s*\]\]")


@record
class Ignore:
    """An [[ignore]] entry: what it leaves alone, why, and how long.

    code: a code, family or name, or "" for all.  path: a pattern below the config's folder, or "".  text: what the
    finding must name, or "".  until: the last day (datetime.date) on which it silences, or None.  row: its line in the config, 1-based.
    """

    code: str
    path: str
    text: str
    reason: str
    until: object
    row: int


@record
class Section:
    """The values of a file, or of one [paths."…"] table in it.

    where: how it is named to the user.  file, root: the file and its folder.  values: {key: checked value}; lists of
    texts are tuples, `rules` absolute paths, `accept` a tuple of (word, file), `exclude` a tuple of (root, pattern).
    paths: ((pattern, Section), …), of a file only.
    """

    where: str
    file: str
    root: str
    values: dict
    paths: tuple = ()


def read(path):
    """The Sections of a file and of those it extends, from the first of them to the file itself.

    Raises ConfigError: unreadable, not TOML, an unknown key, a wrong value, a circle of extends.
    """
    return _read(path, ())


def _read(path, above):
    import tomli

    path = os.path.abspath(path)
    shown = display(path)
    if path in above:
        raise ConfigError(f"{display(above[-1])}: extend leads back to {shown}")
    try:
        with open(path, "rb") as f:
            text = f.read().decode("utf-8")
        data = tomli.loads(text)
    except OSError as err:
        raise ConfigError(f"{shown}: cannot be read: {err.strerror}") from None
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as err:
        both = "; write the codes of an ignore list as [[ignore]] entries too" if "'ignore'" in str(err) else ""
        raise ConfigError(f"{shown}: not valid TOML: {err}{both}") from None
    if os.path.basename(path) == "pyproject.toml":
        data = data.get("tool", {}).get("newslint", {})
    rows = [i for i, line in enumerate(text.split("\n"), 1) if IGNORE_HEAD.match(line)]
    section = _section(shown, shown, os.path.dirname(path), data, rows)
    below = []
    for base in section.values.get("extend", ()):
        below += _read(os.path.join(section.root, base), (*above, path))
    return [*below, section]


def display(path):
    """A path as the user would type it: below the working folder, relative to it."""
    inside = os.path.relpath(path)
    return path if inside.startswith("..") else inside


def _section(where, file, root, data, rows):
    from newslint.rules import nearest

    def fail(text):
        raise ConfigError(f"{where}: {text}")

    values, paths = {}, []
    for key, value in data.items():
        if key not in KEYS:
            fail(f"unknown key {key!r}{nearest(key, KEYS)}")
        if key == "paths":
            if where != file or not isinstance(value, dict):
                fail('paths must be tables such as [paths."opinion/**"]')
            for pattern, table in value.items():
                name = f'{file}: [paths."{pattern}"]'
                if not isinstance(table, dict):
                    fail('paths must be tables such as [paths."opinion/**"]')
                for inner in ("extend", "exclude", "encoding", "paths"):
                    if inner in table:
                        raise ConfigError(f"{name}: {inner!r} holds for the whole file; put it above the [paths] tables")
                if any(isinstance(v, dict) for v in table.get("ignore", []) if isinstance(table.get("ignore"), list)):
                    raise ConfigError(f"{name}: an [[ignore]] entry has its own path; put it above the [paths] tables")
                paths.append((pattern, _section(name, file, root, table, ())))
        else:
            values.update(_value(fail, root, key, value, rows))
    return Section(where, file, root, values, tuple(paths))


def _value(fail, root, key, value, rows):
    """{key: checked value}; an `ignore` list gives `ignore` and `ignores`."""
    if key == "ignore" and isinstance(value, list):
        tables = [v for v in value if isinstance(v, dict)]
        names = [v for v in value if not isinstance(v, dict)]
        found = {"ignores": tuple(_ignore(fail, t, rows[i] if i < len(rows) else 1) for i, t in enumerate(tables))} if tables else {}
        return found | ({"ignore": _texts(fail, key, names)} if names or not tables else {})
    if key in ("extend", "select", "ignore", "exclude", "rules", "accept"):
        texts = _texts(fail, key, value)
        if key == "rules":
            texts = _rule_files(fail, root, texts)
        elif key == "accept":
            paths = tuple(os.path.join(root, name) for name in texts)
            return {"accept": tuple(pair for path in paths for pair in _accepted(fail, path)), "accept_files": paths}
        elif key == "exclude":
            texts = tuple((root, pattern) for pattern in texts)
        return {key: texts}
    if key == "level" and value not in LEVELS:
        fail(f"level {value!r} must be one of {', '.join(LEVELS)}")
    if key in ("levels", "house") and not isinstance(value, dict):
        fail(f"{key!r} must be a table")
    if key == "levels":
        for rule, level in value.items():
            if level not in LEVELS:
                fail(f"levels: {rule} = {level!r} must be one of {', '.join(LEVELS)}")
    elif key == "house":
        _house(fail, value)
    elif key == "encoding":
        try:
            "".encode(value)
        except (LookupError, TypeError):
            fail(f"unknown encoding {value!r}; write one such as utf-8 or cp1252")
    elif key == "published":
        try:
            value = value if _is_date(value) else parse_date(value)
        except (TypeError, ValueError):
            fail(f"published {value!r} must be a date such as 2026-02-03")
    return {key: value}


def _texts(fail, key, value):
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        fail(f"{key!r} must be a list of texts")
    return tuple(value)


def _house(fail, table):
    from newslint.rules import nearest

    for key, value in table.items():
        if key not in CHOICES:
            fail(f"house: unknown key {key!r}{nearest(key, CHOICES)}")
        if value not in CHOICES[key]:
            fail(f"house: {key} = {value!r} must be one of {', '.join(CHOICES[key])}")


def _ignore(fail, table, row):
    from newslint.rules import nearest

    for key, value in table.items():
        if key not in IGNORE_KEYS:
            fail(f"ignore (line {row}): unknown key {key!r}{nearest(key, IGNORE_KEYS)}")
        if key != "until" and not isinstance(value, str):
            fail(f"ignore (line {row}): {key!r} must be a text")
    if not table.get("reason", "").strip():
        fail(f"ignore (line {row}): say in 'reason' why this is left alone")
    if not any(table.get(key) for key in ("path", "code", "text")):
        fail(f"ignore (line {row}): name a path, a code or a text; without them it would silence everything")
    until = table.get("until")
    if until is not None and not _is_date(until):
        fail(f"ignore (line {row}): until must be a date such as 2026-12-31, without quotation marks")
    return Ignore(table.get("code", ""), table.get("path", ""), table.get("text", ""), table["reason"], until, row)


def _rule_files(fail, root, patterns):
    files = []
    for pattern in patterns:
        found = _matching(os.path.join(root, pattern))
        if not found:
            fail(f"rules: no file matches {pattern!r}")
        files += [f for f in found if f not in files]
    return tuple(files)


def _matching(pattern):
    """The files that a pattern names, in order."""
    if not any(sign in pattern for sign in "*?["):
        return [pattern] * os.path.lexists(pattern)
    from glob import glob

    return sorted(glob(pattern, recursive=True))


def _accepted(fail, path):
    """The (folded word, file) pairs of an accept file: one word or name a line, # begins a comment."""
    from newslint.document import fold

    try:
        with open(path, encoding="utf-8-sig") as f:
            rows = [line.partition("#")[0].strip() for line in f]
    except (OSError, UnicodeDecodeError) as err:
        reason = getattr(err, "strerror", None) or "it is not UTF-8"
        fail(f"accept: {os.path.basename(path)} cannot be read: {reason}")
    return [(fold(" ".join(row.strip("\"“”").split())), display(path)) for row in rows if row]


def _is_date(value):
    """Whether it is a date, and none with a time."""
    from datetime import date

    return type(value) is date

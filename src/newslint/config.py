"""newslint.toml or [tool.newslint]: found from the article upwards, checked, and merged with the command line."""

import os
import re
from datetime import date
from typing import NamedTuple

from newslint.finding import LEVELS
from newslint.house import CHOICES, House

KEYS = ("select", "ignore", "level", "levels", "exclude", "rules", "accept", "published", "encoding", "house")


IGNORE_HEAD = re.compile(r"\s*\[\[\s*(?:tool\.newslint\.)?ignore\s*\]\]")
IGNORE_KEYS = ("path", "code", "text", "reason", "until")


class ConfigError(Exception):
    """A configuration that cannot be used; str() is one line with file, key, and remedy."""


class Ignore(NamedTuple):
    """An [[ignore]] entry: what it leaves alone, why, and how long.

    code: a code, family or name, or "" for all.  path: a pattern below the config's folder, or "".  text: what the
    finding must name, or "".  until: the last day on which it silences, or None.  row: its line in the config, 1-based.
    """

    code: str
    path: str
    text: str
    reason: str
    until: date | None
    row: int


class Config(NamedTuple):
    """What holds for an article.

    file: where it was found, or None.  ignores: the [[ignore]] entries.  select, ignore: codes, families (“TY”) or names of rules.  level: the least
    level that is shown.  levels: ((rule, level), …) that replace a rule's own.  exclude: patterns of paths below
    `root`.  rules: rule files of the newsroom, absolute.  accept: folded words and names.  published: datetime.date
    for articles that do not say.  encoding: of the files.
    """

    file: str | None = None
    root: str = "."
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    level: str = "note"
    levels: tuple[tuple[str, str], ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    accept: frozenset[str] = frozenset()
    published: date | None = None
    encoding: str = "utf-8"
    house: House = House()


class Configs:
    """The Config of each directory, read once.  explicit: a file that replaces the search."""

    def __init__(self, explicit=None):
        self._known = {}
        self._explicit = read(explicit) if explicit else None

    def near(self, path):
        """The Config for the article at that path.  Raises ConfigError."""
        return self._explicit or self._of(os.path.dirname(os.path.abspath(path)))

    def here(self):
        """The Config for the working folder.  Raises ConfigError."""
        return self._explicit or self._of(os.getcwd())

    def _of(self, folder):
        if folder not in self._known:
            parent = os.path.dirname(folder)
            self._known[folder] = _in(folder) or (self._of(parent) if parent != folder else Config())
        return self._known[folder]


def _in(folder):
    own = os.path.join(folder, "newslint.toml")
    if os.path.isfile(own):
        return read(own)
    project = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(project):
        with open(project, encoding="utf-8", errors="replace") as f:
            if "[tool.newslint" in f.read():
                return read(project)
    return None


def read(path):
    """The Config in a file.  Raises ConfigError: unreadable, not TOML, an unknown key, a wrong value."""
    import tomli

    shown = os.path.relpath(path) if not os.path.relpath(path).startswith("..") else path
    try:
        with open(path, "rb") as f:
            text = f.read().decode("utf-8")
        data = tomli.loads(text)
    except OSError as err:
        raise ConfigError(f"{shown}: cannot be read: {err.strerror}") from None
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as err:
        raise ConfigError(f"{shown}: not valid TOML: {err}") from None
    if os.path.basename(path) == "pyproject.toml":
        data = data.get("tool", {}).get("newslint", {})
    rows = [i for i, line in enumerate(text.split("\n"), 1) if IGNORE_HEAD.match(line)]
    return _config(shown, os.path.dirname(os.path.abspath(path)), data, rows)


def _config(shown, root, data, rows):
    from newslint.rules import nearest

    def fail(text):
        raise ConfigError(f"{shown}: {text}")

    def strings(key):
        value = data.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            fail(f"{key!r} must be a list of texts")
        return tuple(value)

    for key in data:
        if key not in KEYS:
            fail(f"unknown key {key!r}{nearest(key, KEYS)}")
    tables = [v for v in data.get("ignore", []) if isinstance(v, dict)] if isinstance(data.get("ignore"), list) else []
    if tables:
        data = data | {"ignore": [v for v in data["ignore"] if not isinstance(v, dict)]}
    level = data.get("level", "note")
    if level not in LEVELS:
        fail(f"level {level!r} must be one of {', '.join(LEVELS)}")
    levels = data.get("levels", {})
    if not isinstance(levels, dict):
        fail("'levels' must be a table of rule = level")
    for rule, value in levels.items():
        if value not in LEVELS:
            fail(f"levels: {rule} = {value!r} must be one of {', '.join(LEVELS)}")
    house = data.get("house", {})
    if not isinstance(house, dict):
        fail("'house' must be a table")
    for key, value in house.items():
        if key not in CHOICES:
            fail(f"house: unknown key {key!r}{nearest(key, CHOICES)}")
        if value not in CHOICES[key]:
            fail(f"house: {key} = {value!r} must be one of {', '.join(CHOICES[key])}")
    encoding = data.get("encoding", "utf-8")
    try:
        "".encode(encoding)
    except (LookupError, TypeError):
        fail(f"unknown encoding {encoding!r}; write one such as utf-8 or cp1252")
    return Config(
        file=shown, root=root, select=strings("select"), ignore=strings("ignore"),
        ignores=tuple(_ignore(fail, t, rows[i] if i < len(rows) else 1) for i, t in enumerate(tables)), level=level,
        levels=tuple(levels.items()), exclude=strings("exclude"), rules=_rule_files(shown, root, strings("rules")),
        accept=frozenset().union(*(_accepted(shown, os.path.join(root, p)) for p in strings("accept"))),
        published=_published(shown, data.get("published")), encoding=encoding, house=House(**house),
    )


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
    if until is not None and type(until) is not date:
        fail(f"ignore (line {row}): until must be a date such as 2026-12-31, without quotation marks")
    return Ignore(table.get("code", ""), table.get("path", ""), table.get("text", ""), table["reason"], until, row)


def _rule_files(shown, root, patterns):
    from glob import glob

    files = []
    for pattern in patterns:
        found = sorted(glob(os.path.join(root, pattern), recursive=True))
        if not found:
            raise ConfigError(f"{shown}: rules: no file matches {pattern!r}")
        files += [f for f in found if f not in files]
    return tuple(files)


def _accepted(shown, path):
    """The folded words and names of an accept file: one a line, # begins a comment."""
    from newslint.document import fold

    try:
        with open(path, encoding="utf-8-sig") as f:
            rows = [line.partition("#")[0].strip() for line in f]
    except (OSError, UnicodeDecodeError) as err:
        reason = getattr(err, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"{shown}: accept: {os.path.basename(path)} cannot be read: {reason}") from None
    return frozenset(fold(row) for row in rows if row)


def _published(shown, value):
    if value is None or type(value) is date:
        return value
    try:
        return parse_date(value)
    except (TypeError, ValueError):
        raise ConfigError(f"{shown}: published {value!r} must be a date such as 2026-02-03") from None


def parse_date(text):
    """The date of "2026-02-03".  Raises ValueError."""
    return date.fromisoformat(text)

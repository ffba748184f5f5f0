"""One config file, or one section of it: TOML in, checked values out."""

import os
import stat

from newslint import files
from newslint.config_error import ConfigError
from newslint.document import LazyPattern
from newslint.finding import LEVELS, LINE_END
from newslint.house import CHOICES
from newslint.records import record

KEYS = ("extend", "select", "ignore", "level", "levels", "exclude", "include", "rules", "accept", "published", "encoding", "house", "set", "fields", "paths")
MOST_EXTENDED = 50  # files one behind the other
MOST_SEEN = 100_000  # files and folders that a pattern looks at
MOST_SAID = 400  # characters of a message
IGNORE_KEYS = ("path", "code", "text", "reason", "until")
IGNORE_HEAD = LazyPattern(r"\s*\[\[\s*(?:tool\.newslint\.)?ignore\s*\]\]")


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
    texts are tuples, `rules` absolute paths, `accept` a tuple of (word, file), `exclude` and `include` tuples of (root, pattern).
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
    return _read_with_bases(path, ())


def _read_with_bases(path, above):
    path = os.path.abspath(path)
    shown = display(path)
    if path in above:
        raise ConfigError(f"{display(above[-1])}: extend leads back to {shown}")
    _guard(path, path, lambda text: _fail(shown, text))
    try:
        text = files.content(path).decode("utf-8")
        data = files.toml(text)
    except files.InputError as err:
        raise ConfigError(str(err).replace(path, shown, 1)) from None
    except ValueError as err:
        both = "; write the codes of an ignore list as [[ignore]] entries too" if "'ignore'" in str(err) else ""
        raise ConfigError(f"{shown}: not valid TOML: {err}{both}") from None
    if os.path.basename(path) == "pyproject.toml":
        data = data.get("tool", {})
        data = data.get("newslint", {}) if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            _fail(shown, "tool.newslint must be a table")
    rows = [i for i, line in enumerate(text.split("\n"), 1) if IGNORE_HEAD.match(line)]
    try:
        section = _section(shown, shown, os.path.dirname(path), data, rows)
    except RecursionError:
        raise ConfigError(f"{shown}: nested too deeply") from None
    below = []
    for base in section.values.get("extend", ()):
        if len(above) > MOST_EXTENDED:
            _fail(shown, f"extend leads through more than {MOST_EXTENDED} files")
        if "." not in base and "/" not in base and os.sep not in base:
            below += _house_file(shown, section.root, base)
            continue
        base = os.path.join(section.root, base)
        _guard(path, base, lambda text: _fail(shown, f"extend: {text}"))
        below += _read_with_bases(base, (*above, path))
    return [*below, section]


def parse_date(text):
    """The date of "2026-02-03".  Raises ValueError."""
    from datetime import date

    return date.fromisoformat(text)


def _house_file(shown, root, name):
    """The Section of a built-in house, in a list.  Raises ConfigError for a name that none has."""
    from newslint import houses, rules

    home = rules.home()
    path = houses.path(home, name)
    if path is None:
        beside = f"; for the file of that name, write ./{name}" if os.path.isfile(os.path.join(root, name)) else ""
        near = rules.nearest(name, houses.names(home)) or f"; there are {', '.join(houses.names(home))}"
        _fail(shown, f"extend: there is no house {name!r}{near}{beside}")
    where = f"house {name}"
    data = {k: v for k, v in houses.data(home, name).items() if k != houses.ABOUT}
    return [_section(where, path, os.path.dirname(path), data, ())]


def _fail(where, text):
    raise ConfigError(f"{where}: {text if len(text) <= MOST_SAID else text[:MOST_SAID] + '…'}")


def _guard(config, path, fail):
    """Refuse a path outside the repository that a config file lies in: whoever may change the config may not read more."""
    root = files.root_of(config)
    if root is not None and not files.inside(path, root):
        fail(f"{display(os.path.abspath(path))} lies outside the repository {root}; only a config outside it may name that")


def display(path):
    """A path as the user would type it: below the working folder, relative to it."""
    inside = os.path.relpath(path)
    return path if inside.startswith("..") else inside


def _section(where, file, root, data, rows):
    from newslint.rules import nearest

    def fail(text):
        _fail(where, text)

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
                for inner in ("extend", "exclude", "include", "encoding", "paths"):
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
    if key in ("extend", "select", "ignore", "exclude", "include", "rules", "accept"):
        texts = _texts(fail, key, value)
        if key == "rules":
            texts = _rule_files(fail, root, texts)
        elif key == "accept":
            paths = tuple(os.path.join(root, name) for name in texts)
            return {"accept": tuple(pair for path in paths for pair in _accepted(fail, root, path)), "accept_files": paths}
        elif key in ("exclude", "include"):
            texts = tuple((root, pattern) for pattern in texts)
        return {key: texts}
    if key == "level" and value not in LEVELS:
        fail(f"level {value!r} must be one of {', '.join(LEVELS)}")
    if key == "set":
        _settings(fail, value)
    if key in ("levels", "house", "fields") and not isinstance(value, dict):
        fail(f"{key!r} must be a table")
    if key == "levels":
        for rule, level in value.items():
            if level not in LEVELS:
                fail(f"levels: {rule} = {level!r} must be one of {', '.join(LEVELS)}")
    elif key == "fields":
        _fields(fail, value)
    elif key == "house":
        _house(fail, value)
    elif key == "encoding":
        if not _is_text_encoding(value):
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


def _fields(fail, table):
    from newslint.readers.json_news import FORMATS, NAMES
    from newslint.rules import nearest

    for key, value in table.items():
        if key not in NAMES:
            fail(f"fields: unknown key {key!r}{nearest(key, NAMES)}")
        if not isinstance(value, str) or not value.strip("."):
            fail(f'fields: {key} must be keys such as "article.{key}"')
        if key == "format" and value not in FORMATS:
            fail(f"fields: format = {value!r} must be one of {', '.join(FORMATS)}")
    if "body" not in table:
        fail("fields: name the body")


def _settings(fail, table):
    if not isinstance(table, dict) or not all(isinstance(v, dict) for v in table.values()):
        fail('set must be tables such as [set.number-in-figures]')


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
    chosen = []
    for pattern in patterns:
        found = _matching(fail, root, pattern)
        if not found:
            fail(f"rules: no file matches {pattern!r}")
        for path in found:
            _guard(os.path.join(root, "config"), path, lambda text: fail(f"rules: {text}"))
            try:
                if not stat.S_ISREG(os.stat(path).st_mode):
                    fail(f"rules: {display(path)} is not a regular file")
            except OSError as err:
                fail(f"rules: {display(path)} cannot be read: {err.strerror}")
        chosen += [f for f in found if f not in chosen]
    return tuple(chosen)


def _matching(fail, root, pattern):
    """The files that a pattern names, in order; links to folders are not followed."""
    path = os.path.join(root, pattern)
    if not any(sign in pattern for sign in "*?["):
        return [path] * os.path.lexists(path)
    from fnmatch import fnmatch

    head, *steps = pattern.replace(os.sep, "/").split("/")
    folders = {os.path.splitdrive(path)[0] + os.sep} if os.path.isabs(pattern) else {root}
    seen = 0
    for step in (steps if os.path.isabs(pattern) else [head, *steps]):
        before, folders = folders, set()
        for folder in before:
            if not any(sign in step for sign in "*?["):
                folders.add(os.path.join(folder, step))
                continue
            _guard(os.path.join(root, "config"), folder, lambda text: fail(f"rules: {text}"))
            if step == "**":
                folders.add(folder)
            for where, inside, names in os.walk(folder):
                seen += 1 + len(names)
                if seen > MOST_SEEN:
                    fail(f"rules: {pattern!r} looks at more than {MOST_SEEN} files; name the folder")
                if step == "**":
                    inside[:] = [n for n in inside if not n.startswith(".") and not os.path.islink(os.path.join(where, n))]
                    folders.update(os.path.join(where, n) for n in inside)
                    continue
                folders.update(os.path.join(where, n) for n in (*inside, *names)
                               if fnmatch(n, step) and (not n.startswith(".") or step.startswith(".")))
                break
    return sorted(os.path.normpath(f) for f in folders if os.path.lexists(f) and not os.path.isdir(f))


def _accepted(fail, root, path):
    """The (folded word, file) pairs of an accept file: one word or name a line, # begins a comment."""
    from newslint.document import fold

    _guard(os.path.join(root, "config"), path, lambda text: fail(f"accept: {text}"))
    try:
        rows = [line.partition("#")[0].strip() for line in LINE_END.split(files.content(path).decode("utf-8-sig"))]
    except files.InputError as err:
        fail(f"accept: {str(err).replace(path, os.path.basename(path), 1)}")
    except UnicodeDecodeError:
        fail(f"accept: {os.path.basename(path)} cannot be read: it is not UTF-8")
    return [(fold(" ".join(row.strip("\"“”").split())), display(path)) for row in rows if row]


def _is_text_encoding(name):
    """Whether it is a name of an encoding in which text is stored: Python knows more codecs than those."""
    from codecs import lookup

    from newslint.language.lists import word_set  # for a config that names an encoding

    try:
        return lookup(name).name in word_set("encodings")
    except (LookupError, TypeError, ValueError):  # ValueError: a NUL in it
        return False


def _is_date(value):
    """Whether it is a date, and none with a time."""
    from datetime import date

    return type(value) is date

"""One config file, or one section of it: TOML in, checked values out."""

import os

from newslint import files
from newslint.config_error import ConfigError, together
from newslint.config_paths import accepted, display, guard, raise_fault, rule_files
from newslint.document import LazyPattern
from newslint.finding import LEVELS
from newslint.house import BUILT_IN, CHOICES
from newslint.records import record

KEYS = ("required-version", "extend", "select", "extend-select", "ignore", "extend-ignore", "level", "levels", "fail-on", "baseline", "exclude",
        "include", "rules", "terms", "accept", "published", "encoding", "house", "set", "fields", "paths")
WHOLE_FILE = ("required-version", "exclude", "include", "encoding", "baseline", "paths")  # what no [paths] table may hold
LISTS = ("extend", "select", "extend-select", "ignore", "extend-ignore", "exclude", "include", "rules", "terms", "accept")
TABLES = ("levels", "house", "fields", "set")
MOST_EXTENDED = 50  # files one after the other
IGNORE_KEYS = ("path", "code", "text", "reason", "until")
VERSION = LazyPattern(r"(==|!=|>=|<=|>|<|)\s*(\d+(?:\.\d+)*)")
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
    paths: ((pattern, Section), …), of a file only.  houses: the Sections of the houses that a [paths] table takes over.
    """

    where: str
    file: str
    root: str
    values: dict
    paths: tuple = ()
    houses: tuple = ()


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
    guard(path, path, lambda text: raise_fault(shown, text))
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
            raise_fault(shown, "tool.newslint must be a table")
    try:
        return _with_below(path, above, text, data)
    except RecursionError:
        raise ConfigError(f"{shown}: nested too deeply") from None
    except ConfigError as err:
        from newslint.config_rows import with_rows

        raise err.reworded(with_rows(shown, text, err.lines)) from None


def _with_below(path, above, text, data):
    """The Sections of a file that was read, after those of the files and houses that it extends.  Raises ConfigError."""
    shown = display(path)
    rows = [i for i, line in enumerate(text.split("\n"), 1) if IGNORE_HEAD.match(line)]
    section = _section(shown, shown, os.path.dirname(path), data, rows)
    below = []
    for base in section.values.get("extend", ()):
        if len(above) > MOST_EXTENDED:
            raise_fault(shown, f"extend leads through more than {MOST_EXTENDED} files")
        if _is_house(base):
            below += _house_file(shown, section.root, base)
            continue
        base = os.path.join(section.root, base)
        guard(path, base, lambda text: raise_fault(shown, f"extend: {text}"))
        below += _read_with_bases(base, (*above, path))
    return [*below, section]


def parse_date(text):
    """The date of "2026-02-03".  Raises ValueError."""
    from datetime import date

    return date.fromisoformat(text)


def _is_house(name):
    """Whether a name in extend is that of a house, and not a path."""
    return "." not in name and "/" not in name and os.sep not in name


def _house_file(shown, root, name):
    """The Section of a built-in house, in a list.  Raises ConfigError for a name that none has."""
    from newslint import houses, rules

    home = rules.home()
    path = houses.path(home, name)
    if path is None:
        beside = f"; for the file of that name, write ./{name}" if os.path.isfile(os.path.join(root, name)) else ""
        near = rules.nearest(name, houses.names(home)) or f"; there are {', '.join(houses.names(home))}"
        raise_fault(shown, f"extend: there is no house {name!r}{near}{beside}")
    where = f"{BUILT_IN}{name}"
    data = {k: v for k, v in houses.data(home, name).items() if k != houses.ABOUT}
    return [_section(where, path, os.path.dirname(path), data, ())]


def _section(where, file, root, data, rows):
    """The Section of a table.  Raises ConfigError, with a line for each fault."""
    values, paths, errors = {}, [], []
    for key, value in data.items():
        try:
            if key == "paths":
                paths = _path_sections(where, file, root, value)
            else:
                values.update(_setting(where, root, key, value, rows))
        except ConfigError as err:
            errors.append(err)
    if errors:
        raise together(errors)
    return Section(where, file, root, values, tuple(paths))


def _setting(where, root, key, value, rows):
    from newslint.rules import nearest

    def fail(text, missing=()):
        raise_fault(where, text, missing)

    if key not in KEYS:
        fail(f"unknown key {key!r}{nearest(key, KEYS)}")
    return _value(fail, root, key, value, rows)


def _path_sections(where, file, root, tables):
    """[(pattern, Section)] of the [paths] tables.  Raises ConfigError, with a line for each fault."""
    if where != file or not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise_fault(where, 'paths must be tables such as [paths."opinion/**"]')
    paths, errors = [], []
    for pattern, table in tables.items():
        name = f'{file}: [paths."{pattern}"]'
        whole = [inner for inner in WHOLE_FILE if inner in table]
        errors += [ConfigError(f"{name}: {inner!r} holds for the whole file; put it above the [paths] tables") for inner in whole]
        if any(isinstance(v, dict) for v in table.get("ignore", []) if isinstance(table.get("ignore"), list)):
            errors.append(ConfigError(f"{name}: an [[ignore]] entry has its own path; put it above the [paths] tables"))
        elif not whole:
            try:
                paths.append((pattern, _with_houses(_section(name, file, root, table, ()))))
            except ConfigError as err:
                errors.append(err)
    if errors:
        raise together(errors)
    return paths


def _with_houses(section):
    """The Section of a [paths] table with the houses that it takes over.  Raises ConfigError."""
    names = section.values.get("extend", ())
    for name in names:
        if not _is_house(name):
            raise_fault(section.where, f"extend takes a house here, such as \"guardian\"; put the file {name!r} above the [paths] tables")
    return section._replace(houses=tuple(house for name in names for house in _house_file(section.where, section.root, name)))


def _value(fail, root, key, value, rows):
    """{key: checked value}; an `ignore` list gives `ignore` and `ignores`."""
    if key == "ignore" and isinstance(value, list):
        return _ignored(fail, value, rows)
    if key in LISTS:
        return _list(fail, root, key, value)
    if key in TABLES:
        _table(fail, key, value)
    elif key in ("level", "fail-on"):
        if value not in LEVELS:
            fail(f"{key} {value!r} must be one of {', '.join(LEVELS)}")
    elif key == "encoding":
        if not _is_text_encoding(value):
            fail(f"unknown encoding {value!r}; write one such as utf-8 or cp1252")
    elif key == "required-version":
        _required_version(fail, value)
    elif key == "baseline":
        if not isinstance(value, str) or not value:
            fail("baseline must be the name of a file")
        value = os.path.join(root, value)
        guard(os.path.join(root, "config"), value, lambda text: fail(f"baseline: {text}"))
    elif key == "published":
        try:
            value = value if _is_date(value) else parse_date(value)
        except (TypeError, ValueError):
            fail(f"published {value!r} must be a date such as 2026-02-03")
    return {key: value}


def _ignored(fail, value, rows):
    """{"ignores": …, "ignore": …} of an `ignore` list: its [[ignore]] entries and its codes, each only if there are any."""
    tables = [v for v in value if isinstance(v, dict)]
    names = [v for v in value if not isinstance(v, dict)]
    found = {"ignores": tuple(_ignore(fail, t, rows[i] if i < len(rows) else 1) for i, t in enumerate(tables))} if tables else {}
    return found | ({"ignore": _texts(fail, "ignore", names)} if names or not tables else {})


def _list(fail, root, key, value):
    """{key: checked texts}, as Section keeps them."""
    texts = _texts(fail, key, value)
    if key in ("rules", "terms"):
        texts = rule_files(lambda text: fail(f"{key}: {text}"), root, texts)
    elif key == "accept":
        paths = tuple(os.path.join(root, name) for name in texts)
        return {"accept": tuple(pair for path in paths for pair in accepted(fail, root, path)), "accept_files": paths}
    elif key in ("exclude", "include"):
        texts = tuple((root, pattern) for pattern in texts)
    return {key: texts}


def _table(fail, key, value):
    if key == "set":
        if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
            fail("set must be tables such as [set.number-in-figures]")
    elif not isinstance(value, dict):
        fail(f"{key!r} must be a table")
    elif key == "levels":
        for rule, level in value.items():
            if level not in (*LEVELS, "off"):
                fail(f"levels: {rule} = {level!r} must be one of {', '.join(LEVELS)}, off")
    elif key == "fields":
        _fields(fail, value)
    else:
        _house(fail, value)


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
        if key == "published" and value[:4].isdecimal() and value[4:5] == "-":
            fail(f"fields: published = {value!r} must be the name of a key or column; for one day of all articles, write published = {value} before [fields]")
        if key == "format" and value not in FORMATS:
            fail(f"fields: format = {value!r} must be one of {', '.join(FORMATS)}")
    if "body" not in table:
        fail("fields: name the body")


def _house(fail, table):
    from newslint.rules import nearest

    for key, value in table.items():
        if key not in CHOICES:
            fail(f"house: unknown key {key!r}{nearest(key, CHOICES)}")
        if value not in CHOICES[key]:
            fail(f"house: {key} = {value!r} must be one of {', '.join(CHOICES[key])}")


def _required_version(fail, value):
    """Refuse a config that asks for another newslint: ">=0.2", "0.2.1", or several such with commas."""
    from newslint import __version__

    if not isinstance(value, str) or not (wanted := VERSION.findall(value)) or VERSION.sub("", value).strip(" ,"):
        fail(f"required-version {value!r} must be a text such as \">=0.2\" or \">=0.2, <1\"")
    own = _numbers(__version__)
    for sign, version in wanted:
        number = _numbers(version)
        size = max(len(own), len(number))
        a, b = (n + (0,) * (size - len(n)) for n in (own, number))
        if not {"": a == b, "==": a == b, "!=": a != b, ">=": a >= b, "<=": a <= b, ">": a > b, "<": a < b}[sign]:
            fail(f"required-version is {value!r}, and this is newslint {__version__}; install the version that the config needs")


def _numbers(version):
    return tuple(int(n) for n in version.split("."))


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

"""The settings for an article: the nearest newslint.toml or [tool.newslint] above it, and the [paths] it falls under."""

import os

from newslint.config_error import ConfigError
from newslint.files import InputError, content, fits, names_of
from newslint.house import BUILT_IN, House
from newslint.records import record

PROSE = frozenset({"why", "source", "bad", "good"})  # of a [set] table: for people, and too long to be listed


@record
class Config:
    """The settings for one article.

    file: where it was found, or None; root: its folder.  select, ignore: codes, families (“TY”) or names of rules;
    extend_select: rules that run besides those of select, or of the default.  fail_on: the level from which a run fails, or None.
    baseline: the path of the file of known findings, or None.  ignores: the [[ignore]] entries, config_file.Ignore.  level: the least level that is shown.  levels: ((rule, level),
    …) that replace a rule's own; “off” switches it off.  exclude, include: (folder, pattern below it).  rules: rule files of the newsroom, absolute.
    accept: folded words and names; accept_files: where they are written, the nearest last.  published: datetime.date for
    articles that do not say.  encoding: of the files.  fields: ((field, its keys in JSON), …), see readers.json_news.
    settings: the [set] tables as JSON, {rule: {key: value}}, see rules.load.
    origins: ((key, value, where), …), every setting with the place it comes from.  varies: whether other settings hold for some
    of the paths below.
    """

    file: str | None = None
    root: str = "."
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignores: tuple = ()
    level: str = "note"
    fail_on: str | None = None
    baseline: str | None = None
    levels: tuple[tuple[str, str], ...] = ()
    exclude: tuple[tuple[str, str], ...] = ()
    include: tuple[tuple[str, str], ...] = ()
    rules: tuple[str, ...] = ()
    accept: frozenset[str] = frozenset()
    accept_files: tuple[str, ...] = ()
    published: object = None
    encoding: str = "utf-8"
    house: House = House()
    settings: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    origins: tuple[tuple[str, str, str], ...] = ()
    varies: bool = False


class Configs:
    """The Config of each article; a file is read once.  explicit: a file that replaces the search.

    Raises ConfigError for an explicit file that cannot be used.
    """

    def __init__(self, explicit=None):
        self._sections, self._merged, self._near, self._stamps = {}, {}, {}, {}
        self._explicit = _sections_of(explicit) if explicit else _by_environment()
        self._home = os.path.normcase(os.path.expanduser("~"))
        self._watch(self._explicit or ())

    def near(self, path):
        """The Config for the article at that path.  Raises ConfigError."""
        path = os.path.abspath(path)
        if path not in self._near:
            self._near[path] = self._config(self._explicit or self._of(os.path.dirname(path)), path)
        return self._near[path]

    def here(self):
        """The Config for the working folder.  Raises ConfigError."""
        return self._config(self._explicit or self._of(os.getcwd()), None)

    def set_examples(self):
        """(where, Config, {rule: kinds of examples}) of every section for the working folder, and of every [paths] table of one, that
        gives examples of rules which it sets; not of built-in houses.  Raises ConfigError."""
        above = []
        for s in self._explicit or self._of(os.getcwd()):
            above.append(s)
            for where, values, sections in ((s.where, s.values, above), *((i.where, i.values, [
                    *(_without_house(above) if i.houses else above), *i.houses, i]) for _, i in s.paths)):
                given = {name: [kind for kind in ("bad", "good") if kind in table] for name, table in values.get("set", {}).items()}
                if any(given.values()) and not where.startswith(BUILT_IN):
                    yield where, _merged(s, sections), given

    def _of(self, folder):
        """The sections of the nearest config at a folder or above it, up to the root of its repository or the home folder."""
        passed, found = [], self._sections.get(folder)
        while found is None:
            passed.append(folder)
            parent = os.path.dirname(folder)
            last = folder == parent or os.path.normcase(folder) == self._home or os.path.lexists(os.path.join(folder, ".git"))
            for name in ("newslint.toml", "pyproject.toml"):
                path = os.path.join(folder, name)
                self._stamps[path] = stamp(path)
            own = _in(folder)
            self._watch(own or ())
            found = own or (() if last else self._sections.get(parent))
            folder = parent
        self._sections.update(dict.fromkeys(passed, found))
        return found

    def changed(self):
        """Whether a file that was read, or looked for, is another one now: a config, a rule file, an accept file."""
        return any(stamp(path) != seen for path, seen in self._stamps.items())

    def _watch(self, sections):
        for s in sections:
            for path in (s.file, *s.values.get("rules", ()), *s.values.get("terms", ()), *s.values.get("accept_files", ())):
                self._stamps.setdefault(path, stamp(path))

    def _config(self, sections, path):
        if not sections:
            return DEFAULT
        chosen = []
        for s in sections:
            names = names_of(path, s.root) if s.paths and path is not None else ()
            chosen.append(s)
            for pattern, inner in s.paths:
                if fits(names, pattern):
                    chosen = [*(_without_house(chosen) if inner.houses else chosen), *inner.houses, inner]
        key = tuple(s.where for s in chosen)
        if key not in self._merged:
            self._merged[key] = _merged(sections[-1], chosen)
        return self._merged[key]


DEFAULT = Config()


def _without_house(sections):
    """The sections but those of a house, for copy that follows another one."""
    return [s for s in sections if not s.where.startswith(BUILT_IN)]


def stamp(path):
    """What changes when a file is written; None for one that is not there."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_mtime_ns, info.st_size, info.st_ino


def _by_environment():
    """The sections of the file that NEWSLINT_CONFIG names, or None where it names none.  Raises ConfigError."""
    path = os.environ.get("NEWSLINT_CONFIG")
    try:
        return _sections_of(path) if path else None
    except ConfigError as err:
        raise err.reworded([f"{line} (named by the environment variable NEWSLINT_CONFIG)" for line in err.lines]) from None


def _sections_of(path):
    from newslint.config_file import read  # for those who have one

    return read(path)


def _in(folder):
    """The sections that hold in a folder by a file of its own, or None."""
    own = os.path.join(folder, "newslint.toml")
    if os.path.lexists(own):
        return _sections_of(own)
    project = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(project):
        try:
            if b"[tool.newslint" in content(project):
                return _sections_of(project)
        except InputError as err:
            raise ConfigError(str(err)) from None
    return None


def _merged(last, sections):
    """The Config of several sections: lists add up, tables merge, of single values the last one holds."""
    values, origins = {}, {}
    for s in sections:
        for key, value in s.values.items():
            if isinstance(value, tuple):
                values[key] = (*values.get(key, ()), *(v for v in value if v not in values.get(key, ())))
                if key != "accept_files":  # the words name them
                    origins.update({(key, _shown(key, v)): s.where for v in value})
            elif key == "set":
                values[key] = _with(values.get(key, {}), value)
                for rule, table in value.items():
                    shown = {name: f"{len(v)} entries" if isinstance(v, dict) else v for name, v in table.items() if name not in PROSE}
                    origins.update({(f"set.{rule}.{name}", ""): (v, s.where) for name, v in (shown or {"default": "on"}).items()})
            elif isinstance(value, dict):
                values[key] = values.get(key, {}) | value
                origins.update({(f"{key}.{name}", ""): (v, s.where) for name, v in value.items()})
            else:
                values[key] = value
                origins[key, ""] = (value, s.where)
    return Config(
        file=last.file, root=last.root, select=values.get("select", ()), extend_select=values.get("extend-select", ()),
        ignore=(*values.get("ignore", ()), *values.get("extend-ignore", ())), fail_on=values.get("fail-on"), baseline=values.get("baseline"),
        ignores=values.get("ignores", ()), level=values.get("level", "note"), levels=tuple(values.get("levels", {}).items()),
        exclude=values.get("exclude", ()), include=values.get("include", ()), rules=(*values.get("rules", ()), *values.get("terms", ())),
        accept=frozenset(word for word, _ in values.get("accept", ())), accept_files=values.get("accept_files", ()), published=values.get("published"),
        encoding=values.get("encoding", "utf-8"), house=House(**values.get("house", {})), settings=_as_json(values.get("set")),
        fields=tuple(sorted(values.get("fields", {}).items())),
        origins=tuple((k, v, o) if v else (k, str(o[0]), o[1]) for (k, v), o in origins.items()),
        varies=any([s.paths for s in sections]),
    )


def _with(table, other):
    """A table with another one laid over it, at any depth."""
    return table | {k: _with(table[k], v) if isinstance(v, dict) and isinstance(table.get(k), dict) else v for k, v in other.items()}


def _as_json(table):
    if not table:
        return ""
    from json import dumps

    return dumps(table, ensure_ascii=False, sort_keys=True, default=str)


def _shown(key, value):
    if key == "ignores":
        return ", ".join(f"{k} = {v}" for k, v in zip(("code", "path", "text"), value) if v)
    if key in ("accept", "exclude", "include"):
        return value[0] if key == "accept" else value[1]
    return value

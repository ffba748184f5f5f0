"""newslint check: articles in, a report out."""

import os
import sys

from newslint import compiled, files, rules
from newslint.config import ConfigError, Configs, parse_date
from newslint.engine import Linter
from newslint.finding import LEVELS, Checked
from newslint.readers import reader_for
from newslint.readers.published import from_name
from newslint.reports import load as load_report
from newslint.rules import RuleError
from newslint.suppress import Ledger


def run(args):
    """Check the articles that args name.  Exit status 0, 1 (findings), or 2 (something could not be done)."""
    desk = Desk(args)
    paths = files.articles(args.paths or ["."], desk.excluded, desk.fail)
    report = load_report("statistics" if args.statistics else args.output_format)
    if args.output_file:
        out = _Whole(args.output_file)
    else:
        out = sys.stdout
        out.reconfigure(encoding="utf-8", errors="replace") if out.encoding.lower() not in ("utf-8", "utf8") else None
    try:
        report(desk.check(paths), out.write, color=args.output_file is None and _color(out), rules=desk.rules)
        if args.output_file:
            out.done()
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        desk.fail(f"{args.output_file or 'stdout'}: cannot be written: {err.strerror}")
    return desk.status()


def linter_for(path):
    """(Linter, Config) for one article, by the config near its path.  Raises ConfigError, RuleError."""
    config = Configs().near(path)
    return linter_of(config), config


def linter_of(config, select=(), ignore=(), fail=None):
    """The Linter for a Config, less or more rules as the command line says.  Raises RuleError; see compiled.load."""
    known = compiled.load([*rules.built_in(), *config.rules], fail)
    chosen, levels = choose(known, config, select, ignore)
    return Linter(known, config.house, config.accept, chosen, levels)


class Desk:
    """One run: the configs and linters in use, and what went wrong so far."""

    def __init__(self, args):
        self.args = args
        self.failed = False
        self.found = False
        self._linters = {}
        self._ledgers = {}
        self._published = None
        self._broken = {}
        try:
            self._configs = Configs(args.config)
        except ConfigError as err:
            raise SystemExit(_stop(err)) from None
        if args.published:
            try:
                self._published = parse_date(args.published)
            except ValueError:
                raise SystemExit(_stop(f"--published {args.published!r} must be a date such as 2026-02-03")) from None

    def fail(self, problem):
        """Say what could not be done, and go on."""
        self.failed = True
        print(f"newslint: {problem}", file=sys.stderr)

    def status(self):
        """The exit status of the run."""
        if self.failed:
            return 2
        return 1 if self.found and not self.args.exit_zero else 0

    def rules(self):
        """The rules that ran, in order of code."""
        ran = {r.code: r for linter in self._linters.values() if linter for r in linter.rules()}
        files = dict.fromkeys(r.file for r in ran.values())
        return [r._replace(level=ran[r.code].level) for r in rules.load(list(files)) if r.code in ran]

    def excluded(self, path):
        """Whether the config leaves the path out."""
        config = self._config(path)
        return config is not None and files.matches(path, config.root, config.exclude)

    def _config(self, path):
        """The config for a path, or None if it is broken, which is said once."""
        try:
            return self._configs.near(path)
        except ConfigError as err:
            self._say_once(str(err))
            return None

    def _say_once(self, problem):
        if problem not in self._broken:
            self._broken[problem] = True
            self.fail(problem)

    def check(self, paths):
        """A Checked for every article that can be read."""
        for path in paths:
            name = (self.args.stdin_filename or "stdin") if path == "-" else path
            config = self._config(name if path == "-" else path)
            if config is None:
                continue
            linter = self._linter(config)
            if linter is None:
                continue
            try:
                source = files.read(path, config.encoding)
            except files.InputError as err:
                self.fail(err)
                continue
            yield self._checked(linter, config, name, source)
        yield from self._config_faults()

    def _checked(self, linter, config, name, source):
        published = self._published or from_name(name)
        doc = linter.document(reader_for(name)(source), source, name, published=published)
        if doc.published is None:
            doc.published = config.published
        least = LEVELS.index(self.args.level or config.level)
        found = linter.check(doc)
        if config.ignores:
            found = self._ledger(config, linter).silence(name, source, found)
        found = tuple(f for f in found if LEVELS.index(f.level) >= least)
        return self._noted(Checked(name, source, found))

    def _noted(self, checked):
        bar = LEVELS.index(self.args.fail_on)
        self.found = self.found or any(LEVELS.index(f.level) >= bar for f in checked.findings)
        return checked

    def _ledger(self, config, linter):
        if config.file not in self._ledgers:
            self._ledgers[config.file] = (
                config, Ledger(config, linter.rules(), lambda path, pattern: files.matches(path, config.root, (pattern,)))
            )
        return self._ledgers[config.file][1]

    def _config_faults(self):
        """What is wrong with the [[ignore]] entries of the configs that were used."""
        for config, ledger in self._ledgers.values():
            given = [os.path.abspath(p) for p in self.args.paths or ["."]]
            whole = any(os.path.isdir(p) and (config.root + os.sep).startswith(p + os.sep) for p in given)
            source = files.read(config.file)
            found = tuple(ledger.faults(source, whole))
            if found:
                yield self._noted(Checked(config.file, source, found, False))

    def _linter(self, config):
        """The linter for a config, or None where its rules cannot be used, which is said once."""
        key = config._replace(published=None, encoding="utf-8", exclude=(), level="note", root="", ignores=())
        if key not in self._linters:
            try:
                select, ignore = _split(self.args.select), _split(self.args.ignore)
                self._linters[key] = linter_of(config, select, ignore, lambda err: self._say_once(str(err)))
            except RuleError as err:
                self._say_once(str(err))
                self._linters[key] = None
        return self._linters[key]


def choose(known, config, select=(), ignore=()):
    """(numbers of the rules that run, {number: level}) of a Compiled set.

    Those on by default, or those selected, less those ignored, at the levels of the config.  select, ignore: what the
    command line says; its select replaces that of the config, its ignore adds to it.  Raises RuleError for a name
    that no rule has.
    """
    def named(words, where):
        numbers = set()
        for word in words:
            hits = {i for i, r in enumerate(known.rules()) if r.matches(word)}
            if not hits:
                names = [n for r in known.rules() for n in (r.name, r.code)]
                raise RuleError(f"{where}: unknown rule {word!r}{rules.nearest(word, names) or '; newslint rules lists them'}")
            numbers |= hits
        return numbers

    file = config.file or "config"
    chosen = named(select, "--select") or named(config.select, file + ": select") or set(range(len(known))) - set(known.off)
    chosen -= named(ignore, "--ignore") | named(config.ignore, file + ": ignore")
    return chosen, {i: level for word, level in config.levels for i in named([word], file + ": levels")}


def _split(values):
    return [w.strip() for value in values or () for w in value.split(",") if w.strip()]


def _stop(problem):
    print(f"newslint: {problem}", file=sys.stderr)
    return 2


def _color(out):
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or out.isatty() and os.environ.get("TERM") != "dumb"


class _Whole:
    """A file that is written whole or not at all."""

    def __init__(self, path):
        self._path = path
        self._parts = []

    def write(self, text):
        self._parts.append(text)

    def done(self):
        from tempfile import NamedTemporaryFile

        folder = os.path.dirname(os.path.abspath(self._path))
        with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=folder, prefix=".newslint-", delete=False) as f:
            try:
                f.writelines(self._parts)
                f.flush()
                os.fsync(f.fileno())
            except BaseException:
                f.close()
                os.unlink(f.name)
                raise
        os.chmod(f.name, 0o666 & ~_umask())
        os.replace(f.name, self._path)


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask

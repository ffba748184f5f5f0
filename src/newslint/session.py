"""One run over many articles: which config and which rules hold for each, and what is found in it."""

import os

from newslint import compiled, files, jobs, rules
from newslint.config import ConfigError, Configs
from newslint.engine import Linter
from newslint.finding import LEVELS, Checked
from newslint.readers import reader_for
from newslint.readers.published import from_name
from newslint.records import record
from newslint.rules import RuleError


@record
class Options:
    """What a run is asked for; each but `stdin_name` and `cache` overrides or adds to the config.

    published: datetime.date or None.  level: the least level shown, or None.  jobs: processes, 0 for as many as pay.
    cache: whether unchanged articles may be answered from what was found before.
    """

    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: str | None = None
    published: object = None
    stdin_name: str = "stdin"
    jobs: int = 0
    cache: bool = False


class Desk:
    """The configs and linters of a run.  fail(problem) is told of what cannot be done, each thing once.

    Raises ConfigError where the config that was asked for by name cannot be used.
    """

    def __init__(self, options, fail):
        self._options, self._fail = options, fail
        self._configs = Configs(options.config)
        self._linters, self._ledgers, self._results = {}, {}, {}
        self._said = set()
        self.stdin_name = options.stdin_name

    def excluded(self, path):
        """Whether the config leaves the path out."""
        config = self._config(path)
        return config is not None and any(files.matches(path, root, (pattern,)) for root, pattern in config.exclude)

    def check(self, paths):
        """A Checked for every article that can be read, in the order of the paths; then for configs with faults."""
        ready = self.ready(paths)
        many = jobs.number(self._options.jobs, ready)
        within = 1 if many > 1 and len(ready) > 1 else self._options.jobs or jobs.most()
        work = _Work(self._options, {p: self._for(p) for p in ready}, within)
        for path, (source, findings, problem) in zip(ready, jobs.each(work, ready, many)):
            if problem:
                self._fail(problem)
                continue
            name = self._name(path)
            config = self._config(name)
            if config.ignores:
                findings = self._ledger(config).silence(name, source, findings, self._linter(config))
            yield Checked(name, source, findings)
        yield from self._config_faults(paths)

    def shown(self, checked):
        """The Checked without what is below the level to show."""
        config = self._config(checked.path)
        least = LEVELS.index(self._options.level or config.level)
        return checked._replace(findings=tuple(f for f in checked.findings if LEVELS.index(f.level) >= least))

    def ready(self, paths):
        """The paths whose config and rules can be used."""
        return [p for p in paths if self._linter(self._config(self._name(p)))]

    def root(self, path):
        """The folder in which the article may be written: its repository, its config's folder, or its own."""
        config = self._config(path)
        return files.root_of(path) or (config.root if config.file else os.path.dirname(os.path.abspath(path)))

    def read(self, paths):
        """The configs and rule files that are read for some articles."""
        configs = {config.file: config for path in paths if (config := self._config(self._name(path))) and config.file}
        return [file for config in configs.values() for file in (config.file, *config.rules)]

    def encoding(self, path):
        """The encoding of an article, as its config says."""
        return self._config(self._name(path)).encoding

    def findings(self, path, text):
        """The findings to show in a text, as for an article at that path, which need not exist."""
        return self.shown(Checked(path, text, self.again(path, text))).findings

    def again(self, path, text):
        """The findings in another text of an article, with what the config leaves alone taken out."""
        name = self._name(path)
        config = self._config(name)
        linter = self._linter(config)
        found = tuple(linter.check(document(linter, config, name, text, self._options.published)))
        return self._ledger(config).silence(name, text, found, linter) if config.ignores else found

    def formerly(self):
        """{code: former codes} of the rules in use that were renamed."""
        return {r.code: r.formerly for linter in self._linters.values() if linter for r in linter.compiled.rules() if r.formerly}

    def ran(self):
        """The codes of the rules that ran, and their former ones."""
        rules = [r for linter in self._linters.values() if linter for r in linter.rules()]
        return {r.code for r in rules} | {code for r in rules for code in r.formerly}

    def rules(self):
        """The rules that ran, whole, in order of code."""
        ran = {r.code: r for linter in self._linters.values() if linter for r in linter.rules()}
        paths = list(dict.fromkeys(r.file for r in ran.values()))
        return [r._replace(level=ran[r.code].level) for r in rules.load(paths) if r.code in ran]

    def _name(self, path):
        return self.stdin_name if path == "-" else path

    def _say(self, problem):
        if str(problem) not in self._said:
            self._said.add(str(problem))
            self._fail(problem)

    def _config(self, path):
        """The config for a path, or None if it is broken."""
        try:
            return self._configs.near(path)
        except ConfigError as err:
            self._say(err)
            return None

    def _for(self, path):
        config = self._config(self._name(path))
        return config, self._linter(config), self._result(config)

    def _linter(self, config):
        """The linter for a config, or None where its rules cannot be used."""
        if config is None:
            return None
        key = _rules_key(config)
        if key not in self._linters:
            try:
                self._linters[key] = linter_of(config, self._options.select, self._options.ignore, self._say)
            except RuleError as err:
                self._say(err)
                self._linters[key] = None
        return self._linters[key]

    def _result(self, config):
        if not self._options.cache:
            return None
        key = _rules_key(config)
        if key not in self._results:
            from newslint.results import Results

            known = self._linters[key].compiled.key  # "" for rules that could not be read
            self._results[key] = Results(self._linters[key]) if known else None
        return self._results[key]

    def _ledger(self, config):
        if config.file not in self._ledgers:
            from newslint.filters.config_ignores import Ledger

            def matches(path, pattern):
                return files.matches(path, config.root, (pattern,))

            self._ledgers[config.file] = config, Ledger(config, matches)
        return self._ledgers[config.file][1]

    def _config_faults(self, paths):
        """What is wrong with the [[ignore]] entries of the configs that were used."""
        checked = {os.path.abspath(p) for p in paths}
        for config, ledger in self._ledgers.values():
            source = files.read(config.file).text
            whole = all(os.path.abspath(p) in checked or self.excluded(p) for p in files.below(config.root))
            found = tuple(ledger.faults(source, whole))
            if found:
                yield Checked(config.file, source, found, False)


class _Work:
    """What is done with one path, here or in another process.  within: processes for one very long article."""

    def __init__(self, options, desks, within):
        self._options, self._desks, self._within = options, desks, within

    def __call__(self, path):
        """(source, findings, problem); problem is an InputError or a RuleError, or None."""
        config, linter, results = self._desks[path]
        name = self._options.stdin_name if path == "-" else path
        try:
            source = files.read(path, config.encoding).text
        except files.InputError as err:
            return "", (), err
        published = self._options.published
        if results:
            entry = results.name(source, os.path.splitext(name)[1], (published or from_name(name), config.published))
            found = results.recall(entry, name, len(source))
            if found is not None:
                return source, found, None
        try:
            found = tuple(linter.check(document(linter, config, name, source, published), self._within))
        except RuleError as err:  # a rule that takes too long on this article
            return source, (), err
        if results:
            results.keep(entry, found)
        return source, found, None


def document(linter, config, name, source, published=None):
    """The Document of a source, with the day of publication: as given, as it says itself, by its name, by the config."""
    doc = linter.document(reader_for(name)(source), source, name, published=published)
    doc.published = doc.published or from_name(name) or config.published
    return doc


def linter_of(config, select=(), ignore=(), fail=None):
    """The Linter for a Config, with more or fewer rules as asked.  Raises RuleError; see compiled.load for fail.

    None where rules are asked for that a broken file may hold, which fail was told of.
    """
    broken = []
    known = compiled.load([*rules.built_in(), *config.rules], fail and (lambda err: broken.append(err) or fail(err)))
    try:
        chosen, levels = choose(known, config, select, ignore)
    except RuleError:
        if broken:
            return None
        raise
    return Linter(known, config.house, config.accept, chosen, levels)


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


def _rules_key(config):
    """What decides which rules run: configs that differ only in other things share a linter."""
    return config._replace(published=None, encoding="", exclude=(), level="", root="", ignores=(), origins=())

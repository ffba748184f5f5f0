"""One door to the checks for every client: which config and which linter hold for an article, and what is found in it.

    session = Session()
    for finding in session.check_text("The mayor said the the bridge would open.", path="desk/story.txt"):
        print(finding.message)
"""

import os

from newslint import files, jobs, own_files
from newslint.checking import Work, below, check_readings, document, not_silenced
from newslint.config import ConfigError, Configs
from newslint.document import Document
from newslint.finding import ArticleId, ArticleResult, filter_by_level, in_order
from newslint.linters import linter_of, rules_key
from newslint.options import Options, as_day, as_instance, as_path, as_paths
from newslint.rules import RuleError

KEPT_SOURCES = 50_000_000  # code points of copy that are kept while articles are compared; the rest is read again


class Session:
    """Configs and linters, kept for any number of articles.  Safe for threads; starts no process unless check_many is asked to.

    config: a file that replaces the search for one.  root: the folder that relative paths are below, instead of the working
    folder.  options: see Options.  fail(problem): is told of what cannot be done, each thing once; without it the problem is
    raised: newslint.config.ConfigError, newslint.rules.RuleError, newslint.files.InputError.

    Raises ConfigError where the config that was asked for by name cannot be used.
    """

    def __init__(self, config=None, root=None, options=Options(), fail=None):
        from _thread import RLock  # threading would cost a start a millisecond

        as_instance("options", options, Options)
        self._options, self._fail = options._replace(config=as_path("config", config) or options.config), fail
        self._root = as_path("root", root)
        self._lock = RLock()
        self.tell = lambda _line: None  # is told what was put right by itself
        self.stdin_name, self.published = options.stdin_name, options.published
        self._reset()

    def _reset(self):
        self._configs = Configs(self._options.config)
        self._linters, self._ignores, self._results = {}, {}, {}
        self._reported = set()

    def stale(self):
        """Whether a config, rule or accept file has changed since it was read."""
        with self._lock:
            return self._configs.changed()

    def refresh(self):
        """Forget what was read, if a config, rule or accept file has changed since.  check_text and check_file do it."""
        with self._lock:
            if self._configs.changed():
                self._reset()

    def check_text(self, text, path="", published=None, partial=False):
        """The Findings to show in a text, in order of place; offsets are code points of the text.

        path: decides by its suffix the format (.md is Markdown), and from its folder upwards the config; it need not exist.
        published: datetime.date, or a text such as "2026-02-03".  partial: the text is a part of an article, so that what
        only the whole of it can show is left out.
        """
        path, text, day = as_path("path", path) or "", as_instance("text", text, str), as_day(published)
        self.refresh()
        found = []
        for result in self.check_source(path, text, day, partial):
            found += self.shown(result).findings
        return found

    def check_file(self, path, published=None):
        """The Findings to show in a file, see check_text.  Raises InputError for a file that cannot be read."""
        path, day = as_path("path", path, needed=True), as_day(published)
        self.refresh()
        found = []
        for result in self.check_source(path, self.source(path).text, day):
            found += self.shown(result).findings
        return found

    def check_many(self, paths, processes=1, across=()):
        """An ArticleResult for every article that can be read, in the order of the paths; then for configs with faults.

        processes: how many to use; 0 for an automatic number.  More than one are forked where the system can.
        across: articles and folders of articles, with which these are compared; what they state is kept where the options
        allow a cache.  Where rules compare articles, nothing is yielded before all of them were read.
        """
        paths, across = as_paths("paths", paths), as_paths("across", across)
        archive = self._archive(across, processes) if across else None
        others = () if archive or not across else files.articles(across, self.excluded, self._report, own=own_files.is_own)
        ready = self.ready([*paths, *(p for p in others if p not in set(paths))])
        many = jobs.number(processes, ready)
        within = 1 if many > 1 and len(ready) > 1 or processes == 1 else processes or jobs.most()
        held = {p: self._for(p) for p in ready}
        comparing = (len(ready) > 1 or archive is not None) and any([linter.compares() for _, linter, _ in held.values()])
        done = zip(ready, jobs.each(Work(self._options, held, self._root, within, comparing), ready, many))
        done = self._compared(done, held, set(paths), archive) if comparing else ((path, checked) for path, checked in done)
        for path, (source, found, problems, *_) in done:
            for problem in problems:
                self._report(problem)
            yield from self._results_of(self._name(path), source, found)
        yield from self._config_faults(paths)

    def check_reading(self, reading, source, path="", published=None, partial=False, spelling=None, broken=None, stated=None):
        """(Document, Findings to show) of an article that a client gives as a Reading; see check_text.

        spelling: "us" or "gb", where the config leaves it to the article.  broken(RuleError) is told of a rule that breaks, whose
        findings are left out.  stated: a list that takes in what the article states, see Linter.collect.
        """
        self.refresh()
        name = self._name(os.fspath(path))
        config = self._config(name)
        if config is not None and spelling and config.house.spelling == "auto":
            config = config._replace(house=config.house._replace(spelling=spelling))
        linter = self._linter(config)
        if linter is None:
            return Document(reading, source, name), []
        doc = document(linter, config, name, source, as_day(published) or self._options.published, reading)
        wanted = None if stated is None else linter.wanted(doc)  # worked out once for both
        findings = linter.check(doc, 1, broken or self._report, partial, wanted)
        if stated is not None:
            stated += linter.collect(doc, broken or self._report, wanted)
        if config.ignores:
            findings = self._ignores_of(config).silence(name, source, findings, linter)
        return doc, list(self.shown(ArticleResult(doc.article, source, tuple(findings))).findings)

    def not_ignored(self, path, findings, words):
        """The findings that no [[ignore]] entry silences.  words(finding, place): what is written at a place."""
        config = self._config(path)
        return self._ignores_of(config).left(path, findings, self._linter(config), words) if config.ignores else findings

    def linter(self, path=""):
        """The Linter for an article at that path; None where its config or rules cannot be used."""
        self.refresh()
        return self._linter(self._config(self._name(os.fspath(path))))

    def config(self, path=""):
        """The Config for an article at that path; None where it cannot be used."""
        self.refresh()
        return self._config(self._name(os.fspath(path)))

    def _archive(self, across, processes):
        """The Archive of those paths, or None where nothing is to be kept, or can be."""
        if not self._options.cache or self._root is not None:
            return None
        from newslint.archive import Archive
        from newslint.index import Unusable

        try:
            return Archive(across, self.linter_for, self.excluded, self._options, self._report, self.tell, processes)
        except Unusable:
            return None

    def _compared(self, done, held, paths, archive=None):
        """The same for the articles that are checked, with what the rules find that compare articles."""
        from newslint.compare import Comparison, broken

        comparison, kept, size = Comparison(self._report), [], 0
        for path, (source, found, problems, stated) in done:
            comparison.add(stated, path in paths)
            size += len(source)
            kept.append((path, source if size < KEPT_SOURCES else None, found, problems))
        rules = {rule.code: (rule, check) for _, linter, _ in held.values() for rule, check in linter.comparing()}
        if archive:
            but, checks = {os.path.abspath(p) for p in paths}, {code: check for code, (_, check) in rules.items()}
            broke = {}
            comparison.add(archive.evidence(comparison.wanted(), but, checks, broke), checked=False)
            archive.close()
            for code, err in broke.items():
                self._report(broken(rules[code][0], err, "all that the archive states is compared by it"))
        findings = comparison.findings(rules)
        for path, source, found, problems in kept:
            if path not in paths:
                for problem in problems:
                    self._report(problem)
                continue
            config, linter, _ = held[path]
            name = self._name(path)
            try:
                if source is None:
                    source = files.read(below(self._root, path), config.encoding).text
            except files.InputError as err:
                problems = [*problems, err]
                found = ()
            new = {part: findings[ArticleId(name, part)] for part, _ in found if ArticleId(name, part) in findings}
            if new:
                new = not_silenced(linter, config, name, source, self._options.published, new)
                found = [(part, in_order([*old, *new[part]]) if part in new else old) for part, old in found]
            yield path, (source, found, problems)

    def check_source(self, path, text, published=None, partial=False):
        """An ArticleResult for every article in a text, with what the config leaves alone taken out."""
        name = self._name(path)
        config = self._config(name)
        linter = self._linter(config)
        if linter is None:
            return []
        problems = []
        found = check_readings(linter, config, name, text, published or self._options.published, problems.append, partial)
        for problem in problems:
            self._report(problem)
        return list(self._results_of(name, text, found))

    def _results_of(self, name, source, found):
        config = self._config(name)
        for part, findings in found:
            if config.ignores:
                findings = self._ignores_of(config).silence(name, source, findings, self._linter(config))
            yield ArticleResult(ArticleId(name, part), source, tuple(findings))

    def shown(self, result):
        """The ArticleResult without what is below the level to show."""
        return filter_by_level(result, self._options.level or self._config(result.path).level)

    def excluded(self, path):
        """Whether the options or the config leave the path out; a file of accepted words is not an article."""
        config = self._config(path)
        if self._options.exclude and files.matches(below(self._root, path), self._root or os.getcwd(), self._options.exclude):
            return True
        if config is None:
            return False
        return any(files.matches(path, root, (pattern,)) for root, pattern in config.exclude) or any(
            os.path.abspath(below(self._root, path)) == os.path.abspath(file) for file in config.accept_files)

    def included(self, path):
        """Whether the config asks for a file in a folder that would not be read unless it is named."""
        config = self._config(path)
        return config is not None and any(files.matches(path, root, (pattern,)) for root, pattern in config.include)

    def ready(self, paths):
        """The paths whose config and rules can be used."""
        return [p for p in paths if self._linter(self._config(self._name(p)))]

    def linter_for(self, path):
        """(Config, Linter) of a path, see ready()."""
        return self._for(path)[:2]

    def source(self, path):
        """The files.Source of an article.  Raises files.InputError."""
        return files.read(below(self._root, path), self.encoding(path))

    def encoding(self, path):
        """The encoding of an article, as its config says."""
        return self.setting(path, "encoding") or "utf-8"

    def boundary(self, path):
        """The folder in which an article may be written: its repository, its config's folder, or its own."""
        config = self._config(path)
        return files.root_of(path) or (config.root if config and config.file else os.path.dirname(os.path.abspath(path)))

    def setting(self, path, name):
        """What the config of an article has in that field of Config; None where the config cannot be used."""
        config = self._config(self._name(path))
        return config and getattr(config, name)

    def aids(self, paths):
        """The configs, rule files, accept files and baselines that are read for some articles."""
        configs = {config.file: config for path in paths if (config := self._config(self._name(path))) and config.file}
        return [file for config in configs.values() for file in (config.file, *config.rules, *config.accept_files, config.baseline) if file]

    def formerly(self):
        """{code: former codes} of the rules in use that were renamed."""
        return {r.code: r.formerly for linter in self._linters.values() if linter for r in linter.compiled.rules() if r.formerly}

    def ran(self):
        """The codes of the rules that ran, and their former ones."""
        rules = [r for linter in self._linters.values() if linter for r in linter.rules()]
        return {r.code for r in rules} | {code for r in rules for code in r.formerly}

    def rules(self):
        """The rules that ran, whole, in order of code."""
        from newslint.linters import rules_that_ran

        return rules_that_ran(self._linters)

    def _name(self, path):
        return self.stdin_name if path == "-" else path

    def _report(self, problem):
        if self._fail is None:
            raise problem
        if str(problem) not in self._reported:
            self._reported.add(str(problem))
            self._fail(problem)

    def _config(self, path):
        """The config for a path, or None if it is broken."""
        try:
            with self._lock:
                return self._configs.near(below(self._root, path))
        except ConfigError as err:
            self._report(err)
            return None

    def _for(self, path):
        config = self._config(self._name(path))
        linter = self._linter(config)
        return config, linter, self._result(config) if linter else None

    def _linter(self, config):
        """The linter for a config, or None where its rules cannot be used."""
        if config is None:
            return None
        key = rules_key(config)
        with self._lock:
            if key not in self._linters:
                try:
                    self._linters[key] = linter_of(config, self._options.select, self._options.ignore, self._fail and self._report)
                except RuleError as err:
                    self._report(err)
                    self._linters[key] = None
            return self._linters[key]

    def _result(self, config):
        if not self._options.cache:
            return None
        key = rules_key(config)
        if key not in self._results:
            from newslint.results import Results

            known = self._linters[key].compiled.key  # "" for rules that could not be read
            self._results[key] = Results(self._linters[key]) if known else None
        return self._results[key]

    def _ignores_of(self, config):
        with self._lock:
            if config.file not in self._ignores:
                from newslint.filters.config_ignores import ConfigIgnores

                def matches(path, pattern):
                    return files.matches(below(self._root, path), config.root, (pattern,))

                self._ignores[config.file] = config, ConfigIgnores(config, matches)
            return self._ignores[config.file][1]

    def _config_faults(self, paths):
        """What is wrong with the [[ignore]] entries of the configs that were used."""
        checked = {os.path.abspath(p) for p in paths}
        for config, ignores in self._ignores.values():
            source = files.read(config.file).text
            whole = all(os.path.abspath(p) in checked or self.excluded(p) or own_files.is_own(p) for p in files.below(config.root))
            found = tuple(ignores.faults(source, whole))
            if found:
                yield ArticleResult(ArticleId(config.file), source, found, False)

"""What is done with one source: it is read, and each of its articles is checked."""

import os

from newslint import files
from newslint.readers import Unreadable, readings
from newslint.readers.published import from_name


class Work:
    """What is done with one path, here or in another process.

    within: processes for one very long article.  comparing: whether articles are to be compared.
    """

    def __init__(self, options, held, root, within, comparing):
        self._options, self._held, self._root, self._within, self._comparing = options, held, root, within, comparing

    def __call__(self, path):
        """(source, [(part, findings)], problems, statements); problems are InputErrors and RuleErrors; the statements are
        those that Linter.collect gives, of all parts."""
        config, linter, results = self._held[path]
        name = self._options.stdin_name if path == "-" else path
        try:
            source = files.read(path if path == "-" else below(self._root, path), config.encoding).text
        except files.InputError as err:
            return "", (), [err], []
        published = self._options.published
        if results:
            entry = results.name(source, os.path.splitext(name)[1], (published or from_name(name), config.published, config.fields))
            kept = results.recall(entry, name, len(source))
            if kept is not None and not (self._comparing and kept[1] is None):
                return source, kept[0], [], kept[1] or []
        problems, stated = [], []
        found = check_readings(linter, config, name, source, published, problems.append, jobs=self._within,
                               stated=stated if self._comparing else None)
        if results and not problems:
            results.keep(entry, found, stated if self._comparing else None)
        return source, found, problems, stated


class Collecting:
    """What the articles of a path state, and nothing else; here or in another process."""

    def __init__(self, config, linter, results, published):
        self.config, self._linter, self._results, self._published = config, linter, results, published

    def salt(self):
        """What the statements depend on, beside the articles, in one word."""
        return self._results.salt(self.config.published, self.config.encoding, self.config.exclude, self._published)

    def name(self, path):
        """A name for the content of a path; "" for one that cannot be read."""
        try:
            source = files.read(path, self.config.encoding).text
        except files.InputError:
            return ""
        day = self._published or from_name(path), self.config.published
        return self._results.name(source, os.path.splitext(path)[1], (*day, self.config.fields))

    def __call__(self, path):
        """(statements, problems), see Linter.collect."""
        stated, problems = [], []
        try:
            source = files.read(path, self.config.encoding).text
        except files.InputError as err:
            return stated, [err]
        for reading in readings(path, source, self.config.fields):
            if not isinstance(reading, Unreadable):
                doc = document(self._linter, self.config, path, source, self._published, reading)
                stated += self._linter.collect(doc, problems.append)
        return stated, problems


def check_readings(linter, config, name, source, published=None, fail=None, partial=False, jobs=1, stated=None):
    """[(part, findings)] of every article in a source.  stated: a list that takes in what they state, see Linter.collect.

    fail(problem) is told of a part that cannot be read (InputError) and of a rule that cannot be carried out (RuleError);
    without it the first one is raised.
    """
    found = []
    for reading in readings(name, source, config.fields):
        if isinstance(reading, Unreadable):
            problem = files.InputError(f"{name}:{reading.row}: {reading.problem}")
            if fail is None:
                raise problem
            fail(problem)
            continue
        doc = document(linter, config, name, source, published, reading)
        wanted = None if stated is None else linter.wanted(doc)  # worked out once for both
        found.append((reading.part, tuple(linter.check(doc, jobs, fail, partial, wanted))))
        if stated is not None:
            stated += linter.collect(doc, fail, wanted)
    return found


def not_silenced(linter, config, name, source, published, found):
    """{part: findings of a comparison} without those that the copy itself silences."""
    from newslint.filters import may_silence

    if not may_silence(source):
        return found
    from newslint.filters.suppress import silenced

    docs = {r.part: document(linter, config, name, source, published, r)
            for r in readings(name, source, config.fields) if not isinstance(r, Unreadable)}
    return {part: silenced(docs[part], findings, linter.compiled.rules) for part, findings in found.items()}


def document(linter, config, name, source, published=None, reading=None):
    """The Document of a source, with the day of publication: as given, as it says itself, by its name, by the config."""
    reading = reading or next(iter(readings(name, source, config.fields)))
    doc = linter.document(reading, source, name, published=published)
    doc.published = doc.published or from_name(name) or config.published
    return doc


def below(root, path):
    """The path, below a root folder if there is one."""
    return os.path.join(root, path) if root is not None and path != "-" else path


class Run:
    """What a report may ask of the articles of a run, beside their results.

    configure(path): its (Config, Linter).  published: the day that was given for all.  old: see old_copy.KnownFindings.
    """

    def __init__(self, configure, published, old):
        self._configure, self._published = configure, published
        self.known, self.trend = old.known, old.trend
        self._read, self._rules = (None, {}), (None, {})

    def document(self, result):
        """The Document of an ArticleResult, or None where there is none: a config, say."""
        if not result.is_article:
            return None
        path, source = result.path, result.source
        config, linter = self._configure(path)
        if self._read[0] is not source:  # a source may hold many articles, and is read once
            found = readings(path, source, config.fields)
            self._read = source, {r.part: r for r in found if not isinstance(r, Unreadable)}
        reading = self._read[1].get(result.article.part)
        return reading and document(linter, config, path, source, self._published, reading)

    def rule(self, path, code):
        """The Rule of that code which runs there, without its texts, or None."""
        linter = self._configure(path)[1]
        if self._rules[0] is not linter:
            self._rules = linter, {r.code: r for r in linter.compiled.rules()}
        return self._rules[1].get(code)

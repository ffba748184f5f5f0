"""The articles that others are only compared with: folders whose index is brought up to date before it is asked."""

import os
from time import time

from newslint import files, jobs, own_files
from newslint.checking import Collecting
from newslint.engine import Linter
from newslint.index import Index
from newslint.results import Results

VERIFIED = 3600  # seconds in which a file that was changed in place, in a folder that was not, may go unnoticed
AT_ONCE = 400  # articles that are written into the index in one go
OWN = (".git", "newslint.toml", "pyproject.toml")  # what may make other settings hold in a folder than in the one above


class Archive:
    """Folders and articles to compare others with.  Raises index.Unusable where nothing can be kept.

    given: paths as the user gave them.  configure(path) -> (Config, Linter) for an article, the linter None where its rules
    cannot be used.  excluded(path): what the config leaves out.  fail(problem): is told of paths that cannot be used.
    tell(line): is told of a damaged index.  processes: how many read what is new; 0 for an automatic number.
    """

    def __init__(self, given, configure, excluded, options, fail, tell, processes=0):
        self._given, self._configure, self._excluded, self._options = given, configure, excluded, options
        self._fail, self._processes = fail, processes
        self._collecting, self._by_config, self._salts, self._roots = {}, {}, {}, {}
        self._index = Index(tell)
        self._index.guarded(self._refresh)

    def close(self):
        """Give the index free."""
        self._index.close()

    def evidence(self, wanted, but, checks, broken):
        """[(code, (key,), Stated)] of the articles for what Comparison.wanted() gives, see Index.evidence."""
        fresh = [True]

        def ask():
            if not fresh:  # the index was damaged, and is empty now
                self._refresh()
            fresh.clear()
            return self._index.evidence(wanted, self._roots, but, checks, broken)

        return self._index.guarded(ask)

    def _refresh(self):
        """Bring the index up to date with the folders."""
        self._roots = {}
        for given in self._given:
            path = os.path.abspath(given)
            if os.path.isdir(given):
                self._roots[path] = given
                self._refresh_tree(path)
            elif os.path.lexists(given):
                self._roots[path] = given
                self._refresh_articles(os.path.dirname(path), [path], whole=False)
            else:
                self._fail(files.InputError(f"{given}: no such file or directory"))

    def _refresh_tree(self, root):
        known, seen, queue, now = self._index.folders(root), set(), [root], int(time())
        inside = {}
        for path in known:
            inside.setdefault(os.path.dirname(path), []).append(path)
        while queue:
            folder = queue.pop()
            if folder in seen:
                continue
            seen.add(folder)
            try:
                changed = str(os.stat(folder).st_mtime_ns)
            except OSError:  # it has just vanished
                seen.discard(folder)
                continue
            last = known.get(folder, ("", 0))[0].split(" ")
            own = last[2:]
            if last[0] != changed:  # otherwise nothing was put into the folder
                own = ["own"] if any([os.path.lexists(os.path.join(folder, name)) for name in OWN]) else []
            elif not own:
                self._inherit(folder)
            state = " ".join([changed, self._salt(folder), *own])
            if known.get(folder, ("", 0))[0] == state and now - known[folder][1] < VERIFIED:
                queue += inside.get(folder, ())
                continue
            folders, names = files.listing(folder, self._fail)
            queue += [os.path.join(folder, name) for name in folders]
            paths = [os.path.join(folder, name) for name in names]
            paths = [path for path in paths if not self._excluded(path) and not own_files.is_own(path)]
            self._refresh_articles(folder, paths, whole=True)
            self._index.update(folders=[(folder, state, now)])
        gone = [folder for folder in known if folder not in seen]
        if gone:
            self._index.update(gone_folders=gone)

    def _refresh_articles(self, folder, paths, whole):
        """Take in those of a folder's articles that are new or were changed; whole: they are all that it has."""
        known, changed, salt = self._index.articles(folder), [], self._salt(folder)
        for path in paths:
            try:
                info = os.stat(path)
            except OSError:
                continue
            state = f"{info.st_mtime_ns} {info.st_size} {salt}"
            if known.get(path) != state:
                changed.append((path, state))
        gone = known.keys() - set(paths) if whole else ()
        for at in range(0, len(changed), AT_ONCE):
            self._take_in(folder, changed[at : at + AT_ONCE])
        if gone:
            self._index.update(gone=gone)

    def _take_in(self, folder, changed):
        collecting = self._of(folder)
        if collecting is None:
            return
        written, states, paths = [], dict(changed), [path for path, _ in changed]
        many = jobs.number(self._processes, paths)
        names = dict(jobs.each(_Named(collecting), paths, 1))
        kept = self._index.knows({name for name in names.values() if name})
        new = {name: path for path, name in names.items() if name and name not in kept}
        stated = dict(zip(new, jobs.each(collecting, list(new.values()), many)))
        for path, name in names.items():
            statements, problems = stated.get(name, (None, ()))
            for problem in problems:
                self._fail(problem)
            written.append((path, folder, states[path], name, statements))
        self._index.update(written)

    def _of(self, folder):
        """What collects the statements of a folder's articles, or None where its rules cannot be used."""
        if folder not in self._collecting:
            config, linter = self._configure(os.path.join(folder, "article"))
            if linter and config not in self._by_config:
                rules = linter.compiled
                every = Linter(rules, config.house, config.accept, frozenset(rules.across))  # whatever this run selects
                self._by_config[config] = Collecting(config, every, Results(every, _key(every)), self._options.published)
            self._collecting[folder] = self._by_config[config] if linter else None
        return self._collecting[folder]

    def _inherit(self, folder):
        """Take the settings of the folder above for one that has none of its own."""
        above = self._collecting.get(os.path.dirname(folder))
        if above and not above.config.varies:
            self._collecting.setdefault(folder, above)

    def _salt(self, folder):
        collecting = self._of(folder)
        if collecting not in self._salts:
            self._salts[collecting] = collecting.salt() if collecting else ""
        return self._salts[collecting]


def _key(linter):
    """What statements depend on in the rules that compare articles, so that a change of any other rule reads nothing again."""
    from json import dumps

    rules = [linter.compiled.rule(i) for i in linter.compares()]
    return dumps([(r.code, r.check, r.only, r.skip, r.in_quotes, r.params) for r in rules], default=sorted, sort_keys=True)


class _Named:
    """(path, name of its content or "") of an article."""

    def __init__(self, collecting):
        self._collecting = collecting

    def __call__(self, path):
        return path, self._collecting.name(path)

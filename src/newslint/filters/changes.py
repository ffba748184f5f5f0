"""The lines that changed since a revision, so that an old archive is judged by today's work only.

What an article was is read from git's objects and compared here, line by line as newslint counts lines: no setting of git, no
attribute and no flag in its index can hide a change.
"""

import os
import re
import subprocess

from newslint import files
from newslint.document import LazyPattern
from newslint.files import InputError
from newslint.finding import LINE_END, lines_of
from newslint.paths import composed

HUNK = LazyPattern(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.M)
RENAMES = ("diff", "--raw", "-z", "--abbrev=64", "--find-renames=50%", "-l1000", "--diff-filter=R", "--ignore-submodules=all", "--no-relative",
           "-O" + os.devnull)
COMPARE = (
    "diff", "--no-index", "--unified=0", "--inter-hunk-context=0", "--diff-algorithm=myers", "--no-indent-heuristic", "--no-color",
    "--no-ext-diff", "--no-textconv", "--text", "-O" + os.devnull, "old", "new",
)


class Changes:
    """The rows of each file that are new or changed since a revision; a file that was not there is new.

    The revision is compared where the work began: at the last commit that it and HEAD, or A and B of "A...B", have in common.
    encoding(path): that of an article.  Raises InputError: no git, no repository, an unknown revision, a shallow clone that
    lacks it.
    """

    def __init__(self, revision, encoding):
        self._encoding = encoding
        root = os.path.realpath(_git("rev-parse", "--show-toplevel").removesuffix("\n"))
        base = _fork(revision)
        self._repositories = {root: _Repository(root, base)}
        self._homes = {root: root}

    def touching(self, result):
        """The ArticleResult with only the places on changed lines, and those whose evidence is on one."""
        rows = self._rows(result) if result.findings else None
        if rows is None:
            return result
        lines = lines_of(result.source)

        def touched(start, end):
            first, last = lines.at(start)[0], lines.at(max(start, end - 1))[0]
            return any(a <= last and first <= b for a, b in rows)

        def keep(finding, place):
            return touched(place.start, place.end) or any(touched(e.start, e.end) for e in finding.evidence if e.article is None)

        return result.filter_places(keep)

    def _rows(self, result):
        """[(first, last)] of the changed rows of a file, or None if all of it is new."""
        path = os.path.realpath(result.path)
        repository = self._repository(self._home(os.path.dirname(path)))
        data = repository and repository.former(_below(repository.root, path))
        if data is None:
            return None
        try:
            old = files.source_of(result.path, data, self._encoding(result.path)).text
        except InputError:  # it was not text then
            return None
        return _changed(LINE_END.split(old), LINE_END.split(result.source))

    def _home(self, folder):
        """The root of the repository that a folder belongs to, or None."""
        if folder not in self._homes:
            parent = os.path.dirname(folder)
            here = os.path.lexists(os.path.join(folder, ".git"))
            self._homes[folder] = folder if here else self._home(parent) if parent != folder else None
        return self._homes[folder]

    def _repository(self, root):
        """The repository at a root, or None where nothing tells how it was: it is none, or newer than the revision."""
        if root is not None and root not in self._repositories:
            self._repositories[root] = None
            around = self._repository(self._home(os.path.dirname(root)))
            commit = around and around.submodules().get(_below(around.root, root))
            if commit and _runs("cat-file", "-e", commit + "^{commit}", cwd=root):
                self._repositories[root] = _Repository(root, commit)
        return self._repositories.get(root)


class _Repository:
    """A repository as it was at a commit."""

    def __init__(self, root, commit):
        self.root, self._commit = root, commit
        self._entries = self._renamed = self._folded = None

    def submodules(self):
        """{path: commit} of the submodules."""
        return {name: oid for name, (mode, oid) in self._tree().items() if mode == "160000"}

    def former(self, name):
        """The bytes that a file had, under its old name if it was renamed, or None."""
        tree = self._tree()
        mode, oid = tree.get(name) or tree.get(self._renames().get(name)) or tree.get(self._otherwise(name)) or ("", "")
        return _git("cat-file", "blob", oid, cwd=self.root, text=False) if mode.startswith("100") else None

    def _otherwise(self, name):
        """How git writes the name of a file that the system finds under both: with other capitals, or accents made of two characters."""
        if self._folded is None:
            self._folded = {}
            for known in self._tree():
                self._folded.setdefault(composed(known).casefold(), []).append(known)
        for known in self._folded.get(composed(name).casefold(), ()):
            if known != name and files.same_as(os.path.join(self.root, name), [os.path.join(self.root, known)]):
                return known
        return None

    def _tree(self):
        if self._entries is None:
            self._entries = {}
            for entry in _git("ls-tree", "-r", "-z", "--full-tree", self._commit, cwd=self.root).split("\0")[:-1]:
                head, _, name = entry.partition("\t")
                mode, _, oid = head.split(" ")
                self._entries[name] = mode, oid
        return self._entries

    def _renames(self):
        if self._renamed is None:
            rest = _git(*RENAMES, self._commit, "--", cwd=self.root).split("\0")[:-1]
            self._renamed = {new: old for old, new in zip(rest[1::3], rest[2::3])}
        return self._renamed


def _fork(revision):
    """The commit to compare with.  Raises InputError."""
    one, dots, other = revision.partition("...")
    sides = [_commit(revision, name or "HEAD") for name in ((one, other) if dots else (revision, "HEAD"))]
    try:
        return _git("merge-base", *sides).split("\n")[0]
    except InputError:
        raise InputError(f"--diff-base {revision}: no commit in common with it" + _shallow(revision)) from None


def _commit(revision, name):
    try:
        if name.startswith("-"):
            raise InputError(name)
        return _git("rev-parse", "--verify", "--quiet", name + "^{commit}").strip()
    except InputError:
        raise InputError(f"--diff-base {revision}: no such revision" + (_shallow(name) or "; name a branch, tag or commit")) from None


def _shallow(name):
    if _git("rev-parse", "--is-shallow-repository").strip() != "true":
        return ""
    return f" in this shallow clone; fetch it first (fetch-depth: 0, or git fetch origin {name.split('/')[-1]})"


def _changed(old, new):
    """[(first, last)] of the rows of a list of lines that are not as in another; of what was deleted, the row before."""
    if old == new:
        return []
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="newslint-") as folder:
        for name, lines in (("old", old), ("new", new)):
            with open(os.path.join(folder, name), "wb") as f:
                f.write("".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass"))
        diff = _git(*COMPARE, cwd=folder, differs=1)
    rows = []
    for start, count in HUNK.findall(diff):
        size = int(count) if count else 1
        rows.append((int(start), int(start) + max(size, 1) - 1))
    return rows


def _below(root, path):
    return os.path.relpath(path, root).replace(os.sep, "/")


def _runs(*args, cwd):
    try:
        _git(*args, cwd=cwd)
    except InputError:
        return False
    return True


def _git(*args, cwd=None, text=True, differs=0):
    """What git prints.  cwd: where, whatever repository the environment names.  Raises InputError."""
    env = {k: v for k, v in os.environ.items() if k not in ("GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF")}
    if cwd:  # a hook of git is called with these set
        env = {k: v for k, v in env.items() if k not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")}
    try:
        done = subprocess.run(["git", "-c", "core.fsmonitor=false", *args], cwd=cwd, env=env, capture_output=True)
    except FileNotFoundError:
        raise InputError("--diff-base needs git") from None
    if done.returncode not in (0, differs):
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise InputError("--diff-base: " + (said.removeprefix("fatal: ") or f"git {args[0]} failed"))
    return done.stdout.decode("utf-8", "surrogateescape") if text else done.stdout

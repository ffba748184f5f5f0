"""The files that a config names: which of them it may name, and what is in them."""

import os
import stat

from newslint import files
from newslint.config_error import ConfigError
from newslint.finding import LINE_END

MOST_SEEN = 100_000  # files and folders that a pattern looks at
MOST_SAID = 400  # characters of a message


def raise_fault(where, text, missing=()):
    """Raise the ConfigError of a fault at that place.  missing: the accept file that is not there."""
    raise ConfigError(f"{where}: {text if len(text) <= MOST_SAID else text[:MOST_SAID] + '…'}", missing=missing)


def guard(config, path, fail):
    """Refuse a path outside the repository that a config file lies in: whoever may change the config may not read more."""
    root = files.root_of(config)
    if root is not None and not files.inside(path, root):
        fail(f"{display(os.path.abspath(path))} lies outside the repository {root}; only a config outside it may name that")


def display(path):
    """A path as the user would type it: below the working folder, relative to it."""
    from newslint.paths import seen_from

    inside = seen_from(os.curdir, path)
    return path if inside.startswith("..") or os.path.isabs(inside) else inside.replace("/", os.sep)


def rule_files(fail, root, patterns):
    """The paths, absolute and in order, of the files that some patterns name."""
    chosen = []
    for pattern in patterns:
        found = _matching(fail, root, pattern)
        if not found:
            fail(f"no file matches {pattern!r}")
        for path in found:
            guard(os.path.join(root, "config"), path, fail)
            try:
                if not stat.S_ISREG(os.stat(path).st_mode):
                    fail(f"{display(path)} is not a regular file")
            except OSError as err:
                fail(f"{display(path)} cannot be read: {err.strerror}")
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
            guard(os.path.join(root, "config"), folder, fail)
            if step == "**":
                folders.add(folder)
            for where, inside, names in os.walk(folder):
                seen += 1 + len(names)
                if seen > MOST_SEEN:
                    fail(f"{pattern!r} looks at more than {MOST_SEEN} files; name the folder")
                if step == "**":
                    inside[:] = [n for n in inside if not n.startswith(".") and not os.path.islink(os.path.join(where, n))]
                    folders.update(os.path.join(where, n) for n in inside)
                    continue
                folders.update(os.path.join(where, n) for n in (*inside, *names)
                               if fnmatch(n, step) and (not n.startswith(".") or step.startswith(".")))
                break
    return sorted(os.path.normpath(f) for f in folders if os.path.lexists(f) and not os.path.isdir(f))


def accepted(fail, root, path):
    """The (folded word, file) pairs of an accept file: one word or name a line, # begins a comment."""
    from newslint.document import fold

    guard(os.path.join(root, "config"), path, lambda text: fail(f"accept: {text}"))
    try:
        rows = [line.partition("#")[0].strip() for line in LINE_END.split(files.content(path).decode("utf-8-sig"))]
    except files.InputError as err:
        if err.missing:
            fail(f"accept: {display(path)}: no such file; make it, with a word or name a line", (path,))
        fail(f"accept: {str(err).replace(path, display(path), 1)}")
    except UnicodeDecodeError as err:
        fail(f"accept: {display(path)}: not UTF-8 at byte {err.start}; save it as UTF-8")
    return [(fold(" ".join(row.strip("\"“”").split())), display(path)) for row in rows if row]

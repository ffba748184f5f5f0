"""Which files are articles, and what stands in them: paths, excludes, stdin, decoding."""

import os
import stat
import sys

from newslint.readers import READERS
from newslint.records import record

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "build", "dist"})  # and all hidden ones


# A pipe is opened without waiting for somebody who writes into it.
OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# byte-order marks, the longer before those that they begin with
MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"),
)


class InputError(Exception):
    """An input that cannot be checked; str() is one line with file, place, and remedy."""


def articles(paths, excluded, fail):
    """The articles behind the paths given by the user, each once, in order of name.

    A file given by name is taken whatever its suffix; of a directory, the files that a reader is registered for.
    excluded(path) tells what the config leaves out; fail(InputError) is told of every path that cannot be used.
    """
    found = {}
    for given in paths:
        if given == "-":
            found["-"] = None
        elif os.path.isdir(given):
            inside, left_out = [], 0
            for path in below(given, fail):
                if excluded(path):
                    left_out += 1
                else:
                    inside.append(path)
            found.update(dict.fromkeys(inside))
            if not inside and not left_out:
                fail(InputError(f"{given}: no articles here; newslint reads {', '.join(sorted(READERS))} files"))
        elif not os.path.lexists(given):
            fail(InputError(f"{given}: no such file or directory"))
        elif not excluded(given):
            found[given] = None
    return sorted(found)


def below(folder, fail=None):
    """The files under a folder that a reader is registered for, in order; hidden ones and tools' folders left out.

    fail(InputError) is told of a folder that cannot be read.
    """
    def unread(err):
        fail(InputError(f"{os.path.normpath(err.filename)}: cannot be read: {err.strerror}"))

    for where, folders, names in os.walk(folder, onerror=fail and unread):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED_FOLDERS)
        for name in sorted(names):
            if os.path.splitext(name)[1].lower() in READERS and not name.startswith("."):
                yield os.path.normpath(os.path.join(where, name))


def matches(path, root, patterns):
    """Whether the path below root is named by one of the patterns ("old/", "*.draft.md", "desk/**/notes.txt")."""
    if not patterns:
        return False
    from fnmatch import fnmatch

    inside = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    parents = [inside]
    while "/" in parents[-1]:
        parents.append(parents[-1].rpartition("/")[0])
    return any(
        fnmatch(p, pattern.rstrip("/")) or "/" not in pattern.rstrip("/") and fnmatch(p.rpartition("/")[2], pattern.rstrip("/"))
        for pattern in patterns for p in parents
    )


@record
class Source:
    """A decoded file: its text with the line ends as on disk, and what is needed to put it back."""

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def encode(self, text):
        """The bytes of a changed text.  Raises UnicodeEncodeError where the encoding has no such character."""
        return self.mark + text.encode(self.encoding)


def read(path, encoding="utf-8"):
    """The Source of an article, without its byte-order mark; "-" is stdin.

    Raises InputError: unreadable, no regular file, empty, binary, or not in that encoding (with the byte offset).
    """
    shown = "stdin" if path == "-" else path
    try:
        if path == "-" and sys.stdin is None:
            raise InputError("stdin: it is closed; give a path, or a pipe")
        if path == "-":
            data = sys.stdin.buffer.read()
        else:
            data = _bytes(path, shown)
    except OSError as err:
        raise InputError(f"{shown}: cannot be read: {err.strerror or err}") from None
    return decode(shown, data, encoding)


def _bytes(path, shown):
    handle = os.open(path, OPEN)
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise InputError(f"{shown}: not a regular file; give a text file")
        parts, most = [], max(info.st_size + 1, 65_536)
        while part := os.read(handle, most):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def decode(shown, data, encoding="utf-8"):
    """The Source of some bytes.  Raises InputError, see read()."""
    if not data:
        raise InputError(f"{shown}: the file is empty")
    mark = b""
    for known, own in MARKS:
        if data.startswith(known):
            mark, encoding = known, own
            break
    try:
        text = (data[len(mark) :] if mark else data).decode(encoding)
    except UnicodeDecodeError as err:
        if b"\0" in data[:4096] and not mark:
            raise InputError(f"{shown}: looks like a binary file, not text") from None
        at = err.start + len(mark)
        raise InputError(f"{shown}: not {encoding.upper()} at byte {at} (0x{data[at]:02x}); save it as UTF-8, "
                         "or set encoding = \"cp1252\" in newslint.toml") from None
    if "\0" in text:
        raise InputError(f"{shown}: looks like a binary file, not text: a NUL character at offset {text.index(chr(0))}")
    if not text or text.isspace():
        raise InputError(f"{shown}: nothing but white space in it")
    return Source(text, encoding, mark)


def write_whole(path, data):
    """Write bytes to a file: all of them, or the file stays as it was.  Keeps the mode of a file that exists.

    What is no regular file (/dev/stdout, a pipe) is written to as it is, never replaced.
    """
    from tempfile import mkstemp

    target = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as f:
            f.write(data)
        return
    handle, part = mkstemp(prefix=".newslint-", dir=os.path.dirname(target))
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        try:
            os.chmod(part, stat.S_IMODE(os.stat(target).st_mode))
        except FileNotFoundError:
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(part, 0o666 & ~mask)
        os.replace(part, target)
    except BaseException:
        os.unlink(part)
        raise

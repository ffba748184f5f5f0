"""Which files are articles, and what is in them: paths, excludes, stdin, decoding."""

import os
import re
import stat
import sys
from functools import lru_cache

from newslint.readers import BY_NAME, READERS, declared_encoding, unpacker_for
from newslint.records import record

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "build", "dist"})  # and all hidden ones


# A pipe is opened without waiting for somebody who writes into it.
OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# byte-order marks, the longer before those that they begin with
MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"),
)
# how files begin that are not text, and what to do with them
NO_TEXT = (
    (b"{\\rtf", "RTF is not read; save it as .docx"), (b"\xd0\xcf\x11\xe0", "an old Word document is not read; save it as .docx"),
    (b"%PDF-", "PDF is not read; give the document that it was made from"),
    (b"PK\3\4", "a zip package, but not named .docx or .odt; save it as one of them"),
)

LARGEST = 64 << 20  # bytes of an article; the longest novels have seven million
LARGEST_AID = 16 << 20  # bytes of a config, a rule file, a list of words or a baseline
PIECE = 1 << 20  # bytes that are read at once
JUNCTION = 0xA0000003  # the tag of a folder of Windows that leads to another one
LONGEST_PATH = 260  # characters, with the NUL at the end


class InputError(Exception):
    """An input that cannot be checked; str() is one line with file, place, and remedy."""

    missing = False


def articles(paths, excluded, fail, included=None, own=None):
    """The articles behind the paths given by the user, each once, in order of name.

    A file given by name is taken whatever its suffix; of a directory, the files that a reader is registered for.
    excluded(path) tells what the config leaves out, included(path) what else it takes; fail(InputError) is told of every path that cannot be used.
    own(path): whether newslint wrote the file itself, so that it is not an article, see own_files; asked of those in a directory that are left.
    """
    found = {}
    for given in paths:
        if given == "-":
            found["-"] = None
        elif os.path.isdir(given):
            inside, left_out = [], 0
            for path in below(given, fail, included):
                if excluded(path):
                    left_out += 1
                else:
                    inside.append(path)
            found.update(dict.fromkeys(inside if own is None else [path for path in inside if not own(path)]))
            if not inside and not left_out:
                fail(InputError(f"{given}: no articles here; newslint reads {', '.join(sorted(READERS.keys() - BY_NAME))} files here"))
        elif not os.path.lexists(given):
            fail(InputError(f"{given}: no such file or directory"))
        elif not excluded(given):
            found[given] = None
    return sorted(found)


def below(folder, fail=None, included=None):
    """The files under a folder that a reader is registered for, in order; hidden ones and tools' folders left out.

    fail(InputError) is told of a folder that cannot be read.  included(path): whether any other file is read too.
    """
    left = [folder]  # no recursion: folders may be nested deeper than Python calls may be
    while left:
        where = left.pop()
        folders, names = listing(where, fail, included)
        for name in names:
            yield os.path.normpath(os.path.join(where, name))
        left += [os.path.join(where, name) for name in reversed(folders)]


def _is_hidden(entry):
    """Whether it is out of sight: by its name, as the mark of Word for a document that is open, by its attribute in Windows, or a second way into a folder."""
    if entry.name.startswith((".", "~$")):
        return True
    if os.name != "nt":
        return False
    try:
        info = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return bool(getattr(info, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN) or getattr(info, "st_reparse_tag", 0) == JUNCTION


def _is_folder(entry):
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def listing(folder, fail=None, included=None):
    """(folders, names of articles) of one folder in order: those that below() goes into, and those that it yields."""
    folders, names = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not _is_hidden(entry):
                    (folders if _is_folder(entry) else names).append(entry.name)
    except OSError as err:
        if fail:
            fail(InputError(f"{os.path.normpath(folder)}: cannot be read: {err.strerror}"))
        return [], []
    inside = [name for name in sorted(folders) if name not in SKIPPED_FOLDERS and not os.path.islink(os.path.join(folder, name))]
    return inside, [name for name in sorted(names) if _is_article(folder, name, included)]


def _is_article(folder, name, included):
    suffix = os.path.splitext(name)[1].lower()
    return suffix in READERS and suffix not in BY_NAME or bool(included) and included(os.path.normpath(os.path.join(folder, name)))


def matches(path, root, patterns):
    """Whether the path below root is named by one of the patterns ("old/", "*.draft.md", "desk/**/notes.txt")."""
    if not patterns:
        return False
    names = names_of(path, root)
    return any(fits(names, pattern) for pattern in patterns)


def names_of(path, root):
    """What patterns are compared with: the path below root, and its folders."""
    from newslint.paths import seen_from

    names = [seen_from(root, os.path.abspath(path))]
    while "/" in names[-1]:
        names.append(names[-1].rpartition("/")[0])
    return names


def fits(names, pattern):
    """Whether a pattern names one of the names.  On every system, a back slash in it is a slash: few names have one, and configs travel."""
    pattern = pattern.replace("\\", "/").removeprefix("./").rstrip("/")
    fit = _pattern(pattern)
    return any([fit(name) or "/" not in pattern and fit(name.rpartition("/")[2]) for name in names])


@lru_cache(4096)  # fnmatch itself keeps 256
def _pattern(pattern):
    from fnmatch import translate

    from newslint.paths import composed

    pattern = composed(pattern)
    return re.compile(translate(pattern), re.I if os.path.normcase("A") == "a" else 0).match


@record
class Source:
    """A decoded file: its text with the line ends as on disk, and what is needed to put it back.

    pack: for a package such as .docx, of which `text` is what it shows, the function from a changed text, and perhaps the edits that
    made it, to its bytes.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    pack: object = None

    def encode(self, text, edits=None):
        """The bytes of a changed text.  edits: (start, end, new) that made it, for what writes each by itself.

        Raises UnicodeEncodeError where the encoding has no such character, InputError where a package cannot take the change.
        """
        if self.pack is None:
            return self.mark + text.encode(self.encoding)
        try:
            return self.pack(text, edits)
        except ValueError as err:
            raise InputError(str(err)) from None


def read(path, encoding="utf-8"):
    """The Source of an article, without its byte-order mark; "-" is stdin.

    Raises InputError: unreadable, no regular file, too large, binary, or not in that encoding (with the byte offset).
    """
    shown = "stdin" if path == "-" else path
    try:
        if path == "-" and sys.stdin is None:
            raise InputError("stdin: it is closed; give a path, or a pipe")
        if path == "-":
            return decode(shown, _pieces(sys.stdin.buffer.read, PIECE, shown, LARGEST), encoding)
    except OSError as err:
        raise InputError(f"{shown}: cannot be read: {err.strerror or err}") from None
    return source_of(path, content(path, LARGEST), encoding)


def source_of(path, data, encoding="utf-8"):
    """The Source of the bytes of a file of that name.  Raises InputError, see read()."""
    unpack = unpacker_for(path)
    if unpack is None or not data:
        return decode(path, data, encoding)
    try:
        text, pack = unpack(data)
    except ValueError as err:
        raise InputError(f"{path}: {err}") from None
    return Source(text, pack=pack)


def content(path, largest=LARGEST_AID):
    """The bytes of a regular file of at most so many.  Raises InputError, whose `missing` tells whether there is no such file."""
    try:
        handle = os.open(path, OPEN)
        try:
            info = os.fstat(handle)
            if not stat.S_ISREG(info.st_mode):
                raise InputError(f"{path}: not a regular file; give a text file")
            return _pieces(lambda size: os.read(handle, size), min(info.st_size, largest) + 1, path, largest)
        finally:
            os.close(handle)
    except (OSError, ValueError) as err:  # ValueError: a NUL in its name
        problem = InputError(f"{path}: cannot be read: {getattr(err, 'strerror', None) or err}{_too_long(path)}")
        problem.missing = isinstance(err, FileNotFoundError)
        raise problem from None


def _too_long(path):
    """What to do about a path that Windows refuses as too long."""
    if os.name != "nt" or len(os.path.abspath(path)) < LONGEST_PATH:
        return ""
    return f" (its path has {len(os.path.abspath(path))} characters; Windows takes {LONGEST_PATH - 1} unless long paths are switched on)"


def toml(text):
    """The table that a TOML text holds.  Raises ValueError, whose text says what is wrong."""
    import tomli

    if re.search("0[xob][0-9a-fA-F_]{3500}", text):  # Python reads it, but does not print it
        raise ValueError("a number has too many digits")
    try:
        return tomli.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError as err:
        if isinstance(err, tomli.TOMLDecodeError):
            raise
        raise ValueError("a number has too many digits") from None


def _pieces(read, size, shown, largest):
    """All that read(size) gives.  Raises InputError where that is more than the largest input."""
    parts, left = [], largest
    while part := read(size):
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise InputError(f"{shown}: larger than {largest >> 20} MB")
    return b"".join(parts)


def decode(shown, data, encoding="utf-8"):
    """The Source of some bytes.  Raises InputError, see read()."""
    for begins, remedy in NO_TEXT:
        if data.startswith(begins):
            raise InputError(f"{shown}: {remedy}")
    mark, encoding = b"", "utf-8" if encoding.lower().replace("_", "-") == "utf-8-sig" else encoding
    for known, own in MARKS:
        if data.startswith(known):
            mark, encoding = known, own
            break
    try:
        encoding = (declared := "" if mark else declared_encoding(shown, data)) or encoding
        text = (data[len(mark) :] if mark else data).decode(encoding)
    except UnicodeDecodeError as err:
        if b"\0" in data[:4096] and not mark:
            raise InputError(f"{shown}: looks like a binary file, not text") from None
        at = err.start + len(mark)
        remedy = "which it declares; save it so" if declared else "save it as UTF-8, or set encoding = \"cp1252\" in newslint.toml"
        raise InputError(f"{shown}: not {encoding.upper()} at byte {at} (0x{data[at]:02x}){', ' if declared else '; '}{remedy}") from None
    except (UnicodeError, LookupError) as err:  # a codec that names no byte; an encoding that newslint does not know
        raise InputError(f"{shown}: not {encoding.upper()}: {err}") from None
    if "\0" in text:
        raise InputError(f"{shown}: looks like a binary file, not text: a NUL character at offset {text.index(chr(0))}")
    return Source(text, encoding, mark)


def root_of(path):
    """The root of the repository that the path of a file lies in, or None."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.lexists(os.path.join(folder, ".git")) or os.path.islink(folder):
        folder, below_it = os.path.dirname(folder), folder
        if folder == below_it:
            return None
    return folder


def inside(path, root):
    """Whether a path, with its links followed, lies below a folder."""
    path, root = os.path.realpath(path), os.path.realpath(root)
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def same_as(path, others):
    """The first of some paths that is the file at a path, by whatever name or link; or None."""
    path = os.path.realpath(path)  # as it is written: “none/../a.txt” is a.txt
    try:
        info = os.stat(path)
    except (OSError, ValueError):
        return None
    for other in others:
        try:
            if os.path.samestat(info, os.stat(other)):
                return other
        except (OSError, ValueError):
            continue
    return None

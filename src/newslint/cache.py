"""Small files in the user's cache folder: written whole, read if they are sound, never trusted further than that."""

import os
import sys
from functools import lru_cache
from time import time

PIECE = 1 << 16  # bytes of a file that are read at once
FOLDERS = ("rules", "results")  # what is newslint's in the cache folder
SWEPT = os.path.join("results", "swept")  # its date is that of the last sweep
DAY = 86_400  # seconds
UNUSED, SWEEP = 60 * DAY, 7 * DAY  # so long unread, an entry is forgotten; so seldom are they looked for


def folder():
    """Where newslint may keep what it can work out again: NEWSLINT_CACHE, or the place that the system has for it."""
    given = os.environ.get("NEWSLINT_CACHE")
    if given:
        return given
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", os.path.join(home, "AppData", "Local"))
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "newslint")


def read(name):
    """The bytes of an entry, or None."""
    path = os.path.join(folder(), name)
    try:
        with open(path, "rb") as f:
            data = f.read()
    except OSError:
        return None
    try:
        os.utime(path)  # what is read is in use, see sweep()
    except OSError:
        pass
    return data


def write(name, data):
    """Keep an entry, whole or not at all; a cache that cannot be written is no error."""
    path = os.path.join(folder(), name)
    part = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb") as f:
            f.write(data)
        os.replace(part, path)
    except OSError:
        try:
            os.unlink(part)
        except OSError:
            pass


def sweep():
    """Forget the entries that nobody has read for two months; they are looked for once a week."""
    now = time()
    try:
        last = os.stat(os.path.join(folder(), SWEPT)).st_mtime
    except OSError:
        last = None
    if last is not None and now - last < SWEEP:
        return
    write(SWEPT, b"")
    if last is None:
        return
    for name in FOLDERS:
        for where, _, names in os.walk(os.path.join(folder(), name)):
            for path in (os.path.join(where, file) for file in names):
                try:
                    if now - os.stat(path).st_mtime > UNUSED:
                        os.unlink(path)
                except OSError:  # another run was first, or may not
                    pass


def checksum(parts, paths):
    """A name for some bytes and for files with their content: cheap to work out at every start; it guards against edits,
    not against an attacker.  Raises OSError.
    """
    from zlib import adler32, crc32

    crc, adler, size = 0, 1, 0
    for piece in _pieces(parts, paths):
        crc, adler, size = crc32(piece, crc), adler32(piece, adler), size + len(piece)
    return f"{crc:08x}{adler:08x}{size:x}"


def _pieces(parts, paths):
    for part in parts:
        yield part + b"\0"
    for path in paths:
        yield path.encode("utf-8", "surrogateescape") + b"\0"
        with open(path, "rb", buffering=0) as f:
            while piece := f.read(PIECE):  # a large file at once would be memory to ask for and to give back
                yield piece
        yield b"\0"


@lru_cache(maxsize=1)
def code():
    """When the code was installed; in a checkout, its newest change.

    What is kept must not outlive the code that made it, and not every change has a version of its own.
    """
    here = os.path.dirname(os.path.abspath(__file__))
    if os.path.isdir(os.path.join(here, "rules")):  # installed: all files at once
        return str(os.stat(__file__).st_mtime_ns)
    lists = os.path.join(here, "..", "..", "lists")
    folders = [here, *(e.path for e in os.scandir(here) if e.is_dir() and e.name != "__pycache__"), lists]
    return str(max(e.stat().st_mtime_ns for folder in folders for e in os.scandir(folder) if e.is_file()))

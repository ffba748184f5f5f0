"""Small files in the user's cache folder, which nobody else can read or write: each is sealed, and a damaged one is none."""

import os
import stat
import sys
from functools import lru_cache
from time import time

KEY = "key"  # the file in the cache folder that seals its entries
SEAL = 32  # bytes
PIECE = 1 << 16  # bytes of a file that are read at once
ENTRIES = ("rules", "results")  # folders of entries, each forgotten by itself
FOLDERS = (*ENTRIES, "index")  # what is newslint's in the cache folder
SWEPT = os.path.join("results", "swept")  # its date is that of the last sweep
SECONDS_A_DAY = 86_400  # seconds
_keys = {}  # of each cache folder: the key, or None where it is not safe to use
UNUSED, SWEEP = 60 * SECONDS_A_DAY, 7 * SECONDS_A_DAY  # so long unread, an entry is forgotten; so seldom are they looked for


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
    """The bytes of an entry as they were written, or None."""
    path = _path(name)
    if path is None:
        return None
    try:
        with open(path, "rb") as f:
            data = f.read()
    except OSError:
        return None
    seal, data = data[:SEAL], data[SEAL:]
    if seal != _sealed(name, data):
        return None
    try:
        os.utime(path)  # what is read is in use, see sweep()
    except OSError:
        pass
    return data


def write(name, data):
    """Keep an entry, whole or not at all; a cache that cannot be written is not an error."""
    path = _path(name)
    if path is None:
        return
    part = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(part, "wb") as f:
            f.write(_sealed(name, data))
            f.write(data)
        os.replace(part, path)
    except OSError:
        try:
            os.unlink(part)
        except OSError:
            pass


def _path(name):
    """Where an entry lies, or None where others could have written it, or could read it."""
    place = folder()
    if place not in _keys:
        _keys[place] = _key(place)
    return os.path.join(place, name) if _keys[place] else None


def _key(place):
    """The key that seals the entries in a cache folder, or None for a folder that is not safe to use."""
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        if not _is_safe(place, shared=True):
            return None
        for name in FOLDERS:
            path = os.path.join(place, name)
            try:
                os.mkdir(path, 0o700)
            except FileExistsError:
                if not _is_safe(path):
                    return None
        return _read_key(os.path.join(place, KEY))
    except OSError:
        return None


def _is_safe(path, shared=False):
    """Whether a folder is the user's and nobody else's; shared: or one in which nobody can replace what is the user's."""
    info = os.lstat(path)
    if not hasattr(os, "geteuid"):
        return True
    if shared:  # the user's own choice may be a link; /tmp is everybody's, but each keeps what is his
        info = os.stat(path)
        return info.st_uid in (0, os.geteuid()) and (not info.st_mode & 0o022 or bool(info.st_mode & stat.S_ISVTX))
    if not stat.S_ISDIR(info.st_mode) or info.st_uid != os.geteuid():
        return False
    if info.st_mode & 0o077:
        os.chmod(path, 0o700)
    return True


def _read_key(path):
    """The key in a file, which is made if it is not there; None for one that is not the user's own."""
    for _ in range(3):
        try:
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            part = f"{path}.{os.getpid()}.part"
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb") as f:
                f.write(os.urandom(SEAL))
            try:
                if not os.path.lexists(path):  # of two runs that make one, the later holds from then on
                    os.replace(part, path)
                    part = None
            finally:
                if part:
                    os.unlink(part)
            continue
        try:
            info = os.fstat(handle)
            owned = not hasattr(os, "geteuid") or info.st_uid == os.geteuid() and not info.st_mode & 0o077
            key = os.read(handle, SEAL + 1) if owned and stat.S_ISREG(info.st_mode) else b""
        finally:
            os.close(handle)
        if len(key) == SEAL:
            return key
        os.unlink(path)  # torn, or somebody else's: what it sealed is worked out anew
    return None


def _sealed(name, data):
    """The seal of an entry: only who has the key can make it, and it fits no other name and no other data."""
    try:
        from _blake2 import blake2b  # hashlib would load OpenSSL: milliseconds at every start
    except ImportError:
        from hashlib import blake2b

    state = blake2b(name.replace(os.sep, "/").encode() + b"\0", key=_keys[folder()], digest_size=SEAL)
    state.update(data)
    return state.digest()


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
    for name in ENTRIES:
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

"""Files are written whole, or stay as they were."""

import os
import stat


def write_whole(path, data, keep=False):
    """Write bytes to a file: all of them, or the file stays as it was.  Keeps the mode of a file that exists.

    What is not a regular file (/dev/stdout, a pipe) is written to as it is, never replaced.  keep: for a file that is somebody's
    work: its owner stays, and PermissionError is raised where it is read-only, or known by other names too.
    """
    target = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb", opener=_open_now) as f:
            f.write(data)
        return
    part = os.path.join(os.path.dirname(target), f".newslint-{os.getpid()}-{os.urandom(6).hex()}")
    restore = end_on_signals()
    try:
        _write_part(part, target, data, keep)
        os.replace(part, target)
    except BaseException:
        try:
            os.unlink(part)
        except OSError:  # not yet made, or already in its place
            pass
        raise
    finally:
        restore()


def _open_now(path, flags):
    """Open what is not a regular file without waiting for somebody who reads it.  Raises OSError."""
    from errno import ENXIO

    try:
        handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    except OSError as err:
        raise OSError(err.errno, "nobody reads this pipe; start what reads it first", path) if err.errno == ENXIO else err from None
    os.set_blocking(handle, True)
    return handle


def _write_part(part, target, data, keep):
    try:
        info = os.stat(target)
    except FileNotFoundError:
        info = None
    if keep and info:
        if not info.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise PermissionError(13, "the file is read-only")
        if info.st_nlink > 1:
            raise PermissionError(1, f"the file has {info.st_nlink} names (hard links)")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666 if info is None else 0o600), "wb") as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())
    if info is None:
        return
    made = os.stat(part)
    if keep and (made.st_uid, made.st_gid) != (info.st_uid, info.st_gid):
        try:
            os.chown(part, info.st_uid, info.st_gid)
        except OSError:
            raise PermissionError(1, "the file belongs to another user or group") from None
    os.chmod(part, stat.S_IMODE(info.st_mode))


def end_on_signals():
    """Make a signal to end raise SystemExit, so that what was begun is taken away; returns what undoes it."""
    import signal
    from threading import current_thread, main_thread

    def end(number, _frame):
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if current_thread() is not main_thread():
        numbers = []
    before = [(number, signal.signal(number, end)) for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    return lambda: [signal.signal(number, handler) for number, handler in before]

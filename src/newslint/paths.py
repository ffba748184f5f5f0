"""Paths as they are written in reports, baselines and patterns: the same on every system, with forward slashes."""

import os


def seen_from(folder, path):
    """A path as seen from a folder, with forward slashes; absolute where it lies on another drive of Windows."""
    try:
        path = os.path.relpath(path, folder)
    except ValueError:
        path = os.path.abspath(path)
    return composed(path.replace(os.sep, "/"))


def composed(path):
    """A path with each accented letter as one character: macOS may keep it as two, and the same file is then named in two ways."""
    if path.isascii():
        return path
    from unicodedata import normalize

    return normalize("NFC", path)

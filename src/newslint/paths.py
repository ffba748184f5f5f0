"""Paths as they are written in reports, baselines and patterns: with forward slashes, on every system."""

import os


def seen_from(folder, path):
    """A path as seen from a folder, with forward slashes; absolute where it lies on another drive of Windows."""
    try:
        path = os.path.relpath(path, folder)
    except ValueError:
        path = os.path.abspath(path)
    return path.replace(os.sep, "/")

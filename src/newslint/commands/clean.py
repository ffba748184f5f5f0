"""newslint clean: forget what was kept between runs."""

import os

from newslint.commands import complain
from newslint import cache


def run(_args):
    """Remove newslint's own folders from the user's cache.  Exit status 0, or 2 if they cannot be removed."""
    from shutil import rmtree

    for name in (*cache.FOLDERS, cache.KEY):
        path = os.path.join(cache.folder(), name)
        try:
            if os.path.isdir(path):
                rmtree(path)
            elif os.path.lexists(path):
                os.unlink(path)
        except OSError as err:
            complain(f"{path}: cannot be removed: {err.strerror}")
            return 2
    return 0

"""newslint formats: what is read, and what a fix does in it."""

import sys

from newslint.readers.formats import listing


def run(_args):
    """List the formats.  Exit status 0."""
    sys.stdout.write(listing())
    return 0

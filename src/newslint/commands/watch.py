"""newslint check --watch: the report anew, each time an article or its config is saved."""

import sys
from time import sleep

from newslint import files
from newslint.config import stamp
from newslint.session import Session

PAUSE = 0.3  # seconds between two looks at the files
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(args, check, options, wait=sleep):
    """Check at once, and again after each change, until it is interrupted.  Returns the last exit status.

    check(): one run, which returns its exit status.  options: those of a Session.  wait(seconds).
    """
    status, seen = 0, None
    try:
        while True:
            now = _stamps(args, options)
            if now != seen:
                if sys.stdout.isatty():
                    sys.stdout.write(CLEAR)
                elif seen is not None:
                    print()
                status, seen = check(), now
                sys.stdout.flush()
            wait(PAUSE)
    except KeyboardInterrupt:
        return status


def _stamps(args, options):
    """{path: what changes when it is saved} of the articles, and of the files that decide how they are checked."""
    session = Session(options=options, fail=lambda _problem: None)
    paths = files.articles(args.paths or ["."], session.excluded, lambda _problem: None, session.included)
    return {path: stamp(path) for path in (*paths, *session.aids(paths), *args.paths)}

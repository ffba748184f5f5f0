"""What the user may ask for: one module a command, each with run(args) -> exit status."""

import sys

from newslint.printable import printable


def complain(problem):
    """Print one line on stderr that says what could not be done."""
    print(f"newslint: {printable(problem)}", file=sys.stderr)


def show(text, lines=False):
    """Print one line on stdout, or several, which may quote what comes from outside."""
    print(printable(text, lines))

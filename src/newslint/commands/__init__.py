"""What the user may ask for: one module a command, each with run(args) -> exit status."""

import sys

from newslint.printable import printable


def complain(problem):
    """Print on stderr what could not be done: a line, or one for each fault of a rule file."""
    for line in getattr(problem, "lines", None) or [problem]:
        print(f"newslint: {printable(line)}", file=sys.stderr)


def show(text, lines=False):
    """Print one line on stdout, or several, which may quote what comes from outside."""
    print(printable(text, lines))


def print_schema(name):
    """Print the JSON Schema of files: "config" or "rules"."""
    from newslint import schema  # seldom asked for

    print(schema.text(name), end="")

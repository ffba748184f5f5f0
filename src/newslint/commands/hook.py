"""newslint hook: what pre-commit runs.  As newslint check, but no file name is ever read as an option.

pre-commit calls ENTRY ARGS FILES, with nothing between the `args` of its config and the files, which anybody who commits may name.
"""

import os


def run(args):
    """Check the articles that args name, see commands/check.py."""
    from newslint.commands import check

    return check.run(args)


def arguments(given, takes_value):
    """The arguments of newslint check for those of a hook: options first, then paths.

    An argument that names a file is a path, unless it is the value of the option before it; after the first path all others are
    paths.  takes_value(option): whether a value follows it.
    """
    options, rest = [], list(given)
    while rest and rest[0] != "--" and rest[0].startswith("-") and not os.path.lexists(rest[0]):
        options.append(rest.pop(0))
        if takes_value(options[-1]) and rest:
            options.append(rest.pop(0))
    paths = rest[1:] if rest[:1] == ["--"] and not os.path.lexists("--") else rest
    if not any(option.partition("=")[0] == "--across" for option in options):
        options[:0] = ["--across", "."]  # what is committed is compared with the rest of the repository
    return [*options, *(os.path.join(".", path) if path.startswith("-") else path for path in paths)]

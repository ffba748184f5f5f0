"""newslint completion SHELL: the script that lets a shell complete commands, options and their values."""

from newslint.commands import complain


def run(args):
    """Print the script.  Exit status 0, or 2 where shtab is not installed."""
    try:
        import shtab
    except ModuleNotFoundError:
        from newslint.commands.extras import not_installed

        complain(not_installed("shtab", "completion"))
        return 2
    print(shtab.complete(_with_files(args.parser(), shtab.FILE), args.shell))
    return 0


def _with_files(parser, files):
    """The parser, whose arguments that name files or folders are completed with them."""
    import argparse

    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                _with_files(inner, files)
        elif action.metavar in ("FILE", "PATH", "DIR"):
            action.complete = files
    return parser

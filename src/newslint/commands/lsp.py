"""newslint lsp: the checks for an editor, which starts this itself."""

import sys


def run(args):
    """Serve one editor until it ends.  Exit status 0, or 2 where the server cannot start."""
    try:
        from newslint.lsp import make
    except ModuleNotFoundError as err:
        if err.name and err.name.partition(".")[0] == "newslint":
            raise
        from newslint.commands.extras import not_installed

        print(f"newslint: lsp: {not_installed(err.name, 'lsp')}", file=sys.stderr)
        return 2
    from newslint.config import ConfigError

    try:
        server = make(args.config)
    except ConfigError as err:
        print(f"newslint: lsp: {err}", file=sys.stderr)
        return 2
    if args.tcp is not None:
        server.start_tcp("127.0.0.1", args.tcp)
    else:
        server.start_io()
        sys.stdout = sys.stderr  # the editor's end of it is closed
    return 0

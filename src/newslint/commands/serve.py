"""newslint serve: the checks over HTTP, until it is interrupted."""

import sys

FIRST = "It woudl rain, said Mayor Ada Holm.\n"  # checked before anyone asks: loads what most articles need, finds a broken config
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def run(args):
    """Serve until interrupted.  Exit status 0, or 2 where the server cannot start."""
    try:
        from newslint.server import listen
        from newslint.server.app import App
    except ModuleNotFoundError as err:
        if err.name and err.name.partition(".")[0] == "newslint":
            raise
        from newslint.commands.extras import not_installed

        return _fail(not_installed(err.name, "server"))
    from newslint.config import ConfigError
    from newslint.server.checker import Checker
    from newslint.server.requests import Refused

    try:
        checker = Checker(args.config, fail=lambda problem: listen.log(f"newslint: {problem}"))
        checker.check_text(FIRST)
    except (ConfigError, Refused) as err:
        return _fail(str(err))
    host = args.host.strip("[]")
    shown = f"[{host}]" if ":" in host else host
    try:
        sock = listen.open_socket(host, args.port)
    except (OSError, OverflowError) as err:
        return _fail(f"{shown}:{args.port}: {getattr(err, 'strerror', None) or err}; --port names another")
    port = sock.getsockname()[1]
    origins = [origin.rstrip("/") for origin in args.allow_origin or ()]
    app = App(checker, (*LOOPBACK, shown, *(args.allow_host or ())), origins, args.allow_writing, listen.log)
    print(f"newslint serves http://{shown}:{port}/ until you press Ctrl-C", flush=True)
    if shown not in LOOPBACK:
        listen.log("newslint: whoever can reach this machine can ask; only --host 127.0.0.1 keeps it to this one")
    listen.serve(app, sock)
    return 0


def _fail(problem):
    print(f"newslint: serve: {problem}", file=sys.stderr)
    return 2

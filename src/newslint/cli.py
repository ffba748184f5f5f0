"""The command line: what newslint is asked for, and the command in commands/ that does it."""

import os
import sys

from newslint import __version__
from newslint.finding import LEVELS
from newslint.reports import REPORTS

EXAMPLES = """examples:
  newslint check story.txt              what a copy chief would mark in one article
  newslint check desk/                  every article in a folder
  newslint check --select TI,AT story.txt   only titles and attribution
  newslint rule TI101                   why, and what to write instead

exit status: 0 nothing to fix, 1 something to fix, 2 an input or option could not be used
"""


def parser():
    """The argument parser of all commands."""
    import argparse

    from newslint.printable import printable

    class Parser(argparse.ArgumentParser):
        def error(self, message):
            super().error(printable(message))

        def parse_known_args(self, args=None, namespace=None):
            known, rest = super().parse_known_args(args, namespace)
            if rest and self is not top:  # the command's own usage, not that of all
                from newslint.says import nearest

                options = [word.partition("=")[0] for word in rest if word.startswith("-")]
                self.error(f"unrecognized arguments: {' '.join(rest)}" + (nearest(options[0], self._option_string_actions) if options else ""))
            return known, rest

    top = Parser(
        prog="newslint", description="Marks in news copy what a good copy chief would mark: typos, titles, attribution, dates.",
        epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    check = commands.add_parser(
        "check", help="check articles", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=EXAMPLES,
        description="Reads articles and prints what to fix, with line and column.",
    )
    hook = commands.add_parser(
        "hook", help="check, for pre-commit: options first, and no file name is read as one", usage="newslint hook [OPTION …] [PATH …]",
        description="Does what newslint check does. An argument that names a file is a path, and after the first path all others are.",
    )
    for command in (check, hook):
        command.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders; - reads from a pipe (default: this folder)")
        for title, options in CHECK.items():
            group = command.add_argument_group(title)
            for name, settings in options.items():
                group.add_argument(name, **settings)
    rule = commands.add_parser(
        "rule", help="why a rule exists, with examples",
        description="Show a rule, a check, or the rules of a family. If a rule and a check have one name, show the rule.",
    )
    rule.add_argument("rule", metavar="CODE|NAME", help="such as TY101, misspelling, the family TY, or the check substitution")
    rule.add_argument("--config", metavar="FILE", help="use this config, for the rules of your own newsroom")
    rules = commands.add_parser(
        "rules", help="list all rules, or test and try rule files", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="newslint rules                            the list of rules\n"
                    "newslint rules test FILE…                 run the examples in rule files\n"
                    "newslint rules try FILE… --on DIR         what they would say on an archive\n"
                    "newslint rules judge FILE… --on DIR       judge samples of it; the count goes into precision.csv\n"
                    "newslint rules schema                     the JSON Schema of rule files, for editors",
    )
    rules.add_argument("action", nargs="?", choices=["list", "test", "try", "judge", "schema"], default="list", help="list (default), test, try, judge or schema")
    rules.add_argument("files", nargs="*", metavar="FILE", help="rule files")
    rules.add_argument("--on", action="append", metavar="PATH", help="try, judge: articles or folders")
    rules.add_argument("--samples", type=_jobs, default=20, metavar="N", help="judge: how many findings of each rule (default: 20)")
    rules.add_argument("--output", metavar="FILE", help="judge: write the counts here (default: precision.csv next to the rule file)")
    rules.add_argument("--against", metavar="FILE", help="try: the rule file as it was, to show what is new and what is gone")
    rules.add_argument("--max-rate", type=float, metavar="N", help="try: exit with 1 if a rule reports more than N places in 10,000 words")
    rules.add_argument("--output-format", choices=["text", "json"], default="text", help="how to print the list, or what test finds")
    rules.add_argument("--config", metavar="FILE", help="use this config, for the rules of your own newsroom")
    config = commands.add_parser("config", help="which settings hold for an article, and why", description="“newslint config explain PATH” shows every setting and where it comes from.")
    config.add_argument("action", choices=["explain", "schema"], help="explain, or schema: the JSON Schema of newslint.toml, for editors")
    config.add_argument("path", nargs="?", default="story.txt", metavar="PATH", help="an article; it need not exist (default: one in this folder)")
    config.add_argument("--config", metavar="FILE", help="use this config instead of the nearest")
    init = commands.add_parser("init", help="start a newslint.toml from what the copy shows", description="Writes a commented newslint.toml into this folder, with the house style guessed from the copy.")
    init.add_argument("path", nargs="?", default=".", metavar="DIR", help="where the copy is (default: this folder)")
    accept = commands.add_parser("accept", help="accept words and names", description="Adds words and names to the nearest accept file.")
    accept.add_argument("words", nargs="+", metavar="WORD", help="a word, or a name in quotation marks")
    accept.add_argument("--delete", action="store_true", help="take them out again")
    accept.add_argument("--near", default=".", metavar="DIR", help="the folder of the copy whose accept file it is (default: this folder)")
    accept.add_argument("--config", metavar="FILE", help="use this config instead of the nearest")
    completion = commands.add_parser("completion", help="completion for your shell", description="Prints the script that lets a shell complete commands and options.")
    completion.add_argument("shell", choices=["bash", "zsh", "tcsh"], help="bash, zsh or tcsh")
    completion.set_defaults(parser=parser)
    commands.add_parser("formats", help="which formats are read", description="What is read in each format, and what a fix does in it.")
    for name, what in (("names", "who is named in the copy"), ("quotes", "what is quoted in the copy")):
        listed = commands.add_parser(name, help=f"list {what}", description=f"Lists {what}: how often, since when, and where.")
        listed.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders (default: this folder)")
        listed.add_argument("--output-format", choices=["text", "json", "csv"], default="text", help="how to print the list")
        listed.add_argument("--config", metavar="FILE", help="use this config instead of the nearest")
    commands.add_parser("clean", help="delete the cached results", description="Deletes what newslint keeps in your cache folder.")
    serve = commands.add_parser(
        "serve", help="check in browsers, word processors and a CMS",
        description="Answers clients that speak LanguageTool's or Typerighter's protocol, and shows a page at its address.",
    )
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default: 127.0.0.1, this machine only)")
    serve.add_argument("--port", type=_port, default=8081, metavar="N", help="the port (default: 8081); 0 takes a free one")
    serve.add_argument("--config", metavar="FILE", help="use this config instead of the nearest newslint.toml or pyproject.toml")
    serve.add_argument("--allow-origin", action="append", metavar="ORIGIN", help="only pages from here may ask, such as https://cms.example.org (default: all may)")
    serve.add_argument("--allow-host", action="append", metavar="NAME", help="a name under which other machines ask")
    serve.add_argument("--allow-writing", action="store_true", help="clients may add words to the accept file")
    lsp = commands.add_parser(
        "lsp", help="check in code editors, which start this themselves",
        description="A language server on stdin and stdout; docs/editors.md shows how an editor is told of it.",
    )
    lsp.add_argument("--config", metavar="FILE", help="use this config instead of the nearest newslint.toml or pyproject.toml")
    lsp.add_argument("--tcp", type=_port, metavar="N", help="listen on this port of the loopback address instead, for debugging")
    return top


def _port(text):
    if not text.isdigit() or int(text) > 65535:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"{text!r} is not a port: write a number from 0 to 65535")
    return int(text)


def _jobs(text):
    if not text.isdigit() or int(text) < 1:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


# The options of newslint check by the headings of its help, as argparse takes them.
CHECK = {
    "what to report": {
        "--select": dict(action="append", metavar="RULES", help="only these: codes (TY101), families (TY) or names, with commas"),
        "--ignore": dict(action="append", metavar="RULES", help="all but these"),
        "--exclude": dict(action="append", metavar="PATTERNS", help="leave these files and folders out, with commas: archive/,*.draft.txt"),
        "--level": dict(choices=LEVELS[::-1], help="show nothing below this level (default: note)"),
        "--fail-on": dict(choices=LEVELS[::-1], help="the level from which the exit status is 1 (default: warning)"),
        "--exit-zero": dict(action="store_true", help="exit with 0 even if there is something to fix"),
    },
    "how to report": {
        "--output-format": dict(choices=[n for n in REPORTS if n != "statistics"], default="text", help="text for people (default); concise: one line each; the others are for programs and services"),
        "--report": dict(action="append", metavar="FORMAT=FILE", help="write one more report, such as sarif=a.sarif; may be repeated"),
        "--output-file": dict(metavar="FILE", help="write the report to this file"),
        "--watch": dict(action="store_true", help="check again each time an article is saved, until Ctrl-C"),
        "--quiet": dict(action="store_true", help="print findings and problems only: no summary, no progress"),
        "--statistics": dict(action="store_true", help="only count, by rule"),
    },
    "old copy": {
        "--baseline": dict(metavar="FILE", help="leave out the findings recorded in this file"),
        "--write-baseline": dict(metavar="FILE", help="record all current findings, so that later runs leave them out"),
        "--prune-baseline": dict(action="store_true", help="with --baseline: drop the entries that are no longer found"),
        "--add-ignores": dict(metavar="REASON", help="write comments into the copy that silence what is found, with this reason"),
        "--diff-base": dict(metavar="REV", help="only what touches lines changed since this git revision"),
    },
    "fixes": {
        "--fix": dict(action="store_true", help="apply the fixes that are certain; never inside quotation marks"),
        "--unsafe-fixes": dict(action="store_true", help="with --fix or --diff: also those that an editor should look at"),
        "--diff": dict(action="store_true", help="show what --fix would change, and change nothing"),
        "--comments": dict(action="store_true", help="write a comment at each finding into Word and OpenDocument files"),
    },
    "speed": {
        "--jobs": dict(type=_jobs, default=0, metavar="N", help="processes to use (default: automatic)"),
        "--no-cache": dict(action="store_true", help="check unchanged articles again too"),
    },
    "archives in Parquet": {
        "--text-column": dict(metavar="NAME", help="the column of the articles (default: text)"),
        "--id-column": dict(metavar="NAME", help="the column that names them (default: id)"),
        "--published-column": dict(metavar="NAME", help="the column of their days of publication"),
        "--output": dict(metavar="FILE", help="write the findings to this file, a row a place, as Parquet"),
        "--facts": dict(metavar="FILE", help="write what articles state that others may contradict, as Parquet"),
    },
    "about the articles": {
        "--across": dict(action="append", metavar="PATH", help="more articles or folders, only to compare the articles with"),
        "--published": dict(metavar="DATE", help="the day of publication, such as 2026-02-03, if the articles do not say"),
        "--stdin-filename": dict(metavar="NAME", help="the name of what comes from the pipe"),
        "--config": dict(metavar="FILE", help="use this config instead of the nearest newslint.toml or pyproject.toml"),
    },
}


class Arguments:
    """What the user asks for, as argparse.Namespace."""

    def __init__(self, **values):
        self.__dict__.update(values)


def plain(argv):
    """The Arguments of a newslint check, or hook, whose options are written out in full and rightly, as argparse reads them.

    None for any other command line: that is left to argparse, whose making costs more than most articles.
    """
    if argv[:1] not in (["check"], ["hook"]):
        return None
    known = {name: settings for options in CHECK.values() for name, settings in options.items()}
    args = {_field(name): settings.get("default", False if _is_flag(settings) else None) for name, settings in known.items()}
    paths, rest, closed = [], argv[:0:-1], False
    while rest:
        word = rest.pop()
        if word == "-" or not word.startswith("-"):
            if closed:
                return None
            paths.append(word)
            continue
        closed = bool(paths)  # argparse wants all paths beside each other
        settings = known.get(word)
        if settings is None:
            return None
        if _is_flag(settings):
            args[_field(word)] = True
            continue
        if not rest or rest[-1].startswith("-") or "type" in settings or rest[-1] not in settings.get("choices", rest[-1:]):
            return None
        value = rest.pop()
        args[_field(word)] = [*(args[_field(word)] or ()), value] if settings.get("action") == "append" else value
    return Arguments(command=argv[0], paths=paths, **args)


def _takes_value(option):
    return any(option in options and not _is_flag(options[option]) for options in CHECK.values())


def _is_flag(settings):
    return settings.get("action") == "store_true"


def _field(option):
    return option[2:].replace("-", "_")


def _expand(args):
    """Put files in the place of patterns such as *.txt, which shells of Windows leave as they are; no file there has a name with * or ?."""
    from glob import glob

    for field in ("paths", "files", "across", "on"):
        if values := getattr(args, field, None):
            found = []
            for value in values:
                some = set("*?") & set(value) and sorted(glob(value.replace("[", "[[]"), recursive=True))
                found += some or [value]
            setattr(args, field, found)


def main(argv=None):
    """Run the command line; returns the exit status."""
    from importlib import import_module

    argv = sys.argv[1:] if argv is None else list(argv)
    if argv[:1] == ["hook"]:
        from newslint.commands.hook import arguments

        argv = ["hook", *arguments(argv[1:], _takes_value)]
    args = plain(argv) or parser().parse_args(argv)
    if os.name == "nt":
        _expand(args)
    try:
        status = import_module("newslint.commands." + args.command).run(args)
        sys.stdout.flush()
        return status
    except OSError as err:
        if err.filename is not None:  # no fault of where the answer goes
            raise
        print(f"newslint: stdout: cannot be written: {err.strerror}", file=sys.stderr)
        return 2


def program():
    """newslint as a program of its own: what it holds goes with the process, and need not be taken down first.

    main() has said all there is to say; nothing is left to functions that wait for the end of the interpreter.
    """
    import gc

    gc.set_threshold(100_000)  # a run makes no rings of objects; to look for them costs an eighth of one article's time
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called: what is said there is lost, the exit status is not
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))
    from newslint.printable import stream

    sys.stdout, sys.stderr = map(stream, (sys.stdout, sys.stderr))
    try:
        status = main()
    except Exception:  # our own fault, and no finding: 1 would say that there is something to fix in the copy
        from traceback import print_exc

        print_exc()
        status = 2
    except KeyboardInterrupt:
        status = 130
    sys.stderr.flush()
    os._exit(status)

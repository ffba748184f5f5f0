"""The command line: newslint check, rule, rules."""

import argparse
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
    top = argparse.ArgumentParser(
        prog="newslint", description="Marks in news copy what a good copy chief would mark: typos, titles, attribution, dates.",
        epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _check(commands)
    rule = commands.add_parser("rule", help="why a rule exists, with examples", description="The page of one rule, or of a check that rules may name.")
    rule.add_argument("rule", metavar="CODE|NAME", help="such as TY101, misspelling, or the check substitution")
    rule.add_argument("--config", metavar="FILE", help="use this config, for the rules of your own newsroom")
    rules = commands.add_parser(
        "rules", help="list all rules, or test and try rule files", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="newslint rules                            the list of rules\n"
                    "newslint rules test FILE…                 run the examples in rule files\n"
                    "newslint rules try FILE… --on DIR         what they would say on an archive",
    )
    rules.add_argument("action", nargs="?", choices=["list", "test", "try"], default="list", help="list (default), test or try")
    rules.add_argument("files", nargs="*", metavar="FILE", help="rule files")
    rules.add_argument("--on", action="append", metavar="PATH", help="try: articles or folders")
    rules.add_argument("--against", metavar="FILE", help="try: the rule file as it was, to show what is new and what is gone")
    rules.add_argument("--max-rate", type=float, metavar="N", help="try: exit with 1 if a rule speaks more often than N times in 10,000 words")
    rules.add_argument("--output-format", choices=["text", "json"], default="text", help="how to print the list")
    rules.add_argument("--config", metavar="FILE", help="use this config, for the rules of your own newsroom")
    config = commands.add_parser("config", help="which settings hold for an article, and why", description="“newslint config explain PATH” shows every setting and where it comes from.")
    config.add_argument("action", choices=["explain"], help="explain")
    config.add_argument("path", metavar="PATH", help="an article; it need not exist")
    config.add_argument("--config", metavar="FILE", help="use this config instead of the nearest")
    init = commands.add_parser("init", help="start a newslint.toml from what the copy shows", description="Writes a commented newslint.toml into this folder, with the house style guessed from the copy.")
    init.add_argument("path", nargs="?", default=".", metavar="DIR", help="where the copy is (default: this folder)")
    commands.add_parser("clean", help="forget what was kept between runs", description="Empties newslint's part of your cache folder.")
    return top


def _check(commands):
    check = commands.add_parser(
        "check", help="check articles", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=EXAMPLES,
        description="Reads articles and prints what to fix, with line and column.",
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders; - reads from a pipe (default: this folder)")
    show = check.add_argument_group("what to report")
    show.add_argument("--select", action="append", metavar="RULES", help="only these: codes (TY101), families (TY) or names, with commas")
    show.add_argument("--ignore", action="append", metavar="RULES", help="all but these")
    show.add_argument("--level", choices=LEVELS[::-1], help="show nothing below this level (default: note)")
    show.add_argument("--fail-on", choices=LEVELS[::-1], default="warning", help="the level from which the exit status is 1 (default: warning)")
    show.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there is something to fix")
    how = check.add_argument_group("how to report")
    how.add_argument("--output-format", choices=[n for n in REPORTS if n != "statistics"], default="text", help="text for people (default); concise: one line each; json, sarif, github for programs")
    how.add_argument("--output-file", metavar="FILE", help="write the report there, whole or not at all")
    how.add_argument("--statistics", action="store_true", help="only count, by rule")
    old = check.add_argument_group("old copy")
    old.add_argument("--baseline", metavar="FILE", help="leave out what this file knows")
    old.add_argument("--write-baseline", metavar="FILE", help="know everything that is found now, from now on")
    old.add_argument("--prune-baseline", action="store_true", help="with --baseline: forget what is there no more")
    old.add_argument("--diff-base", metavar="REV", help="only what touches lines changed since this git revision")
    mend = check.add_argument_group("fixes")
    mend.add_argument("--fix", action="store_true", help="apply the fixes that are certain; never inside quotation marks")
    mend.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: also those that an editor should look at")
    mend.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    speed = check.add_argument_group("how fast")
    speed.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="processes to use (default: as many as pay)")
    speed.add_argument("--no-cache", action="store_true", help="check unchanged articles again too")
    what = check.add_argument_group("about the articles")
    what.add_argument("--published", metavar="DATE", help="the day of publication, such as 2026-02-03, if the articles do not say")
    what.add_argument("--stdin-filename", metavar="NAME", help="the name of what comes from the pipe")
    what.add_argument("--config", metavar="FILE", help="use this config instead of the nearest newslint.toml or pyproject.toml")


def _jobs(text):
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def main(argv=None):
    """Run the command line; returns the exit status."""
    from importlib import import_module

    args = parser().parse_args(argv)
    try:
        status = import_module("newslint.commands." + args.command).run(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        os._exit(130)  # without waiting for what was killed

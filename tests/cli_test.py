"""The command line of newslint check is read twice: plainly, and by argparse where that says no."""

import random
import tomllib

import pytest
from conftest import ROOT

from newslint import __version__
from newslint.cli import CHECK, parser, plain

OPTIONS = [name for options in CHECK.values() for name in options]
WORDS = [*OPTIONS, *OPTIONS, "a.txt", "b.txt", "-", "", "TY", "note", "json", "text", "3", "a b", "--", "-x", "--sel", "--select=TY", "-h", "-1"]


def test_what_is_read_plainly_is_read_as_argparse_reads_it():
    rnd, argparse, count = random.Random(1), parser(), 0
    for _ in range(8000):
        argv = ["check", *(rnd.choice(WORDS) for _ in range(rnd.randint(0, 5)))]
        args = plain(argv)
        if args:
            count += 1
            assert vars(args) == vars(argparse.parse_args(argv)), argv
    assert count > 2000


@pytest.mark.parametrize("line", [
    "", "rules", "check --help", "check --bogus", "check --sel TY", "check --select=TY a.txt", "check --level loud a.txt",
    "check --jobs 0 a.txt", "check a.txt --fix b.txt", "check -- a.txt", "check --select", "check --select --fix",
])
def test_the_rest_is_left_to_argparse(line):
    assert plain(line.split()) is None


def test_a_common_line_needs_no_argparse():
    args = plain(["check", "--no-cache", "--select", "TY", "--select", "TI", "--exit-zero", "a.txt", "b.txt"])
    assert (args.paths, args.select, args.no_cache, args.level) == (["a.txt", "b.txt"], ["TY", "TI"], True, None)


@pytest.mark.parametrize("words, near", [
    (["check", "--selct", "TI", "a.txt"], "--select"), (["check", "--fail_on=error"], "--fail-on"), (["hook", "--basline=x"], "--baseline"),
    (["serve", "--prot", "80"], "--port"), (["rules", "list", "--confg=x"], "--config"),
])
def test_an_unknown_option_names_the_nearest(newslint, words, near):
    status, out, err = newslint(*words)
    assert (status, out) == (2, "") and err.startswith(f"usage: newslint {words[0]} ") and err.endswith(f"; did you mean '{near}'?\n")


def test_an_option_like_no_other(newslint):
    status, _, err = newslint("check", "--zzzzzz")
    assert status == 2 and err.endswith("newslint check: error: unrecognized arguments: --zzzzzz\n")


def test_the_version_is_that_of_the_package():
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == __version__

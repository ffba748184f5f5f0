"""Nothing from outside steers a terminal or a CI runner."""

import re

import pytest
from support import write
from hypothesis import given
from hypothesis import strategies as st

from newslint.printable import printable

# What GitHub's runner takes for a command: one form at a line's start after white space, the other anywhere.
RUNNER = re.compile(r"^\s*::|##\[", re.M)
PIECES = st.lists(st.sampled_from(["::", ":", "##", "[", "#", "\n", "\r", "\x1b[31m", "\u202e", "\u2028", "\x85", "\ud800", " ", "\u3000", "a", "é"]))


@pytest.mark.parametrize("text, want", [
    ("desk/café.txt", "desk/café.txt"),
    ("a\x1b[31mb", "a\\x1b[31mb"),
    ("a\n::error::b", "a\\n::error::b"),
    ("::error::b", ":\\:error::b"),
    ("  ::error::b", "  :\\:error::b"),
    ("a ##[group]b", "a #\\#[group]b"),
    ("photo\u202egpj.txt", "photo\\u202egpj.txt"),
    ("a\u2028b\u2029c\x9bd", "a\\u2028b\\u2029c\\x9bd"),
    ("caf\udce9", "caf\\udce9"),
    ("12::30", "12::30"),
    ("white\u00a0space", "white\u00a0space"),
])
def test_a_piece(text, want):
    assert printable(text) == want


def test_lines_stay_lines_and_begin_no_command():
    assert printable("a\n::b\n \t::c\r\n::d", lines=True) == "a\n:\\:b\n \\t::c\\r\n:\\:d"


@given(PIECES, st.booleans())
def test_nothing_is_obeyed(pieces, lines):
    shown = printable("".join(pieces), lines)
    assert not RUNNER.search(shown)
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ud800-\udfff]", shown)
    assert lines or "\n" not in shown
    shown.encode("utf-8")


RULE = '''["::error::house"]
code = "ZZ101"
check = "existence"
level = "warning"
says = "say \\u001b[31mwho"
why = """
A reader asks.
::set-output name=x::y
##[add-mask]z
"""
source = "the desk\\u202e"
words = ["the wharf"]
bad = ["{The wharf} burned."]
good = ["""
::notice::The quay burned."""]
'''
EVIL = "a\n::error::b\x1b[31m.txt"


@pytest.fixture
def desk(desk):
    return write(desk, {"house.toml": RULE, "newslint.toml": 'rules = ["house.toml"]\n'})


def harmless(*texts):
    for text in texts:
        assert not RUNNER.search(text) and "\x1b" not in text and "\u202e" not in text, text


@pytest.mark.parametrize("command", [
    ["rule", "ZZ101"], ["rule", "ZZ"], ["rule", "::error::house"], ["rule", "\n::error::none"], ["rules"], ["rules", "--output-format", "json"],
    ["rules", "test", "house.toml"], ["rules", "test", EVIL], ["rules", "try", "house.toml", "--on", EVIL, "--on", "desk"],
    ["config", "explain", EVIL], ["config", "explain", "--config", EVIL, "a.txt"], ["check", "--config", EVIL], ["check", "--baseline", EVIL],
    ["check", "a\n::missing.txt"], ["check", "\n::error::", "--nonsense\n::error::"], ["init", "--nonsense\n::error::"],
])
def test_what_a_command_prints_is_obeyed_by_nobody(newslint, desk, command):
    (desk / "desk").mkdir()
    (desk / "desk" / EVIL).write_text("The wharf and\n::error::the wharf\x1b[31m fell.\n")
    _, out, err = newslint(*command)
    assert out or err
    harmless(out, err)


def test_what_fix_lists_and_a_diff_in_ci_are_obeyed_by_nobody(newslint, desk, monkeypatch):
    (desk / EVIL).write_text("::error::x\nIt was the the ##[group]\x1b[31m end.\n::error::y\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _, out, err = newslint("check", "--diff", "--select", "TY102", EVIL)
    assert "+It was the #" in out
    harmless(out, err)
    _, out, err = newslint("check", "--fix", "--output-format", "json", "--select", "TY102", EVIL)
    assert "fixed: “the the” → “the”" in err
    harmless(err)

"""Nothing from outside steers a terminal or a CI runner."""

import re

import pytest
from hypothesis import given, strategies as st

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

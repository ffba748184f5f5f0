"""The work grows no faster than the text: in steps of the program, which are the same on any machine.

Steps inside regular expressions are not among them; tests/bench/growth.py takes the time of those too.
"""

import sys

import pytest
from support import every_rule

from newslint.engine import Linter
from newslint.readers import reader_for

WORDY = "The council met on the hill and went home at noon, and nobody would say why it had. "
# what -> n of it; in Markdown
COMMENTS = {
    "a comment of white space": lambda n: "<!-- newslint: ignore" + " " * (20 * n) + "x",
    "white space before the verb": lambda n: "<!--" + " " * (20 * n) + "newslint:" + " " * (20 * n) + "ignore",
    "comments left open": lambda n: "<!-- newslint: ignore TY101 x " * n,
    "comments": lambda n: "<!-- newslint: ignore TY101 a refrain -->\n\nThe woudl it.\n\n" * n,
    "comments in one paragraph": lambda n: "The woudl it <!-- newslint: ignore TY101 a refrain --> " * n,
    "stretches": lambda n: "<!-- newslint: disable TY a song -->\n\nOf of it.\n\n<!-- newslint: enable TY102 -->\n\n" * n,
    "stretches in one another": lambda n: (
        "<!-- newslint: disable TY a song -->\n\n" * n + "Of of it.\n\n" * n + "<!-- newslint: enable TY -->\n\n" * n),
    "codes in one comment": lambda n: "<!-- newslint: ignore " + "TY101, " * n + "-->\n\nIt woudl.",
    "codes that no rule has": lambda n: "".join(f"<!-- newslint: ignore ZZ{i % 90 + 100} x -->\n\nIt is.\n\n" for i in range(n)),
    "comments after white space": lambda n: "The end." + " " * n + "<!-- newslint: ignore TY101 x --> " * n,
    "confirmed words": lambda n: "It woudl [sic] of of [sic] it. " * n,
    "confirmed nothing": lambda n: "[sic] " * n,
}
OTHERS = {
    "marks never closed": lambda n: "“" * (20 * n),
    "words in marks never closed": lambda n: "“word " * (5 * n),
    "closing marks": lambda n: "word” " * (5 * n),
    "addresses": lambda n: " ".join(f"https://example.org/{i}/story?a=b&c=d" for i in range(4 * n)),
    "addresses of mail": lambda n: "ada@example.org " * (4 * n),
    "a long title": lambda n: "---\ntitle: " + "The mill is “here " * (4 * n) + "\n---\n\n" + WORDY,
    "a title of many lines": lambda n: "---\ntitle: >\n" + "  The mill is here\n" * (4 * n) + "---\n\n" + WORDY,
    "questions and answers": lambda n: "Q. Who was in in it?\n\nA. Nobody woudl.\n\n" * n,
    "speakers": lambda n: "".join(f"Mr. Aa{chr(97 + i % 26)}: I saw the the mill.\n\nIt woudl.\n\n" for i in range(n)),
    "labels in one paragraph": lambda n: "THE WITNESS: I saw the the mill.\n" * n,
    "labels": lambda n: "Mayor: " * (4 * n),
    "line ends": lambda n: "The mill is on on the hill.\r\n" * n + "a\r\n\r\n" * n,
    "other languages": lambda n: "und ich habe nicht woudl " * n,
}


@pytest.fixture(scope="module")
def linter():
    linter = Linter(every_rule())
    steps(linter, WORDY * 3 + "It woudl [sic] “of of” it.\n\nMayor: I refered to it. <!-- newslint: ignore TY x -->")  # what is built once
    return linter


def steps(linter, text):
    """Lines of newslint that are carried out in a check."""
    return steps_of(lambda: linter.check(linter.document(reader_for("a.md")(text), text, "a.md")))


def steps_of(work):
    """Lines of newslint that are carried out in work()."""
    count = 0

    def line(frame, event, arg):
        nonlocal count
        count += event == "line"
        return line

    def call(frame, event, arg):
        return line if "newslint" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("what", [*COMMENTS, *OTHERS])
def test_steps_grow_with_the_text(linter, what):
    """Four times as much may take five times the steps."""
    family = (COMMENTS | OTHERS)[what]
    some, many = steps(linter, family(75)), steps(linter, family(300))
    assert many <= 5 * some, f"{what}: {some}, then {many} steps"


def test_steps_of_captions_left_open_grow_with_the_text():
    from newslint.readers import html

    text = "[caption]a" * 400 + "[/caption]"
    some, many = steps_of(lambda: html.read(text * 2, breaks=True)), steps_of(lambda: html.read(text * 8, breaks=True))
    assert many <= 5 * some, f"{some}, then {many} steps"

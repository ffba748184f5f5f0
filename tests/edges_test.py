"""No rule breaks at the edges of an article: behind white space, and where the text is cut."""

import re

import pytest
from support import every_linter, every_rule

from newslint.readers import reader_for

BEFORE = ["  ", "\t", "\u00a0", "\n \n", " " * 60]
CUT = re.compile(r"\b")


@pytest.fixture(scope="module")
def linter():
    return every_linter()


def examples():
    for rule in every_rule():
        for example in (*rule.bad, *rule.good):
            text = example if isinstance(example, str) else example.get("text", "")
            yield re.sub(r"\{([^{}]*?)(?: =>[^{}]*)?\}", r"\1", text)


def check(linter, text, path="a.txt"):
    for f in linter.check(linter.document(reader_for(path)(text), text, path)):
        assert 0 <= f.start <= f.end <= len(text)


@pytest.mark.parametrize("space", BEFORE, ids=repr)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_examples_beside_white_space(linter, space, path):
    """At one end only, since at both what goes wrong at one may hide the other: an example at its start in one format, at its end in the other."""
    for i, text in enumerate(examples()):
        check(linter, space + text if i % 2 == (path == "a.md") else text + space, path)


def test_examples_cut_short(linter):
    """Every fourth edge of a word is where the copy begins, and where it ends."""
    for text in examples():
        for m in list(CUT.finditer(text))[1::4]:
            check(linter, text[: m.start()])
            check(linter, text[m.start() :])
            check(linter, "  " + text[m.start() :])


@pytest.mark.parametrize("before", ["", *BEFORE], ids=repr)
def test_an_unknown_capitalised_word_behind_white_space(linter, before):
    text = before + "Parlament members said nothing of the the gate."
    found = [f.code for f in linter.check(linter.document(reader_for("a.txt")(text), text, "a.txt"))]
    assert found == ["TY101", "TY102"]

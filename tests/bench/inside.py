"""Where the time of an article goes, measured within one process; not among the ordinary tests.

    pytest tests/bench/inside.py

A figure holds for one machine and one day: to see what a change costs, keep a run (--benchmark-autosave) and compare with
it (--benchmark-compare).  Beside another program, and with the start of the process, speed.py measures.
"""

import pytest
from conftest import ROOT

from newslint import compiled, rules
from newslint.engine import Linter
from newslint.language.lexicon import lexicon
from newslint.readers import reader_for
from newslint.results import Results

STORY = "fixtures/city-hall.txt"
LONG = 100_000  # code points


@pytest.fixture(scope="module")
def linter():
    """The rules that are on by default."""
    found = compiled.load(rules.built_in())
    return Linter(found, chosen=set(range(len(found))) - set(found.off))


@pytest.fixture(scope="module")
def story():
    return (ROOT / STORY).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def long():
    """All stories of fixtures/, again and again."""
    paths = sorted([*ROOT.glob("fixtures/*.txt"), *ROOT.glob("fixtures/clean/*.txt")])
    stories = "\n\n".join(p.read_text(encoding="utf-8") for p in paths)
    return (stories * (LONG // len(stories) + 1))[:LONG]


def document(linter, text):
    return linter.document(reader_for(STORY)(text), text, STORY)


def test_reading_an_article(benchmark, story):
    assert benchmark(reader_for(STORY), story).blocks


def test_its_words(benchmark, linter, story):
    assert "council" in benchmark(lambda: document(linter, story).words)  # a new document each time: it keeps what it knows


def test_an_article(benchmark, linter, story):
    assert benchmark(lambda: linter.check(document(linter, story)))


def test_a_long_text(benchmark, linter, long):
    assert benchmark(lambda: linter.check(document(linter, long)))


@pytest.mark.parametrize("wrong, right", [("goverment", "government"), ("goverrnmnt", "government")])  # one edit, two
def test_suggestions_for_a_misspelling(benchmark, wrong, right):
    assert benchmark(lexicon().near, wrong)[0].word == right


def test_compiling_the_rules(benchmark):
    assert len(benchmark(lambda: compiled.compiled(rules.load(rules.built_in()))))


def test_rules_that_were_compiled_before(benchmark, linter):
    assert benchmark(compiled.load, rules.built_in()).key == linter.compiled.key


def test_a_result_that_was_kept(benchmark, linter, story):
    results, found = Results(linter), tuple(linter.check(document(linter, story)))
    results.keep(results.name(story, ".txt", None), found)
    assert benchmark(lambda: results.recall(results.name(story, ".txt", None), STORY)) == found

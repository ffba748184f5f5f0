"""What an article costs, in counts: checks that run, patterns that are compiled.  Clocks stand in bench/."""

import os
import re
import subprocess
import sys

import pytest

from newslint import rules
from newslint.engine import Linter
from newslint.readers import reader_for

CLEAN = (
    "The council met on the hill in the morning and went home before noon. Rain fell over the bridge while they walked.\n\n"
    "A mill stood near the water. Nobody lived there any more, and the door was open.\n"
)


@pytest.fixture
def ran(monkeypatch):
    """ran(text): the checks that run on it, by name."""
    def call(text):
        names, linter = [], Linter([r for r in rules.load(rules.built_in()) if r.default])
        check = linter._check
        monkeypatch.setattr(linter, "_check", lambda i: names.append(check(i)[0].check) or check(i))
        linter.check(linter.document(reader_for("a.txt")(text), text, "a.txt"))
        return names

    return call


def test_few_checks_run_on_a_clean_article(ran):
    always = {r.check for r in rules.load(rules.built_in()) if r.triggers().always}
    names = ran(CLEAN)
    assert len(names) <= 20
    assert always <= {
        "misspelling", "doubled-word", "name-variant", "run-together", "repetition", "masked-word", "short-first-reference",
    }, "whatever can have a trigger has one"


def test_a_check_runs_once_however_often_it_is_called(ran):
    names = ran("The senator said that critics say voters reportedly left. “Go,” he said on Monday, Feb. 2, 2026, at 9 a.m. " * 5)
    assert "vague-source" in names and len(names) < len(rules.load(rules.built_in()))
    assert sorted(names) == sorted(ran("The senator said that critics say voters reportedly left. “Go,” he said on Monday, Feb. 2, 2026, at 9 a.m. " * 50))


def test_few_patterns_are_compiled_for_a_clean_article(tmp_path):
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    code = (
        "import re, sys; made = []; real = re._compiler.compile\n"
        "re._compiler.compile = lambda p, flags=0: made.append(p) or real(p, flags)\n"
        "from newslint.cli import main; status = main(['check', '--no-cache', 'a.txt']); print(status, len(made), file=sys.stderr)"
    )
    env = os.environ | {"NEWSLINT_CACHE": str(tmp_path / "cache")}
    for _ in range(2):  # the second call finds the compiled rules
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=env)
    status, count = map(int, re.findall(r"\d+", done.stderr))
    assert status == 0 and count <= 115

"""What an article costs, in counts: checks that run, patterns that are compiled.  Clocks stand in bench/."""

import os
import subprocess
import sys

import pytest
from support import every_rule

from newslint.engine import Linter
from newslint.readers import reader_for

CLEAN = (
    "The council met on the hill in the morning and went home before noon. Rain fell over the bridge while they walked.\n\n"
    "A mill stood near the water. Nobody lived there any more, and the door was open.\n"
)


@pytest.fixture
def ran(monkeypatch):
    """ran(text): the rules whose checks run on it, one for each run."""
    def call(text):
        runs, linter = [], Linter([r for r in every_rule() if r.default])

        def counted(i, real=linter._check):
            rule, check = real(i)
            run = type(check).run
            vars(check)["run"] = lambda doc, keys: runs.append(rule) or run(check, doc, keys)
            return rule, check

        monkeypatch.setattr(linter, "_check", counted)
        linter.check(linter.document(reader_for("a.txt")(text), text, "a.txt"))
        return runs

    return call


def test_few_checks_run_on_a_clean_article(ran):
    always = {r.check for r in every_rule() if r.triggers().always and not r.compares}
    assert len(ran(CLEAN)) <= 19  # four of them for words that all copy has: was, they, nobody
    assert always <= {
        "misspelling", "doubled-word", "name-variant", "run-together", "repetition", "masked-word", "short-first-reference",
        "capitals",  # of a headline; off until a house has it
    }, "whatever can have a trigger has one"


def test_a_check_runs_once_however_often_it_is_called(ran):
    said = "The senator said that critics say voters reportedly left. “Go,” he said on Monday, Feb. 2, 2026, at 9 a.m. "
    codes = [r.code for r in ran(said * 5)]
    assert "AT101" in codes and len(codes) == len(set(codes)) < len(every_rule())
    assert sorted(codes) == sorted(r.code for r in ran(said * 50))


@pytest.fixture
def started(tmp_path):
    """What a second `newslint check` of a clean article has: (patterns that it compiled, modules that it imported)."""
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    code = (
        "import re, sys; made = []; real = re._compiler.compile; before = set(sys.modules)\n"
        "re._compiler.compile = lambda p, flags=0: made.append(p) or real(p, flags)\n"
        "from newslint.cli import main; status = main(['check', '--no-cache', 'a.txt']); print(status, len(made), file=sys.stderr)\n"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    env = os.environ | {"NEWSLINT_CACHE": str(tmp_path / "cache")}
    for _ in range(2):  # the second call finds the compiled rules
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=env)
    counts, modules = done.stderr.splitlines()
    status, count = map(int, counts.split())
    assert status == 0
    return count, modules.split()


def test_few_patterns_are_compiled_for_a_clean_article(started):
    assert started[0] <= 30


# What a check of one article may load: the steps from file to report, the facts that nearly all copy asks for, and the checks that
# this copy calls.  Whatever joins the list, every editor and every hook pays for.
OWN = """
analysis cache language.calendar_names language.lists checks cli commands commands.check commands.old_copy compiled config config_error session document engine files own_files
checking finding hits house jobs linters options language language.lexicon match printable readers readers.plain readers.published records reports reports.text rule_error rule_parameters rule_settings rules says chunks
analysis.agreement language.capitals match.confusions match.contexts match.form_sets analysis.lost_space analysis.double_marks
analysis.masks analysis.names language.pairs match.patterns match.phrases analysis.quotes analysis.sentences language.speech
analysis.unknown language.word_classes checks.article checks.confusion checks.consistency checks.doubled_word
checks.existence checks.term checks.masked_word checks.misspelling checks.name_variant checks.pattern
checks.repetition checks.run_together language.never_names
analysis.clauses checks.context checks.pronoun_agreement checks.verb_form language.parts_of_speech match.stretches overlaps
"""
OTHERS = {"bisect", "gc", "importlib", "json", "marisa_trie", "struct", "warnings", "zlib", "cython_runtime"}


def test_few_modules_are_loaded_for_a_clean_article(started):
    own = {m for m in started[1] if m.partition(".")[0] == "newslint"}
    assert own - {"newslint", *("newslint." + name for name in OWN.split())} == set()
    others = {m.partition(".")[0] for m in set(started[1]) - own}
    assert {m for m in others if m[0] != "_"} - OTHERS == set()

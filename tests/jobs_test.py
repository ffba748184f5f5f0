"""Several processes: the same order, and no loss when one of them dies."""

import multiprocessing
import os
import subprocess
import sys
import time
from concurrent import futures

import pytest
from conftest import ROOT

from newslint import compiled, jobs, rules
from newslint.engine import Linter
from newslint.readers import reader_for

PARENT = os.getpid()


def double(n):
    return 2 * n


def die_once(n):
    if n == 7 and os.getpid() != PARENT:
        os._exit(9)
    return 2 * n


def refuse(n):
    raise ValueError(n)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_order(count):
    assert list(jobs.each(double, list(range(100)), count)) == [2 * n for n in range(100)]


def test_a_process_that_dies_loses_nothing():
    assert list(jobs.each(die_once, list(range(50)), 2)) == [2 * n for n in range(50)]


def test_an_error_is_not_lost():
    with pytest.raises(ValueError):
        list(jobs.each(refuse, list(range(50)), 2))


def test_few_articles_need_one_process():
    assert jobs.number(0, ["a"] * 5) == 1 and jobs.number(3, ["a"]) == 3


def slow(n):
    """Say who works on it, and go on for long."""
    print(os.getpid(), flush=True)
    time.sleep(30)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no such signals")
def test_no_process_outlives_one_that_is_killed():
    code = "from jobs_test import jobs, slow; list(jobs.each(slow, [1, 2], 2, first=0))"
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=os.path.dirname(__file__))
    assert len({run.stdout.readline() for _ in range(2)}) == 2, "both are at work"
    run.kill()
    before = time.monotonic()
    assert run.stdout.read() == b"" and time.monotonic() - before < 20, "all that could write have gone"
    run.wait()


def test_no_more_processes_than_there_is_work(monkeypatch):
    asked = []
    real = futures.ProcessPoolExecutor
    monkeypatch.setattr(futures, "ProcessPoolExecutor", lambda many, *rest: asked.append(many) or real(2, *rest))
    assert list(jobs.each(double, list(range(30)), 500)) == [2 * n for n in range(30)]
    assert list(jobs.each(double, list(range(300)), 500)) == [2 * n for n in range(300)]
    assert asked == [23, jobs.MOST_PROCESSES]


def test_where_processes_cannot_be_forked(newslint, desk, monkeypatch):
    """All that they need is handed over: the linter with what it has learnt, the results, a long text."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(desk / "cache"))
    for i in range(12):
        (desk / f"s{i:02}.txt").write_text(f"The mayor said the the bridge would open in May {i}.\n")
    (desk / "long.txt").write_text("The council met on the hill, and the the rain fell. “Go,” he said.\n\n" * 7500)
    want = [newslint("check", "--no-cache", "--jobs", "1", *paths) for paths in ([".", "long.txt"], ["long.txt"])]
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert [newslint("check", "--jobs", "2", ".", "long.txt"), newslint("check", "--no-cache", "--jobs", "2", "long.txt")] == want


def test_one_linter_serves_several_threads(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path))
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "fixtures").glob("*.txt"))]
    compiled.load(rules.built_in())

    def fresh():
        linter = Linter(compiled.load(rules.built_in()))
        return lambda text: linter.check(linter.document(reader_for("a.txt")(text), text, "a.txt"))

    want, shared = [fresh()(text) for text in texts], fresh()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with futures.ThreadPoolExecutor(4) as pool:
            assert list(pool.map(shared, texts * 5)) == want * 5
    finally:
        sys.setswitchinterval(interval)

"""Results are kept between runs, and the same for any number of processes."""

import os
import time

import pytest

from newslint import cache

SLIP = "Council meets on bridge\n\nThe mayor said the the bridge would open on Monday.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "copy").mkdir()
    monkeypatch.chdir(tmp_path / "copy")
    for i in range(40):
        (tmp_path / f"copy/s{i:02}.txt").write_text(SLIP.replace("bridge", "bridge " * (i % 3 + 1)), encoding="utf-8")
    return tmp_path / "copy"


def entries():
    folder = os.path.join(cache.folder(), "results")
    return sorted(os.path.join(w, n) for w, _, names in os.walk(folder) for n in names if n.endswith(".json"))


@pytest.mark.parametrize("form", ["text", "json", "concise", "sarif"])
def test_the_same_bytes_for_any_number_of_processes(newslint, desk, form):
    runs = {newslint("check", "--no-cache", "--output-format", form, *jobs, ".") for jobs in ([], ["--jobs", "1"], ["--jobs", "2"], ["--jobs", "3"])}
    assert len(runs) == 1


def test_kept_results_are_the_same(newslint, desk):
    first = newslint("check", ".")
    assert len(entries()) == 3  # three texts in forty files
    assert newslint("check", ".") == first == newslint("check", "--no-cache", ".")


def test_what_nobody_reads_is_forgotten_in_time(newslint, desk):
    newslint("check", "s00.txt", "s01.txt")
    stamp, (first, second) = os.path.join(cache.folder(), cache.SWEPT), entries()
    long_ago = time.time() - cache.UNUSED - cache.SECONDS_A_DAY
    for path in (first, second):
        os.utime(path, (long_ago, long_ago))
    newslint("check", "s02.txt")  # the last sweep is not a week ago
    assert {first, second} < set(entries()) and len(entries()) == 3
    newslint("check", "s00.txt")  # what is read is in use
    os.utime(stamp, (long_ago, long_ago))
    newslint("check", "s02.txt")
    assert len(entries()) == 2 and len({first, second} & set(entries())) == 1
    assert time.time() - os.stat(stamp).st_mtime < cache.SWEEP


def test_nothing_is_checked_twice(newslint, desk, monkeypatch):
    first = newslint("check", ".")
    from newslint.engine import Linter

    monkeypatch.setattr(Linter, "check", None)
    assert newslint("check", "--jobs", "1", ".") == first


def test_what_findings_depend_on_is_in_the_name(newslint, desk):
    newslint("check", "s00.txt")
    for options in (["--ignore", "TY101"], ["--published", "2026-02-03"]):
        before = len(entries())
        newslint("check", *options, "s00.txt")
        assert len(entries()) == before + 1
    (desk / "newslint.toml").write_text('[house]\nus = "US"\n')
    before = len(entries())
    newslint("check", "s00.txt")
    assert len(entries()) == before + 1


@pytest.mark.parametrize("damage", [b"", b"{}", b"null", b"[" * 100_000, b"[[1, 2]]", b"[{}]", b"\xff", b'[["a",1,"TY101","n","note","m",null,[],[],""]]'])
def test_a_damaged_entry_is_checked_again(newslint, desk, damage):
    first = newslint("check", "s00.txt")
    [entry] = entries()
    with open(entry, "wb") as f:
        f.write(damage)
    assert newslint("check", "s00.txt") == first


def test_clean(newslint, desk):
    newslint("check", ".")
    assert newslint("clean") == (0, "", "") and entries() == []
    assert newslint("clean")[0] == 0


def test_a_file_that_vanishes_is_said(newslint, desk, monkeypatch):
    from newslint import files

    found = files.articles

    def vanish(*args):
        paths = found(*args)
        os.unlink("s05.txt")
        return paths

    monkeypatch.setattr(files, "articles", vanish)
    for jobs in ("1", "2"):
        (desk / "s05.txt").write_text(SLIP)
        status, out, err = newslint("check", "--no-cache", "--jobs", jobs, ".")
        assert status == 2 and err == "newslint: s05.txt: cannot be read: No such file or directory\n" and "39 articles" in out


def test_a_suppression_ends_on_its_day_whatever_is_kept(newslint, desk, monkeypatch):
    from datetime import date

    from newslint import results
    from newslint.filters import comments

    class Day(date):
        @classmethod
        def today(cls):
            return today

    monkeypatch.setattr(comments, "date", Day)
    monkeypatch.setattr(results, "date", Day)
    (desk / "s.md").write_text("<!-- newslint: ignore TY102 until 2026-11-30 a refrain -->\n\nThe band sang of the the moon.\n")
    today = Day(2026, 11, 30)
    assert newslint("check", "s.md")[0] == 0
    today = Day(2026, 12, 1)
    status, out, _ = newslint("check", "s.md")
    assert status == 1 and "SU102" in out and "TY102" in out


def test_the_accept_file_is_in_the_name(newslint, desk):
    newslint("check", "s00.txt")
    (desk / "words.txt").write_text("woudl\n")
    (desk / "newslint.toml").write_text('accept = ["words.txt"]\n')
    before = len(entries())
    newslint("check", "s00.txt")
    assert len(entries()) == before + 1

"""The cache folder: the user's own or not used, and nothing in it is believed that newslint did not write."""

import json
import os
import random
import stat
import subprocess
import sys

import pytest

from newslint import cache

SLIP = "The mayor said the the bridge would open in May.\n"
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners and modes here")


@pytest.fixture
def place(desk, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(desk / "cache"))
    monkeypatch.setattr(cache, "_keys", {})
    (desk / "a.txt").write_text(SLIP)
    return desk / "cache"


def files(place):
    return sorted(p for p in place.rglob("*") if p.is_file())


def test_what_is_written_is_read_back(place):
    cache.write("rules/a", b"some bytes")
    assert cache.read("rules/a") == b"some bytes" and cache.read("rules/b") is None


@POSIX
def test_folders_are_the_users_alone(place, newslint):
    old = os.umask(0)
    try:
        newslint("check", "a.txt")
    finally:
        os.umask(old)
    assert {stat.S_IMODE(p.stat().st_mode) for p in [place, *place.rglob("*")] if p.is_dir()} == {0o700}
    assert stat.S_IMODE((place / "key").stat().st_mode) == 0o600


@POSIX
def test_a_folder_of_an_earlier_version_is_made_the_users_alone(place):
    (place / "rules").mkdir(parents=True, mode=0o755)
    cache.write("rules/a", b"x")
    assert cache.read("rules/a") == b"x" and stat.S_IMODE((place / "rules").stat().st_mode) == 0o700


@POSIX
@pytest.mark.parametrize("how", ["others may write", "another's", "another's entries", "a link", "a file", "another's key"])
def test_a_folder_that_is_not_safe_is_not_used(place, monkeypatch, newslint, how, tmp_path):
    if how == "others may write":
        place.mkdir()
        place.chmod(0o777)
    elif how == "a link":
        place.mkdir()
        (tmp_path / "elsewhere").mkdir()
        os.symlink(tmp_path / "elsewhere", place / "results")
    elif how == "a file":
        place.write_text("")
    else:
        cache.write("rules/a", b"x")
        cache._keys.clear()
        real, name = os.lstat, {"another's": "stat", "another's entries": "lstat", "another's key": "fstat"}[how]
        real = getattr(os, name)

        def foreign(path, *rest, **more):
            info = list(real(path, *rest, **more))
            if not isinstance(path, int) or os.readlink(f"/proc/self/fd/{path}").endswith("key"):
                info[4] += 4711
            return os.stat_result(info)

        if how == "another's key" and not os.path.exists("/proc/self/fd"):
            pytest.skip("no such folder here")
        monkeypatch.setattr(cache.os, name, foreign)
    assert cache.read("rules/a") is None
    cache.write("rules/b", b"x")
    assert cache.read("rules/b") is None and not (tmp_path / "elsewhere/b").exists()
    monkeypatch.undo()


@POSIX
def test_a_folder_that_everybody_shares_as_tmp_is(place):
    place.mkdir()
    place.chmod(0o1777)
    cache.write("rules/a", b"x")
    assert cache.read("rules/a") == b"x"


def test_an_entry_under_another_name_or_key_is_none(place):
    cache.write("results/a", b"x")
    os.rename(place / "results/a", place / "results/b")
    assert cache.read("results/b") is None
    cache.write("results/a", b"x")
    cache._keys.clear()
    (place / "key").unlink()
    assert cache.read("results/a") is None


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 33])
def test_a_damaged_key_is_made_anew(place, key):
    cache.write("rules/a", b"x")
    cache._keys.clear()
    (place / "key").write_bytes(key)
    assert cache.read("rules/a") is None
    cache.write("rules/a", b"x")
    assert cache.read("rules/a") == b"x"


def test_no_damage_is_seen_by_anybody(place):
    """Every byte counts: the trie in a compiled form is mapped into memory, and a wrong one could end the interpreter."""
    run = [sys.executable, "-m", "newslint", "check", "a.txt"]
    want = subprocess.run(run, capture_output=True)
    assert want.returncode == 1 and want.stderr == b""
    rng = random.Random(7)
    entries = [p for p in files(place) if p.parent != place and p.name != "swept"]
    assert len(entries) == 3  # the findings, the compiled rules, the lists
    whole = {p: p.read_bytes() for p in entries}
    for path, data in whole.items():
        name = str(path.relative_to(place))
        for at in {0, 31, 32, len(data) - 1, *(rng.randrange(len(data)) for _ in range(60))}:
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :])
            assert cache.read(name) is None
        for torn in (b"", data[:31], data[:-1], data[:100], data + b"x", data[:-40] + bytes(40)):
            path.write_bytes(torn)
            assert cache.read(name) is None
        path.write_bytes(data)
        assert cache.read(name) == data[cache.SEAL :]
    for path, data in whole.items():  # and for real, with the head and the trie hit
        for at in (40, 200, 3000):
            at = min(at, len(data) - 1)
            path.write_bytes(data[:at] + b"\xff" * 50 + data[at + 50 :])
        done = subprocess.run(run, capture_output=True)
        assert (done.returncode, done.stdout, done.stderr) == (1, want.stdout, b"")


PLACE = {"start": 15, "end": 22, "level": "warning", "edits": [[15, 22, "the"]], "message": "write"}


@pytest.mark.parametrize("change", [
    {}, {"start": -1}, {"start": 30}, {"end": 5000}, {"start": 1.5}, {"start": True}, {"level": "loud"}, {"message": None},
    {"edits": [[0, 900, "x"]]}, {"edits": [[9, 2, "x"]]}, {"edits": [[0, 2, 7]]}, {"edits": ["x"]}, {"edits": 3},
])
def test_an_entry_is_validated(place, change):
    from newslint.config import Config
    from newslint.linters import linter_of
    from newslint.results import Results

    results, p = Results(linter_of(Config())), PLACE | change
    spot = [p["start"], p["end"], p["level"], [p["edits"], "safe", p["message"]], False]
    row = ["TY102", "doubled-word", "repeated", [spot], [], [], True]
    cache.write("results/a", json.dumps([[["", [row]]], []]).encode())
    found = results.recall("results/a", "a.txt", len(SLIP))
    assert found is None if change else found[0][0][1][0].places[0].fix.edits[0].content == "the"


def test_clean_forgets_the_key_too(place, newslint):
    newslint("check", "a.txt")
    assert newslint("clean") == (0, "", "") and files(place) == []

"""The compiled form of rules: kept between runs, built anew when it must be, never in the way."""

import os

import pytest

from newslint import cache, compiled, rules

RULE = '''[nobody]
code = "ZZ101"
check = "existence"
level = "warning"
says = "say who"
why = "A reader asks."
source = "the desk"
words = ["sources say"]
bad = ["It rained, {sources say}."]
good = ["It rained, the mayor said."]
'''


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "house.toml").write_text(RULE)
    return [*rules.built_in(), str(tmp_path / "house.toml")]


def entries():
    folder = os.path.join(cache.folder(), "rules")
    return sorted(os.path.join(folder, n) for n in os.listdir(folder))


def test_kept_and_read_back(files, monkeypatch):
    first = compiled.load(files)
    monkeypatch.setattr(rules, "load", None)  # the second time, nothing is parsed
    again = compiled.load(files)
    assert (again.words, again.chars, again.always, again.off) == (first.words, first.chars, first.always, first.off)
    for one, other in zip(first.rules(), again.rules()):
        assert one._replace(why="", source="", bad=(), good=()) == other
        assert vars(one.build()) == vars(other.build())


def test_a_changed_rule_is_seen(files):
    compiled.load(files)
    with open(files[-1], "w") as f:
        f.write(RULE.replace("sources say", "insiders say"))
    assert "insiders" in compiled.load(files).words


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1, 2]\n", b"\xff\xfe\0", b"{\"version\": \"0\"}\n"])
def test_a_damaged_entry_is_built_anew(files, damage):
    want = compiled.load(files).words
    [entry] = entries()
    with open(entry, "wb") as f:
        f.write(damage)
    assert compiled.load(files).words == want


def test_a_torn_entry_is_built_anew(files):
    want = len(compiled.load(files))
    [entry] = entries()
    with open(entry, "rb") as f:
        data = f.read()
    with open(entry, "wb") as f:
        f.write(data[: len(data) // 2])
    assert len(compiled.load(files)) == want


def test_a_broken_file_is_left_out_and_nothing_kept(files):
    with open(files[-1], "w") as f:
        f.write("[nobody]\n")
    said = []
    assert len(compiled.load(files, said.append)) == len(rules.load(files[:-1]))
    assert len(said) == 1 and not os.path.exists(os.path.join(cache.folder(), "rules"))


def test_a_cache_that_cannot_be_written_is_no_error(files, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "file"))
    assert len(compiled.load(files)) == len(compiled.load(files))

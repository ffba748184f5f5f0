"""The compiled form of rules: kept between runs, built anew when it must be, never in the way."""

import os

import pytest
from support import every_rule

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
    """Two rule files, which go the same way as all of them and take far less time."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "house.toml").write_text(RULE)
    return [next(path for path in rules.built_in() if path.endswith("titles.toml")), str(tmp_path / "house.toml")]


@pytest.fixture
def all_files(files):
    return [*rules.built_in(), files[-1]]


def entries():
    folder = os.path.join(cache.folder(), "rules")
    return sorted(os.path.join(folder, n) for n in os.listdir(folder))


def test_kept_and_read_back(all_files, monkeypatch):
    first = compiled.load(all_files)
    monkeypatch.setattr(rules, "load", None)  # the second time, nothing is parsed
    again = compiled.load(all_files)
    assert (again.words, again.literals, again.always, again.off) == (first.words, first.literals, first.always, first.off)
    for one, other in zip(first.rules(), again.rules()):
        assert one._replace(why="", source="", bad=(), good=()) == other
        assert vars(one.build(expanded=True)) == vars(other.build(expanded=True))


def test_a_changed_rule_is_seen(files):
    compiled.load(files)
    with open(files[-1], "w") as f:
        f.write(RULE.replace("sources say", "insiders say"))
    assert "insiders" in compiled.load(files).words


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1, 2]\n", b"[" * 100_000 + b"\n", b"\xff\xfe\0", b"{\"version\": \"0\"}\n"])
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


@pytest.mark.parametrize("where", [0.5, 0.99])
def test_an_entry_whose_end_was_never_written_is_built_anew(files, where):
    """After a power cut a file may have its size, and zeros instead of its content."""
    want = compiled.load(files).rules()
    [entry] = entries()
    with open(entry, "r+b") as f:
        size = os.path.getsize(entry)
        f.seek(int(where * size))
        f.write(bytes(size - f.tell()))
    assert [r.code for r in compiled.load(files).rules()] == [r.code for r in want]


def test_other_code_of_the_same_version_has_its_own_entry(files, monkeypatch):
    compiled.load(files)
    monkeypatch.setattr(cache, "code", lambda: "another day")
    compiled.load(files)
    assert len(entries()) == 2


def test_when_it_was_installed(tmp_path, monkeypatch):
    (tmp_path / "rules").mkdir()  # an installed package has its rules beside the code
    (tmp_path / "cache.py").write_text("")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    said = []
    for day in (1_700_000_000, 1_700_086_400):
        os.utime(tmp_path / "cache.py", (day, day))
        cache.code.cache_clear()
        said.append(cache.code())
    cache.code.cache_clear()
    assert said[0] != said[1]


def test_a_broken_file_is_left_out_and_nothing_kept(files):
    with open(files[-1], "w") as f:
        f.write("[nobody]\n")
    said = []
    assert len(compiled.load(files, said.append)) == len(rules.load(files[:-1]))
    assert len(said) == 1 and entries() == []


def test_a_cache_that_cannot_be_written_is_no_error(files, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "file"))
    assert len(compiled.load(files)) == len(compiled.load(files))


@pytest.fixture(scope="module")
def fresh():
    return compiled.compiled(every_rule())


@pytest.mark.parametrize("word", ["TY102", "ty102", "TY", "ty", "doubled-word", "Doubled-word", "NU", "TY1", "nothing", "", "D", "XA106", "AT10", "doubled"])
def test_rules_are_found_by_name_without_decoding_any(fresh, word):
    known = every_rule()
    wanted = {i for i, r in enumerate(known) if r.matches(word)}
    assert fresh.matching(word) == wanted
    compiled.load(rules.built_in())
    compiled._known.clear()
    kept = compiled.load(rules.built_in())
    assert kept.matching(word) == wanted and not kept._rules


def test_former_codes_name_a_rule_too():
    known = [r._replace(formerly=("ZZ900", "ZZ901")) for r in rules.load(rules.built_in())[:2]]
    made = compiled.compiled(known)
    assert [made.matching(w) for w in ("ZZ900", "zz901", "ZZ90", "ZZ")] == [{0, 1}, {0, 1}, set(), set()]

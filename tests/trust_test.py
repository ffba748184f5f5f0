"""The config of a pull request is hostile until proved otherwise: bounded, refused by name, and kept inside its repository."""

import os
import sys

import pytest

SLIP = "The mayor said the the bridge would open in May.\n"
RULE = '''[wharf]
code = "ZZ101"
check = "pattern"
level = "warning"
says = "write quay"
why = "House style."
source = "the desk"
pattern = '\\bwharf\\b'
bad = ["The {wharf} burned."]
good = ["The quay burned."]
'''
HERE = os.path.dirname(os.path.abspath(__file__))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    root = tmp_path / "desk"
    (root / ".git").mkdir(parents=True)
    monkeypatch.chdir(root)
    (root / "a.txt").write_text(SLIP)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/words.txt").write_text("secret\n")
    (tmp_path / "outside/x.toml").write_text(RULE)
    (tmp_path / "outside/newslint.toml").write_text('level = "error"\n')
    return root


def refused(newslint, *says, command=("check", "a.txt")):
    status, _, err = newslint(*command)
    assert status == 2 and err.count("\n") == 1 and "Traceback" not in err, err
    assert len(err) < 1000 and all(s in err for s in says), err


@pytest.mark.parametrize("timeout", ["-1", "-0.5", "0", "0.0", "nan", "inf", "-inf", "1e9", "1000000000", "61"])
def test_a_timeout_out_of_bounds(newslint, desk, timeout):
    (desk / "house.toml").write_text(RULE + f"timeout = {timeout}\n")
    refused(newslint, "house.toml:", ": [wharf] 'timeout' must be", command=("rules", "test", "house.toml"))
    (desk / "newslint.toml").write_text('rules = ["house.toml"]\n')
    refused(newslint, "house.toml:", ": [wharf] 'timeout' must be")


@pytest.mark.parametrize("slot", ["{found:>2000000000}", "{found!r}", "{found.__class__}", "{found[0]}", "{found:{found}}", "{0}", "{}"])
def test_a_message_holds_names_only(newslint, desk, slot):
    (desk / "house.toml").write_text(RULE.replace("write quay", "write " + slot))
    refused(newslint, "house.toml:", ": [wharf] says", command=("rules", "test", "house.toml"))


@pytest.mark.parametrize("encoding", [
    "base64", "rot13", "hex", "zlib", "bz2", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "charmap", "quopri", "uu", "klingon", "a\\u0000b", "",
    "x" * 5000,
])
def test_an_encoding_that_is_none(newslint, desk, encoding):
    (desk / "newslint.toml").write_text(f'encoding = "{encoding}"\n')
    refused(newslint, "newslint.toml:1: unknown encoding")


@pytest.mark.parametrize("text, says", [
    ('rules = ["../outside/x.toml"]', "rules: "), ('rules = ["../outside/*.toml"]', "rules: "), ('rules = ["link/*.toml"]', "rules: "),
    ('rules = ["link/x.toml"]', "rules: "), ('rules = ["x.toml"]', "rules: "), ('rules = ["**/x*.toml", "/**/x*.toml"]', "rules: "),
    ('rules = ["/*/x*.toml"]', "rules: "), ('accept = ["../outside/words.txt"]', "accept: "), ('accept = ["/etc/passwd"]', "accept: "),
    ('accept = ["link/words.txt"]', "accept: "), ('extend = "../outside/newslint.toml"', "extend: "), ('extend = "link/newslint.toml"', "extend: "),
])
def test_nothing_outside_the_repository_is_read(newslint, desk, text, says):
    os.symlink("../outside", desk / "link")
    os.symlink("../outside/x.toml", desk / "x.toml")
    (desk / "newslint.toml").write_text(text + "\n")
    refused(newslint, "newslint.toml:1: ", says, "outside the repository", str(desk))


def test_links_to_folders_are_not_followed(newslint, desk):
    os.symlink("../outside", desk / "link")
    (desk / "newslint.toml").write_text('rules = ["**/x*.toml"]\n')
    refused(newslint, "rules: no file matches '**/x*.toml'")


def test_a_pattern_finds_what_lies_below(newslint, desk):
    (desk / "style/deep").mkdir(parents=True)
    (desk / "style/deep/x.toml").write_text(RULE)
    (desk / "b.txt").write_text("The wharf fell.\n")
    for pattern in ("**/x.toml", "style/**/*.toml", "s*/d?ep/[x]*.toml", "style/deep/*", "**/**/x*", "./style/../style/deep/*.toml"):
        (desk / "newslint.toml").write_text(f'rules = ["{pattern}"]\n')
        assert "ZZ101" in newslint("check", "b.txt")[1], pattern


def test_a_pattern_that_looks_at_the_whole_disk(newslint, tmp_path, monkeypatch):
    from newslint import config_paths

    monkeypatch.setattr(config_paths, "MOST_SEEN", 20)
    monkeypatch.chdir(tmp_path)
    for i in range(30):
        (tmp_path / f"a{i}.txt").write_text(SLIP)
    (tmp_path / "newslint.toml").write_text('rules = ["**/x*.toml"]\n')
    refused(newslint, "rules: '**/x*.toml' looks at more than 20 files", command=("check", "a1.txt"))


def test_a_config_that_stands_outside_may_name_what_is_outside(newslint, desk):
    (desk.parent / "outside/newslint.toml").write_text('rules = ["x.toml"]\naccept = ["words.txt"]\n')
    (desk / "a.txt").write_text("The wharf fell.\n")
    assert "ZZ101" in newslint("check", "--config", "../outside/newslint.toml", "a.txt")[1]


@pytest.mark.parametrize("home", [False, True])
def test_the_search_for_a_config_ends(newslint, desk, monkeypatch, home):
    (desk.parent / "newslint.toml").write_text('level = "error"\n')
    assert newslint("check", "a.txt")[0] == 1
    (desk / ".git").rmdir()
    if home:
        monkeypatch.setenv("HOME", str(desk))
        assert newslint("check", "a.txt")[0] == 1
    else:
        assert newslint("check", "a.txt")[0] == 0


BROKEN = {
    "deep": "a = " + "[" * 100_000, "deep tables": "a = " + "{a = " * 100_000, "digits": "level = " + "9" * 5000, "hex": "level = 0x" + "f" * 50_000,
    "tool": "tool = 3", "long": "level = '" + "x" * 100_000 + "'", "dotted": "level" + ".a" * 3000 + " = 1",
}


@pytest.mark.parametrize("name", ["newslint.toml", "house.toml"])
@pytest.mark.parametrize("what", BROKEN)
def test_toml_that_breaks_parsers(newslint, desk, name, what):
    (desk / "newslint.toml").write_text('rules = ["house.toml"]\n')
    (desk / name).write_text(BROKEN[what] + "\n")
    refused(newslint, *(() if what == "tool" else (name,)))


@pytest.mark.parametrize("text", ["tool = 3\n# [tool.newslint]", "[tool]\nnewslint = 3\n# [tool.newslint]"])
def test_a_pyproject_of_another_shape(newslint, desk, text):
    (desk / "pyproject.toml").write_text(text)
    status, _, err = newslint("check", "a.txt")
    assert "Traceback" not in err and err.count("\n") == (status == 2)


def test_a_pyproject_that_may_not_be_read(newslint, desk, monkeypatch):
    real = os.open

    def refuse(path, *rest, **more):
        if str(path).endswith("pyproject.toml"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest, **more)

    (desk / "pyproject.toml").write_text("[tool.newslint]\n")
    (desk / "sub").mkdir()
    (desk / "sub/b.txt").write_text(SLIP)
    monkeypatch.setattr(os, "open", refuse)
    refused(newslint, "pyproject.toml: cannot be read: Permission denied", command=("check", "sub/b.txt"))


AIDS = {
    "config": ("newslint.toml", None), "rules": ("house.toml", 'rules = ["house.toml"]'), "accept": ("words.txt", 'accept = ["words.txt"]'),
    "extend": ("base.toml", 'extend = "base.toml"'), "baseline": ("known.json", None),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo") or not os.path.exists("/dev/zero"), reason="no such files here")
@pytest.mark.parametrize("kind", ["fifo", "folder", "large"])
@pytest.mark.parametrize("aid", AIDS)
def test_what_is_no_file_or_too_large(newslint, desk, monkeypatch, aid, kind):
    from newslint import files

    name, config = AIDS[aid]
    if config:
        (desk / "newslint.toml").write_text(config + "\n")
    if kind == "fifo":
        os.mkfifo(desk / name)
    elif kind == "folder":
        (desk / name).mkdir()
    else:
        with open(desk / name, "wb") as f:
            f.truncate(files.LARGEST_AID + 1)
    command = ("check", "--baseline", "known.json", "a.txt") if aid == "baseline" else ("check", "a.txt")
    refused(newslint, name, "larger than 16 MB" if kind == "large" else "not a regular file", command=command)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device")
@pytest.mark.parametrize("option", ["--config", "--baseline"])
def test_a_device(newslint, desk, option):
    refused(newslint, "/dev/zero: not a regular file", command=("check", option, "/dev/zero", "a.txt"))
    refused(newslint, "/dev/zero: not a regular file", command=("rules", "test", "/dev/zero"))


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device")
def test_a_pipe_without_an_end(desk):
    import subprocess

    with open("/dev/zero", "rb") as zero:
        done = subprocess.run([sys.executable, "-m", "newslint", "check", "-"], stdin=zero, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (2, "newslint: stdin: larger than 64 MB\n")


def test_an_article_that_is_too_large(newslint, desk):
    with open("huge.txt", "wb") as f:
        f.truncate((64 << 20) + 1)
    status, out, err = newslint("check", "huge.txt", "a.txt")
    assert status == 2 and err == "newslint: huge.txt: larger than 64 MB\n" and "TY102" in out


@pytest.mark.parametrize("content", [
    "[" * 100_000, '{"findings": {"a.txt": {"x": 3}}}', '{"findings": {"a.txt": {"x": null}}}', '{"findings": {"a.txt": [["x", "y"]]}}', "9" * 5000,
    '{"findings": ' + "9" * 5000 + "}", "\ufeff{}", '{"findings": {"a\\u0000b": {"x": "TY102 the the"}}}', '{"findings": {"a.txt": "x"}}', "null",
])
def test_a_damaged_baseline(newslint, desk, content):
    (desk / "known.json").write_text(content, encoding="utf-8")
    for command in (("check", "--baseline", "known.json", "."), ("check", "--baseline", "known.json", "--prune-baseline", ".")):
        refused(newslint, "known.json: not a baseline of newslint", command=command)
    refused(newslint, "known.json: not a baseline of newslint", command=("check", "--write-baseline", "known.json", "."))


def test_folders_nested_deeper_than_calls(newslint, desk):
    here = os.getcwd()
    try:
        for _ in range(1100):
            os.mkdir("d")
            os.chdir("d")
        with open("b.txt", "w") as f:
            f.write(SLIP)
    finally:
        os.chdir(here)
    try:
        status, out, err = newslint("check", "--output-format", "concise", ".")
        assert (status, err) == (1, "") and out.count("TY102") == 2
    finally:  # Python's own rmtree would not get to the bottom
        for depth in range(1100, 0, -1):
            path = "/".join("d" * depth)
            for name in os.listdir(path):
                os.unlink(os.path.join(path, name))
            os.rmdir(path)


def test_two_hundred_path_tables_are_read_and_compared_once(newslint, desk, monkeypatch):
    from newslint import compiled, config, config_file, session

    count = {"section": 0, "linter": 0, "compared": 0, "rules": 0}

    def counted(module, name, what):
        real = getattr(module, name)

        def call(*args, **more):
            count[what] += 1
            return real(*args, **more)

        monkeypatch.setattr(module, name, call)

    newslint("check", "a.txt")  # from now on the compiled rules are in the cache
    compiled._known.clear()
    for module, name, what in ((config_file, "_section", "section"), (session, "linter_of", "linter"), (config, "fits", "compared"), (compiled, "_load", "rules")):
        counted(module, name, what)
    for i in range(200):
        (desk / f"d{i}").mkdir()
        (desk / f"d{i}/a.txt").write_text(SLIP)
    words = "".join(f"word{i}\n" for i in range(200))
    for i in range(200):
        (desk / f"words{i}.txt").write_text(words[: 6 * i])
    tables = "".join(f'[paths."d{i}/**"]\npublished = 2026-01-{i % 28 + 1:02}\n' + f'accept = ["words{i}.txt"]\n' * (i < 9) for i in range(200))
    (desk / "newslint.toml").write_text('exclude = ["words*.txt"]\n' + tables)
    assert newslint("check", "--jobs", "1", ".")[0] == 1
    assert count["section"] == 201 and count["rules"] == 1 and 9 <= count["linter"] <= 11
    assert count["compared"] == 200 * (200 + 1 + 200 + 1)  # each article, excluded or not, against each table, once

"""--diff-base: what a change touches is reported, and nothing else, in any repository and under any setting of git."""

import os

import pytest
from support import git

SLIP = "The mayor said the the bridge would open.\n"
CLEAN = "The council met on the hill and went home at noon.\n"
LONG = "".join(f"The clerk read line {i} of the minutes aloud.\n" for i in range(12))


def commit(cwd="."):
    git("add", "-A", cwd=cwd)
    git("commit", "-qm", "more", cwd=cwd)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    root = tmp_path / "desk"
    root.mkdir()
    monkeypatch.chdir(root)
    (root / "newslint.toml").write_text('select = ["TY102"]\n')
    (root / "a.txt").write_text(CLEAN)
    git("init", "-q")
    commit()
    return root


@pytest.fixture
def found(newslint):
    """found(*args) -> the places of TY102."""

    def call(*args):
        status, out, err = newslint("check", "--output-format", "concise", *args)
        assert err == "" and status == int(bool(out)), err
        return [line.partition(": ")[0] for line in out.splitlines()]

    return call


def test_a_submodule_is_compared_with_the_commit_that_the_revision_names(desk, found, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "old.txt").write_text(SLIP)
    (other / "b.txt").write_text(CLEAN)
    git("init", "-q", cwd=other)
    commit(other)
    git("submodule", "--quiet", "add", str(other), "sub")
    commit()
    assert found("--diff-base", "HEAD", ".") == []
    (desk / "sub/b.txt").write_text(CLEAN + SLIP)
    assert found("--diff-base", "HEAD", ".") == ["sub/b.txt:2:16"]
    commit(desk / "sub")
    assert found("--diff-base", "HEAD", ".") == ["sub/b.txt:2:16"]
    commit()
    assert found("--diff-base", "HEAD", ".") == []
    assert found("--diff-base", "HEAD~1", ".") == ["sub/b.txt:2:16"]
    assert found("--diff-base", "HEAD~2", ".") == ["sub/b.txt:2:16", "sub/old.txt:1:16"]  # before it was there


def test_a_nested_repository_is_new(desk, found):
    (desk / "nested").mkdir()
    (desk / "nested/b.txt").write_text(SLIP)
    git("init", "-q", cwd="nested")
    commit("nested")
    assert found("--diff-base", "HEAD", ".") == ["nested/b.txt:1:16"]


@pytest.mark.parametrize("before", ["One.\rTwo.\rThree.\n", "One.\r\nTwo.\r", "One.\u2028Two.\x0c\x85\n"])
def test_line_ends_before_the_change(desk, found, before):
    (desk / "b.txt").write_bytes((before + CLEAN + SLIP).encode())
    commit()
    (desk / "b.txt").write_bytes((before + SLIP + SLIP).encode())
    row = len(before.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert found("--diff-base", "HEAD", "b.txt") == [f"b.txt:{row}:16"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_new_line_ends_change_nothing_else(desk, found, end):
    (desk / "b.txt").write_text(SLIP + CLEAN)
    commit()
    (desk / "b.txt").write_bytes((SLIP + CLEAN + SLIP).replace("\n", end).encode())
    assert found("--diff-base", "HEAD", "b.txt") == ["b.txt:3:16"]


@pytest.mark.skipif(os.name == "nt", reason="no such names")
@pytest.mark.parametrize("name", [":(top)b.txt", ":!b.txt", "*.txt", "b\n.txt", 'b".txt', "é.txt", "-b.txt", "b\\t.txt"])
def test_names_that_mean_something_to_git(desk, found, name):
    (desk / name).write_text(SLIP + CLEAN)
    commit()
    assert found("--diff-base", "HEAD", ".") == []
    (desk / name).write_text(SLIP + SLIP)
    assert len(found("--diff-base", "HEAD", ".")) == 1


def test_what_the_main_branch_changed_after_the_fork_is_not_blamed(desk, found):
    (desk / "b.txt").write_text(LONG + SLIP)
    commit()
    git("checkout", "-qb", "topic")
    (desk / "b.txt").write_text(SLIP + LONG + SLIP)
    commit()
    git("checkout", "-q", "main")
    (desk / "b.txt").write_text(LONG + CLEAN)
    commit()
    git("checkout", "-q", "topic")
    for revision in ("main", "main...topic", "main...", "...main", "main...HEAD"):
        assert found("--diff-base", revision, ".") == ["b.txt:1:16"], revision


@pytest.mark.parametrize("revision", ["main..topic", "nowhere...HEAD", "HEAD...nowhere", "--output=stolen", ""])
def test_what_is_no_revision_is_said(desk, newslint, revision):
    status, _, err = newslint("check", f"--diff-base={revision}", ".")
    if revision:
        assert status == 2 and err == f"newslint: --diff-base {revision}: no such revision; name a branch, tag or commit\n"
    assert os.listdir(desk).count("stolen") == 0


def test_histories_with_nothing_in_common(desk, newslint):
    git("checkout", "-q", "--orphan", "other")
    (desk / "b.txt").write_text(CLEAN)
    commit()
    assert newslint("check", "--diff-base", "main", ".")[::2] == (2, "newslint: --diff-base main: no commit in common with it\n")


def test_a_renamed_file_is_compared_with_its_old_self(desk, found):
    (desk / "b.txt").write_text(LONG + SLIP)
    commit()
    (desk / "deep").mkdir()
    git("mv", "b.txt", "deep/c.txt")
    assert found("--diff-base", "HEAD", ".") == []
    (desk / "deep/c.txt").write_text(SLIP + LONG + SLIP)
    assert found("--diff-base", "HEAD", ".") == ["deep/c.txt:1:16"]
    commit()
    assert found("--diff-base", "HEAD~1", ".") == ["deep/c.txt:1:16"]


SETTINGS = {
    "diff.renames": "false", "diff.relative": "true", "diff.context": "50", "diff.interHunkContext": "50", "diff.noprefix": "true",
    "diff.external": "true", "color.ui": "always", "core.ignoreStat": "true", "core.quotePath": "true", "diff.ignoreSubmodules": "all",
    "diff.renameLimit": "1", "core.fsmonitor": "true", "diff.wordRegex": ".", "core.autocrlf": "input", "diff.orderFile": "nowhere",
}


def test_no_setting_of_git_changes_the_answer(desk, found, monkeypatch):
    (desk / "b.txt").write_text(SLIP + LONG + SLIP)
    (desk / "c.txt").write_text(LONG + SLIP)
    (desk / ".gitattributes").write_text("*.txt binary -diff\n")
    commit()
    git("mv", "c.txt", "d.txt")
    (desk / "b.txt").write_text(SLIP + LONG + SLIP + SLIP)
    git("update-index", "--assume-unchanged", "b.txt")
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=50")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "true")
    for key, value in SETTINGS.items():
        git("config", key, value)
    assert found("--diff-base", "HEAD", ".") == ["b.txt:15:16"]
    (desk / "sub").mkdir()
    monkeypatch.chdir(desk / "sub")
    assert found("--diff-base", "HEAD", "..") == ["../b.txt:15:16"]


def test_an_old_encoding(desk, found):
    (desk / "newslint.toml").write_text('select = ["TY102"]\nencoding = "cp1252"\n')
    (desk / "b.txt").write_bytes(("A café.\n" + SLIP).encode("cp1252"))
    commit()
    (desk / "b.txt").write_bytes(("A café.\n" + SLIP + SLIP).encode("cp1252"))
    assert found("--diff-base", "HEAD", ".") == ["b.txt:3:16"]


def test_deleted_words_that_leave_a_slip(desk, found):
    (desk / "b.txt").write_text("She went to the\nold and steep and narrow\nthe hill.\n")
    commit()
    (desk / "b.txt").write_text("She went to the\nthe hill.\n")
    assert found("--diff-base", "HEAD", ".") == ["b.txt:1:13"]

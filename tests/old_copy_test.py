"""Old copy: a baseline, changed lines, and what a desk sees of a day's work."""

import json
import os
import subprocess

import pytest
from support import git, write

OLD = "Council meets\n\nThe mayor said the the bridge would open.\n\nA clerk read the the minutes.\n"


@pytest.fixture
def desk(desk):
    return write(desk, {"old.txt": OLD, "newslint.toml": 'select = ["TY102"]\n'})


def test_baseline_keeps_what_is_known(newslint, desk):
    assert newslint("check", "--write-baseline", "known.json", ".") == (0, "known.json: 2 findings known from now on\n", "")
    assert newslint("check", "--baseline", "known.json", ".") == (0, "1 article: nothing to fix\n", "")


def test_moving_a_paragraph_keeps_it_and_a_second_instance_is_new(newslint, desk):
    newslint("check", "--write-baseline", "known.json", ".")
    head, first, second = OLD.strip().split("\n\n")
    (desk / "old.txt").write_text("\n\n".join([head, second, "A new line.", first, first]) + "\n")
    status, out, _ = newslint("check", "--baseline", "known.json", "--output-format", "concise", ".")
    assert status == 1 and [line.split(":")[1] for line in out.splitlines()] == ["9"]


def test_stale_entries_are_reported_and_dropped(newslint, desk):
    newslint("check", "--write-baseline", "known.json", ".")
    (desk / "old.txt").write_text(OLD.replace("read the the", "read the"))
    status, _, err = newslint("check", "--baseline", "known.json", ".")
    assert status == 0 and err == "newslint: old.txt: 1 finding of the baseline no longer there; --prune-baseline drops it\n"
    newslint("check", "--baseline", "known.json", "--prune-baseline", ".")
    assert len(json.loads((desk / "known.json").read_text())["findings"]["old.txt"]) == 1
    assert newslint("check", "--baseline", "known.json", ".") == (0, "1 article: nothing to fix\n", "")


def test_an_article_that_was_not_checked_is_not_stale(newslint, desk):
    (desk / "other.txt").write_text(OLD)
    newslint("check", "--write-baseline", "known.json", ".")
    (desk / "other.txt").write_text("All is well.\n")
    assert newslint("check", "--baseline", "known.json", "old.txt")[2] == ""


def test_the_baseline_names_paths_from_its_own_folder(newslint, desk, monkeypatch):
    newslint("check", "--write-baseline", "known.json", ".")
    (desk / "sub").mkdir()
    monkeypatch.chdir(desk / "sub")
    assert newslint("check", "--baseline", "../known.json", "..")[0] == 0


@pytest.mark.parametrize("content", ["", "[]", '{"findings": 3}', '{"findings": {"old.txt": 3}}', "\x00"])
def test_a_torn_baseline_is_said(newslint, desk, content):
    (desk / "known.json").write_text(content)
    status, _, err = newslint("check", "--baseline", "known.json", ".")
    assert status == 2 and err == "newslint: known.json: not a baseline of newslint; --write-baseline known.json writes a new one\n"


def test_a_missing_baseline_is_said(newslint, desk):
    status, _, err = newslint("check", "--baseline", "known.json", ".")
    assert status == 2 and "no such baseline; --write-baseline known.json makes one" in err


def test_a_renamed_rule_keeps_its_findings(newslint, desk):
    newslint("check", "--write-baseline", "known.json", ".")
    from newslint import check_text
    from newslint.filters.baseline import Baseline
    from newslint.finding import ArticleId, ArticleResult

    found = tuple(f._replace(code="TY199") for f in check_text(OLD, "old.txt"))
    assert Baseline("known.json").new(ArticleResult(ArticleId("old.txt"), OLD, found)).findings == found
    assert Baseline("known.json", {"TY199": ("TY102",)}).new(ArticleResult(ArticleId("old.txt"), OLD, found)).findings == ()


def test_changed_lines(newslint, desk):
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "old")
    assert newslint("check", "--diff-base", "HEAD", ".") == (0, "1 article: nothing to fix\n", "")
    (desk / "old.txt").write_text(OLD.replace("A clerk", "The the clerk"))
    (desk / "new.txt").write_text(OLD)
    _, out, _ = newslint("check", "--diff-base", "HEAD", "--output-format", "concise", ".")
    assert [":".join(line.split(":")[:3]) for line in out.splitlines()] == ["new.txt:3:16", "new.txt:5:14", "old.txt:5:1", "old.txt:5:20"]


def test_related_places_count_as_touched(newslint, desk):
    (desk / "newslint.toml").write_text('select = ["CN101"]\n')
    (desk / "old.txt").write_text("The U.S. envoy left.\n\nThe U.S. fleet stayed.\n\nA quiet day.\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "old")
    (desk / "old.txt").write_text("The U.S. envoy left.\n\nThe U.S. fleet stayed.\n\nThe US press was told.\n")
    assert newslint("check", "--diff-base", "HEAD", ".")[0] == 1


def test_an_unknown_revision_is_said(newslint, desk):
    git("init", "-q")
    status, _, err = newslint("check", "--diff-base", "nowhere", ".")
    assert status == 2 and err == "newslint: --diff-base nowhere: no such revision; name a branch, tag or commit\n"


def test_outside_a_repository(newslint, desk, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    status, _, err = newslint("check", "--diff-base", "HEAD", ".")
    assert status == 2 and err.startswith("newslint: --diff-base: ") and err.count("\n") == 1


def test_a_shallow_clone_says_why_not(newslint, desk, monkeypatch, tmp_path):
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "old")
    git("commit", "-qm", "again", "--allow-empty")
    first = subprocess.run(["git", "rev-parse", "HEAD~1"], capture_output=True, text=True).stdout.strip()
    git("clone", "-q", "--depth", "1", f"file://{desk}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert newslint("check", "--diff-base", "HEAD", ".")[0] == 0
    status, _, err = newslint("check", "--diff-base", first, ".")
    assert status == 2 and "in this shallow clone; fetch it first" in err


def test_fix_leaves_what_is_known(newslint, desk):
    newslint("check", "--write-baseline", "known.json", ".")
    (desk / "old.txt").write_text(OLD + "\nHe sat by the the door.\n")
    newslint("check", "--baseline", "known.json", "--fix", ".")
    assert (desk / "old.txt").read_text() == OLD + "\nHe sat by the door.\n"


def test_a_narrower_run_drops_nothing(newslint, desk):
    (desk / "newslint.toml").unlink()
    (desk / "old.txt").write_text(OLD + "\nThey woudl not say.\n")
    newslint("check", "--write-baseline", "known.json", ".")
    before = (desk / "known.json").read_text()
    for options in (["--select", "TY102"], ["--level", "error"], ["--ignore", "TY101"]):
        assert newslint("check", "--baseline", "known.json", "--prune-baseline", *options, ".")[2] == ""
    newslint("check", "--write-baseline", "known.json", "--select", "TY102", ".")
    assert (desk / "known.json").read_text() == before


def test_a_baseline_is_not_written_when_an_input_failed(newslint, desk):
    newslint("check", "--write-baseline", "known.json", ".")
    before = (desk / "known.json").read_text()
    (desk / "old.txt").write_bytes(b"\xff broken")
    status, _, err = newslint("check", "--write-baseline", "known.json", ".")
    assert status == 2 and "known.json: not written" in err and (desk / "known.json").read_text() == before


def test_an_article_that_is_gone_is_stale(newslint, desk):
    (desk / "other.txt").write_text(OLD)
    newslint("check", "--write-baseline", "known.json", ".")
    os.unlink("other.txt")
    assert "other.txt: 2 findings of the baseline no longer there" in newslint("check", "--baseline", "known.json", ".")[2]


@pytest.mark.parametrize("args,says", [
    (["--prune-baseline", "."], "--prune-baseline needs --baseline FILE"),
    (["--unsafe-fixes", "."], "--unsafe-fixes needs --fix or --diff"),
    (["--statistics", "--output-format", "json", "."], "--statistics prints text"),
    (["--diff", "--output-format", "json", "."], "--diff prints a diff"),
    (["--diff-base", "HEAD", "-"], "--diff-base needs files"),
])
def test_options_that_would_do_nothing_are_refused(newslint, desk, args, says):
    status, out, err = newslint("check", *args)
    assert (status, out) == (2, "") and says in err and err.count("\n") == 1

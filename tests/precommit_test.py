"""The hook, tried for real: a scratch repository, a good commit and a bad one."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

OFFLINE = ("No matching distribution", "Could not find a version", "Temporary failure in name resolution", "Network is unreachable")


def call(*args, cwd, **env):
    return subprocess.run(args, cwd=cwd, capture_output=True, text=True, env=os.environ | env)


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"])
    if not shutil.which("pre-commit") or not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("pre-commit, git or this repository's history is missing")
    repo = tmp_path / "desk"
    repo.mkdir()
    call("git", "init", "-q", cwd=repo)
    return repo


SAID = "“It is easy to build a bridge that nobody wants to cross,” the mayor said.\n"
CONFIG = """\
repos:
  - repo: local
    hooks:
      - id: newslint
        name: newslint
        entry: newslint hook
        language: system
        types_or: [text]
"""


def test_a_quotation_that_drifts_is_caught(scratch, tmp_path):
    """Between two files of one commit, and between a commit and what the repository has: its index is asked."""
    def committed(*paths):
        call("git", "add", *paths, cwd=scratch)
        done = call("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "copy", cwd=scratch,
                    PRE_COMMIT_HOME=str(tmp_path / "hooks"), NEWSLINT_CACHE=str(tmp_path / "cache"))
        return done.returncode, done.stdout + done.stderr

    (scratch / ".pre-commit-config.yaml").write_text(CONFIG)
    call("pre-commit", "install", cwd=scratch, PRE_COMMIT_HOME=str(tmp_path / "hooks"))
    (scratch / "monday.txt").write_text("Bridge\n\n" + SAID)
    (scratch / "tuesday.txt").write_text("Bridge again\n\n" + SAID.replace("is easy", "is not easy"))
    status, said = committed(".pre-commit-config.yaml", "monday.txt", "tuesday.txt")
    assert status == 1 and "XA101 the quotation has “not”, which" in said and "1 to fix" in said, said
    (scratch / "tuesday.txt").write_text("Bridge again\n\n" + SAID)
    assert committed("tuesday.txt")[0] == 0
    (scratch / "friday.txt").write_text("Bridge once more\n\n" + SAID.replace("wants to cross", "wanted to cross"))
    status, said = committed("friday.txt")
    assert status == 1 and "friday.txt:3:" in said and "XA101 the quotation has “wanted”" in said, said
    assert (tmp_path / "cache" / "index" / "articles.sqlite").exists()


def test_try_repo(scratch, tmp_path):
    (scratch / "good.txt").write_text("Council meets\n\nThe council met on the hill and went home at noon.\n")
    (scratch / "bad story.md").write_text("# Council meets\n\nThe mayor said the the bridge would open in May.\n")
    (scratch / "image.svg").write_text("<svg>the the</svg>\n")
    call("git", "add", ".", cwd=scratch)
    env = {"PRE_COMMIT_HOME": str(tmp_path / "cache")}

    def hook(*files):
        done = call("pre-commit", "try-repo", str(ROOT), "newslint", "--files", *files, cwd=scratch, **env)
        if any(text in done.stdout + done.stderr for text in OFFLINE):
            pytest.skip("the hook's environment cannot be installed without a package index")
        return done

    good = hook("good.txt")
    assert good.returncode == 0 and "Passed" in good.stdout, good.stdout + good.stderr
    bad = hook("good.txt", "bad story.md", "image.svg")
    assert bad.returncode == 1 and "Failed" in bad.stdout
    assert "bad story.md:3:16: TY102" in bad.stdout and "2 articles: 1 to fix" in bad.stdout
    assert hook("image.svg").returncode == 0

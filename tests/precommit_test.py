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

"""The hook, tried for real: a scratch repository, a good commit and a bad one."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter

import pytest
import yaml
from conftest import ROOT

from newslint.readers import BY_NAME, READERS

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


def test_every_format_that_is_committed_is_checked(scratch, tmp_path):
    """The hook as it is published, over a file of every format with one mistake each; exports are taken by the desk's own `files`."""
    from package_test import in_odt, in_word

    mistake, cue = "It woudl rain.", "1\n00:00:01,000 --> 00:00:04,000\nIt woudl rain.\n"
    feed = f"<rss><channel><item><description>{mistake}</description></item></channel></rss>"
    copies = {
        ".txt": mistake, ".text": mistake, ".md": mistake, ".markdown": mistake, ".html": f"<p>{mistake}</p>", ".htm": f"<p>{mistake}</p>",
        ".jsonl": f'{{"text": "{mistake}"}}', ".ndjson": f'{{"text": "{mistake}"}}', ".docx": in_word([mistake]), ".odt": in_odt([mistake]),
        ".json": f'{{"body": "{mistake}"}}', ".ninjs": f'{{"body_text": "{mistake}"}}', ".xml": feed, ".rss": feed,
        ".atom": f"<feed><entry><content>{mistake}</content></entry></feed>", ".nitf": f"<nitf><body><body.content><p>{mistake}</p></body.content></body></nitf>",
        ".vtt": "WEBVTT\n\n" + cue.replace(",000", ".000"), ".srt": cue, ".aml": f"text: {mistake}", ".archieml": f"text: {mistake}",
        ".csv": f"body\n{mistake}\n", ".tsv": f"body\tid\n{mistake}\t1\n",
    }
    assert copies.keys() == READERS.keys()
    for suffix, copy in copies.items():
        (scratch / f"story-{suffix[1:]}{suffix.upper() if suffix == '.htm' else suffix}").write_bytes(copy if isinstance(copy, bytes) else copy.encode())
    (scratch / "photo.svg").write_text("<svg>woudl</svg>")
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]

    def reported(**desk):
        """{suffix of a file with remarks: how many of them}; desk: what its own config sets."""
        settings = {**hook, "language": "system", "args": ["--output-format", "concise"], **desk}
        (scratch / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [settings]}]}))
        call("git", "add", ".", cwd=scratch)
        done = call("pre-commit", "run", "--all-files", cwd=scratch, PRE_COMMIT_HOME=str(tmp_path / "hooks"), NEWSLINT_CACHE=str(tmp_path / "cache"))
        assert done.returncode == 1 and "exit code: 1" in done.stdout, done.stdout + done.stderr
        return Counter("." + name.rpartition(".")[2].lower() for name in re.findall(r"^(\S+?):\d+:\d+: TY101", done.stdout, re.M))

    assert reported() == dict.fromkeys(READERS.keys() - BY_NAME, 1)
    assert reported(files=r"\.(json|xml|csv|tsv)$") == dict.fromkeys(BY_NAME, 1)


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

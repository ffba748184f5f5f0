"""newslint hook: whoever commits a file may name it as he likes, and no name is an option."""

import os
import shlex
import subprocess
import sys

import pytest
from support import write
from conftest import ROOT

from newslint.commands.hook import arguments

SLIP = "The mayor woudl let the the ship pass on Feb. 30, 2026.\n"
NAMES = ["--write-baseline=old.txt", "--output-file=report.txt", "--exit-zero.txt", "--select=TI.txt", "-.txt", "--fail-on=error.txt"]


@pytest.fixture
def desk(desk):
    return write(desk, {"good.txt": "The council met on the hill and went home at noon.\n"})


@pytest.mark.parametrize("name", [*NAMES, "--exit-zero", "-", "--", "--write-baseline", "--config=x.toml"])
def test_a_name_is_a_path(newslint, desk, name):
    (desk / name).write_text(SLIP)
    before = sorted(os.listdir())
    status, out, err = newslint("hook", "good.txt", name)
    assert (status, err) == (1, "") and f"./{name}:1:21: TY102" in out and "2 articles" in out
    assert newslint("hook", name, "good.txt")[0] == 1
    assert newslint("hook", "--fail-on", "warning", name, "good.txt")[0] == 1
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize("args, status", [
    (["--fail-on", "error"], 1), (["--fail-on=error", "--select=TY102"], 0), (["--select", "TI"], 0), (["--exit-zero"], 0),
    (["--baseline", "known.json"], 0), (["--baseline=known.json"], 0), (["--exit-zero", "--"], 0),
])
def test_options_before_the_names_are_options(newslint, desk, args, status):
    (desk / "slip.txt").write_text(SLIP)
    newslint("check", "--write-baseline", "known.json", "slip.txt")
    assert newslint("hook", *args, "slip.txt")[::2] == (status, "")


def test_after_the_first_path_nothing_is_an_option(newslint, desk):
    status, _, err = newslint("hook", "good.txt", "--exit-zero", "--write-baseline=known.json")
    assert status == 2 and "./--exit-zero: no such file" in err and not (desk / "known.json").exists()


def test_a_file_named_as_an_option_takes_no_value(desk):
    (desk / "--select").write_text("")
    assert arguments(["--select", "good.txt"], lambda option: option == "--select") == ["--across", ".", "./--select", "good.txt"]
    assert arguments(["--across", "archive", "good.txt"], lambda option: option == "--across") == ["--across", "archive", "good.txt"]


def test_what_is_committed_is_compared_with_the_repository(newslint, desk):
    said = "“It is easy to build a bridge that nobody wants to cross,” the mayor said.\n"
    (desk / "old.txt").write_text(said)
    (desk / "new.txt").write_text(said.replace("is easy", "is not easy"))
    status, out, err = newslint("hook", "--output-format", "concise", "new.txt")
    assert (status, err) == (1, "") and "XA101" in out and "old.txt" in out
    assert newslint("hook", "good.txt")[0] == 0  # what is not committed is evidence only


@pytest.mark.parametrize("args", [[], ["--fail-on", "error"], ["--baseline", "known.json"]])
@pytest.mark.parametrize("name", ["--write-baseline=old.txt", "--output-file=../stolen.md"])
def test_pre_commit_with_hostile_names(tmp_path, monkeypatch, name, args):
    pytest.importorskip("pre_commit")
    import yaml  # pre-commit brings it

    monkeypatch.setenv("PATH", os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"])
    repo = tmp_path / "desk"
    repo.mkdir()

    def call(*command):
        env = os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "GIT_CONFIG_GLOBAL": os.devnull}
        return subprocess.run(command, cwd=repo, capture_output=True, text=True, env=env)

    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["entry"] == "newslint hook" and "args" not in hook
    entry = shlex.join([sys.executable, "-m", *hook["entry"].split()])
    local = {"repo": "local", "hooks": [{**hook, "entry": entry, "language": "system", "args": args}]}
    (repo / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [local]}))
    (repo / "known.json").write_text('{"newslint": 2, "findings": {}}')
    path = repo / name
    path.parent.mkdir(parents=True, exist_ok=True)  # "--output-file=../stolen.md" is a file in a folder "--output-file=.."
    path.write_text(SLIP)
    call("git", "init", "-q")
    call("git", "add", "-A", "--", ".")
    before = sorted(str(p) for p in tmp_path.rglob("*") if p.is_file() and ".git" not in p.parts and "cache" not in p.parts)
    done = call("pre-commit", "run", "--all-files")
    assert done.returncode == 1 and "TY102" in done.stdout, done.stdout + done.stderr
    after = sorted(str(p) for p in tmp_path.rglob("*") if p.is_file() and ".git" not in p.parts and "cache" not in p.parts)
    assert after == before


def test_a_fault_shows_the_usage_of_the_hook(newslint, desk):
    status, out, err = newslint("hook", "--fail-on")
    assert (status, out) == (2, "") and err.startswith("usage: newslint hook [OPTION …] [PATH …]\nnewslint hook: error: argument --fail-on: expected one")
    assert newslint("hook", "--help")[1].startswith("usage: newslint hook [OPTION …] [PATH …]\n")

"""newslint check --watch, newslint accept and newslint completion."""

import os

import pytest

from newslint.commands import watch


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text("The mayor said the the bridge woudl open.\n")
    return tmp_path


@pytest.fixture
def saves(monkeypatch):
    """saves(change, …): each wait of the watch makes the next change; the wait after the last is Ctrl-C."""
    def call(*changes):
        left = list(changes)

        def wait(_seconds):
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(watch.watch, "__defaults__", (wait,))

    return call


def test_each_save_is_checked_once(newslint, desk, saves):
    saves(lambda: None, lambda: (desk / "story.txt").write_text("The bridge will open of of.\n"), lambda: None)
    status, out, err = newslint("check", "--watch", "--select", "TY102", "story.txt")
    assert (status, err) == (1, "") and out.count("1 article") == 2 and "the the" in out and "of of" in out


def test_it_ends_with_the_status_of_the_last_run(newslint, desk, saves):
    saves(lambda: (desk / "story.txt").write_text("The bridge will open at noon.\n"))
    assert newslint("check", "--watch", "--select", "TY102", "story.txt")[0] == 0


def test_a_config_that_is_saved_counts_too(newslint, desk, saves):
    (desk / "newslint.toml").write_text('select = ["TY102"]\n')
    saves(lambda: (desk / "newslint.toml").write_text('select = ["TY101", "TY102"]\n'))
    out = newslint("check", "--watch", ".")[1]
    assert "1 article: 1 to fix" in out and "1 article: 2 to fix" in out


def test_an_article_may_be_gone_for_a_while(newslint, desk, saves):
    saves(lambda: os.remove("story.txt"), lambda: (desk / "story.txt").write_text("All is well.\n"))
    status, out, err = newslint("check", "--watch", "--select", "TY102", "story.txt")
    assert status == 0 and "story.txt: no such file" in err and "nothing to fix" in out


@pytest.mark.parametrize("more", [["--fix"], ["-"], ["--report", "json=a.json"], ["--output-file", "a"], ["--add-ignores", "so"]])
def test_it_changes_nothing(newslint, desk, more):
    status, _, err = newslint("check", "--watch", *more)
    assert status == 2 and "--watch shows articles in files, and changes nothing" in err


def test_accept(newslint, desk):
    (desk / "news").mkdir()
    (desk / "words.txt").write_text("")
    (desk / "newslint.toml").write_text('accept = ["words.txt"]\n')
    assert newslint("check", "--select", "TY101", "story.txt")[0] == 1
    assert newslint("accept", "woudl", "Ada Holm") == (0, "words.txt: woudl added\nwords.txt: Ada Holm added\n", "")
    assert newslint("check", "--select", "TY101", "story.txt")[0] == 0
    assert newslint("accept", "Woudl")[1] == "words.txt: Woudl is in it already\n"
    assert newslint("accept", "--delete", "woudl", "woudl")[1] == "words.txt: woudl taken out\nwords.txt: woudl is not in it\n"
    (desk / "news/own.txt").write_text("")
    (desk / "news/newslint.toml").write_text('accept = ["own.txt"]\n')
    assert newslint("accept", "--near", "news", "woudl")[1] == "news/own.txt: woudl added\n"
    assert (desk / "words.txt").read_text() == "Ada Holm\n"


def test_what_cannot_be_accepted(newslint, desk):
    status, _, err = newslint("accept", "woudl")
    assert status == 2 and 'write accept = ["words.txt"] into newslint.toml' in err
    (desk / "words.txt").write_text("")
    (desk / "newslint.toml").write_text('accept = ["words.txt"]\n')
    assert newslint("accept", "# no")[0] == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(newslint, shell):
    status, out, err = newslint("completion", shell)
    assert (status, err) == (0, "") and "completion" in out and ("--add-ignores" in out or shell == "tcsh")


def test_completion_without_its_package(newslint, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "shtab", None)
    status, _, err = newslint("completion", "bash")
    assert status == 2 and err.startswith("newslint: shtab is not installed: ") and 'install "shtab>=1.7"' in err

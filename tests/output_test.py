"""What is written, and what is not: reports beside inputs, a reader who has seen enough, runs without an article."""

import os
import subprocess
import sys

import pytest
from support import write

SLIP = "The mayor said the the bridge would open in May.\n"
PROGRAM = [sys.executable, "-m", "newslint"]


@pytest.fixture
def desk(desk):
    return write(desk, {"a.txt": SLIP})


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
@pytest.mark.parametrize("output", ["a.txt", "./a.txt", "soft.txt", "hard.txt", "newslint.toml", "style/house.toml", "sub/../a.txt"])
def test_an_output_that_is_an_input_is_refused(newslint, desk, option, output):
    os.symlink("a.txt", desk / "soft.txt")
    os.link("a.txt", desk / "hard.txt")
    (desk / "sub").mkdir()
    (desk / "style").mkdir()
    (desk / "style/house.toml").write_text("")
    (desk / "newslint.toml").write_text('rules = ["style/house.toml"]\n')
    before = {p: p.read_bytes() for p in desk.rglob("*") if p.is_file()}
    status, out, err = newslint("check", option, output, "a.txt")
    assert (status, out) == (2, "") and err.startswith(f"newslint: {output}: is ") and err.endswith("; write to another file\n")
    assert {p: p.read_bytes() for p in desk.rglob("*") if p.is_file()} == before


def test_a_report_may_replace_the_report_of_yesterday(newslint, desk):
    (desk / "report").write_text("yesterday")
    assert newslint("check", "--output-file", "report", ".")[0] == 1
    assert "TY102" in (desk / "report").read_text()


def test_the_baseline_that_is_used_is_no_output(newslint, desk):
    newslint("check", "--write-baseline", "known.json", ".")
    assert newslint("check", "--baseline", "known.json", "--output-file", "known.json", ".")[0] == 2
    assert newslint("check", "--write-baseline", "known.json", ".")[0] == 0  # to write it anew is what the option is for


@pytest.mark.parametrize("path, says", [
    ("a.txt", "no article was checked: the config’s exclude leaves out a.txt"),
    (".", "no article was checked: the config’s exclude leaves out a.txt and 1 more"),
])
def test_a_run_without_an_article_says_why(newslint, desk, path, says):
    (desk / "b.txt").write_text(SLIP)
    (desk / "newslint.toml").write_text('exclude = ["*.txt"]\n')
    assert newslint("check", path) == (0, "no article was checked\n", f"newslint: {says}\n")
    (desk / "other").mkdir()
    assert newslint("check", "other")[2].startswith("newslint: other: no articles here; newslint reads .")


def run_and_close(*command, lines=1):
    """The exit status of a program whose reader closes the pipe after some lines."""
    run = subprocess.Popen([*PROGRAM, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for _ in range(lines):
        run.stdout.readline()
    run.stdout.close()
    err = run.stderr.read()
    return run.wait(60), err


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github"])
def test_a_reader_who_has_seen_enough_changes_no_status(desk, form):
    for i in range(60):
        (desk / f"s{i:02}.txt").write_text((SLIP + "\n") * 30)
    assert run_and_close("check", "--no-cache", "--output-format", form, ".") == (1, b"")
    assert run_and_close("check", "--output-format", form, ".", lines=0) == (1, b"")


def test_a_reader_who_has_seen_enough_stops_no_fix(desk):
    for i in range(40):
        (desk / f"s{i:02}.txt").write_text((SLIP + "\n") * 60)
    status, err = run_and_close("check", "--fix", ".")
    assert (status, err) == (0, b"")
    assert all("the the" not in path.read_text() for path in desk.glob("*.txt"))


def test_a_reader_of_stderr_who_has_seen_enough(desk):
    names = [f"missing{i}.txt" for i in range(3000)]
    run = subprocess.Popen([*PROGRAM, "check", "a.txt", *names], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stderr.readline()
    run.stderr.close()
    assert b"TY102" in run.stdout.read() and run.wait(60) == 2


@pytest.mark.parametrize("output", ["none/../a.txt", "w.txt"])
@pytest.mark.parametrize("option", ["--output-file", "--report", "--write-baseline"])
def test_no_report_is_written_over_what_is_read(newslint, tmp_path, monkeypatch, option, output):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("On the the bridge.\n")
    (tmp_path / "w.txt").write_text("Foo\n")
    (tmp_path / "newslint.toml").write_text('accept = ["w.txt"]\n')
    assert newslint("check", option, ("json=" if option == "--report" else "") + output, "a.txt")[0] == 2
    assert (tmp_path / "a.txt").read_text() == "On the the bridge.\n" and (tmp_path / "w.txt").read_text() == "Foo\n"


def test_what_may_be_a_speakers_words_is_not_mended_unseen(newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.md", "**Kolbe:** It was a a day.\n"), ("b.txt", "Anna Kolbe: It was on the the road.\n")):
        (tmp_path / name).write_text(text)
        newslint("check", "--fix", name)
        assert (tmp_path / name).read_text() == text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("option", ["--output-file=pipe", "--report=json=pipe"])
def test_a_pipe_that_nobody_reads(newslint, desk, option):
    os.mkfifo("pipe")
    status, _, err = newslint("check", option, "a.txt")
    assert (status, err) == (2, "newslint: pipe: cannot be written: nobody reads this pipe; start what reads it first\n")
    assert newslint("check", "--write-baseline=pipe", "a.txt")[::2] == (2, "newslint: pipe: not a regular file; give a text file\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_that_somebody_reads(newslint, desk):
    os.mkfifo("pipe")
    (desk / "a.txt").write_text((SLIP + "\n") * 3000)  # more than a pipe holds
    reader = subprocess.Popen("cat pipe >read", shell=True)
    handle = os.open("pipe", os.O_WRONLY)  # waits for the reader
    try:
        assert newslint("check", "--output-file", "pipe", "a.txt")[0] == 1
    finally:
        os.close(handle)
        reader.wait(60)
    assert (desk / "read").read_text().count("TY102") == 3000

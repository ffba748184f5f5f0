"""Windows and macOS, as far as they can be tried on another system: drives and back slashes, consoles, processes that are not forked."""

import ast
import io
import multiprocessing
import ntpath
import os
import subprocess
import sys

import pytest
from conftest import ROOT

from newslint import files, jobs, paths
from newslint.filters import baseline
from newslint.finding import ArticleId
from newslint.printable import stream
from newslint.reports import relative, sarif

STORY = "The mayor — “Zoë” — said the the bridge would open. 😀\n"


@pytest.fixture
def windows(monkeypatch):
    """Paths are those of Windows, and the working folder is C:\\desk."""
    monkeypatch.setattr(os, "getcwd", lambda: "C:\\desk")
    monkeypatch.setattr(os, "path", ntpath)
    monkeypatch.setattr(os, "sep", "\\")
    monkeypatch.setattr(os, "name", "nt")
    yield
    monkeypatch.undo()


def test_paths_have_forward_slashes(windows):
    assert paths.seen_from("C:\\desk", "C:\\desk\\city\\a.txt") == "city/a.txt"
    assert paths.seen_from("C:\\desk", "D:\\city\\a.txt") == "D:/city/a.txt"
    assert relative("city\\a b.txt") == relative(".\\city\\a b.txt") == relative("C:\\desk\\city\\a b.txt") == "city/a b.txt"
    assert relative("..\\other\\a.txt") == "C:/other/a.txt" and relative("D:\\a.txt") == "D:/a.txt"


def test_patterns_hold_on_every_drive(windows):
    assert files.names_of("C:\\desk\\old\\2020\\a.txt", "C:\\desk") == ["old/2020/a.txt", "old/2020", "old"]
    assert files.matches("C:\\desk\\OLD\\a.txt", "C:\\desk", ("old/",)) and not files.matches("D:\\old\\a.txt", "C:\\desk", ("desk/",))


def test_a_baseline_names_articles_the_same_everywhere(windows):
    assert baseline._name("C:\\desk", ArticleId("city\\a.txt", "2")) == "city/a.txt#2"
    assert baseline._name("C:\\desk", ArticleId("D:\\a.txt")) == "D:/a.txt"


def test_sarif_names_a_file_on_another_drive(windows):
    assert sarif._artifact("D:\\old copy\\a.txt") == {"uri": "file:///D:/old%20copy/a.txt"}
    assert sarif._artifact("C:\\desk\\a b.txt") == {"uri": "a%20b.txt", "uriBaseId": "SRCROOT"}


@pytest.mark.parametrize("console", [True, False])
def test_a_console_of_windows_takes_characters(monkeypatch, tmp_path, console):
    """The bytes of UTF-8 would be read there in a code page such as 1252, and “ be shown as â€œ."""
    raw = (tmp_path / "out").open("wb", buffering=0)
    out = io.TextIOWrapper(raw, "cp1252", newline="")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(out, "isatty", lambda: console, raising=False) if console else None
    wrapped = stream(out)
    wrapped.write("“Zoë” 😀 \ud800")
    wrapped.flush()
    written = (tmp_path / "out").read_bytes()
    assert written == ("“Zoë” \\U0001f600 \\ud800".encode("cp1252") if console else "“Zoë” 😀 \\ud800".encode())


@pytest.mark.parametrize("args", [["check", "-"], ["check", "--output-format", "html", "-"], ["check", "--diff", "-"], ["rule", "TY102"], ["rules"], ["--help"]])
def test_no_encoding_of_the_system_matters(tmp_path, args):
    env = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "NEWSLINT_CACHE": str(tmp_path / "c")}
    run = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-m", "newslint"]
    done = subprocess.run([*run, *args], input=STORY.encode(), capture_output=True, cwd=tmp_path, env=env)
    assert done.returncode == (1 if args[0] == "check" else 0), done.stderr
    assert done.stdout.decode("utf-8") and not done.stderr
    if args == ["check", "-"]:
        assert "“Zoë”" in done.stdout.decode("utf-8")


def test_files_are_read_and_written_alike_under_any_encoding_of_the_system(tmp_path):
    (tmp_path / "zoë.txt").write_bytes(STORY.replace("\n", "\r\n").encode("utf-8-sig"))
    env = os.environ | {"PYTHONIOENCODING": "cp1252", "NEWSLINT_CACHE": str(tmp_path / "c")}
    run = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-m", "newslint", "check", "--fix", "."]
    done = subprocess.run(run, capture_output=True, cwd=tmp_path, env=env)
    assert not done.stderr, done.stderr
    assert (tmp_path / "zoë.txt").read_bytes() == STORY.replace("the the", "the").replace("\n", "\r\n").encode("utf-8-sig")


@pytest.mark.parametrize("platform, method", [("darwin", "spawn"), ("win32", "spawn"), ("linux", "fork")])
def test_processes_are_forked_on_linux_alone(monkeypatch, platform, method):
    asked = []

    def context(name):
        asked.append(name)
        raise InterruptedError

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(multiprocessing, "get_context", context)
    if platform == "win32":
        monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with pytest.raises(InterruptedError):
        list(jobs.each(abs, list(range(30)), 2))
    assert asked == [method]


@pytest.mark.parametrize("module", sorted(p.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".") for p in (ROOT / "src").rglob("*.py")
                                          if "commands" in p.parts or p.parent.name == "newslint"))
def test_no_module_needs_what_windows_lacks(module):
    """What is imported at all is there on every system, or ImportError is caught."""
    source = (ROOT / "src" / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
    tree = ast.parse(source)
    caught = {inner for node in ast.walk(tree) if isinstance(node, ast.Try) and any(
        isinstance(h.type, ast.Name) and h.type.id == "ImportError" for h in node.handlers) for inner in node.body}
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) and node not in caught for name in node.names}
    assert imported.isdisjoint(("fcntl", "pwd", "grp", "resource", "termios"))
    assert not [lacking for lacking in ("os.fork", "os.getuid", "signal.SIGKILL", "os.killpg") if lacking in source]

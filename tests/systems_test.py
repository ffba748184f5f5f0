"""Windows and macOS, as far as they can be tried on another system: drives and back slashes, consoles, processes that are not forked."""

import ast
import ctypes
import io
import multiprocessing
import ntpath
import os
import subprocess
import sys
import unicodedata
from pathlib import PureWindowsPath

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from support import git, write

from newslint import cli, files, jobs, paths, printable
from newslint.commands import check
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
    monkeypatch.setattr(printable, "_take_escapes", lambda _out: None)
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


# ---- any path, with PureWindowsPath as the judge

NAMES = st.text(st.sampled_from("ab é😀.-_ ()[]'#~$&"), min_size=1, max_size=8).filter(lambda name: name.strip(". ") == name)
ANCHORS = st.sampled_from(["C:\\", "D:\\", "\\\\server\\share\\", "c:\\"])
FOLDERS = st.builds(lambda anchor, names: anchor + "\\".join(names), ANCHORS, st.lists(NAMES, max_size=3))
BELOW = st.lists(NAMES, min_size=1, max_size=4)


@given(FOLDERS, BELOW)
def test_what_is_below_a_folder_is_named_from_there(folder, names):
    with on_windows(folder):
        path = str(PureWindowsPath(folder, *names))
        assert paths.seen_from(folder, path) == relative(path) == PureWindowsPath(path).relative_to(folder).as_posix() == "/".join(names)
        assert relative("\\".join(names)) == relative(".\\" + "\\".join(names)) == "/".join(names)
        assert files.names_of(path, folder) == ["/".join(names[:n]) for n in range(len(names), 0, -1)]


@given(FOLDERS, FOLDERS, BELOW)
def test_what_lies_elsewhere_keeps_its_place(folder, other, names):
    with on_windows(folder):
        path = str(PureWindowsPath(other, *names))
        seen = relative(path)
        assert "\\" not in seen and not seen.startswith("../")
        assert PureWindowsPath(folder, seen) == PureWindowsPath(path)
        uri = sarif._artifact(path)
        if "uriBaseId" not in uri:
            assert uri["uri"] == PureWindowsPath(path).as_uri()


@given(FOLDERS, BELOW, st.sampled_from(["{}", ".\\{}", "./{}", "{}\\", "{}/"]), st.booleans())
def test_a_pattern_may_have_either_slash(folder, names, form, slashes):
    literal = ["".join(f"[{c}]" if c in "[]" else c for c in name) for name in names]
    pattern = form.format(("/" if slashes else "\\").join(literal))
    with on_windows(folder):
        path = str(PureWindowsPath(folder, *names))
        assert files.matches(path, folder, (pattern,)) and files.matches(path.upper(), folder.upper(), (pattern,)), pattern
        if len(names) > 1:
            assert not files.matches(path + "x", folder, (pattern,))
    assert files.matches("/desk/" + "/".join(names), "/desk", (pattern,))


def on_windows(folder):
    patch = pytest.MonkeyPatch()
    patch.setattr(os, "getcwd", lambda: folder)
    patch.setattr(os, "path", ntpath)
    patch.setattr(os, "sep", "\\")
    patch.setattr(os, "name", "nt")
    files._pattern.cache_clear()

    class Undo:
        def __enter__(self):
            return patch

        def __exit__(self, *_):
            patch.undo()
            files._pattern.cache_clear()

    return Undo()


# ---- what shells, folders and consoles of Windows do otherwise


def test_a_shell_that_leaves_patterns_alone(newslint, desk, monkeypatch):
    write(desk, {"a.txt": STORY, "b [1].txt": STORY, "c.md": STORY, "sub/d.txt": STORY, "style/x.toml": "", "style/y.toml": ""})
    monkeypatch.setattr(cli.os, "name", "nt")
    args = cli.Arguments(paths=["*.txt", "c.md", "**/d.txt", "* [1].txt", "none*"], across=["su?"], files=["style/*.toml"], on=None)
    cli._expand(args)
    assert args.paths == ["a.txt", "b [1].txt", "c.md", "sub/d.txt", "b [1].txt", "none*"] and args.across == ["sub"]
    assert args.files == ["style/x.toml", "style/y.toml"]
    assert newslint("check", "none*") == (2, "no article was checked\n", "newslint: none*: no such file or directory\n")
    assert newslint("check", "--output-format", "concise", "?.txt")[1].count("TY102") == 1


class Entry:
    """A stand-in for an entry of os.scandir."""

    def __init__(self, name, attributes=0, tag=0):
        self.name, self._info = name, type("Info", (), {"st_file_attributes": attributes, "st_reparse_tag": tag})

    def stat(self, **_):
        return self._info


@pytest.mark.parametrize("entry, hidden", [
    (Entry("$RECYCLE.BIN", 0x16), True), (Entry("My Music", 0x2416, 0xA0000003), True), (Entry("My Music", 0x410, 0xA0000003), True),
    (Entry("~$story.docx"), True), (Entry(".git"), True), (Entry("story.docx", 0x20), False), (Entry("desk", 0x10), False),
    (Entry("in the cloud.docx", 0x420, 0x9000001A), False),
])
def test_what_windows_hides_is_not_read(monkeypatch, entry, hidden):
    monkeypatch.setattr(files.os, "name", "nt")
    assert files._is_hidden(entry) is hidden


def test_a_document_that_is_open_in_word_has_a_companion(newslint, desk):
    write(desk, {"~$story.docx": b"\x05Ada Holm" + b"\0" * 150, "._story.txt": b"\0\5\x16\7", ".~lock.story.odt#": "x", "story.txt": STORY})
    assert newslint("check", ".")[::2] == (1, "")


def test_a_path_that_is_too_long_is_named_as_that(monkeypatch):
    name = "a" * 300 + ".txt"
    assert "(its path has" not in str(pytest.raises(files.InputError, files.content, name).value)
    monkeypatch.setattr(files.os, "name", "nt")
    assert "characters; Windows takes 259 unless long paths are switched on)" in str(pytest.raises(files.InputError, files.content, name).value)
    assert "(its path has" not in str(pytest.raises(files.InputError, files.content, "a.txt").value)


@pytest.mark.parametrize("taken", [True, False])
def test_a_console_is_told_to_obey_escapes(monkeypatch, tmp_path, taken):
    asked = []

    class Kernel:
        @staticmethod
        def GetConsoleMode(_handle, mode):
            mode._obj.value = 3
            return True

        @staticmethod
        def SetConsoleMode(handle, mode):
            asked.append((handle, mode))
            return taken

    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("FORCE_COLOR", "")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(ctypes, "windll", type("Dll", (), {"kernel32": Kernel}), raising=False)
    monkeypatch.setitem(sys.modules, "msvcrt", type("Msvcrt", (), {"get_osfhandle": staticmethod(lambda number: 1000 + number)}))
    monkeypatch.setattr(sys, "platform", "win32")
    with io.TextIOWrapper((tmp_path / "out").open("wb", buffering=0), "utf-8") as out:
        monkeypatch.setattr(out, "isatty", lambda: True, raising=False)
        assert check._color(stream(out)) is taken
        assert asked == [(1000 + out.fileno(), 7)] and os.environ["NO_COLOR"] == ""


# ---- names on macOS


def test_a_name_is_one_name_however_its_accents_are_stored(newslint, desk):
    name = "zoë.txt"
    composed, apart = unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)
    write(desk, {apart: STORY, "newslint.toml": f'exclude = ["old/{composed}"]\n', f"old/{apart}": STORY})
    newslint("check", "--write-baseline", "known.json", ".")
    assert composed in (desk / "known.json").read_text(encoding="utf-8")
    assert newslint("check", "--baseline", "known.json", ".") == (0, "1 article: nothing to fix\n", "")
    text = (desk / "known.json").read_text(encoding="utf-8")
    (desk / "known.json").write_text(text.replace(composed, apart), encoding="utf-8")  # by a newslint of yesterday
    assert newslint("check", "--baseline", "known.json", ".") == (0, "1 article: nothing to fix\n", "")
    (desk / "other.txt").write_text("Fine.\n")
    assert newslint("check", "--baseline", "known.json", "--prune-baseline", "other.txt") == (0, "1 article: nothing to fix\n", "")


def test_git_knows_a_file_by_another_spelling_of_its_name(newslint, desk):
    """A hard link is one file with two names, as every file is where capitals and accents do not count."""
    write(desk, {"Zoë.txt": STORY, "b.txt": STORY})
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    apart = unicodedata.normalize("NFD", "zoë.txt")
    os.link("Zoë.txt", apart)
    assert newslint("check", "--diff-base", "HEAD", apart)[0] == 0
    write(desk, {"B.txt": STORY})  # another file here
    assert newslint("check", "--diff-base", "HEAD", "B.txt")[0] == 1


def test_a_run_of_spawned_processes_says_the_same(tmp_path):
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(f"Number {n}. {STORY}" * 20, encoding="utf-8")
    code = ("import sys, multiprocessing\nif __name__ == '__main__':\n    multiprocessing.get_all_start_methods = lambda: ['spawn'] if sys.argv[1] == 'spawn' else ['fork']\n"
            "    from newslint.cli import main\n    sys.exit(main(['check', '--no-cache', '--jobs', '2', '--output-format', 'concise', '.']))\n")
    (tmp_path / "run.py").write_text(code)
    outs = [subprocess.run([sys.executable, "run.py", how], cwd=tmp_path, capture_output=True, env=os.environ | {"NEWSLINT_CACHE": str(tmp_path / how)}) for how in ("spawn", "fork")]
    assert outs[0].stdout == outs[1].stdout and outs[0].stdout.count(b"TY102") == 40 * 20 and not outs[0].stderr, outs[0].stderr

"""--fix writes what it changed and nothing else: not a byte beside it, not through a link, not over what is protected."""

import os
import signal
import stat
import subprocess
import sys

import pytest

from newslint import files

SLIP = "The mayor said the the bridge would open in May.\n"
DONE = "The mayor said the bridge would open in May.\n"
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners and modes here")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    root = tmp_path / "desk"
    root.mkdir()
    monkeypatch.chdir(root)
    (root / "a.txt").write_text(SLIP)
    return root


def left_alone(newslint, path, *says):
    before = path.read_bytes(), os.stat(path).st_ino, os.listdir(path.parent)
    status, out, err = newslint("check", "--fix", str(path))
    assert status == 2 and err.count("\n") == 1 and "; nothing was fixed" in err and all(s in err for s in says), err
    assert "fixed:" not in out and "TY102" in out
    assert (path.read_bytes(), os.stat(path).st_ino, os.listdir(path.parent)) == before


# encoding of the config -> bytes that it reads, and would write otherwise
LOSSY = {
    "cp932": b"\x81\xca\xee\xf9 " + SLIP.encode(), "utf-7": b"+AGE- " + SLIP.encode(), "big5": b"\xa1\xc3\xa2\xcc " + SLIP.encode(),
    "utf-16": SLIP.encode("utf-16-be" if sys.byteorder == "big" else "utf-16-le"), "iso2022_jp": b"\x1b(J\x1b(B" + SLIP.encode(),
}


@pytest.mark.parametrize("encoding", LOSSY)
def test_bytes_that_would_not_come_back_are_left(newslint, desk, encoding):
    data = LOSSY[encoding]
    if data.decode(encoding).encode(encoding) == data:
        pytest.skip("this Python writes them as they were")
    (desk / "newslint.toml").write_text(f'encoding = "{encoding}"\n')
    (desk / "a.txt").write_bytes(data)
    left_alone(newslint, desk / "a.txt", "what is not changed would not stay as it is")


def test_at_least_three_encodings_are_lossy():
    assert sum(data.decode(e).encode(e) != data for e, data in LOSSY.items()) >= 3


@pytest.mark.parametrize("config, encoding", [
    ("utf-8", "utf-8-sig"), ("utf-8", "utf-16"), ("cp1252", "cp1252"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"), ("utf-8-sig", "utf-8"),
    ("utf-8-sig", "utf-8-sig"), ("UTF_8_SIG", "utf-8"), ("cp932", "cp932"),
])
def test_bytes_that_come_back(newslint, desk, config, encoding):
    (desk / "newslint.toml").write_text(f'encoding = "{config}"\n')
    (desk / "a.txt").write_bytes(("A\r\n" + SLIP + "B\r").encode(encoding))
    assert newslint("check", "--fix", "a.txt")[2] == ""
    assert (desk / "a.txt").read_bytes() == ("A\r\n" + DONE + "B\r").encode(encoding)


@POSIX
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file(newslint, desk, mode):
    (desk / "a.txt").chmod(mode)
    left_alone(newslint, desk / "a.txt", "read-only")
    assert stat.S_IMODE((desk / "a.txt").stat().st_mode) == mode


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o4755])
def test_the_mode_stays(newslint, desk, mode):
    (desk / "a.txt").chmod(mode)
    assert newslint("check", "--fix", "a.txt")[0] == 0
    assert stat.S_IMODE((desk / "a.txt").stat().st_mode) == mode and (desk / "a.txt").read_text() == DONE


def test_a_file_with_two_names(newslint, desk):
    os.link(desk / "a.txt", desk / "b.txt")
    left_alone(newslint, desk / "a.txt", "2 names (hard links)")
    assert os.path.samefile(desk / "a.txt", desk / "b.txt")


@POSIX
def test_the_owner_stays_or_nothing_is_written(newslint, desk, monkeypatch):
    asked, real = [], os.stat

    def foreign(path, *rest, **more):
        info = list(real(path, *rest, **more))
        if str(path).endswith("a.txt"):
            info[4] += 4711
        return os.stat_result(info)

    def chown(path, user, group):
        asked.append(user)
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "stat", foreign)
        patch.setattr(files.os, "chown", chown)
        status, _, err = newslint("check", "--fix", "a.txt")
    assert status == 2 and "belongs to another user or group; nothing was fixed" in err and (desk / "a.txt").read_text() == SLIP
    with monkeypatch.context() as patch:
        patch.setattr(files.os, "stat", foreign)
        patch.setattr(files.os, "chown", lambda _path, user, _group: asked.append(user))
        assert newslint("check", "--fix", "a.txt")[0] == 0
    assert asked == [os.geteuid() + 4711] * 2 and (desk / "a.txt").read_text() == DONE


@pytest.mark.parametrize("root", ["repository", "config", "folder"])
def test_a_link_that_leads_out_is_read_and_never_written(newslint, desk, root):
    if root == "repository":
        (desk / ".git").mkdir()
    elif root == "config":
        (desk / "newslint.toml").write_text("")
    outside = desk.parent / "outside.txt"
    outside.write_text(SLIP)
    os.symlink("../outside.txt", desk / "link.txt")
    left_alone(newslint, desk / "link.txt", "link.txt: leads to ", "outside.txt, outside ")
    assert outside.read_text() == SLIP


def test_a_folder_that_is_a_link_out_is_not_written_through(newslint, desk):
    (desk / ".git").mkdir()
    outside = desk.parent / "outside"
    (outside / ".git").mkdir(parents=True)
    (outside / "a.txt").write_text(SLIP)
    os.symlink("../outside", desk / "link")
    left_alone(newslint, desk / "link/a.txt", "link/a.txt: leads to ")


def test_a_link_inside_the_repository_is_written_through(newslint, desk):
    (desk / ".git").mkdir()
    (desk / "sub").mkdir()
    os.symlink("../a.txt", desk / "sub/link.txt")
    assert newslint("check", "--fix", "sub/link.txt")[0] == 0
    assert (desk / "sub/link.txt").is_symlink() and (desk / "a.txt").read_text() == DONE


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("when", ["fsync", "chmod", "replace"])
def test_a_signal_to_end_leaves_nothing_behind(desk, number, when):
    code = (f"import os, signal, sys; signal.signal(signal.{number}, signal.SIG_DFL); real = os.{when}\n"  # nohup ignores one
            f"def end(*args): real(*args) if '{when}' == 'replace' else None; os.kill(os.getpid(), signal.{number}); __import__('time').sleep(30)\n"
            f"os.{when} = end; from newslint.cli import program; sys.argv[1:] = ['check', '--no-cache', '--fix', 'a.txt']; program()")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert done.returncode == 128 + getattr(signal, number) and done.stderr == b""
    assert os.listdir(desk) == ["a.txt"] and (desk / "a.txt").read_text() == (DONE if when == "replace" else SLIP)


PAGE = "<html><head>{}</head><body><p>The café said the the bridge would open.</p></body></html>"
DECLARED = {
    "a.html": (PAGE.format('<meta charset="iso-8859-1">'), "cp1252"), "b.htm": (PAGE.format("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"), "cp1252"),
    "c.html": (PAGE.format("<meta charset=utf-8>"), "utf-8"), "d.html": (PAGE.format("<META CHARSET=UTF-16>"), "utf-8"),
    "e.xml": ('<?xml version="1.0" encoding="ISO-8859-1"?>\n<nitf><body><body.content><p>The café said the the bridge would open.</p></body.content></body></nitf>', "latin-1"),
    "f.rss": ("<?xml version='1.0' encoding='cp1252'?><rss><channel><item><description>Ann Holm said the the bridge would open at the café.</description></item></channel></rss>", "cp1252"),
}


@pytest.mark.parametrize("name", DECLARED)
def test_markup_is_read_and_written_in_the_encoding_that_it_declares(newslint, desk, name):
    text, encoding = DECLARED[name]
    (desk / name).write_bytes(text.encode(encoding))
    assert newslint("check", "--fix", name)[::2] == (0, "")
    assert (desk / name).read_bytes() == text.replace("the the", "the").encode(encoding)


@pytest.mark.parametrize("data, says", [
    (b'<?xml version="1.0" encoding="x-klingon"?><rss/>', "declares the encoding 'x-klingon', which newslint does not know"),
    (b'<?xml version="1.0" encoding="rot13"?><rss/>', "declares the encoding 'rot13'"), (b'<?xml version="1.0" encoding="UTF-8"?><rss>\xe9</rss>', "not UTF-8 at byte 43 (0xe9), which it declares"),
])
def test_a_declaration_that_cannot_be_followed_is_one_line(newslint, desk, data, says):
    (desk / "a.rss").write_bytes(data)
    status, _, err = newslint("check", "a.rss")
    assert status == 2 and err.count("\n") == 1 and says in err, err


def test_what_is_no_markup_declares_nothing(newslint, desk):
    (desk / "b.txt").write_bytes("A meta charset=koi8-r < 3, café.\n".encode())
    assert newslint("check", "b.txt")[::2] == (0, "")

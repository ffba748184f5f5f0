"""--fix and --diff: what is certain, whole files, every change listed, quotations untouched."""

import os
import stat
import subprocess

import pytest
from support import write

SLIP = "Council meets\n\nThe mayor said the the bridge would open.\n\n“We love the the bridge,” she said.\n"
DONE = SLIP.replace("said the the", "said the")


@pytest.fixture
def desk(desk):
    return write(desk, {"slip.txt": SLIP})


def test_fix_lists_and_leaves_the_quotation(newslint, desk):
    status, out, err = newslint("check", "--fix", "--select", "TY102", "slip.txt")
    assert (desk / "slip.txt").read_text(encoding="utf-8") == DONE
    assert out.startswith("slip.txt:3:16: TY102 fixed: “the the” → “the”\nslip.txt:5:10: TY102 ")
    assert status == 1 and err == "" and out.endswith("1 article: 1 to fix\n")


def test_fixing_twice_changes_nothing_more(newslint, desk):
    newslint("check", "--fix", "slip.txt")
    before = os.stat("slip.txt").st_ino
    newslint("check", "--fix", "slip.txt")
    assert os.stat("slip.txt").st_ino == before and (desk / "slip.txt").read_text(encoding="utf-8") == DONE


def test_diff_changes_nothing(newslint, desk):
    status, out, _ = newslint("check", "--diff", "--select", "TY102", "slip.txt")
    assert status == 1 and (desk / "slip.txt").read_text(encoding="utf-8") == SLIP
    assert "\n-The mayor said the the bridge would open.\n+The mayor said the bridge would open.\n" in out
    (desk / "slip.txt").write_text(DONE)
    assert newslint("check", "--diff", "--select", "TY102", "slip.txt") == (0, "", "")


@pytest.mark.parametrize("text", [SLIP, SLIP.rstrip("\n"), SLIP.replace("\n", "\r\n")])
def test_the_diff_can_be_applied(newslint, desk, text):
    (desk / "slip.txt").write_text(text, encoding="utf-8", newline="")
    _, out, _ = newslint("check", "--diff", "--select", "TY102", "slip.txt")
    (desk / "slip.diff").write_text(out, encoding="utf-8", newline="")
    subprocess.run(["git", "apply", "slip.diff"], check=True, cwd=desk)
    assert (desk / "slip.txt").read_bytes().decode() == text.replace("said the the", "said the")


@pytest.mark.parametrize("encoding,mark", [("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-8", b"")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_line_ends_and_mode_are_kept(newslint, desk, encoding, mark, end):
    path = desk / "slip.txt"
    path.write_bytes(mark + SLIP.replace("\n", end).encode(encoding))
    path.chmod(0o640)
    newslint("check", "--fix", "--select", "TY102", "slip.txt")
    assert path.read_bytes() == mark + DONE.replace("\n", end).encode(encoding)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(newslint, desk):
    (desk / "link.txt").symlink_to("slip.txt")
    newslint("check", "--fix", "--select", "TY102", "link.txt")
    assert (desk / "link.txt").is_symlink() and (desk / "slip.txt").read_text(encoding="utf-8") == DONE


def test_a_folder_that_cannot_be_written_is_said(newslint, desk, monkeypatch):
    from newslint.commands import fixes

    def full(path, data, keep):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fixes, "write_whole", full)
    status, _, err = newslint("check", "--fix", "slip.txt")
    assert status == 2 and err == "newslint: slip.txt: cannot be written: No space left on device; nothing was fixed\n"
    assert (desk / "slip.txt").read_text(encoding="utf-8") == SLIP


def test_stdin_cannot_be_fixed(newslint, desk):
    status, _, err = newslint("check", "--fix", "-", stdin=SLIP.encode())
    assert status == 2 and "--fix needs a file" in err


def test_json_stays_json(newslint, desk):
    import json

    _, out, err = newslint("check", "--fix", "--output-format", "json", "--select", "TY102", "slip.txt")
    assert [f["code"] for f in json.loads(out)] == ["TY102"] and "→ “the”" in err


def test_unsafe_fixes_are_asked_for(newslint, desk):
    (desk / "house.toml").write_text("""
[quay]
code = "ZZ101"
check = "substitution"
level = "warning"
says = "write “{want}”"
why = "House style."
source = "the desk"
swap = { "wharf" = "quay" }
bad = ["The {wharf => quay} burned."]
good = ["The quay burned."]
""")
    (desk / "newslint.toml").write_text('rules = ["house.toml"]\nselect = ["ZZ101"]\n')
    (desk / "slip.txt").write_text("The wharf burned.\n")
    newslint("check", "--fix", "slip.txt")
    safe = (desk / "slip.txt").read_text()
    newslint("check", "--fix", "--unsafe-fixes", "slip.txt")
    assert (safe, (desk / "slip.txt").read_text()) == ("The wharf burned.\n", "The quay burned.\n")


RUNS_AWAY = '''[runs-away]
code = "ZZ101"
check = "pattern"
level = "warning"
says = "“{found}”"
why = "House style."
source = "the desk"
pattern = 'word (a|aa)+c'
trigger = ["word"]
timeout = 0.05
bad = ["The {word ac}."]
good = ["The end."]
[misspelt]
code = "ZZ102"
check = "substitution"
level = "warning"
says = "write “{want}”"
why = "House style."
source = "the desk"
swap = {wurd = "word"}
safe = true
bad = ["The {wurd => word}."]
good = ["The word."]
'''


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_rule_that_a_fixed_article_is_too_much_for_is_said_in_one_line(newslint, desk, option):
    (desk / "house.toml").write_text(RUNS_AWAY)
    (desk / "newslint.toml").write_text('rules = ["house.toml"]\nselect = ["ZZ", "TY102"]\n')
    hard = "The wurd " + "a" * 200 + "b and c fell.\n"
    (desk / "hard.txt").write_text(hard)
    status, out, err = newslint("check", option, "hard.txt", "slip.txt")
    assert status == 2 and err.count("\n") == 1 and err.startswith("newslint: hard.txt: ") and err.endswith("; its findings are left out\n")
    assert (desk / "hard.txt").read_text() == (hard if option == "--diff" else hard.replace("wurd", "word")) and "said the bridge" in (out if option == "--diff" else (desk / "slip.txt").read_text())

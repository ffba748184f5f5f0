"""newslint check as a user calls it: options, exit statuses, bad input, and that nothing fails silently."""

import json
import os
import subprocess
import sys

import pytest
from support import write

SLIP = "Council meets on bridge\n\nThe mayor said the the bridge would open in May.\n"
CLEAN = "Council meets on bridge\n\nThe mayor said the bridge would open in May.\n"
UNMARKED = "The “old mill” burned, and the the crowd left.\n"


@pytest.fixture
def desk(desk):
    return write(desk, {"slip.txt": SLIP, "clean.txt": CLEAN})


def test_finding_is_shown_with_its_place(newslint, desk):
    status, out, err = newslint("check", "slip.txt")
    assert (status, err) == (1, "")
    assert out.startswith("slip.txt:3:16: TY102 ")
    assert "    The mayor said the the bridge would open in May.\n                   ^^^^^^^\n" in out
    assert out.endswith("\n1 article: 1 to fix\n")


def test_errors_further_suggestions_and_places_are_shown(newslint, desk):
    write(desk, {"a.txt": "Boat sinks\n\nThe council met on Friday, March 4, 2021. The clerk will stood down, he said. The colour faded; the color was gone. The colour, a color and the color.\n"})
    _, out, _ = newslint("check", "--select", "DA101,GR101,CN103", "a.txt")
    assert "a.txt:3:20: DA101 error: March 4, 2021" in out
    assert "GR101 “will stood”: write “will stand”" in out and "    or: will have stood\n" in out
    assert out.endswith("\n1 article: 3 to fix (1 error), in 4 places\n")
    _, listed, _ = newslint("check", "--select", "DA101,GR101,CN103", "--output-format", "concise", "a.txt")
    assert listed.count("\n") == 4
    assert "4 " in (last := newslint("check", "--select", "DA101,GR101,CN103", "--statistics", "a.txt")[1].splitlines()[-1]) and "places of 3 findings in 1 article" in last


def test_clean_article(newslint, desk):
    assert newslint("check", "clean.txt") == (0, "1 article: nothing to fix\n", "")


def test_folder_and_order_give_the_same_bytes(newslint, desk):
    once = newslint("check")
    assert once == newslint("check", ".") == newslint("check", "slip.txt", "clean.txt") == newslint("check", "clean.txt", "slip.txt", "clean.txt")
    assert once[1].endswith("2 articles: 1 to fix\n")


def test_concise(newslint, desk):
    status, out, _ = newslint("check", "--output-format", "concise", ".")
    assert status == 1 and out.count("\n") == 1 and out.startswith("slip.txt:3:16: TY102 warning: ")


def test_json_shape(newslint, desk):
    _, out, _ = newslint("check", "--output-format", "json", "--select", "TY102", ".")
    [found] = json.loads(out)
    assert found["message"] and found.pop("message")
    assert found == {
        "filename": "slip.txt", "code": "TY102", "name": "doubled-word", "level": "warning",
        "location": {"row": 3, "column": 16}, "end_location": {"row": 3, "column": 23},
        "fix": {"applicability": "safe", "message": "write “the”", "edits": [
            {"content": "the", "location": {"row": 3, "column": 16}, "end_location": {"row": 3, "column": 23}}]},
        "suggestions": [], "related": [], "url": None, "part": "",
    }
    assert json.loads(newslint("check", "--output-format", "json", "clean.txt")[1]) == []


@pytest.mark.parametrize("options,status", [
    (["--ignore", "TY102"], 0), (["--ignore", "TY"], 0), (["--ignore", "doubled-word"], 0), (["--select", "AT,TI"], 0),
    (["--select", "TY"], 1), (["--select", "TY101,TY102"], 1), (["--exit-zero"], 0), (["--fail-on", "error"], 0),
    (["--fail-on", "warning"], 1), (["--level", "error"], 0),
])
def test_options_decide_the_status(newslint, desk, options, status):
    assert newslint("check", *options, "slip.txt")[0] == status


@pytest.mark.parametrize("args,says", [
    (["nowhere.txt"], "nowhere.txt: no such file"),
    (["empty"], "empty: no articles here"),
    (["--select", "TY999", "slip.txt"], "unknown rule 'TY999'; newslint rules lists them"),
    (["--ignore", "doubled-wrod", "slip.txt"], "did you mean 'doubled-word'?"),
    (["--published", "yesterday", "slip.txt"], "--published 'yesterday' must be a date"),
    (["--config", "none.toml", "slip.txt"], "none.toml: cannot be read"),
    (["bad-bytes.txt"], "bad-bytes.txt: not UTF-8 at byte 3 (0xe9); save it as UTF-8"),
    (["old.doc"], "old.doc: an old Word document is not read; save it as .docx"),
    (["note.rtf"], "note.rtf: RTF is not read; save it as .docx"),
    (["note.txt"], "note.txt: RTF is not read"),
    (["page.pdf"], "page.pdf: PDF is not read"),
    (["story.pages"], "story.pages: a zip package, but not named .docx or .odt"),
    (["binary.txt"], "binary.txt: looks like a binary file"),
    (["pipe"], "pipe: not a regular file"),
])
def test_what_cannot_be_done_is_said_in_one_line(newslint, desk, args, says):
    (desk / "empty").mkdir()
    (desk / "bad-bytes.txt").write_bytes(b"Caf\xe9 opens")
    for name, data in {"old.doc": b"\xd0\xcf\x11\xe0", "note.rtf": b"{\\rtf1 A note.}", "note.txt": b"{\\rtf1}", "page.pdf": b"%PDF-1.4\nA note.", "story.pages": b"PK\3\4"}.items():
        (desk / name).write_bytes(data)
    (desk / "binary.txt").write_bytes(b"\x7fELF\0\1\2")
    (desk / "nothing.txt").write_bytes(b"")
    (desk / "blank.txt").write_bytes(b" \n\n")
    os.mkfifo(desk / "pipe")
    status, _, err = newslint("check", *args)
    assert status == 2
    assert err.startswith("newslint: ") and says in err and err.count("\n") == 1


def test_the_other_files_are_still_checked(newslint, desk):
    (desk / "bad.txt").write_bytes(b"\xff\xfa broken")
    status, out, err = newslint("check", "bad.txt", "nowhere.txt", "slip.txt")
    assert status == 2 and "slip.txt:3:16: TY102" in out and err.count("\n") == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_read(newslint, desk, encoding):
    (desk / "slip.txt").write_bytes(SLIP.encode(encoding))
    assert newslint("check", "slip.txt")[1].startswith("slip.txt:3:16: TY102")


def test_old_encoding_needs_the_config(newslint, desk):
    (desk / "old.txt").write_bytes("The café said the the end.".encode("cp1252"))
    assert newslint("check", "old.txt")[0] == 2
    (desk / "newslint.toml").write_text('encoding = "cp1252"\n')
    status, out, _ = newslint("check", "old.txt")
    assert status == 1 and out.startswith("old.txt:1:15: TY102")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_by_every_line_end(newslint, desk, end):
    (desk / "slip.txt").write_bytes(SLIP.replace("\n", end).encode())
    assert newslint("check", "slip.txt")[1].startswith("slip.txt:3:16: TY102")


def test_other_separators_are_no_line_ends(newslint, desk):
    (desk / "slip.txt").write_text("A page\u2028ends\x0chere, and\x85the the next begins.\n", encoding="utf-8", newline="")
    assert newslint("check", "slip.txt")[1].startswith("slip.txt:1:23: TY102")


def test_stdin(newslint, desk):
    status, out, _ = newslint("check", "-", stdin=SLIP.encode())
    assert status == 1 and out.startswith("stdin:3:16: TY102")
    _, out, _ = newslint("check", "-", "--stdin-filename", "desk/story.txt", stdin=SLIP.encode())
    assert out.startswith("desk/story.txt:3:16: TY102")


def test_output_file_is_whole_or_absent(newslint, desk):
    status, out, err = newslint("check", "--output-format", "json", "--output-file", "report.json", ".")
    assert (status, out, err) == (1, "", "")
    assert len(json.loads((desk / "report.json").read_text())) == 1
    status, _, err = newslint("check", "--output-file", "missing/report.json", ".")
    assert status == 2 and "missing/report.json: cannot be written" in err
    assert sorted(p.name for p in desk.iterdir()) == ["clean.txt", "report.json", "slip.txt"]


def test_full_disk_is_said(newslint, desk):
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    done = subprocess.run([sys.executable, "-m", "newslint", "check", "slip.txt"], stdout=open("/dev/full", "w"), stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2 and done.stderr == "newslint: stdout: cannot be written: No space left on device\n"


def test_a_closed_pipe_ends_quietly(desk):
    for i in range(60):
        (desk / f"s{i}.txt").write_text(SLIP * 100, encoding="utf-8")
    done = subprocess.run(f"{sys.executable} -m newslint check . | head -1", shell=True, capture_output=True, text=True)
    assert done.stderr == "" and done.stdout.count("\n") == 1


def test_colour_only_when_asked(desk):
    def call(**env):
        return subprocess.run([sys.executable, "-m", "newslint", "check", "slip.txt"], capture_output=True, text=True,
                              env={k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")} | env).stdout
    assert "\x1b" not in call()
    assert "\x1b[" in call(FORCE_COLOR="1")
    assert "\x1b" not in call(FORCE_COLOR="1", NO_COLOR="1")


def test_marks_stand_under_wide_and_combining_text(newslint, desk):
    (desk / "slip.txt").write_text("東京 🎉 cafe\u0301 the the end.\n", encoding="utf-8")
    lines = newslint("check", "--select", "TY102", "slip.txt")[1].splitlines()
    assert lines[1:3] == ["    東京 🎉 cafe\u0301 the the end.", "                 ^^^^^^^"]


def test_a_long_paragraph_is_cut_around_the_place(newslint, desk):
    (desk / "slip.txt").write_text("A quiet day by the sea. " * 50 + "Then the the storm came. " + "It was over at dawn. " * 50)
    excerpt, marks = newslint("check", "--select", "TY102", "slip.txt")[1].splitlines()[1:3]
    assert len(excerpt) < 110 and excerpt.strip().startswith("…") and excerpt.endswith("…")
    assert excerpt[marks.index("^") : marks.rindex("^") + 1] == "the the"


def test_help_and_version(newslint):
    assert newslint("--version")[1].startswith("newslint ")
    status, out, _ = newslint("check", "--help")
    assert status == 0 and "--fail-on" in out and "exit status" in out
    assert newslint()[0] == 2


def test_exit_status_2_for_an_unknown_option(newslint):
    assert newslint("check", "--frobnicate")[0] == 2


def test_the_archive_is_listed_once_for_all_outputs(newslint, desk, monkeypatch):
    from newslint import files

    (desk / "old").mkdir()
    (desk / "old/a.txt").write_text(CLEAN)
    asked, listing = [], files.listing
    monkeypatch.setattr(files, "listing", lambda folder, *args: asked.append(os.path.basename(folder)) or listing(folder, *args))
    counts = []
    for formats in (["json"], ["json", "csv", "junit"]):
        asked.clear()
        reports = [option for form in formats for option in ("--report", f"{form}=r.{form}")]
        assert newslint("check", *reports, "--no-cache", "--across", "old", "slip.txt")[0] == 1
        counts.append(asked.count("old"))
    assert counts[0] == counts[1] > 0


def test_cited_words_stay_in_one_line(newslint, desk):
    """Hard-wrapped copy: the doubled word stands on both sides of a line end."""
    text = "The council met on the hill to hear a long report on the\nthe bridge and its costs, and then it went home, as councils\ndo when the evening is late and the report is long and dull,\nwithout a vote.\n"
    (desk / "slip.txt").write_text(text)
    _, out, _ = newslint("check", "--output-format", "concise", "slip.txt")
    assert out.count("\n") == 1 and "TY102" in out


def test_a_rule_that_breaks_is_named_and_the_rest_goes_on(newslint, desk, monkeypatch):
    from newslint.checks.doubled_word import DoubledWord

    def broken(self, doc, keys):
        if "slip" in doc.article.path:
            raise TypeError("what now")
        return iter(())

    monkeypatch.setattr(DoubledWord, "run", broken)
    status, out, err = newslint("check", "--no-cache", "--jobs", "1", ".")
    assert status == 2 and err.count("\n") == 1 and "slip.txt: " in err and "its findings are left out" in err and "[doubled-word] broke: TypeError: what now (check_test.py, line " in err
    assert out == "2 articles: not everything was checked\n"

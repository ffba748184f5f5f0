"""Copy that nobody would file: nothing crashes, nothing hangs, nothing is left out in silence."""

import gc
import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest
from support import every_linter, write

from newslint.readers import reader_for

WORDS = "the council met on the hill and went home at noon while rain fell over the bridge near a mill".split()


def name(i):
    """A made-up name of four letters, another one for nearly every number."""
    return "".join(chr(97 + i * 7919 // 26**k % 26) for k in range(4)).capitalize()


# what -> n of it
HOSTILE = {
    "plain copy": lambda n: "\n\n".join(" ".join(WORDS).capitalize() + "." for _ in range(n // 20)),
    "one line": lambda n: (" ".join(WORDS).capitalize() + ". ") * (n // 20),
    "straight quotation marks": lambda n: '" ' * n,
    "quotation marks only": lambda n: '"' * n,
    "opening quotation marks": lambda n: "“word " * n,
    "closing quotation marks": lambda n: "word” " * n,
    "single quotation marks": lambda n: "‘a b ’c " * n,
    "apostrophes": lambda n: "'" * n,
    "quotations left open": lambda n: "\n\n".join("“We met on the hill at noon." for _ in range(n // 6)),
    "names": lambda n: " ".join(f"Mr. {name(i)} met Sen. {name(i + 9)}." for i in range(n // 5)),
    "one name": lambda n: "President Dahl met Dahl. " * (n // 4),
    "capitals": lambda n: "ABCDEFGHIJ" * n,
    "one capitalised word": lambda n: "Dahl " * n,
    "initials": lambda n: "A.B." * n,
    "dates": lambda n: " ".join(f"Monday, Feb. {i % 31 + 1}, {1990 + i % 40}" for i in range(n // 4)),
    "times": lambda n: "25:61 p.m. 13 a.m. " * (n // 4),
    "figures": lambda n: "1" * n,
    "shares": lambda n: " ".join(f"about {i % 97} percent of voters" for i in range(n // 4)),
    "masked words": lambda n: " ".join(f"d**{chr(97 + i % 26)} s#it k1ll" for i in range(n // 3)),
    "asterisks": lambda n: "*" * n,
    "underscores": lambda n: "_" * n,
    "signs at words": lambda n: "@a #b $c " * (n // 3),
    "tags before a template": lambda n: "<a " * n + "{{x}}>",
    "brackets": lambda n: "[" * n + "(" * n + "{" * n + "<" * n,
    "nested brackets": lambda n: "(" * n + "word" + ")" * n,
    "links": lambda n: "[a](b " * n,
    "tags": lambda n: "<a </div>" * n,
    "entities": lambda n: "&amp" * n,
    "addresses": lambda n: " ".join(f"https://example.org/{i}/story" for i in range(n // 2)),
    "one address": lambda n: "https://" + "a." * n,
    "addresses of mail": lambda n: "a@b." * n,
    "full stops": lambda n: "." * n + ". " * n,
    "question marks": lambda n: "?" * n,
    "hyphens": lambda n: "-" * n + "a-" * n,
    "dashes": lambda n: "word—" * n,
    "line ends": lambda n: "a\r\n\rb\n" * n,
    "blank lines": lambda n: "a\n\n" * n + "\n" * n,
    "white space": lambda n: "a" + " " * n + "b\t" * n + "c\u00a0" * n,
    "one word": lambda n: "the " * n,
    "one letter": lambda n: "a" * n,
    "one phrase": lambda n: "of the " * n,
    "one sentence": lambda n: "The council met on the hill and then went home. " * (n // 10),
    "misspellings": lambda n: "The woudl becuase of goverment. " * (n // 5),
    "no words": lambda n: " ".join(f"q{name(i).lower()}x" for i in range(n)),
    "combining marks": lambda n: "e\u0301" * n + "\u0301" * n,
    "right to left": lambda n: "שלום \u202e مرحبا " * n,
    "emoji": lambda n: "👩\u200d👩\u200d👧 " * n,
    "Chinese": lambda n: "中文字" * n,
    "dotted capitals": lambda n: "İstanbul " * n,
    "sigmas": lambda n: "ΑΣ " * n,
    "mojibake": lambda n: "â€™ Ã©" * n,
    "unseen characters": lambda n: "\x01\x1b\u200b\u00ad\ufeff" * n,
    "form feeds": lambda n: "a\x0cb\u2028c\x85" * n,
    "speakers": lambda n: '"Yes," he said. ' * (n // 3),
    "vague sources": lambda n: "Critics say so. Experts warned, officials said. " * (n // 8),
    "posts": lambda n: "— Dahl (@dahl) February 3, 2026\n" * (n // 4),
    "bullets": lambda n: "- a\n" * n,
    "headings": lambda n: "# A heading here\n\n" * (n // 3),
    "copyright": lambda n: "© 2026 Holt. " * (n // 3),
    "places kept": lambda n: "TK " * n + "XXX" * n,
    "confirmed": lambda n: "word [sic] " * n,
    "a comment of white space": lambda n: "<!-- newslint: ignore" + " " * n + "x",
    "comments left open": lambda n: "<!-- newslint: ignore TY101 x " * (n // 5),
    "comments": lambda n: "<!-- newslint: ignore TY101 a refrain -->\n\nThe woudl it.\n\n" * (n // 10),
    "comments in pairs": lambda n: "<!-- newslint: disable TY a song -->\n\nOf of it.\n\n<!-- newslint: enable TY -->\n\n" * (n // 16),
    "a long title": lambda n: "---\ntitle: " + "The mill is “here " * (n // 4) + "\n---\n\nIt is so.",
    "transcripts": lambda n: "Q. Who was in in it?\n\nTHE WITNESS: Nobody woudl.\n\n" * (n // 10),
    "confused words": lambda n: "it's its there their then than " * (n // 6),
    "titles": lambda n: "former President Mr. and Sen. " * (n // 4),
}


@pytest.fixture(scope="module")
def linter():
    """Every rule, those that are off by default too."""
    return every_linter()


def check(linter, text, path):
    doc = linter.document(reader_for(path)(text), text, path)
    return linter.check(doc)


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("what", HOSTILE)
def test_time_grows_with_the_text(linter, what, path):
    """Four times the text may take somewhat more than four times the time, but not sixteen times."""
    took = []
    for n in (2500, 10_000):
        text = HOSTILE[what](n)
        gc.collect()
        gc.disable()  # what other tests have left in memory would be looked through in this one's time
        try:
            start = time.process_time()
            found = check(linter, text, path)
            took.append(time.process_time() - start)
        finally:
            gc.enable()
        assert all(0 <= f.start <= f.end <= len(text) for f in found)
    assert took[1] < 0.7 or took[1] < 11 * took[0], f"{what}: {took[0]:.2f} s, then {took[1]:.2f} s"


@pytest.fixture
def desk(desk):
    return write(desk, {"slip.txt": "The mayor said the the bridge would open in May.\n"})


TEXT = "The café burned on Monday, and the the crowd left.\n"
SAYS = {
    "cut in a character": (TEXT.encode()[:7] + b"\xc3", "not UTF-8 at byte 7"),
    "cp1252": (TEXT.encode("cp1252"), "not UTF-8 at byte 7 (0xe9)"),
    "utf-16 without its mark": (TEXT.encode("utf-16-le"), "not text"),
    "utf-32 without its mark": (TEXT.encode("utf-32-be"), "not text"),
    "utf-16 cut": (TEXT.encode("utf-16")[:-1], "not UTF-16"),
    "a surrogate": (b"a \xed\xa0\x80 b", "not UTF-8 at byte 2"),
    "a NUL": (TEXT.encode() + b"\0", "a NUL character"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text"),
}


@pytest.mark.parametrize("what", SAYS)
def test_what_is_no_text_is_named(newslint, desk, what):
    data, says = SAYS[what]
    (desk / "odd.txt").write_bytes(data)
    status, out, err = newslint("check", ".")
    assert status == 2 and err.startswith("newslint: odd.txt: ") and says in err and err.count("\n") == 1
    assert "slip.txt:1:16: TY102" in out


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" ", b" \r\n\t", b"\n" * 50])
@pytest.mark.parametrize("name", ["odd.txt", "odd.md"])
def test_an_empty_file_is_clean(newslint, desk, name, data):
    (desk / name).write_bytes(data)
    assert newslint("check", name) == (0, "1 article: nothing to fix\n", "")
    assert newslint("check", "-", stdin=data) == (0, "1 article: nothing to fix\n", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_texts_with_a_byte_order_mark(newslint, desk, encoding):
    (desk / "slip.txt").write_bytes(TEXT.encode(encoding))
    status, out, err = newslint("check", "slip.txt")
    assert (status, err) == (1, "") and f"slip.txt:1:{TEXT.index('the the') + 1}: TY102" in out


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode here")
@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github"])
def test_a_name_that_is_no_unicode(desk, form):
    os.rename("slip.txt", b"caf\xe9.txt")
    env = os.environ | {"PYTHONIOENCODING": "utf-8:strict"}
    run = [sys.executable, "-m", "newslint", "check", "--output-format", form, "."]
    done = subprocess.run(run, capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (1, b"")
    assert ("caf%E9.txt" if form == "sarif" else "caf\\udce9.txt") in done.stdout.decode("utf-8")
    assert subprocess.run([*run, "--output-file", "report"], env=env).returncode == 1
    assert (desk / "report").read_bytes() == done.stdout
    if form == "json":
        assert os.fsencode(json.loads(done.stdout)[0]["filename"]).endswith(b"caf\xe9.txt")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode here")
def test_a_baseline_knows_a_name_that_is_no_unicode(newslint, desk):
    os.rename("slip.txt", b"caf\xe9.txt")
    assert newslint("check", "--write-baseline", "known.json", ".")[0] == 0
    assert newslint("check", "--baseline", "known.json", ".")[0] == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_in_the_folder_is_named_not_waited_for(newslint, desk):
    os.mkfifo(desk / "feed.txt")
    status, out, err = newslint("check", ".")
    assert status == 2 and "feed.txt: not a regular file" in err and "TY102" in out


def test_links_that_lead_in_a_circle(newslint, desk):
    os.symlink(desk, desk / "again", target_is_directory=True)
    os.symlink("loop.txt", desk / "loop.txt")
    status, out, err = newslint("check", ".")
    assert status == 2 and err.count("\n") == 1 and "loop.txt: cannot be read" in err
    assert out.count("TY102") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may read everything")
def test_a_file_that_may_not_be_read(newslint, desk):
    (desk / "secret.txt").write_text(TEXT, encoding="utf-8")
    os.chmod(desk / "secret.txt", 0)
    status, out, err = newslint("check", ".")
    assert status == 2 and "secret.txt: cannot be read: Permission denied" in err and "TY102" in out


@pytest.mark.parametrize("what, where", [("open", "secret.txt"), ("scandir", "./secret")])
def test_what_may_not_be_read_is_named_whoever_asks(newslint, desk, monkeypatch, what, where):
    real = getattr(os, what)

    def refuse(path, *rest):
        if path == where:
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest)

    (desk / "secret.txt").write_text(TEXT, encoding="utf-8")
    (desk / "secret").mkdir()
    (desk / "secret/a.txt").write_text("Nobody knows the the rest.\n", encoding="utf-8")
    monkeypatch.setattr(os, what, refuse)
    status, out, err = newslint("check", ".")
    assert status == 2 and err == f"newslint: {os.path.normpath(where)}: cannot be read: Permission denied\n"
    assert "slip.txt:1:16: TY102" in out


@pytest.mark.parametrize("line", ["[" + " " * 20_000, "[a" + " " * 20_000 + "x", "[" + "a ]" * 20_000, '["' * 20_000, "a" * 20_000 + " " * 20_000, "[" + '"\\"' * 20_000],
                         ids=["spaces", "text", "brackets", "marks", "word", "escapes"])
def test_a_line_of_a_config_is_read_in_one_pass(desk, line):
    """A pattern that goes back over the line would take hours; the time-out only ends those."""
    code = "import sys; from newslint.config_rows import with_rows; print(*with_rows('c', sys.stdin.read(), [\"c: unknown key 'levle'\"]))"
    done = subprocess.run([sys.executable, "-c", code], input=f"{line}\n[a.\"b]\"]  # x\n[[ignore]]\n", capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("c: unknown key 'levle'\n", "")


def test_a_config_that_is_too_large_is_not_searched_for_lines(desk):
    from newslint.config_rows import located
    from newslint.files import LARGEST_AID

    (desk / "newslint.toml").write_text("levle = 1\n")
    assert located("newslint.toml", ["newslint.toml: unknown key 'levle'"]) == ["newslint.toml:1: unknown key 'levle'"]
    os.truncate("newslint.toml", LARGEST_AID + 1)
    assert located("newslint.toml", ["newslint.toml: unknown key 'levle'"]) == ["newslint.toml: unknown key 'levle'"]


def test_line_ends_of_all_kinds_in_one_file(newslint, desk):
    (desk / "slip.txt").write_bytes(b"The mayor left.\r\rIt was the the end.\r\nIt was\xe2\x80\xa8 the the end.\nIt was the the end.\r")
    _, out, err = newslint("check", "--output-format", "concise", "slip.txt")
    assert err == "" and [line.partition(": ")[0] for line in out.splitlines() if "TY102" in line] == [
        "slip.txt:3:8", "slip.txt:4:9", "slip.txt:5:8",
    ]


PROGRAM = [sys.executable, "-m", "newslint"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")
@pytest.mark.parametrize("command", [["check", "slip.txt"], ["check", "--output-file", "/dev/full", "slip.txt"], ["rules"], ["rule", "TY101"]])
def test_a_full_disk_under_whatever_is_said(desk, command):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, text=True)
    where = "/dev/full" if "/dev/full" in command else "stdout"
    assert done.returncode == 2 and done.stderr == f"newslint: {where}: cannot be written: No space left on device\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no such way to call a program")
def test_streams_that_are_closed(desk):
    def call(closed, *command):
        return subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", *PROGRAM, *command], capture_output=True, text=True)

    done = call(">&-", "check", "slip.txt")
    assert (done.returncode, done.stderr) == (1, "")
    done = call("2>&-", "check", "slip.txt", "missing.txt")
    assert done.returncode == 2 and "TY102" in done.stdout and "missing" not in done.stdout
    done = call("<&-", "check", "-")
    assert done.returncode == 2 and done.stderr == "newslint: stdin: it is closed; give a path, or a pipe\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_full_disk_under_the_output_file(desk):
    (desk / "report.txt").write_text("the report of yesterday", encoding="utf-8")
    code = ("import resource, signal, sys; from newslint.cli import main; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16)); sys.exit(main(sys.argv[1:]))")
    done = subprocess.run([sys.executable, "-c", code, "check", "--no-cache", "--output-file", "report.txt", "slip.txt"],
                          capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr == "newslint: report.txt: cannot be written: File too large\n"
    assert (desk / "report.txt").read_text(encoding="utf-8") == "the report of yesterday"
    assert sorted(os.listdir(desk)) == ["report.txt", "slip.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_an_output_file_that_is_no_file_is_written_to_not_replaced(newslint, desk):
    os.mkfifo(desk / "feed")
    reader = os.open(desk / "feed", os.O_RDONLY | os.O_NONBLOCK)  # there before the report, which does not wait for one
    assert newslint("check", "--output-file", "feed", "slip.txt")[0] == 1
    assert b"TY102" in os.read(reader, 10_000) and stat.S_ISFIFO(os.stat(desk / "feed").st_mode)
    os.close(reader)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_the_run_quietly(desk, jobs):
    text = " ".join(f"{name(k)} met {name(k + 1)}." for k in range(20_000))
    for i in range(100):  # far more than is done before the interrupt
        (desk / f"s{i}.txt").write_text(text, encoding="utf-8")
    run = subprocess.Popen([sys.executable, "-m", "newslint", "check", "--no-cache", "--jobs", jobs, "."],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(1.5)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 130 and err == b""


def test_a_fault_of_our_own_is_no_finding(desk):
    code = "import sys, newslint.commands.check as c; c.run = lambda args: 1 / 0; sys.argv[1:] = ['check', '.']; import newslint.cli; newslint.cli.program()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.endswith("ZeroDivisionError: division by zero\n")

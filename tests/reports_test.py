"""SARIF, GitHub annotations, statistics."""

import json
import shutil
import subprocess

import pytest
from support import write
from conftest import ROOT

from newslint.finding import ArticleId, Finding, Place
from newslint.fingerprints import fingerprints

SLIP = "Council meets\n\nThe mayor said the the bridge would open in May.\n"


@pytest.fixture
def desk(desk):
    return write(desk, {"a slip.txt": SLIP})


def test_the_other_places_are_said_once(newslint, desk):
    (desk / "a slip.txt").write_text(
        "Port opens\n\nPresident Anton Dahl came. Dahl smiled, Dahl left, President Dahl slept, and President Dahl woke.\n\n"
        "President Dahl went home.\n", encoding="utf-8")
    out = newslint("check", "--select", "TI103", ".")[1]
    assert "twice in this line, also in line 5\n" in out and "in lines 3" not in out


def test_sarif(newslint, desk):
    status, out, _ = newslint("check", "--output-format", "sarif", "--select", "TY102", ".")
    log = json.loads(out)
    [run] = log["runs"]
    [result] = run["results"]
    assert status == 1 and log["version"] == "2.1.0" and run["columnKind"] == "unicodeCodePoints"
    assert result["ruleId"] == "TY102" == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    assert result["locations"] == [{"physicalLocation": {
        "artifactLocation": {"uri": "a%20slip.txt", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 3, "startColumn": 16, "endLine": 3, "endColumn": 23}}}]
    assert result["partialFingerprints"]["newslint/v2"]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "the"}
    assert "Marked" in run["tool"]["driver"]["rules"][0]["help"]["text"]


def test_sarif_passes_the_validator(newslint, tmp_path, monkeypatch):
    if not shutil.which("sarif-multitool"):
        pytest.skip("sarif-multitool is not installed (npm install -g @microsoft/sarif-multitool)")
    monkeypatch.chdir(ROOT)
    log = tmp_path / "fixtures.sarif"
    newslint("check", "--output-format", "sarif", "--output-file", log, "fixtures")
    assert json.loads(log.read_text())["runs"][0]["results"]
    done = subprocess.run(["sarif-multitool", "validate", str(log)], capture_output=True, text=True)
    assert "Analysis completed successfully" in done.stdout and ": error " not in done.stdout, done.stdout


def test_github(newslint, desk):
    _, out, _ = newslint("check", "--output-format", "github", "--select", "TY102", ".")
    assert out.startswith("::warning file=a slip.txt,line=3,endLine=3,col=16,endColumn=23,title=TY102 doubled-word::")


def test_statistics(newslint, desk):
    status, out, _ = newslint("check", "--statistics", "--select", "TY102", ".")
    assert status == 1
    assert out.split("\n")[0].split() == ["1", "833.33", "TY102", "doubled-word", "(warning)"]
    assert "1 article, 12 words" in out


def at(source, word, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = source.index(word, start + 1)
    return Finding(ArticleId("a.txt"), "TY101", "misspelling", "", (Place(start, start + len(word), "warning"),))


def test_fingerprints_follow_the_words_not_the_place():
    one = "The mayor said teh bridge would open.\n"
    moved = "A new first line.\n\n" + one
    assert fingerprints(one, [at(one, "teh")]) == fingerprints(moved, [at(moved, "teh")])
    other = "The clerk saw teh bridge burn down.\n"
    assert fingerprints(one, [at(one, "teh")]) != fingerprints(other, [at(other, "teh")])
    twice = one * 2  # the same words around both: the count tells them apart
    [first], [second] = fingerprints(twice, [at(twice, "teh"), at(twice, "teh", 1)])
    assert first != second and first.core == second.core


@pytest.mark.parametrize("form", ["text", "concise"])
def test_a_name_stays_on_its_line(newslint, tmp_path, monkeypatch, form):
    monkeypatch.chdir(tmp_path)
    name = "a\n\x1b[31mb.txt"
    (tmp_path / name).write_text("It was the the end.\n", encoding="utf-8")
    _, out, _ = newslint("check", "--output-format", form, name)
    assert out.startswith("a\\n\\x1b[31mb.txt:1:8: TY102") and "\x1b" not in out


@pytest.mark.parametrize("form", ["concise", "github"])
def test_every_place_has_a_line(newslint, desk, form):
    (desk / "a.txt").write_text("The board saw it woudl rain.\n\nIt woudl not. It woudl.\n\nThen it woudl end.\n", encoding="utf-8")
    _, out, _ = newslint("check", "--select", "TY101", "--output-format", form, "a.txt")
    assert out.count("\n") == 4 and all(part in out for part in (("a.txt:3:4:", "a.txt:5:9:") if form == "concise" else ("line=3,", "line=5,")))


def test_the_name_of_a_family_lists_its_rules(newslint):
    status, out, _ = newslint("rule", "dt")
    assert status == 2 and not out
    status, out, _ = newslint("rule", "da")
    assert status == 0 and {line[:2] for line in out.splitlines()} == {"DA"} and "DA101" in out


@pytest.mark.parametrize("form", ["text", "concise", "github", "json", "sarif", "gitlab", "junit", "csv"])
@pytest.mark.parametrize("text", [
    "::error::the the end\n", "   ::stop-commands::x the the end\n", "##[error]the the end\n", "\x1b]0;owned\x07the the \u202eend\n",
    "\u2028::warning::the the\u2028::x end\n", "Ann \x9b31m the the\x85::error::x\n",
])
def test_copy_gives_no_command_and_no_control(newslint, tmp_path, monkeypatch, form, text):
    monkeypatch.chdir(tmp_path)
    name = "::error::a\u202e\x1b.txt"
    (tmp_path / name).write_text(text, encoding="utf-8")
    for options in ((), ("--fix", "--unsafe-fixes")):
        _, out, err = newslint("check", "--no-cache", "--output-format", form, *options, name)
        assert ("TY102" in out) != bool(options) or "fixed" in out + err
        for line in (out + err).splitlines():
            if not (form == "github" and line.startswith("::warning file=")):
                assert not line.lstrip().startswith("::") and "##[" not in line, line
            assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2028" for c in line), line

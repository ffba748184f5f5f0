"""The page for people: what it asks the server for, and the page itself in Chromium."""

import json
import os
import shutil
import subprocess

import pytest
from conftest import ROOT
from server_support import STORY, ask, part, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with served(tmp_path_factory.mktemp("desk")) as port:
        yield port


def findings(port, **value):
    status, _, body = ask(port, "/findings", json.dumps(value).encode(), Content_Type="application/json")
    assert status == 200, body
    return json.loads(body)


@pytest.mark.parametrize("path, kind", [
    ("/", "text/html"), ("/page.js", "text/javascript"), ("/marks.js", "text/javascript"), ("/page.css", "text/css"), ("/rules", "text/html"), ("/rules.js", "text/javascript"),
    ("/icon.svg", "image/svg+xml")])
def test_the_files_of_the_page(port, path, kind):
    status, headers, body = ask(port, path)
    assert status == 200 and headers["content-type"].startswith(kind) and body
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert b"http://" not in body.replace(b"http://www.w3.org/2000/svg", b"") or path == "/rules"


def test_the_page_knows_whether_words_are_kept(tmp_path):
    (tmp_path / "newslint.toml").write_text('accept = ["words.txt"]\n')
    (tmp_path / "words.txt").write_text("")
    with served(tmp_path, "--allow-writing") as port:
        assert findings(port, text=STORY)["keeps_words"] is True
        own = f"http://127.0.0.1:{port}"
        assert ask(port, "/v2/words/add", {"word": "woudl"}, Origin=own)[0] == 200
        assert findings(port, text=STORY)["findings"] == []
    assert (tmp_path / "words.txt").read_text() == "woudl\n"


@pytest.mark.parametrize("path", ["/page/page.js", "/../page.js", "/page.py", "/%2e%2e/cli.py", "/rules.html", "/index.html", "//page.js/.."])
def test_nothing_else_is_a_file(port, path):
    assert ask(port, path)[0] == 404


def test_findings_with_their_sentences(port):
    value = findings(port, text=STORY)
    first, second = [(f, p) for f in value["findings"] for p in f["places"]]
    assert [part(STORY, p["start"], p["end"] - p["start"]) for _, p in (first, second)] == ["woudl", "woudl"]
    assert first[1]["replacements"] == ["would"] and second[1]["replacements"] == [] and second[1]["quoted"]
    assert part(STORY, value["sentences"][0][0], value["sentences"][0][1]) == "He woudl go."
    assert value["families"] == {"TY": "Typos"} and value["words"] == 9 and value["keeps_words"] is False


def test_the_format_and_the_day(port):
    assert findings(port, text="He `woudl` go.", markdown=True)["findings"] == []
    assert findings(port, text="", published="2026-02-03")["findings"] == []
    for body in (b"[]", b'{"text": 1}', b'{"text": "a", "published": "x"}', b"{"):
        assert ask(port, "/findings", body, Content_Type="application/json")[0] == 400
    assert ask(port, "/findings")[0] == 405


def test_the_reason_of_a_rule(port):
    value = json.loads(ask(port, "/why?code=TY101")[2])
    assert value["why"].startswith("A misspelling") and value["bad"] and value["good"] and value["source"]
    assert ask(port, "/why?code=ZZ999")[0] == 404


def test_rules_of_a_newsroom_are_escaped(tmp_path):
    rule = (
        '[odd]\ncode = "HB101"\ncheck = "existence"\nlevel = "note"\nsays = "<script>1</script>"\nwhy = "<b>why</b>"\nsource = "&"\n'
        'words = ["gizmo"]\nbad = ["A {gizmo} <i>fell</i>.", "The {gizmo} broke.", "One {gizmo} left."]\ngood = ["a.", "b.", "c."]\n'
    )
    (tmp_path / "house.toml").write_text(rule)
    (tmp_path / "newslint.toml").write_text('rules = ["house.toml"]\n')
    with served(tmp_path) as port:
        page = ask(port, "/rules")[2].decode()
    assert "HB101" in page and "<script>1" not in page and "<b>why" not in page and "<i>fell" not in page


@pytest.fixture(scope="module")
def seen(port):
    """What clients/page.mjs sees in Chromium; with PICTURES set, it leaves pictures in that folder."""
    packages = os.environ.get("NPM", "")
    if not CHROMIUM or not shutil.which("node") or not os.path.isdir(os.path.join(packages, "node_modules/puppeteer-core")):
        pytest.skip("needs Chromium, node, and NPM with the packages of clients/package.json")
    fixtures = [p.read_text(encoding="utf-8").strip() for p in sorted((ROOT / "fixtures").rglob("*.txt")) if p.parent.name != "expected"]
    lines, words = [], 0
    for line in "\n\n".join(fixtures).split("\n"):
        lines.append(line)
        words += len(line.split())
        if words >= 5000:
            break
    stories = {
        "short": STORY, "clean": (ROOT / "fixtures/clean/politics.txt").read_text(encoding="utf-8"),
        "full": (ROOT / "fixtures/trial.txt").read_text(encoding="utf-8"), "long": "\n".join(lines),
    }
    asked = json.dumps({"stories": stories, "pictures": os.environ.get("PICTURES", "")})
    done = subprocess.run(["node", ROOT / "tests/clients/page.mjs", f"http://127.0.0.1:{port}", asked], capture_output=True, text=True,
                          timeout=180, cwd=packages, env=os.environ | {"CHROMIUM": CHROMIUM})
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_what_is_typed_is_marked_in_place(seen):
    assert seen["typed"]["marks"] == [["warning", "woudl"], ["warning", "woudl"]]
    assert seen["typed"]["status"] == "2 remarks on 11 words, 3 sentences." and len(seen["typed"]["list"]) == 2
    assert seen["errors"] == []


def test_remarks_by_pointer_and_by_key(seen):
    assert seen["hovered"]["says"].startswith("“woudl”") and seen["hovered"]["buttons"][0] == "Write “would”"
    assert seen["second"]["selected"] == "woudl"
    assert seen["second"]["buttons"] == ["Why?", "Accept this word", "Ignore here"], "somebody's words are not mended"
    assert "A misspelling on the page" in seen["why"] and "Marked" in seen["why"] and "Left alone" in seen["why"]


def test_mending_can_be_undone(seen):
    assert seen["focused"] == "Write “would”"
    assert seen["mended"] == "It rained.\n\n" + STORY.replace("woudl", "would", 1)
    assert seen["undone"] == "It rained.\n\n" + STORY


def test_filters_and_accepted_words(seen):
    assert seen["accepted"] == []
    assert 0 < seen["filtered"][1] < seen["filtered"][0]


def test_the_page_can_be_read_by_everybody(seen):
    assert seen["labels"] == [], "every control has a name"
    assert seen["narrow"][0] <= seen["narrow"][1], "nothing is wider than a narrow screen"
    assert abs(seen["aligned"][0] - seen["aligned"][1]) <= 1, "the marks lie under their words"


def test_nothing_is_said_before_there_is_an_answer(seen):
    assert seen["waiting"] == {"status": "Reading the story …", "list": 0}


def test_long_sentences_are_cut_at_words(seen):
    before, behind = seen["sentence"].split("woudl")
    assert before.startswith("… ") and behind.endswith(" …") and set(before.split()) <= set("… walked along the river and".split())
    assert behind.split()[-2] in "because the bridge was closed and".split()


def test_a_remark_is_read_aloud_and_the_counts_stay(seen):
    assert seen["spoken"][0].startswith("1 remark on ") and seen["spoken"][1].startswith("warning: “woudl”")
    assert seen["jump"][0].endswith("remarks") and seen["jump"][1], "on a narrow screen the remarks are one step away"


def test_five_thousand_words_while_typing(seen):
    assert seen["long"]["words"] >= 5000 and seen["long"]["redrawn"] == 0, "a key draws one line anew"


def test_the_rules_can_be_searched(seen):
    assert seen["rules"] > 40 and "TI101" in seen["found"] and len(seen["found"]) < seen["rules"]

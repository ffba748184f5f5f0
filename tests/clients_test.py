"""Clients as their makers ship them, against a real server.  Each is skipped where it is not installed; .ci/run installs all.

npm packages are looked for in the folder that NPM names.
"""

import json
import os
import shutil
import subprocess

import pytest
from conftest import ROOT
from server_support import STORY, served

HERE = ROOT / "tests/clients"
MENDED = STORY.replace("woudl", "would", 1)


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    with served(tmp_path_factory.mktemp("desk")) as port:
        yield f"http://127.0.0.1:{port}"


def node(script, *args):
    """What a script in clients/ prints."""
    packages = os.environ.get("NPM", "")
    if not shutil.which("node") or not os.path.isdir(os.path.join(packages, "node_modules")):
        pytest.skip("needs node, and NPM with the packages of clients/package.json")
    done = subprocess.run(["node", HERE / script, *args], capture_output=True, text=True, timeout=60, cwd=packages)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout[done.stdout.index("{") :])


def test_quill(url):
    found = node("quill.mjs", url, STORY)
    assert found["seen"] == [{"text": "woudl", "replacements": ["would"]}, {"text": "woudl", "replacements": []}]
    assert found["after"] == MENDED


def test_markdown_as_vs_code_sends_it(url):
    story = "# Title\n\nHe **woudl** go to [the *park*](http://x.example \"t\") & `code`.\n\n- one 😀 “She woudl,” said Müller.\n"
    assert node("annotatedtext.mjs", url, story)["seen"] == [
        {"text": "woudl", "replacements": ["would"]}, {"text": "woudl", "replacements": []}]


def test_typerighter(url):
    """Both adapters; the words of somebody get no replacement, a bold word keeps its place."""
    found = node("typerighter.mjs", url, STORY + "\nAnd she *woudl* too.")
    for name in ("chunked", "plain"):
        own = found[name]
        assert [(m["text"], m.get("replacement"), m["type"]) for m in own["seen"] if m["rule"] == "TY101"] == [
            ("woudl", "would", "AMEND"), ("woudl", None, "REVIEW"), ("woudl", "would", "AMEND")], name
        assert own["errors"] == [] and own["waiting"] == 0
        assert own["after"] == MENDED + "\nAnd she would too."


def test_typerighter_judges_the_article_only_where_it_has_all_of_it(url):
    story = "The room fell silent.\n“We will not sign this treaty today, and we never will.”"
    found = node("typerighter.mjs", url, story)
    assert "AT101" in [m["rule"] for m in found["chunked"]["seen"]]
    assert "AT101" not in [m["rule"] for m in found["plain"]["seen"]]
    assert found["chunked"]["errors"] == found["plain"]["errors"] == []


def test_libreoffice(url):
    python = "/usr/bin/python3"
    if not shutil.which("soffice") or subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
        pytest.skip("needs LibreOffice Writer and python3-uno")
    story = STORY + " It costs 5 + 6 %41 & so on; 100%."
    done = subprocess.run([python, HERE / "libreoffice.py", url, story, f"newslint{os.getpid()}"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    seen = [m for m in json.loads(done.stdout) if m["text"] == "woudl"]
    assert [m["replacements"] for m in seen] == [["would"], []]
    assert seen[0]["colour"] == [0xFF0000] and "check the quotation" in seen[1]["message"]

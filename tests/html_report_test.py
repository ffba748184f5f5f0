"""The report as one page: what is in it, what cannot get into it, and the page itself in Chromium."""

import base64
import hashlib
import html
import json
import os
import re
import shutil
import subprocess

import html5lib
import pytest
from conftest import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SLIPS = "---\ntitle: Harbour talks\nsection: {section}\ndate: {day}\n---\n\n{text}\n"
ONE = "The mayor said the the bridge woudl open. 😀 It woudl not.\n\nThe board met, critics say, on Friday, February 3, 2026."
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> {data} {policy} \u2028 the the <b>end</b> &lt;i&gt; the the ]]> -->"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    story(tmp_path / "a.md", ONE)
    story(tmp_path / "b.md", "It was the the end.", "sport", "2026-01-19")
    (tmp_path / "clean.txt").write_text("The council met on the hill.\n")
    return tmp_path


def story(path, text, section="city", day="2026-02-04"):
    path.write_text(SLIPS.format(section=section, day=day, text=text), encoding="utf-8")


def page(newslint, *args):
    status, out, err = newslint("check", "--output-format", "html", *args)
    assert status == 1 and not err, err
    return out


def data(text):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


def test_stories_by_number_of_remarks(newslint, desk):
    found = page(newslint, ".")
    first, second = data(found)["stories"]
    assert (first["name"], second["name"]) == ("a.md", "b.md") and len(first["remarks"]) > len(second["remarks"]) == 1
    units = first["text"].encode("utf-16-le")
    marked = [(r["code"], units[2 * r["start"] : 2 * r["end"]].decode("utf-16-le")) for r in first["remarks"]]
    assert ("TY102", "the the") in marked and [m for m in marked if m[0] == "TY101"] == [("TY101", "woudl")] * 2
    assert first["text"].startswith("Harbour talks") and "clean.txt" in found and "3 stories" in found


def test_the_rules_behind_the_marks_are_explained(newslint, desk):
    found = page(newslint, "--select", "TY", ".")
    assert re.findall(r'<article class="rule" id="(\w+)">', found) == ["TY101", "TY102"]
    assert "Left alone" in found


def test_plots(newslint, desk):
    found = page(newslint, "--select", "TY", ".")
    assert "TY102 doubled-word: 2 remarks in 2 stories" in found
    assert "week of 2026-02-02: 3 remarks in 1 story" in found and "week of 2026-01-26: 0 remarks in 0 stories" in found
    assert "sport: 1 remark in 1 story" in found and "left out: 1 story without a day of publication" in found


def test_front_matter_is_left_out_unless_something_is_marked_there(newslint, desk):
    story(desk / "a.md", ONE, section="city 😀\nslug: the-pier")
    text = data(page(newslint, "a.md"))["stories"][0]["text"]
    assert text.startswith("Harbour talks\nThe mayor said") and "slug" not in text and "2026-02-04" not in text
    (desk / "a.md").write_text("\n---\nsection: city\ntitle: The the talks\nbyline: Ada Holm\n---\n\n" + ONE, encoding="utf-8")
    (desk / "b.html").write_text("\n\n <p>It was the the end. 😀 the the</p>\n\n", encoding="utf-8")
    for s in data(page(newslint, "--select", "TY102", "a.md", "b.html"))["stories"]:
        units = s["text"].encode("utf-16-le")
        assert {units[2 * r["start"] : 2 * r["end"]].decode("utf-16-le").lower() for r in s["remarks"]} == {"the the"}
        for a, b in s["sentences"]:
            assert units[2 * a : 2 * b].decode("utf-16-le").strip()


def test_columns_carry_their_sums(newslint, desk):
    found = page(newslint, "--select", "TY", ".")
    assert re.findall(r'<text class="dim sum"[^>]*>(\d+)</text>', found) == ["1", "3"]
    story(desk / "old.md", "It was the the end.", day="2023-11-20")
    assert '<text class="dim sum"' not in page(newslint, "--select", "TY", ".")


def test_many_weeks_are_months(newslint, desk):
    story(desk / "old.md", "It was the the end.", day="2023-11-20")
    found = page(newslint, "--select", "TY", ".")
    assert "month of 2023-11-01: 1 remark in 1 story" in found and "month of 2026-02-01: 3 remarks" in found and "week of" not in found


def test_trend_against_the_baseline(newslint, desk):
    newslint("check", "--write-baseline", "base.json", ".")
    story(desk / "b.md", "It was the end.", "sport", "2026-01-19")
    story(desk / "a.md", ONE + " It is is new.")
    status, out, _ = newslint("check", "--baseline", "base.json", "--report", "html=desk.html", ".")
    found = (desk / "desk.html").read_text(encoding="utf-8")
    assert status == 1 and [len(s["remarks"]) for s in data(found)["stories"]] == [1]
    bars = dict(re.findall(r'<span class="label">([^<]*)</span><svg .*?</svg><span class="dim">([^<]*)<', found))
    known = int(bars["known, left out"])
    assert bars["new, in this report"] == "1" and known >= 3 and bars["gone since"] == "1" and f"city · {known} known" in found


def test_marks_lie_in_the_prose_of_other_formats(newslint, desk):
    (desk / "c.html").write_text("<h1>Talks</h1><p>It was wo<b>u</b>dl &amp; the the end.</p>", encoding="utf-8")
    (desk / "d.jsonl").write_text('{"headline": "One", "text": "Fine copy."}\n{"headline": "Two", "text": "It \\u00e9 was the the end."}\n')
    stories = {s["name"]: s for s in data(page(newslint, "c.html", "d.jsonl"))["stories"]}
    assert set(stories) == {"c.html", "d.jsonl#2"}
    for s in stories.values():
        assert "the the" in [s["text"][r["start"] : r["end"]] for r in s["remarks"]] and "<" not in s["text"] and "{" not in s["text"]


def test_nothing_hostile_gets_in(newslint, desk):
    rule = ('[odd]\ncode = "HB101"\ncheck = "existence"\nlevel = "note"\nsays = "<script>alert(3)</script>"\nwhy = "</style><b>why</b>"\n'
            'source = "&"\nwords = ["gizmo"]\nbad = ["A {gizmo} <i>fell</i>.", "The {gizmo} broke.", "One {gizmo} left."]\ngood = ["a.", "b.", "c."]\n')
    (desk / "house.toml").write_text(rule)
    (desk / "newslint.toml").write_text('rules = ["house.toml"]\n')
    name = "<img src=x onerror=alert(4)>\u202e.txt"
    (desk / name).write_text(HOSTILE + " A gizmo.\n", encoding="utf-8")
    story(desk / "e.md", HOSTILE, section='"><script>alert(5)</script>')
    found = page(newslint, ".")
    tree = html5lib.parse(found, namespaceHTMLElements=False)
    assert [e.get("type") for e in tree.iter("script")] == ["application/json", "module"] and len(list(tree.iter("style"))) == 1
    assert not [e for e in tree.iter() if isinstance(e.tag, str) and (e.tag in ("img", "b", "i", "iframe") and e.text and "why" in e.text or e.tag == "img")]
    assert not [a for e in tree.iter() for a in e.attrib if a.startswith("on") or a == "style"]
    assert HOSTILE.split()[-1] in " ".join(s["text"] for s in data(found)["stories"]) and "\u202e" not in found and "\u2028" not in found
    assert any("{data} {policy}" in s["text"] for s in data(found)["stories"])


def test_the_policy_allows_the_page_alone(newslint, desk):
    found = page(newslint, ".")
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', found)[1])
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    for tag, directive in (("script", r'<script type="module">(.*?)</script>'), ("style", r"<style>(.*?)</style>")):
        digest = base64.b64encode(hashlib.sha256(re.search(directive, found, re.S)[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "import " not in re.search(r'<script type="module">(.*?)</script>', found, re.S)[1]


def test_a_folder_without_remarks(newslint, desk):
    status, out, _ = newslint("check", "--output-format", "html", "clean.txt")
    assert status == 0 and "1 story" in out and data(out)["stories"] == [] and "Nothing to mend" in out


def test_a_config_with_faults_is_an_entry(newslint, desk):
    (desk / "newslint.toml").write_text('[[ignore]]\ncode = "TY103"\nreason = "never"\npath = "*.md"\n')
    [entry] = [s for s in data(page(newslint, "."))["stories"] if s["name"].endswith("newslint.toml")]
    assert entry["remarks"] and entry["text"].startswith("[[ignore]]")


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What clients/report.mjs sees in Chromium; with PICTURES set, it leaves pictures in that folder."""
    import sys

    packages = os.environ.get("NPM", "")
    if not CHROMIUM or not shutil.which("node") or not os.path.isdir(os.path.join(packages, "node_modules/puppeteer-core")):
        pytest.skip("needs Chromium, node, and NPM with the packages of clients/package.json")
    desk = tmp_path_factory.mktemp("desk")
    for i, path in enumerate(sorted((ROOT / "fixtures").glob("*.txt"))):
        head, _, rest = path.read_text(encoding="utf-8").strip().partition("\n")
        story(desk / f"{path.stem}.md", rest.strip(), ("city", "courts", "a section with a name that is much too long")[i % 3], f"2026-0{1 + i % 3}-1{i}")
    story(desk / "hostile.md", HOSTILE, section="<script>alert(6)</script>")
    story(desk / "one.md", ONE)
    (desk / "clean.txt").write_text((ROOT / "fixtures/clean/politics.txt").read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "newslint", "check", "--no-cache", "--output-file", "desk.html", "--output-format", "html", "."], cwd=desk, check=False)
    done = subprocess.run(["node", ROOT / "tests/clients/report.mjs", desk / "desk.html", os.environ.get("PICTURES", "")], capture_output=True,
                          text=True, timeout=180, cwd=packages, env=os.environ | {"CHROMIUM": CHROMIUM})
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_the_page_shows_marks_in_place(seen):
    assert seen["errors"] == []
    counts = [n for _, n in seen["stories"]]
    assert counts == sorted(counts, reverse=True) and len(seen["list"]) == counts[0]
    assert [m[2] for m in seen["marks"] if m[2]] == [str(i + 1) for i in range(len([m for m in seen["marks"] if m[2]]))]
    assert all(text in seen["text"] for _, text, _ in seen["marks"])
    assert seen["status"] == f"{sum(counts)} remarks in {len(counts)} stories shown"


def test_a_remark_is_explained(seen):
    assert seen["list"][0] in seen["card"] and "Marked" in seen["why"] and "Left alone" in seen["why"]
    assert seen["chosen"].count("LI") == 1 and "MARK" in seen["chosen"]


def test_filters(seen):
    assert all(kind != "note" for kind, _, _ in seen["withoutNotes"]["marks"]) and seen["withoutNotes"]["status"] != seen["status"]
    counts = [n for _, n in seen["withoutNotes"]["stories"]]
    assert counts == sorted(counts, reverse=True) and sum(counts) < sum(n for _, n in seen["stories"])
    assert sum(n for _, n in seen["withoutTypos"]) < sum(n for _, n in seen["stories"])
    assert seen["opened"] == len(seen["stories"]) and seen["labels"] == 0


def test_plots_in_the_browser(seen):
    assert [caption for caption, _, _ in seen["plots"]] == ["Remarks by rule", "Remarks by week of publication", "Remarks per 1,000 words, by section"]
    assert all(bars for _, bars, _ in seen["plots"]) and seen["overflow"] == []


def test_narrow_unscripted_and_printed(seen):
    assert seen["narrow"][0] <= seen["narrow"][1]
    assert seen["unscripted"] == [n for _, n in seen["stories"]], "without scripts, the remarks are a list"
    assert seen["print"] == {"paper": "rgb(255, 255, 255)", "ink": "rgb(0, 0, 0)", "shown": [], "cut": 0}

"""Every place counts for itself: in the baseline, in fixes, in ignores, on changed lines, in reports."""

import json

import pytest


def write(desk, text, name="a.txt"):
    (desk / name).write_text(text, encoding="utf-8")


def baseline(newslint, *more):
    return newslint("check", "--baseline", "known.json", "--output-format", "concise", *more, ".")


def test_a_second_instance_is_new(newslint, desk):
    write(desk, "He woudl go.\n")
    newslint("check", "--write-baseline", "known.json", ".")
    assert baseline(newslint)[0] == 0
    write(desk, "He woudl go.\n\nNobody woudl object.\n")
    status, out, err = baseline(newslint)
    assert status == 1 and out.count("\n") == 1 and out.startswith("a.txt:3:8: TY101") and err == ""


def test_a_new_instance_before_the_old_one_leaves_it_known(newslint, desk):
    write(desk, "He woudl go.\n")
    newslint("check", "--write-baseline", "known.json", ".")
    write(desk, "Nobody woudl object.\n\nHe woudl go.\n")
    status, out, err = baseline(newslint)
    assert status == 1 and out.startswith("a.txt:1:8: TY101") and out.count("\n") == 1 and "no longer" not in err


@pytest.mark.parametrize("text", [
    "Rain fell on the quay. He woudl go home.\n", "He woudl go home. Rain fell.\n", "A dry day. He woudl go home. Rain fell on it.\n",
])
def test_a_sentence_beside_a_known_place_does_not_make_it_new(newslint, desk, text):
    write(desk, "The mayor spoke. He woudl go home. Nobody laughed.\n")
    newslint("check", "--write-baseline", "known.json", ".")
    write(desk, text)
    assert baseline(newslint)[0] == 0


def test_a_known_place_that_is_mended_does_not_cover_another(newslint, desk):
    write(desk, "He woudl go.\n")
    newslint("check", "--write-baseline", "known.json", ".")
    write(desk, "He would go.\n\nThe clerks woudl stay at home.\n")
    status, out, err = baseline(newslint)
    assert status == 1 and "1 finding of the baseline no longer there" in err


def test_an_old_baseline_is_refused_with_the_remedy(newslint, desk):
    write(desk, "He woudl go.\n")
    (desk / "known.json").write_text('{"newslint": 1, "findings": {"a.txt": {"0123456789abcdef01234567": "TY101 woudl"}}}')
    status, _, err = baseline(newslint)
    assert status == 2 and err == (
        "newslint: known.json: a baseline of an older newslint, which did not know every place; --write-baseline known.json "
        "writes a new one: look at what it adds before you commit it\n")
    assert newslint("check", "--write-baseline", "known.json", ".")[0] == 0
    assert baseline(newslint)[0] == 0


def test_a_fix_mends_every_place_but_quotations(newslint, desk):
    write(desk, "It woudl rain. He said it woudl.\n\n“It woudl rain,” the mayor said. It woudl rain.\n")
    status, out, _ = newslint("check", "--fix", "--unsafe-fixes", "--output-format", "concise", "a.txt")
    assert (desk / "a.txt").read_text(encoding="utf-8") == (
        "It would rain. He said it would.\n\n“It woudl rain,” the mayor said. It would rain.\n")
    assert status == 1 and out.count("TY101 warning:") == 1 and "check the quotation" in out


def test_json_gives_each_place_its_fix(newslint, desk):
    write(desk, "“It woudl rain,” the mayor said. It woudl rain, and it woudl.\n")
    _, out, _ = newslint("check", "--output-format", "json", "a.txt")
    (finding,) = json.loads(out)
    assert finding["fix"] is None and "check the quotation" not in finding["message"]
    assert [r["fix"]["edits"][0]["content"] for r in finding["related"]] == ["would", "would"]
    assert {r["part"] for r in finding["related"]} == {""}


def test_sarif_has_a_result_for_each_place(newslint, desk):
    write(desk, "It woudl rain.\n\nNobody said it woudl.\n")
    _, out, _ = newslint("check", "--output-format", "sarif", "a.txt")
    results = json.loads(out)["runs"][0]["results"]
    assert [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in results] == [1, 3]
    assert len({r["partialFingerprints"]["newslint/v2"] for r in results}) == 2
    assert [r["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] for r in results] == [3, 1]


def test_a_rule_that_skips_quotations_names_no_place_in_one(newslint, desk):
    write(desk, "The council approved the U.S. plan. “The US plan is bad,” she said. The U.S. envoy left. A US envoy came.\n")
    _, out, _ = newslint("check", "--select", "CN101", "--output-format", "concise", "a.txt")
    assert [line.split(" ")[0] for line in out.splitlines()] == ["a.txt:1:92:"]


def test_ignores_are_by_place(newslint, desk):
    write(desk, "It woudl [sic] rain. Nobody said it woudl.\n")
    _, out, _ = newslint("check", "--output-format", "concise", "a.txt")
    assert out.count("\n") == 1 and out.startswith("a.txt:1:37: TY101")


@pytest.mark.parametrize("text, mended", [
    ("Goverment woudl fall. The woudl-be mayor left. Woudl he? It woudl.\n", None),
    ("The U.S. envoy left. The U.S. fleet stayed. The US press was there. A US flag fell.\n",
     "The U.S. envoy left. The U.S. fleet stayed. The U.S. press was there. A U.S. flag fell.\n"),
    ("It began Feb. 3 and ended Sept. 4. It began again on January 5 and ended on August 6. Jan. 2 was dry, and so was Dec. 7, and Nov. 8.\n",
     "It began Feb. 3 and ended Sept. 4. It began again on Jan. 5 and ended on Aug. 6. Jan. 2 was dry, and so was Dec. 7, and Nov. 8.\n"),
])
def test_every_place_is_mended_in_its_own_form(newslint, desk, text, mended):
    write(desk, text)
    newslint("check", "--fix", "--unsafe-fixes", "a.txt")
    after = (desk / "a.txt").read_text(encoding="utf-8")
    if mended is None:
        assert "oudl" not in after and "Would he" in after
    else:
        assert after == mended

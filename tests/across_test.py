"""Articles that are compared with each other."""

import json

import pytest
from support import write

PARAGRAPH = "The harbour board voted on Tuesday to close the north quay for two months while divers mend its wall."


@pytest.fixture
def desk(desk):
    return write(desk, {
        "a.txt": f"Rain fell.\n\n{PARAGRAPH}\n",
        "b.txt": f"Snow fell.\n\nIt snowed again.\n\n{PARAGRAPH}\n",
        "c.jsonl": json.dumps({"text": f"Sun.\n\n{PARAGRAPH}"}) + "\n" + json.dumps({"text": "Nothing here."}) + "\n",
    })


def found(newslint, *args):
    status, out, err = newslint("check", "--select", "XA106", "--output-format", "json", *args)
    assert err == ""
    return status, [(f["filename"], f["part"], f["location"]["row"], [(r["filename"], r["part"], r["location"]["row"]) for r in f["related"]])
                    for f in json.loads(out)]


def test_articles_of_a_run(newslint, desk):
    for _ in range(2):  # the second run is answered from the cache
        assert found(newslint, ".") == (1, [("b.txt", "", 5, [("a.txt", "", 3)]), ("c.jsonl", "1", 1, [("a.txt", "", 3)])])


def test_other_articles_are_evidence_only(newslint, desk):
    assert found(newslint, "b.txt") == (0, [])
    assert found(newslint, "b.txt", "--across", ".") == (1, [("b.txt", "", 5, [("a.txt", "", 3)])])


def test_text_and_sarif_name_the_other_article(newslint, desk):
    _, out, _ = newslint("check", "--select", "XA106", "a.txt", "b.txt")
    assert "published here in a.txt, line 3" in out.replace("published in", "published here in")
    _, out, _ = newslint("check", "--select", "XA106", "--output-format", "sarif", "a.txt", "b.txt")
    (result,) = json.loads(out)["runs"][0]["results"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "a.txt" and related["physicalLocation"]["region"]["startLine"] == 3


def test_what_is_silenced_stays_silent_and_counts_as_used(newslint, desk):
    (desk / "b.md").write_text(f"Ice.\n\n<!-- newslint: ignore XA106 wire copy -->\n\n{PARAGRAPH}\n")
    status, out, _ = newslint("check", "--select", "XA106,SU", "--output-format", "concise", "a.txt", "b.md")
    assert (status, out) == (0, "")


def test_the_baseline_knows_it(newslint, desk):
    assert newslint("check", "--select", "XA106", "--write-baseline", "known.json", ".")[0] == 0
    assert newslint("check", "--select", "XA106", "--baseline", "known.json", ".")[0] == 0


def test_any_number_of_processes_says_the_same(newslint, desk):
    for n in range(30):
        (desk / f"d{n:02}.txt").write_text(f"Day {n}.\n\n{PARAGRAPH}\n")
    outs = {newslint("check", "--select", "XA106", "--no-cache", "--jobs", str(n), ".")[1] for n in (1, 2, 3)}
    assert len(outs) == 1


def test_a_rule_that_breaks_while_comparing_is_named(newslint, desk, monkeypatch):
    from newslint.checks.twice_published import TwicePublished

    monkeypatch.setattr(TwicePublished, "compare", lambda *_: 1 / 0)
    status, out, err = newslint("check", "--select", "XA106,TY", "--no-cache", ".")
    assert status == 2 and err.count("\n") == 1 and "[twice-published] broke while comparing: ZeroDivisionError" in err and "articles" in out


def test_a_rule_that_breaks_later_keeps_none_of_its_findings(newslint, desk, monkeypatch):
    from newslint.checks.twice_published import TwicePublished

    again = PARAGRAPH.replace("north", "south").replace("two", "three")
    write(desk, {f"{name}.txt": f"{name} is here.\n\n{text}\n" for name, text in (("e", PARAGRAPH), ("f", again), ("g", again))})
    compare, groups = TwicePublished.compare, []

    def breaks_on_the_second(self, stated):
        groups.append(list(compare(self, stated)))
        return groups[-1] if len(groups) == 1 else 1 / 0

    monkeypatch.setattr(TwicePublished, "compare", breaks_on_the_second)
    status, out, err = newslint("check", "--select", "XA106,TY102", "--no-cache", "--output-format", "json", ".")
    assert groups[0] and len(groups) == 2 and "its findings are left out" in err
    assert (status, json.loads(out)) == (2, [])


@pytest.mark.parametrize("error", [TypeError, ValueError, AttributeError, KeyError])
def test_a_rule_that_breaks_when_the_index_asks_costs_neither_it_nor_the_run(newslint, desk, monkeypatch, error):
    from newslint.checks.twice_published import TwicePublished

    def breaks(*_):
        raise error("x")

    monkeypatch.setattr(TwicePublished, "may_conflict", breaks)
    status, out, err = newslint("check", "--select", "XA106", "--output-format", "json", "b.txt", "--across", ".")
    assert status == 2 and err.count("\n") == 1 and f"[twice-published] broke while comparing: {error.__name__}" in err and "compared by it" in err
    assert [f["code"] for f in json.loads(out)] == ["XA106"]


def test_a_rule_that_breaks_while_collecting_is_named(newslint, desk, monkeypatch):
    from newslint.checks.twice_published import TwicePublished

    monkeypatch.setattr(TwicePublished, "collect", lambda *_: 1 / 0)
    for others in ((), ("--across", "a.txt")):
        status, out, err = newslint("check", "--select", "XA106,TY", "--no-cache", *(others or ["."]), *(["b.txt"] if others else []))
        assert status == 2 and "[twice-published] broke: ZeroDivisionError" in err and "nothing is compared by it" in err and "article" in out


def test_a_rule_that_breaks_does_not_cost_the_index(newslint, desk, monkeypatch):
    from newslint.checks.twice_published import TwicePublished

    newslint("check", "--select", "XA106", "b.txt", "--across", "a.txt")
    monkeypatch.setattr(TwicePublished, "collect", lambda *_: int("x"))
    (desk / "a.txt").write_text("Another day.\n", encoding="utf-8")
    status, _, err = newslint("check", "--select", "XA106", "b.txt", "--across", "a.txt")
    assert status == 2 and "built anew" not in err and "[twice-published] broke: ValueError" in err

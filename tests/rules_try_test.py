"""newslint rules try: a rule on an archive, before it is switched on."""

import pytest
from conftest import ROOT

HOUSE = ROOT / "rules/consistency.toml"

RULE = '''[wharf]
code = "ZZ101"
check = "existence"
level = "warning"
says = "write quay"
why = "House style."
source = "the desk"
words = ["wharf"]
bad = ["The {wharf} burned."]
good = ["The quay burned."]
'''


@pytest.fixture
def desk(desk):
    (desk / "new.toml").write_text(RULE.replace('["wharf"]', '["wharf", "pier"]'))
    (desk / "old.toml").write_text(RULE.replace('["wharf"]', '["wharf", "dock"]'))
    (desk / "archive").mkdir()
    for i in range(30):
        (desk / f"archive/s{i:02}.txt").write_text(f"The wharf was full on day {i}.\n")
    (desk / "archive/t.txt").write_text("The pier stood by the dock.\n")
    return desk


def test_hits_rate_and_samples(newslint, desk):
    status, out, err = newslint("rules", "try", "new.toml", "--on", "archive")
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert lines[0] == "ZZ101 wharf: 31 hits, 1435.19 in 10,000 words" and lines[-1] == "216 words"
    assert len(lines) == 12 and lines[1] == "    archive/s00.txt:1:5: … The [wharf] was full on day 0. …"


def test_a_rule_is_tried_as_the_config_sets_it(newslint, desk):
    (desk / "newslint.toml").write_text('extend = "ap"\n[set.wharf]\nwords = ["pier"]\n')
    _, out, err = newslint("rules", "try", "new.toml", "--on", "archive")
    assert err == "" and out.startswith("ZZ101 wharf: 1 hit,") and "[pier]" in out
    (desk / "newslint.toml").write_text('[set.ZZ101]\nword = ["pier"]\n')
    status, _, err = newslint("rules", "try", "new.toml", "--on", "archive")
    assert status == 2 and err.count("newslint.toml sets it") == 1


def test_against(newslint, desk):
    _, out, _ = newslint("rules", "try", "new.toml", "--on", "archive", "--against", "old.toml")
    assert "    + 1 new\n      + archive/t.txt:1:5: … The [pier] stood by the dock. …\n" in out
    assert "    - 1 gone\n      - archive/t.txt:1:23: … The pier stood by the [dock]. …\n" in out


def test_threshold_is_a_gate(newslint, desk):
    assert newslint("rules", "try", "new.toml", "--on", "archive", "--max-rate", "2000")[0] == 0
    status, out, _ = newslint("rules", "try", "new.toml", "--on", "archive", "--max-rate", "5")
    assert status == 1 and "speaks more often than 5.0 times" in out


def test_what_cannot_be_used_is_said(newslint, desk):
    assert newslint("rules", "try", "new.toml")[0] == 2
    assert newslint("rules", "try", "none.toml", "--on", "archive")[0] == 2
    status, _, err = newslint("rules", "try", "new.toml", "--on", "nowhere")
    assert status == 2 and "nowhere: no such file" in err


def test_an_article_that_is_too_much_for_a_rule_is_said_and_the_others_are_tried(newslint, desk):
    runs_away = RULE.replace('"existence"', '"pattern"').replace('words = ["wharf"]', "pattern = 'word (a|aa)+c'\ntrigger = ['word']\ntimeout = 0.05")
    (desk / "new.toml").write_text(runs_away)
    (desk / "archive/b.txt").write_text("The word " + "a" * 200 + "b and c fell.\n")
    (desk / "archive/u.txt").write_text("The word ac.\n")
    status, out, err = newslint("rules", "try", "new.toml", "--on", "archive")
    assert status == 2 and err.count("\n") == 1 and err.startswith("newslint: archive/b.txt: new.toml: [wharf] pattern")
    assert "archive/u.txt:1:5: … The [word ac]. …" in out and out.endswith("219 words\n")


def test_articles_are_read_as_check_reads_them(newslint, desk):
    """The day of publication, the encoding, accepted words and the house: as for newslint check."""
    rules = """[weekday]
code = "ZZ101"
check = "weekday-date"
level = "warning"
says = "not that day"
why = "A wrong day."
source = "the desk"
bad = ["The café met on {Monday, Feb. 3, 2026}."]
good = ["The café met on Tuesday, Feb. 3, 2026."]

[courtesy]
code = "ZZ102"
check = "misspelling"
level = "warning"
says = "{found}"
why = "A typo."
source = "the desk"
bad = ["They {woudl} go."]
good = ["They would go."]
"""
    (desk / "new.toml").write_text(rules)
    (desk / "archive/2025-02-01.txt").write_bytes("Published: Feb. 1, 2026\n\nThe café opens on Monday, Feb. 2.\nThey woudl go.\n".encode("cp1252"))
    status, _, err = newslint("rules", "try", "new.toml", "--on", "archive/2025-02-01.txt")
    assert status == 2 and "not UTF-8" in err
    (desk / "words.txt").write_text("woudl\n")
    (desk / "newslint.toml").write_text('encoding = "cp1252"\naccept = ["words.txt"]\nrules = ["new.toml"]\nselect = ["ZZ101", "ZZ102"]\n')
    status, out, err = newslint("rules", "try", "new.toml", "--on", "archive/2025-02-01.txt")
    assert (status, err) == (0, "") and "ZZ101 weekday: 0 hits" in out and "ZZ102 courtesy: 0 hits" in out
    assert newslint("check", "archive/2025-02-01.txt")[0] == 0
    (desk / "newslint.toml").write_text('encoding = "cp1252"\n')
    assert "ZZ102 courtesy: 1 hit" in newslint("rules", "try", "new.toml", "--on", "archive")[1]


def test_the_house_holds(newslint, desk):
    (desk / "new.toml").write_text(open(HOUSE, encoding="utf-8").read().replace('"CN', '"ZC'))
    (desk / "archive/t.txt").write_text("Fares fell 4% in June.\n")
    shown = {}
    for style in ("auto", "percent", "%"):
        (desk / "newslint.toml").write_text(f'[house]\npercent = "{style}"\n')
        shown[style] = "archive/t.txt:1:12: … Fares fell [4%] in June. …" in newslint("rules", "try", "new.toml", "--on", "archive/t.txt")[1]
    assert shown == {"auto": False, "percent": True, "%": False}


def test_a_broken_config_is_said_once(newslint, desk):
    (desk / "newslint.toml").write_text("levle = 3\n")
    status, _, err = newslint("rules", "try", "new.toml", "--on", "archive")
    assert status == 2 and err == "newslint: newslint.toml:1: unknown key 'levle'; did you mean 'level'?\n"


def test_the_gate_names_the_rules_that_are_too_loud(newslint, desk):
    (desk / "new.toml").write_text(RULE + RULE.replace("[wharf]", "[pier]").replace("ZZ101", "ZZ102").replace('["wharf"]', '["pier"]').replace("{wharf}", "{pier}"))
    _, out, _ = newslint("rules", "try", "new.toml", "--on", "archive", "--max-rate", "100")
    assert out.endswith("216 words; ZZ101 wharf speaks more often than 100.0 times in 10,000\n")
    _, out, _ = newslint("rules", "try", "new.toml", "--on", "archive", "--max-rate", "5")
    assert out.endswith("; ZZ101 wharf, ZZ102 pier speak more often than 5.0 times in 10,000\n")


def test_the_worst_articles_and_what_readers_said(newslint, desk):
    (desk / "archive/s05.txt").write_text("The wharf, a wharf, one wharf.\n")
    (desk / "precision.csv").write_text("code,right,arguable,wrong,date\nZZ101,7,2,1,2026-02-03\n")
    _, out, _ = newslint("rules", "try", "new.toml", "--on", "archive")
    assert "    Right in 7 of 10 on published copy, arguable in 2 (counted 2026-02-03)\n    most in archive/s05.txt (3)\n" in out


def judged(newslint, keys, *more):
    return newslint("rules", "judge", "new.toml", "--on", "archive", *more, stdin="".join(k + "\n" for k in keys).encode())


def test_judging_writes_what_a_rule_shows(newslint, desk):
    status, out, err = judged(newslint, "rrrrrrrrrrrraaaaawws")
    assert (status, err) == (0, "") and "\n\n20 of 20: archive/" in out and "\\n" not in out and out.endswith("precision.csv written\n")
    head, row = (desk / "precision.csv").read_text().splitlines()
    assert head == "code,right,arguable,wrong,date" and row.startswith("ZZ101,12,5,2,")
    (desk / "newslint.toml").write_text('rules = ["new.toml"]\n')
    assert "Right in 12 of 19 on published copy, arguable in 5" in newslint("rule", "ZZ101")[1]


def test_judging_again_replaces_the_row_and_keeps_the_others(newslint, desk):
    (desk / "precision.csv").write_text("code,right,arguable,wrong,date\nZZ101,1,1,1,2026-02-03\nZZ900,4,0,0,2026-02-03\n")
    judged(newslint, ["r", "x", "w"], "--samples", "2")
    rows = (desk / "precision.csv").read_text().splitlines()[1:]
    assert rows[0].startswith("ZZ101,1,0,1,") and rows[1] == "ZZ900,4,0,0,2026-02-03"


@pytest.mark.parametrize("keys, row", [("rrq", "ZZ101,2,0,0,"), ("rr", "ZZ101,2,0,0,"), ("q", None)])
def test_judging_may_be_broken_off(newslint, desk, keys, row):
    assert judged(newslint, keys)[0] == 0
    assert (desk / "precision.csv").exists() is (row is not None)
    assert row is None or row in (desk / "precision.csv").read_text()


def test_another_file_is_never_written_over(newslint, desk):
    (desk / "precision.csv").write_text("term,write\na,b\n")
    status, _, err = judged(newslint, "rr")
    assert status == 2 and "precision.csv: not a table of code, right" in err and (desk / "precision.csv").read_text() == "term,write\na,b\n"
    assert judged(newslint, "rr", "--output", "own.csv")[0] == 0 and "ZZ101,2," in (desk / "own.csv").read_text()


@pytest.mark.parametrize("table", ["code,right\nZZ101,1\n", "code,right,arguable,wrong,date\nZZ101,a,b,c,d\n", "code\n\0", "\xff", ""])
def test_a_table_of_another_kind_is_no_record(newslint, desk, table):
    (desk / "precision.csv").write_bytes(table.encode("latin-1"))
    (desk / "newslint.toml").write_text('rules = ["new.toml"]\n')
    status, out, err = newslint("rule", "ZZ101")
    assert (status, err) == (0, "") and "Right in" not in out


def test_judging_needs_a_rule_and_articles(newslint, desk):
    assert newslint("rules", "judge", "new.toml")[0] == 2


def test_terms_of_a_glossary_are_counted_one_by_one(newslint, desk):
    (desk / "terms.csv").write_text("term,write\nwharf,quay\npier,jetty\n")
    _, out, _ = newslint("rules", "try", "terms.csv", "--on", "archive")
    assert "GL102 term-wharf: 30 hits" in out and "GL102 term-pier: 1 hit," in out


def test_the_gate_in_the_docs_runs(newslint, desk):
    import re

    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    commands = re.findall(r"- run: newslint (rules .*)", text)
    (desk / "style").mkdir()
    (desk / "style/house.toml").write_text(RULE)
    for command in commands:
        status, out, err = newslint(*command.replace('"${RUNNER_TEMP}/before.toml"', "old.toml").split())
        assert (status, err) == (1 if "--max-rate" in command else 0, "")
    assert len(commands) == 2 and "gone" in out and "ZZ101 wharf speaks more often than 2.0 times" in out


def test_an_archive_that_is_not_there(newslint, desk):
    assert newslint("rules", "try", "new.toml", "--on", "nope") == (2, "", "newslint: nope: no such file or directory\n")

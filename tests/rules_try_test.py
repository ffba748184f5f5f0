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
    (desk / "new.toml").write_text(open(HOUSE, encoding="utf-8").read())
    (desk / "archive/t.txt").write_text("Fares fell 4% in June.\n")
    shown = {}
    for style in ("auto", "percent", "%"):
        (desk / "newslint.toml").write_text(f'[house]\npercent = "{style}"\n')
        shown[style] = "archive/t.txt:1:12: … Fares fell [4%] in June. …" in newslint("rules", "try", "new.toml", "--on", "archive/t.txt")[1]
    assert shown == {"auto": False, "percent": True, "%": False}


def test_a_broken_config_is_said_once(newslint, desk):
    (desk / "newslint.toml").write_text("levle = 3\n")
    status, _, err = newslint("rules", "try", "new.toml", "--on", "archive")
    assert status == 2 and err == "newslint: newslint.toml: unknown key 'levle'; did you mean 'level'?\n"

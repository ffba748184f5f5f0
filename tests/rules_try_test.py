"""newslint rules try: a rule on an archive, before it is switched on."""

import pytest

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
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new.toml").write_text(RULE.replace('["wharf"]', '["wharf", "pier"]'))
    (tmp_path / "old.toml").write_text(RULE.replace('["wharf"]', '["wharf", "dock"]'))
    (tmp_path / "archive").mkdir()
    for i in range(30):
        (tmp_path / f"archive/s{i:02}.txt").write_text(f"The wharf was full on day {i}.\n")
    (tmp_path / "archive/t.txt").write_text("The pier stood by the dock.\n")
    return tmp_path


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

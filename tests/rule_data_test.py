"""Tables beside the rule files: rules/data/NAME.txt."""

import pytest

from newslint import compiled, rule_data, rules

RULE = """
[odd-pair]
code = "XX101"
check = "confusion"
level = "note"
says = "write “{right}”"
why = "It is tried here."
source = "this test"
data = "pairs.txt"
bad = ["They {fore => for} rowed."]
good = ["They rowed."]
"""


def written(folder, table, rule=RULE):
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data/pairs.txt").write_text(table, encoding="utf-8")
    (folder / "odd.toml").write_text(rule, encoding="utf-8")
    return str(folder / "odd.toml")


def test_a_rule_takes_parameters_from_its_data_file(tmp_path):
    (rule,) = rules.load([written(tmp_path, "# pairs\n[sets]\nfor fore\n\n[patterns]\n[fore] rowed => for\n")])
    assert rule.params == {"sets": ["for fore"], "patterns": ["[fore] rowed => for"]}


def test_every_fault_is_named_by_file_and_line(tmp_path):
    path = written(tmp_path, "stray\n[sets]\nfor fore\nfor fore\n[patterns]\n")
    with pytest.raises(rules.RuleError) as err:
        rules.load([path])
    table = tmp_path / "data/pairs.txt"
    first, second, third = str(err.value).splitlines()
    assert f"{table}:1: “stray”" in first and f"{table}:4: “for fore” is in line 3" in second and "[patterns] has no entries" in third


def test_what_the_check_refuses_is_named_by_file_and_line(tmp_path):
    path = written(tmp_path, "[sets]\nfor fore\n[patterns]\nfore rowed => for\n[fore] rowed => for\n[a|b] c => d|e|f\n")
    with pytest.raises(rules.RuleError) as err:
        rules.load([path])
    first, second = str(err.value).splitlines()
    assert first.startswith(f"{tmp_path / 'data/pairs.txt'}:4: ") and second.startswith(f"{tmp_path / 'data/pairs.txt'}:6: ")


@pytest.mark.parametrize("name", ['"../odd.toml"', '"/etc/passwd"', '"none.txt"', '"Pairs.txt"', "3"])
def test_only_a_file_of_the_data_folder_is_read(tmp_path, name):
    path = written(tmp_path, "[sets]\nfor fore\n", RULE.replace('"pairs.txt"', name))
    with pytest.raises(rules.RuleError, match=r"'data' must be|cannot be read"):
        rules.load([path])


def test_a_parameter_is_written_once(tmp_path):
    path = written(tmp_path, "[sets]\nfor fore\n", RULE + 'sets = ["its it\'s"]\n')
    with pytest.raises(rules.RuleError, match="'sets' is both here and in"):
        rules.load([path])


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = written(tmp_path, "")
    (tmp_path / "data/pairs.txt").write_bytes(b"[sets]\n\xff\n")
    with pytest.raises(rules.RuleError, match="not UTF-8 at byte 7"):
        rules.load([path])


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(rule_data, "LARGEST", 10)
    with pytest.raises(rules.RuleError, match="larger than 10 bytes"):
        rules.load([written(tmp_path, "[sets]\nfor fore\n")])


def test_a_changed_table_is_compiled_anew(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    path = written(tmp_path, "[sets]\nfor fore\n")
    before = compiled.load([path])
    assert compiled.load([path]).key == before.key and "fore" in compiled.load([path]).words
    written(tmp_path, "[sets]\npeak pique\n")
    after = compiled.load([path])
    assert after.key != before.key and "pique" in after.words and "fore" not in after.words


def test_a_list_beside_the_rule_file(newslint, desk):
    (desk / "style/lists").mkdir(parents=True)
    (desk / "style/house.toml").write_text(
        '[ship]\ncode = "HB101"\ncheck = "existence"\nlevel = "warning"\nsays = "“{found}”"\nwhy = "so"\nsource = "house"\n'
        'words = ["@ships", "@months", "raft"]\nbad = ["A {barge} left."]\ngood = ["It left."]\n')
    (desk / "newslint.toml").write_text('rules = ["style/*.toml"]\nselect = ["HB101"]\n')
    (desk / "a.txt").write_text("A barge, a raft and a ferry boat left in January.\n")
    status, _, err = newslint("check", "a.txt")
    assert status == 2 and "there is no list “@ships”" in err and "no lists/ships.txt beside the rule file" in err
    (desk / "style/lists/ships.txt").write_text("# of Vell\nbarge  # flat\n", encoding="utf-8")
    assert newslint("check", "--output-format", "concise", "a.txt")[1].count("HB101") == 3
    (desk / "style/lists/ships.txt").write_text("barge\nferry boat\n")
    assert newslint("check", "--output-format", "concise", "a.txt")[1].count("HB101") == 4, "a changed list counts at once"
    (desk / "style/lists/months.txt").write_text("Fog Month\n")
    assert newslint("rules", "test", "style/house.toml")[0] == 0
    (desk / ".git").mkdir()
    (desk / "style/lists/ships.txt").unlink()
    (desk / "style/lists/ships.txt").symlink_to("/etc/hostname")
    status, _, err = newslint("rules", "test", "style/house.toml")
    assert status == 2 and "leads outside the repository" in err

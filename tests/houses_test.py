"""The built-in houses: each is a config whose rules hold what they say, side by side in docs/houses.md."""

import json
import os
import re

import pytest
from conftest import ROOT
from newslint import houses, rules
from newslint.config import Configs
from newslint.engine import Linter
from newslint.examples import example, judge
from newslint.house import CHOICES, House
from newslint.rule_settings import NOT_SET
from newslint.rule_table import FIXED

NAMES = houses.names(rules.home())
GUIDE = ROOT / "docs/houses.md"
STORIES = ROOT / "fixtures/houses"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(params=NAMES)
def house(request, desk):
    """(name, Config) of a house, as a config that extends it has it."""
    (desk / "newslint.toml").write_text(f'extend = "{request.param}"\n')
    return request.param, Configs(str(desk / "newslint.toml")).here()


def test_the_houses():
    assert NAMES == ["ap", "bbc", "cp", "guardian", "nyt", "plain", "reuters"]


def test_plain_is_what_all_agree_on():
    plain, *others = (set(houses.data(rules.home(), name)["set"]) for name in ("plain", *(n for n in NAMES if n != "plain")))
    assert plain == set.intersection(*others) - {"headline-capitals", "name-of-the-house"}  # of which each has one, but not the same


def test_every_rule_of_a_house_proves_what_it_says(house):
    """The examples of a rule, or those that the house gives in their place, hold as the house sets it."""
    name, config = house
    known = {rule.name: rule for rule in rules.of(config)}
    for set_name in houses.data(rules.home(), name).get("set", {}):
        rule = known[set_name]
        assert rule.default and rule.family == "ST"
        for kind in ("bad", "good"):
            for entry in getattr(rule, kind):
                assert judge(rule, example(entry), kind) is None, f"{name}: {set_name}"


def test_every_fact_has_a_source(house):
    name, config = house
    data = houses.data(rules.home(), name)
    assert set(data.get("house", {})) == set(data["about"]["sources"])
    for rule in rules.of(config):
        if rule.name in data["set"]:
            assert rule.source and rule.source != "docs/houses.md", rule.name


def test_a_house_makes_choices_that_there_are(house):
    data = houses.data(rules.home(), house[0])
    assert all(value in CHOICES[key][1:] for key, value in data["house"].items())
    assert house[1].house == House(**data["house"])


def test_a_story_in_the_style_of_a_house_is_silent(house, newslint):
    name, _ = house
    assert newslint("check", "--config", "newslint.toml", STORIES / f"{name}.txt") == (0, "1 article: nothing to fix\n", "")


def test_a_story_in_no_style(house, newslint, same):
    name, _ = house
    status, out, err = newslint("check", "--config", "newslint.toml", STORIES / "ferry.txt")
    assert (status, err) == (1, "")
    same(f"fixtures/expected/houses-{name}.out", out.replace(str(STORIES), "fixtures/houses"))


def test_without_a_house_its_rules_are_silent(desk, newslint):
    out = newslint("check", "--config", ROOT / "tests/empty.toml", STORIES / "ferry.txt")[1]
    assert " ST" not in out


@pytest.mark.parametrize("value,says", [
    ("app", "extend: there is no house 'app'; did you mean 'ap'?"),
    ("zzz", "extend: there is no house 'zzz'; there are ap, bbc, cp, guardian, nyt, plain, reuters"),
])
def test_an_unknown_house(desk, newslint, value, says):
    (desk / "newslint.toml").write_text(f'extend = "{value}"\n')
    (desk / "a.txt").write_text("It rained.\n")
    assert newslint("check", "a.txt") == (2, "no article was checked\n", f"newslint: newslint.toml:1: {says}\n")


def test_a_path_stays_a_path(desk, newslint):
    (desk / "ap").write_text('level = "error"\n')
    (desk / "newslint.toml").write_text('extend = "./ap"\n')
    out = newslint("config", "explain", "a.txt")[1]
    assert "level = error   (ap)" in out and "U.S." not in out
    (desk / "mine").write_text("")
    (desk / "newslint.toml").write_text('extend = "mine"\n')
    assert "for the file of that name, write ./mine" in newslint("config", "explain", "a.txt")[2]


def test_config_explain_names_the_house(desk, newslint):
    (desk / "newslint.toml").write_text('extend = "ap"\n[house]\npercent = "percent"\n')
    out = newslint("config", "explain", "a.txt")[1]
    assert "  house.us = U.S.   (house ap)\n" in out and "  house.percent = percent   (newslint.toml)\n" in out
    assert "set.number-in-figures.below = 10   (house ap)" in out and "why" not in out


def check(newslint, desk, config, text):
    """The codes that a config finds in a text."""
    (desk / "newslint.toml").write_text(config)
    (desk / "a.txt").write_text(text + "\n")
    status, out, err = newslint("check", "--output-format", "concise", "--no-cache", "a.txt")
    assert err == "", err
    return re.findall(r"ST\d{3} .*", out)


def test_a_newsroom_sets_a_rule_of_its_house(newslint, desk):
    text = "The board hired ten clerks and 10 guards."
    assert len(check(newslint, desk, 'extend = "ap"\n', text)) == 1
    (found,) = check(newslint, desk, 'extend = "ap"\n[set.number-in-figures]\nbelow = 11\n[set.number-in-words]\nbelow = 11\n', text)
    assert "“10”: write “ten”" in found
    assert check(newslint, desk, 'extend = "ap"\n[set.number-in-words]\ndefault = "off"\n', text) == []


def test_a_newsroom_adds_a_word_to_those_of_its_house(newslint, desk):
    config = 'extend = "ap"\n[set.word-of-the-house.swap]\nwharf = "quay"\n'
    found = check(newslint, desk, config, "The advisor fell off the wharf.")
    assert [f.split(":")[0] for f in found] == ["ST134 warning", "ST134 warning"] and "“quay”" in found[1]


def test_a_rule_of_a_newsroom_can_be_set_by_its_code(newslint, desk):
    assert check(newslint, desk, "[set.ST109]\n", "It was built in the 1920's, they say.") == ["ST109 warning: “1920's”: write “1920s”"]


def test_settings_for_some_of_the_copy(newslint, desk):
    config = '[paths."b/**".set.pled]\n'
    assert check(newslint, desk, config, "She pled guilty.") == []
    (desk / "b").mkdir()
    (desk / "b/a.txt").write_text("She pled guilty.\n")
    assert "ST144" in newslint("check", "--no-cache", "b/a.txt")[1]


def test_a_newsroom_takes_a_word_out_of_those_of_its_house(newslint, desk):
    config = 'extend = "ap"\n[set.word-of-the-house.swap]\nadvisor = "advisor"\n'
    (found,) = check(newslint, desk, config, "The advisor was seen afterwards.")
    assert "“afterwards”" in found


def test_another_house_for_some_of_the_copy(newslint, desk):
    """The house of a [paths] table takes the place of the other one, rules and choices; what the newsroom sets of its own stays."""
    config = ('extend = "ap"\n[house]\npercent = "percent"\n[set.word-of-the-house.swap]\nwharf = "quay"\n'
              '[paths."b/**"]\nextend = "guardian"\n[paths."b/**".house]\nus = "U.S."\n')
    text = "He left for the U.S. at 7 p.m. from the wharf on Fish Street, he said. The color is gray, and he owns 9% of it."
    check(newslint, desk, config, text)
    here = newslint("check", "--no-cache", "--output-format", "concise", "a.txt")[1]
    assert "“9%”" in here and "“quay”" in here and "color" not in here and "7 p.m." not in here
    (desk / "b").mkdir()
    (desk / "b/a.txt").write_text(text + "\n")
    there = newslint("check", "--no-cache", "--output-format", "concise", "b/a.txt")[1]
    assert "“7 p.m.”" in there and "“color”" in there and "“quay”" in there and "9%" not in there and "U.S." not in there
    out = newslint("config", "explain", "b/a.txt")[1]
    assert "house.dates = full   (house guardian)" in out and "house ap" not in out and 'house.us = U.S.   (newslint.toml: [paths."b/**"])' in out


@pytest.mark.parametrize("value,says", [
    ("guardia", """newslint.toml:2: [paths."b/**"]: extend: there is no house 'guardia'; did you mean 'guardian'?"""),
    ("./own.toml", """newslint.toml:2: [paths."b/**"]: extend takes a house here, such as "guardian"; put the file './own.toml' above the [paths] tables"""),
])
def test_a_house_for_some_of_the_copy_that_there_is_not(newslint, desk, value, says):
    (desk / "newslint.toml").write_text(f'[paths."b/**"]\nextend = "{value}"\n')
    (desk / "a.txt").write_text("It rained.\n")
    status, _, err = newslint("check", "a.txt")
    assert status == 2 and says in err


@pytest.mark.parametrize("config,says", [
    ("[set.nummber-in-figures]\n", "newslint.toml:1: set: unknown rule 'nummber-in-figures'; did you mean 'number-in-figures'?"),
    ("[set.pled]\ncode = 'ST999'\n", "[pled] 'code' cannot be set; write a rule of your own"),
    ("[set.pled]\nswop = {a = 'b'}\n", "newslint.toml:2: [set.pled] check 'substitution' has no parameter 'swop'; did you mean 'swap'?"),
    ("[set.number-in-figures]\nbelow = 'ten'\n", "newslint.toml:2: [set.number-in-figures] 'below' must be a whole number"),
    ("[set.feet-and-inches]\npattern = '(a+)+b'\ntimeout = 0\n", "'timeout' must be more than 0 and at most 30 (seconds)"),
    ("set = 4\n", "newslint.toml:1: set must be tables such as [set.number-in-figures]"),
    ("[set.pled]\nlevel = 'loud'\n", "[pled] level 'loud' must be one of"),
])
def test_a_setting_that_cannot_be(newslint, desk, config, says):
    (desk / "newslint.toml").write_text(config)
    (desk / "a.txt").write_text("It rained.\n")
    status, _, err = newslint("check", "a.txt")
    assert status == 2 and says in err and err.count("\n") == 1, err


def test_a_pattern_of_a_config_has_a_limit(newslint, desk):
    """Those of newslint itself have none."""
    (desk / "newslint.toml").write_text("[set.feet-and-inches]\npattern = '(?P<mark>f(?:oo+|o+)+)b'\nmap = {foo = 'bar'}\n")
    known = {rule.name: rule for rule in rules.of(Configs(str(desk / "newslint.toml")).here())}
    assert known["feet-and-inches"].params["timeout"] == 1.0 and known["comprise-of"].params["timeout"] == 0


def test_rule_and_rules_show_what_the_house_sets(newslint, desk):
    (desk / "newslint.toml").write_text('extend = "guardian"\n')
    assert "theguardian.com" in newslint("rule", "ST127")[1]
    assert "off" not in next(line for line in newslint("rules")[1].splitlines() if line.startswith("ST127"))


STYLES = {
    "nyt": "Senator Ada Holm met Mr. Rask, of the F.B.I., at 9 a.m. on Feb. 3. About 4 percent of U.S. boats sank. Ms. Holm left. Mr. Rask stayed.",
    "ap": "Sen. Ada Holm met Ole Rask, of the FBI, at 9 a.m. on Feb. 3. About 4% of U.S. boats sank. Holm left. Rask stayed.",
    "guardian": "Ole Rask met the FBI at 9am on 3 February. About 4% of US boats sank in the harbour, to the honour of his neighbours. Rask stayed.",
}


@pytest.mark.parametrize("name", STYLES)
def test_init_says_whom_the_copy_resembles(newslint, desk, name):
    for i in range(6):
        (desk / f"s{i}.txt").write_text(f"Goat {i} swam. {STYLES[name]}\n")
    status, out, err = newslint("init")
    assert (status, err) == (0, "")
    about = houses.data(rules.home(), name)["about"]["name"]
    assert f"it resembles {about} most, and extends “{name}”:" in out
    assert re.search(rf"^    {name} +\d+%", out, re.M) and re.search(r"otherwise,? in \d+ of \d+", out)
    assert f'extend = "{name}"' in (desk / "newslint.toml").read_text()
    assert newslint("config", "explain", "s0.txt")[0] == 0


def test_init_writes_what_differs_from_the_house(newslint, desk):
    for i in range(6):
        (desk / f"s{i}.txt").write_text(f"Goat {i} swam. {STYLES['ap'].replace('4%', '4 percent')}\n")
    newslint("init")
    text = (desk / "newslint.toml").read_text()
    assert 'extend = "ap"' in text and 'percent = "percent"   # ' in text and "us = " not in text


def test_a_house_of_another_numbering_checks_as_quickly():
    """A rule that is off costs an article nothing, though its words are in the index."""
    linter = Linter(rules.load(rules.built_in()))
    assert {r.code for r in linter.rules() if r.family == "ST" and r.default} == {"ST114", "ST121"}


def table():
    """The houses side by side, as Markdown."""
    every = {name: houses.data(rules.home(), name) for name in NAMES}
    rows = ["| | " + " | ".join(f"`{name}`" for name in NAMES) + " |", "|---|" + "---|" * len(NAMES)]
    for key in CHOICES:
        values = [every[name]["house"].get(key, "") for name in NAMES]
        if any(values):
            rows.append(f"| {key} | " + " | ".join(value and f"{value}" for value in values) + " |")
    for rule in rules.load(rules.built_in()):
        if rule.family == "ST" and not rule.default:
            marks = [_mark(every[name].get("set", {}).get(rule.name)) for name in NAMES]
            rows.append(f"| {rule.code} {rule.name} | " + " | ".join(marks) + " |")
    return "\n".join(rows)


def _mark(settings):
    if settings is None:
        return ""
    if "swap" in settings:
        return f"{len(settings['swap'])} words"
    return settings.get("style") or "yes"


def sources():
    """Where each fact of a house is from, as Markdown."""
    out = []
    for name in NAMES:
        data = houses.data(rules.home(), name)
        known = {rule.name: rule for rule in rules.load(rules.built_in())}
        out += [f"### {data['about']['name']} (`{name}`)", "", f"For {data['about']['follows']}.", ""]
        facts = [*data["about"]["sources"].items(), *((n, s.get("source") or known[n].source) for n, s in data.get("set", {}).items())]
        by_source = {}
        for fact, source in facts:
            by_source.setdefault(source, []).append(fact)
        out += [f"- {source}: {', '.join(names)}" for source, names in by_source.items()] + [""]
    return "\n".join(out).rstrip()


def test_the_guide_shows_what_holds(same):
    text = GUIDE.read_text(encoding="utf-8")
    for name, body in (("side by side", table()), ("sources", sources())):
        pattern = re.compile(rf"(<!-- {name}: generated -->\n).*?(\n<!-- end of {name} -->)", re.S)
        assert len(pattern.findall(text)) == 1
        text = pattern.sub(lambda m, body=body: m[1] + body + m[2], text)
    same("docs/houses.md", text)


def test_examples_of_set_tables_are_run(newslint, desk):
    (desk / "newslint.toml").write_text(
        'extend = "ap"\n[set.number-in-figures]\nbelow = 11\nbad = ["It met {10 => ten} people.", "It has {20} goats."]\n'
        '[paths."x/**".set.pled]\ngood = ["He pled guilty."]\n', encoding="utf-8")
    status, out, err = newslint("rules", "test")
    assert (status, err) == (1, "") and out.splitlines() == [
        "newslint.toml: [set.number-in-figures] bad example 2 of 2, “It has {20} goats.”: '20' is not found",
        "newslint.toml: [paths.\"x/**\"]: [set.pled] good example 1 of 1, “He pled guilty.”: 'pled guilty' is found: “pled guilty”: write “pleaded guilty”",
        "3 examples: 2 failed",
    ]


def test_a_house_holds_from_the_day_on_which_it_changed(newslint, desk):
    (desk / "newslint.toml").write_text('extend = "ap"\nselect = ["ST135", "ST176"]\n', encoding="utf-8")
    (desk / "a.txt").write_text("The black voters of Kiev left Teheran.\n", encoding="utf-8")
    for day, codes in (("2015-05-05", []), ("2019-12-31", ["ST135"]), ("2021-01-01", ["ST176", "ST135"])):
        out = newslint("check", "--published", day, "--output-format", "concise", "a.txt")[1]
        assert [line.split()[1] for line in out.splitlines()] == codes
    (desk / "newslint.toml").write_text('extend = "ap"\n[set.pled]\nsince = "2019"\n', encoding="utf-8")
    assert "'since' must be a date" in newslint("check", "a.txt")[2]
    (desk / "newslint.toml").write_text('extend = "ap"\n[set.name-of-the-house.first-days]\nKiev = "soon"\n', encoding="utf-8")
    assert "'soon' for 'Kiev' must be a day such as" in newslint("check", "a.txt")[2]
    for day in ("2026-99-99", "2025-02-29", "20260203", "2026-W06-2"):
        (desk / "newslint.toml").write_text(f'extend = "ap"\n[set.name-of-the-house.first-days]\nKiev = "{day}"\n', encoding="utf-8")
        assert f"'{day}' for 'Kiev' must be a day such as" in newslint("check", "a.txt")[2]


def test_reports_describe_a_rule_as_the_house_sets_it(newslint, desk):
    (desk / "newslint.toml").write_text('extend = "ap"\n', encoding="utf-8")
    (desk / "a.txt").write_text("The council met 4 people in the hall.\n", encoding="utf-8")
    rules_of = json.loads(newslint("check", "--output-format", "sarif", "a.txt")[1])["runs"][0]["tool"]["driver"]["rules"]
    (rule,) = (r for r in rules_of if r["id"] == "ST101")
    assert "docs.boston.gov" in rule["help"]["text"]


def test_the_guide_names_every_key_that_can_be_set():
    (paragraph,) = re.findall(r"(?ms)^`\[set\.RULE\]` takes .*?\n\n", GUIDE.read_text(encoding="utf-8"))
    taken, _, refused = paragraph.partition("Only ")
    assert set(NOT_SET) == set(re.findall(r"`([a-z-]+)`", refused.partition(" cannot be set")[0]))
    assert set(FIXED) - set(NOT_SET) == set(re.findall(r"`([a-z-]+)`", taken))


def test_two_sections_that_set_one_rule_are_both_described(newslint, desk):
    (desk / "newslint.toml").write_text('''extend = "ap"
[set.number-in-figures]
why = "Numbers at the desk."
[paths."b/**".set.number-in-figures]
why = "Numbers abroad."
source = "guide of the foreign desk"
''', encoding="utf-8")
    (desk / "b").mkdir()
    for name in ("a.txt", "b/b.txt"):
        (desk / name).write_text("The council met 4 people in the hall.\n", encoding="utf-8")
    for paths, whys in ((["a.txt"], "Numbers at the desk."), (["b"], "Numbers abroad."), ([".", "b"], "Numbers at the desk.\n\nNumbers abroad.")):
        rules_of = json.loads(newslint("check", "--output-format", "sarif", *paths)[1])["runs"][0]["tool"]["driver"]["rules"]
        (rule,) = (r for r in rules_of if r["id"] == "ST101")
        assert rule["fullDescription"]["text"] == whys and ("guide of the foreign desk" in rule["help"]["text"]) == ("a.txt" not in paths)


def test_two_desks_may_have_rules_of_one_code(newslint, desk):
    for name in ("a", "b"):
        (desk / name).mkdir()
        (desk / f"{name}/newslint.toml").write_text('rules = ["own.toml"]\n', encoding="utf-8")
        (desk / f"{name}/story.txt").write_text("The quayside is old.\n", encoding="utf-8")
        (desk / f"{name}/own.toml").write_text(f'[quay-{name}]\ncode = "HB101"\ncheck = "existence"\nsays = "no"\nwhy = "Desk {name}."\nwords = ["quayside"]\n'
                                               'bad = ["The {quayside}."]\ngood = ["The quay."]\n', encoding="utf-8")
    status, out, err = newslint("check", "--output-format", "sarif", ".")
    (rule,) = (r for r in json.loads(out)["runs"][0]["tool"]["driver"]["rules"] if r["id"] == "HB101")
    assert (status, err) == (1, "") and rule["fullDescription"]["text"] == "Desk a.\n\nDesk b."


def test_accept_makes_the_file_that_the_config_names(newslint, desk):
    (desk / "newslint.toml").write_text('accept = ["words.txt", "names.txt"]\n', encoding="utf-8")
    assert newslint("accept", "Vellmore") == (0, "names.txt: Vellmore added\n", "")
    assert [(desk / name).read_text() for name in ("words.txt", "names.txt")] == ["", "Vellmore\n"]
    (desk / "newslint.toml").write_text('accept = ["more.txt"]\nlevle = 1\n', encoding="utf-8")
    assert newslint("accept", "Vellmore")[0] == 2 and not (desk / "more.txt").exists()
    (desk / "newslint.toml").write_text('accept = ["a.txt"]\n[paths."x/**"]\naccept = ["b.txt"]\n', encoding="utf-8")
    assert newslint("accept", "#")[0] == newslint("accept", "Vellmore", "a # b")[0] == newslint("accept", "--delete", "Vellmore")[0] == 2
    assert not (desk / "a.txt").exists() and not (desk / "b.txt").exists()
    assert newslint("accept", "Vellmore")[0] == 0 and (desk / "a.txt").read_text() == "Vellmore\n" and (desk / "b.txt").read_text() == ""


def test_a_config_error_names_the_accept_files_that_are_missing(desk):
    from newslint.config import ConfigError, Configs

    for more, only in (("", True), ("levle = 1\n", False)):
        (desk / "newslint.toml").write_text(f'accept = ["a.txt"]\n{more}[paths."x/**"]\naccept = ["b.txt"]\n', encoding="utf-8")
        with pytest.raises(ConfigError) as error:
            Configs().near("story.txt")
        assert ([os.path.basename(path) for path in error.value.missing], error.value.only_missing) == (["a.txt", "b.txt"], only)


def test_what_was_not_checked_is_not_called_clean(newslint, desk):
    (desk / "a.txt").write_text("The mill is old.\n", encoding="utf-8")
    (desk / "own.toml").write_text("[x]\n", encoding="utf-8")
    (desk / "newslint.toml").write_text('rules = ["own.toml"]\n', encoding="utf-8")
    status, out, err = newslint("check", "a.txt")
    assert (status, out) == (2, "1 article: not everything was checked\n") and "own.toml:1: [x] has no 'code'" in err


def test_each_place_is_reported_in_its_own_words(newslint, desk):
    (desk / "newslint.toml").write_text('extend = "ap"\nselect = ["CN102"]\n', encoding="utf-8")
    (desk / "a.txt").write_text("Rents rose by 7 per cent, then 8 percent.\n", encoding="utf-8")
    for form in ("concise", "checkstyle", "csv", "junit", "vale", "sarif", "gitlab", "rdjson", "sonarqube", "bitbucket"):
        out = newslint("check", "--output-format", form, "--exit-zero", "a.txt")[1]
        assert "“7 per cent”: write “7%”" in out and "“8 percent”: write “8%”" in out, form

"""newslint.toml and [tool.newslint]: found from the article upwards, checked, and merged with the command line."""

import re

import pytest

SLIP = "The mayor said the the bridge would open in May.\n"


@pytest.fixture
def desk(desk):
    (desk / "news").mkdir()
    (desk / "news/story.txt").write_text(SLIP)
    return desk


def test_nearest_config_above_the_article(newslint, desk):
    (desk / "newslint.toml").write_text('ignore = ["TY102"]\n')
    assert newslint("check", "news")[0] == 0
    (desk / "news/newslint.toml").write_text('select = ["TY"]\n')
    assert newslint("check", "news")[0] == 1


def test_the_articles_folder_decides_not_the_working_one(newslint, desk, monkeypatch):
    (desk / "newslint.toml").write_text('ignore = ["TY102"]\n')
    (desk / "elsewhere").mkdir()
    monkeypatch.chdir(desk / "elsewhere")
    assert newslint("check", "../news/story.txt")[0] == 0


def test_pyproject(newslint, desk):
    (desk / "pyproject.toml").write_text('[tool.newslint]\nignore = ["doubled-word"]\n')
    assert newslint("check", "news")[0] == 0
    (desk / "pyproject.toml").write_text('[tool.other]\nignore = ["doubled-word"]\n')
    assert newslint("check", "news")[0] == 1


def test_command_line_wins(newslint, desk):
    (desk / "newslint.toml").write_text('select = ["AT"]\n')
    assert newslint("check", "news")[0] == 0
    assert newslint("check", "--select", "TY", "news")[0] == 1


def test_explicit_config(newslint, desk):
    (desk / "newslint.toml").write_text('ignore = ["TY102"]\n')
    (desk / "other.toml").write_text('[levels]\nTY102 = "note"\n')
    status, out, _ = newslint("check", "--config", "other.toml", "news")
    assert status == 0 and "TY102 note:" in out and out.endswith("1 article: 1 note\n")


def test_level_hides_notes(newslint, desk):
    (desk / "newslint.toml").write_text('level = "warning"\n[levels]\ndoubled-word = "note"\n')
    assert newslint("check", "news")[1] == "1 article: nothing to fix\n"


def test_exclude_holds_for_folders_and_for_files_by_name(newslint, desk):
    (desk / "newslint.toml").write_text('exclude = ["news/"]\n')
    assert newslint("check", ".")[:2] == (0, "no article was checked\n")
    assert newslint("check", "news/story.txt")[:2] == (0, "no article was checked\n")
    (desk / "newslint.toml").write_text('exclude = ["*.draft.txt"]\n')
    (desk / "news/a.draft.txt").write_text(SLIP)
    assert newslint("check", ".")[1].endswith("1 article: 1 to fix\n")


def test_accept_file(newslint, desk):
    (desk / "news/story.txt").write_text("They sang a woudl at the hall.\n")
    assert newslint("check", "--select", "TY101", "news")[0] == 1
    (desk / "words.txt").write_text("# songs of the valley\nwoudl  # a kind of hymn\n", encoding="utf-8")
    (desk / "newslint.toml").write_text('accept = ["words.txt"]\n')
    assert newslint("check", "--select", "TY101", "news")[0] == 0
    assert newslint("check", ".")[1].startswith("1 article:")  # and the file of words is none


def test_published_in_the_config(newslint, desk):
    (desk / "news/story.txt").write_text("The hearing is on Monday, Feb. 3, the court said.\n")
    assert newslint("check", "--select", "DA101", "news")[0] == 0
    (desk / "newslint.toml").write_text("published = 2026-02-01\n")
    assert newslint("check", "--select", "DA101", "news")[0] == 1


def test_house_rules_without_python(newslint, desk):
    (desk / "style").mkdir()
    (desk / "style/house.toml").write_text('''
[harbour-board]
code = "ZZ101"
check = "substitution"
level = "warning"
says = "the board’s name is “{want}”"
why = "It was renamed."
source = "the board’s charter"
swap = { "port board" = "Harbour Board" }
bad = ["The {port board => Harbour Board} met."]
good = ["The Harbour Board met."]
''')
    (desk / "newslint.toml").write_text('rules = ["style/*.toml"]\n')
    (desk / "news/story.txt").write_text("The port board met on the quay.\n")
    status, out, err = newslint("check", "news")
    assert (status, err) == (1, "") and "ZZ101 the board’s name is “Harbour Board”" in out
    assert newslint("rules", "test", "style/house.toml") == (0, "2 examples: none failed\n", "")
    assert "ZZ101" in newslint("rules")[1]


@pytest.mark.parametrize("text,says", [
    ('selct = ["TY"]', "newslint.toml:1: unknown key 'selct'; did you mean 'select'?"),
    ('select = ["TYX"]', "newslint.toml:1: select: unknown rule 'TYX'"),
    ('select = [1]', "'select' must be a list of texts"),
    ('level = "loud"', "level 'loud' must be one of note, warning, error"),
    ('[house]\ncourtesy = "maybe"', "house: courtesy = 'maybe' must be one of auto, nyt, none"),
    ('[house]\ncurtesy = "nyt"', "house: unknown key 'curtesy'; did you mean 'courtesy'?"),
    ('published = "soon"', "published 'soon' must be a date such as 2026-02-03"),
    ('encoding = "klingon"', "unknown encoding 'klingon'"),
    ('accept = ["none.txt"]', "accept: none.txt: no such file; make it, with a word or name a line"),
    ('accept = ["style/none.txt"]', "accept: style/none.txt: no such file"),
    ('rules = ["none/*.toml"]', "rules: no file matches 'none/*.toml'"),
    ('[levels]\nTY102 = "loud"', "levels: TY102 = 'loud' must be one of"),
    ('select = [', "newslint.toml: not valid TOML"),
    ('ignore = ["TY"]\n[[ignore]]\ncode = "TI"', "write the codes of an ignore list as [[ignore]] entries too"),
    ('[[ignore]]\ncode = "TY102"', "ignore (line 1): say in 'reason' why"),
    ('[[ignore]]\nreason = "so"', "ignore (line 1): name a path, a code or a text"),
    ('[[ignore]]\nreason = "so"\ncode = "TY102"\nuntill = 2026-01-01', "unknown key 'untill'; did you mean 'until'?"),
])
def test_a_broken_config_is_said_once(newslint, desk, text, says):
    (desk / "newslint.toml").write_text(text + "\n")
    (desk / "news/second.txt").write_text(SLIP)
    status, _, err = newslint("check", "news")
    assert status == 2 and says in err and err.count("\n") == 1


NOBODY = '''[nobody]
code = "ZZ101"
check = "existence"
level = "warning"
says = "say who"
why = "A reader asks."
source = "the desk"
words = ["sources say"]
bad = ["It rained, {sources say}."]
good = ["It rained, the mayor said."]
'''


@pytest.mark.parametrize("change,says", [
    (("check", "chekc"), "has no 'check'"),
    (('"existence"', '"existance"'), "unknown check 'existance'; did you mean 'existence'?"),
    (('"ZZ101"', '"Z1"'), "must be two capital letters and three digits"),
    (('"ZZ101"', '"TY102"'), "TY is a family of newslint’s own rules, Typos"),
    (("words =", "wrods ="), "has no parameter 'wrods'; did you mean 'words'?"),
    (("say who", "say {whom}"), "says {whom}, which check 'existence' does not fill; it fills {found}"),
    (("bad = [", "bad = [] #"), "needs at least one bad example"),
    (('words = ["sources say"]', "words = 3"), "'words' must be a list"),
    (('words = ["sources say"]', "words = [3]"), "'words' must be a list of texts, and 3 is not a text"),
    (("say who", "say {found!z}"), "[nobody] says: "),
    (("level =", 'formerly = ["TY102"]\nlevel ='), "TY102 is already used in"),
    (('level =', 'only = ["headlin"]\nlevel ='), "only 'headlin' is not a kind of text; did you mean 'headline'?"),
    (('level =', 'skip = ["@displya"]\nlevel ='), "skip '@displya' is not a group of kinds of text; did you mean '@display'?"),
    (('level =', 'skip = ["@months"]\nlevel ='), "skip '@months' is not a group of kinds of text; there are @not-copy, @default, @display"),
])
def test_a_broken_rule_names_file_rule_and_remedy(newslint, desk, change, says):
    (desk / "house.toml").write_text(NOBODY.replace(*change))
    (desk / "newslint.toml").write_text('rules = ["house.toml"]\n')
    status, out, err = newslint("check", "news")
    assert status == 2 and re.search(r"house.toml:\d+: \[nobody\]", err) and says in err and err.count("\n") == 1
    assert "TY102" in out  # the other rules still run
    status, out, err = newslint("check", "--select", "ZZ101", "news")
    assert status == 2 and says in err and err.count("\n") == 1  # not that there is no ZZ101


def test_rules_test_names_the_example_that_fails(newslint, desk):
    text = NOBODY.replace("It rained, {sources say}.", "It {rained}, sources say.").replace("It rained, the mayor said.", "Sources say little.")
    (desk / "house.toml").write_text(text)
    status, out, _ = newslint("rules", "test", "house.toml")
    assert status == 1 and out.endswith("2 examples: 2 failed\n")
    assert "house.toml: [nobody] bad example 1 of 1, “It {rained}, sources say.”: 'rained' is not found, but 'sources say'" in out
    (desk / "house.toml").write_text(text.replace('"Sources say little."', '{text = "Sources slept.", house = {courtesies = "nyt"}}'))
    told = "house.toml: [nobody] good example 1 of 1, “Sources slept.”: an example's house must be a table such as {courtesy = 'nyt'}"
    assert told in newslint("rules", "test", "house.toml")[1]


def test_rules_test_takes_the_files_of_the_config(newslint, desk):
    (desk / "terms.csv").write_text("term,write\nport board,Harbour Board\nLord Mayor,mayor\n")
    (desk / "newslint.toml").write_text('terms = "terms.csv"\n')
    assert newslint("rules", "test") == (0, "4 examples: none failed\n", "")
    status, _, err = newslint("rules", "test", "newslint.toml")
    assert status == 2 and "a config, and no rules" in err and "newslint rules test --config newslint.toml" in err
    assert "terms = terms.csv   (newslint.toml)" in newslint("config", "explain", "news/story.txt")[1]
    (desk / "newslint.toml").write_text("")
    assert "rules test needs a rule file" in newslint("rules", "test")[2]
    (desk / "newslint.toml").write_text("terms = 3\n")
    assert newslint("rules", "test")[0] == 2


def test_a_glossary_of_another_encoding_says_how_to_save_it(newslint, desk):
    (desk / "terms.csv").write_bytes("term,write\ncafe,café\n".encode("cp1252"))
    status, _, err = newslint("rules", "test", "terms.csv")
    assert status == 2 and "terms.csv: not UTF-8 at byte 19; in the spreadsheet, save it as “CSV UTF-8”" in err


def test_a_check_is_explained_while_a_rule_is_broken(newslint, desk):
    (desk / "house.toml").write_text('''[wordy]
code = "ZZ101"
check = "substitution"
level = "warning"
says = "write “{want}”"
why = "A reader asks."
source = "the desk"
[wordy.swap]
"at this point in time" = "now"
bad = ["It is {at this point in time => now}."]
good = ["It is now."]
''')
    (desk / "newslint.toml").write_text('rules = "house.toml"\n')
    status, _, err = newslint("rules", "test")
    assert status == 2 and "house.toml:10: [wordy] has no 'bad', but 'swap' has: put it above that table" in err
    assert newslint("rule", "substitution")[1].startswith('check = "substitution"') and newslint("rule", "wordy")[0] == 2


def test_sections_for_paths(newslint, desk):
    (desk / "opinion").mkdir()
    (desk / "opinion/column.txt").write_text(SLIP)
    (desk / "newslint.toml").write_text('select = ["TY"]\n[paths."opinion/**"]\nignore = ["TY102"]\n[paths."news/*.txt".levels]\nTY102 = "error"\n')
    status, out, _ = newslint("check", "--output-format", "concise", ".")
    assert status == 1 and out.count("\n") == 1 and out.startswith("news/story.txt:1:16: TY102 error:")


def test_extend_adds_lists_and_merges_tables(newslint, desk):
    (desk / "base").mkdir()
    (desk / "base/words.txt").write_text("woudl\n")
    (desk / "base/desk.toml").write_text('select = ["TY101"]\naccept = ["words.txt"]\nlevel = "warning"\n[house]\nus = "US"\ncourtesy = "none"\n')
    (desk / "newslint.toml").write_text('extend = "base/desk.toml"\nselect = ["TY102"]\n[house]\nus = "U.S."\n')
    (desk / "news/story.txt").write_text("They woudl sing the the hymn.\n")
    assert newslint("check", "--output-format", "concise", "news")[1].count("TY102") == 1
    status, out, _ = newslint("config", "explain", "news/story.txt")
    assert status == 0
    assert "news/story.txt: by newslint.toml\n  select = TY101   (base/desk.toml)\n  select = TY102   (newslint.toml)\n" in out
    assert "  house.us = U.S.   (newslint.toml)\n" in out and "  house.courtesy = none   (base/desk.toml)\n" in out
    assert "  encoding = utf-8   (default)\n" in out and "  accept = woudl   (base/desk.toml)\n" in out


def test_explain_without_a_config(newslint, desk):
    status, out, _ = newslint("config", "explain", "news/story.txt")
    assert status == 0 and "no newslint.toml" in out and "  level = note   (default)\n" in out


@pytest.mark.parametrize("text,says", [
    ('extend = "none.toml"', "none.toml: cannot be read"),
    ('extend = "newslint.toml"', "extend leads back to newslint.toml"),
    ('[paths."a/**"]\nexclude = ["b"]', "'exclude' holds for the whole file"),
    ('[paths."a/**"]\nselct = ["b"]', "unknown key 'selct'; did you mean 'select'?"),
    ('paths = 3', "paths must be tables"),
])
def test_a_broken_extend_or_section(newslint, desk, text, says):
    (desk / "newslint.toml").write_text(text + "\n")
    status, _, err = newslint("check", "news")
    assert status == 2 and says in err and err.count("\n") == 1


def test_rules_test_knows_the_codes_that_are_taken(newslint, desk):
    (desk / "house.toml").write_text(NOBODY.replace("ZZ101", "TY102"))
    status, out, err = newslint("rules", "test", "house.toml")
    assert (status, out) == (2, "") and "TY is a family of newslint’s own rules" in err
    assert newslint("rules", "list", "house.toml")[0] == 2


def test_extend_select_adds_to_the_default(newslint, desk):
    (desk / "rules.toml").write_text(OFF)
    (desk / "newslint.toml").write_text('rules = ["rules.toml"]\n')
    assert "HB102" not in newslint("check", "news")[1]
    (desk / "newslint.toml").write_text('rules = ["rules.toml"]\nextend-select = ["HB102"]\n')
    out = newslint("check", "news")[1]
    assert "HB102" in out and "TY102" in out
    assert "HB102" not in newslint("check", "--select", "TY", "news")[1]


def test_levels_switches_a_rule_on_and_off(newslint, desk):
    (desk / "rules.toml").write_text(OFF)
    (desk / "newslint.toml").write_text('rules = ["rules.toml"]\n[levels]\nbridge-named = "error"\nTY102 = "off"\n')
    out = newslint("check", "--output-format", "concise", "news")[1]
    assert "HB102" in out and "TY102" not in out
    (desk / "newslint.toml").write_text('rules = ["rules.toml"]\n[levels]\nHB = "error"\n')
    assert "HB102" not in newslint("check", "news")[1], "a family has a level, but stays as it is"


def test_one_rule_of_a_family_may_have_a_level_of_its_own(newslint, desk):
    (desk / "newslint.toml").write_text('[levels]\nTY102 = "warning"\nTY = "off"\n')
    assert newslint("check", "news")[0] == 1, "what names the rule itself decides"
    (desk / "newslint.toml").write_text('[levels]\nTY102 = "error"\nTY = "note"\n')
    assert newslint("check", "--fail-on", "error", "news")[0] == 1


def test_extend_ignore_goes_with_ignore_entries(newslint, desk):
    (desk / "newslint.toml").write_text(
        'extend-ignore = ["TY102"]\n[[ignore]]\ncode = "TI"\nreason = "printed whole"\n')
    assert newslint("check", "news")[0] == 0
    (desk / "newslint.toml").write_text('extend-ignore = ["TY999"]\n')
    status, _, err = newslint("check", "news")
    assert status == 2 and "unknown rule 'TY999'" in err


def test_fail_on_by_folder(newslint, desk):
    (desk / "newslint.toml").write_text('fail-on = "error"\n[levels]\nTY102 = "warning"\n')
    assert newslint("check", "news")[0] == 0
    assert newslint("check", "--fail-on", "warning", "news")[0] == 1
    (desk / "newslint.toml").write_text('fail-on = "error"\n[levels]\nTY102 = "warning"\n[paths."news/**"]\nfail-on = "note"\n')
    assert newslint("check", "news")[0] == 1
    (desk / "newslint.toml").write_text('fail-on = "loud"\n')
    assert newslint("check", "news")[2] == "newslint: newslint.toml:1: fail-on 'loud' must be one of note, warning, error\n"


def test_baseline_in_the_config(newslint, desk):
    assert newslint("check", "--write-baseline", "known.json", "news")[0] == 0
    (desk / "newslint.toml").write_text('baseline = "known.json"\n')
    assert newslint("check", "news")[:2] == (0, "1 article: nothing to fix\n")
    (desk / "news/story.txt").write_text("The bridge is open.\n")
    assert "1 finding of the baseline no longer there" in newslint("check", "news")[2]
    assert "dropped" in newslint("check", "--prune-baseline", "news")[2]
    assert newslint("check", "news")[2] == ""
    (desk / "newslint.toml").write_text('baseline = "gone.json"\n')
    status, _, err = newslint("check", "news")
    assert status == 2 and "gone.json: no such baseline" in err
    (desk / "newslint.toml").write_text("")
    assert "--prune-baseline needs --baseline FILE" in newslint("check", "--prune-baseline", "news")[2]


def test_each_config_has_its_own_baseline(newslint, desk):
    (desk / "desk").mkdir()
    (desk / "desk/story.txt").write_text(SLIP)
    assert newslint("check", "--write-baseline", "news/known.json", "news")[0] == 0
    (desk / "news/newslint.toml").write_text('baseline = "known.json"\n')
    status, out, _ = newslint("check", "--output-format", "concise", "news", "desk")
    assert status == 1 and out.startswith("desk/story.txt:1:") and "news" not in out


@pytest.mark.parametrize("wanted", ["0.1.0", ">=0.1", ">=0.1, <1", "==0.1", "!=0.2", "<=0.1", "0.1"])
def test_required_version_that_fits(newslint, desk, wanted):
    (desk / "newslint.toml").write_text(f'required-version = "{wanted}"\nignore = ["TY"]\n')
    assert newslint("check", "news")[::2] == (0, "")


@pytest.mark.parametrize("wanted, fault", [
    (">=99", "is '>=99', and this is newslint 0.1.0"), ("<0.1", "is '<0.1', and this is"), ("!=0.1", "and this is"), (">0.1", "and this is"),
    (">=0.1, >0.1", "and this is"), ("new", "must be a text such as"), (">=", "must be a text such as"), ("", "must be a text such as"),
])
def test_required_version_that_does_not_fit(newslint, desk, wanted, fault):
    (desk / "newslint.toml").write_text(f'required-version = "{wanted}"\n')
    status, _, err = newslint("check", "news")
    assert status == 2 and fault in err and err.count("\n") == 1


def test_the_environment_names_a_config(newslint, desk, monkeypatch):
    (desk / "house.toml").write_text('ignore = ["TY102"]\n')
    (desk / "loud.toml").write_text('level = "note"\n')
    monkeypatch.setenv("NEWSLINT_CONFIG", "house.toml")
    assert newslint("check", "news")[0] == 0
    assert newslint("check", "--config", "loud.toml", "news")[0] == 1
    monkeypatch.setenv("NEWSLINT_CONFIG", "none.toml")
    status, _, err = newslint("check", "news")
    assert status == 2 and "none.toml: cannot be read" in err and "NEWSLINT_CONFIG" in err
    monkeypatch.setenv("NEWSLINT_CONFIG", "")
    assert newslint("check", "news")[0] == 1


def test_exclude_on_the_command_line(newslint, desk):
    (desk / "news/a.draft.txt").write_text(SLIP)
    assert newslint("check", "--exclude", "*.draft.txt", ".")[1].endswith("1 article: 1 to fix\n")
    status, out, err = newslint("check", "--exclude", "*.draft.txt,story.txt", ".")
    assert (status, out) == (0, "no article was checked\n") and "--exclude leaves out news/a.draft.txt and 1 more" in err


def test_include_takes_further_suffixes(newslint, desk):
    (desk / "news/wire.story").write_text(SLIP)
    assert newslint("check", ".")[1].endswith("1 article: 1 to fix\n")
    (desk / "newslint.toml").write_text('include = ["*.story"]\n')
    assert newslint("check", ".")[1].endswith("2 articles: 2 to fix\n")


def test_quiet_prints_findings_only(newslint, desk):
    loud, quiet = newslint("check", "news"), newslint("check", "--quiet", "news")
    assert loud[1] == quiet[1] + "1 article: 1 to fix\n" and loud[0] == quiet[0] == 1
    (desk / "news/story.txt").write_text("The bridge is open.\n")
    assert newslint("check", "--quiet", "news") == (0, "", "")


def test_explain_shows_every_setting(newslint, desk):
    (desk / "newslint.toml").write_text('extend-select = ["XA106"]\nfail-on = "error"\ninclude = ["*.story"]\n[fields]\nbody = "text"\n')
    out = newslint("config", "explain", "news/story.txt")[1]
    for line in ("extend-select = XA106", "fail-on = error", "include = *.story", "fields.body = text"):
        assert f"  {line}   (newslint.toml)\n" in out


OFF = '''
[bridge-named]
code = "HB102"
check = "existence"
level = "warning"
default = "off"
says = "name the “{found}”"
why = "There are five of them."
source = "house style"
words = ["bridge"]
bad = ["The {bridge} opened."]
good = ["The ferry sailed."]
'''


def test_all_faults_of_a_config_at_once(newslint, desk):
    (desk / "newslint.toml").write_text(
        'levle = "note"\nfail-on = "loud"\nselect = ["TY"]\n[paths."a/**"]\nselct = ["b"]\nhouse = 3\n[paths."b/**"]\nexclude = []\n')
    status, _, err = newslint("check", "news")
    assert status == 2 and err.splitlines() == [
        "newslint: newslint.toml:1: unknown key 'levle'; did you mean 'level'?",
        "newslint: newslint.toml:2: fail-on 'loud' must be one of note, warning, error",
        "newslint: newslint.toml:5: [paths.\"a/**\"]: unknown key 'selct'; did you mean 'select'?",
        "newslint: newslint.toml:6: [paths.\"a/**\"]: 'house' must be a table",
        "newslint: newslint.toml:8: [paths.\"b/**\"]: 'exclude' holds for the whole file; put it above the [paths] tables",
    ]

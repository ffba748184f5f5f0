"""Every example of every rule: what is marked is found, where it is marked, with the fix that is shown."""

import os
import re

import pytest
import tomli
from conftest import ROOT
from support import every_rule

from newslint import rules, scopes
from newslint.families import FAMILIES
from newslint.document import fold
from newslint.examples import example, judge

RULES = every_rule()
CASES = [(rule, kind, i) for rule in RULES for kind in ("bad", "good") for i in range(len(getattr(rule, kind)))]


@pytest.mark.parametrize("rule,kind,i", CASES, ids=[f"{r.code}-{k}-{i}" for r, k, i in CASES])
def test_example(rule, kind, i):
    if problem := judge(rule, example(getattr(rule, kind)[i]), kind):
        pytest.fail(f"{rule.file}: [{rule.name}] {kind} example {i + 1}: {problem}", pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=[r.code for r in RULES])
def test_record(rule):
    rules.verify(rule)
    assert len(rule.bad) >= 3 and len(rule.good) >= 3, "each of newslint's own rules has three bad examples and three good ones"
    assert [w for w in rule.triggers().words if w != fold(w)] == [], "a trigger that is not folded never fires: capitals, curly apostrophes"


@pytest.mark.parametrize("rule", RULES, ids=[r.code for r in RULES])
def test_wording(rule):
    """A message is a clause, what to write and why; a source is a place to look up; the reason is in sentences."""
    says, source, why = rule.says, rule.source, rule.why
    assert re.match(r"[a-z“{]", says) and says[-1] not in ".!;:," and "\n" not in says, "`says` begins small and ends without a stop"
    assert source and "\n" not in source and source[-1] != ".", "`source` is one line without a full stop"
    assert re.match(r"[A-Z“]", why) and why[-1] in ".!?" and len(why.split()) > 7, "`why` is in sentences, eight words at least"


def test_readme_lists_every_rule(same):
    from newslint.explain import overview

    same("rules/README.md", overview(RULES))


def test_a_group_stands_for_its_kinds_of_text():
    text = """[odd-word]
code = "XX101"
check = "existence"
level = "note"
says = "{found}"
why = "It is tried here."
source = "this test"
words = ["wharf"]
bad = ["A {wharf}."]
good = ["A quay."]
"""
    (rule,) = rules.parse("a.toml", text + 'skip = ["headline", "@display", "table"]\nonly = ["@not-copy"]')
    assert rule.skip == ("headline", "heading", "standfirst", "caption", "byline", "table") and rule.only == scopes.NOT_COPY
    (rule,) = rules.parse("a.toml", text)
    assert rule.skip == scopes.GROUPS["@default"] and rule.only == ()


def test_rules_name_groups_of_kinds_of_text():
    """A rule that lists all kinds of a group names the group."""
    written = {(path.name, name): table for path in (ROOT / "rules").glob("*.toml") for name, table in tomli.loads(path.read_text(encoding="utf-8")).items()}
    spelled = [(*where, key, group) for where, table in written.items() for key in ("only", "skip")
               for group, members in scopes.GROUPS.items() if set(members) <= set(table.get(key, ()))]
    assert spelled == []
    named = {name for table in written.values() for key in ("only", "skip") for name in table.get(key, ())}
    assert set(scopes.GROUPS) <= named, "a group that no rule needs"
    assert {name for members in scopes.GROUPS.values() for name in members} <= set(scopes.SCOPES)


def test_codes_are_of_a_known_family():
    unknown = [f"{r.file}: [{r.name}] {r.code}" for r in RULES if r.family not in FAMILIES]
    assert unknown == [], "a code begins with the letters of a family; CONTRIBUTING.md has the table"


def test_page_of_a_rule(newslint):
    status, out, _ = newslint("rule", "ty102")
    assert status == 0 and out.startswith("TY102 doubled-word (warning)\n") and "Left alone" in out
    assert newslint("rule", "doubled-word")[1] == out
    status, out, err = newslint("rule", "doubled-wrd")
    assert (status, out) == (2, "") and err == "newslint: no rule 'doubled-wrd'; did you mean 'doubled-word'?\n"


def test_list_of_rules(newslint):
    status, out, _ = newslint("rules")
    assert status == 0 and len(out.splitlines()) == len(RULES) and "TY102  doubled-word" in out


def test_list_of_rules_as_json(newslint):
    import json

    records = json.loads(newslint("rules", "--output-format", "json")[1])
    assert [r["code"] for r in records] == [r.code for r in RULES]
    assert all(r["why"] and r["bad"] and r["good"] for r in records)


@pytest.mark.parametrize("name", ["existence", "substitution", "consistency", "pattern", "repetition", "context", "term"])
def test_page_of_a_check(newslint, name):
    status, out, _ = newslint("rule", name)
    assert status == 0 and out.startswith(f'check = "{name}"\n') and "```toml" in out and "Needed: " in out


@pytest.mark.parametrize("path", ["rules/residue.toml", "./rules/../rules/residue.toml", "link/residue.toml"])
def test_newslints_own_files_are_known_by_any_path(newslint, tmp_path, monkeypatch, path):
    ours = os.path.dirname(rules.built_in()[0])
    os.symlink(ours, tmp_path / "link")
    os.symlink(ours, tmp_path / "rules")
    monkeypatch.chdir(os.path.dirname(ours) if path.endswith("rules/residue.toml") else tmp_path)
    expected = newslint("rules", "test", os.path.join(ours, "residue.toml"))
    assert newslint("rules", "test", path) == expected and expected[1].endswith("examples: none failed\n") and expected[0] == 0

"""docs/stylebook.md: every rule and table in it runs, and proves itself."""

import re

import pytest
from conftest import ROOT

TEXT = (ROOT / "docs/stylebook.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.S | re.M)


@pytest.mark.parametrize("block", blocks("toml"), ids=lambda b: b.partition("]")[0][1:])
def test_rule(newslint, tmp_path, block):
    (tmp_path / "a.toml").write_text(block, encoding="utf-8")
    status, out, err = newslint("rules", "test", tmp_path / "a.toml")
    assert (status, err) == (0, "") and "none failed" in out, out


def test_table(newslint, tmp_path):
    (table,) = blocks("csv")
    (tmp_path / "terms.csv").write_text(table, encoding="utf-8")
    status, out, err = newslint("rules", "test", tmp_path / "terms.csv")
    assert (status, err) == (0, "") and "none failed" in out, out


def test_all_of_it_together(newslint, desk):
    (desk / "style").mkdir()
    (desk / "style/terms.csv").write_text(blocks("csv")[0], encoding="utf-8")
    (desk / "style/house.toml").write_text("\n".join(blocks("toml")), encoding="utf-8")
    (desk / "newslint.toml").write_text(blocks("text")[0] + 'select = ["HX", "GL"]\n', encoding="utf-8")
    (desk / "a.txt").write_text("The HBV heard an advisor on a 9 year old boy.\n", encoding="utf-8")
    status, out, err = newslint("check", "--output-format", "concise", "a.txt")
    assert (status, err) == (1, "") and [code for code in ("HX109", "GL102", "HX103") if code not in out] == []


@pytest.mark.parametrize("check", ["one-form", "first-mention", "required", "length", "count"])
def test_the_example_of_a_check_can_be_used(check):
    from inspect import getdoc

    from newslint import rules
    from newslint.checks import load

    (block,) = re.findall(r"```toml\n(.*?)```", getdoc(load(check)), re.S)
    whole = block + 'code = "HX101"\nlevel = "note"\nwhy = "so"\nsource = "house"\nbad = ["{x}"]\ngood = ["x"]\n'
    (rule,) = rules.parse("a.toml", whole)
    assert rules.verify(rule)

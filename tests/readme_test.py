"""README says what is so: its sample output, its config, its commands."""

import re

import tomli
from conftest import ROOT

from newslint.reports import REPORTS
from newslint.scopes import SCOPES

README = ROOT / "README.md"
SAMPLE = re.compile(r"(<!-- sample output: newslint (.*?) -->\n```text\n)(.*?)(```\n)", re.S)


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(encoding="utf-8"), re.S | re.M)


def test_sample_output(newslint, request, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = README.read_text(encoding="utf-8")
    m = SAMPLE.search(text)
    _, out, err = newslint(*m[2].split(), "--config", "tests/empty.toml")
    assert err == ""
    if request.config.getoption("--accept"):
        README.write_text(text[: m.start(3)] + out + text[m.end(3) :], encoding="utf-8")
        return
    assert m[3] == out, "pytest --accept writes README's sample anew"


def test_every_report_is_in_readme():
    text = README.read_text(encoding="utf-8")
    assert [name for name in REPORTS if f"`{name}`" not in text and name != "statistics"] == []


def test_every_option_in_readme_is_real(newslint):
    known = "".join(newslint(*command, "--help")[1] for command in (["check"], ["serve"], ["lsp"], ["rules"], ["rule"], ["config"], ["init"])) + newslint("--help")[1]
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README.read_text(encoding="utf-8")))
    assert used - {"--accept"} <= set(re.findall(r"--[a-z][a-z-]+", known))


def test_the_config_of_readme_works(newslint, desk):
    config = next(b for b in blocks("toml") if "select = []" in b)
    (desk / "style").mkdir()
    rule = next(b for b in blocks("toml") if "harbour-board" in b)
    (desk / "style/house.toml").write_text(rule, encoding="utf-8")
    (desk / "style/words.txt").write_text("woudl\n")
    (desk / "newslint.toml").write_text(config, encoding="utf-8")
    (desk / "story.txt").write_text("The port board met at noon.\n")
    status, out, err = newslint("check", "story.txt")
    assert (status, err) == (1, "") and "HB101 the board’s name is “Harbour Board”" in out
    assert newslint("rules", "test", "style/house.toml")[0] == 0


def test_the_hooks_are_valid():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "id: newslint" in hooks and "docx" in hooks


def test_packages_are_justified():
    wanted = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [d for own in wanted["optional-dependencies"].values() for d in own]
    names = [re.match(r"[\w-]+", d)[0] for d in [*wanted["dependencies"], *extras] if not d.startswith("newslint[")]
    text = README.read_text(encoding="utf-8")
    assert [n for n in names if f"**{n}**" not in text] == []


def test_every_kind_of_text_is_in_readme():
    (row,) = re.findall(r"(?m)^\| `only`, `skip` \| kinds of text in which it is read or not: (.*?)\. Unless", README.read_text(encoding="utf-8"))
    assert tuple(re.sub(r" \([^)]*\)", "", row).split(", ")) == SCOPES

"""The JSON Schemas of config and rule files: they say what the loaders say."""

import json
import re

import jsonschema
import pytest
import tomli
from conftest import ROOT

from newslint import config_file, rule_table, schema

NAMES = {"newslint": schema.config, "rules": schema.rules}


def valid(name, table):
    """Whether a table, as TOML gives it, fits the schema."""
    plain = json.loads(json.dumps(table, default=str))
    return jsonschema.Draft7Validator(NAMES[name]()).is_valid(plain)


@pytest.mark.parametrize("name", NAMES)
def test_schemas_in_docs(same, name):
    made = NAMES[name]()
    jsonschema.Draft7Validator.check_schema(made)
    same(f"docs/schema/{name}.schema.json", schema.text("config" if name == "newslint" else name))


def test_every_key_of_the_loaders_is_there():
    assert set(schema.ABOUT) == set(config_file.KEYS)
    assert set(schema.FIXED) == set(rule_table.FIXED)


@pytest.mark.parametrize("path", sorted(p.name for p in (ROOT / "rules").glob("*.toml")))
def test_our_own_rules_fit(path):
    assert valid("rules", tomli.loads((ROOT / "rules" / path).read_text(encoding="utf-8")))


def test_the_config_of_readme_fits():
    (config,) = (b for b in re.findall(r"^```toml\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M) if "select = []" in b)
    assert valid("newslint", tomli.loads(config))


CONFIGS = [
    ('select = ["TY"]', True), ('select = "TY"', True), ("select = 3", False), ('ignore = "TY"', True), ('selct = ["TY"]', False), ('level = "note"', True), ('level = "loud"', False),
    ('[levels]\nTY = "off"', True), ('[levels]\nTY = "on"', False), ('[house]\nus = "US"', True), ('[house]\nus = "USA"', False),
    ('[house]\nusa = "US"', False), ('[[ignore]]\ncode = "TY"\nreason = "so"', True), ('[[ignore]]\ncode = "TY"', False),
    ('[[ignore]]\ncode = "TY"\nreason = "so"\nday = 2026-01-01', False), ('[paths."a/**"]\nselect = ["TY"]', True), ("published = 2026-02-03", True),
    ('[paths."a/**"]\nexclude = ["b"]', False), ('[paths."a/**"]\nfail-on = "error"', True), ('fail-on = "off"', False), ("accept = 3", False),
    ('[fields]\nbody = "text"', True), ('[fields]\nheadline = "text"', False), ('encoding = "utf-8"', True), ("encoding = 8", False),
]


@pytest.mark.parametrize("text, fine", CONFIGS)
def test_schema_and_loader_agree_on_a_config(desk, text, fine):
    (desk / "newslint.toml").write_text(text + "\n")
    assert valid("newslint", tomli.loads(text)) is fine
    try:
        config_file.read("newslint.toml")
        read = True
    except config_file.ConfigError:
        read = False
    assert read is fine


RULE = '''[a-b]
code = "HB101"
check = "existence"
level = "note"
says = "“{found}”"
why = "so"
source = "house"
words = ["barge"]
bad = ["A {barge}."]
good = ["A ship."]
'''


@pytest.mark.parametrize("old, new, fine", [
    ("", "", True), ("existence", "existance", False), ("note", "loud", False), ("words", "wrods", False), ('["barge"]', '"barge"', False),
    ("HB101", "hb1", False), ('why = "so"\n', "", True), ('says = "“{found}”"\n', "", False), ('good = ["A ship."]', "good = []", False), ('why = "so"', 'why = "so"\nonly = ["title"]', False),
    ('why = "so"', 'why = "so"\nskip = ["table", "@display"]\ncase = true', True), ('why = "so"', 'why = "so"\nskip = ["@dispaly"]', False), ('why = "so"', 'why = "so"\ncase = "yes"', False),
    ('words = ["barge"]\n', "", False), ('["A {barge}."]', '[{text = "A {barge}.", published = 2026-02-03}]', True),
    ('["A {barge}."]', '[{text = "A {barge}.", day = 2026-02-03}]', False),
])
def test_schema_and_loader_agree_on_a_rule(newslint, tmp_path, old, new, fine):
    text = RULE.replace(old, new) if old else RULE
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    assert valid("rules", tomli.loads(text)) is fine
    assert (newslint("rules", "test", tmp_path / "a.toml")[0] == 0) is fine


def test_parameters_are_explained():
    made = {c["if"]["properties"]["check"]["const"]: c["then"]["properties"] for c in schema.rules()["additionalProperties"]["allOf"]}
    assert made["existence"]["once"]["description"].startswith("with `true`, one finding for all places")
    assert made["term"]["unless-before"]["description"].startswith("words that make a term right")


def test_commands_print_them(newslint):
    assert json.loads(newslint("config", "schema")[1]) == schema.config()
    assert json.loads(newslint("rules", "schema")[1]) == schema.rules()


def test_init_names_the_schema_in_its_first_line(newslint, desk):
    assert newslint("init")[0] == 0
    first, _, rest = (desk / "newslint.toml").read_text(encoding="utf-8").partition("\n")
    assert first == "#:schema newslint.schema.json"
    assert json.loads((desk / "newslint.schema.json").read_text(encoding="utf-8")) == schema.config()
    assert valid("newslint", tomli.loads(rest))

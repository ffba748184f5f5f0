"""The word lists: one file each, read by rules and by Python."""

import ast
import os
import re
from collections import Counter

import pytest
import tomli
from conftest import ROOT
from support import every_rule

from newslint import rules
from newslint.language import lists

RULE = """
[odd-word]
code = "XX101"
check = "existence"
level = "note"
says = "{{found}}"
why = "It is tried here."
source = "this test"
words = ["@{name}", "wharf"]
bad = ["A {{wharf}}."]
good = ["A quay."]
"""


def test_a_rule_names_a_list():
    (rule,) = rules.parse("odd.toml", RULE.format(name="prepositions"))
    assert {"of", "under", "wharf"} <= rule.triggers().words


def test_an_unknown_list_is_named_with_the_nearest():
    (rule,) = rules.parse("odd.toml", RULE.format(name="preposition"))
    with pytest.raises(rules.RuleError, match=r"there is no list “@preposition” \(did you mean “@prepositions”\?\)"):
        rule.build()


@pytest.mark.parametrize("name", lists.names())
def test_a_list_is_well_kept(name):
    assert lists.words(name)
    assert all("\t" not in word and word == " ".join(word.split()) for word in lists.words(name))


def test_a_list_says_what_it_is_in_its_first_line():
    for name in lists.names():
        with open(os.path.join(lists.home(), name + ".txt"), encoding="utf-8") as f:
            first, *others = f.read().splitlines()
        told = first.startswith("# ") and first.endswith((".", "?")) and len(first) > 12
        assert told, f"lists/{name}.txt begins with a comment, “# ” and a sentence that says what the list is, not {first!r}"
        assert others, f"lists/{name}.txt has no words"


def test_no_word_is_twice_in_a_list():
    for name in lists.names():
        twice = sorted(word for word, count in Counter(lists.words(name)).items() if count > 1)
        assert twice == [], f"lists/{name}.txt, with the lists that it names"


def test_a_list_may_name_another():
    assert {"@coordinators", "because"} <= set(lists._entries("connectives"))
    assert lists.word_set("coordinators") | {"because"} < lists.word_set("connectives")


def test_no_two_lists_are_the_same():
    found = {}
    for name in lists.names():
        other = found.setdefault(frozenset(word.lower() for word in lists.words(name)), name)
        assert other == name, f"lists/{other}.txt and lists/{name}.txt hold the same words"


def test_no_two_rules_write_the_same_words():
    """Sets of six words and more, in two parameters of rules or in a rule and a list: one list, named by both."""
    found = {lists.word_set(name): name for name in lists.names()}
    for rule in every_rule():
        for key, value in rule.params.items():
            if key not in ("skip", "only") and isinstance(value, list) and len(value) > 5 and all(isinstance(v, str) for v in value):
                other = found.setdefault(frozenset(value), (rule.name, key))
                assert other == (rule.name, key), "the same words in two places: put them into a list, and name it in both"


def named(node):
    """The names of lists that a node of Python code asks for."""
    if isinstance(node, ast.Call):
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in ("words", "word_set", "table", "alternatives", "_title_rows", "_lemmas"):
            return [a.value for a in node.args if isinstance(a, ast.Constant)]
    return []


def test_every_list_is_used():
    used = {name for _, tree in code() for node in ast.walk(tree) for name in named(node)}
    used |= {entry[1:] for name in lists.names() for entry in lists._entries(name) if entry[0] == "@"}
    for rule in every_rule():
        for value in (*rule.params.values(), [*rule.only_near, *rule.unless_near]):
            inside = value.values() if isinstance(value, dict) else [value]
            if isinstance(value, str) and value[:1] == "@":
                used.add(value[1:])  # a table: map = "@weekdays-with-points"
            for entry in [entry for one in inside if isinstance(one, list) for entry in one]:
                if isinstance(entry, str):  # a whole entry, or a part of one, as in “in [march] @years => March”
                    used.update(re.findall(r"(?<!\w)@([a-z]+(?:-[a-z]+)*)", entry))
    assert sorted(set(lists.names()) - used) == [], "no rule (“@name”), list or module (lists.words) names these lists"


MOST = 12  # words of a literal in code
# What is no word class, and why.
NOT_WORDS = {
    "analysis/unknown.py": "Latin endings",
    "checks/__init__.py": "names of checks",
    "checks/misspelling.py": "endings of words",
    "commands/rules.py": "keys of a report",
    "compiled.py": "fields of a rule",
    "config_file.py": "keys of a config",
    "readers/front_matter.py": "keys of front matter",
    "readers/html_tags.py": "elements and class names of HTML",
    "readers/tags.py": "elements of HTML",
    "reports/__init__.py": "names of reports",
    "families.py": "letters of families",
    "glossary.py": "columns of a glossary",
    "rule_table.py": "keys of rules",
    "scopes.py": "kinds of text",
    "schema.py": "keys of rules and configs",
    "server/typerighter.py": "keys of a protocol",
}


def code():
    """(path below src/newslint, syntax tree) of all modules."""
    src = ROOT / "src/newslint"
    return [(p.relative_to(src).as_posix(), ast.parse(p.read_text(encoding="utf-8"))) for p in sorted(src.rglob("*.py"))]


def words_of(node):
    """The small words that a literal of code writes out: a text that is split, or a row of texts."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        found = text.value.split() if isinstance(text, ast.Constant) and isinstance(text.value, str) else []
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        found = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    elif isinstance(node, ast.Dict):
        found = [k.value for k in node.keys if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    else:
        found = []
    return [w for w in found if w.replace("'", "").replace(" ", "").isalpha()]


def test_code_holds_no_word_lists():
    large = {path: words_of(node) for path, tree in code() for node in ast.walk(tree) if len(words_of(node)) > MOST}
    assert {path: words for path, words in large.items() if path not in NOT_WORDS} == {}, f"more than {MOST} words: put them into lists/"
    assert sorted(NOT_WORDS.keys() - large) == [], "these need no exception any more"


def test_the_lists_are_read_from_the_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path))
    fresh(lists)
    read = lists.table("weekdays")
    monkeypatch.setattr(lists, "_load", None)  # no file is read again
    fresh(lists)
    assert lists.table("weekdays") == read and lists.words("weekdays") == tuple(read)
    (entry,) = (tmp_path / "rules").iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"monday", b"munday"))
    monkeypatch.undo()
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path))
    fresh(lists)
    assert lists.table("weekdays") == read, "a damaged entry is written anew"


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "file"))
    fresh(lists)
    assert lists.words("articles") == ("a", "an", "the")


def fresh(module):
    """Forget what this process has read."""
    for function in (module.words, module.word_set, module.table, module._all):
        function.cache_clear()


def test_an_installed_package_has_its_own_lists(tmp_path, monkeypatch):
    (tmp_path / "newslint/language").mkdir(parents=True)
    (tmp_path / "newslint/lists").mkdir()
    monkeypatch.setattr(lists, "__file__", str(tmp_path / "newslint/language/lists.py"))
    assert lists.home() == str(tmp_path / "newslint/lists")


def test_the_packages_hold_rules_and_lists():
    with open(ROOT / "pyproject.toml", "rb") as f:
        targets = tomli.load(f)["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["force-include"] == {"rules": "newslint/rules", "lists": "newslint/lists"}
    assert {"/rules", "/lists"} <= set(targets["sdist"]["include"])

"""The word lists: one file each, read by rules and by Python."""

import ast
import os
import re
from collections import Counter

import pytest
import tomli
from conftest import ROOT
from support import code, every_rule

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


@pytest.fixture(scope="module")
def modules():
    return code()


def named(node):
    """The names of lists that a node of Python code asks for."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [name.lower() for name in lists.IN_PATTERN.findall(node.value)]
    if isinstance(node, ast.Call):
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in ("words", "word_set", "table", "_title_rows", "_lemmas"):
            return [a.value for a in node.args if isinstance(a, ast.Constant)]
    return []


def test_every_list_is_used(modules):
    used = {name for _, tree in modules.items() for node in ast.walk(tree) for name in named(node)}
    used |= {entry[1:] for name in lists.names() for entry in lists._entries(name) if entry[0] == "@"}
    for rule in every_rule():
        for value in (*rule.params.values(), [*rule.only_near, *rule.unless_near]):
            inside = value.values() if isinstance(value, dict) else [value]
            used.update(name.lower() for name in lists.IN_PATTERN.findall(str(value)))
            if isinstance(value, str) and value[:1] == "@":
                used.add(value[1:])  # a table: map = "@weekdays-with-points"
            for entry in [entry for one in inside if isinstance(one, list) for entry in one]:
                if isinstance(entry, str):  # a whole entry, or a part of one, as in “in [march] @years => March”
                    used.update(re.findall(r"(?<!\w)@([a-z]+(?:-[a-z]+)*)", entry))
    assert sorted(set(lists.names()) - used) == [], "no rule (“@name”), list or module (lists.words) names these lists"


MOST = 12  # words of a literal in code, or of one group of a pattern
SHARED = 8  # words of a group that two patterns of rules may both have
# What is no word class, and why.
NOT_WORDS = {
    "analysis/unknown_nearby.py": "Latin endings",
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
    "server/families.py": "letters of families",
    "glossary.py": "columns of a glossary",
    "rule_table.py": "keys of rules",
    "scopes.py": "kinds of text",
    "schema.py": "keys of rules and configs",
    "server/typerighter.py": "keys of a protocol",
}


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


def test_code_holds_no_word_lists(modules):
    large = {path: found for path, tree in modules.items() for node in ast.walk(tree) if len(found := words_of(node)) > MOST}
    assert {path: words for path, words in large.items() if path not in NOT_WORDS} == {}, f"more than {MOST} words: put them into lists/"
    assert sorted(NOT_WORDS.keys() - large) == [], "these need no exception any more"


SAME = 6  # words of a literal, or of one group of a pattern, that two modules may not both write


def test_no_two_modules_write_the_same_words(modules):
    """Sets of words in literals and in groups of patterns; capitals and order do not matter."""
    found = {}
    for path, tree in modules.items():
        for words in [words for node in ast.walk(tree) for words in (words_of(node), *alternatives(node))] if path not in NOT_WORDS else ():
            if len(same := frozenset(map(str.lower, words))) >= SAME:
                found.setdefault(same, set()).add(path)
    assert [(sorted(paths), sorted(words)) for words, paths in found.items() if len(paths) > 1] == [], "put them into lists/, and name the list in both"


# What the alternatives of a pattern are, where they are not a word class.
NOT_WORDS_OF_PATTERNS = {
    "checks/impossible_time.py": "time zones, in parts: [ECMPAH][SD]?T",
    "readers/archieml.py": "elements of HTML",
}


def groups(pattern):
    """[[alternative, …], …] of a pattern: one list for each pair of parentheses, and one for what is outside of them."""
    found, opened, i = [], [[""]], 0
    while i < len(pattern):
        char, size = pattern[i], 1
        if char == "\\":
            size = 2
            opened[-1][-1] += pattern[i : i + 2]
        elif char == "[":
            end = pattern.find("]", i + 2)
            size = (end if end > 0 else len(pattern)) + 1 - i
            opened[-1][-1] += "[]"
        elif char == "(":
            kind = re.match(r"\((?:\?(?:P<\w+>|<?[=!]|[a-z-]*:))?", pattern[i:])
            size = len(kind[0])
            opened.append([""])
        elif char == ")" and len(opened) > 1:
            found.append(opened.pop())
            opened[-1][-1] += "()"
        elif char == "|":
            opened[-1].append("")
        else:
            opened[-1][-1] += char
        i += size
    return found + opened[::-1]


def alternatives(node):
    """[[word, …], …] of each group of a pattern of code: the words that are its alternatives."""
    if isinstance(node, ast.JoinedStr):
        text = "".join(part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)
    else:
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return [words_in(group) for group in groups(text)]


def alternatives_of(node):
    """The same of the group with the most."""
    return max(alternatives(node), key=len)


def words_in(group):
    """Those alternatives of a group that are words; what may be left out of them does not count."""
    return [word for alternative in group if re.fullmatch(r"[A-Za-z][A-Za-z' ]*", word := re.sub(r"\(\)|\\[bsZ]|\?", "", alternative))]


def test_patterns_in_code_hold_no_word_lists(modules):
    large = {path: words for path, tree in modules.items() for node in ast.walk(tree) if len(words := alternatives_of(node)) > MOST}
    assert {path: words for path, words in large.items() if path not in NOT_WORDS_OF_PATTERNS} == {}, (
        f"more than {MOST} words in one group of a pattern: put them into lists/, and write (?@name) in a WordPattern")
    assert sorted(NOT_WORDS_OF_PATTERNS.keys() - large) == [], "these need no exception any more"


def test_no_two_patterns_of_rules_write_the_same_words():
    found = Counter()
    for rule in every_rule():
        for key in ("pattern", "patterns"):
            value = rule.params.get(key, [])
            found.update(tuple(words_in(group)) for text in ([value] if isinstance(value, str) else value) for group in groups(text))
    assert [words for words, count in found.items() if count > 1 and len(words) > SHARED] == [], "put them into lists/, and write (?@name)"


@pytest.mark.parametrize("pattern, words", [
    (r"\b(?:and|or|nor)\b", ["and", "or", "nor"]), (r"one|two|six(?: (?:to|or) three)?", ["one", "two", "six"]), (r"(?P<x>a|[|)]|years?|\|b)", ["a", "years"]),
    (r"(?<!the )(?=this|that)", ["this", "that"]), ("no pattern", ["no pattern"]),
])
def test_alternatives_of_a_pattern(pattern, words):
    assert alternatives_of(ast.Constant(pattern)) == words


def test_a_pattern_names_lists():
    pattern = lists.WordPattern(r"(?:\b(?@weekdays)|(?@articles) day)s\b")
    assert pattern.findall("a day, the days, mondays")[0] == "the days"
    assert pattern.match("mondays") and not pattern.match("day") and lists.filled("(?@articles) (?@Articles)") == "(?:the|an|a) (?:The|An|A)"
    with pytest.raises(lists.UnknownList, match="did you mean “@articles”"):
        lists.WordPattern("(?@artcles)").search("a")


PATTERN_RULE = """
[odd-day]
code = "XX101"
check = "pattern"
level = "note"
says = "{{found}}"
why = "It is tried here."
source = "this test"
patterns = ['\\b(?@{name}) of reeds\\b']
bad = ["A {{wharf of reeds}}."]
good = ["A quay of reeds."]
"""


def test_a_pattern_of_a_rule_names_lists(tmp_path, newslint):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists/moorings.txt").write_text("wharf\nlanding stage\n")
    (tmp_path / "own.toml").write_text(PATTERN_RULE.format(name="moorings"))
    assert newslint("rules", "test", tmp_path / "own.toml")[0] == 0
    (rule,) = rules.load([tmp_path / "own.toml"])
    assert rule.expanded()["patterns"] == [r"\b(?:landing\ stage|wharf) of reeds\b"]
    (tmp_path / "newslint.toml").write_text('rules = ["own.toml"]\nselect = ["XX101"]\n')
    (tmp_path / "a.txt").write_text("A quay of reeds lay on the landing stage of reeds.\n")
    assert "“landing" not in newslint("check", tmp_path / "a.txt")[1] and "XX101" in newslint("check", tmp_path / "a.txt")[1]
    (tmp_path / "lists/moorings.txt").write_text("wharf\nquay\n")  # the compiled rules go by the list as well
    assert "1:3: XX101" in newslint("check", "--output-format", "concise", tmp_path / "a.txt")[1]
    (tmp_path / "own.toml").write_text(PATTERN_RULE.format(name="morings"))
    status, out, err = newslint("rules", "test", tmp_path / "own.toml")
    assert status == 2 and "there is no list “@morings”" in out + err


CONTEXT_RULE = """
[odd-mooring]
code = "XX102"
check = "{check}"
level = "note"
says = "{{found}}"
why = "It is tried here."
source = "this test"
{entry}
bad = ["It lay at a {{wharf}} of reeds."]
good = ["It lay at a quay of reeds."]
"""


@pytest.mark.parametrize("check, entry", [
    ("context", 'contexts = ["a|@articles [wharf] of !@weekdays|@moorings => quay"]'), ("term", 'terms = {{ x = ["a [@moorings|@weekdays] of *"] }}')])
def test_a_context_names_a_list_beside_the_rule_file(tmp_path, newslint, check, entry):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists/moorings.txt").write_text("wharf\nberth\n")
    (tmp_path / "own.toml").write_text(CONTEXT_RULE.format(check=check, entry=entry.replace("{{", "{").replace("}}", "}")))
    status, out, err = newslint("rules", "test", tmp_path / "own.toml")
    assert status == 0, out + err
    (tmp_path / "lists/moorings.txt").write_text("landing stage\n")
    status, out, err = newslint("rules", "test", tmp_path / "own.toml")
    assert status == 2 and "“@moorings” cannot be a neighbour: “landing stage” is more than one word" in out + err
    (tmp_path / "lists/moorings.txt").unlink()
    status, out, err = newslint("rules", "test", tmp_path / "own.toml")
    assert status == 2 and "there is no list “@moorings”" in out + err


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

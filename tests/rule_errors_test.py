"""What a standards editor is told: every fault, its line, in words, and which example."""

import json
import re

import pytest
import regex

from newslint import rules
from newslint.match.pattern_faults import explained

RULE = '''[barge]
code = "HB101"
check = "existence"
level = "warning"
says = "“{found}”"
why = "so"
source = "house"
words = ["barge"]
bad = ["A {barge}.", "The {barge} of coal left Vell at noon on a cold day."]
good = ["A ship."]
'''


@pytest.fixture
def told(newslint, desk):
    """told(text): the lines about a rule file."""
    def call(text, *more):
        (desk / "a.toml").write_text(text, encoding="utf-8")
        _, out, err = newslint("rules", "test", "a.toml", *more)
        return (out + err).splitlines()

    return call


def test_all_faults_with_their_lines(told):
    text = RULE.replace('"warning"', '"loud"').replace('source = "house"', 'only = ["title"]').replace('good = ', 'goof = ') + "\n" + RULE.replace("[barge]", "[other]").replace(
        "HB101", "TY901").replace("words", "wrods")
    lines = [line.removeprefix("newslint: ") for line in told(text)]
    assert lines == [
        "a.toml:1: [barge] has no 'good'", "a.toml:4: [barge] level 'loud' must be one of error, warning, note",
        "a.toml:7: [barge] only 'title' is not a kind of text; did you mean 'headline'?",
        "a.toml:13: [other] code 'TY901': TY is a family of newslint’s own rules, Typos; take two other letters, such as those of your paper",
    ]


def test_what_a_rule_of_a_newsroom_may_leave_out(told, newslint):
    short = "".join(line + "\n" for line in RULE.splitlines() if not line.startswith(("level", "why", "source")))
    assert told(short) == ["3 examples: none failed"]
    (rule,) = rules.load(["a.toml"])
    assert (rule.level, rule.why, rule.source) == ("warning", "The stylebook says so.", "a.toml")


def test_the_ends_of_a_line_are_explained(told):
    pattern = RULE.replace('check = "existence"', 'check = "pattern"').replace('words = ["barge"]', "pattern = 'barge$'\ntrigger = [\"barge\"]")
    lines = told(pattern.replace("A {barge}.", "A {barge}\\n\\nIt sank."))
    assert lines[0].endswith("'barge' is not found; ^ and $ are the beginning and end of the article: with (?m) before the pattern, of each line")


def test_parameters_and_slots_of_all_rules(told):
    text = RULE.replace("words = ", "wrods = ").replace("says = \"", "inquotes = \"skip\"\nsays = \"") + RULE.replace("[barge]", "[other]").replace(
        "HB101", "HB102").replace("{found}", "{want}")
    lines = told(text)
    assert [re.search(r"a\.toml:(\d+)", line)[1] for line in lines] == ["5", "9", "16"]
    assert "no parameter 'inquotes'; did you mean 'in-quotes'?" in lines[0] + lines[1] and "says {want}" in lines[2]


def test_more_faults_than_anyone_reads(told):
    lines = told("".join(f"[r{i}]\ncode = 3\n" for i in range(9)))
    assert len(lines) == 21 and lines[-1].endswith("more faults")


def test_the_example_is_named(told):
    lines = told(RULE.replace("A {barge}.", "A {ship}."))
    assert lines[0] == "a.toml: [barge] bad example 1 of 2, “A {ship}.”: 'ship' is not found"
    lines = told(RULE.replace("A {barge}.", "A {barge => ship}."))
    assert lines[0].endswith("“A {barge => ship}.”: 'barge' has no fix; the example shows 'ship'")
    lines = told(RULE.replace('good = ["', 'good = ["A barge. '))
    assert "good example 1 of 1, " in lines[0] and ": 'barge' is found: " in lines[0]
    lines = told(RULE.replace("The {barge}", "The barge {of}"))
    assert lines[0].startswith("a.toml: [barge] bad example 2 of 2, “The barge {of} of coal left Vell at …”: 'of' is not found")


def test_a_pattern_that_runs_away_is_told_before_any_example(told):
    runs = RULE.replace("[barge]", "[slow]").replace("HB101", "HB102").replace('check = "existence"', 'check = "pattern"\ntimeout = 0.1').replace(
        'words = ["barge"]', "pattern = '\\bbarge (a|aa)+c'")
    lines = told(RULE.replace("A {barge}.", "A {ship}.") + runs)
    assert "[slow] pattern “\\bbarge (a|aa)+c” takes longer than 0.1 s" in "".join(lines)
    assert lines[-1].startswith("newslint: a.toml: [slow]") and any("[barge] bad example 1" in line for line in lines)


def test_json(told):
    made = json.loads("\n".join(told(RULE.replace("A {barge}.", "A {ship}."), "--output-format", "json")))
    assert [(r["code"], r["example"]["kind"], r["example"]["number"], bool(r["problem"])) for r in made] == [
        ("HB101", "bad", 1, True), ("HB101", "bad", 2, False), ("HB101", "good", 1, False)]
    (fault,) = json.loads("\n".join(told(RULE.replace('says = "“{found}”"\n', ""), "--output-format", "json")))
    assert fault == {"filename": "a.toml", "code": None, "name": None, "example": None, "problem": "a.toml:1: [barge] has no 'says'"}


@pytest.mark.parametrize("pattern, says", [
    (r"\b(\d+ years", r"this ( is never closed: “(\d+ years”"), ("a)b", "this ) closes nothing: “)b”"), ("[a-z", "this [ is never closed: “[a-z”"),
    (r"(a[)]b", "this ( is never closed"), (r"\(a)", "this ) closes nothing"), ("[]a](", "this ( is never closed"), ("*a", r"nothing comes before this * that it could repeat; for the sign itself write \*"),
    ("[z-a]", "runs backwards"), ("a\\", "it ends with a \\"), (r"(a)\2", "there is no such group"), (r"\p{Klingon}", "“"),
])
def test_a_pattern_in_words(pattern, says):
    with pytest.raises((regex.error, re.error)) as err:
        regex.compile(pattern)
    assert says in explained(pattern, err.value)


def test_a_pattern_is_shown_as_it_was_typed(told):
    text = RULE.replace('check = "existence"', 'check = "pattern"').replace('words = ["barge"]', "pattern = '\\bbarge (\\d+'")
    assert told(text) == ["newslint: a.toml:8: [barge] pattern “\\bbarge (\\d+”: this ( is never closed: “(\\d+”"]

"""Patterns that run away: refused when a rule file is tested, named when an article brings it about."""

import pytest
from support import every_rule

from newslint.checks.pattern import Pattern
from newslint.match.probes import LENGTH, probes

RULE = '''[{name}]
code = "{code}"
check = "pattern"
level = "warning"
says = "write it otherwise"
why = "A reader asks."
source = "the desk"
pattern = '{pattern}'
timeout = 0.2
trigger = ["word"]
bad = ["{bad}"]
good = ["It rained."]
'''


@pytest.mark.parametrize("pattern", [
    r"(a+)+b", r"(\w+\s?)*x", r"\bword (a|aa)+c", r"(?:[a-z]+[ -]?)+:", r"(\d+,?)+;", r"(\s*\w\s*)+x", r"(a?b?)*c", r"(foo|fo+o)*x",
    r"([^.]*\s)*end", r"(.*,){11}P", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"\w*\w*\w*x", r"start (?:(?:bar|ba+r)+ )+end", r"([^\W\d]+-?)+\d",
    r"(\w+\s?)+!", r"(a+)+!", r"(\w+ ?\w*)+!", r"(.*)*!", r"(\w+\s?)+[.!?]",
])
def test_a_pattern_that_divides_in_too_many_ways_is_refused(pattern):
    with pytest.raises(ValueError, match="takes longer than 0.2 s for .* characters such as"):
        Pattern(pattern=pattern, timeout=0.2).stress_test()


@pytest.mark.parametrize("pattern", [
    r"\bin\s+order\s+to\b", r"\b(\d+) years? old (?=man|woman|boy|girl)", r"said\s*,?\s*\w+\s*that", r"“[^”]*” (?:he|she) said", r"foo.*bar",
    r"\b(\w+) \1\b", r"\b(?:\w+ ){0,5}hill", r"(?:[A-Z]\.)+", r"\b\d+(?:,\d{3})*(?:\.\d+)? percent", r"\w+(?:-\w+)+", r"\([^)]*\)\s*\([^)]*\)",
])
def test_an_ordinary_pattern_passes(pattern):
    assert all(LENGTH < len(text) < 2 * LENGTH for text in probes(pattern)) and probes(pattern)
    Pattern(pattern=pattern, timeout=5.0).stress_test()


def test_our_own_patterns_pass():
    ours = [r.build() for r in every_rule() if r.check == "pattern"]
    assert len(ours) > 5
    for check in ours:
        check.stress_test()  # those without a limit too


def test_what_repeats_nothing_needs_no_probe():
    assert probes(r"\bport (?:board|office)s?\b") == []


def test_rules_test_names_pattern_rule_and_file(newslint, desk):
    bad = RULE.format(name="runs-away", code="ZZ101", pattern=r"word (a|aa)+c", bad="The {word aac} fell.")
    (desk / "style.toml").write_text(bad + RULE.format(name="plain", code="ZZ102", pattern=r"word \d+", bad="The {word 9} fell."))
    status, out, err = newslint("rules", "test", "style.toml")
    assert status == 2 and out == "2 examples: none failed\n", "the other rule is tested"
    assert err.startswith("newslint: style.toml: [runs-away] pattern “word (a|aa)+c” takes longer than 0.2 s for ")


def test_a_check_names_what_took_too_long_and_goes_on(newslint, desk):
    (desk / "style.toml").write_text(RULE.format(name="runs-away", code="ZZ101", pattern=r"word (a|aa)+c", bad="The {word aac} fell."))
    (desk / "newslint.toml").write_text('rules = ["style.toml"]\n')
    (desk / "a.txt").write_text("The word aac fell.\n")
    (desk / "b.txt").write_text(f"The word {'a' * 200}b and c fell.\n")
    (desk / "c.txt").write_text("The word aaac fell.\n")
    status, out, err = newslint("check", "--output-format", "concise", "a.txt", "b.txt", "c.txt")
    assert status == 2
    assert err.startswith("newslint: b.txt: ") and "[runs-away] pattern “word (a|aa)+c” takes longer than 0.2 s" in err
    assert [line[:5] for line in out.splitlines() if "ZZ101" in line] == ["a.txt", "c.txt"]


def test_an_example_that_is_too_much_is_said_and_the_others_are_tested(newslint, desk, monkeypatch):
    monkeypatch.setattr(Pattern, "stress_test", lambda _: None)  # as for a pattern that the probes do not see through
    hard = f'The {{word ac}}, the word {"a" * 200}b and c.", "The {{word bc}}.'
    (desk / "style.toml").write_text(RULE.format(name="runs-away", code="ZZ101", pattern=r"word (a|aa)+c", bad=hard))
    status, out, err = newslint("rules", "test", "style.toml")
    assert status == 2 and err.count("\n") == 1 and err.startswith(
        "newslint: style.toml: [runs-away] bad example 1 of 2, “The {word ac}, the word …”: pattern “word (a|aa)+c” takes longer")
    assert out == "style.toml: [runs-away] bad example 2 of 2, “The {word bc}.”: 'word bc' is not found\n3 examples: 1 failed, 1 could not be run\n"


@pytest.mark.parametrize("pattern, fine", [
    (r"((a{100}){100}){100}", False), (r"((?:a{1,1000}b){1000}){1000}", False), (r"(\p{Lu}{1000}){1000}+x{100}", False), (r"a{70000}", False),
    (r"\b\w{2,30} \w{2,30} \w{2,30} \w{2,30} \w{2,30}\b", True), (r"(?:\d{1,3},){0,50}\d{3}", True), (r"[a-z]{2,5}", True),
])
def test_repeats_of_repeats_are_bounded(pattern, fine):
    """Nothing is compiled for a pattern that would fill the memory."""
    check = Pattern(pattern=pattern, trigger=("a",))
    if fine:
        check.validate()
    else:
        with pytest.raises(ValueError, match="when its repeats are written out"):
            check.validate()

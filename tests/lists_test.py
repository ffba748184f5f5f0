"""The word lists: one file each, read by rules and by Python."""

import pytest
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
    with pytest.raises(rules.RuleError, match="there is no list “@preposition”; did you mean “@prepositions”"):
        rule.build()


@pytest.mark.parametrize("name", lists.names())
def test_a_list_is_well_kept(name):
    assert lists.words(name)
    assert all("\t" not in word and word == " ".join(word.split()) for word in lists.words(name))

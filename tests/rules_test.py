"""Every example of every rule: what is marked is found, where it is marked, with the fix that is shown."""

import pytest

from newslint import rules
from newslint.examples import example, judge

RULES = rules.load(rules.built_in())
CASES = [(rule, kind, i) for rule in RULES for kind in ("bad", "good") for i in range(len(getattr(rule, kind)))]


@pytest.mark.parametrize("rule,kind,i", CASES, ids=[f"{r.code}-{k}-{i}" for r, k, i in CASES])
def test_example(rule, kind, i):
    assert judge(rule, example(getattr(rule, kind)[i]), kind) is None


@pytest.mark.parametrize("rule", RULES, ids=[r.code for r in RULES])
def test_record(rule):
    rules.verify(rule)
    assert len(rule.bad) >= 3 and len(rule.good) >= 3

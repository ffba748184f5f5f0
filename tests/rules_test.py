"""Every example of every rule: what is marked is found, where it is marked, with the fix that is shown."""

import pytest

from newslint import rules
from newslint.engine import Linter
from newslint.examples import example
from newslint.house import House
from newslint.readers import plain

RULES = rules.load(rules.built_in())
CASES = [(rule, kind, i) for rule in RULES for kind in ("bad", "good") for i in range(len(getattr(rule, kind)))]


def findings_of(rule, case):
    linter = Linter([rule], House(**case.house))
    doc = linter.document(plain.read(case.text), published=case.published)
    return linter.check(doc)


@pytest.mark.parametrize("rule,kind,i", CASES, ids=[f"{r.code}-{k}-{i}" for r, k, i in CASES])
def test_example(rule, kind, i):
    case = example(getattr(rule, kind)[i])
    found = findings_of(rule, case)
    assert bool(case.marks) == (kind == "bad"), "a bad example marks its faults, a good one has none"
    places = sorted({(f.start, f.end) for f in found})
    assert places == sorted({(m.start, m.end) for m in case.marks}), [(case.text[f.start : f.end], f.message) for f in found]
    for m in case.marks:
        if m.fix is not None:
            fix = next(f.fix for f in found if (f.start, f.end) == (m.start, m.end))
            assert fix and fix.edits[0].content == m.fix


@pytest.mark.parametrize("rule", RULES, ids=[r.code for r in RULES])
def test_record(rule):
    rules.verify(rule)
    assert len(rule.bad) >= 3 and len(rule.good) >= 3

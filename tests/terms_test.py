"""The checks `context` and `term`: what the words around a word make right or wrong."""

import pytest
from declarative_test import marked, rule

from newslint.rules import RuleError


def found(made, text):
    return [what for what, _, _ in marked(made, text)]


def test_context():
    made = rule('check = "context"\ncontexts = ["free|full [reign] => rein", "[waived|waives] goodbye => waved|waves"]', "write “{right}”")
    assert marked(made, "He had free reign. She waived goodbye. Free Reign, long reign.") == [
        ("reign", "rein", []), ("waived", "waved", []), ("Reign", "Rein", [])]


def test_context_with_lists_classes_and_exceptions():
    made = rule('check = "context"\ncontexts = ["@articles|NUM [brake] => break", "a [brake] pad* => brake"]', "write “{right}”")
    assert found(made, "They took a brake. The brake came. Some brake. It took 9 brake, and a brake pad.") == ["brake"] * 3
    assert found(rule('check = "context"\ncontexts = ["deep- [seeded] => seated"]', "write “{right}”"), "A deep-seeded, deep seeded lawn.") == ["seeded"]
    assert found(made, "They took a, brake. The self-brake and a brake-pad.") == []


@pytest.mark.parametrize("entry, says", [
    ("free [reign]", "a context is written"), ("@artcles [brake] => break", "did you mean “@articles”"),
    ("@attribution-phrases [brake] => break", "is more than one word"), ("made [in in] => in", "single words in small letters"), ("the [@articles] => x", "single words in small letters"),
])
def test_context_that_cannot_be_used(entry, says):
    with pytest.raises(RuleError, match=says):
        rule(f'check = "context"\ncontexts = ["{entry}"]').triggers()


TERM = '''check = "term"
unless-before = ["alleged"]
unless-after = ["trial", "trials"]
unless-in-sentence = ["convicted"]
unless-attributed = ["say", "call"]
terms = { spy = ["spy", "spies"], "double dealer" = ["double dealer"], raid = ["raided"] }
only-in-sentence = { raid = ["army"] }
suggestions = { spy = ["agent"] }'''


@pytest.mark.parametrize("text, marks", [
    ("The council met a spy. Two spies left.", [("spy", ("agent",), ["spies"])]),
    ("The spy's hat was wet, and Double Dealer Orrin left.", [("spy", ("agent",), []), ("Double Dealer", (), [])]),
    ("The alleged spy left.", []),
    ("An alleged thief left. A spy came.", [("spy", ("agent",), [])]),
    ("The spy trial began.", []),
    ("A court convicted the old spy.", []),
    ("Ms. Roth called him a spy.", []),
    ("Ms. Roth left. He is a spy.", [("spy", ("agent",), [])]),
    ("According to Ms. Roth, he is a spy.", []),
    ("The army raided the mill.", [("raided", (), [])]),
    ("The children raided the kitchen.", []),
])
def test_term(text, marks):
    assert marked(rule(TERM), text) == marks


def test_the_message_names_the_term():
    (made,) = [rule(TERM, "“{found}” is a {term}")]
    from newslint.engine import Linter
    from newslint.readers import plain

    linter = Linter([made])
    (finding,) = linter.check(linter.document(plain.read("Two spies left.")))
    assert finding.message == "“spies” is a spy"


@pytest.mark.parametrize("line, says", [
    ('unless-before = ["accused of"]', "single word"), ('suggestions = { thief = ["x"] }', "is not in 'terms'"),
    ('unless-attributed = ["wobble"]', "“wobble” is not a verb"),
])
def test_term_that_cannot_be_used(line, says):
    with pytest.raises(RuleError, match=says):
        rule(f'check = "term"\nterms = {{ spy = ["spy"] }}\n{line}').triggers()

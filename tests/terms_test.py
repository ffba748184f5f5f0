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
    assert found(rule('check = "context"\ncontexts = ["of [@articles|some] END => it"]', "write “{right}”"), "Most of the. Most of an oar. Of some.") == ["the", "some"]
    assert found(made, "They took a, brake. The self-brake and a brake-pad.") == []


@pytest.mark.parametrize("entry, says", [
    ("free [reign]", "a context is written"), ("@artcles [brake] => break", "did you mean “@articles”"),
    ("@attribution-phrases [brake] => break", "is more than one word"), ("made [in in] => in", "single words in small letters"), ("the [@articels] => x", "did you mean “@articles”"),
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


FRAMES = '''check = "term"
each = true
advice = { doubts = "say who doubts it", otherwise = "say who thinks so" }
unless-with = { hearsay = ["poll"] }
terms = { hearsay = ["rumour", "[there is|are !no|little? !no|little? doubts|fear*|hope|worry]", "!not [is *ly? seen|viewed as]", "!* [raising fears]", "[mooted] plan*|END"] }'''


@pytest.mark.parametrize("text, marks", [
    ("There are doubts, and there is a growing hope. A rumour spread.", ["There are doubts", "there is a growing hope", "rumour"]),
    ("There is no hope, there is hardly a very small hope, and there are some.", []),
    ("There, is hope.", []),
    ("It is widely seen as wise; it is viewed as wise. It is not seen as wise. It is seen by many as wise.", ["is widely seen as", "is viewed as"]),
    ("THERE IS HOPE.", ["THERE IS HOPE"]),
    ("The vote went on, raising fears. A vote raising fears. A vote – raising fears.", ["raising fears", "raising fears"]),
    ("It was mooted. The mooted plans; the mooted bridge, mooted-plan.", ["mooted", "mooted"]),
    ("In a poll, there is hope.", []),
])
def test_frames(text, marks):
    assert found(rule(FRAMES, "“{found}”: {advice}"), text) == marks


def test_advice_goes_by_the_words_that_are_found():
    from newslint.engine import Linter
    from newslint.readers import plain

    linter = Linter([rule(FRAMES, "{advice}")])
    assert [f.message for f in linter.check(linter.document(plain.read("There are doubts. There is hope.")))] == [
        "say who doubts it", "say who thinks so"]


def test_every_place_or_one_for_all():
    text = "There is hope. A rumour spread. There is hope."
    assert marked(rule(FRAMES), text) == [("There is hope", (), []), ("rumour", (), []), ("There is hope", (), [])]
    assert marked(rule(FRAMES.replace("each = true", "each = false")), text) == [("There is hope", (), ["rumour", "There is hope"])]


@pytest.mark.parametrize("check, key, value", [("term", "conjugated", "{}"), ("confusion", "called", "{}"), ("pattern", "called", "{}"),
                                               ("arithmetic", "counts", "[]"), ("arithmetic", "literals", "[]")])
def test_what_is_worked_out_is_no_parameter_of_a_rule_file(newslint, tmp_path, check, key, value):
    path = tmp_path / "own.toml"
    path.write_text(f'[x]\ncode = "HB101"\ncheck = "{check}"\nsays = "no"\nbad = ["The {{quay}}."]\ngood = ["The pier."]\n{key} = {value}\n', encoding="utf-8")
    status, out, err = newslint("rules", "test", str(path))
    assert status == 2 and f"{path}:7: [x] check '{check}' has no parameter '{key}'" in out + err


VERBS = '''check = "term"
verbs = { "go after" = "criticize", claim = "say", boast = "say", hit = "criticize", slam = "criticize" }
only-with-statement = ["say"]
transitive = ["claim"]
only-in-words = ["slam", "hit"]
unless-object = ["door", "prize"]
words-before = 1
words-after = 4
unless-before = ["falsely"]
unless-after = ["false"]'''


@pytest.mark.parametrize("text, marks", [
    ("Ms. Roth went after the mayor, and he goes after her.", [("went after", ("criticized",), ["goes after"])]),
    ("The mayor has gone after the clerk. They go after him.", [("gone after", ("criticized",), ["go after"])]),
    ("A go after lunch is fine.", []),  # a noun, unless somebody does it
    ("He claimed that it rained. She claims it is wet.", [("claimed", ("said",), ["claims"])]),
    ("“It rains,” he claimed. The claims were read.", [("claimed", ("said",), [])]),
    ("He claimed the prize. She claimed the seat of her father.", []),
    ("He claimed the prize is his, and she claimed the seat is hers.", [("claimed", ("said",), [])]),
    ("He boasted of his boat. He claimed of his boat.", [("boasted", ("said",), [])]),
    ("He falsely claimed that it rained; she claimed that it was false.", []),
    ("He falsely and loudly claimed that it rained.", [("claimed", ("said",), [])]),
    ("She slammed the mayor for his silence. The storm slammed the coast.", [("slammed", ("criticized",), [])]),
    ("She slammed the door for his silence.", []),
    ("He was hit in a debate by the clerk.", [("hit", ("criticized",), [])]),
    ("“I claimed that it rained,” she said. He is claiming that it rained.", [("claimed", ("said",), []), ("claiming", ("saying",), [])]),
])
def test_verbs(text, marks):
    assert marked(rule(VERBS, "write “{want}”"), text) == marks


def test_what_to_write_has_the_form_of_the_first_verb_that_is_read():
    made = rule(VERBS + '\nin-quotes = "skip"\nonly = ["paragraph"]', "write “{want}”")
    assert marked(made, "Mayor claims it is dry\n\n“I claim that it is wet,” he said. She is claiming that it rains.") == [("claiming", ("saying",), [])]


@pytest.mark.parametrize("strictly, marks", [("false", []), ("true", ["reportedly", "reportedly"])])
def test_what_attributes(strictly, marks):
    made = rule(f'check = "term"\nterms = {{ a = ["reportedly"] }}\nunless-attributed = ["say", "claim"]\neach = true\nstrictly = {strictly}')
    assert found(made, "He reportedly said so. He reportedly left to claim the boat.") == marks
    assert found(made, "He reportedly left, she said.") == []


@pytest.mark.parametrize("line, says", [
    ('advice = { x = "y" }', "needs “otherwise”"), ("words-before = 0", "must be 1 or more"), ('only-in-words = ["sing"]', "“sing” is not in 'verbs'"),
    ('only-with-statement = ["say"]', "“say” is written for none of the 'verbs'"), ('unless-with = { x = ["y"] }', "“x” is not in 'terms'"),
])
def test_conditions_that_cannot_be_used(line, says):
    with pytest.raises(RuleError, match=says):
        rule(f'check = "term"\nterms = {{ spy = ["spy"] }}\n{line}').triggers()


def test_a_rule_without_a_term():
    with pytest.raises(RuleError, match="needs 'terms' or 'verbs'"):
        rule('check = "term"').triggers()


@pytest.mark.parametrize("form, says", [
    ("[there is", "one pair of brackets"), ("a [b] [c]", "one pair of brackets"), ("a [] b", "one pair of brackets"), ("[*ing NAME a?]", "may not be left out"),
    ("[the Mayor]", "“Mayor” must be in small letters"), ("[@artcles fear]", "did you mean “@articles”"), ("a [b]]", "one pair of brackets"),
    (f"[there{' *?' * 9} mist]", "more than 8 words that may be left out"),
])
def test_frames_that_cannot_be_used(form, says):
    with pytest.raises(RuleError, match=says):
        rule(f'check = "term"\nterms = {{ x = ["{form}"] }}').triggers()


def test_a_frame_tries_each_word_in_each_slot_once():
    from newslint.match import frames

    tried = []

    class Fits:
        def __init__(self, last):
            self.last = last

        def fits(self, word):
            tried.append(word)
            return word == "mist" if self.last else True

    slots = [frames.Slot(Fits(False), True)] * 40 + [frames.Slot(Fits(True), False)]
    assert frames._fitted(slots, iter(["rain"] * 41)) is None and len(tried) <= 41 * 41
    assert frames._fitted(slots, iter(["rain", "mist"] * 25)) == ["rain", "mist"] * 19 + ["rain", None, "mist"]


@pytest.mark.parametrize("line, says", [
    ('unless-before = ["accused of"]', "single word"), ('suggestions = { thief = ["x"] }', "is not in 'terms'"),
    ('unless-attributed = ["wobble"]', "“wobble” is not a verb"),
])
def test_term_that_cannot_be_used(line, says):
    with pytest.raises(RuleError, match=says):
        rule(f'check = "term"\nterms = {{ spy = ["spy"] }}\n{line}').triggers()

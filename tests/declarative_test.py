"""The checks that a newsroom uses without Python: where phrases match, what calls a rule, what is written instead."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import every_rule

from newslint import rules
from newslint.checks import repetition
from newslint.document import Document
from newslint.engine import Linter
from newslint.house import House
from newslint.match.form_sets import Sets, read
from newslint.match.patterns import required
from newslint.match.phrases import calls, places
from newslint.readers import plain
from newslint.rules import RuleError

HEAD = """[rule]
code = "ZZ101"
level = "warning"
why = "because"
source = "the desk"
bad = ["{x}"]
good = ["y"]
"""


def rule(body, says="“{found}”"):
    (made,) = rules.parse("style.toml", f'{HEAD}says = "{says}"\n{body}')
    rules.verify(made)
    return made


def marked(made, text, **house):
    """[(found, fix or suggestions, also)] of one rule."""
    linter = Linter([made], House(**house))
    return [(text[f.start : f.end], f.fix.edits[0].content if f.fix else f.suggestions,
             [text[p.start : p.end] for p in f.places[1:]])
            for f in linter.check(linter.document(plain.read(text)))]


def spans(text, phrase, case=False):
    doc = Document(plain.read(text))
    return [doc.text[a:b] for a, b in places(doc, phrase, case)]


@pytest.mark.parametrize("text, phrase, found", [
    ("Cops copy a cop-out, the cop's “cop”.", "cop", ["cop", "cop", "cop"]),
    ("It is at this point  in\u00a0time. At This Point in Time!", "at this point in time",
     ["at this point  in\u00a0time", "At This Point in Time"]),
    ("Don’t, don't, DON’T.", "don't", ["Don’t", "don't", "DON’T"]),
    ("a − b – c – d", " – ", ["–", "–"]),
    ("Up 5% or 3.5%, 1,200% or ½%; % and x%.", "#%", ["5%", "3.5%", "1,200%", "½%"]),
    ("Up 5 percent, five percent, 7\u00a0percent.", "# percent", ["5 percent", "7\u00a0percent"]),
    ("U.S.-led U.S. AU.S.", "U.S.", ["U.S.", "U.S."]),
    ("cafe\u0301 cafe", "cafe", ["cafe"]),
    ("#MeToo and #metoo", "#MeToo", ["#MeToo", "#metoo"]),
])
def test_places(text, phrase, found):
    assert spans(text, phrase) == found


def test_places_keep_to_a_paragraph_but_not_to_a_line():
    typed = "The council met late on Monday, and the town's web\nsite was down for an hour, so that nobody in the hall\n"
    typed += "could see the plan of the mill on the wall, or the web\nlog.\n\nIt was the web\n\nsite of the mill."
    assert spans(typed, "web site") == ["web site"]
    assert spans("The county pays for health.\nCare is dear.", "health care") == []


def test_case():
    assert spans("US, us, Us.", "US", True) == ["US"]


def test_what_calls_a_phrase():
    assert calls("at this point in time") == (("point",), ())
    assert calls("adviser") == (("adviser", "adviser's"), ())
    assert calls("#%") == ((), ("%",))
    assert calls(" – ") == ((), (" – ",))


def test_existence():
    made = rule('check = "existence"\nwords = ["cop", "cop shop", "last but not least"]\nunless = ["cop out"]')
    text = "A cop stood at the cop shop. Cop out? The cop’s hat, last\u00a0but not least."
    assert marked(made, text) == [
        ("cop", (), []), ("cop shop", (), []), ("cop", (), []), ("last\u00a0but not least", (), [])]


def test_existence_once_and_alone():
    made = rule('check = "existence"\nwords = ["Advertisement", "Read more:"]\nalone = true\nonce = true\nskip = []')
    text = "An advertisement ran.\n\nAdvertisement\n\nIt is so.\n\nADVERTISEMENT…\n\nRead more: the mill\n\nRead more: it shut"
    assert marked(made, text) == [("Advertisement", (), ["ADVERTISEMENT"]), ("Read more:", (), ["Read more:"])]


def test_substitution_keeps_capitals_and_leaves_the_right_form():
    made = rule('check = "substitution"\n[rule.swap]\n"utilize" = "use"\n"COVID" = "COVID-19"\n"per say" = "per se"\n'
                '"in the event that" = ["if", "in case"]\n"basically" = ""', "write “{want}”")
    text = "Utilize it. UTILIZE it; COVID and COVID-19. In the event that it is basically so, per say."
    assert marked(made, text) == [
        ("Utilize", "Use", []), ("UTILIZE", "USE", []), ("COVID", "COVID-19", []),
        ("In the event that", ("If", "In case"), []), ("basically ", "", []), ("per say", "per se", [])]


def test_substitution_in_a_quotation_is_not_applied():
    made = rule('check = "substitution"\nswap = {utilize = "use"}', "write “{want}”")
    linter = Linter([made])
    (found,) = linter.check(linter.document(plain.read("“We utilize it,” he said.")))
    assert found.fix is None and found.suggestions == ("use",) and "check the quotation" in found.message


def test_pattern():
    made = rule("check = \"pattern\"\npattern = '\\b(\\d+) years? old (?=man|woman)'\ntrigger = [\"old\"]\nwrite = '\\1-year-old '")
    assert marked(made, "A 7 years old man and a 9 year old dog.") == [("7 years old ", "7-year-old ", [])]


def test_many_patterns_behind_one_sign_miss_nothing():
    patterns = [pattern + word for word in "bcdefghijk" for pattern in (r"\*a\* ", r"\*\*x ")]
    made = rule(f"check = 'pattern'\npatterns = {patterns!r}\ntrigger = ['*']".replace("\\\\", "\\"))
    assert [found for found, _, _ in marked(made, "Foo *a* b bar and **x c.")] == ["*a* b", "**x c"]


@pytest.mark.parametrize("text, found", [
    ("The mill.\n\nMore of foo bar\n\nThe end came.", []), ("The mill.\n\nThe end, and foo bar", ["foo bar"]),
])
def test_the_end_of_the_text_is_not_that_of_a_line(text, found):
    made = rule("check = 'pattern'\npattern = '(?m:\\bfoo\\b) bar$'")
    text = text.replace("The mill.", "The mill stood near the water." * 2000)  # long copy is searched around the trigger
    assert [words for words, _, _ in marked(made, text)] == found


def test_pattern_apostrophes_mark_and_unless():
    made = rule("check = \"pattern\"\npattern = '''\\bdon't\\s+(?P<mark>not)\\b'''\nunless = [\"don't not go\"]")
    assert marked(made, "We don’t  not stay. We don't not go.") == [("not", (), [])]


@pytest.mark.parametrize("pattern, words, chars", [
    (r"\bin\s+order\s+to\b", {"order", "order's"}, set()),
    (r"\b(?:kind|sort) of a\b", {"kind", "kind's", "sort", "sort's"}, set()),
    (r"\{\{\w+\}\}", set(), {"{{"}),
    (r"(?<!\w)vis-a-vis(?!\w)", {"vis", "vis's"}, set()),
    (r"colou?r", set(), set()),
    (r"\bcolor\w*", set(), set()),
    (r"\b(?:very )?unique\b", set(), set()),
    (r"\bfoo(?:bar)?\b", set(), set()),
    (r"\d+%", set(), {"%"}),
    (r"x|%", set(), set()),
])
def test_what_a_pattern_needs(pattern, words, chars):
    assert required(pattern) == (words, chars)


def test_a_pattern_with_regard_to_capitals_shows_more():
    assert required("TK+(?!T)", True) == (set(), {"TK"})
    assert required(r"\[(?i:insert)\b", True) == (set(), {"["})  # a rarer thing than the word
    assert required(r"(?i:insert)\b(?= it)", True) == (set(), set())
    assert required(r"\b(?i:insert)\b", True) == ({"insert", "insert's"}, set())
    assert required("(?i:insert)x", True) == (set(), {"x"})


@pytest.mark.parametrize("pattern, trigger, text", [
    ("Don't go", "Don’t", "We don’t go."), ("5%", "5%", "It was 5% less."), ("İki foo", "İki", "There İki foo stood."), ("<b", "<", "A <B>."),
])
def test_a_trigger_is_a_word_or_a_sign(pattern, trigger, text):
    made = rule(f'check = "pattern"\npattern = "{pattern}"\ntrigger = ["{trigger}"]')
    assert len(marked(made, text)) == 1


@pytest.mark.parametrize("pattern, text", [
    (r"\bfoo\x20bar\b", "Foo bar."), (r"\bd\xe9cade\b", "A décade."), (r"\bfoo\U0001F389bar\b", "A foo🎉bar."), (r"\bfoo\040bar\b", "Foo bar."),
    (r"\bfoo[[:digit:]] bar\b", "Foo7 bar."), (r"\bfoo\b (?:ball){e<=1} bar\b", "Foo bell bar."), (r"\bfoo\b ba{i<=1}r", "Foo bar."),
    (r"\bfoo\b ball{e<=1:[a-z}]} bar\b", "Foo balk bar."), (r"\bfoo x{,} bar\b", "Foo  bar."), (r"\bfoo \pLar\b", "Foo bar."),
    (r"\bfoo [ -~]ar\b", "Foo bar."), (r"\b[ -~]oo bar\b", "Foo bar."), (r"\bfoo bar(?![\w]+!)", "Foo bars, foo."),
    ("\\bcafe\u0301\\b", "A cafe\u0301."), (r"\bcafe\u0301\b", "A cafe\u0301."), (r"(?V1)\bfoo\b [[a-z]--[c]]ar", "Foo bar."),
    (r"(?mx) \bfoo\b [ ] bar # baz", "Foo bar."), (r"\bİki foo\b", "İki foo."), ("(?a)\\bfoo\\b", "A barréfoo."),
])
def test_what_a_pattern_says_in_a_rarer_way_still_calls_it(pattern, text):
    import regex

    for case in (False, True):
        here = text if regex.search(pattern, text, 0 if case else regex.I) else text.lower()
        assert regex.search(pattern, here, 0 if case else regex.I)
        words, chars = required(pattern, case)
        known = Document(plain.read(here)).words
        assert not words | chars or not words.isdisjoint(known) or any(c in here for c in chars)
        made = rule(f"check = 'pattern'\npattern = '{pattern}'\ncase = {str(case).lower()}"
                    + ("" if words or chars else "\ntrigger = ['foo', 'barréfoo', 'cafe\u0301']"))
        assert len(marked(made, here)) == 1


@pytest.mark.parametrize("pattern", ["foo\\b(?i)", "(?mi)^foo", "(?i)fo%"])
def test_flags_hold_for_the_whole_pattern(pattern):
    assert not any(c.isalpha() for found in required(pattern, True) for char in found for c in char) or "foo" in required(pattern, True)[0]


@pytest.mark.parametrize("body, said", [
    ('check = "pattern"\npattern = "(a"', "this ( is never closed: “(a”"),
    ('check = "pattern"\npattern = "a)"', "this ) closes nothing: “)”"),
    ('check = "pattern"\npattern = "[a"', "this [ is never closed: “[a”"),
    ('check = "pattern"\npattern = "\\\\bword (?P<n>a)(?P=m)"', "pattern"),
    ('check = "pattern"\npattern = "colou?r"', "trigger"),
    ('check = "pattern"', "needs 'pattern'"),
    ("check = 'pattern'\npattern = 'in order'\ntrigger = ['in order']", "trigger 'in order' must be one word, or a sign; name one that occurs in it, such as 'order'"),
    ("check = 'pattern'\npattern = 'in order'\ncase = true\ntrigger = ['in order']", "trigger 'in order' must be one word"),
    ("check = 'pattern'\npattern = 'co-op'\ntrigger = ['co-op']", "trigger 'co-op' must be one word"),
    ("check = \"existence\"\nwords = [\" \"]", "not a word"),
    ('check = "substitution"\nswap = {a = 3}', "text"),
    ('check = "consistency"\nsets = ["adviser"]', "brackets"),
    ('check = "consistency"\nsets = [["a", "a"]]', "doubled"),
    ('check = "consistency"', "needs 'sets'"),
    ('check = "repetition"\nunit = "phrase"', "unit"),
    ('check = "repetition"\nunit = "opening"\nleast = 0', "least = 0 must be 1 or more"),
    ('check = "repetition"\nunit = "word"\ntimes = 1', "times = 1 must be 2 or more"),
    ('check = "repetition"\nunit = "word"\nwithin = -1', "within = -1 must be 0 or more"),
    ('check = "masked-word"\nharmless = [""]\nprofanity = ["x"]', "'harmless' must be a list of texts, and '' is not a text"),
    ('check = "masked-word"\nharmless = [["drug"]]\nprofanity = ["x"]', "'harmless' must be a list of texts, and ['drug'] is not a text"),
    ('check = "confusion"\nsets = ["a b"]\npatterns = ["a [bad] one"]', "a context is written “before [wrong] after => right”, not “a [bad] one”"),
    ('check = "confusion"\nsets = ["a b"]\npatterns = ["bad"]', "a context is written"),
    ('check = "confusion"\nsets = ["a b"]\npossessives = {a = 1}', "'possessives': 'a' must have a text, not 1"),
    ('check = "term"\nterms = {a = 1}', "'terms': 'a' must have a list of texts, not 1"),
    ('check = "term"\nterms = {a = ["a"]}\nsuggestions = {a = "b"}', "'suggestions': 'a' must have a list of texts, not 'b'"),
])
def test_what_cannot_be_used_is_said_with_file_and_rule(body, said):
    with pytest.raises(RuleError, match=r"style\.toml: \[rule\]") as err:
        rule(body)
    assert said in str(err.value)


@pytest.mark.parametrize("line, said", [
    ("bad = [1]", "bad example 1 must be a text, or a table with 'text' or 'articles', not 1"),
    ("good = [{txt = 'a'}]", "good example 1 must be a text, or a table with 'text' or 'articles', not {'txt': 'a'}"),
    ("formerly = [1]", "'formerly' must be a list of codes, and 1 is not a code"),
])
def test_what_a_rule_is_made_of_is_looked_at_when_it_is_read(line, said):
    head = "".join(row for row in HEAD.splitlines(True) if not row.startswith(line[:3]))
    with pytest.raises(RuleError, match=r"style\.toml:\d+: \[rule\]") as err:
        rules.parse("style.toml", f'{head}{line}\nsays = "x"\ncheck = "existence"\nwords = ["x"]')
    assert said in str(err.value)


def test_a_check_that_chokes_on_its_parameters_is_said(monkeypatch):
    from newslint.checks.existence import Existence

    monkeypatch.setattr(Existence, "triggers", lambda self: self.words[9])
    with pytest.raises(RuleError, match=r"style\.toml: \[rule\] check 'existence' cannot use these parameters: tuple index"):
        rule('check = "existence"\nwords = ["x"]')


def test_a_pattern_that_runs_away_is_said():
    made = rule('check = "pattern"\npattern = \'\\bword (a|aa)+c\'\ntimeout = 0.05')
    with pytest.raises(RuleError, match="takes longer"):
        marked(made, "The word " + "a" * 80 + "b and c.")


@pytest.mark.parametrize("text,runs", [
    ("It was the city of Vell, and the Federal law.", False),
    ("It was the City that a law protects.", False),  # what is looked at comes right after it
    ("It was the City of Vell. " + "It rained on. " * 9 + "The city laws hold.", False),  # and is near
    ("It was the City law of Vell.", True),
])
def test_a_pattern_is_compiled_where_all_that_it_needs_is_near(monkeypatch, text, runs):
    from newslint.checks import pattern

    real, compiled = pattern._compiled, []
    monkeypatch.setattr(pattern, "_compiled", lambda *a: compiled.append(a) or real(*a))
    check = pattern.Pattern(pattern=r"\b(?P<mark>City)(?= (?:law|laws)\b)", case=True, trigger=("city",), window=30, write="city", timeout=0)
    hits = list(check.run(Document(plain.read(text)), {"city"}))
    assert (bool(compiled), bool(hits)) == (runs, runs)


def test_nothing_is_compiled_before_its_trigger_was_seen(monkeypatch):
    from newslint.checks import pattern

    compiled = []
    monkeypatch.setattr(pattern, "_compiled", lambda *a: compiled.append(a))
    many = [r._replace(name=f"r{i}", code=f"ZZ{i:03d}", params={"pattern": rf"\bword{i} of\b"})
            for i, r in enumerate([rule('check = "pattern"\npattern = "\\\\bx y\\\\b"')] * 500)]
    linter = Linter(many)
    linter.check(linter.document(plain.read("The words of the mill. No word 7 of it.")))
    assert compiled == []


def test_house_patterns_only_import_the_regex_package(monkeypatch):
    monkeypatch.delitem(sys.modules, "regex", raising=False)
    linter = Linter(rules.load([p for p in rules.built_in() if "residue" in p]))
    assert linter.check(linter.document(plain.read("The mayor, TK, left.")))
    assert "regex" not in sys.modules


@pytest.mark.parametrize("entry, forms", [
    ("advis[e/o]r(|s)", (("adviser", "advisers"), ("advisor", "advisors"))),
    ("health[ /-/]care", (("health care",), ("health-care",), ("healthcare",))),
    (["U.S.", "US"], (("U.S.",), ("US",))),
    (["(OK|OKs)", "(okay|okays)"], (("OK", "OKs"), ("okay", "okays"))),
])
def test_forms(entry, forms):
    assert read(entry).forms == forms


@pytest.mark.parametrize("made", [r for r in every_rule() if r.check == "consistency"], ids=lambda r: r.code)
def test_every_word_of_every_set_calls_it(made):
    check = made.build()
    for entries in (check.sets, check.together):
        whole, lazy = Sets(entries), Sets(tuple(entries))
        for i in range(len(entries)):
            for call, numbers in whole.calls(i).items():
                assert {(f, v) for f, v, rest in numbers if rest is None} <= {
                    (f, v) for f, vs in lazy.seen({call}, frozenset()).get(i, {}).items() for v in vs}


def test_sets_with_letters_that_are_two_in_small_copy():
    made = rule('check = "consistency"\nsets = [["İzmir", "Smyrna"], "İznik[/ ]lake"]', "write “{want}”")
    assert marked(made, "İzmir is old. Smyrna is old. İzmir is large.") == [("Smyrna", "İzmir", [])]
    assert marked(made, "At İznik lake. İznik lake is large. The İzniklake shore.") == [("İzniklake", "İznik lake", [])]


SPELL = 'check = "consistency"\ncase = true\nhouse = "spelling"\nnames = ["us", "gb"]\ntogether = ["col[o/ou]r(|s)", "cent[er/re]", ["~meter", "metre"]]'


def test_sets_that_go_together_are_counted_together():
    made = rule(SPELL, "write “{want}”, {why}")
    assert marked(made, "The color. One metre away.") == []  # one against one, and two words
    assert marked(made, "The color of the center, the color. One metre away.") == [("metre", "meter", [])]
    assert marked(made, "The centre is a metre of colour; the meter and the color.") == [("color", "colour", [])]
    assert marked(made, "The color.", spelling="gb") == [("color", "colour", [])]
    assert marked(made, "The meter.", spelling="gb") == []


def test_equal_numbers_give_no_fix():
    made = rule('check = "consistency"\nsets = ["advis[e/o]r"]', "write “{want}”, {why}")
    assert marked(made, "An advisor came. An adviser left.") == [("adviser", ("advisor",), [])]
    assert marked(made, "An Adviser came. An advisor left, and an advisor stayed.") == [("Adviser", "Advisor", [])]


def test_a_form_in_a_headline_alone_is_a_note():
    made = rule('check = "consistency"\ncase = true\nsets = [["U.S.", "US"]]', "write “{want}”, {why}")
    linter = Linter([made])
    text = "US envoy leaves the capital\n\nThe U.S. envoy left.\n\nA second U.S. envoy stayed."
    (found,) = linter.check(linter.document(plain.read(text)))
    assert (found.level, found.start) == ("note", 0)


@pytest.mark.parametrize("body, text, found", [
    ('unit = "word"\nwithin = 4\nleast = 6', "The harbour was the old harbour. Later it was a harbour for ships and for men.",
     [("harbour", 1)]),
    ('unit = "opening"\nleast = 2\ntimes = 3\nwithin = 1', "The mill shut. The mill burned. The mill fell. It is gone.", [("The mill", 2)]),
    ('unit = "opening"\nleast = 1\ntimes = 3\nwithin = 1', "It shut. The mill burned. It fell. It is gone.", []),
    ('unit = "sentence"\nleast = 4', "The mill shut in May. Nobody came. The mill  shut in May.", [("The mill  shut in May.", 1)]),
    ('unit = "sentence"\nleast = 4', "He said “no.” The mill shut in May. Why? The mill shut in\u00a0May.",
     [("The mill shut in\u00a0May.", 1)]),
    ('unit = "sentence"\nleast = 4', "No!\n\nThe mill of Dr. A. Orr is shut.\n\nThe mill of Dr. A. Orr is shut.",
     [("The mill of Dr. A. Orr is shut.", 1)]),
    ('unit = "paragraph"\nleast = 3', "The mill shut.\n\nNobody came.\n\nThe mill shut.", [("The mill shut.", 1)]),
    ('unit = "word"\nleast = 6\nignore = ["Harbour"]', "The harbour was the old harbour.", []),
    ('unit = "word"\nleast = 6', "The harbour, he said, is “the old harbour”.", []),
    ('unit = "word"', "The mill is the mill, and the harbour is a harbour.", [("harbour", 1)]),  # short words come again in all copy
    ('unit = "word"', "The harbour is old." + " It is red." * 12 + " The harbour is shut.", []),
    ('unit = "word"\nwithin = 0\nleast = 4', "The harbour is old." + " It is red." * 12 + " The harbour is shut.", [("harbour", 1)]),
])
def test_repetition(body, text, found):
    linter = Linter([rule('check = "repetition"\n' + body, "{times} times “{found}”")])
    assert [(text[f.start : f.end], len(f.places) + len(f.evidence) - 1) for f in linter.check(linter.document(plain.read(text)))] == found


SENTENCES = st.sampled_from([
    "The mill of Dr. A. Orr is shut.", "No!", "“They came at 9 a.m. on foot.”", "He left— at once —by the  old road…", "So he said?",
    "The mill of Dr.\u00a0A. Orr is\nshut.", "They came at 9 a.m. on foot",
])


@given(copy=st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n\n", "\n", ""])), max_size=12), least=st.integers(3, 8))
def test_no_repeated_sentence_is_overlooked_for_speed(copy, least):
    text = "".join(sentence + gap for sentence, gap in copy)
    linter = Linter([rule(f'check = "repetition"\nunit = "sentence"\nquotations = true\nleast = {least}')])
    quick = linter.check(linter.document(plain.read(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repetition, "_may_repeat", lambda *_: True)
        assert quick == linter.check(linter.document(plain.read(text)))

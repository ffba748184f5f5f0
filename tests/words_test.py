"""Doubled words, misspelt names, confused and broken words: whole small stories, exact places, and the traps."""

import pytest
from support import every_rule

from newslint.engine import Linter
from newslint.readers import plain

RULES = {r.code: r for r in every_rule() if r.code in ("TY102", "TY103", "TY104", "RE104")}


def check(text, *codes, accept=frozenset()):
    linter = Linter([RULES[c] for c in codes or RULES], accept=accept)
    return linter.check(linter.document(plain.read(text)))


def found(text, *codes):
    return [text[f.start : f.end] for f in check(text, *codes)]


STORY = """Harbour town loses its last ferry

Lena Quillen, who ran the ferry for 30 years, sold it on Monday. “That that is over hurts,” Ms. Quillen said.

Her brother Eric Quillen and his daughter Erica Quillen will leave Dorne too. They had had enough, he said: “No, no, no.”

The ferry went to Walla Walla, Wash., in the end. It’s its third owner. There, their first ferry had burned in 1998.

Short- and long-term plans failed. The council, which could of course refuse, let the town form a trust.
"""


def test_clean_story_is_silent():
    assert check(STORY) == []


def test_every_kind_in_one_story():
    story = (STORY.replace("sold it on", "sold it on on").replace("Ms. Quillen", "Ms. Quilen")
             .replace("could of course", "should of gone but").replace("burned", "bur- ned"))
    assert found(story) == ["on on", "Quilen", "bur- ned", "of"]


class TestDoubledWord:
    @pytest.mark.parametrize("text,span", [
        ("They saw the the gate.", "the the"),
        ("The the gate was shut.", "The the"),
        ("THE THE GATE WAS SHUT.", "THE THE"),
        ("They saw the  the gate.", "the  the"),
        ("They saw the\u00a0the gate.", "the\u00a0the"),
        ("They saw the\nthe gate was shut, she said.", "the\nthe"),
        ("“And and so,” she said.", "And and"),
        ("It was in in in the gate.", "in in in"),
        ("He didn’t didn't go.", "didn’t didn't"),
        ("The key of the of the house.", "of the of the"),
    ])
    def test_span(self, text, span):
        assert found(text, "TY102") == [span]

    @pytest.mark.parametrize("text", [
        "He said no. No one knew.", "“The end,” the clerk said. “The end.”", "It is in the sit-in in Dorne.",
        "They went in — in vain.", "A 10 10 20 rule, two two-year terms, twenty twenty vision.", "It was @the the_end.",
        "Over and over and over and over.", "It is the-the song.", "What it is is clear.", "Paul Paul sang.",
        "She lived in New York, New York.", "In In Cold Blood, a book, he was quoted.", "What they will be will be seen.",
        "They saw the\n\nthe gate.", "the “the” the", "I I-beamed it.",
    ])
    def test_right_as_it_stands(self, text):
        assert found(text, "TY102") == []

    def test_function_words_are_safe_to_strike(self):
        (finding,) = check("They saw the the gate.", "TY102")
        assert finding.fix.applicability == "safe" and finding.fix.edits[0].content == "the"
        (finding,) = check("They made made it.", "TY102")
        assert finding.fix.applicability == "unsafe"

    def test_nothing_is_struck_in_a_quotation(self):
        (finding,) = check("“They saw the the gate,” she said.", "TY102")
        assert finding.fix is None and finding.suggestions == ("the",)

    def test_many_different_doubled_words(self):
        words = "gate harbour ferry clerk council mayor river bridge tower market".split()
        text = ". ".join(f"The {w} {w} fell" for w in words) + "."
        assert found(text, "TY102") == [f"{w} {w}" for w in words]


class TestNames:
    def test_one_finding_with_its_places(self):
        text = "Lena Quillen spoke. Ms. Quillen sat. Quillen left.\n\nQuilen’s dog barked. “No,” Quilen said."
        (finding,) = check(text, "TY103")
        assert text[finding.start : finding.end] == "Quilen" and finding.start == text.index("Quilen’s")
        assert finding.message == "“Quilen” is spelled “Quillen” elsewhere (3 times)"
        assert [(e.start, e.message) for e in finding.evidence] == [(text.index("Quillen"), "spelt “Quillen” here")]
        assert [p.start for p in finding.places[1:]] == [text.rindex("Quilen")]
        assert finding.fix.edits[0].content == "Quillen" and finding.fix.applicability == "unsafe"

    def test_the_same_person_once_each(self):
        text = "Abdulhadi Yildirim owned it. The lot, which Adbulhadi Yildirim sold, was empty."
        assert found(text, "TY103") == ["Adbulhadi"]

    def test_a_known_name_with_the_same_surname(self):
        text = "Hillary Brandt ran. “I know Hilary Brandt,” he said. Hillary Brandt won."
        assert found(text, "TY103") == ["Hilary"]

    def test_a_name_that_another_person_bears(self):
        assert found("Ada Cohen spoke. Ms. Cohen left. Nate Cohn, no relation of Ada Cohen, stayed.", "TY103") == []

    def test_capitals_and_accepted_names(self):
        text = "QUILEN SPEAKS AT LAST\n\nLena Quillen spoke. Ms. Quillen sat. Quillen left. Quilen did not."
        assert found(text, "TY103") == ["Quilen"]
        assert check(text, "TY103", accept=frozenset({"quilen"})) == []

    def test_accents_are_a_note(self):
        text = "Nicolás Vorr spoke. Later Nicolas Vorr left. Nicolás slept."
        (finding,) = check(text, "TY103")
        assert text[finding.start : finding.end] == "Nicolas" and finding.level == "note"

    def test_what_is_not_the_newsrooms_own(self):
        text = "Lena Quillen spoke. Ms. Quillen sat.\n\nRelated: Quilen speaks\n\nQuillen left."
        assert found(text, "TY103") == []


class TestConfusion:
    @pytest.mark.parametrize("text,wrong,right", [
        ("It was more then ten years ago.", "then", "than"),
        ("They had free reign over the port.", "reign", "rein"),
        ("THEY HAD FREE REIGN.", "REIGN", "REIN"),
        ("The town has lost it’s own ferry.", "it’s", "its"),
        ("He could of gone home.", "of", "have"),
        ("It is not wrong per say.", "say", "se"),
        ("The storm wreaked and reeked havoc there.", "reeked", "wreaked"),
        ("The ferry sails next weak.", "weak", "week"),
    ])
    def test_patterns_have_a_fix(self, text, wrong, right):
        (finding,) = check(text, "TY104")
        assert text[finding.start : finding.end] == wrong and finding.fix.edits[0].content == right

    @pytest.mark.parametrize("text,wrong,right", [
        ("They left a peace of there land.", "there", "their"),
        ("He was aloud to go.", "aloud", "allowed"),
        ("They wood not go.", "wood", "would"),
    ])
    def test_more(self, text, wrong, right):
        hits = {text[f.start : f.end]: f.fix.edits[0].content if f.fix else f.suggestions[0] for f in check(text, "TY104")}
        assert hits.get(wrong) == right

    def test_the_apostrophe_of_the_article(self):
        (finding,) = check('"Their trying," he said.', "TY104")
        assert finding.suggestions == ("They're",)
        (finding,) = check("“Their trying,” he said.", "TY104")
        assert finding.suggestions == ("They’re",)
        (finding,) = check("It’s late. Their trying.", "TY104")
        assert finding.fix.edits[0].content == "They’re"

    @pytest.mark.parametrize("text", [
        "The king’s reign in the north was long.", "It’s its own fault.", "A would-be mayor, a write-in vote.",
        "There, their ferry waited.", "More, then, was lost.", "They laid bare the cost.", "It is part of course.",
        "He said to “get in touch”.", "The Past Presidents Club met.", "They set the president apart.",
    ])
    def test_right_as_it_stands(self, text):
        assert found(text, "TY104") == []


@pytest.mark.parametrize("text,marked", [
    ("They stormed in in a rage, handed it in in May and turned themselves in in 1998.", []),
    ("The stall Boing Boing sold gado gado. The band The The played at noon, and the Who who sang were late.", []),
    ("It went creak creak creak all night. Firms report record record profits.", []),
    ("He knew that that that had had had its day.", ["that that that", "had had had"]),
    ("They stormed in in a barn, and put it in in a box.", ["in in", "in in"]),
    ("She said “clk clk clk” and hummed Sheep Sheep Sheep, by Sheep Sheep Sheep.", []),
    ("The boat boat boat sank. Of the the the three, two swam, and clk clk went the clock.", ["boat boat boat", "the the the"]),
])
def test_what_stands_twice_on_purpose(text, marked):
    assert found(text, "TY102") == marked


def test_a_misspelt_weekday_is_no_name():
    text = "The council met on Thurday. On Thursday a week later, and on Thursday in May, it voted. Dornne is near Dorne. Dorne, in turn, is far."
    assert found(text, "TY103") == ["Dornne"]


class TestBrokenWord:
    @pytest.mark.parametrize("text,whole", [
        ("They will suc- ceed.", "succeed"), ("The Gov- ernment fell.", "Government"),
        ("It was topsy -turvy.", "topsy-turvy"), ("The harbour’ s walls", "harbour’s"),
        ("They will suc-\u00a0ceed.", "succeed"), ("He left the well- known and well-known man.", "well-known"),
    ])
    def test_fix(self, text, whole):
        (finding,) = check(text, "RE104")
        assert finding.fix.edits[0].content == whole

    @pytest.mark.parametrize("text", [
        "Both short- and long-term, pre- or post-war, 12- to 14-year-olds.", "The men -and only they- left.",
        "He came - in the end - alone.", "It fell by -5 degrees.", "The ‘players’ said so.", "He said 'the end' so.",
        "A self- Made man", "The mid- 1990s.",
    ])
    def test_right_as_it_stands(self, text):
        assert found(text, "RE104") == []

"""Claims without a source, over whole small stories: what is marked, where, and what stays silent."""

import pytest

from newslint import rules
from newslint.analysis.figures import figures
from newslint.document import Document
from newslint.engine import Linter
from newslint.readers import plain

CLAIMS = {r.code: r for path in rules.built_in() if path.endswith("attribution.toml") for r in rules.load([path])}

STORY = """\
Mill owners win a year

The parliament in Vell voted on Tuesday to give the mills another year. Critics say the delay will cost the river its last salmon.

Ms. Varga, who led the reform, claimed that she had not been told. She slammed the vote for its secrecy.

The valley produces 41 percent of the nation's paper. It is the world's largest maker of stamps.

Mr. Lund, the minister, reportedly left before the vote. There are fears that the coalition will break.

He later claimed that he was ill. His absence was widely seen as a protest.
"""


def marked(text, code):
    """[(marked text, level)] of one rule."""
    doc = Linter([CLAIMS[code]]).document(plain.read(text))
    return [(doc.text[f.start : f.end], f.level) for f in Linter([CLAIMS[code]]).check(doc)]


@pytest.mark.parametrize("code,want", [
    ("AT103", [("Critics", "note")]),
    ("AT104", [("reportedly", "note"), ("There are fears", "note"), ("widely seen", "note")]),
    ("AT105", [("41 percent of the nation's", "note")]),
    ("AT107", [("claimed", "note"), ("slammed", "note")]),
])
def test_story(code, want):
    assert marked(STORY, code) == want


def test_other_places_of_a_verb_stand_beside_the_first():
    doc = Linter([CLAIMS["AT107"]]).document(plain.read(STORY))
    claimed, slammed = Linter([CLAIMS["AT107"]]).check(doc)
    assert claimed.suggestions == ("said",) and slammed.suggestions == ("criticized",)
    assert [doc.text[p.start : p.end] for p in claimed.places[1:]] == ["claimed"]
    assert claimed.places[1].start == STORY.index("claimed that he was ill")


def test_figures_of_a_paragraph_are_one_finding():
    doc = Linter([CLAIMS["AT105"]]).document(plain.read(STORY))
    (found,) = Linter([CLAIMS["AT105"]]).check(doc)
    assert [doc.text[p.start : p.end] for p in found.places[1:]] == ["the world's largest"]


@pytest.mark.parametrize("source", [
    "The valley produces 41 percent of the nation's paper, the Paper Board said.",
    "The Paper Board published its statistics in May. The valley produces 41 percent of the nation's paper.",
    "The Paper Board published its statistics in May.\n\nThe valley produces 41 percent of the nation's paper.",
    "The valley produces 41 percent of the nation's paper. The figures are those of the Paper Board.",
    "“The valley produces 41 percent of the nation's paper,” Ms. Varga said.",
])
def test_figures_with_a_source_are_silent(source):
    assert marked(source, "AT105") == []


def test_a_figure_two_paragraphs_after_its_source_is_not():
    text = "The Paper Board published its statistics in May.\n\nIt rained for days.\n\nThe valley produces 41 percent of the nation's paper."
    assert marked(text, "AT105") == [("41 percent of the nation's", "note")]


def test_poll_stories_name_their_poll_once():
    head = "The Lund Post poll asked 900 people.\n\n" + "The bells rang at noon, and nobody minded.\n\n" * 4
    row = "Ms. Varga leads by nine points among farmers, with 44 percent."
    assert marked(head + row, "AT105") == []
    assert marked("The bells rang at noon, and nobody minded.\n\n" * 5 + row, "AT105") == [("nine points", "note")]


@pytest.mark.parametrize("text,want", [
    ("It is 4.5 percent here, 10 to 12 percent there, forty-one per cent and 7%.",
     ["4.5 percent", "10 to 12 percent", "forty-one per cent", "7%"]),
    ("One in five, 3 out of 10 and two-thirds of voters; 1 in 100 cows.", ["One in five", "3 out of 10", "two-thirds of voters", "1 in 100"]),
    ("Nine-in-ten wells, one in every five farms and 9 out of every 10 barns; two in twos, one in ten years.", ["Nine-in-ten", "one in every five", "9 out of every 10"]),
    ("Some 68 percent of the world’s tin and 9 percent of all global trade.", ["68 percent of the world’s", "9 percent of all global"]),
    ("It is Europe's largest port, and the tallest tower in the world.", ["Europe's largest"]),
    ("He won by 5 points, and at one point he was 12 percentage points up.", ["5 points", "12 percentage points"]),
    ("Rents have tripled since May; an estimated 300 families left.", ["tripled", "estimated 300"]),
    ("There are 40 deaths per 100,000 people, and five times as many as before.", ["40 deaths per 100,000", "five times as many"]),
    ("On May 3, 2026, at 5 p.m., he was 45, one in May, ten of the men, $40, a third man, 12 in 2014.", []),
    ("“Only 5 percent,” she said.", []),
])
def test_figures(text, want):
    doc = Document(plain.read(text))
    assert [text[f.start : f.end] for f in figures(doc)] == want


@pytest.mark.parametrize("text,want", [
    ("Critics, however, say the bridge is safe.", ["Critics"]),
    ("A growing number of senior European officials have privately warned of a war.", ["A growing number of senior European officials"]),
    ("The tunnel, say engineers, will hold.", ["engineers"]),
    ("The plan is seen by many residents as an insult.", ["many residents"]),
    ("The Vell critics say so. Its critics say so. These critics say so. Ms. Roth and other critics say so.", []),
    ("Sanders’ aides say so, and the king's advisers say so.", []),
    ("Critics were expected to be told on Monday. Critics danced.", []),
    ("Voters say so. Some voters say so.", ["Some voters"]),
])
def test_who_is_vague(text, want):
    assert [found for found, _ in marked(text, "AT103")] == want


@pytest.mark.parametrize("text,want", [
    ("The mill is said to be haunted. It has been long said to sink.", ["is said to", "It has been long said"]),
    ("It is often said that the mill sinks. And it’s already known that it leaks.", ["It is often said", "it’s already known"]),
    ("It was known as the old mill, a unit is said, and he said to go.", []),
    ("The vote raised fears, and Ms. Roth raised questions of her own.", ["raised fears"]),
])
def test_hearsay(text, want):
    assert [found for found, _ in marked(text, "AT104")] == want


@pytest.mark.parametrize("text,want", [
    ("The war crimes in Vell went on until the rogue state fell.", ["war crimes", "rogue state"]),
    ("The war crime’s victims were buried by the con man.", ["war crime", "con man"]),
    ("The state of terror, the crimes of a long war and a man of the con are none.", []),
])
def test_phrases_of_accusation(text, want):
    assert [found for found, _ in marked(text, "AT106")] == want


@pytest.mark.parametrize("text", [
    "He’s reportedly ill — and “allegedly” is Ms. Roth’s word.",
    "He's reportedly ill - and ''allegedly'' is Ms. Roth's word.",
])
def test_apostrophes_and_marks(text):
    assert marked(text, "AT104") == [("reportedly", "note")]


def test_a_link_is_a_source():
    from newslint.document import Block, Reading

    text = "The valley produces 41 percent of the nation's paper."
    reading = Reading(text, (Block(0, len(text), "paragraph"),))
    assert Linter([CLAIMS["AT105"]]).check(Document(reading))
    linked = reading._replace(inline=(Block(4, 10, "link"),))
    assert not Linter([CLAIMS["AT105"]]).check(Document(linked))


@pytest.mark.parametrize("kind", ["headline", "embed", "blockquote", "caption"])
def test_only_running_copy_is_read(kind):
    from newslint.document import Block, Reading

    text = "Critics say the dictator reportedly claimed that 41 percent of the nation's paper is his."
    doc = Document(Reading(text, (Block(0, len(text), kind),)))
    assert Linter(list(CLAIMS.values())).check(doc) == []


@pytest.mark.parametrize("text", [
    "Vane went 6-for-9 in the second half, and 40 percent of her shots came from afar.",
    "He has sometimes been known to leave at noon. Anna Roth sank a 3-point shot, a 7-point buck in tow.",
    "A majority of 0.5 percent or less brings a second count. The fire is 30% contained.",
])
def test_what_needs_no_source(text):
    assert marked(text, "AT104") == marked(text, "AT105") == []


@pytest.mark.parametrize("text, found", [
    ("She leads by nine points in the valley, and he is known to worry.", "nine points"),
    ("In the valley 40 percent or more of the farms have no well.", "40 percent"),
])
def test_what_does(text, found):
    assert marked(text, "AT105") == [(found, "note")]

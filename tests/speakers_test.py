"""Whose words stand after a label: testimony, interviews, transcripts; and labels that are no speaker's."""

import pytest
from support import every_rule

from newslint.analysis.speakers import speeches
from newslint.engine import Linter
from newslint.readers import reader_for

ALL = every_rule()
INTRO = "The inquiry into the fire at the mill heard four people on Monday and will hear two more.\n\n"


@pytest.fixture(scope="module")
def linter():
    return Linter(ALL)


def said(text, path="a.txt"):
    doc = Linter([]).document(reader_for(path)(text), text, path)
    return [doc.text[a:b].strip() for a, b in speeches(doc)]


TURNS = [
    ("A. Nobody. Well, it was late.", ["Nobody. Well, it was late."]),
    ("Q. Who was there?\n\nA. Tomas was there.", ["Who was there?", "Tomas was there."]),
    ("Q: Who was there?\nA: Tomas was there.", ["Who was there?", "Tomas was there."]),
    ("THE WITNESS: I was on the stairs.", ["I was on the stairs."]),
    ("MR. OSTRAND (through an interpreter): No.", ["No."]),
    ("Mayor: It came by post.", ["It came by post."]),
    ("Dr. Ada Quist: It was not my call.", ["It was not my call."]),
    ("Zelda Brandt: I had a day off.", ["I had a day off."]),
    ("Ostrand: Did it burn?\n\nVeld: Not that day.\n\nOstrand: Did you look?", ["Did it burn?", "Not that day.", "Did you look?"]),
]


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("text, words", TURNS)
def test_who_speaks(text, words, path):
    assert said(INTRO + text, path) == words


def test_a_label_in_bold():
    assert said(INTRO + "**Kolbe:** I had a day off.", "a.md") == ["I had a day off."]
    assert said(INTRO + "**Kolbe:** I had a day off.", "a.txt") == ["I had a day off."]
    assert said(INTRO + "**Kolbe**: I had a day off.", "a.md") == ["I had a day off."]


def test_a_speaker_goes_on_in_paragraphs_without_a_label():
    text = INTRO + "THE WITNESS: I was there.\n\nIt was late by then.\n\nTHE COURT: Go on.\n\nThe door stood open.\n\nThe inquiry goes on."
    assert said(text) == ["I was there.", "It was late by then.", "Go on.", "The door stood open."]
    one = INTRO + "THE WITNESS: I was there.\n\nIt was late by then."
    assert said(one) == ["I was there."]  # one remark is no transcript


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("text", [
    "Note: We are closed on Monday.", "Update: You can go in by the gate.", "Correction: We said that it was in May.",
    "PARIS: The government fell on Monday.", "PARIS: We were there when the government fell.", "Monday: We go to the sea.",
    "Ingredients: two eggs and your own milk.", "Serves: 4, or two of you.", "Tip: You should use butter.",
    "Full time: Rovers 3, United 2.", "Rovers 3: We won it.", "What we know: You can cross again.", "Verdict: You will like it.",
    "A. Ostrand said that he had left.", "A. Veld, the owner, left.", "The mayor said one thing: I will stay.",
    "It rained: you could not see the bridge.", "Editor’s note: We have changed a name.", "PS: I am away.",
])
def test_labels_that_are_no_speakers(text, path):
    assert said(INTRO + text, path) == []


def test_a_headline_is_no_speech():
    assert said("Mayor: We will rebuild the bridge\n\n" + INTRO) == []
    assert said("# Mayor: We will rebuild the bridge\n\n" + INTRO, "a.md") == []


@pytest.mark.parametrize("text, path", [
    ("A. Nobody. Well, the the cat.", "a.txt"), ("THE WITNESS: I was on the the stairs.", "a.txt"),
    ("**Kolbe:** I had a a day off.", "a.md"), ("Mayor: It was a a gift.", "a.txt"), ("MR. VELD: It was in in there.", "a.md"),
    ("<blockquote>It was a woudl gift.</blockquote>", "a.md"), ("<blockquote>\n<p>It was a woudl gift.</p>\n</blockquote>", "a.md"),
    ("> It was a woudl gift.", "a.md"), ("> It was a woudl gift.", "a.txt"),
    ("THE COURT: Go on.\n\nTHE WITNESS: It was late.\n\nIt was the the end.", "a.txt"),
])
def test_what_somebody_said_is_never_fixed(linter, text, path):
    text = INTRO + text
    found = [f for f in linter.check(linter.document(reader_for(path)(text), text, path)) if f.code in ("TY101", "TY102")]
    assert [(f.fix, f.places[0].quoted) for f in found] == [(None, True)]
    assert found[0].message.endswith("; check the quotation")


def test_rules_of_style_are_silent_or_notes_there(linter):
    """All rules that are gentler in quotations are so behind a label."""
    words = "I utilize it at this point in time, on on Monday, and we slammed the thugs."
    marks = [
        {(f.code, p.level, p.fix is None) for f in linter.check(linter.document(reader_for("a.txt")(t), t, "a.txt")) for p in f.places}
        for t in (INTRO + f"Mayor: {words}", INTRO + f"“{words}” the mayor said.", INTRO + words)
    ]
    quoted = {r.code: r.in_quotes for r in ALL}
    assert {m for m in marks[0] if m[0][:2] != "AT"} == {m for m in marks[1] if m[0][:2] != "AT"} != marks[2]
    assert not any(quoted[code] == "skip" for code, _, _ in marks[0])

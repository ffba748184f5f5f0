"""Whose words stand after a label: testimony, interviews, transcripts; and labels that are no speaker's."""

import pytest
from support import every_linter, every_rule

from newslint.analysis.speakers import speeches
from newslint.engine import Linter
from newslint.readers import reader_for

ALL = every_rule()
INTRO = "The inquiry into the fire at the mill heard four people on Monday and will hear two more.\n\n"


@pytest.fixture(scope="module")
def linter():
    return every_linter()


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
    ("[Mayor] It came by post.", ["It came by post."]),
    ("[MAYOR]: It came by post.", ["It came by post."]),
    ("[Mayor Kolbe] It came by post.", ["It came by post."]),
    ("10:32 Kolbe: I had a day off.", ["I had a day off."]),
    ("[00:10:32] Kolbe: I had a day off.", ["I had a day off."]),
    ("10.32 a.m. – Kolbe: I had a day off.", ["I had a day off."]),
    ("10:32 Kolbe: I had a day off.\n10:33 Brandt: So did I.", ["I had a day off.", "So did I."]),
    ("KOLBE (through interpreter): No.", ["No."]),
    ("Kolbe [via a translator]: It came by post.", ["It came by post."]),
    ("Kolbe:\n\nI had a day off.", ["I had a day off."]),
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
    text = INTRO + "THE WITNESS: I was there.\n\nIt was late by then.\n\nTHE COURT: Go on.\n\nI saw the door.\n\nI went in."
    assert said(text) == ["I was there.", "It was late by then.", "Go on.", "I saw the door."]
    one = INTRO + "THE WITNESS: I was there.\n\nIt was late by then."
    assert said(one) == ["I was there."]  # one remark is no transcript


@pytest.mark.parametrize("end", [
    "The inquiry goes on.", "“I was there,” he told us.", "Ms. Kolbe told you so.", "The US company left the the hall.", "Who was behind it?",
])
def test_narration_after_a_transcript_is_no_speech(linter, end):
    text = INTRO + "THE CHAIR: Were you there?\n\nMS. KOLBE: I was.\n\n" + end
    assert said(text) == ["Were you there?", "I was."]
    text += " It stood in in the rain."
    found = [f for f in linter.check(linter.document(reader_for("a.txt")(text), text, "a.txt")) if "in|in" in text[f.start : f.end].replace(" ", "|")]
    assert [(f.places[0].quoted, f.fix.applicability) for f in found] == [(False, "unsafe")]  # and yet may be hers


@pytest.mark.parametrize("path", ["a.html", "a.md"])
def test_a_list_of_terms_may_be_a_transcript(linter, path):
    text = ("<p>The inquiry into the fire heard two people.</p>\n<dl>\n<dt>Kolbe</dt>\n<dd>I had a a day off.</dd>\n<dd>It was late.</dd>\n"
            "<dt>Brandt:</dt>\n<dd>So did I.</dd>\n<dt>Mast</dt>\n<dd>The pole of a ship.</dd></dl>\n")
    assert said(text, path)[:3] == ["I had a a day off.", "It was late.", "So did I."]
    found = [f for f in linter.check(linter.document(reader_for(path)(text), text, path)) if f.code == "TY102"]
    assert [(f.fix, f.places[0].quoted) for f in found] == [(None, True)]
    terms = "<dl><dt>Mast</dt><dd>The pole of of a ship.</dd><dt>Note</dt><dd>You can climb it.</dd></dl>"
    assert said(terms, path) == []


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("text", [
    "[Laughter] We left early.", "[Video] You can see it here.", "10:32 Update: We are closed.", "Fiat (a car maker): You drive it.",
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
    ("THE COURT: Go on.\n\nTHE WITNESS: It was late.\n\nI saw the the end.", "a.txt"),
])
def test_what_somebody_said_is_never_fixed(linter, text, path):
    text = INTRO + text
    found = [f for f in linter.check(linter.document(reader_for(path)(text), text, path)) if f.code in ("TY101", "TY102")]
    assert [(f.fix, f.places[0].quoted) for f in found] == [(None, True)]
    assert found[0].message.endswith(" check the quotation")


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

"""Where sentences end, and where a full stop is only an abbreviation's."""

import pytest

from newslint.analysis.sentences import sentence_at, sentences, sentences_in
from newslint.document import Document
from newslint.language.speech import REPORTED, SAID
from newslint.readers import plain


def split(text):
    doc = Document(plain.read(text))
    return [text[s.start : s.end] for s in sentences(doc)]


# "|" stands where one sentence ends and the next begins.
@pytest.mark.parametrize("marked", [
    "He left. |She stayed. |Nobody spoke.",
    "Mr. Dahl left. |Sen. Jo Ray, D-S.C., stayed with Gov. Roe and Dr. J. R. Poe.",
    "Lt. Gov. Ann Roe and Sgt.-Maj. Tom Poe met the Rev. Ed Ray.",
    "George W. Roe left. |J.D. Ray stayed. |It was Plan B. |The end.",
    "They met at 5 p.m. Tuesday. |They left at 6 p.m. |The hall closed at 7 a.m. ET on Friday.",
    "The U.S. Senate met in the U.S. |The bill passed.",
    "It cost $3.5 million, or 4.2 percent. |No. 3 came first. |No. |He did not.",
    "He works for Acme Inc. in Leeds. |She works for Acme Inc. |The firm is old.",
    "On Jan. 6 it rained. |In Feb. |They met on St. Mary's Ave. near the mill.",
    "He said it vs. Roe, i.e. Poor. |See fig. 3 and art. 5. |He loves art. |The fig. |The end.",
    "They went on ... and on. |Then . . . nothing. |He waited… |She came. |It cost $5. . . . |They paid.",
    "“We won.” |“We did,” she said. |“It was late.” |(It was.) |He left.",
    "Sgts. Day and Roe left with Capts. Poe and Lee. |The Mses. Ray met Mx. Dahl, Adms. Roe and Dets. Hill. |Lts. Ray and Cols. Poe slept. |Jo Day Sr. |He left.",
    "He met Lt. Gov. Roe, Rear Adm. Poe and Staff Sgt. Day. |He met the Staff. |Then he left.",
    "“Why now?” Mr. Dahl asked. |“Stop it!” shouted a man. |“Who?” |The man left.",
    "“Why now?” he asked. |“Why not?” she said.",
    "\"No. |I won't,\" he said. |What?! |Never!",
    "‘Go.’ |He went. |''Go.'' |He went.",
    "“Stay.”|He left.",
    "He said that 3.5.2 is out. |version 4 is not.",
    "Il a dit oui. |École fermée.",
])
def test_sentences(marked):
    want = [s.strip() for s in marked.split("|")]
    if marked.endswith("version 4 is not."):  # a small letter begins no sentence
        want = [" ".join(want)]
    assert split(marked.replace("|", "")) == want


def test_no_sentence_crosses_a_paragraph():
    assert split("He left\n\nShe stayed. “It rained,\n\n“and then it stopped.” He went.") == [
        "She stayed.", "“It rained,", "“and then it stopped.”", "He went."]


def test_hard_wrapped_lines_are_one_sentence():
    text = "\n".join(["He had waited for a long time at the gate of the old mill", "before anybody came to see what he could want at that",
                      "hour of the night, and when they came they told him that", "the miller was dead. He left."])
    assert split(text)[1:] == ["He left."]


def test_places():
    text = "He left. She stayed."
    doc = Document(plain.read(text))
    one, two = sentences(doc)
    assert sentence_at(doc, 0) == one == (0, 8) and sentence_at(doc, 7) == one
    assert sentence_at(doc, 8) is None and sentence_at(doc, 9) == two == (9, 20)
    assert sentences_in(doc, 3, 4) == (one,) and sentences_in(doc, 3, 12) == (one, two) and sentences_in(doc, 8, 9) == ()


def test_a_place_has_its_sentence_whichever_was_asked_for_first():
    text = "The mill\n\nHe left. She stayed.\n\nNobody spoke to Mr. Dahl. Why not?\n\n“It rained,\n\n“and it stopped.” They slept."
    every = sentences(Document(plain.read(text)))
    assert len(every) == 7
    for at in range(len(text)):
        doc = Document(plain.read(text))
        assert sentence_at(doc, at) == next((s for s in every if s.start <= at < s.end), None)
        for end in range(at + 1, len(text) + 1, 7):
            assert sentences_in(doc, at, end) == tuple(s for s in every if s.start < end and s.end > at)


@pytest.mark.parametrize("text", ["." * 20000, ". " * 20000, "Mr. " * 20000, "a.” " * 20000, "?" * 20000 + "x", "”" * 20000])
def test_any_heap_of_stops_is_read(text):
    doc = Document(plain.read(text))
    spans = sentences(doc)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:]))


def test_forms_of_verbs_of_saying():
    forms = ("said", "telling", "denied", "shrugged", "relies", "found", "written", "signaled")
    assert [REPORTED.get(form) for form in forms] == ["say", "tell", "deny", "shrug", None, "find", "write", "signal"]
    assert "said" in SAID and "found" not in SAID

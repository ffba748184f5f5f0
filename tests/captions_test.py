"""Subtitles: what is said is checked over cues, and times stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_support import checked, examples

from newslint.readers import captions

COPY = ["The mayor said the the bridge would open.", "They woudl not say who paid.", "Profits at Holm & Holm fell.", "It woudl rain, said Müller 😀.", "Nothing was wrong with it."]


def clock(i, comma):
    return f"00:{i // 60:02}:{i % 60:02}{comma}000"


def written(sentences, size, kind, end):
    """The sentences as subtitles of `size` words, in lines of two or three."""
    cues, i = [], 0
    for sentence in sentences:
        words = sentence.replace("&", "&amp;").split() if kind == "vtt" else sentence.split()
        for k in range(0, len(words), size):
            i += 1
            cue = " ".join(words[k : k + min(3, size)]) + (end + " ".join(words[k + 3 : k + size]) if len(words[k + 3 : k + size]) else "")
            comma = "." if kind == "vtt" else ","
            cues.append(f"{i}{end}{clock(i, comma)} --> {clock(i + 1, comma)}{' align:start' if kind == 'vtt' else ''}{end}{cue}")
    head = f"WEBVTT the the{end}{end}NOTE woudl{end}{end}STYLE{end}::cue {{}}{end}{end}" if kind == "vtt" else ""
    return head + (end * 2).join(cues) + end


@examples(100)
@given(st.lists(st.sampled_from(COPY), min_size=1, max_size=5), st.integers(2, 9), st.sampled_from(["vtt", "srt"]), st.sampled_from(["\n", "\r\n"]))
def test_findings_are_those_of_what_is_said(sentences, size, kind, end):
    source, path = written(sentences, size, kind, end), "a." + kind
    reading = captions.read(source)
    assert [reading.text[b.start : b.end] for b in reading.blocks] == sentences
    found, expected = checked(source, path), checked("\n\n".join(sentences), "a.txt")
    assert [(f.code, f.remark, len(f.places)) for f in found] == [(f.code, f.message, len(f.places)) for f in expected]
    for f in found:
        for p in f.places:
            assert f.code != "TY101" or source[p.start : p.end] == "woudl"
            assert (p.quoted, p.fix) == (True, None)  # somebody says it


def test_tags_are_no_words():
    source = ("WEBVTT\n\nid the the\n00:01.000 --> 00:02.000\n<v Ann Holm>The <i>the</i> mill &lt;3\n\n00:02.000 --> 00:03.000\n"
              "{\\an8}wo<b>ud</b>l <00:02.500>close.\n\n00:03.000 --> 00:04.000\n- Why?\n- It must.\n")
    reading = captions.read(source)
    assert [reading.text[b.start : b.end] for b in reading.blocks] == ["The the mill <3 woudl close.", "- Why?", "- It must."]
    dashes = "00:01.000 --> 00:02.000\nThe mill closed\n— and nobody\n\n00:02.000 --> 00:03.000\n– knew why.\n>> They left\n— Why?\n"
    reading = captions.read(dashes)
    assert [reading.text[b.start : b.end] for b in reading.blocks] == ["The mill closed — and nobody – knew why.", ">> They left", "— Why?"]
    assert captions.read("\ufeffno times\n\nthe the\n").text == ""


def test_sounds_are_not_said():
    cues = ["It was the", "[applause]", "best of days (he", "laughs).", "- (door shuts)", "Yes [sic]."]
    source = "WEBVTT\n\n" + "\n\n".join(f"00:0{i}.000 --> 00:0{i + 1}.000\n{cue}" for i, cue in enumerate(cues))
    reading = captions.read(source)
    assert [reading.text[b.start : b.end] for b in reading.blocks] == ["It was the best of days (he laughs).", "Yes [sic]."]


@pytest.mark.parametrize("source", ["00:01.000 --> 00:02.000\n" * 9000, "00:01.000 --> 00:02.000\n" + "<a" * 50_000, "1\n" * 50_000, "00:01.000 --> 00:02.000\n" + "{\\" * 50_000])
def test_hostile_subtitles_are_read(source):
    assert captions.read(source) is not None

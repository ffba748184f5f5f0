"""A very long text is checked in chunks: nothing is lost between them, and every offset is true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_support import examples
from support import every_rule

from newslint import chunks as module
from newslint.chunks import bounds, chunk
from newslint.engine import Linter
from newslint.readers import reader_for

LINES = "The council met on the hill in the morning and went home before noon.\n\n“Rain fell,” she said, “over the bridge.”\n\n"
LINE = LINES.replace("\n\n", " ")


@pytest.fixture(scope="module")
def linter():
    return Linter([r for r in every_rule() if r.default and r.code != "RE107"])  # the copy of these tests repeats itself


def chunks(doc):
    return [chunk(doc, *places) for places in bounds(doc)]


def document(linter, text, path="a.txt"):
    return linter.document(reader_for(path)(text), text, path)


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(module, "LONGEST_CHUNK", 60)
    monkeypatch.setattr(module, "CHUNK", 60)
    monkeypatch.setattr(module, "NEAR", 30)


WORDS = st.sampled_from(["the mill ", "**Ada** ", "&amp; ", "\n\n", "\n", "# Head\n\n", "“No. ", "” ", '"', "https://a.example/b ", "- item\n", "rain. Then ", "x"])


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@examples(150)
@given(text=st.lists(WORDS, min_size=1, max_size=80).map("".join))
def test_chunks_are_the_document(linter, path, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LONGEST_CHUNK", 60)
        patch.setattr(module, "CHUNK", 60)
        patch.setattr(module, "NEAR", 30)
        doc = document(linter, text, path)
        parts = chunks(doc)
        assert "".join(p.text for p in parts) == doc.text
        at = 0
        for part in parts:
            assert len(part.text) <= 60 and part.continues == (at > 0)
            for i in range(len(part.text)):
                assert part.to_source(i, i + 1) == doc.to_source(at + i, at + i + 1)
                assert part.inline_at(i) == doc.inline_at(at + i)
                here, there = part.block_at(i), doc.block_at(at + i)
                assert (here and here.kind) == (there and there.kind)
            at += len(part.text)


def test_a_chunk_ends_before_a_block_or_behind_a_sentence(linter, short):
    lines = "Rain fell on the mill.\n\nNobody saw the bridge go, or heard it.\n\nIt was late. It was dark. They slept on until the morning came.\n"
    assert [p.text for p in chunks(document(linter, lines))] == [
        "Rain fell on the mill.\n\n", "Nobody saw the bridge go, or heard it.\n\n",
        "It was late. It was dark. They slept on until the morning ", "came.\n",
    ]
    line = "Rain fell on the mill. Nobody saw it. “We slept. We all slept, all night.” They left at dawn."
    assert [p.text for p in chunks(document(linter, line))] == [
        "Rain fell on the mill. Nobody saw it. ", "“We slept. We all slept, all night.” They left at dawn.",
    ]


@pytest.mark.parametrize("copy", [LINES, LINE])
def test_every_mistake_is_found_wherever_it_stands(linter, copy):
    size = 3 * module.LONGEST_CHUNK // len(copy)
    text = "".join(copy.replace("Rain", "Rain, the the rain,") if i % 97 == 5 else copy for i in range(size))
    found = linter.check(document(linter, text))
    assert {f.code for f in found} == {"TY102"}
    assert found == linter.check(document(linter, text), jobs=2)
    assert [(f.start, text[f.start : f.end]) for f in found] == [
        (i, "the the") for i in range(len(text)) if text.startswith("the the", i)
    ]


def test_what_is_no_longer_than_the_longest_story_is_one_piece(linter):
    story = LINES * (module.LONGEST_CHUNK // len(LINES))
    assert len(story) > module.CHUNK and len(bounds(document(linter, story))) == 1
    book = bounds(document(linter, story + LINES))
    assert len(book) == 3 and all(end - start <= module.CHUNK for start, end in book)


def test_no_quotation_is_cut_in_two(linter):
    text = ("He said: “" + "We came by boat. We left on foot. " * 40 + "” She nodded. ") * (3 * module.LONGEST_CHUNK // 1400)
    assert not [f for f in linter.check(document(linter, text)) if f.code == "QU101"]


def test_a_confirmed_spelling_is_left_alone_in_any_chunk(linter):
    text = LINES * (2 * module.LONGEST_CHUNK // len(LINES)) + "He wrote that he woudl [sic] come.\n"
    assert linter.check(document(linter, text)) == []

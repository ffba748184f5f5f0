"""The words of a document are cut and found by quicker ways than the patterns that say what a word is: they agree."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from property_support import examples
from support import document

from newslint import document as module
from newslint.document import fold, special_chars_of, word_pattern
from newslint.engine import _around

SIGNS = "ⒶⓐAb'’ʼ_́̀é—“\" \n\t.,-İΣß😀1ก\x1c\u2028 "
copy = st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs"])), max_size=60)


@examples(500)
@given(copy)
@example("ʼ")
@example("ʼtwas oʼclock ʼ")
@example("it'́s e̅́x ́a _́b rock 'n' roll ''a'' b'")
def test_words_are_those_of_the_pattern(text):
    doc = document(text)
    pattern, straight = word_pattern(doc), text.replace("’", "'").replace("ʼ", "'")
    assert set(doc.forms) == set(pattern.findall(straight))
    assert doc.sequence == pattern.findall(doc.folded)
    assert doc.words == set(doc.sequence)


@given(copy)
def test_signs_are_what_is_no_letter(text):
    assert special_chars_of(text) == {c for c in text if not (c.isascii() and c.isalnum()) and c not in " \n"}


@examples(300)
@given(copy, copy)
def test_places_are_the_same_by_search_and_by_index(text, more):
    doc = document(f"{text} mill o'clock e-mail {more} mill's E-mail {text}")
    for word in ("mill", "o'clock", "e-mail", "a", "b"):
        searched = doc.spans(word)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "LONG_TEXT", 1)
            indexed = document(doc.text).spans(word)
        assert searched == indexed
        assert all(doc.folded[a:b] == word for a, b in searched)


@given(copy, st.sampled_from("-,'“"))
def test_around_a_sign_stands_what_stands_there(text, sign):
    near = _around(text, sign, 3)
    for size in (2, 3):
        for m in re.finditer(re.escape(sign), text):
            for start in range(max(0, m.start() - size + 1), m.start() + 1):
                assert text[start : start + size] in near


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)

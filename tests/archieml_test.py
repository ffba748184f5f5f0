"""ArchieML: keys, scopes and free lists are read as the language says, and fixes stay inside the values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_support import checked, examples, mended

from newslint.readers import Unreadable, archieml, readings
from newslint.readers.archieml import Parser, Value

COPY = ["The mayor said the the bridge would open.", "They woudl not say who paid.", "“We love the the bridge,” Ann Holm said.", "Profits at Holm & Holm fell <fast>.",
        "It woudl rain, said Müller 😀.", "Nothing was wrong with it.", "Rents rose 7 percent, and then 3%, he said."]
stories = st.lists(st.lists(st.sampled_from(COPY), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)


def data(source):
    """What a source holds, as plain data."""
    def plain(value):
        if isinstance(value, Value):
            return value.text(source)
        return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else [plain(v) for v in value] if isinstance(value, list) else value

    return plain(Parser(source).data)


# compared with the JavaScript parser of those who made the language
GRAMMAR = {
    "hed: The mill\nbody: one\ntwo\n\n\\hed: three\n:end": {"hed": "The mill", "body": "one\ntwo\n\nhed: three"},
    "body: one\ntwo": {"body": "one"},
    "a.b: x\na.c: y": {"a": {"b": "x", "c": "y"}},
    "{page}\nhed: x\n{}\nhed: y": {"page": {"hed": "x"}, "hed": "y"},
    "[cards]\nhed: a\ntext: b\nhed: c\n[]\nhed: d": {"cards": [{"hed": "a", "text": "b"}, {"hed": "c"}], "hed": "d"},
    "[names]\n* Ann\nno entry\n* Bob\nmore\n:end": {"names": ["Ann", "Bob\nmore"]},
    "[+body]\nOne.\n\nquote: Two.\n:skip\n:endskip\nThree.\n[]\nx: y": {
        "body": [{"type": "text", "value": "One."}, {"type": "quote", "value": "Two."}, {"type": "text", "value": "Three."}], "x": "y"},
    "[+body]\n[.gallery]\n* one\n[]\n{.card}\nhed: x\n{}\nEnd.": {
        "body": [{"type": "gallery", "value": ["one"]}, {"type": "card", "value": {"hed": "x"}}, {"type": "text", "value": "End."}]},
    "x: y\n:skip\nx: z\n:endskip\n:ignore\nx: w": {"x": "y"},
    "two words: no key\n  key :  v  \nKEY:w": {"key": "v", "KEY": "w"},
    "x: :y\nx\\: z\n:END here": {"x": ":y\nx\\: z"},
}


@pytest.mark.parametrize("source", GRAMMAR)
def test_the_language(source):
    assert data(source) == GRAMMAR[source]


def free(paragraphs):
    return "url: the the\nhed: \n[+body]\n" + "\n\n".join(paragraphs) + "\nimage: the the the\n[]\n:ignore\nThe the end."


def keyed(paragraphs):
    return "id: woudl\n" + "\n".join(f"text{i}: {p}" for i, p in enumerate(paragraphs))


def long(paragraphs):
    return "text: " + "\n\n".join(paragraphs) + "\n\n:end\n:skip\nThe the end.\n:endskip"


@pytest.mark.parametrize("write", [free, keyed, long])
@examples(40)
@given(paragraphs=stories, end=st.sampled_from(["\n", "\r\n"]))
def test_findings_and_fixes_are_those_of_the_copy(write, paragraphs, end):
    plain, source = "\n\n".join(paragraphs), write(paragraphs).replace("\n", end)
    (reading,) = readings("a.aml", source)
    assert [reading.text[b.start : b.end] for b in reading.blocks] == paragraphs
    found, expected = checked(source, "a.aml"), checked(plain, "a.txt")
    assert [(f.code, f.message, len(f.places)) for f in found] == [(f.code, f.message, len(f.places)) for f in expected]
    for a, b in zip(found, expected):
        assert [source[p.start : p.end] for p in a.places] == [plain[p.start : p.end] for p in b.places]
    fixed = mended(source, "a.aml")
    assert fixed == write(mended(plain, "a.txt").split("\n\n")).replace("\n", end)
    assert mended(fixed, "a.aml") == fixed


def test_keys_say_what_copy_is():
    source = ("hed: Mill closes\ndate: 2026-02-03\nbyline: By Ann Holm\nslug: mill-mill\n\n[+body]\nThe mill closed.\ncaption: The mill at dawn\n"
              "quote: We are sad.\nlink: https://example.org/the-the\n<b>Later</b> it rained.\n[]\nfootnote: See page two\nn: 12\n")
    (reading,) = readings("a.aml", source)
    assert str(reading.published) == "2026-02-03"
    assert [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks] == [
        ("headline", "Mill closes"), ("byline", "By Ann Holm"), ("paragraph", "The mill closed."), ("caption", "The mill at dawn"), ("blockquote", "We are sad."),
        ("paragraph", "Later it rained."), ("paragraph", "See page two")]


LINES = ["key: some more words", "a.b: value", "* item", "[arr]", "[]", "{}", "{scope}", "[.sub]", "{.sub}", "[+free]", "[.+x]", "The the end.", "\\key: x", ":end", ":skip", ":endskip", ""]


@examples(300)
@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))
def test_anything_is_read(source):
    for reading in archieml.read_all(source):
        if not isinstance(reading, Unreadable):
            last = 0
            for b in reading.blocks:
                assert last <= b.start < b.end <= len(reading.text)
                last = b.end


@pytest.mark.parametrize("source", ["no keys here", "[.a]\n" * 5000, "{" * 50_000, "url: x\n", "[a]\n* one\n", "\\" * 50_000, ":" * 50_000])
def test_what_holds_no_copy_is_one_line(source, newslint, desk):
    (desk / "a.aml").write_text(source)
    status, out, err = newslint("check", ".")
    assert status == 2 and len(err.splitlines()) == 1 and err.startswith("newslint: a.aml:1: ")


@pytest.mark.parametrize("source", [
    "[+body]\nThe mill closed.\nquote: We are sad.\n[]", "[+body]\nThe mill closed.\ntype: quote\nvalue: We are sad.\n[]",
    "[+body]\nThe mill closed.\n{.quote}\nspeaker: Ann\ntext: We are sad.\n{}\n[]", "[body]\ntype: text\nvalue: The mill closed.\ntype: Quote\nvalue: We are sad.\n[]",
    "[body]\ntype: text\ntext: The mill closed.\ntype: pullquote\ntext: We are sad.\n[]", "text: The mill closed.\n{quote}\nspeaker: Ann\ntext: We are sad.\n{}",
    "text: The mill closed.\n[quotes]\ntext: We are sad.\nspeaker: Ann\n[]", "text: The mill closed.\n[quotes]\n* We are sad.\n[]"])
def test_however_it_is_written_a_quotation_is_one(source):
    (reading,) = archieml.read_all(source)
    assert [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks] == [("paragraph", "The mill closed."), ("blockquote", "We are sad.")]


def test_what_goes_with_copy_is_of_its_kind():
    source = ("subhed: A long day\n[+body]\nsubhed: What it costs\nThe mill closed.\n{.quote}\ntext: We are sad.\nspeaker: Ann Holm, its owner\n{}\n{.image}\n"
              "caption: The mill\ncredit: Jo Beck for us\n{}\n[.list]\n* One day\n* Two days\n[]\n[]\n")
    (reading,) = archieml.read_all(source)
    assert [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks] == [
        ("standfirst", "A long day"), ("heading", "What it costs"), ("paragraph", "The mill closed."), ("blockquote", "We are sad."), ("blockquote", "Ann Holm, its owner"),
        ("caption", "The mill"), ("caption", "Jo Beck for us"), ("list", "One day"), ("list", "Two days")]


def test_what_a_type_says_counts_for_its_own_entry_only():
    source = "[+body]\ntype: quote\nvalue: We are sad.\nvalue: The mill closed.\ntype: image\nvalue: mill at dawn.jpg\ntype: image\nIt rained all day.\n[]\ntype: story"
    (reading,) = archieml.read_all(source)
    assert [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks] == [
        ("blockquote", "We are sad."), ("paragraph", "The mill closed."), ("paragraph", "It rained all day.")]


def test_a_type_before_an_entry_without_a_value_says_nothing():
    (reading,) = archieml.read_all("[parts]\ntype: type\nvalue: quote\n\ntype: value\ntext: The mill closed all day.\n[]")
    assert ("paragraph", "The mill closed all day.") in [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks]

"""Words between their neighbours."""

import pytest

from newslint.document import Document
from newslint.match.contexts import EDGE, LIMIT, Places, contexts
from newslint.readers import plain


def stands(entry, text):
    """The words of the text that stand in the context, with the word that is wanted."""
    doc = Document(plain.read(text))
    places, found = Places(doc), []
    words = ["", *doc.sequence, ""]
    for wrong, context in contexts(entry):
        for i, word in enumerate(doc.sequence):
            if word == wrong and places.place(i).fits(context):
                assert context.may_fit(words, i + 1, doc), "the cheap question must not say no to what fits"
                found.append((word, context.right))
    return found


@pytest.mark.parametrize("entry,text,count", [
    ("free|full [reign] => rein", "They had free reign, full reign, and a long reign.", 2),
    ("per [say] END => se", "It is not wrong per say. Per say the clerk is right.", 1),
    ("me [to] END => too", "He told me to. He told me to “get in”. He told me to go.", 1),
    ("START [witch] is => which", "The plan, witch is old, failed; a witch is old.", 1),
    ("!a|the [form] NAME => from", "The man form Dorne read the form Dorne sent.", 1),
    ("[then] NUM => than", "More then 12 and more then twelve.", 1),
    ("[feat] *ing => feet", "Two feat standing, two feat stood.", 1),
    ("stat* [form] => from", "The state form, the statement form, the estate form.", 2),
    ("made [in in] => x", "never", 0),
])
def test_fits(entry, text, count):
    assert len(stands(entry, text)) == count


def test_several_words_answer_to_several():
    assert stands("[flaunt|flaunted] rules => flout|flouted", "They flaunt rules and flaunted rules.") == [
        ("flaunt", "flout"), ("flaunted", "flouted"),
    ]


@pytest.mark.parametrize("entry", ["free reign => rein", "free [reign] rein", "[] => x", "[a|b|c] => x|y", "[a] =>"])
def test_a_context_that_cannot_be_read(entry):
    with pytest.raises(ValueError):
        contexts(entry)


def test_neighbours_end_at_marks():
    doc = Document(plain.read("He said “go home now, please” to\nme."))
    place = Places(doc).place(doc.sequence.index("home"))
    before, after = place.before(), place.after()
    assert [next(before).low, next(before)] == ["go", LIMIT]
    assert [next(after).low, next(after)] == ["now", EDGE]


def test_places_of_words_inside_contractions():
    doc = Document(plain.read("There’s a gate there. 'There', it's there's."))
    places = Places(doc)
    spans = [(places.place(i).start, w) for i, w in enumerate(doc.sequence)]
    assert all(doc.folded.startswith(w, at) for at, w in spans)
    assert [at for at, w in spans if w == "there"] == [15, 23]


def test_places_where_marks_combine():
    text = "Cafe\u0301s there, and cafe\u0301 there."
    doc = Document(plain.read(text))
    places = Places(doc)
    assert [text[p.start : p.end] for i in range(len(doc.sequence)) for p in (places.place(i),)] == [
        "Cafe\u0301s", "there", "and", "cafe\u0301", "there",
    ]

"""What words can be, the words of a sentence, subjects and their verbs."""

import pytest

from newslint.analysis.clauses import follow, precede, words_at
from newslint.analysis.subjects import antecedent, subject_before
from newslint.document import Block, Document, Reading
from newslint.language import parts_of_speech as speech


def document(text):
    return Document(Reading(text, (Block(0, len(text), "paragraph"),)))


def words_of(text, verb):
    """(the words of the sentence, the number of the verb)."""
    return words_at(document(text), text.index(verb))


@pytest.mark.parametrize("word,bits", [
    ("boat", speech.NOUN), ("boats", speech.PLURAL), ("people", speech.PLURAL), ("went", speech.PAST), ("gone", speech.PARTICIPLE), ("knows", speech.S_FORM),
    ("running", speech.ING), ("vulnerable", speech.ADJECTIVE), ("larger", speech.COMPARATIVE), ("largest", speech.SUPERLATIVE), ("quickly", speech.ADVERB),
    ("water", speech.MASS), ("was", speech.PAST), ("been", speech.PARTICIPLE), ("run", speech.PARTICIPLE), ("able", speech.ADJECTIVE),
])
def test_what_a_word_can_be(word, bits):
    assert speech.can_be(word) & bits


@pytest.mark.parametrize("word,bits", [
    ("went", speech.BASE | speech.PARTICIPLE), ("boat", speech.PLURAL), ("news", speech.PLURAL), ("operation", speech.PLURAL), ("xyzzy", ~0), ("ran", speech.PARTICIPLE),
])
def test_what_a_word_cannot_be(word, bits):
    assert not speech.can_be(word) & bits


def test_forms_of_a_word():
    assert speech.base("went") == "go" and speech.base("be") == "be" and speech.base("boat") == "boat" and speech.base("quickly") == ""
    assert speech.forms("take") == (("took",), ("taken",), ("taking",), ("takes",))
    assert "focused" in speech.forms("focus").participle
    assert speech.forms("took") is None
    assert speech.plural("city") == ("cities",) and speech.singular("cities") == "city" and speech.singular("xyzzy") == ""


def test_words_follow_each_other_with_only_space_between():
    words, k = words_of("The old boat, he said, sank at noon. It was late.", "boat")
    assert [w.low for w in words][:4] == ["the", "old", "boat", "he"] and words[-1].low == "noon"
    assert [w.low for w in precede(words, k, 5)] == ["old", "the"]
    assert follow(words, k) == []
    assert [w.low for w in follow(words, k + 2, 3)] == []


def test_no_words_outside_running_copy():
    text = "The boat sank"
    doc = Document(Reading(text, (Block(0, len(text), "headline"),)))
    assert words_at(doc, 4) == ((), -1)


@pytest.mark.parametrize("text,head,plural,phrase", [
    ("The bridge was shut.", "bridge", False, False),
    ("The old stone bridges was shut.", "bridges", True, False),
    ("She said that the list of wishes was long.", "list", False, True),
    ("But their views about the trade with Dorne was known.", "views", True, True),
    ("The bridge also was shut.", "bridge", False, False),
])
def test_the_subject_of_a_verb(text, head, plural, phrase):
    subject = subject_before(*words_of(text, "was"))
    assert (subject.head.low, subject.plural, subject.phrase) == (head, plural, phrase)


@pytest.mark.parametrize("text", [
    "In the harbor was a boat.", "The mayor and the clerk was there.", "Mr. Dahl was there.", "The rich was there.", "What the town was told is lost.",
    "The man whose boat was lost wept.", "Painting the boats was fun.", "The logistics was hard.",
])
def test_no_subject_where_the_words_may_be_read_in_another_way(text):
    assert subject_before(*words_of(text, "was")) is None


def test_what_a_relative_clause_refers_to():
    assert antecedent(*words_of("He came from a town that was rich.", "was")).head.low == "town"
    assert antecedent(*words_of("The bill, which was passed, is long.", "was")).head.low == "bill"
    assert antecedent(*words_of("He saw the boats in the harbor that was lost.", "was")) is None
    assert antecedent(*words_of("He is one of the men who was there.", "was")) is None

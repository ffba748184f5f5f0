"""The lexicon: what it knows, what it suggests, and that its files are those that were built."""

import hashlib
from pathlib import Path

import pytest

from newslint.language.lexicon import DATA, LONG, RARE, Lexicon, distance, edit_cost, lexicon, one_edit, slip_cost

LISTS = Path(__file__).parent.parent / "lexicon"


@pytest.fixture(scope="module")
def lex():
    return lexicon()


def words_of(candidates):
    return [c.word for c in candidates]


def test_files_are_those_that_were_built():
    recorded = dict(reversed(line.split("  ")) for line in (LISTS / "SHA256SUMS").read_text().splitlines())
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in Path(DATA).iterdir() if p.suffix != ".pyc"}
    assert found == recorded


def test_one_lexicon_a_process():
    assert lexicon() is lexicon()


@pytest.mark.parametrize("word", "the government organisation organization colour color don't o'clock lorries judgment "
                         "cybersecurity livestreaming podcaster doxxing covid brexit birther faceoff café cafes".split())
def test_known(lex, word):
    assert word in lex and lex.rank(word) >= RARE


@pytest.mark.parametrize("word", ["goverment", "recieve", "teh", "woudl", "definately", "", "x" * 500])
def test_unknown(lex, word):
    assert word not in lex and lex.rank(word) == 0


def test_a_possessive_is_known_by_its_word(lex):
    assert "minister's" in lex and "goverment's" not in lex


def test_ranks_follow_frequency(lex):
    ranks = [lex.rank(w) for w in ("the", "people", "government", "gavel", "zither")]
    assert ranks == sorted(ranks, reverse=True) and ranks[0] == 250 and len(set(ranks)) == 5


def test_rare_words_are_known_but_told_apart(lex):
    assert 0 < lex.rank("wether") < RARE and 0 < lex.rank("facto") < RARE


def test_names(lex):
    assert lex.name_rank("smith") > lex.name_rank("wojciechowski") > 0
    assert lex.name_rank("nairobi") and lex.name_rank("zelensky") and lex.name_rank("teresa")
    assert lex.name_rank("goverment") == 0


def test_pairs(lex):
    assert lex.bigram("prime", "minister") > 0 == lex.bigram("minister", "prime")
    assert lex.bigram("of", "the") > lex.bigram("prime", "minister")


def test_unknown_of_a_set(lex):
    assert lex.unknown(frozenset({"the", "mayor", "mayor's", "goverment", "goverment's", "wether"})) == {
        "goverment", "goverment's", "wether"
    }
    assert lex.unknown(frozenset({"the", "goverment"})) == {"goverment"}  # and once more, from memory


def test_capitals(lex):
    assert lex.spelling("european") == "European" and lex.spelling("house") == "house"
    assert lex.capitalised(frozenset({"european", "house"})) == {"european"}


@pytest.mark.parametrize("wrong,right", [
    ("goverment", "government"), ("recieve", "receive"), ("comittee", "committee"), ("thnig", "thing"), ("jsut", "just"),
    ("parlament", "parliament"), ("acomodate", "accommodate"), ("wierd", "weird"), ("hosptial", "hospital"),
    ("didnt", "didn't"), ("seperately", "separately"), ("tomrrow", "tomorrow"), ("libary", "library"),
    ("rythym", "rhythm"), ("goverance", "governance"), ("nucelar", "nuclear"), ("adress", "address"), ("livestraem", "livestream"),
])
def test_near(lex, wrong, right):
    assert lex.near(wrong)[0].word == right


def test_near_offers_at_most_so_many_best_first(lex):
    found = lex.near("thier", 3)
    assert len(found) == 3 and [c.score for c in found] == sorted((c.score for c in found), reverse=True)


def test_two_edits_only_for_long_words(lex):
    assert words_of(lex.near("tempreture"))[0] == "temperature"  # two letters wrong
    short = "whhz"
    assert len(short) < LONG and all(distance(short, c.word) == 1 for c in lex.near(short))


def test_near_a_stranger_is_nothing(lex):
    assert lex.near("qzxvwkjq") == [] and lex.near("") == lex.near("", 3)


@pytest.mark.parametrize("wrong,right,cost", [
    ("recieve", "receive", 0.7), ("comittee", "committee", 0.7), ("goverment", "government", 0.9), ("cant", "can't", 0.5),
    ("lettter", "letter", 0.7), ("thewe", "there", 1.3), ("thete", "there", 1.0), ("there", "there", None), ("abc", "xyz", None),
])
def test_slip_cost(wrong, right, cost):
    assert slip_cost(wrong, right) == cost


@pytest.mark.parametrize("word", ["committee", "llama", "keyed", "aardvark", "to", "queue"])
def test_one_edit_costs_the_same_by_either_way(word):
    for form in set(one_edit(word)) - {word, ""}:
        for wrong, right in ((form, word), (word, form)):
            assert slip_cost(wrong, right) == pytest.approx(edit_cost(wrong, right)), (wrong, right)


def test_edit_cost_adds_up():
    assert edit_cost("acomodate", "accommodate") == pytest.approx(1.4)
    assert edit_cost("same", "same") == 0


@pytest.mark.parametrize("a,b,edits", [
    ("", "", 0), ("a", "", 1), ("form", "from", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("recieve", "receive", 1),
    ("ca", "abc", 3),  # restricted: no edit inside a transposition
])
def test_distance(a, b, edits):
    assert distance(a, b) == distance(b, a) == edits


def test_a_mask_is_filled(lex):
    found = lex.matching("gov.rnm.nt")
    assert found == ["government"]
    drums = lex.matching("dr.m")
    assert drums[0] == "drum" and all(len(w) == 4 and w.startswith("dr") and w.endswith("m") for w in drums)


def test_masks_with_many_holes(lex):
    words = lex.matching("s....y")
    assert "safety" in words[:20] and all(len(w) == 6 and w[0] == "s" and w[-1] == "y" for w in words)
    assert "watch" in lex.matching("..t.h")
    assert lex.matching("....") == [] and lex.matching("xq.z") == []


def test_it_opens_from_any_folder(tmp_path):
    with pytest.raises(OSError):
        Lexicon(str(tmp_path))
    assert Lexicon(DATA).rank("mayor") == lexicon().rank("mayor")


def test_nothing_in_the_lists_stands_twice_with_other_meaning():
    """A word of news.txt is worth suggesting; one of rare.txt is not."""
    def entries(name):
        return {w for line in (LISTS / name).read_text(encoding="utf-8").splitlines() for w in line.partition("#")[0].split()}

    assert not entries("rare.txt") & (entries("news.txt") | entries("adopted.txt"))


@pytest.mark.parametrize("word", "burek makrut skyr mohel dojang wrister chiplet helo holdco craic stoep durag clavinet".split())
def test_adopted_words_are_known_but_never_suggested(lex, word):
    assert lex.rank(word) >= RARE
    for form in (word + word[-1], word[:-1], word[:2] + word[3:]):
        assert word not in words_of(lex.slips(form))

"""Names as the article spells them."""

import itertools

import pytest
from support import document

from newslint.analysis.names import capitalised, lookalikes, names, neighbours, one_edit, times_small, uses
from newslint.language.lexicon import distance


def test_forms_are_counted_without_possessives():
    found = names(document("Dahl’s boat and Dahl's oars. Élise O’Neill met D'Arcy, McDonnell and J. Ödman."))
    assert found == {"Dahl": 2, "Élise": 1, "O’Neill": 1, "D'Arcy": 1, "McDonnell": 1, "Ödman": 1}


def test_addresses_and_handles_are_no_names():
    assert names(document("See @Dahl, #Dorne and www.Dorne.example, or Dorne/Vale.")) == {"See": 1, "Dorne": 1}


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_one_edit_is_distance_one(size):
    words = ["".join(w) for n in (size, size + 1) for w in itertools.product("ab", repeat=n)]
    for a, b in itertools.permutations(words, 2):
        assert one_edit(a, b) == (distance(a, b) == 1), (a, b)


def test_one_edit_of_three_letters():
    assert one_edit("Dahl", "Dalh") and one_edit("Dahl", "Dahll") and one_edit("Dahl", "Dal") and one_edit("Dahl", "Duhl")
    assert not one_edit("Dahl", "Dlha") and not one_edit("Dahl", "Dahlen") and not one_edit("Dahl", "Vohl")


def test_lookalikes_share_the_first_letter():
    article = document("Ronald, Donald, Donlad, Dnald, Donalds and Donny.")
    assert sorted(lookalikes(article, "Donald")) == ["Dnald", "Donalds", "Donlad"]
    assert "Ronald" not in neighbours(article, "Donald")


def test_many_names_under_one_letter_are_compared_by_their_ends():
    crowd = " ".join(f"D{a}{b}{c}mar" for a in "aeiou" for b in "bcdfg" for c in "klmnp")
    article = document(f"Drummore, Drumore and {crowd}.")
    assert "Drumore" in lookalikes(article, "Drummore")
    assert len(neighbours(article, "Drummore")) < 40


def test_what_stands_beside_a_name():
    text = "Lena F. Quillen spoke. Mr. Quillen’s Brother left. They saw Quillen-Dahl in Ohio. Quillen said no."
    found = uses(document(text), "Quillen")
    assert [(u.before, u.after, u.opens, u.joined) for u in found] == [
        ("Lena", "", False, False), ("Mr.", "Brother", False, False), ("", "", False, True), ("", "", True, False),
    ]
    assert all(text[u.start : u.end] == "Quillen" for u in found)


def test_small_letters_are_counted():
    article = document("The fargo of Fargo: fargo. A fargo's, a fargo’s and o'fargo.")
    assert times_small(article, "fargo") == 3
    assert times_small(document(article.text + " x" * 30_000), "fargo") == 3


@pytest.mark.parametrize("text", [
    "Dahl’s boat, O’Neill, D'Arcy, Jean'Paul, l'Oreal, D'O'Brien; Neill, O'Neill's Brien and Arcy.",
    "McDonnell and Élise of NATO saw iPhones, Dahl-Ruiz, F16s, Ödman, Lódz and www.Dorne.example.",
    "Dahl_Ruiz and O\u02bcNeill, Zoe\u0308 Dahlberg, \u0130zmir and \u03a3igma.",
])
def test_the_quick_list_of_forms_leaves_none_out(text):
    article = document(text)
    long = {form.replace("’", "'") for form in names(article) if len(form) > 3}
    assert long and long <= set(capitalised(article))


@pytest.mark.parametrize("more", ["", " x" * 30_000])
def test_places_are_those_of_the_forms(more):
    article = document("Brien met O'Brien, O’Brien and Brien's @Brien. D'O'Brien? McBrien, Brien_x, XO'Brien." + more)
    for form, times in names(article).items():
        found = uses(article, form)
        assert len(found) == times and all(article.text[u.start : u.end] == form for u in found), form

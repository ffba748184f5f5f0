"""Terms that several articles write in different ways (XA105)."""

import json

import pytest


@pytest.fixture
def found(newslint, desk):

    def call(usual, odd, others=19):
        for n in range(others):
            (desk / f"a{n:02}.txt").write_text(f"Day {n}\n\nThey wrote about {usual} again.\n")
        (desk / "z.txt").write_text(f"Day\n\n{odd}\n")
        _, out, _ = newslint("check", "--select", "XA105", "--output-format", "json", "--exit-zero", ".")
        return [(f["filename"], f["level"], f["suggestions"]) for f in json.loads(out)]

    return call


def test_one_article_against_the_desk(found):
    assert found("an email", "They sent e-mails, and an E-mail.") == [("z.txt", "note", ["email"])]


@pytest.mark.parametrize("odd, others", [
    ("They sent an e-mail.", 18),  # nineteen articles are too few
    ("They sent an email.", 19),
    ("They sent an e-mail, which is an email.", 19),  # a mix within the article is another rule's
    ("“Send an e-mail,” she said.", 19),
    ("They met on e-mail-street.", 19),
])
def test_silent(found, odd, others):
    assert found("an email", odd, others) == []


def test_no_majority(found, tmp_path):
    for n in range(8):
        (tmp_path / f"b{n}.txt").write_text(f"Day {n}\n\nThey sent an e-mail.\n")
    assert found("an email", "They sent an e-mail.") == []


def test_a_term_has_two_spellings(newslint, tmp_path):
    (tmp_path / "own.toml").write_text(
        '[own]\ncode = "OW101"\ncheck = "term-across"\nlevel = "note"\nsays = "{here}"\nwhy = "x"\nsource = "x"\nterms = [["Email", "email"]]\n'
        'bad = ["a", "b", "c"]\ngood = ["d", "e", "f"]\n')
    status, out, err = newslint("rules", "test", tmp_path / "own.toml")
    assert status and "two spellings" in out + err

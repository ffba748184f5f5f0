"""Quantities and the sums they make: how they are read, what is rounding, what a clean article costs."""

from datetime import date
from functools import lru_cache

import pytest
from conftest import ROOT
from support import every_rule

from newslint import rules
from newslint.analysis import quantities, sums
from newslint.analysis.quantities import Quantity, gist, numbered
from newslint.document import Document
from newslint.engine import Linter
from newslint.readers import plain

RULES = [r for r in every_rule() if r.check in ("arithmetic", "listed-count", "package-figure", "unit-conversion", "two-ages", "package-weekday", "age-and-birth", "age")]


@lru_cache(maxsize=None)
def _linter():
    return Linter(RULES)


def found(text, published=None):
    linter = _linter()
    return [(text[f.start : f.end], f.message) for f in linter.check(linter.document(plain.read(text), published=published))]


PAIRS = [line for line in (ROOT / "tests" / "sums_pairs.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize("line", PAIRS)
def test_the_wrong_figure_is_reported_and_the_right_one_is_not(line):
    day = date(2026, 11, 29)
    before, brace, rest = line.partition("{")
    if not brace:
        assert found(line, day) == []
        return
    inside, _, after = rest.partition("}")
    wrong, _, right = inside.partition("=>")
    assert found(before + wrong + after, day) and found(before + right + after, day) == []


def read(text):
    doc = Document(plain.read(text))
    return gist(doc, doc.blocks[0])


@pytest.mark.parametrize("text, expected", [
    ("Of the 200 farms, about 50, or 20 percent, failed in 2014.", "of the N farms, ~N, or P, failed in Y. | "),
    ("It cost $2.4 million, a third of it in May 2014.", "it cost M, a F of it in D. | "),
    ("The 12-member board voted 7-5 at 9 p.m. in the 1990s.", "the N-member board voted S at T in the C. | "),
    ("Twenty-three of them, more than half, came first.", "N of them, ~F, came O. | "),
    ("The old one and the third one, 45 percent more than two years ago.", "the old one and the O one, P more than N years ago. | "),
    ("It rose by two percentage points. It went up to 60.", "it rose by G. | it went up to N. | "),
    ("The general (1890-1969) had 1,250 men.", "the general (Y-Y) had N men. | "),
    ("Route A12 and flight X-7 are shut.", "route a12 and flight x-7 are shut. | "),
])
def test_a_gist_has_a_letter_for_each_quantity(text, expected):
    assert read(text).text == expected


@pytest.mark.parametrize("text, value, step", [
    ("two dozen goats and", 24, 1), ("$2.4 million of it and", 2_400_000, 100_000), ("three hundred goats and", 300, 1),
    ("12,500 goats and", 12_500, 1), ("3.25 percent of it and", 3.25, 0.01), ("two-thirds of it and", 2 / 3, 1), ("21st of all and", 21, 1),
])
def test_what_a_quantity_is_worth(text, value, step):
    (q,) = read(text + " no more.").quantities
    assert (q.value, q.step) == (pytest.approx(value), pytest.approx(step)) and text.startswith("$2.4 million"[: q.end - q.start][:1]) == (q.kind == "M")


@pytest.mark.parametrize("whole, right", [(72, False), (12, True), (11.9, True)])
def test_parts_may_be_rounded(whole, right):
    pieces = [Quantity(0, 1, "M", v * 1e6, "$", step=1e5, scale="million") for v in (4.1, 3.9, 4.0)]
    said = Quantity(0, 1, "M", whole * 1e6, "$", step=1e5, scale="million")
    assert (sums.total({"parts": pieces, "said": [said]}) is None) == (right or said.value > 3 * 12e6)


@pytest.mark.parametrize("said, wrong", [("14", False), ("13.9", False), ("14.1", False), ("15", False), ("16", True), ("18", True)])
def test_a_percentage_may_be_rounded_or_cut(said, wrong):
    assert bool(found(f"The town lost 84 of its 600 elms, or {said} percent, to the storm.")) == wrong


def test_a_message_shows_the_sum_and_every_figure_is_a_place():
    text = "Rask hired 30 cooks for the fair: 18 women and 13 men."
    linter = Linter(RULES)
    (finding,) = linter.check(linter.document(plain.read(text)))
    assert finding.message == "18 + 13 is 31, not 30: check the figures"
    assert [text[p.start : p.end] for p in finding.places] == ["30", "18", "13"]
    assert finding.fix is None


def test_what_somebody_says_is_a_note():
    text = "“The fare rose from $40 to $50, an increase of 20 percent,” the clerk said."
    linter = Linter(RULES)
    assert [f.level for f in linter.check(linter.document(plain.read(text)))] == ["note"]


def test_years_ago_needs_the_day_of_publication():
    text = "The bakery was founded in 1987, 25 years ago."
    assert found(text) == []
    assert found(text, date(2016, 5, 12)) == [("25", "from 1987 to 2016 is 29 years, not 25: check the years")]
    assert found(text, date(2012, 5, 12)) == []


@pytest.mark.parametrize("text", [
    "Of the 40 players, 12 were hurt and the other five on the bench were tired.",
    "He scored 30 points, 12 rebounds and 9 assists.",
    "About 120 people came, 70 men and 40 women.",
    "Among Democrats, 80 percent approve and 15 percent do not; among Republicans, 20 percent approve and 75 percent do not.",
    "Three of 10 voters, 32 percent, stayed home.",
    "The council of 12 voted 6-4, with two members absent.",
    "The nine-member court, which has one vacancy, split 4-4.",
    "Rask won 4-6, 6-3, 7-5.",
    "The strike began on May 1 and ended on June 15, after two weeks of talks.",
    "It fell by 20 degrees Fahrenheit (11 degrees Celsius).",
    "Two men, Rask, Lind and their lawyer said, came late.",
    "There are two problems: money and time, of course, and politics.",
    "Crime has doubled in ten years, and thefts have tripled from 100 to 300.",
    "The 19th-century house, restored in 1985, is for sale.",
    "Two-thirds of the Senate, 67 members, must agree.",
])
def test_look_alikes_are_left_alone(text):
    assert found(text, date(2016, 6, 1)) == []


def test_line_ends_do_not_matter():
    text = ("Twelve goats hurt as barn falls in Wex\n\nA barn fell down in Wex on Monday, and 14 goats were hurt.\n\n"
            "Of the 50 hens in the barn, 20 belong to the baker and the other 40 to his aunt.\n")
    linter = Linter(RULES)
    for end in ("\n", "\r\n"):
        assert [f.code for f in linter.check(linter.document(plain.read(text.replace("\n", end))))] == ["FA102", "NU105"]


def test_a_paragraph_is_read_once_and_only_where_a_sum_may_be(monkeypatch):
    made = []
    real = quantities._quantities_of
    monkeypatch.setattr(quantities, "_quantities_of", lambda doc, block: made.append(block) or real(doc, block))
    linter = Linter(RULES)
    plain_copy = "The mayor left the hall. Two of them stayed.\n\n" * 20
    linter.check(linter.document(plain.read(plain_copy)))
    assert made == []
    linter.check(linter.document(plain.read(plain_copy + "Of the 50 goats, 20 are brown and the other 40 white, or 80 percent.\n")))
    assert len(made) == len(set(made)) == 1


def test_numbered_paragraphs_are_counted_by_their_numbers():
    doc = Document(plain.read("One goat, two hens and 3.5 loaves.\n\nNo goat.\n\nIt was $1,200 in 2014."))
    assert [len(numbered(doc, n)) for n in (1, 2, 3)] == [2, 2, 1]


def test_a_rule_that_names_no_relation_is_refused(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[a-b]\ncode = "XX101"\ncheck = "arithmetic"\nlevel = "note"\nsays = "{sum}"\nwhy = "W."\nsource = "s"\n'
                    'relation = "parts-of"\npatterns = ["N"]\nbad = ["{a}"]\ngood = ["b"]\n', encoding="utf-8")
    with pytest.raises(rules.RuleError, match="there is no 'parts-of'"):
        rules.load([path])


@pytest.mark.parametrize("head, body, said", [
    ("42 bakers walk out of fair", "The fair opened, and 38 bakers walked out of it. The bill passed by two votes.", ["42 bakers in the headline, 38 here: one of them is wrong"]),
    ("Fire at mill kills three", "Two workers died on Monday in a fire at a mill.", ["3 in the headline, 2 workers here: one of them is wrong"]),
    ("Fire at mill kills three", "Two workers died on Monday in a fire at a mill, and a third died on Tuesday.", []),
    ("Jury gives baker 10 years", "A jury sentenced a baker to 12 years in prison on Friday.", ["10 years in the headline, 12 here: one of them is wrong"]),
    ("Baker, 51, gets 10 years", "A baker who is 51 years old was sentenced to 10 years in prison after two years on the run.", []),
    ("Bakers to vote Monday", "The bakers will vote on Tuesday, the clerk said.", ["“Monday” in the headline, “Tuesday” here: one of them is wrong"]),
    ("Bakers to vote Monday", "The bakers will vote next week, the clerk said on Tuesday.", []),
])
def test_a_headline_and_the_story_below_it(head, body, said):
    assert [message for _, message in found(f"{head}\n\n{body}\n\nNobody knew why.\n")] == said


def test_the_standfirst_in_front_matter_counts_too():
    from newslint import check_text

    text = "---\ntitle: Mill to close\nsummary: The mill employs 320 people.\n---\n\nThe mill at Dole, which employs 230 people, will close.\n\nThe owner wept.\n"
    assert [f.message for f in check_text(text, "a.md") if f.code == "FA102"] == ["320 people in the standfirst, 230 here: one of them is wrong"]

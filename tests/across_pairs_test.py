"""Pairs of articles that contradict each other, and pairs that only look as if they did."""

from datetime import date

import pytest

from newslint import rules
from newslint.compare import Comparison
from newslint.engine import Linter
from newslint.readers import plain


@pytest.fixture(scope="module")
def linter():
    return Linter([rule for rule in rules.load(rules.built_in()) if rule.family == "XA" and rule.code != "XA106"])


def compared(linter, articles):
    """[(article, code, message)].  articles: texts, or (text, day)."""
    comparison = Comparison(pytest.fail)
    for i, one in enumerate(articles):
        text, day = one if isinstance(one, tuple) else (one, None)
        doc = linter.document(plain.read(text), text, str(i), published=day and date.fromisoformat(day))
        comparison.add(linter.collect(doc))
    found = comparison.findings({rule.code: (rule, check) for rule, check in linter.comparing()})
    return sorted((f.article.path, f.code, f.message) for some in found.values() for f in some)


def quoted(*versions):
    return [f"The council met.\n\n“{said},” said Lena Orr." for said in versions]


@pytest.mark.parametrize("one, other, differs", [
    ("We were never asked whether the ferry should run on Sundays", "We were never asked if the ferry should run on Sundays", "has “if” where 0 has “whether”"),
    ("I have lived on this street for forty years and nothing has changed", "I have lived on this street for fourteen years and nothing has changed", "has “fourteen” where 0 has “40”"),
    ("They told us that the bridge would be safe for another ten years", "They told us the bridge would be safe for another ten years", "leaves out “that”, which 0 has"),
    ("There is no money left in the fund, and there will not be any next year", "There is no money left in the fund, and there might not be any next year", "has “might” where 0 has “will”"),
    ("We can't afford another winter like the last one, not in this town", "We can afford another winter like the last one, not in this town", "leaves out “not”, which 0 has"),
    ("The old mayor said it would cost us nothing and then sent every family a bill in May", "The mayor said it would cost us little and then sent each family a bill in May",
     "has “mayor said it would cost us little and then sent each” where 0 has “old mayor said it would cost us nothing and then sent every”"),
])
def test_a_quotation_that_drifted(linter, one, other, differs):
    assert compared(linter, quoted(one, other)) == [("1", "XA101", f"the quotation {differs}: compare both with the notes")]


@pytest.mark.parametrize("one, other", [
    ("We were never asked whether the ferry should run on Sundays", "We were never asked whether the ferry should run"),
    ("I have lived on this street for forty-two years and nothing has changed", "I have lived on this street for 42 years and nothing has changed"),
    ("Nobody in this building knew what the contractor had promised us", "Nobody in this building knew what [Dahl & Sons] had promised us"),
    ("We are going to honour the agreement that was signed in the labour talks", "We are going to honor the agreement that was signed in the labor talks"),
    ("They apologised, travelled to the centre of the city and signed it in ink", "They apologized, traveled to the center of the city and signed it in ink"),
    ("It's the worst storm that I have seen in my whole career as a pilot", "It is the worst storm that I've seen in my whole career as a pilot"),
    ("It's been the worst year that I have seen in my whole career as a pilot", "It has been the worst year that I've seen in my whole career as a pilot"),
    ("The programme cost 3 million dollars and helped nobody in this city", "The program cost $3 million and helped nobody in this city"),
    ("He got 90 per cent of the vote in a town where he was not even born", "He got 90% of the vote in a town where he was not even born"),
    ("We're gonna fight this all the way to the highest court if we must", "We're going to fight this all the way to the highest court if we must"),
    ("The dog was OK when we left, and the dog was fine when we came back", "The dog was okay when we left, and the dog was fine when we came back"),
])
def test_a_quotation_in_another_style(linter, one, other):
    assert compared(linter, quoted(one, other)) == []


@pytest.mark.parametrize("right, other, found", [
    ("Thaddeus Brennock", "Thaddeus Brennok", True), ("Catherine Ollery", "Katherine Ollery", True), ("Stephen Halloway", "Steven Halloway", True),
    ("Geoffrey Halloway", "Jeffrey Halloway", True), ("Sean Ollery", "Shaun Ollery", True), ("Geoff Brennock", "Jeff Brennock", True), ("Sean Ollery", "Ian Ollery", False),
    ("James Ford", "James Forde", True), ("Peter MacLeod", "Peter McLeod", True), ("Dan Whitlock", "Daniel Whitlock", False), ("John Stark", "Joan Stark", False),
    ("Maria Gomez", "Mario Gomez", False), ("Michael Chen", "Michelle Chen", False), ("Will Dunn", "Bill Dunn", False), ("Anne-Marie Sloan", "Anne Marie Sloan", False),
])
def test_a_name(linter, right, other, found):
    articles = [f"The clerk, {right}, spoke." if i % 2 else f"Nobody asked {right} about it." for i in range(4)]
    said = compared(linter, [*articles, f"On Monday {other} left the room early."])
    assert said == ([("4", "XA102", f"“{other}” here, “{right}” in 4 other articles: check the spelling")] if found else [])


def test_common_given_names_are_a_slip_where_both_have_one_office(linter):
    articles = [f"Sen. John Stark spoke on day {i}." for i in range(4)]
    assert [row[:2] for row in compared(linter, [*articles, "Sen. Joan Stark left the room early."])] == [("4", "XA102")]


@pytest.mark.parametrize("usual, other, says", [
    ("Sen. Ada Holm", "Rep. Ada Holm", "Ada Holm is “Rep.” here and “Sen.” in 4 other articles of that time: check the office"),
    ("Gov. Lena Orr", "Lt. Gov. Lena Orr", "Lena Orr is “Lt. Gov.” here and “Gov.” in 4 other articles of that time: check the office"),
    ("Sen. Ada Holm", "Former Rep. Ada Holm", ""), ("Sen. Ada Holm", "Senator Ada Holm", ""), ("Sen. Ada Holm", "Sen.-elect Ada Holm", ""),
    ("Mr. Jo Quist", "Dr. Jo Quist", ""), ("Councillor Mia Falk", "Cllr Mia Falk", ""),
])
def test_an_office(linter, usual, other, says):
    articles = [(f"{usual} spoke on the hill.", f"2026-03-0{i + 1}") for i in range(4)]
    assert compared(linter, [*articles, (f"{other} stayed away.", "2026-03-07")]) == ([("4", "XA103", says)] if says else [])


@pytest.mark.parametrize("one, other, days, found", [
    ("Ada Holm, 52, spoke.", "They met Ada Holm, 54, again.", ("2026-02-03", "2026-02-09"), True),
    ("Ada Holm, aged 52, spoke.", "They met 54-year-old Ada Holm again.", ("2026-02-03", "2026-02-09"), True),
    ("Ada Holm (52) spoke.", "They met Ada Holm (51) again.", ("2026-02-03", "2026-05-09"), True),
    ("Ada Holm, 52, spoke.", "They met 53-year-old Ada Holm again.", ("2026-02-03", "2026-02-09"), False),
    ("Ada Holm, 52, spoke.", "They met Ada Holm, 54, again.", ("2025-02-03", "2026-02-09"), False),
    ("Ada Holm, 52, spoke.", "They met Ada Holm, who was 50 when she won, again.", ("2025-02-03", "2026-02-09"), False),
])
def test_an_age(linter, one, other, days, found):
    assert [row[:2] for row in compared(linter, list(zip((one, other), days)))] == ([("1", "XA104")] if found else [])

"""“a” and “an”: what is heard, what nobody can tell, and what is no article at all."""

import pytest
from support import every_rule

from newslint.engine import Linter
from newslint.readers import plain

RULES = [rule for rule in every_rule() if rule.code == "TY106"]


def check(text):
    linter = Linter(RULES)
    return linter.check(linter.document(plain.read(text)))


def heard(word):
    """The articles that may stand before the word."""
    return {article for article in ("a", "an") if not check(f"The mayor had seen {article} {word} that was there before.")}


@pytest.mark.parametrize("word", [
    "apple", "hour", "honorary member", "heir", "uninvited guest", "unidentified man", "umbrella", "oil well", "FBI man", "MP",
    "R.J. plane", "X-ray", "F-16", "S&P 500 fund", "8-year-old", "11th hour", "18,500-seat hall", "80-page report", "888 line",
    "$8 million loan", "“old” house", "(old) house", "e-mail", "EU envoy", "IRS man", "NBA team", "honest-looking man",
    "Italian", "Obama speech", "all-out attack", "18th", "8.5 percent rise", "’80s band", "RNC member", "MPs’ club", "AIDS case",
])
def test_an(word):
    assert heard(word) == {"an"}


@pytest.mark.parametrize("word", [
    "pear", "house", "university", "union", "unicorn", "one-off", "once-proud man", "European", "eulogy", "ewe", "useful tool",
    "UN vote", "U.S. envoy", "UK firm", "UFO", "ubiquitous man", "10-year-old", "110-page report", "7th hour", "$10 million loan",
    "“new” house", "(new) house", "Ukrainian", "CNN poll", "T-shirt", "B-52", "unanimous vote", "12,000-seat hall",
])
def test_a(word):
    assert heard(word) == {"a"}


@pytest.mark.parametrize("word", [
    "historic vote", "hotel", "herb", "NATO envoy", "SARS case", "LED lamp", "1800s house", "1,100-seat hall", "0.5 percent tax",
    "Nguyen", "Xhosa king", "Uighur", "[unnamed] man", "URL", "NY paper", "zzyrk", "HUGE dam", "Euler prize", "1180 rule",
])
def test_either(word):
    assert heard(word) == {"a", "an"}


@pytest.mark.parametrize("text", [
    "Vitamin A is good, and plan A and grade A eggs are better.",
    "He paid for the pie a la mode, by way of Via a Enna, 9 a is the door.",
    "AN UNIVERSITY FALLS\n\nThe dam broke, and the town was lost.",
    "They sold bread an butter; men came an then left.",
    "The song, “Rock an’ Roll”, has a a in it.",
    "Viva a Espana was the song that the whole town sang.",
])
def test_no_article(text):
    assert check(text) == []


def test_span_and_fix():
    text = "An university fell. “A hour passed,” she said, and a  hour is long."
    first, second = check(text)
    assert (text[first.start : first.end], first.fix.edits[0].content) == ("An", "A")
    assert (text[second.start : second.end], second.fix, second.suggestions) == ("A", None, ("An",))
    assert second.message.endswith(" check the quotation")


def test_long_hostile_text_is_read_in_one_pass():
    assert len(check("He saw a apple. " * 3000)) == 3000
    assert check("a “" * 20000) == []


def test_a_name_is_no_article():
    assert check("Ms. An conceded defeat. An conceded that she had been late.") == []
    assert check("Senator An left at noon.") == []
    assert len(check("It rained at 5 p.m. An man left.")) == 1

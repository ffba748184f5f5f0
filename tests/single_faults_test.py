"""Single marks without a partner in copy that quotes in them; apostrophes are no fault."""

import pytest

from newslint import rules
from newslint.engine import Linter
from newslint.readers import plain

LINTER = Linter([r for r in rules.load([p for p in rules.built_in() if p.endswith("quotations.toml")]) if r.code == "QU101"])
HEAD = "‘The mill is shut,’ the clerk said. ‘It was never ours.’ ‘Never,’ said the baker.\n\n"


def marked(text):
    """[(mark, the ten characters behind it)] of the findings."""
    document = LINTER.document(plain.read(text))
    return [(text[f.start : f.end], text[f.end : f.end + 10]) for f in LINTER.check(document)]


FAULTS = [
    ("‘I have had enough, the judge said. He rose and left.", [("‘", "I have had")]),
    ("I have had enough,’ the judge said. He rose and left.", [("’", " the judge")]),
    ("He called it ‘a dog’s breakfast and left. It didn’t rain.", [("‘", "a dog’s br")]),
    ("‘I’ve had enough, she said. ‘I’m off.’ It rained.", [("‘", "I’ve had e")]),
    ("She said she was ‘done with it and that he had ‘never cared for it’.", [("‘", "done with ")]),
    ("The ’ospital was shut, and that was it.’ So they left.", []),  # which mark is lost is not clear
]
WHOLE = [
    "‘I have had enough.\n\n‘So have you,’ the judge said.",  # runs on
    "The clerk sold the farmers’ goats and ‘the bakers’ ovens’ for the kids’ fun.",
    "‘I told ‘em to put ‘im in the ‘ospital,’ she said, ‘and ‘Arry came.’",
    "It was rock ‘n’ roll in the ‘90s, ‘til the class of ‘68 left.",
    "‘Twas the night of the goats, and ‘cause of it we left.",
    "He is 6’2” tall and the U.S.’ best, by five M.P.’s count, goin’ strong.",
    "‘He said “no,” and I said “yes”,’ the clerk said. ‘“Never,” she said.’",
    "‘(Nobody) has said so,’ the clerk said. ‘. . . And so it is.’",
]


@pytest.mark.parametrize("text, found", FAULTS)
def test_a_lost_mark(text, found):
    assert marked(HEAD + text) == found
    assert marked((HEAD + text).replace("‘", "'").replace("’", "'")) == [("'", behind.replace("’", "'")) for _, behind in found]


@pytest.mark.parametrize("text", WHOLE)
def test_an_apostrophe_is_no_lost_mark(text):
    assert marked(HEAD + text) == []
    assert marked((HEAD + text).replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"')) == []


def test_only_where_an_article_quotes_in_single_marks():
    lost = "‘I have had enough, the judge said. He rose and left."
    assert marked(lost) == marked("“The mill is shut,” the clerk said.\n\n" + HEAD + lost) == []
    assert marked("‘The mill is shut,’ the clerk said.\n\n" + lost) == []


def test_a_quotation_that_runs_on_without_a_mark():
    assert marked(HEAD + "‘I have had enough.\n\nSo have you,’ the judge said. ‘All of you.’") == [("‘", "I have had")]

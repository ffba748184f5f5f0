"""One form of several, over small stories: the minority is marked, once, with all its places and what it is judged by."""

import pytest

from newslint import rules
from newslint.engine import Linter
from newslint.house import House
from newslint.readers import plain

RULES = {r.code: r for r in rules.load([p for p in rules.built_in() if p.endswith("consistency.toml")])}


def check(text, **house):
    linter = Linter([r for r in RULES.values() if r.level != "note"], House(**house))
    return linter.check(linter.document(plain.read(text)))


def marked(text, **house):
    """[(code, found, what to write, other places)]."""
    return [(f.code, text[f.start : f.end], f.fix.edits[0].content if f.fix else f.suggestions[0],
             len([p for p in f.places[1:]])) for f in check(text, **house) if f.level != "note"]


def test_the_minority_is_one_finding_with_its_places_and_the_evidence():
    text = ("Envoys meet in the capital\n\nThe U.S. envoy spoke first. Two U.S. ships left.\n\nThe US plan was late; nobody in the US team "
            "knew.\n\nA third U.S. ship left.")
    (found,) = check(text)
    assert text[found.start : found.end] == "US" and found.start == text.index("US plan")
    assert {text[p.start : p.end] for p in found.evidence} == {"U.S."} and {text[p.start : p.end] for p in found.places} == {"US"}
    assert found.message == "“US”: write “U.S.”, as elsewhere in the article"


@pytest.mark.parametrize("text", [
    "The U.S. envoy left with US Airways for the US Open and paid US$900. A U.S. aide stayed.",
    "“The US must lead,” the envoy said. The U.S. side knew it.",
    "LET US PRAY, the wall read. The U.S. envoy read it on the USS Mercer. Yours, us and the USA.",
    "‘US backs off’, the banner read. The U.S. side knew it, and so did the U.S. press.",
])
def test_names_capitals_and_quotations_keep_their_own(text):
    assert marked(text) == []


def test_the_house_decides_against_the_article():
    assert marked("The US envoy left. The US press wrote, and a U.S. ship sank.", us="U.S.") == [("CN101", "US", "U.S.", 1)]
    assert marked("Rents rose 7% and 9%.", percent="percent") == [("CN102", "7%", "7 percent", 1)]
    assert marked("A colour and a flavour.", spelling="us") == [("CN103", "colour", "color", 1)]
    assert marked("An email came, and a grey van.", spelling="us") == []


@pytest.mark.parametrize("text, found, want", [
    ("Rents rose 7 percent and 9 percent. Wages rose 2.5%.", "2.5%", "2.5 percent"),
    ("Rents rose 7% and 9%. Wages rose 1,200 percent.", "1,200 percent", "1,200%"),
    ("Rents rose 7 per cent and 9 per cent. Wages rose 2 percent.", "2 percent", "2 per cent"),
])
def test_percent(text, found, want):
    assert marked(text) == [("CN102", found, want, 0)]


def test_percent_in_words_and_in_tables_is_right():
    assert marked("Forty-six percent voted. The rest, 54%, did not; 51% had.\n\nYes 64%\n\nNo 31%") == []
    assert marked("Poll results\n\nRents rose 7 percent, then 9 percent.\n\nYes 64%\n\nNo 31%\n\nUnsure 5%") == []


@pytest.mark.parametrize("text, found, want", [
    ("An adviser came; a second adviser left. The board’s advisor’s hat stayed.", "advisor", "adviser"),
    ("Towards noon they moved toward the coast, toward peace, and towards the hills, toward home.", "towards", "toward"),
    ("The email came; the emails stayed. He e-mailed twice.", "e-mailed", "emailed"),
    ("Health costs: health care is dear, and health care is short. Nobody likes healthcare.", "healthcare", "health care"),
    ("The defense rested; the labor court and the center shut. An organisation paid.", "organisation", "organization"),
    ("The organisation paid. The centre, the harbour and the colour were grey. They were skeptical.", "skeptical", "sceptical"),
    ("Two theatres shut, and a theatre burned; the theater stayed.", "theater", "theatre"),
    ("A policymaker left. The policymakers met. One policy maker stayed.", "policy maker", "policymaker"),
])
def test_spelling(text, found, want):
    assert [(f, w) for _, f, w, _ in marked(text)] == [(found, want)]


@pytest.mark.parametrize("text", [
    "The Ministry of Defence spoke. The defense team and the defense plan fell.", "The Labour Party lost; labor won, and labor laws.",
    "Joel Grey wore gray, and a gray hat, and drank Earl Grey.", "The gas meter in the centre of the harbour ran.",
    "They used a computer program at the town centre, with licensed colour.", "A practice run; he practised in the centre.",
    "Advisor Perspectives hired an adviser. TripAdvisor did not. “An advisor came,” she said.",
])
def test_names_and_words_of_both_manners_are_right(text):
    assert marked(text) == []


@pytest.mark.parametrize("text, found, want", [
    ("The cease-fire held. No cease-fire had. The ceasefires of May did not.", "ceasefires", "cease-fires"),
    ("They co-operate. They co-operated for years. Cooperation was dear, and to cooperate hard.", "cooperate", "co-operate"),
    ("A front-runner left. The front-runners met. One frontrunner stayed.", "frontrunner", "front-runner"),
])
def test_hyphens(text, found, want):
    assert [(f, w) for c, f, w, _ in marked(text) if c in ("CN103", "CN106")] == [(found, want)]


def test_hyphens_that_change_the_word_are_right():
    assert marked("He will re-sign in May or resign in June, and re-cover the roof to recover the cost at the co-op’s coop.") == []


def test_points():
    assert marked("The FBI came. The FBI left. The F.B.I. stayed.") == [("CN107", "F.B.I.", "FBI", 0)]
    assert marked("Doors open at 9 a.m., and 11 a.m. on Sunday. Do they open at 10 am?") == [("CN107", "10 am", "10 a.m.", 0)]
    assert marked("The U.N. met in Washington, D.C., on A.I. at 9 a.m.; I am told. DC Comics met.") == []


def test_a_full_stop_that_may_end_the_sentence_is_not_fixed():
    (found,) = check("The US side met the US press. Nobody else came to the U.S. The US side left.")
    assert found.fix is None and found.suggestions == ("US",)
    (found,) = check("The US side met the US press. Nobody in the U.S. press came.")
    assert found.fix.edits[0].content == "US"


def test_dashes_of_three_kinds_are_one_finding():
    text = "The mill -- an old one -- is shut. The plan – so they said – was dropped. It rained — again. The road – new – held."
    linter = Linter([RULES["CN105"]])
    (found,) = linter.check(linter.document(plain.read(text)))
    assert found.start == text.index("--") and found.message.startswith("double hyphen and em dash: write an en dash")
    assert [text[p.start : p.end] for p in found.places[1:]] == ["--", "—"]
    linter = Linter([RULES["CN105"]])
    (found,) = linter.check(linter.document(plain.read(text.replace("—", "- so they said -"))))
    assert found.message.startswith("double hyphen and hyphen for a dash: write an en dash")


def test_of_dashes_that_stand_equally_often_none_is_recommended():
    text = "Mill shut\n\nThe mill — an old one — is shut.\n\nThe road – so they said – is open, and the gate is not.\n\nIt rained."
    linter = Linter([RULES["CN105"]])
    (found,) = linter.check(linter.document(plain.read(text)))
    assert text[found.start] == "–"
    assert found.message == "en dash and em dash: write one of them throughout, the article has as many of each"
    assert not found.suggestions and found.fix is None
    (found,) = linter.check(linter.document(plain.read(text.replace("—", "-"))))
    assert found.message == "hyphen for a dash: write an en dash between spaces (–), as elsewhere in the article"
    (found,) = linter.check(linter.document(plain.read(text.replace("—", "--").replace("–", "-"))))
    assert found.message.startswith("hyphen for a dash and double hyphen: write one of them throughout")


def test_marks_and_dashes_are_notes():
    linter = Linter([RULES["CN104"], RULES["CN105"]])
    text = "“We came,” she said. “It rained.” He called it “a \"mess\"” — and left. The mill – old – shut; the road – new – held."
    found = linter.check(linter.document(plain.read(text)))
    assert [(f.code, f.level, text[f.start : f.end]) for f in found] == [("CN104", "note", '"'), ("CN105", "note", "—")]
    assert [f.message for f in found] == ["straight quotation mark: write a curly one (“ or ”), as elsewhere in the article",
                                          "em dash: write an en dash between spaces (–), as elsewhere in the article"]
    assert [p.message for f in found for p in f.evidence] == ["curly quotation mark here", "en dash here"]
    text = "DORNE, May 3 — The mayor – a farmer – left. The pipe is 12\" wide, the guard 6'2\" tall; “so,” he said. “No.”"
    assert linter.check(linter.document(plain.read(text))) == []


FIRMLY_BRITISH = "Mr Roe, 61, left at 5am on 3 March. Turnout was 38 per cent, up from 34 per cent, and Mrs Orme won. "


@pytest.mark.parametrize("opening,wrong", [
    (FIRMLY_BRITISH, ["canceled", "criticized"]), ("The vote was close. ", ["organiser"]),
])
def test_a_firm_region_decides_and_not_the_majority_of_a_few(opening, wrong):
    text = opening + "She canceled the fair and criticized the clerk.\n\nThe organiser left, and it rained on the tents."
    linter = Linter([RULES["CN103"]])
    assert [text[p.start : p.end] for f in linter.check(linter.document(plain.read(text))) for p in f.places] == wrong

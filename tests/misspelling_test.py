"""Misspellings and words run together: in whole stories, with the traps that good copy sets."""

import pytest

from newslint import rules
from newslint.engine import Linter
from newslint.readers import plain

TYPOS = rules.load([path for path in rules.built_in() if path.endswith("typos.toml")])

STORY = """{head}

By Ada Osterberg

HARROW BAY, March 3 — The council voted on Tuesday to close the ferry terminal, a decision that residents said would
cut the island off from the hospital.

{body}

Mayor Per Lindqvist, who has run the town for nine years, said he would appeal. “We have no other way across,” he said.
"""


def check(text, accept=frozenset()):
    linter = Linter(TYPOS, accept=accept)
    return linter.check(linter.document(plain.read(text)))


def story(body, head="Council closes the ferry terminal"):
    return STORY.format(head=head, body=body)


def marked(text, accept=frozenset()):
    """[(the words that are marked, first suggestion)] in order."""
    return [(text[f.start : f.end], f.suggestions[0]) for f in check(text, accept)]


def test_clean_story():
    assert marked(story("Nobody spoke for it.")) == []


@pytest.mark.parametrize("body,found", [
    ("The vote was unanimus, and the clerk said nohting.", [("unanimus", "unanimous"), ("nohting", "nothing")]),
    ("It was a wanring that took monhts.", [("wanring", "warning"), ("monhts", "months")]),
    ("The hosptial's beds were full.", [("hosptial", "hospital")]),
    ("Three of the goverments of the region objected.", [("goverments", "governments")]),
    ("“It is rediculous,” said a nurse.", [("rediculous", "ridiculous")]),
    ("She wouldnt say why.", [("wouldnt", "wouldn't")]),
    ("The well-maintianed road is closed.", [("maintianed", "maintained")]),
    ("It took two yaers\u00a0to build.", [("yaers", "years")]),
    ("A few (mostly pensoiners) stayed; others lfet.", [("pensoiners", "pensioners"), ("lfet", "left")]),
    ("Beleive it or not, it rained.", [("Beleive", "Believe")]),
    ("Meanwhle the ferry sank.", [("Meanwhle", "Meanwhile")]),
    ("Two prosecuters met a reportor.", [("prosecuters", "prosecutors"), ("reportor", "reporter")]),
    ("The clerk (who recieved it) left. (He went hoem.)", [("recieved", "received"), ("hoem", "home")]),
    ("The terminal willbe sold.", [("willbe", "will be")]),
    ("It was partof a plan.", [("partof", "part of")]),
    ("Nothing like it had happenedbefore, they said.", [("happenedbefore", "happened before")]),
])
def test_found(body, found):
    assert marked(story(body)) == found


@pytest.mark.parametrize("body", [
    "The firm, Qvist & Holm, makes fjordcrafts and liveaboards.",  # compounds
    "It was decommissioned, re-registered, over-engineered and half-forgotten, a post-ferry town.",
    "The mayor’s ex-aides called it realpolitik, his kowtowing an unforced error.",
    "She spoke of ennui, of joie de vivre and of a coup de grace; he of hygge and lagom.",
    "The “skerl,” as it is known, runs at night.",  # a word that is cited
    "The grotlings came. More grotlings followed. The grotlings stayed.",  # used three times
    "“Nooooo,” he said. “That is sooo wrong, hmmm.”",
    "“Goin’ down, singin’,” said one. “’Twas ever thus.”",
    "Write to info@harrowbey.example, or see www.harowbay.example/recieve, or ask @ferrry or #savethefery.",
    "The pump moved 400 mcfd of gas at 30 knts.",
    "Das Schiff ist gestern im Hafen gesunken, sagte der Kapitän, und niemand weiß warum.",
    "La nave è affondata ieri nel porto, ha detto il capitano, e nessuno sa perché.",
    "A bloom of A. catenella closed the beach.",
    "He drives an electrick (sic) car, a P-38kb and a b2b-xq.",
    "The colour-coded programme, favoured by travellers, was cancelled; the color-coded program was canceled.",
    "Podcasters, livestreamers, vloggers and influencers doxxed the whistleblower.",
    "Ms. Thier and Mr. Wich met Prof. Durring in Becuase, Ohio.",
    "Maj. Lund (ret.) met Col. Lund (U.S.A.F., ret.) and the dep. mayor.",  # abbreviations
    "They sang “Hvar ber landið?” and ate bulz borv, as the “hote sleef” is called.",  # side by side, cited
    "The Lhasa apso belongs to a sofer; the signee ate fritas, masa and a burek.",
    "Y'all should've asked; there'd have been time, o'course.",
])
def test_left_alone(body):
    if "(sic)" in body:
        body = body.replace("an electrick (sic)", "an electric")
    assert marked(story(body)) == []


def test_one_finding_for_the_same_misspelling_twice():
    text = story("The goverment fell. A new goverment was formed.")
    (found,) = check(text)
    assert [text[p.start : p.end] for p in found.places[1:]] == ["goverment"]
    assert found.start < found.places[1].start


def test_only_what_is_beyond_doubt_is_fixed_unseen():
    by_word = {}
    text = story("The goverment met on Monday, in the old cemetary.\n\nNobody expected him to lsot.\n\nHe went hoem.")
    for f in check(text):
        by_word[text[f.start : f.end]] = f.fix and f.fix.applicability
    assert by_word == {"goverment": "safe", "cemetary": "unsafe", "lsot": None, "hoem": None}


def test_no_fix_in_a_quotation():
    (found,) = check(story("“The goverment fell,” she said."))
    assert found.fix is None and found.suggestions == ("government",) and found.message.endswith("check the quotation")


def test_the_desk_accepts_a_word():
    assert marked(story("The goverment fell."), accept=frozenset({"goverment"})) == []


def test_capitals_of_the_place_and_of_the_word():
    assert marked(story("An Amercian sub and a amercian flag.")) == []  # the word stands with a capital too
    assert marked(story("They flew a amercian flag.")) == [("amercian", "American")]


def test_apostrophe_of_the_article():
    assert marked(story("They’ve said they couldnt."))[0][1] == "couldn’t"


def test_capitalised_words_are_left_to_the_names_unless_a_sentence_begins():
    assert marked(story("They met in Goverment House.")) == []
    assert marked(story("Goverment House is empty.")) == []  # a name in front of a name
    assert marked(story("Unforseen costs rose.")) == [("Unforseen", "Unforeseen")]
    assert marked(story("The Rev. James B. Comley said so.")) == []


def test_headline():
    assert marked(story("All quiet.", head="Ferry terminal to close after council decison")) == [("decison", "decision")]


def test_context_chooses():
    assert marked(story("She sits on the bord of directors."))[0][1] == "board"
    assert marked(story("The stock marke fell."))[0][1] == "market"
    assert marked(story("They want to marke the day."))[0][1] == "make"


def test_another_language_is_not_read():
    text = "\n\n".join(["Der Rat hat gestern beschlossen, den Hafen der Insel zu schließen, und viele Menschen sind "
                        "darüber sehr verärgert, denn ohne Schiff kommen sie nicht mehr zur Arbeit oder zum Arzt."] * 3)
    assert check(text) == []


def test_hostile_input_is_quick_and_quiet():
    assert check("a" * 300_000) == []
    assert check("'" * 20_000 + " " + '"' * 20_000) == []
    assert check(" ".join(f"zq{i:x}vw".translate(str.maketrans("0123456789", "bcdfghjklm")) for i in range(5000))) == []


def test_the_places_are_exact():
    text = story("İstanbul’s ferries are slower; the goverment\u2019s are not. Caf\u0065\u0301 owners disagre.")
    assert marked(text) == [("goverment", "government"), ("disagre", "disagree")]


def test_what_was_read_before_changes_nothing():
    """An article is judged by itself, whatever else the process has seen."""
    from newslint import check_text

    foreign = "Les élèves étaient fâchés, disait la maîtresse, et personne ne voulait rester dans la classe. " * 3
    story = "The council woudl meet.\n\n" + "Zqv xkr wpf gjh tzb mnq vvr plk hgt ddw. " * 3
    alone = check_text(story)
    check_text(foreign)
    check_text(story.replace("council", "board"))
    assert check_text(story) == alone


@pytest.mark.parametrize("body,found", [
    ("The ferry sank on Wensday. It was raised by Saterday’s tide.", [("Wensday", "Wednesday"), ("Saterday", "Saturday")]),
    ("It was shut in Febuary 2019, and again last Agust.", [("Febuary", "February"), ("Agust", "August")]),
    ("Texas Govenor Ada Holt and the Presidant Elect met.", [("Govenor", "Governor"), ("Presidant", "President")]),
    ("“I saw THe boat,” she said. ANd it sank.", [("THe", "the"), ("ANd", "And")]),
    ("Alot of boats sank. Noone was told.", [("Alot", "A lot"), ("Noone", "No one")]),
    ("The Enviromental Defense Committee and the Senate Comittee met.", [("Enviromental", "Environmental"), ("Comittee", "Committee")]),
    ("He left Washington and died in Washingon.", [("Washingon", "Washington")]),
    ("The Gorvernor spoke in Northen Ireland.", [("Gorvernor", "Governor"), ("Northen", "Northern")]),
    ("They lost alot. Alot of boats sank.", [("alot", "a lot")]),
])
def test_slips_with_a_capital(body, found):
    assert marked(story(body)) == found


@pytest.mark.parametrize("body", [
    "The album is by Agust; Ms. Jully and Mr. Mai sang for Ada Marche.",
    "Ada Wensday and Mr. Wensday met Per Thurday.",
    "It was a Govenor of the old kind, and a Presidant too.",
    "Wensday came. Wensday went. Wensday is a fictional cat.",
    "It was shut in Oktober, said Direktor Lund and Presidente Luz.",
    "Peter Noone sang. Noone was ill.",
    "The Parlament in Vienna and the Republika Srpska; the Nationaal Archief and the Ministerio Nacional.",
    "Ann Washingon of Washingon Hall met Ada Cout, and Ms. Republian came from Afganistan.",
    "He moved to Luxemburg, to Georgina and to Northen.",
])
def test_names_are_no_slips(body):
    assert marked(story(body)) == []


@pytest.mark.parametrize("body,words", [
    ("He refered to it seperately and accomodated them. It was a suprise.", ["refered", "seperately", "accomodated", "suprise"]),
    ("She beleived that the commitee had recieved it, and that the goverment was wrong.",
     ["beleived", "commitee", "recieved", "goverment"]),
])
def test_slips_that_stand_close_together(body, words):
    for text in (body, story(body)):
        assert [word for word, _ in marked(text)] == words


@pytest.mark.parametrize("body", [
    "“Ich habe das Problemm mit der Komission nicht, und wir sind froh,” he shouted.",
    "The label said: Les presidences et les societes dans une situacion avec nous.",
    "He wes aye singin o the burnie an the braes whaur the lassies wad gaither, an she wad greet.",
    "Thou shalt not covett thy neighbours howse, nor the oxe that hath plowed, for the lande was givven to thee.",
    "They served tagliatele, carbonarra, rigatonni and panetone to the guests of the mayor.",
    "The call of initializr(strng, callr) returns a valeu to the parsr, and the loggr prints it to the consol.",
])
def test_what_is_no_slip_though_words_are_unknown(body):
    assert marked(story(body)) == []


def test_the_first_suggestion_fits_what_comes_after():
    """“ninth” is as near and as frequent, but nobody counts degrees with it."""
    assert ("ninty", "ninety") in marked(story("It was ninty degrees in the shade by noon."))
    assert ("fourty", "forty") in marked(story("About fourty people had come by noon."))


def test_figures_are_no_unknown_words():
    """A short story full of dates and sums is still a story."""
    body = "On 03/04/2021, R&D took 5% of 1,260 at 10:30 p.m., of 87, 62 and 14 to 9 on May 27, 2019; the board recieved 38."
    assert marked(body) == [("recieved", "received")]


@pytest.mark.parametrize("body, slip", [
    ("Teh council met on Monday and voted.", ("Teh", "The")), ("Adn it voted twice before noon.", ("Adn", "And")),
    ("Thsi was the end of a long day.", ("Thsi", "This")), ("Wiht that, the clerk left the room.", ("Wiht", "With")),
])
def test_a_slip_of_a_commonest_word_begins_a_sentence(body, slip):
    assert marked(body) == marked(story(body)) == [slip]


@pytest.mark.parametrize("body", [
    "Ada Teh, a baker, spoke first. Teh said that the oven was cold.", "Mr. Teh left. Teh Holdings closed, and Per Adn sold it.",
    "Wehn said nothing. Thier asked why.", "The group TEH met the ADN.",
])
def test_names_that_are_nearly_a_commonest_word(body):
    assert marked(body) == []


@pytest.mark.parametrize("body,first", [
    ("It was the citys oldest mill.", "city's"), ("Two citys were lost.", "cities"), ("She is the studys lead author.", "study's"),
])
def test_a_noun_and_an_s_is_a_possessive_or_a_plural(body, first):
    from newslint import check_text

    (found,) = [f for f in check_text(story(body)) if f.code == "TY101"]
    assert found.suggestions[0] == first


@pytest.mark.parametrize("body,found", [
    ("“I’ve nowt agen ’em,” she said.", []), ("“It is agen the law,” she said. Owt else was “nowt”.", [("agen", "age")]),
    ("“She’s reet, and ’appen he is,” said Roe.", []), ("The motion in limine was lost.", []), ("The limine was lost.", [("limine", "line")]),
])
def test_words_of_a_dialect_and_of_foreign_phrases(body, found):
    assert marked(story(body)) == found

"""Masked words over small stories: which are found, what they are read as, and all that looks like one."""

import pytest

from newslint import rules
from newslint.checks.masked_word import MaskedWord
from newslint.engine import Linter
from newslint.readers import plain

RULES = {r.code: r for r in rules.load([p for p in rules.built_in() if p.endswith("masked.toml")])}
LINTER = Linter([RULES["MW101"]])


def check(text, code="MW101"):
    linter = LINTER if code == "MW101" else Linter([RULES[code]])
    return linter.check(linter.document(plain.read(text)))


def masks(text):
    """[(masked word, suggestions)]."""
    return [(text[f.start : f.end], list(f.suggestions)) for f in check(text)]


@pytest.mark.parametrize("mask", [
    "dr*g", "d**g", "dr#g", "dr-g", "dr–g", "dr—g", "dr•g", "dr_g", "dr@g", "dr!g", "dr$g", "dr.g", "dr/g", "dr…g", "dr·g",
    "d~ug", "dr█g", "dr×g", "d@#g", "d__g", "d--g", "d***", "d---", "d___", "dr**",
])
def test_every_sign_that_hides_a_letter(mask):
    story = f"The old drug trade is known in Elmford.\n\nA {mask} boat was sunk off the town on Monday."
    ((found, words),) = masks(story)
    assert (found, words[0]) == (mask, "drug")
    (found,) = check(story)
    (place,) = [p for p in found.evidence]
    assert story[place.start : place.end] == "drug" and "as the article does elsewhere" in found.message


@pytest.mark.parametrize("mask, word", [
    ("k1ll", "kill"), ("k!ller", "killer"), ("s3x", "sex"), ("su1c1de", "suicide"), ("p0rn", "porn"), ("r@pe", "rape"),
    ("mas$acre", "massacre"), ("N@zi", "Nazi"), ("M*rder", "Murder"), ("TERR*R", "TERROR"), ("abus3d", "abused"),
    ("l*sbian", "lesbian"), ("c*caine", "cocaine"), ("terr*rists", "terrorists"),
])
def test_the_word_is_told_without_the_article(mask, word):
    assert masks(f"Nobody spoke of it in Elmford. {mask} was the word on the wall.") == [(mask, [word])]


@pytest.mark.parametrize("text, found", [
    ("The d**g-trafficking ring shut.", "d**g"), ("An anti-d**g squad came.", "d**g"), ("The k*ller’s brother spoke.", "k*ller"),
    ("It was **d**g** money.", "d**g"), ("The anti-dr-g squad came.", "dr-g"), ("A “g*n”-shop owner left.", "g*n"),
    ("The vote was on d**gs, and on d**gs alone.", "d**gs"),
])
def test_the_span_is_the_masked_word(text, found):
    first = check(text)[0]
    assert text[first.start : first.end] == found


def test_a_mask_that_comes_again_is_one_finding():
    text = "A d**g boat was sunk. The d**g trade goes on."
    (found,) = check(text)
    assert [text[p.start : p.end] for p in found.places[1:]] == ["d**g"] and found.fix is None


def test_a_word_outside_the_lists_is_known_from_the_article():
    story = "The vaccine came late.\n\nNobody had paid for the v*ccine, and the v-ccine was old."
    assert masks(story) == [("v*ccine", ["vaccine"]), ("v-ccine", ["vaccine"])]
    story = "The hurricane hit Elmford.\n\nThe h*rricane was the third, and a f*rtn*ght late."
    assert masks(story) == [("h*rricane", ["hurricane"]), ("f*rtn*ght", ["fortnight"])]


@pytest.mark.parametrize("text, found", [
    ("He got the f---ing car out.", "f---ing"), ("It was sh*t work.", "sh*t"), ("A b____ mess.", "b____"),
    ("What the h–––.", "h–––"), ("The a**hole left.", "a**hole"), ("A bullsh!t excuse.", "bullsh!t"), ("F*** that, it said.", "F***"),
])
def test_swearing_is_not_for_our_own_voice_and_fine_in_a_quotation(text, found):
    assert masks(text) == [(found, [])]
    assert "paraphrase" in check(text)[0].message
    assert masks(f"“{text}” he said.") == []


def test_a_harmless_word_is_marked_in_a_quotation_too_and_never_fixed_there():
    text = "“They sold d**gs on the corner,” he said."
    (found,) = check(text)
    assert text[found.start : found.end] == "d**gs" and found.fix is None and found.suggestions == ("drugs",)


@pytest.mark.parametrize("text", [
    # emphasis, notes, mathematics
    "The rule was **not** meant for *small* farms, nor _for_ __this__ one; ***both*** fell.",
    "Prices include tax*, fees** and tips***. *Not valid in Elmford.", "2*3 is x*y, and C*-algebras have a*b*c; f(x), 5x5.",
    "The key of C# and F#; C++ and C# are taught. An A* in maths, two A*s and a B.",
    # names
    "P!nk, Ke$ha, A$AP Rocky, N*E*R*D and M*A*S*H; Yahoo!, Wham!, Oh! Calcutta!, E*Trade, Toys“R”Us.",
    "AT&T, A&E, R&D, Q&A, B&B, H&M, Texas A&M. Le1f, R3HAB, Se7en and 3OH!3 played. Wall-E ran.",
    # figures
    "H1N1, COVID-19, B12, CO2, H2O, PM2.5, N95, i7, 5G, 4K, Y2K, mp4, p53, i18n, k8s, l10n, b2b, gr8, 4chan, v1.0.2, S80.",
    "B-52, Su-35, F-16s, MiG-29, AK-47, R2-D2, U-2; $5m, US$900, A$4.5m, $10-a-day, a $TSLA share.",
    "9-to-5, k-12, 6-foot-3, 1-11, 4-6, 6-4, 24/7, 9/11, 1st, 22nd, 1980s, 5pm, 100m, 3x, 2nd-hand.",
    # hyphens and dashes
    "A co-op, a co-ed, a re-sign, an x-ray, a T-shirt, an e-mail, an o-ring, de-ice, mid-air, no-one, so-so, tie-in, u-turn.",
    "Al-Assad, Jean-Luc, Kim Jong-un, Park Geun-hye, ul-Haq; the n-word, the f-bomb, the a-bomb; anti-gay, sex-ed.",
    "The mayor---a farmer---left; he said--no, swore--that I--I can’t. It’s--well--odd. A--Z. The plan—if one—was so.",
    "Rain fell – and fell. The Elmford–Dorne line; win–win; 2010–12.",
    # the net
    "#MeToo, @riverwatch, desk@example.org, https://example.org/list#guns_2?a=b_c*d, my_var, __init__, get_name().",
    "Name: ____________. • one • two; Home•News•Sport; 20°C, 5µm, ©2026. Wow!That was it. end.The start; s/he, w/o, h/t: Orrin.",
    # initials
    "e.g., i.e., a.m., U.S.-led, J.R.R. Tolkien, will.i.am, k.d. lang, D.C.-based, No.10.",
])
def test_what_only_looks_like_a_mask(text):
    assert masks("Mr. Dahl came to Elmford on Monday.\n\n" + text) == []


def test_two_rules_may_share_one_list():
    text = "The old d**g trade is known."
    doc = LINTER.document(plain.read(text))
    kinds = [MaskedWord(harmless=(), profanity=words)._readings(doc)[0][2].kind for words in (("drug",), ("other",))]
    assert kinds == ["profanity", "unlisted"]


def test_one_style_of_masks():
    text = "“That is f---ing great,” he said. “And s---,” she said. “You are full of sh*t,” he said."
    (found,) = check(text, "MW102")
    assert text[found.start : found.end] == "sh*t" and found.level == "note"
    assert found.message == "masked with stars here: mask with hyphens, as elsewhere in the article"
    assert [text[p.start : p.end] for p in found.evidence] == ["f---ing"]
    assert check(text.replace("sh*t", "sh--"), "MW102") == []


@pytest.mark.parametrize("text", ["a*" * 20000, "d**g " * 2000, "dr-g " * 2000, "_" * 50000, "1a" * 20000, "*" * 50000, "a-" * 20000])
def test_hostile_text_is_read_once(text):
    assert len(check("The mill.\n\n" + text)) <= 1

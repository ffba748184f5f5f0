"""newslint serve as a LanguageTool server: what its clients send, and what they do with the answer."""

import json
import re
from urllib.parse import quote

import pytest
from server_support import STORIES, STORY, ask, matches, mended, part, served
from support import every_rule

from newslint import Session
from newslint.checks import SPELLING
from newslint.families import FAMILIES
from newslint.marks import Mark
from newslint.server.form_bodies import parse
from newslint.server.families import GRAMMAR, SHOWN, STYLE, TYPOS, category


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with served(tmp_path_factory.mktemp("desk")) as port:
        yield port


def test_the_marked_words_and_what_a_client_makes_of_them(port):
    found = matches(port, STORY)
    assert [m["found"] for m in found] == ["woudl", "woudl"]
    assert found[1]["replacements"] == [] and "check the quotation" in found[1]["message"]
    assert "check the quotation" not in found[0]["message"]
    assert mended(STORY, found) == STORY.replace("woudl", "would", 1)


def test_every_field_that_a_client_reads_is_there(port):
    status, headers, body = ask(port, "/v2/check", {"text": STORY, "language": "en-US"})
    value = json.loads(body)
    assert (status, headers["content-type"]) == (200, "application/json")
    assert {"software", "warnings", "language", "matches", "sentenceRanges"} <= value.keys()
    m = value["matches"][1]
    assert part(m["context"]["text"], m["context"]["offset"], m["context"]["length"]) == "woudl"
    assert type(m["shortMessage"]) is type(m["message"]) is type(m["sentence"]) is str
    assert m["ignoreForIncompleteSentence"] is False and m["contextForSureMatch"] == 0
    assert m["type"] == {"typeName": "UnknownWord"} and m["rule"]["category"] == {"id": "TYPOS", "name": "Possible Typo"}
    assert m["rule"]["issueType"] == "misspelling" and m["rule"]["urls"][0]["value"].endswith("/rules#TY101")
    assert [part(STORY, a, b - a) for a, b in value["sentenceRanges"]][0] == "He woudl go."


@pytest.mark.parametrize("path", ["/v2/check", "/check", "/v2/v2/check", "/languagetool/v2/check", "/v2/check/", "/v2/check?c=1&v=8.14.3"])
def test_the_address_may_be_written_with_and_without_v2(port, path):
    assert [m["found"] for m in matches(port, STORY, path)] == ["woudl", "woudl"]


def test_what_is_sent_without_a_form(port):
    """LibreOffice 7.4 encodes nothing; Superdesk sends apiKey alone; langtool a key without =; a GET all in the query."""
    text = "He woudl + 1 %41 go & stay; 100% “sure”"
    status, _, body = ask(port, "/v2/check", b"text=" + text.encode() + b"&language=en-US", Content_Type="text/plain")
    m = json.loads(body)["matches"][0]
    assert status == 200 and part(text, m["offset"], m["length"]) == "woudl"
    assert parse(b"text=AT%26T&language=en-US&disabledRules&x") == {"text": "AT&T", "language": "en-US"}
    assert parse(b"text=a+b%2Bc%FF&text=z+z") == {"text": "z z"}
    assert parse(b"text=" + quote(quote("He woudl go, 100% sure.")).encode())["text"] == "He woudl go, 100% sure."
    assert parse(b"text=" + quote("He%20woudl go").encode())["text"] == "He%20woudl go"
    assert [m["found"] for m in matches(port, STORY, apiKey="x", motherTongue="")] == ["woudl", "woudl"]
    status, _, body = ask(port, "/v2/check?language=en-US&text=" + quote(STORY))
    assert status == 200 and len(json.loads(body)["matches"]) == 2


def test_annotations(port):
    """Markup never splits a word or a sentence; offsets count all that was sent."""
    items = [{"markup": "<p>"}, {"text": "😀 He wo"}, {"markup": "<b>", "interpretAs": ""}, {"text": "udl"}, {"markup": "</b>"}, {"text": " go the"},
             {"markup": "<br>", "interpretAs": "\n"}, {"text": "the park."}, {"markup": "</p>", "interpretAs": "\n\n", "offset": {}}]
    sent = "".join(i.get("text", i.get("markup")) for i in items)
    status, _, body = ask(port, "/v2/check", {"data": json.dumps({"annotation": items, "metaData": {}}), "language": "auto"})
    value = json.loads(body)
    assert [part(sent, m["offset"], m["length"]) for m in value["matches"]] == ["wo<b>udl", "the<br>the"]
    assert value["matches"][0]["replacements"] == [], "to write “would” here would leave </b> without its partner"
    found = matches(port, None, data=json.dumps({"text": STORY}))
    assert [part(STORY, m["offset"], m["length"]) for m in found] == ["woudl", "woudl"]


@pytest.mark.parametrize("form, sentence", [
    ({"language": "en-US"}, "Missing 'text' or 'data' parameter"),
    ({"text": "a", "data": "{}", "language": "en-US"}, "Set only 'text' or 'data' parameter, not both"),
    ({"data": "{", "language": "en-US"}, "Could not parse JSON from 'data' parameter"),
    ({"data": "[" * 100_000, "language": "en-US"}, "Could not parse JSON from 'data' parameter"),
    ({"data": '{"annotation": [{"text": 1}]}', "language": "en-US"}, "Only 'text' or 'markup'"),
    ({"data": '{"annotation": 3}', "language": "en-US"}, "'data' key in JSON requires"),
    ({"data": "3", "language": "en-US"}, "'data' key in JSON requires"),
    ({"text": "a"}, "Missing 'language' parameter"),
])
def test_errors_are_named_and_can_be_read_by_other_origins(port, form, sentence):
    status, headers, body = ask(port, "/v2/check", form, Origin="https://cms.example.org")
    assert status == 400 and body.decode().startswith("Error: ") and sentence in body.decode()
    assert headers["access-control-allow-origin"] == "https://cms.example.org" and headers["content-type"].startswith("text/plain")


def test_a_browser_that_asks_twice_sees_nothing_twice(port):
    text = "Mayor Tom Brandt spoke first. Mr. Brandt said the budget woudl be late, and Mr. Brandt blamed the council.\n\nVoters, Brandt added, would understand.\n"
    every = matches(port, text)
    once, rest = matches(port, text, mode="textLevelOnly"), matches(port, text, mode="allButTextLevelOnly")
    assert len(every) >= 2 and once and rest
    assert sorted(m["offset"] for m in every) == sorted(m["offset"] for m in once + rest)


def test_a_paragraph_is_not_judged_as_an_article(port):
    alone = "“We will not sign this treaty today, and we never will.”"
    assert "AT101" not in [m["rule"]["id"] for m in matches(port, alone)]
    assert "AT101" in [m["rule"]["id"] for m in matches(port, "The room fell silent.\n\n" + alone)]


def test_rules_and_levels_are_chosen_by_the_client(port):
    text = "The the bridge woudl open."
    assert {m["rule"]["id"] for m in matches(port, text)} == {"TY101", "TY102"}
    assert {m["rule"]["id"] for m in matches(port, text, disabledRules="WHITESPACE_RULE,TY102")} == {"TY101"}
    assert {m["rule"]["id"] for m in matches(port, text, disabledCategories="TYPOS")} == {"TY102"}
    assert {m["rule"]["id"] for m in matches(port, text, enabledRules="misspelling", enabledOnly="true")} == {"TY101"}
    noted = "The mayor reportedly left on Monday.\n\nHe was tired."
    notes = [m for m in matches(port, noted) if m["type"]["typeName"] == "Hint"]
    assert notes and all(m["rule"]["category"]["id"] == "STYLE" for m in notes)
    assert not [m for m in matches(port, noted, level="default") if m["type"]["typeName"] == "Hint"]


def test_superdesk_drops_no_remark_but_notes():
    """It knows these issue types and leaves out every match that has another."""
    kept = {"misspelling", "whitespace", "other", "grammar", "characters", "typographical", "locale-violation"}
    assert {issue for _, _, issue in (TYPOS, *[category for category, _ in SHOWN.values()])} <= kept and STYLE[2] not in kept


def test_every_family_has_a_category_and_a_colour():
    assert list(SHOWN) == list(FAMILIES)


def test_a_rule_of_a_newsroom_about_spelling_is_shown_as_one():
    mark = Mark(0, 4, "HR101", "odd-word", "warning", "", (), False, False, False, False, "", spelling=True)
    assert category(mark) == TYPOS and category(mark._replace(spelling=False)) == GRAMMAR
    assert SPELLING <= {rule.check for rule in every_rule()}


@pytest.mark.parametrize("language, text", [
    ("fr", "He woudl go."), ("de-DE", "He woudl go."),
    ("auto", "Le président a déclaré lundi que le conseil municipal se réunirait de nouveau dans la soirée pour voter."),
    ("auto", "Der Rat hat am Montag beschlossen, dass die Brücke über den Fluss im kommenden Jahr gebaut werden soll."),
    ("auto", "El alcalde dijo que el puente se abriría el martes por la mañana y que la obra había costado demasiado."),
    ("auto", "Мэр сказал, что мост откроют во вторник утром."),
    ("en-US", "\n"), ("auto", ""),
])
def test_other_languages_and_empty_texts_get_no_remarks(port, language, text):
    assert matches(port, text, language=language) == []


def test_the_spelling_that_a_client_asks_for(port):
    text = "The colour of the harbor was grey. The centre stood near the harbor."
    us, gb = (matches(port, text, language=language) for language in ("en-US", "en-GB"))
    assert us != gb


def test_line_ends_and_rare_characters_keep_offsets(port):
    for text in ("It is so.\r\n\r\nHe woudl go.\r\n", "It is so.\rHe woudl go.", "A\u2028\u00a0b. He woudl go.", "wo\u00adudl 😀\x00 He woudl go."):
        assert "woudl" in [m["found"] for m in matches(port, text)]
    assert matches(port, None, data=json.dumps({"text": "\ud83d He woudl go."}))[0]["offset"] == 5


def test_the_other_routes(port):
    status, headers, body = ask(port, "/v2/languages")
    assert headers["content-type"] == "application/json" and {v["longCode"] for v in json.loads(body)} == {"en", "en-US", "en-GB"}
    assert json.loads(ask(port, "/v2/info")[2])["software"]["name"] == "newslint"
    assert int(ask(port, "/v2/maxtextlength")[2]) >= 100_000
    assert ask(port, "/v2/healthcheck")[2] == b"OK"
    assert "TY101" in [r["ruleId"] for r in json.loads(ask(port, "/v2/configinfo?language=en-US")[2])["rules"]]
    status, _, body = ask(port, "/v2/nothing")
    assert status == 404 and b"Unsupported action: 'nothing'" in body


def test_words_go_to_the_accept_file(tmp_path):
    (tmp_path / "newslint.toml").write_text('accept = ["words.txt"]\n')
    (tmp_path / "words.txt").write_text("# ours\nHulm\n")
    with served(tmp_path, "--allow-writing") as port:
        assert len(matches(port, "He woudl go.")) == 1
        assert ask(port, "/v2/words/add?word=woudl", b"")[2] == b'{"added":true}'
        assert matches(port, "He woudl go.") == []
        assert json.loads(ask(port, "/v2/words?limit=10")[2]) == {"words": ["Hulm", "woudl"]}
        assert ask(port, "/v2/words/add", {"word": "woudl"})[2] == b'{"added":false}'
        assert ask(port, "/v2/words/delete", {"word": "woudl"})[2] == b'{"deleted":true}'
        assert (tmp_path / "words.txt").read_text() == "# ours\nHulm\n"
        assert ask(port, "/v2/words/add")[0] == 405
        for bad in ("a\nb # c", "", "x" * 500, "…"):
            assert ask(port, "/v2/words/add", {"word": bad})[0] == 400
        for origin in ("https://evil.example.org", "null"):
            assert ask(port, "/v2/words/add", {"word": "x"}, Origin=origin)[0] == 403
        assert ask(port, "/v2/words/add", {"word": "Orrin"}, Origin=f"http://127.0.0.1:{port}")[0] == 200
    with served(tmp_path) as port:
        assert ask(port, "/v2/words/add", {"word": "x"})[0] == 403
    assert (tmp_path / "words.txt").read_text() == "# ours\nHulm\nOrrin\n"


def test_language_tool_python(port):
    tool = pytest.importorskip("language_tool_python").LanguageTool("en-US", remote_server=f"http://127.0.0.1:{port}")
    found = tool.check(STORY)
    assert [STORY[m.offset : m.offset + m.error_length] for m in found] == ["woudl", "woudl"]
    assert [m.replacements for m in found] == [["would"], []]
    assert tool.correct(STORY) == STORY.replace("woudl", "would", 1)


def test_pylanguagetool(port):
    api = pytest.importorskip("pylanguagetool").api
    value = api.check(STORY, api_url=f"http://127.0.0.1:{port}/v2/", lang="auto", preferred_variants="en-US")
    assert [part(STORY, m["offset"], m["length"]) for m in value["matches"]] == ["woudl", "woudl"]


def test_the_same_findings_as_check(tmp_path):
    """For every story of ours, all that check finds in it as plain text."""
    session = Session(root=tmp_path)
    with served(tmp_path) as port:
        for story in STORIES:
            text = story.read_text(encoding="utf-8")
            own = sorted((part_of(text, p), f.code) for f in session.check_text(text, "draft.txt") for p in f.places)
            theirs = sorted((m["found"], m["rule"]["id"]) for m in matches(port, text, language="en"))
            assert [c for _, c in own] == [c for _, c in theirs], story.name
            assert own == theirs or all(a in b or b in a for (a, _), (b, _) in zip(own, theirs)), story.name


def part_of(text, place):
    return text[place.start : max(place.end, place.start + 1)]


def test_a_config_that_breaks_is_named(tmp_path):
    with served(tmp_path) as port:
        (tmp_path / "newslint.toml").write_text("levle = 1\n")
        status, _, body = ask(port, "/v2/check", {"text": STORY, "language": "en-US"})
        assert status == 500 and b"did you mean 'level'" in body
        (tmp_path / "newslint.toml").write_text('ignore = ["TY101"]\n')
        assert matches(port, STORY) == []


def test_serve_says_what_is_wrong(newslint, desk):
    pytest.importorskip("uvicorn")
    (desk / "newslint.toml").write_text("levle = 1\n")
    status, _, err = newslint("serve", "--port", "0")
    assert status == 2 and "did you mean 'level'" in err
    (desk / "newslint.toml").unlink()
    with served(desk) as port:
        status, _, err = newslint("serve", "--port", port)
        assert status == 2 and re.search(r"127\.0\.0\.1:\d+: .*--port names another", err)

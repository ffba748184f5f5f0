"""“Leave this”: [sic], (CQ), comments, and [[ignore]] in the config."""

import pytest


def codes(newslint, desk, text, name="story.txt", select="TY102,SU"):
    (desk / name).write_text(text, encoding="utf-8")
    _, out, err = newslint("check", "--output-format", "concise", "--select", select, ".")
    assert err == ""
    return [line.split()[1 + line.split()[0].count(" ")] for line in out.splitlines()]


@pytest.mark.parametrize("text", [
    "The band sang of the the [sic] moon.\n", "The band sang of the the (CQ) moon.\n", "The band sang of the the [SIC] moon.\n",
    "“We sang of the the [sic],” he said.\n", "He called it “the the” (cq) and left.\n",
])
def test_confirmed_words(newslint, desk, text):
    assert codes(newslint, desk, text) == []


def test_sic_reaches_one_word_only(newslint, desk):
    assert codes(newslint, desk, "The the band sang of the moon [sic] and of of love.\n") == ["TY102", "TY102"]


def test_comment_covers_the_next_paragraph(newslint, desk):
    text = "<!-- newslint: ignore TY102 a refrain -->\nThe the moon.\n\nAnd the the sun.\n"
    assert codes(newslint, desk, text, "story.md") == ["TY102"]


def test_stretch(newslint, desk):
    text = (
        "One of of these.\n\n<!-- newslint: disable TY102 lyrics -->\n\nTwo of of these.\n\nThree of of these.\n\n"
        "<!-- newslint: enable TY102 -->\n\nFour of of these.\n"
    )
    assert codes(newslint, desk, text, "story.md") == ["TY102", "TY102"]


def test_a_stretch_left_open_reaches_the_end(newslint, desk):
    text = "<!-- newslint: disable doubled-word lyrics -->\n\nTwo of of these.\n\nThree of of these.\n"
    assert codes(newslint, desk, text, "story.md") == []


def test_comment_in_plain_text_is_a_line_of_its_own(newslint, desk):
    comment = "<!-- newslint: ignore TY102 a refrain -->"
    assert codes(newslint, desk, comment + "\nThe the moon rose over the bay.\nAnd the the sun set.\n") == ["TY102"]
    assert codes(newslint, desk, f"All was well.\n\n  {comment}  \n\nThe the moon rose over the bay.\n") == []
    assert codes(newslint, desk, comment + "\r\nThe the moon rose over the bay.\r\n") == []
    assert codes(newslint, desk, f"{comment} The light of of the moon rose.\n") == ["TY102"], "beside words it is copy"
    assert codes(newslint, desk, "All was well.\n" + comment + "\nThe moon rose.\n") == ["SU101"]


def test_a_stretch_of_plain_text(newslint, desk):
    text = "One of of these.\n<!-- newslint: disable TY102 lyrics -->\nTwo of of these.\n<!-- newslint: enable -->\nThree of of these.\n"
    assert codes(newslint, desk, text) == ["TY102", "TY102"]


def test_comment_amid_wrapped_lines(newslint, desk):
    """A comment begins a paragraph in copy whose lines are filled, and the first line below it is still the headline."""
    row = "The council of Vell met in the hall by the river and voted on the\nbudget after a debate of five hours in which the the mayor of the\ntown spoke twice and left before the vote was taken that night.\n"
    assert codes(newslint, desk, f"{row}\n{row}<!-- newslint: ignore TY102 a refrain -->\n{row}") == ["TY102", "TY102"]


def test_comment_above_a_headline_is_no_headline():
    from newslint.readers import plain

    blocks = plain.read("<!-- newslint: ignore TY102 a refrain -->\nCouncil Votes on Bridge\n\nThe council met in the hall.\n").blocks
    assert [b.kind for b in blocks] == ["comment", "headline", "paragraph"]


@pytest.mark.parametrize("front", [
    "---\ntitle: A song\nnewslint: ignore TY102 a refrain\n---\n", "---\nnewslint:\n  - ignore TY102 a refrain\n  - ignore TY103 two\n---\n",
    "---\nnewslint:\n- 'ignore doubled-word a refrain'\ntitle: A song\n---\n", "+++\nnewslint = \"ignore TY102 a refrain\"\n+++\n",
    "+++\nnewslint = ['ignore TY a refrain']\ntitle = \"A song\"\n+++\n", '---json\n{\n"newslint": "ignore TY102 a refrain",\n"title": "A"\n}\n---\n',
    "---\r\nnewslint: ignore TY102 a refrain\r\n---\r\n",
])
def test_front_matter_holds_for_the_whole_article(newslint, desk, front):
    assert codes(newslint, desk, front + "\nOne of of these.\n\nTwo of of these.\n", "story.md", "TY102,SU101") == []


@pytest.mark.parametrize("front, code", [
    ("newslint: ignore TY101 a song", ["TY102"]), ("newslint: disable TY102 a song", ["SU101", "TY102"]), ("other: ignore TY102 a song", ["TY102"]),
    ("newslint: ignore TY102", ["SU103"]), ("newslint: ignore TY102 until 2020-02-29 a song", ["SU102", "TY102"]),
    ("newslint: ignore ZZ999 a song", ["SU101", "TY102"]), ("newslint:\nother:\n  - ignore TY102 a song", ["TY102"]),
])
def test_front_matter_that_does_not_silence(newslint, desk, front, code):
    assert codes(newslint, desk, f"---\n{front}\n---\n\nOne of of these.\n", "story.md") == code


def test_front_matter_that_silences_nothing(newslint, desk):
    text = "---\nnewslint: ignore TY102 a song\n---\n\nAll is well.\n"
    assert codes(newslint, desk, text, "story.md") == ["SU101"]


IGNORE = '[[ignore]]\nreason = "as printed"\n'


def test_config_entry(newslint, desk):
    (desk / "newslint.toml").write_text(IGNORE + 'code = "TY102"\ntext = "the the"\npath = "story.txt"\n')
    assert codes(newslint, desk, "Of the the moon, and and so on.\n") == ["TY102"]


def test_config_entry_that_silences_nothing(newslint, desk):
    (desk / "newslint.toml").write_text('level = "note"\n\n' + IGNORE + 'code = "TY102"\npath = "story.txt"\n')
    (desk / "story.txt").write_text("All is well on the hill.\n")
    status, out, _ = newslint("check", "--select", "TY102,SU", "story.txt")
    assert status == 1 and out.startswith("newslint.toml:3:1: SU101") and out.endswith("1 article: 1 to fix\n")
    assert newslint("check", "--select", "TY101,SU", "story.txt")[0] == 0  # the rule did not run


def test_a_pattern_is_judged_only_when_the_whole_folder_was_checked(newslint, desk):
    (desk / "newslint.toml").write_text(IGNORE + 'code = "TY102"\npath = "*.txt"\n')
    (desk / "story.txt").write_text("All is well on the hill.\n")
    (desk / "second.txt").write_text("All is well on the hill.\n")
    assert newslint("check", "--select", "TY102,SU", "story.txt")[0] == 0
    assert newslint("check", "--select", "TY102,SU", ".")[0] == 1


def test_config_entry_past_its_date(newslint, desk):
    (desk / "newslint.toml").write_text(IGNORE + 'code = "TY102"\nuntil = 2020-02-29\n')
    assert codes(newslint, desk, "Of the the moon.\n") == ["TY102", "SU102"]


def test_a_finding_with_several_places_moves_on(newslint, desk):
    text = "<!-- newslint: ignore RE102 kept -->\nPhoto &nbsp; of it.\n\nAnother &nbsp; here.\n"
    (desk / "story.md").write_text(text.replace("&nbsp;", "pic.twitter.com/abcDEF1234"))
    _, out, _ = newslint("check", "--output-format", "concise", "--select", "RE102", ".")
    assert out.startswith("story.md:4:9: RE102")


def test_a_code_alone_is_a_standing_choice(newslint, desk):
    (desk / "newslint.toml").write_text(IGNORE + 'code = "TY102"\n')
    (desk / "story.txt").write_text("All is well on the hill.\n")
    assert newslint("check", ".")[0] == 0


def test_an_expired_entry_speaks_where_it_belongs(newslint, desk):
    (desk / "newslint.toml").write_text(IGNORE + 'code = "TY102"\npath = "other*.txt"\nuntil = 2020-02-29\n')
    (desk / "story.txt").write_text("All is well on the hill.\n")
    (desk / "other.txt").write_text("All is well on the hill.\n")
    assert newslint("check", "story.txt")[0] == 0
    status, out, _ = newslint("check", "other.txt")
    assert status == 1 and "SU102 this suppression of TY102 in other*.txt has expired" in out


def test_an_entry_holds_for_folders_in_which_other_rules_run(newslint, desk):
    (desk / "newslint.toml").write_text(IGNORE + 'code = "TY102"\ntext = "the the"\n[paths."opinion/**"]\nselect = ["DA", "SU"]\n')
    (desk / "opinion").mkdir()
    for name in ("opinion/a.txt", "zed.txt"):
        (desk / name).write_text("The clerk read the the minutes and woudl not say why.\n")
    for names in (("opinion", "zed.txt"), ("zed.txt", "opinion")):  # whichever comes first
        status, out, err = newslint("check", "--no-cache", "--output-format", "concise", *names)
        assert (status, err) == (1, "") and [line.split()[1] for line in out.splitlines()] == ["TY101"]
    (desk / "zed.txt").write_text("All is well on the hill.\n")
    assert "SU101 this suppression of TY102 silences nothing" in newslint("check", "--no-cache", ".")[1]


OPEN, CLOSE = "<!-- newslint: disable {} lyrics -->\n\n", "<!-- newslint: enable {} -->\n\n"


@pytest.mark.parametrize("disabled, enabled, left", [
    ("TY102", "TY102", 1), ("TY102", "TY", 1), ("TY102", "doubled-word", 1), ("TY", "TY102", 1), ("TY", "TY101", 0),
    ("TY101, TY102", "TY102", 1), ("TY102", "", 1), ("doubled-word", "TY", 1),
])
def test_what_ends_a_stretch(newslint, desk, disabled, enabled, left):
    """By code, family or name, whichever of them the first comment used; for the rules that it names."""
    text = OPEN.format(disabled) + "Two of of these.\n\n" + CLOSE.format(enabled) + "Four of of these.\n"
    assert codes(newslint, desk, text, "story.md", "TY102") == ["TY102"] * left


def test_a_stretch_that_is_ended_for_one_rule_goes_on_for_the_others(newslint, desk):
    text = OPEN.format("TY") + "Two of of these woudl.\n\n" + CLOSE.format("TY101") + "Four of of these woudl.\n"
    assert codes(newslint, desk, text, "story.md", "TY101,TY102") == ["TY101"]


@pytest.mark.parametrize("text, says", [
    ("One.\n\n" + CLOSE.format("TY102"), "ends nothing: no comment before it disables TY102"),
    ("One.\n\n" + CLOSE.format(""), "ends nothing: no comment before it disables a rule"),
    (OPEN.format("TY102") + "Two of of.\n\n" + CLOSE.format("TY101"), "ends nothing: no comment before it disables TY101"),
    (OPEN.format("TY102") + "Two of of.\n\n" + CLOSE.format("TY1O2"), "names no rule: write its code after the verb"),
    ("One.\n\n" + CLOSE.format("ZZ999"), "names ZZ999, which is not a rule"),
    ("One.\n\n" + OPEN.format("TY102") + "Two of of.\n", "goes on to the end of the article: write <!-- newslint: enable TY102 -->"),
    ("One.\n\n<!-- newslint: -->\n", "says “”: write ignore, disable or enable"),
])
def test_what_is_wrong_with_a_stretch(newslint, desk, text, says):
    (desk / "story.md").write_text(text, encoding="utf-8")
    _, out, _ = newslint("check", "--output-format", "concise", "--level", "note", "--select", "TY102,SU", "story.md")
    assert says in out


def test_a_stretch_left_open_is_a_note_and_none_at_the_top(newslint, desk):
    (desk / "story.md").write_text("One.\n\n" + OPEN.format("TY102") + "Two of of.\n")
    status, out, _ = newslint("check", "--level", "note", "--select", "TY102,SU", "story.md")
    assert status == 0 and "note" in out
    (desk / "story.md").write_text("---\ntitle: A song\n---\n\n" + OPEN.format("TY102") + "Two of of.\n")
    assert "SU101" not in newslint("check", "--level", "note", "--select", "TY102,SU", "story.md")[1]


def test_comments_in_one_another(newslint, desk):
    """The first one that covers a place is used, the second silences nothing."""
    text = OPEN.format("TY102") + "<!-- newslint: ignore TY102 a refrain -->\nTwo of of these.\n\n" + CLOSE.format("TY102") + "Five of of them.\n"
    assert codes(newslint, desk, text, "story.md") == ["SU101", "TY102"]

"""newslint check --add-ignores: what is found now is silenced in the copy, with a reason, and nothing else changes."""

import pytest

SELECT = ("--select", "TY101,TY102,TI,SU")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def added(newslint, desk):
    """added(name, text): (the text with its comments, status, stdout, stderr); a second check must be silent."""
    def call(name, text, reason="old copy", silent=True):
        (desk / name).write_text(text, encoding="utf-8", newline="")
        status, out, err = newslint("check", "--no-cache", "--add-ignores", reason, *SELECT, name)
        if silent:
            assert newslint("check", "--no-cache", "--level", "note", *SELECT, name) == (0, "1 article: nothing to fix\n", "")
        return (desk / name).read_bytes().decode("utf-8"), status, out, err

    return call


@pytest.mark.parametrize("name, text, wanted", [
    ("a.txt", "All is well.\n\nOne of of these.\n", "All is well.\n\n<!-- newslint: ignore TY102 old copy -->\nOne of of these.\n"),
    ("a.txt", "One of of these.\r\nAll is well.\r\n", "<!-- newslint: ignore TY102 old copy -->\r\nOne of of these.\r\nAll is well.\r\n"),
    ("a.md", "# Hill\n\nOne **of of** these.\n", "# Hill\n\n<!-- newslint: ignore TY102 old copy -->\nOne **of of** these.\n"),
    ("a.md", "It was:\n\n- one\n- two of of these\n\nThen.\n",
     "It was:\n\n<!-- newslint: disable TY102 old copy -->\n\n- one\n- two of of these\n\n<!-- newslint: enable TY102 -->\n\nThen.\n"),
    ("a.md", "- two of of these", "<!-- newslint: disable TY102 old copy -->\n\n- two of of these\n\n<!-- newslint: enable TY102 -->"),
    ("a.html", "<p>All is well.</p>\n<p><b>One</b> of of these.</p>\n", None),
])
def test_comments_by_format(added, name, text, wanted):
    new, status, out, err = added(name, text)
    assert (status, err) == (0, "") and "TY102 old copy -->" in out
    assert wanted is None or new == wanted


def test_one_comment_names_all_rules_of_a_paragraph(added):
    text = "Two of of the clerks woudl speak of of the bridge.\n\nSo did of of these.\n"
    new, status, out, _ = added("a.txt", text)
    assert new.count("<!--") == 2 and status == 0 and len(out.splitlines()) == 3
    assert out.startswith("a.txt:1: <!-- newslint: ignore TY101, TY102 old copy -->\n") and "a.txt:4: <!-- newslint: ignore TY102 old copy -->\n" in out


def test_what_is_not_reported_is_not_silenced(newslint, desk):
    (desk / "a.txt").write_text("One of of these woudl.\n")
    newslint("check", "--add-ignores", "a song", "--select", "TY102", "a.txt")
    assert newslint("check", "--select", "TY101,TY102", "--output-format", "concise", "a.txt")[1].count("TY1") == 1


def test_what_is_wrong_with_a_suppression_is_left(added):
    text = "<!-- newslint: ignore TI a song -->\nAll is well.\n\nOne of of these.\n"
    new, status, out, _ = added("a.md", text, silent=False)
    assert "ignore TY102 old copy" in new and status == 1 and "SU101" in out


@pytest.mark.parametrize("reason, says", [
    ("", "must say why"), ("a --> b", "must be one line"), ("a\nb", "must be one line"), ("TY101 is loud", "begins with 'TY101', which names a rule"),
])
def test_a_reason_that_cannot_be_written(added, reason, says):
    new, status, _, err = added("a.txt", "One of of these.\n", reason, silent=False)
    assert status == 2 and says in err and new == "One of of these.\n"


def test_formats_without_comments_are_named(newslint, desk):
    (desk / "a.jsonl").write_text('{"text": "One of of these."}\n')
    status, _, err = newslint("check", "--add-ignores", "a song", *SELECT, "a.jsonl")
    assert status == 2 and "a.jsonl: comments are written into text, Markdown and HTML alone; nothing was written" in err
    status, _, err = newslint("check", "--add-ignores", "a song", *SELECT, "-", stdin=b"One of of these.\n")
    assert status == 2 and "--add-ignores needs a file" in err


def test_a_headline_in_front_matter_has_no_place_for_a_comment(newslint, desk):
    text = "---\ntitle: The bridge of of Vell\n---\n\nAll is well.\n"
    (desk / "a.md").write_text(text)
    status, _, err = newslint("check", "--add-ignores", "a song", *SELECT, "a.md")
    assert status == 2 and "a.md: no comment silences TY102 in line 2; nothing was written" in err and (desk / "a.md").read_text() == text


def test_the_line_that_is_not_silenced_is_that_of_the_article(newslint, desk):
    (desk / "a.html").write_text('<p>One of of these.</p>\n<figure><img src="a" alt="The bridge of of Vell in rain"></figure>\n')
    _, _, err = newslint("check", "--add-ignores", "a song", *SELECT, "a.html")
    assert "a.html: no comment silences TY102 in line 2; nothing was written" in err


def test_options_that_do_not_go_with_it(newslint, desk):
    (desk / "a.txt").write_text("One of of these.\n")
    assert "cannot be combined" in newslint("check", "--add-ignores", "a song", "--fix", "a.txt")[2]

"""What newslint writes into a folder of copy is no article of the next run; a story never passes for a report by accident."""

import pytest
from support import write

from newslint import own_files
from newslint.reports import REPORTS

STORY = "# Harbour\n\nCafé 😀: the the clerk, Ada Holm, 52, said: “We met on the pier and it rained all day long.”\n\nShe woudl not.\n"
FAULTS = "newslint: {}: written by newslint, so not checked\n"


@pytest.fixture
def desk(desk):
    return write(desk, {"copy/a ] b.md": STORY, "copy/clean.txt": "The council met on the hill.\n", "newslint.toml": 'include = ["*.json", "*.csv", "*.xml", "*.sarif"]\n'})


def written(newslint, *args):
    status, out, err = newslint(*args)
    assert status in (0, 1) and not err and out, err
    return out


@pytest.mark.parametrize("which", ["copy", "copy/clean.txt"])
@pytest.mark.parametrize("form", sorted(REPORTS))
def test_every_report_is_recognised(newslint, desk, form, which):
    asked = ["--statistics"] if form == "statistics" else ["--output-format", form]
    out = newslint("check", *asked, which)[1]
    before = written(newslint, "check", "copy")
    for suffix in (".txt", ".html", ".json", ".xml", ".csv", ".jsonl", ".sarif", ".md"):
        path = desk / "copy" / f"report{suffix}"
        path.write_text(out, encoding="utf-8")
        status, again, err = newslint("check", "copy")
        if out:  # a report without a line is an article without a word
            assert (again, err) == (before, FAULTS.format(f"copy/report{suffix}"))
        path.write_bytes(out.replace("\n", "\r\n").encode("utf-16"))  # as a shell of Windows writes it
        if out:
            assert newslint("check", "--quiet", "copy")[1:] == (before.rpartition("\n\n")[0] + "\n\n", FAULTS.format(f"copy/report{suffix}"))
        path.unlink()


@pytest.mark.parametrize("args", [
    ("names", "copy"), ("names", "--output-format", "json", "copy"), ("names", "--output-format", "csv", "copy"),
    ("quotes", "copy"), ("quotes", "--output-format", "json", "copy"), ("quotes", "--output-format", "csv", "copy"),
])
def test_lists_are_recognised(newslint, desk, args):
    out = written(newslint, *args)
    (desk / "copy/list.txt").write_text(out, encoding="utf-8")
    assert newslint("check", "copy")[2] == FAULTS.format("copy/list.txt") and newslint(*args)[1] == out


def test_a_baseline_is_recognised(newslint, desk):
    written(newslint, "check", "--write-baseline", "copy/known.json", "copy")
    status, out, err = newslint("check", "--baseline", "copy/known.json", "copy")
    assert (status, out, err) == (0, "2 articles: nothing to fix\n", FAULTS.format("copy/known.json"))


def test_no_command_reads_a_report(newslint, desk):
    named = newslint("names", "copy")[1]
    tried = newslint("check", "--across", "copy", "copy/clean.txt")[1]
    for name, form in {"r.html": "html", "r.jsonl": "rdjsonl", "r.txt": "text"}.items():
        newslint("check", "--output-format", form, "--output-file", f"copy/{name}", "--no-cache", "copy")
    assert newslint("names", "copy")[1] == named and newslint("check", "--across", "copy", "copy/clean.txt")[1] == tried
    assert newslint("check", "copy")[2] == "newslint: copy/r.html and 2 more: written by newslint, so not checked\n"
    (desk / "newslint.toml").unlink()
    assert "; 2 articles read" in newslint("init", "copy")[1].replace("written; ", "; ")


def test_the_report_of_today_replaces_that_of_yesterday(newslint, desk):
    for _ in range(2):
        status, out, err = newslint("check", "--report", "html=copy/desk.html", "--output-file", "copy/remarks.txt", "copy")
        assert (status, out, err) == (1, "", "")
    assert "2 articles" in (desk / "copy/remarks.txt").read_text(encoding="utf-8")


def test_an_entry_of_the_config_is_not_kept_waiting_for_a_report(newslint, desk):
    """What an entry silences is looked for in every article below the config, and a report is none of them."""
    (desk / "newslint.toml").write_text('[[ignore]]\ncode = "TY102"\ntext = "of of"\nreason = "R."\n')
    (desk / "copy/r.html").write_text(written(newslint, "check", "--output-format", "html", "copy"), encoding="utf-8")
    assert "of TY102 silences nothing" in newslint("check", "--output-format", "concise", ".")[1]


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_a_file_that_is_named_is_checked_whatever_it_looks_like(newslint, desk, quiet):
    for form in ("html", "text"):
        newslint("check", "--output-format", form, "--output-file", f"copy/{form}.txt", "copy")
        status, out, err = newslint("check", "--select", "TY102", "--output-format", "concise", *quiet, f"copy/{form}.txt", "copy/clean.txt")
        assert status == 1 and f"copy/{form}.txt:" in out and not err, form
        assert newslint("check", *quiet, "copy", f"copy/{form}.txt")[2] == "", form
        (desk / f"copy/{form}.txt").unlink()


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_a_page_that_begins_like_a_report_is_checked(newslint, desk, quiet):
    report = written(newslint, "check", "--output-format", "html", "copy")
    head = "".join(report.splitlines(keepends=True)[:5])
    assert "generator" in head
    (desk / "copy/story.html").write_text(head + "<title>Harbour</title>\n<p>It was the the end of the pier, the clerk said.</p>\n", encoding="utf-8")
    status, out, err = newslint("check", "--select", "TY102", *quiet, "copy")
    assert status == 1 and "copy/story.html:" in out and not err


MARKS = ["desk.html:1:1: TY101 “woudl”", "::error file=a.txt,line=1", "3 articles: 2 to fix", own_files.PAGE + '">', *own_files.BEGINNINGS]


@pytest.mark.parametrize("mark", MARKS, ids=range(len(MARKS)))
@pytest.mark.parametrize("where", ["\n{}\n{}", " {}{}", "{1}\n\n{0}", "<p>{}</p>\n{}", "\ufeff\n{}{}"])
def test_a_story_about_reports_is_checked(newslint, desk, mark, where):
    for name in ("story.html", "story.txt"):
        (desk / name).write_text(where.format(mark, f"<p>\n{STORY}"), encoding="utf-8")
        status, out, err = newslint("check", "--select", "TY", name)
        assert status == 1 and "TY102" in out and not err


@pytest.mark.parametrize("first", ["a.txt:1:1: TY101 “woudl”: write “would”", "3 articles: 2 to fix", "::error file=a,line=1,endLine=1,title=TY101 x::y",
                                   "##vso[task.logissue type=error;]x", "Ada Holm: 3 times in 2 articles"])
def test_a_first_line_alone_makes_no_report(newslint, desk, first):
    (desk / "story.txt").write_text(f"{first}\n\nIt was the the end.\n", encoding="utf-8")
    status, out, err = newslint("check", "--select", "TY102", "story.txt")
    assert status == 1 and not err


@pytest.mark.parametrize("text", [
    "3 articles: two were late", "12 articles: 4 to fix, the the rest to burn", "3 articles: 2 to fix\n    It was the the end.", "3 articles: 2 to fix\n\n    It was the the end.",
    "Ada Holm: 3 times in 2 articles", "Ada Holm: 3 times in 2 articles\n    It was the the end.", "a.txt:1:1: TY101 “woudl”: write “would”",
    "a.txt:1:1: TY101 “woudl”: write “would”\n\n    It was the the end.", "  9     1.50  TY101  of the the firm", "##vso[task.logissue type=error;]x", "1 article was the the last",
])
def test_a_short_or_indented_story_is_no_report(newslint, desk, text):
    (desk / "copy/story.txt").write_text(f"{text}\n", encoding="utf-8")
    _, out, err = newslint("check", "copy")
    assert out.splitlines()[-1].startswith("3 articles: ")
    assert not err and not own_files.is_own("copy/story.txt")


def test_what_is_no_file_is_no_report(desk):
    assert not own_files.is_own("copy") and not own_files.is_own("none") and not own_files.is_own("a\0b")

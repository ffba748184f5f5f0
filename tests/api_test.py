"""The Python API that README shows."""

from datetime import date, datetime

import pytest

import newslint
from newslint.config import ConfigError


def test_check_text():
    text = "The mayor said the the bridge would open."
    [found] = [f for f in newslint.check_text(text) if f.code == "TY102"]
    assert text[found.start : found.end] == "the the" and isinstance(found, newslint.Finding)


def test_check_file_and_published(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("The hearing is on Monday, Feb. 3, the court said.\n", encoding="utf-8")
    assert "DA101" not in {f.code for f in newslint.check_file(str(story))}
    assert "DA101" in {f.code for f in newslint.check_file(str(story), published=date(2026, 2, 1))}


def test_paths_of_any_kind(desk):
    text = "The mayor said the the bridge would open.\n"
    (desk / "story.md").write_text(text)
    for path in (desk / "story.md", str(desk / "story.md"), "story.md", b"story.md"):
        for found in (newslint.check_file(path), newslint.check_text(text, path)):
            assert [f.code for f in found] == ["TY102"] and found[0].article.path.endswith("story.md")


@pytest.mark.parametrize("published", [date(2026, 1, 1), datetime(2026, 1, 1, 12), "2026-01-01"])
def test_the_day_of_publication(tmp_path, published):
    text = "The hearing is on Monday, Jan. 2, the court said.\n"
    assert "DA101" in {f.code for f in newslint.check_text(text, published=published)}
    (tmp_path / "a.txt").write_text(text)
    assert "DA101" in {f.code for f in newslint.check_file(tmp_path / "a.txt", published)}


@pytest.mark.parametrize("published", ["soon", "2026-13-01", 20260101, "", object])
def test_what_is_no_day_is_refused_by_name(published):
    with pytest.raises(ValueError if isinstance(published, str) else TypeError, match="published must be a datetime.date or a text such as"):
        newslint.check_text("It rained.", published=published)


@pytest.mark.parametrize("call, says", [
    (lambda: newslint.check_text(b"It rained."), "text must be a str, not a bytes; decode it first"),
    (lambda: newslint.check_text(None), "text must be a str, not None"),
    (lambda: newslint.check_text("It rained.", path=5), "path must be a str or a path, not an int"),
    (lambda: newslint.check_file(None), "path must be a str or a path, not None"),
    (lambda: newslint.check_file(["a.txt"]), "path must be a str or a path, not a list"),
    (lambda: newslint.Session().check_text(["It rained."]), "text must be a str, not a list"),
    (lambda: newslint.Session().check_text("It rained.", object()), "path must be a str or a path, not an object"),
    (lambda: newslint.Session().check_file(7), "path must be a str or a path, not an int"),
    (lambda: list(newslint.Session().check_many("a.txt")), "paths must be several paths, not a str; write ['a.txt']"),
    (lambda: list(newslint.Session().check_many(None)), "paths must be several paths, not None"),
    (lambda: list(newslint.Session().check_many([None])), "paths[0] must be a str or a path, not None"),
    (lambda: list(newslint.Session().check_many([], across="archive")), "across must be several paths, not a str; write ['archive']"),
    (lambda: newslint.Session(config=5), "config must be a str or a path, not an int"),
    (lambda: newslint.Session(root=5), "root must be a str or a path, not an int"),
    (lambda: newslint.Session(options={"level": "note"}), "options must be an Options, not a dict"),
])
def test_wrong_types_are_refused_by_name(call, says):
    with pytest.raises(TypeError) as raised:
        call()
    assert str(raised.value) == says


def test_unknown_name():
    with pytest.raises(AttributeError):
        _ = newslint.nonsense


def test_the_config_holds_for_the_api_too(desk):
    text = "The mayor said the the bridge would open."
    (desk / "newslint.toml").write_text('[[ignore]]\ncode = "TY102"\nreason = "a refrain"\n')
    assert newslint.check_text(text, "story.txt") == []
    (desk / "newslint.toml").write_text('level = "error"\n')
    assert newslint.check_text(text, "story.txt") == []
    (desk / "newslint.toml").write_text('levle = "error"\n')
    with pytest.raises(ConfigError):
        newslint.check_text(text, "story.txt")

"""The Python API that README shows."""

from datetime import date

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


def test_unknown_name():
    with pytest.raises(AttributeError):
        _ = newslint.nonsense


def test_the_config_holds_for_the_api_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "The mayor said the the bridge would open."
    (tmp_path / "newslint.toml").write_text('[[ignore]]\ncode = "TY102"\nreason = "a refrain"\n')
    assert newslint.check_text(text, "story.txt") == []
    (tmp_path / "newslint.toml").write_text('level = "error"\n')
    assert newslint.check_text(text, "story.txt") == []
    (tmp_path / "newslint.toml").write_text('levle = "error"\n')
    with pytest.raises(ConfigError):
        newslint.check_text(text, "story.txt")

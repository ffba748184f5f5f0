"""Whole stories, whole output: what a desk sees; and the shelf of clean stories that must stay silent."""

import pytest
from conftest import ROOT

STORIES = sorted(p.name for p in (ROOT / "fixtures").iterdir() if p.suffix in (".txt", ".md"))
CLEAN = sorted(p.name for p in (ROOT / "fixtures/clean").iterdir())


@pytest.mark.parametrize("name", STORIES)
def test_story(name, newslint, same, monkeypatch):
    monkeypatch.chdir(ROOT / "fixtures")
    status, out, err = newslint("check", "--config", "../tests/empty.toml", name)
    assert (status, err) == (1, "")
    same(f"fixtures/expected/{name}.out", out)


@pytest.mark.parametrize("name", CLEAN)
def test_clean_story_is_silent(name, newslint, monkeypatch):
    monkeypatch.chdir(ROOT / "fixtures/clean")
    assert newslint("check", "--config", "../../tests/empty.toml", name) == (0, "1 article: nothing to fix\n", "")


def test_there_are_stories():
    assert len(STORIES) >= 8 and len(CLEAN) >= 3

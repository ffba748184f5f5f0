"""The line that tells how far a run has come."""

import io

from newslint.commands.progress import ERASE, watched
from newslint.finding import ArticleId, ArticleResult

QUIET, LOUD = ArticleResult(ArticleId("a.txt"), "", ()), ArticleResult(ArticleId("b.txt"), "", ("a finding",))


def told(articles, step):
    """What is written, in pieces, if every article takes `step` seconds."""
    err, seconds = io.StringIO(), iter(range(10_000))
    assert list(watched(iter(articles), len(articles), err, lambda: next(seconds) * step)) == articles
    return [piece for piece in err.getvalue().split(ERASE) if piece], err.getvalue()


def test_a_short_run_says_nothing():
    assert told([QUIET] * 19, 0.1) == ([], "")


def test_a_long_run_tells_how_far_it_is_and_leaves_nothing_behind():
    pieces, whole = told([QUIET] * 3 + [LOUD] * 2, 1.0)
    assert pieces == ["2 of 5 articles, 0 findings, 1 a second", "3 of 5 articles, 0 findings, 1 a second",
                      "4 of 5 articles, 1 finding, 1 a second", "5 of 5 articles, 2 findings, 1 a second"]
    assert whole.endswith(ERASE)


def test_the_line_makes_room_for_the_report():
    err, seconds = io.StringIO(), iter(range(100))
    run = watched(iter([QUIET, QUIET, LOUD]), 3, err, lambda: float(next(seconds)))
    next(run), next(run), next(run)
    assert err.getvalue().endswith(ERASE) and err.getvalue().count("articles") == 1


def test_nothing_in_a_pipe(newslint, tmp_path, monkeypatch):
    from newslint.commands import progress

    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress, "PACE", -1.0)
    (tmp_path / "a.txt").write_text("The council met on the hill.\n", encoding="utf-8")
    assert newslint("check", "--no-cache", tmp_path)[2] == ""

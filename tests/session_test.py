"""Session: the one door to the checks, kept warm, safe for threads, aware of a config that changed."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from newslint import Session, check_file, check_text
from newslint.config import ConfigError
from newslint.files import InputError

SLIP = "The mayor said the the bridge woudl open.\n"


def codes(findings):
    return [f.code for f in findings]


def test_text_file_and_many_find_the_same(tmp_path):
    (tmp_path / "a.txt").write_text(SLIP)
    session = Session(root=tmp_path)
    assert codes(session.check_text(SLIP)) == codes(session.check_file("a.txt")) == ["TY102", "TY101"]
    (result,) = session.check_many(["a.txt"])
    assert result.article == ("a.txt", "") and codes(result.findings) == ["TY102", "TY101"]


def test_a_config_that_changed_is_read_again(tmp_path):
    session = Session(root=tmp_path)
    assert codes(session.check_text(SLIP, "a.txt")) == ["TY102", "TY101"]
    config = tmp_path / "newslint.toml"
    config.write_text('ignore = ["TY102"]\n')
    assert codes(session.check_text(SLIP, "a.txt")) == ["TY101"]
    (tmp_path / "words.txt").write_text("woudl\n")
    config.write_text('accept = ["words.txt"]\n')
    assert codes(session.check_text(SLIP, "a.txt")) == ["TY102"]
    (tmp_path / "words.txt").write_text("nothing\n")
    assert codes(session.check_text(SLIP, "a.txt")) == ["TY102", "TY101"]
    config.unlink()
    assert codes(session.check_text(SLIP, "a.txt")) == ["TY102", "TY101"]


def test_a_linter_is_kept(tmp_path):
    session = Session(root=tmp_path)
    session.check_text(SLIP)
    before = dict(session._linters)
    session.check_text(SLIP, published="2026-02-03")
    assert session._linters == before and len(before) == 1


def test_faults_are_raised_or_reported(tmp_path):
    (tmp_path / "newslint.toml").write_text("levle = 1\n")
    with pytest.raises(ConfigError, match="did you mean 'level'"):
        Session(root=tmp_path).check_text(SLIP, "a.txt")
    problems = []
    assert Session(root=tmp_path, fail=problems.append).check_text(SLIP, "a.txt") == []
    assert len(problems) == 1
    with pytest.raises(InputError, match="cannot be read"):
        Session().check_file(tmp_path.parent / "no.txt")
    with pytest.raises(ValueError, match="must be a datetime.date or a text such as"):
        Session().check_text(SLIP, published="today")


def test_a_part_of_an_article_is_not_judged_as_a_whole():
    text = "“We will not sign this treaty today, and we never will.”\n"
    before = "The room fell silent.\n\n"
    session = Session()
    assert "AT101" in codes(session.check_text(before + text))
    assert "AT101" not in codes(session.check_text(before + text, partial=True))
    assert codes(session.check_text(SLIP, partial=True)) == ["TY102", "TY101"]


def test_threads_get_the_same_answers(tmp_path):
    session = Session(root=tmp_path)
    texts = [f"The mayor said the the bridge number {n} woudl open. Sen. Ada Holm left. Senator Holm laughed." for n in range(60)]
    alone = [session.check_text(t) for t in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(Session(root=tmp_path).check_text, texts)) == alone


def test_paths_may_be_objects(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("It *woudl* rain.\n")
    assert codes(check_file(path)) == codes(check_text("It *woudl* rain.\n", path)) == ["TY101"]


def test_no_process_is_started():
    code = ("import os; os.fork = None\nfrom newslint import Session\n"
            f"print(len(Session().check_text({SLIP!r} * 9000)))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"NEWSLINT_CACHE": ""})
    assert done.returncode == 0 and int(done.stdout) > 0, done.stderr

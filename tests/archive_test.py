"""The kept index of what an archive states."""

import json
import os
import sqlite3
import subprocess
import sys
import threading

import pytest

SAID = "“It is easy to build a bridge that nobody wants to cross,” the mayor said.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    home = tmp_path / "desk"
    (home / "archive" / "2025").mkdir(parents=True)
    monkeypatch.chdir(home)
    for n in range(3):
        (home / "archive" / f"2025-03-0{n + 1}-a.txt").write_text(f"Day {n}.\n\nThe clerk, Miriam Quillen, spoke.\n")
    (home / "archive" / "2025" / "old.txt").write_text("Rain.\n\n" + SAID)
    (home / "new.txt").write_text("The clerk, Miriam Quilen, stayed.\n\n" + SAID.replace("is easy", "is not easy"))
    return home


@pytest.fixture
def found(newslint):
    def call(*args, err=""):
        status, out, said = newslint("check", "--select", "XA", "--output-format", "json", "--exit-zero", *(args or ("new.txt", "--across", "archive")))
        assert said == err if isinstance(err, str) else err(said)
        return [(f["code"], [(r["filename"], r["location"]["row"]) for r in f["related"]]) for f in json.loads(out)]

    return call


@pytest.fixture
def collected(monkeypatch):
    """The paths whose statements are collected for the index."""
    from newslint.checking import Collecting

    paths, real = [], Collecting.__call__
    monkeypatch.setattr(Collecting, "__call__", lambda self, path: paths.append(os.path.basename(path)) or real(self, path))
    return paths


def index(desk):
    return desk.parent / "cache" / "index" / "articles.sqlite"


NAME, QUOTE = ("XA102", [("archive/2025-03-03-a.txt", 3)]), ("XA101", [("archive/2025/old.txt", 3)])


def test_one_article_against_an_archive(desk, found, collected):
    assert found() == [NAME, QUOTE] and len(collected) == 4
    assert found() == [NAME, QUOTE] and len(collected) == 4  # nothing is read again
    assert found("new.txt", "--across", "archive", "--no-cache") == [NAME, QUOTE]
    assert index(desk).exists()


def test_only_what_changed_is_taken_in(desk, found, collected):
    found()
    (desk / "archive" / "2025-03-09-b.txt").write_text("Nothing here.\n\nMiriam Quillen came.\n")
    found()
    assert collected[4:] == ["2025-03-09-b.txt"]
    os.rename("archive/2025/old.txt", "archive/2025/older.txt")
    assert found()[1] == ("XA101", [("archive/2025/older.txt", 3)]) and len(collected) == 5  # known by its content


def test_what_vanishes_leaves_the_index(desk, found):
    found()
    os.unlink("archive/2025/old.txt")
    assert found() == [NAME]
    os.rmdir("archive/2025")
    assert found() == [NAME]
    db = sqlite3.connect(index(desk))
    assert db.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    assert not any("bridge" in data for (data,) in db.execute("SELECT data FROM facts"))
    assert db.execute("SELECT count(*) FROM keys WHERE fact NOT IN (SELECT id FROM facts)").fetchone() == (0,)


def test_nothing_else_of_the_article_is_kept(desk, found):
    found()
    data = index(desk).read_bytes() + b"".join(p.read_bytes() for p in index(desk).parent.iterdir())
    assert b"Quillen" in data and b"spoke" not in data and b"Rain" not in data


def test_counts_are_exact(desk, newslint):
    """Though one place of each statement is read, every article that makes it is counted, and no other one."""
    def counted(*across):
        _, out, _ = newslint("check", "--select", "XA102", "--output-format", "concise", "--exit-zero", "new.txt", *(word for path in across for word in ("--across", path)))
        return out.partition(" in ")[2].partition(" other articles")[0]

    for n in range(40):
        where = desk / ("elsewhere" if n < 10 else "archive/2025" if n < 25 else "archive")
        where.mkdir(exist_ok=True)
        (where / f"more-{n}.txt").write_text(f"Story {n}.\n\nThe clerk, Miriam Quillen, came.\n")
    assert counted("elsewhere") == "10"
    assert counted("archive") == "33"  # 15 of 2025, 15 and 3 beside them
    assert counted("archive/2025") == "15" and counted("archive", "elsewhere") == "43"
    assert counted("archive/2025", "elsewhere/more-0.txt", "elsewhere/more-1.txt") == "17"
    os.rename("elsewhere/more-2.txt", "archive/2025/moved.txt")
    (desk / "archive" / "copy.txt").write_text((desk / "elsewhere" / "more-3.txt").read_text())
    os.unlink("archive/2025/more-20.txt")
    (desk / "archive" / "2025" / "more-21.txt").write_text("Nothing.\n")
    assert counted("archive") == "33" and counted("elsewhere") == "9"
    (desk / "archive" / "new.txt").write_text("The clerk, Miriam Quillen, is here too.\n")
    _, out, _ = newslint("check", "--select", "XA102", "--output-format", "concise", "--exit-zero", "new.txt", "archive/more-30.txt", "--across", "archive")
    assert "in 34 other articles" in out  # an article that is checked is counted once


def test_a_folder_keeps_its_settings(desk, found):
    """A folder that has none of its own takes those of the folder above, also where they change."""
    assert found() == [NAME, QUOTE]
    (desk / "archive" / "newslint.toml").write_text('exclude = ["2025/"]\n')
    assert found() == [NAME]
    (desk / "archive" / "newslint.toml").write_text('[paths."2025/**"]\nselect = ["TY"]\n')
    assert found() == [NAME, QUOTE]
    (desk / "archive" / "newslint.toml").write_text("nonsense")
    assert found(err=lambda said: said.count("\n") == 1 and "archive/newslint.toml" in said) == [NAME, QUOTE]  # as it was
    (desk / "archive" / "newslint.toml").unlink()
    assert found() == [NAME, QUOTE]


def test_the_article_itself_is_no_evidence(desk, found):
    (desk / "archive" / "new.txt").write_text((desk / "new.txt").read_text())
    assert found("archive/new.txt", "--across", "archive") == [NAME, QUOTE]
    assert found("archive/2025/old.txt", "--across", "archive/2025") == []


def test_one_file_as_evidence_and_one_that_is_missing(desk, found):
    assert found("new.txt", "--across", "archive/2025/old.txt") == [QUOTE]
    found("new.txt", "--across", "nowhere", err="newslint: nowhere: no such file or directory\n")


def test_what_the_config_excludes_is_no_evidence(desk, found):
    assert found() == [NAME, QUOTE]
    (desk / "newslint.toml").write_text('exclude = ["archive/2025/"]\n')
    assert found() == [NAME]


@pytest.mark.parametrize("damage", [b"no database at all" * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_built_anew(desk, found, damage):
    assert found() == [NAME, QUOTE]
    for path in index(desk).parent.iterdir():
        path.unlink()
    index(desk).write_bytes(damage)
    assert found(err=lambda said: said.count("\n") == 1 and "built anew" in said) == [NAME, QUOTE]
    assert found() == [NAME, QUOTE]


def test_a_file_of_another_version_is_built_anew(desk, found):
    found()
    db = sqlite3.connect(index(desk))
    db.execute("PRAGMA user_version=99")
    db.execute("DROP TABLE keys")
    db.close()
    assert found(err=lambda said: said.count("\n") == 1 and "another version" in said) == [NAME, QUOTE]


def test_facts_that_cannot_be_read_are_damage(desk, found):
    found()
    db = sqlite3.connect(index(desk))
    db.execute("UPDATE facts SET data = '{'")
    db.commit()
    db.close()
    assert found(err=lambda said: said.count("\n") == 1 and "damaged" in said) == [NAME, QUOTE]


def test_a_cache_that_cannot_be_written_is_no_error(desk, found, monkeypatch):
    (desk / "file").write_text("")
    monkeypatch.setenv("NEWSLINT_CACHE", str(desk / "file"))
    assert found() == [NAME, QUOTE]


def test_two_runs_at_once(desk):
    for n in range(200):
        (desk / "archive" / f"many-{n}.txt").write_text(f"Day {n}.\n\nThe clerk, Miriam Quillen, spoke on day {n}.\n")
    outs = []

    def run():
        argv = [sys.executable, "-m", "newslint", "check", "--select", "XA101,XA102", "--output-format", "concise", "new.txt", "--across", "archive"]
        outs.append(subprocess.run(argv, capture_output=True, text=True))

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {(o.returncode, o.stderr) for o in outs} == {(1, "")} and len({o.stdout for o in outs}) == 1
    db = sqlite3.connect(index(desk))
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",) and db.execute("SELECT count(*) FROM articles").fetchone() == (204,)


def test_clean_forgets_it(desk, found, newslint):
    found()
    newslint("clean")
    assert not index(desk).parent.exists()


def test_a_plain_check_opens_no_database(desk):
    code = "import sys; from newslint.cli import main; main(['check', 'archive']); sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_only_a_rule_that_compares_articles_reads_the_archive_again(desk, found, collected):
    rule = '[{0}]\ncode = "{1}"\ncheck = "{2}"\nsays = "{3}"\n{4}\nbad = ["a", "b", "c"]\ngood = ["a", "b", "c"]\n'
    plain = 'level = "note"\nwhy = "W."\nsource = "S"\nwords = ["{}"]'
    (desk / "newslint.toml").write_text('rules = ["own.toml"]\n')

    def own(*tables):
        (desk / "own.toml").write_text("\n".join(tables))

    def slang(word):
        return rule.format("slang", "ZZ101", "existence", "slang: {found}", plain.format(word))

    own(slang("cop"))
    assert found() == [NAME, QUOTE] and len(collected) == 4
    own(slang("rozzer"))
    assert found() == [NAME, QUOTE] and len(collected) == 4
    terms = 'level = "note"\nwhy = "W."\nsource = "S"\nterms = [["corn mill", "grist mill"]]'
    own(slang("rozzer"), rule.format("mill", "ZZ102", "term-across", "{here}, {there}, {count}", terms))
    assert found() == [NAME, QUOTE] and len(collected) == 8

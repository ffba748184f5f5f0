"""Archives in columns: Arrow batches, Parquet on the command line, facts compared over an archive."""

import datetime
import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT

pa = pytest.importorskip("pyarrow")
import pyarrow.parquet as pq  # noqa: E402

from newslint import arrow  # noqa: E402
from newslint.session import Options, Session  # noqa: E402

PATHS = [p for p in sorted((ROOT / "fixtures").rglob("*.txt")) if p.parent.name != "expected"]
TEXTS = [p.read_text(encoding="utf-8") for p in PATHS]


def table(texts, **columns):
    return pa.table({"id": [f"a{i}" for i in range(len(texts))], "text": texts, **columns})


def found(rows, *names):
    return [tuple(row[n] for n in names) for row in rows.to_pylist()]


def test_the_same_findings_as_of_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    got = {}
    for row in arrow.check_table(table(TEXTS)).to_pylist():
        assert row["error"] is None and row["text"] == TEXTS[int(row["id"][1:])][row["start"] : row["end"]]
        got.setdefault(row["id"], set()).add((row["code"], row["level"], row["text"]))
    session = Session()
    for i, text in enumerate(TEXTS):
        wanted = {(f.code, p.level, text[p.start : p.end]) for f in session.check_text(text, "article.txt") for p in f.places}
        assert got.get(f"a{i}", set()) == wanted
    assert len(got) >= 6


def test_each_place_has_the_message_for_the_words_that_are_there():
    rows = arrow.check_table(table(["Recieve it. They recieve it.", "“We recieve it,” he said."]))
    assert found(rows, "text", "message") == [
        ("Recieve", "“Recieve” is not in the dictionary: did you mean “Receive”?"), ("recieve", "“recieve” is not in the dictionary: did you mean “receive”?"),
        ("recieve", "“recieve” is not in the dictionary: did you mean “receive”? check the quotation")]


def test_fixes_and_offsets_in_code_points():
    [row] = arrow.check_table(table(["😀 It was the the end."])).to_pylist()
    assert (row["start"], row["end"], row["text"], row["fix"], row["safe"]) == (9, 16, "the the", "the", True)


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())])
def test_every_kind_of_text(kind):
    articles = pa.table({"id": pa.array([7, 8], pa.int64()), "text": pa.array(["It was the the end.", None]).cast(kind)})
    rows = arrow.check_table(articles)
    assert found(rows, "id", "code") == [(7, "TY102")] and rows.schema.field("id").type == pa.int64()


@pytest.mark.parametrize("value", [datetime.date(2026, 2, 3), datetime.datetime(2026, 2, 3, 7), "2026-02-03T07:00:00Z", "20260203T070000Z"])
def test_the_day_of_publication(value):
    story = "WEX — The board will meet on Friday, Feb. 3, it said on Monday."
    rows = arrow.check_table(table([story], day=[value]), published="day")
    assert "DA101" in [code for code, in found(rows, "code")] and "DA101" not in [code for code, in found(arrow.check_table(table([story])), "code")]


def test_a_bad_row_stops_nothing():
    bad = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffb")])
    texts = pa.chunked_array([pa.concat_arrays([bad, pa.array(["It was the the end.", "a\0b", None, "", "It was the the end."])])])
    articles = pa.table({"id": list("abcdef"), "text": texts, "day": ["", "2026-02-03", "", "", "", "soon"]})
    rows = arrow.check_table(articles, published="day")
    assert found(rows, "id", "code", "error") == [
        ("a", None, "not UTF-8 at byte 1"), ("b", "TY102", None), ("c", None, "looks like binary data, not text: a NUL character at offset 1"),
        ("f", "TY102", None), ("f", None, "published: 'soon' is not a date such as 2026-02-03; checked without one")]
    assert [e for e, in found(arrow.facts_table(articles, published="day"), "error") if e] == [e for e, in found(rows, "error") if e]


def test_a_rule_that_breaks_is_named(monkeypatch):
    from newslint.checks.doubled_word import DoubledWord

    monkeypatch.setattr(DoubledWord, "run", lambda *_: 1 / 0)
    arrow._checker.cache_clear()
    rows = arrow.check_table(table(["It was the the end of teh day."]))
    arrow._checker.cache_clear()
    assert [c for c, in found(rows, "code") if c] == ["TY101"]
    assert "[doubled-word] broke: ZeroDivisionError" in rows.column("error").to_pylist()[-1]


@pytest.mark.parametrize("how, problem", [
    ({"text": "txt"}, "no column 'txt'"), ({"id": "url"}, "no column 'url'"), ({"published": "date"}, "no column 'date'"), ({"text": "n"}, "holds int64, not text"),
    ({"format": "docx"}, "format must be one of"), ({"select": "TY"}, "select must be a list")])
def test_wrong_columns_are_named(how, problem):
    with pytest.raises(ValueError, match=problem):
        arrow.check_table(table(["One."], n=[1]), **how)


def test_config_format_and_choice_of_rules(tmp_path):
    config = tmp_path / "newslint.toml"
    config.write_text('ignore = ["TY101"]\n')
    articles = table(["It was <b>the</b> the end, teh day."])
    assert [c for c, in found(arrow.check_table(articles, config=str(config), format="html"), "code")] == ["TY102"]
    assert [c for c, in found(arrow.check_table(articles, select=["TY101"]), "code")] == ["TY101"]
    assert found(arrow.check_table(table(["It was the the end."]), level="error"), "code") == []


def test_batches_in_batches_out_and_nothing_is_read_ahead():
    read = []

    def batches():
        for i in range(3):
            read.append(i)
            yield pa.record_batch({"id": [str(i)], "text": ["It was the the end."]})

    for n, batch in enumerate(arrow.check_batches(batches())):
        assert len(read) == n + 1 and batch.schema == arrow.findings_schema()
    assert list(arrow.check_batches(iter(()))) == []


# ---- facts and their comparison

QUOTE = "“We have waited {} years for a new quay and we will not wait any longer.”"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Articles with drift between them, in files; returns them as a Table."""
    monkeypatch.chdir(tmp_path)
    texts = {}
    for i in range(6):
        name = "Orla Fennimore" if i else "Orla Fenimore"
        age = 41 if i != 4 else 52
        texts[f"2026-02-{i + 1:02}-quay.txt"] = f"Rain fell in Wex.\n\n{QUOTE.format('eleven' if i != 3 else 'twelve')}, {name}, {age}, the harbour master, said.\n"
    texts["2026-02-09-sic.txt"] = f"Rain fell.\n\n{QUOTE.format('ten')}, Orla Fennimor (CQ), 41, said.\n"
    texts["2026-02-10-other.txt"] = "Snow fell on the the hill.\n"
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return pa.table({"id": list(texts), "text": list(texts.values()), "day": [name[:10] for name in texts]})


def across(paths, *others):
    out = set()
    for result in Session(options=Options()).check_many(list(paths), 1, others):
        out |= {(result.path, f.code, p.level, p.start, p.end, f.message) for f in result.findings if f.code.startswith("XA") for p in f.places}
    return out


def compared(facts):
    rows = [row for batch in arrow.compare_facts(facts.to_batches(max_chunksize=5)) for row in batch.to_pylist()]
    return {tuple(row[k] for k in ("id", "code", "level", "start", "end", "message")) for row in rows}


def test_facts_say_the_same_as_a_run_over_files(desk):
    wanted = across(desk.column("id").to_pylist())
    assert {code for _, code, *_ in wanted} >= {"XA101", "XA102", "XA104"}
    facts = arrow.facts_table(desk, published="day")
    assert compared(facts) == wanted
    assert compared(facts.take(list(range(facts.num_rows))[::-1])) == wanted, "in whatever order an engine gives them"


def test_facts_say_the_same_as_across(desk):
    wanted = across(["2026-02-01-quay.txt"], ".")
    assert wanted == {row for row in compared(arrow.facts_table(desk, published="day")) if row[0] == "2026-02-01-quay.txt"} != set()


@pytest.mark.parametrize("entry, silent", [
    ('code = "XA102"', {("2026-02-01-quay.txt", "XA102")}), ('code = "quote-drift"\ntext = "TWELVE"', {("2026-02-04-quay.txt", "XA101")}),
    ('text = "Fenimore"', {("2026-02-01-quay.txt", "XA102")}), ('code = "XA102"\nuntil = 2020-01-01', set()), ('path = "elsewhere/*"', set())])
def test_ignore_entries_of_the_config_hold_for_facts(desk, tmp_path, entry, silent):
    facts = arrow.facts_table(desk, published="day")
    before = compared(facts)
    (tmp_path / "newslint.toml").write_text(f'[[ignore]]\nreason = "as the desk wants it"\n{entry}\n', encoding="utf-8")
    left = compared(facts)
    assert left <= before and {row[:2] for row in before - left} == silent


def test_groups_can_be_compared_one_by_one(desk):
    facts = arrow.facts_table(desk, published="day")
    keys = {(row["code"], row["key"]) for row in facts.to_pylist()}
    parts = set()
    for code, key in keys:
        own = facts.filter((pa.compute.field("code") == code) & (pa.compute.field("key") == key))
        parts |= compared(own)
    assert parts == compared(facts)


def test_findings_and_facts_in_one_pass(desk):
    [(findings, facts)] = arrow.check_and_collect(desk.to_batches(), published="day")
    assert findings.to_pylist() == arrow.check_table(desk, published="day").to_pylist()
    assert facts.to_pylist() == arrow.facts_table(desk, published="day").to_pylist()


# ---- the command line

def test_parquet_in_parquet_out(newslint, desk, tmp_path):
    archive = desk.rename_columns(["url", "body", "date"])
    pq.write_table(archive, "archive.parquet", row_group_size=3)
    columns = ["--text-column", "body", "--id-column", "url", "--published-column", "date"]
    outs = []
    for jobs in ("1", "2"):
        status, out, err = newslint("check", "archive.parquet", *columns, "--jobs", jobs, "--output", "out.parquet", "--facts", "facts.parquet")
        assert (status, err) == (1, "") and out == "8 articles: 1 to fix\n"
        outs.append((pq.read_table("out.parquet").to_pylist(), pq.read_table("facts.parquet").to_pylist()))
    assert outs[0] == outs[1]
    assert outs[0] == (arrow.check_table(desk, published="day").to_pylist(), arrow.facts_table(desk, published="day").to_pylist())
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("2026")) == ["archive.parquet", "facts.parquet", "out.parquet"]


def test_the_exit_status_is_that_of_articles(newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pq.write_table(table(["It was the the end.", "Fine."]), "a.parquet")
    assert newslint("check", "a.parquet") == (1, "2 articles: 1 to fix\n", "")
    assert newslint("check", "a.parquet", "--exit-zero")[0] == newslint("check", "a.parquet", "--fail-on", "error")[0] == 0
    pq.write_table(table(["It was.", "a\0b"]), "b.parquet")
    status, out, err = newslint("check", "b.parquet", "--output", "out.parquet")
    assert status == 2 and err == "newslint: 1 row could not be checked as asked; out.parquet says why, in the column error\n"
    pq.write_table(table([]).cast(pa.schema([("id", pa.string()), ("text", pa.string())])), "c.parquet")
    assert newslint("check", "c.parquet", "--output", "none.parquet")[:2] == (0, "no article was checked\n")
    assert pq.read_table("none.parquet").schema.names == arrow.findings_schema().names


@pytest.mark.parametrize("args, problem", [
    (["a.parquet", "--text-column", "txt"], "a.parquet: no column 'txt'; did you mean 'text'?; there are id, text: name one with --text-column"), (["a.parquet", "b.txt"], "a.parquet: is Parquet, and others are not"),
    (["b.txt", "--text-column", "x"], "--text-column is for archives in Parquet"), (["a.parquet", "--fix"], "--fix is not for Parquet"),
    (["a.parquet", "--output-format", "json"], "--output-format is not for Parquet"), (["a.parquet", "--output", "a.parquet"], "newslint: a.parquet: is read too; write to another file"),
    (["a.parquet", "--output", "x.csv"], "give it a name that ends in .parquet"), (["broken.parquet"], "broken.parquet: not a Parquet file"), (["none.parquet"], "none.parquet: no such file"),
    (["a.parquet", "--output", "x.parquet", "--facts", "x.parquet"], "both write to it"), (["a.parquet", "--output", "none/x.parquet"], "newslint: none/x.parquet: cannot be written: "),
    (["a.parquet", "--facts", "d.parquet"], "newslint: d.parquet: is a folder; write to a file"),
    (["a.parquet", "--config", "none.toml"], "none.toml"), (["a.parquet", "--select", "ZZ999"], "ZZ999")])
def test_what_cannot_be_done_is_named(newslint, tmp_path, monkeypatch, args, problem):
    monkeypatch.chdir(tmp_path)
    pq.write_table(table(["It was the the end."]), "a.parquet")
    (tmp_path / "b.txt").write_text("Fine.\n")
    (tmp_path / "d.parquet").mkdir()
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 it is not")
    before = sorted(os.listdir())
    status, _, err = newslint("check", *args)
    assert status == 2 and problem in err and len(err.splitlines()) == 1 and sorted(os.listdir()) == before, err


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("make, problem", [
    ("damaged", "newslint: a.parquet: damaged after row 2"), ("twice", "newslint: a.parquet: 2 columns are called 'text'; give them names of their own"),
    ("number", "newslint: a.parquet: column 'text' holds int64, not text; name the column of the articles"),
    ("folder", "newslint: a.parquet: a folder without files that end in .parquet")])
def test_an_archive_of_no_use_leaves_yesterdays_output(newslint, tmp_path, monkeypatch, make, problem, jobs):
    monkeypatch.chdir(tmp_path)
    stories = table([f"It was the the end of day {n}. " * 9 for n in range(5000)])
    if make == "damaged":
        pq.write_table(stories, "a.parquet", row_group_size=500, compression="none")
        data = bytearray((tmp_path / "a.parquet").read_bytes())
        data[len(data) // 2 : len(data) // 2 + 4000] = b"\xff" * 4000
        (tmp_path / "a.parquet").write_bytes(data)
    elif make == "twice":
        pq.write_table(pa.table([["a"], ["b"], ["c"]], names=["id", "text", "text"]), "a.parquet")
    elif make == "number":
        pq.write_table(pa.table({"id": [1], "text": [2]}), "a.parquet")
    else:
        (tmp_path / "a.parquet").mkdir()
        (tmp_path / "a.parquet/_SUCCESS").write_text("")
    (tmp_path / "out.parquet").write_text("yesterday")
    status, out, err = newslint("check", "a.parquet", "--jobs", jobs, "--output", "out.parquet", "--facts", "facts.parquet")
    assert (status, out) == (2, "") and err.startswith(problem) and err.count("\n") == 1, err
    assert (tmp_path / "out.parquet").read_text() == "yesterday" and sorted(os.listdir()) == ["a.parquet", "out.parquet"]


def test_what_an_engine_writes_is_a_folder(newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.parquet/year=2026").mkdir(parents=True)
    for name in ("part-1.parquet", "year=2026/part-0.snappy.parquet", "_metadata.parquet", ".part-1.parquet.crc"):
        pq.write_table(table(["It was the the end."]), f"a.parquet/{name}")
    assert newslint("check", "a.parquet", "--output", "out.parquet") == (1, "2 articles: 2 to fix\n", "")
    pq.write_table(pa.table({"id": [7], "text": ["Fine."]}), "b.parquet")
    status, _, err = newslint("check", "a.parquet", "b.parquet", "--output", "none.parquet")
    assert status == 2 and err == "newslint: b.parquet: column 'id' is int64 here and string in a.parquet/part-1.parquet; check it in a run of its own\n"


@pytest.mark.parametrize("option", ["--output", "--facts"])
@pytest.mark.parametrize("target, problem", [
    ("a.parquet/part-0.parquet", "is read too; write to another file"), ("link.parquet", "is a.parquet/part-0.parquet, which is read too; write to another file"),
    ("a.parquet/new.parquet", "lies in a.parquet, which is read too; write to a file outside it"),
    ("a.parquet/_out/new.parquet", "lies in a.parquet, which is read too; write to a file outside it"), ("a.parquet", "is read too; write to another file")])
def test_no_part_of_an_archive_is_overwritten(newslint, tmp_path, monkeypatch, option, target, problem):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.parquet/_out").mkdir(parents=True)
    for number in range(2):
        pq.write_table(table(["It was the the end."]), f"a.parquet/part-{number}.parquet")
    os.link("a.parquet/part-0.parquet", "link.parquet")
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    assert newslint("check", "a.parquet", option, target) == (2, "", f"newslint: {target}: {problem}\n")
    assert {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_a_folder_of_any_name_is_an_archive_when_columns_or_an_output_are_named(newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("desk/day=1/part-0.parquet", "desk/_delta_log/0.checkpoint.parquet", "desk/_temporary/0/part-0.parquet", "desk/.tmp/part-1.parquet"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table(["It was the the end."]) if "day" in name else pa.table({"version": [1]}), name)
    assert newslint("check", "desk", "--output", "out.parquet") == newslint("check", "desk", "--text-column", "text") == (1, "1 article: 1 to fix\n", "")
    assert pq.read_table("out.parquet").num_rows == 1
    (tmp_path / "plain").mkdir()
    status, _, err = newslint("check", "plain", "--output", "out.parquet")
    assert status == 2 and "name a file that ends in .parquet, or a folder of such files" in err


def test_the_parts_of_an_archive_are_open_one_at_a_time(newslint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.parquet").mkdir()
    for number in range(9):
        pq.write_table(table(["It was the the end."]), f"a.parquet/part-{number}.parquet")
    under_way, most = set(), []

    class Counted(pq.ParquetFile):
        def __init__(self, *args, **how):
            super().__init__(*args, **how)
            under_way.add(id(self))
            most.append(len(under_way))

        def close(self, *args, **how):
            under_way.discard(id(self))
            super().close(*args, **how)

    monkeypatch.setattr(pq, "ParquetFile", Counted)
    assert newslint("check", "a.parquet", "--jobs", "1") == (1, "9 articles: 9 to fix\n", "")
    assert most and max(most) == 1 and not under_way


def test_a_run_that_is_interrupted_leaves_nothing(tmp_path):
    stories = table([f"It was the the end of day {n}. " * 40 for n in range(3000)])
    pq.write_table(stories, tmp_path / "a.parquet", row_group_size=256)
    (tmp_path / "out.parquet").write_text("yesterday")
    code = """
import os, signal, sys
from newslint import arrow
from newslint.cli import program

calls, check_batches = [], arrow.check_batches
signal.signal(signal.SIGINT, signal.default_int_handler)  # what is run in the background ignores it

def check(batches, **how):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), number)
    return check_batches(batches, **how)

arrow.check_batches, number = check, getattr(signal, sys.argv[1])
sys.argv[1:] = ["check", "a.parquet", "--jobs", "1", "--output", "out.parquet"]
program()
"""
    for name, status in (("SIGINT", 130), ("SIGTERM", 143)):
        done = subprocess.run([sys.executable, "-c", code, name], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == status, done.stderr
        assert sorted(p.name for p in tmp_path.iterdir()) == ["a.parquet", "out.parquet"] and (tmp_path / "out.parquet").read_text() == "yesterday"


def test_a_run_without_pyarrow_says_what_it_needs(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"")
    code = "import sys; sys.modules['pyarrow'] = None; from newslint.cli import main; sys.exit(main(['check', 'a.parquet']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2 and "pyarrow is not installed: " in done.stderr and "Traceback" not in done.stderr


def test_a_process_that_is_killed_costs_nothing():
    from newslint import jobs

    assert list(jobs.stream(_dies_elsewhere, iter(range(20)), 2)) == list(range(20))


def _dies_elsewhere(number, home=os.getpid()):
    import multiprocessing

    if number == 7 and multiprocessing.parent_process():
        os._exit(1)
    return number


def test_few_batches_are_under_way():
    from newslint import jobs

    read = []
    results = jobs.stream(abs, (read.append(i) or i for i in range(100)), 2)
    for n in results:
        assert len(read) <= n + 1 + jobs.AHEAD * 2
    assert len(read) == 100


def test_facts_are_json():
    facts = arrow.facts_table(table(["Mayor Orla Fennimore, 41, spoke in Wex on Monday."]))
    assert {code for code, in found(facts, "code")} >= {"XA102", "XA104"} and all(json.loads(data) is not None for data, in found(facts, "data"))


def test_the_declared_functions_are_those_of_the_module():
    """arrow.pyi names the arguments of arrow.py, in order, with the same defaults."""
    import ast

    declared, real = (
        {node.name: ast.unparse(node.args).replace("'", '"') for node in ast.parse((ROOT / f"src/newslint/arrow{suffix}").read_text(encoding="utf-8")).body
         if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")} for suffix in (".pyi", ".py"))
    plain = {name: [(a.arg) for node in ast.parse(f"def f({args}): ...").body for a in (*node.args.args, *node.args.kwonlyargs)] for name, args in declared.items()}
    assert set(declared) == set(real)
    for name in set(real) - {"check_table", "facts_table"}:
        assert plain[name] == [a.arg for node in ast.parse(f"def f({real[name]}): ...").body for a in (*node.args.args, *node.args.kwonlyargs)]
    for name, like in (("check_table", "check_batches"), ("facts_table", "facts_batches")):
        assert plain[name][1:] == plain[like][1:]

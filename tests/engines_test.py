"""The recipes of docs/archive.md, run as they are written, each against the same archive.

Those for Spark and Ray run where these are installed: pip install pyspark 'ray[data]', and Java 17 for Spark.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")
import pyarrow.parquet as pq  # noqa: E402

from newslint import arrow  # noqa: E402

PAGE = (ROOT / "docs/archive.md").read_text(encoding="utf-8")
BLOCK = r"^```{}\n(.*?)^```$"
QUOTE = "“We have waited {} years for a new quay and we will not wait any longer.”"
COLUMNS = {"text": "body", "id": "url", "published": "date"}


def blocks(heading, language):
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.S | re.M)[1]
    return re.findall(BLOCK.format(language), section, re.S | re.M)


@pytest.fixture
def archive(desk):
    """A Table of articles, which is archive.parquet too; with a row without a text, and one that is not text."""
    texts = [f"Rain fell the the {i}th time.\n\n{QUOTE.format('ten' if i == 5 else 'eleven')}, Orla {'Fenimore' if i == 9 else 'Fennimore'}, "
             f"41, the harbour master, said.\n" for i in range(20)]
    table = pa.table({"url": [f"https://example.org/{i:02}" for i in range(22)], "body": [*texts, None, "a\0b"],
                      "date": [f"2026-02-{i + 1:02}" for i in range(22)], "more": list(range(22))})
    pq.write_table(table, "archive.parquet", row_group_size=8)
    return table


def run(code):
    with open("recipe.py", "w", encoding="utf-8") as f:
        f.write(code)
    env = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "RAY_USAGE_STATS_ENABLED": "0", "POLARS_MAX_THREADS": "2"}
    done = subprocess.run([sys.executable, "recipe.py"], capture_output=True, text=True, timeout=400, env=env)
    assert done.returncode == 0, done.stderr[-3000:]


def rows(table):
    return sorted((tuple(row.values()) for row in table.to_pylist()), key=repr)


def check(heading, archive):
    [code] = blocks(heading, "python")
    run(code)
    found = pq.read_table("findings.parquet")
    wanted = arrow.check_table(archive, **COLUMNS)
    assert found.schema.names == wanted.schema.names and rows(found) == rows(wanted)
    assert sum(row["code"] == "TY102" for row in found.to_pylist()) == 20 and sum(bool(row["error"]) for row in found.to_pylist()) == 1


@pytest.mark.parametrize("heading", ["pyarrow", "DuckDB", "Polars", "Dask"])
def test_recipes(heading, archive):
    pytest.importorskip(heading.lower())
    check(heading, archive)


@pytest.mark.engines
@pytest.mark.skipif(not importlib.util.find_spec("ray"), reason="ray is not installed")
def test_ray(archive):
    check("Ray Data", archive)


@pytest.mark.engines
@pytest.mark.skipif(not importlib.util.find_spec("pyspark") or not shutil.which("java"), reason="pyspark or Java is not installed")
def test_spark(archive):
    check("PySpark", archive)


@pytest.mark.engines
@pytest.mark.skipif(not importlib.util.find_spec("pyspark") or not shutil.which("java"), reason="pyspark or Java is not installed")
def test_the_comparison_in_spark(archive):
    facts = arrow.facts_table(archive.slice(0, 20), **COLUMNS)
    pq.write_table(facts, "facts.parquet")
    [code] = blocks("The comparison on a cluster", "python")
    run(code)
    [wanted] = arrow.compare_facts(facts.to_batches())
    places = [{(row["id"], row["code"], row["start"], row["end"]) for row in t.to_pylist()} for t in (pq.read_table("across.parquet"), wanted)]
    assert places[0] == places[1] != set()


def test_every_recipe_has_a_test():
    titles = {title for title in re.findall(r"^## (.*)$", PAGE, re.M) if blocks(title, "python")}
    assert titles == {"pyarrow", "DuckDB", "Polars", "Dask", "Ray Data", "PySpark", "Comparing articles", "The comparison on a cluster"}


@pytest.mark.parametrize("heading", [None, "Comparing articles"])
def test_the_commands(newslint, archive, heading):
    text = PAGE.split("\n## ")[0] if heading is None else re.search(rf"## {heading}\n(.*)", PAGE, re.S)[1]
    [command] = re.findall(r"^newslint (.*)$", text, re.M)
    assert newslint(*command.split())[0] == 2  # for the row that is not text
    assert rows(pq.read_table("findings.parquet")) == rows(arrow.check_table(archive, **COLUMNS))


def test_each_query_answers_what_its_heading_asks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = "“We met on the {} and it rained all day long in the harbour.”"
    stories = [
        ("1", "2026-01-02", "The clerk, Orla Fenimore, 52, said: " + said.format("pier") + " Sen. Bo Dahl came."),
        ("2", "2026-02-02", "The clerk, Orla Fennimore, 52, said: " + said.format("quay") + " The healthcare plan, by Rep. Bo Dahl, was ready."),
        ("3", "2026-03-02", "Orla Fennimore, 52, spoke to the health care board. Sen. Bo Dahl and Rep. Ida Klee came."),
        ("4", "2021-03-02", "Orla Fennimore, 41, spoke to the health care board. Rep. Ida Klee came."),
        ("5", "", "Orla Fennimore, 90, spoke."),
    ]
    archive = pa.table({"id": [i for i, _, _ in stories], "date": [day or None for _, day, _ in stories], "text": [f"Talks.\n\n{text}\n" for *_, text in stories]})
    pq.write_table(arrow.facts_table(archive, published="date"), "facts.parquet")
    names, quotes, terms, offices, ages = [duckdb.sql(query).fetchall() for query in blocks("Comparing articles", "sql")]
    assert [row[1:] for row in names] == [("Orla Fenimore", 1), ("Orla Fennimore", 4)]
    assert [row[2:] for row in quotes] == [("1", "2")] and "pier" in quotes[0][0] and "quay" in quotes[0][1]
    assert terms == [("health care", "health care", 2), ("health care", "healthcare", 1)]
    assert offices == [("bo dahl", "Senator", 2, "2026-01-02", "2026-03-02"), ("bo dahl", "Representative", 1, "2026-02-02", "2026-02-02")]
    assert ages == [("orla fennimore", 1974, 1980, 3)]


def test_sql_finds_drift_and_the_rules_judge_it(archive, tmp_path):
    good = archive.slice(0, 20)
    pq.write_table(arrow.facts_table(good, **COLUMNS), "facts.parquet")
    names, quotes, terms, offices, ages = [duckdb.sql(query).fetchall() for query in blocks("Comparing articles", "sql")]
    assert [row[1:] for row in names] == [("Orla Fenimore", 1), ("Orla Fennimore", 19)] and terms == offices == ages == []
    assert {row[2:] for row in quotes if "https://example.org/05" in row} and all("https://example.org/05" in row for row in quotes)
    [code] = blocks("Comparing articles", "python")
    run(code)
    found = pq.read_table("across.parquet")
    assert {(row["id"][-2:], row["code"]) for row in found.to_pylist()} >= {("09", "XA102")}
    os.mkdir("files")
    for row in good.to_pylist():
        (tmp_path / "files" / f"{row['date']}-{row['url'][-2:]}.txt").write_text(row["body"], encoding="utf-8")
    from newslint.session import Session

    paths = sorted(str(p) for p in (tmp_path / "files").iterdir())
    wanted = {(r.path[-6:-4], f.code, p.start, p.end) for r in Session().check_many(paths) for f in r.findings if f.code[:2] == "XA" for p in f.places}
    assert {(row["id"][-2:], row["code"], row["start"], row["end"]) for row in found.to_pylist()} == wanted

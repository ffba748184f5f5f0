"""How the cost of an archive grows: articles a second and core, memory of a process, bytes of findings.

    python tests/bench/scale.py                        # 1,000 and 10,000 articles
    python tests/bench/scale.py 1000 10000 100000
    python tests/bench/scale.py 1000 --engines         # the recipes of docs/archive.md too, for what is installed

The articles are made from fixtures/: every one has its paragraphs in an order of its own, and some of them only.  Time is that of
the processors, so that other work on the machine disturbs it least; what a start costs is taken from a run over one article.
"""

import argparse
import importlib.util
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).parents[2]
GROUP = 1000  # articles of a row group
COLUMNS = ["--text-column", "body", "--id-column", "url", "--published-column", "date"]
ENGINES = {"pyarrow": "pyarrow", "DuckDB": "duckdb", "Polars": "polars", "Dask": "dask", "Ray Data": "ray", "PySpark": "pyspark"}


def articles(number):
    """So many (url, body, date), the same in every run."""
    stories = [p.read_text(encoding="utf-8").strip().split("\n\n") for p in sorted((ROOT / "fixtures").rglob("*.txt")) if p.parent.name != "expected"]
    for i in range(number):
        order = random.Random(i)
        head, *rest = stories[i % len(stories)]
        kept = order.sample(rest, -(-len(rest) * order.randint(6, 10) // 10))
        yield f"https://example.org/{i:09}", "\n\n".join([head, f"Edition {i}.", *kept]) + "\n", f"20{10 + i % 15}-{1 + i % 12:02}-{1 + i % 28:02}"


def write(path, number):
    """Write an archive of so many articles; returns the bytes of copy."""
    size, rows = 0, articles(number)
    schema = pa.schema([("url", pa.string()), ("body", pa.string()), ("date", pa.string())])
    with pq.ParquetWriter(path, schema) as out:
        for _ in range(0, number, GROUP):
            some = [row for _, row in zip(range(min(GROUP, number)), rows)]
            size += sum(len(body.encode()) for _, body, _ in some)
            out.write_table(pa.table(dict(zip(schema.names, map(list, zip(*some)))), schema))
    return size


def measure(command, cwd):
    """(seconds, seconds of processors, peak memory of the largest process in MB) of a command."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: {said[-2000:]}")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--engines", action="store_true", help="run the recipes of docs/archive.md as well")
    parser.add_argument("--jobs", nargs="*", type=int, default=[1, 2], help="processes (default: 1 and 2)")
    args = parser.parse_args()
    print(f"{'articles':>9} {'run':12} {'wall s':>8} {'CPU s':>8} {'ms each':>8} {'a second a core':>16} {'MB':>5} {'findings':>9} {'bytes each':>11}")
    with tempfile.TemporaryDirectory() as folder:
        archive, out = Path(folder, "archive.parquet"), Path(folder, "findings.parquet")
        check = [sys.executable, "-m", "newslint", "check", archive.name, *COLUMNS, "--output", out.name, "--jobs"]
        write(archive, 1)
        start = min(measure([*check, "1"], folder)[1] for _ in range(3))
        for number in args.sizes:
            size = write(archive, number)
            runs = [(f"{jobs} process{'es' * (jobs > 1)}", [*check, str(jobs)]) for jobs in args.jobs]
            if args.engines:
                runs += [(heading, [sys.executable, recipe(heading, folder)]) for heading, module in ENGINES.items() if importlib.util.find_spec(module)]
            for name, command in runs:
                for old in Path(folder).glob("findings.parquet*"):
                    subprocess.run(["rm", "-r", old], check=True)
                wall, cpu, memory = measure(command, folder)
                found, bytes_ = pq.read_table(out).num_rows, sum(p.stat().st_size for p in (out.rglob("*.parquet") if out.is_dir() else [out]))
                each = (cpu - start) / number
                shown = f"{1000 * each:8.2f} {1 / each:16.0f}" if cpu > start and name not in ("Ray Data", "PySpark") else f"{'':8} {'':16}"
                print(f"{number:9,} {name:12} {wall:8.1f} {cpu:8.1f} {shown} {memory:5.0f} {found:9,} {bytes_ / max(found, 1):11.1f}", flush=True)
            print(f"{'':9} {size / number / 1000:.1f} kB an article; a start costs {start:.1f} s", flush=True)


def recipe(heading, folder):
    """The path of a file with the recipe."""
    page = (ROOT / "docs/archive.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.S | re.M)[1]
    path = Path(folder, f"{heading.replace(' ', '_')}_recipe.py")
    path.write_text(re.search(r"^```python\n(.*?)^```$", section, re.S | re.M)[1], encoding="utf-8")
    return path.name


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    main()

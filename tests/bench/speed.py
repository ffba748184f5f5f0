"""How fast newslint is, measured side by side with codespell on your own copy; ratios, not seconds.

    pip install codespell && python tests/bench/speed.py DIR [--runs 7]

DIR holds .txt articles.  The two run in turn, pair by pair, and the median of the ratios is shown, so that a machine
whose speed drifts does not matter.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house_rules  # noqa: E402

CHECK = [sys.executable, "-m", "newslint", "check", "--exit-zero"]


def run(argv):
    """(wall seconds, CPU seconds) of one process and its children."""
    start = time.perf_counter()
    child = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def ratios(mine, yours, runs):
    """The medians of the ratios of wall and of CPU time, pair by pair; a first run of each is not counted."""
    run(mine), run(yours)
    pairs = [(run(mine), run(yours)) for _ in range(runs)]
    return [statistics.median(a[i] / b[i] for a, b in pairs) for i in (0, 1)]


def main():
    parser = argparse.ArgumentParser(description="newslint against codespell, on your own copy.")
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    articles = sorted(Path(args.folder).glob("*.txt"))
    codespell = shutil.which("codespell")
    if not articles or not codespell:
        parser.error("codespell is not installed" if articles else "no .txt files there")
    with tempfile.TemporaryDirectory() as tmp:
        table(Path(tmp), args.folder, articles, codespell, args.runs)


def table(tmp, folder, articles, codespell, runs):
    os.environ["NEWSLINT_CACHE"] = str(tmp / "cache")
    one = str(min(articles, key=lambda p: abs(p.stat().st_size - 5000)))
    text = "".join(p.read_text(encoding="utf-8", errors="replace") + "\n" for p in articles)
    long = (text * (5_000_000 // len(text) + 1))[:5_000_000]
    (tmp / "lines.txt").write_text(long, encoding="utf-8")
    (tmp / "line.txt").write_text(" ".join(long.split()), encoding="utf-8")
    (tmp / "house").mkdir()
    sys.argv[1:] = [str(tmp / "house")]
    house_rules.main()
    fresh, own = [*CHECK, "--no-cache"], ["--config", str(tmp / "house/newslint.toml")]
    print(f"| work ({len(articles)} articles, {len(text) / 1e6:.1f} MB) | wall | CPU |\n|---|--:|--:|")
    for what, mine, yours in (
        ("one article, against codespell", [*fresh, one], [codespell, one]),
        ("all articles, compared with each other as well, against codespell", [*fresh, folder], [codespell, folder]),
        ("a file of 5 MB, against codespell", [*fresh, str(tmp / "lines.txt")], [codespell, str(tmp / "lines.txt")]),
        ("the same as one line, against codespell on the file with its lines", [*fresh, str(tmp / "line.txt")], [codespell, str(tmp / "lines.txt")]),
        ("one article with 13,000 rules of the house, against none", [*fresh, *own, one], [*fresh, one]),
        ("all articles with them, against none", [*fresh, *own, folder], [*fresh, folder]),
        ("all articles, unchanged since the last run, against a first run", [*CHECK, folder], [*fresh, folder]),
    ):
        wall, cpu = ratios(mine, yours, runs)
        print(f"| {what} | {wall:.2f} | {cpu:.2f} |", flush=True)


if __name__ == "__main__":
    main()

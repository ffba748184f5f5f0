"""What comparing one article with an archive costs, for archives of several sizes that are made here.

    python tests/bench/archive.py [--articles 1000 10000 100000] [--folder DIR] [--runs 15]

The first run takes the archive in; what one article costs after that is shown beside the same check without an archive.
Both run in turn, and the median of the differences in CPU time is shown.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SYLLABLES = "ba den fel gor hart is ka lund mor nes ol pet quin ros sel tor ul vik wen yar".split()
GIVEN = "Ada Boris Clara Derek Edith Felix Greta Harlan Ines Jonas Karin Leon Miriam Nils Olga Peter Rosa Simon Tilda Victor".split()
OFFICES = ("Mayor", "Sen.", "Rep.", "Judge", "Gov.")
THINGS = "the harbour,the old mill,the bridge,the north quay,the ferry,the school,the market hall,the town library".split(",")
WORDS = "we have never seen such a long winter and nobody asked us whether it would hold when they opened it again after all these years".split()
PER_FOLDER = 500


def article(chance, number):
    """A story about two people, one of whom is often in the copy."""
    def surname(few):
        return "".join(chance.choice(SYLLABLES[:few]) for _ in range(3)).capitalize()

    office, known = chance.choice(OFFICES), f"{chance.choice(GIVEN[:4])} {surname(3)}"
    other, age = f"{chance.choice(GIVEN)} {surname(20)}", chance.randrange(20, 80)
    said = [" ".join(chance.sample(WORDS, 14)) for _ in range(4)]
    thing = chance.choice(THINGS)
    return (
        f"Council talks about {thing}\n\n{office} {known} spoke about {thing} on the hill, and the meeting number {number} ended late.\n\n"
        f"“{said[0].capitalize()},” said {other}, {age}, who lives near {thing}. “{said[1].capitalize()}.”\n\n"
        f"{known.split()[1]} said nothing about the costs. “{said[2].capitalize()},” {known.split()[1]} said in the morning.\n\n"
        f"Nobody else came. “{said[3].capitalize()},” {other.split()[1]} said.\n"
    )


def make(folder, count):
    """The archive, in folders of PER_FOLDER articles."""
    chance = random.Random(count)
    for number in range(count):
        where = folder / f"{number // PER_FOLDER:04}"
        if number % PER_FOLDER == 0:
            where.mkdir(parents=True, exist_ok=True)
        (where / f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}-{number}.txt").write_text(article(chance, number), encoding="utf-8")


def seconds(argv):
    """(wall seconds, CPU seconds) of one process and its children."""
    start = time.perf_counter()
    child = subprocess.Popen(argv, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    if status:
        sys.exit(f"{argv} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description="One article against an archive.")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--folder")
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    print(f"{'articles':>9} {'plain check':>12} {'taken in':>9} {'again':>8} {'one more':>9} {'index':>8} {'memory':>8}")
    for count in args.articles:
        with tempfile.TemporaryDirectory(dir=args.folder) as tmp:
            row(Path(tmp), count, args.runs)


def row(tmp, count, runs):
    os.environ["NEWSLINT_CACHE"] = str(tmp / "cache")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # who installs newslint has its bytecode
    make(tmp / "archive", count)
    new = tmp / "2026-01-05-new.txt"
    new.write_text(article(random.Random(7), 0), encoding="utf-8")
    check = [sys.executable, "-m", "newslint", "check", "--exit-zero"]
    plain = seconds([*check, "--no-cache", str(tmp / "archive")])[0] if count <= 1000 else float("nan")
    alone, against = [*check, str(new)], [*check, str(new), "--across", str(tmp / "archive")]
    seconds(alone)
    taken_in = seconds(against)[0]
    seconds(against)
    pairs = [(seconds(alone), seconds(against)) for _ in range(runs)]
    more = statistics.median(b[1] - a[1] for a, b in pairs)
    size = sum(p.stat().st_size for p in (tmp / "cache" / "index").iterdir())
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again = statistics.median(b[0] for _, b in pairs)
    print(f"{count:>9} {plain:>10.1f} s {taken_in:>7.1f} s {again * 1000:>5.0f} ms {more * 1000:>6.1f} ms {size / 1e6:>5.0f} MB {memory:>5.0f} MB", flush=True)


if __name__ == "__main__":
    main()

"""newslint rules judge FILE --on DIR: a reader judges twenty findings of each rule; the count goes into precision.csv."""

import os
import sys
from datetime import date

from newslint import files, rules
from newslint.commands import complain, show
from newslint.commands.rules_try import Trial, key_of, places_in, spread
from newslint.config import ConfigError, Configs
from newslint.writing import write_whole

COLUMNS = ("code", "right", "arguable", "wrong", "date")
VERDICTS = {"r": "right", "a": "arguable", "w": "wrong"}
ASK = "right (r), arguable (a), wrong (w), skip (s), quit (q)? "


def run(args):
    """Show findings, take the verdicts, write the file.  Exit status 0, or 2 for what cannot be used or written."""
    failed = []

    def fail(problem):
        failed.append(problem)
        complain(problem)

    try:
        trial = Trial(args.files)
        hits, _ = places_in(trial, Configs(args.config), args.on, fail)
    except (rules.RuleError, ConfigError) as err:
        complain(err)
        return 2
    counts, stopped = {}, False
    for rule in trial.rules:
        found = spread(list(hits.get(key_of(rule), {}).values()), args.samples)
        if not found or stopped:
            continue
        show(f"{rule.code} {rule.name}: {rule.summary}")
        count = counts.setdefault((rule.file, rule.code), dict.fromkeys(VERDICTS.values(), 0))
        for i, line in enumerate(found, 1):
            print()
            show(f"{i} of {len(found)}: {line}")
            key = _verdict()
            if key == "q":
                stopped = True
                break
            if key in VERDICTS:
                count[VERDICTS[key]] += 1
        total = sum(count.values())
        show(f"{rule.code}: right in {count['right']} of {total}, arguable in {count['arguable']}")
        print()
    try:
        for path in _write(counts, args.output):
            show(f"{path} written")
    except (OSError, files.InputError) as err:
        fail(err if isinstance(err, files.InputError) else f"{err.filename}: cannot be written: {err.strerror}")
    return 2 if failed else 0


def _verdict():
    """The key that was pressed: r, a, w, s or q."""
    while True:
        print(ASK, end="", flush=True)
        try:
            key = _key()
        except KeyboardInterrupt:
            key = ""
        print()
        if not key:
            return "q"
        if key in "rawsq":
            return key


def _key():
    """One key from a terminal, the first letter of a line from anything else; "" at the end."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip()[:1].lower() or ("?" if line else "")
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return sys.stdin.readline().strip()[:1].lower()
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        return os.read(handle, 1).decode("ascii", "replace").lower()
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _write(counts, output):
    """Write the counts beside the rule files, or to the file that is asked for; yields the paths.  Raises OSError, InputError."""
    import csv
    from io import StringIO

    by_path = {}
    for (file, code), count in counts.items():
        if sum(count.values()):
            path = output or os.path.join(os.path.dirname(file), "precision.csv")
            by_path.setdefault(path, {})[code] = {"code": code, **count, "date": str(date.today())}
    for path, new in sorted(by_path.items()):
        rows = {row["code"]: row for row in _known(path)} | new
        out = StringIO(newline="")
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[code] for code in sorted(rows))
        write_whole(path, out.getvalue().encode("utf-8"))
        yield path


def _known(path):
    """The rows of a precision.csv.  Raises InputError for one that is another kind of file."""
    import csv

    try:
        lines = files.content(path).decode("utf-8").splitlines()
        rows = list(csv.DictReader(lines, strict=True))
    except files.InputError as err:
        if err.missing:
            return []
        raise
    except (UnicodeDecodeError, csv.Error):
        rows = [{}]
    if any(tuple(row) != COLUMNS for row in rows):
        raise files.InputError(f"{path}: not a table of {', '.join(COLUMNS)}; name another file with --output")
    return rows

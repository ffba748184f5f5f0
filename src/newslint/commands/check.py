"""newslint check: articles in, a report out."""

import os
import sys

from newslint import files
from newslint.config import ConfigError, parse_date
from newslint.desk import Desk, Options
from newslint.files import InputError
from newslint.finding import LEVELS, Checked
from newslint.reports import load as load_report


def run(args):
    """Check the articles that args name.  Exit status 0, 1 (findings), or 2 (something could not be done)."""
    tally = _Tally(args.fail_on)
    try:
        desk = Desk(_options(args), tally.fail)
    except (ConfigError, ValueError) as err:
        tally.fail(err)
        return 2
    paths = files.articles(args.paths or ["."], desk.excluded, tally.fail)
    articles = desk.check(paths)
    try:
        if args.write_baseline:
            return _write_baseline(args.write_baseline, articles, tally)
        old = _OldCopy(args, desk)
        articles = map(old.less, articles)
        with _Output(args.output_file) as out:
            if args.fix or args.diff:
                articles = mend(desk, articles, args, old.less, out.write, tally.fail)
            if args.diff:
                tally.found = any([checked.findings for checked in articles])
            else:
                report = load_report("statistics" if args.statistics else args.output_format)
                report(tally.count(articles), out.write, color=out.color, rules=desk.rules)
        old.finish(tally)
    except InputError as err:
        tally.fail(err)
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        tally.fail(f"{args.output_file or 'stdout'}: cannot be written: {err.strerror}")
    return 2 if tally.failed else int(tally.found and not args.exit_zero)


def _write_baseline(path, articles, tally):
    from newslint import baseline

    try:
        count = baseline.write(path, articles)
    except OSError as err:
        tally.fail(f"{path}: cannot be written: {err.strerror}")
        return 2
    print(f"{path}: {count} finding{'s' * (count != 1)} known from now on")
    return 2 if tally.failed else 0


class _OldCopy:
    """The filters over findings that let old copy be: what a baseline knows, what did not change."""

    def __init__(self, args, desk):
        self._known = self._changes = None
        self._prune = args.prune_baseline
        if args.baseline:
            from newslint.baseline import Baseline

            self._known = Baseline(args.baseline, desk.formerly())
        if args.diff_base:
            from newslint.changes import Changes

            self._changes = Changes(args.diff_base)

    def less(self, checked):
        """The Checked without the findings that are old."""
        if self._known:
            checked = self._known.new(checked)
        return self._changes.touching(checked) if self._changes else checked

    def finish(self, tally):
        """Report, or drop, what the baseline knows in vain."""
        stale = self._known.stale() if self._known else {}
        prune = self._prune and not tally.failed
        if stale and prune:
            self._known.prune()
        for path, count in stale.items():
            remedy = "dropped" if prune else "--prune-baseline drops it" if count == 1 else "--prune-baseline drops them"
            print(f"newslint: {path}: {count} finding{'s' * (count != 1)} of the baseline no longer there; {remedy}", file=sys.stderr)


def mend(desk, articles, args, less, write, fail):
    """Apply the fixes of every article, or show them as a diff; yields what is left, for a diff what would change.

    less(Checked): the findings that count, see _OldCopy.
    """
    from newslint.fix import fixed

    listing = write if args.output_format == "text" and not args.output_file else sys.stderr.write
    for checked in articles:
        def again(text, path=checked.path):
            return less(Checked(path, text, desk.again(path, text)))

        result = fixed(checked.source, checked.findings, lambda text: again(text).findings, args.unsafe_fixes)
        if not checked.article or not result.changes:
            yield checked._replace(findings=()) if args.diff else checked
        elif args.diff:
            write(_diff(checked.path, checked.source, result.text))
            yield checked
        elif not _rewrite(desk, checked, result, fail):
            yield checked
        else:
            for row, column, code, old, new in result.changes:
                listing(f"{checked.path}:{row}:{column}: {code} fixed: “{old}” is now “{new}”\n" if new else
                        f"{checked.path}:{row}:{column}: {code} fixed: “{old}” is gone\n")
            yield again(result.text)


def _rewrite(desk, checked, result, fail):
    """Write an article with its fixes; whether that was possible."""
    if checked.path == desk.stdin_name:
        fail(f"{checked.path}: --fix needs a file; --diff shows what it would change")
        return False
    try:
        source = desk.source(checked.path)
        if source.text != checked.source:
            fail(f"{checked.path}: changed while it was being checked; nothing was fixed, run newslint again")
            return False
        files.write_whole(checked.path, source.encode(result.text))
    except UnicodeEncodeError as err:
        fail(f"{checked.path}: {err.object[err.start : err.end]!r} cannot be written in {err.encoding}; nothing was fixed")
        return False
    except (OSError, InputError) as err:
        fail(f"{checked.path}: cannot be written: {getattr(err, 'strerror', None) or err}; nothing was fixed")
        return False
    return True


def _diff(path, old, new):
    from difflib import unified_diff

    def rows(text):
        return [row + "\n" for row in text.split("\n")]

    return "".join(unified_diff(rows(old), rows(new), path, path, n=1))


def _options(args):
    try:
        published = parse_date(args.published) if args.published else None
    except ValueError:
        raise ValueError(f"--published {args.published!r} must be a date such as 2026-02-03") from None
    return Options(
        args.config, _split(args.select), _split(args.ignore), args.level, published, args.stdin_filename or "stdin",
        args.jobs, not args.no_cache,
    )


def _split(values):
    return tuple(w.strip() for value in values or () for w in value.split(",") if w.strip())


class _Tally:
    """What decides the exit status."""

    def __init__(self, fail_on):
        self._bar = LEVELS.index(fail_on)
        self.failed = self.found = False

    def fail(self, problem):
        """Say what could not be done; the run goes on."""
        self.failed = True
        print(f"newslint: {problem}", file=sys.stderr)

    def count(self, articles):
        for checked in articles:
            self.found = self.found or any(LEVELS.index(f.level) >= self._bar for f in checked.findings)
            yield checked


class _Output:
    """Where the report goes: stdout, or a file that is written whole or not at all."""

    def __init__(self, path):
        self._path, self._parts = path, []
        self.color = False

    def __enter__(self):
        if self._path:
            self.write = self._parts.append
        else:
            if sys.stdout.encoding.lower() not in ("utf-8", "utf8"):
                sys.stdout.reconfigure(encoding="utf-8", errors="replace")
            self.write = sys.stdout.write
            self.color = _color(sys.stdout)
        return self

    def __exit__(self, kind, *_):
        if kind is None and self._path:
            files.write_whole(self._path, "".join(self._parts).encode("utf-8", "replace"))
        elif kind is None:
            sys.stdout.flush()


def _color(out):
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or out.isatty() and os.environ.get("TERM") != "dumb"

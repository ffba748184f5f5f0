"""newslint check: articles in, a report out."""

import os
import sys
from functools import partial

from newslint.commands import complain
from newslint import files, own_files
from newslint.commands.old_copy import KnownFindings, write_baseline
from newslint.config import ConfigError
from newslint.session import Options, Session
from newslint.files import InputError
from newslint.finding import LEVELS
from newslint.reports import load as load_report


def run(args):
    """Check the articles that args name.  Exit status 0, 1 (findings), or 2 (something could not be done)."""
    if args.watch:
        return _watch(args)
    return _run(args)


def _watch(args):
    from newslint.commands.watch import watch

    try:
        options = _options(args)
    except ValueError as err:
        complain(err)
        return 2
    args.watch = False
    return watch(args, lambda: _run(args), options)


def _run(args):
    tally = _Tally(args.fail_on)
    try:
        reports = _reports(args)
        if _parquet(args):
            from newslint.commands import parquet

            return parquet.run(args, _options(args), tally)
        session = Session(options=_options(args), fail=tally.fail)
    except (ConfigError, ValueError) as err:
        tally.fail(err)
        return 2
    left_out, own = [], []
    paths = files.articles(args.paths or ["."], lambda path: session.excluded(path) and not left_out.append(path), tally.fail, session.included,
                           lambda path: own_files.is_own(path) and not own.append(path))
    if left_out and not paths:
        complain(f"no article was checked: {'--exclude' if args.exclude else 'the config’s exclude'} leaves out {left_out[0]}"
                 + (f" and {len(left_out) - 1} more" if len(left_out) > 1 else ""))
    outputs = [*filter(None, (args.output_file, args.write_baseline, *(path for _, path in reports)))]
    if own and (others := [path for path in own if not files.same_as(path, [*outputs, *args.paths])]):
        complain(_left_out(others))
    if clash := _overwritten(args, outputs, session, paths):
        tally.fail(clash)
        return 2
    session.tell = tally.tell
    tally.level_of = lambda path: session.setting(path, "fail_on") or "warning"
    articles = session.check_many(paths, args.jobs, args.across or ())
    if sys.stderr.isatty() and not args.quiet:
        from time import monotonic

        from newslint.commands.progress import watched

        articles = watched(articles, len(paths), sys.stderr, monotonic)
    try:
        if args.write_baseline:
            return write_baseline(args.write_baseline, articles, session, tally)
        old = KnownFindings(args, session, paths)
        articles = map(old.filter, articles)
        with _Output(args.output_file) as out:
            articles = _written(args, session, articles, old, out, tally)
            if args.diff:
                tally.found = any([result.findings for result in articles])
            else:
                _report(args, reports, session, old, tally.count(articles), out, tally)
        old.finish(tally)
    except InputError as err:
        tally.fail(err)
    except OSError as err:
        tally.fail(f"{args.output_file or 'stdout'}: cannot be written: {err.strerror}")
    return 2 if tally.failed else int(tally.found and not args.exit_zero)


def _left_out(own):
    """The line about files that newslint wrote itself, which are not checked."""
    more = f" and {len(own) - 1} more" if len(own) > 1 else ""
    return f"{own[0]}{more}: written by newslint, so not checked"


def _overwritten(args, outputs, session, paths):
    """A message about an output that is among the inputs, or None."""
    if not outputs:
        return None
    across = files.articles(args.across or (), session.excluded, lambda _problem: None)
    inputs = [*paths, *across, *filter(None, (args.config, args.baseline)), *session.aids(paths)]
    for output in outputs:
        if also := files.same_as(output, inputs):
            return f"{output}: " + ("is read too" if also == output else f"is {also}, which is read too") + "; write to another file"
    return None


def _written(args, session, articles, old, out, tally):
    """The articles as they go on to the report, after fixes, comments and ignores are written into them, as far as asked."""
    if args.fix or args.diff:
        from newslint.commands.fixes import fix_articles

        articles = fix_articles(session, articles, args, old.filter, out.write, tally.fail)
    elif args.comments:
        from newslint.commands.fixes import comment_articles

        articles = comment_articles(session, articles, tally.fail, tally.tell)
    if args.add_ignores is not None:
        from newslint.commands.add_ignores import add_ignores

        articles = add_ignores(session, articles, args.add_ignores, old.filter, tally.fail)
    return articles


def _report(args, reports, session, old, articles, out, tally):
    """Write the report, and those of --report."""
    run = _run_of(args, reports, session, old)
    report = load_report("statistics" if args.statistics else args.output_format, run)
    if args.output_format == "text" and not args.statistics:
        report = partial(report, summary=not args.quiet, failed=lambda: tally.failed)
    if reports:
        _report_all(report, reports, articles, out, session.rules, tally, run)
    else:
        report(articles, out.write, color=out.color, rules=session.rules)


def _parquet(args):
    """Whether an archive in Parquet is to be checked.  Raises ValueError for options that do not go together."""
    if not (args.text_column or args.id_column or args.published_column or args.output or args.facts
            or any(path.lower().endswith(".parquet") for path in args.paths)):
        return False
    from newslint.commands.parquet import wanted

    return wanted(args)


def _reports(args):
    """[(format, path)] of --report."""
    if not args.report:
        return []
    from newslint.reports.several import destinations

    found = destinations(args.report)
    if args.output_file in (path for _, path in found):
        raise ValueError(f"--report and --output-file both write to {args.output_file}; give each a file of its own")
    return found


def _run_of(args, reports, session, old):
    """What the reports that show whole articles may ask, or None where there is none."""
    from newslint.reports import WHOLE

    if WHOLE.isdisjoint([args.output_format, *(form for form, _ in reports)]):
        return None
    from newslint.checking import Run

    return Run(session.linter_for, session.published, old)


def _report_all(first, others, articles, out, rules, tally, run):
    """Write the first report, then the others, each to its file; one that cannot be written does not stop the next."""
    from newslint.reports.several import Kept
    from newslint.writing import write_whole

    with Kept([form for form, _ in others], run) as kept:
        first(kept.keep(articles), out.write, color=out.color, rules=rules)
        for form, path in others:
            try:
                write_whole(path, kept.report(form, rules))
            except OSError as err:
                tally.fail(f"{path}: cannot be written: {err.strerror}")


# option, what it does nothing without or with, and what to do about it
CLASHES = (
    ("--prune-baseline", lambda a: a.prune_baseline and a.write_baseline, "cannot be combined with --write-baseline"),
    ("--unsafe-fixes", lambda a: a.unsafe_fixes and not (a.fix or a.diff), "needs --fix or --diff"),
    ("--statistics", lambda a: a.statistics and a.output_format != "text", "prints text; leave --output-format out"),
    ("--diff", lambda a: a.diff and (a.output_format != "text" or a.statistics), "prints a diff; leave --output-format and --statistics out"),
    ("--comments", lambda a: a.comments and (a.fix or a.diff or a.write_baseline), "cannot be combined; leave --fix, --diff and --write-baseline out"),
    ("--report", lambda a: a.report and (a.diff or a.write_baseline), "needs a report; leave --diff and --write-baseline out"),
    ("--diff-base", lambda a: a.diff_base and "-" in a.paths, "needs files; what comes from a pipe has no history"),
    ("--add-ignores", lambda a: a.add_ignores is not None and (a.fix or a.diff or a.write_baseline or a.comments), "cannot be combined with --fix, --diff, --comments or --write-baseline"),
    ("--watch", lambda a: a.watch and ("-" in a.paths or a.fix or a.diff or a.comments or a.write_baseline or a.output_file or a.report or a.add_ignores is not None),
     "shows articles in files, and changes nothing; leave -, --fix, --diff, --write-baseline, --add-ignores, --output-file and --report out"),
    ("--write-baseline", lambda a: a.write_baseline and (a.fix or a.diff or a.baseline), "cannot be combined; leave --fix, --diff and --baseline out"),
)


def _options(args):
    for option, clash, remedy in CLASHES:
        if clash(args):
            raise ValueError(f"{option} {remedy}")
    if args.add_ignores is not None:
        from newslint.commands.add_ignores import unusable

        if problem := unusable(args.add_ignores):
            raise ValueError(f"--add-ignores: the reason {problem}")
    return Options(
        args.config, _split(args.select), _split(args.ignore), _split(args.exclude), args.level, _published(args.published), args.stdin_filename or "stdin",
        args.jobs, not args.no_cache,
    )


def _published(text):
    if not text:
        return None
    from newslint.config_file import parse_date  # most runs need neither

    try:
        return parse_date(text)
    except ValueError:
        raise ValueError(f"--published {text!r} must be a date such as 2026-02-03") from None


def _split(values):
    return tuple(w.strip() for value in values or () for w in value.split(",") if w.strip())


class _Tally:
    """What decides the exit status."""

    def __init__(self, fail_on):
        self._level, self.level_of = fail_on, lambda _path: "warning"
        self.failed = self.found = False

    def fail(self, problem):
        """Say what could not be done; the run goes on."""
        self.failed = True
        self.tell(problem)

    def tell(self, line):
        """Say something that is not a part of the report."""
        if sys.stderr.isatty():
            print(end="\r\x1b[K", file=sys.stderr)  # what tells how far the run is
        complain(line)

    def count(self, articles):
        for result in articles:
            if result.findings and not self.found:
                bar = LEVELS.index(self._level or self.level_of(result.path))
                self.found = any(LEVELS.index(f.level) >= bar for f in result.findings)
            yield result


class _Output:
    """Where the report goes: stdout, or a file that is written whole or not at all."""

    def __init__(self, path):
        self._path, self._parts = path, []
        self.color = False

    def __enter__(self):
        if self._path:
            self.write = self._parts.append
        else:
            self.write = sys.stdout.write
            self.color = _color(sys.stdout)
        return self

    def __exit__(self, kind, *_):
        if kind is None and self._path:
            from newslint.writing import write_whole

            write_whole(self._path, "".join(self._parts).encode("utf-8", "backslashreplace"))
        elif kind is None:
            sys.stdout.flush()


def _color(out):
    if os.environ.get("NO_COLOR") or not getattr(out, "takes_escapes", True):  # see printable.stream
        return False
    return bool(os.environ.get("FORCE_COLOR")) or out.isatty() and os.environ.get("TERM") != "dumb"

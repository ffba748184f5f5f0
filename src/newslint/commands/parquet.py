"""newslint check on Parquet archives: rows in, rows out, with flat memory for any number of rows."""

import os

from newslint import files, jobs
from newslint.commands import show
from newslint.config import ConfigError
from newslint.finding import LEVELS
from newslint.records import record
from newslint.rules import RuleError
from newslint.session import Session
from newslint.writing import end_on_signals

ROWS = 256  # articles that a process is given at once
WRITTEN = 20_000  # findings of a row group of the output
ENOUGH = 500  # rows from which a second process pays for its start
LEFT_OUT = (
    "across", "baseline", "write_baseline", "prune_baseline", "diff_base", "fix", "unsafe_fixes", "diff", "comments", "exclude", "add_ignores", "watch", "statistics", "report", "output_file",
    "published", "stdin_filename",
)


def wanted(args):
    """Whether Parquet is among the paths, or something was asked for that only Parquet has.  Raises ValueError for a mixture."""
    columns = [f"--{name.replace('_', '-')}" for name in ("text_column", "id_column", "published_column", "output", "facts") if getattr(args, name)]
    parquet = [path for path in args.paths if path.lower().endswith(".parquet") or columns and next(_parts(path), None)]
    if columns and not parquet:
        raise ValueError(f"{columns[0]} is for archives in Parquet; name a file that ends in .parquet, or a folder of such files")
    if parquet and len(parquet) < len(args.paths):
        raise ValueError(f"{parquet[0]}: is Parquet, and others are not; check them in a run of their own")
    return bool(parquet)


def run(args, options, tally):
    """Check the rows of the archives.  Exit status as for articles; rows that cannot be checked are counted, and named in the output."""
    clash = next((name for name in LEFT_OUT if getattr(args, name, None)), None)
    if clash or args.output_format != "text":
        tally.fail(f"--{(clash or 'output_format').replace('_', '-')} is not for Parquet; --output FILE and --facts FILE write what is found")
        return 2
    try:
        import pyarrow.parquet  # noqa: F401
    except ModuleNotFoundError as err:
        from newslint.commands.extras import not_installed

        tally.fail(f"check: {not_installed(err.name, 'arrow')}")
        return 2
    outputs = [path for path in (args.output, args.facts) if path]
    for path in outputs:
        if not path.lower().endswith(".parquet"):
            tally.fail(f"{path}: Parquet is written; give it a name that ends in .parquet")
            return 2
    if len(set(map(os.path.realpath, outputs))) < len(outputs):
        tally.fail(f"{outputs[0]}: --output and --facts both write to it; give each a file of its own")
        return 2
    try:
        columns = {"text": args.text_column or "text", "id": args.id_column or "id", "published": args.published_column}
        paths = list(_archives(args.paths))
        if clash := _overwritten(args, outputs, paths):
            tally.fail(clash)
            return 2
        parts = [_part(path, columns) for path in paths]
        _compare_ids(parts, columns["id"])
        counts = _check(args, options, parts, columns, tally)
    except (files.InputError, ConfigError, RuleError) as err:
        tally.fail(err)
        return 2
    except (ValueError, OSError) as err:  # pyarrow's own errors are of these kinds
        tally.fail(f"{', '.join(args.paths)}: {str(err).splitlines()[0]}")
        return 2
    show(_summary(*counts))
    if counts[3]:
        tally.fail(f"{counts[3]} row{'s' * (counts[3] != 1)} could not be checked as asked" + (f"; {args.output} says why, in the column error" if args.output else
                   "; --output FILE says why, in the column error"))
    return 2 if tally.failed else int(tally.found and not args.exit_zero)


def _archives(paths):
    """The files of the archives: what an engine writes is a folder of them."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        inside = sorted(_parts(path))
        if not inside:
            raise files.InputError(f"{path}: a folder without files that end in .parquet")
        yield from inside


def _parts(folder):
    """The files in Parquet below a folder, without an engine’s own: the names of those, or of their folders, begin with _ or a point."""
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(("_", "."))]
        for name in names:
            if name.lower().endswith(".parquet") and not name.startswith(("_", ".")):
                yield os.path.join(where, name)


def _overwritten(args, outputs, paths):
    """A message about an output that is among the inputs, or would be part of an archive, or None.  paths: the files of the archives."""
    for output in outputs:
        if also := files.same_as(output, [*paths, *args.paths, *filter(None, [args.config])]):
            return f"{output}: " + ("is read too" if also == output else f"is {also}, which is read too") + "; write to another file"
        if folder := next((path for path in args.paths if os.path.isdir(path) and files.inside(output, path)), None):
            return f"{output}: lies in {folder}, which is read too; write to a file outside it"
    return None


@record
class _Part:
    """One file of the archives: its path, how many rows it has, and the type of its ids."""

    path: str
    rows: int
    id: object


def _part(path, columns):
    with _opened(path, columns) as file:
        return _Part(path, file.metadata.num_rows, file.schema_arrow.field(columns["id"]).type)


def _compare_ids(parts, column):
    """Raise InputError where the ids of two archives are of two types: they would go into one column."""
    first, *others = parts
    for part in others:
        if part.id != first.id:
            raise files.InputError(f"{part.path}: column {column!r} is {part.id} here and {first.id} in {first.path}; check it in a run of its own")


def _opened(path, columns):
    """The ParquetFile at a path.  Raises InputError where there is none, or where it lacks one of the columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from newslint.says import nearest

    try:
        file = pq.ParquetFile(path)
    except FileNotFoundError:
        raise files.InputError(f"{path}: no such file") from None
    except pa.ArrowInvalid:
        raise files.InputError(f"{path}: not a Parquet file, or not all of it; write it anew") from None
    names = file.schema_arrow.names
    for what, column in columns.items():
        if column and names.count(column) > 1:
            raise files.InputError(f"{path}: {names.count(column)} columns are called {column!r}; give them names of their own")
        if column and column not in names:
            raise files.InputError(f"{path}: no column {column!r}{nearest(column, names)}; there are {', '.join(names)}: name one with --{what}-column")
    return file


def _check(args, options, parts, columns, tally):
    """(rows, to fix, notes, rows with errors) of all archives, written as they come."""
    from newslint.arrow import FACTS, FINDINGS

    total = sum(part.rows for part in parts)
    processes = options.jobs or (jobs.most() if total > ENOUGH else 1)
    rows, levels, errors = 0, dict.fromkeys(LEVELS, 0), 0
    with _Written(args.output, FINDINGS) as findings, _Written(args.facts, FACTS) as facts:
        work = _Work(columns, options, bool(args.facts))
        for count, found, stated in jobs.stream(work, _batches(parts, columns), processes):
            rows += count
            findings.add(found)
            facts.add(stated)
            for level in found.column("level").to_pylist():
                if level:
                    levels[level] += 1
            errors += len({str(i) for i, e in zip(found.column("id").to_pylist(), found.column("error").to_pylist()) if e})
    bar = LEVELS.index(args.fail_on or Session(options=options).setting("article.txt", "fail_on") or "warning")
    tally.found = any(n and LEVELS.index(level) >= bar for level, n in levels.items())
    return rows, sum(levels.values()) - levels["note"], levels["note"], errors


def _batches(parts, columns):
    """The columns of all rows, in batches, read ahead by no more than a batch; no two files are open at once."""
    import pyarrow as pa

    wanted = list(filter(None, columns.values()))
    for path, *_ in parts:
        rows = 0
        with _opened(path, columns) as file:
            try:
                for batch in file.iter_batches(ROWS, columns=wanted, use_threads=False):
                    yield batch
                    rows += batch.num_rows
            except (pa.ArrowException, OSError) as err:
                raise files.InputError(f"{path}: damaged after row {rows:,}: {str(err).splitlines()[0]}; write it anew") from None


class _Work:
    """(rows, findings, facts or None) of one batch, here or in another process."""

    def __init__(self, columns, options, facts):
        self._columns, self._facts = columns, facts
        self._how = {"config": options.config, "select": options.select, "ignore": options.ignore}
        self._level = options.level

    def __call__(self, batch):
        from newslint import arrow

        how = self._columns | self._how | {"level": self._level}
        if self._facts:
            [(found, stated)] = arrow.check_and_collect([batch], **how)
        else:
            [found], stated = arrow.check_batches([batch], **how), None
        return batch.num_rows, found, stated


class _Written:
    """A Parquet file that takes batches, and is there whole or not at all.  path: None for what is not wanted."""

    def __init__(self, path, columns):
        self._path, self._columns = path, columns
        self._writer, self._kept, self._size = None, [], 0

    def __enter__(self):
        if self._path:
            target = os.path.realpath(self._path)
            self._part = os.path.join(os.path.dirname(target), f".newslint-{os.getpid()}-{os.urandom(6).hex()}")
            self._target = target
            if os.path.isdir(target):
                raise files.InputError(f"{self._path}: is a folder; write to a file")
            self._restore = end_on_signals()
            try:
                open(self._part, "xb").close()  # before the first of a million rows is read
            except OSError as err:
                self._restore()
                raise files.InputError(f"{self._path}: cannot be written: {err.strerror}") from None
        return self

    def add(self, batch):
        """Take in a RecordBatch."""
        if not self._path:
            return
        self._kept.append(batch)
        self._size += batch.num_rows
        if self._size >= WRITTEN:
            self._flush()

    def _flush(self):
        import pyarrow as pa
        import pyarrow.parquet as pq

        if not self._kept:
            return
        table = pa.Table.from_batches(self._kept)
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._part, table.schema, compression="zstd")
        self._writer.write_table(table)
        self._kept, self._size = [], 0

    def __exit__(self, kind, *_):
        if not self._path:
            return
        try:
            if kind is None:
                self._flush()
            if self._writer:
                self._writer.close()
            if kind is None:
                if self._writer is None:  # no row at all
                    self._empty()
                os.replace(self._part, self._target)
        finally:
            if os.path.exists(self._part):
                os.unlink(self._part)
            self._restore()

    def _empty(self):
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.schema([("id", pa.string()), *self._columns]).empty_table(), self._part)


def _summary(rows, to_fix, notes, _errors):
    if not rows:
        return "no article was checked"
    parts = [f"{to_fix:,} to fix"] * bool(to_fix) + [f"{notes:,} note{'s' * (notes != 1)}"] * bool(notes)
    return f"{rows:,} article{'s' * (rows != 1)}: {', '.join(parts) or 'nothing to fix'}"

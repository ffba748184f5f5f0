"""Archives in columns: Arrow batches of articles in, Arrow batches of findings or facts out, for any engine that speaks Arrow.

    from newslint.arrow import check_batches
    for batch in check_batches(parquet.iter_batches(), text="body", id="url", published="date"):
        ...

Needs pyarrow, the extra `arrow`.  An article that cannot be checked gives a row with `error`, and the job goes on.
The rules are read once a process, so that a function of these may be sent to any worker.
"""

import json
from functools import lru_cache, partial

import pyarrow as pa

from newslint.checking import document
from newslint.compare import Comparison
from newslint.checks import Stated
from newslint.filters import may_silence
from newslint.filters.suppress import silenced
from newslint.finding import ArticleId, ArticleResult, Finding, Place, lines_of
from newslint.fingerprints import fingerprints
from newslint.marks import marks_of
from newslint.options import Options
from newslint.readers import readings
from newslint.readers.published import day
from newslint.reports import compared
from newslint.session import Session

LONGEST_ARTICLE = 64 << 20  # code points of one article, as for a file
FORMATS = {"plain": "article.txt", "markdown": "article.md", "html": "article.html"}
FINDINGS = (
    ("code", pa.string()), ("name", pa.string()), ("level", pa.string()), ("start", pa.int32()), ("end", pa.int32()),
    ("text", pa.string()), ("message", pa.string()), ("fix", pa.string()), ("safe", pa.bool_()), ("against", pa.string()),
    ("fingerprint", pa.string()), ("error", pa.string()),
)
FACTS = (
    ("code", pa.string()), ("key", pa.string()), ("text", pa.string()), ("data", pa.string()), ("published", pa.string()),
    ("start", pa.int32()), ("end", pa.int32()), ("line", pa.int32()), ("column", pa.int32()), ("end_line", pa.int32()),
    ("end_column", pa.int32()), ("quoted", pa.bool_()), ("silenced", pa.bool_()), ("error", pa.string()),
)
NAMES = {pa.string(): "string", pa.int32(): "int", pa.bool_(): "boolean"}
FINDINGS_DDL = ", ".join(f"`{name}` {NAMES[kind]}" for name, kind in (("id", pa.string()), *FINDINGS))  # as Spark wants a schema
FACTS_DDL = ", ".join(f"`{name}` {NAMES[kind]}" for name, kind in (("id", pa.string()), *FACTS))


def findings_schema(id_type=None):
    """The schema of what check_batches gives.  id_type: that of the column of ids, which is kept (default: string)."""
    return pa.schema([("id", id_type or pa.string()), *FINDINGS])


def facts_schema(id_type=None):
    """The schema of what facts_batches gives, see findings_schema."""
    return pa.schema([("id", id_type or pa.string()), *FACTS])


def check_batches(batches, *, text="text", id="id", published=None, config=None, format="plain", select=(), ignore=(), level=None):
    """A RecordBatch of findings for every RecordBatch of articles: a row for every place, in order.

    text, id, published: the names of the columns; published may hold dates, timestamps or texts that begin with 2026-02-03.  A row
    without a text is passed over.  config: the path of a config (default: the nearest newslint.toml from the working folder upwards).
    format: plain, markdown or html.  select, ignore, level: as on the command line.

    start and end are code points of the text; `text` is what lies between them, `fix` what to write instead where there is a best
    answer, `safe` whether that may be done unseen.  A row with `error` says what could not be done for an article; its other columns but id are null.
    Raises ValueError for columns that are not there or hold no text; newslint.config.ConfigError, newslint.rules.RuleError.
    """
    yield from _each_batch(batches, text, id, published, FINDINGS, _checker(config, format, tuple(select), tuple(ignore), level).findings)


def facts_batches(batches, *, text="text", id="id", published=None, config=None, format="plain", select=(), ignore=()):
    """A RecordBatch of facts for every RecordBatch of articles: what they state that other articles may contradict.

    code is that of the rule which compares the facts: XA101 quotations, XA102 names, XA103 offices, XA104 ages, XA105 terms.  Facts with
    one code and key belong together, and `text` is how the article writes it.  The other columns are for compare_facts.  See
    check_batches for the arguments.
    """
    yield from _each_batch(batches, text, id, published, FACTS, _checker(config, format, tuple(select), tuple(ignore), None).facts)


def compare_facts(batches, *, config=None, select=(), ignore=(), level=None):
    """One RecordBatch of findings about the articles whose facts these are, as `newslint check` finds where articles are compared.

    All facts of one code and key must be among them; it does not matter in which order, nor which others are.
    """
    checker = _checker(config, "plain", tuple(select), tuple(ignore), level)
    rows, schema = [], None
    for batch in batches:
        schema = schema or batch.schema
        rows += [row for row in batch.to_pylist() if row["error"] is None]
    if schema is None:
        return
    rows.sort(key=lambda row: (str(row["id"]), row["start"], row["code"], row["key"]))
    known = {str(row["id"]): row["id"] for row in rows}
    found = [(known[name], *row) for name, row in checker.compared(rows)]
    yield _batch(pa.array([row[0] for row in found], schema.field("id").type), [row[1:] for row in found], FINDINGS)


def check_table(table, **how):
    """The findings of a Table as a Table; how: see check_batches."""
    return _table(table, check_batches, findings_schema, how)


def facts_table(table, **how):
    """The facts of a Table as a Table; how: see facts_batches."""
    return _table(table, facts_batches, facts_schema, how)


def _table(table, work, schema, how):
    column = how.get("id", "id")
    id_type = table.schema.field(column).type if column in table.schema.names else None  # else work() says what is missing
    return pa.Table.from_batches(work(table.to_batches(max_chunksize=512), **how), schema(id_type))


def check_and_collect(batches, *, text="text", id="id", published=None, config=None, format="plain", select=(), ignore=(), level=None):
    """(findings, facts) of every RecordBatch, in less time than by one function after the other; see them for the arguments."""
    checker = _checker(config, format, tuple(select), tuple(ignore), level)
    for batch in batches:
        indices, rows, stated = _scan(batch, text, id, published, checker.findings, len(FINDINGS), facts=True)
        ids = batch.column(id)
        yield _batch(_taken(ids, indices), rows, FINDINGS), _batch(_taken(ids, [i for i, _ in stated]), [row for _, row in stated], FACTS)


def _each_batch(batches, text, id, published, columns, work):
    for batch in batches:
        indices, rows, _ = _scan(batch, text, id, published, work, len(columns))
        yield _batch(_taken(batch.column(id), indices), rows, columns)


def _scan(batch, text, id, published, work, width, facts=False):
    """([number of the article], [its row]) of a batch, and with facts [(number, row of FACTS)], which work then adds to a list."""
    _check_columns(batch.schema, text, id, published)
    days = _values(batch.column(published)) if published else [None] * batch.num_rows
    indices, rows, stated = [], [], []
    for i, (source, when) in enumerate(zip(_values(batch.column(text)), days)):
        own = []
        for row in _rows(partial(work, stated=own) if facts else work, source, when, width):
            indices.append(i)
            rows.append(row)
            if facts and row[-1] is not None:  # both tables name what could not be done
                own.append((None,) * (len(FACTS) - 1) + (row[-1],))
        stated += [(i, row) for row in own]
    return indices, rows, stated


def _taken(ids, indices):
    return ids.take(pa.array(indices, pa.int32()))


def _batch(ids, rows, columns):
    arrays = [pa.array([row[i] for row in rows], kind) for i, (_, kind) in enumerate(columns)]
    return pa.RecordBatch.from_arrays([ids, *arrays], ["id", *(name for name, _ in columns)])


def _check_columns(schema, text, id, published):
    from newslint.says import nearest

    for column in filter(None, (text, id, published)):
        if column not in schema.names:
            raise ValueError(f"no column {column!r}{nearest(column, schema.names)}; there are {', '.join(schema.names)}")
    kind = schema.field(text).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind) or pa.types.is_null(kind)):
        raise ValueError(f"column {text!r} holds {kind}, not text; name the column of the articles")


def _values(column):
    """The values of a column; of one that is not UTF-8, the UnicodeDecodeError."""
    try:
        return column.to_pylist()
    except UnicodeDecodeError:
        return [_value(value) for value in column]


def _value(value):
    try:
        return value.as_py()
    except UnicodeDecodeError as err:
        return err


def _rows(work, source, when, width):
    """The rows about one article, without its id."""
    problems = []
    try:
        if isinstance(source, UnicodeDecodeError):
            raise ValueError(f"not UTF-8 at byte {source.start}")
        if source is None:
            return
        if len(source) > LONGEST_ARTICLE:
            raise ValueError(f"longer than {LONGEST_ARTICLE:,} characters")
        if "\0" in source:
            raise ValueError(f"looks like binary data, not text: a NUL character at offset {source.index(chr(0))}")
        rows = list(work(source, _day(when, problems), problems.append))
    except Exception as err:  # one article of millions must not cost the others
        rows, problems = [], [*problems, err if isinstance(err, ValueError) else f"{type(err).__name__}: {err}"]
    yield from rows
    for problem in dict.fromkeys(map(str, problems)):
        yield (None,) * (width - 1) + (problem,)


def _day(when, problems):
    """The datetime.date that a value means, or None."""
    if not isinstance(when, str):
        if when is None or hasattr(when, "year"):
            return when
        known = None
    elif not when.strip():
        return None
    else:
        known = day(when)
    if known is None:
        problems.append(f"published: {str(when)[:40]!r} is not a date such as 2026-02-03; checked without one")
    return known


@lru_cache(maxsize=16)
def _checker(config, format, select, ignore, level):
    if format not in FORMATS:
        raise ValueError(f"format must be one of {', '.join(FORMATS)}, not {format!r}")
    for name, words in (("select", select), ("ignore", ignore)):
        if any(len(word) < 2 for word in words):  # tuple("TY")
            raise ValueError(f"{name} must be a list of codes, families or names")
    return _Checker(FORMATS[format], Options(config=config, select=select, ignore=ignore, level=level))


class _Checker:
    """One Session, and what is asked of it for a row."""

    def __init__(self, path, options):
        self._path = path
        self._session = Session(options=options)
        self._linter = None
        self._ready()  # what is wrong with a config or a rule file is not a fault of an article

    def _ready(self):
        linter = self._session.linter(self._path)
        if linter is not self._linter:
            self._linter, self._rules = linter, {r.code: r for r in linter.compiled.rules()}
        return self._session.config(self._path), linter

    def findings(self, source, published, fail, stated=None):
        """The rows of FINDINGS of a text.  stated: a list that takes in its rows of FACTS."""
        _, linter = self._ready()
        for reading in readings(self._path, source):
            collected = None if stated is None else []
            doc, found = self._session.check_reading(
                reading, source, self._path, published, broken=lambda err: fail(_about(err)), stated=collected)
            for f, prints in zip(found, fingerprints(source, found)):
                against = "\n".join(compared(lines_of(source), f)) or None
                for mark, fingerprint in zip(marks_of(doc, f, self._rules[f.code]), prints):
                    fix = mark.replacements[0] if mark.replacements else None
                    yield (f.code, f.name, mark.level, mark.start, mark.end, source[mark.start : mark.end], mark.message, fix, mark.safe,
                           against, str(fingerprint), None)
            if stated is not None:
                stated += _stated(linter, doc, collected)

    def facts(self, source, published, _fail):
        """The rows of FACTS of a text."""
        config, linter = self._ready()
        for reading in readings(self._path, source):
            doc = document(linter, config, self._path, source, published, reading)
            yield from _stated(linter, doc, linter.collect(doc))

    def compared(self, rows):
        """(article, row of FINDINGS) of what facts say of each other."""
        _, linter = self._ready()
        problems, texts, known = [], {}, {}
        comparison = Comparison(problems.append)
        for row in rows:
            article = ArticleId(str(row["id"]))
            at = row["line"], row["column"], row["end_line"], row["end_column"]
            stated = Stated(article, row["published"] or "", row["start"], row["end"], at, row["data"], row["quoted"], not row["silenced"])
            if stated not in known:
                known[stated] = stated._replace(data=json.loads(row["data"]))
            comparison.add([(row["code"], (row["key"],), known[stated])])
            texts[article, row["start"], row["end"]] = row["text"]
        found = comparison.findings({rule.code: (rule, check) for rule, check in linter.comparing()})
        for problem in problems:
            raise problem
        for article, findings in sorted(found.items()):
            left = self._session.not_ignored(self._path, findings, lambda f, place: texts[f.article, place.start, place.end])
            for f in self._session.shown(ArticleResult(ArticleId(self._path), "", tuple(left))).findings:
                against = "\n".join(compared(None, f)) or None
                for place in f.places:
                    yield article.path, (f.code, f.name, place.level, place.start, place.end, texts[article, place.start, place.end],
                                         f.message, None, False, against, None, None)


def _stated(linter, doc, collected):
    """The rows of FACTS of a Document.  collected: see Linter.collect."""
    source = doc.source
    may = may_silence(source)
    for code, keys, s in collected:
        silent = may and not silenced(doc, [Finding(s.article, code, "", "", (Place(s.start, s.end, "note"),))], linter.compiled.rules)
        data = json.dumps(s.data, ensure_ascii=False)
        for key in keys:
            yield code, key, source[s.start : s.end], data, s.published or None, s.start, s.end, *s.at, s.quoted, silent, None


def _about(err):
    """A RuleError without the name of an article that is only ours."""
    text = str(err)
    return text.split(": ", 1)[1] if text.startswith(tuple(FORMATS.values())) else text

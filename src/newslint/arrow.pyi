"""The types of newslint.arrow; what it does is documented in arrow.py."""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

FINDINGS_DDL: str
FACTS_DDL: str

def findings_schema(id_type: pa.DataType | None = None) -> pa.Schema: ...
def facts_schema(id_type: pa.DataType | None = None) -> pa.Schema: ...
def check_batches(
    batches: Iterable[pa.RecordBatch], *, text: str = "text", id: str = "id", published: str | None = None, config: str | None = None,
    format: str = "plain", select: Sequence[str] = (), ignore: Sequence[str] = (), level: str | None = None,
) -> Iterator[pa.RecordBatch]: ...
def facts_batches(
    batches: Iterable[pa.RecordBatch], *, text: str = "text", id: str = "id", published: str | None = None, config: str | None = None,
    format: str = "plain", select: Sequence[str] = (), ignore: Sequence[str] = (),
) -> Iterator[pa.RecordBatch]: ...
def check_and_collect(
    batches: Iterable[pa.RecordBatch], *, text: str = "text", id: str = "id", published: str | None = None, config: str | None = None,
    format: str = "plain", select: Sequence[str] = (), ignore: Sequence[str] = (), level: str | None = None,
) -> Iterator[tuple[pa.RecordBatch, pa.RecordBatch]]: ...
def compare_facts(
    batches: Iterable[pa.RecordBatch], *, config: str | None = None, select: Sequence[str] = (), ignore: Sequence[str] = (),
    level: str | None = None,
) -> Iterator[pa.RecordBatch]: ...
def check_table(
    table: pa.Table, *, text: str = "text", id: str = "id", published: str | None = None, config: str | None = None,
    format: str = "plain", select: Sequence[str] = (), ignore: Sequence[str] = (), level: str | None = None,
) -> pa.Table: ...
def facts_table(
    table: pa.Table, *, text: str = "text", id: str = "id", published: str | None = None, config: str | None = None,
    format: str = "plain", select: Sequence[str] = (), ignore: Sequence[str] = (),
) -> pa.Table: ...

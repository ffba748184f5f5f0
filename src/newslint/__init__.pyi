"""The types of the public API; what it does is documented in __init__.py, session.py and finding.py."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from os import PathLike
from typing import NamedTuple

__version__: str
__all__ = ["Finding", "Session", "check_file", "check_text"]

class Edit(NamedTuple):
    start: int
    end: int
    content: str

class Fix(NamedTuple):
    edits: tuple[Edit, ...]
    applicability: str
    message: str

class ArticleId(NamedTuple):
    path: str
    part: str = ""

class Place(NamedTuple):
    start: int
    end: int
    level: str
    fix: Fix | None = None
    quoted: bool = False

class Evidence(NamedTuple):
    start: int
    end: int
    message: str = ""
    article: ArticleId | None = None
    at: tuple[int, ...] = ()

class Finding(NamedTuple):
    article: ArticleId
    code: str
    name: str
    remark: str
    places: tuple[Place, ...]
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[str, ...] = ()
    fixable: bool = False

    @property
    def message(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def fix(self) -> Fix | None: ...
    def advised(self, quoted: bool) -> str: ...
    def filter_places(self, keep: Callable[[Place], bool]) -> Finding | None: ...

class ArticleResult(NamedTuple):
    article: ArticleId
    source: str
    findings: tuple[Finding, ...]
    is_article: bool = True

    @property
    def path(self) -> str: ...

class Options(NamedTuple):
    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    level: str | None = None
    published: date | None = None
    stdin_name: str = "stdin"
    jobs: int = 0
    cache: bool = False

class Session:
    def __init__(
        self, config: str | None = None, root: str | PathLike[str] | None = None, options: Options = ...,
        fail: Callable[[Exception], None] | None = None,
    ) -> None: ...
    def check_text(self, text: str, path: str | PathLike[str] = "", published: date | str | None = None, partial: bool = False) -> list[Finding]: ...
    def check_file(self, path: str | PathLike[str], published: date | str | None = None) -> list[Finding]: ...
    def check_many(self, paths: Iterable[str], processes: int = 1, across: Iterable[str] = ()) -> Iterator[ArticleResult]: ...
    def refresh(self) -> None: ...

def check_text(text: str, path: str | PathLike[str] = "", published: date | str | None = None) -> list[Finding]: ...
def check_file(path: str | PathLike[str], published: date | str | None = None) -> list[Finding]: ...

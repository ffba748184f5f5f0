"""What a check says (Hit) and what a reader is told (Finding)."""

from typing import NamedTuple

LEVELS = ("note", "warning", "error")  # ascending; SARIF's words


class Edit(NamedTuple):
    """Replace [start, end) by `content`; code-point offsets."""

    start: int
    end: int
    content: str


class Place(NamedTuple):
    """A further place that belongs to a finding; code-point offsets.

    role: "also" (the same fault stands here too) or "evidence" (what the finding is judged against).
    message: what to say of it ("first called “President Dahl” here").
    """

    start: int
    end: int
    role: str
    message: str = ""


class Hit(NamedTuple):
    """One thing that a check noticed, in offsets of Document.text.

    slots: values for the `{…}` of the rule's `says`; {found} is filled by the engine.
    fix: the replacement of [start, end), "" for a deletion, None where no single cure is certain.
    safe: whether the fix may be applied unseen.
    suggestions: what to write instead, best first, where the reader must choose.
    level: a level lower than the rule's own, where this hit is less sure.
    """

    start: int
    end: int
    slots: dict = {}
    fix: str | None = None
    safe: bool = False
    suggestions: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    level: str | None = None


class Fix(NamedTuple):
    """Edits in source offsets; applicability is "safe" or "unsafe"."""

    edits: tuple[Edit, ...]
    applicability: str
    message: str


class Finding(NamedTuple):
    """A remark to the reader, in code-point offsets of Document.source: source[start:end] is what it names."""

    source: str
    part: str
    start: int
    end: int
    code: str
    name: str
    level: str
    message: str
    fix: Fix | None = None
    suggestions: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    fingerprint: str = ""

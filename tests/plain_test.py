"""Plain text: what the lines of a story are, and that hard-wrapped copy reads the same whatever its line ends."""

import textwrap

import pytest

from newslint import check_text
from newslint.readers import plain

STORY = "\n\n".join((
    "Council meets on the bridge",
    textwrap.fill(
        "Mrs. Ada Quarrington opened the hearing on Monday. Mrs. Quarrington said the bridge was safe, and Mrs. Quarrington left early. "
        "Her brother, Mr. Odell Prend, stayed on. Mr. Prend said the the toll would rise, and that nobody woudl pay it twice.", 48),
    textwrap.fill("The clerk wrote it down. Mr. Prend thanked him, and the hearing was over before noon, the clerk said.", 48),
)) + "\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n", " \r\n"])
def test_hard_wrapped_copy_reads_the_same(end):
    source = STORY.replace("\n", end)
    found = [(f.code, source[f.start : f.end]) for f in check_text(source)]
    assert found == [("TY102", "the the"), ("TY101", "woudl")]


WRAPPED = """\
The drivers of the buses of Carrow have on Monday evening filed a
unfair-practice complaint, and the board should
of known of it before its members met in the old hall. She is
a honest broker, they said late on Monday, when there were more
then ten of them in the hall, and
and the lamps were lit.
"""


@pytest.mark.parametrize("path", ["story.txt", "story.md"])
def test_where_a_line_ends_hides_nothing(path):
    flowing = check_text(WRAPPED.replace("\n", " "), path=path)
    found = check_text(WRAPPED, path=path)
    assert [f.code for f in found] == ["TY106", "TY104", "TY106", "TY104", "TY102"]
    assert [(f.code, f.start, f.end, f.message) for f in found] == [(f.code, f.start, f.end, f.message) for f in flowing]
    assert WRAPPED[found[-1].start : found[-1].end] == "and\nand"


@pytest.mark.parametrize("text,kinds", [
    ("Mayor opens bridge\n\nThe mayor opened the bridge on Monday.", ["headline", "paragraph"]),
    ("Sen. Odell Marsh spoke. Sen. Marsh left.\n\nSenator Marsh came back.", ["paragraph", "paragraph"]),
    ("Mayor opens bridge\n\nBy Ada Holm\n\nIt rained all day.", ["headline", "byline", "paragraph"]),
    ("It rained all day.\n\nRelated stories:\n\nBridge closed for repairs\n\n© 2026 Carrow Ledger", ["paragraph", "furniture", "furniture", "furniture"]),
    ("It rained all day.\n\nSo much rain! pic.twitter.com/aBcD123\n— Ada Holm (@adaholm) February 3, 2026", ["paragraph", "embed", "embed"]),
])
def test_kinds_of_lines(text, kinds):
    assert [b.kind for b in plain.read(text).blocks] == kinds

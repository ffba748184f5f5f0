"""Quotation marks: which words are quoted, and which mark has no partner."""

import pytest
from support import every_rule

from newslint.analysis.double_marks import paired
from newslint.analysis.quotes import quote_at, quotes, quotes_in
from newslint.document import Document
from newslint.readers import plain


def doc_of(text):
    return Document(plain.read(text))


def quoted(text):
    """What the quotations of the text are, marks included; “>” before one that goes on, “…” behind one left open."""
    doc = doc_of(text)
    return [">" * q.continued + text[q.start : q.end] + "…" * (not q.closed) for q in quotes(doc)]


def faults(text):
    return [(f.kind, f.start, text[f.start : f.end], f.right) for f in paired(doc_of(text))[1]]


@pytest.mark.parametrize("text,want", [
    ("He said “no” and “never.”", ["“no”", "“never.”"]),
    ('He said "no" and "never."', ['"no"', '"never."']),
    ("He said ''no'' and ''never.''", ["''no''", "''never.''"]),
    ("''She said 'no,''' he said.", ["''She said 'no,'''"]),
    ("He said „nein“ and „no” and «non» and »nej«.", ["„nein“", "„no”", "«non»", "»nej«"]),
    ("“No,“ he said. ”Never.” It rained.", ["“No,“", "”Never.”"]),
    ("“No,\" he said. \"Never.”", ['“No,"', '"Never.”']),
    ("“She said ‘no’ and ‘never,’” he said.", ["“She said ‘no’ and ‘never,’”"]),
    ("“She sang “Hey, Anna” at noon,” he said.", ["“She sang “Hey, Anna” at noon,”"]),
    ('"She sang "Hey, Anna" at noon," he said.', ['"She sang "Hey, Anna" at noon,"']),
    ('“She sang "Hey, Anna" at noon,” he said.', ['“She sang "Hey, Anna" at noon,”']),
    ("(“No”) and [“never”]—“ever”—and 4-“ish”.", ["“No”", "“never”", "“ever”", "“ish”"]),
    ("He said\u00a0\"no\"\u00a0twice.", ['"no"']),
    ("No quotation, only the farmers' market of the '90s and a 12\" pipe.", []),
    ("", []),
])
def test_double_marks(text, want):
    assert quoted(text) == want
    assert faults(text) == ([] if "“No,“" not in text else [("turned", 4, "“", "”"), ("turned", 15, "”", "“")])


@pytest.mark.parametrize("text", [
    "He is 6'2\" tall.", "He is 6’ 2” tall, she is 5’11”.", "A 12\" pipe burst under a 3.5\" slab.", "A 12” pipe burst.",
    "It lies at 40° 26' 46\" north.",
])
def test_inches_are_no_quotation(text):
    assert quoted(text) == [] and faults(text) == []


def test_inches_inside_a_quotation():
    assert quoted("“The 12” pipe burst,” he said.") == ["“The 12” pipe burst,”"]
    assert quoted('"He is 6\'2" tall," she said.') == ['"He is 6\'2" tall,"']


@pytest.mark.parametrize("text", ['In "1984," he read.', 'He said it in "Route 66" and in "Catch-22".'])
def test_a_number_may_end_a_quotation(text):
    assert len(quoted(text)) == text.count('"') / 2 and faults(text) == []


def test_a_sum_is_not_inches():
    assert faults('They gave 5,000" from the fund. It was "fine."') == [("unopened", 15, '"', "")]


# What is lost, and where it is missed.
@pytest.mark.parametrize("text,kind,mark", [
    ("⟦“⟧We go, he said. It rained.", "unclosed", "“"),
    ("⟦“⟧We go, he said. “It rains.”", "unclosed", "“"),
    ("“We go,” he said. ⟦“⟧It rains.", "unclosed", "“"),
    ("We go,⟦”⟧ he said. It rained.", "unopened", "”"),
    ("We go,⟦”⟧ he said. “It rains.”", "unopened", "”"),
    ("“We go,” he said. It rains.⟦”⟧ He left.", "unopened", "”"),
    ('⟦"⟧We go, he said. "It rains."', "unclosed", '"'),
    ('We go,⟦"⟧ he said. "It rains."', "unopened", '"'),
    ("⟦''⟧We go, he said. ''It rains.''", "unclosed", "''"),
    ("“We go,⟦“⟧ he said.", "turned", "”"),
    ("He said ⟦”⟧we go” and left.", "turned", "“"),
    ("⟦”⟧We go,” he said.", "turned", "“"),
    ("⟦““⟧We go,” he said.", "doubled", "“"),
    ("“We go,⟦””⟧ he said.", "doubled", "”"),
    ('"We go,⟦""⟧ he said.', "doubled", '"'),
])
def test_one_mark_gone_wrong(text, kind, mark):
    start = text.index("⟦")
    clean = text.replace("⟦", "").replace("⟧", "")
    found = text[start + 1 : text.index("⟧")]
    right = mark if kind in ("turned", "doubled") else ""
    assert faults(clean) == [(kind, start, found, right)]


def test_a_lost_mark_ends_with_its_paragraph():
    text = "“We go, he said.\n\nIt rained.\n\n“We stay,” she said."
    assert quoted(text) == ["“We go, he said.…", "“We stay,”"]
    assert quote_at(doc_of(text), text.index("rained")) is None


def test_a_lost_mark_ends_where_the_next_opens():
    assert quoted("“We go, he said. “It rains,” he added.") == ["“We go, he said.…", "“It rains,”"]


def test_left_open_over_paragraphs():
    text = "“We came in June.\n\n“We left in May.\n\n“We lost it all,” he said.\n\n“Who are you?” she asked."
    assert quoted(text) == ["“We came in June.…", ">“We left in May.…", ">“We lost it all,”", "“Who are you?”"]
    assert faults(text) == []


def test_left_open_and_not_opened_again():
    text = "“We came in June.\n\nWe left in May,” he said."
    assert [f[0] for f in faults(text)] == ["unclosed", "unopened"]


def test_a_paragraph_that_ends_with_a_mark_was_not_left_open():
    text = "“We came in June, he said. “We left.”\n\n“And then?” she asked."
    assert faults(text) == [("unclosed", 0, "“", "")]


@pytest.mark.parametrize("text,want", [
    ("‘We will not go,’ he said. ‘Never.’", ["‘We will not go,’", "‘Never.’"]),
    ("‘The farmers’ market is shut,’ he said.", ["‘The farmers’ market is shut,’"]),
    ("‘We were only goin’ to look,’ he said.", ["‘We were only goin’ to look,’"]),
    ("It was ‘a mess’ and the boys’ fault.", ["‘a mess’"]),
    ("'We will not go,' he said in the '90s.", ["'We will not go,'"]),
    ("He's one of the '68 class; 'tis rock 'n' roll, 'til dawn.", []),
    ("The farmers' and the boys' club's rock ’n’ roll of ’68.", []),
    ("“She said ‘no’,” he said, and ‘yes’ later.", ["“She said ‘no’,”", "‘yes’"]),
    ("‘She said “no” to me,’ he said. ‘Never.’", ["‘She said “no” to me,’", "‘Never.’"]),
    ("He wrote “no” and ‘left “them” at the “farmers’” gate,’ he said.", ["“no”", "“them”", "“farmers’”"]),
])
def test_single_marks(text, want):
    assert quoted(text) == want


def test_places():
    text = "He said “no” and left."
    doc = doc_of(text)
    (q,) = quotes(doc)
    assert (q.start, q.end, q.inner_start, q.inner_end, q.mark) == (8, 12, 9, 11, "“")
    assert quote_at(doc, 7) is None and quote_at(doc, 8) == q and quote_at(doc, 11) == q and quote_at(doc, 12) is None
    assert quotes_in(doc, 0, 9) == (q,) and quotes_in(doc, 9, 20) == ()


@pytest.mark.parametrize("text", ['"' * 999, "“" * 999, "”" * 999, "'' " * 999, "‘a " * 999, '“a" ' * 999, "„«»“”" * 200, "6'2\"" * 500])
def test_any_heap_of_marks_is_read(text):
    doc = doc_of(text)
    spans = [(q.start, q.end) for q in quotes(doc)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:]))


@pytest.mark.parametrize("text, fixes", [
    ("“The mill was never ours” she said. It rained.", [",”"]), ('It rained. "The mill was never ours" said Lena Orrin.', [',"']),
    ("‘The mill was never mine’ the clerk told the board.", [",’"]), ("“Who sold the mill” he asked.", [None]),
    ("“The mill was never ours,” she said. “Was it hers?” he asked. “It was—” she said.", []),
    ("“The Mill on the Hill” she wrote in May. “Keep it” she said.", []), ("He wrote “the mill is ours” she said.", []),
    ("“The mill is ours” she said was a lie. “The mill is ours” signs said so.", []),
])
def test_a_comma_before_the_speaker(text, fixes):
    from newslint.engine import Linter
    from newslint.readers import plain

    linter = Linter([r for r in every_rule() if r.code == "QU102"])
    found = linter.check(linter.document(plain.read(text)))
    assert [f.fix and f.fix.edits[0].content for f in found] == fixes
    assert all(text[f.start : f.end] in ("”", '"', "’") for f in found)

"""What holds of every reading, whatever the source: the text is mapped, the blocks are in order, findings stand where they say."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from property_support import examples
from support import every_linter

from newslint.document import Document
from newslint.readers import markdown, plain

MARKUP = [
    "*", "**", "***", "_", "__", "`", "``", "```", "~~", "[", "]", "(", ")", "![", "](u)", "](u 't')", "[^1]", "[^1]: ", "[a]: u",
    "<b>", "</b>", "<i>x</i>", "<div>", "</div>", "<p>", "<br>", "<br/><br/>", "<!--", "-->", "<blockquote>", "</blockquote>", "<li>",
    "<ul>", "</ul>", "<table>", "<script>", "</script>", "<pre>", "<a href='u'>", "</a>", "<img alt='x y'>", "<X y='z'/>",
    "<https://a.b/c>", "&amp;", "&nbsp;", "&#8217;", "&shy;", "&bogus;", "\\", "\\*", "{{< x >}}", "{{ v }}", "{% raw %}", "{% endraw %}",
    "{:.x}", "{/*", "*/}", "# ", "## ", "> ", "- ", "1. ", "===", "---", "+++", "|", "a|b\n-|-\n", ":", ":::",
]
WORDS = [
    "the the", "woudl", "d**g", "f***", "s**t", "k*lled", "Mr. Dahl", "Dahl", "President Dahl", "US", "U.S.", "percent", "40 percent", "%",
    "Monday, Feb. 10, 2026", "Feb. 30", "“", "”", "\"", "‘", "’s", "said", "it’s", "its", ".", ",", "?", "—", "TK", "pic.twitter.com/x",
    "caf\u00e9", "cafe\u0301", "\u0130stanbul", "\U0001f600", "\u2028", "\u00a0", "a", "mill", "reportedly", "slammed", "suc- ceed", "â€™",
]
SPACE = [" ", " ", " ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "    ", "  \n"]
FRONT = ["", "", "---\ntitle: The the mill\ndate: 2026-02-10\n---\n", "---\r\ntitle: 'It''s'\r\ndek: >\r\n  the\r\n  the\r\n---\r\n",
         "+++\ntitle = \"a \\\"b\\\" \\u2014\"\n+++\n", "---\ntitle: left open\n"]
pieces = st.one_of(st.sampled_from(MARKUP), st.sampled_from(WORDS), st.sampled_from(SPACE))
sources = st.builds(
    lambda front, parts, odd: front + "".join(parts) + odd,
    st.sampled_from(FRONT), st.lists(pieces, max_size=40), st.one_of(st.just(""), st.text(max_size=12)),
)
many = examples(300, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("reader", [plain, markdown])
@many
@given(source=sources)
def test_blocks_are_in_order(reader, source):
    reading = reader.read(source)
    last = 0
    for block in reading.blocks:
        assert last <= block.start < block.end <= len(reading.text)
        last = block.end
    assert list(reading.inline) == sorted(reading.inline)
    assert all(0 <= s.start < s.end <= len(reading.text) for s in reading.inline)


@many
@given(source=sources)
def test_text_is_mapped_without_gap_or_turn(source):
    doc = Document(markdown.read(source), source)
    last = 0
    for i in range(len(doc.text)):
        start, end = doc.to_source(i, i + 1)
        assert last <= end <= len(source) and start < end
        assert start >= last or (start, end) == doc.to_source(i - 1, i)  # one piece may stand for two characters
        last = end


@many
@given(source=sources)
def test_words_stand_in_the_source(source):
    doc = Document(markdown.read(source), source)
    for m in doc.tokens():
        start, end = doc.to_source(*m.span())
        word = doc.text[m.start() : m.end()]
        if end - start == len(word):
            assert source[start:end] == word
        else:  # markup or an entity inside
            assert set(source[start:end]) & set("*_`~[]()<>&\\{}'!")
            if "&" not in source[start:end] and "\\u" not in source[start:end]:
                rest = iter(source[start:end])
                assert all(c in rest for c in word)


@pytest.fixture(scope="module")
def linter():
    return every_linter()


@examples(150, suppress_health_check=list(HealthCheck))
@given(source=sources)
def test_findings_name_what_stands_there(linter, source):
    doc = Document(markdown.read(source), source)
    says = {rule.code: rule.says for rule in linter.rules()}
    starts = {doc.to_source(i, i + 1)[0]: i for i in reversed(range(len(doc.text)))}
    ends = {doc.to_source(i, i + 1)[1]: i + 1 for i in range(len(doc.text))}
    for finding in linter.check(doc):
        if finding.code.startswith("SU"):
            continue  # about a comment in the source, not about the text
        if finding.start < finding.end:
            found = doc.text[starts[finding.start] : ends[finding.end]]
            assert "{found}" not in says[finding.code] or found in finding.message or not found.isprintable()
        for edit in finding.fix.edits if finding.fix else ():
            named = doc.text[starts[edit.start] : ends[edit.end]] if edit.start < edit.end else ""
            assert source[edit.start : edit.end].replace("\n", " ") == named.replace("\n", " ")  # a soft line end reads as a blank
        for place in (*finding.places, *finding.evidence):
            assert place.start in starts and place.end in ends

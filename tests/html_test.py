"""HTML: the text is what a browser shows, places name the words, and a fix changes nothing else."""

import html as entities
import re

import html5lib
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from property_support import checked, examples, mended

from newslint import Session
from newslint.document import Document
from newslint.readers import html
from newslint.readers.html_tags import CUTS, SPLITS

many = examples(300, suppress_health_check=list(HealthCheck))
TAGS = ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i class=x>", "</i>", "<a href='u'>", "</a>", "<br>", "<br/>", "<q>", "</q>",
        "<ul>", "<li>", "</ul>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<h3 id=\"a>b\">", "</h3>", "<span>", "</span>", "<hr>",
        "<script>if (a < b) '<p>'</script>", "<style>p > a {}</style>", "<!-- c -->", "<!-- <p> -->", "<!bogus>", "</ x>", "<?php x ?>",
        "<img alt='a b'>", "<dl><dt>", "<dd>", "</dl>", "<wbr>", "<section>", "</section>", "<x-y z>", "<p hidden>", "<p aria-hidden=true>"]
TEXT = ["the the", "woudl", " ", "\n", "  \t", "Müller", "&amp;", "&nbsp;", "&shy;", "&#8217;", "&#x2014;", "&rsquo", "&bogus;", "&copyx", "AT&T",
        "a < b", "a > b", "😀", "“", "”", "\u00ad", "\u200b", "said", "&lt;p&gt;", "&#150;", "x=\"y\"", "=", "<", "</"]
sources = st.lists(st.one_of(st.sampled_from(TAGS), st.sampled_from(TEXT)), max_size=30).map("".join)


def shown_by_a_browser(source):
    """The texts of the blocks of a body, by html5lib's tree."""
    blocks = [""]

    def walk(node):
        name = node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else "!"
        if name != "!" and name not in CUTS and node.get("hidden") is None and node.get("aria-hidden") != "true":
            if name in SPLITS:
                blocks.append("")
            blocks[-1] += {"br": "\n", "q": "“"}.get(name, "") + (node.text or "")
            for child in node:
                walk(child)
            blocks[-1] += "”" if name == "q" else ""
            if name in SPLITS:
                blocks.append("")
        elif name in SPLITS:  # what is not shown divides what is, here
            blocks.append("")
        blocks[-1] += node.tail or ""

    walk(html5lib.parse(source, namespaceHTMLElements=False).find("body"))
    return [words for b in blocks if (words := re.sub("[\u00ad\u200b\u2060\ufeff]", "", b).split())]


def test_labels_of_a_page_are_marked_where_copy_is():
    """Where the tags set something apart, a label is in its place; in the copy it came along by mistake."""
    label = "<h3>Related stories</h3>"
    page = "<article><h1>Mill closes</h1><p>The mill closed on Monday after a long day, the owner said.</p>{}</article>"
    for around in ("<aside>{}</aside>", "<footer>{}</footer>", "<div class=related>{}</div>", "<nav>{}</nav>", "<div class=share-tools>{}</div>", '<div class="wp-block-buttons">{}</div>'):
        assert Session().check_text(page.format(around.format(label)), "a.html") == []
    assert [f.code for f in Session().check_text(page.format(label), "a.html")] == ["RE105"]
    post = "<blockquote class={}><p>It rains.</p>&mdash; Ann (@ann) <a href=x>February 2, 2026</a></blockquote>"
    assert Session().check_text(page.format(post.format("twitter-tweet")), "a.html") == []
    table = "<table><tr><td>Item</td><td>Share</td></tr><tr><td>Pier</td><td>60%</td></tr></table>"
    assert Session().check_text(page.format(table), "a.html") == []


@many
@given(source=sources)
def test_the_text_is_what_a_browser_shows(source):
    source = "<!DOCTYPE html><body>" + source.replace("<q>", "").replace("</q>", "")
    reading = html.read(source)
    shown = [words for b in reading.blocks if (words := reading.text[b.start : b.end].split())]
    assert sum(shown, []) == sum(shown_by_a_browser(source), [])


@many
@given(source=sources)
def test_text_is_mapped_in_order(source):
    doc = Document(html.read(source), source)
    last = 0
    for i in range(len(doc.text)):
        start, end = doc.to_source(i, i + 1)
        assert last <= end <= len(source) and start < end
        last = end
    at = 0
    for block in doc.blocks:
        assert at <= block.start < block.end <= len(doc.text)
        at = block.end
    for m in doc.tokens():
        start, end = doc.to_source(*m.span())
        word = re.sub("<[^>]*>|[\u00ad\u200b]", "", entities.unescape(source[start:end]).replace("\u00ad", ""))
        assert doc.text[slice(*m.span())] == word or "<" in source[start:end] or "&" in source[start:end]


COPY = ["The mayor said the the bridge would open.", "They woudl not say who paid.", "“We love the the bridge,” Ann Holm said.", "Profits at Holm & Holm fell <fast>.",
        "It woudl rain, said Müller 😀.", "Nothing was wrong with it.", "A “mee- ting” followed, and the the end was near.", "Rents rose 7 percent, and then 3%, he said."]
stories = st.lists(st.lists(st.sampled_from(COPY), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


def page(paragraphs, how):
    """The paragraphs as a page, in one of several hands."""
    ways = {
        "escaped": lambda p: entities.escape(p, quote=False),
        "numeric": lambda p: p.replace("&", "&amp;").replace("<", "&lt;").encode("ascii", "xmlcharrefreplace").decode(),
        "wrapped": lambda p: entities.escape(p, quote=False).replace(" ", "\n    "),
        "crlf": lambda p: entities.escape(p, quote=False).replace(" ", "\r\n"),
        "soft": lambda p: entities.escape(p, quote=False).replace("oudl", "ou&shy;dl"),
    }
    return "<html><body><article>\n" + "".join(f"<p class='x'>{ways[how](p)}</p>\n" for p in paragraphs) + "</article></body></html>\n"


@examples(120)
@given(stories, st.sampled_from(["escaped", "numeric", "wrapped", "crlf", "soft"]))
def test_findings_are_those_of_the_plain_text(paragraphs, how):
    plain, source = "\n\n".join(paragraphs) + "\n", page(paragraphs, how)
    found, expected = checked(source, "a.html"), checked(plain, "a.txt")
    assert [(f.code, f.message, len(f.places)) for f in found] == [(f.code, f.message, len(f.places)) for f in expected]
    for a, b in zip(found, expected):
        for p, q in zip(a.places, b.places):
            shown = entities.unescape(source[p.start : p.end]).replace("\u00ad", "")
            assert shown.split() == plain[q.start : q.end].split()


@examples(80)
@given(stories, st.sampled_from(["escaped", "numeric", "wrapped", "crlf"]))
def test_a_fixed_page_is_the_page_of_the_fixed_copy(paragraphs, how):
    plain, source = "\n\n".join(paragraphs), page(paragraphs, how)
    fixed = mended(source, "a.html")
    reading = html.read(fixed)
    assert [reading.text[b.start : b.end] for b in reading.blocks] == mended(plain, "a.txt").split("\n\n")
    assert mended(fixed, "a.html") == fixed
    assert re.findall("<[^>]*>", fixed) == re.findall("<[^>]*>", source)


def test_a_fix_is_written_as_its_page_writes(tmp_path):
    assert mended("<p>Tom &amp; Ann, the the owners of the mill, left.</p>", "a.html") == "<p>Tom &amp; Ann, the owners of the mill, left.</p>"
    assert html.encode("A & B’s", "A &amp; B&rsquo;s", "A & B’s") == "A &amp; B&rsquo;s"
    assert html.encode("would", "wo<b>ud</b>l", "woudl") is None
    assert "wo<b>ud</b>l" in mended("<p>It wo<b>ud</b>l rain on the mill.</p>", "a.html")


PAGE = """<!DOCTYPE html><html><head><title>Site the the</title>
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-02-03T07:00:00Z", "articleBody": "the the"}</script></head>
<body><nav><ul><li>the the</ul></nav><header><h1>Mayor opens bridge in Wex</h1></header>
<article class="teaser"><p>Another story, about the the council.</p></article>
<main><article><p class="story__dek">A day that the town had long waited for</p><p class="byline">By Ann Holm</p>
<figure><img src="a.jpg" alt="the the"><figcaption>The mayor at the the bridge</figcaption></figure>
<p>The mayor of Wex cut a ribbon in the old harbour and spoke for an hour about the long years of building.</p>
<!-- newslint: ignore TY101 the band writes it so --><p>Woudl played.</p>
<pre>the the</pre><p hidden>the the</p><aside><p>the the</p></aside><blockquote><p>We built it.</p></blockquote>
<table><tr><td>One<td>Two</table></article></main><footer>the the</footer></body></html>
"""


def test_the_article_of_a_page_is_read():
    reading = html.read(PAGE)
    assert [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks] == [
        ("headline", "Mayor opens bridge in Wex"), ("standfirst", "A day that the town had long waited for"), ("byline", "By Ann Holm"),
        ("caption", "The mayor at the the bridge"),
        ("paragraph", "The mayor of Wex cut a ribbon in the old harbour and spoke for an hour about the long years of building."),
        ("comment", "<!-- newslint: ignore TY101 the band writes it so -->"), ("paragraph", "Woudl played."), ("code", "the the"),
        ("furniture", "the the"), ("blockquote", "We built it."), ("table", "One"), ("table", "Two"),
    ]
    assert str(reading.published) == "2026-02-03"
    assert [f.code for f in Session().check_text(PAGE, "a.html") if f.code.startswith("TY")] == ["TY102"]


@pytest.mark.parametrize("source", ["<p" * 10_000, "<a b='" * 10_001, "<div>" * 10_000 + "the the", "<!--" * 10_000, "&" * 20_000, "<li>" * 10_000,
                                    "<a>" * 10_000, "&#" + "9" * 20_000, "<p>" + "<b><q>" * 4_000, "<script>" * 4_000, "</p>" * 10_000, "<" * 20_000,
                                    "<table><td>" * 4_000, "<article>" * 4_000, "<a x=" * 10_000])
def test_hostile_pages_are_read_in_linear_time(source):
    count_steps(source[:100])  # what is imported or compiled for it
    steps = count_steps(source), count_steps(source[: len(source) // 2])
    assert steps[0] <= 2.6 * steps[1] + 2000


def count_steps(source):
    """Lines of Python that run while a source is read."""
    import sys

    steps = 0

    def trace(frame, event, arg):
        nonlocal steps
        steps += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        html.read(source)
    finally:
        sys.settrace(before)
    return steps


def test_alternative_texts_are_read_and_left():
    source = ("<article><h1>Mill closes</h1><figure><a href=u><img src='a.jpg' title=\"alt='the the'\" alt='The the mill &amp; its  dam'></a><figcaption>The mill at dawn</figcaption></figure>"
              "<p><img alt=\"It woudl be grey\"/>They left. <img alt='amid the the words'> It rained.<img alt=icon><p hidden><img alt='the the hidden one'></article>"
              "<nav><img alt='Home of the the mill'></nav>")
    reading = html.read(source)
    assert [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks] == [
        ("headline", "Mill closes"), ("caption", "The the mill & its dam"), ("caption", "The mill at dawn"), ("caption", "It woudl be grey"), ("paragraph", "They left. It rained.")]
    found = Session().check_text(source, "a.html")
    assert sorted((f.code, source[f.start : f.end], f.fix) for f in found) == [("TY101", "woudl", None), ("TY102", "The the", None)]

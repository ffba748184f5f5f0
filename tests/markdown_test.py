"""The Markdown reader: what is copy, what it reads like, and where it stands in the source."""

from datetime import date

import pytest

from newslint import rules
from newslint.document import Document
from newslint.engine import Linter
from newslint.readers import reader_for
from newslint.readers.markdown import read


def blocks(source):
    """[(kind, text)]"""
    reading = read(source)
    return [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks]


def inline(source, kind):
    reading = read(source)
    return [reading.text[s.start : s.end] for s in reading.inline if s.kind == kind]


def sourced(source, *words):
    """What stands in the source for each of the words of the text."""
    doc = Document(read(source), source)
    spans = [doc.to_source(at, at + len(w)) for w in words for at in [doc.text.index(w)]]
    return [source[a:b] for a, b in spans]


def body(text):
    """The text of a story of one paragraph, which the reader is to give back."""
    return [("paragraph", text)]


def test_suffixes():
    for name, text in (("_posts/2026-02-03-fire.md", "A word."), ("STORY.MARKDOWN", "A word."), ("story.txt", "A **word**.")):
        assert reader_for(name)("A **word**.").text == text


@pytest.mark.parametrize("source,text", [
    ("The **mayor** spoke.", "The mayor spoke."),
    ("The *mayor* and __she__ and _he_ spoke.", "The mayor and she and he spoke."),
    ("***Never*** and **a *b* c** again.", "Never and a b c again."),
    ("A wo**r**d and an un**believable** one.", "A word and an unbelievable one."),
    ("“**Yes**,” **Dahl**’s *wife* said.", "“Yes,” Dahl’s wife said."),
    ("He ~~resigned~~ retired.", "He resigned retired."),
    ("A snake_case_name and 2 * 3 * 4.", "A snake_case_name and 2 * 3 * 4."),
    ("It cost 5\\* or \\$5, see \\[1\\].", "It cost 5* or $5, see [1]."),
    ("Smith &amp; Sons&#8217; &mdash; caf&eacute;.", "Smith & Sons’ — café."),
    ("&bogus; & &lt;b&gt;.", "&bogus; & <b>."),
    ("Super&shy;market.", "Supermarket."),
    ("A <b>bold</b> wo<i>r</i>d.", "A bold word."),
    ("Water is H<sub>2</sub>O.", "Water is H2O."),
    ("One line<br>and another.", "One line\nand another."),
    ("Ends\\\nhere.", "Ends\nhere."),
    ("It passed.[^1] It did[^b].\n\n[^1]: x\n[^b]: y", "It passed. It did."),
    ("We {{< br >}}went {% if x %}home{% endif %}.", "We went home."),
    ("We went ![a tree](t.png) home.", "We went home."),
    ("Said <NAME OF WITNESS> today.", "Said <NAME OF WITNESS> today."),
    ("A < b and c > d.", "A < b and c > d."),
    ("Unclosed **bold and `code and [link.", "Unclosed **bold and `code and [link."),
    ("He saw [none] and [none][there].", "He saw [none] and [none][there]."),
])
def test_words_without_markup(source, text):
    assert blocks(source)[0] == ("paragraph", text)


@pytest.mark.parametrize("text", [
    "The d**g was found.",
    "The s**t and the d**g.",
    "He sh*t and k*lled the m*th*r.",
    "A f***ing f*** and s***.",
    "That **** and d**g, g*n.",
    "A m**th**f**k.",
    "It is 5*3*2 long.",
])
def test_masked_words_keep_their_stars(text):
    assert blocks(text) == body(text)


@pytest.mark.parametrize("source,text", [
    ("**The d**g deal** failed.", "The d**g deal failed."),
    ("A *k*lled* man and **b*mb** fear.", "A k*lled man and b*mb fear."),
    ("The d\\*\\*g was found.", "The d**g was found."),
    ("The `d**g` and s**t.", "The d**g and s**t."),
    ("The [d**g](http://x.example) and s**t.", "The d**g and s**t."),
    ("The s**t was **bad** and d**g.", "The s**t was bad and d**g."),
])
def test_masked_words_amid_markup(source, text):
    assert blocks(source) == body(text)


@pytest.mark.parametrize("source", [
    "[the **mayor**](https://x.example/a_(b)?c=*d* \"Title\") spoke.",
    "[the **mayor**](<https://x.example/a b>) spoke.",
    "[the **mayor**]({{< ref \"page.md\" >}}){:target=\"_blank\"} spoke.",
    "[the **mayor**]({% post_url 2026-02-03-fire %}) spoke.",
    "[the **mayor**][m] spoke.\n\n[m]: https://x.example 'Title'",
    "[the **mayor**][] spoke.\n\n[The **Mayor**]: https://x.example\n    \"Title\"",
    "[the **mayor**] spoke.\n\n[the **mayor**]:\n  <https://x.example>",
    "<a href=\"https://x.example/a>b\">the <b>mayor</b></a> spoke.",
    "{{< smartlink \"the mayor\" \"https://x.example/a\" >}} spoke.",
])
def test_links_are_copy_and_known(source):
    assert blocks(source) == body("the mayor spoke.")
    assert inline(source, "link") == ["the mayor"]


def test_addresses_and_code_are_marked():
    source = "Use `newz` at <https://x.example/budegt>, www.y.example/teh_a or <desk@x.example>, then ``a ` b``.\n"
    assert blocks(source) == body("Use newz at https://x.example/budegt, www.y.example/teh_a or desk@x.example, then a ` b.")
    assert inline(source, "code") == ["newz", "a ` b"]
    assert inline(source, "url") == ["https://x.example/budegt", "www.y.example/teh_a", "desk@x.example"]


def test_a_footnote_is_a_source():
    assert inline("It fell.[^1] It rose.\n\n[^1]: Bureau of Rivers, 2025.", "link") == ["."]
    assert blocks("It fell.[^1]\n\n[^1]: Bureau of Rivers.\n\n    Its second part.")[1:] == [
        ("caption", "Bureau of Rivers."), ("caption", "Its second part.")]


def test_blocks():
    assert blocks(
        "# The headline #\n"
        "The first paragraph of it\nis hard-wrapped.\n\n"
        "Under\n-----\n\n"
        "> He *said*\nso.\n>\n> - And more.\n\n"
        "1. One is here.\n2. Two\n   is here.\n\n   And here.\n- [x] Done.\n\n"
        "* * *\n\n"
        "| A | B |\n|:--|--:|\n| **x** | y \\| z |\n\n"
        "```py\ncode = 1\n\n# code\n```\n\n    more code\n\n"
        "<!-- a\n\ncomment -->\n# Not the headline\n"
    ) == [
        ("headline", "The headline"),
        ("paragraph", "The first paragraph of it is hard-wrapped."),
        ("heading", "Under"),
        ("blockquote", "He said so."), ("blockquote", "And more."),
        ("list", "One is here."), ("list", "Two is here."), ("list", "And here."), ("list", "Done."),
        ("table", "A | B |"), ("table", "x | y | z |"),
        ("code", "code = 1\n\n# code"), ("code", "more code"),
        ("comment", "<!-- a\n\ncomment -->"),
        ("heading", "Not the headline"),
    ]


def test_years_and_rules_are_no_lists_or_headings():
    assert blocks("1986. It was a year of floods.") == body("1986. It was a year of floods.")
    long = "The council voted on the budget, and then on the bridge, " * 4 + "and went home."
    assert blocks(f"{long}\n---\n") == body(long)


def test_an_indented_sentence_is_copy():
    sentence = "The writer of this has indented every paragraph, as on a typewriter."
    assert blocks(f"    {sentence}\n\n    x = 1\n") == [("paragraph", sentence), ("code", "x = 1")]


def test_lines_show_what_they_are_as_in_plain_text():
    assert blocks(
        "# Floods\n\n*The river rose in the night, and the town with it*\n\n**By Vera Lind**\n\nIt rose.\n\n**What happened**\n\n"
        "“It rose,” said Lind.\n\n## Related stories\n\n- [Town hall to reopen](/a)\n- [Bridge closed](/b)\n"
    ) == [
        ("headline", "Floods"), ("standfirst", "The river rose in the night, and the town with it"), ("byline", "By Vera Lind"),
        ("paragraph", "It rose."), ("heading", "What happened"), ("paragraph", "“It rose,” said Lind."),
        ("furniture", "Related stories"), ("furniture", "Town hall to reopen"), ("furniture", "Bridge closed"),
    ]


def test_dateline_is_known():
    assert inline("# Floods\n\n**PARIS** — It rose.\n", "dateline") == ["PARIS — "]


@pytest.mark.parametrize("source,captions", [
    ("![The *old* mill](a.jpg)", ["The old mill"]),
    ("![The mill](a.jpg \"It burned down\")", ["The mill", "It burned down"]),
    ("[![The mill](a.jpg)](/big)", ["The mill"]),
    ("![The mill](a.jpg)\n*It burned down.*", ["The mill", "It burned down."]),
    ("![The mill][m]\n\n_It burned down._\n\n[m]: a.jpg", ["The mill", "It burned down."]),
    ("{{< figure src=\"a.jpg\" caption=\"The mill\" alt='A mill' >}}", ["The mill"]),
    ("{% include image.html src='a.jpg'\n   caption='The mill' %}", ["The mill"]),
    ("{{< photo \"a.jpg\" \"The old mill on the river\" >}}", ["The old mill on the river"]),
    ("<Figure src={a} caption=\"The mill\" />", ["The mill"]),
    ("<figure>\n<img src='a' alt='A mill'>\n<figcaption>The <b>mill</b></figcaption>\n</figure>", ["A mill", "The mill"]),
])
def test_captions(source, captions):
    assert blocks(source + "\n\nIt stood.\n") == [("caption", c) for c in captions] + body("It stood.")


def test_image_in_front_of_words_and_behind():
    assert blocks("![Left](l.jpg) It stood. ![Right](r.jpg)") == [
        ("caption", "Left"), ("paragraph", "It stood."), ("caption", "Right")]


def test_html_blocks():
    assert blocks(
        "<div class=\"story\">\n<h2>The mill</h2>\n<p>It <em>stood</em>.</p><p>It fell.<br><br>It is gone.</p>\n</div>\n\n"
        "<blockquote><p>It fell.</p></blockquote>\n\n<ul><li>One.<li>Two.</ul>\n\nIt stood.\n\n"
        "<script>\nvar a;\n\nvar b;\n</script>\n<table><tr><td>1 mill</td></tr></table>\n\nIt fell.\n"
    ) == [
        ("heading", "The mill"), ("paragraph", "It stood."), ("paragraph", "It fell."), ("paragraph", "It is gone."),
        ("blockquote", "It fell."), ("list", "One."), ("list", "Two."), ("paragraph", "It stood."),
        ("code", "<script>\nvar a;\n\nvar b;\n</script>"), ("table", "1 mill"), ("paragraph", "It fell."),
    ]


def test_a_tag_left_open_swallows_nothing():
    assert blocks("<blockquote>\n\nIt stood.\n\nIt fell.\n")[-1] == ("paragraph", "It fell.")
    assert blocks("<!-- left open\n\nIt fell.\n")[-1] == ("paragraph", "It fell.")


@pytest.mark.parametrize("source", [
    "<blockquote class=\"twitter-tweet\"><p lang=\"en\">It rose.</p>&mdash; Ana (@ana) <a href=\"x\">February 3, 2026</a>"
    "</blockquote> <script async src=\"x\"></script>",
    "> It rose.\n>\n> — Ana (@ana) [February 3, 2026](https://x.example)",
])
def test_posts(source):
    assert blocks(f"It fell.\n\n{source}\n\nIt stood.\n") == [
        ("paragraph", "It fell."), ("embed", "It rose."), ("embed", "— Ana (@ana) February 3, 2026"), ("paragraph", "It stood.")]


def test_templates_are_no_copy():
    assert blocks(
        "{% comment %}\nteh\n\nteh\n{% endcomment %}\n{{< highlight go >}}\nteh\n{{< /highlight >}}\n{{< tweet id=\"1\" >}}\n\n"
        "::: note\nIt stood.\n:::\n{: .lead}\n\nimport Map from './map.js'\n\nIt fell. {/* teh */}\n"
    ) == [
        ("comment", "{% comment %}\nteh\n\nteh\n{% endcomment %}"), ("code", "{{< highlight go >}}\nteh\n{{< /highlight >}}"),
        ("paragraph", "It stood."), ("code", "import Map from './map.js'"), ("paragraph", "It fell."),
    ]
    assert inline("It is {{ page.total }} long.", "code") == ["{{ page.total }}"]


YAML = """---
layout: story
title: 'Mayor''s "d**g" deal'
dek: "A \\"quiet\\" deal \\u2014 signed"
tags: [budget]
date: 2026-02-11 08:00:00 -0500
summary: >-
  It is
  long.
image:
  caption: nested
---
It fell.
"""
TOML = """+++
title = "The mill"
date = 2026-02-11T08:00:00Z
description = '''
It burned.'''
[params]
title = "not this"
+++
It fell.
"""


def test_front_matter():
    assert blocks(YAML) == [
        ("front-matter", "layout: story"), ("headline", "Mayor's \"d**g\" deal"), ("standfirst", "A \"quiet\" deal — signed"),
        ("front-matter", "tags: [budget]\ndate: 2026-02-11 08:00:00 -0500"), ("standfirst", "It is\nlong."),
        ("front-matter", "image:\n  caption: nested"), ("paragraph", "It fell."),
    ]
    assert blocks(TOML) == [
        ("headline", "The mill"), ("front-matter", "date = 2026-02-11T08:00:00Z"), ("standfirst", "It burned."),
        ("front-matter", "[params]\ntitle = \"not this\""), ("paragraph", "It fell."),
    ]
    assert inline(YAML, "metadata") == ["Mayor's \"d**g\" deal", "A \"quiet\" deal — signed", "It is\nlong."]


@pytest.mark.parametrize("lines,when", [
    ("date: 2026-02-11", date(2026, 2, 11)),
    ("date: \"February 11, 2026\"", date(2026, 2, 11)),
    ("date: 2020-01-01\npublished_at: 2026-02-11T08:00:00Z", date(2026, 2, 11)),
    ("lastmod: 2026-02-11", None),
    ("date: soon", None),
])
def test_publication_date(lines, when):
    assert read(f"---\n{lines}\n---\n\nIt fell.\n").published == when


def test_a_stamp_in_the_copy_tells_the_date_too():
    assert read("# The mill\n\n*Published Feb. 11, 2026*\n\nIt fell.\n").published == date(2026, 2, 11)


def test_what_is_no_front_matter():
    assert blocks("---\n\nIt fell.\n\n---\n\nIt stood.\n") == [("paragraph", "It fell."), ("paragraph", "It stood.")]
    assert blocks("---\ntitle: left open\n\nIt fell.\n")[-1] == ("paragraph", "It fell.")


def test_offsets():
    source = "---\ntitle: 'It''s on'\n---\n> The wo**r**d &amp; [the\n> *mayor*](u) caf&eacute;s.\n"
    assert sourced(source, "It's", "on", "word", "&", "the mayor", "mayor", "cafés", "é") == [
        "It''s", "on", "wo**r**d", "&amp;", "the\n> *mayor", "mayor", "caf&eacute;s", "&eacute;"]


def test_carriage_returns():
    source = "# Head\r\n\r\nThe **old**\r\nmill fell.\r\n\r\n- One.\r\n- Two.\r\n"
    assert blocks(source) == [("headline", "Head"), ("paragraph", "The old  mill fell."), ("list", "One."), ("list", "Two.")]
    assert sourced(source, "mill", "Two.") == ["mill", "Two."]
    assert blocks("One fell.\r\rTwo **stood**.\r") == [("paragraph", "One fell."), ("paragraph", "Two stood.")]


def test_copy_without_markup_is_the_source():
    source = "The mill fell.\n\nThe town stood\nstill.\n"
    reading = read(source)
    assert (reading.text, reading.segments) == ("The mill fell.\n\nThe town stood still.\n", ())


RULE = """
[mill]
code = "HX999"
check = "substitution"
level = "warning"
says = "write “{want}”"
why = "a test"
source = "a test"
bad = ["x"]
good = ["x"]
[mill.swap]
"old mill" = "mill"
"the mill" = ""
"""


def findings(source):
    return Linter(rules.parse("test.toml", RULE)).check(Document(read(source), source))


def test_a_fix_is_offered_where_it_is_valid():
    source = "# The **old mill**\n\nIt is an old mill &amp; the [old mill](u).\n"
    for finding in findings(source):
        assert [source[e.start : e.end] for e in finding.fix.edits] == ["old mill"]
    assert len(findings(source)) == 3


@pytest.mark.parametrize("source,found", [
    ("It is an old **mill**.", "old **mill"),
    ("It is an old&nbsp;<!-- x --> old m**il**l.", "old m**il**l"),
    ("> It is an old\n> mill.", "old\n> mill"),
    ("---\ntitle: An old mill\n---\nIt fell.", "old mill"),
])
def test_no_fix_across_markup_or_in_front_matter(source, found):
    if source.startswith(">"):
        assert findings(source) == []  # a quotation is not the newsroom's
        source = source.replace("> ", "- ", 1).replace("> ", "  ")
        found = found.replace("> ", "  ")
    [finding] = findings(source)
    assert source[finding.start : finding.end] == found
    assert (finding.fix, finding.suggestions) == (None, ("mill",))


def test_a_deletion_without_fix_suggests_nothing():
    [finding] = findings("They saw the *mill* burn.")
    assert (finding.fix, finding.suggestions) == (None, ())


def test_nothing_is_found_in_what_is_no_copy():
    assert findings(
        "---\nslug: old mill\n---\n```\nold mill\n```\n\n`old mill` <!-- old mill --> [x](/a \"old mill\") <img src=\"old mill\">\n\n"
        "<!-- old mill -->\n\n[x]: https://x.example \"old mill\"\n\n{{< x \"old mill\" >}}\n\n<pre>\n\nold mill\n</pre>\n"
    ) == []


@pytest.mark.parametrize("unit", [
    "*", "**a ", "a**b ", "[", "[a](", "![", "](x)", "`", "<a ", "<a \"", "<!--", "{{", "{% raw %}\n", ">", "- ", "#", "|", "a|b\n-|-\n",
    "[^1]: ", "[a]: b\n", "<p>", "<blockquote>", "<br>", "![a](b) ", "~~", "\\", "&amp;", "```\n", "\n", "\r", "    x\n", ":::\n", "_a ",
    "<p>x ![a](b) y", "<!-- a --> ", "<Foo>", "---\ntitle: x\n",
])
def test_hostile_input_is_read(unit):
    """Nothing raises, nothing recurses."""
    source = unit * 5000
    reading = read(source)
    assert all(0 <= b.start < b.end <= len(reading.text) for b in reading.blocks)

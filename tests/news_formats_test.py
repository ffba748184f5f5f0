"""JSON and XML of newsrooms: whatever the escapes, the findings are those of the copy, and fixes are written back into them."""

import html as entities
import json
import re
from xml.etree import ElementTree
from xml.sax.saxutils import escape as xml

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from property_support import checked, examples, mended

from newslint import Session
from newslint.files import InputError
from newslint.readers import pointer, readings

COPY = ["The mayor said the the bridge would open.", "They woudl not say who paid.", "“We love the the bridge,” Ann Holm said.", "Profits at Holm & Holm fell <fast>.",
        "It woudl rain, said Müller 😀.", "Nothing was wrong with it.", "The the end was near, and and the \"mill\" closed.", "Rents rose 7 percent, and then 3%, he said."]
stories = st.lists(st.lists(st.sampled_from(COPY), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)


def html(paragraphs, tag="p"):
    return "".join(f"<{tag}>{entities.escape(p, quote=False)}</{tag}>\n" for p in paragraphs)


def numeric(paragraphs):
    return "".join(f"<p>{xml(p)}</p>".encode("ascii", "xmlcharrefreplace").decode() for p in paragraphs)


def document(paragraphs):
    """As the Google Docs API gives it, in runs of 7 characters, and one deleted by a suggestion."""
    def runs(text):
        gone = {"textRun": {"content": "the gone", "suggestedDeletionIds": ["x"]}}
        return [gone, *({"textRun": {"content": text[i : i + 7]}} for i in range(0, len(text), 7))]

    return {"documentId": "1", "body": {"content": [{"paragraph": {"elements": runs(p + "\n")}} for p in paragraphs]}}


FORMATS = {
    "plain.json": lambda ps: json.dumps({"id": 1, "text": "\n\n".join(ps)}),
    "unicode.json": lambda ps: json.dumps({"text": "\n\n".join(ps)}, ensure_ascii=False, indent=2),
    "superdesk.json": lambda ps: json.dumps({"slugline": "the the", "body_html": html(ps), "keywords": ["woudl"], "versioncreated": "2026-02-03T00:00:00+0000"}),
    "ninjs1.json": lambda ps: json.dumps({"uri": "urn:1", "type": "text", "body_text": "the the", "body_xhtml": html(ps)}),
    "ninjs3.ninjs": lambda ps: json.dumps({"bodies": [{"role": "main", "contentType": "text/plain", "value": "the the"},
                                                      {"contentType": "application/xhtml+xml", "value": html(ps)}]}, ensure_ascii=False),
    "ans.json": lambda ps: json.dumps({"type": "story", "content_elements": [
        {"_id": "a", "type": "text", "content": entities.escape(p, quote=False)} for p in ps]}),
    "feed.json": lambda ps: json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "the the", "items": [{"id": "1", "content_html": html(ps)}]}),
    "docs.json": lambda ps: json.dumps(document(ps)),
    "escaped.rss": lambda ps: f"<rss><channel><title>the the</title><item><guid>woudl</guid><description>{xml(html(ps))}</description></item></channel></rss>",
    "numeric.rss": lambda ps: f"<rss><channel><item><description>{xml(numeric(ps))}</description></item></channel></rss>",
    "cdata.rss": lambda ps: f"<rss><channel><item><content:encoded><![CDATA[{html(ps)}]]></content:encoded></item></channel></rss>",
    "export.xml": lambda ps: "<rss><channel><item><wp:post_type>post</wp:post_type><content:encoded><![CDATA[" + "\n\n".join(
        entities.escape(p, quote=False) for p in ps) + "]]></content:encoded></item></channel></rss>",
    "blocks.xml": lambda ps: "<rss><channel><item><wp:post_type>post</wp:post_type><content:encoded><![CDATA[" + "\n\n".join(
        f"<!-- wp:paragraph {{\"a\": 1}} -->\n{html([p])}<!-- /wp:paragraph -->" for p in ps) + "]]></content:encoded></item></channel></rss>",
    "html.atom": lambda ps: f'<feed xmlns="a"><title>the the</title><entry><content type="html">{xml(html(ps))}</content></entry></feed>',
    "xhtml.atom": lambda ps: f'<feed><entry><content type="xhtml"><div xmlns="x">{html(ps)}</div></content></entry></feed>',
    "prefixed.atom": lambda ps: f'<feed><entry><content type="xhtml"><x:div xmlns:x="x"><x:br/>{html(ps, "x:p")}</x:div></content></entry></feed>',
    "story.nitf": lambda ps: f"<nitf><head><title>the the</title></head><body><body.content><block>{html(ps)}</block></body.content></body></nitf>",
    "g2.xml": lambda ps: f"<newsItem><contentSet><inlineXML><nitf><body><body.content>{numeric(ps)}</body.content></body></nitf></inlineXML></contentSet></newsItem>",
    "xhtml-g2.xml": lambda ps: f"<newsItem><contentSet><inlineXML><html><head><title>x</title></head><body>{html(ps)}</body></html></inlineXML></contentSet></newsItem>",
}


def shown(source):
    """A piece of a file as a reader sees it, whatever its escapes."""
    if "\\" in source:
        source = json.loads(f'"{source}"')
    return entities.unescape(entities.unescape(source))


def blocks(source, path):
    (reading,) = readings(path, source)
    return [reading.text[b.start : b.end] for b in reading.blocks]


@pytest.mark.parametrize("path", FORMATS)
@examples(12, phases=[Phase.explicit, Phase.generate])
@given(paragraphs=stories)
def test_findings_and_fixes_are_those_of_the_copy(path, paragraphs):
    plain, source = "\n\n".join(paragraphs), FORMATS[path](paragraphs)
    if path.endswith(".json") or path.endswith(".ninjs"):
        json.loads(source)
    assert blocks(source, path) == paragraphs
    found, expected = checked(source, path), checked(plain, "a.txt")
    assert [(f.code, f.message, len(f.places)) for f in found] == [(f.code, f.message, len(f.places)) for f in expected]
    if path != "docs.json":  # where other keys are between two runs
        for a, b in zip(found, expected):
            for p, q in zip(a.places, b.places):
                assert shown(source[p.start : p.end]).split() == plain[q.start : q.end].split()
        fixed = mended(source, path)
        assert "\n\n".join(blocks(fixed, path)) == mended(plain, "a.txt")
        assert mended(fixed, path) == fixed
        if path.endswith(("json", "ninjs")):
            assert json.dumps(json.loads(source)).count('"') == json.dumps(json.loads(fixed)).count('"')
        else:
            assert tags(fixed) == tags(source)


def tags(source):
    return re.findall("<[^>!]*>", source.replace("&lt;", "<").replace("&gt;", ">").replace("<![CDATA[", "").replace("]]>", ""))


def test_a_fix_over_two_runs_of_a_document_is_left_to_the_editor():
    source = json.dumps(document(["It rained woudl"]))  # "It rain", "ed woud", "l"
    found = Session().check_text(source, "docs.json")
    assert [f.code for f in found] == ["TY101"] and found[0].fix is None


ANS = {
    "type": "story", "headlines": {"basic": "Mayor opens <em>bridge</em>", "web": "the the"}, "subheadlines": {"basic": "A long day in the town by the sea"},
    "promo_items": {"basic": {"type": "image", "caption": "The bridge at dawn"}, "images": [{"type": "image", "caption": "the the"}]}, "credits": {"by": [{"type": "author", "name": "Ann Holm"}, {"org": "x"}]}, "display_date": "2026-02-03T07:00:00Z", "content_elements": [
        {"type": "text", "content": "First &amp; last."}, {"type": "header", "level": 2, "content": "Why"}, {"type": "image", "caption": "The mayor, in a hat"},
        {"type": "list", "items": [{"type": "text", "content": "one thing"}, {"type": "list", "items": [{"type": "text", "content": "another"}]}]},
        {"type": "quote", "content_elements": [{"type": "text", "content": "We did it"}], "citation": {"content": "the the"}},
        {"type": "table", "header": [{"type": "text", "content": "Item"}], "rows": [[{"type": "text", "content": "Pier"}, {"type": "text", "content": "$12"}], 3]},
        {"type": "raw_html", "content": "<script>the the</script>"}, {"type": "reference", "referent": {"id": "x"}}, {"type": "correction", "text": "An earlier one was wrong."},
    ],
}
NITF = """<?xml version="1.0"?><nitf><head><title>the the</title><docdata><date.issue norm="20260203T070000Z"/></docdata></head><body><body.head>
<hedline><hl1>Mill closes</hl1><hl2>A long day</hl2></hedline><note><body.content><p>the the</p></body.content></note><byline>By Ann Holm<byttl>Reporter</byttl></byline><abstract><p>After a century.</p></abstract></body.head>
<body.content><p><person>Ann Holm</person> closed the <org>mill</org>.</p><hl2>Later</hl2><media media-type="image"><media-reference source="the the"/>
<media-caption><p>The mill</p></media-caption></media><bq><block><p>We are sad.</p></block></bq><ul><li>one</li></ul></body.content></body></nitf>"""


def kinds(source, path):
    (reading,) = readings(path, source)
    return str(reading.published), [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks]


def test_what_the_parts_of_an_article_are():
    assert kinds(json.dumps(ANS), "a.json") == ("2026-02-03", [
        ("headline", "Mayor opens bridge"), ("standfirst", "A long day in the town by the sea"), ("byline", "Ann Holm"), ("caption", "The bridge at dawn"), ("paragraph", "First & last."), ("heading", "Why"),
        ("caption", "The mayor, in a hat"), ("list", "one thing"), ("list", "another"), ("blockquote", "We did it"), ("table", "Item"), ("table", "Pier"), ("table", "$12"), ("paragraph", "An earlier one was wrong."),
    ])
    assert kinds(NITF, "a.nitf") == ("2026-02-03", [
        ("headline", "Mill closes"), ("standfirst", "A long day"), ("byline", "By Ann Holm"), ("byline", "Reporter"), ("standfirst", "After a century."), ("paragraph", "Ann Holm closed the mill."), ("heading", "Later"),
        ("caption", "The mill"), ("blockquote", "We are sad."), ("list", "one"),
    ])


@pytest.mark.parametrize(("path", "item"), [
    ("a.ninjs", {"headline": "Mill closes", "body_text": "It rained.", "associations": {"a": {"type": "picture", "headline": "the the", "description_text": "The mill at dawn"},
                                                                                       "b": {"type": "text", "description_text": "the the"}, "c": None}}),
    ("b.ninjs", {"headlines": [{"value": "Mill closes"}], "bodies": [{"value": "It rained."}], "associations": [
        {"type": "picture", "descriptions": [{"value": ""}, {"value": "The mill at dawn"}]}, {"type": "text", "descriptions": [{"value": "the the"}]}, 3]}),
])
def test_captions_of_pictures_that_go_with_an_item_are_read(path, item):
    assert kinds(json.dumps(item), path)[1] == [("headline", "Mill closes"), ("caption", "The mill at dawn"), ("paragraph", "It rained.")]


def in_feed(copy, summary=""):
    return f"<rss><channel><item><title>Mill closes</title><description>{xml(summary)}</description><content:encoded>{xml(copy)}</content:encoded></item></channel></rss>"


@pytest.mark.parametrize(("summary", "read"), [
    ("<p>It rained all day on [&#8230;]</p>", False), ("It rained all day on the hill.", False), ("It rained all …", False), ("It rained all night …", True), ("A long day", True)])
def test_a_summary_that_is_how_the_copy_begins_is_not_read_twice(summary, read):
    blocks = [("headline", "Mill closes"), ("paragraph", "It rained all day on the hill."), ("paragraph", "It snowed.")]
    found = kinds(in_feed("<p>It rained <b>all</b> day on the hill.</p><p>It snowed.</p>", summary), "a.rss")[1]
    assert [b for b in found if b[0] != "standfirst"] == blocks and (len(found) > 3) == read
    source = json.dumps({"headline": "Mill closes", "summary": entities.unescape(re.sub("<[^>]*>", "", summary)), "body": "It rained all day on the hill.\n\nIt snowed."})
    assert (len(kinds(source, "a.json")[1]) > 3) == read


@pytest.mark.parametrize("path", ["a.json", "a.jsonl", "a.csv"])
def test_html_in_an_export_is_read_as_such(path):
    """Without being told by the config."""
    copy = '<p>It rained &amp; snowed, <a href="/x?a=1">“it did,”</a> she said.</p><p>They woudl go on the the hill.</p>'
    source = {"a.json": lambda: json.dumps({"title": "Mill &amp; sons", "body": copy}), "a.jsonl": lambda: json.dumps({"title": "Mill &amp; sons", "text": copy}),
              "a.csv": lambda: 'title,body\nMill &amp; sons,"{}"\n'.format(copy.replace('"', '""'))}[path]()
    assert kinds(source, path)[1] == [
        ("headline", "Mill & sons"), ("paragraph", "It rained & snowed, “it did,” she said."), ("paragraph", "They woudl go on the the hill.")]
    assert mended(source, path) == source.replace("woudl", "would").replace("the the", "the")
    assert [f.code for f in Session().check_text(json.dumps({"text": "It rained <b>all</b> day, he said, a < b."}), "a.json")] == ["RE102"]


def blog(copy):
    return kinds(f"<rss><channel><item><wp:post_type>post</wp:post_type><content:encoded><![CDATA[{copy}]]></content:encoded></item></channel></rss>", "a.rss")[1]


def test_a_picture_of_newsml_is_an_article_of_its_own():
    source = ("<newsMessage><newsItem><contentMeta><headline>Mill closes</headline></contentMeta><contentSet><inlineXML><html><body><p>It rained.</p></body></html></inlineXML>"
              "</contentSet></newsItem><newsItem><contentMeta><headline>At the mill</headline><description>the the</description><description role='drol:caption'>The mill at dawn"
              "</description></contentMeta><contentSet><remoteContent href='x'/></contentSet></newsItem></newsMessage>")
    assert [[(b.kind, r.text[b.start : b.end]) for b in r.blocks] for r in readings("a.xml", source)] == [
        [("headline", "Mill closes"), ("paragraph", "It rained.")], [("headline", "At the mill"), ("caption", "The mill at dawn")]]


def test_shortcodes_are_no_copy():
    assert blog("It rained.\n\n[caption id=\"a\" width=\"3\"]<img src=x /> The <b>mill</b> at dawn[/caption]\n\n[gallery ids=\"1,2\"]\n\nHe said “it [sic] rained” [the mayor said] in"
                "[embed]https://example.org/the-the[/embed] May. [box]Copy &amp; more[/box] [my_form id=3] It ends.") == [
        ("paragraph", "It rained."), ("caption", "The mill at dawn"), ("paragraph", "He said “it [sic] rained” [the mayor said] in May. Copy & more It ends.")]
    assert blog("[caption] It rained all day.\n\nIt snowed.") == [("paragraph", "It rained all day."), ("paragraph", "It snowed.")]  # one that nobody ends
    assert blog("<p>One.</p>[caption a=b]A mill[/caption]<p>Two.</p>") == [("paragraph", "One."), ("caption", "A mill"), ("paragraph", "Two.")]


def test_entries_of_a_list_in_google_docs_are_a_list():
    paragraphs = [{"elements": [{"textRun": {"content": "A contract is due in May.\n"}}]}, {"elements": [{"textRun": {"content": "Bids by June\n"}}], "bullet": {"listId": "k"}}]
    source = json.dumps({"documentId": "1", "body": {"content": [{"paragraph": p} for p in paragraphs]}})
    assert kinds(source, "a.json")[1] == [("paragraph", "A contract is due in May."), ("list", "Bids by June")]


def test_a_feed_holds_several_articles(newslint, desk):
    item = "<item><title>Mill {n}</title><pubDate>Tue, 03 Feb 2026 07:00:00 GMT</pubDate><description>It woudl close.</description></item>"
    (desk / "a.rss").write_text("<rss><channel>" + "\n".join(item.format(n=n) for n in range(3)) + "</channel></rss>")
    status, out, err = newslint("check", "--output-format", "json", ".")
    assert [(f["part"], f["location"]["row"]) for f in json.loads(out)] == [("1", 1), ("2", 2), ("3", 3)]
    newslint("check", "--fix", "--unsafe-fixes", ".")
    fixed = (desk / "a.rss").read_text()
    assert fixed.count("It would close.") == 3 and ElementTree.fromstring(fixed) is not None


KEYS = """headline title body_xhtml body_html body_text text body content description_text published content_elements type items basic headlines bodies value
contentType documentId tabs documentTab paragraph elements textRun paragraphStyle namedStyleType table tableRows tableCells footnotes caption""".split()
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["text", "list", "quote", "image", "<p>the the", "TITLE", "The the end.", "😀\n\n\"", ""]))
JSON = st.recursive(LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)), max_leaves=25)


@examples(300)
@given(JSON, st.booleans())
def test_any_json_is_read(value, ascii):
    source = json.dumps(value, ensure_ascii=ascii)
    for reading in readings("a.json", source):
        if hasattr(reading, "blocks"):
            last = 0
            for b in reading.blocks:
                assert last <= b.start < b.end <= len(reading.text)
                last = b.end


def test_a_number_of_many_digits_is_no_fault():
    source = '{"text": "The the end.", "n": ' + "9" * 5000 + "}"
    assert mended(source, "a.json") == source.replace("The the", "The")


LAUGHS = "<!DOCTYPE x [<!ENTITY a \"" + "ha" * 50 + "\">" + "".join(f"<!ENTITY {b} \"{f'&{a};' * 50}\">" for a, b in zip("abcdefgh", "bcdefghi")) + "]>"
HOSTILE = {
    "a.json": '{"text": "It rained', "b.json": "[" * 100_000, "c.json": '{"text": ' * 20_000, "d.json": '{"other": 1}', "e.json": "[1, 2]", "f.json": '{"text": ["a"]}',
    "g.json": '{"content_elements": [1, {"type": "text"}, {"type": "list", "items": 3}, null]}', "h.json": '{"bodies": [1, {"value": 2}], "headlines": 3}',
    "i.json": '{"documentId": 1, "body": {"content": [{"paragraph": {"elements": [1]}}, {"table": {"tableRows": [1]}}]}, "tabs": [1]}',
    "a.xml": "<x>", "b.xml": "<" * 100_000, "c.xml": "<rss><item>" * 20_000, "d.xml": LAUGHS + "<y>&i;</y>", "e.xml": "no markup", "f.xml": "<svg><text>the the</text></svg>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_holds_no_article_is_one_line(name, newslint, desk):
    (desk / name).write_text(HOSTILE[name])
    status, out, err = newslint("check", name)
    assert status == 2 and len(err.splitlines()) == 1 and err.startswith(f"newslint: {name}:1: ") and len(err) < 250, err


def test_entities_of_a_document_stay_as_they_are():
    source = LAUGHS + "<nitf><body><body.content><p>The mill &i; closed the the door.</p></body.content></body></nitf>"
    assert blocks(source, "a.nitf") == ["The mill &i; closed the the door."]
    with pytest.raises(InputError):
        Session().check_text("{", "a.json")


def test_json_and_xml_are_not_looked_for_in_folders(newslint, desk):
    (desk / "package.json").write_text('{"description": "the the"}')
    (desk / "a.txt").write_text("The mill closed.\n")
    assert newslint("check", ".")[0] == 0


def test_the_config_names_the_fields(newslint, desk):
    (desk / "newslint.toml").write_text(
        'include = ["*.json", "*.story"]\n[fields]\nbody = "article.parts.0"\nheadline = "article.hed"\npublished = "when"\nformat = "html"\n')
    one = {"article": {"hed": "Mill &amp; sons", "parts": ["<p>They woudl close on Monday, Feb. 3, 2026.</p>", "the the"]}, "when": "2026-02-03", "text": "the the"}
    (desk / "a.json").write_text(json.dumps([one, {"x": 1}, one]))
    (desk / "b.jsonl").write_text(json.dumps(one) + "\n" + json.dumps(one) + "\n")
    (desk / "c.story").write_text("They woudl close.\n")
    status, out, err = newslint("check", "--output-format", "json", ".")
    found = [(f["filename"], f["part"], f["code"]) for f in json.loads(out)]
    assert err == "" and found == [(name, part, code) for name, parts in (("a.json", "13"), ("b.jsonl", "12")) for part in parts for code in ("TY101", "DA101")] + [
        ("c.story", "", "TY101")]
    newslint("check", "--fix", "--unsafe-fixes", ".")
    assert json.loads((desk / "a.json").read_text())[2]["article"]["parts"][0].startswith("<p>They would close")
    for table, says in (('body = "x"', "no article with a text at 'x'"), ('bodie = "x"', "unknown key 'bodie'"), ('headline = "x"', "name the body"), ('body = 3', "must be keys")):
        (desk / "newslint.toml").write_text(f"[fields]\n{table}\n")
        status, _, err = newslint("check", "a.json")
        assert status == 2 and says in err, err


def test_reports_say_where_in_json_a_place_is(newslint, desk):
    story = {"headlines": {"basic": "The the mill"}, "a/b~c": [1, {}], "content_elements": [{"type": "text", "content": "<p>It rained.</p>"}, {"type": "list", "items": [
        {"content": "\"No\" rain"}, {"content": "It <b>woudl</b> rain."}]}]}
    (desk / "a.json").write_text(json.dumps(story, indent=1))
    (desk / "b.jsonl").write_text('{"title": "Mill", "text": "It rained."}\r\n{"x": {"text": "the the"}, "text": "It woudl rain."}\n')
    (desk / "c.txt").write_text("It woudl rain.\n")
    status, out, err = newslint("check", "--output-format", "json", "a.json", "b.jsonl", "c.txt")
    assert [(f["filename"], f.get("pointer")) for f in json.loads(out)] == [
        ("a.json", "/headlines/basic"), ("a.json", "/content_elements/1/items/1/content"), ("b.jsonl", "/text"), ("c.txt", None)]
    assert "    at /content_elements/1/items/1/content\n" in (out := newslint("check", ".", "a.json")[1]) and out.count("    at ") == 2
    log = json.loads(newslint("check", "--output-format", "sarif", "a.json", "c.txt")[1])
    assert [r["locations"][0].get("logicalLocations") for r in log["runs"][0]["results"]] == [
        [{"fullyQualifiedName": "/headlines/basic"}], [{"fullyQualifiedName": "/content_elements/1/items/1/content"}], None]
    source = json.dumps({"fields": {"a/b~c": ["", "the the"]}})
    assert pointer("x.json", source, source.index("the the") + 7) == "/fields/a~1b~0c/1" and pointer("x.json", source, 3) == pointer("x.txt", source, 30) == ""


@pytest.mark.parametrize("end", ["", "…", "[...]", "[" + " " * 9 + "…"])
def test_a_summary_of_white_space_is_read(end):
    """As long as it may be: the ends of summaries are looked for at the end only."""
    summary = "The mill" + " " * 1_000_000 + end
    source = json.dumps({"headline": "Mill closes", "description_text": summary, "body_text": "The mill … closed."})
    assert ("paragraph", "The mill … closed.") in kinds(source, "a.ninjs")[-1]

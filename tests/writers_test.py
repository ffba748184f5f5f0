"""Each format as an independent writer makes it: the findings are those of the prose, and an independent reader finds the fixes."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from difflib import SequenceMatcher
from functools import cache

import docx as python_docx
import pytest
from conftest import ROOT
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from lxml.builder import E
from markdown_it import MarkdownIt
from package_test import in_odt, saved

from newslint import Session
from newslint.files import source_of
from newslint.fix import apply_fixes
from newslint.readers import readings
from property_support import examples

COPY = ["The mayor said the the bridge would open.", "They woudl not say who paid.", "“We love the the bridge,” Ann Holm said.", "Profits at Holm & Holm fell <fast>.",
        "It woudl rain, said Müller 😀.", "The the end was near, and and the \"mill\" closed.", "Rents rose 7 percent, and then 3%, he said.", "He wrote *woudl* & [the the] on the wall_of_honor."]


def prose():
    """The paragraphs of our fixtures that are running copy."""
    for path in sorted((ROOT / "fixtures").glob("*.*")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            words = " ".join(paragraph.split())
            if len(words) > 90 and words[-1] in ".”" and words[0] not in "-#>*|<[":
                yield words


PROSE = list(prose())
stories = st.lists(st.one_of(st.sampled_from(PROSE), st.lists(st.sampled_from(COPY), min_size=1, max_size=3).map(" ".join)), min_size=1, max_size=4)
# Which words are emphasised: of every so many the first; 0 for none.
emphasis = st.sampled_from([0, 0, 3, 7])
choices = st.randoms(use_true_random=False)


def elements(paragraphs, every):
    """A <p> of lxml for every paragraph."""
    return [E.p(*parts(p, every, E.em)) for p in paragraphs]


def parts(text, every, wrap):
    """The words of a text, some of them wrapped."""
    return [wrap(piece) if every and i % (2 * every) == 0 else piece for i, piece in enumerate(re.split("( )", text))]


def markup(paragraphs, every, pick):
    """The HTML of the paragraphs, with characters as they are or as references."""
    encoding, method = pick.choice(["unicode", "us-ascii"]), pick.choice(["html", "xml"])
    written = [etree.tostring(e, encoding=encoding, method=method) for e in elements(paragraphs, every)]
    return "".join(w if encoding == "unicode" else w.decode() for w in written)


def document(root, pick):
    """The bytes of a document of lxml, in an encoding that it declares."""
    return etree.tostring(root, xml_declaration=True, encoding=pick.choice(["UTF-8", "us-ascii", "UTF-16"]), pretty_print=pick.random() < 0.5)


def dumped(value, pick):
    return json.dumps(value, ensure_ascii=pick.random() < 0.5, indent=pick.choice([None, 2]), separators=pick.choice([None, (",", ":")])).encode()


def in_markdown(paragraphs, every, _pick):
    def escaped(text):
        return re.sub(r"([\\`*_{}\[\]<>()#+.!|&~-])", r"\\\1", text)

    return "\n\n".join("".join(parts(escaped(p), every, lambda word: f"*{word}*" if word.strip().isalpha() else word)) for p in paragraphs).encode()


def in_html(paragraphs, every, pick):
    return MarkdownIt().render(in_markdown(paragraphs, every, pick).decode()).encode()


def in_page(paragraphs, every, pick):
    encoding = pick.choice(["utf-8", "iso-8859-1"])
    declared = E.meta({"http-equiv": "Content-Type", "content": f"text/html; charset={encoding}"})
    page = E.html(E.head(declared, E.title("The the page")), E.body(E.nav(E.a("Home of the the mill")), E.article(*elements(paragraphs, every)), E.footer("woudl")))
    return lxml_html.tostring(page, encoding=encoding, doctype="<!DOCTYPE html>", include_meta_content_type=True)


def in_nitf(paragraphs, every, pick):
    return document(E.nitf(E.head(E.title("The the")), E.body(E("body.head", E.hedline(E.hl1(""))), E("body.content", E.block(*elements(paragraphs, every))))), pick)


def in_newsml(paragraphs, every, pick):
    root = etree.Element("{http://iptc.org/std/nar/2006-10-01/}newsItem", nsmap={None: "http://iptc.org/std/nar/2006-10-01/"}, guid="woudl")
    content = etree.SubElement(etree.SubElement(root, f"{{{root.nsmap[None]}}}contentSet"), f"{{{root.nsmap[None]}}}inlineXML", contenttype="application/xhtml+xml")
    content.append(E.html(E.head(E.title("x")), E.body(*elements(paragraphs, every))))
    return document(root, pick)


def in_rss(paragraphs, every, pick):
    module = "http://purl.org/rss/1.0/modules/content/"
    root = etree.Element("rss", nsmap={"content": module}, version="2.0")
    item = etree.SubElement(etree.SubElement(root, "channel"), "item")
    etree.SubElement(item, "guid").text = "the the"
    html = markup(paragraphs, every, pick)
    etree.SubElement(item, f"{{{module}}}encoded").text = etree.CDATA(html) if pick.random() < 0.5 else html
    return document(root, pick)


def in_ninjs(paragraphs, every, pick):
    return dumped({"uri": "urn:the:the", "version": "1", "body_xhtml": markup(paragraphs, every, pick), "keywords": ["woudl"]}, pick)


def in_ans(paragraphs, every, pick):
    return dumped({"type": "story", "version": "0.10.9", "content_elements": [
        {"_id": str(i), "type": "text", "content": markup([p], every, pick)[3:-4]} for i, p in enumerate(paragraphs)]}, pick)


def in_lines(paragraphs, _every, pick):
    return json.dumps({"id": 1, "text": "\n\n".join(paragraphs)}, ensure_ascii=pick.random() < 0.5).encode() + b"\n"


def in_rows(paragraphs, _every, pick):
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=pick.choice(",;\t"), quoting=csv.QUOTE_ALL, lineterminator=pick.choice(["\n", "\r\n"]))
    table.writerows([["id", "text", "note"], [1, "\n\n".join(paragraphs), "the the"]])
    return out.getvalue().encode()


def in_word(paragraphs, every, _pick):
    found = python_docx.Document()
    for text in paragraphs:
        p = found.add_paragraph()
        for i, run in enumerate(parts(text, every, lambda word: word)):
            p.add_run(run).italic = bool(every) and i % (2 * every) == 0
    return saved(found)


# {name of a file: (its writer, a reader by others: its bytes -> the texts of its paragraphs)}
XML_P = "p", "{http://iptc.org/std/nar/2006-10-01/}p"


def paragraphs_of(root):
    return [" ".join("".join(p.itertext()).split()) for p in root.iter(*XML_P)]


def of_html(text):
    return paragraphs_of(lxml_html.fromstring(text))


def of_word(data):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]


def of_rows(data):
    text = data.decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=re.search(r'"id"(.)', text)[1]))
    return rows[1][1].split("\n\n")


FORMATS = {
    "a.md": (in_markdown, lambda data: of_html(MarkdownIt().render(data.decode()))),
    "a.html": (in_html, lambda data: of_html(data.decode())),
    "page.html": (in_page, lambda data: paragraphs_of(lxml_html.document_fromstring(data))),
    "a.nitf": (in_nitf, lambda data: paragraphs_of(etree.fromstring(data))),
    "g2.xml": (in_newsml, lambda data: paragraphs_of(etree.fromstring(data))),
    "a.rss": (in_rss, lambda data: of_html(f"<div>{etree.fromstring(data).findtext('.//item/{*}encoded')}</div>")),
    "a.ninjs": (in_ninjs, lambda data: of_html(f"<div>{json.loads(data)['body_xhtml']}</div>")),
    "ans.json": (in_ans, lambda data: [" ".join(lxml_html.fromstring(f"<p>{e['content']}</p>").text_content().split()) for e in json.loads(data)["content_elements"]]),
    "a.jsonl": (in_lines, lambda data: json.loads(data)["text"].split("\n\n")),
    "a.csv": (in_rows, of_rows),
    "a.docx": (in_word, of_word),
}


def shown(piece, path, source):
    """The words of a piece of a file as its reader sees it."""
    if path.endswith(("json", "jsonl", "ninjs")):
        piece = json.loads(f'"{piece}"')
    if path.endswith("md"):
        piece = re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)\*", "", piece))
    if path.endswith("csv"):
        piece = piece.replace('""', '"')
    if path.endswith(("html", "nitf", "xml", "rss", "ninjs", "ans.json")):
        for _ in range(2 if path == "a.rss" and "<![CDATA[" not in source else 1):  # HTML that is escaped in XML
            piece = lxml_html.fragment_fromstring(piece, create_parent="p").text_content()
    return piece.split()


def fixed_in_part(plain, wanted):
    """A pattern of the plain text with any of the fixes that make it what is wanted, and all words outside of them."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (plain, wanted))
    pattern = ""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = re.escape("".join(old[a:b])), re.escape("".join(new[c:d]))
        pattern += before if kind == "equal" else f"(?:{before}|{after})"
    return re.compile(pattern)


@cache
def session():
    return Session(root="/")


def check(text, path):
    return session().check_text(text, path)


def listed(found):
    return [(f.code, f.message, len(f.places)) for f in found]


@pytest.mark.parametrize("path", FORMATS)
@examples(12, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(paragraphs=stories, every=emphasis, pick=choices)
def test_an_independent_writer_and_reader(path, paragraphs, every, pick):
    write, read_back = FORMATS[path]
    data, plain = write(paragraphs, every, pick), "\n\n".join(paragraphs)
    assert [p for p in read_back(data) if p] == paragraphs  # the writer wrote them
    source = source_of(path, data)
    (reading,) = readings(path, source.text)
    assert [reading.text[b.start : b.end] for b in reading.blocks] == paragraphs
    found, expected = check(source.text, path), check(plain, "a.txt")
    assert listed(found) == listed(expected)
    for f, g in zip(found, expected):
        for p, q in zip(f.places, g.places):
            assert shown(source.text[p.start : p.end], path, source.text) == plain[q.start : q.end].split()
    fixed = apply_fixes(source.text, found, lambda text: check(text, path), unsafe=True)
    try:
        packed = source.encode(fixed.text, fixed.edits)
    except UnicodeEncodeError:  # a fix needs a character that the encoding does not have: nothing is written
        assert source.encoding != "utf-8"
        return
    copy = "\n\n".join(p for p in read_back(packed) if p)
    wanted = apply_fixes(plain, expected, lambda text: check(text, "a.txt"), unsafe=True).text
    if every or any("\\" in source.text[p.start : p.end] for f in found for p in f.places):  # markup in the way leaves a fix to the editor
        assert fixed_in_part(plain, wanted).fullmatch(copy)
    else:
        assert copy == wanted
    assert source_of(path, packed).text == fixed.text
    assert apply_fixes(fixed.text, check(fixed.text, path), lambda text: check(text, path), unsafe=True).text == fixed.text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_libreoffice_writes(tmp_path):
    paragraphs = [*PROSE[:6], *COPY]
    plain = "\n\n".join(paragraphs)
    expected = listed(check(plain, "a.txt"))
    (tmp_path / "a.odt").write_bytes(in_odt(paragraphs, [5, 9]))
    for to in ("docx", "html"):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", to, "a.odt"],
                       cwd=tmp_path, capture_output=True, timeout=180, check=True)
    for name in ("a.odt", "a.docx", "a.html"):
        source = source_of(name, (tmp_path / name).read_bytes())
        (reading,) = readings(name, source.text)
        assert [" ".join(reading.text[b.start : b.end].split()) for b in reading.blocks] == paragraphs
        assert listed(check(source.text, name)) == expected

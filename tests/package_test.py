"""Word and OpenDocument: what is shown, fixes as tracked changes, and packages that mean no good."""

import html as entities
import io
import re
import shutil
import struct
import subprocess
import zipfile

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import Phase, given
from hypothesis import strategies as st
from property_support import checked, examples, mended
from odf import opendocument
from odf import text as odf_text
from odf.dc import Creator
from odf.meta import UserDefined
from odf.office import Annotation

from newslint import Session
from newslint.files import InputError, read, source_of
from newslint.fix import apply_fixes
from newslint.readers import annotator_for, docx, odt, package
from newslint.readers.package import PackageError

COPY = ["The mayor said the the bridge would open.", "They woudl not say who paid.", "“We love the the bridge,” Ann Holm said.", "Profits at Holm & Holm fell <fast>.",
        "It woudl rain, said Müller 😀.", "Nothing was wrong with it.", "The the end was near, and and the mill closed.", "Rents rose 7 percent, and then 3%, he said."]
stories = st.lists(st.lists(st.sampled_from(COPY), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)


def saved(document):
    out = io.BytesIO()
    document.save(out) if hasattr(document, "paragraphs") else document.write(out)
    return out.getvalue()


def in_word(paragraphs, cuts=()):
    """A .docx by python-docx; runs end after so many characters."""
    document = python_docx.Document()
    for text in paragraphs:
        p, at = document.add_paragraph(), 0
        for i, cut in enumerate(cuts):
            p.add_run(text[at : at + cut]).bold = bool(i % 2)
            at += cut
        p.add_run(text[at:])
    return saved(document)


def in_odt(paragraphs, cuts=()):
    """An .odt by odfpy; spans end after so many characters."""
    document = opendocument.OpenDocumentText()
    for text in paragraphs:
        p, at = odf_text.P(), 0
        for cut in cuts:
            p.addElement(odf_text.Span(text=text[at : at + cut]))
            at += cut
        p.addText(text[at:])
        document.text.addElement(p)
    return saved(document)


KINDS = pytest.mark.parametrize(("reader", "write", "suffix"), [(docx, in_word, ".docx"), (odt, in_odt, ".odt")])


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        assert z.testzip() is None
        return {i.filename: (z.read(i), i.date_time, i.compress_type) for i in z.infolist()}


@KINDS
@examples(20, phases=[Phase.explicit, Phase.generate])  # to make a failure smaller takes minutes here
@given(paragraphs=stories, cuts=st.lists(st.integers(1, 12), max_size=12))
def test_a_fixed_package_shows_the_fixed_text(reader, write, suffix, paragraphs, cuts):
    data, path = write(paragraphs, cuts), "a" + suffix
    text, pack = reader.unpack(data)
    assert text == "\n".join(paragraphs) + "\n"
    found, expected = checked(text, path), checked("\n\n".join(paragraphs) + "\n", "a.txt")
    assert [(f.code, f.message, len(f.places)) for f in found] == [(f.code, f.message, len(f.places)) for f in expected]

    fixed = mended(text, path)
    packed = pack(fixed)
    assert reader.unpack(packed)[0] == fixed
    assert pack(text) == data  # nothing to change
    before, after = members(data), members(packed)
    changed = "word/document.xml" if suffix == ".docx" else "content.xml"
    assert list(before) == list(after)
    assert {n: m for n, m in before.items() if n != changed} == {n: m for n, m in after.items() if n != changed}
    assert mended(fixed, path) == fixed
    if suffix == ".docx":  # what was there before is there still, for those who reject the changes
        xml = re.sub(r"<w:ins .*?</w:ins>", "", after[changed][0].decode()).replace("w:delText", "w:t").encode()
        assert [p.text for p in python_docx.Document(io.BytesIO(data)).paragraphs] == [
            "".join(t.text or "" for t in p.iter("{*}t")) for p in parse_xml(xml).iter("{*}p")]


BODY = """<w:p {ns}>
<w:r><w:t xml:space="preserve">The </w:t></w:r><w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:rPr><w:i/></w:rPr><w:t>the mill woudl</w:t></w:r></w:ins>
<w:del w:id="2" w:author="A"><w:r><w:delText>gone </w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> close</w:t><w:tab/><w:t>now</w:t><w:br/><w:t>or</w:t>
<w:noBreakHyphen/><w:t>so,</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:hyperlink><w:r><w:t xml:space="preserve"> he sai&#100;</w:t></w:r></w:hyperlink><w:r><w:t>  </w:t><w:t>.</w:t></w:r>
<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>
<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>
</w:p>"""


def test_word_is_read_as_accepted():
    document = python_docx.Document()
    document.add_heading("Mill closes", 0)
    document.add_heading("Second", 2)
    document.add_paragraph("An entry", style="List Bullet")
    document.add_paragraph("They said", style="Quote")
    document.add_paragraph("A picture", style="Caption")
    document.add_table(1, 1).cell(0, 0).text = "In a cell"
    document.add_paragraph("")
    document.element.body.insert(-1, parse_xml(BODY.format(ns=nsdecls("w"))))
    text, pack = docx.unpack(saved(document))
    assert text == ("# Mill closes\n## Second\n• An entry\n> They said\n[caption] A picture\n| In a cell\n\n"
                    "The the mill woudl close\tnow\u2028or-so, he said.\nIn a box\n")
    reading = docx.read(text)
    assert [b.kind for b in reading.blocks] == ["headline", "heading", "list", "blockquote", "caption", "table", "paragraph", "heading"]

    changed = text.replace("The the", "The").replace("woudl", "would").replace("said.", "said then.")
    packed = pack(changed)
    assert docx.unpack(packed)[0] == changed
    xml = members(packed)["word/document.xml"][0].decode()
    parse_xml(xml.encode())
    assert '</w:ins><w:ins w:id="' in xml and 'w:author="A"' in xml  # an insertion by another author is no place for one of ours
    with pytest.raises(PackageError):
        pack(changed.replace("\t", " "))
    with pytest.raises(PackageError):
        pack(changed.replace("> They", "They"))


def test_odt_is_read_as_accepted():
    document = opendocument.OpenDocumentText()
    document.text.addElement(odf_text.H(outlinelevel=1, text="Mill closes"))
    listing = odf_text.List()
    entry = odf_text.ListItem()
    entry.addElement(odf_text.P(text="An entry"))
    listing.addElement(entry)
    document.text.addElement(listing)
    p = odf_text.P(text="A")
    p.addElement(odf_text.S(c=2))
    p.addText("b  c\n d")
    p.addElement(odf_text.Tab())
    p.addElement(odf_text.LineBreak())
    p.addText("woudl & e")
    document.text.addElement(p)
    text, pack = odt.unpack(saved(document))
    assert text == "# Mill closes\n• An entry\nA  b c d\t\u2028woudl & e\n"
    changed = text.replace("woudl", "would")
    assert odt.unpack(pack(changed))[0] == changed
    assert odt.unpack(odt.unpack(pack(changed))[1](text))[0] == text  # and a second change beside the first


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
HOSTILE = {
    "empty": b"PK", "text": b"The mayor said the the bridge.", "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "no document": zipped(a=b"x"),
    "no text": zipped(word__document=W + b"</w:document>"), "other format": zipped(word__document=b"<x/>"), "no utf-8": zipped(word__document=W + b"\xff"),
    "cut short": in_word(["The the end."])[:-900], "nul": bytes(5000),
}


BOMB = "a bomb"


@pytest.mark.parametrize("name", [*HOSTILE, BOMB])
def test_a_hostile_package_is_one_line(name, newslint, desk):
    (desk / "a.docx").write_bytes(HOSTILE[name] if name != BOMB else zipped(word__document=W + b" " * 65_000_000))
    (desk / "b.txt").write_text("The mayor said the the bridge.\n")
    status, out, err = newslint("check", "--output-format", "concise", ".")
    assert status == 2 and err.startswith("newslint: a.docx: ") and len(err.splitlines()) == 1 and len(err) < 200
    assert out.startswith("b.txt:1:16: TY102")


def test_broken_bytes_never_end_a_run():
    whole = in_word(["The mayor said the the bridge."])
    for i in range(0, len(whole), 397):
        broken = whole[:i] + bytes([whole[i] ^ 0x55]) + whole[i + 1 :]
        try:
            text, pack = docx.unpack(broken)
            pack(text.replace("the the", "the"))
        except PackageError as err:
            assert str(err)


def test_fix_writes_the_file(newslint, desk):
    for name, write in (("a.docx", in_word), ("b.odt", in_odt)):
        (desk / name).write_bytes(write(["Mill & sons", "The mayor said the the bridge would open."]))
    status, out, err = newslint("check", "--fix", ".")
    assert (status, err) == (0, "") and "a.docx:2:16: TY102 fixed: “the the” → “the”\nb.odt:2:16: TY102 fixed" in out
    assert {read(n).text for n in ("a.docx", "b.odt")} == {"Mill & sons\nThe mayor said the bridge would open.\n"}
    with pytest.raises(InputError):
        read("a.docx").encode("other")


# What colleagues left in a document: an insertion with a former format, a link, a moved passage, a deletion, a comment.
COLLEAGUES = """<w:p {ns} {r}>
<w:r><w:t xml:space="preserve">They said teh the </w:t></w:r><w:ins w:id="4" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:rPr><w:b/><w:rPrChange w:id="5" w:author="A"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>
<w:t>mill woudl close and and recieve teh money</w:t></w:r></w:ins><w:moveToRangeStart w:id="6" w:name="m"/><w:moveTo w:id="7" w:author="B"><w:r><w:t xml:space="preserve">, as it woudl.</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="6"/>
<w:del w:id="8" w:author="A"><w:r><w:delText>gone </w:delText></w:r></w:del><w:hyperlink w:anchor="m"><w:ins w:id="9" w:author="B"><w:r><w:t xml:space="preserve"> She woudl, he said.</w:t></w:r></w:ins></w:hyperlink>
<w:bookmarkStart w:id="10" w:name="b"/><w:r><w:rPr><w:i/><w:rPrChange w:id="11" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve"> It woudl rain on the the sea.</w:t></w:r><w:bookmarkEnd w:id="10"/></w:p>"""
PAIRED = frozenset(f"{kind}{end}" for kind in ("bookmark", "commentRange", "moveToRange", "moveFromRange") for end in ("Start", "End")) | {"commentReference"}


def with_colleagues():
    document = python_docx.Document()
    document.add_comment(document.add_paragraph("The the mill is old.").runs, "see page two", author="Ann Holm")
    document.element.body.insert(-1, parse_xml(COLLEAGUES.format(ns=nsdecls("w"), r=nsdecls("r"))))
    return saved(document)


def fixed_package(data, path="a.docx"):
    session, source = Session(root="/"), source_of(path, data)
    fixed = apply_fixes(source.text, session.check_text(source.text, path), lambda t: session.check_text(t, path), unsafe=True)
    return fixed, source.encode(fixed.text, fixed.edits)


def numbers_of(data):
    """{number: names of the elements that have it} of the body of a .docx."""
    found = {}
    for element in parse_xml(members(data)["word/document.xml"][0]).iter("{*}*"):
        if (number := element.get(qn("w:id"))) is not None:
            found.setdefault(number, []).append(element.tag.partition("}")[2])
    return found


def test_every_change_has_a_number_of_its_own_and_colleagues_keep_theirs():
    data = with_colleagues()
    fixed, packed = fixed_package(data)
    commented, written, _ = annotator_for("a.docx")(packed, [(0, 3, "one"), (30, 40, "two")])
    twice = source_of("a.docx", commented)
    again = twice.encode(twice.text.replace("rain", "hail").replace("money", "cash"))
    assert written == 2
    for version in (packed, commented, again):
        for number, names in numbers_of(version).items():
            assert len(names) == 1 or set(names) <= PAIRED, (number, names)
        body = parse_xml(members(version)["word/document.xml"][0])
        for change in (*body.iter(qn("w:ins")), *body.iter(qn("w:del"))):
            assert {c.tag for c in change} <= {qn(f"w:{n}") for n in ("r", "del", "commentRangeStart", "commentRangeEnd")} and change.getparent().tag != change.tag  # none within its like
            texts = {t.tag for run in change.iter(qn("w:r")) for t in run if t.tag in (qn("w:t"), qn("w:delText"))}
            assert texts <= ({qn("w:delText")} if change.tag == qn("w:del") else {qn("w:t"), qn("w:delText")})
        authors = {e.get(qn("w:author")) for e in body.iter(qn("w:ins"))}
        assert authors == {"A", "B", "newslint"}
        kept = [t.text or "" for e in body.iter(qn("w:ins")) if e.get(qn("w:author")) == "A" for t in e.iter(qn("w:t"), qn("w:delText"))]
        assert "".join(kept).replace("mill woudl close and and recieve teh money", "") == ""  # what A wrote is A's, deleted or not
    assert fixed.text.count("woudl") == 0


def test_fixes_next_to_each_other_are_changes_of_their_own():
    for write, path, pattern in ((in_word, "a.docx", r'<w:(ins|del) [^>]*w:author="newslint"'), (in_odt, "a.odt", "<text:(insertion|deletion)>")):
        fixed, packed = fixed_package(write(["She went to to recieve it, he said."]), path)
        assert fixed.text == "She went to receive it, he said.\n" and len(fixed.edits) == 2
        member = "word/document.xml" if path == "a.docx" else "content.xml"
        kinds = re.findall(pattern, members(packed)[member][0].decode())
        assert [k[:3] for k in kinds] == ["del", "del", "ins"]
        words = re.findall("<w:(?:t|delText)[^>]*>([^<]*)", members(packed)[member][0].decode()) if path == "a.docx" else []
        assert words in ([], ["She went to", " to", " ", "recieve", "receive", " it, he said."])


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_fixed(newslint, desk):
    for name, write in (("a.docx", in_word), ("b.odt", in_odt)):
        (desk / name).write_bytes(write(["Mill & sons", "They said the the mill woudl close, and and left."], [5, 9, 12]))
    newslint("check", "--fix", "--unsafe-fixes", ".")
    for to, name in (("odt", "a.docx"), ("docx", "b.odt")):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{desk}/profile", "--convert-to", to, name],
                       capture_output=True, timeout=120, check=True)
        fixed, converted = read(name), read(name.partition(".")[0] + "." + to)
        assert fixed.text.split() == converted.text.split() == "Mill & sons They said the mill would close, and left.".split()
    assert b"<dc:creator>newslint</dc:creator>" in members((desk / "a.odt").read_bytes())["content.xml"][0]
    xml = members((desk / "b.docx").read_bytes())["word/document.xml"][0]
    assert b'w:author="newslint"' in xml
    kept = "".join(t.text or "" for t in parse_xml(re.sub(rb"<w:ins .*?</w:ins>", b"", xml)).iter(qn("w:t"), qn("w:delText")))
    assert kept.endswith("They said the the mill woudl close, and and left.")  # for those who reject the changes


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_commented(newslint, desk):
    for name, write in (("a.docx", in_word), ("b.odt", in_odt)):
        (desk / name).write_bytes(write(["Mill & sons", "They said the the mill woudl close."], [5, 9, 12]))
    newslint("check", "--comments", ".")
    for to, name in (("odt", "a.docx"), ("docx", "b.odt")):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{desk}/profile", "--convert-to", to, name],
                       capture_output=True, timeout=120, check=True)
    xml = members((desk / "a.odt").read_bytes())["content.xml"][0].decode()
    assert [w in xml for w in ("<dc:creator>newslint</dc:creator>", "(TY101)", "(TY102)")] == [True] * 3 and xml.count("<office:annotation ") == 2
    assert [c.author for c in python_docx.Document("b.docx").comments] == ["newslint"] * 2


def test_changed_paragraphs_of_a_document_are_known(newslint, desk):
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "x"]):
        (desk / "a.docx").write_bytes(in_word(["The mill woudl close.", "It rained."]))
        subprocess.run(["git", *command], check=True, capture_output=True)
    (desk / "a.docx").write_bytes(in_word(["The mill woudl close.", "It rained on the the sea."]))
    status, out, err = newslint("check", "--output-format", "concise", "--diff-base", "HEAD", ".")
    assert (status, err) == (1, "") and [line.split(":")[1] for line in out.splitlines()] == ["2"]


def with_comment(text, paragraph=0):
    """A .docx by python-docx with a comment on one of its three paragraphs."""
    document = python_docx.Document()
    ps = [document.add_paragraph(t) for t in ("It woudl rain.", "The the mill closed.", "It woudl snow.")]
    document.add_comment(ps[paragraph].runs, text, author="Ann Holm")
    return saved(document)


@pytest.mark.parametrize(("comment", "at", "found"), [
    ("newslint: ignore TY101 the band spells it so", 0, ["TY102", "TY101"]), ("newslint: disable TY the speech is printed whole", 0, []),
    ("newslint: disable TY the speech is printed whole", 1, ["TY101", "SU"]), ("a note on woudl", 0, ["TY101", "TY102"]),
    ("newslint: ignore TY102 why --> not", 0, ["TY101", "SU", "TY102"]), ("newslint: ignore TY101", 2, ["TY101", "TY102", "SU"]),
])
def test_a_comment_in_word_silences(comment, at, found):
    text, pack = docx.unpack(data := with_comment(comment, at))
    codes = [f.code for f in Session().check_text(text, "a.docx")]
    assert [c if not c.startswith("SU") else "SU" for c in codes if not (c.startswith("SU") and "SU" not in found)] == found
    assert pack(text) == data and docx.unpack(pack(text.replace("snow", "hail")))[0] == text.replace("snow", "hail")


def annotated_odt(text):
    document = opendocument.OpenDocumentText()
    p = odf_text.P(text="It woudl ")
    note = Annotation()
    note.addElement(Creator(text="Ann Holm"))
    note.addElement(odf_text.P(text=text))
    p.addElement(note)
    p.addText("rain & hail.")
    document.text.addElement(p)
    document.text.addElement(odf_text.P(text="It woudl snow."))
    return saved(document)


def test_a_comment_in_opendocument_silences():
    text, pack = odt.unpack(annotated_odt("newslint: ignore TY101 so & so"))
    assert text == "It woudl <!-- newslint: ignore TY101 so & so -->rain & hail.\nIt woudl snow.\n"
    assert [f.start for f in Session().check_text(text, "a.odt")] == [text.rindex("woudl")]
    changed = text.replace("hail", "fog").replace("It woudl snow", "It would snow")
    assert odt.unpack(pack(changed))[0] == changed
    with pytest.raises(PackageError):
        pack(text.replace("so & so", "no"))
    assert odt.unpack(annotated_odt("see page two"))[0] == "It woudl rain & hail.\nIt woudl snow.\n"


@KINDS
@examples(15, phases=[Phase.explicit, Phase.generate])
@given(paragraphs=stories, cuts=st.lists(st.integers(1, 12), max_size=6))
def test_comments_are_written_where_the_words_are(reader, write, suffix, paragraphs, cuts):
    data, path = write(paragraphs, cuts), "a" + suffix
    text, annotate = reader.unpack(data)[0], annotator_for(path)
    found = [(p.start, p.end, f.message) for f in Session().check_text(text, path) for p in f.places]
    commented, written, without = annotate(data, found)
    assert (written, without) == (len(found), 0)
    assert reader.unpack(commented)[0] == text and annotate(commented, found) == (commented, 0, 0)
    before, after = members(data), members(commented)
    touched = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"} if suffix == ".docx" else {"content.xml"}
    assert {n: m for n, m in before.items() if n not in touched} == {n: m for n, m in after.items() if n not in touched}
    if suffix == ".docx":
        document = python_docx.Document(io.BytesIO(commented))
        assert [p.text for p in document.paragraphs] == [p.text for p in python_docx.Document(io.BytesIO(data)).paragraphs]
        assert [(c.author, c.text) for c in document.comments] == [("newslint", said) for _, _, said in sorted(found)]
        xml = after["word/document.xml"][0].decode()
        for number, (start, end, _) in enumerate(sorted(found)):
            inside = re.search(f'<w:commentRangeStart w:id="{number}"/>(.*)<w:commentRangeEnd w:id="{number}"/>', xml, re.S)[1]
            assert entities.unescape(re.sub("<[^>]*>", "", inside)) == text[start:end]
    else:
        xml = after["content.xml"][0].decode()
        for number, (start, end, _) in enumerate(sorted(found), 1):
            inside = re.search(f'office:name="newslint{number}">(.*)<office:annotation-end office:name="newslint{number}"/>', xml, re.S)[1].partition("</office:annotation>")[2]
            assert entities.unescape(re.sub("<[^>]*>", "", re.sub("(?s)<office:annotation .*?</office:annotation>", "", inside))) == text[start:end]


def test_comments_of_a_run(newslint, desk):
    (desk / "a.docx").write_bytes(with_comment("see page two"))
    (desk / "b.odt").write_bytes(in_odt(["Mill & sons", "They said the the mill woudl close."]))
    (desk / "c.txt").write_text("It woudl rain.\n")
    status, out, err = newslint("check", "--comments", "a.docx", "b.odt")
    assert status == 1 and err == "newslint: a.docx: 3 comments written\nnewslint: b.odt: 2 comments written\n" and "a.docx:2:1: TY102" in out
    assert [(c.author, c.text) for c in python_docx.Document("a.docx").comments] == [
        ("Ann Holm", "see page two"), ("newslint", "“woudl” is not in the dictionary: did you mean “would”? (TY101)"),
        ("newslint", "repeated word: delete one “The” (TY102)"), ("newslint", "“woudl” is not in the dictionary: did you mean “would”? (TY101)")]
    before = (desk / "a.docx").read_bytes()
    assert newslint("check", "--comments", "a.docx")[2] == "" and (desk / "a.docx").read_bytes() == before
    status, out, err = newslint("check", "--comments", ".")
    assert status == 2 and err == "newslint: c.txt: --comments needs a .docx or .odt file\n"
    assert newslint("check", "--comments", "--fix", ".")[0] == 2


def test_the_day_of_publication_is_a_property_that_says_so():
    def with_part(name, xml):
        data, out = in_word(["The mill woudl close on Monday, Feb. 3, 2026."]), io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for i in old.infolist():
                new.writestr(i, old.read(i))
            new.writestr(name, xml)
        return out.getvalue()

    cover = '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps"><PublishDate>2026-02-03T00:00:00</PublishDate></CoverPageProperties>'
    own = '<Properties xmlns:vt="v"><property fmtid="{{D5}}" pid="2" name="{}"><vt:filetime>2026-02-03T07:00:00Z</vt:filetime></property></Properties>'
    for name, xml, when in (("customXml/item1.xml", cover, "2026-02-03"), ("docProps/custom.xml", own.format("Published"), "2026-02-03"),
                            ("docProps/custom.xml", own.format("Publisher"), "None"), ("docProps/custom.xml", own.format("Date completed"), "None")):
        text, pack = docx.unpack(with_part(name, xml))
        assert str(docx.read(text).published) == when and text.endswith("\n[published] 2026-02-03\n") == (when != "None")
        assert "published" not in docx.read(text).text
        fixed = text.replace("woudl", "would")
        assert docx.unpack(pack(fixed))[0] == fixed
    document = opendocument.OpenDocumentText()
    document.text.addElement(odf_text.P(text="It rained."))
    document.meta.addElement(UserDefined(name="Publish date", valuetype="date", text="2026-02-03"))
    assert str(odt.read(odt.unpack(saved(document))[0]).published) == "2026-02-03"
    for reader, write in ((docx, in_word), (odt, in_odt)):  # the day on which it was made is none
        assert reader.read(reader.unpack(write(["It rained."]))[0]).published is None


def endless(name, first):
    """A package with a member of 1 GB that takes 1 MB."""
    from zlib import Z_FULL_FLUSH, compressobj

    packer = compressobj(9, 8, -15)
    head = packer.compress(first) + packer.flush(Z_FULL_FLUSH)
    block = packer.compress(b" " * 1_000_000) + packer.flush(Z_FULL_FLUSH)
    local, entry = package._added(name, head + block * 1000 + packer.flush(), 1_000_000_000 + len(first), 0, 0)
    return local + entry + b"PK\5\6" + bytes(4) + struct.pack("<HHIIH", 1, 1, len(entry), len(local), 0)


ODT = b'<office:document-content><office:body><office:text><text:p>It rained.</text:p>'
MORE = {
    "a.odt": zipped(a=b"x"), "b.odt": zipped(content=b"<x/>"), "c.odt": zipped(content=ODT + b"\xff"), "d.odt": zipped(content=ODT + b" " * 65_000_000),
    "e.odt": in_odt(["The the end."])[:-900], "f.odt": b"PK\3\4", "g.odt": endless("content.xml", ODT), "h.docx": endless("word/document.xml", W),
    "i.docx": zipped(word__document=W + b"<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>", word__comments=b" " * 65_000_000),
}


@pytest.mark.parametrize("name", MORE)
def test_more_hostile_packages_are_one_line(name, newslint, desk):
    import tracemalloc

    (desk / name).write_bytes(MORE[name])
    tracemalloc.start()
    status, _, err = newslint("check", ".")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert status == 2 and err.startswith(f"newslint: {name}: ") and len(err.splitlines()) == 1 and len(err) < 200
    assert peak < 250_000_000


def test_comments_that_nobody_closed_take_no_time():
    """Each is looked for once: twenty thousand of them are read as fast as they are split."""
    data = zipped(word__document=W + b"<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>", word__comments=b'<w:comment w:id="1">' * 20_000)
    assert docx.unpack(data)[0] == "It rained.\n"
    assert list(docx.comments('<w:comment w:id="1">' * 20_000 + "</w:comment>")) == [("1", "", "")]


def test_comments_amid_changes_links_and_boxes():
    document = python_docx.Document()
    document.add_paragraph("It rained.")
    document.element.body.insert(-1, parse_xml(BODY.format(ns=nsdecls("w"))))
    data = saved(document)
    text = docx.unpack(data)[0]
    at = [(text.index(w), text.index(w) + len(w), w) for w in ("rained", "The the", "woudl", "close\tnow", "or-so", "said", "In a box")]
    commented, written, without = annotator_for("a.docx")(data, at)
    assert (written, without) == (6, 1) and docx.unpack(commented)[0] == text
    xml = members(commented)["word/document.xml"][0]
    parse_xml(xml)
    numbers = sorted(re.findall('<w:commentRangeStart w:id="([0-9]+)"/>', xml.decode()))
    assert numbers == ["0", "3", "4", "5", "6", "7"]  # 1 and 2 are those of changes
    marked = [re.search(f'<w:commentRangeStart w:id="{i}"/>(.*)<w:commentRangeEnd w:id="{i}"/>', xml.decode(), re.S)[1] for i in numbers]
    seen = ["".join(re.findall("<w:t(?: [^>]*)?>([^<]*)", re.sub("(?s)<w:del .*?</w:del>", "", m))) for m in marked]
    assert seen[0] == "rained" and seen[1] == "The the" and seen[2] == "woudl" and seen[5] == "said"
    assert annotator_for("a.docx")(commented, at) == (commented, 0, 1)
    assert python_docx.Document(io.BytesIO(commented)).paragraphs[0].text == "It rained."

"""Line ends never change a verdict: the same text with \\n, \\r\\n or \\r has the same findings in the same words."""

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from property_support import examples
from support import every_linter, every_rule
from reading_property_test import sources

from newslint import rules
from newslint.document import Document
from newslint.engine import Linter
from newslint.finding import LINE_END, Lines
from newslint.fingerprints import fingerprints
from newslint.readers import reader_for, readings

ROOT = Path(__file__).parent.parent
ENDS = ["\r\n", "\r"]
PATHS = ["a.txt", "a.md"]
ALL = every_rule()
STORIES = sorted(p for p in (ROOT / "fixtures").rglob("*") if p.suffix in (".txt", ".md"))


def verdicts(linter, text, path, known_again):
    """What a reader is shown of each finding, with rows and words in place of offsets."""
    lines = Lines(text)

    def words(start, end):
        return LINE_END.sub("\n", text[start:end])

    def row(offset):
        return lines.at(offset)[0]

    findings = linter.check(linter.document(reader_for(path)(text), text, path))
    # the words that a fingerprint sees end after so many characters, of which a text of odd characters may have too many
    known = [list(map(str, marks)) for marks in fingerprints(text, findings)] if known_again else [None] * len(findings)
    return sorted([
        (f.code, f.message, f.suggestions, [
            (p.level, p.quoted, row(p.start), words(p.start, p.end),
             p.fix and (p.fix.applicability, p.fix.message, [(row(e.start), words(e.start, e.end), e.content) for e in p.fix.edits]))
            for p in f.places], [(e.message, row(e.start), words(e.start, e.end)) for e in f.evidence], marks)
        for f, marks in zip(findings, known)
    ], key=repr)


def same(linter, text, path, known_again=True):
    """The verdicts on a text, which those with other line ends equal."""
    text = LINE_END.sub("\n", text)
    expected = verdicts(linter, text, path, known_again)
    for end in ENDS:
        assert verdicts(linter, text.replace("\n", end), path, known_again) == expected, (path, end)
    return expected


@pytest.fixture(scope="module")
def linter():
    return every_linter()


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.name)
def test_stories(linter, story):
    text = story.read_text(encoding="utf-8")
    same(linter, text, story.name)
    wrapped = "\n\n".join(textwrap.fill(p, 72, break_long_words=False, break_on_hyphens=False) for p in text.split("\n\n"))
    same(linter, wrapped, story.name)


@pytest.mark.parametrize("file", sorted({r.file for r in ALL}), ids=lambda p: Path(p).stem)
def test_every_rule_file(file):
    """All its examples, one below the other and hard-wrapped; no file is silent on its own."""
    own = [r for r in ALL if r.file == file]
    one_rule, found = Linter(own), []
    for rule in own:
        for example in (*rule.bad, *rule.good):
            if not isinstance(example, str) and "text" not in example:
                continue  # of a rule that compares articles
            text = re.sub(r"\{([^{}]*?)(?: =>[^{}]*)?\}", r"\1", example if isinstance(example, str) else example["text"]) + "\n"
            for form in (text, textwrap.fill(text, 60) + "\n", f"A line above\n\n{text}\n{text}"):
                for path in PATHS:
                    found += same(one_rule, form, path)
    assert found or all(r.family == "SU" or r.compares for r in own)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text, code", [
    ("The council met on Monday.\n\n-30-\n", "RE"),
    ("The council met.\n<<<<<<< HEAD\nIt rose at noon.\n=======\nIt rose at one.\n>>>>>>> desk\nAll went home.\n", "RE"),
    ("The mayor said that nobody who had been there on the night would\nwant the the case to be heard in any other town, and that the\nthe council would write to the minister again before the week was\nout and the woods are closed for good to all who walk there.\n", "TY"),
])
def test_line_by_line_faults(linter, path, text, code):
    if path == "a.md" and "<<<" in text:
        same(linter, text, path)  # a heading, for Markdown
    else:
        assert [v for v in same(linter, text, path) if v[0].startswith(code)]


def test_a_house_pattern_with_anchors(tmp_path):
    file = tmp_path / "house.toml"
    file.write_text(
        '[end-mark]\ncode = "HZ101"\ncheck = "pattern"\nlevel = "warning"\nsays = "an end mark"\nwhy = "It is no copy."\nsource = "our desk"\n'
        "patterns = ['(?m)^ends$', '(?m)\\bover\\b.$']\ntrigger = [\"ends\", \"over\"]\n"
        'bad = ["Rain.\\n{ends}", "It is {over.}", "Rain.\\n\\n{ends}\\n"]\ngood = ["It ends.", "Ends", "It is over now."]\n', encoding="utf-8")
    linter = Linter(rules.load([str(file)]))
    for path, count in (("a.txt", 3), ("a.md", 1)):  # the lines of one paragraph are one line in Markdown
        assert len(same(linter, "Rain fell here, and it is all over.\nends\nThe mayor left.\n\nends\n", path)) == count


@examples(60, suppress_health_check=list(HealthCheck))
@given(source=sources)
def test_whatever_the_text(linter, source):
    for path in PATHS:
        same(linter, source, path, known_again=False)


@examples(150, suppress_health_check=list(HealthCheck))
@given(source=sources)
def test_every_character_is_mapped(source):
    """With \\r\\n each text offset leads to the same character as with \\n."""
    plain = LINE_END.sub("\n", source)
    both = plain.replace("\n", "\r\n")
    for path in PATHS:
        one, two = Document(reader_for(path)(plain), plain), Document(reader_for(path)(both), both)
        assert (one.text, one.blocks, one.inline) == (two.text, two.blocks, two.inline)
        for i in range(len(one.text)):
            a, b = one.to_source(i, i + 1), two.to_source(i, i + 1)
            assert both[slice(*b)].replace("\r\n", "\n") == plain[slice(*a)]


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", "\\r"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_json_lines(linter, end, newline):
    """The line ends of the copy are escapes; those of the file are others."""
    body = end.join(["A day at the mill.", "", "The mayor left the", "the mill.", "", "-30-"])
    source = newline.join([f'{{"text": "{body}"}}', f'{{"text": "{body}"}}', ""])
    found = [
        [(f.code, [source[p.start : p.end].replace(end, "|") for p in f.places]) for f in linter.check(linter.document(r, source, "a.jsonl"))]
        for r in readings("a.jsonl", source)
    ]
    assert found == [[("TY102", ["the|the"]), ("RE102", ["-30-"])]] * 2

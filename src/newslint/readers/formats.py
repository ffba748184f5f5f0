"""What is read, for those who ask: newslint formats, and docs/formats.md."""

from newslint.readers import BY_NAME, READERS
from newslint.records import record


@record
class Format:
    """A format: its name, the module that reads it, which of its suffixes, what is read, and what a fix does."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    reads: str
    fix: str


EDIT = "changes the words and nothing else"
TRACKED = "a tracked change by “newslint”, to be accepted or rejected; with --comments a comment at each remark instead"


def formats():
    """The Formats, in the order in which they are registered."""
    suffixes = {}
    for suffix, module in READERS.items():
        suffixes.setdefault(module, []).append(suffix)
    return [Format(name, module, tuple(suffixes[module]), reads, fix) for module, (name, reads, fix) in ABOUT.items()]


ABOUT = {
    "plain": ("plain text", "all of it, wrapped at any width or not at all", EDIT),
    "markdown": ("Markdown", "what a reader of the page sees, and the headline, standfirst and date in front matter", EDIT),
    "html": ("HTML", "the article of a page, or a fragment, as a browser shows it; the date from JSON-LD, <meta> or <time>", EDIT + ", escaped"),
    "json_lines": ("JSON Lines", "an article a line: \"text\" or \"body\", \"headline\" or \"title\", \"published\" or \"date\", \"section\" or \"category\"; or `fields` of the config",
                   EDIT + ", escaped"),
    "docx": ("Word", "the text with all changes accepted, a paragraph a line, notes, and comments that begin with `newslint:`", TRACKED),
    "odt": ("OpenDocument", "the text with all changes accepted, a paragraph a line, notes, and comments that begin with `newslint:`", TRACKED),
    "json_news": ("JSON of news", "ninjs 1 to 3, Arc ANS, Superdesk items, JSON Feed, Google Docs; or `fields` of the config", EDIT + ", escaped"),
    "xml_news": ("XML of news", "RSS, Atom, WordPress exports, NITF, NewsML-G2", EDIT + ", escaped"),
    "captions": ("subtitles", "WebVTT and SubRip: what is said, over cues", "none: it is what somebody says"),
    "archieml": ("ArchieML", "the copy in keys and free lists; not what keys such as `url` and `id` hold", EDIT),
    "delimited": ("CSV", "an article a row: the column \"body\", \"text\" or \"content\", with \"headline\", \"published\" and \"section\"; or `fields` of the config", EDIT + ", escaped"),
}


def table():
    """The formats as a table in Markdown."""
    rows = ["| format | files | what is read | a fix |", "|---|---|---|---|"]
    for f in formats():
        files = " ".join(f"`{s}`" + " (by name)" * (s in BY_NAME) for s in f.suffixes)
        rows.append(f"| {f.name} | {files} | {f.reads} | {f.fix} |".replace("<", "&lt;"))
    return "\n".join(rows) + "\n"


def listing():
    """The formats for a terminal."""
    lines, named = [], sorted(BY_NAME)
    for f in formats():
        lines += [f"{f.name}: {' '.join(f.suffixes)}", f"    reads  {f.reads}", f"    fix    {f.fix}"]
    return "\n".join([*lines, "",
        f"Of these, {', '.join(named[:-1])} and {named[-1]} files are read where they are named, or by `include` in the config.",
        "Every format is read with Python's standard library alone.", ""])

"""Source text in, Readings out: one module a format."""

from newslint.records import record

# suffix -> module in this package, with read(source) -> Reading, or read_all(source) -> iterable of Reading and Unreadable
READERS = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".jsonl": "json_lines", ".ndjson": "json_lines", ".docx": "docx", ".odt": "odt",
    ".json": "json_news", ".ninjs": "json_news", ".xml": "xml_news", ".rss": "xml_news", ".atom": "xml_news", ".nitf": "xml_news",
    ".vtt": "captions", ".srt": "captions", ".aml": "archieml", ".archieml": "archieml", ".csv": "delimited", ".tsv": "delimited",
}
BY_NAME = frozenset({".json", ".xml", ".csv", ".tsv"})  # read where they are named, not in folders: most of them hold something else
# of these, the modules with unpack(bytes) -> (shown text, function from a changed text to bytes), which raises ValueError
PACKAGES = frozenset({"docx", "odt"})


@record
class Unreadable:
    """An article in a source of several that cannot be read: its row, 1-based, and one line with the problem and the remedy."""

    row: int
    problem: str


def readings(path, source, fields=()):
    """A Reading of every article in a source; an Unreadable for one that cannot be read.  The path decides the format.

    fields: for JSON and CSV, what the keys or columns of an article are, see json_news.  A source of nothing but space is in any
    format an article without words.
    """
    if not source or source.isspace():
        from newslint.readers import plain

        return [plain.read("")]
    module = _module(path)
    if fields and hasattr(module, "read_fields"):
        return module.read_fields(source, dict(fields))
    return module.read_all(source) if hasattr(module, "read_all") else [reader_for(path)(source)]


def reader_for(path):
    """The function source -> Reading for a file of that name that holds one article; plain text where nothing better is known.

    The text of the Reading has \\n at the end of a line, whatever the source has.
    """
    read = _module(path).read

    def read_any(source):
        if "\r" not in source:
            return read(source)
        from newslint.readers import line_ends

        return line_ends.read(read, source)

    return read_any


def is_package(path):
    """Whether a file of that name is a package, not text: lines and columns count in what is shown of it, and its reader makes the edits."""
    return module_of(path) in PACKAGES


def unpacker_for(path):
    """The unpack() of the reader for a file of that name, or None where the file is text."""
    return _module(path).unpack if module_of(path) in PACKAGES else None


def pointer(path, source, offset):
    """The JSON pointer to the string that holds an offset of a source, such as /content_elements/3/content; "" where the file is not JSON."""
    if module_of(path) not in ("json_news", "json_lines"):
        return ""
    from newslint.readers import pointers

    return pointers.pointer(module_of(path), source, offset)


def annotator_for(path):
    """The function (bytes, [(start, end, remark)]) -> (bytes with comments, how many, how many have no place) for a file of that name, or None.

    It raises ValueError.
    """
    name = module_of(path)
    if name not in PACKAGES:
        return None
    from importlib import import_module

    return import_module("newslint.readers.docx_comments" if name == "docx" else "newslint.readers.odt").annotated


def declared_encoding(path, data):
    """The encoding that the bytes of a file declare as markup, "" for none.  Raises LookupError for one that is not known."""
    if b"<" not in data[:1024]:
        return ""
    from newslint.readers.encodings import declared

    return declared(path, data)


def _module(path):
    from importlib import import_module

    return import_module("newslint.readers." + module_of(path))


def module_of(path):
    """The name of the module that reads a file of that name."""
    _, dot, suffix = path.rpartition(".")
    return READERS.get((dot + suffix).lower(), "plain")

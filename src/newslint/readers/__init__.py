"""Source text in, Reading out: one module a format."""

# suffix -> module in this package, with read(source) -> Reading
READERS = {".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown"}


def reader_for(path):
    """The read() function for a file of that name; plain text where nothing better is known."""
    from importlib import import_module

    _, dot, suffix = path.rpartition(".")
    return import_module("newslint.readers." + READERS.get((dot + suffix).lower(), "plain")).read

"""What a reader is shown: one module a format, each with report(articles, write, color)."""

# name -> module in this package
REPORTS = {"text": "text", "concise": "concise", "json": "json"}


def load(name):
    """The report function of that name: report(articles, write, color=False) for an iterable of Checked."""
    from importlib import import_module

    return import_module("newslint.reports." + REPORTS[name]).report

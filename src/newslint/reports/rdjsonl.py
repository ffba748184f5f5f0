"""Reviewdog's diagnostic format, one diagnostic a line; see rdjson.py."""

from json import dumps

from newslint.printable import printable_json
from newslint.reports.rdjson import SOURCE, diagnostics


def report(articles, write, color=False, rules=None):
    """Write a line for each place; nothing if there is none."""
    for diagnostic in diagnostics(articles):
        write(printable_json(dumps({"source": SOURCE} | diagnostic, ensure_ascii=False)) + "\n")

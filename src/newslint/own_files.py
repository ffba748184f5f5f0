"""Files that newslint itself wrote: reports, lists of names and quotations, baselines.  They are not checked as articles.

A report quotes the copy, faults and all, so that checking it would report each of them a second time.  It is recognised by how it
begins, byte for byte as it is written, and a report in lines by every one of its lines: a story does not become a report by words further down.
"""

import os
import re
import stat

from newslint.files import LARGEST, MARKS, OPEN, InputError, content

HEAD = 8192  # bytes that are looked at first; the beginning of a report, a long path included, is shorter
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
GENERATOR = '<meta name="generator" content="newslint '
BEGINNINGS = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' + GENERATOR,
    '{\n "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n "version": "2.1.0",\n "runs": [\n  {\n   "tool": {\n    "driver": {\n'
    '     "name": "newslint",',
    XML + '<testsuites name="newslint">\n',
    '{"source": {"name": "newslint"}, "severity": "WARNING", "diagnostics": [',
    '{"source": {"name": "newslint"}, "message": ',
    '{"report": {"title": "newslint", "details": "',
    "path,part,line,column,end_line,end_column,code,name,level,message,found,fix\n",
    "name,count,articles,first,last,titles,ages,similar,places\n",
    "quotation,count,articles,first,last,speakers,places\n",
    '{\n "newslint": 2,\n "findings": {',  # a baseline
)
EMPTY = ("[]\n", "{}\n")  # gitlab, json, vale and the lists, where there is nothing to say
CODE = r"[A-Z]{2}\d{3}"
STRING = r'"(?:[^"\\]|\\.)*"'
SHAPES = (  # of what the service allows no name in
    rf'\[\n\{{"check_name": "{CODE}", "description": "{CODE}: ',
    rf'\[\n\{{"filename": {STRING}, "part": {STRING}, "code": "{CODE}", "name": "',
    r'\{"issues": \[\n(?:\{"ruleId": "%s", "effortMinutes": 1, "primaryLocation": \{|\], "rules": \[)' % CODE,
    rf'\{{\n  {STRING}: \[\n    \{{\n      "Action": \{{[^{{}}]*\}},\n      "Span": \[[^\]]*\],\n      "Check": "newslint\.',
    XML.replace("?", r"\?") + r'<checkstyle version="4\.3">\n(?:<file name="[^"]*">\n<error line="\d+" [^<>]* source="newslint\.|</checkstyle>)',
    rf'\[\n  \{{\n    "(?:name|quotation)": {STRING},\n    "count": \d+,\n    "articles": \d+,\n    "first": ',
)
PLACE, SUMMARY = rf".+?:\d+:\d+: {CODE} .*", r"\d+ articles?: .*|no article was checked"
LISTED = r".+: \d+ times? in \d+ articles?(?:; .*)?"
LINES = (  # the first line, and all that follow
    (rf"{PLACE}|{SUMMARY}", rf"{PLACE}|{SUMMARY}|    .*|  \| .*|"),
    (rf"::(?:error|warning|notice) file=[^,]*,line=\d+,endLine=\d+,.*?title={CODE} .*", "::(?:error|warning|notice) file=.*"),
    (r"##vso\[task\.logissue type=.*", r"##vso\[task\.logissue type=.*"),
    (rf"##teamcity\[inspectionType id='{CODE}' .*category='newslint'.*", r"##teamcity\[inspection.*"),
    (rf" *\d+ +\d+\.\d\d  (?:{CODE}  .*|places (?:of \d+ findings? )?in \d+ article.*)", rf" *\d+ +\d+\.\d\d  (?:{CODE}  .*|places (?:of \d+ findings? )?in \d+ article.*)"),
    (LISTED, rf"{LISTED}|    .*"),
)


def is_own(path):
    """Whether the file at a path was written by newslint; False for one that cannot be read."""
    head = _head(path)
    if not head:
        return False
    text = _decoded(head)
    if text.startswith(BEGINNINGS):
        return True
    if text in EMPTY and len(head) < HEAD:
        return True
    if text[:1] in "[{<":
        return any([re.match(shape, text) for shape in SHAPES])
    first = text.partition("\n")[0]
    if not _may_be_report(first):
        return False
    for begins, follows in LINES:
        if re.fullmatch(begins, first):
            return _all_lines(path, follows)
    return False


def _may_be_report(first):
    """Whether a first line is worth a pattern: hardly any story begins so, and to compile one takes longer than to read the story."""
    return (
        first.startswith(("::", "##")) or first.partition(": ")[0].rpartition(":")[2].isdigit() or " article" in first or first.lstrip(" ")[:1].isdigit()
    )


def _all_lines(path, pattern):
    try:
        text = _decoded(content(path, LARGEST))
    except InputError:
        return False
    fits = re.compile(pattern).fullmatch
    return all(fits(line) for line in text.removesuffix("\n").split("\n")[1:])


def _head(path):
    """The first bytes of a regular file; nothing of another, which might wait for a reader."""
    try:
        handle = os.open(path, OPEN)
        try:
            return os.read(handle, HEAD) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
        finally:
            os.close(handle)
    except (OSError, ValueError):
        return b""


def _decoded(data):
    """The text of some bytes, with \\n at the end of a line: a shell of Windows writes UTF-16, and \\r\\n."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").replace("\r\n", "\n")
    text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n") if "\r" in text else text

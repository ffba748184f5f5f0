"""Files that newslint itself wrote: reports, lists of names and quotations, baselines.  They are not checked as articles.

A report quotes the copy, faults and all, so that checking it would report each of them a second time.  It is recognised by how it
begins, byte for byte as it is written, and a report in lines as a whole, every line in its place: a story does not become a report
by words further down.  Only files that are found in a folder are judged here; what a user names is checked, whatever it looks like.
"""

import os
import re
import stat

from newslint.files import LARGEST, MARKS, OPEN, InputError, content

HEAD = 8192  # bytes that are looked at first; the beginning of a report, a long path included, is shorter
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
PAGE = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="newslint '
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'sha256-'  # the line after that
BEGINNINGS = (
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
ARTICLES = r"[\d,]+ articles?"
PART = r"(?:[\d,]+ to fix(?: \(\d+ errors?\))?|[\d,]+ notes?|in \d+ places|not everything was checked)"
SUMMARY = rf"{ARTICLES}: (?:nothing to fix|{PART}(?:, {PART})*)|no article was checked"
PLACE = rf"[^\n]+?:\d+:\d+: {CODE} "
COUNT = r" *\d+ +\d+\.\d\d  "  # of the statistics: how many, and how many in 10,000 words
WHOLE = (  # reports in lines, without the last line end
    SUMMARY,
    rf"(?:{PLACE}.*\n(?:    |  \| ).*\n +\^+\n(?:    .*\n)*+\n?)++(?:{SUMMARY})?",  # text
    rf"{PLACE}(?:error|warning|note): .*(?:\n{PLACE}(?:error|warning|note): .*)*+",  # concise
    rf"::(?:error|warning|notice) file=[^,\n]*,line=\d+,endLine=\d+,.*?title={CODE} .*(?:\n::(?:error|warning|notice) file=.*)*+",
    rf"##vso\[task\.logissue type=(?:error|warning);sourcepath=[^;\n]*;linenumber=\d+;columnnumber=\d+;code={CODE};\].*(?:\n##vso\[task\.logissue type=.*)*+",
    rf"##teamcity\[inspectionType id='{CODE}' .*category='newslint'.*(?:\n##teamcity\[inspection.*)*+",
    rf"(?:{COUNT}{CODE}  .*\n)*+{COUNT}places of \d+ findings? in {ARTICLES}, \d+ words; the second column is for 10,000 words",
    rf"(?:[^ \n].*: \d+ times? in {ARTICLES}(?:; .*)?\n(?:    [^ \n].*:\d+(?:\n|\Z)){{1,3}}+(?:    and \d+ more(?:\n|\Z))?+)++",  # names, quotes
)


def is_own(path):
    """Whether the file at a path was written by newslint; False for one that cannot be read."""
    head = _head(path)
    if not head:
        return False
    text = _decoded(head)
    if text.startswith(PAGE):
        return text[len(PAGE) :].partition("\n")[2].startswith(POLICY)
    if text.startswith(BEGINNINGS):
        return True
    if text in EMPTY and len(head) < HEAD:
        return True
    if text[:1] in "[{<":
        return any([re.match(shape, text) for shape in SHAPES])
    return _may_be_report(text.partition("\n")[0]) and _is_report(path)


def _may_be_report(first):
    """Whether a first line is worth a pattern: hardly any story begins so, and to compile one takes longer than to read the story."""
    return (
        first.startswith(("::", "##")) or first.partition(": ")[0].rpartition(":")[2].isdigit() or " article" in first or first.lstrip(" ")[:1].isdigit()
    )


def _is_report(path):
    """Whether a whole file is a report in lines."""
    try:
        text = _decoded(content(path, LARGEST)).removesuffix("\n")
    except InputError:
        return False
    return any([re.fullmatch(shape, text) for shape in WHOLE])


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

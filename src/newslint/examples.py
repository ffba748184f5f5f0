"""Examples in rules: one line that is text, mark and fix at once.

    {woudl => would}   a finding, and its fix        {woudl}   a finding without one
    {the =>}           a finding whose fix deletes   \\{        a brace that is in the text

An example is a text, or a table with `text` and what it needs to be judged: `published` (a date), `house` (a table),
`format` ("markdown"), `with` (codes of other rules that run beside it).  For a rule that compares articles, it is a table
with `articles`, a list of such examples.
"""

import re

from newslint.finding import ArticleId
from newslint.house import CHOICES, House
from newslint.records import record

MARK = re.compile(r"\\([{}])|\{((?:[^{}\\]|\\.)*)\}")


@record
class MarkedText:
    """[start, end) in the example's text; fix is None where none is shown."""

    start: int
    end: int
    fix: str | None


@record
class Example:
    text: str
    marks: tuple[MarkedText, ...]
    published: object = None
    house: dict = {}
    format: str = "plain"
    beside: tuple[str, ...] = ()
    articles: tuple = ()


def example(entry):
    """The Example of a rule's `bad` or `good` entry.  Raises ValueError for an unknown key or house style."""
    table = {"text": entry} if isinstance(entry, str) else entry
    if set(table) == {"articles"}:
        articles = tuple(map(example, table["articles"]))
        return Example("", tuple(mark for case in articles for mark in case.marks), articles=articles)
    unknown = set(table) - {"text", "published", "house", "format", "with"}
    if unknown or "text" not in table:
        raise ValueError(f"an example holds text, published, house, format and with, not {', '.join(sorted(unknown)) or 'nothing'}")
    house = table.get("house", {})
    if not isinstance(house, dict) or any(value not in CHOICES.get(key, ()) for key, value in house.items()):
        raise ValueError(f"an example's house must be a table such as {{courtesy = 'nyt'}}, not {house!r}")
    out, marks, at, size = [], [], 0, 0
    source = table["text"].strip("\n")
    for m in MARK.finditer(source):
        out.append(source[at : m.start()])
        size += m.start() - at
        at = m.end()
        if m[1]:
            out.append(m[1])
            size += 1
            continue
        found, arrow, fix = re.sub(r"\\([{}])", r"\1", m[2]).partition("=>")
        if arrow:
            found = found[:-1] if found.endswith(" ") else found
            fix = fix[1:] if fix.startswith(" ") else fix
        marks.append(MarkedText(size, size + len(found), fix if arrow else None))
        out.append(found)
        size += len(found)
    out.append(source[at:])
    return Example("".join(out), tuple(marks), table.get("published"), house,
                   table.get("format", "plain"), tuple(table.get("with", ())))


def findings_of(rule, case):
    """What the rule finds in an example, as its reader would be told."""
    from newslint import rules
    from newslint.engine import Linter
    from newslint.readers import reader_for

    beside = [r for r in rules.load(rules.built_in()) if r.code in case.beside] if case.beside else []
    linter = Linter([rule, *beside], House(**case.house))
    reading = reader_for({"markdown": "story.md"}.get(case.format, "story.txt"))(case.text)
    found = linter.check(linter.document(reading, case.text, published=case.published))
    return [f for f in found if f.code == rule.code]


def judge(rule, case, kind):
    """What is wrong with a "bad" or "good" example, or None: every mark is found, with its fix, and nothing else."""
    if bool(case.marks) != (kind == "bad"):
        return "a bad example marks its faults in {…}" if kind == "bad" else "a good example has no marks"
    if case.articles:
        found = findings_across(rule, case)
        return next(filter(None, (_judge_article(one, found.get(ArticleId(str(i)), ()), kind) for i, one in enumerate(case.articles))), None)
    return _judge_article(case, findings_of(rule, case), kind)


def findings_across(rule, case):
    """{ArticleId: what the rule finds in it} for an example of several articles, whose paths are "0", "1" …"""
    from newslint.compare import Comparison
    from newslint.engine import Linter
    from newslint.readers import plain

    linter = Linter([rule])

    def fail(problem):
        raise problem

    comparison = Comparison(fail)
    for i, one in enumerate(case.articles):
        comparison.add(linter.collect(linter.document(plain.read(one.text), one.text, str(i), published=one.published)))
    return comparison.findings({r.code: (r, check) for r, check in linter.comparing()})


def _judge_article(case, findings, kind):
    found = {p[:2]: (f, p) for f in findings for p in f.places}
    first = {(f.start, f.end) for f, _ in found.values()}
    for start, end, fix in case.marks:
        finding, place = found.pop((start, end), (None, None))
        if finding is None:
            others = ", ".join(f"{case.text[a:b]!r}" for a, b in found)
            return f"{case.text[start:end]!r} is not found" + (f", but {others}" if others else "")
        if fix is not None and (place.fix is None or (given := place.fix.edits[0].content) != fix):
            return f"{case.text[start:end]!r} has " + ("no fix" if place.fix is None else f"the fix {given!r}") + f"; the example shows {fix!r}"
    for (start, end), (finding, _) in found.items():
        if (start, end) not in first:  # a further place of what is marked
            continue
        return f"{case.text[start:end]!r} is found{' but not marked' if kind == 'bad' else ''}: {finding.message}"
    return None

"""JUnit XML: each article is a suite, each place a test that failed; a clean article is a suite with one test that passed.

A note is a skipped test, so that a judgement call does not fail a build.  The schema that Jenkins uses is junit-10.xsd of
its xunit plug-in; it has no line or column, so the name of the test gives them.
"""

from newslint.finding import lines_of
from newslint.reports import by_place, relative
from newslint.reports.xml_text import HEADER, xml


def report(articles, write, color=False, rules=None):
    """Write one document."""
    write(HEADER + '<testsuites name="newslint">\n')
    for article, source, findings, _ in articles:
        name = xml(article._replace(path=relative(article.path)))
        lines = lines_of(source) if findings else None
        cases = [_case(name, source, lines, f, place) for f, place in by_place(findings)]
        skipped = sum(place.level == "note" for f in findings for place in f.places)
        write(f'<testsuite name="{name}" tests="{len(cases) or 1}" failures="{len(cases) - skipped}" errors="0" skipped="{skipped}">\n')
        write("".join(cases) or f'<testcase name="newslint" classname="{name}"/>\n')
        write("</testsuite>\n")
    write("</testsuites>\n")


def _case(article, source, lines, f, place):
    line, column = lines.at(place.start)
    message, tag = xml(f.message_at(place, source)), "skipped" if place.level == "note" else "failure"
    return (
        f'<testcase name="{xml(f.code)} {xml(f.name)}, line {line}, column {column}" classname="{article}">'
        f'<{tag} type="{place.level}" message="{message}">{article}:{line}:{column}: {xml(f.code)} {message}</{tag}></testcase>\n'
    )

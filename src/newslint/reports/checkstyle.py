"""Checkstyle XML, which most build servers and reviewdog read."""

from newslint.finding import lines_of
from newslint.reports import by_place, relative
from newslint.reports.xml_text import HEADER, xml

SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def report(articles, write, color=False, rules=None):
    """Write one document; an article without findings is left out.  Columns count code points."""
    write(HEADER + '<checkstyle version="4.3">\n')
    for article, source, findings, _ in articles:
        if not findings:
            continue
        lines = lines_of(source)
        write(f'<file name="{xml(relative(article.path))}">\n')
        for f, place in by_place(findings):
            line, column = lines.at(place.start)
            write(f'<error line="{line}" column="{column}" severity="{SEVERITIES[place.level]}" '
                  f'message="{xml(f.message_at(place, source))}" source="newslint.{xml(f.code)}"/>\n')
        write("</file>\n")
    write("</checkstyle>\n")

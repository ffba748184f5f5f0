"""One line a place: path:line:column: CODE message, as grep and editors know it."""

from newslint.finding import lines_of
from newslint.printable import printable
from newslint.reports import by_place


def report(articles, write, color=False, rules=None):
    """Write every place of the findings of every ArticleResult; nothing for an article without."""
    for article, source, findings, _ in articles:
        lines = lines_of(source) if findings else None
        for f, place in by_place(findings):
            row, column = lines.at(place.start)
            write(printable(f"{article.path}:{row}:{column}: {f.code} {place.level}: {f.message_at(place, source)}") + "\n")

"""What a reader is shown: one module a format, each with report(articles, write, color, rules)."""

# name -> module in this package
REPORTS = {name: name for name in (
    "text", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "azure", "teamcity",
    "sonarqube", "bitbucket", "vale", "csv", "html", "statistics",
)}
WHOLE = frozenset({"html"})  # those that show more than findings: articles without any, and what run tells of all


def load(name, run=None):
    """The report function of that name; run: what is known of the articles, for the reports in WHOLE.

    report(articles, write, color=False, rules=None): articles is an iterable of ArticleResults, rules() gives the rules
    that ran, once the articles are through.
    """
    from importlib import import_module

    report = import_module("newslint.reports." + REPORTS[name]).report
    if name not in WHOLE:
        return report
    from functools import partial

    return partial(report, run=run)


def also(lines, finding, source):
    """“also in lines 3 and 9”, “twice in this line”: where the other places are; "" for a finding with one place."""
    first, *others = [(lines.at(p.start)[0], source[p.start : p.end].lower()) for p in finding.places]
    rows, times = sorted({row for row, _ in others if row != first[0]}), others.count(first) + 1
    here = "" if times == 1 else "twice in this line" if times == 2 else f"{times} times in this line"
    if not rows:
        return here
    shown = [str(r) for r in rows[:12]]
    more = f" and {len(rows) - 12} more" if len(rows) > 12 else ""
    joined = ", ".join(shown) if more or len(shown) < 2 else ", ".join(shown[:-1]) + " and " + shown[-1]
    return f"{here}{', ' * bool(here)}also in line{'s' * (len(rows) > 1)} {joined}{more}"


def compared(lines, finding):
    """What a finding is judged against and where, a line each: “compare “Thorne” in line 12”."""
    for e in finding.evidence:
        row = e.location(lines)[0]
        said = e.message.removesuffix(" here") or "compare"
        where = f"{e.article}, line {row}" if e.article else f"line {row}"
        yield ("compare " if said.startswith("“") and said.endswith("”") else "") + f"{said} in {where}"


def by_place(findings):
    """(finding, place) of every place, in order of place."""
    return sorted(((f, p) for f in findings for p in f.places), key=lambda pair: (pair[1][:2], pair[0].code, pair[0].message))


def relative(path):
    """The path as services want it: below the folder of the call, forward slashes, no "./"; another stays absolute."""
    import os

    from newslint.paths import seen_from

    inside = seen_from(os.curdir, path) if os.path.isabs(path) else os.path.normpath(path).replace(os.sep, "/")
    return os.path.abspath(path).replace(os.sep, "/") if inside == ".." or inside.startswith("../") else inside

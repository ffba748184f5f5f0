"""SARIF 2.1.0, for code-scanning services: rules with their help, results with related places, fixes, fingerprints."""

from json import dumps

from newslint import __version__
from newslint.explain import markdown, page, wrapped
from newslint.finding import lines_of
from newslint.fingerprints import fingerprints
from newslint.printable import printable_json
from newslint.readers import is_package, pointer
from newslint.reports import relative
from newslint.reports.line_hashes import line_hashes
from newslint.rules import home

MOST_RELATED = 5  # other places named with each one: all of them would make a log grow with the square of their number
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(articles, write, color=False, rules=None):
    """Write one SARIF log with one run.  Columns count code points; paths are relative URIs with forward slashes."""
    results, found = [], []
    for article, source, findings, _ in articles:
        if findings:
            lines, hashes = lines_of(source), line_hashes(source)
            for f, marks in zip(findings, fingerprints(source, findings)):
                found.append(f.code)
                results += [_result(article.path, source, lines, hashes, f, place, mark) for place, mark in zip(f.places, marks)]
    records, home_page = rules() if rules else [], _home_page()
    index = {r.code: i for i, r in enumerate(records)}
    for result in results:
        if result["ruleId"] in index:
            result["ruleIndex"] = index[result["ruleId"]]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "newslint", "semanticVersion": __version__, "version": __version__,
                                **({"informationUri": home_page} if home_page else {}),
                                "rules": [_rule(r, home_page) for r in records]}},
            "automationDetails": {"id": "newslint/"},  # GitHub shows it as the category
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which newslint was called."}}},
            "results": results,
        }],
    }
    write(printable_json(dumps(log, ensure_ascii=False, indent=1)) + "\n")


def _home_page():
    """Where newslint is kept, as the project's metadata say (pyproject.toml, project.urls); "" where they do not."""
    from importlib import metadata

    try:
        urls = metadata.metadata("newslint").get_all("Project-URL") or ()
    except metadata.PackageNotFoundError:  # run from its folder alone
        return ""
    return dict(url.split(", ", 1) for url in urls).get("Homepage", "").rstrip("/")


def _rule(rule, home_page):
    return {
        "id": rule.code,
        "name": "".join(w.capitalize() for w in rule.name.split("-")),
        "shortDescription": {"text": _sentence(rule.name.replace("-", " "))},
        "fullDescription": {"text": wrapped(rule.why, 10**6)},
        "help": {"text": page(rule), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": rule.level, "enabled": rule.default},
        "properties": {"tags": ["copy-editing", rule.family]},
    } | (
        {"deprecatedIds": list(rule.formerly)} if rule.formerly else {}
    ) | ({"helpUri": f"{home_page}/blob/main/rules/README.md#{rule.code.lower()}-{rule.name}"} if home_page and _is_ours(rule) else {})


def _is_ours(rule):
    """Whether the rule is on the page of newslint's own rules."""
    import os

    return os.path.dirname(os.path.abspath(rule.file)) == home()


def _sentence(text):
    text = text[:1].upper() + text[1:]
    return text if text.endswith(("?", "!", "…")) else text.rstrip(".") + "."


def _result(path, source, lines, hashes, f, place, fingerprint):
    """The result of one place; the other places of the finding and its evidence are related locations."""
    result = {
        "ruleId": f.code,
        "level": place.level,
        "message": {"text": _sentence(f.message_at(place, source))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(*lines.at(place.start), *lines.at(place.end))}}],
        "partialFingerprints": {
            "newslint/v2": str(fingerprint),
            "primaryLocationLineHash": hashes[lines.at(place.start)[0] - 1],
        },
    }
    if where := pointer(path, source, place.start):
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": where}]
    related = [(path, (*lines.at(p.start), *lines.at(p.end)), "also here") for p in f.places[:MOST_RELATED] if p is not place]
    related += [(e.article.path if e.article else path, e.location(lines), e.message or "compare") for e in f.evidence]
    if related:
        result["relatedLocations"] = [
            {"id": i, "physicalLocation": {"artifactLocation": _artifact(where), "region": _region(*at)},
             "message": {"text": _sentence(message)}}
            for i, (where, at, message) in enumerate(related, 1)
        ]
    if place.fix and not is_package(path):
        result["fixes"] = [{
            "description": {"text": _sentence(place.fix.message)},
            "artifactChanges": [{
                "artifactLocation": _artifact(path),
                "replacements": [
                    {"deletedRegion": _region(*lines.at(e.start), *lines.at(e.end)), "insertedContent": {"text": e.content}}
                    for e in place.fix.edits
                ],
            }],
        }]
    return result


def _artifact(path):
    """A relative URI below SRCROOT; an absolute path outside of it stays absolute."""
    import os
    from pathlib import PurePath
    from urllib.parse import quote

    inside = relative(path)
    if os.path.isabs(inside):
        return {"uri": PurePath(inside).as_uri()}
    return {"uri": quote(os.fsencode(inside)), "uriBaseId": "SRCROOT"}


def _region(row, column, end_row, end_column):
    return {"startLine": row, "startColumn": column, "endLine": end_row, "endColumn": end_column}

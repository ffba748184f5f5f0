"""The page for people at /, what it asks for, and the rules as a page."""

from functools import lru_cache

from newslint.analysis.sentences import sentences
from newslint import families
from newslint.explain import shown, wrapped
from newslint.marks import marks_of
from newslint.rule_html import by_family, page_file
from newslint.server.requests import Answer, Refused, json_answer, parse_json

FILES = {
    "page.css": "text/css", "page.js": "text/javascript", "marks.js": "text/javascript", "rules.js": "text/javascript", "icon.svg": "image/svg+xml",
    "": "text/html",
}
ROUTES = (*FILES, "findings", "why", "rules")
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
          "form-action 'none'; frame-ancestors 'none'")
HEADERS = (("Content-Security-Policy", POLICY), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-cache"))
MAX_CHARACTERS = 1_000_000


def chosen(path, call):
    """The function that answers a Call for a page, or None."""
    name = path.lstrip("/")
    if name in FILES and call.method != "POST":
        return _file
    return {"findings": _findings, "why": _why, "rules": _rules}.get(name)


@lru_cache
def _page_bytes(name):
    return page_file(name or "index.html")


def _file(call, _checker):
    kind = FILES[call.route]
    return Answer(_page_bytes(call.route), kind if kind == "image/svg+xml" else kind + "; charset=utf-8", headers=HEADERS)


def _findings(call, checker):
    """The findings of {"text", "markdown", "published"}, in UTF-16 offsets, with the sentences that they are in."""
    if call.method != "POST":
        raise Refused(405, "Use POST")
    value = parse_json(call.body, "the request")
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str):
        raise Refused(400, "text must be a text")
    if len(text) > MAX_CHARACTERS:
        raise Refused(413, f"The text is longer than {MAX_CHARACTERS} characters")
    path, published = "draft.md" if value.get("markdown") is True else "draft.txt", value.get("published") or None
    try:
        checked = checker.check_text(text, path, published=published)
    except ValueError as err:
        raise Refused(400, str(err)) from None
    rules, doc = checker.rules(path), checked.doc
    found = [_object(checked, f, rules[f.code]) for f in checked.findings]
    return json_answer({
        "findings": found, "sentences": [[*map(checked.units.at, doc.to_source(s.start, s.end))] for s in sentences(doc)],
        "words": sum(word[:1].isalnum() for word in doc.sequence), "families": {f["family"]: families.of(f["family"]).title for f in found},
        "keeps_words": call.may_write and bool(checker.config(path).accept_files),
    }, characters=len(text), findings=len(found), client="page")


def _object(checked, finding, rule):
    at = checked.units.at
    places = [
        {"start": at(m.start), "end": at(m.end), "level": m.level, "message": m.message, "quoted": m.quoted, "safe": m.safe,
         "replacements": m.replacements} for m in marks_of(checked.doc, finding, rule)
    ]
    evidence = [{"start": at(e.start), "end": at(e.end), "message": e.message} for e in finding.evidence if e.article is None]
    return {"code": finding.code, "name": finding.name, "family": rule.family, "places": places, "evidence": evidence}


def _why(call, checker):
    code = call.query.decode("ascii", "replace").partition("code=")[2].partition("&")[0]
    for rule in checker.full_rules():
        if rule.code == code:
            return json_answer({
                "why": wrapped(rule.why, 10_000), "source": rule.source, "bad": [shown(e) for e in rule.bad[:3]],
                "good": [shown(e) for e in rule.good[:3]],
            })
    raise Refused(404, "No such rule runs here")


def _rules(_call, checker):
    """All rules that run here, with a search over them."""
    known = checker.full_rules()
    page = _page_bytes("rules.html").decode("utf-8").replace("{count}", str(len(known))).replace("{rules}", by_family(known))
    return Answer(page.encode("utf-8", "replace"), "text/html; charset=utf-8", headers=HEADERS)

"""LanguageTool's HTTP protocol, version 2, for the clients that speak it."""

from bisect import bisect_right

from newslint import __version__, accept
from newslint.analysis.sentences import sentences
from newslint.server.form_bodies import flag, names, parse
from newslint.server.english import is_english
from newslint.server.families import category
from newslint.server.requests import Answer, Refused, json_answer, parse_json

LANGUAGES = (("English (US)", "en", "en-US"), ("English (GB)", "en", "en-GB"), ("English", "en", "en"))
SOFTWARE = {
    "name": "newslint", "version": __version__, "buildDate": None, "commit": None, "apiVersion": 1, "premium": False,
    "premiumHint": "", "status": "",
}
MAX_CHARACTERS = 1_000_000
CONTEXT_SIZE = 40  # characters of context to either side


def answer(call, checker):
    """The Answer to a Call.  Raises Refused."""
    if call.route == "check":
        return _check(call, checker)
    if call.route == "languages":
        return json_answer([{"name": n, "code": code, "longCode": long} for n, code, long in LANGUAGES])
    if call.route == "maxtextlength":
        return Answer(str(MAX_CHARACTERS).encode(), "text/plain")
    if call.route == "info":
        return json_answer({"software": SOFTWARE})
    if call.route == "configinfo":
        rules = [{"ruleId": code, "description": rule.summary} for code, rule in sorted(checker.rules().items())]
        return json_answer({"software": SOFTWARE, "parameter": {"maxTextLength": MAX_CHARACTERS}, "rules": rules})
    raise Refused(404, f"Unsupported action: '{call.route[:40]}'")


def words(call, checker):
    """The Answer to words, words/add and words/delete."""
    wanted = "GET" if call.route == "words" else "POST"
    if call.method != wanted:
        raise Refused(405, f"Use {wanted}")
    if not call.may_write:
        raise Refused(403, "Words are kept only by newslint serve --allow-writing, and for origins that it allows")
    form = parse(call.body) | parse(call.query)
    try:
        file = accept.accept_file(checker.config())
        if call.route == "words":
            known = accept.words(file)
            start, size = _number(form, "offset", 0), _number(form, "limit", 10)
            return json_answer({"words": known[start : start + size]})
        given = form.get("word") or form.get("words", "")
        if not given.strip():
            raise Refused(400, "Missing 'word' parameter")
        batch = given.split() if form.get("mode") == "batch" else [given]
        change, key = (accept.add, "added") if call.route == "add" else (accept.delete, "deleted")
        return json_answer({key: any([change(file, word) for word in batch])})
    except accept.AcceptError as err:
        raise Refused(400, str(err)) from None


def _number(form, key, default):
    value = form.get(key, "")
    return int(value[:9]) if value.isascii() and value.isdigit() else default


def _check(call, checker):
    form = parse(call.body) | parse(call.query)
    sent = _pieces(form)
    language = form.get("language", "")
    if not language:
        raise Refused(400, "Missing 'language' parameter, e.g. 'language=en-US' for American English or 'language=auto'")
    text = "".join(shown for _, shown in sent)
    characters = sum(len(source) for source, _ in sent)
    if characters > MAX_CHARACTERS:
        raise Refused(413, f"Your text exceeds the limit of {MAX_CHARACTERS} characters (it's {characters} characters)")
    client = form.get("useragent", "")
    auto = language.lower() == "auto"
    if not text.strip() or not (is_english(text) if auto else language.lower().partition("-")[0] == "en"):
        shown = _language(language if not auto else "en-US" if not text.strip() else "")
        return json_answer(_body(shown, [], []), characters=characters, client=client)
    variant = _variant(form) if auto else language
    spelling = {"en-us": "us", "en-gb": "gb"}.get(language.lower())
    checked = checker.check_pieces(sent, partial=_is_paragraph(text), spelling=spelling)
    marks = [mark for mark in checked.marks if _wanted(mark, form)]
    spans = [checked.doc.to_source(s.start, s.end) for s in sentences(checked.doc)]
    matches = _matches(checked, marks, spans, call.base)
    ranges = [list(map(checked.units.at, span)) for span in spans]
    return json_answer(_body(_language(variant), matches, ranges), characters=characters, findings=len(matches), client=client)


def _pieces(form):
    """What the form holds to be checked, as readers.pieces takes it.  Raises Refused."""
    if "text" in form and "data" in form:
        raise Refused(400, "Set only 'text' or 'data' parameter, not both")
    if "text" in form:
        return [(form["text"], form["text"])]
    if "data" not in form:
        raise Refused(400, "Missing 'text' or 'data' parameter")
    data = parse_json(form["data"], "'data' parameter")
    if isinstance(data, dict) and isinstance(data.get("text"), str) and "annotation" not in data:
        return [(data["text"], data["text"])]
    items = data.get("annotation") if isinstance(data, dict) else None
    if not isinstance(items, list) or "text" in data:
        raise Refused(400, "'data' key in JSON requires 'text' or 'annotation' key, and not both")
    return [_piece(item) for item in items]


def _piece(item):
    text, markup, shown = (item.get(key) for key in ("text", "markup", "interpretAs")) if isinstance(item, dict) else (None,) * 3
    if isinstance(text, str) and markup is None:
        return text, text
    if isinstance(markup, str) and text is None and isinstance(shown, str | None):
        return markup, shown or ""
    raise Refused(400, "Only 'text' or 'markup' with 'interpretAs' are supported in the items of 'annotation'")


def _is_paragraph(text):
    """Whether the text is one paragraph: word processors send an article so, one at a time."""
    text = text.strip()
    return "\n" not in text and "\r" not in text


def _variant(form):
    return next((v for v in form.get("preferredVariants", "").split(",") if v.lower() in ("en-us", "en-gb")), "en-US")


def _wanted(mark, form):
    """Whether a client asked for such a mark."""
    mode = form.get("mode", "")
    if mode == "textLevelOnly" and not mark.whole or mode == "allButTextLevelOnly" and mark.whole:
        return False
    if form.get("level") == "default" and mark.level == "note":
        return False
    own = {mark.code, mark.name.upper(), mark.family}
    group = {category(mark)[0], mark.family}
    off = own & names(form.get("disabledRules", "")) or group & names(form.get("disabledCategories", ""))
    on = own & names(form.get("enabledRules", "")) or group & names(form.get("enabledCategories", ""))
    return bool(on) if flag(form.get("enabledOnly", "")) else bool(on) or not off


def _language(code):
    name = next((n for n, _, long in LANGUAGES if long.lower() == code.lower()), code or "Unknown")
    known = {"name": name, "code": code or "und"}
    return known | {"detectedLanguage": known | {"confidence": 0.99, "source": "newslint"}}


def _body(language, matches, ranges):
    return {
        "software": SOFTWARE, "warnings": {"incompleteResults": False}, "language": language, "matches": matches,
        "sentenceRanges": ranges, "extendedSentenceRanges": [],
    }


def incomplete(reason):
    """The Answer where a check took too long."""
    body = _body(_language("en-US"), [], [])
    return json_answer(body | {"warnings": {"incompleteResults": True, "incompleteResultsReason": reason}})


def _matches(checked, marks, spans, base):
    source, starts = checked.doc.source, [start for start, _ in spans]
    for i, mark in enumerate(marks):
        marks[i] = _match(checked, source, mark, _sentence(source, spans, starts, mark), base)
    return marks


def _sentence(source, spans, starts, mark):
    i = bisect_right(starts, mark.start) - 1
    return source[slice(*spans[i])] if i >= 0 and mark.start < spans[i][1] else source[mark.start : mark.end]


def _match(checked, source, mark, sentence, base):
    offset, length = checked.span(mark.start, mark.end)
    first, last = max(0, mark.start - CONTEXT_SIZE), min(len(source), mark.end + CONTEXT_SIZE)
    before = "…" if first else ""
    context = before + source[first:last] + ("…" if last < len(source) else "")
    group, group_name, issue = category(mark)
    return {
        "message": mark.message,
        "shortMessage": mark.name.replace("-", " "),
        "replacements": [{"value": value} for value in mark.replacements],
        "offset": offset,
        "length": length,
        "context": {"text": context.replace("\n", " ").replace("\r", " "),
                    "offset": len(before) + offset - checked.units.at(first), "length": length},
        "sentence": sentence,
        "type": {"typeName": "Hint" if mark.level == "note" else "UnknownWord" if group == "TYPOS" else "Other"},
        "rule": {
            "id": mark.code, "subId": "0", "description": mark.summary, "issueType": issue,
            "urls": [{"value": f"{base}/rules#{mark.code}"}], "category": {"id": group, "name": group_name},
        },
        "ignoreForIncompleteSentence": mark.whole,
        "contextForSureMatch": -1 if mark.whole else 0,
    }

"""The protocol of Typerighter, the Guardian's checker, for its plug-in for ProseMirror editors."""

from bisect import bisect_right

from newslint import families
from newslint.finding import Units
from newslint.server.families import colour
from newslint.server.requests import Answer, Refused, json_answer, parse_json

RECORD_END = b"\x1f"  # after each record of a stream; not RFC 7464's sign before it
CONTEXT_SIZE = 100  # characters of context to either side
BLOCKS_KEPT = 20_000  # blocks of a request at most


def answer(call, checker):
    """The Answer to a Call.  Raises Refused."""
    if call.route == "categories":
        return json_answer(_categories(checker))
    if call.method != "POST":
        raise Refused(405, "Use POST")
    if call.route == "checkSingle":
        raise Refused(404, "Single rules are not checked; newslint rules try does")
    value = parse_json(call.body, "the request")
    blocks = value.get("blocks") if isinstance(value, dict) else None
    if not isinstance(blocks, list) or len(blocks) > BLOCKS_KEPT or not all(map(_is_block, blocks)):
        raise Refused(400, "blocks must be a list of objects with id, text, from and to")
    record, characters = _checked(value, blocks, checker)
    if call.route == "check":
        return json_answer(record, characters=characters, findings=len(record["matches"]))
    stream = json_answer(record).body + RECORD_END
    return Answer(stream, "application/json-seq", characters=characters, findings=len(record["matches"]))


def _is_block(block):
    return isinstance(block, dict) and isinstance(block.get("text"), str) and isinstance(block.get("id"), str) and all(
        type(block.get(key)) is int for key in ("from", "to"))


def _categories(checker):
    return [_category(family) for family in sorted({rule.family for rule in checker.rules().values()})]


def _category(family):
    return {"id": family, "name": families.of(family).title, "colour": colour(family)}


def _checked(value, blocks, checker):
    """(the record that answers a request, characters).

    What needs the whole article is found only where the blocks are all of it.  Every category that was asked for is named as
    checked, or all are: a client waits for those that are not, and shows the block as unfinished for good.
    """
    asked = set(_texts(value, "categoryIds")).union(*(_texts(b, "categoryIds") for b in blocks))
    families = {rule.family for rule in checker.rules().values()}
    chosen = (asked or families) - set(_texts(value, "excludeCategoryIds"))
    blocks = sorted(blocks, key=lambda b: b["from"])
    texts = [part for b in blocks for part in ((b["text"], b["text"]), ("", "\n\n"))][:-1]
    checked = checker.check_pieces(texts, partial=not _is_whole(blocks))
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block["text"])
    matches = [
        match for mark in checked.marks if mark.family in chosen
        and (match := _match(blocks, starts, mark)) is not None
    ]
    record = {
        "categoryIds": sorted(chosen), "blocks": blocks, "matches": matches, "percentageRequestComplete": 100,
    }
    return record, at


def _texts(value, key):
    found = value.get(key)
    return [v for v in found if isinstance(v, str)] if isinstance(found, list) else []


def _is_whole(blocks):
    """Whether the blocks follow each other from the start of a document; one alone is a paragraph."""
    return len(blocks) > 1 and blocks[0]["from"] <= 1 and all(b["from"] - a["to"] in (0, 1) for a, b in zip(blocks, blocks[1:]))


def _match(blocks, starts, mark):
    """The match of a Mark, or None where it does not lie in one block."""
    i = bisect_right(starts, mark.start) - 1
    while i > 0 and starts[i] == mark.start and not blocks[i]["text"]:
        i -= 1
    block, first = blocks[i], starts[i]
    text = block["text"]
    start, end = mark.start - first, mark.end - first
    if not 0 <= start < end <= len(text):
        return None
    units, before, after = Units(text), text[max(0, start - CONTEXT_SIZE) : start], text[end : end + CONTEXT_SIZE]
    found, suggestions = text[start:end], [{"type": "TEXT_SUGGESTION", "text": r} for r in mark.replacements]
    match = {
        "rule": {"matcherType": "newslint", "id": mark.code, "category": _category(mark.family), "description": mark.summary},
        "fromPos": block["from"] + units.at(start), "toPos": block["from"] + units.at(end),
        "precedingText": before, "subsequentText": after, "matchedText": found,
        "message": _escaped(mark.message), "shortMessage": mark.name.replace("-", " "), "suggestions": suggestions,
        "markAsCorrect": False, "matchContext": f"{before}[[{found}]]{after}", "groupKey": mark.code,
        "priority": {"error": 3, "warning": 2}.get(mark.level, 1),
    }
    return match | ({"replacement": suggestions[0]} if mark.fixed and mark.level != "note" else {})


def _escaped(message):
    """The message for a client that renders Markdown, and HTML in it."""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("*", "&#42;"), ("_", "&#95;"), ("`", "&#96;"), ("[", "&#91;")):
        message = message.replace(sign, written)
    return message

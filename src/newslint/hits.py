"""Turns what a check noticed (Hit) into what the reader gets (Finding): scopes, quotations, fixes, places in the source."""

from newslint.analysis.quotes import quote_at
from newslint.checks import Stated
from newslint.finding import Edit, Evidence, Finding, Fix, Place, lines_of


def finding_of(doc, rule, hit):
    """The Finding of a Hit, at those of its places that the rule reads; None where there is none."""
    places = []
    if place := _place(doc, rule, hit, hit.start, hit.end, hit.fix):
        places.append((hit.start, hit.end, place))
    evidence = []
    for p in hit.related:
        if p.role != "also":
            if _reads(doc, rule, p.start):
                evidence.append(Evidence(*doc.to_source(p.start, p.end), p.message))
            continue
        fix = p.fix
        if fix is None and doc.text[p.start : p.end] == doc.text[hit.start : hit.end]:
            fix = hit.fix
        if place := _place(doc, rule, hit, p.start, p.end, fix):
            places.append((p.start, p.end, place))
    if not places:
        return None
    start, end, first = places[0]
    return Finding(
        doc.article, rule.code, rule.name, _one_line(rule.says.format(found=doc.text[start:end], **hit.slots)),
        tuple(place for _, _, place in places), tuple(evidence),
        tuple(hit.suggestions or (hit.fix,) * bool(hit.fix and first.fix is None)), hit.fix is not None or bool(hit.suggestions),
    )


def stated_of(doc, rule, statement, published):
    """(code, keys, Stated) of a Statement of the document; None where the rule does not read that place."""
    keys, start, end, data = statement
    quoted = is_quoted(doc, start, end)
    if not _reads(doc, rule, start) or quoted and rule.in_quotes == "skip":
        return None
    first, last = doc.to_source(start, end)
    lines = lines_of(doc.source)
    return rule.code, keys, Stated(doc.article, published, first, last, (*lines.at(first), *lines.at(last)), data, quoted)


def finding_of_conflict(rule, conflict):
    """The Finding of a Conflict."""
    level = conflict.level or rule.level
    places = [Place(s.start, s.end, "note" if s.quoted and rule.in_quotes == "note" else level, None, s.quoted)
              for s in (conflict.at, *conflict.also)]
    evidence = [Evidence(s.start, s.end, said, None if s.article == conflict.at.article else s.article, s.at)
                for s, said in conflict.against]
    return Finding(conflict.at.article, rule.code, rule.name, _one_line(rule.says.format(**conflict.slots)), tuple(places),
                   tuple(evidence), tuple(conflict.suggestions))


def _place(doc, rule, hit, start, end, fix):
    """The Place at text[start:end], or None where the rule does not read it."""
    if not _reads(doc, rule, start):
        return None
    quoted = is_quoted(doc, start, end)
    if quoted and rule.in_quotes == "skip":
        return None
    level = "note" if quoted and rule.in_quotes == "note" else hit.level or rule.level
    first, last = doc.to_source(start, end)
    return Place(first, last, level, None if quoted or fix is None else _fix(doc, start, end, first, last, fix, hit.safe and not _may_be_spoken(doc, start)), quoted)


def _may_be_spoken(doc, offset):
    """Whether the words may be a speaker's: nothing there is mended unseen."""
    from newslint.analysis.speakers import may_be_spoken  # for what has a fix

    return may_be_spoken(doc, offset)


def _fix(doc, start, end, first, last, replacement, safe):
    """The Fix of text[start:end], which is source[first:last]; None where the format cannot take it."""
    if "metadata" in doc.inline_at(start):  # a build reads it
        return None
    written = doc.encode(replacement, doc.source[first:last], doc.text[start:end])
    if written is None:
        return None
    message = f"write “{replacement}”" if replacement else "delete it"
    return Fix((Edit(first, last, written),), "safe" if safe else "unsafe", message)


def _reads(doc, rule, offset):
    block = doc.block_at(offset)
    scopes = {block.kind} if block else set()
    if doc.inline:
        scopes |= doc.inline_at(offset)
    return not scopes.intersection(rule.skip) and (not rule.only or bool(scopes.intersection(rule.only)))


def is_quoted(doc, start, end):
    """Whether the words are somebody's: inside quotation marks, which themselves are the newsroom's, set apart, or after
    a speaker's label."""
    block = doc.block_at(start)
    if block and block.kind == "blockquote":
        return True
    if doc.inline and "speech" in doc.inline_at(start):
        return True
    quote = quote_at(doc, start)
    if quote and quote.inner_start <= start < quote.inner_end and quote_at(doc, max(start, end - 1)):
        return True
    from newslint.analysis.speakers import is_spoken  # only what has findings asks

    return is_spoken(doc, start)


def _one_line(message):
    """The message without line ends and control characters, which cited words may hold."""
    if message.isprintable():
        return message
    return " ".join("".join(c if c.isprintable() else " " for c in message).split())

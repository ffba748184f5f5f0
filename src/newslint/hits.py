"""Turns what a check noticed (Hit) into what the reader gets (Finding): scopes, quotations, fixes, places in the source."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from newslint.analysis.quotes import quote_at
from newslint.checks import Stated
from newslint.finding import LEVELS, Edit, Evidence, Finding, Fix, Place, in_order, lines_of


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
        tuple(hit.suggestions or (hit.fix,) * bool(hit.fix and first.fix is None)), hit.fix is not None,
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


def in_order_once(found):
    """The pairs (finding, whether it marks what is not prose), each finding once, in order."""
    kinds = dict(found)
    return [(f, kinds[f]) for f in in_order(kinds)]


def drop_nested(found):
    """The findings without the places inside what another one marks as no prose: residue, a masked word.

    found: (finding, whether it marks what is not prose) in order.
    """
    outer = sorted(p[:2] for f, not_prose in found if not_prose for p in f.places if p.level != "note")
    if not outer:
        return [f for f, _ in found]
    starts, furthest = [start for start, _ in outer], list(accumulate((end for _, end in outer), max))

    def nested(place, not_prose):
        up_to, before = bisect_right(starts, place.start), bisect_left(starts, place.start)
        far = furthest[up_to - 1] if up_to else -1  # how far those go that begin no later
        return far > place.end or before and furthest[before - 1] >= place.end or far == place.end and not not_prose

    left = [f.filter_places(lambda p, n=not_prose: not nested(p, n)) for f, not_prose in found]
    return in_order(f for f in left if f)


def drop_repeats(found, source):
    """The findings without the places at which another rule has just said to write the same: “could led” as a wrong form,
    and “led” in it as a slip.  found: findings in order."""
    wanted = sorted([(p.start, -p.end, i, p.level, want) for i, f in enumerate(found) for p in f.places if (want := _wanted(f, p))])
    repeats, outer = set(), None
    for start, end, i, level, want in wanted:
        end = -end
        if outer and end <= outer[1] and found[i].code != found[outer[2]].code and LEVELS.index(level) <= LEVELS.index(outer[3]) and (
            not {source[outer[0] : start] + new + source[end : outer[1]] for new in want}.isdisjoint(outer[4])
        ):
            repeats.add((i, start, end))
        elif not outer or end > outer[1]:
            outer = start, end, i, level, want
    if not repeats:
        return found
    left = [f.filter_places(lambda p, i=i: (i, p.start, p.end) not in repeats) for i, f in enumerate(found)]
    return in_order(f for f in left if f)


def _wanted(finding, place):
    """What may be written at a place, as far as the finding says; an empty tuple where it does not."""
    if place.fix:
        return (place.fix.edits[0].content,) if len(place.fix.edits) == 1 else ()
    return finding.suggestions if len(finding.places) == 1 else ()

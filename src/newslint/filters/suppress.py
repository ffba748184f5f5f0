"""“Leave this”: marks in the copy that silence findings, and what is wrong with such a mark.

In any copy, [sic] and (CQ) silence the word before them.  A comment silences by code, family or name; in plain text it is a line
of its own:

    <!-- newslint: ignore TY101 the band spells it so -->     the paragraph it is in, or the next one
    <!-- newslint: disable TI the speech is printed whole --> … <!-- newslint: enable TI -->
    <!-- newslint: ignore DA101 until 2026-12-31 the almanac is being mended -->

In front matter, `newslint: ignore TI the speech is printed whole` holds for the whole article.
"""

import re

from newslint.document import CONFIRMING
from newslint.filters.comments import Cover, Names, Words, comments
from newslint.finding import Finding, Place, in_order

CONFIRMED = re.compile(rf"[\[(](?:{'|'.join(CONFIRMING)})[\])]", re.I)
MAY_CONFIRM = re.compile(rf"[\[(](?i:{'|'.join(CONFIRMING)})")
TOKEN = re.compile(r"[\w’'*@#$!•–-]++(?=[\s\"“”’'.,;:!?]*$)")
ABOVE = frozenset({"comment", "front-matter", "headline", "standfirst", "byline", "caption"})  # what may be above the copy
WORD_WINDOW = 80  # code points in which a confirmed word is looked for


def silenced(doc, findings, known):
    """The findings that are left of those that came from a comparison with other articles.  known(): all rules."""
    return silence(doc, findings, lambda: [r for r in known() if not r.judges_suppressions], known)


def silence(doc, findings, ran, known):
    """The findings that are left, and those about the suppressions themselves, in order of place.

    ran(): the rules that ran; those that judge suppressions say what is wrong with a suppression.  known(): all rules.
    """
    own = doc.extent
    marks = [m.start() for m in CONFIRMED.finditer(doc.source, *own)] if MAY_CONFIRM.search(doc.source, *own) else []
    names = Names(known()) if doc.source.find("newslint", *own) >= 0 else None
    found = comments(doc, names) if names else []
    if not marks and not found:
        return findings
    words = Words([_token_before(doc.source, start) for start in marks], WORD_WINDOW)
    cover = Cover(found)
    used = set()

    def silent(finding, place):
        if words.confirm(place.start, place.end):
            return True
        comment = cover.at(finding.code, place.start)
        if comment:
            used.add(comment.start)
        return comment is not None

    kept = [left for f in findings if (left := f.filter_places(lambda p, f=f: not silent(f, p)))]
    ran = ran()
    codes = {r.code for r in ran if not r.compares}  # others silence what is compared later
    for comment in found:
        kept += _faults(doc, comment, comment.start in used, ran, not codes.isdisjoint(comment.codes))
    return in_order(kept)


def _token_before(source, at):
    head = source[max(0, at - WORD_WINDOW) : at]
    m = TOKEN.search(head)
    base = at - len(head)
    return (base + m.start(), base + m.end()) if m else (at, at)


def _faults(doc, comment, used, ran, judged):
    """What is wrong with a suppression, as findings.  judged: whether one of its rules ran: only that could be silenced."""
    rules = ", ".join(comment.rules)
    place = doc.article, comment.start, comment.end
    if comment.problem:
        yield from fault(ran, "unused", *place, problem=comment.problem)
    elif comment.verb == "enable":
        return
    elif comment.expired():
        yield from fault(ran, "expired", *place, rules=rules)
    elif not used and judged:
        yield from fault(ran, "unused", *place, problem=f"of {rules} silences nothing: take it out")
    elif comment.open_end and _amid(doc, comment):
        yield from fault(ran, "unused", *place, "note", problem=f"of {rules} goes on to the end of the article: "
                         f"write <!-- newslint: enable {rules} --> where it should end")
    if comment.rules and not comment.reason and comment.verb != "enable":
        yield from fault(ran, "reasonless", *place, rules=rules)


def _amid(doc, comment):
    """Whether copy comes before the comment: one at the top is for all of the article."""
    first = next((b for b in doc.blocks if b.kind not in ABOVE), None)
    return first is not None and doc.to_source(first.start, first.end)[0] < comment.start


def fault(ran, name, article, start, end, level=None, **slots):
    """The finding of the rule about suppressions that has that fault, if it ran.  level: where it is not the rule's own."""
    for rule in ran:
        if rule.judges_suppressions and rule.params.get("fault") == name:
            yield Finding(article, rule.code, rule.name, rule.says.format(found="", **slots), (Place(start, end, level or rule.level),))

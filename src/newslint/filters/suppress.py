"""“Leave this”: marks in the copy that silence findings, and what is wrong with such a mark.

In any copy, [sic] and (CQ) silence the word before them.  In Markdown, a comment silences by code, family or name:

    <!-- newslint: ignore TY101 the band spells it so -->     the paragraph it stands in, or the next one
    <!-- newslint: disable TI the speech is printed whole --> … <!-- newslint: enable TI -->
    <!-- newslint: ignore DA101 until 2026-12-31 the almanac is being mended -->
"""

import re
from datetime import date

from newslint.finding import Finding, Spot, in_order
from newslint.records import record
from newslint.rules import nearest

CONFIRMED = re.compile(r"[\[(](?:sic|cq)[\])]", re.I)
MAY_CONFIRM = re.compile(r"[\[(](?i:sic|cq)")
COMMENT = re.compile(r"<!--\s*newslint:\s*(\S+)\s*(.*?)\s*-->", re.S)
TOKEN = re.compile(r"[\w’'*@#$!•–-]+(?=[\s\"“”’'.,;:!?]*$)")
WORD = re.compile(r"([\w-]+)(?:\s*[,:]\s*|\s+|$)")
CODE = re.compile(r"[A-Z]{2}\d{3}$")
UNTIL = re.compile(r"until\s+(\d{4}-\d\d?-\d\d?)\b")
VERBS = ("ignore", "disable", "enable")


@record
class Suppression:
    """What silences findings, in source offsets.

    rules: codes, families or names.  covers: what it reaches.  until: the last day on which it does, or None.
    problem: what is wrong with how it is written, or "".
    """

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    covers: tuple[int, int]
    until: date | None = None
    problem: str = ""

    def expired(self):
        """Whether its last day has passed."""
        return past(self.until)


def past(until):
    """Whether the last day has passed, if there is one."""
    return until is not None and until < date.today()


def silenced(doc, findings, known):
    """The findings that are left of those that came from a comparison with other articles.  known(): all rules."""
    return silence(doc, findings, lambda: [r for r in known() if r.family != "SU"], known)


def silence(doc, findings, ran, known):
    """The findings that are left, and those about the suppressions themselves, in order of place.

    ran(): the rules that ran; those of family SU say what is wrong with a suppression.  known(): all rules.
    """
    marks = [m.start() for m in CONFIRMED.finditer(doc.source)] if MAY_CONFIRM.search(doc.source) else []
    has_comments = "newslint:" in doc.source and COMMENT.search(doc.source)
    if not marks and not has_comments:
        return findings
    confirmed = [_token_before(doc.source, start) for start in marks]
    ran = ran()
    comments = list(_comments(doc, known())) if has_comments else []
    by_code = {r.code: r for r in ran}
    used = set()

    def silent(finding, start, end):
        for a, b in confirmed:
            if a < end and start < b and end - start <= 3 * (b - a) + 10:
                return True
        for comment in comments:
            a, b = comment.covers
            if a <= start < b and not comment.expired() and any(by_code[finding.code].matches(w) for w in comment.rules):
                used.add(comment)
                return True
        return False

    kept = [left for f in findings if (left := f.filter_places(lambda p, f=f: not silent(f, p.start, p.end)))]
    for comment in comments:
        kept += _faults(doc, comment, comment in used, ran)
    return in_order(kept)


def _token_before(source, at):
    head = source[max(0, at - 80) : at]
    m = TOKEN.search(head)
    base = at - len(head)
    return (base + m.start(), base + m.end()) if m else (at, at)


def _comments(doc, known):
    """Suppressions of a source whose reader knows comments: in plain text they would be copy."""
    blocks = [(*doc.to_source(b.start, b.end), b.kind) for b in doc.blocks]
    spans = [b[:2] for b in blocks if b[2] == "comment"]
    spans += [doc.to_source(s.start, s.end) for s in doc.inline if s.kind == "comment"]
    found = [m for m in COMMENT.finditer(doc.source) if any(a <= m.start() < b or m.start() <= a < m.end() for a, b in spans)]
    read = [(m, *_read(m[2], known)) for m in found]
    for i, (m, rules, until, reason, problem) in enumerate(read):
        if m[1] not in VERBS:
            problem = f"says “{m[1]}”: write ignore, disable or enable"
        if m[1] == "disable":
            ends = (n.start() for n, ended, *_ in read[i + 1 :] if n[1] == "enable" and (not ended or set(rules) <= set(ended)))
            covers = m.end(), next(ends, len(doc.source))
        else:
            covers = _paragraph(doc.source, blocks, m)
        if m[1] != "enable":
            yield Suppression(*m.span(), rules, reason, covers, until, problem)


def _read(text, known):
    """(rules, until, reason, problem) of what stands after the verb."""
    rules, rest, problem, until = [], text, "", None
    while (m := WORD.match(rest)) and (any(r.matches(m[1]) for r in known) or CODE.match(m[1])):
        if not any(r.matches(m[1]) for r in known):
            problem = f"names {m[1]}, which is no rule{nearest(m[1], [r.code for r in known])}"
        rules.append(m[1])
        rest = rest[m.end() :]
    if m := UNTIL.match(rest):
        rest = rest[m.end() :]
        try:
            until = date.fromisoformat(m[1])
        except ValueError:
            problem = f"has “until {m[1]}”, which is no date: write one such as 2026-12-31"
            until = date.min  # it silences nothing until it is mended
    return tuple(rules), until, rest.strip(" :—–-"), problem or ("" if rules else "names no rule: write its code after the verb")


def _paragraph(source, blocks, m):
    """The paragraph in which a comment stands, at its end too; else the next one."""
    prose = [(a, b) for a, b, kind in blocks if kind not in ("comment", "front-matter")]
    for start, end in prose:
        if start <= m.start() and (m.start() < end or not source[end : m.start()].strip(" \t")):
            return start, max(end, m.end())
        if start >= m.start():
            return m.start(), end
    return m.end(), m.end()


def _faults(doc, comment, used, ran):
    """What is wrong with a suppression, as findings."""
    rules = ", ".join(comment.rules)
    place = doc.article, comment.start, comment.end
    if comment.problem:
        yield from fault(ran, "unused", *place, problem=comment.problem)
    elif comment.expired():
        yield from fault(ran, "expired", *place, rules=rules)
    elif not used and any(r.matches(w) and not r.compares for w in comment.rules for r in ran):  # what did not run cannot be silenced
        yield from fault(ran, "unused", *place, problem=f"of {rules} silences nothing: take it out")
    if comment.rules and not comment.reason:
        yield from fault(ran, "reasonless", *place, rules=rules)


def fault(ran, name, article, start, end, **slots):
    """The finding of the SU rule for that fault, if it ran."""
    for rule in ran:
        if rule.family == "SU" and rule.params.get("fault") == name:
            yield Finding(article, rule.code, rule.name, rule.says.format(found="", **slots), (Spot(start, end, rule.level),))

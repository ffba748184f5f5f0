"""“Leave this”: marks in the copy that silence findings, and what is wrong with such a mark.

In any copy, [sic] and (CQ) silence the word before them.  In Markdown, a comment silences by code, family or name:

    <!-- newslint: ignore TY101 the band spells it so -->     the paragraph it stands in, or the next one
    <!-- newslint: disable TI the speech is printed whole --> … <!-- newslint: enable TI -->
    <!-- newslint: ignore DA101 until 2026-12-31 the almanac is being mended -->
"""

import re
from datetime import date
from typing import NamedTuple

from newslint.finding import Finding

CONFIRMED = re.compile(r"[\[(](?:sic|cq)[\])]", re.I)
COMMENT = re.compile(r"<!--\s*newslint:\s*(\w+)\b\s*(.*?)\s*-->", re.S)
TOKEN = re.compile(r"[\w’'*@#$!•–-]+(?=[\s\"“”’'.,;:!?]*$)")
RULE = re.compile(r"([A-Za-z]{2}\d{3}|[A-Z]{2}|[a-z]+(?:-[a-z]+)+|misspelling|placeholder|mojibake)(?:\s*[,:]\s*|\s+|$)")
UNTIL = re.compile(r"until (\d{4}-\d\d-\d\d)\b")


class Suppression(NamedTuple):
    """What silences findings, in source offsets.

    rules: codes, families or names.  covers: what it reaches.  until: the last day on which it does, or None.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    covers: tuple[int, int]
    until: date | None = None

    def expired(self):
        """Whether its last day has passed."""
        return _past(self.until)


def silence(doc, findings, rules):
    """The findings that are left, and those about the suppressions themselves, in order of place.

    rules(): all rules that ran; those of family SU say what is wrong with a suppression.
    """
    used = set()
    marks = [m.span() for m in CONFIRMED.finditer(doc.source)] if _may_confirm(doc.source) else []
    confirmed = [_token_before(doc.source, start) for start, _ in marks]
    comments = list(_comments(doc)) if "newslint:" in doc.source else []
    if not confirmed and not comments:
        return findings
    rules = rules()
    by_code = {r.code: r for r in rules}

    def silent(finding, start, end):
        for a, b in confirmed:
            if a < end and start < b and end - start <= 3 * (b - a) + 10:
                return True
        for comment in comments:
            a, b = comment.covers
            rule = by_code[finding.code]
            if a <= start < b and not comment.expired() and any(rule.matches(word) for word in comment.rules):
                used.add(comment)
                return True
        return False

    kept = [left for f in findings if (left := without(f, silent))]
    kept += _faults(doc, comments, used, rules)
    return sorted(kept, key=lambda f: (f.start, f.end, f.code, f.message))


def without(finding, silent):
    """The finding at the first of its places that silent(finding, start, end) does not cover, or None."""
    if not silent(finding, finding.start, finding.end):
        related = tuple(p for p in finding.related if p.role != "also" or not silent(finding, p.start, p.end))
        return finding if len(related) == len(finding.related) else finding._replace(related=related)
    left = [p for p in finding.related if p.role == "also" and not silent(finding, p.start, p.end)]
    if not left:
        return None
    rest = tuple(left[1:]) + tuple(p for p in finding.related if p.role != "also")
    return finding._replace(start=left[0].start, end=left[0].end, fix=None, related=rest)


def _may_confirm(source):
    return any(mark in source for mark in ("sic]", "sic)", "CQ)", "CQ]", "cq)", "cq]", "Sic]", "SIC]"))


def _token_before(source, at):
    head = source[max(0, at - 80) : at]
    m = TOKEN.search(head)
    base = at - len(head)
    return (base + m.start(), base + m.end()) if m else (at, at)


def _comments(doc):
    """Suppressions of a source whose reader knows comments: in plain text they would be copy."""
    blocks = [(*doc.to_source(b.start, b.end), b.kind) for b in doc.blocks]
    known = [b for b in blocks if b[2] == "comment"] + [doc.to_source(s.start, s.end) for s in doc.inline if s.kind == "comment"]
    found = [m for m in COMMENT.finditer(doc.source) if any(b[0] <= m.start() < b[1] or m.start() <= b[0] < m.end() for b in known)]
    for i, m in enumerate(found):
        rules, until, reason = _read(m[2])
        if m[1] == "ignore":
            yield Suppression(*m.span(), rules, reason, _paragraph(blocks, m), until)
        elif m[1] == "disable":
            end = next((n.start() for n in found[i + 1 :] if n[1] == "enable" and _ends(n, rules)), len(doc.source))
            yield Suppression(*m.span(), rules, reason, (m.end(), end), until)
        elif m[1] != "enable":
            yield Suppression(*m.span(), (), "", (m.end(), m.end()))


def _ends(enable, rules):
    words, _, _ = _read(enable[2])
    return not words or set(rules) <= set(words)


def _read(text):
    """(rules, until, reason) of what stands after the verb."""
    rules, rest = [], text
    while m := RULE.match(rest):
        rules.append(m[1])
        rest = rest[m.end() :]
    until = None
    if m := UNTIL.match(rest):
        try:
            until, rest = date.fromisoformat(m[1]), rest[m.end() :]
        except ValueError:
            pass
    return tuple(rules), until, rest.strip(" :—–-")


def _paragraph(blocks, m):
    for start, end, kind in blocks:
        if kind not in ("comment", "front-matter") and end >= m.end():
            return min(start, m.start()), end
    return m.end(), m.end()


def _faults(doc, comments, used, rules):
    ran = [r for r in rules if r.family != "SU"]
    for rule in rules:
        if rule.family != "SU":
            continue
        fault = dict(rule.params).get("fault")
        for comment in comments:
            known = [w for w in comment.rules if any(r.matches(w) for r in ran)]
            # a rule that did not run cannot have been silenced
            wrong = {
                "unused": comment not in used and not comment.expired() and (known or not comment.rules),
                "expired": comment.expired(),
                "reasonless": bool(comment.rules) and not comment.reason,
            }
            if wrong.get(fault):
                words = ", ".join(comment.rules) or "no rule"
                message = rule.says.format(found=doc.source[comment.start : comment.end], rules=words)
                yield Finding(doc.path, doc.part, comment.start, comment.end, rule.code, rule.name, rule.level, message)


class Ledger:
    """The [[ignore]] entries of one config: which of them silenced something, over a whole run.

    matches(path, pattern) tells whether a path below the config's folder fits a pattern.
    """

    def __init__(self, config, rules, matches):
        self._config, self._rules, self._matches = config, {r.code: r for r in rules}, matches
        self._used, self._met = set(), set()

    def silence(self, path, source, findings):
        """The findings of an article that no entry silences."""
        entries = [e for e in self._config.ignores if not e.path or self._matches(path, e.path)]
        self._met.update(entries)
        entries = [e for e in entries if not _past(e.until)]
        if not entries:
            return findings

        def silent(finding, start, end):
            for entry in entries:
                named = entry.text.casefold() in source[start:end].casefold()
                if named and (not entry.code or self._rules[finding.code].matches(entry.code)):
                    self._used.add(entry)
                    return True
            return False

        return tuple(left for f in findings if (left := without(f, silent)))

    def faults(self, source, whole):
        """Findings in the config's own text.  whole: all articles below the config were checked in this run."""
        ran = [r for r in self._rules.values() if r.family != "SU"]
        offsets = [0, *(m.end() for m in re.finditer("\n", source))]
        for entry in self._config.ignores:
            here = whole or not entry.path or entry in self._met
            fault = ""
            if _past(entry.until):
                fault = "expired" if here else ""
            elif entry not in self._used and (entry.path or entry.text):  # a code alone is the desk's standing choice
                known = not entry.code or any(r.matches(entry.code) for r in ran)
                one = entry in self._met and entry.path and not set("*?[") & set(entry.path)
                fault = "unused" if known and (whole or one) else ""
            for rule in self._rules.values():
                if rule.family == "SU" and rule.params.get("fault") == fault:
                    start = offsets[entry.row - 1]
                    end = source.find("\n", start)
                    what = (entry.code or "all rules") + (f" in {entry.path}" if entry.path else "")
                    message = rule.says.format(found="", rules=what)
                    yield Finding(self._config.file, "", start, len(source) if end < 0 else end, rule.code, rule.name, rule.level, message)


def _past(until):
    return until is not None and until < date.today()

"""A rule as a page: for newslint rule CODE, rules/README.md and SARIF's help."""

import os
import re

from newslint.examples import example
from newslint.families import FAMILIES

IN_QUOTES = {"same": "as anywhere else", "note": "a note only", "skip": "left alone"}


def page(rule):
    """The page of a Rule as plain text."""
    state = "" if rule.default else ", off unless selected"
    out = [f"{rule.code} {rule.name} ({rule.level}{state})", "", wrapped(rule.why), ""]
    for title, entries in _examples(rule):
        out += [title, *("  - " + "\n    ".join(shown(e).split("\n")) for e in entries), ""]
    out += [f"Inside quotation marks: {IN_QUOTES[rule.in_quotes]}", *_conditions(rule), f"Source: {rule.source}"]
    out += [line for line in (record(rule),) if line] + [""]
    if rule.params:
        out += ["Parameters", *(f"  {key} = {_short(value)}" for key, value in rule.params.items()), ""]
    return "\n".join(line.rstrip() for line in "\n".join(out).split("\n")).rstrip()


def _conditions(rule):
    """When and where the rule holds, a line each."""
    area = f"within {rule.how_near} words" if isinstance(rule.how_near, int) else f"in the {rule.how_near}"
    near = [f"{what} near: {', '.join(phrases)} ({area})" for what, phrases in (("Only", rule.only_near), ("Not", rule.unless_near)) if phrases]
    return [*([f"Since {rule.since}"] if rule.since else []), *([f"In the sections: {', '.join(rule.sections)}"] if rule.sections else []), *near]


def _examples(rule):
    return [(title, entries) for title, entries in (("Marked", rule.bad), ("Left alone", rule.good)) if entries]


def check_page(name):
    """What a check does and which parameters a rule gives it, as its docstring says."""
    from inspect import getdoc

    from newslint.checks import load

    check = load(name)
    needed = [name.replace("_", "-") for name in check.needed()]
    slots = ", ".join("{" + s + "}" for s in sorted({"found", *check.slots}))
    return "\n\n".join((
        f"check = \"{name}\"", getdoc(check),
        f"Needed: {', '.join(needed) or 'no parameter'}.  A rule writes a parameter with hyphens, not underscores.  Its `says` may name {slots}.",
    ))


def listing(known):
    """A line for each of some Rules: code, name, level, and the shortest thing that it marks."""
    width = max(len(r.name) for r in known)
    return "\n".join(f"{r.code}  {r.name:{width}}  {r.level if r.default else 'off':7}  {instance(r)}" for r in known)


def instance(rule, width=72):
    """The shortest thing that the rule marks, in a line: what it is about, at a glance."""
    lines = []
    for entry in rule.bad:
        case = example(entry)
        case = next((article for article in case.articles if article.marks), case)
        for start, end, _ in case.marks[:1]:
            a, b = case.text.rfind("\n", 0, start) + 1, case.text.find("\n", end)
            line = case.text[a : b if b >= 0 else None]
            lines.append(" ".join(_bracketed(line, [(start - a, end - a, case.marks[0].fix)]).split()))
    best = min(lines, key=len)
    at = best.index("[")
    if len(best) > width:
        a = max(0, min(at - width // 3, len(best) - width))
        best = ("… " if a else "") + best[a : a + width].strip() + (" …" if a + width < len(best) else "")
    return best


def overview(rules):
    """All rules as a Markdown page: rules/README.md."""
    out = [
        "# The rules", "",
        "Generated from the records in this folder; `pytest --accept` writes it anew. In the examples, `[this → that]`",
        "is what is marked and what is proposed instead.", "",
    ]
    for letters, family in FAMILIES.items():
        members = [r for r in rules if r.family == letters]
        if members:
            out += [f"## {family.title}", ""]
            for rule in members:
                out += _entry(rule)
    return "\n".join(out).rstrip() + "\n"


def _entry(rule):
    return [f"### {rule.code} {rule.name}", "", *_explained(rule)]


def markdown(rule):
    """The page of a Rule as Markdown, without a heading."""
    return "\n".join(_explained(rule)).rstrip() + "\n"


def _explained(rule):
    state = "" if rule.default else ", off unless selected"
    out = [f"*{rule.level}{state}*: {rule.summary}", "", wrapped(rule.why, 110), ""]
    for title, entries in _examples(rule):
        out += [f"{title}:", "", "```text", *("- " + "\n  ".join(shown(e).split("\n")) for e in entries), "```", ""]
    out = [line.rstrip() for text in out for line in text.split("\n")]
    return out + [f"Source: {rule.source}", ""] + [line for line in (record(rule),) if line] + [""] * bool(record(rule))


def record(rule):
    """How often the rule was right on published copy, or "" where nobody has counted.

    From precision.csv beside its file, which newslint rules judge writes: code, right, arguable, wrong, date of the count.
    """
    path = os.path.join(os.path.dirname(rule.file) or ".", "precision.csv")
    if not os.path.isfile(path):
        return ""
    import csv

    try:
        with open(path, encoding="utf-8", newline="") as f:
            row = next((row for row in csv.DictReader(f) if row["code"] == rule.code), None)
        right, arguable, wrong = (int(row[k]) for k in ("right", "arguable", "wrong")) if row else (0, 0, 0)
    except (OSError, ValueError, TypeError, KeyError, csv.Error):  # another kind of table; the rule is still shown
        return ""
    if not row:
        return ""
    aside = f", arguable in {arguable}" if arguable else ""
    return f"Right in {right} of {right + arguable + wrong} on published copy{aside} (counted {row.get('date')})"


def shown(entry):
    """An example as a reader sees it: [what is marked → what to write]."""
    if isinstance(entry, dict) and "articles" in entry:
        return "\n  ~\n".join(map(shown, entry["articles"]))
    case = example(entry)
    facts = [f"published {case.published}"] * bool(case.published) + [f"{k}: {v}" for k, v in case.house.items()]
    return _bracketed(case.text, case.marks) + (f"   ({', '.join(facts)})" if facts else "")


def _bracketed(text, marks):
    out, at = [], 0
    for start, end, fix in marks:
        out.append(text[at:start])
        arrow = "" if fix is None else f" → {fix}" if fix else " → (delete)"
        out.append(f"[{text[start:end]}{arrow}]")
        at = end
    return "".join(out) + text[at:]


def wrapped(text, width=96):
    """The text in paragraphs of at most `width` columns."""
    from textwrap import fill

    return "\n\n".join(fill(" ".join(p.split()), width) for p in re.split(r"\n\s*\n", text.strip()))


def _short(value):
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 300 else text[:300].rsplit(",", 1)[0] + ", …"


def as_markdown(rule):
    """A rule as Markdown, short enough to hover."""
    def block(title, entries):
        lines = "\n\n".join(shown(e) for e in entries[:2]).replace("```", "'''")
        return f"{title}:\n\n```text\n{lines}\n```"

    return "\n\n".join((
        f"**{rule.code} {rule.name.replace('-', ' ')}** ({rule.level})", wrapped(rule.why, 10_000), block("Marked", rule.bad),
        block("Left alone", rule.good), f"Source: {rule.source}",
    ))

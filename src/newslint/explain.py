"""A rule as a page: for newslint rule CODE, rules/README.md and SARIF's help."""

import re

from newslint.examples import example

IN_QUOTES = {"same": "as anywhere else", "note": "a note only", "skip": "left alone"}


def page(rule):
    """The page of a Rule as plain text."""
    state = "" if rule.default else ", off unless selected"
    out = [f"{rule.code} {rule.name} ({rule.level}{state})", "", wrapped(rule.why), ""]
    if rule.params:
        out += ["Parameters", *(f"  {key} = {_short(value)}" for key, value in rule.params.items()), ""]
    out += [f"Inside quotation marks: {IN_QUOTES[rule.in_quotes]}", f"Source: {rule.source}", ""]
    for title, entries in (("Marked", rule.bad), ("Left alone", rule.good)):
        out += [title, *("\n".join("  " + line for line in shown(e).split("\n")) for e in entries), ""]
    return "\n".join(out).rstrip()


def shown(entry):
    """An example as a reader sees it: [what is marked → what to write]."""
    case = example(entry)
    out, at = [], 0
    for start, end, fix in case.marks:
        out.append(case.text[at:start])
        arrow = "" if fix is None else f" → {fix}" if fix else " → (delete)"
        out.append(f"[{case.text[start:end]}{arrow}]")
        at = end
    text = "".join(out) + case.text[at:]
    facts = [f"published {case.published}"] * bool(case.published) + [f"{k}: {v}" for k, v in case.house.items()]
    return text + (f"   ({', '.join(facts)})" if facts else "")


def wrapped(text, width=96):
    """The text in paragraphs of at most `width` columns."""
    from textwrap import fill

    return "\n\n".join(fill(" ".join(p.split()), width) for p in re.split(r"\n\s*\n", text.strip()))


def _short(value):
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 300 else text[:300].rsplit(",", 1)[0] + ", …"

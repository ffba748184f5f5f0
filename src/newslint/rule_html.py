"""A rule as HTML: for the page of newslint serve, and for the report as a page."""

import os
import re
from html import escape

from newslint import families
from newslint.explain import record, shown, wrapped

FOLDER = os.path.join(os.path.dirname(__file__), "page")  # the pages, their styles and their scripts
CODE = re.compile("`([^`]+)`")


def page_file(name):
    """The bytes of a file of the pages."""
    with open(os.path.join(FOLDER, name), "rb") as f:
        return f.read()


def by_family(rules):
    """A section for every family of some Rules."""
    parts = []
    for family in dict.fromkeys(rule.family for rule in rules):
        entries = [rule_html(rule) for rule in rules if rule.family == family]
        parts.append(f'<section class="family"><h2>{escape(families.of(family).title)}</h2>{"".join(entries)}</section>')
    return "\n".join(parts)


def rule_html(rule):
    """One Rule: what it says, why, and its examples."""
    why = "".join(f"<p>{p}</p>" for p in CODE.sub(r"<code>\1</code>", escape(wrapped(rule.why, 10_000))).split("\n\n"))
    examples = "".join(
        f'<h4>{title}</h4><ul class="examples {kind}">{"".join(f"<li>{_example(e)}</li>" for e in entries)}</ul>'
        for title, kind, entries in (("Marked", "bad", rule.bad), ("Left alone", "good", rule.good))
    )
    counted = f"<p class=\"source\">{escape(record(rule))}</p>" if record(rule) else ""
    return (
        f'<article class="rule" id="{escape(rule.code)}"><h3><a href="#{escape(rule.code)}">{escape(rule.code)}</a> '
        f'{escape(rule.name)} <span class="level {escape(rule.level)}">{escape(rule.level)}</span></h3>'
        f'{_says(rule)}{why}'
        f'<details><summary>Examples</summary>{examples}<p class="source">Source: {escape(rule.source)}</p>{counted}</details></article>'
    )


def _says(rule):
    """What the rule says, unless each remark of it says it anew, as in “…: …”."""
    return f'<p class="says">{escape(rule.summary)}</p>' if re.search(r"\w", rule.summary) else ""


def _example(entry):
    text = escape(shown(entry), quote=False)
    return text.replace("\n", "<br>")

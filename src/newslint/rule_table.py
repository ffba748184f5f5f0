"""What a rule's table in a rule file must be like, and how its faults are told to who wrote it."""

import re
from datetime import date

from newslint import scopes
from newslint.families import FAMILIES
from newslint.finding import LEVELS
from newslint.rule_parameters import is_text
from newslint.says import nearest

FIXED = ("code", "formerly", "check", "level", "says", "why", "source", "only", "skip", "in-quotes", "default", "needs", "not-prose",
         "since", "sections", "only-near", "unless-near", "how-near", "data", "bad", "good")
NEEDED = ("code", "check", "says", "bad", "good")
TOLD = ("level", "why", "source")  # what newslint's own rules need too; a newsroom's have a warning, its stylebook, and their file
LISTS = ("formerly", "only", "skip", "sections", "only-near", "unless-near", "bad", "good")
IN_QUOTES = ("same", "note", "skip")
CHOICES = (("level", LEVELS[::-1]), ("in-quotes", IN_QUOTES), ("default", ("on", "off")), ("needs", ("", "article")), ("not-prose", (False, True)))
AREAS = ("sentence", "paragraph", "article")
MOST_WORDS = 100  # of how-near


def faults(table, ours):
    """Yields all that is wrong with a rule's table, as far as it can be told without its check.  ours: whether it is one of
    newslint's own."""
    from newslint.checks import CHECKS

    for key in (*NEEDED, *TOLD) if ours else NEEDED:
        if key not in table:
            below = [name for name, value in table.items() if isinstance(value, dict) and key in value]
            yield f"has no {key!r}" + (f", but {below[0]!r} has: put it above that table" if below else "")
    texts = {key for key in ("code", "check", "level", "says", "why", "source") if isinstance(table.get(key), str)}
    yield from (f"{key!r} must be a text" for key in ("code", "check", "level", "says", "why", "source") if key in table and key not in texts)
    if "code" in texts:
        yield from _about_code(table["code"], ours)
    if "check" in texts and table["check"] not in CHECKS:
        yield f"unknown check {table['check']!r}{nearest(table['check'], CHECKS)}"
    for key, known in CHOICES:
        if table.get(key, known[0]) not in known and not (key == "level" and key not in texts):
            yield f"{key} {table[key]!r} must be one of {', '.join(str(k).lower() for k in known if k != '')}"
    lists = {key: table[key] if isinstance(table.get(key), list) else [] for key in LISTS}
    yield from (f"{key!r} must be a list" for key in LISTS if key in table and not isinstance(table[key], list))
    for former in lists["formerly"]:
        if not is_text(former):
            yield f"'formerly' must be a list of codes, and {former!r} is not a code"
    for key in ("only", "skip"):
        yield from (fault for scope in lists[key] if (fault := scopes.fault(key, scope)))
    yield from _conditions(table, lists)
    for key in ("bad", "good"):
        if table.get(key) == []:
            yield f"needs at least one {key} example"
        for i, entry in enumerate(lists[key], 1):
            if not is_example(entry):
                yield f"{key} example {i} must be a text, or a table with 'text' or 'articles', not {entry!r}"


def _about_code(code, ours):
    if not (len(code) == 5 and code[:2].isalpha() and code[:2].isupper() and code[2:].isdigit()):
        yield f"code {code!r} must be two capital letters and three digits"
    elif code[:2] in FAMILIES and not ours:
        yield f"code {code!r}: {code[:2]} is a family of newslint’s own rules, {FAMILIES[code[:2]].title}; take two other letters, such as those of your paper"


def _conditions(table, lists):
    """What is wrong with the keys that say when and where a rule holds."""
    for key in ("sections", "only-near", "unless-near"):
        for value in lists[key]:
            if not is_text(value):
                yield f"{key!r} must be a list of texts, and {value!r} is not a text"
    if "since" in table and type(table["since"]) is not date:
        yield "'since' must be a date such as 2026-02-03, without quotation marks"
    near = table.get("how-near", "sentence")
    if near not in AREAS and not (type(near) is int and 0 < near <= MOST_WORDS):
        yield f"'how-near' must be {', '.join(AREAS)}, or a number of words up to {MOST_WORDS}"
    elif "how-near" in table and "only-near" not in table and "unless-near" not in table:
        yield "'how-near' says how near; name words in 'only-near' or 'unless-near'"


def is_example(entry):
    """Whether an entry may be an example, as far as its shape goes."""
    if isinstance(entry, dict) and "articles" in entry:
        return isinstance(entry["articles"], list) and len(entry["articles"]) > 0 and all(map(is_example, entry["articles"]))
    return isinstance(entry.get("text") if isinstance(entry, dict) else entry, str)


def with_rows(path, text, problems):
    """The problems of a rule file, each with the line that it is about: that of the key which it names, or of its rule.

    A problem begins with “path: [rule] ”; any other stays as it is.
    """
    lines, out = text.split("\n"), []
    for problem in problems:
        m = re.match(re.escape(path) + r": \[([^\]\n]+)\] (.*)", problem, re.S)
        row = m and _row(lines, m[1], m[2])
        out.append(f"{path}:{row}: [{m[1]}] {m[2]}" if row else problem)
    return out


def _row(lines, name, problem):
    """The row of a key of the rule that the problem names, else that of the rule; 0 for a rule that is not found."""
    heading = re.compile(rf"\s*\[\s*[\"']?{re.escape(name)}[\"']?\s*\]")
    first = next((i for i, line in enumerate(lines) if heading.match(line)), None)
    if first is None:
        return 0
    rows = {}
    for i in range(first + 1, len(lines)):
        if re.match(r"\s*\[[^\[]*\]\s*(#|$)", lines[i]) and not re.match(rf"\s*\[{re.escape(name)}\.", lines[i]):
            break
        key = re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", lines[i])
        if key:
            rows.setdefault(key[1], i + 1)
    begins, quoted = problem.partition(" ")[0].partition(":")[0], re.findall(r"'([a-z-]+)'", problem)
    # what begins with "check" may be about a parameter of it, which is quoted
    named = [*quoted, begins] if begins == "check" else [begins, *quoted]
    return next((rows[name] for name in named if name in rows), first + 1)

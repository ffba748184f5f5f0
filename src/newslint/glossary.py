"""A glossary: a table of terms, in CSV or TOML, of which each becomes a rule that proves itself.

A row says what to write for what, or gives advice on a term:

    term,write,advice
    advisor(s),adviser(s),
    port board,Harbour Board,renamed in 2024
    ,health care,two words, never a hyphen
    committed suicide,died by suicide,

    term: what is not wanted, with its endings in parentheses: advisor(s), advise(d|s); several with ;.  Without it, every
        other way to join, part or capitalise the words of `write` is not wanted.
    write: what to write; several with ; where the reader must choose.  Without it, the term has advice only.
    advice: what else the message says.       forms: yes adds plurals or the forms of verbs, by the lexicon.
    level: error, warning (else) or note.     unless: phrases in which the term is right, with ;
    only, skip: kinds of text, with ;         in-quotes: same, note or skip (else)
    since: the day from which it holds.       case: yes, only as it is written.
    source: the section of the stylebook.     bad, good: further examples, with ; as in a rule.

In TOML, each [[term]] is a row, its lists are lists, and forms and case are true.
"""

import os
import re
from datetime import date

from newslint.document import fold
from newslint.finding import LEVELS
from newslint.match.phrases import like
from newslint.rules import Rule, RuleError, verify
from newslint.says import nearest

CODES = {"error": "GL101", "warning": "GL102", "note": "GL103"}
LISTS = ("term", "write", "unless", "only", "skip", "bad", "good")
EITHER = ("term", "write")  # a text or a list of texts
SWITCHES = ("forms", "case")
COLUMNS = ("term", "write", "advice", "level", "forms", "case", "unless", "only", "skip", "in-quotes", "since", "source", "bad", "good")
ON, OFF = ("yes", "true", "1", "x"), ("no", "false", "0", "")
MOST_FORMS = 200
MOST_ROWS = 100_000


def representative(rule):
    """One Rule that speaks for all terms with its code, for reports that describe each code once."""
    says = {"GL101": "a term that the house does not use", "GL102": "a term for which the house writes another", "GL103": "a term that the house advises on"}
    return rule._replace(name="glossary", says=says[rule.code], why="The glossary of the house says so.", bad=(), good=(), params={})


def from_csv(path, text):
    """The Rules of a CSV file.  Raises RuleError, with a line for each fault."""
    import csv
    from io import StringIO

    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in head and "," not in head else ",", strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as err:
        raise RuleError(f"{path}:{reader.line_num}: not valid CSV: {err}") from None
    if not rows:
        raise RuleError(f"{path}: no terms; the first line names the columns, such as term,write,advice")
    columns = [name.strip().lower() for name in rows[0][1]]
    wrong = [f"{path}:{rows[0][0]}: unknown column {name!r}{nearest(name, COLUMNS)}; columns are {', '.join(COLUMNS)}"
             for name in columns if name not in COLUMNS]
    if wrong:
        raise RuleError("\n".join(wrong))
    entries = []
    for line, row in rows[1:]:
        entry = {name: cell.strip() for name, cell in zip(columns, row) if cell.strip()}
        if len(row) > len(columns):
            entry["\0"] = f"has {len(row)} cells for {len(columns)} columns: put a cell with a comma in quotation marks"
        entries.append((line, entry))
    return _rules(path, entries, _from_cell)


def from_toml(path, text, data):
    """The Rules of a TOML file with [[term]] tables.  Raises RuleError, with a line for each fault."""
    lines = [i for i, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*term\s*\]\]", line)]
    others = [key for key in data if key != "term"]
    if others:
        raise RuleError(f"{path}: {others[0]!r} is beside the [[term]] tables; rules go into a file of their own")
    entries = [(lines[i] if i < len(lines) else 1, entry if isinstance(entry, dict) else {"\0": "must be a table: [[term]]"})
               for i, entry in enumerate(data["term"])]
    return _rules(path, entries, lambda _key, value: value)


def _from_cell(key, cell):
    if key in LISTS:
        return [part.strip() for part in cell.split(";") if part.strip()]
    if key in SWITCHES:
        return True if cell.lower() in ON else False if cell.lower() in OFF else cell
    if key == "since":
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return cell
    return cell


def _rules(path, entries, value):
    """The Rules of some entries, (line, {column: cell}).  Raises RuleError."""
    found, problems, names = [], [], {}
    if len(entries) > MOST_ROWS:
        raise RuleError(f"{path}: more than {MOST_ROWS} terms")
    for line, entry in entries:
        faults = [entry.pop("\0")] if "\0" in entry else []
        entry = {key: value(key, cell) for key, cell in entry.items()}
        faults += _faults(entry)
        if not faults:
            try:
                rule = _rule(path, entry, names)
                verify(rule)
                found.append(rule)
            except RuleError as err:
                faults = [fault.partition("] ")[2] or fault for fault in str(err).splitlines()]
            except ValueError as err:
                faults = [str(err)]
        shown = _text(entry.get("term")) or _text(entry.get("write"))
        problems += [f"{path}:{line}: {f'“{shown}” ' * bool(shown)}{fault}" for fault in faults]
    if problems:
        raise RuleError("\n".join(problems))
    return found


def _text(value):
    return value if isinstance(value, str) else value[0] if isinstance(value, list) and value and isinstance(value[0], str) else ""


def _faults(entry):
    """What is wrong with an entry, as far as its cells go."""
    from newslint.rule_table import IN_QUOTES

    for key, value in entry.items():
        if key not in COLUMNS:
            yield f"has an unknown key {key!r}{nearest(key, COLUMNS)}"
        elif key in LISTS:
            many = isinstance(value, list)
            if not (key in EITHER and isinstance(value, str)) and not many or many and not all(v and isinstance(v, (str, dict) if key in ("bad", "good") else str) for v in value):
                yield f"{key!r} must be a " + "text, or a " * (key in EITHER) + "list of texts"
        elif key in SWITCHES:
            if not isinstance(value, bool):
                yield f"{key!r} must be yes or no, not {value!r}"
        elif key == "since":
            if type(value) is not date:
                yield f"since {value!r} must be a date such as 2026-02-03"
        elif not isinstance(value, str) or not value.strip():
            yield f"{key!r} must be a text"
    yield from _unknown_scopes(entry)
    for key, known in (("level", LEVELS), ("in-quotes", IN_QUOTES)):
        if isinstance(entry.get(key), str) and entry[key] not in known:
            yield f"{key} {entry[key]!r} must be one of {', '.join(known)}"
    if not entry.get("term") and not entry.get("write"):
        yield "names neither a term nor what to write"
    elif not entry.get("write") and not entry.get("advice"):
        yield "says neither what to write nor any advice"
    elif entry.get("term") == entry.get("write"):
        yield "writes the term as it is: give another form, or leave the term out to have this one only"


def _unknown_scopes(entry):
    from newslint import scopes

    for key in ("only", "skip"):
        for scope in entry.get(key, ()) if isinstance(entry.get(key), list) else ():
            if isinstance(scope, str) and (fault := scopes.fault(key, scope)):
                yield fault


def _rule(path, entry, names):
    """The Rule of an entry without faults.  Raises ValueError."""
    from newslint import scopes

    terms, writes = ([value] if isinstance(value, str) else value for value in (entry.get(key, []) for key in EITHER))
    pairs = {}
    for wrong in terms:
        pairs |= _pairs(wrong, writes, entry.get("forms", False))
    advice = entry.get("advice", "")
    shown = advice.replace("{", "{{").replace("}", "}}")
    check, params = _check_of(entry, pairs, writes)
    since = entry.get("since", "")
    bad, good = (tuple(entry.get(kind, ())) for kind in ("bad", "good"))
    only = scopes.expanded(entry.get("only", ()))
    frame = "They wrote {} there." if not only or "paragraph" in only else "They Wrote {} There\n\nThe council met in the hall and rose at noon." if "headline" in only else ""
    if not frame and not bad:
        raise ValueError(f"needs a bad example: none can be made for {', '.join(only)}")
    if frame:
        bad = (*(_example(frame, wrong, right, since) for wrong, right in _wrong_forms(check, params, pairs)), *bad)
    return Rule(
        name=_name(_text(terms) or writes[0], names), code=CODES[entry.get("level", "warning")], check=check, level=entry.get("level", "warning"),
        says="write “{want}”" + f", {shown}" * bool(shown) if writes else f"“{{found}}”: {shown}", why=advice or "The glossary of the house says so.",
        source=entry.get("source", os.path.basename(path)), only=only, skip=scopes.expanded(entry.get("skip", () if only else scopes.SKIP)),
        in_quotes=entry.get("in-quotes", "skip"), since=str(since), params=params, bad=bad, good=(*_good(frame, writes), *good), file=path,
    )


def _check_of(entry, pairs, writes):
    """(check, parameters) of the rule for an entry, whose terms are the keys of `pairs`, see _pairs.  Raises ValueError."""
    params = {"unless": list(entry["unless"])} if entry.get("unless") else {}
    case = {"case": True} if entry.get("case") else {}
    if not writes:
        return "existence", params | case | {"words": list(pairs)}
    if pairs and any(fold(wrong) != fold(right) for wrong, rights in pairs.items() for right in rights):
        return "substitution", params | case | {"swap": {wrong: rights[0] if len(rights) == 1 else list(rights) for wrong, rights in pairs.items()}}
    if case:
        raise ValueError("case goes only with a term that differs from what to write in more than capitals, spaces and hyphens")
    if pairs:
        return "one-form", params | {"forms": list(dict.fromkeys(rights[0] for rights in pairs.values())), "capitals": True}
    return "one-form", params | {"forms": [form for text in writes for form in _forms(text)]}


def _wrong_forms(check, params, pairs):
    """[(wrong, what the fix writes, or None)] for the examples of a rule."""
    if check == "existence":
        return [(wrong, None) for wrong in pairs]
    if not pairs:
        return [(wrong, form) for form in params["forms"] for wrong in _variants(form)[:1]]
    keeps_capitals = check == "substitution" and "case" not in params  # those of the term
    return [(wrong, None if len(rights) > 1 else like(wrong, rights[0]) if keeps_capitals else rights[0]) for wrong, rights in pairs.items()]


def _example(frame, wrong, right, since):
    if frame.startswith("They Wrote"):
        wrong, right = wrong[:1].upper() + wrong[1:], right and right[:1].upper() + right[1:]
    marked = wrong.replace("{", "\\{").replace("}", "\\}")
    text = frame.replace("{}", "{" + marked + (f" => {right}" if right is not None else "") + "}")
    return {"text": text, "published": since} if since else text


def _good(frame, writes):
    return [(frame or "They wrote {} there.").replace("{}", form) for text in writes[:1] for form in _forms(text)[:1]] or ["They wrote nothing there."]


def _name(term, names):
    """A name for the rule of a term, that no other has: term-port-board."""
    name = "term-" + (re.sub(r"[^a-z0-9]+", "-", re.sub(r"\([^()]*\)", "", term).lower()).strip("-") or "sign")
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name}-{names[name]}"


def _variants(form):
    from newslint.checks.one_form import variants

    return variants(form)


GROUP = re.compile(r"\(([^()]*)\)")


def _forms(text):
    """The forms that a text with endings in parentheses stands for: advise(d|s) is advise, advised and advises.

    Raises ValueError.
    """
    made, at = [""], 0
    for m in GROUP.finditer(text):
        choices = [c.strip() for c in m[1].split("|")]
        after = text[m.end() : m.end() + 1]
        if m.start() and text[m.start() - 1].isalnum() and not after.isalnum() and "" not in choices:
            choices.insert(0, "")  # the word itself is one of them
        made = [head + text[at : m.start()] + choice for head in made for choice in choices]
        at = m.end()
        if len(made) > MOST_FORMS:
            raise ValueError(f"has more than {MOST_FORMS} forms")
    made = [" ".join((head + text[at:]).split()) for head in made]
    if any(sign in form for form in made for sign in "()|"):
        raise ValueError("has a parenthesis that is not closed, or a | outside of parentheses")
    return list(dict.fromkeys(made))


def _pairs(term, writes, inflected):
    """{not wanted: (what to write, …)}.  Raises ValueError."""
    wrongs = _forms(term)
    rights = [_forms(text) for text in writes]
    for text, forms in zip(writes, rights):
        if len(forms) not in (1, len(wrongs)):
            raise ValueError(f"has {len(wrongs)} forms, and “{text}” has {len(forms)}: give both the same endings")
        if len(forms) == 1 < len(wrongs) and not inflected:
            raise ValueError(f"has {len(wrongs)} forms, and “{text}” has one: write its endings too, as in adviser(s)")
    pairs = {wrong: tuple(forms[i] if len(forms) > 1 else forms[0] for forms in rights) for i, wrong in enumerate(wrongs)}
    if inflected:
        from newslint.match.inflection import inflections

        if len(wrongs) > 1:
            raise ValueError("has endings of its own; leave them out, or 'forms'")
        made = inflections(wrongs[0], [forms[0] for forms in rights])
        pairs = made | pairs
    return pairs

"""The lists that a rule names: "@months" is lists/months.txt beside the rule file, else newslint's own list of that name."""

import os
import re

from newslint import files
from newslint.language import lists
from newslint.rule_parameters import CONTEXTS, PATTERNS, TABLES

IN_CONTEXT = re.compile(r"(?<![^\s|!\[])@([a-z]+(?:-[a-z]+)*)(?![\w-])")  # in an entry such as “the [brake|brakes] @months”


class ListError(ValueError):
    """A list that cannot be used; str() says which, and why."""


def is_name(value):
    """Whether an entry is "@" and a name in small letters and hyphens: no pattern, no handle with a capital."""
    return isinstance(value, str) and value[:1] == "@" and value[1:].replace("-", "").isalpha() and value[1:].islower()


def expanded(rule_file, key, value):
    """A parameter with every "@name" in a list of texts replaced by the words of that list.  Raises ListError."""
    if isinstance(value, dict):
        return {k: expanded(rule_file, key, v) for k, v in value.items()}
    if key in CONTEXTS and isinstance(value, list):
        value = [IN_CONTEXT.sub(lambda m: _choice(rule_file, m), v) if isinstance(v, str) and "[" in v else v for v in value]
    if key in TABLES and is_name(value):
        return _table(rule_file, value[1:])
    if key in PATTERNS:
        return _filled(rule_file, value) if isinstance(value, str) else [_filled(rule_file, v) for v in value]
    if not isinstance(value, list) or not any(map(is_name, value)):
        return value
    out = []
    for v in value:
        out += _words(rule_file, v[1:]) if is_name(v) else [v]
    return list(dict.fromkeys(out)) if all(isinstance(v, str) for v in out) else out


def paths(rule_file, value):
    """The paths of the lists beside a rule file that a parameter names."""
    if isinstance(value, dict):
        return [path for v in value.values() for path in paths(rule_file, v)]
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return []
    named = [name for v in value if isinstance(v, str) for name in (
        [v[1:]] if is_name(v) else [*map(str.lower, lists.IN_PATTERN.findall(v)), *IN_CONTEXT.findall(v)])]
    return [path for name in named if os.path.lexists(path := _path(rule_file, name))]


def _choice(rule_file, m):
    """A list beside the rule file as a choice of words, a|b; what names another one stays as it is: contexts read those."""
    if not os.path.lexists(_path(rule_file, m[1])):
        return m[0]
    words = [word.lower() for word in _words(rule_file, m[1])]
    if phrases := [word for word in words if len(word.split()) > 1]:
        raise ListError(f"“@{m[1]}” cannot be a neighbour: “{phrases[0]}” is more than one word")
    return "|".join(words)


def _filled(rule_file, pattern):
    """A pattern with any of the words of a list for each (?@name)."""
    return lists.filled(pattern, lambda name: _words(rule_file, name)) if isinstance(pattern, str) else pattern


def _path(rule_file, name):
    return os.path.join(os.path.dirname(os.path.abspath(rule_file)), "lists", name + ".txt")


def _table(rule_file, name):
    """{word: what follows its colon} of a list."""
    found = {}
    if os.path.lexists(_path(rule_file, name)):
        rows = [row.partition(":") for row in _words(rule_file, name)]
        found = {word.strip(): form.strip() for word, _, form in rows}
    else:
        try:
            found = {word: next(iter(forms), "") for word, forms in lists.table(name).items()}
        except lists.UnknownList as err:
            raise ListError(f"{err}, and no lists/{name}.txt beside the rule file") from None
    if odd := [word for word, form in found.items() if not form]:
        raise ListError(f"“@{name}” is not a table: nothing follows {odd[0]!r}")
    return found


def _words(rule_file, name):
    path = _path(rule_file, name)
    if not os.path.lexists(path):
        try:
            return lists.words(name)
        except lists.UnknownList as err:
            raise ListError(f"{err}, and no lists/{name}.txt beside the rule file") from None
    root = files.root_of(rule_file)
    if root is not None and not files.inside(path, root):
        raise ListError(f"lists/{name}.txt leads outside the repository {root}")
    try:
        rows = files.content(path).decode("utf-8-sig").splitlines()
    except files.InputError as err:
        raise ListError(str(err)) from None
    except UnicodeDecodeError as err:
        raise ListError(f"{path}: not UTF-8 at byte {err.start}; save it as UTF-8") from None
    return [word for row in rows if (word := row.partition("#")[0].strip())]

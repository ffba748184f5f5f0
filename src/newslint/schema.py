"""JSON Schemas of config and rule files, for editors that complete and check TOML; made from what the loaders go by."""

import re

from newslint.config_file import IGNORE_KEYS, KEYS, LISTS, WHOLE_FILE
from newslint.finding import LEVELS
from newslint.house import CHOICES
from newslint.rule_parameters import TABLES
from newslint.rule_table import IN_QUOTES, NEEDED
from newslint.scopes import GROUPS, SCOPES

DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT, TEXTS, DATE = {"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "string", "format": "date"}
# What each key of a config says, for who completes it.
ABOUT = {
    "required-version": "the newslint that may use this config, such as “>=0.2”",
    "extend": "configs that this one takes over: lists add up, tables merge, a single value is replaced",
    "select": "only these rules: codes (TY101), families (TY) or names; empty means the defaults",
    "extend-select": "these rules besides those of select, or the defaults",
    "ignore": "rules to do without; or [[ignore]] entries, each with a reason",
    "extend-ignore": "rules to do without, beside [[ignore]] entries",
    "level": "show nothing below this level",
    "levels": "rule or family = its level here; “off” switches it off",
    "fail-on": "the level from which the exit status is 1",
    "baseline": "the file of findings that are known, and left out",
    "exclude": "files and folders that are not read",
    "include": "files that folders are searched for as well",
    "rules": "rule files of your own newsroom",
    "terms": "glossaries of your own newsroom: tables of terms in CSV or TOML",
    "accept": "files of words and names that are right here, one a line",
    "published": "the day of publication of articles that do not say",
    "encoding": "of files without a byte-order mark",
    "house": "the house style; “auto” goes by what the article itself mostly does",
    "set": "rule = keys of it that are other here; the rule is switched on",
    "fields": "the keys of an article in JSON",
    "paths": "other settings for the articles that a pattern names",
}
SCOPE_NAMES = {"type": "array", "items": {"anyOf": [
    {"enum": list(SCOPES)}, *({"const": name, "description": ", ".join(group)} for name, group in GROUPS.items())]}}
# What each fixed key of a rule is.
FIXED = {
    "code": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$", "description": "two capital letters and three digits"},
    "formerly": {**TEXTS, "description": "former codes of a renamed rule"},
    "check": {**TEXT, "description": "what does the work; newslint rule NAME shows its parameters"},
    "level": {"enum": list(LEVELS[::-1]), "description": "error: certain; warning: nearly always changed; note: a judgement call"},
    "says": {**TEXT, "description": "the message: lower case, no full stop, what to write; {found} is what was found"},
    "why": {**TEXT, "description": "the reason, for who asks"},
    "source": {**TEXT, "description": "where the rule is from"},
    "only": {**SCOPE_NAMES, "description": "kinds of text in which it is read, and no others"},
    "skip": {**SCOPE_NAMES, "description": "kinds of text in which it is not read"},
    "in-quotes": {"enum": list(IN_QUOTES), "description": "inside quotation marks: as anywhere, a note, or left alone"},
    "default": {"enum": ["on", "off"], "description": "whether it runs unless selected"},
    "needs": {"enum": ["article"], "description": "silent on a part of an article"},
    "not-prose": {"type": "boolean", "description": "what it marks is not prose: other findings inside it are dropped"},
    "since": {**DATE, "description": "the day from which it holds, by the date of the article; it also holds for an article without one"},
    "sections": {**TEXTS, "description": "only in articles whose front matter names one of these as section, category or desk"},
    "only-near": {**TEXTS, "description": "only where one of these words or phrases is near"},
    "unless-near": {**TEXTS, "description": "not where one of these words or phrases is near"},
    "how-near": {"anyOf": [{"enum": ["sentence", "paragraph", "article"]}, {"type": "integer", "minimum": 1, "maximum": 100}],
               "description": "how near: in the sentence (default), the paragraph, the article, or so many words"},
    "data": {**TEXT, "description": "a file in data/ that holds further parameters"},
    "bad": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/example"}, "description": "examples, with {what must be found} or {found => fix}"},
    "good": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/example"}, "description": "look-alikes that it leaves alone"},
}


def config():
    """The schema of newslint.toml."""
    top = {key: {**_setting(key), "description": ABOUT[key]} for key in KEYS}
    inner = {key: value for key, value in top.items() if key not in WHOLE_FILE}
    inner["ignore"] = inner["extend-ignore"] | {"description": ABOUT["ignore"]}
    top["paths"]["additionalProperties"] = _table(inner)
    return {"$schema": DRAFT, "title": "newslint.toml", **_table(top)}


def text(name):
    """The schema “config” or “rules” as JSON."""
    from json import dumps

    return dumps({"config": config, "rules": rules}[name](), indent=1, ensure_ascii=False) + "\n"


def _setting(key):
    from newslint.readers.json_news import FORMATS, NAMES

    if key == "ignore":
        entry = {**_table({k: DATE if k == "until" else TEXT for k in IGNORE_KEYS}), "required": ["reason"]}
        return {"anyOf": [TEXT, {"type": "array", "items": {"anyOf": [TEXT, entry]}}]}
    if key in LISTS:
        return {"anyOf": [TEXT, TEXTS]}
    return {
        "level": {"enum": list(LEVELS)}, "fail-on": {"enum": list(LEVELS)}, "published": DATE, "paths": {"type": "object"},
        "set": {"type": "object", "additionalProperties": {"type": "object"}},
        "levels": {"type": "object", "additionalProperties": {"enum": [*LEVELS, "off"]}},
        "house": _table({name: {"enum": list(choices)} for name, choices in CHOICES.items()}),
        "fields": {**_table({name: {"enum": list(FORMATS)} if name == "format" else TEXT for name in NAMES}), "required": ["body"]},
    }.get(key, TEXT)


def _table(properties):
    return {"type": "object", "properties": properties, "additionalProperties": False}


def rules():
    """The schema of a rule file: every table in it is a rule, and takes the parameters of its check."""
    from newslint.checks import CHECKS

    checks = [{"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": _parameters(name)} for name in CHECKS]
    rule = {
        "type": "object", "required": list(NEEDED), "properties": FIXED | {"check": FIXED["check"] | {"enum": list(CHECKS)}}, "allOf": checks,
    }
    entry = {"anyOf": [TEXT, {**_table({
        "text": TEXT, "published": DATE, "format": TEXT, "with": TEXTS,
        "house": _table({name: {"enum": list(choices)} for name, choices in CHOICES.items()}),
        "articles": {"type": "array", "items": {"$ref": "#/definitions/example"}},
    })}]}
    return {"$schema": DRAFT, "title": "rules of newslint", "type": "object", "additionalProperties": rule, "definitions": {"example": entry}}


def _parameters(name):
    """What a rule with that check may hold besides the fixed keys."""
    from inspect import getdoc

    from newslint.checks import load

    check = load(name)
    said, known = getdoc(check) or "", {}
    for field, kind in check.parameters().items():
        key = field.replace("_", "-")
        about = re.search(rf"(?m)(?:^|, |  ){re.escape(key)}(?:, [a-z-]+)*: ([^\n]+(?:\n(?![a-z-]+(?:, [a-z-]+)*: )[^\n]+)*)", said)
        typed = {"anyOf": [_kind(kind), {"type": "string", "pattern": "^@[a-z-]+$"}]} if key in TABLES else _kind(kind)
        known[key] = typed | ({"description": " ".join(about[1].split())} if about else {})
    needed = [n.replace("_", "-") for n in check.needed()]
    own = {"properties": known, "propertyNames": {"enum": [*FIXED, *known]}}
    if needed:  # a data file may hold what is needed
        own["anyOf"] = [{"required": needed}, {"required": ["data"]}]
    return own


def _kind(kind):
    """The schema of a parameter's type, see rule_parameters.typed."""
    plain = getattr(kind, "__origin__", kind)
    if plain in (tuple, frozenset):
        return {"type": "array"}
    return {dict: {"type": "object"}, str: TEXT, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}[plain]

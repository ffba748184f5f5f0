"""Rule files: TOML in, Rule records out.  All data is checked at this one door."""

import os

from newslint import files, rule_settings
from newslint.records import record
from newslint.rule_error import RuleError
from newslint.rule_parameters import names_list, typed
from newslint.says import formats, nearest, slots



@record
class Rule:
    """One belief of the copy desk.

    only, skip: scopes in which it is (not) read.  in_quotes: "same", "note" or "skip" inside quotation marks.
    default: whether it runs unless selected.  needs: "article" for a rule that is silent on a part of one, else "".
    not_prose: what it marks is not prose, so that other findings inside it are dropped.  since, sections, only_near, unless_near,
    how_near: when and where it holds, see conditions.py; since is a day, "2026-02-03", or "".  params: fields of the check.
    bad, good: examples, see examples.py.  data: the path of the file that holds further parameters, see rule_data, or "".
    origin: "newsroom" for a rule of its own files, "house" for one of ours that a house style or a config sets, else "".
    """

    name: str
    code: str
    check: str
    level: str
    says: str
    why: str = ""
    source: str = ""
    formerly: tuple = ()
    only: tuple = ()
    skip: tuple = ()
    in_quotes: str = "same"
    default: bool = True
    needs: str = ""
    not_prose: bool = False
    since: str = ""
    sections: tuple = ()
    only_near: tuple = ()
    unless_near: tuple = ()
    how_near: object = "sentence"
    params: dict = {}
    bad: tuple = ()
    good: tuple = ()
    file: str = ""
    data: str = ""
    origin: str = ""

    @property
    def family(self):
        """The two letters in front of the code."""
        return self.code[:2]

    @property
    def in_glossary(self):
        """Whether it is a term of a glossary: of these, many have one code."""
        from newslint import families

        return families.of(self.code).glossary

    @property
    def judges_suppressions(self):
        """Whether it says what is wrong with a comment or entry that silences other rules."""
        from newslint import families

        return families.of(self.code).suppressions

    @property
    def summary(self):
        """What it says, with … for what differs from finding to finding."""
        from string import Formatter

        return "".join(text + ("…" if name is not None else "") for text, name, _, _ in Formatter().parse(self.says))

    @property
    def compares(self):
        """Whether its check compares articles with each other."""
        from newslint.checks import ACROSS

        return self.check in ACROSS

    def names(self, word):
        """Whether the word is this rule's code, present or former, or its name."""
        return word.upper() == self.code or word == self.name or word.upper() in self.formerly

    def matches(self, word):
        """Whether the word names this rule or its family."""
        return self.names(word) or word.upper() == self.family

    def expanded(self):
        """The parameters with every "@name" replaced by the words of that list, see rule_lists.py.  Raises RuleError."""
        return {key: self._listed(key, value) for key, value in self.params.items()}

    def near(self):
        """(only_near, unless_near), with the words of lists in the same way.  Raises RuleError."""
        return tuple(self._listed("only-near", list(self.only_near))), tuple(self._listed("unless-near", list(self.unless_near)))

    def _listed(self, key, value):
        if not names_list(key, value):
            return value
        from newslint import rule_lists

        try:
            return rule_lists.expanded(self.file, key, value)
        except rule_lists.ListError as err:
            raise RuleError(f"{self.file}: [{self.name}] {key!r}: {err}") from None

    def build(self, expanded=False):
        """The check with this rule's parameters.  Raises RuleError for an unknown or ill-typed parameter.

        expanded: whether the parameters name no lists any more, and hold what the check has worked out, as in the compiled rules.
        """
        from newslint.checks import load

        cls = load(self.check)
        known, values, problems = cls.parameters(expanded), {}, []
        for key, value in (self.params if expanded else self.expanded()).items():
            name = key.replace("-", "_")
            if name not in known:
                from newslint.rule_table import FIXED

                keys = [*(n.replace("_", "-") for n in known), *FIXED]
                problems.append(f"check {self.check!r} has no parameter {key!r}{nearest(key, keys)}")
                continue
            try:
                values[name] = typed(key, value, known[name])
            except ValueError as err:
                problems.append(str(err))
        if problems:
            raise RuleError("\n".join(f"{self.file}: [{self.name}] {problem}" for problem in problems))
        missing = [name for name in cls.needed() if name not in values]
        if missing:
            raise RuleError(f"{self.file}: [{self.name}] check {self.check!r} needs {missing[0].replace('_', '-')!r}")
        try:
            return cls(**values)
        except ValueError as err:
            raise RuleError(_located(self, err)) from None

    def triggers(self, check=None):
        """What calls this rule, see checks.Triggers.  Raises RuleError for parameters that the check cannot use.

        check: what build() made of this rule, if that is at hand.
        """
        try:
            return (check or self.build()).triggers()
        except ValueError as err:
            raise RuleError(_located(self, err)) from None
        except (TypeError, AttributeError, LookupError) as err:
            raise RuleError(f"{self.file}: [{self.name}] check {self.check!r} cannot use these parameters: {err}") from None


def _located(rule, err):
    """What a check says of its parameters, with the rule, and the data file's lines where it holds the entry."""
    faults = [f"{rule.file}: [{rule.name}] {fault}" for fault in str(err).splitlines()]
    if rule.data:
        from newslint import rule_data

        faults = [rule_data.located(rule.data, fault) for fault in faults]
    return "\n".join(faults)


def _is_ours(path):
    return os.path.realpath(path).startswith(os.path.realpath(home()) + os.sep)


def built_in():
    """The rule files of newslint itself."""
    return sorted(os.path.join(home(), n) for n in os.listdir(home()) if n.endswith(".toml"))


def home():
    """The folder of newslint's own rules: beside this module in a wheel, two levels up in a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    for place in (os.path.join(here, "rules"), os.path.normpath(os.path.join(here, "..", "..", "rules"))):
        if os.path.isdir(place):
            return place
    raise RuleError("newslint's own rules are missing; install it again")


def parse(path, text, settings=None):
    """The Rules of one file.  settings: {name or code: what is set of a rule}, see load().  Raises RuleError, with a line for
    each fault."""
    from newslint import glossary
    from newslint.rule_table import faults, with_rows

    try:
        if path.lower().endswith(".csv"):
            return glossary.from_csv(path, text)
        data = files.toml(text)
        if isinstance(data.get("term"), list):
            return glossary.from_toml(path, text, data)
        found, problems, ours = [], [], _is_ours(path)
        for name, table in data.items():
            where = f"{path}: [{name}]"
            if settings:
                try:
                    table = rule_settings.applied(name, table, settings)
                except rule_settings.SettingError as err:
                    problems.append(f"{where} {err}")
                    continue
            if not isinstance(table, dict):
                problems.append(f"{where} is outside a rule; put it under a [rule-name] heading")
            elif wrong := list(faults(table, ours)):
                problems += [f"{where} {fault}" for fault in wrong]
            else:
                found.append(_rule(path, name, table, problems))
    except ValueError as err:
        raise RuleError(f"{path}: not valid TOML: {err}") from None
    except RecursionError:
        raise RuleError(f"{path}: nested too deeply") from None
    if problems:
        raise RuleError("\n".join(with_rows(path, text, problems)))
    return found


def _rule(path, name, table, problems):
    """The Rule of a table without faults; what is wrong with its data file is added to the problems."""
    from newslint import scopes
    from newslint.rule_table import FIXED

    params, data = {k: v for k, v in table.items() if k not in FIXED}, ""
    if "data" in table:
        from newslint import rule_data

        try:
            data, params = rule_data.parameters(path, table["data"], params)
        except rule_data.DataError as err:
            problems += [f"{path}: [{name}] {fault}" for fault in str(err).splitlines()]
    return Rule(
        name=name, code=table["code"], check=table["check"], level=table.get("level", "warning"), says=table["says"],
        why=table.get("why", "The stylebook says so.").strip(), source=table.get("source", os.path.basename(path)).strip(), formerly=tuple(table.get("formerly", ())),
        only=scopes.expanded(table.get("only", ())), skip=scopes.expanded(table.get("skip", scopes.SKIP)), in_quotes=table.get("in-quotes", "same"),
        default=table.get("default", "on") == "on", needs=table.get("needs", ""),
        not_prose=table.get("not-prose", False), params=params, since=str(table.get("since", "")),
        sections=tuple(table.get("sections", ())), only_near=tuple(table.get("only-near", ())), unless_near=tuple(table.get("unless-near", ())),
        how_near=table.get("how-near", "sentence"),
        bad=tuple(table["bad"]), good=tuple(table["good"]), file=path, data=data,
    )


def load(paths, fail=None, settings="", where="config"):
    """The Rules of several files, in order of code.

    settings: JSON of {name or code of a rule: {key: value}}, which replaces keys of that rule and switches it on; where:
    the config that they are from.

    Raises RuleError: unreadable, doubled code or name, unknown parameter, unfilled slot.  With fail(RuleError), it
    is told of a broken file, which is left out.
    """
    rules, seen, broken = [], {}, False
    settings = rule_settings.read(settings)
    for path in paths:
        try:
            found = _file(path, seen, settings, where)
        except RuleError as err:
            if fail is None:
                raise
            fail(err)
            broken = True
            continue
        rules += found
        seen.update({key: rule for rule in found for key in (rule.code, rule.name, *rule.formerly) if key != rule.code or not rule.in_glossary})
    for name in settings:
        if name not in seen and not broken:
            err = RuleError(f"{where}: set: unknown rule {name!r}{nearest(name, list(seen)) or '; newslint rules lists them'}")
            if fail is None:
                raise err
            fail(err)
    return sorted(rules, key=lambda r: r.code)


def of(config, fail=None):
    """The Rules of a Config: newslint's own and the newsroom's, as it sets them.  Raises RuleError."""
    return load([*built_in(), *config.rules], fail, config.settings, config.file or "config")


def _file(path, seen, settings, where):
    path = os.fspath(path)
    try:
        text = files.content(path).decode("utf-8")
    except files.InputError as err:
        raise RuleError(str(err)) from None
    except UnicodeDecodeError as err:
        remedy = "; in the spreadsheet, save it as “CSV UTF-8”" if path.endswith(".csv") else "; save it as UTF-8"
        raise RuleError(f"{path}: not UTF-8 at byte {err.start}{remedy}") from None
    own = not _is_ours(path)
    found = [rule._replace(origin="newsroom" if own else "house") if own or rule.name in settings or rule.code in settings else rule
             for rule in parse(path, text, settings)]
    here, problems = {}, []
    for rule in found:
        for key in (rule.name, *(rule.formerly if rule.in_glossary else (rule.code, *rule.formerly))):
            other = seen.get(key) or here.get(key)
            if other:
                problems.append(f"{path}: [{rule.name}] {key} is already used in {other.file}" + (f" as [{other.name}]" if key != other.name else ""))
            here[key] = rule
        is_set = rule.name in settings or rule.code in settings
        if is_set or own and not rule.in_glossary:  # ours are verified by the tests, terms when they are read
            try:
                verify(rule)
            except RuleError as err:
                problems += [_as_set(line, path, where) if is_set else line for line in str(err).splitlines()]
    if problems:
        from newslint.rule_table import with_rows

        raise RuleError("\n".join(with_rows(path, text, problems)))
    return found


def _as_set(problem, path, where):
    """The problem of a rule with settings: of one of newslint's own, the settings alone can be at fault."""
    told = problem.removeprefix(f"{path}: [")
    return f"{where}: [set.{told}" if _is_ours(path) and told != problem else f"{problem}; {where} sets it"


def verify(rule):
    """Build the rule's check and compare its slots with `says`.  Raises RuleError."""
    check = rule.build()
    rule.triggers()
    rule.near()
    try:
        check.validate()  # what takes too long for every start is looked at once, when a file has changed
    except ValueError as err:
        raise RuleError(_located(rule, err)) from None
    timeout = rule.params.get("timeout", 1)
    if not 0 < timeout <= rule_settings.LONGEST_TIMEOUT and not _is_ours(rule.file):
        raise RuleError(f"{rule.file}: [{rule.name}] 'timeout' must be more than 0 and at most {rule_settings.LONGEST_TIMEOUT} (seconds)")
    try:
        names = slots(rule.says)
    except ValueError as err:
        raise RuleError(f"{rule.file}: [{rule.name}] says: {err}") from None
    for name in names:
        if name != "found" and name not in check.slots:
            raise RuleError(f"{rule.file}: [{rule.name}] says {{{name}}}, which check {rule.check!r} does not fill"
                            + (nearest(name, filled := ["found", *sorted(check.slots)]) or f"; it fills {', '.join('{' + f + '}' for f in filled)}"))
    if more := next((name + mark + more for name, mark, more in formats(rule.says) if more), ""):
        raise RuleError(f"{rule.file}: [{rule.name}] says: {{{more}}}: braces hold a name and nothing else")
    return check


def stress_test(rule):
    """Try the rule's patterns on texts that make a careless one run away.  Raises RuleError."""
    try:
        rule.build().stress_test()
    except ValueError as err:
        raise RuleError(f"{rule.file}: [{rule.name}] {err}") from None

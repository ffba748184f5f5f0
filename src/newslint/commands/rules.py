"""newslint rules: the list of rules; newslint rules test FILE…: their examples, run; newslint rules try: on an archive."""

import json
import os

from newslint.commands import complain, print_schema, show
from newslint import rules
from newslint.config import ConfigError, Configs
from newslint.config_paths import display
from newslint.document import LazyPattern
from newslint.examples import example, judge
from newslint.explain import listing
from newslint.printable import printable_json

ANCHOR = LazyPattern(r"(?<![\\\[])[\^$]")
SHOWN = 40  # characters of an example by which it is known


def run(args):
    """List the rules, test rule files, or try them.  Exit status 0; 1 where an example fails; 2 for a broken file."""
    if args.action == "try":
        from newslint.commands.rules_try import run as attempt

        if not args.files or not args.on:
            complain("rules try needs a rule file, and articles: newslint rules try style/new.toml --on archive/")
            return 2
        if args.output_format != "text":
            complain("rules try prints text; leave --output-format out")
            return 2
        return attempt(args)
    if args.action == "judge":
        from newslint.commands.rules_judge import run as judge_rules

        if not args.files or not args.on:
            complain("rules judge needs a rule file, and articles: newslint rules judge style/new.toml --on archive/")
            return 2
        return judge_rules(args)
    if args.action == "schema":
        print_schema("rules")
        return 0
    if args.action == "test":
        as_json = args.output_format == "json"
        if args.files:
            return _test(args.files, as_json=as_json)
        try:
            configs = Configs(args.config)
            return _test([display(file) for file in configs.here().rules], list(_set_examples(configs)), as_json)
        except (ConfigError, rules.RuleError) as err:
            complain(err)
            return 2
    if args.files:
        complain(f"rules lists all rules; newslint rule {args.files[0]} shows one")
        return 2
    return _list(args)


def _list(args):
    try:
        known = rules.of(Configs(args.config).here())
    except (rules.RuleError, ConfigError) as err:
        complain(err)
        return 2
    if args.output_format == "json":
        print(printable_json(json.dumps([_record(r) for r in known], indent=2)))
        return 0
    show(listing(known), lines=True)
    return 0


def _record(rule):
    return {
        "code": rule.code, "name": rule.name, "formerly": list(rule.formerly), "check": rule.check, "level": rule.level,
        "default": rule.default, "says": rule.says, "why": rule.why, "source": rule.source, "in_quotes": rule.in_quotes,
        "only": list(rule.only), "skip": list(rule.skip), "parameters": rule.params,
        "bad": list(map(_plain, rule.bad)), "good": list(map(_plain, rule.good)),
    }


def _plain(entry):
    if isinstance(entry, str):
        return entry
    return {k: str(v) if k == "published" else list(map(_plain, v)) if k == "articles" else v for k, v in entry.items()}


def _set_examples(configs):
    """(where, Rule as it is set, kind, house) of the examples that the [set] tables of a config give.  Raises ConfigError, RuleError."""
    for where, config, given in configs.set_examples():
        known = rules.of(config)
        for rule in known:
            for name in (rule.name, rule.code):
                for kind in given.get(name, ()):
                    yield where, rule, kind, config.house


def _test(paths, further=(), as_json=False):
    """Run the examples of rule files, and those of rules that a config sets, see _set_examples()."""
    if not paths and not further:
        complain("rules test needs a rule file, such as style/*.toml, or a newslint.toml that names some")
        return 2
    results = []
    for path in paths:
        if os.path.basename(path) == "newslint.toml":
            complain(f"{path}: a config, and no rules; newslint rules test --config {path} proves the rules and glossaries that it names")
            return 2
        try:
            known = _beside_ours(path)
        except rules.RuleError as err:
            results += [_result(path, problem=line, broken=True) for line in err.lines]
            continue
        results += _results_of(path, known)
    for where, rule, kind, house in further:
        entries = getattr(rule, kind)
        shown = rule._replace(name=f"set.{rule.name}")
        results += [_judged(where, shown, kind, i, len(entries), entry, house) for i, entry in enumerate(entries, 1)]
    return _report(results, as_json)


def _results_of(path, known):
    """What became of the rules of a file and their examples."""
    results, sound = [], []
    for rule in known:  # first of all: an example would take as long
        try:
            rules.stress_test(rule)
            sound.append(rule)
        except rules.RuleError as err:
            results += [_result(path, rule, problem=line, broken=True) for line in err.lines]
    for rule in sound:
        for kind in ("bad", "good"):
            entries = getattr(rule, kind)
            results += [_judged(path, rule, kind, i, len(entries), entry) for i, entry in enumerate(entries, 1)]
    return results


def _report(results, as_json):
    """Print the results; returns the exit status."""
    not_run = sum(1 for r in results if r["problem"] and r["broken"] and r["example"])
    broken, failed, count = (sum(1 for r in results if r["problem"] and r["broken"]), sum(1 for r in results if r["problem"] and not r["broken"]),
                             sum(1 for r in results if r["example"]))
    if as_json:
        print(printable_json(json.dumps([{k: v for k, v in r.items() if k != "broken"} for r in results], indent=2)))
    else:
        for r in results:
            if r["problem"]:
                complain(r["problem"]) if r["broken"] else show(r["problem"])
        if count or not broken:
            show(f"{count} example{'s' * (count != 1)}: {failed or 'none'} failed" + (f", {not_run} could not be run" if not_run else ""))
    return 2 if broken else 1 if failed else 0


def _judged(path, rule, kind, number, total, entry, house=None):
    """What became of an example."""
    text = _first_text(entry)
    words = " ".join(text.split())
    words = words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"
    place = f"{kind} example {number} of {total}, “{words}”"
    told = {"kind": kind, "number": number, "of": total, "text": text}
    try:
        case = example(entry)
        problem = judge(rule, case._replace(house=house._asdict() | case.house) if house else case, kind)
    except rules.RuleError as err:  # it takes too long, or breaks; its message begins with the path, which an example lacks
        return _result(path, rule, told, f"{path}: [{rule.name}] {place}: {(str(err).partition('] ')[2] or str(err)).removesuffix('; its findings are left out')}", broken=True)
    except ValueError as err:
        problem = str(err)
    return _result(path, rule, told, f"{path}: [{rule.name}] {place}: {problem}{_hint(rule, problem)}" if problem else None)


def _hint(rule, problem):
    """What is most often overlooked in a pattern that does not find its example."""
    if "is not found" in problem and any(ANCHOR.search(p) and "(?m" not in p for p in (rule.params.get("pattern", ""), *rule.params.get("patterns", ()))):
        return "; ^ and $ are the beginning and end of the article: with (?m) before the pattern, of each line"
    return ""


def _first_text(entry):
    return entry if isinstance(entry, str) else entry["text"] if "text" in entry else _first_text(entry["articles"][0])


def _result(path, rule=None, told=None, problem=None, broken=False):
    """A result as --output-format json shows it.  broken: whether the file or rule cannot be used."""
    return {"filename": path, "code": rule and rule.code, "name": rule and rule.name, "example": told, "problem": problem, "broken": broken}


def _beside_ours(path):
    """The rules of a file, verified, with newslint's own beside them, so that a code or name is not taken twice."""
    ours = [] if os.path.realpath(path) in map(os.path.realpath, rules.built_in()) else rules.built_in()
    known = [r for r in rules.load([*ours, path]) if r.file == path]
    for rule in known:
        rules.verify(rule)
    return known

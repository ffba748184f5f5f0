"""newslint rules: the list of rules; newslint rules test FILE…: their examples, run; newslint rules try: on an archive."""

import json
import os

from newslint.commands import complain, show
from newslint import rules
from newslint.config import ConfigError, Configs
from newslint.examples import example, judge
from newslint.explain import listing
from newslint.printable import printable_json


def run(args):
    """List the rules, test rule files, or try them.  Exit status 0; 1 where an example fails; 2 for a broken file."""
    if args.action == "try":
        from newslint.commands.rules_try import run as attempt

        if not args.files or not args.on:
            complain("rules try needs a rule file, and articles: newslint rules try style/new.toml --on archive/")
            return 2
        return attempt(args)
    if args.action == "test":
        return _test(args.files)
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


def _test(paths):
    status, count, failed = 0, 0, 0
    if not paths:
        complain("rules test needs a rule file, such as style/*.toml")
        return 2
    for path in paths:
        try:
            known = _beside_ours(path)
        except rules.RuleError as err:
            complain(err)
            status = 2
            continue
        for rule in known:
            try:
                rules.stress_test(rule)
            except rules.RuleError as err:
                complain(err)
                status = 2
                continue
            for kind in ("bad", "good"):
                for entry in getattr(rule, kind):
                    count += 1
                    try:
                        problem = judge(rule, example(entry), kind)
                    except rules.RuleError as err:  # it takes too long, or breaks
                        complain(f"{kind} example{err}")  # it begins with the path, which an example lacks
                        status = 2
                        continue
                    except ValueError as err:
                        problem = str(err)
                    if problem:
                        failed += 1
                        show(f"{path}: [{rule.name}] {kind} example: {problem}")
    if count or not status:
        show(f"{count} example{'s' * (count != 1)}: {failed or 'none'} failed")
    return status or (1 if failed else 0)


def _beside_ours(path):
    """The rules of a file, verified, with newslint's own beside them, so that a code or name is not taken twice."""
    ours = [] if os.path.realpath(path) in map(os.path.realpath, rules.built_in()) else rules.built_in()
    known = [r for r in rules.load([*ours, path]) if r.file == path]
    for rule in known:
        rules.verify(rule)
    return known

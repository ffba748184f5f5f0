"""newslint rules try FILE --on DIR: what a new or changed rule would say on an archive."""

import json
from collections import Counter

from newslint.commands import complain, show
from newslint import files, own_files, rule_settings, rules
from newslint.document import RUN
from newslint.config import ConfigError, Configs
from newslint.engine import Linter
from newslint.explain import record
from newslint.finding import Lines
from newslint.checking import check_readings

SAMPLES = 10
WORST = 3  # articles that are named


def run(args):
    """Print, for each rule, its hits, what --against adds or takes away, samples, the worst articles, and what readers said of it.

    Exit status 0; 1 where a rule speaks more often than --max-rate in 10,000 words; 2 for what cannot be used.
    """
    failed = []

    def fail(problem):
        failed.append(problem)
        complain(problem)

    try:
        new = Trial(args.files)
        old = Trial([args.against]) if args.against else None
        configs = Configs(args.config)
    except (rules.RuleError, ConfigError) as err:
        fail(err)
        return 2
    hits, words = places_in(new, configs, args.on, fail)
    if failed and not words:
        return 2
    before = places_in(old, configs, args.on, lambda problem: None if str(problem) in map(str, failed) else fail(problem))[0] if old else {}
    loud = []
    for rule in new.rules:
        found = hits.get(key_of(rule), {})
        rate = 1e4 * len(found) / max(words, 1)
        if args.max_rate is not None and rate > args.max_rate:
            loud.append(f"{rule.code} {rule.name}")
        _show(rule, found, before.get(key_of(rule), {}) if old else None, rate)
    more = f"; {', '.join(loud)} speak{'s' * (len(loud) == 1)} more often than {args.max_rate} times in 10,000" if loud else ""
    show(f"{words} words{more}")
    return 2 if failed else int(bool(loud))


def key_of(rule):
    """By what the hits of a rule are known: its code, or the name of a term, since many terms have one code."""
    return rule.name if rule.in_glossary else rule.code


def places_in(trial, configs, paths, fail):
    """({rule: {(path, start, end): a line that shows the place}}, number of words) of what a Trial finds below some paths.

    fail(problem) is told of each thing that cannot be read or used, once.
    """
    words, hits, told = 0, {}, set()
    for path in files.articles(paths, lambda _: False, fail, own=own_files.is_own):
        try:
            config = configs.near(path)
            source = files.read(path, config.encoding).text
            found = trial.found(config, path, source)
        except (ConfigError, files.InputError, rules.RuleError) as err:  # RuleError: a rule that takes too long on this article
            if str(err) not in told:
                fail(err)
            told.add(str(err))
            continue
        words += len(RUN.findall(source))
        for key, places in found.items():
            hits.setdefault(key, {}).update(places)
    return hits, words


class Trial:
    """Some rule files, tried on articles as newslint check reads them.  Raises RuleError."""

    def __init__(self, paths):
        self.rules = rules.load(paths)
        self._paths, self._linters = paths, {}

    def found(self, config, path, source):
        """{rule, see key_of: {(path, start, end): a line that shows the place}} in a source.  Raises InputError, RuleError."""
        key = config.house, config.accept, config.settings
        if key not in self._linters:
            self._linters[key] = Linter(self._as_set(config), config.house, config.accept)
        lines, hits = Lines(source), {}
        findings = [f for _, some in check_readings(self._linters[key], config, path, source) for f in some]
        keys = {rule.name: key_of(rule) for rule in self.rules}
        for key, place in ((keys[f.name], p) for f in findings for p in f.places):
            row, column = lines.at(place.start)
            a, b = max(0, place.start - 40), min(len(source), place.end + 40)
            around = f"{source[a : place.start]}[{source[place.start : place.end]}]{source[place.end : b]}"
            hits.setdefault(key, {})[path, place.start, place.end] = f"{path}:{row}:{column}: … {' '.join(around.split())} …"
        return hits

    def _as_set(self, config):
        """The rules as the [set] tables of a config have them.  Raises RuleError."""
        named = {key for rule in self.rules for key in (rule.name, rule.code)}
        settings = {key: table for key, table in rule_settings.read(config.settings).items() if key in named}
        if not settings:
            return self.rules
        return rules.load(self._paths, settings=json.dumps(settings), where=config.file or "config")


def _show(rule, found, before, rate):
    show(f"{rule.code} {rule.name}: {len(found)} hit{'s' * (len(found) != 1)}, {rate:.2f} in 10,000 words")
    if told := record(rule):
        show(f"    {told}")
    worst = Counter(path for path, _, _ in found)
    if worst and max(worst.values()) > 1:
        show("    most in " + ", ".join(f"{path} ({count})" for path, count in worst.most_common(WORST) if count > 1))
    if before is None:
        for line in spread(list(found.values()), SAMPLES):
            show(f"    {line}")
        return
    for sign, some in (("+", {k: v for k, v in found.items() if k not in before}),
                       ("-", {k: v for k, v in before.items() if k not in found})):
        show(f"    {sign} {len(some)} {'new' if sign == '+' else 'gone'}")
        for line in spread(list(some.values()), SAMPLES):
            show(f"      {sign} {line}")


def spread(lines, number):
    """At most so many lines, from all over the archive."""
    step = max(1, len(lines) / number)
    return [lines[int(i * step)] for i in range(min(number, len(lines)))]

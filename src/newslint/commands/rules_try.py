"""newslint rules try FILE --on DIR: what a new or changed rule would say on an archive."""


from newslint.commands import complain, show
from newslint import files, rules
from newslint.document import LazyPattern
from newslint.config import ConfigError, Configs
from newslint.engine import Linter
from newslint.finding import Lines
from newslint.checking import check_readings

SAMPLES = 10
WORD = LazyPattern(r"[^\W_]+")


def run(args):
    """Print, for each rule, its hits, what --against adds or takes away, and samples.

    Exit status 0; 1 where a rule speaks more often than --max-rate in 10,000 words; 2 for what cannot be used.
    """
    status = 0

    def fail(problem):
        nonlocal status
        status = 2
        complain(problem)

    try:
        new = _Trial(args.files)
        old = _Trial([args.against]) if args.against else None
        configs = Configs(args.config)
    except (rules.RuleError, ConfigError) as err:
        fail(err)
        return 2
    words, hits, before, said = 0, {}, {}, set()
    for path in files.articles(args.on, lambda _: False, fail):
        try:
            config = configs.near(path)
            source = files.read(path, config.encoding).text
            found, known = new.found(config, path, source), old.found(config, path, source) if old else {}
        except (ConfigError, files.InputError, rules.RuleError) as err:  # RuleError: a rule that takes too long on this article
            if str(err) not in said:
                fail(err)
            said.add(str(err))
            continue
        words += len(WORD.findall(source))
        for all_hits, here in ((hits, found), (before, known)):
            for code, places in here.items():
                all_hits.setdefault(code, {}).update(places)
    loud = False
    for rule in new.rules:
        found = hits.get(rule.code, {})
        rate = 1e4 * len(found) / max(words, 1)
        loud = loud or args.max_rate is not None and rate > args.max_rate
        _show(rule, found, before.get(rule.code, {}) if old else None, rate)
    show(f"{words} words" + (f"; a rule speaks more often than {args.max_rate} times in 10,000" if loud else ""))
    return status or int(loud)


class _Trial:
    """Some rule files, tried on articles as newslint check reads them.  Raises RuleError."""

    def __init__(self, paths):
        self.rules = rules.load(paths)
        self._linters = {}

    def found(self, config, path, source):
        """{code: {(path, start, end): a line that shows the place}} in a source.  Raises InputError, RuleError."""
        key = config.house, config.accept
        if key not in self._linters:
            self._linters[key] = Linter(self.rules, *key)
        lines, hits = Lines(source), {}
        findings = [f for _, some in check_readings(self._linters[key], config, path, source) for f in some]
        for code, place in ((f.code, p) for f in findings for p in f.places):
            row, column = lines.at(place.start)
            a, b = max(0, place.start - 40), min(len(source), place.end + 40)
            around = f"{source[a : place.start]}[{source[place.start : place.end]}]{source[place.end : b]}"
            hits.setdefault(code, {})[path, place.start, place.end] = f"{path}:{row}:{column}: … {' '.join(around.split())} …"
        return hits


def _show(rule, found, before, rate):
    show(f"{rule.code} {rule.name}: {len(found)} hit{'s' * (len(found) != 1)}, {rate:.2f} in 10,000 words")
    if before is None:
        for line in _spread(found):
            show(f"    {line}")
        return
    for sign, some in (("+", {k: v for k, v in found.items() if k not in before}),
                       ("-", {k: v for k, v in before.items() if k not in found})):
        show(f"    {sign} {len(some)} {'new' if sign == '+' else 'gone'}")
        for line in _spread(some):
            show(f"      {sign} {line}")


def _spread(found):
    """At most SAMPLES lines, from all over the archive."""
    lines = list(found.values())
    step = max(1, len(lines) / SAMPLES)
    return [lines[int(i * step)] for i in range(min(SAMPLES, len(lines)))]

"""The Linter for a config: which rules run, and at which level."""

from newslint import compiled, rules
from newslint.engine import Linter
from newslint.finding import LEVELS
from newslint.rules import RuleError


def linter_of(config, select=(), ignore=(), fail=None):
    """The Linter for a Config, with more or fewer rules as asked.  Raises RuleError; see compiled.load for fail.

    None where rules are asked for that a broken file may hold, which fail was told of.
    """
    broken = []
    try:
        known = compiled.load([*rules.built_in(), *config.rules], fail and (lambda err: broken.append(err) or fail(_located(config, err))),
                              config.settings, config.file or "config")
    except RuleError as err:
        raise _located(config, err) from None
    try:
        chosen, levels = choose_rules(known, config, select, ignore)
    except RuleError as err:
        if broken:
            return None
        raise _located(config, err) from None
    return Linter(known, config.house, config.accept, chosen, levels)


def _located(config, err):
    """The error with the lines of the config that its faults are about."""
    from newslint.config_rows import located

    return RuleError("\n".join(located(config.file, str(err).split("\n"))))


def choose_rules(known, config, select=(), ignore=()):
    """(numbers of the rules that run, {number: level}) of a Compiled set.

    Those on by default, or those selected, with those that extend-select or [levels] name, less those ignored, at the levels
    of the config.  [levels] switches a rule on or off only by its own code or name, not by its family.  select, ignore: what
    the command line says; its select replaces all that the config switches on, its ignore adds to that of the config.  Raises
    RuleError for a name that no rule has.
    """
    def named(words, where):
        numbers = set()
        for word in words:
            hits = known.matching(word)
            if not hits:
                names = [n for r in known.rules() for n in (r.name, r.code)]
                raise RuleError(f"{where}: unknown rule {word!r}{rules.nearest(word, names) or '; newslint rules lists them'}")
            numbers |= hits
        return numbers

    file = config.file or "config"
    levels = {i: (level, _is_rule((word, level))) for word, level in sorted(config.levels, key=_is_rule) for i in named([word], file + ": levels")}
    chosen = named(select, "--select")
    if not chosen:
        chosen = named(config.select, file + ": select") or set(range(len(known))) - set(known.off)
        chosen |= named(config.extend_select, file + ": extend-select") | {i for i, (_, alone) in levels.items() if alone}
    chosen -= named(ignore, "--ignore") | named(config.ignore, file + ": ignore") | {i for i, (level, _) in levels.items() if level == "off"}
    return chosen, {i: level for i, (level, _) in levels.items() if level != "off"}


def _is_rule(entry):
    """Whether an entry of [levels] names one rule, and not a family of two letters."""
    return len(entry[0]) > 2


def rules_key(config):
    """What decides which rules run: configs that differ only in other things share a linter."""
    return config._replace(
        published=None, encoding="", accept_files=(), exclude=(), include=(), fields=(), level="", fail_on=None, baseline=None, root="",
        ignores=(), origins=(), varies=False)


def rules_that_ran(linters):
    """The Rules of some Linters, whole, in order of code.  linters: {rules_key(): Linter or None}.

    Each is as the config of its linter sets it; where configs set one differently, it has the texts of all of them.
    """
    found, known = {}, {}
    for key, linter in linters.items():
        for rule in _whole(key, linter, known) if linter else ():
            if rule not in (same := found.setdefault(rule.code, [])):
                same.append(rule)
    return [_joined(found[code]) for code in sorted(found)]


def _whole(key, linter, known):
    """Yields the Rules of a Linter, whole.  key: its config; known: what was read before, {(paths, settings): Rules}."""
    from json import dumps

    from newslint import glossary, rule_settings

    ran = {r.code: r for r in linter.rules()}
    settings = dumps({name: table for name, table in rule_settings.read(key.settings).items() if any(r.names(name) for r in ran.values())})
    paths = tuple(dict.fromkeys(r.file for r in ran.values() if not r.in_glossary))
    if (paths, settings) not in known:
        known[paths, settings] = rules.load(paths, settings=settings)
    yield from (r._replace(level=ran[r.code].level) for r in known[paths, settings] if r.code in ran)
    yield from (glossary.representative(r) for r in ran.values() if r.in_glossary)


def _joined(same):
    """One Rule for several of one code."""
    first = same[0]
    if len(same) == 1 or first.in_glossary:
        return first

    def every(field, between):
        return between.join(dict.fromkeys(getattr(r, field) for r in same))

    def examples(field):
        found = []
        for r in same:
            found += [example for example in getattr(r, field) if example not in found]
        return tuple(found)

    return first._replace(
        level=max((r.level for r in same), key=LEVELS.index), says=every("says", "; or "), why=every("why", "\n\n"), source=every("source", "; "),
        bad=examples("bad"), good=examples("good"))

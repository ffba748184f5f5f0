"""The Linter for a config: which rules run, and at which level."""

from newslint import compiled, rules
from newslint.engine import Linter
from newslint.rules import RuleError


def linter_of(config, select=(), ignore=(), fail=None):
    """The Linter for a Config, with more or fewer rules as asked.  Raises RuleError; see compiled.load for fail.

    None where rules are asked for that a broken file may hold, which fail was told of.
    """
    broken = []
    known = compiled.load([*rules.built_in(), *config.rules], fail and (lambda err: broken.append(err) or fail(err)),
                          config.settings, config.file or "config")
    try:
        chosen, levels = choose_rules(known, config, select, ignore)
    except RuleError:
        if broken:
            return None
        raise
    return Linter(known, config.house, config.accept, chosen, levels)


def choose_rules(known, config, select=(), ignore=()):
    """(numbers of the rules that run, {number: level}) of a Compiled set.

    Those on by default, or those selected, less those ignored, at the levels of the config.  select, ignore: what the
    command line says; its select replaces that of the config, its ignore adds to it.  Raises RuleError for a name
    that no rule has.
    """
    def named(words, where):
        numbers = set()
        for word in words:
            hits = {i for i, r in enumerate(known.rules()) if r.matches(word)}
            if not hits:
                names = [n for r in known.rules() for n in (r.name, r.code)]
                raise RuleError(f"{where}: unknown rule {word!r}{rules.nearest(word, names) or '; newslint rules lists them'}")
            numbers |= hits
        return numbers

    file = config.file or "config"
    chosen = named(select, "--select") or named(config.select, file + ": select") or set(range(len(known))) - set(known.off)
    chosen -= named(ignore, "--ignore") | named(config.ignore, file + ": ignore")
    return chosen, {i: level for word, level in config.levels for i in named([word], file + ": levels")}


def rules_key(config):
    """What decides which rules run: configs that differ only in other things share a linter."""
    return config._replace(
        published=None, encoding="", accept_files=(), exclude=(), include=(), fields=(), level="", root="", ignores=(), origins=(), varies=False)

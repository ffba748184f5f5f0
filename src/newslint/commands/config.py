"""newslint config explain PATH: every setting that holds for an article, and where it comes from; newslint config schema."""

import os

from newslint.commands import complain, print_schema, show
from newslint.config import ConfigError, Configs
from newslint.config_paths import display
from newslint.house import House


def run(args):
    """Print the settings.  Exit status 0, or 2 for a config that cannot be used."""
    if args.action == "schema":
        print_schema("config")
        return 0
    try:
        config = Configs(args.config).near(args.path)
    except ConfigError as err:
        complain(err)
        return 2
    said = {}
    for key, value, where in config.origins:
        said.setdefault(key, []).append((value, where))
    show(f"{args.path}: " + (f"by {config.file}" if config.file else "no newslint.toml and no [tool.newslint] above it"))
    known = list(_defaults(config))
    for key, default in [*known, *((key, "") for key in said if key not in dict(known))]:
        entries = said.pop(key, [(default, "default")])
        if key == "accept" and len(entries) > 5:
            entries = _counted(entries)
        for value, where in entries:
            show(f"  {'[[ignore]]' if key == 'ignores' else key} = {display(value) if key in ('rules', 'terms') and os.path.isabs(value) else value}   ({where})")
    return 0


def _defaults(config):
    """(key, default) of every setting, those in the config's tables among them."""
    yield from (("select", "the rules that are on by default"), ("ignore", "nothing"), ("ignores", "nothing"))
    yield from (("level", "note"), ("fail-on", "warning"))
    yield from ((f"levels.{rule}", "") for rule, _ in config.levels)
    yield from (("exclude", "nothing"), ("rules", "newslint’s own"), ("terms", "none"), ("accept", "nothing"), ("published", "as the article or its name says"),
                ("encoding", "utf-8"), *((f"house.{key}", value) for key, value in House()._asdict().items()))
    yield from ((key, "") for key, _, _ in config.origins if key.startswith("set."))
    if any(key == "extend" for key, _, _ in config.origins):
        yield "extend", ""


def _counted(entries):
    places = {}
    for _, where in entries:
        places[where] = places.get(where, 0) + 1
    return [(f"{count} words and names", where) for where, count in places.items()]

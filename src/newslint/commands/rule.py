"""newslint rule CODE|NAME: a rule's page."""

import sys

from newslint import rules
from newslint.config import ConfigError, Configs
from newslint.explain import page


def run(args):
    """Print the page of one rule.  Exit status 0, or 2 for an unknown one."""
    try:
        known = rules.load([*rules.built_in(), *Configs(args.config).here().rules])
    except (rules.RuleError, ConfigError) as err:
        print(f"newslint: {err}", file=sys.stderr)
        return 2
    found = [r for r in known if r.names(args.rule)]
    if not found:
        hint = rules.nearest(args.rule, [n for r in known for n in (r.code, r.name)])
        print(f"newslint: no rule {args.rule!r}{hint or '; newslint rules lists them'}", file=sys.stderr)
        return 2
    print(page(found[0]))
    return 0

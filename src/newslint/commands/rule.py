"""newslint rule CODE|NAME: a rule's page, the rules of a family, or the page of a check which rules may name."""


from newslint.commands import complain, show
from newslint import rules
from newslint.checks import CHECKS
from newslint.config import ConfigError, Configs
from newslint.explain import check_page, listing, page


def run(args):
    """Print the page of one rule or check, or the list of a family.  Exit status 0, or 2 for an unknown one."""
    try:
        known = rules.of(Configs(args.config).here())
    except (rules.RuleError, ConfigError) as err:
        if args.rule in CHECKS:  # for whoever mends a rule that is not right yet
            show(check_page(args.rule), lines=True)
            return 0
        complain(err)
        return 2
    found = [r for r in known if r.names(args.rule)]
    family = [r for r in known if r.matches(args.rule)]
    if not found and family:
        show(listing(family), lines=True)
        return 0
    if not found and args.rule in CHECKS:
        show(check_page(args.rule), lines=True)
        return 0
    if not found:
        hint = rules.nearest(args.rule, [*(n for r in known for n in (r.code, r.name)), *CHECKS])
        complain(f"no rule {args.rule!r}{hint or '; newslint rules lists them'}")
        return 2
    show(page(found[0]), lines=True)
    return 0

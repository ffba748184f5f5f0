"""newslint check on old copy: what a baseline knows, and what did not change, is left out."""


from newslint.commands import complain, show
from newslint.files import InputError


def write_baseline(path, articles, session, tally):
    """Know everything that is found from now on.  Exit status 0; 2, and the file as it was, if an input failed."""
    from newslint.filters import baseline

    known = baseline.known_in(path, articles)
    if tally.failed:
        tally.fail(f"{path}: not written, since not everything could be read")
        return 2
    try:
        baseline.write(path, baseline.joined(path, known, session.ran()))
    except OSError as err:
        tally.fail(f"{path}: cannot be written: {err.strerror}")
        return 2
    count = sum(map(len, known.values()))
    show(f"{path}: {count} finding{'s' * (count != 1)} known from now on")
    return 0


class KnownFindings:
    """The filters over findings that let old copy be.  Raises InputError for a baseline or revision of no use."""

    def __init__(self, args, session, paths):
        self._known, self._changes = {}, None
        self._session, self._args = session, args
        named = {args.baseline} if args.baseline else {session.setting(path, "baseline") for path in paths} - {None}
        if named:
            from newslint.config_paths import display
            from newslint.filters.baseline import Baseline

            session.ready(paths)  # its rules may be renamed ones
            formerly = session.formerly()
            self._known = {path: Baseline(path if args.baseline else display(path), formerly) for path in sorted(named)}
        elif args.prune_baseline:
            raise InputError("--prune-baseline needs --baseline FILE, or 'baseline' in newslint.toml")
        if args.diff_base:
            from newslint.filters.changes import Changes

            self._changes = Changes(args.diff_base, session.encoding)

    def filter(self, result):
        """The ArticleResult without the places that are old, or below the level that is shown."""
        if self._known:
            known = self._known.get(self._args.baseline or self._session.setting(result.path, "baseline"))
            result = known.new(result) if known else result
        if self._changes:
            result = self._changes.touching(result)
        return self._session.shown(result)

    def known(self, article):
        """How many places of an article that was checked the baseline knows."""
        return sum(baseline.count(article) for baseline in self._known.values())

    def trend(self):
        """(places that the baseline knows, and that are still there; that are gone), or None without a baseline."""
        if not self._known:
            return None
        ran = self._session.ran()
        return (sum(baseline.count() for baseline in self._known.values()),
                sum(len(marks) for baseline in self._known.values() for marks in baseline.stale(ran).values()))

    def finish(self, tally):
        """Report, or drop, what the baseline knows in vain."""
        prune = self._args.prune_baseline and not tally.failed
        for known in self._known.values():
            stale = known.stale(self._session.ran())
            if stale and prune:
                known.prune(stale)
            for path, marks in stale.items():
                remedy = "dropped" if prune else "--prune-baseline drops " + ("it" if len(marks) == 1 else "them")
                complain(f"{path}: {len(marks)} finding{'s' * (len(marks) != 1)} of the baseline no longer there; {remedy}")

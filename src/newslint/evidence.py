"""What the index answers: the statements of the articles below some paths, with exact counts and a few places."""

import os
from json import loads

from newslint.checks import Stated
from newslint.finding import ArticleId

COLUMNS = "path, part, published, start, end, row, col, end_row, end_col, quoted"
PLACED = "SELECT {} FROM places CROSS JOIN articles USING (content) WHERE fact {} ORDER BY fact, published DESC, content DESC"
FACTS = 400  # under one key that are compared, those that most articles state
SKIPPED = 100  # places in articles that are not asked for, after which the others are counted
AT_ONCE = 500  # values of one query


def marks(values):
    """The question marks of a query for so many values."""
    return ", ".join("?" * len(values))


class Asked:
    """The statements of the articles below some paths, but for some; see Index.evidence."""

    def __init__(self, db, roots, but, checks, broken):
        self._db, self._but, self._checks, self._broken = db, but, checks, broken
        self._shown = [(path if path.endswith(os.sep) else path + os.sep, path, os.path.normpath(shown)) for path, shown in roots.items()]
        self._folders, self._known, self._totals = None, {}, {}

    def know(self, facts):
        """Read what the facts are, and how many articles state them."""
        facts = sorted(facts)
        for at in range(0, len(facts), AT_ONCE):
            some = facts[at : at + AT_ONCE]
            for fact, code, data, articles in self._db.execute(f"SELECT id, code, data, articles FROM facts WHERE id IN ({marks(some)})", some):
                self._known[fact], self._totals[fact] = (code, loads(data)), articles

    def usual(self, code, stated, facts):
        """Those of the facts of one key that may conflict with a Stated; of many, those that most articles state.

        A fact may conflict, too, if the check breaks when it is asked.
        """
        check, found = self._checks[code], []
        for fact in facts:
            of, data = self._known.get(fact, ("", None))
            if of != code:
                continue
            try:
                may = any([check.may_conflict(s.data, data) for s in stated])
            except Exception as err:  # it says nothing about the index
                self._broken.setdefault(code, err)
                may = True
            if may:
                found.append(fact)
        if len(found) <= FACTS:
            return found
        return sorted(found, key=lambda fact: (-self._totals[fact], fact))[:FACTS]

    def stated(self, facts):
        """{fact: its Stated, those published last first}."""
        few, found = [], {}
        for fact in sorted(facts):
            if self._totals[fact] <= self._checks[self._known[fact][0]].listed:
                few.append(fact)
            else:
                found[fact] = self._listed(fact, self._db.execute(PLACED.format(COLUMNS, "= ?"), (fact,)))
        for at in range(0, len(few), AT_ONCE):
            some, rows = few[at : at + AT_ONCE], {}
            for fact, *row in self._db.execute(PLACED.format(f"fact, {COLUMNS}", f"IN ({marks(some)})"), some):
                rows.setdefault(fact, []).append(row)
            found.update({fact: self._listed(fact, rows.get(fact, ())) for fact in some})
        return found

    def _listed(self, fact, rows):
        code, data = self._known[fact]
        found, others, most = [], 0, self._checks[code].listed
        for path, part, published, start, end, *at, quoted in rows:
            shown = None if path in self._but else self._name(path)
            if shown is None:
                others += 1
                if others % SKIPPED == 0 and len(found) >= self._count(fact):
                    break
            elif len(found) >= most:
                if found:
                    found[0] = found[0]._replace(more=max(0, self._count(fact) - most))
                break
            else:
                found.append(Stated(ArticleId(shown, part), published, start, end, tuple(at), data, bool(quoted), False))
        return found

    def _name(self, path):
        """The path as the user would write it, or None for one outside the paths that were given."""
        for inside, root, shown in self._shown:
            if path.startswith(inside):
                return path[len(inside):] if shown == os.curdir else f"{shown}{os.sep}{path[len(inside):]}" if shown != os.sep else path
            if path == root:
                return shown
        return None

    def _count(self, fact):
        """How many articles below the paths state the fact."""
        if self._folders is None:
            numbers = self._db.execute("SELECT id, folder FROM numbers").fetchall()
            self._folders = {n for n, folder in numbers if self._holds(folder)}
            self._whole = len(self._folders) == len(numbers)
            self._more = self._of({root for _, root, _ in self._shown if not self._holds(os.path.dirname(root))} - set(self._but))
            self._less = self._of({path for path in self._but if self._holds(os.path.dirname(path))})
        if self._whole:
            count = self._totals.get(fact, 0)
        else:
            tallies = self._db.execute("SELECT folder, articles FROM tallies WHERE fact = ?", (fact,))
            count = sum([n for folder, n in tallies if folder in self._folders])
        return count + self._more.get(fact, 0) - self._less.get(fact, 0)

    def _holds(self, folder):
        """Whether all articles of a folder are asked for."""
        return self._name(os.path.join(folder, "")) is not None

    def _of(self, paths):
        """{fact: how many of the articles state it}."""
        count = {}
        for path in paths:
            for (fact,) in self._db.execute("SELECT fact FROM articles JOIN places USING (content) WHERE path = ?", (path,)):
                count[fact] = count.get(fact, 0) + 1
        return count

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

    def __init__(self, db, roots, but, listed):
        self._db, self._but, self._listed = db, but, listed
        self._shown = [(path if path.endswith(os.sep) else path + os.sep, path, os.path.normpath(shown)) for path, shown in roots.items()]
        self._folders, self._known, self._totals, self._rows = None, {}, {}, {}

    def read(self, facts):
        """Read what the facts are, how many articles state them, and the places of those that few state."""
        facts = sorted(facts)
        for at in range(0, len(facts), AT_ONCE):
            some = facts[at : at + AT_ONCE]
            self._known.update({fact: of for fact, *of in self._db.execute(f"SELECT id, code, data FROM facts WHERE id IN ({marks(some)})", some)})
            self._totals.update(self._db.execute(f"SELECT fact, sum(articles) FROM tallies WHERE fact IN ({marks(some)}) GROUP BY fact", some))
            few = [fact for fact in some if self._totals.get(fact, 0) <= self._listed.get(self._known.get(fact, ("",))[0], 0)]
            for fact, *row in self._db.execute(PLACED.format(f"fact, {COLUMNS}", f"IN ({marks(few)})"), few):
                self._rows.setdefault(fact, []).append(row)

    def usual(self, facts):
        """The facts of one key that most articles state."""
        if len(facts) <= FACTS:
            return facts
        return sorted(facts, key=lambda fact: (-self._totals.get(fact, 0), fact))[:FACTS]

    def stated(self, fact):
        """(code, its Stated), those published last first."""
        code, data = self._known.get(fact, ("", "null"))
        data, found, others, most = loads(data), [], 0, self._listed.get(code, 0)
        rows = self._rows.get(fact) or self._db.execute(PLACED.format(COLUMNS, "= ?"), (fact,))
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
        return code, found

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

"""What the articles of folders state, kept between runs in one SQLite file of the user's cache folder.

A fact (a name, an office, the words of a quotation) is kept once, with the keys by which it is found, the place at which each
article states it first, and how many articles of each folder do; nothing else of an article is kept.  An article's content is
known by a name that all its statements depend on, so that a file which was moved or touched is not read for statements again.
"""

import os
import sqlite3
from json import dumps

from newslint import cache
from newslint.evidence import AT_ONCE, Asked, marks

SCHEMA = 3  # a file of another number is built anew
NAME = os.path.join("index", "articles.sqlite")
WAIT = 20  # seconds in which another run may write
TABLES = """
CREATE TABLE folders (path TEXT PRIMARY KEY, state TEXT NOT NULL, verified INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE numbers (id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE);
CREATE TABLE articles (path TEXT PRIMARY KEY, folder TEXT NOT NULL, state TEXT NOT NULL, content INTEGER) WITHOUT ROWID;
CREATE TABLE contents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE facts (id INTEGER PRIMARY KEY, code TEXT NOT NULL, data TEXT NOT NULL, keys TEXT NOT NULL,
    articles INTEGER NOT NULL);
CREATE TABLE keys (key INTEGER, fact INTEGER, PRIMARY KEY (key, fact)) WITHOUT ROWID;
CREATE TABLE places (fact INTEGER, published TEXT, content INTEGER, part TEXT, start INTEGER, end INTEGER, row INTEGER, col INTEGER,
    end_row INTEGER, end_col INTEGER, quoted INTEGER, PRIMARY KEY (fact, published, content, part)) WITHOUT ROWID;
CREATE TABLE tallies (fact INTEGER, folder INTEGER, articles INTEGER NOT NULL, PRIMARY KEY (fact, folder)) WITHOUT ROWID;
CREATE INDEX articles_folder ON articles (folder);
CREATE INDEX articles_content ON articles (content);
CREATE INDEX places_content ON places (content);
"""


class Unusable(Exception):
    """The index cannot be opened or written; the run does without it."""


class Index:
    """The kept statements.  Safe under several runs at once.  tell(line) is told where a file had to be built anew.

    Raises Unusable, in every method, where the cache folder cannot be used.
    """

    def __init__(self, tell):
        self.path, self._tell = os.path.join(cache.folder(), NAME), tell
        self._db = self.guarded(self._open)

    def guarded(self, work):
        """work(), and once more with a new file if the file is damaged."""
        try:
            return work()
        except sqlite3.OperationalError as err:
            if not str(err).startswith("no such"):  # table, column
                raise Unusable(str(err)) from None
            self._build_anew(f"damaged ({err})")
        except (sqlite3.DatabaseError, ValueError, TypeError) as err:
            self._build_anew(f"damaged ({err})")
        try:
            return work()
        except sqlite3.Error as err:
            raise Unusable(str(err)) from None

    def _open(self):
        try:
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        except OSError as err:
            raise Unusable(str(err)) from None
        self._db = db = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version != SCHEMA:
            db.execute("BEGIN IMMEDIATE")  # of two runs that begin with no file, one makes the tables
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0 and not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for table in TABLES.split(";")[:-1]:
                    db.execute(table)
                db.execute(f"PRAGMA user_version={SCHEMA}")
                db.execute("COMMIT")
            elif version != SCHEMA:
                db.execute("ROLLBACK")
                self._build_anew("of another version of newslint")
                return self._open()
            else:
                db.execute("COMMIT")
        return db

    def _build_anew(self, why):
        self.close()
        self._tell(f"{self.path}: {why}; it is built anew")
        for end in ("", "-wal", "-shm"):
            try:
                os.unlink(self.path + end)
            except FileNotFoundError:
                pass
            except OSError as err:
                raise Unusable(str(err)) from None

    def close(self):
        """Give the file free."""
        if db := getattr(self, "_db", None):
            db.close()
            self._db = None

    def connection(self):
        """The open database."""
        if self._db is None:
            self._open()
        return self._db

    def folders(self, root):
        """{path: (state, verified)} of a folder and those below it."""
        below = os.path.join(root, "")
        rows = self.connection().execute(
            "SELECT path, state, verified FROM folders WHERE path = ? OR path >= ? AND path < ?", (root, below, _after(below)))
        return {path: (state, verified) for path, state, verified in rows}

    def articles(self, folder):
        """{path: its state} of the articles of one folder."""
        return dict(self.connection().execute("SELECT path, state FROM articles WHERE folder = ?", (folder,)))

    def knows(self, names):
        """Those of the names of contents that are kept."""
        names, found = list(names), set()
        for at in range(0, len(names), AT_ONCE):
            some = names[at : at + AT_ONCE]
            found.update(name for (name,) in self.connection().execute(f"SELECT name FROM contents WHERE name IN ({marks(some)})", some))
        return found

    def update(self, written=(), gone=(), folders=(), gone_folders=()):
        """Take in articles, (path, folder, state, name of the content or None, statements); forget what is gone; all or nothing.

        folders: (path, state, verified).  gone_folders: they are forgotten with their articles.
        """
        db = self.connection()
        db.execute("BEGIN IMMEDIATE")
        try:
            for folder in gone_folders:
                gone = [*gone, *self.articles(folder)]
                db.execute("DELETE FROM folders WHERE path = ?", (folder,))
            tallies = {}
            for path in sorted(gone):
                self._forget(path, tallies)
            for path, folder, state, name, stated in written:
                content = self._content(name, stated) if name else None
                old = db.execute("SELECT content, folder FROM articles WHERE path = ?", (path,)).fetchone() or (None, "")
                db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)", (path, folder, state, content))
                if old != (content, folder):
                    self._tally(tallies, content, folder, 1)
                    self._tally(tallies, *old, -1)
                    if old[0] != content:
                        self._drop_unused(old[0])
            self._write(tallies)
            db.executemany("INSERT OR REPLACE INTO folders VALUES (?, ?, ?)", folders)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def _content(self, name, stated):
        db = self.connection()
        known = db.execute("SELECT id FROM contents WHERE name = ?", (name,)).fetchone()
        if known or stated is None:
            return known and known[0]
        content = db.execute("INSERT INTO contents (name) VALUES (?)", (name,)).lastrowid
        places = []
        for (code, data, keys), first in _by_fact(stated).items():
            joined = " ".join(map(str, keys))
            fact = _number(code, f"{data}\0{joined}")
            if db.execute("INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?, 0)", (fact, code, data, joined)).rowcount:
                db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", [(key, fact) for key in keys])
            places += [(fact, s.published, content, s.article.part, s.start, s.end, *s.at, s.quoted) for s in first]
        db.executemany("INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
        return content

    def _tally(self, tallies, content, folder, more):
        """Note in {(fact, folder): articles to add} that one article more, or less, of a folder has a content."""
        if content is not None:
            for (fact,) in self.connection().execute("SELECT fact FROM places WHERE content = ?", (content,)):
                tallies[fact, folder] = tallies.get((fact, folder), 0) + more

    def _write(self, tallies):
        db = self.connection()
        folders = {folder for _, folder in tallies}
        db.executemany("INSERT OR IGNORE INTO numbers (folder) VALUES (?)", [(folder,) for folder in sorted(folders)])
        numbers = {folder: db.execute("SELECT id FROM numbers WHERE folder = ?", (folder,)).fetchone()[0] for folder in folders}
        rows = [(fact, numbers[folder], more) for (fact, folder), more in sorted(tallies.items()) if more]
        db.executemany("INSERT INTO tallies VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles", rows)
        total = {}
        for fact, _, more in rows:
            total[fact] = total.get(fact, 0) + more
        db.executemany("UPDATE facts SET articles = articles + ? WHERE id = ?", [(more, fact) for fact, more in total.items() if more])
        db.executemany("DELETE FROM tallies WHERE fact = ? AND folder = ? AND articles <= 0", [row[:2] for row in rows if row[2] < 0])

    def _forget(self, path, tallies):
        db = self.connection()
        content, folder = db.execute("SELECT content, folder FROM articles WHERE path = ?", (path,)).fetchone() or (None, "")
        db.execute("DELETE FROM articles WHERE path = ?", (path,))
        self._tally(tallies, content, folder, -1)
        self._drop_unused(content)

    def _drop_unused(self, content):
        """Forget a content that no article has any more, and the facts that nobody else states."""
        db = self.connection()
        if content is None or db.execute("SELECT 1 FROM articles WHERE content = ? LIMIT 1", (content,)).fetchone():
            return
        facts = db.execute("SELECT DISTINCT fact FROM places WHERE content = ?", (content,)).fetchall()
        db.execute("DELETE FROM places WHERE content = ?", (content,))
        db.execute("DELETE FROM contents WHERE id = ?", (content,))
        for (fact,) in facts:
            if not db.execute("SELECT 1 FROM places WHERE fact = ? LIMIT 1", (fact,)).fetchone():
                (keys,) = db.execute("SELECT keys FROM facts WHERE id = ?", (fact,)).fetchone()
                db.executemany("DELETE FROM keys WHERE key = ? AND fact = ?", [(int(key), fact) for key in keys.split()])
                db.execute("DELETE FROM facts WHERE id = ?", (fact,))

    def evidence(self, wanted, roots, but, checks, broken):
        """[(code, (key,), Stated)] that the articles state under the wanted keys, {code: {key: [Stated that want it]}}, in order.

        roots: {absolute path of a folder or an article: how to show it}; others are left out.  but: absolute paths to leave out too.
        checks: {code: the Check that compares}; its `listed` says how many articles to give for each fact, those published last; the
        others are counted.  broken: takes in {code: exception} of the checks that break.  A fact that the same statements want under several
        keys is given once, but under each if it has them all.
        """
        asked, groups = Asked(self.connection(), roots, but, checks, broken), {}
        for code in wanted.keys() & checks.keys():
            for key, stated in wanted[code].items():
                groups.setdefault((code, tuple(map(id, stated))), (stated, {}))[1][_number(code, key)] = key
        facts = self._under([number for _, keys in groups.values() for number in keys])
        asked.know({fact for some in facts.values() for fact in some})
        given = []
        for (code, _), (stated, keys) in groups.items():
            once, shared = set(), set.intersection(*(set(facts.get(number, ())) for number in keys))
            for number, key in keys.items():
                for fact in asked.usual(code, stated, facts.get(number, ())):
                    if fact not in once or fact in shared:
                        once.add(fact)
                        given.append((code, (key,), fact))
        stated = asked.stated({fact for *_, fact in given})
        return sorted([(code, keys, s) for code, keys, fact in given for s in stated[fact]], key=lambda row: (row[0], row[1], row[2].article, row[2].start))

    def _under(self, numbers):
        """{number of a key: the facts that have it}."""
        facts = {}
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            for number, fact in self.connection().execute(f"SELECT key, fact FROM keys WHERE key IN ({marks(some)})", some):
                facts.setdefault(number, []).append(fact)
        return facts


def _by_fact(stated):
    """{(code, data as JSON, its keys in order): the first place in each article} of what Linter.collect gives."""
    at, facts = {}, {}
    for code, keys, s in stated:
        _, numbers = at.setdefault((code, dumps(s.data, ensure_ascii=False), s.article.part, s.start, s.end), (s, set()))
        numbers.update([_number(code, key) for key in keys])
    for (code, data, part, *_), (s, keys) in at.items():
        facts.setdefault((code, data, tuple(sorted(keys))), {}).setdefault(part, s)
    return {fact: list(first.values()) for fact, first in facts.items()}


def _number(code, key):
    """A key as a number of 63 bits."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    return int.from_bytes(blake2b(f"{code}\0{key}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _after(root):
    """The first string after all paths below a folder, which ends in a separator."""
    return root[:-1] + chr(ord(os.sep) + 1)

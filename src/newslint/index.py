"""What the articles of folders state, kept between runs in one SQLite file of the user's cache folder.

A fact (a name, an office, the words of a quotation) is kept once, with the keys by which it is found and the places at which
articles state it; nothing else of an article is kept.  An article's content is known by a name that all its statements depend
on, so that a file which was moved or touched is not read for statements again.
"""

import os
import sqlite3
from json import dumps, loads

from newslint import cache
from newslint.checks import Stated
from newslint.finding import ArticleId

SCHEMA = 1  # a file of another number is built anew
NAME = os.path.join("index", "articles.sqlite")
WAIT = 20  # seconds in which another run may write
PLACES = 20  # of a fact that are compared, those published last
AT_ONCE = 500  # values of one query
TABLES = """
CREATE TABLE folders (path TEXT PRIMARY KEY, state TEXT NOT NULL, verified INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (path TEXT PRIMARY KEY, folder TEXT NOT NULL, state TEXT NOT NULL, content INTEGER) WITHOUT ROWID;
CREATE TABLE contents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE facts (id INTEGER PRIMARY KEY, code TEXT NOT NULL, data TEXT NOT NULL, keys TEXT NOT NULL);
CREATE TABLE keys (key INTEGER, fact INTEGER, PRIMARY KEY (key, fact)) WITHOUT ROWID;
CREATE TABLE places (fact INTEGER, published TEXT, content INTEGER, part TEXT, start INTEGER, end INTEGER, row INTEGER, col INTEGER,
    end_row INTEGER, end_col INTEGER, quoted INTEGER, PRIMARY KEY (fact, published, content, part, start, end)) WITHOUT ROWID;
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
        rows = self.connection().execute(
            "SELECT path, state, verified FROM folders WHERE path = ? OR path >= ? AND path < ?", (root, root + os.sep, _after(root)))
        return {path: (state, verified) for path, state, verified in rows}

    def articles(self, folder):
        """{path: its state} of the articles of one folder."""
        return dict(self.connection().execute("SELECT path, state FROM articles WHERE folder = ?", (folder,)))

    def knows(self, names):
        """Those of the names of contents that are kept."""
        names, found = list(names), set()
        for at in range(0, len(names), AT_ONCE):
            some = names[at : at + AT_ONCE]
            found.update(name for (name,) in self.connection().execute(f"SELECT name FROM contents WHERE name IN ({_marks(some)})", some))
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
            for path in sorted(gone):
                self._forget(path)
            for path, folder, state, name, stated in written:
                content = self._content(name, stated) if name else None
                (old,) = db.execute("SELECT content FROM articles WHERE path = ?", (path,)).fetchone() or (None,)
                db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)", (path, folder, state, content))
                if old is not None and old != content:
                    self._drop_unused(old)
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
        for (code, data, keys), places in _by_fact(stated).items():
            joined = " ".join(map(str, keys))
            fact = _number(code, f"{data}\0{joined}")
            if db.execute("INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?)", (fact, code, data, joined)).rowcount:
                db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", [(key, fact) for key in keys])
            db.executemany("INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           [(fact, s.published, content, s.article.part, s.start, s.end, *s.at, s.quoted) for s in places])
        return content

    def _forget(self, path):
        db = self.connection()
        row = db.execute("SELECT content FROM articles WHERE path = ?", (path,)).fetchone()
        db.execute("DELETE FROM articles WHERE path = ?", (path,))
        if row and row[0] is not None:
            self._drop_unused(row[0])

    def _drop_unused(self, content):
        """Forget a content that no article has any more, and the facts that nobody else states."""
        db = self.connection()
        if db.execute("SELECT 1 FROM articles WHERE content = ? LIMIT 1", (content,)).fetchone():
            return
        facts = db.execute("SELECT DISTINCT fact FROM places WHERE content = ?", (content,)).fetchall()
        db.execute("DELETE FROM places WHERE content = ?", (content,))
        db.execute("DELETE FROM contents WHERE id = ?", (content,))
        for (fact,) in facts:
            if not db.execute("SELECT 1 FROM places WHERE fact = ? LIMIT 1", (fact,)).fetchone():
                (keys,) = db.execute("SELECT keys FROM facts WHERE id = ?", (fact,)).fetchone()
                db.executemany("DELETE FROM keys WHERE key = ? AND fact = ?", [(int(key), fact) for key in keys.split()])
                db.execute("DELETE FROM facts WHERE id = ?", (fact,))

    def evidence(self, wanted, shown):
        """[(code, (key, Stated))] that the articles state under the wanted (code, key) pairs, in order.

        shown(path): the path to show of an article, or None if it is not to be compared with.
        """
        db, by_number, found, places = self.connection(), {_number(code, key): (code, key) for code, key in wanted}, [], {}
        numbers = list(by_number)
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            rows = db.execute(f"SELECT key, id, code, data FROM keys JOIN facts ON id = fact WHERE key IN ({_marks(some)})", some).fetchall()
            for number, fact, code, data in rows:
                if code == by_number[number][0]:
                    if fact not in places:
                        places[fact] = self._stated(fact, loads(data), shown)
                    found += [(code, (by_number[number][1], stated)) for stated in places[fact]]
        return sorted(found, key=lambda row: (row[0], row[1][0], str(row[1][1].article), row[1][1].start))

    def _stated(self, fact, data, shown):
        rows = self.connection().execute(
            "SELECT path, part, published, start, end, row, col, end_row, end_col, quoted FROM places JOIN articles USING (content) "
            "WHERE fact = ? ORDER BY published DESC, content DESC LIMIT ?", (fact, PLACES))
        return [Stated(ArticleId(name, part), published, start, end, tuple(at), data, bool(quoted), False)
                for path, part, published, start, end, *at, quoted in rows if (name := shown(path)) is not None]


def _by_fact(stated):
    """{(code, data as JSON, its keys in order): its places} of what Linter.collect gives."""
    at, facts = {}, {}
    for code, (key, s) in stated:
        _, keys = at.setdefault((code, dumps(s.data, ensure_ascii=False), s.article.part, s.start, s.end), (s, set()))
        keys.add(_number(code, key))
    for (code, data, *_), (s, keys) in at.items():
        facts.setdefault((code, data, tuple(sorted(keys))), []).append(s)
    return facts


def _number(code, key):
    """A key as a number of 63 bits."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    return int.from_bytes(blake2b(f"{code}\0{key}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _marks(values):
    return ", ".join("?" * len(values))


def _after(root):
    """The first string after all paths below a folder."""
    return root + chr(ord(os.sep) + 1)

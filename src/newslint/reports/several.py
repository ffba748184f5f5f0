"""Several reports of one run: the articles are kept in a file until each report has read them."""

import pickle
from tempfile import TemporaryFile

from newslint.reports import REPORTS, WHOLE, load

FORMATS = [name for name in REPORTS if name != "statistics"]  # which counts the words of every source


def destinations(values):
    """[(format, path)] of what --report was given.  Raises ValueError."""
    out = []
    for value in values or ():
        form, _, path = value.partition("=")
        if form not in FORMATS or not path:
            raise ValueError(f"--report {value}: must be FORMAT=FILE, where FORMAT is one of {', '.join(FORMATS)}")
        if path in (known for _, known in out):
            raise ValueError(f"--report {value}: two reports go to {path}; give each a file of its own")
        out.append((form, path))
    return out


class Kept:
    """ArticleResults on their way to the first report, kept for the later ones.  Use it as a context manager.

    They are kept in a file without a name, and the source only of an article with findings or where a report wants all, so
    that memory stays flat.  forms: the later reports; run: see reports.load.
    """

    def __init__(self, forms=(), run=None):
        self._whole, self._run = not WHOLE.isdisjoint(forms), run

    def __enter__(self):
        self._file = TemporaryFile()
        self._number = 0
        return self

    def __exit__(self, *_):
        self._file.close()

    def keep(self, articles):
        """The same articles."""
        for result in articles:
            pickle.dump(result if result.findings or self._whole else result._replace(source=""), self._file, pickle.HIGHEST_PROTOCOL)
            self._number += 1
            yield result

    def again(self):
        """The articles that were kept."""
        self._file.seek(0)
        for _ in range(self._number):
            yield pickle.load(self._file)

    def report(self, form, rules):
        """The bytes of a report about them."""
        parts = []
        load(form, self._run)(self.again(), parts.append, rules=rules)
        return "".join(parts).encode("utf-8", "backslashreplace")

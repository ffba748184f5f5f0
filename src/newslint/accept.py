"""Words that the desk accepts: to read and change the accept file that is nearest to an article."""

import os

from newslint.document import fold
from newslint.writing import write_whole

LONGEST_NAME = 100  # characters: a name, not a paragraph


class AcceptError(Exception):
    """A word that cannot be written to an accept file; str() is one line with the remedy."""


def accept_file(config):
    """The path of the accept file that is nearest to an article with that Config: the last one that its config names.

    Raises AcceptError where it names none.
    """
    files = config.accept_files if config is not None else ()
    if not files:
        raise AcceptError("no accept file: write accept = [\"words.txt\"] into newslint.toml, and make that file")
    return files[-1]


def words(path):
    """The words and names in an accept file, in order, as they are written there."""
    return [word for line in _lines(path) if (word := _word(line))]


def add(path, word):
    """Whether the word was added to an accept file, which is written whole or not at all; False if it was there."""
    word = checked(word)
    lines = _lines(path)
    if any(fold(_word(line)) == fold(word) for line in lines):
        return False
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    end = "\r\n" if lines and lines[-1].endswith("\r\n") else "\n"
    _write(path, [*lines, word + end])
    return True


def make(path):
    """Make an accept file without words.  Raises AcceptError."""
    _write(path, [])


def delete(path, word):
    """Whether the word was taken out of an accept file."""
    word = fold(checked(word))
    lines = _lines(path)
    left = [line for line in lines if fold(_word(line)) != word]
    if len(left) == len(lines):
        return False
    _write(path, left)
    return True


def checked(word):
    """The word or name as it is written to an accept file.  Raises AcceptError for what is none."""
    word = " ".join(word.split())
    if not word or len(word) > LONGEST_NAME or "#" in word or not word.isprintable() or not any(c.isalnum() for c in word):
        raise AcceptError(f"not a word or name of at most {LONGEST_NAME} characters without #")
    return word


def _word(line):
    return " ".join(line.partition("#")[0].strip().strip("\"“”").split())


def _lines(path):
    try:
        with open(path, encoding="utf-8-sig", newline="") as f:
            return f.read().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as err:
        raise AcceptError(f"{os.path.basename(path)} cannot be read: {getattr(err, 'strerror', None) or 'it is not UTF-8'}") from None


def _write(path, lines):
    try:
        write_whole(path, "".join(lines).encode("utf-8"))
    except (OSError, UnicodeEncodeError) as err:
        raise AcceptError(f"{os.path.basename(path)} cannot be written: {getattr(err, 'strerror', None) or 'it is not UTF-8'}") from None

"""newslint init: a commented newslint.toml, with the house style guessed from the copy."""

import os

from newslint.commands import complain, show
from newslint import compiled, files, rules, schema
from newslint.checking import document
from newslint.config import Config
from newslint.engine import Linter
from newslint.house import CHOICES, House
from newslint.writing import write_whole

ENOUGH = 60  # articles that are read for the guess
CLEAR = 4  # how many times as much the copy must speak for one way as for the next

SCHEMA = "newslint.schema.json"  # for editors that complete TOML
START = """\
#:schema newslint.schema.json
# newslint.toml: what holds for the copy in this folder.  `newslint config explain ARTICLE` shows it for one article.

# Rules to do without, by code (AT107), family (AT) or name; `newslint rules` lists them.
# ignore = ["AT107"]

# Folders and files that are not read.
exclude = []

# Words and names that are right here: a file with one a line.
# accept = ["style/words.txt"]

# Rules of this newsroom, and its table of terms; `newslint rules test style/*.toml style/terms.csv` runs their examples.
# rules = ["style/*.toml"]
# terms = "style/terms.csv"
{encoding}
# How this house writes; "auto" goes by what each article mostly does.
[house]
{house}
# Other settings for some of the copy.
# [paths."opinion/**"]
# ignore = ["AT"]
"""


def run(args):
    """Write newslint.toml into the working folder.  Exit status 0, or 2 if there is one or it cannot be written."""
    path = "newslint.toml"
    if os.path.exists(path):
        complain(f"{path} exists already; change it by hand, or move it away first")
        return 2
    sources, undecoded = _sources(args.path)
    guess = {key: _guess(key, sources) for key in CHOICES}
    house = "".join(f'{key} = "{choice}"   # {why}\n' for key, (choice, why) in guess.items())
    encoding = ""
    if undecoded:
        encoding = f'\n# {undecoded[0]} and {len(undecoded) - 1} more are not UTF-8; if they are old Windows files:\n# encoding = "cp1252"\n'
    text = START.format(encoding=encoding, house=house)
    try:
        write_whole(path, text.encode("utf-8"))
        write_whole(SCHEMA, schema.text("config").encode("utf-8"))
    except OSError as err:
        complain(f"{err.filename or path}: cannot be written: {err.strerror}")
        return 2
    show(f"{path} written; {len(sources)} article{'s' * (len(sources) != 1)} read for the house style:")
    for key, (choice, why) in guess.items():
        show(f"  {key} = {choice}   ({why})")
    return 0


def _sources(folder):
    """[(path, source)] of articles from all over the folder, and the paths that are not UTF-8."""
    paths = list(files.below(folder))
    step = max(1, len(paths) / ENOUGH)
    sources, undecoded = [], []
    for path in (paths[int(i * step)] for i in range(min(ENOUGH, len(paths)))):
        try:
            sources.append((path, files.read(path).text))
        except files.InputError as err:
            if "not UTF-8" in str(err):
                undecoded.append(path)
    return sources, undecoded


def _guess(key, sources):
    """(choice, why) for one house setting: the way of writing that leaves the rules the least to mend."""
    known = compiled.load(rules.built_in())
    places = {}
    for choice in CHOICES[key][1:]:
        linter = Linter(known, House(**{key: choice}))
        places[choice] = {
            (path, f.code, start)
            for path, source in sources for f in linter.check(document(linter, Config(), path, source))
            if f.code[:2] in ("CN", "TI", "DA")
            for start in (p.start for p in f.places)
        }
    whatever = set.intersection(*places.values())  # what is marked in any house tells nothing
    best, second, *_ = sorted(places, key=lambda choice: len(places[choice]))
    against, speaking = len(places[best] - whatever), len(places[second] - whatever)
    if speaking >= 3 and speaking >= CLEAR * against:
        return best, f"{speaking} places speak for it, {against or 'none'} against it"
    return "auto", "the copy does not tell"

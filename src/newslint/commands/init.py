"""newslint init: a commented newslint.toml, with the house that the copy resembles, and its own choices."""

import os

from newslint.commands import complain, resemblance, show
from newslint import compiled, families, files, own_files, rules, schema
from newslint.checking import document
from newslint.config import Config
from newslint.engine import Linter
from newslint.house import CHOICES, House
from newslint.writing import write_whole

ENOUGH = 60  # articles that are read for the guess
BY_COUNT = frozenset({"times", "initials", "offices"})  # choices of which rules that are off would tell
CLEAR = 4  # how many times as much the copy must speak for one way as for the next

SCHEMA = "newslint.schema.json"  # for editors that complete TOML
START = """\
#:schema newslint.schema.json
# newslint.toml: what holds for the copy in this folder.  `newslint config explain ARTICLE` shows it for one article.
{extend}
# Rules to do without, by code (AT107), family (AT) or name; `newslint rules` lists them.
# ignore = ["AT107"]

# Folders and files that are not read.
exclude = []

# Words and names that are right here: a file with one a line.
# accept = ["style/words.txt"]

# Rules of this newsroom, and its table of terms; `newslint rules test` runs their examples.
# rules = ["style/*.toml"]
# terms = "style/terms.csv"
{encoding}
# {heading}
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
    counted, found = _resembled(sources)
    name = resemblance.likest(counted, found)
    preset = resemblance.data(name) if name else {}
    guess = {key: _counted(key, counted) if key in BY_COUNT else _guess(key, sources) for key in CHOICES}
    own = {key: g for key, g in guess.items() if not name or g[0] not in ("auto", preset["house"].get(key, "auto"))}
    house = "".join(f'{key} = "{choice}"   # {why}\n' for key, (choice, why) in own.items())
    extend = f'\n# The house style of {preset["about"]["name"]}; docs/houses.md shows what it holds.\nextend = "{name}"\n' if name else ""
    heading = "Where this copy differs from that house." if name else 'How this house writes; "auto" goes by what each article mostly does.'
    encoding = ""
    if undecoded:
        encoding = f'\n# {undecoded[0]} and {len(undecoded) - 1} more are not UTF-8; if they are old Windows files:\n# encoding = "cp1252"\n'
    text = START.format(encoding=encoding, house=house, extend=extend, heading=heading)
    try:
        write_whole(path, text.encode("utf-8"))
        write_whole(SCHEMA, schema.text("config").encode("utf-8"))
    except OSError as err:
        complain(f"{err.filename or path}: cannot be written: {err.strerror}")
        return 2
    show(f"{path} written; {len(sources)} article{'s' * (len(sources) != 1)} read for the house style:")
    if name:
        show(f"  it resembles {preset['about']['name']} most, and extends “{name}”:")
        for r in found:
            show(f"    {r.name:<9} {r.share:4.0%}{_against(r)}")
    elif sources:
        show("  which house it resembles the copy does not tell: it has too few choices, or makes them in no house’s way")
    for key, (choice, why) in own.items():
        show(f"  {key} = {choice}   ({why})")
    return 0


def _sources(folder):
    """[(path, source)] of articles from all over the folder, and the paths that are not UTF-8."""
    paths = [path for path in files.below(folder) if not own_files.is_own(path)]
    step = max(1, len(paths) / ENOUGH)
    sources, undecoded = [], []
    for path in (paths[int(i * step)] for i in range(min(ENOUGH, len(paths)))):
        try:
            sources.append((path, files.read(path).text))
        except files.InputError as err:
            if "not UTF-8" in str(err):
                undecoded.append(path)
    return sources, undecoded


def _resembled(sources):
    """(what the copy does, the Resemblances of the houses), see resemblance.count()."""
    linter = Linter(compiled.load(rules.built_in()))
    counted = resemblance.count(document(linter, Config(), path, source) for path, source in sources)
    return counted, resemblance.resemblances(counted)


def _against(r):
    """What speaks most against a house: “percent written another way in 40 of 50 places”."""
    if not r.against:
        return ""
    key, places, every = r.against[0]
    return f"   ({key} {'otherwise in ' if places < every else 'always otherwise, in '}{places} of {every})"


def _counted(key, counted):
    """(choice, why) for one house setting, by the places that are written in either way."""
    choice = resemblance.clear_choice(counted, key, CLEAR)
    if choice is None:
        return "auto", "the copy does not tell"
    return choice[0], f"{choice[1]} places speak for it, {choice[2] or 'none'} against it"


def _guess(key, sources):
    """(choice, why) for one house setting: the way of writing that leaves the rules the least to mend."""
    known = compiled.load(rules.built_in())
    chosen = {i for i, rule in enumerate(known.rules()) if rule.default and families.of(rule.code).shows_choices}
    places = {}
    for choice in CHOICES[key][1:]:
        linter = Linter(known, House(**{key: choice}), chosen=chosen)
        places[choice] = {
            (path, f.code, start)
            for path, source in sources for f in linter.check(document(linter, Config(), path, source))
            for start in (p.start for p in f.places)
        }
    whatever = set.intersection(*places.values())  # what is marked in any house tells nothing
    best, second, *_ = sorted(places, key=lambda choice: len(places[choice]))
    against, speaking = len(places[best] - whatever), len(places[second] - whatever)
    if speaking >= 3 and speaking >= CLEAR * against:
        return best, f"{speaking} places speak for it, {against or 'none'} against it"
    return "auto", "the copy does not tell"

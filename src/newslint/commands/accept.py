"""newslint accept WORD…: words and names that are right here, put into the nearest accept file."""

import os

from newslint import accept
from newslint.commands import complain, show
from newslint.config import ConfigError, Configs
from newslint.config_paths import display


def run(args):
    """Add the words, or take them out.  Exit status 0, or 2 for what is not a word, or where there is no file to write."""
    try:
        for word in args.words:
            accept.checked(word)
        file = accept.accept_file(_config(args))
        change, done, otherwise = (accept.delete, "taken out", "is not in it") if args.delete else (accept.add, "added", "is in it already")
        for word in args.words:
            show(f"{display(file)}: {word} {done if change(file, word) else otherwise}")
    except (accept.AcceptError, ConfigError) as err:
        complain(err)
        return 2
    return 0


def _config(args):
    """The Config for the folder that args name; accept files that it names and that are not there are made.  Raises ConfigError."""
    near = os.path.join(args.near, "article.txt")
    made = set()
    while True:
        try:
            return Configs(args.config).near(near)
        except ConfigError as err:
            if args.delete or not err.only_missing or made.issuperset(err.missing):
                raise
            missing = err.missing
        for path in missing:
            accept.make(path)
        made.update(missing)

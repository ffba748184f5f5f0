"""newslint accept WORD…: words and names that are right here, put into the nearest accept file."""

import os

from newslint import accept
from newslint.commands import complain, show
from newslint.config import ConfigError, Configs
from newslint.config_paths import display


def run(args):
    """Add the words, or take them out.  Exit status 0, or 2 for what is not a word, or where there is no file to write."""
    try:
        file = accept.accept_file(Configs(args.config).near(os.path.join(args.near, "article.txt")))
        change, done, otherwise = (accept.delete, "taken out", "is not in it") if args.delete else (accept.add, "added", "is in it already")
        for word in args.words:
            show(f"{display(file)}: {word} {done if change(file, word) else otherwise}")
    except (accept.AcceptError, ConfigError) as err:
        complain(err)
        return 2
    return 0

"""The built-in house styles: a file of rules/house/ each, a config of its own."""

import os

from newslint import files

FOLDER = "house"  # in that of the rules
ABOUT = "about"  # the table that says whose style it is and where that can be read


def names(home):
    """The names of the house styles, sorted.  home: the folder of newslint's own rules."""
    return sorted(n.removesuffix(".toml") for n in os.listdir(os.path.join(home, FOLDER)) if n.endswith(".toml"))


def path(home, name):
    """The path of a house style, or None."""
    file = os.path.join(home, FOLDER, name + ".toml")
    return file if os.path.isfile(file) else None


def data(home, name):
    """The tables of a house style."""
    return files.toml(files.content(path(home, name)).decode("utf-8"))

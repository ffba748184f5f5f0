"""newslint quotes: what is quoted in the copy, and who says it."""

from newslint.commands import names


def run(args):
    """Print the list of quotations.  Exit status 0, or 2 where something could not be read."""
    return names.run(args, "quotes")

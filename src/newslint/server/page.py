"""The page for people, and the rules as a page."""


def chosen(path, call):
    """The function that answers a Call for a page, or None."""
    return None

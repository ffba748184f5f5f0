"""How many examples a property test tries, tests/conftest.py says which of them; and what the examples have in common."""

from functools import cache, lru_cache

from hypothesis import settings

from newslint import Session
from newslint.fix import apply_fixes


def examples(count, **more):
    """Settings for so many examples; a profile multiplies the number."""
    return settings(max_examples=count * settings.default.max_examples // 100, deadline=None, **more)


@cache
def session():
    """A Session for texts in memory."""
    return Session()


@lru_cache(1000)  # all formats are tried with the same copy, which is checked as plain text too
def checked(source, path):
    """The Findings in a text."""
    return session().check_text(source, path)


@lru_cache(1000)
def mended(source, path):
    """The text with all its fixes."""
    return apply_fixes(source, checked(source, path), lambda text: session().check_text(text, path), unsafe=True).text

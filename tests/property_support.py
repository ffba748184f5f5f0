"""How many examples a property test tries; tests/conftest.py says which of them."""

from hypothesis import settings


def examples(count, **more):
    """Settings for so many examples; a profile multiplies the number."""
    return settings(max_examples=count * settings.default.max_examples // 100, deadline=None, **more)

"""newslint: an editorial style and consistency linter for newsrooms.

    from newslint import check_text
    for finding in check_text("The mayor said the the bridge would open."):
        print(finding.code, finding.message, finding.start, finding.end)
"""

__version__ = "0.1.0"
__all__ = ["Finding", "check_file", "check_text"]


def check_text(text, path="", published=None):
    """The Findings in a text, in order of place; offsets are code points of the text.

    path: a str or Path; it decides the format by its suffix (.md is Markdown) and the config, from its folder upwards; it need
    not exist; what the config leaves alone, or does not show, is left out.  published: datetime.date or "2026-02-03", for what
    depends on the day.  Raises newslint.config.ConfigError, newslint.rules.RuleError, ValueError for what is no date.
    """
    import os

    from newslint.session import Desk, Options

    return list(Desk(Options(published=_day(published)), _refuse).findings(os.fsdecode(path), text))


def check_file(path, published=None):
    """The Findings in a file, see check_text.  Raises newslint.files.InputError for a file that cannot be read."""
    import os

    from newslint.config import Configs
    from newslint.files import read

    path = os.fsdecode(path)
    return check_text(read(path, Configs().near(path).encoding).text, path, published)


def _day(published):
    """The datetime.date that is meant, or None.  Raises ValueError."""
    from datetime import date, datetime

    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except (TypeError, ValueError):
        raise ValueError(f"published must be a datetime.date or a text such as \"2026-02-03\", not {published!r}") from None


def _refuse(problem):
    raise problem


def __getattr__(name):
    if name == "Finding":
        from newslint.finding import Finding

        return Finding
    raise AttributeError(f"module 'newslint' has no attribute {name!r}")

"""newslint: an editorial style and consistency linter for newsrooms.

    from newslint import check_text
    for finding in check_text("The mayor said the the bridge would open."):
        print(finding.code, finding.message, finding.start, finding.end)
"""

__version__ = "0.1.0"
__all__ = ["Finding", "Session", "check_file", "check_text"]

_session = None


def check_text(text, path="", published=None):
    """The Findings in a text, in order of place; offsets are code points of the text.  See Session.check_text.

    path: decides the format by its suffix (.md is Markdown) and the config, from its folder upwards; it need not
    exist; what the config leaves alone, or does not show, is left out.  published: datetime.date, or a text such as
    "2026-02-03", for what depends on the day.  Raises newslint.config.ConfigError, newslint.rules.RuleError.
    """
    return _default().check_text(text, path, published)


def check_file(path, published=None):
    """The Findings in a file, see check_text.  Raises newslint.files.InputError for a file that cannot be read."""
    return _default().check_file(path, published)


def _default():
    """The Session of this process, which reads the configs and rules once."""
    global _session
    if _session is None:
        from newslint.session import Session

        _session = Session()
    return _session


def __getattr__(name):
    if name == "Finding":
        from newslint.finding import Finding

        return Finding
    if name == "Session":
        from newslint.session import Session

        return Session
    raise AttributeError(f"module 'newslint' has no attribute {name!r}")

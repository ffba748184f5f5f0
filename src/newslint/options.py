"""What a run is asked for."""

from newslint.records import record


@record
class Options:
    """What a run is asked for; each but `stdin_name` and `cache` overrides or adds to the config.

    exclude: patterns below the working folder.  published: datetime.date or None.  level: the least level shown, or None.  jobs: processes, 0 for an automatic number.
    cache: whether unchanged articles may be answered from what was found before.
    """

    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    level: str | None = None
    published: object = None
    stdin_name: str = "stdin"
    jobs: int = 0
    cache: bool = False


def day_of(published):
    """The datetime.date that is meant, or None.  Raises ValueError."""
    if published is None:
        return None
    from datetime import date, datetime

    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except (TypeError, ValueError):
        raise ValueError(f"published must be a datetime.date or a text such as \"2026-02-03\", not {published!r}") from None

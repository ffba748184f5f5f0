"""What a run is asked for."""

from newslint.records import record


@record
class Options:
    """What a run is asked for; each but `stdin_name` and `cache` overrides or adds to the config.

    published: datetime.date or None.  level: the least level shown, or None.  jobs: processes, 0 for an automatic number.
    cache: whether unchanged articles may be answered from what was found before.
    """

    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: str | None = None
    published: object = None
    stdin_name: str = "stdin"
    jobs: int = 0
    cache: bool = False

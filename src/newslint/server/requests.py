"""What every protocol of the server shares: a request that was read, an answer, an error that the client is told."""

from newslint.records import record


@record
class Call:
    """A request.  route: the last part of its path.  query, body: bytes.  base: scheme and host, for links.  may_write: whether accept files may be changed for it."""

    method: str
    route: str
    query: bytes = b""
    body: bytes = b""
    content_type: str = ""
    base: str = ""
    may_write: bool = False


@record
class Answer:
    """status, body and type of a response.  characters, findings: for the log, which holds nothing else of the text."""

    body: bytes
    content_type: str = "application/json"
    status: int = 200
    characters: int = 0
    findings: int = 0
    client: str = ""
    headers: tuple = ()


class Refused(Exception):
    """A request that cannot be answered: status and a sentence."""

    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status


def json_answer(value, **facts):
    """An Answer in JSON.  All of it is ASCII, since the type must not name an encoding."""
    from json import dumps

    return Answer(dumps(value, separators=(",", ":")).encode("ascii"), **facts)


def parse_json(data, what):
    """The value of a JSON text.  Raises Refused."""
    from json import loads

    try:
        return loads(data)
    except (ValueError, RecursionError):
        raise Refused(400, f"Could not parse JSON from {what}") from None

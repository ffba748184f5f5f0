"""Where a place is in JSON: the pointer (RFC 6901) to the string that holds it, such as /content_elements/3/content."""

from bisect import bisect_right
from functools import lru_cache

from newslint.finding import LINE_END
from newslint.readers.json_strings import load


def pointer(module, source, offset):
    """The pointer to the string that holds the offset, "" where none is there.  module: json_news, or json_lines, where each line is a text."""
    if module == "json_lines":
        start = max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1
        end = LINE_END.search(source, offset)
        return _at(source[start : end.start() if end else len(source)], offset - start)
    return _at(source, offset)


def _at(source, offset):
    starts, places = _strings(source)
    i = bisect_right(starts, offset) - 1
    if i < 0 or offset > places[i][1]:
        return ""
    return "".join(["/" + str(key).replace("~", "~0").replace("/", "~1") for key in places[i][0]])


@lru_cache(maxsize=4)  # the findings of an article follow each other
def _strings(source):
    """(starts, [(path, end)]) of the strings of a JSON text, in order."""
    try:
        found = sorted(((start, path, end) for path, (_, start, end) in load(source)[1].items()), key=lambda f: f[0])
    except ValueError:
        found = []
    return [start for start, _, _ in found], [(path, end) for _, path, end in found]

"""For people at a terminal: the message, the line with the words underlined, the other places, what to write."""

import re

from newslint.finding import lines_of
from newslint.printable import MARKED, printable
from newslint.readers import pointer
from newslint.reports import also, compared

WIDTH = 96  # of the excerpt; a paragraph of copy is one long line
CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "blue": "34", "green": "32"}
MARKS = {"error": "red", "warning": "yellow", "note": "blue"}


def report(articles, write, color=False, rules=None, summary=True, failed=lambda: False):
    """Write each article's findings in order of place, the notes dimmed, then one line for all.  summary: whether to write that;
    failed(): whether something could not be checked."""

    def paint(style, text):
        return f"\x1b[{CODES[style]}m{text}\x1b[0m" if color and text else text

    count, by_level, places = 0, dict.fromkeys(MARKS, 0), 0
    first = None
    for article, source, findings, is_article in articles:
        count += is_article
        if not findings:
            continue
        first = first or findings[0].code
        lines = lines_of(source)
        for f in findings:
            note = f.level == "note"
            by_level[f.level] += 1
            places += len(f.places)
            write(_entry(article.path, source, lines, f, paint, note) + "\n")
    if not summary:
        return
    if first and color:
        write(paint("dim", f"newslint rule {first} says why") + "\n")
    write(_summary(count, by_level, places, failed(), paint))


def _summary(count, by_level, places, failed, paint):
    """How much there is to fix, what of that is certain, and, where that is more, in how many places, which other reports count."""
    parts, errors, notes = [], by_level["error"], by_level["note"]
    to_fix = errors + by_level["warning"]
    if to_fix:
        sure = f" ({errors} error{'s' * (errors != 1)})" if errors else ""
        parts.append(paint("bold", f"{to_fix} to fix") + sure)
    if notes:
        parts.append(f"{notes} note{'s' * (notes != 1)}")
    if places > to_fix + notes:
        parts.append(f"in {places} places")
    if not count:
        return "no article was checked\n"
    articles = f"{count} article{'s' * (count != 1)}"
    if failed:
        parts.append("not everything was checked")
    return f"{articles}: {', '.join(parts) or paint('green', 'nothing to fix')}\n"


def _entry(path, source, lines, f, paint, quiet=False):
    row, column = lines.at(f.start)
    code = paint("dim", f"{f.code} note:") if quiet else paint(MARKS[f.level], f.code + " error:" * (f.level == "error"))
    head = f"{paint('dim' if quiet else 'bold', f'{printable(path)}:{row}:{column}:')} {code} {printable(f.message)}"
    out = [head]
    text, marks = _excerpt(source, *lines.span(row), f.start, f.end)
    margin = "  | " if text.lstrip().startswith("::") else "    "  # a line that begins so is a command to GitHub's runner
    out += [f"{margin}{paint('dim', text) if quiet else text}", f"    {paint(MARKS[f.level], marks)}"]
    where = pointer(path, source, f.start)
    if where.count("/") > 1:  # else all copy of the article is there
        out.append(paint("dim", f"    at {printable(where)}"))
    out += [paint("dim", f"    {printable(note)}") for note in _places(lines, f, source)]
    write = f.suggestions or ((f.fix.edits[0].content,) if f.fix and f.fix.edits[0].content else ())
    said = write and f"“{write[0]}”" in f.message
    label, write = ("or:", [w for w in write[1:] if f"“{w}”" not in f.message]) if said else ("write:", write)
    if write:
        out.append(f"    {paint('dim', label)} {printable(' or '.join(' '.join(w.split()) for w in write[:5]))}")
    return "\n".join(out) + "\n"


def _places(lines, f, source):
    """“also in lines 3 and 9”, and each evidence with its line."""
    if more := also(lines, f, source):
        yield more
    yield from compared(lines, f)


def _excerpt(source, line_start, line_end, start, end):
    """The part of a line around [start, end), and the line of marks under it."""
    end = min(end, line_end)
    a, b = line_start, line_end
    if b - a > WIDTH:
        room = max(0, WIDTH - (end - start))
        a = max(line_start, start - room * 2 // 3)
        b = min(line_end, max(a + WIDTH, min(end, start + WIDTH)))
        a = max(line_start, min(a, b - WIDTH))
        a = _at_word(source, a, start) if a > line_start else a
        b = _before_word(source, b, end) if b < line_end else b
    head, tail = "… " * (a > line_start), " …" * (b < line_end)
    shown = _visible(source[a:b])
    marked = max(1, _width(_visible(source[start : min(end, b)])))
    indent = _width(head + _visible(source[a:start]))
    return head + shown + tail, " " * indent + "^" * marked


def _at_word(source, a, limit):
    gap = source.find(" ", a, limit)
    return gap + 1 if 0 <= gap else a


def _before_word(source, b, limit):
    gap = source.rfind(" ", limit, b)
    return gap if gap >= 0 else b


def _visible(text):
    """The text with every control and separator as one plain space, so that one line stays one line and is not a command."""
    text = re.sub(MARKED, "#·", text)
    if text.isprintable():
        return text
    from unicodedata import combining

    return "".join(c if c.isprintable() or combining(c) else " " for c in text)


def _width(text):
    """Columns on a terminal: wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) or c == "\u200d" or "\ufe00" <= c <= "\ufe0f" else 2 if east_asian_width(c) in "WF" else 1 for c in text)

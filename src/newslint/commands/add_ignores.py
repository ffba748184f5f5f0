"""newslint check --add-ignores REASON: comments in the copy that silence what was found, with that reason."""

import re
from itertools import groupby

from newslint import families
from newslint.commands import show
from newslint.commands.fixes import rewrite
from newslint.checking import document
from newslint.filters.comments import Names
from newslint.finding import LINE_END, Lines
from newslint.readers import module_of

COMMENTED = ("plain", "markdown", "html")  # the readers of formats in which a comment may stand
BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r\n|\r|\n|\Z)")
APART = frozenset({"list", "table", "blockquote", "caption", "embed"})  # blocks that a comment inside them could tear apart
NOTHING = "nothing was written; an [[ignore]] entry in newslint.toml can silence it"


def add_ignores(session, results, reason, keep, fail):
    """Write the comments for all that is found in the results (ArticleResults), and list them; yields what is left.

    keep(ArticleResult): the same with the places that count, see KnownFindings.filter.
    """
    for path, group in groupby(results, key=lambda result: result.path):
        group = list(group)
        found = [f for result in group for f in result.findings if not families.of(f.code).suppressions]
        if not group[0].is_article or not found:
            yield from group
            continue
        problem = _problem(session, path, reason)
        lines = {} if problem else _comments(session, path, group[0].source, found, reason)
        text = _inserted(group[0].source, lines)
        if not problem:
            left = [f for result in session.check_source(path, text) for f in keep(result).findings]
            problem = _unsilenced(group[0].source, lines, [f for result in group for f in result.findings], left)
        if problem:
            fail(f"{path}: {problem}; {NOTHING}")
            yield from group
        elif not rewrite(session, path, group[0].source, lambda source, _data, text=text: source.encode(text), fail, "written"):
            yield from group
        else:
            known = Lines(text)
            shift = 0
            for at, comment in sorted(lines.items()):
                show(f"{path}:{known.at(at + shift)[0]}: {comment.strip()}")
                shift += len(comment)
            yield from ([keep(result) for result in session.check_source(path, text)])


def unusable(reason):
    """What is wrong with a reason, or ""."""
    if not reason.strip():
        return "must say why"
    if "--" in reason or ">" in reason or not reason.isprintable():
        return "must be one line without -- and >"
    return ""


def _problem(session, path, reason):
    """Why no comment can be written into an article, or ""."""
    if path == session.stdin_name:
        return "--add-ignores needs a file"
    if module_of(path) not in COMMENTED:
        return "comments are written into text, Markdown and HTML alone"
    first = re.match(r"[\w-]*", reason.strip())[0]
    if Names(session.linter_for(path)[1].compiled.rules()).codes(first):
        return f"the reason begins with {first!r}, which names a rule: begin with another word"
    return ""


def _unsilenced(source, lines, found, left):
    """What the comments would not silence, or "".

    lines: {offset: comment}.  found, left: the Findings in the source without and with them.
    """
    others, codes = [f for f in left if not families.of(f.code).suppressions], {f.code for f in found}
    if not others and _about_suppressions(left) == _about_suppressions(found):
        return ""
    other = next((f for f in others if f.code in codes), None)
    if other is None:
        return "the comments would not silence everything there"
    at = other.places[0].start
    for offset, comment in sorted(lines.items()):
        at -= len(comment) * (at >= offset + len(comment))
    return f"no comment silences {other.code} in line {Lines(source).at(at)[0]}"


def _about_suppressions(findings):
    """{message: how often} of the findings about suppressions."""
    messages = [f.message for f in findings if families.of(f.code).suppressions]
    return {message: messages.count(message) for message in messages}


def _comments(session, path, source, findings, reason):
    """{offset: the comment that is to be written there}."""
    config, linter = session.linter_for(path)
    doc = document(linter, config, path, source)
    blocks = [(*doc.to_source(b.start, b.end), b.kind) for b in doc.blocks if b.kind not in ("comment", "front-matter")]
    end = next(iter(LINE_END.findall(source)), "\n")
    inline = module_of(path) == "html"
    ignored, stretches = {}, {}
    for place, code in sorted({(p[:2], f.code) for f in findings for p in f.places}):
        start, stop, kind = next((b for b in blocks if b[0] <= place[0] < b[1]), (*place, "paragraph"))
        if kind in APART and not inline:
            stretches.setdefault(_chunk(source, *place), set()).add(code)
        else:
            ignored.setdefault(start if inline else _line_start(source, start), set()).add(code)
    lines = {at: f"<!-- newslint: ignore {', '.join(sorted(codes))} {reason.strip()} -->" + end * (not inline) for at, codes in ignored.items()}
    for (start, stop), codes in stretches.items():
        names = ", ".join(sorted(codes))
        lines[start] = f"<!-- newslint: disable {names} {reason.strip()} -->{end}{end}" + lines.get(start, "")
        lines[stop] = f"{end}{end}<!-- newslint: enable {names} -->" + lines.get(stop, "")
    return lines


def _line_start(source, at):
    return max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1


def _chunk(source, start, end):
    """[start, end) of the lines around a place up to the next empty ones."""
    first = 0
    for m in BLANK_LINE.finditer(source, 0, start):
        first = LINE_END.match(source, m.end()).end() if m.end() < len(source) else m.end()
    last = BLANK_LINE.search(source, end)
    return first, last.start() if last else len(source.rstrip())


def _inserted(source, lines):
    """The source with some lines in it.  lines: {offset: text}."""
    out, at = [], 0
    for offset, line in sorted(lines.items()):
        out += [source[at:offset], line]
        at = offset
    return "".join([*out, source[at:]])

"""newslint check --fix, --diff and --comments: fixes and remarks written to the files, or shown."""

import os
import re
import sys
from itertools import groupby

from newslint import files
from newslint.files import InputError
from newslint.finding import LINE_END
from newslint.fix import apply_fixes
from newslint.printable import printable
from newslint.readers import annotator_for
from newslint.writing import write_whole


def fix_articles(session, results, args, keep, write, fail):
    """Apply the fixes of every source, or show them as a diff; yields what is left, for a diff what would change.

    keep(ArticleResult): the same with the places that count, see KnownFindings.filter.
    """
    listing = write if args.output_format == "text" and not args.output_file else sys.stderr.write
    looked_at = not args.output_file and (sys.stdout.isatty() or "GITHUB_ACTIONS" in os.environ)  # else it is for patch
    for path, group in groupby(results, key=lambda result: result.path):
        group = list(group)
        source = group[0].source

        def check_text(text, path=path):
            return [keep(result) for result in session.check_source(path, text)]

        fixed = apply_fixes(source, _findings(group), lambda text: _findings(check_text(text)), args.unsafe_fixes)
        if not group[0].is_article or not fixed.changes:
            yield from (result._replace(findings=()) if args.diff else result for result in group)
        elif args.diff:
            diff = _diff(path, source, fixed.text)
            write(printable(diff, lines=True) if looked_at else diff)
            yield from group
        elif not rewrite(session, path, source, lambda source, _data, fixed=fixed: source.encode(fixed.text, fixed.edits), fail, "fixed"):
            yield from group
        else:
            for row, column, code, old, new in fixed.changes:
                old, new = " ".join(old.split()), " ".join(new.split())
                listing(printable(f"{path}:{row}:{column}: {code} fixed: “{old}” " + (f"→ “{new}”" if new else "deleted")) + "\n")
            yield from check_text(fixed.text)


def _findings(results):
    return [finding for result in results for finding in result.findings]


def comment_articles(session, results, fail, tell):
    """Write a comment at each place of the findings of every Word and OpenDocument file; yields the results as they are."""
    for result in results:
        annotate = result.is_article and annotator_for(result.path)
        if annotate:
            _comment(session, result, annotate, fail, tell)
        elif result.findings and result.is_article:
            fail(f"{result.path}: --comments needs a .docx or .odt file")
        yield result


def _comment(session, result, annotate, fail, tell):
    remarks = [(p.start, p.end, printable(_remark(f))) for f in result.findings for p in f.places]
    written = without = 0

    def commented(_source, data):
        nonlocal written, without
        data, written, without = annotate(data, remarks)
        return data

    if remarks and rewrite(session, result.path, result.source, commented, fail, "commented"):
        if written:
            tell(f"{result.path}: {written} comment{'s' * (written != 1)} written")
        if without:
            tell(f"{result.path}: {without} in notes and text boxes, where no comment can be: see the report")


def _remark(finding):
    """What a comment says: the remark, what to write, and the code."""
    write = finding.suggestions or tuple(e.content for e in finding.fix.edits[:1] if e.content) if finding.fix or finding.suggestions else ()
    advice = f"; write: {' or '.join(' '.join(w.split()) for w in write[:5])}" if write and f"“{write[0]}”" not in finding.message else ""
    return f"{finding.message}{advice} ({finding.code})"


def rewrite(session, path, text, encode, fail, done):
    """Write the bytes encode(Source, bytes of the file) of an article; whether that was possible.  done: "fixed", for what is said."""
    if path == session.stdin_name:
        fail(f"{path}: --fix needs a file; --diff shows what it would change" if done == "fixed" else f"{path}: --comments needs a file")
        return False
    try:
        boundary = session.boundary(path)
        if not files.inside(path, boundary):
            fail(f"{path}: leads to {os.path.realpath(path)}, outside {boundary}; nothing was {done}, name the file itself")
            return False
        data = files.content(path, files.LARGEST)
        source = files.source_of(path, data, session.encoding(path))
        if source.text != text:
            fail(f"{path}: changed while it was being checked; nothing was {done}, run newslint again")
            return False
        if source.encode(text) != data:
            fail(f"{path}: in {source.encoding}, what is not changed would not stay as it is; nothing was {done}, save it as UTF-8")
            return False
        changed = encode(source, data)
        if changed != data:
            write_whole(path, changed, keep=True)
    except UnicodeEncodeError as err:
        fail(f"{path}: {err.object[err.start : err.end]!r} cannot be written in {err.encoding}; nothing was {done}")
        return False
    except (OSError, InputError, ValueError) as err:
        reason = f"cannot be written: {err.strerror}" if isinstance(err, OSError) else str(err).removeprefix(f"{path}: ")
        fail(f"{path}: {reason}; nothing was {done}")
        return False
    return True


def _diff(path, old, new):
    """A unified diff that patch and git apply take; lines keep their own ends."""
    from difflib import unified_diff

    name = printable(path).replace("\\", "/") if not path.isprintable() else path.replace("\\", "/")
    out = []
    for row in unified_diff(_rows(old), _rows(new), f"a/{name}", f"b/{name}", n=1):
        out.append(row if row.endswith("\n") else row + "\n\\ No newline at end of file\n")
    return "".join(out)


def _rows(text):
    ends = [m.end() for m in re.finditer(LINE_END, text)]
    return [row for a, b in zip([0, *ends], [*ends, len(text)]) if (row := text[a:b])]

"""newslint check --fix and --diff: fixes written to the files, or shown."""

import os
import re
import sys

from newslint import files
from newslint.files import InputError
from newslint.finding import LINE_END, Checked
from newslint.fix import fixed
from newslint.printable import printable
from newslint.rules import RuleError


def mend(desk, articles, args, less, write, fail):
    """Apply the fixes of every article, or show them as a diff; yields what is left, for a diff what would change.

    less(Checked): the findings that count, see OldCopy.less.
    """
    listing = write if args.output_format == "text" and not args.output_file else sys.stderr.write
    looked_at = not args.output_file and (sys.stdout.isatty() or "GITHUB_ACTIONS" in os.environ)  # else it is for patch
    for checked in articles:
        def again(text, path=checked.path):
            return less(Checked(path, text, desk.again(path, text)))

        try:
            result = fixed(checked.source, checked.findings, lambda text: again(text).findings, args.unsafe_fixes)
            left = again(result.text) if result.changes and not args.diff else checked
        except RuleError as err:  # a rule that takes too long on the article as it has become
            fail(f"{err}; nothing was fixed")
            yield checked._replace(findings=()) if args.diff else checked
            continue
        if not checked.article or not result.changes:
            yield checked._replace(findings=()) if args.diff else checked
        elif args.diff:
            diff = _diff(checked.path, checked.source, result.text)
            write(printable(diff, lines=True) if looked_at else diff)
            yield checked
        elif not _rewrite(desk, checked, result, fail):
            yield checked
        else:
            for row, column, code, old, new in result.changes:
                old, new = " ".join(old.split()), " ".join(new.split())
                listing(printable(f"{checked.path}:{row}:{column}: {code} fixed: “{old}” is " + (f"now “{new}”" if new else "gone")) + "\n")
            yield left


def _rewrite(desk, checked, result, fail):
    """Write an article with its fixes; whether that was possible."""
    if checked.path == desk.stdin_name:
        fail(f"{checked.path}: --fix needs a file; --diff shows what it would change")
        return False
    try:
        root = desk.root(checked.path)
        if not files.inside(checked.path, root):
            fail(f"{checked.path}: leads to {os.path.realpath(checked.path)}, outside {root}; nothing was fixed, name the file itself")
            return False
        data = files.content(checked.path, files.LARGEST)
        source = files.decode(checked.path, data, desk.encoding(checked.path))
        if source.text != checked.source:
            fail(f"{checked.path}: changed while it was being checked; nothing was fixed, run newslint again")
            return False
        if source.encode(source.text) != data:
            fail(f"{checked.path}: in {source.encoding}, what is not changed would not stay as it is; nothing was fixed, save it as UTF-8")
            return False
        files.write_whole(checked.path, source.encode(result.text), keep=True)
    except UnicodeEncodeError as err:
        fail(f"{checked.path}: {err.object[err.start : err.end]!r} cannot be written in {err.encoding}; nothing was fixed")
        return False
    except (OSError, InputError) as err:
        reason = f"cannot be written: {err.strerror}" if isinstance(err, OSError) else str(err).removeprefix(f"{checked.path}: ")
        fail(f"{checked.path}: {reason}; nothing was fixed")
        return False
    return True


def _diff(path, old, new):
    """A unified diff that patch and git apply take; lines keep their own ends."""
    from difflib import unified_diff

    name = path.replace("\\", "/")
    out = []
    for row in unified_diff(_rows(old), _rows(new), f"a/{name}", f"b/{name}", n=1):
        out.append(row if row.endswith("\n") else row + "\n\\ No newline at end of file\n")
    return "".join(out)


def _rows(text):
    ends = [m.end() for m in re.finditer(LINE_END, text)]
    return [row for a, b in zip([0, *ends], [*ends, len(text)]) if (row := text[a:b])]

"""The tables that are too large for a rule file: rules/data/NAME.txt, which a rule names with `data = "NAME.txt"`.

`[sets]` on a line of its own begins the entries of the parameter `sets`: an entry a line, `#` at its start for a comment.
"""

import os
import re

LARGEST = 4_000_000  # bytes; ours have 100,000
SECTION = re.compile(r"\[([a-z]+(?:-[a-z]+)*)\]")
FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.txt")


class DataError(ValueError):
    """A data file that cannot be used; str() names the file and every line at fault, a line each."""


def parameters(rule_file, name, own):
    """(path, all parameters) of a rule with a data file; own: those in the rule file.  Raises DataError."""
    path = path_of(rule_file, name)
    further = read(path)
    if doubled := sorted(own.keys() & further):
        raise DataError(f"{doubled[0]!r} is both here and in {path}")
    return path, own | further


def path_of(rule_file, name):
    """The path of the data file that a rule file names.  Raises DataError for anything but the name of a text file."""
    if not isinstance(name, str) or not FILE_NAME.fullmatch(name):
        raise DataError(f"'data' must be the name of a file in {os.path.join(os.path.dirname(rule_file), 'data')}, as "
                        f"\"confusions.txt\": small letters, digits and hyphens, not {name!r}")
    return os.path.join(os.path.dirname(rule_file), "data", name)


def read(path):
    """{parameter: [entry, …]} of a data file.  Raises DataError."""
    found, faults, section, first = {}, [], None, {}
    for number, line in _lines(path):
        if heading := SECTION.fullmatch(line):
            section = found.setdefault(heading[1], [])
            first = {}
        elif section is None:
            faults.append(f"{path}:{number}: “{line}” is above the first [parameter] line")
        elif line in first:
            faults.append(f"{path}:{number}: “{line}” is in line {first[line]} already")
        else:
            first[line] = number
            section.append(line)
    faults += [f"{path}: [{name}] has no entries" for name, entries in found.items() if not entries]
    if faults:
        raise DataError("\n".join(faults))
    if not found:
        raise DataError(f"{path}: no entries")
    return found


def located(path, message):
    """The message about an entry, in quotation marks, with the file and line of that entry before it."""
    for number, line in _lines(path):
        if f"“{line}”" in message:
            return f"{path}:{number}: {message}"
    return f"{path}: {message}"


def _lines(path):
    """(number, text) of every line that is neither empty nor a comment."""
    try:
        if os.path.getsize(path) > LARGEST:
            raise DataError(f"{path}: larger than {LARGEST} bytes")
        with open(path, encoding="utf-8") as f:
            lines = f.read().splitlines()
    except OSError as err:
        raise DataError(f"{path}: cannot be read: {err.strerror}") from None
    except UnicodeDecodeError as err:
        raise DataError(f"{path}: not UTF-8 at byte {err.start}; save it as UTF-8") from None
    return [(i, line.strip()) for i, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")]

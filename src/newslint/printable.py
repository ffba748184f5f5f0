"""Text from outside (a path, an excerpt, a rule's message) in a form that a terminal and a CI runner only show.

GitHub's runner obeys `::command::` at the start of a line, white space before it or not, and `##[command]` anywhere in one;
so do Azure's agent with `##vso[command]` and TeamCity with `##teamcity[command]`.
"""

import re

# C0 and C1 controls, marks that turn the direction of writing, line and paragraph separators, lone surrogates
UNSAFE = "[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
COMMAND = r"(?m)^([^\S\n]*:)(?=:)"
MARKED = r"##(?=\w*\[)"
PROCESS_ESCAPES = 4  # ENABLE_VIRTUAL_TERMINAL_PROCESSING of SetConsoleMode
NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text, lines=False):
    """The text with every unsafe character written as an escape such as \\x1b, and nothing in it that is a command.

    lines: whether the text has several lines; otherwise a line end is written \\n, so that nothing after it begins a line.
    """
    text = str(text)
    if text.isprintable() and "::" not in text and "##" not in text:
        return text
    text = re.sub(UNSAFE, _escaped_or_line if lines else _escaped, text)
    return re.sub(MARKED, r"#\\#", re.sub(COMMAND, r"\1\\", text))


def printable_json(text):
    """JSON in which no unsafe character, and no command of a CI runner, is written as it is: the same value, all ASCII there."""
    text = re.sub("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)
    return re.sub(MARKED, r"#\\u0023", text)


def _escaped(m):
    c = m[0]
    return NAMED.get(c) or (f"\\x{ord(c):02x}" if ord(c) < 0x100 else f"\\u{ord(c):04x}")


def _escaped_or_line(m):
    return "\n" if m[0] == "\n" else _escaped(m)


def _take_escapes(out):
    """Have a console of Windows obey the escapes for colours.  Whether it does."""
    from ctypes import byref, c_uint, windll
    from msvcrt import get_osfhandle

    mode, handle = c_uint(), get_osfhandle(out.fileno())
    return bool(windll.kernel32.GetConsoleMode(handle, byref(mode)) and windll.kernel32.SetConsoleMode(handle, mode.value | PROCESS_ESCAPES))


def stream(out):
    """A text stream in the place of stdout or stderr, which goes on in silence when its reader has seen enough.

    So `| head -1` changes neither what is found nor what is fixed.
    """
    import io
    import sys

    if sys.platform == "win32" and out.isatty():  # a console takes characters; bytes it would read in a code page of its own
        out.reconfigure(errors="backslashreplace")
        out.takes_escapes = _take_escapes(out)
        return out

    class Patient(io.FileIO):
        failed = False

        def write(self, data):
            if self.failed:  # that was said already
                return len(data)
            try:
                return super().write(data)
            except BrokenPipeError:
                return len(data)
            except OSError:
                self.failed = True
                raise

    raw = Patient(out.fileno(), "w", closefd=False)
    raw.kept = out  # which would else be closed
    # a file may have a name that is not UTF-8
    return io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", "backslashreplace", line_buffering=out.line_buffering)

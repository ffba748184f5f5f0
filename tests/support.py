"""What many tests share: an empty desk to work at, articles, the rules, git."""

import ast
import subprocess
from functools import cache
from pathlib import Path

from newslint import rules
from newslint.document import Document
from newslint.engine import Linter
from newslint.readers import plain

SETTINGS = ("user.name=desk", "user.email=desk@example.org", "protocol.file.allow=always", "init.defaultBranch=main")


@cache
def _every_rule():
    return tuple(rules.load(rules.built_in()))


def every_rule():
    """All built-in rules, those that are off by default too."""
    return list(_every_rule())


@cache
def every_linter():
    """A Linter of all built-in rules; to compile them takes as long as many tests."""
    return Linter(every_rule())


def code():
    """{path below src/newslint: syntax tree} of all modules; kept for a file of tests at most: so many objects slow down all others."""
    src = Path(__file__).parent.parent / "src/newslint"
    return {p.relative_to(src).as_posix(): ast.parse(p.read_text(encoding="utf-8")) for p in sorted(src.rglob("*.py"))}


def document(text, **more):
    """The Document of a plain text; more: what else a Document takes."""
    return Document(plain.read(text), text, **more)


def write(folder, files):
    """Write {name: text or bytes} into the folder, subfolders included; returns the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def git(*args, cwd="."):
    """What git prints; the settings of whoever runs the tests do not count."""
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    return subprocess.run(["git", *settings, *args], check=True, capture_output=True, text=True, cwd=cwd).stdout

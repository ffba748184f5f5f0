"""Property tests try the same examples in every run; --hypothesis-profile=explore tries others, 20 times as many.
NEWSLINT_TIMES sets another multiple.

-m "not slow" leaves out what takes most of the time, see SLOW.

--accept rewrites what the tests compare: snapshots and generated pages.  Read the change before committing it.
"""

import os
import sys
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
SHOWN = 40  # lines of a difference

# The processes that tests start keep their compiled modules, outside the tree, whatever the user's own Python does: without
# them each start compiles a hundred modules, in three times its own time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".pytest_cache/bytecode"))
sys.dont_write_bytecode, sys.pycache_prefix = False, os.environ["PYTHONPYCACHEPREFIX"]

settings.register_profile("same", derandomize=True, max_examples=100, deadline=None)
settings.register_profile("explore", derandomize=False, max_examples=100 * int(os.environ.get("NEWSLINT_TIMES", "20")), deadline=None, print_blob=True)
settings.load_profile("same")


# More than half of the time of all tests: real clients, other processes, hostile and generated copy.
SLOW = frozenset("""
archieml arrow ci clients delimited edges engines fix_property fuzz growth hostile html html_report jobs languagetool line_ends lsp output
package page precommit probes reading_property server services systems trust types writers
""".split())


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.stem.removesuffix("_test") in SLOW:
            item.add_marker("slow")


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="rewrite snapshots and generated pages")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    """Tests keep away from the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("NEWSLINT_CONFIG", raising=False)
        yield


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder to work in; a module that needs files there has a desk of its own that begins with this one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def same(request):
    """same(path, text): the file holds just that text; with --accept it is written."""

    def compare(name, text):
        path = ROOT / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if not path.exists():
            pytest.fail(f"{name} is missing; pytest --accept writes it", pytrace=False)
        if (old := path.read_text(encoding="utf-8")) != text:
            lines = list(unified_diff(old.splitlines(), text.splitlines(), f"{name} as it is", f"{name} as it would be", n=1, lineterm=""))
            more = [f"… {len(lines) - SHOWN} more lines"] if len(lines) > SHOWN else []
            pytest.fail("\n".join([f"{name} is out of date; pytest --accept writes it", *lines[:SHOWN], *more]), pytrace=False)

    return compare


@pytest.fixture
def newslint(capsys, monkeypatch):
    """newslint(*args) -> (status, stdout, stderr), as a user would call it, without colour."""
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*args, stdin=None):
        import io
        import sys

        from newslint.cli import main

        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        try:
            status = main([str(a) for a in args])
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        return status, out, err

    return call

"""Where a package is missing, newslint says how to get it into the very Python that runs it, from wherever newslint came."""

import os
import subprocess
import sys
from importlib import metadata

import pytest
from conftest import ROOT
from support import write

from newslint.commands import extras

PYTHON = "/desk/.venv/bin/python"


@pytest.fixture
def said(monkeypatch):
    def how(prefix="/desk/.venv", activated="", python=PYTHON, pip=True, extra="server"):
        monkeypatch.setattr(sys, "prefix", str(prefix))
        monkeypatch.setattr(sys, "executable", python)
        monkeypatch.setenv("VIRTUAL_ENV", activated)
        monkeypatch.setattr("importlib.util.find_spec", lambda _name: pip or None)
        return extras.not_installed("starlette", extra).removeprefix("starlette is not installed: ")

    return how


SERVER = '"starlette>=0.37" "uvicorn>=0.29"'


def test_the_command_goes_by_the_place(said, tmp_path):
    assert said() == f"{PYTHON} -m pip install {SERVER}"
    assert said(activated="/desk/.venv") == f"pip install {SERVER}" and said(activated="/other") == said()
    write(tmp_path, {"pipx/newslint/pipx_metadata.json": "", "uv/newslint/uv-receipt.toml": ""})
    assert said(tmp_path / "pipx/newslint") == f"pipx inject newslint {SERVER}"
    assert said(tmp_path / "uv/newslint") == said(pip=False) == f"uv pip install --python {PYTHON} {SERVER}"
    assert said(python="/new desk/bin/python").startswith('"/new desk/bin/python" -m pip install ')


def test_every_extra_is_known(said):
    named = {e for e in metadata.metadata("newslint").get_all("Provides-Extra") if e != "dev"}
    assert named == {"server", "lsp", "arrow", "completion"}
    for extra in named:
        assert said(extra=extra).removeprefix(f"{PYTHON} -m pip install ").startswith('"')
    assert said(extra="lsp").endswith('"lsprotocol>=2025.0" "pygls>=2.0"')


def test_a_copy_without_metadata_names_the_package(said, monkeypatch):
    def none(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", none)
    assert said() == f"{PYTHON} -m pip install starlette"


@pytest.mark.parametrize("args, missing, extra", [(["serve"], "uvicorn", "server"), (["lsp"], "pygls", "lsp"), (["check", "a.parquet"], "pyarrow", "arrow"),
                                                  (["completion", "bash"], "shtab", "completion")])
def test_one_line_names_what_is_missing(tmp_path, args, missing, extra):
    (tmp_path / "a.parquet").write_bytes(b"")
    code = "import sys; sys.modules[sys.argv[1]] = None; from newslint.cli import main; sys.exit(main(sys.argv[2:]))"
    done = subprocess.run([sys.executable, "-c", code, missing, *args], cwd=tmp_path, capture_output=True, text=True, env=os.environ | {"VIRTUAL_ENV": sys.prefix})
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and not done.stdout
    assert f"{missing} is not installed: " in done.stderr and f'"{missing}>=' in done.stderr


def test_no_page_takes_a_package_index_for_granted():
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for line in page.read_text(encoding="utf-8").splitlines():
            assert "install 'newslint[" not in line or " @ " in line or "index" in line, f"{page.name}: {line}"

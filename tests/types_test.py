"""The types of the public API: a type checker reads them, and they are those of the code."""

import subprocess
import sys

import pytest

import newslint
from newslint import finding, session

USE = """
from pathlib import Path
from newslint import Finding, Session, check_file, check_text

session = Session(root=Path("."))
first: Finding = session.check_text("It rained.", path="a.txt", published="2026-02-03", partial=True)[0]
places: list[tuple[int, int]] = [(p.start, p.end) for p in first.places]
levels: list[str] = [f.level for result in session.check_many(["a.txt"]) for f in result.findings]
fix = first.fix
content: str = fix.edits[0].content if fix else ""
check_file(Path("a.txt"))
"""


@pytest.mark.parametrize("code, wrong", [(USE, False), (USE + "number: int = first.message\n", True), (USE + "check_text(3)\n", True)])
def test_a_type_checker_reads_the_api(tmp_path, code, wrong):
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(code)
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--no-incremental", "use.py"], capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode != 0) == wrong, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["Edit", "Fix", "ArticleId", "Place", "Evidence", "Finding", "ArticleResult", "Options"])
def test_the_declared_fields_are_those_of_the_record(name):
    import ast
    from pathlib import Path

    stub = ast.parse(Path(newslint.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    (declared,) = [node for node in stub.body if isinstance(node, ast.ClassDef) and node.name == name]
    fields = tuple(item.target.id for item in declared.body if isinstance(item, ast.AnnAssign))
    assert fields == (getattr(finding, name, None) or getattr(session, name))._fields

"""Imports point one way, and the start stays light."""

import ast
import os
import subprocess
import sys

import pytest
from conftest import ROOT
from support import code

from newslint.families import FAMILIES

SRC = ROOT / "src/newslint"
# From what knows nothing to what knows all; a module imports from its own step or from those before it.
STEPS = [
    {"records", "printable", "cache", "paths"}, {"finding", "house", "options"}, {"fingerprints"}, {"document"}, {"chunks"}, {"language"}, {"readers"}, {"files", "writing"}, {"own_files"}, {"match"}, {"analysis"},
    {"checks"}, {"rule_error"}, {"rule_data", "rule_parameters", "rule_settings", "says", "houses", "families"}, {"scopes"}, {"rule_table", "rule_lists"}, {"rules", "glossary"},
    {"jobs"}, {"config_error", "config_rows"}, {"config_paths"}, {"config_file"}, {"config"}, {"filters"}, {"compiled"}, {"hits", "overlaps", "conditions"}, {"engine", "compare"}, {"linters"}, {"evidence"}, {"results", "index"}, {"checking"}, {"archive"}, {"session", "examples"},
    {"accept", "ignoring", "editor"}, {"explain", "ledger", "schema", "marks"}, {"rule_html"}, {"reports", "fix"}, {"server", "lsp", "arrow"}, {"commands"}, {"cli"}, {"__main__", "__init__"},
]
STEP = {name: i for i, names in enumerate(STEPS) for name in names}


@pytest.fixture(scope="module")
def modules():
    return code()


def own_imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newslint":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [a.name for a in node.names if a.name != "__version__"]
        elif isinstance(node, ast.Import):
            yield from [a.name.split(".")[1] for a in node.names if a.name.startswith("newslint.")]


def test_imports_point_one_way(modules):
    wrong = []
    for path, tree in modules.items():
        here = path.partition("/")[0].removesuffix(".py")
        assert here in STEP, f"{here} is in no step: add it to STEPS, and to the table in CONTRIBUTING.md"
        wrong += [f"{path} imports {name}" for name in own_imports(tree) if STEP[name] > STEP[here]]
    assert wrong == []


def test_no_check_leans_on_another(modules):
    """What two checks share stands in analysis/."""
    allowed = {"analysis", "checks", "document", "finding", "house", "language", "match", "records"}
    wrong = []
    for path, tree in modules.items():
        if not path.startswith("checks/"):
            continue
        wrong += [f"{path} imports {name}" for name in own_imports(tree) if name not in allowed]
        wrong += [f"{path} imports {node.module}" for node in ast.walk(tree)
                  if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newslint.checks.")]
    assert wrong == []


def test_families_are_known_in_one_place():
    """What newslint does for a family is data of that family, in families.py or, for clients, in server/families.py: no other
    module asks for its letters."""
    asked = [f"{path.relative_to(SRC)}:{node.lineno}: {node.value}" for path in sorted(SRC.rglob("*.py")) if path.name != "families.py"
             for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant) and node.value in set(FAMILIES)]
    assert asked == []


def test_no_module_grows_too_long():
    assert [p.name for p in SRC.rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > 350] == [], "more than 350 lines"


def branches(function):
    """How many ways a function may go: what decides, loops, and each “and” and “or”."""
    return sum(
        len(node.values) - 1 if isinstance(node, ast.BoolOp) else isinstance(node, ast.If | ast.For | ast.While | ast.ExceptHandler | ast.IfExp | ast.comprehension)
        for node in ast.walk(function))


def test_no_function_decides_too_much(modules):
    long = {f"{path} {node.name}": branches(node) for path, tree in modules.items() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert {name: count for name, count in long.items() if count > 30} == {}, "more than 30 branches: give its steps functions of their own"


def test_what_is_unused_does_not_stay():
    pytest.importorskip("ruff")
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", "src", "tests"],
                          capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_start_is_light(tmp_path):
    """What a check of one clean article imports decides how long every hook takes."""
    story = tmp_path / "story.txt"
    story.write_text("The council met on the hill and went home at noon.\n", encoding="utf-8")
    code = (  # the second call finds the compiled rules
        "import sys; from newslint.cli import main; status = main(['check', sys.argv[1]]);"
        "print(status, *sorted(sys.modules), file=sys.stderr)"
    )
    env = os.environ | {"NEWSLINT_CACHE": str(tmp_path / "cache")}
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code, str(story)], capture_output=True, text=True, cwd=tmp_path, env=env)
    status, *modules = done.stderr.split()
    assert status == "0", done.stderr
    heavy = {"dataclasses", "typing", "contextlib", "argparse", "inspect", "logging", "importlib.metadata", "regex", "spellchecker",
             "hashlib", "subprocess", "tomli", "newslint.filters.suppress", "newslint.filters.config_ignores", "difflib", "asyncio", "unittest", "multiprocessing", "tempfile", "textwrap", "glob"}
    assert heavy & set(modules) == set()

"""CONTRIBUTING.md: what is generated in it is true, and what it shows as an example works."""

import ast
import re
import sys
import types
from functools import cache

from conftest import ROOT
from support import code, every_rule

from newslint.families import FAMILIES

GUIDE = ROOT / "CONTRIBUTING.md"
SRC = ROOT / "src/newslint"


@cache
def facts():
    """[(module, name, first line of the docstring)] of every public fact, by module and name."""
    found = []
    for path, tree in code().items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and any(isinstance(d, ast.Name) and d.id == "fact" for d in node.decorator_list):
                if not node.name.startswith("_"):
                    says = (ast.get_docstring(node) or "").partition("\n\n")[0]
                    says = " ".join(says.split()).replace("|", "\\|")  # a bar would end the cell
                    found.append((path.removesuffix(".py"), node.name, says))
    return sorted(found)


def catalogue():
    """The facts as a Markdown table."""
    rows = [f"| `{module}` | `{name}` | {says} |" for module, name, says in facts()]
    return "\n".join(["| module | fact | what it is |", "|---|---|---|", *rows])


def families():
    """The families of rules, each with its file and the next free code, as a Markdown table."""
    known = every_rule()
    rows = []
    for family, (title, *_) in FAMILIES.items():
        files = sorted({rule.file.rpartition("/")[2] for rule in known if rule.family == family})
        taken = [code for rule in known for code in (rule.code, *rule.formerly) if code[:2] == family]
        free = max([int(code[2:]) for code in taken], default=100) + 1
        where = ", ".join(f"`{file}`" for file in files)
        rows.append(f"| {family} | {title} | {where or 'no file: newslint makes these itself'} | {f'{family}{free}' if files else '—'} |")
    return "\n".join(["| letters | family | file | next free code |", "|---|---|---|---|", *rows])


def generated(text, name, body):
    """The text with `body` between the marks of that name."""
    pattern = re.compile(rf"(<!-- {name}: generated -->\n).*?(\n<!-- end of {name} -->)", re.S)
    assert len(pattern.findall(text)) == 1, f"CONTRIBUTING.md needs one pair of marks for {name}"
    return pattern.sub(lambda m: m[1] + body + m[2], text)


def test_generated_parts(same):
    text = GUIDE.read_text(encoding="utf-8")
    text = generated(text, "families", families())
    same("CONTRIBUTING.md", generated(text, "facts", catalogue()))


def test_every_public_fact_says_what_it_is():
    assert [f"{module}.{name}" for module, name, says in facts() if not says] == []


def test_the_example_of_a_rule_passes_its_own_examples(tmp_path, newslint):
    (example,) = re.findall(r"```toml\n(\[.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    (tmp_path / "example.toml").write_text(example, encoding="utf-8")
    status, out, err = newslint("rules", "test", tmp_path / "example.toml")
    assert status == 0, out + err


def test_the_example_of_a_check_runs():
    from newslint.document import Document
    from newslint.readers import plain

    (example,) = re.findall(r"```python\n(\"\"\".*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    made = {"__name__": "example"}
    exec(compile(example, "example", "exec"), made)
    check = made["LongSentence"](limit=4)
    doc = Document(plain.read("It rained; it snowed; the clerk went home. It rained; it stopped."))
    assert check.triggers().literals == {";"}
    (hit,) = check.run(doc, {";"})
    assert doc.text[hit.start : hit.end] == "It rained; it snowed; the clerk went home." and hit.slots == {"count": 8}


def test_the_example_of_a_test_passes(monkeypatch):
    example, test = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    module = types.ModuleType("newslint.checks.long_sentence")
    exec(compile(example, module.__name__, "exec"), vars(module))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    made = {}
    exec(compile(test, "test", "exec"), made)
    made["test_the_whole_sentence_is_marked_once"]()


def test_the_picture_names_every_step():
    """Every module and folder of the package is in the picture or is named below it."""
    text = GUIDE.read_text(encoding="utf-8").partition("## How data flows")[2].partition("\n## ")[0]
    names = {p.stem for p in SRC.iterdir() if p.suffix == ".py" or p.is_dir()} - {"__init__", "__main__", "__pycache__", "py"}
    assert sorted(name for name in names if not re.search(rf"(?<![a-z_]){name}(?![a-z_])", text)) == []

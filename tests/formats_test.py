"""newslint formats: what is said there is what is read."""

import re

from conftest import ROOT

from newslint.readers import BY_NAME, READERS
from newslint.readers.formats import formats, table


def test_every_reader_is_listed(newslint):
    assert sorted(s for f in formats() for s in f.suffixes) == sorted(READERS)
    status, out, err = newslint("formats")
    assert (status, err) == (0, "") and all(suffix in out for suffix in READERS)


def test_the_page_has_the_table(same):
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    same("docs/formats.md", re.sub(r"(<!-- formats -->\n).*?(<!-- end of formats -->)", lambda m: m[1] + table() + m[2], text, flags=re.S))


def test_the_hook_takes_what_folders_are_searched_for():
    pattern = re.search(r"files: '(.*)'", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[1]
    assert all(bool(re.search(pattern, "desk/story" + suffix)) == (suffix not in BY_NAME) for suffix in READERS)


def test_the_config_of_the_page_works(newslint, desk):
    config = "\n".join(re.findall(r"```toml\n(.*?)```", (ROOT / "docs/formats.md").read_text(encoding="utf-8"), re.S))
    (desk / "newslint.toml").write_text(config, encoding="utf-8")
    (desk / "export").mkdir()
    (desk / "export/a.json").write_text('{"data": {"stories": [{"article": {"body": "<p>The the mill closed.</p>"}}]}}')
    status, out, err = newslint("check", "--output-format", "concise", ".")
    assert (status, err) == (1, "") and out.startswith("export/a.json:1:48: TY102")

"""Arbitrary copy through all rules: nothing is raised, places stand inside the file, and the same copy says the same."""

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from property_support import examples
from support import every_linter, every_rule

from newslint.engine import Linter
from newslint.readers import reader_for

COPY = [
    "the the", "woudl", "its", "their", "d**g", "f***", "k1ll", "sh*t", "s-x", "Mr. Dahl", "Mrs.", "Dahl", "Ada Orrin", "Sen. Holt (R-Ohio)",
    "President", "U.S.", "US", "e-mail", "email", "percent", "40%", "about 40 percent of voters", "$3 million", "Critics say",
    "according to experts", "reportedly", "slammed", "allegedly", "he said", "“", "”", '"', "‘", "’", "'", "''", "„", "«", "»", "(", ")", "[", "]",
    "Monday, Feb. 10, 2026", "Feb. 30", "31 June", "10-5 p.m.", "13 a.m.", "1999-1998", "(1950-1940)", "aged 34", "born in 1990", "died",
    "© 2019", "PARIS (AFP) —", "By Ada Orrin", "— Dahl (@dahl) February 3, 2026", "pic.twitter.com/x", "https://a.b/c?d#e", "a@b.c", "#tag",
    "TK", "XXX", "[INSERT PHOTO]", "lorem ipsum", "{{ x }}", "<b>", "&amp;", "[sic]", "(CQ)", "â€™", "suc- ceed", "alot", "Read more:",
    "<!-- newslint: ignore TY102 so -->", "<!-- newslint: disable TY -->", "—", "–", "-", "--", "...", "…", ".", ",", "!", "?", ":", ";", "*", "_",
    "\u0130", "\u03a3", "\u00df", "e\u0301", "\u0301", "\u200b", "\u200d", "\u202e", "\u05d0", "\u4e2d", "\U0001f600", "\ufb01", "\x1c", "\x85", "\u2028",
]
BREAKS = [" ", " ", " ", " ", "", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\n# ", "\n- ", "\n> ", "\n| ", "    ", "\f"]
copy = st.lists(st.tuples(st.one_of(st.sampled_from(COPY), st.text(max_size=6)), st.sampled_from(BREAKS)), max_size=50).map(
    lambda parts: "".join(a + b for a, b in parts)
)
many = examples(150, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def linters():
    """Two of the same, with every rule, so that what one has seen is new to the other."""
    return every_linter(), Linter(every_rule())


def check(linter, text, path):
    return linter.check(linter.document(reader_for(path)(text), text, path))


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@many
@given(text=copy)
@example(text="31 June")
def test_any_copy(linters, path, text):
    found = check(linters[0], text, path)
    assert found == check(linters[1], text, path)
    for f in found:
        assert 0 <= f.start < f.end <= len(text), f
        assert all(0 <= p.start < p.end <= len(text) for p in (*f.places, *f.evidence)), f
        assert f.message and "\n" not in f.message and ("{" in text or "{" not in f.message), f
        for edit in f.fix.edits if f.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text), f


@examples(4, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(copy.filter(str.strip), min_size=6, max_size=6))
def test_the_same_for_any_number_of_processes(newslint, tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("desk")
    for i, text in enumerate(texts):
        (folder / f"{i}.{'md' if i % 2 else 'txt'}").write_bytes(text.encode("utf-8", "surrogatepass"))
    runs = [newslint("check", "--no-cache", "--output-format", "json", "--jobs", n, folder) for n in "123"]
    assert runs[0] == runs[1] == runs[2]

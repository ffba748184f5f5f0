"""When and where a rule holds: near certain words, in a section, since a day."""

import pytest

from newslint import rules
from newslint.engine import Linter
from newslint.readers import readings

RULE = '''
[barge]
code = "HB101"
check = "existence"
level = "warning"
says = "“{found}”"
why = "so"
source = "house"
words = ["barge"]
%s
bad = ["A {barge} of coal."]
good = ["A ship of coal."]
'''


@pytest.fixture
def found(newslint, desk):
    """found(keys, text): how many places a rule with those keys marks in a text."""
    def call(keys, text, *more):
        (desk / "house.toml").write_text(RULE % keys, encoding="utf-8")
        (desk / "newslint.toml").write_text('rules = ["house.toml"]\nselect = ["HB101"]\n')
        (desk / "a.md").write_text(text, encoding="utf-8")
        _, out, err = newslint("check", "--output-format", "concise", *more, "a.md")
        assert err == ""
        return out.count("HB101")

    return call


TEXT = "The barge sank. It had coal aboard, and oil.\n\nAnother barge with coal left on the old canal of Vell, and a barge without any.\n"


@pytest.mark.parametrize("keys, count", [
    ("", 3), ('only-near = ["coal"]', 2), ('only-near = ["coal"]\nhow-near = "paragraph"', 3), ('only-near = ["oil"]\nhow-near = "paragraph"', 1),
    ('only-near = ["coal"]\nhow-near = 2', 1), ('only-near = ["old canal"]\nhow-near = 7', 2), ('only-near = ["barge"]', 2),
    ('only-near = ["oil"]\nhow-near = "article"', 3), ('only-near = ["zinc"]\nhow-near = "article"', 0),
    ('unless-near = ["coal"]', 1), ('unless-near = ["oil", "coal"]\nhow-near = "paragraph"', 0), ('only-near = ["coal"]\nunless-near = ["canal"]', 0),
])
def test_near(found, keys, count):
    assert found(keys, TEXT) == count


@pytest.mark.parametrize("keys, count", [('only-near = ["@fuels"]', 2), ('unless-near = ["zinc", "@fuels"]', 1)])
def test_near_a_word_of_a_list(found, desk, keys, count):
    (desk / "lists").mkdir()
    (desk / "lists/fuels.txt").write_text("# What burns.\ncoal\ncoke\n", encoding="utf-8")
    assert found(keys, TEXT) == count
    (desk / "lists/fuels.txt").write_text("# What burns.\nlignite\n", encoding="utf-8")
    assert found(keys, TEXT) == (0 if keys.startswith("only") else 3), "a list that changed is read again"


def test_near_a_list_that_does_not_exist(newslint, desk):
    (desk / "house.toml").write_text(RULE % 'only-near = ["@month"]', encoding="utf-8")
    status, out, err = newslint("rules", "test", desk / "house.toml")
    assert (status, out) == (2, "") and "house.toml:10: [barge] 'only-near': there is no list “@month” (did you mean “@months”?)" in err


@pytest.mark.parametrize("front, count", [
    ("section: Business", 1), ("sections: [Sport, business]", 1), ("category: sport", 0), ("categories:\n  - sport\n  - Business", 1),
    ("title: Business", 0), ("desk: 'business'", 1), ("section:\ntitle: A", 0),
])
def test_sections(found, front, count):
    assert found('sections = ["business"]', f"---\n{front}\n---\n\nThe barge sank.\n") == count
    assert found("", f"---\n{front}\n---\n\nThe barge sank.\n") == 1


@pytest.mark.parametrize("name, source", [
    ("a.html", '<head><meta property="article:section" content="Business"></head><body><article><p>The barge sank in the bay.</p></article></body>'),
    ("a.json", '{"body": "The barge sank.", "section": "Business"}'),
    ("a.json", '{"body": "The barge sank.", "sections": ["Sport", {"name": "Business"}]}'),
    ("a.json", '{"articles": [{"text": "The barge sank.", "articleSection": ["Business"]}]}'),
    ("a.jsonl", '{"text": "The barge sank.", "category": ["Business", "Sport"]}\n'),
    ("a.csv", 'text,section\nThe barge sank.,Sport; Business\n'),
    ("a.rss", "<rss><channel><item><title>Bay</title><category>Business</category><description>The barge sank.</description></item></channel></rss>"),
    ("a.atom", '<feed><entry><title>Bay</title><category term="Business"/><summary>The barge sank.</summary></entry></feed>'),
])
def test_sections_in_metadata(tmp_path, name, source):
    (tmp_path / "house.toml").write_text(RULE % 'sections = ["business"]', encoding="utf-8")
    linter = Linter(rules.load([tmp_path / "house.toml"]))
    for text, count in ((source, 1), (source.replace("Business", "Weather"), 0)):
        assert sum(len(linter.check(linter.document(r, text, name))) for r in readings(name, text)) == count


def test_sections_in_the_middle_of_a_long_article(tmp_path):
    (tmp_path / "house.toml").write_text(RULE % 'sections = ["business"]', encoding="utf-8")
    linter = Linter(rules.load([tmp_path / "house.toml"]))
    text = "---\nsection: Business\n---\n\n" + "Rain fell on the mill.\n\n" * 20_000 + "The barge sank.\n"
    (reading,) = readings("a.md", text)
    assert len(linter.check(linter.document(reading, text, "a.md"))) == 1


def test_sections_of_an_article_without_front_matter(found):
    assert found('sections = ["business"]', "The barge sank.\n") == 0


@pytest.mark.parametrize("day, count", [("2026-02-02", 0), ("2026-02-03", 1), ("2026-02-04", 1)])
def test_since(found, day, count):
    assert found("since = 2026-02-03", "The barge sank.\n", "--published", day) == count
    assert found("since = 2026-02-03", "The barge sank.\n") == 1, "an article without a day"


def test_the_page_of_a_rule_says_so(newslint, desk):
    (desk / "house.toml").write_text(RULE % 'since = 2026-02-03\nsections = ["Sport", "News"]\nonly-near = ["coal"]\nhow-near = 4', encoding="utf-8")
    (desk / "newslint.toml").write_text('rules = ["house.toml"]\n')
    out = newslint("rule", "HB101")[1]
    assert "Since 2026-02-03\nIn the sections: Sport, News\nOnly near: coal (within 4 words)\n" in out


@pytest.mark.parametrize("keys, says", [
    ('since = "2026-02-03"', "'since' must be a date"), ('only-near = "coal"', "'only-near' must be a list"), ("only-near = [3]", "3 is not a text"),
    ('only-near = ["coal"]\nhow-near = 0', "'how-near' must be sentence"), ('only-near = ["coal"]\nhow-near = "word"', "'how-near' must be sentence"),
    ("how-near = 3", "'how-near' says how near"), ('sections = [""]', "'' is not a text"),
])
def test_what_is_wrong(newslint, desk, keys, says):
    (desk / "a.toml").write_text(RULE % keys, encoding="utf-8")
    status, _, err = newslint("rules", "test", desk / "a.toml")
    assert status == 2 and says in err

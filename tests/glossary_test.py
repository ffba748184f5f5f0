"""A glossary as data: CSV and TOML, endings, plurals, capitals, hyphens; every term proves itself; thousands cost nothing."""

import pytest

from newslint import compiled, glossary
from newslint.engine import Linter
from newslint.match.inflection import inflections
from newslint.readers import plain

TERMS = """term,write,advice,level,forms,unless,only,since,source
advisor(s),adviser(s),,,,,,,
port board,Harbour Board,renamed in 2024,error,,starboard port board,,,section 4
,health care,two words,,,,,,
Internet,internet,,note,,,,,
,Harbour Master,,,,,,,
illegal alien(s),,say what is known of the person’s status,note,,,,,
chairman,chair; chairperson,,,yes,,,,
vie,compete,,,yes,,,,
per cent,%,,,,,headline,,
Burma,Myanmar,"the name, since 2019",,,,,2019-02-01,
e-mail(s|ed),email(s|ed),,,,,,,
Prime Minister(s),prime minister(s),,,,,,,
utilise(d|s); employ(ed|s),use(d|s),,,,,,,
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    (tmp_path / "newslint.toml").write_text('terms = "terms.csv"\nselect = ["GL"]\n')
    return tmp_path


@pytest.fixture
def found(newslint, desk):
    """found(text): [(what is found, what is said)]."""
    def call(text, *more):
        import json

        (desk / "a.txt").write_text(text, encoding="utf-8")
        status, out, err = newslint("check", "--output-format", "json", *more, "a.txt")
        assert err == ""
        return [(text.split("\n")[f["location"]["row"] - 1][f["location"]["column"] - 1 : f["end_location"]["column"] - 1], f["message"]) for f in json.loads(out)]

    return call


@pytest.mark.parametrize("text, marked", [
    ("The advisors met an advisor and an adviser.", [("advisors", "write “advisers”"), ("advisor", "write “adviser”")]),
    ("The advisory board met the advisor's clerk.", [("advisor", "write “adviser”")]),
    ("The Port Board met; the starboard port board did not.", [("Port Board", "write “Harbour Board”, renamed in 2024")]),
    ("He left healthcare for health-care work, then health care.", [("healthcare", "write “health care”, two words"), ("health-care", "write “health care”, two words")]),
    ("It is on the Internet. Internet access fell. The Internet Archive, or internet.", [("Internet", "write “internet”")]),
    ("The harbour master met the Harbour Master and the HARBOUR MASTER.", [("harbour master", "write “Harbour Master”")]),
    ("An illegal alien came.", [("illegal alien", "“illegal alien”: say what is known of the person’s status")]),
    ("Two chairmen sat with the chairman.", [("chairmen", "write “chairs” or “chairpersons”"), ("chairman", "write “chair” or “chairperson”")]),
    ("They vied while he vies; vying is hard.", [("vied", "write “competed”"), ("vies", "write “competes”"), ("vying", "write “competing”")]),
    ("Rents rose 4 per cent.", []),
    ("Rents Rise Four per cent in Vell\n\nThe council met in the hall, and rents rose 4 per cent.", [("per cent", "write “%”")]),
    ("“The advisors left,” she said.", []),
    ("He e-mailed two e-mails and an email. E-mail him.", [("e-mailed", "write “emailed”"), ("e-mails", "write “emails”"), ("E-mail", "write “Email”")]),
    ("The Prime Minister met Prime Minister Ada Holm. Prime ministers met. The prime minister left.", [("Prime Minister", "write “prime minister”")]),
])
def test_what_is_found(found, text, marked):
    assert found(text) == marked


def test_since(found):
    assert found("He flew to Burma.", "--published", "2019-01-31") == []
    assert found("He flew to Burma.", "--published", "2019-02-01") == [("Burma", "write “Myanmar”, the name, since 2019")]


def test_levels_and_codes(newslint, desk):
    (desk / "a.txt").write_text("The port board met an advisor on the Internet again.\n")
    out = newslint("check", "--output-format", "concise", "a.txt")[1]
    assert [line.split()[1] for line in out.splitlines()] == ["GL101", "GL102", "GL103"]
    (desk / "newslint.toml").write_text('terms = ["terms.csv"]\nselect = ["GL"]\n[levels]\nterm-port-board = "note"\n'
                                        '[[ignore]]\ncode = "term-advisor"\nreason = "our columnists"\n')
    status, out, err = newslint("check", "--level", "note", "--output-format", "concise", "a.txt")
    assert (status, err) == (0, "") and "advis" not in out and len(out.splitlines()) == 2


def test_it_proves_itself(newslint, desk):
    status, out, err = newslint("rules", "test", "terms.csv")
    assert (status, err) == (0, "") and out.endswith(" examples: none failed\n") and int(out.split()[0]) > 25


def test_what_is_given_is_proved_too(newslint, desk):
    (desk / "terms.csv").write_text("term,write,bad,good\ncommittee,board,The {committee => board} met.,The committees met.\nmet,gathered,We {meet}.,They met.\n")
    status, out, _ = newslint("rules", "test", "terms.csv")
    assert status == 1 and out.endswith("8 examples: 2 failed\n") and "[term-met]" in out and "term-committee" not in out


def test_the_page_of_a_term(newslint, desk):
    out = newslint("rule", "term-port-board")[1]
    assert "GL101 term-port-board (error)" in out and "renamed in 2024" in out and "Source: section 4" in out


def test_toml(newslint, desk):
    (desk / "terms.toml").write_text('[[term]]\nterm = "fund(s|ed|ing)"\nwrite = "grant(s|ed|ing)"\n[[term]]\nwrite = ["Harbour Board"]\n'
                                     'advice = "since 2024"\nsince = 2024-05-01\nunless = ["harbour board game"]\n')
    (desk / "newslint.toml").write_text('terms = ["terms.*"]\nselect = ["GL"]\n')
    (desk / "a.txt").write_text("The harbour board funded a harbour board game, said an advisor.\n")
    assert newslint("check", "--output-format", "concise", "a.txt")[1].count("GL") == 3
    assert newslint("rules", "test", "terms.toml", "terms.csv")[0] == 0


@pytest.mark.parametrize("text, says", [
    ("term;write\nadvisor;adviser\n", None), ("\ufeffterm,write\r\nadvisor,adviser\r\n", None), ("Term, Write\nadvisor, adviser\n", None),
    ("", "terms.csv: no terms; the first line names the columns"),
    ("term,writes\na,b\n", "terms.csv:1: unknown column 'writes'; did you mean 'write'?"),
    ("term,write\na,b,c\n", "terms.csv:2: “a” has 3 cells for 2 columns"),
    ("term,write\na(s),b\n", "terms.csv:2: “a(s)” has 2 forms, and “b” has one: write its endings too"),
    ("term,write\na(s),b(s|ed)\n", "has 2 forms, and “b(s|ed)” has 3"),
    ("term,write\na(s,b\n", "has a parenthesis that is not closed"),
    ("term,write,level\na,b,loud\n", "terms.csv:2: “a” level 'loud' must be one of note, warning, error"),
    ("term,write,skip\na,b,@displya\n", "skip '@displya' is not a group of kinds of text; did you mean '@display'?"),
    ("term,write,only\na,b,title\n", "only 'title' is not a kind of text; did you mean 'headline'?"),
    ("term,write,only\na,b,caption\n", "needs a bad example: none can be made for caption"),
    ("term,write,since\na,b,2019\n", "since '2019' must be a date such as 2026-02-03"),
    ("term,write,forms\na,b,perhaps\n", "'forms' must be yes or no, not 'perhaps'"),
    ("term,write,forms\nzzqx,qqzx,yes\n", "forms: the lexicon knows “qqzx” as no noun and no verb"),
    ("term,write\na,a\n", "terms.csv:2: “a” writes the term as it is"),
    ("term,write\n,\na,\n", "terms.csv:3: “a” says neither what to write nor any advice"),
    ("term,write\n\"a,b\n", "not valid CSV"),
])
def test_what_is_wrong_with_a_table(newslint, desk, text, says):
    (desk / "terms.csv").write_text(text, encoding="utf-8", newline="")
    status, _, err = newslint("rules", "test", "terms.csv")
    assert (status == 0) if says is None else (status == 2 and says in err), err


def test_all_faults_of_a_table_at_once(newslint, desk):
    (desk / "terms.csv").write_text("term,write,level\na,b,loud\nc(s),d,\ne,,\n")
    err = newslint("rules", "test", "terms.csv")[2]
    assert [line.partition(": ")[2].partition(" ")[0] for line in err.splitlines()] == ["terms.csv:2:", "terms.csv:3:", "terms.csv:4:"]


@pytest.mark.parametrize("text, says", [
    ("[[term]]\nterm = 3\n", "terms.toml:1: 'term' must be a text, or a list of texts"), ("[[term]]\ntrem = 'a'\n", "unknown key 'trem'; did you mean 'term'?"),
    ("[[term]]\nterm = 'a'\nwrite = 'b'\n[barge]\ncode = 'A'\n", "'barge' is beside the [[term]] tables"), ("[[term]]\nterm = 'a'\nwrite = [3]\n", "'write' must be a text, or a list of texts"),
    ("[[term]]\nterm = 'a'\nwrite = 'b'\n\n[[term]]\nterm = 'c'\n", "terms.toml:5: “c” says neither"), ("term = [3]\n", "must be a table"),
])
def test_what_is_wrong_in_toml(newslint, desk, text, says):
    (desk / "terms.toml").write_text(text)
    status, _, err = newslint("rules", "test", "terms.toml")
    assert status == 2 and says in err, err


def test_sarif_describes_each_code_once(newslint, desk):
    import json

    (desk / "a.txt").write_text("The port board met an advisor; chairmen vied.\n")
    made = json.loads(newslint("check", "--output-format", "sarif", "a.txt")[1])["runs"][0]["tool"]["driver"]["rules"]
    assert [r["id"] for r in made] == sorted({r["id"] for r in made}) and "GL102" in {r["id"] for r in made}


@pytest.mark.parametrize("term, others, wanted", [
    ("agency", ["office"], {"agencies": ("offices",)}), ("port board", ["harbour body"], {"port boards": ("harbour bodies",)}),
    ("fisher", ["member of the crew"], {"fishers": ("members of the crew",)}),
    ("sign off", ["approve"], {"signs off": ("approves",), "signed off": ("approved",), "signing off": ("approving",)}),
])
def test_inflections(term, others, wanted):
    made = inflections(term, others)
    assert {form: made[form] for form in wanted} == wanted


def test_thousands_of_terms_cost_an_article_nothing():
    text = "term,write\n" + "".join(f"zorb{i:x}q board,flarn{i:x}\n" for i in range(3000))
    known = glossary.from_csv("terms.csv", text)
    linter = Linter(compiled.compiled(known))
    doc = linter.document(plain.read("The clerk met the mayor of Vell.\n"))
    assert linter.wanted(doc) == {}
    doc = linter.document(plain.read("The zorb7q board met.\n"))
    assert len(linter.wanted(doc)) == 1 and [f.message for f in linter.check(doc)] == ["write “flarn7”"]


@pytest.mark.parametrize("row, before, after", [
    ("cllr,Councillor", "On Monday Cllr. Ada Roth left.", "On Monday Councillor Ada Roth left."),
    ("cllr,Councillor", "On Monday Cllr Ada Roth left.", "On Monday Councillor Ada Roth left."),
    ("cllr,Cllr.", "On Monday cllr Ada Roth left.", "On Monday Cllr. Ada Roth left."),
    ("govt.; govt,government", "He met the govt. It was cold.", "He met the government. It was cold."),
    ("govt.; govt,government", "The govt. fell, and the govt rose.", "The government fell, and the government rose."),
    ("govt.; govt,government", "Was it the govt.? It was.", "Was it the government? It was."),
    ("approx.,about", "It cost approx. 40.", "It cost about 40."),
    ("Rd.,Road", "He lives in Mill Rd.", "He lives in Mill Road."),
    ("quayside,waterfront", "He lives on the quayside. It is old.", "He lives on the waterfront. It is old."),
])
def test_the_point_of_an_abbreviation(newslint, desk, row, before, after):
    (desk / "terms.csv").write_text(f"term,write\n{row}\n", encoding="utf-8")
    (desk / "a.txt").write_text(before + "\n", encoding="utf-8")
    newslint("check", "--fix", "--unsafe-fixes", "a.txt")
    assert (desk / "a.txt").read_text(encoding="utf-8") == after + "\n"

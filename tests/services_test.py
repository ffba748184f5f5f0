"""The reports for services, with hostile words and names; several reports in one run."""

import csv
import io
import json
import shutil
import subprocess
from xml.etree import ElementTree

import docx
import jsonschema
import pytest
import tomli
import xmlschema
from support import write
from conftest import ROOT

from newslint.finding import Units
from newslint.reports import REPORTS
from newslint.reports.line_hashes import line_hashes

SERVICES = ["gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "azure", "teamcity", "sonarqube", "bitbucket", "vale", "csv"]
# 😀 is two units of UTF-16 and four of UTF-8, é one and two
STORY = "Café talk\n\n😀 He said é that the the end was near.\n\n::error::x ##vso[task.complete]]> the the \x1b[31m\x07\ufffe end\n"
NAME = "::é 😀]]>\n##teamcity[x]\x1b|',;.txt"
CLEAN = "clean.txt"


@pytest.fixture
def desk(desk):
    return write(desk, {NAME: STORY, CLEAN: "The council met at noon.\n"})


@pytest.fixture
def reported(newslint, desk):
    def run(form, *paths):
        status, out, err = newslint("check", "--no-cache", "--select", "TY102", "--output-format", form, *(paths or (NAME, CLEAN)))
        assert err == "" and status in (0, 1)
        return out

    return run


def strict(**fields):
    """A schema of an object that has all these fields and no other; those that end in _ may be missing."""
    return {"type": "object", "additionalProperties": False, "required": [k for k in fields if not k.endswith("_")],
            "properties": {k.removesuffix("_"): v for k, v in fields.items()}}


def one_of(*values):
    return {"enum": list(values)}


def rows(items):
    return {"type": "array", "items": items}


TEXT, NUMBER, COUNT = {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}
POSITION = strict(line=COUNT, column_=COUNT)
RANGE = strict(start=POSITION, end=POSITION)
RD_LOCATION = strict(path=TEXT, range=RANGE)
DIAGNOSTIC = dict(
    message=TEXT, location=RD_LOCATION, severity=one_of("ERROR", "WARNING", "INFO"), code=strict(value=TEXT),
    suggestions_=rows(strict(range=RANGE, text={"type": "string"})), related_locations_=rows(strict(message=TEXT, location=RD_LOCATION)))
SONAR_RANGE = strict(startLine=COUNT, endLine_=COUNT, startColumn_=NUMBER, endColumn_=NUMBER)
SONAR_LOCATION = strict(message=TEXT, filePath=TEXT, textRange_=SONAR_RANGE)
SCHEMAS = {  # as the services document them
    "gitlab": rows(strict(
        check_name=TEXT, description=TEXT, severity=one_of("info", "minor", "major"), fingerprint=TEXT,
        location=strict(path=TEXT, positions=strict(begin=POSITION, end=POSITION)))),
    "rdjson": strict(source=strict(name=TEXT), severity=one_of("WARNING"), diagnostics=rows(strict(**DIAGNOSTIC))),
    "rdjsonl": strict(source=strict(name=TEXT), **DIAGNOSTIC),
    "sonarqube": strict(
        rules=rows(strict(
            id=TEXT, name=TEXT, description=TEXT, engineId=one_of("newslint"), cleanCodeAttribute=one_of("CONVENTIONAL"),
            type=one_of("CODE_SMELL"), severity=one_of("INFO", "MINOR", "MAJOR"),
            impacts=rows(strict(softwareQuality=one_of("MAINTAINABILITY"), severity=one_of("LOW", "MEDIUM", "HIGH"))))),
        issues=rows(strict(ruleId=TEXT, effortMinutes=COUNT, primaryLocation=SONAR_LOCATION, secondaryLocations_=rows(SONAR_LOCATION)))),
    "bitbucket": strict(
        report=strict(title=TEXT, details=TEXT, report_type=one_of("TEST"), reporter=TEXT, result=one_of("PASSED", "FAILED"),
                      data=rows(strict(title=TEXT, type=one_of("NUMBER"), value=NUMBER))),
        annotations=rows(strict(
            external_id=TEXT, annotation_type=one_of("CODE_SMELL"), path=TEXT, line=COUNT, summary=TEXT | {"maxLength": 450},
            details=TEXT, severity=one_of("LOW", "MEDIUM", "HIGH")))),
    "vale": {"type": "object", "additionalProperties": rows(strict(
        Action=strict(Name=one_of("replace", "remove", ""), Params={"type": ["array", "null"]}), Span=rows(COUNT), Check=TEXT,
        Description={"type": "string"}, Link={"type": "string"}, Message=TEXT, Severity=one_of("suggestion", "warning", "error"),
        Match=TEXT, Line=COUNT))},
}


@pytest.mark.parametrize("form", SCHEMAS)
def test_json_has_the_shape_of_the_service(newslint, reported, monkeypatch, form):
    outs = [reported(form), reported(form, CLEAN)]
    monkeypatch.chdir(ROOT)
    outs.append(newslint("check", "--output-format", form, "fixtures")[1])
    for out in outs:
        for text in out.splitlines() if form == "rdjsonl" else [out]:
            jsonschema.Draft202012Validator(SCHEMAS[form]).validate(json.loads(text))
    assert all("fixtures/" in out for out in outs[2:])


def test_junit_fits_the_schema_of_jenkins(newslint, reported, monkeypatch):
    schema = xmlschema.XMLSchema(ROOT / "tests/schemas/junit-10.xsd")  # of its xunit plug-in, under the MIT licence
    outs = [reported("junit"), reported("junit", CLEAN)]
    monkeypatch.chdir(ROOT)
    outs.append(newslint("check", "--output-format", "junit", "fixtures")[1])
    for out in outs:
        schema.validate(out)
    assert "<skipped" in outs[2] and "<failure" in outs[2]


@pytest.mark.parametrize("form", SERVICES)
def test_every_place_is_reported_and_nothing_is_a_command(reported, form):
    out = reported(form)
    own = {"azure": "##vso[task.logissue ", "teamcity": "##teamcity[inspection"}.get(form)
    for line in out.splitlines():
        rest = line.removeprefix(own) if own else line
        assert rest != line or not own
        assert not rest.lstrip().startswith("::") and "##vso[" not in rest and "##teamcity[" not in rest, line
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2028" for c in line), line
    marks = {"junit": "<failure ", "checkstyle": "<error ", "teamcity": "[inspection typeId", "vale": '"Check"', "sonarqube": '"ruleId"',
             "azure": "code=TY102", "csv": ",TY102,", "gitlab": '"check_name"', "bitbucket": '"external_id"'}
    assert out.count(marks.get(form, '"code"')) == 2


@pytest.mark.parametrize("form", SERVICES)
def test_a_clean_run_has_a_report(reported, form):
    out = reported(form, CLEAN)
    if form in ("gitlab", "vale"):
        assert json.loads(out) == ([] if form == "gitlab" else {})
    if form == "junit":
        [suite] = ElementTree.fromstring(out)
        assert suite.get("tests") == "1" and suite.get("failures") == "0" and [*suite[0]] == []
    assert "TY102" not in out


def spot(form, out):
    """(line, column, end column) of the first place."""
    if form in ("rdjson", "rdjsonl"):
        found = json.loads(out.splitlines()[0]) if form == "rdjsonl" else json.loads(out)["diagnostics"][0]
        at = found["location"]["range"]
        return at["start"]["line"], at["start"]["column"], at["end"]["column"]
    if form == "sonarqube":
        at = json.loads(out)["issues"][0]["primaryLocation"]["textRange"]
        return at["startLine"], at["startColumn"], at["endColumn"]
    if form == "vale":
        [alerts] = json.loads(out).values()
        return alerts[0]["Line"], *alerts[0]["Span"]
    at = json.loads(out)[0]["location"]["positions"]
    return at["begin"]["line"], at["begin"]["column"], at["end"]["column"]


@pytest.mark.parametrize("form", ["rdjson", "rdjsonl", "sonarqube", "vale", "gitlab"])
def test_columns_in_the_units_of_the_service(reported, form):
    text = STORY.split("\n")[2]
    line, start, end = spot(form, reported(form))
    assert line == 3
    if form in ("rdjson", "rdjsonl"):
        assert text.encode()[start - 1 : end - 1] == b"the the"
    elif form == "sonarqube":
        assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "the the"
    elif form == "vale":
        assert text[start - 1 : end] == "the the"
    else:
        assert text[start - 1 : end - 1] == "the the"


def test_units_count_what_lies_before():
    text = "a𐐀é\nb"
    assert [Units(text, "utf-8").at(i) for i in range(6)] == [len(text[:i].encode()) for i in range(6)]
    assert [Units(text, "utf-16").at(i) for i in range(6)] == [len(text[:i].encode("utf-16-le")) // 2 for i in range(6)]


def test_xml_gives_names_and_words_back(reported):
    suite = next(s for s in ElementTree.fromstring(reported("junit").encode()) if s.get("failures") == "2")
    assert "é 😀]]>\\n" in suite.get("name") and "\\x1b|',;.txt" in suite.get("name")
    assert {case.get("name") for case in suite} == {"TY102 doubled-word, line 3, column 18", "TY102 doubled-word, line 5, column 35"}
    [file] = ElementTree.fromstring(reported("checkstyle").encode())
    assert [(e.get("line"), e.get("severity"), e.get("source")) for e in file] == [
        ("3", "warning", "newslint.TY102"), ("5", "warning", "newslint.TY102")]


def test_notes_fail_no_build(newslint, desk):
    (desk / "note.txt").write_text("He said it was very very cold.\n")
    (desk / "newslint.toml").write_text('[levels]\nTY102 = "note"\n')
    out = newslint("check", "--no-cache", "--select", "TY102", "--output-format", "junit", NAME)[1]
    [suite] = ElementTree.fromstring(out.encode())
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "2") and {case[0].tag for case in suite} == {"skipped"}
    out = newslint("check", "--no-cache", "--select", "TY102", "--output-format", "bitbucket", NAME)[1]
    assert json.loads(out)["report"]["result"] == "PASSED"


def test_gitlab_fingerprints_are_unique_and_know_no_line(newslint, desk):
    def marks():
        found = json.loads(newslint("check", "--no-cache", "--select", "TY102", "--output-format", "gitlab", "a.txt", "b.txt")[1])
        return {(f["location"]["path"], f["fingerprint"]) for f in found}

    for name in ("a.txt", "b.txt"):
        (desk / name).write_text("It was the the end.\n\nIt was the the end.\n")
    before = marks()
    assert len({mark for _, mark in before}) == 4
    (desk / "a.txt").write_text("A new line.\n\n" + (desk / "a.txt").read_text())
    assert marks() == before


def test_teamcity_escapes(reported):
    introduced, *found = reported("teamcity").splitlines()
    assert introduced.startswith("##teamcity[inspectionType id='TY102'") and len(found) == 2
    assert all("file=':\\:|0x00E9 |0xD83D|0xDE00|]|]>\\n#\\#teamcity|[x|]\\x1b|||',;.txt'" in line and line.isascii() for line in found)


def test_azure_escapes_properties(reported):
    line = reported("azure").splitlines()[0]
    properties, _, message = line.removeprefix("##vso[task.logissue ").partition("]")
    assert "sourcepath=:\\:é 😀%5D%5D>\\n#\\#teamcity[x%5D\\x1b|',%3B.txt;" in properties and message.startswith("repeated word")


def test_csv_is_no_formula(newslint, desk):
    (desk / "=1+1.txt").write_text("-Bob saw, \"the the\" end.\n")
    out = newslint("check", "--no-cache", "--select", "TY102", "--output-format", "csv", "=1+1.txt")[1]
    [row] = csv.DictReader(io.StringIO(out))
    assert row["path"] == "'=1+1.txt" and row["found"] == "the the" and (row["line"], row["column"]) == ("1", "12")


def test_vale_says_what_to_write(newslint, desk):
    (desk / "a.txt").write_text("The board saw it woudl rain.\n")
    out = newslint("check", "--no-cache", "--select", "TY101", "--output-format", "vale", "a.txt")[1]
    [alert] = json.loads(out)["a.txt"]
    assert alert["Match"] == "woudl" and alert["Action"] == {"Name": "replace", "Params": ["would"]} and alert["Check"] == "newslint.TY101"


# ---- SARIF for GitHub


def test_line_hashes_are_those_of_github():
    # worked out by codeql-action's own code
    assert line_hashes("") == ["c129715d7a2bc9a3:1"]
    known = ["8d07ce75f7b3af45:1", "ca140c3f893ffa65:1", "26f09ff008857193:1", "c129715d7a2bc9a3:1"]
    assert line_hashes("alpha\nbeta\nalpha\n") == line_hashes(" a l p h a \r\n\tbeta\r\nalpha\r\n") == known
    assert line_hashes("x" * 300 + "\n" + "x" * 300)[0].endswith(":1") and line_hashes(("x" * 300 + "\n") * 2)[1].endswith(":2")


def test_sarif_has_what_github_shows(reported):
    [run] = json.loads(reported("sarif"))["runs"]
    driver = run["tool"]["driver"]
    assert run["automationDetails"] == {"id": "newslint/"} and driver["informationUri"] in (ROOT / "README.md").read_text(encoding="utf-8")
    assert driver["informationUri"] == tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Homepage"]
    [rule] = driver["rules"]
    assert rule["helpUri"].startswith(driver["informationUri"]) and rule["help"]["markdown"].startswith("*warning*: ")
    assert "### " + rule["helpUri"].partition("#")[2].upper()[:5] in (ROOT / "rules/README.md").read_text(encoding="utf-8")
    hashes = [r["partialFingerprints"]["primaryLocationLineHash"] for r in run["results"]]
    assert hashes == [line_hashes(STORY)[2], line_hashes(STORY)[4]]


def test_sarif_of_hostile_copy_passes_the_validator(newslint, desk):
    if not shutil.which("sarif-multitool"):
        pytest.skip("sarif-multitool is not installed (npm install -g @microsoft/sarif-multitool)")
    newslint("check", "--output-format", "sarif", "--output-file", "a.sarif", NAME)
    done = subprocess.run(["sarif-multitool", "validate", "a.sarif"], capture_output=True, text=True)
    assert "Analysis completed successfully" in done.stdout and ": error " not in done.stdout and "SARIF2005" not in done.stdout, done.stdout


# ---- several at once


def test_several_reports_of_one_run(newslint, desk):
    forms = [form for form in REPORTS if form != "statistics"]
    options = [word for form in forms for word in ("--report", f"{form}=out/{form}")]
    (desk / "out").mkdir()
    status, out, err = newslint("check", "--select", "TY102", *options, NAME, CLEAN)
    assert status == 1 and err == ""
    for form in forms:
        alone = newslint("check", "--select", "TY102", "--output-format", form, NAME, CLEAN)[1]
        assert (desk / "out" / form).read_text(encoding="utf-8") == alone
    assert out == newslint("check", "--select", "TY102", NAME, CLEAN)[1]


@pytest.mark.parametrize("options, told", [
    (["--report", "sarif"], "--report sarif: must be FORMAT=FILE"), (["--report", "sarf=a"], "one of text, concise, json"),
    (["--report", "statistics=a"], "must be FORMAT=FILE"), (["--report", "junit=a", "--report", "sarif=a"], "two reports go to a"),
    (["--report", "junit=a", "--output-file", "a"], "both write to a"), (["--report", "junit=clean.txt"], "clean.txt: is read too"),
    (["--report", "junit=a", "--diff"], "--report needs a report"),
])
def test_reports_that_cannot_be(newslint, desk, options, told):
    status, _, err = newslint("check", *options, CLEAN)
    assert status == 2 and told in err and (desk / CLEAN).read_text() == "The council met at noon.\n"


def test_a_report_that_cannot_be_written_does_not_stop_the_next(newslint, desk):
    status, out, err = newslint("check", "--report", "junit=none/a.xml", "--report", "csv=b.csv", CLEAN)
    assert status == 2 and "none/a.xml: cannot be written" in err and (desk / "b.csv").exists() and "nothing to fix" in out


def test_a_package_has_no_edits_and_no_lines(newslint, desk):
    """What a service would do to the bytes of a Word file, as if they were its words, would break it."""
    doc = docx.Document()
    doc.add_paragraph("It rained.")
    doc.add_paragraph("The mayor said the the bridge woudl open.")
    doc.save("a.docx")
    found = {form: newslint("check", "--select", "TY", "--output-format", form, "a.docx")[1] for form in ("sarif", "rdjson", "vale", "sonarqube")}
    results = json.loads(found["sarif"])["runs"][0]["results"]
    assert [r["ruleId"] for r in results] == ["TY102", "TY101"] and not [r for r in results if "fixes" in r]
    assert not [d for d in json.loads(found["rdjson"])["diagnostics"] if "suggestions" in d]
    assert [a["Action"] for a in json.loads(found["vale"])["a.docx"]] == [{"Name": "", "Params": None}] * 2
    issues = json.loads(found["sonarqube"])["issues"]
    assert [i["primaryLocation"] for i in issues][0] == {"message": "paragraph 2: repeated word: delete one “the”", "filePath": "a.docx"}


def test_no_service_is_told_to_change_a_quotation(newslint, desk):
    write(desk, {"a.txt": "“We saw the the end,” he said. “It woudl come.”\n"})
    found = {form: newslint("check", "--select", "TY", "--output-format", form, "a.txt")[1] for form in ("sarif", "rdjson", "vale", "csv")}
    assert ["fixes" in result for result in json.loads(found["sarif"])["runs"][0]["results"]] == [False, False]
    assert "suggestions" not in found["rdjson"] and not [r["fix"] for r in csv.DictReader(io.StringIO(found["csv"])) if r["fix"]]
    assert [a["Action"]["Name"] for a in json.loads(found["vale"])["a.txt"]] == ["", ""]


def test_a_message_that_asks_has_no_period(newslint, desk):
    write(desk, {"a.txt": "It woudl rain.\n"})
    [result] = json.loads(newslint("check", "--select", "TY101", "--output-format", "sarif", "a.txt")[1])["runs"][0]["results"]
    assert result["message"]["text"].endswith("did you mean “would”?")


def test_github_has_a_path_below_the_repository(newslint, desk):
    write(desk, {"sub/a.txt": "It was the the end.\n"})
    for path in ("./sub/a.txt", desk / "sub/a.txt", "sub/../sub/a.txt"):
        assert newslint("check", "--select", "TY102", "--output-format", "github", path)[1].startswith("::warning file=sub/a.txt,line=1")

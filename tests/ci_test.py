"""What docs/ci.md, action.yml, the GitLab template and the Dockerfile say is run, with stand-ins for the services, and is valid by their schemas."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest
import tomli
import yaml
from conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
STAND_INS = ("curl", "sonar-scanner", "reviewdog", "docker", "gh", "pip", "apt-get")
STAND_IN = """#!/bin/sh
{ printf '%s' "${0##*/}"; printf ' [%s]' "$@"; echo; } >>"$CALLS"
case "$0" in */reviewdog) cat >reviewdog.in;; */curl) cat >>curl.in; echo >>curl.in;; esac
"""


def blocks(language, text=PAGE):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.S | re.M)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    for name in STAND_INS:
        (tmp_path / "bin" / name).write_text(STAND_IN)
        (tmp_path / "bin" / name).chmod(0o755)
    desk = tmp_path / "desk"
    (desk / "articles").mkdir(parents=True)
    (desk / "articles/a b.txt").write_text("The mayor said the the bridge would open.\n")
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path / "bin"), os.path.dirname(sys.executable), os.environ["PATH"]]))
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    return desk


def bash(script, desk, *args, **env):
    """The completed process, and what was asked of the stand-ins."""
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script, "bash", *args], cwd=desk, capture_output=True, text=True, env=os.environ | env)
    calls = desk.parent / "calls"
    return done, calls.read_text() if calls.exists() else ""


# ---- the schemas of the services, and the linters of the trade

DOCUMENTS = {  # file: its text and the schema, which check-jsonschema brings along
    "action.yml": ((ROOT / "action.yml").read_text(encoding="utf-8"), "github-actions"),
    ".github/workflows/release.yml": ((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"), "github-workflows"),
    "templates/gitlab-ci.yml": ((ROOT / "templates/gitlab-ci.yml").read_text(encoding="utf-8"), "gitlab-ci"),
}
SERVICES = {".github/workflows/": "github-workflows", ".gitlab-ci.yml": "gitlab-ci", "azure-pipelines.yml": "azure-pipelines",
            "bitbucket-pipelines.yml": "bitbucket-pipelines"}
for text in blocks("yaml"):
    name = text.split("\n")[0].removeprefix("# ")
    DOCUMENTS[name] = text, next(schema for begins, schema in SERVICES.items() if name.startswith(begins))


def is_valid(path, schema):
    run = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", "--regex-variant", "nonunicode", path]
    done = subprocess.run(run, capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_the_services_read_fits_their_schemas(tmp_path, name):
    text, schema = DOCUMENTS[name]
    (tmp_path / "right.yml").write_text(text, encoding="utf-8")
    assert is_valid(tmp_path / "right.yml", schema) == (True, "ok -- validation done\n")
    wrong = re.sub(r"(?m)^( *(?:- )?)(jobs|runs|step|script|file):", r"\1oddity:", text)
    assert wrong != text
    (tmp_path / "wrong.yml").write_text(wrong, encoding="utf-8")
    assert not is_valid(tmp_path / "wrong.yml", schema)[0]


def linted(name, *args, text):
    """What a linter of the packages for development says about a text; nothing if it is content."""
    program = shutil.which(name, path=os.path.dirname(sys.executable))
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} has no wheel for this system")
    return subprocess.run([program, *args, "-"], input=text, capture_output=True, text=True).stdout


def commands(job):
    """The script of a job, of GitLab or Bitbucket, as one text."""
    return "\n".join(job["script"]) + "\n"


def shell_texts():
    for i, block in enumerate(blocks("sh")):
        yield f"docs/ci.md, block {i + 1}", block, ()
    for name, (text, _) in DOCUMENTS.items():
        found, stack = [], [yaml.safe_load(text)]
        while stack:
            node = stack.pop()
            stack += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
            if isinstance(node, dict):
                found += [commands(node)] if isinstance(node.get("script"), list) else []
                found += [node[key] for key in ("run", "script") if isinstance(node.get(key), str)]
        for script in found:  # the paths of GitLab's template are split at spaces on purpose
            yield name, script, ("--exclude", "SC2086") if "$NEWSLINT_PATHS" in script else ()


def test_shellcheck_has_nothing_to_say():
    texts = list(shell_texts())
    assert len({name for name, _, _ in texts}) >= 12
    for name, text, options in texts:
        assert linted("shellcheck", "--shell", "bash", *options, text=text) == "", name
    assert "SC2086" in linted("shellcheck", "--shell", "bash", text="rm $1\n")


@pytest.mark.parametrize("ci, outcome", [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_linter_that_is_missing_fails_in_ci(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="no-such-linter has no wheel for this system"):
        linted("no-such-linter", text="")


def test_hadolint_has_nothing_to_say():
    assert linted("hadolint", text=DOCKERFILE) == ""
    assert "DL3025" in linted("hadolint", text=DOCKERFILE + "CMD check .\n")


# ---- action.yml

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEP = ACTION["runs"]["steps"][-1]


@pytest.fixture
def action(desk):
    """Runs the action's script as the runner would; the venv that it makes has a stand-in for pip and this newslint."""
    python = desk.parent / "bin/python"
    python.write_text('#!/bin/sh\nmkdir -p "$3/bin"; cp "$BIN/pip" "$3/bin/pip"; ln -sf "$REAL" "$3/bin/newslint"\n')
    python.chmod(0o755)

    def run(**inputs):
        known = {name: str(inputs.pop(name.replace("-", "_"), spec["default"])) for name, spec in ACTION["inputs"].items()}
        assert not inputs
        env = {key: known[re.fullmatch(r"\$\{\{ inputs\.(.+) \}\}", value)[1]] for key, value in STEP["env"].items()}
        return bash(STEP["run"], desk, **env, RUNNER_TEMP=str(desk.parent / "temp"), GITHUB_ACTION_PATH="/action",
                    BIN=str(desk.parent / "bin"), REAL=os.path.join(os.path.dirname(sys.executable), "newslint"))

    return run


def test_the_action_takes_inputs_by_the_environment_only():
    assert "${{" not in STEP["run"] and len(STEP["env"]) == len(ACTION["inputs"])
    assert all("description" in spec and "default" in spec for spec in ACTION["inputs"].values())


def test_the_action_annotates_and_fails(action, desk):
    done, calls = action(paths="articles/", sarif="a.sarif")
    assert done.returncode == 1 and done.stdout.startswith("::warning file=articles/a b.txt,line=1"), done.stderr
    assert json.loads((desk / "a.sarif").read_text())["runs"][0]["results"] and calls == "pip [install] [--quiet] [/action]\n"


def test_the_action_passes_what_it_is_given(action, desk):
    (desk / "house.toml").write_text('ignore = ["TY102"]\n')
    assert action(config="house.toml")[0].returncode == 0
    done, calls = action(fail_on="error", version="0.1.0", paths="articles/a b.txt\n")
    assert done.returncode == 0 and "TY102" in done.stdout and "[newslint==0.1.0]" in calls
    done, _ = action(args="--select\nDA\n")
    assert done.returncode == 0 and done.stdout == ""


def test_the_action_runs_nothing_that_an_input_says(action, desk):
    evil = "$(touch owned) `touch owned`; touch owned"
    for name in ("paths", "args", "config", "version", "fail_on", "sarif"):
        done, calls = action(**{name: evil})
        assert evil in done.stderr + calls
    assert not (desk / "owned").exists()
    done, _ = action(paths="--help")
    assert done.returncode == 2 and "usage" not in done.stdout


# ---- GitLab


def test_the_gitlab_template_writes_its_artifacts(desk):
    job = yaml.safe_load((ROOT / "templates/gitlab-ci.yml").read_text(encoding="utf-8"))["newslint"]
    env = {key: value for key, value in job["variables"].items() if "$" not in value} | {"NEWSLINT_PATHS": "articles/"}
    done, calls = bash("\n".join(job["script"]), desk, **env)
    assert done.returncode == 1 and "TY102" in done.stdout and calls == "pip [install] [--quiet] [newslint]\n", done.stderr
    reports = job["artifacts"]["reports"]
    assert len(json.loads((desk / reports["codequality"]).read_text())) == 1
    assert ElementTree.parse(desk / reports["junit"]).getroot()[0].get("failures") == "1"
    assert job["artifacts"]["when"] == "always"


def test_the_includes_name_real_inputs_and_variables():
    github, _, gitlab, azure, _ = map(yaml.safe_load, blocks("yaml"))
    [step] = [step for step in github["jobs"]["newslint"]["steps"] if "newslint" in step["uses"]]
    assert set(step["with"]) <= set(ACTION["inputs"])
    template = yaml.safe_load((ROOT / "templates/gitlab-ci.yml").read_text(encoding="utf-8"))
    assert set(gitlab["variables"]) <= set(template["newslint"]["variables"])
    assert (ROOT / gitlab["include"][0]["file"]).exists() and azure["steps"]


# ---- Jenkins, Azure and the others


def test_jenkins(desk):
    [pipeline] = blocks("groovy")
    [command] = re.findall(r"sh '(.*)'", pipeline)
    done, _ = bash(command, desk)
    assert done.returncode == 1 and "TY102" in done.stdout
    [junit], [checkstyle] = re.findall(r"junit '(.*)'", pipeline), re.findall(r"pattern: '(.*)'", pipeline)
    assert ElementTree.parse(desk / junit).getroot().tag == "testsuites" and ElementTree.parse(desk / checkstyle).getroot().tag == "checkstyle"
    assert pipeline.count("{") == pipeline.count("}")


def test_azure(desk):
    pipeline = yaml.safe_load(next(b for b in blocks("yaml") if "azure-pipelines" in b))
    install, check = [step["script"] for step in pipeline["steps"] if "script" in step]
    assert bash(install, desk)[0].returncode == 0
    done, _ = bash(check, desk)
    assert done.returncode == 1 and done.stdout.startswith("##vso[task.logissue type=warning;sourcepath=articles/a b.txt;linenumber=1;")
    assert (desk / pipeline["steps"][-1]["inputs"]["testResultsFiles"]).exists()


def scripts(word):
    [found] = [b for b in blocks("sh") if word in b]
    return found


def test_every_shell_block_has_a_test():
    assert len(blocks("sh")) == len({scripts(w) for w in ("teamcity", "sonar-scanner", "reviewdog", "for file", "html=desk.html", "docker build")})


def test_teamcity(desk):
    assert bash(scripts("teamcity"), desk)[0].stdout.startswith("##teamcity[inspectionType id='TY102'")


def test_sonarqube(desk):
    done, calls = bash(scripts("sonar-scanner"), desk)
    assert done.returncode == 0 and "[-Dsonar.externalIssuesReportPaths=newslint.json]" in calls, done.stderr
    assert json.loads((desk / "newslint.json").read_text())["issues"]


def test_bitbucket(desk):
    (desk / "articles/many.txt").write_text("".join(f"Number {n} is the the end of it.\n\n" for n in range(1100)))
    [step] = yaml.safe_load(DOCUMENTS["bitbucket-pipelines.yml"][0])["pipelines"]["default"]
    done, calls = bash(commands(step["step"]), desk, BITBUCKET_REPO_FULL_NAME="desk/copy", BITBUCKET_COMMIT="abc")
    asked, (first, *rest) = calls.splitlines()[:3], calls.splitlines()[3:]
    assert [call.split(" ")[0] for call in asked] == ["apt-get", "apt-get", "pip"]
    assert done.returncode == 1 and done.stdout.endswith("false\n") and "[PUT] [http://api.bitbucket.org/2.0/repositories/desk/copy/commit/abc/reports/newslint]" in first, done.stderr
    assert len(rest) == 10 and all("reports/newslint/annotations]" in call for call in rest)
    sent = (desk / "curl.in").read_text().splitlines()
    batches = [json.loads(line) for line in sent if line.startswith("[")]
    assert [len(batch) for batch in batches] == [100] * 10 and len({a["external_id"] for b in batches for a in b}) == 1000


def test_reviewdog(desk):
    done, calls = bash(scripts("reviewdog"), desk)
    assert done.returncode == 0 and "[-f=rdjsonl]" in calls and json.loads((desk / "reviewdog.in").read_text())["code"] == {"value": "TY102"}


def test_an_editor_for_vale(desk):
    script = desk / "vale"
    script.write_text(scripts("for file"))
    script.chmod(0o755)
    done = subprocess.run([script, "--output=JSON", "--no-exit", "articles/a b.txt"], cwd=desk, capture_output=True, text=True)
    assert done.returncode == 0 and json.loads(done.stdout)["articles/a b.txt"][0]["Check"] == "newslint.TY102", done.stderr


# ---- releases


def test_a_page_for_the_desk(desk):
    (desk / "desk.json").write_text('{"newslint": 2, "findings": {}}')
    done, _ = bash(scripts("html=desk.html"), desk)
    assert done.returncode == 0, done.stderr
    text = (desk / "desk.html").read_text(encoding="utf-8")
    assert "Against the baseline" in text and "the the bridge" in text


def test_a_release_has_its_section_of_the_changelog(desk):
    job = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))["jobs"]["release"]
    script = job["steps"][-1]["run"]
    assert "${{" not in script
    (desk / "CHANGELOG.md").write_text("# Changes\n\n## 0.2.0\n\nNew.\n\n### Moving\n\n## 0.1.0\n\nThe first.\n")
    done, calls = bash(script, desk, GITHUB_REF_NAME="v0.2.0")
    assert done.returncode == 0 and "gh [release] [create] [v0.2.0]" in calls and (desk / "notes.md").read_text() == "\nNew.\n\n### Moving\n\n"
    done, after = bash(script, desk, GITHUB_REF_NAME="v0.3.0")
    assert done.returncode == 1 and after == calls and "no section for v0.3.0" in done.stdout


# ---- the container

def test_the_container_has_no_rights_and_all_that_the_wheel_needs():
    instructions = [line.split(None, 1) for line in DOCKERFILE.splitlines() if re.match("[A-Z]+ ", line)]
    order = [name for name, _ in instructions]
    assert ("USER", "10001") in map(tuple, instructions) and order.index("USER") < order.index("ENTRYPOINT") and "--no-index" in DOCKERFILE
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {"pyproject.toml", project["project"]["readme"], *project["project"]["license-files"], *wheel["force-include"],
              *(p.split("/")[0] for p in wheel["packages"])}
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert kept == needed


def test_the_container_runs_the_commands_of_the_page(desk):
    done, calls = bash(scripts("docker build"), desk)
    build, run = calls.splitlines()
    assert done.returncode == 0 and build == "docker [build] [-t] [newslint] [.]"
    arguments = re.findall(r"\[(.*?)\]", run)
    asked = arguments[arguments.index("newslint") + 1 :]
    assert {"--network", "none", "--read-only"} <= set(arguments)
    assert bash(shlex.join(["newslint", *asked]), desk, NEWSLINT_CACHE=re.search("NEWSLINT_CACHE=(.*)", DOCKERFILE)[1])[0].returncode == 1

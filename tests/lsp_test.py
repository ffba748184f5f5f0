"""newslint lsp as VS Code, Neovim and Emacs see it: their recorded capabilities, their ways to count."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT
from server_support import STORIES, STORY

from newslint import Session
from newslint.editor import Article, Text, changed_text

pytest_lsp = pytest.importorskip("pytest_lsp")
from lsprotocol import types as t  # noqa: E402

MENDED = STORY.replace("woudl", "would", 1)
COMMAND = [sys.executable, "-m", "newslint", "lsp"]


@pytest_lsp.fixture(config=pytest_lsp.ClientServerConfig(server_command=COMMAND), params=["visual-studio-code", "neovim", "emacs"])
async def client(request, lsp_client: pytest_lsp.LanguageClient):
    async for _ in session(lsp_client, request.param):
        yield


@pytest_lsp.fixture(config=pytest_lsp.ClientServerConfig(server_command=COMMAND))
async def editor(lsp_client: pytest_lsp.LanguageClient):
    async for _ in session(lsp_client, "visual-studio-code"):
        yield


async def session(client, name):
    capabilities = pytest_lsp.client_capabilities(name)
    answer = await client.initialize_session(t.InitializeParams(capabilities=capabilities, root_uri="file:///desk"))
    client.encoding = answer.capabilities.position_encoding or "utf-16"
    yield
    await client.shutdown_session()


async def opened(client, uri, text, language="plaintext"):
    """The diagnostics after a document was opened."""
    client.text_document_did_open(t.DidOpenTextDocumentParams(t.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)))
    return await published(client, uri)


async def published(client, uri):
    await asyncio.wait_for(client.wait_for_notification(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 20)
    return list(client.diagnostics[uri])


async def until(condition):
    """Wait until something holds: what a server sends may come before or after the answer to a request."""
    for _ in range(400):
        if condition():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it never came to that")


def at(text, position, encoding):
    """The offset that a client finds at a position, counted apart from newslint's own code."""
    starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]
    start, (name, size) = starts[position.line], {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    return start + len(text[start:].encode(name)[: position.character * size].decode(name))


def marked(text, d, encoding):
    return text[at(text, d.range.start, encoding) : at(text, d.range.end, encoding)]


def applied(text, edit, encoding):
    """The text after a client has applied a WorkspaceEdit."""
    changes = edit.document_changes[0].edits if edit.document_changes else next(iter(edit.changes.values()))
    for e in sorted(changes, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: at(text, e.range.start, encoding)] + e.new_text + text[at(text, e.range.end, encoding) :]
    return text


async def actions(client, uri, d, only=None):
    context = t.CodeActionContext(diagnostics=[d] if d else [], only=only)
    where = d.range if d else t.Range(t.Position(0, 0), t.Position(0, 0))
    return await client.text_document_code_action_async(t.CodeActionParams(t.TextDocumentIdentifier(uri), where, context)) or []


@pytest.mark.asyncio
async def test_the_marked_words_and_what_a_client_makes_of_them(client):
    uri, text = "file:///desk/a.txt", "It rained.\n" + STORY
    first, second = await opened(client, uri, text)
    assert [marked(text, d, client.encoding) for d in (first, second)] == ["woudl", "woudl"]
    assert first.code == "TY101" and first.source == "newslint" and first.severity == t.DiagnosticSeverity.Warning
    assert "check the quotation" in second.message and "check the quotation" not in first.message
    found = await actions(client, uri, first)
    assert [a.title for a in found] == [
        "Write “would” (look at it first)", "Ignore TY101 here", "Accept “woudl” in all articles", "Why TY101?"]
    assert applied(text, found[0].edit, client.encoding) == "It rained.\n" + MENDED
    quoted = await actions(client, uri, second)
    assert [a.title for a in quoted] == ["Ignore TY101 here", "Accept “woudl” in all articles", "Why TY101?"]
    assert second.data["fix"] is None and second.data["suggestions"] == [] and first.data["fingerprint"] != second.data["fingerprint"]


@pytest.mark.asyncio
async def test_changes_come_in_pieces(client):
    uri = "file:///desk/b.txt"
    assert await opened(client, uri, "It\u2028rained. 😀 He would go.\r\nShe left.") == []
    column = {"utf-8": 21, "utf-16": 17, "utf-32": 16}[client.encoding]
    changes = [
        t.TextDocumentContentChangePartial(range=t.Range(t.Position(0, column), t.Position(0, column + 5)), text="woudl"),
        t.TextDocumentContentChangePartial(range=t.Range(t.Position(1, 0), t.Position(1, 3)), text="Nobody woudl have"),
    ]
    client.text_document_did_change(t.DidChangeTextDocumentParams(t.VersionedTextDocumentIdentifier(version=2, uri=uri), changes))
    await until(lambda: len(client.diagnostics[uri]) == 2)
    text = "It\u2028rained. 😀 He woudl go.\r\nNobody woudl have left."
    assert [marked(text, d, client.encoding) for d in client.diagnostics[uri]] == ["woudl", "woudl"]


@pytest.mark.asyncio
async def test_a_client_that_asks_for_diagnostics_is_sent_none(editor):
    uri = "file:///desk/c.txt"
    await opened(editor, uri, STORY)
    asked = t.DocumentDiagnosticParams(t.TextDocumentIdentifier(uri))
    report = await editor.text_document_diagnostic_async(asked)
    assert [d.code for d in report.items] == ["TY101", "TY101"]
    await until(lambda: not editor.diagnostics[uri])
    whole = [t.TextDocumentContentChangeWholeDocument(text="He woudl go.")]
    editor.text_document_did_change(t.DidChangeTextDocumentParams(t.VersionedTextDocumentIdentifier(version=2, uri=uri), whole))
    report = await editor.text_document_diagnostic_async(asked)
    assert len(report.items) == 1
    await asyncio.sleep(0.6)
    assert not editor.diagnostics[uri]


@pytest.mark.asyncio
async def test_accepted_words_and_a_config_that_changes(editor, tmp_path):
    config, words = tmp_path / "newslint.toml", tmp_path / "words.txt"
    config.write_text('accept = ["words.txt"]\n')
    words.write_text("# ours\n")
    uri = (tmp_path / "a.txt").as_uri()
    assert len(await opened(editor, uri, STORY)) == 2
    command = t.ExecuteCommandParams(command="newslint.acceptWord", arguments=[uri, "woudl"])
    assert (await editor.workspace_execute_command_async(command))["added"] is True
    await until(lambda: not editor.diagnostics[uri])
    assert words.read_text() == "# ours\nwoudl\n"
    config.write_text("")  # nobody tells the server of it
    await until(lambda: len(editor.diagnostics[uri]) == 2)
    config.write_text('ignore = ["TY101"]\n')
    editor.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([]))
    await until(lambda: not editor.diagnostics[uri])
    config.write_text("levle = 1\n")
    editor.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([]))
    await until(lambda: any("did you mean 'level'" in m.message for m in editor.messages))
    assert await editor.workspace_execute_command_async(t.ExecuteCommandParams(command="newslint.acceptWord", arguments=[uri, "x"])) is None


@pytest.mark.asyncio
async def test_what_is_certain_is_mended_at_once(editor):
    uri, text = "file:///desk/d.txt", "The the bridge opened. “The the bridge,” he said, “woudl hold.”\nThe mayor left left at noon."
    await opened(editor, uri, text)
    assert await actions(editor, uri, None, only=["refactor"]) == []
    for only in (["source.fixAll.newslint"], ["source.fixAll"], ["source"]):
        (found,) = await actions(editor, uri, None, only=only)
        assert found.kind == "source.fixAll.newslint"
        assert applied(text, found.edit, "utf-16").startswith("The bridge opened. “The the bridge,” he said, “woudl hold.”\n")


@pytest.mark.asyncio
async def test_reasons(editor):
    uri = "file:///desk/e.txt"
    (d,) = await opened(editor, uri, "He woudl go.")
    found = await editor.text_document_hover_async(t.HoverParams(t.TextDocumentIdentifier(uri), d.range.start))
    assert found.contents.value.startswith("**TY101 misspelling**") and "Marked:" in found.contents.value and found.range == d.range
    assert await editor.text_document_hover_async(t.HoverParams(t.TextDocumentIdentifier(uri), t.Position(0, 0))) is None
    command = t.ExecuteCommandParams(command="newslint.explain", arguments=["TY101"])
    assert (await editor.workspace_execute_command_async(command)).startswith("TY101 misspelling")


@pytest.mark.asyncio
async def test_ignoring_and_markdown(editor):
    for uri, language, text in (("file:///desk/f.txt", "plaintext", STORY), ("untitled:f", "markdown", "# Rain\r\n\r\nIt rained.\r\n\r\nHe *woudl* go, and `woudl` is code.\r\n")):
        found = await opened(editor, uri, text, language)
        ignore = next(a for a in await actions(editor, uri, found[0]) if a.title == "Ignore TY101 here")
        after = applied(text, ignore.edit, "utf-16")
        editor.text_document_did_change(t.DidChangeTextDocumentParams(
            t.VersionedTextDocumentIdentifier(version=2, uri=uri), [t.TextDocumentContentChangeWholeDocument(text=after)]))
        await until(lambda u=uri, n=len(found): len(editor.diagnostics[u]) == n - 1)


@pytest.mark.asyncio
@pytest.mark.parametrize("name, before, table", [
    ("newslint.toml", 'level = "note"', "ignore"), ("newslint.toml", '[levels]\r\nTI101 = "note"\r\n', "ignore"),
    ("pyproject.toml", '[tool.newslint]\nlevel = "note"\n', "tool.newslint.ignore"),
])
async def test_what_no_comment_can_silence_goes_into_the_config(editor, tmp_path, name, before, table):
    (tmp_path / name).write_bytes(before.encode())
    uri, text = (tmp_path / "a [1].txt").as_uri(), "He said the the bridge is here.\nThe the end is in in sight.\n"
    (tmp_path / "a [1].txt").write_text(text)
    first, *rest = await opened(editor, uri, text)
    ignore = next(a for a in await actions(editor, uri, first) if a.title == "Ignore TY102 here")
    assert "newslint.ignoreRule" in str(ignore.command)  # lsprotocol's client takes an action without an edit for a Command
    command = t.ExecuteCommandParams(command="newslint.ignoreRule", arguments=[uri, "TY102", "the the"])
    assert (await editor.workspace_execute_command_async(command))["file"] == str(tmp_path / name)
    await until(lambda: len(editor.diagnostics[uri]) == len(rest) - 1)  # the same words in the second line too
    end = "\r\n" if "\r\n" in before else "\n"
    assert (tmp_path / name).read_bytes().decode() == before + end * (not before.endswith("\n")) + end + end.join(
        [f"[[{table}]]", 'path = "a [[]1].txt"', 'code = "TY102"', 'text = "the the"', 'reason = "put aside in an editor"', ""])
    assert [f.message for f in Session().check_file(tmp_path / "a [1].txt") if "the" in f.message.split()[-1]] == []


@pytest.mark.asyncio
@pytest.mark.parametrize("config, says", [(None, "newslint init makes one"), ('ignore = ["TI"]\n', "write the codes of its ignore list as [[ignore]] entries first")])
async def test_a_config_that_takes_no_entry_is_named(editor, tmp_path, config, says):
    if config:
        (tmp_path / "newslint.toml").write_text(config)
    uri = (tmp_path / "a.txt").as_uri()
    await opened(editor, uri, "He said the the bridge is here.\n")
    command = t.ExecuteCommandParams(command="newslint.ignoreRule", arguments=[uri, "TY102", "the the"])
    assert await editor.workspace_execute_command_async(command) is None
    await until(lambda: any(says in m.message for m in editor.messages))
    assert not config or (tmp_path / "newslint.toml").read_text() == config


@pytest.mark.asyncio
async def test_the_same_findings_as_check(editor):
    own = Session()
    for story in STORIES:
        text, uri = story.read_text(encoding="utf-8"), story.as_uri()
        found = await opened(editor, uri, text, "markdown" if story.suffix == ".md" else "plaintext")
        wanted = sorted((p.start, p.end, f.code) for f in own.check_text(text, story) for p in f.places)
        assert sorted((at(text, d.range.start, "utf-16"), at(text, d.range.end, "utf-16"), d.code) for d in found) == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("source", ["", "a", "a\r\nb\rc\n\nd", "😀é\u2028x\n“ü😀”", "\n\n", "a\x0cb\x85c\n"])
def test_positions_lead_back(source, encoding):
    text = Text(source, encoding)
    for offset in range(len(source) + 1):
        if source[offset - 1 : offset + 1] != "\r\n":
            assert text.offset(*text.position(offset)) == offset
    assert text.offset(99, 0) == text.offset(98, 99) == len(source)
    assert text.offset(0, 999) == min([source.find(c) for c in "\r\n" if c in source] or [len(source)])


def test_changes_outside_the_text_are_moved_into_it():
    def change(a, b, c, d, new):
        return t.TextDocumentContentChangePartial(range=t.Range(t.Position(a, b), t.Position(c, d)), text=new)

    assert changed_text("ab\ncd", [change(0, 1, 1, 1, "X")], "utf-16") == "aXd"
    assert changed_text("ab\ncd", [change(7, 0, 9, 9, "X")], "utf-16") == "ab\ncdX"
    assert changed_text("ab", [change(0, 2, 0, 2, "c"), change(0, 0, 0, 1, "")], "utf-16") == "bc"


def test_an_older_result_is_dropped():
    article = Article("file:///a.txt", "/a.txt", "plaintext", 1, "He woudl go.")
    source, marks = article.check(Session())
    article.change("He would go.", 2)
    assert not article.keep(source, marks) and article.marks == ()


def test_neovim(tmp_path):
    """The editor itself: its own code applies the first action of each place."""
    if not shutil.which("nvim"):
        pytest.skip("needs Neovim")
    (tmp_path / "case.txt").write_text("It rained.\n" + STORY + "\n", encoding="utf-8")
    env = os.environ | {"SERVER": json.dumps(COMMAND), "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(["nvim", "--headless", "-u", "NONE", "-S", ROOT / "tests/clients/neovim.lua"], cwd=tmp_path, env=env,
                          capture_output=True, text=True, timeout=60)
    found = json.loads((tmp_path / "seen.json").read_text()) if (tmp_path / "seen.json").exists() else done.stderr
    assert found["marked"] == ["woudl", "woudl"], done.stderr
    assert found["titles"][0] == "Write “would” (look at it first)"
    assert found["after"] == ["It rained.", MENDED]

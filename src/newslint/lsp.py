"""newslint lsp: the checks in code editors, over the Language Server Protocol."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from os.path import join

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from newslint import __version__, accept, ignoring
from newslint.config import ConfigError
from newslint.editor import Article, Text, changed_text
from newslint.explain import as_markdown, page, wrapped
from newslint.finding import LEVELS
from newslint.rules import RuleError
from newslint.session import Options, Session

DEBOUNCE = 0.2  # seconds after the last change
WATCH = 2.0  # seconds between two looks at the files that decide what is found
SEVERITY = {"error": t.DiagnosticSeverity.Error, "warning": t.DiagnosticSeverity.Warning, "note": t.DiagnosticSeverity.Information}
FIX_ALL = "source.fixAll.newslint"
LISTS = ("select", "ignore")


class Server(LanguageServer):
    """The language server.  articles: {uri: editor.Article} of what is open."""

    def __init__(self, config=None):
        super().__init__("newslint", f"v{__version__}", text_document_sync_kind=t.TextDocumentSyncKind.Incremental)
        self._config, self.articles, self._waiting, self._pool = config, {}, {}, ThreadPoolExecutor(2, "check")
        self._pulls, self._reported, self._full, self._watching = False, set(), (None, {}), None
        self.start_session({})

    # What was asked for, and which files decide

    def start_session(self, settings):
        """Begin anew with the settings of the editor; faulty ones are named, and the others hold."""
        settings = settings if isinstance(settings, dict) else {}
        lists = {key: tuple(v for v in settings.get(key) or () if isinstance(v, str)) for key in LISTS if isinstance(settings.get(key), list)}
        level = settings.get("level") if settings.get("level") in LEVELS else None
        try:
            from datetime import date

            published = date.fromisoformat(settings["published"]) if settings.get("published") else None
        except (TypeError, ValueError):
            published = None
            self.tell(f"published {settings['published']!r} must be a date such as 2026-02-03")
        config = self._config or settings.get("config")
        try:
            self.session = Session(options=Options(config=config, level=level, published=published, **lists))
        except ConfigError as err:
            self.tell(err)
            self.session = Session(options=Options(level=level, published=published, **lists))

    def tell(self, problem):
        """Show a problem in the editor, once."""
        if str(problem) not in self._reported:
            self._reported.add(str(problem))
            self.window_show_message(t.ShowMessageParams(t.MessageType.Error, f"newslint: {problem}"))

    def path_of(self, uri):
        """The path of an article; one that has no file is a draft in the folder that is open."""
        return to_fs_path(uri) if uri.startswith("file:") else join(self.workspace.root_path or ".", "draft.txt")

    # Checking

    def wait(self, uri, seconds=DEBOUNCE):
        """Check an article when nothing has changed for a while."""
        if uri in self._waiting:
            self._waiting[uri].cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._check_later(uri, seconds))

    async def _check_later(self, uri, seconds):
        if seconds:
            await asyncio.sleep(seconds)
        article = self.articles.get(uri)
        if article is not None and await self.check(article):
            self.publish(article)

    async def check(self, article):
        """Whether the article was checked as it is now; an older result is dropped."""
        if article.checked == article.source and not self.session_changed():
            return True
        try:
            source, marks = await asyncio.get_running_loop().run_in_executor(self._pool, article.check, self.session)
        except (ConfigError, RuleError) as err:
            self.tell(err)
            source, marks = article.source, ()
        return self.articles.get(article.uri) is article and article.keep(source, marks)

    def session_changed(self):
        """Whether a config, rule or accept file has changed; then nothing that was checked holds any more."""
        if not self.session.stale():
            return False
        self._reported.clear()
        for article in self.articles.values():
            article.checked = None
        return True

    def check_all(self):
        """Check all open articles anew."""
        for uri, article in self.articles.items():
            article.checked = None
            self.wait(uri, 0)
        capabilities = self.client_capabilities.workspace
        if self._pulls and capabilities and capabilities.diagnostics and capabilities.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def publish(self, article):
        """Send the diagnostics, unless the client asks for them itself: it would show them twice."""
        if not self._pulls:
            self.text_document_publish_diagnostics(t.PublishDiagnosticsParams(article.uri, self.diagnostics(article), article.version))

    def pulled(self, article):
        """The client asks for diagnostics itself: from now on nothing is sent unasked, and what was sent is taken back."""
        if not self._pulls:
            self._pulls = True
            for other in self.articles.values():
                if other.checked is not None:
                    self.text_document_publish_diagnostics(t.PublishDiagnosticsParams(other.uri, []))
        return self.diagnostics(article)

    def text(self, article):
        """The article as the client counts lines and columns."""
        return Text(article.source, self.encoding())

    def encoding(self):
        """How the client counts columns: "utf-8", "utf-16" or "utf-32"."""
        agreed = self.server_capabilities.position_encoding
        return getattr(agreed, "value", agreed) or "utf-16"

    def range(self, text, start, end):
        """The Range of [start, end)."""
        return t.Range(t.Position(*text.position(start)), t.Position(*text.position(end)))

    def diagnostics(self, article):
        """The Diagnostics of an article that was checked."""
        text = self.text(article)
        return [self._diagnostic(article, text, mark) for mark in article.marks]

    def _diagnostic(self, article, text, mark):
        finding, place = mark.finding, mark.place
        related = [(e.start, e.end, e.message or "compare this") for e in finding.evidence if e.article is None]
        related += [(p.start, p.end, "the same here") for p in finding.places if p is not place]
        fix = place.fix
        return t.Diagnostic(
            range=self.range(text, place.start, place.end), severity=SEVERITY[place.level], code=finding.code, source="newslint",
            message=finding.advised(finding.fixable and place.quoted),
            tags=[t.DiagnosticTag.Unnecessary] if fix and all(not e.content for e in fix.edits) else None,
            related_information=[
                t.DiagnosticRelatedInformation(t.Location(article.uri, self.range(text, a, b)), message) for a, b, message in related
            ] or None,
            data={"fingerprint": mark.fingerprint, "fix": fix.message if fix else None, "suggestions": [] if place.quoted else list(finding.suggestions)},
        )

    def edit(self, article, edits):
        """The WorkspaceEdit of ((start, end, text), …), for the text as it is now."""
        text = self.text(article)
        changes = [t.TextEdit(self.range(text, start, end), content) for start, end, content in edits]
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            document = t.OptionalVersionedTextDocumentIdentifier(article.uri, article.version)
            return t.WorkspaceEdit(document_changes=[t.TextDocumentEdit(document, changes)])
        return t.WorkspaceEdit(changes={article.uri: changes})

    def rule(self, code):
        """The Rule of that code with its reason and examples, or None."""
        if self._full[0] is not self.session or code not in self._full[1]:
            self._full = self.session, {rule.code: rule for rule in self.session.rules()}
        return self._full[1].get(code)

    async def watch(self):
        """While articles are open, look for changes of the files that decide what is found: not every editor tells of them."""
        while self.articles:
            await asyncio.sleep(WATCH)
            if self.session_changed():
                self.check_all()
        self._watching = None


def make(config=None):
    """The Server with all that it answers.  Raises ConfigError for a config that was asked for by name and cannot be used."""
    if config:
        Session(config)
    server = Server(config)
    _syncs(server)
    _answers(server)
    _commands(server)
    return server


def _syncs(server):
    @server.feature(t.INITIALIZED)
    async def initialized(ls, _):
        workspace = ls.client_capabilities.workspace
        if workspace and workspace.configuration:
            await settings(ls)

    @server.feature(t.INITIALIZE)
    def initialize(ls, params):
        ls.workspace.update_text_document = lambda *_: None  # pygls cuts lines at U+2028 too, and fails at columns after one
        if params.initialization_options:
            ls.start_session(params.initialization_options)

    async def settings(ls):
        """Take over the section “newslint” of the editor's settings, if it has one."""
        items = t.ConfigurationParams([t.ConfigurationItem(section="newslint")])
        try:
            found = await asyncio.wait_for(ls.workspace_configuration_async(items), 5)
        except Exception:  # a client that says it can and does not
            return
        if found and found[0]:
            ls.start_session(found[0])
            ls.check_all()

    @server.feature(t.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(ls, params):
        given = params.settings.get("newslint") if isinstance(params.settings, dict) else None
        if given:
            ls.start_session(given)
            ls.check_all()
        else:
            await settings(ls)

    @server.feature(t.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(ls, _):
        ls.check_all()

    @server.feature(t.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls, params):
        d = params.text_document
        ls.articles[d.uri] = Article(d.uri, ls.path_of(d.uri), d.language_id, d.version, d.text)
        ls.wait(d.uri, 0)
        if ls._watching is None:
            ls._watching = asyncio.get_running_loop().create_task(ls.watch())

    @server.feature(t.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls, params):
        article = ls.articles.get(params.text_document.uri)
        if article is not None:
            article.change(changed_text(article.source, params.content_changes, ls.encoding()), params.text_document.version)
            ls.wait(article.uri)

    @server.feature(t.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls, params):
        if params.text_document.uri in ls.articles:
            ls.wait(params.text_document.uri, 0)

    @server.feature(t.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(ls, params):
        uri = params.text_document.uri
        if ls.articles.pop(uri, None) is not None:
            if task := ls._waiting.pop(uri, None):
                task.cancel()
            ls.text_document_publish_diagnostics(t.PublishDiagnosticsParams(uri, []))


def _answers(server):
    @server.feature(t.TEXT_DOCUMENT_DIAGNOSTIC, t.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False))
    async def diagnostic(ls, params):
        article = ls.articles.get(params.text_document.uri)
        while article is not None and not await ls.check(article):
            article = ls.articles.get(params.text_document.uri)
        return t.RelatedFullDocumentDiagnosticReport(items=ls.pulled(article) if article is not None else [])

    @server.feature(t.TEXT_DOCUMENT_CODE_ACTION, t.CodeActionOptions([t.CodeActionKind.QuickFix, FIX_ALL]))
    async def code_action(ls, params):
        article = ls.articles.get(params.text_document.uri)
        if article is None or not await ls.check(article):
            return []
        only = [getattr(kind, "value", kind) for kind in params.context.only or ()]
        found = []
        if not only or any("quickfix".startswith(kind) for kind in only):
            text = ls.text(article)
            start, end = (text.offset(p.line, p.character) for p in (params.range.start, params.range.end))
            found += [_action(ls, article, action) for mark in article.marks_in(start, end) for action in article.actions(mark)]
        if any((FIX_ALL + ".").startswith(kind + ".") for kind in only) and (edits := article.safe_edits()):
            found.append(t.CodeAction("Mend all that is certain", kind=FIX_ALL, edit=ls.edit(article, edits)))
        return found

    @server.feature(t.TEXT_DOCUMENT_HOVER)
    async def hover(ls, params):
        article = ls.articles.get(params.text_document.uri)
        if article is None or not await ls.check(article):
            return None
        text = ls.text(article)
        at = text.offset(params.position.line, params.position.character)
        marks = [m for m in article.marks if m.place.start <= at < m.place.end]
        pages = [as_markdown(rule) for code in dict.fromkeys(m.finding.code for m in marks) if (rule := ls.rule(code))]
        if not pages:
            return None
        where = ls.range(text, marks[0].place.start, marks[0].place.end)
        return t.Hover(t.MarkupContent(t.MarkupKind.Markdown, "\n\n---\n\n".join(pages)), where)


def _action(ls, article, action):
    mark = action.mark
    own = ls._diagnostic(article, ls.text(article), mark)
    command = action.command and t.Command(title=action.title, command=action.command[0], arguments=list(action.command[1]))
    return t.CodeAction(
        action.title, kind=t.CodeActionKind.QuickFix, diagnostics=[own], is_preferred=action.safe or None,
        edit=ls.edit(article, action.edits) if action.edits else None, command=command,
    )


def _commands(server):
    def written(ls, write):
        """What write() returns; where it cannot, the editor shows why."""
        try:
            value = write()
        except (accept.AcceptError, ConfigError) as err:
            return ls.window_show_message(t.ShowMessageParams(t.MessageType.Error, f"newslint: {err}"))
        ls.check_all()
        return value

    @server.command("newslint.acceptWord")
    async def accept_word(ls, uri: str, word: str):
        def write():
            file = accept.accept_file(ls.session.config(ls.path_of(uri)))
            return {"added": accept.add(file, word), "file": file}

        return written(ls, write)

    @server.command("newslint.ignoreRule")
    async def ignore_rule(ls, uri: str, code: str, found: str):
        path = ls.path_of(uri)
        return written(ls, lambda: {"file": ignoring.add(ls.session.config(path), path, code, found)})

    @server.command("newslint.explain")
    async def explain(ls, code: str):
        rule = ls.rule(code)
        if rule is None:
            return None
        ls.window_show_message(t.ShowMessageParams(t.MessageType.Info, f"{rule.code} {rule.name}: {wrapped(rule.why, 10_000)}"))
        return page(rule)

    @server.command("newslint.fixAll")
    async def fix_all(ls, uri: str):
        article = ls.articles.get(uri)
        if article is None or not await ls.check(article) or not (edits := article.safe_edits()):
            return None
        await ls.workspace_apply_edit_async(t.ApplyWorkspaceEditParams(ls.edit(article, edits), "newslint: mend all that is certain"))
        return len(edits)

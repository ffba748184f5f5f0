"""The ASGI application: who may ask, how much, for how long; and which protocol answers."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, strftime

from starlette.datastructures import Headers
from starlette.responses import Response

from newslint.server import languagetool, pages, typerighter
from newslint.server.requests import Answer, Call, Refused

MAX_BODY = 2_000_000  # bytes
MAX_WAITING = 64_000_000  # bytes of all bodies that are being read, or wait to be checked
MAX_QUEUE = 200  # requests that wait for a thread
THREADS = 2  # Python runs one at a time; the second keeps a short text from waiting for a long one
DEADLINE = 8.0  # seconds; LibreOffice waits ten
READ_TIMEOUT = 15.0  # seconds in which a body must have come
WORD_ROUTES = ("words", "add", "delete")
LANGUAGETOOL = ("languages", "maxtextlength", "info", "configinfo")
TYPERIGHTER = ("checkStream", "checkSingle", "categories")
EXTENSIONS = ("chrome-extension://", "moz-extension://", "safari-web-extension://")


class App:
    """newslint over HTTP.

    checker: see checker.Checker.  hosts: names under which the server may be asked, without port.  origins: of pages that may
    ask, and write; where there are none, all may ask.  writing: whether accept files may be changed.  log(line).
    """

    def __init__(self, checker, hosts, origins=(), writing=False, log=print, deadline=DEADLINE):
        self.checker, self._hosts, self._origins = checker, frozenset(h.lower() for h in hosts), frozenset(origins)
        self._writing, self._log, self._deadline = writing, log, deadline
        self._pool = ThreadPoolExecutor(THREADS, "check")
        self._waiting = self._bytes = 0

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return
        started, headers = monotonic(), Headers(scope=scope)
        try:
            answer = await self._answer(scope, headers, receive)
        except Refused as err:
            answer = Answer(f"Error: {err}".encode("utf-8", "replace"), "text/plain", err.status)
        except Exception as err:  # our own fault: say so, go on, and keep the text out of the log
            self._log(f"newslint: {_shown(scope)} failed: {type(err).__name__}")
            answer = Answer(b"Error: newslint failed at this request", "text/plain", 500)
        if answer is None:  # the client is gone
            return
        await self._send(answer, scope, headers, receive, send)
        ms = 1000 * (monotonic() - started)
        facts = f"{answer.characters} characters, {answer.findings} findings, " if answer.characters else ""
        client = "".join(c for c in answer.client[:40] if c.isalnum() or c in "-._")
        self._log(f"{strftime('%H:%M:%S')} {_shown(scope)} {answer.status} {facts}{ms:.0f} ms{f' ({client})' * bool(client)}")

    async def _send(self, answer, scope, headers, receive, send):
        fields = self._cors(scope, headers) | {"Content-Type": answer.content_type, "X-Content-Type-Options": "nosniff"}
        if answer.status == 413 or answer.status == 408:
            fields["Connection"] = "close"  # the rest of the body is not read
        body = b"" if scope["method"] == "HEAD" else answer.body
        fields["Content-Length"] = str(len(answer.body))
        await Response(body, answer.status, fields | dict(answer.headers))(scope, receive, send)

    def _cors(self, scope, headers):
        """The headers that let a page of another origin read the answer, whatever it is."""
        origin = headers.get("origin")
        if origin is None:
            return {"Access-Control-Allow-Origin": "*"} if not self._origins else {}
        fields = {"Vary": "Origin"}
        if self._may_ask(origin, headers):
            fields |= {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"}
            if scope["method"] == "OPTIONS":
                fields |= {
                    "Access-Control-Allow-Methods": "GET, POST, OPTIONS", "Access-Control-Allow-Headers": "Content-Type, Accept",
                    "Access-Control-Max-Age": "86400",
                }
                if headers.get("access-control-request-private-network") == "true":
                    fields["Access-Control-Allow-Private-Network"] = "true"
        return fields

    def _may_ask(self, origin, headers):
        return not self._origins or origin in self._origins or self._is_own(origin, headers) or origin.startswith(EXTENSIONS)

    def _is_own(self, origin, headers):
        return origin in (f"http://{headers.get('host')}", f"https://{headers.get('host')}")

    async def _answer(self, scope, headers, receive):
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            raise Refused(403, "This host name is not served; newslint serve --allow-host NAME allows it")
        origin, method = headers.get("origin"), scope["method"]
        if method == "OPTIONS":
            return Answer(b"", "text/plain", 204)
        if method not in ("GET", "POST", "HEAD"):
            raise Refused(405, "Use GET or POST")
        if origin is not None and not self._may_ask(origin, headers):
            raise Refused(403, "This origin is not allowed; newslint serve --allow-origin ORIGIN allows it")
        may_write = self._writing and (origin is None or self._is_own(origin, headers) or origin in self._origins)
        size = 0
        try:
            body = bytearray()
            async with asyncio.timeout(READ_TIMEOUT):
                more = method == "POST"
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    body += message.get("body", b"")
                    self._bytes, size = self._bytes + len(message.get("body", b"")), len(body)
                    if size > MAX_BODY:
                        raise Refused(413, f"The request is longer than {MAX_BODY} bytes")
                    if self._bytes > MAX_WAITING:
                        raise Refused(503, "The server is busy; try again")
                    more = message.get("more_body", False)
            base = f"{scope['scheme']}://{host}"
            call = Call(method, _route(scope), scope["query_string"], bytes(body), headers.get("content-type", ""), base, may_write)
            return await self._work(scope, call)
        except TimeoutError:
            raise Refused(408, "The request came too slowly") from None
        finally:
            self._bytes -= size

    async def _work(self, scope, call):
        answer = _chosen(scope, call)
        if answer is None:
            raise Refused(404, f"Unsupported action: '{call.route[:40]}'")
        if self._waiting >= MAX_QUEUE:
            raise Refused(503, "The server is busy; try again")
        loop = asyncio.get_running_loop()
        self._waiting += 1
        job = self._pool.submit(answer, call, self.checker)
        job.add_done_callback(lambda _: None if loop.is_closed() else loop.call_soon_threadsafe(self._done))
        try:
            async with asyncio.timeout(self._deadline):
                return await asyncio.wrap_future(job)
        except TimeoutError:
            if answer is languagetool.answer:
                return languagetool.incomplete(f"The check took longer than {self._deadline:g} seconds")
            raise Refused(503, f"The check took longer than {self._deadline:g} seconds") from None

    def _done(self):
        self._waiting -= 1

    def close(self):
        """Let no thread go on."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _route(scope):
    """The last part of the path: what comes before it depends on what users enter as the address of the server."""
    return scope["path"].rstrip("/").rpartition("/")[2][:40]


def _shown(scope):
    """Method and route for the log; what a client has invented is not repeated."""
    route, method = _route(scope), scope["method"]
    known = {"check", "healthcheck", *WORD_ROUTES, *LANGUAGETOOL, *TYPERIGHTER, *pages.ROUTES}
    return f"{method if method in ('GET', 'POST', 'HEAD', 'OPTIONS') else '?'} /{route if route in known else '?'}"


def _name(host):
    """A host without its port, in lower case."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _chosen(scope, call):
    """The function that answers a Call, or None."""
    route, path = call.route, scope["path"].rstrip("/")
    if route == "check" and call.method == "POST" and call.body.lstrip()[:1] == b"{" and "json" in call.content_type:
        return typerighter.answer
    if route == "check" or route in LANGUAGETOOL:
        return languagetool.answer
    if route in TYPERIGHTER:
        return typerighter.answer
    if route in WORD_ROUTES and (route == "words" or path.endswith("/words/" + route)):
        return languagetool.words
    if route == "healthcheck":
        return _healthy
    return pages.chosen(path, call)


def _healthy(_call, _checker):
    return Answer(b"OK", "text/plain")

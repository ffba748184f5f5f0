"""newslint serve: who may ask, how much, how long; what it never says."""

import asyncio
import json
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest
from server_support import STORY, ask, matches, served, started

FORM = {"text": STORY, "language": "en-US"}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with served(tmp_path_factory.mktemp("desk")) as port:
        yield port


def raw(port, sent, half_close=False, wait=10):
    """What the server sends until it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as s:
        s.sendall(sent)
        if half_close:
            s.shutdown(socket.SHUT_WR)
        found = b""
        try:
            while piece := s.recv(65536):
                found += piece
        except ConnectionResetError:  # it has closed before all was sent
            pass
        return found


def request(port, body, extra=b""):
    return (b"POST /v2/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n%b\r\n%b" % (port, len(body), extra, body))


def test_other_names_are_refused(port):
    """A page whose name was bound to this address must not read what newslint says."""
    for host in ("evil.example.org", f"evil.example.org:{port}", "127.0.0.1.example.org", "localhost.evil", "0.0.0.0"):
        assert ask(port, "/v2/languages", Host=host)[0] == 403
    for host in (f"localhost:{port}", "127.0.0.1", "LOCALHOST", f"[::1]:{port}"):
        assert ask(port, "/v2/languages", Host=host)[0] == 200


def test_only_allowed_origins_may_ask(tmp_path):
    with served(tmp_path, "--allow-origin", "https://cms.example.org/", "--allow-host", "newsroom.example.org") as port:
        own = f"http://127.0.0.1:{port}"
        for origin in ("https://cms.example.org", own, "moz-extension://abc", None):
            status, headers, _ = ask(port, "/v2/check", FORM, **({"Origin": origin} if origin else {}))
            assert status == 200 and headers.get("access-control-allow-origin") == origin
        status, headers, _ = ask(port, "/v2/check", FORM, Origin="https://evil.example.org")
        assert status == 403 and "access-control-allow-origin" not in headers
        assert ask(port, "/v2/languages", Host="newsroom.example.org:80")[0] == 200


def test_it_listens_on_the_loopback_address(tmp_path):
    with served(tmp_path) as port:
        other = socket.gethostbyname(socket.gethostname())
        if other.startswith("127."):
            pytest.skip("this machine has no other address")
        with pytest.raises(OSError):
            socket.create_connection((other, port), timeout=2).close()


def test_a_body_that_is_too_long(port):
    status, headers, body = ask(port, "/v2/check", b"text=" + b"a" * 2_000_000, Origin="https://cms.example.org")
    assert status == 413 and body.startswith(b"Error: ") and headers["access-control-allow-origin"] == "https://cms.example.org"
    status, headers, body = ask(port, "/v2/check", {"text": "a " * 600_000, "language": "en"})
    assert status == 413
    assert len(matches(port, STORY)) == 2


def test_every_error_can_be_read_by_other_origins(port):
    for path, body, wanted in (("/v2/nothing", None, 404), ("/v2/check", {}, 400), ("/v2/words/add", {"word": "x"}, 403), ("/categories/x", {}, 404)):
        status, headers, _ = ask(port, path, body, Origin="https://cms.example.org")
        assert (status, headers["access-control-allow-origin"]) == (wanted, "https://cms.example.org")
    assert ask(port, "/v2/check", method="DELETE")[0] == 405


def test_a_client_that_closes_its_own_side_is_answered(port):
    body = b"language=en-US&text=He+woudl+go."
    for extra in (b"", b"Connection: close\r\n"):
        answer = raw(port, request(port, body, extra), half_close=True)
        assert answer.startswith(b"HTTP/1.1 200") and b'"offset":3,"length":5' in answer
    assert raw(port, b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nabc", half_close=True) == b""


def test_pipelined_and_chunked_requests(port):
    body = b"language=en-US&text=He+woudl+go."
    answer = raw(port, request(port, body) * 3 + request(port, body, b"Connection: close\r\n"))
    assert answer.count(b'"sentence":"He woudl go."') == 4
    chunked = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    pieces = b"".join(b"%x\r\n%b\r\n" % (len(body[i : i + 5]), body[i : i + 5]) for i in range(0, len(body), 5))
    assert b'"offset":3,"length":5' in raw(port, chunked + pieces + b"0\r\n\r\n")


@pytest.mark.parametrize("sent", [
    b"\0\0\0\0\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nConnection: close\r\n\r\n", b"POST /v2/check HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"\x16\x03\x01\x02\0" + bytes(range(256)) + b"\r\n\r\n",
    b"GET /%ff%00/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 4\r\n\r\n{\xff\xfe}",
])
def test_malformed_requests_cost_nobody_else(port, sent):
    answer = raw(port, sent)
    assert not answer or answer.startswith(b"HTTP/1.1 4")
    assert len(matches(port, STORY)) == 2


def test_a_hundred_clients_at_once_and_slow_ones_beside_them(port):
    idle = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(50)]
    for i, s in enumerate(idle):
        s.sendall(b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nte"[: 20 + i])
    texts = [f"Client {n} says the bridge woudl open. " * (n + 1) for n in range(100)]
    try:
        with ThreadPoolExecutor(100) as pool:
            found = list(pool.map(lambda text: matches(port, text), texts))
    finally:
        for s in idle:
            s.close()
    for n, own in enumerate(found):
        assert [m["found"] for m in own if m["rule"]["id"] == "TY101"] == ["woudl"] * (n + 1)


def test_the_log_holds_no_copy(tmp_path):
    log = tmp_path / "log"
    with served(tmp_path, log=log) as port:
        matches(port, "Orrin Vane woudl confess.", useragent="webextension-firefox")
        ask(port, "/v2/check?language=en-US&text=Orrin+Vane+woudl+go")
        ask(port, "/v2/Orrin%0AVane")
        ask(port, "/v2/check", {"text": "Orrin Vane", "data": "Vane"})
        ask(port, "/check", b'{"blocks": "Orrin Vane"}', Content_Type="application/json")
    text = log.read_text()
    assert "webextension-firefox" in text and "25 characters, 1 findings" in text
    assert "woudl" not in text and "confess" not in text and "Vane" not in text and len(text.splitlines()) == 5


def apps(**settings):
    pytest.importorskip("starlette")
    from newslint.server.app import App
    from newslint.server.checker import Checker

    return App(Checker(), ["localhost"], log=lambda _: None, **settings)


async def called(app, path, body=b"", method="POST", pause=0):
    """(status, body) of a request to an App."""
    sent, parts = [], [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        await asyncio.sleep(pause)
        return parts.pop(0) if parts else await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": [(b"host", b"localhost")], "scheme": "http"}
    await app(scope, receive, send)
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:])


def test_a_check_that_takes_too_long(monkeypatch):
    app = apps(deadline=0.2)
    gate = threading.Event()
    monkeypatch.setattr(app.checker, "check_pieces", lambda *_, **__: gate.wait(20))
    body = b"language=en-US&text=He+woudl+go."
    status, answer = asyncio.run(called(app, "/v2/check", body))
    value = json.loads(answer)
    assert status == 200 and value["matches"] == [] and value["warnings"]["incompleteResults"] is True
    assert "0.2 seconds" in value["warnings"]["incompleteResultsReason"]
    gate.set()
    app.close()


def test_a_queue_that_is_full(monkeypatch):
    from newslint.server import app as module

    monkeypatch.setattr(module, "MAX_QUEUE", 3)
    app, gate = apps(deadline=5), threading.Event()
    real = app.checker.check_pieces
    monkeypatch.setattr(app.checker, "check_pieces", lambda *a, **k: gate.wait(20) and real(*a, **k))
    body = b"language=en-US&text=He+woudl+go."

    async def many():
        jobs = [asyncio.create_task(called(app, "/v2/check", body)) for _ in range(6)]
        await asyncio.sleep(0.1)
        gate.set()
        return sorted([status for status, _ in await asyncio.gather(*jobs)])

    assert asyncio.run(many()) == [200, 200, 200, 503, 503, 503]
    assert asyncio.run(called(app, "/v2/check", body))[0] == 200 and app._bytes == 0
    app.close()


def test_our_own_fault_is_named_without_the_copy(monkeypatch):
    app, lines = apps(), []
    app._log = lines.append
    monkeypatch.setattr(app.checker, "check_pieces", lambda *_, **__: {}["He woudl go."])
    status, answer = asyncio.run(called(app, "/v2/check", b"language=en-US&text=He+woudl+go."))
    assert status == 500 and b"woudl" not in answer and "woudl" not in "".join(lines) and "KeyError" in lines[0]
    app.close()


def test_a_body_that_comes_too_slowly(monkeypatch):
    from newslint.server import app as module

    monkeypatch.setattr(module, "READ_TIMEOUT", 0.1)
    app = apps()
    assert asyncio.run(called(app, "/v2/check", b"x", pause=5))[0] == 408
    app.close()


def test_a_connection_on_which_nothing_comes_is_closed(tmp_path, monkeypatch):
    pytest.importorskip("uvicorn")
    from newslint.server import listen

    monkeypatch.setattr(listen, "HEAD_TIMEOUT", 0.3)
    sock, app = listen.open_socket("127.0.0.1", 0), apps()
    from uvicorn import Config, Server

    server = Server(Config(app, http=listen.Connection, ws="none", lifespan="off", log_config=None))
    thread = threading.Thread(target=lambda: server.run(sockets=[sock]), daemon=True)
    thread.start()
    try:
        for sent in (b"", b"GET / HT", b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\n"):
            started = monotonic()
            assert raw(sock.getsockname()[1], sent) == b"" and monotonic() - started < 5
    finally:
        server.should_exit = True
        thread.join(10)
        app.close()


def test_memory_stays_as_it_was(tmp_path):
    """Thousands of requests, many of them cut off, leave nothing behind."""
    if not sys.platform.startswith("linux"):
        pytest.skip("reads /proc")
    with started(tmp_path) as (port, pid):

        def size():
            with open(f"/proc/{pid}/statm") as f:
                return int(f.read().split()[1]) * 4096

        def work(n):
            matches(port, f"{STORY} Story {n}.")
            with socket.create_connection(("127.0.0.1", port), timeout=10) as s:
                s.sendall(request(port, b"x" * 5000)[: 100 + n])

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(200)))
            before = size()
            list(pool.map(work, range(400)))
        sleep(0.2)
        assert size() - before < 8_000_000

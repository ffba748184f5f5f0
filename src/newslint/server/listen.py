"""The server as a program: a socket, uvicorn, and connections that may not stay open for nothing."""

import socket
import sys

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_TIMEOUT = 15.0  # seconds in which the head of a request must have come
KEEP_ALIVE = 30  # seconds between two requests
MAX_CONNECTIONS = 300
BACKLOG = 512


class Connection(H11Protocol):
    """A connection that answers a client which has closed its own side, and closes one on which no request comes."""

    _timer = None

    def connection_made(self, transport):
        super().connection_made(transport)
        self._timer = self.loop.call_later(HEAD_TIMEOUT, self._expire)

    def handle_events(self):
        super().handle_events()
        busy = self.cycle is not None and not self.cycle.response_complete
        if self._timer is not None and busy:
            self._timer.cancel()
            self._timer = None
        elif self._timer is None and not busy and not self.transport.is_closing():
            self._timer = self.loop.call_later(HEAD_TIMEOUT, self._expire)

    def _expire(self):
        self._timer = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()

    def connection_lost(self, exc):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        super().connection_lost(exc)

    def eof_received(self):
        busy = self.cycle is not None and not self.cycle.response_complete and not self.cycle.more_body
        if busy:
            self.cycle.keep_alive = False
        return busy  # True keeps our side open until the answer is sent

    def on_response_complete(self):
        super().on_response_complete()
        if not self.cycle.keep_alive and not self.transport.is_closing():
            self.transport.close()


def open_socket(host, port):
    """A socket that listens there.  Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, or asyncio leaves Nagle’s delay of 40 ms on
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(BACKLOG)
    except BaseException:
        sock.close()
        raise
    return sock


def serve(app, sock):
    """Answer requests until the process is told to end."""
    config = Config(
        app, http=Connection, ws="none", lifespan="off", loop="asyncio", log_config=None, access_log=False, server_header=False,
        timeout_keep_alive=KEEP_ALIVE, limit_concurrency=MAX_CONNECTIONS, backlog=BACKLOG, timeout_graceful_shutdown=3,
    )
    try:
        Server(config).run(sockets=[sock])
    finally:
        app.close()


def log(line):
    """A line of the log; one that nobody reads any more is lost."""
    try:
        print(line, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        pass

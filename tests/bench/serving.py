"""How fast `newslint serve` and `newslint lsp` answer, and what they keep; by hand, not among the ordinary tests.

    python tests/bench/serving.py [--requests 10000]

Prints the time to start, the time of a warm check of a 4.5 kB story over HTTP and over LSP (without the wait for the last
key), stories a second from several clients, and the memory of the server before and after that many requests.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
SIZE = 4500  # bytes of the story
CLIENTS = 4
BARS = {"start": 0.5, "http": 12, "lsp": 15, "rate": 80}


def story():
    text = (ROOT / "fixtures/city-hall.txt").read_text(encoding="utf-8") + "\n" + (ROOT / "fixtures/quake.txt").read_text(encoding="utf-8")
    return text.encode()[:SIZE].decode("utf-8", "ignore")


def serve():
    """(process, port, seconds until it answered)."""
    begun = time.perf_counter()
    server = subprocess.Popen([sys.executable, "-m", "newslint", "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    port = int(server.stdout.readline().decode().split("//")[1].split("/")[0].rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/v2/healthcheck")
    connection.getresponse().read()
    return server, port, time.perf_counter() - begun


def asked(port, text, times):
    """Milliseconds of each request, over one connection."""
    connection, found = http.client.HTTPConnection("127.0.0.1", port), []
    body = urlencode({"text": text, "language": "en-US"}).encode()
    for _ in range(times):
        begun = time.perf_counter()
        connection.request("POST", "/v2/check", body, {"Content-Type": "application/x-www-form-urlencoded"})
        response = connection.getresponse()
        answer = response.read()
        found.append(1000 * (time.perf_counter() - begun))
        assert response.status == 200 and json.loads(answer)["matches"]
    return found


def memory(pid):
    """Megabytes that a process holds."""
    with open(f"/proc/{pid}/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmRSS")) / 1024


class Editor:
    """A client of `newslint lsp`: send(method, params), and until(method) for what comes back."""

    def __init__(self):
        self.server = subprocess.Popen([sys.executable, "-m", "newslint", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def send(self, method, params, number=None):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number is not None else {})).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()

    def until(self, wanted):
        while True:
            size = 0
            while line := self.server.stdout.readline().strip():
                if line.lower().startswith(b"content-length"):
                    size = int(line.partition(b":")[2])
            message = json.loads(self.server.stdout.read(size))
            if wanted(message):
                return message


def typed(text, times=60):
    """Milliseconds from a change to the diagnostics, asked for at once."""
    editor, uri, found = Editor(), "file:///desk/story.txt", []
    editor.send("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"diagnostic": {}}}}, 0)
    editor.until(lambda m: m.get("id") == 0)
    editor.send("initialized", {})
    editor.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}})
    for i in range(1, times + 1):
        begun = time.perf_counter()
        change = {"range": {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 0}}, "text": "a"[: i % 2]}
        editor.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": i + 1}, "contentChanges": [change]})
        editor.send("textDocument/diagnostic", {"textDocument": {"uri": uri}}, i)
        editor.until(lambda m, i=i: m.get("id") == i)
        found.append(1000 * (time.perf_counter() - begun))
        if not i % 2:
            time.sleep(0.01)
    editor.server.kill()
    editor.server.wait()
    return found[10:]


def percentiles(times):
    ordered = sorted(times)
    return f"p50 {statistics.median(ordered):.1f} ms, p99 {ordered[int(len(ordered) * 0.99)]:.1f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=10_000, metavar="N")
    wanted = parser.parse_args().requests
    text = story()
    serve()[0].kill()  # the first start compiles the rules
    server, port, seconds = serve()
    print(f"start to first answer       {seconds:.2f} s (bar {BARS['start']} s)")
    asked(port, text, 50)
    before = memory(server.pid) if os.path.exists("/proc") else 0
    print(f"one client, 4.5 kB          {percentiles(asked(port, text, 300))} (bar {BARS['http']} ms)")
    with open(f"/proc/{server.pid}/stat") as f:
        ticks = sum(map(int, f.read().rsplit(")", 1)[1].split()[11:13]))
    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        times = [t for own in pool.map(lambda n: asked(port, text, n), [wanted // CLIENTS] * CLIENTS) for t in own]
    spent = time.perf_counter() - begun
    with open(f"/proc/{server.pid}/stat") as f:
        busy = (sum(map(int, f.read().rsplit(")", 1)[1].split()[11:13])) - ticks) / os.sysconf("SC_CLK_TCK")
    print(f"{CLIENTS} clients, {len(times)} requests    {len(times) / spent:.0f} stories a second, {len(times) / busy:.0f} a second of one processor (bar {BARS['rate']}); {percentiles(times)}")
    print(f"memory                      {before:.0f} MB before, {memory(server.pid):.0f} MB after")
    server.kill()
    print(f"lsp, change to diagnostics  {percentiles(typed(text))} (bar {BARS['lsp']} ms)")


if __name__ == "__main__":
    main()

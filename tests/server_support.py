"""A real server for tests, on a free port of the loopback address, and ways to ask it."""

import http.client
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from conftest import ROOT

STORY = "He woudl go. 😀 “She woudl,” said Müller—he’s 40."


@contextmanager
def served(folder, *options, log=None):
    """The port of `newslint serve`, started in a folder."""
    with started(folder, *options, log=log) as (port, _):
        yield port


@contextmanager
def started(folder, *options, log=None):
    """The port and the process id of `newslint serve`, started in a folder."""
    pytest.importorskip("starlette")
    pytest.importorskip("uvicorn")
    errors = open(log, "wb") if log else subprocess.DEVNULL
    server = subprocess.Popen(
        [sys.executable, "-m", "newslint", "serve", "--port", "0", *options], cwd=folder, stdout=subprocess.PIPE, stderr=errors,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        line = server.stdout.readline().decode()
        assert "newslint serves http://" in line, line
        yield int(line.split("//")[1].split("/")[0].rpartition(":")[2]), server.pid
    finally:
        server.terminate()
        server.wait(10)
        server.stdout.close()
        if log:
            errors.close()


def ask(port, path, body=None, method=None, **headers):
    """(status, headers, body) of one request; a table is sent as a form."""
    if isinstance(body, dict):
        body = urlencode(body, errors="surrogatepass").encode()
        headers.setdefault("Content_Type", "application/x-www-form-urlencoded")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method or ("GET" if body is None else "POST"), path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    finally:
        connection.close()


def matches(port, text=None, path="/v2/check", **form):
    """The matches of LanguageTool's protocol, each with what it marks as `found`."""
    form = {"language": "en-US"} | ({"text": text} if text is not None else {}) | form
    status, _, body = ask(port, path, form)
    assert status == 200, body
    found = json.loads(body)["matches"]
    for m in found if text is not None else ():
        m["found"] = part(text, m["offset"], m["length"])
    return found


def part(text, offset, length):
    """What a client that counts in UTF-16 finds there."""
    return text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def mended(text, found):
    """The text after a client has taken the first replacement of every match."""
    raw = text.encode("utf-16-le")
    for m in sorted(found, key=lambda m: -m["offset"]):
        if m["replacements"]:
            raw = raw[: 2 * m["offset"]] + m["replacements"][0]["value"].encode("utf-16-le") + raw[2 * (m["offset"] + m["length"]) :]
    return raw.decode("utf-16-le")


STORIES = sorted(p for p in (ROOT / "fixtures").rglob("*") if p.suffix in (".txt", ".md"))

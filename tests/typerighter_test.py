"""newslint serve as a Typerighter server: the fields that the Guardian's client reads, and its bookkeeping."""

import json

import pytest
from server_support import ask, part, served

ORIGIN = "https://composer.example.org"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with served(tmp_path_factory.mktemp("desk")) as port:
        yield port


def blocks(*texts, first=1):
    """The blocks of a document as an editor numbers them."""
    found, at = [], first
    for i, text in enumerate(texts):
        size = len(text.encode("utf-16-le")) // 2 + 1
        found.append({"id": f"b{i}", "text": text, "from": at, "to": at + size})
        at += size + 1
    return found


def check(port, sent, route="/check", **more):
    body = json.dumps({"requestId": "r", "blocks": sent} | more).encode()
    status, headers, answer = ask(port, route, body, Content_Type="application/json", Origin=ORIGIN)
    assert status == 200, answer
    assert headers["access-control-allow-origin"] == ORIGIN and headers["access-control-allow-credentials"] == "true"
    if route == "/checkStream":
        assert answer.endswith(b"\x1f")
        (answer,) = answer.split(b"\x1f")[:-1]
    return json.loads(answer)


@pytest.mark.parametrize("route", ["/check", "/checkStream"])
def test_positions_are_those_of_the_document(port, route):
    sent = blocks("It rained.", "", "😀 He woudl go & “I woudl not,” he said.")
    found = check(port, sent, route)
    assert [b["id"] for b in found["blocks"]] == ["b0", "b1", "b2"] and found["percentageRequestComplete"] == 100
    first, second = found["matches"]
    assert part(sent[2]["text"], first["fromPos"] - sent[2]["from"], first["toPos"] - first["fromPos"]) == "woudl" == first["matchedText"]
    assert first["replacement"] == {"type": "TEXT_SUGGESTION", "text": "would"} and "replacement" not in second
    assert second["suggestions"] == [] and first["rule"]["category"]["id"] == "TY" and first["rule"]["id"] == "TY101"
    assert first["precedingText"] == "😀 He " and first["matchContext"].startswith("😀 He [[woudl]] go")


def test_categories(port):
    names = [c["id"] for c in json.loads(ask(port, "/categories")[2])]
    assert {"TY", "AT", "TI", "CN"} <= set(names)
    sent = blocks("The the bridge woudl open.")
    assert check(port, sent)["categoryIds"] == names
    assert check(port, sent, "/checkStream", categoryIds=["TI"])["matches"] == []
    assert check(port, sent, "/checkStream", categoryIds=["TI"])["categoryIds"] == ["TI"]
    less = check(port, sent, excludeCategoryIds=["TY"])
    assert less["matches"] == [] and "TY" not in less["categoryIds"]


def test_the_article_is_judged_only_where_all_of_it_is_sent(port):
    texts = "The room fell silent.", "“We will not sign this treaty today, and we never will.”"
    codes = lambda sent: [m["rule"]["id"] for m in check(port, sent, "/checkStream")["matches"]]
    assert "AT101" in codes(blocks(*texts)) and "AT101" in codes(blocks(*texts)[::-1])
    assert "AT101" not in codes(blocks(*texts, first=90))
    assert "AT101" not in codes(blocks(*texts)[1:])
    apart = blocks(*texts)
    apart[1] |= {"from": 500, "to": 560}
    assert "AT101" not in codes(apart)


def test_a_preflight_comes_before_every_call(port):
    for path in ("/checkStream", "/categories"):
        status, headers, _ = ask(port, path, method="OPTIONS", Origin=ORIGIN, Access_Control_Request_Headers="content-type",
                                 Access_Control_Request_Method="POST", Access_Control_Request_Private_Network="true")
        assert status == 204 and headers["access-control-allow-origin"] == ORIGIN
        assert "Content-Type" in headers["access-control-allow-headers"] and "POST" in headers["access-control-allow-methods"]
        assert headers["access-control-allow-private-network"] == "true" and headers["vary"] == "Origin"


@pytest.mark.parametrize("body", ["[]", "{}", '{"blocks": 3}', '{"blocks": [{"id": "a"}]}', '{"blocks": [{"id": "a", "text": "b", "from": 1.5, "to": 2}]}', "{" * 9000])
def test_malformed_requests(port, body):
    status, headers, answer = ask(port, "/checkStream", body.encode(), Content_Type="application/json", Origin=ORIGIN)
    assert status == 400 and answer.startswith(b"Error: ") and headers["access-control-allow-origin"] == ORIGIN


def test_an_empty_document(port):
    assert check(port, [])["matches"] == check(port, blocks("", ""))["matches"] == []

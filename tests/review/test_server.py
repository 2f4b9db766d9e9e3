"""The server keeps to the one page and to the editor who has its address."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.review.conftest import PATIENT
from verifier.decisions import changing, read
from verifier.errors import UsageError
from verifier.report import Report
from verifier.review.server import HOST, LARGEST_BODY, Server
from verifier.review.session import Review

FILE = Path("desk/decisions.yaml")


class Answer:
    """An answer of the server."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode("utf-8")


def get(server: Server, path: str | None = None, method: str = "GET", **headers: str) -> Answer:
    return send(server, method, f"/{server.token}/" if path is None else path, None, headers)


def post(server: Server, body: bytes | None, path: str | None = None, **headers: str) -> Answer:
    """A save as the page sends it, except for what ``headers`` change; an empty one is left out."""
    usual = {
        "Origin": f"http://{HOST}:{server.server_port}",
        "Content_Type": "application/json",
        "Sec_Fetch_Site": "same-origin",
    }
    return send(server, "POST", f"/{server.token}/decisions" if path is None else path, body, usual | headers)


def send(server: Server, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=PATIENT)
    with contextlib.closing(connection):
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            if value:
                connection.putheader(name.replace("_", "-"), value)
        if body is not None and "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        return Answer(connection.getresponse())


@pytest.fixture
def save(report: Report) -> bytes:
    """The body of a save."""
    claim = report.verdicts[0].claim.id
    return json.dumps({"sheet": "d1", "claim": claim, "decision": "rejected", "note": "é", "seen": 0}).encode()


def test_the_page_and_a_save(server: Server, save: bytes) -> None:
    page = get(server)
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "After the flood, a town counts" in page.text
    answer = post(server, save)
    assert answer.status == 200
    assert json.loads(answer.text) == {"decision": "rejected", "note": "é", "by": "anna", "waived": True, "seen": 1}
    assert len(read(FILE).lines) == 1
    again = post(server, save)
    assert again.status == 409
    assert json.loads(again.text)["decision"] == "rejected"
    assert len(read(FILE).lines) == 1


def test_it_listens_on_the_loopback_interface_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/{server.token}/"
    assert len(server.token) >= 32


def test_every_review_has_another_token(review: Review) -> None:
    first, second = Server(review), Server(review)
    first.server_close()
    second.server_close()
    assert first.token != second.token


@pytest.mark.parametrize(
    "path", ["/", "/wrong/", "//", "*", "/{token}", "/{token}x/", "/{half}/", "/{token}/?", "/{TOKEN}/"]
)
def test_a_wrong_token_finds_nothing(server: Server, path: str, save: bytes) -> None:
    token = server.token
    path = path.format(token=token, half=token[:16], TOKEN=token.swapcase())
    for answer in (get(server, path), post(server, save, path + "decisions")):
        assert answer.status == 404
        assert "flood" not in answer.text
    assert not FILE.exists()


@pytest.mark.parametrize(
    "path",
    [
        "../desk/flood.md",
        "..%2f..%2fetc/passwd",
        "%2e%2e/desk/flood.md",
        "..\\desk\\flood.md",
        "desk/flood.md",
        "/etc/passwd",
        "./",
        "decisions",
        "decisions.yaml",
        "decisions/..",
        "%00",
        "page.css",
    ],
)
def test_no_file_is_served(server: Server, path: str) -> None:
    answer = get(server, f"/{server.token}/{path}")
    assert answer.status == 404
    assert answer.text == "There is nothing here.\n"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1:{port}.evil.example"},
        {"Host": "0.0.0.0:{port}"},
        {"Host": "localhost.:{port}"},
    ],
)
def test_another_host_is_refused(server: Server, save: bytes, headers: dict[str, str]) -> None:
    """DNS rebinding: another name that leads to this machine."""
    given = {name: value.format(port=server.server_port) for name, value in headers.items()}
    assert get(server, **given).status == 421
    assert post(server, save, **given, Origin=f"http://{given['Host']}").status == 421
    assert not FILE.exists()


def test_localhost_is_this_host(server: Server, save: bytes) -> None:
    host = f"localhost:{server.server_port}"
    assert get(server, Host=host).status == 200
    assert post(server, save, Host=host, Origin=f"http://{host}").status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"Origin": "http://localhost:{port}"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "http://127.0.0.1:{port}.evil.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "none"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content_Type": ""}, 415),
    ],
)
def test_a_save_from_another_site_is_refused(server: Server, save: bytes, headers: dict[str, str], status: int) -> None:
    answer = post(server, save, **{name: value.format(port=server.server_port) for name, value in headers.items()})
    assert answer.status == status
    assert not FILE.exists()


@pytest.mark.parametrize(
    ("site", "status"), [("none", 200), ("same-origin", 200), ("same-site", 403), ("cross-site", 403)]
)
def test_a_page_asked_for_by_another_site_is_refused(server: Server, site: str, status: int) -> None:
    assert get(server, Sec_Fetch_Site=site).status == status


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_no_other_method(server: Server, method: str) -> None:
    answer = get(server, method=method)
    assert answer.status == 501
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_every_answer_has_the_headers_that_keep_it_in_its_place(server: Server, save: bytes) -> None:
    answers = [
        get(server),
        get(server, "/"),
        get(server, method="PUT"),
        get(server, Host="x"),
        post(server, save),
        post(server, b""),
    ]
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Server"] == "verify"
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"x" * (LARGEST_BODY + 1), {}, 413),
        (b"x" * 700_000, {}, 413),
        (b"", {"Content_Length": "9" * 4000}, 413),
        (b"", {"Content_Length": "-1"}, 411),
        (b"", {"Content_Length": "1e3"}, 411),
        (b"", {"Content_Length": "²"}, 411),
        (b"{}", {"Content_Length": ""}, 411),
        (b"2\r\n{}\r\n0\r\n\r\n", {"Transfer_Encoding": "chunked"}, 411),
        (b"", {}, 400),
        (b"{", {}, 400),
        (b"\xff", {}, 400),
        (b"[" * LARGEST_BODY, {}, 400),
        (b"1" * LARGEST_BODY, {}, 400),
        (b"{}", {}, 400),
        (b"null", {}, 400),
    ],
)
def test_bodies_that_are_refused(server: Server, body: bytes, headers: dict[str, str], status: int) -> None:
    answer = post(server, body, **headers)
    assert answer.status == status
    assert json.loads(answer.text)["error"]
    assert not FILE.exists()


@pytest.mark.parametrize("name", ["Host", "Origin", "Content-Type", "Content-Length"])
def test_a_header_that_comes_twice_is_refused(server: Server, save: bytes, name: str) -> None:
    """Two programs may not agree on which of the two holds (RFC 9110, section 5.3)."""
    request = start_of_save(server, len(save))
    [line] = [line for line in request.split("\r\n") if line.startswith(name)]
    with connect(server, request.replace(line, f"{line}\r\n{line}") + save.decode("ascii")) as connection:
        assert connection.recv(4096)[9:12] in {b"403", b"411", b"415", b"421"}
    assert not FILE.exists()


def connect(server: Server, text: str) -> socket.socket:
    """A connection over which this has been sent."""
    connection = socket.create_connection((HOST, server.server_port), timeout=PATIENT)
    connection.sendall(text.encode("ascii"))
    return connection


def start_of_save(server: Server, length: int) -> str:
    host = f"{HOST}:{server.server_port}"
    return (
        f"POST /{server.token}/decisions HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    )


def test_a_body_that_comes_too_slowly_is_refused(server: Server) -> None:
    """Though every piece of it comes in time."""
    server.body_seconds = 0.4
    began = time.monotonic()
    with connect(server, start_of_save(server, 1000)) as connection:
        with contextlib.suppress(OSError):
            for _ in range(20):
                connection.sendall(b" ")
                time.sleep(0.05)
        answer = connection.recv(4096)
    assert answer.startswith(b"HTTP/1.0 408 ")
    assert time.monotonic() - began < PATIENT / 2


def test_a_body_that_breaks_off_is_refused(server: Server) -> None:
    with connect(server, start_of_save(server, 1000) + "{") as connection:
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(4096).startswith(b"HTTP/1.0 400 ")


@pytest.mark.parametrize("text", ["", "GET", "GET / HTTP/1.1\r\nHost: "])
def test_a_request_that_does_not_end_is_cut_off(server: Server, text: str) -> None:
    server.request_seconds = 0.2
    began = time.monotonic()
    with connect(server, text) as connection:
        assert connection.recv(4096) == b""
    assert time.monotonic() - began < PATIENT / 2


@pytest.mark.parametrize(
    "text", ["\x00\x01\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9.9\r\n\r\n", f"GET /{'x' * 70_000}"]
)
def test_what_is_no_request_is_answered_or_dropped(server: Server, text: str) -> None:
    with connect(server, text) as connection, contextlib.suppress(ConnectionError):
        connection.recv(4096)
    assert get(server).status == 200


def test_idle_connections_keep_nobody_out(server: Server, save: bytes) -> None:
    idle = [connect(server, "GET") for _ in range(20)]
    assert post(server, save).status == 200
    for connection in idle:
        connection.close()


def test_a_broken_file_of_decisions_is_told_of(server: Server, save: bytes) -> None:
    FILE.write_text("\n- {draft: flood.md, claim: x, decision: fixed}\n", encoding="utf-8")
    page, answer = get(server), post(server, save)
    assert (page.status, answer.status) == (500, 500)
    assert "decisions.yaml:2: 'x' is not the id of a claim." in page.text
    assert "decisions.yaml:2: 'x' is not the id of a claim." in json.loads(answer.text)["error"]


def test_a_fault_of_the_program_is_not_silent(
    server: Server, save: bytes, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server.review, "decide", lambda request: 1 / 0)
    with pytest.raises(http.client.RemoteDisconnected):
        post(server, save)
    told, end = "", time.monotonic() + PATIENT  # by the server's thread, after the connection has ended
    while "ZeroDivisionError" not in told and time.monotonic() < end:
        told += capfd.readouterr().err
        time.sleep(0.01)
    assert "ZeroDivisionError" in told
    assert get(server).status == 200


def test_a_port_that_is_taken(server: Server, review: Review) -> None:
    with pytest.raises(UsageError, match=r"Port \d+ cannot be used"):
        Server(review, server.server_port)


def test_closing_finishes_what_is_being_saved(server: Server, save: bytes) -> None:
    """A save that has begun when the review ends is carried out and answered; one that comes after it is not."""
    answers: list[Answer] = []
    saving = threading.Thread(target=lambda: answers.append(post(server, save)))
    closing = threading.Thread(target=server.close)
    with changing(FILE):  # as another editor's save does, for as long as this test likes
        saving.start()
        while not server.review.saving:
            time.sleep(0.01)
        closing.start()
        closing.join(0.3)
        assert closing.is_alive()
    closing.join(PATIENT)
    saving.join(PATIENT)
    assert [answer.status for answer in answers] == [200]
    assert len(read(FILE).lines) == 1
    with pytest.raises(OSError, match=r"."):
        post(server, save)


def test_what_a_request_says_is_not_repeated(server: Server) -> None:
    for answer in (get(server, "/<script>x</script>"), get(server, method="<b>"), get(server, Host="<i>")):
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert "<" not in answer.text


def test_errors_name_no_version(server: Server) -> None:
    answer: Any = get(server, "/")
    assert "Python" not in str(answer.headers) + answer.text

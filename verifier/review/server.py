"""The page over HTTP, for one editor's browser on this machine and for nobody else.

What keeps others out: the server listens on the loopback interface alone; a random token is part of the address; a request must name this
very host and port (which stops DNS rebinding), must not come from another site (``Sec-Fetch-Site``), and a save must come from this page
(``Origin``) as JSON, which no form of another site can send. No file is ever served: there is one page and one address to save to.
Requests have limits in size and in time. The practices are those of OWASP's cheat sheets on CSRF prevention and HTTP headers.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import secrets
import socket
import sys
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from verifier.errors import UsageError, VerifierError
from verifier.reports.html.page import policy
from verifier.review.session import BadRequest, Overtaken, Review

HOST = "127.0.0.1"
LARGEST_BODY = 16 * 1024
"""Bytes. A note of 2,000 characters takes 8 KB at most, or 12 as escapes of JSON."""
BODY_SECONDS = 5.0
"""For a body to arrive, however many pieces it comes in."""
REQUEST_SECONDS = 20.0
"""For a whole request, from the connection to the end of the answer. Then it is cut off."""

_LINGERING = 64
"""Pieces that are read of what a client still sends after its answer."""

_HEADERS = {
    "Content-Security-Policy": policy(reviewing=True) + "; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Server(ThreadingHTTPServer):
    """Serves a review until it is closed. ``port`` 0 is any free one; ``address`` is what the editor opens.

    Raises UsageError where the port cannot be had.
    """

    daemon_threads = (
        True  # an idle connection must not keep the program from ending; saves are finished by Review.close
    )
    allow_reuse_address = os.name != "nt"  # there it would let another program listen on the same port

    def __init__(self, review: Review, port: int = 0) -> None:
        self.review = review
        self.token = secrets.token_urlsafe(24)
        self.body_seconds = BODY_SECONDS
        self.request_seconds = REQUEST_SECONDS
        try:
            super().__init__((HOST, port), _Handler)
        except (OSError, OverflowError) as error:
            cure = "Choose another with --port, or leave it out to take any that is free."
            raise UsageError(f"Port {port} cannot be used: {getattr(error, 'strerror', error)}.", cure=cure) from error

    @property
    def address(self) -> str:
        """Where the page is, token and all."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser may call this server."""
        return f"{HOST}:{self.server_port}", f"localhost:{self.server_port}"

    def close(self) -> None:
        """Finish what is being saved, take no more, and free the port."""
        self.review.close()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke off, or was cut off, is nothing to tell of; anything else is a fault, and shown on standard error."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Refused(Exception):
    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def setup(self) -> None:
        """Begin the time that the whole request has."""
        self._clock = threading.Timer(self.server.request_seconds, self._cut_off)
        self._clock.daemon = True
        self._clock.start()
        super().setup()

    def finish(self) -> None:
        """The request is done. What was sent beyond the limit is read and thrown away, or the answer might not arrive."""
        with contextlib.suppress(OSError):
            super().finish()
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(0.5)
            for _ in range(_LINGERING):
                if not self.connection.recv(LARGEST_BODY):
                    break
        self._clock.cancel()

    def _cut_off(self) -> None:
        with contextlib.suppress(OSError):
            self.request.shutdown(socket.SHUT_RDWR)

    def do_GET(self) -> None:
        """The page."""
        try:
            self._check("")
            self._answer(HTTPStatus.OK, self.server.review.page().encode("utf-8"), "text/html")
        except _Refused as refused:
            self.send_error(refused.status, str(refused))
        except VerifierError as error:  # a file of decisions that cannot be read
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))

    def do_POST(self) -> None:
        """Save a decision."""
        try:
            self._check("decisions")
            self._check_sender()
            self._json(HTTPStatus.OK, self.server.review.decide(self._body()))
        except _Refused as refused:
            self._json(refused.status, {"error": str(refused)})
        except Overtaken as error:
            self._json(HTTPStatus.CONFLICT, {"error": str(error), **error.answer})
        except BadRequest as error:
            self._json(HTTPStatus.BAD_REQUEST, {"error": str(error)})
        except VerifierError as error:
            self._json(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": str(error)})

    def _check(self, name: str) -> None:
        """That the request is for this server, from this page or from the address line, and for the one address ``name``."""
        if self._only("Host") not in self.server.hosts:
            raise _Refused(HTTPStatus.MISDIRECTED_REQUEST, "This is not the host that was asked for.")
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            raise _Refused(HTTPStatus.FORBIDDEN, "Another site asked for this.")
        wanted = f"/{self.server.token}/{name}".encode("ascii")
        if not hmac.compare_digest(wanted, self.path.encode("utf-8", "replace")):
            raise _Refused(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _check_sender(self) -> None:
        """That a save comes from the page, by a script of it."""
        if self._only("Origin") != f"http://{self._only('Host')}":
            raise _Refused(HTTPStatus.FORBIDDEN, "Another site asked for this.")
        if self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise _Refused(HTTPStatus.FORBIDDEN, "Another site asked for this.")
        if self._only("Content-Type").partition(";")[0].strip().lower() != "application/json":
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "A decision is sent as JSON.")

    def _only(self, name: str) -> str:
        """A header's value; empty where it is missing or comes more than once."""
        values = self.headers.get_all(name) or []
        return str(values[0]) if len(values) == 1 else ""

    def _body(self) -> object:
        length = self._only("Content-Length")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdigit()):
            raise _Refused(HTTPStatus.LENGTH_REQUIRED, "The length of the decision is not given.")
        if len(length) > 9 or int(length) > LARGEST_BODY:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The decision is too large.")
        try:
            return json.loads(self._receive(int(length)).decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise _Refused(HTTPStatus.BAD_REQUEST, "The decision is not JSON.") from error

    def _receive(self, length: int) -> bytes:
        """So many bytes of the body, all of them within the time for it."""
        end = time.monotonic() + self.server.body_seconds
        received = b""
        try:
            while len(received) < length:
                self.connection.settimeout(max(0.001, end - time.monotonic()))
                piece = self.rfile.read1(length - len(received))
                if not piece:
                    raise _Refused(HTTPStatus.BAD_REQUEST, "The decision broke off.")
                received += piece
        except TimeoutError as error:
            raise _Refused(HTTPStatus.REQUEST_TIMEOUT, "The decision took too long to arrive.") from error
        self.connection.settimeout(None)
        return received

    def _json(self, status: HTTPStatus, data: dict[str, Any]) -> None:
        self._answer(status, json.dumps(data).encode("utf-8"), "application/json")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """An answer in plain text, with the same headers as every other; what the request said is not repeated in it."""
        text = message if message and code in {403, 404, 421, 500} else HTTPStatus(code).phrase
        self._answer(code, f"{text}\n".encode(), "text/plain")

    def version_string(self) -> str:
        """What the ``Server`` header says: not which Python this is."""
        return "verify"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: addresses have the token in them."""

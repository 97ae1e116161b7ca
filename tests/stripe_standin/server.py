"""HTTP on 127.0.0.1: the API under /v1/, people's pages, and the controls under /_standin/."""

from __future__ import annotations

import json
import sys
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from tests.stripe_standin import account_pages, api, control, overview, pages, pay_pages
from tests.stripe_standin.api import Answer
from tests.stripe_standin.errors import StripeRefusal

if TYPE_CHECKING:
    from tests.stripe_standin.standin import StandIn

STYLE = (Path(__file__).parent / "style.css").read_bytes()
POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
WITH_PAGES = (account_pages, overview, pay_pages)  # imported for the pages they register


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, standin: StandIn) -> None:
        self.standin = standin
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up before the answer is no news: the launcher looks in so, and browsers do."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "StripeStandIn"
    sys_version = ""
    disable_nagle_algorithm = True  # or each answer after the first waits 40 ms for an acknowledgement
    server: Server

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: what happened is on /_standin/."""

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode("utf-8", "replace")
        parts = urlsplit(self.path)
        try:
            if parts.path.startswith("/v1/"):
                answer = self._api(parts.path, parts.query, body)
            else:
                answer = self._page(parts.path, parts.query, body)
        except Exception as problem:  # the stand-in's own mistake: say so instead of hanging up
            traceback.print_exc()
            message = f"The stand-in broke: {type(problem).__name__}: {problem}"
            answer = _json(500, {"error": {"type": "api_error", "message": message}})
        if answer is not None:
            self._send(answer)

    def _send(self, answer: Answer) -> None:
        try:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)
        except ConnectionError:
            self.close_connection = True

    def _api(self, path: str, query: str, body: str) -> Answer | None:
        fault = self.server.standin.faults.take()
        if fault.seconds:
            time.sleep(fault.seconds)
        refused = fault.answer()
        if refused is not None:
            return refused
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = api.handle(self.server.standin.state, self.command, path, query, body, headers)
        if fault.lost:
            self.close_connection = True
            return None
        return answer

    def _page(self, path: str, query: str, body: str) -> Answer:
        if path == "/_standin/style.css":
            return Answer(200, STYLE, {"Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=60"})
        method = "GET" if self.command == "HEAD" else self.command
        try:
            if path.startswith("/_standin/") and path != "/_standin/":
                return self._control(method, path, body)
            return self._show(method, path, query, body)
        except StripeRefusal as refusal:
            if path.startswith("/_standin/"):
                return _json(refusal.status, refusal.body)
            return _html(pages.not_found())

    def _show(self, method: str, path: str, query: str, body: str) -> Answer:
        found = pages.find(method, path)
        if found is None:
            return _html(pages.not_found())
        view, parts = found
        state = self.server.standin.state
        with state.unit():
            result = view(pages.Request(state, dict(parse_qsl(query)), dict(parse_qsl(body))), *parts)
        if isinstance(result, pages.Redirect):
            return Answer(303, b"", {"Location": result.url})
        return _html(result)

    def _control(self, method: str, path: str, body: str) -> Answer:
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return _json(403, {"error": {"message": "The controls don't answer other sites' pages."}})
        as_json = "json" in (self.headers.get("Content-Type") or "")
        try:
            given = json.loads(body or "{}") if as_json else dict(parse_qsl(body))
            result = control.handle(self.server.standin, method, path.removeprefix("/_standin/"), given)
        except (ValueError, KeyError, LookupError, TypeError) as problem:
            return _json(400, {"error": {"message": f"{type(problem).__name__}: {problem}"}})
        return _json(200, result)


def _html(page: pages.Page) -> Answer:
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Content-Security-Policy": POLICY,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    return Answer(page.status, page.render(), headers)


def _json(status: int, body: object) -> Answer:
    return Answer(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

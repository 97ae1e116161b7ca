"""The site on a port of its own, in the test's own transaction: what a request writes, the test reads and then undoes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """What goes wrong is in the answer."""


class OneAtATime(WSGIServer):
    """Requests wait for each other: they share the test's connection. Two at once are another matter (`test_races`)."""

    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up before the answer is no news."""


@contextmanager
def connection_kept() -> Iterator[None]:
    """Django hangs up after a request whose connection is in a transaction: here it always is."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@contextmanager
def the_site() -> Iterator[str]:
    """Its address."""
    shared = connections["default"]
    server = make_server("127.0.0.1", 0, WSGIHandler(), server_class=OneAtATime, handler_class=Quiet)

    def serve() -> None:
        connections["default"] = shared
        server.serve_forever(poll_interval=0.02)

    thread = threading.Thread(target=serve, daemon=True)
    shared.inc_thread_sharing()
    thread.start()
    try:
        with connection_kept():
            yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        shared.dec_thread_sharing()

"""A provider on a port of this machine that answers what it is told to, in Sendcloud's shape."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from membership.models import Commune

WEEK = {**{str(day): ["09:00 - 12:30", "14:00 - 19:00"] for day in range(5)}, "5": ["09:00 - 18:00"], "6": []}


def told(number: int, **more: Any) -> dict[str, Any]:
    """A service point as the documentation shows one."""
    return {
        "id": 10_000 + number,
        "code": f"0{number}",
        "is_active": True,
        "shop_type": None,
        "general_shop_type": "servicepoint",
        "extra_data": {"partner_name": "Mondial Relay"},
        "name": f"TABAC {number}",
        "street": "RUE DE LA GARE",
        "house_number": str(number),
        "postal_code": "74000",
        "city": "ANNECY",
        "latitude": f"{45.9 + number / 1000:.6f}",
        "longitude": "6.120000",
        "email": "",
        "phone": "",
        "homepage": "",
        "carrier": "mondial_relay",
        "country": "FR",
        "formatted_opening_times": WEEK,
        "open_tomorrow": True,
        "open_upcoming_week": True,
        "distance": None,
        **more,
    }


class Told:
    def __init__(self) -> None:
        self.status, self.headers, self.body = 200, {}, [told(1), told(2), told(3)]
        self.asked: list[str] = []
        self.authorization = ""
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.asked.append(self.path)
                provider.authorization = self.headers.get("Authorization", "")
                body = provider.body if isinstance(provider.body, bytes) else json.dumps(provider.body).encode()
                self.send_response(provider.status)
                for name, value in provider.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}/api/v2"


@pytest.fixture
def provider() -> Iterator[Told]:
    made = Told()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def on_the_map(annecy) -> Commune:
    """Where the middle of Annecy is."""
    Commune.objects.filter(pk=annecy.commune_id).update(latitude=45.899, longitude=6.129)
    annecy.commune.refresh_from_db()
    return annecy.commune

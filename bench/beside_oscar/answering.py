"""What both sides of the comparison share: a process of its own that fills a market and answers pages when it is told to.

The two can't live in one process: each brings its own settings and its own `catalogue`, `basket` and `order`.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Protocol

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

LINES = (1, 20)


@dataclass(frozen=True)
class Answer:
    """What a page cost: queries, bytes of HTML, milliseconds."""

    queries: int
    size: int
    milliseconds: float


class Side(Protocol):
    def fill(self, count: int) -> None:
        """As many products as that, in all."""

    def shopper(self, lines: int) -> Client:
        """Somebody signed in with that many things in the basket, at the last step before the button."""

    def path(self, page: str) -> str:
        """Of `list`, `product`, `basket` or `checkout`."""


def ask(client: Client, path: str) -> Answer:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    asked = len(queries)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code}")
    began = time.perf_counter()
    client.get(path)
    return Answer(asked, len(answer.content), (time.perf_counter() - began) * 1000)


def serve(side: Side) -> None:
    """Reads one JSON object a line: `{"fill": 1000}`, or `{"page": "basket", "lines": 20}`; writes one answer a line."""
    shoppers: dict[int, Client] = {}
    for told in sys.stdin:
        order = json.loads(told)
        if "fill" in order:
            side.fill(order["fill"])
            shoppers = shoppers or {lines: side.shopper(lines) for lines in LINES}
            print("{}", flush=True)
        else:
            client = shoppers[order["lines"]] if order["lines"] else Client()
            print(json.dumps(asdict(ask(client, side.path(order["page"])))), flush=True)

"""Everything the stand-in remembers: objects in memory, written to one SQLite file after each request."""

from __future__ import annotations

import contextlib
import json
import secrets
import sqlite3
import string
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.stripe_standin.errors import StripeRefusal, no_such
from tests.stripe_standin.shapes import Json, shape

_LETTERS = string.ascii_letters + string.digits


def random_id(prefix: str, length: int = 24) -> str:
    return f"{prefix}_{''.join(secrets.choice(_LETTERS) for _ in range(length))}"


class State:
    """Objects by id. Read and change them inside `with state.unit():`, which saves what was touched or undoes it."""

    def __init__(self, path: str | Path = ":memory:", *, settle_after: float = 2.0) -> None:
        self.lock = threading.RLock()
        self.base_url = ""
        self.settle_after = settle_after
        self.fee_percent, self.fee_cents = "1.4", 25
        self.watched: frozenset[str] = frozenset()  # "platform", "connect": where events are sent
        self.request: Json = {"id": None, "idempotency_key": None}
        self._moment: int | None = None
        self._depth = 0
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(str(path), check_same_thread=False, isolation_level=None)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=NORMAL")
        self._file.execute("CREATE TABLE IF NOT EXISTS objects (id TEXT PRIMARY KEY, seq INTEGER, body TEXT)")
        self._load()

    # -- time

    @property
    def offset(self) -> float:
        return float(self.notes["offset"])

    def clock(self) -> float:
        """Seconds since 1970 on the stand-in's own clock."""
        return self._moment if self._moment is not None else time.time() + self.offset

    def now(self) -> int:
        return int(self.clock())

    @contextlib.contextmanager
    def at(self, moment: int) -> Iterator[None]:
        """What falls due is done as of the moment it was due."""
        self._moment, before = moment, self._moment
        try:
            yield
        finally:
            self._moment = before

    # -- objects

    def new(self, kind: str, prefix: str, *, account: str | None = None, **values: object) -> Json:
        body = shape(kind, **values)
        body["id"] = values.get("id") or random_id(prefix)
        if "created" in body:
            body["created"] = self.now()
        body["_account"] = account
        return self.keep(body)

    def keep(self, body: Json) -> Json:
        """Remember an object; a record of our own has a kind that begins with `_`."""
        identity = str(body["id"])
        self._seq += 1
        body["_seq"] = self._seq
        self._objects[identity] = body
        self._kinds.setdefault(body["object"], []).append(identity)
        self._touched.add(identity)
        return body

    def find(self, identity: object) -> Json | None:
        found = self._objects.get(str(identity))
        if found is not None:
            self._touched.add(str(identity))
        return found

    def get(self, identity: object, kind: str, *, account: str | None = None, param: str = "id") -> Json:
        """The object, or Stripe's 404; an account sees only what is its own."""
        found = self.find(identity)
        if found is None or found["object"] != kind or found.get("_account") != account:
            raise no_such(kind, str(identity), param)
        return found

    def all(self, kind: str, keep: Callable[[Json], bool] = lambda body: True) -> list[Json]:
        """Oldest first."""
        found = [body for body in self.look(kind) if keep(body)]
        self._touched.update(body["id"] for body in found)
        return found

    def look(self, kind: str) -> Iterator[Json]:
        """Oldest first, for reading only: what is changed here isn't saved."""
        return (self._objects[key] for key in self._kinds.get(kind, ()))

    def forget(self, identity: str) -> None:
        body = self._objects.pop(identity)
        self._kinds[body["object"]].remove(identity)
        self._touched.add(identity)

    # -- keeping

    @contextlib.contextmanager
    def unit(self) -> Iterator[None]:
        """One thing at a time; saved at the end, undone if the stand-in itself breaks."""
        with self.lock:
            self._depth += 1
            try:
                yield
            except BaseException as problem:
                if self._depth == 1:
                    if isinstance(problem, StripeRefusal) and problem.status == 402:
                        self._save()  # a declined card is a fact too
                    else:
                        self.undo()
                raise
            else:
                if self._depth == 1:
                    self._save()
            finally:
                self._depth -= 1

    def undo(self) -> None:
        """Back to what was last saved."""
        for identity in self._touched | {"notes"}:
            before, body = self._texts.get(identity), self._objects.get(identity)
            if before is not None:
                if body is None:
                    kind = json.loads(before)["object"]
                    self._kinds.setdefault(kind, []).append(identity)
                self._objects[identity] = json.loads(before)
            elif body is not None:
                self._kinds[body["object"]].remove(identity)
                del self._objects[identity]
        self._touched.clear()
        self.notes = self._objects["notes"]

    def reset(self, *, offset: float = 0.0) -> None:
        with self.lock:
            self._file.execute("DELETE FROM objects")
            self._load()
            self.set_back(offset)

    def set_back(self, offset: float) -> None:
        """Another time from now on; what was due before it has been done and isn't done again."""
        with self.unit():
            self.notes["offset"] = offset
            self.notes["reached"] = self.now()

    def close(self) -> None:
        with self.lock:
            self._file.close()

    def _load(self) -> None:
        self._objects: dict[str, Json] = {}
        self._kinds: dict[str, list[str]] = {}
        self._texts: dict[str, str] = {}
        self._touched: set[str] = set()
        self._seq = 0
        for identity, seq, text in self._file.execute("SELECT id, seq, body FROM objects ORDER BY seq"):
            body = json.loads(text)
            self._objects[identity] = body
            self._kinds.setdefault(body["object"], []).append(identity)
            self._texts[identity] = text
            self._seq = seq
        if "notes" not in self._objects:
            self.keep({"id": "notes", "object": "_notes", "offset": 0.0, "reached": int(time.time())})
            self._save()
        self.notes = self._objects["notes"]

    def _save(self) -> None:
        changed: list[tuple[str, int, str]] = []
        gone: list[tuple[str]] = []
        for identity in self._touched | {"notes"}:
            body = self._objects.get(identity)
            if body is None:
                gone.append((identity,))
                self._texts.pop(identity, None)
                continue
            text = json.dumps(body, separators=(",", ":"))
            if self._texts.get(identity) != text:
                changed.append((identity, body["_seq"], text))
                self._texts[identity] = text
        self._touched.clear()
        if changed or gone:
            self._file.execute("BEGIN")
            self._file.executemany("INSERT OR REPLACE INTO objects VALUES (?, ?, ?)", changed)
            self._file.executemany("DELETE FROM objects WHERE id = ?", gone)
            self._file.execute("COMMIT")

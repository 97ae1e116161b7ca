"""How far the loading is, in a file: the page that waits for it reads it while the database is being rewritten."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings


@dataclass
class Progress:
    """`state`: "" (never begun), "running", "done" or "failed"."""

    state: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def is_running(self) -> bool:
        return self.state == "running"

    @property
    def is_done(self) -> bool:
        return self.state == "done"

    @property
    def is_failed(self) -> bool:
        return self.state == "failed"


def path() -> Path:
    return settings.VAR_DIR / "demo-progress.json"


def read() -> Progress:
    try:
        return Progress(**json.loads(path().read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return Progress()


def write(progress: Progress) -> None:
    path().parent.mkdir(parents=True, exist_ok=True)
    unfinished = path().with_suffix(".part")
    unfinished.write_text(json.dumps({"state": progress.state, "lines": progress.lines}), "utf-8")
    unfinished.replace(path())  # a reader sees the whole of it or the one before

"""A secret key for a machine where nobody set one: made once, kept in `var/`, never in production."""

import os
import secrets
from pathlib import Path


def read(path: Path) -> str:
    """The key in the file, made (readable by its owner alone) if the file is not there yet."""
    if path.exists():
        return path.read_text("ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(64)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(key)
    return key

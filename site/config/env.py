"""The environment, read once and strictly: a bad value stops the start and names its cure."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
TILE = ("{z}", "{x}", "{y}")
FALSE = {"0", "false", "no", "off", ""}


def load_file(path: Path) -> None:
    """Put the `NAME=value` lines of a `.env` file into the environment; what is already set there wins."""
    if not path.exists():
        return
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        name, separator, value = line.partition("=")
        if not separator:
            raise ImproperlyConfigured(f"{path.name}, line {number}: {line!r} is not NAME=value")
        os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "", *, required: bool = False) -> str:
    value = os.environ.get(name, default).strip()
    if required and not value:
        raise ImproperlyConfigured(f"{name} is empty: set it in the environment or in .env (see .env.example)")
    return value


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: use 1 or 0")


def integer(name: str, default: int, *, low: int = 0, high: int = 10**9) -> int:
    value = os.environ.get(name, str(default)).strip()
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: use a whole number, such as {default}") from None
    if not low <= number <= high:
        raise ImproperlyConfigured(f"{name}={number}: use a number from {low} to {high}")
    return number


def choice(name: str, default: str, accepted: tuple[str, ...]) -> str:
    value = os.environ.get(name, default).strip()
    if value not in accepted:
        raise ImproperlyConfigured(f"{name}={value!r}: use {' or '.join(repr(each) for each in accepted)}")
    return value


def names(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def tiles(name: str) -> str:
    """The address of a map's tiles with `{z}`, `{x}` and `{y}` in it; empty for none."""
    value = text(name)
    parts = urlsplit(value)
    if value and (parts.scheme != "https" or "{" in parts.netloc or not all(each in value for each in TILE)):
        raise ImproperlyConfigured(f"{name}={value!r}: use https://, one host, and {{z}}, {{x}} and {{y}} after it")
    return value


def address(name: str, default: str, *, https: bool = False) -> str:
    """An absolute address without a path, such as `https://example.org`."""
    value = os.environ.get(name, default).strip().rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"{name}={value!r}: use scheme and host alone, such as https://example.org")
    if https and parts.scheme != "https":
        raise ImproperlyConfigured(f"{name}={value!r}: production speaks https, use https://{parts.netloc}")
    return value

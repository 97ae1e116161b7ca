"""Settings that could hurt somebody never start; each refusal tells its cure."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

ROOT = Path(__file__).parents[2]
READ = re.compile(r"env\.\w+\(\s*\"(\w+)\"")
PRODUCTION = {
    "MODE": "production",
    "SITE_URL": "https://lespetitscommerces.example",
    "SECRET_KEY": "k" * 25 + "0123456789" * 3,
    "STRIPE_SECRET_KEY": "sk_live_x",
    "STRIPE_WEBHOOK_SECRET": "whsec_x",
    "STRIPE_CONNECT_WEBHOOK_SECRET": "whsec_y",
}


def variables() -> set[str]:
    """Every name the code reads from the environment."""
    return {name for path in (ROOT / "site").rglob("*.py") for name in READ.findall(path.read_text("utf-8"))}


@pytest.fixture
def read(monkeypatch) -> Callable[..., dict[str, Any]]:
    """The settings as this environment, and nothing else, makes them."""

    def with_environment(**values: str) -> dict[str, Any]:
        for name in variables():
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(env, "load_file", lambda path: None)
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "site" / "config" / "settings.py"))

    return with_environment


def test_a_bare_clone_needs_no_settings(read) -> None:
    settings = read()
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["STRIPE_API_BASE"] == "http://127.0.0.1:8001"
    assert not settings["DEMO"]


def test_the_stand_in_follows_the_port(read) -> None:
    settings = read(PORT="8100")
    assert (settings["SITE_URL"], settings["STRIPE_API_BASE"]) == ("http://127.0.0.1:8100", "http://127.0.0.1:8101")


def test_production_starts_when_all_is_said(read) -> None:
    settings = read(**PRODUCTION)
    assert settings["ALLOWED_HOSTS"] == ["lespetitscommerces.example"]
    assert settings["STRIPE_API_BASE"] == ""
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["SERVE_MEDIA"] is False


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        ({"DEBUG": "1"}, "set DEBUG=0"),
        ({"DEMO": "1"}, "set DEMO=0"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is empty: set it"),
        ({"SECRET_KEY": "short"}, "use 50 or more"),
        ({"SITE_URL": "http://lespetitscommerces.example"}, "use https://lespetitscommerces.example"),
        ({"STRIPE_SECRET_KEY": ""}, "production needs the platform's secret key"),
        ({"STRIPE_SECRET_KEY": "pk_live_x"}, "it begins with sk_test_ or sk_live_"),
        ({"STRIPE_WEBHOOK_SECRET": ""}, "set STRIPE_WEBHOOK_SECRET and STRIPE_CONNECT_WEBHOOK_SECRET"),
    ],
)
def test_production_is_refused(read, wrong: dict[str, str], cure: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=re.escape(cure)):
        read(**{**PRODUCTION, **wrong})


def test_without_the_market_nothing_of_oscar_is_installed(read) -> None:
    settings = read(COMMERCE="0")
    assert not [app for app in settings["INSTALLED_APPS"] if app.startswith(("commerce", "oscar"))]
    assert not [each for each in settings["MIDDLEWARE"] if each.startswith("commerce")]


def test_postgresql_is_spoken_to_through_a_pool(read) -> None:
    settings = read(DATABASE_URL="postgres://site:secret@127.0.0.1/site")
    assert settings["DATABASES"]["default"]["OPTIONS"]["pool"]


def test_the_example_file_lists_every_variable() -> None:
    listed = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert listed == variables()

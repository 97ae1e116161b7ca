"""The settings in a process of their own, as a start would read them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "MODE": "production",
    "SITE_URL": "https://lespetitscommerces.example.org",
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "lespetitscommerces.example.org",
    "STRIPE_SECRET_KEY": "sk_live_1",
    "STRIPE_WEBHOOK_SECRET": "whsec_1",
    "STRIPE_CONNECT_WEBHOOK_SECRET": "whsec_2",
    "DATABASE_URL": "sqlite:///:memory:",
    "COMMERCE": "0",
}


def start(**environment):
    """What a start with this environment says; empty if all is well."""
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    paths = os.pathsep.join([str(settings.BASE_DIR / "site"), str(settings.BASE_DIR)])
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        env={**clean, "PYTHONPATH": paths, **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def test_production_starts_with_all_it_needs():
    assert start(**GOOD) == ""


@pytest.mark.parametrize(
    ("changed", "cure"),
    [
        ({"DEBUG": "1"}, "set DEBUG=0"),
        ({"DEMO": "1"}, "set DEMO=0"),
        ({"SECRET_KEY": "short"}, "use 50 or more"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is empty"),
        ({"SITE_URL": "http://lespetitscommerces.example.org"}, "use https://"),
        ({"STRIPE_SECRET_KEY": ""}, "needs the platform's secret key"),
        ({"STRIPE_SECRET_KEY": "pk_live_1"}, "begins with sk_test_ or sk_live_"),
        ({"STRIPE_WEBHOOK_SECRET": ""}, "STRIPE_WEBHOOK_SECRET"),
        ({"PRO_GRACE_DAYS": "-1"}, "PRO_GRACE_DAYS=-1"),
        ({"RELAY_POINTS": "demo"}, "invents its points"),
        ({"RELAY_POINTS": "sendcloud", "SENDCLOUD_PUBLIC_KEY": "public"}, "SENDCLOUD_SECRET_KEY"),
        ({"RELAY_POINTS": "mondial"}, "use '' or 'demo' or 'sendcloud'"),
        ({"SENDCLOUD_API_BASE": "http://example.org"}, "SENDCLOUD_API_BASE: use https://"),
        ({"MODE": "prod"}, "use 'local' or 'production'"),
    ],
)
def test_a_bad_value_stops_the_start_with_its_cure(changed, cure):
    assert cure in start(**{**GOOD, **changed})

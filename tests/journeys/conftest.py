"""The whole site as `make run` runs it, with its demonstration, on free ports and in a folder of its own; and a browser.

The journeys share one site and change it: each begins where it needs to, none relies on another's end.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
PASSWORD = "marche-demo"


def two_free_ports() -> int:
    """A port whose neighbour is free too (the stand-in's)."""
    for port in range(18_000, 28_000, 2):
        with socket.socket() as one, socket.socket() as other:
            try:
                one.bind(("127.0.0.1", port))
                other.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise RuntimeError("no free ports")


@dataclass(frozen=True)
class Site:
    url: str
    stripe: str
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`JOURNEYS_AT=http://127.0.0.1:8000` walks over a demonstration that runs already."""
    if running := os.environ.get("JOURNEYS_AT"):
        address, _colon, number = running.rpartition(":")
        yield Site(
            running,
            f"{address}:{int(number) + 1}",
            os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "PORT": number},
        )
        return
    folder = tmp_path_factory.mktemp("site")
    port = two_free_ports()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "SITE_URL"))}
    environment |= {
        "PYTHONPATH": f"site{os.pathsep}.",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PORT": str(port),
        "DEMO": "1",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "STRIPE_STANDIN_STATE": str(folder / "stripe.sqlite3"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DUE_SECONDS": "3",
    }
    log = (folder / "log.txt").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "config.launcher"], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    made = Site(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}", environment)
    deadline = time.monotonic() + 900  # a machine that is busy with other tests needs five minutes and more
    while not _answers(f"{made.url}/sante/"):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            raise RuntimeError(f"the site did not start:\n{(folder / 'log.txt').read_text()[-3000:]}")
        time.sleep(0.5)
    yield made
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    assert not _answers(f"{made.url}/sante/")
    assert not _answers(f"{made.stripe}/_standin/now")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:
            return response.status == 200
    except (OSError, urllib.error.URLError):
        return False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(path for path in BROWSERS if Path(path).exists())
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=CHROMIUM)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A new visitor on a wide screen; what a page complains about in the console fails the test."""
    yield from _visitor(browser, site, 1280, 900)


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    yield from _visitor(browser, site, 390, 844)


@contextmanager
def context_of(browser: Browser, site: Site, width: int = 1280, height: int = 900) -> Iterator[Page]:
    """Somebody else, on a device of their own."""
    yield from _visitor(browser, site, width, height)


def _visitor(browser: Browser, site: Site, width: int, height: int) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.url, viewport={"width": width, "height": height}, locale="fr-FR", reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints, complaints


def sign_in_member(page: Page, email: str) -> None:
    page.goto("/connexion-adherent/")
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.locator("main").get_by_role("button").first.click()


def pay_with(page: Page, number: str) -> None:
    """On the stand-in's hosted page."""
    page.get_by_label("Numéro de carte").fill(number)
    page.get_by_label("Date d’expiration").fill("12/34")
    page.get_by_label("CVC").fill("123")
    page.get_by_role("button", name="Payer").click()


def wait_until_paid_back(page: Page) -> None:
    """The page of a purchase: the worker asks Stripe for the refund."""
    main = page.locator("main")
    for _second in range(30):
        page.reload()
        if "remboursé" in main.inner_text():
            break
        page.wait_for_timeout(1_000)
    expect(main).to_contain_text("remboursé")

"""The cast that every test knows, and what keeps tests honest: no sockets but our own, tasks done at once."""

import socket

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from kit import share_pictures
from tests import factories
from tests.left_out import pytest_collection_modifyitems, pytest_terminal_summary, pytest_testnodedown  # noqa: F401

# Time is never asserted: a busy machine is no defect of what is tested.
hypothesis_settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("ours")

# Without the market (COMMERCE=0) there is nothing to test of it.
collect_ignore = [] if django_settings.COMMERCE else ["commerce", "journeys", "demo"]

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def only_local_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine: PostgreSQL, the stand-in and the live server are all local."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:  # type: ignore[index]
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def pictures_of_links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that goes with a link takes a fifth of a second: made for those tests alone that look at one."""
    if "real_pictures" not in request.fixturenames:
        monkeypatch.setattr(share_pictures, "jpeg", lambda template, facts: template.encode())


@pytest.fixture
def real_pictures() -> None:
    """This test looks at pictures that go with links."""


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


@pytest.fixture
def annecy(db):
    """A town whose market is open: ten Pro members (boulangerie, librairie and eight others come on demand)."""
    return factories.city(name="Annecy", insee_code="74010", departement="74")


@pytest.fixture
def dinan(db):
    return factories.city(name="Dinan", insee_code="22050", departement="22")


@pytest.fixture
def boulangerie(annecy):
    """A Pro shop of Annecy, and the person who acts for it as `boulangerie.person`."""
    return factories.shop(
        city=annecy, name="Boulangerie Pernet", trade="boulangerie", pro=True, email="boulangerie@example.org"
    )


@pytest.fixture
def librairie(annecy):
    return factories.shop(
        city=annecy, name="Le Fil de l’eau", trade="librairie", pro=True, email="librairie@example.org"
    )


@pytest.fixture
def fleuriste(dinan):
    return factories.shop(city=dinan, name="Fleurs de Rance", trade="fleuriste", email="fleuriste@example.org")


@pytest.fixture
def open_annecy(annecy, boulangerie, librairie):
    """Annecy with ten Pro members: its market is open."""
    factories.fill_market(annecy, to=10)
    return annecy


@pytest.fixture
def chloe(annecy):
    """A customer of Annecy."""
    return factories.user(email="client@example.org", city=annecy, first_name="Chloé")


@pytest.fixture
def staff(db):
    return factories.user(email="staff@example.org", is_staff=True)

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission

from faq import content, figures
from faq.models import Question
from faq.permissions import STAFF_MAY
from pages import figures as pages_figures
from tests import factories

FILE = Path(settings.BASE_DIR) / "data" / "faq.toml"


@pytest.fixture(autouse=True)
def own_figures(monkeypatch):
    """What a test registers ends with it; the figures of the floor above are there as on the running site."""
    monkeypatch.setattr(figures, "_figures", dict(figures._figures))
    pages_figures.register_all()


@pytest.fixture
def prices(db):
    """Pro at 5 EUR now, 10 EUR later."""
    factories.price(amount="5.00", kind="launch")
    factories.price(amount="10.00", kind="list")


@pytest.fixture
def questions(prices):
    """The thirty questions of the file, on the page."""
    Question.objects.bulk_create(content.read(FILE))
    return Question.objects.all()


@pytest.fixture
def loaded(prices):
    """The thirty questions as a new site gets them, each with its history."""
    content.load(FILE)
    return Question.objects.all()


@pytest.fixture
def faq_staff(staff):
    """Staff who may enter the admin and write the questions."""
    group = Group.objects.create(name="Équipe")
    for app_label, codename in [("wagtailadmin", "access_admin"), *STAFF_MAY]:
        group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    staff.groups.add(group)
    return staff

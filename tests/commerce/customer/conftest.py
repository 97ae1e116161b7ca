"""An address with an account in two towns and on the platform, three passwords; and a visitor who types."""

import re

import pytest
from django.test import Client

from kit.models import OutgoingMail
from tests import factories

EMAIL = "meme@example.org"
PASSWORDS = {"annecy": "le-lac-est-froid", "dinan": "la-rance-est-haute", "platform": "plateforme-du-port"}
NEW_PASSWORD = "farine-et-levain"


@pytest.fixture
def people(annecy, dinan):
    return {
        "annecy": factories.user(email=EMAIL, city=annecy, password=PASSWORDS["annecy"], first_name="Anne"),
        "dinan": factories.user(email=EMAIL, city=dinan, password=PASSWORDS["dinan"]),
        "platform": factories.user(email=EMAIL, password=PASSWORDS["platform"], is_staff=True, is_superuser=True),
    }


def account(town: str, page: str = "") -> str:
    return f"/{town}/mon-compte/{page}"


def sign_in(client: Client, town: str, email: str = EMAIL, password: str | None = None, **more: str):
    values = {"username": email, "password": password or PASSWORDS[town], **more}
    return client.post(account(town, "connexion/"), values)


def is_signed_in(client: Client, town: str) -> bool:
    return client.get(account(town)).status_code == 200


def links(mail: OutgoingMail) -> list[str]:
    """The addresses in a mail, without the host."""
    return re.findall(r"http://testserver(/\S+)", mail.text)


def mails_to(email: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.to_address(email).order_by("pk"))


def token_in(answer) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.text).group(1)

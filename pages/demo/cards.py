"""The test cards that the stand-in for Stripe takes, as Stripe publishes them."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class TestCard(NamedTuple):
    number: str
    words: str | Promise


CARDS = (
    TestCard("4242 4242 4242 4242", _("Acceptée.")),
    TestCard("4000 0027 6000 3184", _("Demande une authentification (3-D Secure), puis acceptée.")),
    TestCard("4000 0000 0000 0002", _("Refusée par la banque.")),
    TestCard("4000 0000 0000 9995", _("Refusée, provision insuffisante.")),
    TestCard("4000 0000 0000 0341", _("Acceptée une fois, refusée aux prélèvements suivants.")),
)

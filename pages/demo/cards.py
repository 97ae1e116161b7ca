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
    TestCard("4000 0000 0000 9987", _("Refusée, carte perdue.")),
    TestCard("4000 0000 0000 9979", _("Refusée, carte volée.")),
    TestCard("4000 0000 0000 0069", _("Refusée, carte expirée.")),
    TestCard("4000 0000 0000 0127", _("Refusée, cryptogramme faux.")),
    TestCard("4000 0000 0000 0119", _("Refusée, erreur de la banque.")),
    TestCard("4000 0000 0000 6975", _("Refusée, plafond atteint.")),
    TestCard("4000 0000 0000 0341", _("Acceptée une fois, refusée aux prélèvements suivants.")),
)

"""What would help a shop's page to be found, each with the way to its form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from membership.models import Shop

ENOUGH_WORDS = 120  # characters: two sentences


@dataclass(frozen=True)
class Item:
    label: str
    why: str
    url: str
    is_done: bool


def items(shop: Shop, *, photos: int) -> list[Item]:
    """`photos` is how many the shop has. Costs no query."""

    def item(label: str, why: str, view: str, is_done: bool) -> Item:
        return Item(label, why, reverse(f"shop-pages:{view}", args=[shop.pk]), is_done)

    return [
        item(
            _("Vos horaires"),
            _("« Ouvert maintenant » est ce qu’on cherche le plus."),
            "my-hours",
            bool(shop.hours.get("slots")),
        ),
        item(
            _("Une photo"), _("La devanture ou l’intérieur : on vous reconnaît en arrivant."), "my-photos", photos > 0
        ),
        item(_("Un téléphone"), _("On appelle avant de se déplacer."), "my-contact", bool(shop.phone)),
        item(
            _("Une phrase qui vous dit"),
            _("Elle s’affiche sous votre nom, et dans les moteurs de recherche."),
            "my-words",
            bool(shop.tagline),
        ),
        item(
            _("Quelques mots de plus"),
            _("Ce que vous faites, vendez, réparez : on vous trouve par ces mots."),
            "my-words",
            len(shop.words) >= ENOUGH_WORDS,
        ),
        item(
            _("Ce que vous acceptez au comptoir"),
            _("Carte, espèces, titres-restaurant : une question de moins."),
            "my-payments",
            bool(shop.counter_payments),
        ),
        item(
            _("Votre site ou vos réseaux"),
            _("Les moteurs de recherche relient vos pages entre elles."),
            "my-contact",
            bool(shop.website or shop.social),
        ),
    ]

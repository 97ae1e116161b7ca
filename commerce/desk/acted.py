"""What is changed at the desk, in the words owners read when staff did it."""

from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.translation import gettext_lazy as _

from membership.models import Shop

WORDS = {
    "desk-order-advance": _("Une commande avancée d’une étape"),
    "desk-order-refuse": _("Une commande refusée"),
    "desk-order-weigh": _("Une commande pesée"),
    "desk-order-missing": _("Ce qui manque dans une commande"),
    "desk-order-keep": _("Une commande gardée plus longtemps"),
    "desk-order-close": _("Une commande jamais retirée, fermée"),
    "desk-order-take-off": _("Un article retiré d’une commande"),
    "desk-order-write": _("Un message écrit à un client"),
    "desk-order-read": None,
    "desk-product-add": _("Un produit ajouté"),
    "desk-product": _("Un produit changé"),
    "desk-product-row": _("Le prix ou le stock d’un produit"),
    "desk-product-sold": _("Une vente au comptoir notée"),
    "desk-product-visibility": _("Un produit montré ou caché"),
    "desk-product-facts": _("La fiche d’un produit"),
    "desk-product-variants": _("Les tailles et couleurs d’un produit"),
    "desk-product-variants-add": _("Des tailles ou couleurs ajoutées"),
    "desk-product-variant-remove": _("Une taille ou couleur retirée"),
    "desk-picture-move": _("L’ordre des photos d’un produit"),
    "desk-picture-describe": _("Une photo de produit décrite"),
    "desk-picture-remove": _("Une photo de produit retirée"),
    "desk-order-send": _("Un colis confié au transporteur"),
    "desk-promotion-add": _("Une promotion annoncée"),
    "desk-promotion-stop": _("Une promotion arrêtée"),
    "desk-pickup": _("Le retrait : durées, délais, places"),
    "desk-relay": _("Les envois en point relais"),
    "desk-delivery": _("Les remises : retrait, livraison, relais"),
    "desk-delivery-days": _("Les jours de livraison"),
    "desk-zone-add": _("Une zone de livraison ajoutée"),
    "desk-zone": _("Une zone de livraison"),
    "desk-zone-move": _("L’ordre des zones de livraison"),
    "desk-zone-remove": _("Une zone de livraison retirée"),
    # What binds the shop is its owners'; a check and a link at Stripe change nothing here.
    "desk-payments-activate": None,
    "desk-payments-check": None,
    "desk-payments-switch": None,
    "desk-payments-balance": None,
    "desk-payments-dashboard": None,
}


def shop_of_desk(request: HttpRequest, match: ResolverMatch) -> int | None:
    """The shop whose desk an address is about."""
    city = match.kwargs.get("city") or getattr(request, "city", None)
    if not (match.url_name or "").startswith("desk-") or city is None or "slug" not in match.kwargs:
        return None
    return Shop.objects.in_city(city).at_address(match.kwargs["slug"]).values_list("pk", flat=True).first()

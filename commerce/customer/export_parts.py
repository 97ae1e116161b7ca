"""What a town knows of a customer, as files."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from commerce.basket.models import Basket
from commerce.customer import addresses, history
from commerce.customer.emails import home_of
from commerce.customer.models import Favourite, StockAlert
from commerce.export_parts import order_told, table_of
from commerce.order.models import Order
from commerce.papers import taking_along as paper_parts
from commerce.talk import taking_along as talk_parts
from kit.archives.making import Part
from kit.open_files import facts, table
from membership.models import User
from shop_pages.letters.models import ShopMessage


def account(user: User) -> Iterator[Part]:
    told = {
        "ville": home_of(user).name,
        "adresse_email": user.email,
        "confirmee_le": user.email_confirmed_at,
        "prenom": user.first_name,
        "nom": user.last_name,
        "telephone": user.phone,
        "inscrit_le": user.date_joined,
        "derniere_connexion": user.last_login,
    }
    yield Part("compte/compte.json", _("Qui vous êtes ici."), facts(told))
    book = [{**asdict(addresses.as_typed(each)), "defaut": each.is_default_for_shipping} for each in addresses.of(user)]
    if book:
        yield Part("compte/adresses.csv", _("Vos adresses de livraison."), table_of(book))
        yield Part("compte/adresses.json", _("Les mêmes, pour un programme."), facts(book))


def purchases(user: User) -> Iterator[Part]:
    found = list(history.purchases_of(user))
    if not found:
        return
    orders = (
        Order.objects.of_customer(user)
        .with_lines()
        .select_related("shipping_address")
        .prefetch_related("status_changes")
        .order_by("pk")
    )
    told = [_order(order) for order in orders]
    rows = [
        (each.reference, each.created_at, each.get_status_display(), each.card_total, each.in_shop_total)
        for each in found
    ]
    yield Part(
        "achats/achats.csv",
        _("Vos achats, un par ligne : ce qui est payé par carte, ce qui l’est en boutique."),
        table(["reference", "commence_le", "etat", "par_carte", "en_boutique"], rows),
    )
    short = [{name: value for name, value in each.items() if name not in ("lignes", "etapes")} for each in told]
    yield Part("achats/commandes.csv", _("La commande de chaque commerce."), table_of(short))
    lines = [{"commande": each["numero"], **line} for each in told for line in each["lignes"]]
    yield Part("achats/lignes.csv", _("Ce que vous avez commandé, une ligne par produit."), table_of(lines))
    yield Part(
        "achats/commandes.json", _("Les mêmes, avec leurs lignes et leurs étapes, pour un programme."), facts(told)
    )


def papers(user: User) -> Iterator[Part]:
    return paper_parts.of_customer(user)


def basket(user: User) -> Iterator[Part]:
    lines = [
        (line.product.title, line.product.shop.name, line.quantity, line.date_created)
        for each in Basket.open.filter(owner=user)
        for line in each.lines.select_related("product__shop").order_by("pk")
    ]
    if lines:
        yield Part(
            "achats/panier.csv",
            _("Ce qui attend dans votre panier."),
            table(["produit", "commerce", "quantite", "ajoute_le"], lines),
        )


def letters(user: User) -> Iterator[Part]:
    """Only of an address that is known to be the customer's: anybody can type it below a message."""
    if user.email_confirmed_at is None:
        return
    found = ShopMessage.objects.of_address(user.email, home_of(user)).select_related("shop").newest_first()
    rows = [(each.created_at, each.shop.name, each.name, each.about, each.words) for each in found]
    if rows:
        yield Part(
            "messages/messages.csv",
            _("Ce que vous avez écrit à des commerces depuis un an."),
            table(["ecrit_le", "commerce", "nom", "a_propos_de", "message"], rows),
        )


def talk(user: User) -> Iterator[Part]:
    return talk_parts.of_customer(user)


def favourites(user: User) -> Iterator[Part]:
    kept = Favourite.objects.of_user(user).select_related("shop", "product__shop").order_by("pk")
    rows = [
        (each.at, each.product.shop.name if each.product else each.shop, each.product.title if each.product else "")
        for each in kept
    ]
    if rows:
        yield Part("compte/favoris.csv", _("Vos favoris."), table(["garde_le", "commerce", "produit"], rows))


def alerts(user: User) -> Iterator[Part]:
    asked = StockAlert.objects.of_user(user).select_related("product__shop").order_by("pk")
    rows = [(each.asked_at, each.product.title, each.product.shop.name, each.told_at) for each in asked]
    if rows:
        headings = ["demande_le", "produit", "commerce", "ecrit_le"]
        words = _("Les produits dont vous attendez, ou attendiez, le retour.")
        yield Part("compte/alertes.csv", words, table(headings, rows))


def _order(order: Order) -> dict[str, Any]:
    told = order_told(order)
    return {"numero": told.pop("numero"), "commerce": order.shop.name, **told}


SOURCES = [account, purchases, papers, basket, favourites, alerts, letters, talk]

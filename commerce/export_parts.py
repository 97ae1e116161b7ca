"""What a shop sells, has sold and was paid, as files."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from commerce.catalogue import promotion_parts
from commerce.catalogue.models import Product
from commerce.order.models import Order
from commerce.papers import taking_along as papers
from commerce.payment.models import LedgerEntry, ShopTransfer
from commerce.shipping import taking_along as shipping
from commerce.talk import taking_along as talk
from kit.models import Picture
from kit.open_files import facts, table
from membership.exports import Part
from membership.models import Shop


def parts(shop: Shop) -> Iterator[Part]:
    yield from _products(shop)
    yield from promotion_parts.of_shop(shop)
    yield from _orders(shop)
    yield from _money(shop)
    yield from papers.of_shop(shop)
    yield from talk.of_shop(shop)
    yield from shipping.of_shop(shop)


def _products(shop: Shop) -> Iterator[Part]:
    products = list(
        Product.objects.everywhere()
        .of_shop(shop)
        .select_related("product_class")
        .prefetch_related("stockrecords", "categories", "pictures__picture")
        .order_by("pk")
    )
    if not products:
        return
    told = [_product(product) for product in products]
    yield Part("produits/produits.csv", _("Vos produits, un par ligne."), table_of(told))
    yield Part("produits/produits.json", _("Les mêmes, pour un programme."), facts(told))
    for product in products:
        for each in product.pictures.all():
            yield Part(f"images/{_name(each.picture)}", "", each.picture.file)


def _product(product: Any) -> dict[str, Any]:
    stock = next(iter(product.stockrecords.all()), None)
    return {
        "reference": product.upc or "",
        "titre": product.title,
        "description": product.description,
        "categories": ", ".join(str(category) for category in product.categories.all()),
        "visible": product.is_public,
        "vendu": str(product.get_sold_by_display()),
        "portion_grammes": product.portion_grams,
        "quantite_nette": product.net_quantity,
        "unite": product.net_quantity_unit if product.net_quantity else "",
        "prix_ttc": stock.price if stock else None,
        "tva": stock.tax_rate if stock else None,
        "stock": stock.num_in_stock if stock and stock.is_counted else None,
        "retractation": str(product.get_withdrawal_exemption_display()),
        "delai_jours": product.made_to_order_days,
        "images": ", ".join(_name(each.picture) for each in product.pictures.all()),
    }


def _name(picture: Picture) -> str:
    return f"{picture.pk}-{PurePosixPath(picture.file.name).name}"


def _orders(shop: Shop) -> Iterator[Part]:
    orders = list(
        Order.objects.of_shop(shop)
        .with_lines()
        .select_related("shipping_address")
        .prefetch_related("status_changes")
        .order_by("pk")
    )
    if not orders:
        return
    told = [order_told(order) for order in orders]
    yield Part(
        "commandes/commandes.csv",
        _("Vos commandes, une par ligne."),
        table_of([{name: value for name, value in each.items() if name not in ("lignes", "etapes")} for each in told]),
    )
    yield Part(
        "commandes/lignes.csv",
        _("Ce qui a été commandé, une ligne par produit."),
        table_of([{"commande": each["numero"], **line} for each in told for line in each["lignes"]]),
    )
    yield Part(
        "commandes/commandes.json", _("Les mêmes, avec leurs lignes et leurs étapes, pour un programme."), facts(told)
    )


def _followed(order: Any) -> str:
    """What a parcel is followed by at its carrier's."""
    tracking = getattr(order, "tracking", None)
    return " ".join(part for part in (tracking.number, tracking.link) if part) if tracking else ""


def order_told(order: Any) -> dict[str, Any]:
    """An order with its lines and what happened to it, for whoever it belongs to."""
    to = order.shipping_address
    address = (to.line1, to.line2, f"{to.postcode} {to.line4}") if to else ()
    return {
        "numero": order.number,
        "passee_le": order.date_placed,
        "etat": str(order.status_label),
        "client": str(order.user or ""),
        "paiement": str(order.get_paid_by_display()),
        "remise": str(order.get_way_display()),
        "lieu": order.place,
        "suivi": _followed(order),
        "prevue_de": order.pickup_from or order.delivery_from,
        "prevue_jusqu_a": order.pickup_until or order.delivery_until,
        "adresse": ", ".join(line.strip() for line in address if line and line.strip()),
        "mot": order.note,
        "si_un_produit_manque": str(order.purchase.get_if_missing_display()),
        "a_appeler_au": order.purchase.phone,
        "a_retirer_avant": order.kept_until,
        "livraison_ttc": order.shipping_incl_tax,
        "total_ttc": order.total_incl_tax,
        "deduit_ttc": order.taken_off,
        "lignes": [_line(line) for line in order.lines.all()],
        "etapes": [
            {"le": change.at, "de": change.old_status, "a": change.new_status, "raison": change.cause}
            for change in order.status_changes.all()
        ],
    }


def _line(line: Any) -> dict[str, Any]:
    return {
        "produit": line.title,
        "quantite": line.quantity,
        "portion_grammes": line.portion_grams,
        "pese_grammes": line.weighed_grams,
        "prix_unitaire_ttc": line.unit_price_incl_tax,
        "total_ttc": line.line_price_incl_tax,
        "manque": line.missing,
        "remplace_par": line.instead,
        "prix_reel_ttc": line.price_now,
        "tva": line.tax_rate,
    }


def _money(shop: Shop) -> Iterator[Part]:
    transfers = list(ShopTransfer.objects.filter(order__shop=shop).select_related("order").order_by("pk"))
    if transfers:
        rows = [
            (
                each.order.number,
                each.gross,
                each.fee_share,
                each.net,
                each.given_back,
                each.kept_back,
                each.get_state_display(),
                each.sent_at,
            )
            for each in transfers
        ]
        headings = ["commande", "brut", "frais", "net", "rembourse_avant", "dette_retenue", "etat", "envoye_le"]
        yield Part(
            "argent/virements.csv",
            _(
                "Commande par commande : ce que le client a payé par carte, la part des frais de Stripe, ce que vous recevez."
            ),
            table(headings, rows),
        )
    entries = list(LedgerEntry.objects.filter(shop=shop).select_related("order").order_by("pk"))
    if entries:
        yield Part(
            "argent/mouvements.csv",
            _("Chaque mouvement vers vous ou depuis vous, comme notre livre de comptes le garde."),
            table(
                ["le", "commande", "mouvement", "montant", "reference_stripe"],
                [
                    (
                        each.at,
                        each.order.number if each.order else "",
                        each.get_kind_display(),
                        each.amount,
                        each.stripe_id,
                    )
                    for each in entries
                ],
            ),
        )


def table_of(rows: Iterable[dict[str, Any]]) -> bytes:
    rows = list(rows)
    return table(list(rows[0]) if rows else [], [list(row.values()) for row in rows])

"""The products that a shop's own pages show (`shop_pages.products`): nothing while its town's market is shut."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from commerce.catalogue import cards, shelves
from commerce.catalogue.models import Product
from kit import clock
from kit.pictures import lookup
from kit.search_text import normalise
from membership import gate
from membership.models import Shop
from shop_pages.products import Mode, ProductCard, Shelf


class MarketProducts:
    def cards(
        self, shop: Shop, mode: str, limit: int, category: str = "", chosen: Sequence[int] = ()
    ) -> list[ProductCard]:
        if not gate.is_open(shop.city):
            return []
        # Not the current town: a preview stands outside of it.
        products = Product.objects.in_city(shop.city).on_sale().of_shop(shop)
        if mode == Mode.CHOSEN and chosen:
            found = {product.pk: product for product in products.among(chosen).for_cards()}
            return [_card(found[pk]) for pk in dict.fromkeys(chosen) if pk in found][:limit]
        if mode == Mode.CATEGORY:
            wanted = [each for each in shelves.all_of() if normalise(each.name) == normalise(category)]
            products = products.in_one_of(wanted)
        shown = products.put_forward() if mode == Mode.CHOSEN else products.newest()
        return [_card(product) for product in shown.for_cards()[:limit]]

    def shelf(self, shop: Shop) -> Shelf:
        own = Product.objects.in_city(shop.city).of_shop(shop).browsable_dashboard()
        return Shelf(
            products=[(product.pk, _label(product)) for product in own.by_title()],
            departments=shelves.names_holding(own),
        )


def _label(product: Product) -> str:
    if product.is_public:
        return str(product.title)
    return _("%(title)s (n’est pas en vente)") % {"title": product.title}


def _card(product: Product) -> ProductCard:
    card = cards.of(product, clock.now())
    picture = cards.first_picture(product)
    return ProductCard(
        title=card.title,
        url=card.url,
        price=card.price,
        unit_text=card.unit,
        picture_url=lookup.find(picture, "card").src if picture else cards.shown(product).src,
        add_url=card.add_url,
        is_available=not card.is_out,
        note=card.note,
        was=card.was,
        choose_url=card.choose_url,
    )

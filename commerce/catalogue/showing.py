"""What stands on a product's own page: everything its template reads, worked out once."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from commerce.catalogue import cards, choosing, facts, headlines, kinds, portions, prices, structured_data, terms
from commerce.catalogue.models import Product
from commerce.customer import favourites
from commerce.partner import words
from commerce.shipping.words import payment, ways
from kit import clock
from membership.models import City
from pages import cards as shop_cards
from shop_pages import opening, reaching
from shop_pages.reaching import address

MORE = 5


def showing(product: Product, city: City) -> dict[str, Any]:
    """`product` comes from `for_page()`."""
    shop, now = product.shop, clock.now()
    stock = words.stock_of(product)
    price, was = prices.lowest(product, now), prices.struck_of(product, now)
    promotion = prices.promotion_of(product, now) if was else None
    description = headlines.description(product)
    more = Product.objects.on_sale().of_shop(shop).besides(product).by_title().for_cards()
    return {
        "city": city,
        "product": product,
        "shop": shop,
        "price": price,
        "unit": cards.unit(product, now),
        "was": was,
        "cut": cards.cut(price, was),
        "until": promotion.last_moment.astimezone(city.zone).date() if promotion else None,
        "unit_price": cards.unit_price(product, price),
        "choice": choosing.of(product, now),
        "stock": stock,
        "portions": portions.of(product, price, stock.left) if product.is_weighed and not stock.is_out else [],
        "most": min(stock.left or settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD, 99),
        "pictures": [each.picture for each in product.pictures.all()],
        "stand_in": cards.shown(product, is_first=True),
        "facts": facts.entries(product),
        "kind": kinds.of(product),
        "exemption": terms.why(product.withdrawal_exemption),
        "ways": ways(shop),
        "payment": payment(shop),
        "shop_card": shop_cards.of(shop, now),
        "week": opening.week(shop, now),
        "lines": address(shop),
        "reach": reaching.of(shop),
        "keep": favourites.of_product(product),
        "more": [cards.of(each, now) for each in more[:MORE]],
        "shop_products_url": f"{reverse('market', kwargs={'city': city})}?boutique={shop.slug}",
        "crumbs": _crumbs(product, city),
        "product_title": headlines.title(product),
        "product_description": description,
        "share_picture": headlines.picture(product),
        "share_title": f"{product.title}, {shop.name}",
        "structured": structured_data.product(product, now, stock, description),
        "canonical": f"{settings.SITE_URL}{product.get_absolute_url()}",
    }


def _crumbs(product: Product, city: City) -> list[dict[str, str]]:
    found = [
        {"label": city.name, "url": city.get_absolute_url()},
        {"label": _("Le marché"), "url": reverse("market", kwargs={"city": city})},
    ]
    for category in sorted(product.categories.all(), key=lambda each: each.path)[:1]:
        found.append(
            {"label": category.name, "url": reverse("market-category", kwargs={"city": city, "slug": category.slug})}
        )
    return found

"""How a product is called in search results and where its link is shared."""

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from commerce.catalogue import cards
from commerce.catalogue.models import Product
from kit import heads, place_names
from kit.pictures import lookup
from shop_pages import fronts


def title(product: Product) -> str:
    """The town belongs to it: the same honey is sold by several shops of several towns."""
    shop, at_town = product.shop, place_names.at(product.shop.city.name)
    return heads.title(
        f"{product.title}, {shop.name} {at_town}",
        f"{product.title}, {shop.name}",
        f"{product.title} {at_town}",
        product.title,
    )


def description(product: Product) -> str:
    shop, at_town = product.shop, place_names.at(product.shop.city.name)
    where = _("Chez %(shop)s %(at_town)s.") % {"shop": shop.name, "at_town": at_town}
    said = strip_tags(product.description)
    if not said:
        return heads.description(
            _("%(product)s, chez %(shop)s %(at_town)s.")
            % {"product": product.title, "shop": shop.name, "at_town": at_town}
        )
    return heads.description(said, where)


def picture(product: Product) -> heads.Picture:
    """The product's own picture, or its shop's drawn front. Costs no query on a product from `for_page()`."""
    own = cards.first_picture(product)
    if own is None:
        return fronts.share_picture(product.shop)
    found = lookup.find(own, "wide")
    return heads.Picture(heads.absolute(found.src), found.width, found.height, own.default_alt_text)

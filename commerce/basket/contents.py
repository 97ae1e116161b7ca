"""What goes into a basket, and what is refused."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.basket.models import Basket, Line
from commerce.catalogue.models import Product


class Refused(Exception):
    """Can't be put into the basket; the sentence says why and what can be done."""


class NotForSale(Refused):
    def __init__(self, product: Product) -> None:
        super().__init__(_("« %(title)s » n’est plus en vente.") % {"title": product.title})


class NotChosen(Refused):
    def __init__(self, product: Product) -> None:
        super().__init__(_("Choisissez d’abord une taille ou une couleur de « %(title)s ».") % {"title": product.title})


class NotEnough(Refused):
    """There is less than was wanted; `left` is how many there are (portions of what is weighed)."""

    def __init__(self, product: Product, left: int) -> None:
        super().__init__(sentence_of(product, left))
        self.product, self.left = product, left


class TooMuch(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Un panier tient %(most)d articles au plus. Pour une grande commande, appelez la boutique.")
            % {"most": settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD}
        )


def sentence_of(product: Product, left: int) -> str:
    """« Il n’en reste que 3 : … », « Épuisé : … »."""
    if left <= 0:
        return _("Épuisé : « %(title)s » est parti. La boutique le remettra peut-être en vente.") % {
            "title": product.title
        }
    if product.is_weighed:
        return _("Il ne reste que %(grams)d g de « %(title)s ».") % {
            "grams": left * product.portion_grams,
            "title": product.title,
        }
    return ngettext("Il ne reste que %(left)d « %(title)s ».", "Il ne reste que %(left)d « %(title)s ».", left) % {
        "left": left,
        "title": product.title,
    }


@transaction.atomic
def add(basket: Basket, product: Product, quantity: int = 1) -> Line:
    """Put so many more of a product in (portions of what is weighed). Raises `Refused`; the basket is as it was then."""
    if basket.owner_id:
        begin(basket)
    known = basket.lines.filter(product=product).first() if basket.pk else None
    _check(basket, product, quantity, had=known.quantity if known else 0)
    line, _created = basket.add_product(product, quantity)
    _agree(line, basket, product)
    return line


def begin(basket: Basket) -> None:
    """A customer's basket is there; another tab may have begun one a moment ago."""
    if basket.pk is None:
        kept, _made = Basket.open.get_or_create(owner=basket.owner, city=basket.city)
        basket.pk = basket.id = kept.pk
        basket._state.adding = False


def room_of(lines: Iterable[Line]) -> int:
    """How many articles more a basket with these lines holds."""
    return max(0, settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD - sum(line.quantity for line in lines))


@transaction.atomic
def change(basket: Basket, line: Line, quantity: int) -> None:
    """So many of it, none takes it out. Raises `Refused`; fewer than before is always possible."""
    if quantity <= 0:
        line.delete()
    else:
        if quantity > line.quantity:
            _check(basket, line.product, quantity - line.quantity, had=line.quantity)
        line.quantity = quantity
        line.save(update_fields=["quantity"])
        _agree(line, basket, line.product)
    basket.reset_offer_applications()


def _check(basket: Basket, product: Product, more: int, *, had: int) -> None:
    info = basket.strategy.fetch_for_product(product)
    if not info.price.exists or info.stockrecord is None or not product.is_sold or not product.shop.is_pro:
        raise NotForSale(product)
    if not info.availability.is_purchase_permitted(had + more)[0]:
        raise NotEnough(product, info.availability.num_available)
    if not basket.is_quantity_allowed(more)[0]:
        raise TooMuch


def _agree(line: Line, basket: Basket, product: Product) -> None:
    """The price on the line is the one the customer saw when touching it: a change since then is told."""
    price = basket.strategy.fetch_for_product(product).price
    if line.price_incl_tax != price.incl_tax:
        line.price_incl_tax, line.price_excl_tax = price.incl_tax, price.excl_tax
        line.save(update_fields=["price_incl_tax", "price_excl_tax"])

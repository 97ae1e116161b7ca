"""What Chloé's account of Annecy holds beside her orders: an address, what she keeps and waits for, an invoice, and what she
and her baker write to each other. (A credit note she has already: cheese weighs less than was ordered.)"""

from datetime import timedelta

from commerce.catalogue.models import Product
from commerce.customer import addresses, alerts, favourites
from commerce.demo.customers import CHLOE
from commerce.demo.orders import HOME_OF_CHLOE
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.papers import papers
from commerce.partner import words
from commerce.talk import talking
from commerce.talk.models import Side
from membership.models import Shop, User
from pages.demo.loading import Loading
from pages.demo.towns import LoadedTown

BAKERY = "boulangerie-pernet"
KEPT_PRODUCT, KEPT_SHOP = "pain-de-campagne", "fromagerie-des-aravis"


def load(loading: Loading) -> None:
    town = loading.town("annecy")
    chloe = User.objects.of_realm(town.city.pk, CHLOE) if town else None
    if town is None or chloe is None:
        return
    with loading.ago(11):
        addresses.add(user=chloe, address=DeliveryAddress(chloe.first_name, chloe.last_name, **HOME_OF_CHLOE))
        _keep(chloe, town)
    orders = Order.objects.of_customer(chloe).with_lines()
    bread = list(orders.filter(shop__slug=BAKERY).order_by("-pk"))
    delivered = next((order for order in bread if order.status == OrderStatus.DELIVERED), None)
    if delivered is not None:
        with loading.ago(4):
            papers.invoice(delivered, company="Atelier Martel", address="12 rue de l’Isle, 74000 Annecy")
        _talk_about_the_tart(delivered, loading)
    if bread and bread[0].status == OrderStatus.PAID:
        with loading.dated(loading.now - timedelta(minutes=35)):
            talking.from_customer(
                order=bread[0], words="Bonjour, pouvez-vous trancher une des deux baguettes ? Merci, Chloé"
            )


def _keep(chloe: User, town: LoadedTown) -> None:
    kept = Product.objects.in_city(town.city).at(KEPT_PRODUCT)
    if kept is not None:
        favourites.keep_product(user=chloe, product=kept)
    if KEPT_SHOP in town.shops:
        favourites.keep_shop(user=chloe, shop=town.shops[KEPT_SHOP])
    shown = Product.objects.in_city(town.city).on_sale().for_cards().by_title()
    gone = next((product for product in shown if words.stock_of(product).is_out), None)
    if gone is not None:
        alerts.ask(user=chloe, product=gone)


def _talk_about_the_tart(order: Order, loading: Loading) -> None:
    """Asked, answered, read."""
    with loading.dated(loading.now - timedelta(days=4, hours=22)):
        asked = talking.from_customer(order=order, words="Bonjour, la tarte se garde-t-elle jusqu’à demain soir ?")
    baker = _owner_of(order.shop)
    if baker is None:
        return
    with loading.dated(loading.now - timedelta(days=4, hours=21)):
        answered = talking.from_shop(
            order=order, words="Oui, au frais. Sortez-la une heure avant de la manger.", by=baker, seen=asked.pk
        )
        talking.read(order=order, side=Side.CUSTOMER, seen=answered.pk)


def _owner_of(shop: Shop) -> User | None:
    return User.objects.owners_of(shop).first()

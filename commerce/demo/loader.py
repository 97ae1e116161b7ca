"""The market's part of the demonstration, in the order in which it happened."""

from commerce.demo import asked, categories, chloe, customers, deliveries, orders, products, promotions
from pages.demo.loading import Loading


def load(loading: Loading) -> None:
    with loading.at(loading.began_at):
        products.load(loading, categories.load(loading.cast))
        deliveries.load(loading)
        customers.load(loading)
    products.cut_prices(loading)
    promotions.load(loading)
    asked.load(loading)
    orders.load(loading)
    products.fill_shelves(loading)
    chloe.load(loading)

from oscar.apps.basket.middleware import BasketMiddleware


class TownBasketMiddleware(BasketMiddleware):
    pass

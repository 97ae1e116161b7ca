"""Drawn pictures of shops, streets and products: deterministic SVG, standard library only, nothing of the business.

Each function returns a whole SVG file as a string, meant for <img>: ids are unique inside one file only. The same arguments
give the same bytes. `shop_front` is the picture a shop has for ever when it has no photograph.
"""

from drawings.houses.parts import STYLES
from drawings.products import draw as product
from drawings.products import kinds as product_kinds
from drawings.shopfront import card as shop_card
from drawings.shopfront import draw as shop_front
from drawings.streets.panorama import KINDS as STREET_KINDS
from drawings.streets.panorama import draw as street
from drawings.windows.show import TRADES

__all__ = [
    "STREET_KINDS",
    "STYLES",
    "TRADES",
    "product",
    "product_kinds",
    "shop_card",
    "shop_front",
    "street",
]

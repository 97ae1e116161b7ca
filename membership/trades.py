"""The trades of small shops: how they are called, drawn, and told to search engines (schema.org types)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Trade:
    """`key` is stored and is the drawing's name too; `family` groups trades in a town's filter."""

    key: str
    label: str | Promise
    plural: str | Promise
    family: str
    icon: str
    schema_type: str


ROWS = [
    Trade(
        "boulangerie", _("Boulangerie, pâtisserie"), _("Boulangeries et pâtisseries"), "bouche", "croissant", "Bakery"
    ),
    Trade("fromagerie", _("Crèmerie, fromagerie"), _("Fromageries et crèmeries"), "bouche", "milk", "GroceryStore"),
    Trade("boucherie", _("Boucherie, charcuterie"), _("Boucheries et charcuteries"), "bouche", "beef", "GroceryStore"),
    Trade("primeur", _("Primeur"), _("Primeurs"), "bouche", "apple", "GroceryStore"),
    Trade("poissonnerie", _("Poissonnerie"), _("Poissonneries"), "bouche", "fish", "GroceryStore"),
    Trade("epicerie", _("Épicerie"), _("Épiceries"), "bouche", "shopping-basket", "GroceryStore"),
    Trade("chocolatier", _("Chocolaterie"), _("Chocolateries"), "bouche", "gift", "Store"),
    Trade("caviste", _("Caviste"), _("Cavistes"), "boissons", "wine", "LiquorStore"),
    Trade("cafe", _("Café, thé"), _("Cafés et thés"), "boissons", "coffee", "CafeOrCoffeeShop"),
    Trade("librairie", _("Librairie"), _("Librairies"), "culture", "book-open", "BookStore"),
    Trade("jouets", _("Jeux et jouets"), _("Magasins de jouets"), "culture", "toy-brick", "ToyStore"),
    Trade("fleuriste", _("Fleuriste"), _("Fleuristes"), "maison", "flower-2", "Florist"),
    Trade("quincaillerie", _("Quincaillerie"), _("Quincailleries"), "maison", "hammer", "HardwareStore"),
    Trade("ceramique", _("Céramique"), _("Ateliers de céramique"), "maison", "store", "HomeGoodsStore"),
    Trade("savonnerie", _("Savons, soins"), _("Savonneries"), "maison", "sparkles", "Store"),
    Trade("mercerie", _("Mercerie"), _("Merceries"), "mode", "scissors", "HobbyShop"),
    Trade("mode", _("Vêtements"), _("Boutiques de vêtements"), "mode", "shirt", "ClothingStore"),
    Trade("chaussures", _("Chaussures, cordonnerie"), _("Chausseurs et cordonniers"), "mode", "store", "ShoeStore"),
    Trade("bijouterie", _("Bijouterie"), _("Bijouteries"), "mode", "gem", "JewelryStore"),
    Trade("opticien", _("Opticien"), _("Opticiens"), "services", "glasses", "Optician"),
    Trade("coiffeur", _("Coiffure"), _("Salons de coiffure"), "services", "scissors", "HairSalon"),
    Trade("velo", _("Vélos"), _("Magasins de vélos"), "services", "bike", "BikeStore"),
    Trade("autre", _("Autre commerce"), _("Autres commerces"), "services", "store", "Store"),
]
ALL = {trade.key: trade for trade in ROWS}
CHOICES = [(trade.key, trade.label) for trade in ROWS]
FAMILIES = {
    "bouche": _("Bouche"),
    "boissons": _("Boissons"),
    "culture": _("Livres et jeux"),
    "maison": _("Maison et fleurs"),
    "mode": _("Mode"),
    "services": _("Services"),
}


def of(key: str) -> Trade:
    return ALL.get(key, ALL["autre"])

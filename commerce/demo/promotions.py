"""Promotions of the cast: some that run, one to come, one that is over."""

from datetime import timedelta
from decimal import Decimal

from commerce.catalogue import promotions
from commerce.catalogue.models import Product, Promotion
from membership.models import User
from pages.demo.loading import Loading

Kind = Promotion.Kind
# (name, days until it begins, days it lasts, kind, value, the products' slugs), each about one shop's.
ANNOUNCED = (
    ("Semaine du seigle", -3, 8, Kind.PERCENT, "15", ("tourte-de-seigle", "pain-aux-noix-de-savoie")),
    ("Les pieds au sec", -1, 14, Kind.PERCENT, "20", ("bottes-de-pluie-saute-flaque",)),
    ("Raclette entre amis", -2, 10, Kind.AMOUNT, "2.00", ("raclette-fumee",)),
    ("Galettes avant l’heure", 5, 7, Kind.AMOUNT, "3.00", ("galette-frangipane-6-parts",)),
    ("Viennoiseries de rentrée", -60, 10, Kind.PERCENT, "10", ("croissant-au-beurre", "pain-au-chocolat")),
)


def load(loading: Loading) -> None:
    town = loading.town("annecy")
    if town is None:
        return
    for name, begins, lasts, kind, value, slugs in ANNOUNCED:
        products = [found for slug in slugs if (found := Product.objects.in_city(town.city).at(slug))]
        if not products:
            continue
        midnight = loading.now.astimezone(town.city.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        starts_at = midnight + timedelta(days=begins)
        with loading.dated(starts_at):
            promotions.begin(
                shop=products[0].shop,
                name=name,
                kind=kind,
                value=Decimal(value),
                starts_at=starts_at,
                ends_at=starts_at + timedelta(days=lasts),
                products=products,
                by=User.objects.owners_of(products[0].shop).first(),
            )

"""Departments that the cast's shops asked for: one has its answer, one waits for staff."""

from datetime import timedelta

from commerce.catalogue import asking
from commerce.catalogue.models import Category, Product
from membership.models import User
from pages.demo.loading import Loading

# (days ago, the product's slug, what its shop would call the department, the answer's address or none)
ASKED = (
    (9, "bougie-figuier", "Bougies parfumées", "bougies"),
    (1, "crayons-geants-les-six", "Loisirs créatifs", ""),
)


def load(loading: Loading) -> None:
    town = loading.town("annecy")
    if town is None:
        return
    for days, slug, wanted, answer in ASKED:
        product = Product.objects.in_city(town.city).at(slug)
        owner = User.objects.owners_of(product.shop).first() if product else None
        if owner is None:
            continue
        with loading.dated(loading.now - timedelta(days=days)):
            asked = asking.ask(product=product, wanted=wanted, by=owner)
        if answer:
            with loading.dated(loading.now - timedelta(days=days - 1)):
                asking.answer(request=asked, category=Category.objects.at(answer), words="", by=None)

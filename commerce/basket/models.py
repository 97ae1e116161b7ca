from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.abstract_models import AbstractBasket


class Basket(AbstractBasket):
    """One basket a town, over any number of shops."""

    city = models.ForeignKey(
        "membership.City", on_delete=models.PROTECT, related_name="baskets", verbose_name=_("ville")
    )

    class Meta(AbstractBasket.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "city"],
                condition=models.Q(status="Open"),
                name="a_person_has_one_open_basket_a_town",
            )
        ]


from oscar.apps.basket.models import *

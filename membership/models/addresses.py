from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.models.members import Shop
from membership.models.places import City


class FormerAddress(models.Model):
    """An address that a shop has left. It leads to the shop for ever, and no other shop of the town may take it."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="former_addresses")
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="former_addresses")
    slug = models.SlugField(_("adresse"), max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "slug"], name="a_former_address_in_a_town_is_one_shops"),
        ]

    def __str__(self) -> str:
        return f"/{self.city.slug}/{self.slug}/"

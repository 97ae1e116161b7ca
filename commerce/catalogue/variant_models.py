"""What a product may be had in: a size, a colour, or both."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VariantQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("position", "pk")

    def offered(self):
        return self.filter(is_offered=True)

    def lowest_of(self, products):
        """By product, the lowest price of those that are offered."""
        offered = self.offered().filter(of__in=products.order_by().values("pk")).order_by()
        return dict(offered.values_list("of").annotate(lowest=models.Min("product__stockrecords__price")))

    def priced(self):
        """Each with its own product, the stock and the prices of it."""
        return (
            self.in_order()
            .select_related("product__product_class")
            .prefetch_related("product__stockrecords", "product__price_changes", "product__promotions")
        )

    def whole(self):
        """With all that `for_cards()` loads of it."""
        return self.priced().prefetch_related("product__pictures")


class Variant(models.Model):
    """One of the things a product may be bought as. `product` is Oscar's child: it has the stock record, the price and
    what baskets and orders point at; `of` is what people look at. See docs/decisions/0010-sizes-and-colours.md."""

    of = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="variants")
    product = models.OneToOneField("catalogue.Product", on_delete=models.CASCADE, related_name="variant")
    size = models.CharField(_("taille"), max_length=40, blank=True)
    colour = models.CharField(_("couleur"), max_length=40, blank=True)
    price = models.DecimalField(_("prix à part"), max_digits=12, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("proposé"), default=True)

    objects = VariantQuerySet.as_manager()

    class Meta:
        app_label = "catalogue"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["of", "size", "colour"], name="a_size_in_a_colour_is_one_variant"),
            models.CheckConstraint(
                condition=~(models.Q(size="") & models.Q(colour="")), name="a_variant_says_what_it_is"
            ),
            models.CheckConstraint(
                condition=models.Q(price=None) | models.Q(price__gt=0), name="a_variants_price_is_above_zero"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """« rouge, 38 »."""
        return ", ".join(part for part in (self.colour, self.size) if part)

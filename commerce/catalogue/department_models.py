"""What belongs to a department besides its place in the tree: where it stood before, and who asked for one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CategoryAddress(models.Model):
    """A word by which a department was reached before: it leads there for ever."""

    slug = models.SlugField(_("ancienne adresse"), max_length=255, unique=True)
    category = models.ForeignKey("catalogue.Category", on_delete=models.CASCADE, related_name="old_addresses")

    class Meta:
        app_label = "catalogue"

    def __str__(self):
        return self.slug


class CategoryRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def waiting_first(self):
        is_done = models.ExpressionWrapper(~models.Q(answered_at=None), models.BooleanField())
        return self.annotate(is_done=is_done).order_by("is_done", "asked_at", "pk")

    def of_product(self, product):
        return self.filter(product=product)

    def with_people(self):
        return self.select_related("shop__city__commune", "product", "asked_by", "answered_by", "category")


class CategoryRequest(models.Model):
    """« Le bon rayon manque » : what a merchant would call it, for which product, and what became of it."""

    shop = models.ForeignKey("membership.Shop", on_delete=models.CASCADE, related_name="category_requests")
    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="category_requests", verbose_name=_("produit")
    )
    wanted = models.CharField(_("rayon demandé"), max_length=80)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("par")
    )
    asked_at = models.DateTimeField(_("demandé le"))
    category = models.ForeignKey(
        "catalogue.Category",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rayon donné"),
    )
    words = models.CharField(_("réponse"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("répondu le"), null=True, blank=True)

    objects = CategoryRequestQuerySet.as_manager()

    class Meta:
        app_label = "catalogue"
        verbose_name = _("rayon demandé")
        verbose_name_plural = _("rayons demandés")
        constraints = [
            models.UniqueConstraint(
                fields=["product"],
                condition=models.Q(answered_at=None),
                name="a_product_waits_for_one_department",
            )
        ]

    def __str__(self):
        return self.wanted

    @property
    def is_waiting(self):
        return self.answered_at is None

from decimal import ROUND_HALF_UP, ROUND_UP, Decimal

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct
from oscar.apps.catalogue.managers import CategoryManager
from oscar.apps.catalogue.managers import CategoryQuerySet as OscarCategoryQuerySet
from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet

from commerce.catalogue import indexing
from commerce.catalogue.ordering import Bytewise
from commerce.catalogue.promotion_models import Promotion as Promotion
from commerce.catalogue.department_models import CategoryAddress as CategoryAddress
from commerce.catalogue.department_models import CategoryRequest as CategoryRequest
from commerce.catalogue.variant_models import Variant
from commerce.scope import TownManager
from kit import clock
from membership.models.places import pro_condition

CENT = Decimal("0.01")


class CategoryQuerySet(OscarCategoryQuerySet):
    def besides(self, category):
        return self.exclude(pk=category.pk)

    def first_level(self):
        return self.filter(depth=1).order_by("path")

    def is_slug_taken(self, slug):
        return self.filter(slug=slug).exists()

    def at(self, slug):
        """The one that is reached by this word, or None."""
        return self.filter(slug=slug).first()

    def once_at(self, slug):
        """The one that was reached by this word before, or None."""
        return self.filter(old_addresses__slug=slug).first()

    def with_counts(self):
        """`product_count`: how many stand in it or beneath it, in all towns."""
        held = (
            Product.categories.through.objects.filter(category__path__startswith=models.OuterRef("path"))
            .order_by()
            .annotate(one=models.Value(1))
            .values("one")
            .annotate(count=models.Count("product", distinct=True))
            .values("count")
        )
        return self.annotate(product_count=Coalesce(models.Subquery(held), 0))


class Category(AbstractCategory):
    """A department of the market, the same in all towns; staff keep them."""

    icon = models.CharField(_("icône"), max_length=40, blank=True, help_text=_("Le nom d’une icône du site."))
    kind = models.CharField(
        _("sorte de produits"),
        max_length=20,
        blank=True,
        help_text=_("Elle dit ce qu’il faut écrire avant la vente. Vide : comme le rayon au-dessus."),
    )

    objects = CategoryManager.from_queryset(CategoryQuerySet)()

    class Meta(AbstractCategory.Meta):
        verbose_name = _("catégorie")
        verbose_name_plural = _("catégories")
        constraints = [models.UniqueConstraint(fields=["slug"], name="a_category_has_one_address")]

    def __str__(self):
        return self.name

    def is_bare(self):
        """Nothing stands in it, in any town, and nothing beneath it."""
        return not self.numchild and not Product.categories.through.objects.filter(category=self).exists()


class ProductQuerySet(OscarProductQuerySet):
    def of_shop(self, shop):
        return self.filter(shop=shop)

    def of_shops(self, shops):
        return self.filter(shop__in=shops)

    def at(self, slug):
        return self.filter(slug=slug).first()

    def among(self, pks):
        return self.filter(pk__in=pks)

    def on_sale(self):
        """What the market shows: public products of shops that are Pro now, which tell what the law wants told.
        Whether it is open is the gate's answer."""
        return self.browsable().filter(pro_condition(clock.now(), "shop__"), is_complete=True)

    def in_category(self, category):
        """Those of a category and of all beneath it."""
        return self.filter(_stands_in([category]))

    def in_one_of(self, categories):
        return self.filter(_stands_in(categories)) if categories else self.none()

    def sold_by_shops(self, slugs):
        return self.filter(shop__slug__in=slugs)

    def in_stock(self):
        """Those of which one can be had; of what comes in sizes or colours, one of them."""
        left = models.F("stockrecords__num_in_stock") - Coalesce("stockrecords__num_allocated", 0)
        return self.annotate(left=left).filter(
            models.Q(stockrecords__mode="uncounted") | models.Q(left__gt=0) | models.Q(pk__in=_with_a_variant_left())
        )

    def newest(self):
        return self.order_by("-date_created", "-pk")

    def newest_of_each_shop(self):
        newest = self.filter(shop=models.OuterRef("shop")).order_by("-date_created", "-pk").values("pk")[:1]
        return self.filter(pk=models.Subquery(newest)).newest()

    def shop_count(self):
        return self.order_by().values("shop").distinct().count()

    def put_forward(self):
        """The shop's own choice first, then the newest."""
        return self.order_by("-priority", "-date_created", "-pk")

    def by_title(self):
        return self.order_by(Bytewise("title_key"), "pk")

    def besides(self, product):
        return self.exclude(pk=product.pk)

    def with_their_variants(self, products):
        """These, and the sizes and colours of them."""
        chosen = [each.pk for each in products]
        return self.filter(models.Q(pk__in=chosen) | models.Q(parent__in=chosen))

    def in_promotion(self, promotion):
        """What people look at of it: sizes and colours stand within their product."""
        return self.filter(promotions=promotion).exclude(structure=Product.CHILD)

    def changed_since(self, since, at):
        """Those whose price was changed since then, or in a promotion that runs."""
        running = Promotion.products.through.objects.filter(
            promotion__starts_at__lte=at, promotion__ends_at__gt=at, product=models.OuterRef("pk")
        )
        earlier = PriceChange.objects.filter(product=models.OuterRef("product"), at__lt=models.OuterRef("at"))
        changed = PriceChange.objects.filter(models.Exists(earlier), at__gt=since, product=models.OuterRef("pk"))
        return self.filter(models.Exists(running) | models.Exists(changed))

    def for_prices(self):
        """Everything that tells what it costs, in a constant number of queries."""
        return self.select_related("product_class").prefetch_related(
            "stockrecords", "price_changes", "promotions", models.Prefetch("variants", Variant.objects.priced())
        )

    def for_cards(self):
        """Everything a product card shows, in a constant number of queries."""
        return self.select_related(
            "shop__member", "shop__city__commune", "shop__subscription", "product_class"
        ).prefetch_related(
            "stockrecords",
            "price_changes",
            "promotions",
            "pictures__picture__renditions",
            models.Prefetch("variants", Variant.objects.whole()),
        )

    def for_page(self):
        """Everything a product's own page shows."""
        return (
            self.for_cards()
            .select_related("shop__delivery", "shop__stripe_account")
            .prefetch_related(
                "categories",
                "shop__delivery__zones",
                models.Prefetch("attribute_values", ProductAttributeValue.objects.select_related("attribute")),
            )
        )


def _with_a_variant_left():
    """What comes in sizes or colours of which one is left."""
    return (
        Variant.objects.offered()
        .filter(
            models.Q(product__stockrecords__mode="uncounted")
            | models.Q(
                product__stockrecords__num_in_stock__gt=Coalesce(models.F("product__stockrecords__num_allocated"), 0)
            )
        )
        .order_by()
        .values("of")
    )


def _stands_in(categories):
    """In one of the categories or beneath it, without a join that would count a product twice."""
    beneath = models.Q()
    for category in categories:
        beneath |= models.Q(category__path__startswith=category.path)
    return models.Q(pk__in=Product.categories.through.objects.filter(beneath).values("product"))


# What each size or colour has in common with its product.
TOLD_TO_VARIANTS = (
    "description",
    "product_class",
    "sold_by",
    "portion_grams",
    "net_quantity",
    "net_quantity_unit",
    "withdrawal_exemption",
    "made_to_order_days",
    "is_complete",
)


class Product(AbstractProduct):
    """A thing that one shop sells in one town, by the piece or by weight."""

    class SoldBy(models.TextChoices):
        PIECE = "piece", _("à la pièce")
        WEIGHT = "weight", _("au poids")

    class Exemption(models.TextChoices):
        """Why it can't be withdrawn from (C. conso L221-28), told before buying and frozen on the order."""

        NONE = "", _("droit de rétractation de 14 jours")
        PERISHABLE = "perishable", _("se détériore ou se périme rapidement")
        MADE_TO_ORDER = "made_to_order", _("confectionné selon vos indications")
        SEALED_HYGIENE = "sealed_hygiene", _("descellé, ne peut être renvoyé pour des raisons d’hygiène")
        PRESS = "press", _("journal, périodique ou magazine")

    class QuantityUnit(models.TextChoices):
        GRAM = "g", "g"
        MILLILITRE = "ml", "ml"

    shop = models.ForeignKey(
        "membership.Shop", verbose_name=_("boutique"), on_delete=models.PROTECT, related_name="products"
    )
    city = models.ForeignKey("membership.City", on_delete=models.PROTECT, related_name="products", editable=False)
    sold_by = models.CharField(_("vendu"), max_length=10, choices=SoldBy, default=SoldBy.PIECE)
    portion_grams = models.PositiveIntegerField(
        _("pas de la portion, en grammes"), null=True, blank=True, help_text=_("Au poids : 50 g, par exemple.")
    )
    net_quantity = models.PositiveIntegerField(_("quantité nette"), null=True, blank=True)
    net_quantity_unit = models.CharField(max_length=2, choices=QuantityUnit, default=QuantityUnit.GRAM, blank=True)
    withdrawal_exemption = models.CharField(
        _("exception au droit de rétractation"), max_length=20, choices=Exemption, blank=True, default=Exemption.NONE
    )
    made_to_order_days = models.PositiveSmallIntegerField(_("délai de préparation, en jours"), default=0)
    # Worked out by `indexing`.
    search_text = models.TextField(editable=False, default="")
    title_key = models.CharField(max_length=255, editable=False, default="")
    allergens_are_told = models.BooleanField(editable=False, default=False)
    allergen_codes = models.CharField(max_length=160, editable=False, default="", blank=True)
    is_complete = models.BooleanField(default=True, editable=False)

    objects = TownManager.from_queryset(ProductQuerySet)()

    wagtail_reference_index_ignore = True  # its task looks products up outside any town; pictures point by themselves

    class Meta(AbstractProduct.Meta):
        ordering = ["-priority", "title", "pk"]
        base_manager_name = None
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sold_by="piece") | models.Q(portion_grams__gt=0),
                name="what_is_weighed_has_a_portion",
            ),
            models.UniqueConstraint(fields=["city", "slug"], name="a_product_has_one_address_a_town"),
        ]

    def save(self, *args, **kwargs):
        self.city_id = self.shop.city_id
        self.slug = self.slug or self.free_slug()
        indexing.derive(self)
        super().save(*args, **kwargs)
        if self.is_parent:
            self.tell_variants()

    def tell_variants(self):
        """What is told of the product is told of each thing it may be bought as: baskets and orders read those alone."""
        for each in self.variants.select_related("product"):
            own = each.product
            for name in TOLD_TO_VARIANTS:
                setattr(own, name, getattr(self, name))
            own.title = f"{self.title[:160]} ({each.label})"
            own.is_public = self.is_public and each.is_offered
            own.save()

    def free_slug(self):
        bare = slugify(self.title.replace("’", " ").replace("'", " "))[:200].strip("-") or "produit"
        taken = set(
            Product.objects.everywhere()
            .filter(city_id=self.shop.city_id, slug__startswith=bare)
            .values_list("slug", flat=True)
        )
        slug, number = bare, 2
        while slug in taken:
            slug, number = f"{bare}-{number}", number + 1
        return slug

    def get_absolute_url(self):
        """Of a size or colour, the page on which it is chosen."""
        slug = self.parent.slug if self.parent_id else self.slug
        return f"/{self.shop.city.slug}/marche/{slug}/"

    def get_product_class(self):
        """Its own: Oscar would ask what stands above a size or colour once more."""
        return self.product_class

    @property
    def is_sold(self):
        """Whether it can be bought, should its shop be Pro: what comes in sizes or colours is bought as one of them."""
        return self.is_public and self.is_complete and not self.is_parent

    @property
    def offered_variants(self):
        """Costs no query on a product from `for_cards()`."""
        return [each for each in self.variants.all() if each.is_offered]

    @property
    def is_weighed(self):
        return self.sold_by == self.SoldBy.WEIGHT

    def portion_price(self, price):
        """The price of one portion step when `price` is a kilo's; rounded up, so that the weighed price is never above."""
        return (price * self.portion_grams / 1000).quantize(CENT, ROUND_UP)

    def unit_price(self, price):
        """EUR per kg or litre (arrêté du 16 novembre 1999), None for what has no net quantity or is weighed."""
        if self.is_weighed or not self.net_quantity:
            return None
        return (price * 1000 / self.net_quantity).quantize(CENT, ROUND_HALF_UP)


class ProductPicture(models.Model):
    """A product's picture, from the same library and pipeline as the pages' pictures."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey("kit.Picture", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "catalogue"
        ordering = ["position", "pk"]

    def __str__(self):
        return str(self.picture)


class PriceChange(models.Model):
    """What a product cost from when on: written by the program, edited by nobody (C. conso L112-1-1)."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="price_changes")
    price = models.DecimalField(max_digits=12, decimal_places=2)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        app_label = "catalogue"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.product}: {self.price} €"


from oscar.apps.catalogue.models import *

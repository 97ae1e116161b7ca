"""A shop's page, one type for both offers, and the further pages of a Pro mini-site."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Collection, Page, PageManager
from wagtail.query import PageQuerySet

from kit.pages import BasePage
from kit.pictures import prefetch
from membership.models import Shop, User
from membership.models.members import hex_colour
from shop_pages.blocks import BodyBlock
from shop_pages.forms import ColourInput, MerchantPageForm
from shop_pages.letters.models import ShopMessage  # noqa: F401  a table of this app
from shop_pages.news import News
from shop_pages.panels import BeginningPanel
from shop_pages.permissions import MiniSitePermissions, ShopPagePermissions
from shop_pages.showing import showing
from shop_pages.themes import Theme

__all__ = ["MiniSitePage", "News", "ShopPage"]


class ShopPageQuerySet(PageQuerySet):
    def of_shop(self, shop_id: int) -> "ShopPage | None":
        return self.select_related("shop").filter(shop=shop_id).first()

    def edited_by(self, user: User) -> "ShopPageQuerySet":
        """The pages whose editors' group the person is in."""
        return self.filter(group__user=user).select_related("shop__city__commune", "shop__subscription")

    def shop_above(self, page: Page) -> int | None:
        """The key of the shop whose page this is, or is beneath."""
        return self.ancestor_of(page, inclusive=True).values_list("shop_id", flat=True).first()

    def of_shops(self, shops: models.QuerySet[Shop]) -> "ShopPageQuerySet":
        return self.filter(shop__in=shops)


class ShopPage(BasePage):
    """The page of a shop at `/<town>/<shop>/`. Facts are the shop's and shown for both offers; `body` is what a Pro
    composed, kept when Pro ends and shown again when it comes back. Title and address follow the shop."""

    shop = models.OneToOneField(Shop, on_delete=models.PROTECT, related_name="page", verbose_name=_("boutique"))
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="shop_page", editable=False)
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="shop_page", editable=False)
    theme = models.CharField(_("style"), max_length=10, choices=Theme, default=Theme.LEVAIN)
    accent = models.CharField(
        _("couleur d’accent"),
        max_length=7,
        blank=True,
        validators=[hex_colour],
        help_text=_(
            "Au départ, celle du store. Elle est ajustée s’il le faut pour rester lisible, de jour comme de nuit."
        ),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("la page"))

    objects = PageManager.from_queryset(ShopPageQuerySet)()

    is_creatable = False  # provisioning makes it with its shop
    subpage_types = ["shop_pages.MiniSitePage"]
    edit_handler = TabbedInterface(
        [
            ObjectList([FieldPanel("body")], heading=_("La page")),
            ObjectList([FieldPanel("theme"), FieldPanel("accent", widget=ColourInput)], heading=_("Style")),
            ObjectList([FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("Être trouvé")),
            # Its changes may wait for their day; the page itself has no end.
            ObjectList([BeginningPanel()], heading=_("Dates")),
        ],
        base_form_class=MerchantPageForm,
    )

    class Meta:
        verbose_name = _("page de boutique")
        verbose_name_plural = _("pages de boutiques")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.title, self.slug = self.shop.name, self.shop.slug
        super().full_clean(*args, **kwargs)

    def permissions_for_user(self, user: User) -> ShopPagePermissions:
        return ShopPagePermissions(user, self)

    @property
    def accent_colour(self) -> str:
        return self.accent or self.shop.colour

    @property
    def is_as_it_began(self) -> bool:
        """Nobody saved or published it since it was made with its shop."""
        return self.latest_revision_id is None and self.first_published_at is None

    @property
    def shop_page(self) -> "ShopPage":
        return self

    def get_template(self, request: HttpRequest, *args: object, **kwargs: object) -> str:
        return "shop_pages/mini_site.html" if self.is_mini_site(request) else "shop_pages/standard.html"

    def is_mini_site(self, request: HttpRequest) -> bool:
        # A preview shows what is being composed, whatever has been paid.
        return bool(self.body) and (self.full_shop.is_pro or getattr(request, "is_preview", False))

    @property
    def full_shop(self) -> Shop:
        """The shop with all that its page shows, in one go."""
        if "_full_shop" not in self.__dict__:
            photos = prefetch("photos__picture")
            self._full_shop = Shop.objects.with_standing().prefetch_related(photos).get(pk=self.shop_id)
        return self._full_shop

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not self.full_shop.is_listed and not getattr(request, "is_preview", False):
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | showing(
            self, self, is_mini_site=self.is_mini_site(request)
        )


class MiniSitePage(BasePage):
    """A further page of a Pro mini-site; gone from sight, never deleted, while the shop isn't Pro."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("la page"))

    parent_page_types = ["shop_pages.ShopPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True
    edit_handler = TabbedInterface(
        [
            ObjectList([TitleFieldPanel("title"), FieldPanel("body")], heading=_("La page")),
            ObjectList(
                [
                    FieldPanel("slug"),
                    FieldPanel("show_in_menus"),
                    FieldPanel("seo_title"),
                    FieldPanel("search_description"),
                ],
                heading=_("Être trouvé"),
            ),
            ObjectList([PublishingPanel()], heading=_("Dates")),
        ],
        base_form_class=MerchantPageForm,
    )
    template = "shop_pages/mini_site.html"

    class Meta:
        verbose_name = _("page de mini-site")
        verbose_name_plural = _("pages de mini-site")

    def permissions_for_user(self, user: User) -> MiniSitePermissions:
        return MiniSitePermissions(user, self)

    @property
    def shop_page(self) -> ShopPage:
        if "_shop_page" not in self.__dict__:
            self._shop_page = ShopPage.objects.parent_of(self).first()
        return self._shop_page

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not self.shop_page.full_shop.is_pro and not getattr(request, "is_preview", False):
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | showing(self, self.shop_page, is_mini_site=True)

"""The two pages that visitors meet first: the home page, and a town's. A shop's page stands under its town's."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from kit.pages import BasePage
from membership.models import City, Shop
from pages import home, search_entries, shares, structured_data, town_street, towns
from pages.asked import Asked
from pages.publisher import Publisher
from pages.search_words import SearchWord

__all__ = ["CityPage", "HomePage", "Publisher", "SearchEntry", "SearchWord"]


class HomePage(BasePage):
    """The root of the site. Its words are the template's; staff edit what search engines show."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.CityPage"]
    max_count = 1

    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = _("page d’accueil")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "board": home.board(),
            "structured": structured_data.site(),
        }


class CityPage(BasePage):
    """A town's page. It is made by itself when the town is added, and its address is the town's, frozen."""

    city = models.OneToOneField(City, on_delete=models.PROTECT, related_name="page", verbose_name=_("ville"))
    introduction = models.TextField(
        _("quelques mots sur la ville"), max_length=600, blank=True, help_text=_("Deux ou trois phrases, sous la rue.")
    )

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["shop_pages.ShopPage"]

    content_panels = [FieldPanel("introduction")]
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = _("page de ville")
        verbose_name_plural = _("pages de ville")

    @classmethod
    def can_create_at(cls, parent: BasePage) -> bool:
        return False  # pages.receivers makes it with its town

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.title, self.slug = self.city.name, self.city.slug
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        asked = Asked.from_query(request.GET)
        try:
            board = towns.board(self.city, asked)
        except town_street.NoSuchPage as error:
            raise Http404("no such page of shops") from error
        return super().get_context(request, *args, **kwargs) | {
            "board": board,
            "picture": shares.of_town(self.city),
            "structured": [] if asked.is_narrowed else structured_data.town(board),
        }


class SearchEntry(models.Model):
    """What a shop is found by in the national search: one row a shop, words without accents."""

    shop = models.OneToOneField(Shop, on_delete=models.CASCADE, related_name="search_entry", primary_key=True)
    text = models.TextField()
    order_name = models.CharField(max_length=80, default="", db_index=True)

    objects = search_entries.SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entrée de recherche")
        verbose_name_plural = _("entrées de recherche")

    def __str__(self) -> str:
        return str(self.shop)

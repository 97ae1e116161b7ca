"""Staff's tables, shown for one town."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from membership.models import City

TOWNS_OFFERED = 30


class TownFilter(SimpleListFilter):
    """Rows of one town, offered for the largest (the search finds the others by name). `path` leads from a row to its
    town. (Django's own filter of a relation asks for Django's own admin, which isn't here.)"""

    title = _("ville")
    parameter_name = "ville"
    path = "city"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        largest = City.objects.select_related("commune").largest(TOWNS_OFFERED)
        return sorted((city.slug, city.name) for city in largest)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(**{f"{self.path}__slug": self.value()}) if self.value() else queryset


class TownOfShopFilter(TownFilter):
    path = "shop__city"

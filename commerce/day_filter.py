"""Staff's tables, shown for some days."""

from datetime import date, timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kit import clock

DAYS = (("1", _("aujourd’hui")), ("7", _("7 jours")), ("30", _("30 jours")), ("365", _("un an")))


class DayFilter(SimpleListFilter):
    """Rows of the last days, today included; or, typed in the address, of one (`?jour=2026-11-27`). `path` leads from a
    row to its moment."""

    title = _("jour")
    parameter_name = "jour"
    path = "made_at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return DAYS

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        asked = self.value() or ""
        if asked in dict(DAYS):
            first = clock.today() - timedelta(days=int(asked) - 1)
            return queryset.filter(**{f"{self.path}__date__gte": first})
        try:
            return queryset.filter(**{f"{self.path}__date": date.fromisoformat(asked)})
        except ValueError:
            return queryset

"""Wagtail's lists of pages and of what was done, made for a thousand people who write.

Their filters name everybody who ever owned or edited a page: a flood for staff, and other shops' people for a merchant.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.views.reports.audit_logging import SiteHistoryReportFilterSet
from wagtail.admin.viewsets.pages import PageViewSet

from membership.models import User


class PageFilters(GenericPageFilterSet):
    owner = None
    edited_by = None


class PagesViewSet(PageViewSet):
    filterset_class = PageFilters


class HistoryFilters(SiteHistoryReportFilterSet):
    """Who did it is typed, not picked."""

    person = CharFilter(field_name="user__email", lookup_expr="icontains", label=_("Adresse e-mail de la personne"))

    def get_users_queryset(self) -> QuerySet[User]:
        return User.objects.none()

"""The board, and one town of it."""

from collections import OrderedDict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from membership.board import exporting, history, rows, towns, trends, wishes
from membership.board.choosing import ChoosingForm
from membership.board.rows import Row
from membership.models import Commune

A_PAGE = 30


class StaffPage(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin for those of the team who may see towns; merchants use the same admin and don't."""

    permission = "membership.view_city"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.is_staff and request.user.has_perm(self.permission)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BoardView(exporting.Spreadsheet, StaffPage):
    template_name = "membership/board/towns.html"
    page_title = _("Tableau des villes")
    header_icon = "site"
    export_filename = "tableau-des-villes"
    list_export = list(exporting.HEADINGS)
    export_headings = exporting.HEADINGS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        everything = rows.read()
        form = ChoosingForm(request.GET, rows=everything)
        chosen = form.chosen(everything)
        if self.is_export:
            return self.as_spreadsheet(chosen, request.GET["export"])
        page = WagtailPaginator(chosen, A_PAGE).get_page(request.GET.get("p"))
        return self.render_to_response(self.get_context_data(form=form, page=page, total=len(everything)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page: Page = kwargs["page"]
        lines = history.points([row.city for row in page])
        shown = [{"row": row, "trend": trends.small(row.city, lines[row.city.pk])} for row in page]
        elided = page.paginator.get_elided_page_range(page.number)
        return super().get_context_data(towns=shown, elided_page_range=elided, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def to_row_dict(self, item: Row) -> OrderedDict[str, Any]:
        return OrderedDict(exporting.cells(item))


class TownView(StaffPage):
    """Everything about one town, with links to where it is seen to."""

    template_name = "membership/board/town.html"
    header_icon = "site"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        city = towns.find(self.kwargs["slug"])
        if city is None:
            raise Http404
        self.page_title = city.name
        return super().get_context_data(**towns.context(city), **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("town-board"), "label": BoardView.page_title}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.page_title}]


class WishesView(exporting.Spreadsheet, StaffPage):
    """Towns asked for, counted by commune."""

    permission = "membership.view_citywish"
    template_name = "membership/board/wishes.html"
    page_title = _("Villes demandées")
    header_icon = "pick"
    export_filename = "villes-demandees"
    list_export = list(wishes.HEADINGS)
    export_headings = wishes.HEADINGS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = wishes.WishesForm(request.GET)
        chosen = form.chosen()
        if self.is_export:
            return self.as_spreadsheet(chosen, request.GET["export"])
        page = WagtailPaginator(chosen, A_PAGE).get_page(request.GET.get("p"))
        return self.render_to_response(self.get_context_data(form=form, page=page))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page: Page = kwargs["page"]
        communes = [{"commune": commune, "action": wishes.action(commune)} for commune in page]
        elided = page.paginator.get_elided_page_range(page.number)
        return super().get_context_data(communes=communes, elided_page_range=elided, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def to_row_dict(self, item: Commune) -> OrderedDict[str, Any]:
        return OrderedDict(wishes.cells(item))

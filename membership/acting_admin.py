"""Staff's table of visits to shops; and, on every page of the admin, the visit that is on."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from membership import visits
from membership.modeladmin_rights import ReadOnly
from membership.models import Acting


class VisitView(InspectView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"visit": visits.told(self.instance), **kwargs})


class ActingAdmin(ModelAdmin):
    model = Acting
    menu_label = gettext_lazy("Visites de l’équipe")
    menu_icon = "user"
    base_url_path = "visites"
    permission_helper_class = ReadOnly
    inspect_view_enabled = True
    inspect_view_class = VisitView
    inspect_template_name = "membership/acting/visit.html"
    list_display = ("shop", "staff", "reason", "began_at", "ended_at")
    list_select_related = ("shop__city__commune", "staff")
    list_export = list_display
    export_filename = "visites"
    search_fields = ("shop__name", "staff__email", "staff__last_name", "reason")


class ActingMenuItem(MenuItem):
    """Stands in the menu while who looks acts for a shop, and leads to its space, where the visit is ended."""

    def __init__(self) -> None:
        super().__init__("", "", name="acting", icon_name="warning", order=1)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(getattr(request, "acting", None))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        acting = request.acting  # type: ignore[attr-defined]
        said = _("Vous agissez pour %(shop)s") % {"shop": acting.shop.name}
        return LinkMenuItem(
            self.name,
            _("Pour %(shop)s") % {"shop": acting.shop.name},  # the menu is narrow
            reverse("membership:hub-of-shop", args=[acting.shop_id]),
            icon_name=self.icon_name,
            attrs={"title": said},
        )

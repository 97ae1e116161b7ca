"""The board as a file: the columns that the screen shows, in words and numbers."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from kit.open_files import harmless
from membership.board.rows import Row

HEADINGS = {
    "town": gettext_lazy("Ville"),
    "departement": gettext_lazy("Département"),
    "market": gettext_lazy("Marché"),
    "pro": gettext_lazy("Adhérents Pro"),
    "shops": gettext_lazy("Boutiques"),
    "forecast": gettext_lazy("Prévision"),
    "waiting": gettext_lazy("Demandes à décider"),
    "overdue": gettext_lazy("dont en retard"),
    "oldest": gettext_lazy("Plus ancienne demande"),
    "thin": gettext_lazy("Étals peu garnis"),
    "asleep": gettext_lazy("Boutiques endormies"),
    "signs": gettext_lazy("Souhaits des visiteurs"),
    "action": gettext_lazy("À faire"),
}


class Spreadsheet(SpreadsheetExportMixin):
    """Wagtail's own files, without what a spreadsheet program would take for a formula."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        value = harmless(value) if isinstance(value, str) else value
        return super().preprocess_field_value(field, value, export_format)


def cells(row: Row) -> dict[str, Any]:
    facts = row.facts
    oldest = facts.waiting[0].sent_at if facts.waiting else None
    return {
        "town": row.city.name,
        "departement": row.city.departement,
        "market": _("ouvert") if row.standing.is_open else _("fermé"),
        "pro": row.standing.count,
        "shops": row.shop_count,
        "forecast": _fall(row),
        "waiting": len(facts.waiting),
        "overdue": len(facts.overdue),
        "oldest": oldest.date() if oldest else "",
        "thin": ", ".join(f"{shop.name} ({shop.count})" for shop in facts.thin),
        "asleep": ", ".join(shop.name for shop in facts.asleep),
        "signs": ", ".join(f"{sign.label} : {sign.count}" for sign in row.wishes),
        "action": row.action.text,
    }


def _fall(row: Row) -> str:
    if row.fall is None:
        return ""
    return _("le %(day)s passe à %(count)d") % {"day": date_format(row.fall[0], "j F Y"), "count": row.fall[1]}

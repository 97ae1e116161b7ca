"""What is missing in an order, as one says it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.catalogue.facts import measure

if TYPE_CHECKING:
    from commerce.order.line_models import Line


def how_many(line: "Line", missing: int) -> str:
    """« 1 sur 2 », « 100 g sur 250 g »; nothing of a single piece."""
    if line.is_weighed:
        return _("%(part)s sur %(all)s") % {
            "part": measure(missing * (line.portion_grams or 0)),
            "all": measure(line.ordered_grams),
        }
    if line.quantity == 1:
        return ""
    return _("%(part)d sur %(all)d") % {"part": missing, "all": line.quantity}


def named(line: "Line", missing: int) -> str:
    """« Pain de campagne, 1 sur 2 »."""
    return ", ".join(part for part in (line.title, how_many(line, missing)) if part)


def sentence(line: "Line", missing: int, instead: str) -> str:
    """« 1 sur 2 manque, remplacé par une tourte », « retiré »."""
    if not missing:
        return _("finalement là")
    number = 1 if line.is_weighed else missing
    some = ngettext("%(part)s manque", "%(part)s manquent", number) % {"part": how_many(line, missing)}
    end = _("remplacé par %(instead)s") % {"instead": instead} if instead else _("retiré")
    is_some = missing < line.quantity or (line.quantity > 1 and not line.is_weighed)
    return f"{some}, {end}" if is_some else end

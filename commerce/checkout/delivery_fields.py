"""The fields of « Quand êtes-vous livré ? »: one for each shop that says when it comes."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from commerce.checkout.deliveries import Deliveries
from commerce.checkout.recap import Part
from commerce.checkout.visit_fields import styled


class DeliveryFields:
    """`bring_<shop>`, made for what is offered."""

    def __init__(self, deliveries: Deliveries) -> None:
        self.deliveries = deliveries
        self.fields: dict[str, forms.Field] = {}
        for part in deliveries.parts:
            if offered := deliveries.offers.get(part.shop.pk):
                proposed = deliveries.proposed(part)
                self.fields[name_of(part)] = styled(
                    forms.ChoiceField(
                        label=_("Quand êtes-vous chez vous\u202f?"),
                        choices=deliveries.choices(offered, proposed),
                        initial=proposed.code if proposed else None,
                        required=False,  # asked of what is really brought
                        error_messages={
                            "invalid_choice": _("Cette heure n’est plus libre. Voici la première qui l’est.")
                        },
                    )
                )

    def unasked(self) -> list[str]:
        asked = {name_of(part) for part in self.deliveries.asked}
        return [name for name in self.fields if name not in asked]

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What can't be brought as it was said: a field and the sentence."""
        for part in self.deliveries.asked:
            if not self.deliveries.offers[part.shop.pk]:
                sentence = _("%(shop)s n’a plus d’heure libre pour vous livrer. Choisissez «\u00a0Je passe\u00a0».")
                yield f"way_{part.shop.pk}", sentence % {"shop": part.shop.name}
            elif not cleaned.get(name_of(part)):
                yield name_of(part), _("Choisissez quand %(shop)s vous livre.") % {"shop": part.shop.name}

    def codes(self, cleaned: dict[str, Any]) -> dict[str, str]:
        """The chosen windows by shop, of what is brought."""
        return {str(part.shop.pk): cleaned[name_of(part)] for part in self.deliveries.asked}


def name_of(part: Part) -> str:
    return f"bring_{part.shop.pk}"

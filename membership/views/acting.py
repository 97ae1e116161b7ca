"""Staff begin and end acting for a shop; its owners read what was done."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from membership import acting, visits
from membership.guards import SignedInRequest, for_person, with_own_shop
from membership.models import Shop


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Pourquoi ?"),
        max_length=500,
        help_text=gettext_lazy("Le commerçant lit cette raison, avec tout ce que vous changez."),
        error_messages={"required": gettext_lazy("Écrivez la raison : le commerçant la lira.")},
        widget=forms.Textarea({"rows": 3}),
    )


def begin(request: SignedInRequest, shop_id: int) -> HttpResponse:
    """In the admin, from a shop's row: the reason first."""
    if not acting.may_act(request.user):
        raise PermissionDenied
    shop = get_object_or_404(Shop.objects.with_standing(), pk=shop_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            acting.begin(shop=shop, by=request.user, reason=form.cleaned_data["reason"])
        except acting.NoReason:
            form.add_error("reason", _("Écrivez la raison : le commerçant la lira."))
        except acting.ShopHasLeft:
            messages.error(request, _("Cette boutique est partie : personne n’agit plus pour elle."))
            return redirect("boutiques_modeladmin_inspect", shop.pk)
        else:
            return redirect("membership:hub-of-shop", shop.pk)
    return render(request, "membership/acting/begin.html", {"shop": shop, "form": form})


@require_POST
@for_person
def end(request: SignedInRequest) -> HttpResponse:
    """« Terminer », from any page."""
    visit = acting.current(request.user)
    if visit is None:
        messages.info(request, _("Cette visite était déjà finie."))
        return redirect("membership:hub")
    acting.end(acting=visit)
    messages.success(request, _("Visite terminée. Le commerçant en reçoit le détail par e-mail."))
    if visit.request_id is not None:
        return redirect("aide_modeladmin_inspect", visit.request_id)
    return redirect("boutiques_modeladmin_inspect", visit.shop_id)


@require_safe
@with_own_shop
def done_for(request: SignedInRequest, shop: Shop) -> HttpResponse:
    """« Ce que l’équipe a fait pour vous »."""
    return render(request, "membership/acting/visits.html", {"shop": shop, "visits": visits.of(shop)})


def admin_urls() -> list[URLPattern]:
    return [path("boutiques/agir/<int:shop_id>/", begin, name="shop-act")]

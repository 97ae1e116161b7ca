"""Staff suspend a shop, or bring one back: the buttons on its row, the two pages, and what happened on its own page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import InspectView

from membership import acting, suspending, suspension_emails
from membership.guards import SignedInRequest
from membership.models import Shop, Suspension, User
from membership.suspension_forms import SuspendForm, WhyForm

MAY = "membership.add_suspension"


def may_suspend(user: User) -> bool:
    return user.is_staff and user.has_perm(MAY)


class ShopButtons(ButtonHelper):
    """Beside looking and writing: the one act that the shop's standing allows."""

    def get_buttons_for_obj(
        self, obj: Shop, exclude: Any = None, classnames_add: Any = None, classnames_exclude: Any = None
    ) -> list[dict[str, Any]]:
        buttons = super().get_buttons_for_obj(obj, exclude, classnames_add, classnames_exclude)
        if may_suspend(self.request.user):
            buttons.append(self._act(obj, classnames_add or []))
        if acting.may_act(self.request.user) and obj.status != Shop.Status.LEFT:
            buttons.append(self._visit(obj, classnames_add or []))
        return buttons

    def _visit(self, shop: Shop, classnames: list[str]) -> dict[str, Any]:
        label = _("Agir pour…")
        return {
            "url": reverse("shop-act", args=[shop.pk]),
            "label": label,
            "classname": self.finalise_classname(["button-secondary", *classnames]),
            "title": f"{label} : {shop.name}",
        }

    def _act(self, shop: Shop, classnames: list[str]) -> dict[str, Any]:
        url, label = _act_of(shop)
        tone = ["button-secondary", "no"] if shop.is_listed else ["button-secondary"]
        return {
            "url": url,
            "label": label,
            "classname": self.finalise_classname(tone + classnames),
            "title": f"{label} : {shop.name}",
        }


def _act_of(shop: Shop) -> tuple[str, str]:
    if shop.status == Shop.Status.LEFT:
        return reverse("shop-bring-back", args=[shop.pk]), _("Remettre en ligne…")
    label = _("Suspendre…") if shop.is_listed else _("Lever la suspension…")
    return reverse("shop-suspend", args=[shop.pk]), label


class ShopInspectView(InspectView):
    """Its facts, and what happened to its standing."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "suspensions": self.instance.suspensions.all(),
            "events": self.instance.events.with_people(),
        }
        return super().get_context_data(**{**context, **kwargs})


def suspend(request: SignedInRequest, shop_id: int) -> HttpResponse:
    """The form; then the mail as it would leave, and the button that sends it. An open measure is looked at instead."""
    shop = _shop(request, shop_id)
    open_one = Suspension.objects.of_shop(shop).open().first()
    if open_one is not None:
        return redirect("suspensions_modeladmin_inspect", open_one.pk)
    form = SuspendForm(request.POST if request.method == "POST" else None)
    preview = ""
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("verb") == "announce":
                made = suspending.announce(shop=shop, by=request.user, terms=form.terms())
                messages.success(request, _("C’est fait, le message est parti."))
                return redirect("suspensions_modeladmin_inspect", made.pk)
            draft = suspending.drafted(shop=shop, by=request.user, terms=form.terms())
            preview = suspension_emails.preview(draft)
        except suspending.TooSoon:
            form.add_error("why_sooner", _("Sans tout le préavis, écrivez ce qui presse : le commerçant le lira."))
        except suspending.NoReason:
            form.add_error("reason", _("Écrivez quelques mots : c’est ce que la personne lira."))
        except (suspending.AlreadySuspended, suspending.NotThere):
            messages.error(request, _("Quelqu’un a été plus rapide : rien n’a été fait."))
            return redirect("boutiques_modeladmin_inspect", shop.pk)
    context = {"shop": shop, "form": form, "preview": preview}
    return render(request, "membership/standing/suspend.html", context)


def bring_back(request: SignedInRequest, shop_id: int) -> HttpResponse:
    """A shop that left is on the platform again, with the reason that its owners read."""
    shop = _shop(request, shop_id)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            suspending.bring_back(shop=shop, by=request.user, why=form.cleaned_data["words"])
            messages.success(request, _("%(shop)s est de retour. Le mail est parti.") % {"shop": shop.name})
            return redirect("boutiques_modeladmin_inspect", shop.pk)
        except suspending.NoReason:
            form.add_error("words", _("Écrivez quelques mots : c’est ce que la personne lira."))
        except suspending.NotGone:
            messages.error(request, _("Cette boutique est déjà là."))
            return redirect("boutiques_modeladmin_inspect", shop.pk)
    return render(request, "membership/standing/bring_back.html", {"shop": shop, "form": form})


def _shop(request: SignedInRequest, shop_id: int) -> Shop:
    if not may_suspend(request.user):
        raise PermissionDenied
    return get_object_or_404(Shop.objects.with_standing(), pk=shop_id)


def urls() -> list[URLPattern]:
    return [
        path("boutiques/suspendre/<int:shop_id>/", suspend, name="shop-suspend"),
        path("boutiques/retour/<int:shop_id>/", bring_back, name="shop-bring-back"),
    ]

"""« Quitter la plateforme »: one page that says exactly what happens, one field, one button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from membership import gate, leaving
from membership.guards import SignedInRequest, with_own_shop
from membership.leaving_form import LeaveForm
from membership.models import Shop


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_shop
def leave(request: SignedInRequest, shop: Shop) -> HttpResponse:
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            leaving.leave(shop=shop, by=request.user, typed_name=form.cleaned_data["name"])
        except leaving.WrongName:
            form.add_error("name", _("Ce n’est pas le nom de votre commerce. Écrivez : %(name)s") % {"name": shop.name})
        except leaving.HeldBack:
            messages.error(request, _("Quelque chose n’est pas encore terminé. Votre commerce est resté en place."))
            return redirect("membership:leave", shop.pk)
        except leaving.AlreadyGone:
            return redirect("membership:hub")
        else:
            sentence = _("%(shop)s a quitté la plateforme. Une confirmation part par e-mail.")
            messages.success(request, sentence % {"shop": shop.name})
            return redirect("membership:export", shop.pk)
    context = {
        "shop": shop,
        "form": form,
        "holds": leaving.holds(shop),
        "subscription": getattr(shop, "subscription", None),
        "now": gate.standing(shop.city),
        "without": leaving.standing_without(shop),
    }
    return render(request, "membership/leave.html", context)

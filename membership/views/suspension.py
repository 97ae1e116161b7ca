"""A merchant answers to a suspension, from their space."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from membership import suspending
from membership.guards import SignedInRequest, with_own_shop
from membership.models import Shop, Suspension
from membership.suspension_forms import AnswerForm


@require_POST
@with_own_shop
def answer(request: SignedInRequest, shop: Shop) -> HttpResponse:
    hub = redirect("membership:hub-of-shop", shop.pk)
    suspension = Suspension.objects.of_shop(shop).open().first()
    form = AnswerForm(request.POST)
    if suspension is None:
        messages.info(request, _("Il n’y a plus de suspension : rien à répondre."))
        return hub
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors["words"]))
        return hub
    try:
        suspending.answer(suspension=suspension, by=request.user, words=form.cleaned_data["words"])
    except suspending.NoReason:
        messages.error(request, form.fields["words"].error_messages["required"])
    except suspending.NothingToAnswer:
        messages.info(
            request, _("Une réponse est déjà chez nous, ou la mesure est finie. Écrivez-nous pour la compléter.")
        )
    else:
        messages.success(request, _("Votre réponse est chez nous. Une copie vous arrive par e-mail."))
    return hub

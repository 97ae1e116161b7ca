"""« Qui agit pour ce commerce »: read by all who do, changed by owners."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kit.throttle import Throttle
from membership import crew, inviting
from membership.crew_forms import InviteForm, RoleForm
from membership.guards import SignedInRequest, with_own_shop, with_shop
from membership.models import Shop

INVITATIONS_OF_A_SHOP = Throttle("crew-invitations", limit=40, seconds=24 * 60 * 60)
HISTORY_SHOWN = 30
LAST_OWNER = gettext_lazy(
    "Un commerce garde au moins une personne responsable. Donnez d’abord ce rôle à quelqu’un d’autre."
)
USED = gettext_lazy("Cette invitation a déjà servi, ou a été retirée.")


@require_safe
@with_shop
def team(request: SignedInRequest, shop: Shop) -> HttpResponse:
    return _page(request, shop, InviteForm())


def _page(request: SignedInRequest, shop: Shop, form: InviteForm) -> HttpResponse:
    people = list(shop.roles.owners_first())
    context = {
        "shop": shop,
        "people": [
            {
                "role": role,
                "may": crew.MAY[role.role],
                "form": RoleForm(initial={"role": role.role}, prefix=f"r{role.pk}"),
            }
            for role in people
        ],
        "is_owner": any(role.user_id == request.user.pk and role.is_owner for role in people),
        "invitations": shop.invitations.waiting().newest_first(),
        "history": shop.crew_events.all()[:HISTORY_SHOWN],
        "form": form,
    }
    return render(request, "membership/crew/team.html", context)


@require_POST
@with_own_shop
def invite(request: SignedInRequest, shop: Shop) -> HttpResponse:
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, shop, form)
    email = form.cleaned_data["email"]
    try:
        _require_few(shop)
        inviting.invite(shop=shop, email=email, role=form.cleaned_data["role"], by=request.user)
    except TooMany:
        form.add_error(None, _("Beaucoup d’invitations sont parties aujourd’hui. Attendez demain, ou écrivez-nous."))
    except inviting.ActsAlready as refusal:
        said = {"person": refusal.role.user, "role": refusal.role.get_role_display()}
        form.add_error(
            "email", _("%(person)s agit déjà pour ce commerce (%(role)s). Changez son rôle ci-dessus.") % said
        )
    except inviting.InvitedAlready:
        form.add_error(
            "email", _("Cette adresse est déjà invitée. Vous pouvez renvoyer l’invitation ou la retirer, ci-dessus.")
        )
    else:
        messages.success(request, _("L’invitation est partie à %(email)s. Elle vaut 14 jours.") % {"email": email})
        return redirect("membership:crew", shop.pk)
    return _page(request, shop, form)


@require_POST
@with_own_shop
def send_again(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    invitation = get_object_or_404(shop.invitations, pk=pk)
    try:
        _require_few(shop)
        inviting.send_again(invitation=invitation, by=request.user)
    except TooMany:
        messages.error(request, _("Beaucoup d’invitations sont parties aujourd’hui. Attendez demain."))
    except inviting.NotOpen:
        messages.info(request, USED)
    else:
        messages.success(request, _("L’invitation est repartie à %(email)s.") % {"email": invitation.email})
    return redirect("membership:crew", shop.pk)


@require_POST
@with_own_shop
def withdraw(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    invitation = get_object_or_404(shop.invitations, pk=pk)
    try:
        inviting.withdraw(invitation=invitation, by=request.user)
    except inviting.NotOpen:
        messages.info(request, USED)
    else:
        messages.success(request, _("L’invitation est retirée, son lien ne sert plus."))
    return redirect("membership:crew", shop.pk)


@require_POST
@with_own_shop
def change_role(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    role = get_object_or_404(shop.roles, pk=pk)
    form = RoleForm(request.POST, prefix=f"r{role.pk}")
    if not form.is_valid():
        messages.error(request, _("Choisissez un des trois rôles. Rien n’a changé."))
        return redirect("membership:crew", shop.pk)
    try:
        is_changed = crew.change_role(role=role, to=form.cleaned_data["role"], by=request.user)
    except crew.LastOwner:
        messages.error(request, LAST_OWNER)
    else:
        if is_changed:
            messages.success(request, _("Le rôle de %(person)s est changé.") % {"person": role.user})
    return redirect("membership:crew", shop.pk)


@require_POST
@with_own_shop
def remove(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    role = get_object_or_404(shop.roles, pk=pk)
    is_oneself = role.user_id == request.user.pk
    try:
        crew.remove(role=role, by=request.user)
    except crew.LastOwner:
        messages.error(request, LAST_OWNER)
        return redirect("membership:crew", shop.pk)
    if is_oneself:
        messages.success(request, _("Vous n’agissez plus pour %(shop)s.") % {"shop": shop.name})
        return redirect("membership:hub")
    messages.success(request, _("%(person)s n’agit plus pour ce commerce.") % {"person": role.user})
    return redirect("membership:crew", shop.pk)


class TooMany(Exception):
    """So many mails went out for this shop that no more goes today."""


def _require_few(shop: Shop) -> None:
    if INVITATIONS_OF_A_SHOP.count(str(shop.pk)) > INVITATIONS_OF_A_SHOP.limit:
        raise TooMany(shop.pk)

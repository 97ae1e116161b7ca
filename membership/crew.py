"""Who acts for a shop: roles changed and taken away. A shop never loses its last owner, whoever is how quick."""

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from membership import crew_emails
from membership.models import CrewEvent, Shop, ShopRole, User

Kind, Role = CrewEvent.Kind, ShopRole.Role

# What each may do, in the words of the page and of the invitation.
MAY: dict[str, str | Promise] = {
    Role.OWNER: _("Tout : la page, la caisse, le contrat, et qui agit pour le commerce."),
    Role.EDITOR: _("La page : horaires, photos, textes, nouvelles. Ni la caisse, ni le contrat."),
    Role.SELLER: _("La caisse : commandes, produits, prix. Ni la page, ni le contrat."),
}


class LastOwner(Exception):
    """Nobody would be left who signs for the shop."""


def change_role(*, role: ShopRole, to: str, by: User) -> bool:
    """Give somebody another role; False if it is theirs already. Raises `LastOwner`, `ShopRole.DoesNotExist`."""
    with transaction.atomic():
        locked = _locked(role)
        if locked.role == to:
            return False
        if locked.role == Role.OWNER:
            _require_another_owner(locked)
        locked.role = to
        locked.save(update_fields=["role"])
        event = note(shop=locked.shop, kind=Kind.ROLE_CHANGED, by=by, whom=str(locked.user), role=to)
        crew_emails.role_changed(locked, by, MAY[to])
        crew_emails.owners_told(event, besides=(by, locked.user))
    return True


def remove(*, role: ShopRole, by: User) -> None:
    """Somebody acts for the shop no more, from this moment. Raises `LastOwner`, `ShopRole.DoesNotExist`."""
    with transaction.atomic():
        locked = _locked(role)
        if locked.role == Role.OWNER:
            _require_another_owner(locked)
        event = note(shop=locked.shop, kind=Kind.REMOVED, by=by, whom=str(locked.user), role=locked.role)
        locked.delete()
        crew_emails.removed(locked, by)
        crew_emails.owners_told(event, besides=(by, locked.user))


def note(*, shop: Shop, kind: str, by: User, whom: str, role: str = "") -> CrewEvent:
    """One more line of the shop's history of people."""
    return CrewEvent.objects.create(shop=shop, kind=kind, by=by, by_name=str(by), whom=whom, role=role)


def _locked(role: ShopRole) -> ShopRole:
    """The role as it is now. The shop is held: two owners who remove each other come one after the other."""
    Shop.objects.select_for_update(no_key=True).get(pk=role.shop_id)
    return ShopRole.objects.select_related("user", "shop__city__commune").get(pk=role.pk)


def _require_another_owner(role: ShopRole) -> None:
    if not User.objects.owners_of(role.shop).exclude(pk=role.user_id).exists():
        raise LastOwner(role.shop_id)


def begin_anew(*, shop: Shop, owner: User, by: User) -> None:
    """Nobody but one owner: whoever acted for a shop before it left is invited again, or not."""
    with transaction.atomic():
        for role in shop.roles.owners_first():
            if role.user_id != owner.pk:
                note(shop=shop, kind=Kind.REMOVED, by=by, whom=str(role.user), role=role.role)
                role.delete()
        ShopRole.objects.update_or_create(shop=shop, user=owner, defaults={"role": Role.OWNER})

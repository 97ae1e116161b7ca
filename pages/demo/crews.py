"""Who acts for the bakery beside the baker, with an invitation that waits: the room has something to tell."""

from datetime import timedelta

from membership import crew, inviting
from membership.models import Shop, ShopRole, User
from pages.demo.loading import Loading
from pages.demo.people import make

Role = ShopRole.Role
SHOP = "boulangerie-pernet"


def load(loading: Loading) -> None:
    town = loading.town("annecy")
    shop = Shop.objects.in_city(town.city).at_address(SHOP).first() if town else None
    owner = User.objects.owners_of(shop).first() if shop else None
    if shop is None or owner is None:
        return
    now = loading.now
    with loading.dated(now - timedelta(days=16)):
        marc = join(shop, owner, "marc@example.org", "Marc Pernet", Role.EDITOR)
        join(shop, owner, "jade@example.org", "Jade Morel", Role.SELLER)
    with loading.dated(now - timedelta(days=9)):
        crew.change_role(role=ShopRole.objects.get(shop=shop, user=marc), to=Role.OWNER, by=owner)
    with loading.dated(now - timedelta(days=2)):
        inviting.invite(shop=shop, email="sofiane@example.org", role=Role.SELLER, by=marc)


def join(shop: Shop, owner: User, email: str, name: str, role: str) -> User:
    """Invited by the owner and there at once."""
    invitation = inviting.invite(shop=shop, email=email, role=role, by=owner)
    person = make(email=email, name=name)
    inviting.accept(invitation=invitation, user=person)
    return person

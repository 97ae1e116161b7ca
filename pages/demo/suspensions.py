"""One shop of Barjac is told that it will be suspended, and has answered: the answer waits for staff."""

from datetime import timedelta

from membership import suspending
from membership.models import Shop, User
from membership.suspending import Terms
from pages.demo.loading import Loading
from pages.demo.people import make

SHOP = "brocante-de-l-esplanade"
TERMS = Terms(
    ground="misleading",
    reason="Deux meubles sont présentés comme « du XVIIIᵉ siècle » et sont des copies. Corrigez leur description, "
    "ou dites-nous ce qui prouve leur âge : la mesure est alors retirée.",
    facts="Signalement d’un client le 3, avec photos de l’étiquette d’un fabricant de 1987. Page relue le lendemain : "
    "la phrase y est toujours.",
)
ANSWER = (
    "Bonjour, la commode est bien une copie, je l’ai corrigé ce matin, c’est ma faute. Pour l’armoire j’ai l’expertise "
    "de maître Roumieu, je vous l’envoie par la poste. Yves Laganier"
)


def load(loading: Loading) -> None:
    shop = Shop.objects.with_standing().filter(slug=SHOP).first()
    if shop is None:  # a shorter cast
        return
    with loading.dated(loading.now - timedelta(days=6, hours=2)):
        suspension = suspending.announce(
            shop=shop, by=make(email="staff@example.org", name="Camille Lefèvre"), terms=TERMS
        )
    owner = User.objects.owners_of(shop).get()
    with loading.dated(loading.now - timedelta(hours=20)):
        suspending.answer(suspension=suspension, by=owner, words=ANSWER)

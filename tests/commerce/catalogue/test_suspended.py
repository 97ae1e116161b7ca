"""What a suspended shop sells is nowhere, and is there again as it was when the suspension is lifted."""

from kit import clock
from membership import suspending
from membership.suspending import Terms
from tests import factories


def suspended(shop):
    terms = Terms(
        ground="misleading", reason="Prix faux.", facts="Constaté.", takes_effect_at=clock.now(), why_sooner="Urgent."
    )
    return suspending.announce(shop=shop, by=factories.user(), terms=terms)


def seen(client, bread):
    url = bread.get_absolute_url()
    market, search = client.get("/annecy/marche/").text, client.get("/annecy/marche/?q=pain").text
    return client.get(url).status_code, url in market, url in search


def test_products_go_and_come_back_with_their_shop(client, annecy, bread, boulangerie):
    factories.fill_market(annecy, to=11)  # the market stays open without the bakery
    assert seen(client, bread) == (200, True, True)
    suspension = suspended(boulangerie)
    assert seen(client, bread) == (404, False, False)
    suspending.lift(suspension=suspension, by=factories.user(), why="Prix corrigés.")
    assert seen(client, bread) == (200, True, True)

"""A suspended shop's page and mini-site are nowhere, and are there again as they were."""

from kit import clock
from membership import suspending
from membership.suspending import Terms
from tests import factories
from tests.shop_pages.conftest import further_page


def suspended(shop):
    terms = Terms(
        ground="misleading", reason="Prix faux.", facts="Constaté.", takes_effect_at=clock.now(), why_sooner="Urgent."
    )
    return suspending.announce(shop=shop, by=factories.user(), terms=terms)


def answers(client, *pages):
    return [client.get(page.url).status_code for page in pages]


def test_page_and_mini_site_go_and_come_back(client, bakery, boulangerie):
    story = further_page(bakery, "Notre histoire")
    assert answers(client, bakery, story) == [200, 200]
    suspension = suspended(boulangerie)
    assert answers(client, bakery, story) == [404, 404]
    suspending.lift(suspension=suspension, by=factories.user(), why="Prix corrigés.")
    assert answers(client, bakery, story) == [200, 200]


def test_the_right_to_write_the_mini_site_goes_and_comes_back(bakery, boulangerie):
    writes = bakery.group.user_set.filter(pk=boulangerie.person.pk)
    suspension = suspended(boulangerie)
    assert not writes.exists()
    suspending.lift(suspension=suspension, by=factories.user(), why="Prix corrigés.")
    assert writes.exists()

"""A shop that left: nobody sees its page, nobody writes it, nothing of it is lost."""

from membership import leaving, suspending
from tests.shop_pages.test_editor import edit_address


def leave(shop):
    leaving.leave(shop=shop, by=shop.person, typed_name=shop.name)


def test_its_page_is_off_line(client, boulangerie, bakery):
    assert client.get(bakery.url).status_code == 200
    leave(boulangerie)
    assert client.get(bakery.url).status_code == 404


def test_its_editor_is_shut_in_an_open_session(baker, boulangerie, bakery):
    assert baker.get(edit_address(bakery)).status_code == 200
    leave(boulangerie)
    assert baker.get(edit_address(bakery)).status_code == 403
    assert not bakery.group.user_set.exists()


def test_brought_back_it_is_there_with_what_was_written(client, baker, boulangerie, bakery, staff):
    before = client.get(bakery.url).status_code
    body = bakery.body.get_prep_value()
    leave(boulangerie)
    suspending.bring_back(shop=boulangerie, by=staff, why="Une erreur.")
    bakery.refresh_from_db()
    assert client.get(bakery.url).status_code == before
    assert bakery.body.get_prep_value() == body
    assert baker.get(edit_address(bakery)).status_code == 200

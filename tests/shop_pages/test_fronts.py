from django.core.files.storage import default_storage

from membership.models import Shop
from shop_pages import fronts


def test_the_address_of_a_front_costs_no_query(boulangerie, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert fronts.front_url(boulangerie) == f"/media/{fronts.front_path(boulangerie)}"


def test_the_same_shop_is_drawn_at_the_same_address(boulangerie):
    again = Shop.objects.with_standing().get(pk=boulangerie.pk)
    assert fronts.front_path(again) == fronts.front_path(boulangerie)


def test_other_colours_are_another_address(boulangerie):
    before = fronts.front_path(boulangerie)
    boulangerie.colour = "#123456"
    assert fronts.front_path(boulangerie) != before


def test_a_front_is_drawn_with_the_name_on_it(boulangerie):
    fronts.draw(boulangerie)
    with default_storage.open(fronts.front_path(boulangerie)) as file:
        assert "Boulangerie Pernet" in file.read().decode()


def test_a_new_drawing_takes_the_old_one_away(boulangerie):
    fronts.draw(boulangerie)
    before = fronts.card_path(boulangerie)
    boulangerie.name = "Le Pétrin"
    fronts.draw(boulangerie)
    assert not default_storage.exists(before)
    assert fronts.is_drawn(boulangerie)


def test_a_shop_that_is_gone_needs_no_drawing(db):
    fronts.draw_front.call(999)

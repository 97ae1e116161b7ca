"""A product in sizes and colours: each is bought, counted and priced by itself, and looked at together."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from commerce.catalogue import cards, variants
from commerce.catalogue.models import Product, Variant
from commerce.partner import stock
from tests.commerce import factories
from tests.factories import sign_in
from tests.structured import the


def loaded(product: Product) -> Product:
    return Product.objects.everywhere().for_page().get(pk=product.pk)


def on_sale(product: Product):
    return Product.objects.in_city(product.city).on_sale()


@pytest.fixture
def shoes(open_annecy, boulangerie):
    """Two sizes in two colours, three of each."""
    made = factories.product(
        shop=boulangerie, title="Chaussons", price="29.00", kind="clothing", facts={"maker": "Vuillet"}, stock=8
    )
    variants.add(made, sizes=["24", "25"], colours=["rouge", "bleu"], stock=3, by=boulangerie.person)
    return loaded(made)


def one(shoes: Product, label: str) -> Variant:
    return next(each for each in shoes.variants.all() if each.label == label)


def test_every_size_comes_in_every_colour(shoes):
    assert [each.label for each in shoes.variants.all()] == ["rouge, 24", "rouge, 25", "bleu, 24", "bleu, 25"]


def test_added_again_nothing_changes(shoes):
    assert not variants.add(shoes, sizes=["24"], colours=["rouge"], stock=9, by=None)
    assert shoes.variants.count() == 4


def test_a_variant_is_there_once(shoes):
    known = one(shoes, "rouge, 24")
    with pytest.raises(IntegrityError, match=r"UNIQUE|a_size_in_a_colour"), transaction.atomic():
        Variant.objects.create(of=shoes, product=factories.product(shop=shoes.shop), size="24", colour=known.colour)


def test_a_variant_says_what_it_is(shoes):
    with pytest.raises(IntegrityError, match="a_variant_says_what_it_is"), transaction.atomic():
        Variant.objects.create(of=shoes, product=factories.product(shop=shoes.shop))


def test_what_is_weighed_has_no_sizes(boulangerie):
    with pytest.raises(variants.CantVary):
        variants.add(factories.weighed(shop=boulangerie), sizes=["50 g"], by=None)


def test_sixty_are_enough(boulangerie):
    with pytest.raises(variants.TooMany):
        variants.add(factories.product(shop=boulangerie), sizes=map(str, range(61)), by=None)


def test_the_market_lists_the_product_alone(shoes):
    assert [each.pk for each in on_sale(shoes)] == [shoes.pk]


def test_its_own_stock_is_gone(shoes):
    assert factories.record(shoes).net_stock_level == 0


def test_it_is_in_stock_while_one_of_them_is(shoes):
    assert on_sale(shoes).in_stock().count() == 1
    for each in shoes.variants.all()[:3]:
        variants.count(each, 0, by=None)
    assert on_sale(shoes).in_stock().count() == 1
    variants.count(shoes.variants.all()[3], 0, by=None)
    assert on_sale(shoes).in_stock().count() == 0
    assert cards.of(loaded(shoes)).is_out


def test_what_is_no_longer_offered_does_not_count(shoes):
    for each in shoes.variants.all():
        variants.offer(each, False)
    assert on_sale(shoes).in_stock().count() == 0


def test_its_card_leads_to_the_choice(shoes):
    card = cards.of(shoes)
    assert (card.add_url, card.choose_url, card.note) == ("", shoes.get_absolute_url(), "Plusieurs tailles et couleurs")


def test_a_size_that_costs_more_is_told_on_the_card(shoes):
    variants.price(one(shoes, "rouge, 25"), Decimal("35.00"), by=None)
    card = cards.of(loaded(shoes))
    assert (card.price, card.unit) == (Decimal("29.00"), "et plus")


def test_a_new_price_is_everybodys_but_of_those_with_their_own(shoes):
    variants.price(one(shoes, "rouge, 25"), Decimal("35.00"), by=None)
    stock.set_price(factories.record(shoes), Decimal("31.00"), by=None)
    told = {each.label: factories.record(each.product).price for each in shoes.variants.all()}
    assert told["rouge, 24"] == Decimal("31.00")
    assert told["rouge, 25"] == Decimal("35.00")


def test_a_price_of_its_own_is_given_up(shoes):
    variants.price(one(shoes, "rouge, 25"), Decimal("35.00"), by=None)
    variants.price(one(loaded(shoes), "rouge, 25"), None, by=None)
    assert cards.of(loaded(shoes)).unit == ""


def test_a_cut_is_struck_if_it_is_everybodys(shoes):
    stock.set_price(factories.record(shoes), Decimal("25.00"), by=None)
    assert cards.of(loaded(shoes)).was == Decimal("29.00")
    variants.price(one(shoes, "rouge, 25"), Decimal("35.00"), by=None)
    assert cards.of(loaded(shoes)).was is None


def test_a_hidden_product_hides_its_sizes(shoes):
    shoes.is_public = False
    shoes.save()
    assert not Product.objects.everywhere().filter(parent=shoes, is_public=True).exists()


def test_another_name_is_the_name_of_all(shoes):
    shoes.title = "Babouches"
    shoes.save()
    assert one(loaded(shoes), "rouge, 24").product.title == "Babouches (rouge, 24)"


def test_it_is_found_by_its_colour(client, shoes):
    assert "Chaussons" in client.get("/annecy/marche/?q=rouge").text


def test_one_that_nobody_ordered_disappears(shoes):
    gone = one(shoes, "rouge, 24")
    variants.take_back(gone)
    assert not Product.objects.everywhere().filter(pk=gone.product_id).exists()


def test_one_that_is_in_a_basket_is_no_longer_offered(shoes, annecy):
    kept = one(shoes, "rouge, 24")
    factories.basket(annecy, (kept.product, 1))
    variants.take_back(kept)
    kept.refresh_from_db()
    assert not kept.is_offered
    assert not Product.objects.everywhere().get(pk=kept.product_id).is_sold


def test_without_the_last_it_is_one_piece_again(shoes):
    for each in list(shoes.variants.all()):
        variants.take_back(each)
    again = loaded(shoes)
    assert (again.is_parent, cards.of(again).is_out) == (False, True)


# On its page


def test_a_size_is_chosen_without_scripts(client, shoes):
    page = client.get(shoes.get_absolute_url()).text
    assert page.count('type="radio" name="variant"') == 4
    assert page.count("Ajouter au panier</button>") == 1
    assert "<legend>Couleur, taille ou pointure</legend>" in page


def test_what_is_sold_out_can_not_be_chosen(client, shoes):
    gone = one(shoes, "bleu, 25")
    variants.count(gone, 0, by=None)
    page = client.get(shoes.get_absolute_url()).text
    assert f'value="{gone.product_id}" required disabled' in page
    assert page.count("disabled") == 1
    assert "3 choix sur 4" in page


def test_many_sizes_stand_in_a_list(client, shoes):
    variants.add(shoes, sizes=map(str, range(26, 40)), colours=["vert"], stock=1, by=None)
    page = client.get(shoes.get_absolute_url()).text
    assert '<select class="input" id="variant" name="variant" required>' in page
    assert 'type="radio" name="variant"' not in page


def test_search_engines_are_told_of_each(client, shoes):
    variants.count(one(shoes, "bleu, 25"), 0, by=None)
    group = the(client.get(shoes.get_absolute_url()).text, "ProductGroup")
    assert group["variesBy"] == ["https://schema.org/color", "https://schema.org/size"]
    told = {(each["color"], each["size"]): each["offers"]["availability"] for each in group["hasVariant"]}
    assert len(told) == 4
    assert told["bleu", "25"] == "https://schema.org/OutOfStock"
    assert told["rouge", "24"] == "https://schema.org/InStock"


def test_a_size_has_no_page_of_its_own(client, shoes):
    own = one(shoes, "rouge, 24").product
    assert client.get(f"/annecy/marche/{own.slug}/").status_code == 404


# In the basket


def add(client, shoes, **posted):
    return client.post(f"/annecy/panier/ajouter/{shoes.pk}/", posted, follow=True)


def test_the_chosen_one_is_in_the_basket(client, shoes):
    page = add(client, shoes, variant=one(shoes, "bleu, 24").product_id).text
    assert "Chaussons (bleu, 24)" in page
    assert f'href="{shoes.get_absolute_url()}"' in page


def test_without_a_choice_nothing_is(client, shoes):
    page = add(client, shoes).text
    assert "Choisissez d’abord une taille" in page
    assert "Votre panier est vide" in page


def test_another_products_size_is_no_choice(client, shoes, boulangerie):
    other = factories.product(shop=boulangerie, title="Bottes", kind="plant")
    (booted,) = variants.add(other, sizes=["40"], stock=3, by=None)
    assert "Choisissez d’abord" in add(client, shoes, variant=booted.product_id).text


@pytest.mark.parametrize("variant", ["0", "abc", "-1", "9" * 30])
def test_nonsense_is_no_choice(client, shoes, variant):
    assert "Choisissez d’abord" in add(client, shoes, variant=variant).text


def test_a_size_is_not_added_by_its_own_number(client, shoes):
    own = one(shoes, "rouge, 24").product
    assert client.post(f"/annecy/panier/ajouter/{own.pk}/").status_code == 404


def test_more_than_there_is_of_one_is_refused(client, shoes):
    page = add(client, shoes, variant=one(shoes, "bleu, 24").product_id, quantity=4).text
    assert "Il ne reste que 3 «\u00a0Chaussons (bleu, 24)\u00a0»" in page


def test_twenty_sizes_cost_the_page_what_one_does(client, shoes, boulangerie):
    def cost(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return len(asked)

    variants.add(factories.product(shop=boulangerie, title="Sabots", kind="plant"), sizes=["38"], stock=1, by=None)
    paths = [shoes.get_absolute_url(), "/annecy/marche/"]
    before = [cost(path) for path in paths]
    variants.add(shoes, sizes=map(str, range(26, 42)), colours=["vert"], stock=1, by=None)
    for number in range(5):
        more = factories.product(shop=boulangerie, title=f"Bottes {number}", kind="plant")
        variants.add(more, sizes=["38", "39"], stock=1, by=None)
    client.cookies.clear()
    assert [cost(path) for path in paths] == before


def test_twenty_sizes_cost_the_basket_what_one_does(client, shoes, chloe, annecy):
    def cost() -> int:
        client.get("/annecy/panier/")
        with CaptureQueriesContext(connection) as asked:
            assert "Chaussons" in client.get("/annecy/panier/").text
        return len(asked)

    first, *others = [each.product for each in shoes.variants.all()]
    basket = factories.basket(annecy, (first, 1), owner=chloe)
    sign_in(client, chloe)
    before = cost()
    for each in [
        *others,
        *[each.product for each in variants.add(shoes, sizes=map(str, range(40, 56)), stock=1, by=None)],
    ]:
        basket.add_product(each, 1)
    assert basket.lines.count() == 20
    assert cost() == before

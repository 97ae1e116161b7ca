import pytest
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from kit import clock
from membership import signals
from membership.models import Shop, ShopPhoto, ShopRole, Subscription
from shop_pages import provisioning, starting
from shop_pages.models import ShopPage
from tests import factories
from tests.shop_pages.conftest import picture, provide


def test_an_accepted_shop_gets_a_page_at_its_address(bakery, boulangerie):
    assert bakery.live
    assert bakery.url == boulangerie.get_absolute_url()


def test_asking_twice_makes_one_page(bakery, boulangerie):
    rights = GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count()
    assert provide(boulangerie) == bakery
    assert ShopPage.objects.count() == 1
    assert (GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count()) == rights


def told(annecy, **more: object) -> Shop:
    facts = {
        "tagline": "Des fleurs d’ici",
        "words": "Depuis 1994.\n\nDans la rue Basse <b>.",
        "street_address": "3, rue Basse",
        "phone": "04 65 71 00 42",
        "hours": {"slots": [[1, "09:00", "12:30"]]},
    }
    return factories.shop(city=annecy, name="Chez Rose", **{**facts, **more})


def kinds(page: ShopPage) -> list[str]:
    return [block.block_type for block in page.body]


def add_photos(shop: Shop, page: ShopPage, number: int) -> None:
    for place in range(number):
        ShopPhoto.objects.create(shop=shop, picture=picture(page, f"Photo {place}"))


def test_a_page_begins_with_what_the_shop_told(annecy):
    page = provide(told(annecy))
    assert kinds(page) == ["hero", "text", "products", "hours", "map", "call"]
    assert "Des fleurs d’ici" in str(page.body)
    assert "&lt;b&gt;" in str(page.body[1].value["text"])
    assert page.body[5].value["button"]["address"] == "tel:+33465710042"


def test_what_was_not_told_leaves_no_empty_place(annecy):
    page = provide(told(annecy, tagline="", words="", street_address="", phone="", hours={}))
    assert kinds(page) == ["hero", "products"]
    assert "à Annecy." in page.body[0].value["words"]


@pytest.mark.parametrize(("number", "kind"), [(1, None), (3, "photos"), (7, "gallery")])
def test_photos_stand_where_they_look_well(annecy, number, kind):
    shop = told(annecy)
    page = provide(shop)
    add_photos(shop, page, number)
    blocks = {block["type"]: block["value"] for block in starting.body(shop)}
    assert blocks["hero"]["picture"] == shop.photos.first().picture_id
    assert (kind in blocks) is (kind is not None)


def test_what_a_page_begins_with_can_be_saved_as_it_is(annecy):
    shop = told(annecy)
    page = provide(shop)
    add_photos(shop, page, 3)
    page.body = starting.body(shop)
    block = page.body.stream_block
    assert block.clean(page.body)


def test_when_pro_begins_the_page_is_composed_from_what_is_known_by_then(annecy):
    shop = told(annecy, words="")
    page = provide(shop)
    shop.words = "Depuis 1994."
    shop.save()
    factories.subscribe(shop=shop)
    signals.plan_changed.send(Shop, shop=Shop.objects.with_standing().get(pk=shop.pk))
    page.refresh_from_db()
    assert "text" in kinds(page)


def test_what_somebody_wrote_is_never_composed_again(bakery, boulangerie):
    bakery.body = [{"type": "quote", "value": {"text": "À moi."}}]
    bakery.save_revision().publish()
    signals.plan_changed.send(Shop, shop=boulangerie)
    assert kinds(ShopPage.objects.get()) == ["quote"]


def test_owner_and_editor_write_while_a_seller_does_not(bakery, boulangerie):
    editor = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.EDITOR)
    seller = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.SELLER)
    assert set(bakery.group.user_set.all()) == {boulangerie.person, editor}
    assert not seller.has_perm("wagtailadmin.access_admin")


def test_a_person_who_leaves_a_shop_writes_no_more(bakery, boulangerie):
    ShopRole.objects.get(user=boulangerie.person).delete()
    assert not bakery.group.user_set.exists()


def test_a_standard_shop_has_a_page_without_writers(florist, fleuriste):
    assert not florist.group.user_set.exists()
    factories.subscribe(shop=fleuriste)
    signals.plan_changed.send(Subscription, shop=fleuriste)
    assert list(florist.group.user_set.all()) == [fleuriste.person]


def test_losing_pro_takes_rights_but_no_content(bakery, boulangerie):
    before = bakery.body.get_prep_value()
    Subscription.objects.filter(shop=boulangerie).update(pro_until=clock.now())
    signals.plan_changed.send(Subscription, shop=boulangerie)
    assert not bakery.group.user_set.exists()
    assert ShopPage.objects.get().body.get_prep_value() == before


def test_a_suspended_shop_has_no_writers(bakery, boulangerie):
    Shop.objects.filter(pk=boulangerie.pk).update(status=Shop.Status.SUSPENDED)
    boulangerie.refresh_from_db()
    signals.shop_changed.send(Shop, shop=boulangerie)
    assert not bakery.group.user_set.exists()


def test_withdrawing_a_page_takes_the_writers_away(bakery, boulangerie):
    provisioning.withdraw(shop=boulangerie)
    assert not bakery.group.user_set.exists()


def test_the_title_follows_the_shops_name(bakery, boulangerie):
    boulangerie.name = "Maison Pernet"
    boulangerie.save()
    signals.shop_changed.send(Shop, shop=boulangerie)
    page = ShopPage.objects.get()
    assert (page.title, page.draft_title, page.slug) == ("Maison Pernet", "Maison Pernet", boulangerie.slug)


def test_an_old_draft_brings_no_old_name_back(bakery, boulangerie):
    draft = bakery.save_revision()
    boulangerie.name = "Maison Pernet"
    boulangerie.save()
    signals.shop_changed.send(Shop, shop=boulangerie)
    draft.publish()
    assert ShopPage.objects.get().title == "Maison Pernet"


def test_the_team_reaches_every_page(bakery, staff):
    provisioning.staff_group().user_set.add(staff)
    assert bakery.permissions_for_user(staff).can_edit()
    assert not staff.has_perm("membership.change_user")


@pytest.mark.parametrize("number", [1, 8])
def test_giving_rights_back_costs_the_same_for_any_number_of_shops(annecy, number, django_assert_num_queries):
    person = factories.user()
    for _shop in range(number):
        shop = factories.shop(city=annecy, pro=True)
        factories.act_for(shop=shop, user=person)
        provide(shop)
    with django_assert_num_queries(2):
        assert len(provisioning.sync_person(person)) == number

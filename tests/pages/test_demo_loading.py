"""The demonstration is loaded once, through the verbs of real shops, and never over anybody's data."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from kit import clock
from kit.models import ClockSetting, OutgoingMail, Picture
from membership import gate
from membership.models import City, Invoice, Member, Shop, Subscription, User
from pages.demo import cast, loading, wiping
from pages.demo.whose import Whose, whose
from shop_pages import choices
from shop_pages.models import MiniSitePage, ShopPage
from tests import factories
from tests.stripe_standin import StandIn

TWO_SHOPS = cast.read(towns=("annecy",), shops=2)


@pytest.fixture
def demo(db, settings, tmp_path) -> Iterator[StandIn]:
    settings.DEMO, settings.VAR_DIR = True, tmp_path
    with StandIn() as standin:
        settings.STRIPE_API_BASE = standin.base_url
        yield standin


@pytest.fixture
def loaded(demo) -> StandIn:
    loading.load(print, cast=TWO_SHOPS)
    return demo


def test_nothing_is_loaded_without_the_setting(demo, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


def test_the_demonstration_never_loads_over_a_real_member(demo):
    factories.member(siren="552100554")
    with pytest.raises(CommandError, match="vraies données"):
        call_command("demo")
    assert not City.objects.exists()


def test_the_demonstration_never_loads_over_an_account_that_is_not_its_own(demo):
    factories.user(email="helene@boulangerie.fr", is_staff=True)
    with pytest.raises(CommandError, match="vraies données"):
        call_command("demo")


def test_a_reset_wipes_no_real_member(loaded):
    factories.member(siren="552100554")
    with pytest.raises(CommandError, match="vraies données"):
        call_command("demo", reset=True)
    assert Shop.objects.count() == 2


def test_a_missing_stand_in_is_named_with_its_cure(db, settings):
    settings.DEMO, settings.STRIPE_API_BASE = True, "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="make run"):
        call_command("demo")


def test_real_keys_are_refused(demo, settings):
    settings.STRIPE_SECRET_KEY = "sk_test_of_somebody"
    with pytest.raises(CommandError, match="STRIPE_SECRET_KEY"):
        call_command("demo")


def test_what_is_there_already_stays(loaded):
    told = StringIO()
    call_command("demo", stdout=told)
    assert "already" in told.getvalue()


def test_what_visitors_registered_stays_part_of_the_demonstration(loaded):
    factories.user(email="visiteuse@exemple.fr", city=City.objects.get())
    assert whose() is Whose.DEMOS


def test_a_loading_that_broke_off_is_begun_again(loaded):
    User.objects.get(email="operator@example.org").delete()
    assert whose() is Whose.HALF
    assert loading.load(print, cast=TWO_SHOPS)
    assert whose() is Whose.DEMOS


def test_a_reset_brings_the_first_day_back(loaded):
    Shop.objects.update(name="Chez moi")
    loading.load(print, cast=TWO_SHOPS, reset=True)
    assert sorted(Shop.objects.values_list("name", flat=True)) == ["Boulangerie Pernet", "Fromagerie des Aravis"]


def test_wiping_leaves_no_shop_behind(loaded):
    wiping.wipe()
    assert whose() is Whose.NOBODYS


def test_a_shop_of_the_cast_is_pro_because_it_paid_at_the_stand_in(loaded):
    ids = set(Subscription.objects.values_list("stripe_subscription_id", flat=True))
    assert ids == {found["id"] for found in loaded.objects("subscription") if found["status"] == "active"}


def test_the_stand_in_has_come_back_to_the_present(loaded):
    assert abs(loaded.now() - clock.now().timestamp()) < 5


def test_the_cast_has_been_there_for_weeks(loaded):
    assert Subscription.objects.first().began_on <= clock.today() - timedelta(days=19)


def test_the_owner_writes_the_page_of_their_shop(loaded):
    page = ShopPage.objects.get(shop__slug="boulangerie-pernet")
    writers = page.group.user_set.order_by("email").values_list("email", flat=True)
    assert list(writers) == ["boulangerie@example.org", "marc@example.org"]


def test_every_block_of_the_cast_is_one_the_editor_would_save(loaded):
    for page in [*ShopPage.objects.all(), *MiniSitePage.objects.all()]:
        with choices.forgotten():
            # The editor's form offers what the page's own shop can choose.
            page.get_edit_handler().get_form_class()(instance=page, parent_page=page.get_parent(), for_user=None)
            for block in page.body:
                block.block.clean(block.value)


def test_a_button_leads_to_a_further_page(loaded):
    hero = ShopPage.objects.get(shop__slug="boulangerie-pernet").body[0].value
    assert hero["button"].href.endswith("/annecy/boulangerie-pernet/nos-pains/")


def test_a_mini_site_shows_its_photos_at_once(loaded, client):
    answer = client.get("/annecy/boulangerie-pernet/")
    assert "demo/photos/annecy/boulangerie-pernet/1.webp" in answer.content.decode()


def test_no_picture_of_the_cast_waits_for_its_renditions(loaded):
    assert not Picture.objects.filter(is_ready=False).exists()


def test_mails_of_the_past_have_left(loaded):
    assert OutgoingMail.objects.exists()
    assert not OutgoingMail.objects.waiting().exists()


def test_a_closure_is_counted_from_the_day_of_loading(demo):
    told = cast.read(towns=("annecy",))
    aubin = next(shop for shop in told.towns[0]["shops"] if "closure" in shop)
    products = {"annecy": told.products_of("annecy", aubin["slug"])}
    loading.load(print, cast=cast.Cast(({**told.towns[0], "shops": [aubin]},), told.categories, products))
    shop = Shop.objects.get()
    assert not shop.calendar.is_open(clock.now())
    assert shop.calendar.coming_specials(clock.now())[0].word == "congés"


def test_a_new_beginning_sets_the_clock_to_now(loaded):
    ClockSetting.set_offset(timedelta(days=40))
    loading.load(print, cast=TWO_SHOPS, reset=True)
    assert clock.read() == timedelta()


def test_two_pro_shops_open_no_market(loaded):
    assert not gate.is_open(City.objects.get())


def test_members_of_the_cast_are_invented(loaded):
    assert all(siren.startswith("000") for siren in Member.objects.values_list("siren", flat=True))


def test_the_cast_has_paid_three_months_of_pro(loaded):
    shop = Shop.objects.get(slug="boulangerie-pernet")
    bills = list(Invoice.objects.of_shop(shop).order_by("pk"))
    assert len(bills) == 3
    assert [bill.period_end for bill in bills[:-1]] == [bill.period_start for bill in bills[1:]]
    assert [bill.issued_on for bill in bills] == [bill.period_start for bill in bills]
    assert bills[-1].period_end == timezone.localdate(shop.subscription.paid_until)

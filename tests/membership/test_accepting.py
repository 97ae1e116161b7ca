import pytest
from django.core.exceptions import ValidationError

from membership import accepting, signals
from membership.models import City, Member, Shop, ShopRole
from tests import factories

SIREN = factories.luhn_complete("00057104")
SIRET = factories.luhn_complete(f"{SIREN}0001")


@pytest.fixture
def heard():
    """(signal, who) in the order they were told."""
    told = []

    def city_added(city, **more):
        told.append(("city_added", city.slug))

    def shop_accepted(shop, **more):
        told.append(("shop_accepted", shop.slug))

    signals.city_added.connect(city_added)
    signals.shop_accepted.connect(shop_accepted)
    yield told
    signals.city_added.disconnect(city_added)
    signals.shop_accepted.disconnect(shop_accepted)


def accept(**more):
    facts = {
        "member": accepting.MemberFacts(SIREN, "Marguerite Hamon"),
        "commune": factories.commune(name="Dinan", insee_code="22050", departement="22"),
        "siret": SIRET,
        "name": "Atelier Marguerite",
        **more,
    }
    return accepting.accept_shop(**facts)


def test_a_shop_is_accepted_with_all_it_needs(db, heard):
    owner = factories.user(email="marguerite@example.org")
    shop = accept(owner=owner, trade="fleuriste", phone="02 96 00 00 00")
    assert shop.get_absolute_url() == "/dinan/atelier-marguerite/"
    assert shop.member.legal_name == "Marguerite Hamon"
    assert Shop.objects.owned_by(owner).get() == shop
    assert heard == [("city_added", "dinan"), ("shop_accepted", "atelier-marguerite")]


def test_the_town_is_made_with_its_first_shop_only(dinan, heard):
    accept()
    assert City.objects.count() == 1
    assert heard == [("shop_accepted", "atelier-marguerite")]


def test_a_member_of_two_shops_is_one_member(db):
    accept()
    accept(siret=factories.luhn_complete(f"{SIREN}0002"), name="Atelier du port")
    assert Member.objects.get().shops.count() == 2


def test_the_same_shop_is_not_accepted_twice(db):
    first = accept()
    with pytest.raises(accepting.AlreadyAccepted) as refusal:
        accept()
    assert refusal.value.shop == first


def test_a_siret_of_somebody_else_is_refused(db):
    with pytest.raises(ValidationError, match="SIREN"):
        accept(siret=factories.luhn_complete("0009999910001"))


def test_a_customer_cannot_own_a_shop(chloe):
    with pytest.raises(ValidationError, match="compte client"):
        accept(owner=chloe)


def test_nothing_is_left_of_what_could_not_be_made(db):
    def refuse(shop, **more):
        raise RuntimeError("no page could be made")

    signals.shop_accepted.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            accept(owner=factories.user())
    finally:
        signals.shop_accepted.disconnect(refuse)
    assert not Shop.objects.exists()
    assert not City.objects.exists()
    assert not Member.objects.exists()
    assert not ShopRole.objects.exists()


def test_a_bad_colour_is_refused_before_anything_is_written(db):
    with pytest.raises(ValidationError):
        accept(colour="rouge")
    assert not City.objects.exists()

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from membership import addresses, slugs
from membership.models import FormerAddress
from tests import factories


def move(shop, slug):
    before, shop.slug = shop.slug, slug
    shop.save()
    addresses.left(shop=shop, slug=before)


def test_an_address_that_was_left_is_given_to_no_new_shop(annecy, boulangerie):
    move(boulangerie, "le-pain-dore")
    assert slugs.for_shop("Boulangerie Pernet", annecy) == "boulangerie-pernet-2"


def test_an_address_that_was_left_is_given_to_no_other_shop(boulangerie, librairie):
    move(boulangerie, "le-pain-dore")
    with pytest.raises(ValidationError, match="a eu cette adresse"):
        addresses.require_free(shop=librairie, slug="boulangerie-pernet")


def test_the_database_keeps_a_former_address_for_one_shop(annecy, boulangerie, librairie):
    FormerAddress.objects.create(city=annecy, shop=boulangerie, slug="pain")
    with pytest.raises(IntegrityError), transaction.atomic():
        FormerAddress.objects.create(city=annecy, shop=librairie, slug="pain")


def test_another_town_may_use_the_same_word(dinan, boulangerie):
    move(boulangerie, "le-pain-dore")
    addresses.require_free(shop=factories.shop(city=dinan), slug="boulangerie-pernet")


def test_a_shop_comes_back_to_an_address_of_its_own(boulangerie):
    move(boulangerie, "le-pain-dore")
    addresses.require_free(shop=boulangerie, slug="boulangerie-pernet")
    move(boulangerie, "boulangerie-pernet")
    assert list(FormerAddress.objects.values_list("slug", flat=True)) == ["le-pain-dore"]


def test_an_address_in_use_is_refused(boulangerie, librairie):
    with pytest.raises(ValidationError, match="Une autre boutique"):
        addresses.require_free(shop=librairie, slug="boulangerie-pernet")


def test_a_reserved_word_is_refused(boulangerie):
    with pytest.raises(ValidationError, match="plateforme"):
        addresses.require_free(shop=boulangerie, slug="marche")

from datetime import timedelta

import pytest

from kit import clock
from membership.board import life
from membership.models import Shop, User
from tests import factories

LONG_AGO = timedelta(days=61)


@pytest.fixture
def sleeper(annecy):
    shop = factories.shop(city=annecy, name="Mercerie", email="mercerie@example.org")
    Shop.objects.filter(pk=shop.pk).update(created_at=clock.now() - LONG_AGO, changed_at=clock.now() - LONG_AGO)
    return shop


def asleep(city):
    return [shop.name for shop in life.asleep([city])]


def test_a_shop_of_which_nothing_was_seen_for_sixty_days_is_asleep(annecy, sleeper):
    assert asleep(annecy) == ["Mercerie"]


def test_a_shop_whose_facts_were_written_is_awake(annecy, sleeper):
    Shop.objects.update(changed_at=clock.now() - timedelta(days=59))
    assert asleep(annecy) == []


def test_a_shop_accepted_lately_is_awake(annecy, sleeper):
    Shop.objects.update(created_at=clock.now())
    assert asleep(annecy) == []


def test_a_shop_for_which_somebody_signed_in_is_awake(annecy, sleeper):
    User.objects.filter(pk=sleeper.person.pk).update(last_login=clock.now() - timedelta(days=1))
    assert asleep(annecy) == []


def test_who_signed_in_long_ago_wakes_nobody(annecy, sleeper):
    User.objects.filter(pk=sleeper.person.pk).update(last_login=clock.now() - LONG_AGO)
    assert asleep(annecy) == ["Mercerie"]


def test_somebody_elses_signing_in_wakes_nobody(annecy, sleeper, boulangerie):
    User.objects.filter(pk=boulangerie.person.pk).update(last_login=clock.now())
    assert asleep(annecy) == ["Mercerie"]


def test_a_suspended_shop_is_nobodys_sleeper(annecy, sleeper):
    Shop.objects.update(status="suspended")
    assert asleep(annecy) == []


def test_another_floor_knows_a_sign_of_life(annecy, sleeper):
    life.register(lambda shops: dict.fromkeys(shops, clock.now() - timedelta(days=2)))
    assert asleep(annecy) == []


def test_an_old_sign_of_life_wakes_nobody(annecy, sleeper):
    life.register(lambda shops: dict.fromkeys(shops, clock.now() - LONG_AGO))
    assert asleep(annecy) == ["Mercerie"]


def test_the_last_sign_of_life_is_the_newest_of_all(annecy, sleeper):
    day = clock.now() - timedelta(days=5)
    life.register(lambda shops: dict.fromkeys(shops, day))
    shops = list(Shop.objects.with_last_sign_in())
    assert life.last_seen(shops) == {sleeper.pk: day}

"""Every address of the plain forms: for who writes for the shop, and nobody else."""

import pytest
from django.urls import reverse

from membership.models import Shop, ShopRole
from shop_pages.my_page.urls import urlpatterns
from tests import factories
from tests.shop_pages.conftest import picture, provide
from tests.shop_pages.my_page.conftest import HOURS, at, fresh

NAMES = [pattern.name for pattern in urlpatterns]
POSTED = {"close-today", "reopen-today", "change-photo", "remove-news"}


def address(name: str, shop: Shop) -> str:
    more = [1] if name in ("change-photo", "news-item", "news-item-preview", "remove-news") else []
    return at(name, shop, *more)


def ask(client, name: str, shop: Shop):
    return client.post(address(name, shop)) if name in POSTED else client.get(address(name, shop))


def test_the_crawl_knows_every_address():
    assert len(NAMES) == len(set(NAMES)) == 22
    assert {"my-hours", "my-photos", "my-news", "my-contact-preview"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_another_shop_is_not_found(baker, librairie, bookshop, name):
    for answer in (baker.get(address(name, librairie)), baker.post(address(name, librairie))):
        assert answer.status_code in (404, 405)
        assert "Le Fil de l" not in answer.text
    assert ask(baker, name, librairie).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_seller_is_told_whom_to_ask(client, boulangerie, bakery, name):
    seller = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.SELLER)
    factories.sign_in(client, seller)
    answer = ask(client, name, boulangerie)
    assert answer.status_code == 403
    assert "la personne responsable" in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_signs_in_first(client, boulangerie, bakery, name):
    assert "/connexion-adherent/" in ask(client, name, boulangerie).url


def test_writer_elsewhere_is_not_writer_here(client, boulangerie, librairie, bakery, bookshop):
    factories.act_for(shop=librairie, user=boulangerie.person, role=ShopRole.Role.SELLER)
    factories.sign_in(client, boulangerie.person)
    assert client.get(at("my-hours", librairie)).status_code == 403
    client.post(at("my-payments", librairie), {"counter_payments": ["cash"]})
    assert fresh(librairie).counter_payments == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in POSTED and "news-item" not in name])
def test_an_editor_has_them_all(client, opened, name):
    editor = factories.act_for(shop=opened, user=factories.user(), role=ShopRole.Role.EDITOR)
    factories.sign_in(client, editor)
    answer = client.get(address(name, opened))
    assert answer.status_code == 200
    assert len(answer.content) < 60_000


def test_a_suspended_shop_may_still_be_written(baker, opened):
    Shop.objects.filter(pk=opened.pk).update(status=Shop.Status.SUSPENDED)
    assert baker.get(at("my-hours-preview", opened)).status_code == 200
    answer = baker.post(at("my-payments", opened), {"counter_payments": ["cash"]}, follow=True)
    assert "Voir ma page" not in answer.text


def test_a_shop_without_a_page_yet_has_its_forms(client, annecy):
    shop = factories.shop(city=annecy, email="sans-page@example.org")
    factories.sign_in(client, shop.person)
    assert client.get(at("my-page", shop)).status_code == 200
    assert "pas encore prête" in client.get(at("my-hours-preview", shop)).text


def hub(client, shop: Shop) -> str:
    return client.get(reverse("membership:hub-of-shop", args=[shop.pk])).text


def test_the_hub_tells_what_would_help_to_be_found(florist_in, flowers):
    text = hub(florist_in, flowers)
    assert "0 sur 7" in text
    for name in ("my-hours", "my-photos", "my-contact", "my-words", "my-payments"):
        assert at(name, flowers) in text


def test_what_is_done_is_ticked(florist_in, flowers):
    Shop.objects.filter(pk=flowers.pk).update(hours=HOURS, phone="02 96 00 00 00", tagline="Nouées ce matin")
    assert "3 sur 7" in hub(florist_in, flowers)


def test_once_all_is_told_the_list_is_gone(baker, opened, bakery):
    opened.photos.create(picture=picture(bakery, "La vitrine"))
    Shop.objects.filter(pk=opened.pk).update(
        phone="04 50 00 00 00",
        tagline="Au levain",
        words="Du pain. " * 20,
        counter_payments=["cash"],
        website="https://pernet.example",
    )
    assert "Pour qu’on vous trouve" not in hub(baker, opened)


def test_pro_has_quick_forms_beside_the_editor(baker, opened):
    text = hub(baker, opened)
    for words in ("Modifier ma page", "Changer mes horaires", "Ajouter une photo", "Écrire une actualité"):
        assert words in text


def test_a_seller_sees_no_way_to_write(client, boulangerie, bakery):
    seller = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.SELLER)
    factories.sign_in(client, seller)
    text = hub(client, boulangerie)
    assert "/ma-page/" not in text
    assert "Voir ma page" in text


def test_the_hub_costs_the_same_with_many_shops(client, annecy, django_assert_max_num_queries):
    shop = factories.shop(city=annecy, email="une@example.org")
    provide(shop)
    factories.sign_in(client, shop.person)
    hub(client, shop)
    with django_assert_max_num_queries(30) as first:
        hub(client, shop)
    for _number in range(20):
        factories.act_for(shop=factories.shop(city=annecy), user=shop.person)
    with django_assert_max_num_queries(30) as second:
        hub(client, shop)
    assert len(second) == len(first)

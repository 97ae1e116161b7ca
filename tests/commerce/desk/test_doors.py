"""Who comes in: sellers of a Pro shop, to their own shop alone."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from commerce.catalogue import variants
from commerce.desk import products
from commerce.order.models import Order
from membership.models import ShopRole
from tests.commerce import factories
from tests.commerce.catalogue.promoting import promote
from tests.commerce.desk.conftest import an_order, photo, url
from tests.commerce.desk.test_products import BOOK
from tests.factories import act_for, shop, sign_in, subscribe, user

READABLE = ["today", "orders", "products", "product-add", "payments", "delivery"]
READABLE += ["promotions", "promotion-add", "zone-add", "delivery-days"]


def names():
    """Once the site's own addresses are loaded: they bring the town's converter."""
    import_module("config.urls")
    return [pattern.name for pattern in import_module("commerce.desk.urls").urlpatterns]


@pytest.fixture
def every_address(open_annecy, boulangerie, bread, client):
    """Each address of the bakery's desk, with orders, products and pictures that exist."""
    order = an_order(boulangerie, bread)
    sign_in(client, boulangerie.person)
    client.post(url("product", boulangerie, pk=bread.pk), {**BOOK, "pictures": photo()})
    client.logout()
    (variant,) = variants.add(bread, sizes=["500 g"], stock=1, by=None)
    known = {"number": order.number, "pk": bread.pk, "picture_pk": bread.pictures.get().pk, "variant_pk": variant.pk}
    known["zone_pk"] = factories.delivers(boulangerie).zones.get().pk
    known |= {"promotion_pk": promote(bread, value="5").pk, "year": 2026, "month": 11}
    wanted = {
        "order": ["number"],
        "paper": ["number"],
        "product": ["pk"],
        "picture": ["pk", "picture_pk"],
        "product-variant-remove": ["pk", "variant_pk"],
        "promotion": ["promotion_pk"],
        "promotion-add": [],
        "product-add": [],
        "zone": ["zone_pk"],
        "zone-add": [],
        "papers-table": ["year", "month"],
        "papers-archive": ["year", "month"],
    }
    found = []
    for name in sorted(set(names()) - {"desk"}):
        short = name.removeprefix("desk-")
        keys = wanted.get(short, wanted.get(short.partition("-")[0], []))
        found.append(url(short, boulangerie, **{key: known[key] for key in keys}))
    return found


def test_the_crawl_knows_every_address(every_address):
    assert len(every_address) == len(set(names())) - 1 == 48


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_desk_is_not_there(client, every_address, librairie, method):
    sign_in(client, librairie.person)
    before = Order.objects.values_list("status", flat=True).get()
    for address in every_address:
        assert getattr(client, method)(address).status_code == 404, address
    assert Order.objects.values_list("status", flat=True).get() == before


def test_somebody_elses_order_is_not_at_ones_own_desk(client, librairie, open_annecy, boulangerie, bread):
    order = an_order(boulangerie, bread)
    sign_in(client, librairie.person)
    assert client.get(url("order", librairie, number=order.number)).status_code == 404
    for name in ("order-advance", "order-refuse"):
        assert client.post(url(name, librairie, number=order.number), {"to": "ready", "reason": "x"}).status_code == 404
    assert Order.objects.get(pk=order.pk).status == "due_in_shop"


def test_somebody_elses_product_is_not_at_ones_own_desk(client, librairie, bread):
    sign_in(client, librairie.person)
    for name in ("product", "product-facts", "product-variants"):
        assert client.get(url(name, librairie, pk=bread.pk)).status_code == 404
    for name in ("product", "product-row", "product-sold", "product-visibility", "product-facts", "product-variants"):
        assert client.post(url(name, librairie, pk=bread.pk), {"price": "1", "stock": "1"}).status_code == 404
    assert factories.record(bread).price == Decimal("4.90")


def test_somebody_elses_size_is_not_at_ones_own_product(client, librairie, book, bread):
    """One's own product in the address, and the size or picture of another's."""
    (foreign,) = variants.add(bread, sizes=["500 g"], stock=5, by=None)
    variants.add(book, sizes=["Poche"], stock=5, by=None)
    theirs = products.add_picture(
        product=bread, file=ContentFile(photo().read(), "a.jpg"), alt="", by=bread.shop.person
    )
    sign_in(client, librairie.person)
    assert client.post(url("product-variant-remove", librairie, pk=book.pk, variant_pk=foreign.pk)).status_code == 404
    assert client.post(url("product-sold", librairie, pk=book.pk), {"variant": foreign.pk}).status_code == 404
    for name in ("picture-remove", "picture-move", "picture-describe"):
        address = url(name, librairie, pk=book.pk, picture_pk=theirs.pk)
        assert client.post(address, {"alt": "x"}).status_code == 404
    client.post(url("product-variants", librairie, pk=book.pk), {f"stock_{foreign.pk}": "0"})
    assert factories.record(foreign.product).num_in_stock == 5
    assert bread.pictures.count() == 1


def test_a_size_is_no_product_at_the_desk(client, librairie, book):
    (size,) = variants.add(book, sizes=["Poche"], stock=5, by=None)
    sign_in(client, librairie.person)
    assert client.get(url("product", librairie, pk=size.product_id)).status_code == 404


def test_editors_write_and_do_not_sell(client, every_address, boulangerie):
    sign_in(client, act_for(shop=boulangerie, user=user(), role=ShopRole.Role.EDITOR))
    for address in [*every_address, url_of_town(boulangerie)]:
        assert client.get(address).status_code == 404, address


def test_a_desk_of_another_town_is_not_there(client, boulangerie, dinan):
    sign_in(client, boulangerie.person)
    assert client.get(f"/dinan/tableau-de-bord/{boulangerie.slug}/").status_code == 404


def test_strangers_are_asked_who_they_are(client, every_address):
    for address in every_address:
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url == f"/connexion-adherent/?next={address}"


def test_a_form_sent_by_nobody_leads_back_to_the_desk_not_to_the_form(client, every_address, boulangerie):
    for address in every_address:
        assert client.post(address).url == f"/connexion-adherent/?next={url_of_town(boulangerie)}"


def test_customers_of_the_town_are_strangers_here(client, chloe, boulangerie):
    sign_in(client, chloe)
    assert client.get(url("today", boulangerie)).url.startswith("/connexion-adherent/")


def test_what_changes_something_is_never_a_link(client, every_address, boulangerie):
    sign_in(client, boulangerie.person)
    ends = (
        "avancer/",
        "refuser/",
        "peser/",
        "prix-et-stock/",
        "comptoir/",
        "visibilite/",
        "retirer/",
        "decrire/",
        "tailles/ajouter/",
        "activer/",
        "verifier/",
        "cartes/",
        "solde/",
        "stripe/",
    )
    acts = [address for address in every_address if address.endswith(ends)]
    assert (
        len(acts) == len(ends) + 5
    )  # orders, pictures, zones go forward; lines, pictures, sizes, zones are taken away
    for address in acts:
        assert client.get(address).status_code == 405, address


def test_every_form_carries_its_token(client_that_checks, boulangerie, every_address):
    sign_in(client_that_checks, boulangerie.person)
    for address in every_address:
        assert client_that_checks.post(address).status_code == 403, address


@pytest.fixture
def client_that_checks():
    return Client(enforce_csrf_checks=True)


def url_of_town(shop):
    return f"/{shop.city.slug}/tableau-de-bord/"


def test_one_shop_is_opened_at_once(client, boulangerie):
    sign_in(client, boulangerie.person)
    assert client.get(url_of_town(boulangerie)).url == url("today", boulangerie)


def test_who_has_several_chooses(client, boulangerie, annecy):
    second = shop(city=annecy, name="Le Fournil", pro=True)
    act_for(shop=second, user=boulangerie.person, role=ShopRole.Role.SELLER)
    sign_in(client, boulangerie.person)
    page = client.get(url_of_town(boulangerie)).text
    assert url("today", boulangerie) in page
    assert url("today", second) in page


def test_who_has_none_in_this_town_finds_nothing(client, boulangerie, dinan):
    sign_in(client, boulangerie.person)
    assert client.get("/dinan/tableau-de-bord/").status_code == 404


@pytest.mark.parametrize("name", READABLE)
def test_the_desk_asks_for_the_shops_own_pro(client, fleuriste, name):
    sign_in(client, fleuriste.person)
    page = client.get(url(name, fleuriste))
    assert page.status_code == 200
    assert "La caisse s’ouvre avec l’offre Pro" in page.text
    assert f"/espace-adherent/{fleuriste.pk}/adhesion/" in page.text


def test_nothing_is_changed_without_pro(client, fleuriste):
    sign_in(client, fleuriste.person)
    assert client.post(url("product-add", fleuriste), BOOK).status_code == 403
    assert not fleuriste.products.model.objects.everywhere().exists()


def test_a_seller_without_pro_is_not_offered_the_contract(client, fleuriste):
    sign_in(client, act_for(shop=fleuriste, user=user(), role=ShopRole.Role.SELLER))
    assert "Passer à Pro</a>" not in client.get(url("today", fleuriste)).text


def test_a_suspended_shop_reads_why_its_desk_is_shut(client, boulangerie):
    boulangerie.status = "suspended"
    boulangerie.save()
    sign_in(client, boulangerie.person)
    assert "Votre commerce est suspendu" in client.get(url("today", boulangerie)).text


@pytest.mark.parametrize("name", READABLE)
def test_the_desk_prepares_while_the_market_is_shut(client, fleuriste, name):
    subscribe(shop=fleuriste)
    sign_in(client, fleuriste.person)
    page = client.get(url(name, fleuriste))
    assert page.status_code == 200
    assert "il manque encore 9 adhérents Pro" in page.text


@pytest.mark.parametrize("name", READABLE)
def test_an_open_market_needs_no_such_word(desk, open_annecy, librairie, name):
    page = desk.get(url(name, librairie)).text
    assert "il manque encore" not in page
    assert page.count('href="/documentation/"') >= 2


def test_the_desk_is_nobody_elses_to_keep(desk, open_annecy, librairie):
    assert "private" in desk.get(url("today", librairie)).headers["Cache-Control"]


def test_the_members_space_has_a_door_to_it(desk, librairie):
    page = desk.get("/espace-adherent/")
    door = next(door for door in page.context["doors"] if door.key == "desk")
    assert (str(door.action), door.url) == ("Ouvrir ma caisse", url("today", librairie))


def test_editors_have_no_such_door(client, librairie):
    sign_in(client, act_for(shop=librairie, user=user(), role=ShopRole.Role.EDITOR))
    assert "desk" not in [door.key for door in client.get("/espace-adherent/").context["doors"]]

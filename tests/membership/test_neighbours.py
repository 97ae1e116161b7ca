"""Members invite the shops next door: the link, the application that remembers it, and what the inviter learns."""

import pytest
from django.core import mail
from django.urls import reverse

from membership import applying, deciding, neighbours
from membership.models import Application, NeighbourLink, Shop
from shop_pages import provisioning
from tests import factories
from tests.pages import contract

SIRET = "00030001200010"


@pytest.fixture
def link(boulangerie):
    return f"/invitation/{neighbours.link_of(boulangerie).code}/"


def page(shop, name: str = "my-market") -> str:
    return reverse(f"membership:{name}", args=[shop.pk])


def applied(by: Shop, **more) -> Application:
    application = factories.application(commune=by.city.commune, invited_by=by, **more)
    applying.send(application)
    mail.outbox.clear()
    return application


# ---- the page of the invitation
def test_who_opens_the_link_reads_who_invites_and_what_it_costs(client, boulangerie, link):
    text = contract.check(link).content.decode()
    assert "Boulangerie Pernet vous invite" in text
    assert "5,00" in text
    assert "<b>1</b> sur 10" in text


def test_nobody_gets_a_cookie_for_opening_it(client, link):
    client.get(link)
    assert not client.cookies


def test_a_code_is_long_enough_not_to_be_guessed(boulangerie):
    assert len(neighbours.link_of(boulangerie).code) >= 20


def test_a_renewed_link_makes_the_old_one_worthless(client, boulangerie, link):
    factories.sign_in(client, boulangerie.person)
    client.post(page(boulangerie, "my-market-renew"))
    answer = client.get(link)
    assert answer.status_code == 404
    assert "Inscrire mon commerce" in answer.text
    assert client.get(f"/invitation/{neighbours.link_of(boulangerie).code}/").status_code == 200


def test_a_suspended_shop_invites_nobody(client, boulangerie, link):
    Shop.objects.filter(pk=boulangerie.pk).update(status=Shop.Status.SUSPENDED)
    assert client.get(link).status_code == 404


# ---- the application
def test_an_application_remembers_who_invited(client, boulangerie, link):
    begin = f"/inscrire-mon-commerce/commencer/?invitation={link.split('/')[2]}"
    assert begin in client.get(link).text
    text = client.get(begin).text
    assert "Boulangerie Pernet, Annecy, vous invite" in text
    assert link.split("/")[2] in text
    client.post("/inscrire-mon-commerce/commencer/", {"siret": SIRET, "invitation": link.split("/")[2]})
    assert Application.objects.get().invited_by == boulangerie


@pytest.mark.parametrize("code", ["", "nobody-s", "x" * 200])
def test_a_code_that_is_nobodys_stops_no_application(client, db, code):
    client.post("/inscrire-mon-commerce/commencer/", {"siret": SIRET, "invitation": code})
    assert Application.objects.get().invited_by is None


def test_staff_read_who_invited(client, boulangerie, staff):
    staff.groups.add(provisioning.staff_group())
    factories.sign_in(client, staff)
    url = reverse("demandes_modeladmin_inspect", args=[applied(boulangerie).pk])
    text = client.get(url).text
    assert "Invitée par" in text
    assert "Boulangerie Pernet, Annecy" in text


def test_the_inviter_is_written_to_once_the_neighbour_is_accepted(boulangerie, staff):
    application = applied(boulangerie)
    deciding.accept(application=application, by=staff)
    told = [each for each in mail.outbox if each.to == ["boulangerie@example.org"]]
    assert [each.subject for each in told] == ["La Brûlerie s’est inscrit grâce à vous"]
    with pytest.raises(deciding.AlreadyDecided):
        deciding.accept(application=application, by=staff)
    assert len([each for each in mail.outbox if each.to == ["boulangerie@example.org"]]) == 1


def test_the_inviter_learns_nothing_of_a_refusal(boulangerie, staff):
    deciding.refuse(application=applied(boulangerie), by=staff, reason="Une chaîne.")
    assert all(each.to != ["boulangerie@example.org"] for each in mail.outbox)


# ---- « Mon marché »
def test_names_appear_once_they_are_accepted(client, boulangerie, staff):
    factories.sign_in(client, boulangerie.person)
    application = applied(boulangerie)
    before = client.get(page(boulangerie)).text
    assert "1 demande" in before
    assert "0 adhérent" in before
    assert "La Brûlerie" not in before
    deciding.accept(application=application, by=staff)
    after = client.get(page(boulangerie)).text
    assert "1 adhérent" in after
    assert "La Brûlerie" in after


def test_what_was_begun_and_never_sent_is_not_counted(boulangerie):
    factories.application(commune=boulangerie.city.commune, invited_by=boulangerie)
    assert neighbours.invited_by(boulangerie).asked == 0


def test_the_page_names_who_is_in_and_who_is_not_yet(client, boulangerie, librairie):
    factories.shop(city=boulangerie.city, name="Horlogerie Tanguy")
    factories.sign_in(client, boulangerie.person)
    text = client.get(page(boulangerie)).text
    assert "<b>2</b> sur 10" in text
    assert "Le Fil de l’eau" in text
    assert "depuis le" in text
    assert "Horlogerie Tanguy" in text


def test_the_link_is_there_in_ready_words(client, boulangerie, link):
    factories.sign_in(client, boulangerie.person)
    text = client.get(page(boulangerie)).text
    assert f'value="http://testserver{link}"' in text
    for way in ("mailto:?subject=", "sms:?&amp;body=", "https://wa.me/?text="):
        assert way in text


@pytest.mark.parametrize(("name", "kind"), [("my-square", "image/svg+xml"), ("my-square-png", "image/png")])
def test_the_square_is_a_picture(client, boulangerie, name, kind):
    factories.sign_in(client, boulangerie.person)
    answer = client.get(page(boulangerie, name))
    assert answer.headers["Content-Type"] == kind
    assert b"<svg" in answer.content or answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["my-market", "my-square", "my-square-png"])
def test_somebody_elses_market_page_is_not_found(client, boulangerie, librairie, name):
    factories.sign_in(client, boulangerie.person)
    assert client.get(page(librairie, name)).status_code == 404


def test_somebody_elses_link_is_not_renewed(client, boulangerie, librairie):
    code = neighbours.link_of(librairie).code
    factories.sign_in(client, boulangerie.person)
    assert client.post(page(librairie, "my-market-renew")).status_code == 404
    assert NeighbourLink.objects.get(shop=librairie).code == code


def test_the_hub_has_a_small_door_to_it(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    text = client.get("/espace-adherent/").text
    assert page(boulangerie) in text
    assert "1 adhérent Pro sur 10" in text


def test_twenty_neighbours_cost_the_queries_of_one(
    client, boulangerie, django_assert_num_queries, django_assert_max_num_queries
):
    factories.sign_in(client, boulangerie.person)
    client.get(page(boulangerie))
    with django_assert_max_num_queries(30) as first:
        client.get(page(boulangerie))
    for _each in range(8):
        factories.shop(city=boulangerie.city, pro=True)
        factories.shop(city=boulangerie.city)
    with django_assert_num_queries(len(first)):
        client.get(page(boulangerie))

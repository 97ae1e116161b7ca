from decimal import Decimal

import pytest
from django.urls import reverse

from kit.models import OutgoingMail
from membership import doors
from membership.models import PlanPrice, Shop, ShopRole
from tests import factories

PRIVATE = ["hub-of-shop", "membership", "pro-return", "cancel"]
ACTS = ["go-pro", "billing", "cancel", "resume"]


def page(name, shop):
    return reverse(f"membership:{name}", args=[shop.pk])


def test_the_hub_asks_who_you_are(client, db):
    assert client.get("/espace-adherent/").url == "/connexion-adherent/?next=/espace-adherent/"


def test_a_pro_shop_sees_its_doors(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    answer = client.get("/espace-adherent/")
    assert answer.status_code == 200
    actions = [str(door.action) for door in answer.context["doors"]]
    assert actions[0] == "Modifier ma page"
    assert "Voir mon adhésion" in actions


def test_a_standard_shop_keeps_its_page_up_to_date_and_may_go_pro(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    answer = client.get("/espace-adherent/")
    assert [str(door.action) for door in answer.context["doors"] if door.key in ("page", "membership")] == [
        "Tenir ma page à jour",
        "Passer à Pro",
    ]
    assert "Passer à Pro" in answer.text


def test_a_person_of_several_shops_may_switch(client, boulangerie, dinan):
    other = factories.shop(city=dinan, name="Le Fournil")
    factories.act_for(shop=other, user=boulangerie.person, role=ShopRole.Role.SELLER)
    factories.sign_in(client, boulangerie.person)
    answer = client.get(page("hub-of-shop", other))
    assert "Boulangerie Pernet, Annecy" in answer.text
    assert "vente" in answer.text  # the role in this shop


def test_who_acts_for_no_shop_is_told_so(client, db):
    factories.sign_in(client, factories.user())
    assert "Aucun commerce" in client.get("/espace-adherent/").text


@pytest.mark.parametrize("name", PRIVATE)
def test_somebody_elses_shop_is_not_found(client, boulangerie, librairie, name):
    factories.sign_in(client, boulangerie.person)
    assert client.get(page(name, librairie)).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_nobody_acts_on_somebody_elses_contract(client, boulangerie, librairie, name):
    factories.sign_in(client, boulangerie.person)
    assert client.post(page(name, librairie)).status_code == 404


@pytest.mark.parametrize("role", [ShopRole.Role.EDITOR, ShopRole.Role.SELLER])
@pytest.mark.parametrize("name", ACTS)
def test_only_owners_pay_and_give_notice(client, librairie, name, role):
    helper = factories.act_for(shop=librairie, user=factories.user(), role=role)
    factories.sign_in(client, helper)
    assert client.post(page(name, librairie)).status_code == 404
    text = client.get(page("membership", librairie)).text
    assert page("cancel", librairie) not in text
    assert "Seule la personne responsable" in text


def test_owner_elsewhere_is_not_owner_here(client, boulangerie, librairie):
    """The role is looked up for this person in this shop, both at once."""
    factories.act_for(shop=librairie, user=boulangerie.person, role=ShopRole.Role.SELLER)
    factories.sign_in(client, boulangerie.person)
    assert client.get(page("membership", librairie)).status_code == 200
    assert client.post(page("go-pro", librairie)).status_code == 404


def test_a_customer_acts_for_no_shop(chloe, boulangerie):
    ShopRole.objects.create(user=chloe, shop=boulangerie)
    assert not Shop.objects.for_person(chloe).exists()


def test_the_price_and_what_comes_later_are_told(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    text = client.get(page("membership", fleuriste)).text
    assert "5,00" in text
    assert "puis 10,00" in text
    assert "<s>" not in text


def test_the_list_price_is_struck_only_if_it_was_charged(client, fleuriste, boulangerie):
    factories.charged(PlanPrice.objects.get(amount=Decimal("10.00")))
    factories.sign_in(client, fleuriste.person)
    assert "<s>10,00" in client.get(page("membership", fleuriste)).text


def test_going_pro_leads_to_stripes_page(client, stripe, fleuriste):
    factories.sign_in(client, fleuriste.person)
    answer = client.post(page("go-pro", fleuriste))
    assert answer.status_code == 302
    assert answer.url.startswith(stripe.base_url)


def test_the_return_page_only_waits(client, stripe, fleuriste):
    factories.sign_in(client, fleuriste.person)
    client.post(page("go-pro", fleuriste))
    assert "Nous attendons la confirmation" in client.get(page("pro-return", fleuriste)).text
    stripe.pay(stripe.open_page())
    assert not Shop.objects.get(pk=fleuriste.pk).is_pro
    stripe.deliver_pending()
    assert "est Pro" in client.get(page("pro-return", fleuriste)).text


def test_a_pro_shop_is_not_asked_to_pay_again(client, stripe, fleuriste):
    stripe.go_pro(fleuriste)
    factories.sign_in(client, fleuriste.person)
    answer = client.post(page("go-pro", fleuriste), follow=True)
    assert "déjà Pro" in answer.text
    assert len(stripe.objects("checkout.session")) == 1


def test_stripe_out_of_reach_is_said_plainly(client, stripe, fleuriste):
    factories.sign_in(client, fleuriste.person)
    stripe.fail_next(500, times=3)
    answer = client.post(page("go-pro", fleuriste), follow=True)
    assert "ne répond pas" in answer.text


def test_a_contract_is_ended_in_two_steps_and_taken_up_in_one(client, stripe, fleuriste):
    stripe.go_pro(fleuriste)
    factories.sign_in(client, fleuriste.person)
    assert page("cancel", fleuriste) in client.get(page("membership", fleuriste)).text
    assert "Confirmer la résiliation" in client.get(page("cancel", fleuriste)).text
    assert "Votre contrat est résilié" in client.post(page("cancel", fleuriste), follow=True).text
    assert OutgoingMail.objects.filter(subject__contains="résilié").count() == 1
    assert "votre offre Pro continue" in client.post(page("resume", fleuriste), follow=True).text


def test_a_standard_shop_has_nothing_to_end(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    for name in ("cancel", "resume", "billing"):
        assert client.post(page(name, fleuriste)).url == page("membership", fleuriste)


def test_the_link_in_every_footer_leads_to_the_one_contract(client, stripe, fleuriste):
    stripe.go_pro(fleuriste)
    factories.sign_in(client, fleuriste.person)
    assert client.get("/espace-adherent/resilier/").url == page("cancel", fleuriste)


def test_without_a_contract_that_link_leads_to_the_hub(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    assert client.get("/espace-adherent/resilier/").url == "/espace-adherent/"


def test_card_and_invoices_are_at_stripe(client, stripe, fleuriste):
    stripe.go_pro(fleuriste)
    factories.sign_in(client, fleuriste.person)
    assert client.post(page("billing", fleuriste)).url.startswith(stripe.base_url)


def test_the_hub_costs_the_same_with_many_shops(client, boulangerie, dinan, django_assert_num_queries):
    person = boulangerie.person
    factories.sign_in(client, person)
    client.get("/espace-adherent/")
    with django_assert_num_queries(FEW := 21, exact=False) as first:
        client.get("/espace-adherent/")
    for _number in range(20):
        factories.act_for(shop=factories.shop(city=dinan), user=person)
    with django_assert_num_queries(FEW, exact=False) as second:
        client.get(page("hub-of-shop", boulangerie))
    assert len(second) <= len(first) + 1


def test_a_door_that_is_not_theirs_is_not_shown(boulangerie):
    doors.register(doors.Door("secret", "Titre", "Texte", lambda shop, user: None, "Ouvrir"))
    try:
        assert "secret" not in [door.key for door in doors.open_to(boulangerie, boulangerie.person)]
    finally:
        del doors._doors["secret"]


def test_doors_come_in_their_order(boulangerie):
    doors.register(doors.Door("desk-of-a-test", "Ma caisse", "Texte", lambda shop, user: "/x/", "Ouvrir", position=20))
    try:
        keys = [door.key for door in doors.open_to(boulangerie, boulangerie.person)]
    finally:
        del doors._doors["desk-of-a-test"]
    assert keys.index("page") < keys.index("desk-of-a-test") < keys.index("membership")

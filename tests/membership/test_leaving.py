"""A shop leaves by the will of its owner; and comes back."""

import pytest
from django.urls import reverse

from membership import applying, deciding, gate, leaving, suspending
from membership.models import Application, Departure, MarketTransition, Shop, ShopEvent, ShopRole
from tests import factories


def page(shop):
    return reverse("membership:leave", args=[shop.pk])


@pytest.fixture
def owner(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    return client


@pytest.fixture
def held(monkeypatch):
    hold = leaving.Hold("Une commande n’est pas remise.", "/caisse/", "Voir")
    monkeypatch.setitem(leaving._sources, "of-a-test", lambda shop: [hold])


def leave(shop):
    return leaving.leave(shop=shop, by=shop.person, typed_name=shop.name)


def test_the_shop_is_off_line_at_once(owner, client, boulangerie):
    answer = owner.post(page(boulangerie), {"name": "Boulangerie Pernet"}, follow=True)
    assert "a quitté la plateforme" in answer.text
    boulangerie.refresh_from_db()
    assert boulangerie.has_left
    assert boulangerie not in Shop.objects.listed()
    assert owner.get(reverse("membership:hub-of-shop", args=[boulangerie.pk])).status_code == 404


@pytest.mark.parametrize("typed", ["boulangerie pernet", "  Boulangerie   Pernet "])
def test_a_phones_keyboard_is_forgiven(boulangerie, typed):
    leaving.leave(shop=boulangerie, by=boulangerie.person, typed_name=typed)
    assert boulangerie.has_left


def test_a_straight_apostrophe_is_forgiven(librairie):
    leaving.leave(shop=librairie, by=librairie.person, typed_name="Le fil de l'eau")
    assert librairie.has_left


def test_another_name_is_refused(owner, boulangerie):
    answer = owner.post(page(boulangerie), {"name": "Boulangerie"})
    assert "pas le nom de votre commerce" in answer.text
    boulangerie.refresh_from_db()
    assert boulangerie.is_listed


def test_what_is_not_finished_holds_it_back(owner, boulangerie, held):
    text = owner.get(page(boulangerie)).text
    assert "Une commande n’est pas remise." in text
    assert 'name="name"' not in text
    answer = owner.post(page(boulangerie), {"name": boulangerie.name}, follow=True)
    assert "est resté en place" in answer.text
    boulangerie.refresh_from_db()
    assert boulangerie.is_listed


def test_a_confirmation_goes_to_the_owner(boulangerie, mailoutbox):
    leave(boulangerie)
    assert [mail.to for mail in mailoutbox] == [["boulangerie@example.org"]]
    assert "plus rien ne sera débité" in mailoutbox[0].body
    assert "six mois" in mailoutbox[0].body


def test_the_others_are_told_that_their_access_ends(boulangerie, mailoutbox):
    factories.act_for(shop=boulangerie, user=factories.user(email="jade@example.org"), role=ShopRole.Role.SELLER)
    leave(boulangerie)
    told = next(mail for mail in mailoutbox if mail.to == ["jade@example.org"])
    assert "n’agissez plus" in told.body


def test_staff_read_in_its_history_who_left(boulangerie):
    leave(boulangerie)
    event = ShopEvent.objects.get(shop=boulangerie)
    assert (event.kind, event.by) == (ShopEvent.Kind.LEFT, boulangerie.person)


def test_the_market_shuts_with_the_tenth(open_annecy, boulangerie):
    gate.record(open_annecy)
    leave(boulangerie)
    assert not gate.is_open(open_annecy)
    assert MarketTransition.objects.newest_of(open_annecy).cause == "Boulangerie Pernet est partie"


def test_the_page_tells_what_the_market_becomes(owner, open_annecy, boulangerie):
    text = owner.get(page(boulangerie)).text
    assert "ferme" in text
    assert "9 adhérents Pro sur 10" in text


def test_the_page_says_nothing_of_a_contract_that_is_not_there(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    assert "contrat Pro" not in client.get(page(fleuriste)).text


def test_the_contract_ends_at_stripe(stripe, fleuriste, mailoutbox):
    subscription = stripe.go_pro(fleuriste)
    leave(fleuriste)
    mailoutbox.clear()
    assert leaving.end_contracts_due() == 1
    subscription.refresh_from_db()
    assert subscription.ends_at_period_end
    assert stripe.subscription(subscription)["cancel_at_period_end"] is True
    assert "page gratuite" not in mailoutbox[0].body
    assert leaving.end_contracts_due() == 0


def test_stripe_out_of_reach_is_told_later(stripe, fleuriste):
    subscription = stripe.go_pro(fleuriste)
    leave(fleuriste)
    stripe.fail_next(500, times=3)
    assert leaving.end_contracts_due() == 0
    assert leaving.end_contracts_due() == 1
    subscription.refresh_from_db()
    assert subscription.ends_at_period_end


def test_who_came_back_before_stripe_was_told_keeps_the_contract(stripe, fleuriste, staff):
    subscription = stripe.go_pro(fleuriste)
    leave(fleuriste)
    Shop.objects.filter(pk=fleuriste.pk).update(status=Shop.Status.ACCEPTED)
    assert leaving.end_contracts_due() == 0
    subscription.refresh_from_db()
    assert not subscription.ends_at_period_end


def test_nobody_leaves_twice(boulangerie):
    leave(boulangerie)
    with pytest.raises(leaving.AlreadyGone):
        leave(boulangerie)
    assert Departure.objects.count() == 1


@pytest.mark.parametrize("role", [ShopRole.Role.EDITOR, ShopRole.Role.SELLER])
def test_only_owners_leave(client, boulangerie, role):
    factories.sign_in(client, factories.act_for(shop=boulangerie, user=factories.user(), role=role))
    assert client.get(page(boulangerie)).status_code == 404
    assert client.post(page(boulangerie), {"name": boulangerie.name}).status_code == 404


def test_nobody_leaves_for_somebody_else(owner, librairie):
    assert owner.get(page(librairie)).status_code == 404
    assert owner.post(page(librairie), {"name": librairie.name}).status_code == 404


# --- coming back -------------------------------------------------------------------------------


@pytest.fixture
def again(client, boulangerie, annecy):
    """The bakery left; its new owner applies with the same SIRET."""
    factories.act_for(shop=boulangerie, user=factories.user(email="jade@example.org"), role=ShopRole.Role.SELLER)
    leave(boulangerie)
    application = factories.application(commune=annecy.commune, siret=boulangerie.siret, shop_name="Chez Paul")
    applying.send(application)
    return application


def test_a_siret_that_left_may_apply_again(client, boulangerie):
    leave(boulangerie)
    answer = client.post(reverse("membership:application-begin"), {"siret": boulangerie.siret})
    assert answer.status_code == 302
    assert Application.objects.filter(siret=boulangerie.siret).count() == 1


def test_accepted_again_the_shop_is_back_as_it_was(again, staff, boulangerie):
    shop = deciding.accept(application=again, by=staff)
    assert shop.pk == boulangerie.pk
    shop.refresh_from_db()
    assert shop.is_listed
    assert shop.name == "Boulangerie Pernet"


def test_accepted_again_the_applicant_alone_acts_for_it(again, staff, boulangerie):
    deciding.accept(application=again, by=staff)
    assert [role.user.email for role in boulangerie.roles.all()] == ["paul@example.org"]
    assert boulangerie.crew_events.count() == 2


def test_a_shop_may_have_come_twice(again, staff, boulangerie, annecy):
    first = factories.application(commune=annecy.commune, siret=boulangerie.siret, shop=boulangerie)
    deciding.accept(application=again, by=staff)
    assert list(Application.objects.accepted_for(boulangerie)) == sorted([first, again], key=lambda each: each.pk)


def test_staff_bring_a_shop_back_with_its_people(client, staff, boulangerie):
    leave(boulangerie)
    suspending.bring_back(shop=boulangerie, by=staff, why="Une erreur, dit la boulangère.")
    factories.sign_in(client, boulangerie.person)
    assert client.get(reverse("membership:hub-of-shop", args=[boulangerie.pk])).status_code == 200


def test_the_page_costs_the_same_in_a_large_town(owner, boulangerie, annecy, django_assert_num_queries):
    owner.get(page(boulangerie))
    with django_assert_num_queries(30, exact=False) as few:
        owner.get(page(boulangerie))
    for _number in range(20):
        factories.shop(city=annecy, pro=True)
    with django_assert_num_queries(len(few)):
        owner.get(page(boulangerie))


def test_afterwards_ones_own_account_leads_to_the_data(owner, boulangerie):
    leave(boulangerie)
    text = owner.get(reverse("membership:account")).text
    assert reverse("membership:export", args=[boulangerie.pk]) in text
    assert f'href="{reverse("membership:hub-of-shop", args=[boulangerie.pk])}"' not in text

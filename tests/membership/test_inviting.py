"""An invitation: sent, accepted once by whom it is for, withdrawn, over after two weeks."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kit import clock
from kit.throttle import Throttle
from membership import inviting
from membership.models import Invitation, Shop, ShopRole, User
from tests import factories

Role = ShopRole.Role
GOOD = {"first_name": "Lucas", "last_name": "Roy", "password": "une-miche-bien-cuite"}


def page(name, shop, *more):
    return reverse(f"membership:{name}", args=[shop.pk, *more])


def link(invitation):
    return reverse("membership:invitation", args=[invitation.token])


@pytest.fixture
def invitation(boulangerie):
    return inviting.invite(shop=boulangerie, email="lucas@example.org", role=Role.SELLER, by=boulangerie.person)


@pytest.fixture
def owner(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    return client


def test_an_invitation_leaves_with_its_link(owner, boulangerie, mailoutbox):
    answer = owner.post(page("crew-invite", boulangerie), {"email": "lucas@example.org", "role": "seller"}, follow=True)
    assert "partie à lucas@example.org" in answer.text
    assert link(Invitation.objects.get()) in mailoutbox[0].body
    assert "commandes, produits, prix" in mailoutbox[0].body


def test_who_acts_already_is_not_invited(owner, boulangerie, mailoutbox):
    factories.act_for(shop=boulangerie, user=factories.user(email="Lucas@example.org"), role=Role.EDITOR)
    answer = owner.post(page("crew-invite", boulangerie), {"email": "lucas@example.org", "role": "seller"})
    assert "agit déjà pour ce commerce (rédaction)" in answer.text
    assert not mailoutbox


def test_who_is_invited_already_is_not_invited_twice(owner, invitation, boulangerie):
    answer = owner.post(page("crew-invite", boulangerie), {"email": "LUCAS@example.org", "role": "owner"})
    assert "est déjà invitée" in answer.text
    assert Invitation.objects.count() == 1


def test_the_same_address_may_be_invited_by_two_shops(invitation, librairie):
    inviting.invite(shop=librairie, email="lucas@example.org", role=Role.SELLER, by=librairie.person)
    assert Invitation.objects.waiting().count() == 2


def test_a_shop_does_not_write_to_the_whole_town(owner, boulangerie, monkeypatch):
    monkeypatch.setattr("membership.views.crew.INVITATIONS_OF_A_SHOP", Throttle("few", limit=2, seconds=60))
    for number in range(3):
        answer = owner.post(page("crew-invite", boulangerie), {"email": f"n{number}@example.org", "role": "seller"})
    assert "Attendez demain" in answer.text
    assert Invitation.objects.count() == 2


def test_sent_again_the_old_link_is_worth_nothing(owner, client, boulangerie, invitation, mailoutbox):
    before = link(invitation)
    owner.post(page("crew-again", boulangerie, invitation.pk))
    assert client.get(before).status_code == 404
    invitation.refresh_from_db()
    assert link(invitation) in mailoutbox[-1].body


def test_sent_again_it_is_good_for_two_more_weeks(boulangerie, invitation):
    with clock.shifted(timedelta(days=15)):
        assert not Invitation.objects.get().is_open
        inviting.send_again(invitation=invitation, by=boulangerie.person)
        assert Invitation.objects.get().is_open


def test_withdrawn_it_ends_for_who_was_asked(owner, client, boulangerie, invitation, mailoutbox):
    owner.post(page("crew-withdraw", boulangerie, invitation.pk))
    client.logout()
    assert "ne sert plus" in client.get(link(invitation)).text
    client.post(link(invitation), GOOD)
    assert boulangerie.roles.count() == 1
    assert mailoutbox[-1].to == ["lucas@example.org"]


def test_an_invitation_that_was_used_can_not_be_withdrawn(boulangerie, invitation):
    inviting.accept(invitation=invitation, user=factories.user(email="lucas@example.org"))
    with pytest.raises(inviting.NotOpen):
        inviting.withdraw(invitation=invitation, by=boulangerie.person)


def test_who_has_no_account_makes_one(client, boulangerie, invitation):
    assert "Créer mon compte et accepter" in client.get(link(invitation)).text
    answer = client.post(link(invitation), GOOD, follow=True)
    assert "Vous agissez maintenant pour Boulangerie Pernet" in answer.text
    person = User.objects.of_realm(None, "lucas@example.org")
    assert person.check_password(GOOD["password"])
    assert boulangerie.roles.of(person).role == Role.SELLER


def test_a_password_too_simple_is_refused(client, boulangerie, invitation):
    answer = client.post(link(invitation), {**GOOD, "password": "123456"})
    assert answer.status_code == 200
    assert User.objects.of_realm(None, "lucas@example.org") is None


def test_a_link_works_once(client, boulangerie, invitation):
    client.post(link(invitation), GOOD)
    client.logout()
    assert "ne sert plus" in client.get(link(invitation)).text


def test_a_link_is_over_after_two_weeks(client, boulangerie, invitation):
    Invitation.objects.update(good_until=clock.now() - timedelta(minutes=1))
    assert "ne sert plus" in client.post(link(invitation), GOOD).text
    assert boulangerie.roles.count() == 1


def test_a_shop_that_left_takes_nobody(client, boulangerie, invitation):
    Shop.objects.update(status=Shop.Status.LEFT)
    assert "ne sert plus" in client.get(link(invitation)).text


def test_who_has_an_account_signs_in_first(client, boulangerie, invitation):
    factories.user(email="lucas@example.org")
    text = client.get(link(invitation)).text
    assert f"/connexion-adherent/?next={link(invitation)}" in text
    client.post(link(invitation), GOOD)
    assert boulangerie.roles.count() == 1


def test_who_is_signed_in_accepts_with_a_button(client, boulangerie, invitation):
    lucas = factories.user(email="Lucas@Example.org")
    factories.sign_in(client, lucas)
    assert "Accepter l’invitation" in client.get(link(invitation)).text
    assert boulangerie.roles.count() == 1  # a look is no answer
    client.post(link(invitation))
    assert boulangerie.roles.of(lucas).role == Role.SELLER


def test_who_is_signed_in_as_somebody_else_is_told_so(client, librairie, boulangerie, invitation):
    factories.sign_in(client, librairie.person)
    text = client.get(link(invitation)).text
    assert "vous êtes connecté avec librairie@example.org" in text
    client.post(link(invitation), GOOD)
    assert boulangerie.roles.count() == 1


def test_signing_out_leads_back_to_the_invitation(client, librairie, invitation):
    factories.sign_in(client, librairie.person)
    answer = client.post(reverse("membership:sign-out"), {"next": link(invitation)})
    assert answer.url == link(invitation)


def test_a_customers_account_with_the_address_is_no_obstacle(client, boulangerie, annecy, invitation):
    customer = factories.user(email="lucas@example.org", city=annecy)
    assert "Créer mon compte et accepter" in client.get(link(invitation)).text
    client.post(link(invitation), GOOD)
    person = User.objects.of_realm(None, "lucas@example.org")
    assert person != customer
    assert boulangerie.roles.of(person) is not None
    assert boulangerie.roles.of(customer) is None


def test_a_customer_never_accepts(annecy, boulangerie, invitation):
    with pytest.raises(inviting.NotForYou):
        inviting.accept(invitation=invitation, user=factories.user(email="lucas@example.org", city=annecy))


def test_a_closed_account_is_told_whom_to_write_to(client, boulangerie, invitation):
    factories.user(email="lucas@example.org", is_active=False)
    assert "est fermé" in client.get(link(invitation)).text


def test_an_unknown_link_is_not_found(client, db):
    assert client.get("/espace-adherent/invitation/jamais-envoyee/").status_code == 404


def test_an_invitation_never_lowers_who_acts_meanwhile(boulangerie, invitation):
    lucas = factories.act_for(shop=boulangerie, user=factories.user(email="lucas@example.org"), role=Role.OWNER)
    inviting.accept(invitation=invitation, user=lucas)
    assert boulangerie.roles.of(lucas).role == Role.OWNER


def test_an_answer_is_told_to_the_owners(boulangerie, invitation, mailoutbox):
    mailoutbox.clear()
    inviting.accept(invitation=invitation, user=factories.user(email="lucas@example.org", first_name="Lucas"))
    assert {mail.to[0] for mail in mailoutbox} == {"lucas@example.org", "boulangerie@example.org"}
    assert "Lucas a accepté l’invitation\xa0: vente." in mailoutbox[-1].body


def test_the_page_tells_an_invitation_whose_time_is_over(owner, boulangerie, invitation):
    Invitation.objects.update(good_until=clock.now() - timedelta(minutes=1))
    assert "délai passé" in owner.get(page("crew", boulangerie)).text

"""Who acts for a shop: roles given, changed, taken away, and never the last owner's."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from kit.models import OutgoingMail
from membership import crew, inviting
from membership.models import CrewEvent, Invitation, ShopRole, User
from tests import factories

Role = ShopRole.Role


def page(name, shop, *more):
    return reverse(f"membership:{name}", args=[shop.pk, *more])


def role_of(person, shop):
    return ShopRole.objects.get(user=person, shop=shop)


@pytest.fixture
def owner(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    return client


@pytest.fixture
def lucas(boulangerie):
    """Sells for the bakery."""
    person = factories.user(email="lucas@example.org", first_name="Lucas", last_name="Roy")
    return factories.act_for(shop=boulangerie, user=person, role=Role.SELLER)


def test_the_last_owner_keeps_the_role(boulangerie):
    with pytest.raises(crew.LastOwner):
        crew.change_role(role=role_of(boulangerie.person, boulangerie), to=Role.EDITOR, by=boulangerie.person)
    assert boulangerie.roles.is_owner(boulangerie.person)


def test_the_last_owner_is_not_removed(boulangerie):
    with pytest.raises(crew.LastOwner):
        crew.remove(role=role_of(boulangerie.person, boulangerie), by=boulangerie.person)


def test_an_owner_whose_account_is_closed_does_not_count(boulangerie):
    factories.act_for(shop=boulangerie, user=factories.user(is_active=False), role=Role.OWNER)
    with pytest.raises(crew.LastOwner):
        crew.remove(role=role_of(boulangerie.person, boulangerie), by=boulangerie.person)


def test_one_of_two_owners_may_go(boulangerie):
    other = factories.act_for(shop=boulangerie, user=factories.user())
    crew.remove(role=role_of(boulangerie.person, boulangerie), by=other)
    assert [role.user for role in boulangerie.roles.all()] == [other]


def test_a_removal_is_told_to_who_is_removed(boulangerie, lucas, mailoutbox):
    crew.remove(role=role_of(lucas, boulangerie), by=boulangerie.person)
    assert [mail.to for mail in mailoutbox] == [["lucas@example.org"]]
    assert "votre accès est retiré" in mailoutbox[0].subject


def test_the_other_owners_are_told_of_a_change(boulangerie, lucas, mailoutbox):
    factories.act_for(shop=boulangerie, user=factories.user(email="associee@example.org"))
    crew.change_role(role=role_of(lucas, boulangerie), to=Role.EDITOR, by=boulangerie.person)
    assert {mail.to[0] for mail in mailoutbox} == {"lucas@example.org", "associee@example.org"}


def test_the_same_role_again_changes_nothing(boulangerie, lucas, mailoutbox):
    assert not crew.change_role(role=role_of(lucas, boulangerie), to=Role.SELLER, by=boulangerie.person)
    assert not mailoutbox
    assert not CrewEvent.objects.exists()


def test_every_change_is_kept_with_names(owner, boulangerie, lucas):
    owner.post(page("crew-role", boulangerie, role_of(lucas, boulangerie).pk), role_form(lucas, boulangerie, "editor"))
    owner.post(page("crew-remove", boulangerie, role_of(lucas, boulangerie).pk))
    lucas.delete()
    text = owner.get(page("crew", boulangerie)).text
    assert "a changé le rôle de Lucas Roy\xa0: rédaction" in text
    assert "a retiré l’accès de Lucas Roy" in text


def role_form(person, shop, role):
    return {f"r{role_of(person, shop).pk}-role": role}


def test_a_role_that_does_not_exist_is_refused(owner, boulangerie, lucas):
    owner.post(page("crew-role", boulangerie, role_of(lucas, boulangerie).pk), role_form(lucas, boulangerie, "king"))
    assert role_of(lucas, boulangerie).role == Role.SELLER


def test_the_page_says_why_the_last_owner_stays(owner, boulangerie):
    answer = owner.post(page("crew-remove", boulangerie, role_of(boulangerie.person, boulangerie).pk), follow=True)
    assert "au moins une personne responsable" in answer.text


def test_an_owner_who_leaves_finds_the_way_out(owner, boulangerie):
    factories.act_for(shop=boulangerie, user=factories.user())
    answer = owner.post(page("crew-remove", boulangerie, role_of(boulangerie.person, boulangerie).pk), follow=True)
    assert "Vous n’agissez plus pour Boulangerie Pernet" in answer.text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SELLER])
def test_everybody_of_the_shop_reads_the_page_without_its_buttons(client, boulangerie, role):
    helper = factories.act_for(shop=boulangerie, user=factories.user(), role=role)
    factories.sign_in(client, helper)
    text = client.get(page("crew", boulangerie)).text
    assert boulangerie.person.email in text
    assert "Seule une personne responsable" in text
    assert page("crew-invite", boulangerie) not in text
    assert page("crew-remove", boulangerie, role_of(helper, boulangerie).pk) not in text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SELLER])
def test_only_owners_change_who_acts(client, boulangerie, role):
    helper = factories.act_for(shop=boulangerie, user=factories.user(), role=role)
    waiting = inviting.invite(shop=boulangerie, email="x@example.org", role=Role.SELLER, by=boulangerie.person)
    factories.sign_in(client, helper)
    own = role_of(helper, boulangerie)
    posts = [
        ("crew-invite", (), {"email": "ami@example.org", "role": "owner"}),
        ("crew-again", (waiting.pk,), {}),
        ("crew-withdraw", (waiting.pk,), {}),
        ("crew-role", (own.pk,), {f"r{own.pk}-role": "owner"}),
        ("crew-remove", (own.pk,), {}),
    ]
    for name, more, data in posts:
        assert client.post(page(name, boulangerie, *more), data).status_code == 404
    assert role_of(helper, boulangerie).role == role
    assert Invitation.objects.count() == 1


def test_another_shops_people_are_not_found(owner, boulangerie, librairie):
    theirs = role_of(librairie.person, librairie)
    invitation = inviting.invite(shop=librairie, email="x@example.org", role=Role.SELLER, by=librairie.person)
    assert owner.get(page("crew", librairie)).status_code == 404
    for shop in (librairie, boulangerie):
        for name, pk in (
            ("crew-role", theirs.pk),
            ("crew-remove", theirs.pk),
            ("crew-again", invitation.pk),
            ("crew-withdraw", invitation.pk),
        ):
            assert owner.post(page(name, shop, pk), {f"r{pk}-role": "seller"}).status_code == 404
    assert role_of(librairie.person, librairie).role == Role.OWNER


def test_the_room_is_in_the_membership_page(owner, boulangerie):
    assert page("crew", boulangerie) in owner.get(page("membership", boulangerie)).text


def test_the_page_costs_the_same_with_many_people(owner, boulangerie, django_assert_num_queries):
    def grow(count):
        for number in range(count):
            person = factories.act_for(shop=boulangerie, user=factories.user(), role=Role.SELLER)
            inviting.invite(
                shop=boulangerie, email=f"n{person.pk}-{number}@example.org", role=Role.SELLER, by=boulangerie.person
            )

    grow(1)
    owner.get(page("crew", boulangerie))
    with django_assert_num_queries(20, exact=False) as few:
        owner.get(page("crew", boulangerie))
    grow(19)
    with django_assert_num_queries(len(few)):
        owner.get(page("crew", boulangerie))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_owners_who_remove_each_other_leave_one():
    shop = factories.shop(city=factories.city(), email="une@example.org")
    one = shop.person
    other = factories.act_for(shop=shop, user=factories.user(email="autre@example.org"))
    together, refused, failures = Barrier(2), [], []

    def remove(whom: User, by: User) -> None:
        try:
            role = role_of(whom, shop)
            together.wait(timeout=10)
            crew.remove(role=role, by=by)
        except crew.LastOwner:
            refused.append(by)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=remove, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert connection.vendor == "postgresql"
    assert failures == []
    assert len(refused) == 1
    assert shop.roles.count() == 1


def test_who_is_removed_in_the_middle_of_a_session_is_out(boulangerie, lucas):
    session = Client()
    factories.sign_in(session, lucas)
    assert session.get(page("hub-of-shop", boulangerie)).status_code == 200
    crew.remove(role=role_of(lucas, boulangerie), by=boulangerie.person)
    assert session.get(page("hub-of-shop", boulangerie)).status_code == 404
    assert OutgoingMail.objects.filter(to="lucas@example.org").count() == 1

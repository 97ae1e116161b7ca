"""What the list of people does to several at once."""

import pytest
from django.contrib.auth.models import Group
from django.db.models import Q
from django.urls import reverse

from membership import teams
from membership.models import User
from tests import factories


@pytest.fixture
def operator(client, db):
    person = factories.user(email="operator@example.org", is_staff=True, is_superuser=True)
    factories.sign_in(client, person)
    return client


def address(action: str, *ids: object) -> str:
    return (
        reverse("wagtail_bulk_action", args=["membership", "user", action]) + "?" + "&".join(f"id={pk}" for pk in ids)
    )


def test_deleting_everybody_in_the_list_leaves_customers_alone(operator, boulangerie, chloe):
    operator.post(address("delete", "all"))
    assert User.objects.filter(pk=chloe.pk).exists()
    assert not User.objects.filter(pk=boulangerie.person.pk).exists()


@pytest.mark.parametrize("action", ["delete", "set_active_state", "assign_role"])
def test_a_customer_named_in_the_address_is_not_found(operator, chloe, action):
    role = teams.staff_group()
    for answer in (
        operator.get(address(action, chloe.pk)),
        operator.post(address(action, chloe.pk), {"mark_as_active": "False", "role": role.pk}),
    ):
        assert answer.status_code == 404
    chloe.refresh_from_db()
    assert chloe.is_active
    assert not chloe.groups.exists()


def test_shutting_everybody_out_keeps_customers_in(operator, boulangerie, chloe):
    operator.post(address("set_active_state", "all"), {"mark_as_active": "False"})
    assert User.objects.get(pk=chloe.pk).is_active
    assert not User.objects.get(pk=boulangerie.person.pk).is_active


def test_a_role_of_the_team_is_given_to_several(operator, boulangerie):
    operator.post(address("assign_role", boulangerie.person.pk), {"role": teams.staff_group().pk})
    assert boulangerie.person.groups.get().name == teams.STAFF


def test_the_group_of_a_shop_is_no_role_to_give(operator, boulangerie, monkeypatch):
    monkeypatch.setattr(teams, "_hidden", [Q(name__startswith="merchant")])
    hidden = Group.objects.create(name="merchant of bread")
    assert "merchant of bread" not in operator.get(address("assign_role", boulangerie.person.pk)).text
    operator.post(address("assign_role", boulangerie.person.pk), {"role": hidden.pk})
    assert not boulangerie.person.groups.exists()

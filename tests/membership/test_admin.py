import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from membership import corrections, gate, signals, teams
from membership.models import FactChange, Shop, Subscription, User
from tests import factories

TABLES = ["shop", "member", "city", "subscription", "planprice", "markettransition", "correction", "factchange"]


def table(name):
    return {
        "shop": "/admin/boutiques/",
        "member": "/admin/adherents/",
        "city": "/admin/villes/",
        "subscription": "/admin/abonnements/",
        "planprice": "/admin/prix/",
        "markettransition": "/admin/ouvertures/",
        "correction": "/admin/corrections/",
        "factchange": "/admin/changements/",
    }[name]


@pytest.fixture
def signed_in_staff(client, staff):
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    return client


@pytest.fixture
def operator(client, db):
    person = factories.user(email="operator@example.org", is_staff=True, is_superuser=True)
    factories.sign_in(client, person)
    return client


@pytest.mark.parametrize("name", TABLES)
def test_staff_see_each_table(signed_in_staff, boulangerie, name):
    gate.record(boulangerie.city)
    assert signed_in_staff.get(table(name)).status_code == 200


@pytest.mark.parametrize("name", TABLES)
def test_staff_take_each_table_away_as_a_file(signed_in_staff, boulangerie, name):
    answer = signed_in_staff.get(table(name) + "?export=csv")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)


@pytest.mark.parametrize("name", ["shop", "member", "city", "subscription", "markettransition"])
def test_staff_search_each_table(signed_in_staff, boulangerie, name):
    assert signed_in_staff.get(table(name) + "?q=annecy").status_code == 200


@pytest.mark.parametrize("name", TABLES)
def test_a_merchant_sees_none_even_if_permissions_were_given(client, boulangerie, name):
    group = Group.objects.create(name="merchant")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.permissions.add(*Permission.objects.filter(content_type__app_label="membership"))
    boulangerie.person.groups.add(group)
    factories.sign_in(client, boulangerie.person)
    assert client.get(table(name)).status_code in (302, 403, 404)
    assert "Adhésions" not in client.get("/admin/", follow=True).text


@pytest.mark.parametrize("name", ["subscription", "markettransition"])
def test_what_stripe_and_the_gate_wrote_is_looked_at_only(operator, boulangerie, name):
    gate.record(boulangerie.city)
    pk = boulangerie.subscription.pk
    assert operator.get(f"{table(name)}create/").status_code in (302, 403)
    assert operator.get(f"{table(name)}edit/{pk}/").status_code in (302, 403, 404)
    assert operator.get(f"{table(name)}delete/{pk}/").status_code in (302, 403, 404)


def test_staff_look_at_one_town(signed_in_staff, boulangerie, fleuriste):
    text = signed_in_staff.get("/admin/boutiques/?ville=dinan").text
    assert "Fleurs de Rance" in text
    assert "Boulangerie Pernet" not in text


def test_inspecting_a_shop_opens(signed_in_staff, boulangerie):
    assert signed_in_staff.get(f"/admin/boutiques/inspect/{boulangerie.pk}/").status_code == 200


def edit(client, shop, **changed):
    values = {
        **{name: getattr(shop, name) if getattr(shop, name) is not None else "" for name in (
            "name", "slug", "trade", "trade_label", "tagline", "words", "colour", "second_colour", "street_address",
            "postcode", "latitude", "longitude", "phone", "email", "website",
        )},
        **changed,
    }  # fmt: skip
    return client.post(f"/admin/boutiques/edit/{shop.pk}/", values)


def test_facts_changed_by_staff_are_told(signed_in_staff, boulangerie):
    heard = []

    def hear(shop, **more):
        heard.append(shop.name)

    signals.shop_changed.connect(hear)
    try:
        edit(signed_in_staff, boulangerie, name="Boulangerie du lac")
    finally:
        signals.shop_changed.disconnect(hear)
    assert heard == ["Boulangerie du lac"]
    assert Shop.objects.get(pk=boulangerie.pk).slug == "boulangerie-pernet"


@pytest.mark.parametrize("name", ["shop", "member", "city", "subscription"])
def test_a_long_table_costs_no_more_queries(signed_in_staff, annecy, name, django_assert_max_num_queries):
    factories.fill_market(annecy, to=1)
    url = table(name)
    signed_in_staff.get(url)
    with django_assert_max_num_queries(60) as few:
        signed_in_staff.get(url)
    factories.fill_market(annecy, to=20)
    with django_assert_max_num_queries(len(few)):
        signed_in_staff.get(url)


def test_the_home_says_which_town_is_one_short(signed_in_staff, dinan):
    factories.fill_market(dinan, to=9)
    assert "Dinan : encore un commerce Pro" in signed_in_staff.get("/admin/").text


def test_the_home_says_how_many_payments_failed(signed_in_staff, boulangerie):
    Subscription.objects.update(status="past_due")
    text = signed_in_staff.get("/admin/").text
    assert "1 paiement de Pro en échec" in text
    assert "/admin/abonnements/?status__exact=past_due" in text


def test_the_home_foresees_a_closing(signed_in_staff, dinan):
    factories.fill_market(dinan, to=10)
    Subscription.objects.filter(pk=Subscription.objects.first().pk).update(ends_at_period_end=True)
    assert "Dinan passe à 9" in signed_in_staff.get("/admin/").text


def test_nothing_waits_is_said_too(signed_in_staff):
    assert "Rien n’attend" in signed_in_staff.get("/admin/").text


def test_the_list_of_people_leaves_customers_out(operator, boulangerie, chloe):
    text = operator.get("/admin/users/").text
    assert "boulangerie@example.org" in text
    assert "client@example.org" not in text


@pytest.mark.parametrize("action", ["edit/{}/", "delete/{}/", "history/{}/", "copy/{}/", "usage/{}/"])
def test_a_customer_is_on_no_screen_of_people(operator, chloe, action):
    assert operator.get("/admin/users/" + action.format(chloe.pk)).status_code == 404


PERSON = {
    "email": "nouvelle@example.org",
    "first_name": "Anne",
    "last_name": "",
    "phone": "",
    "password1": "farine-et-levain",
    "password2": "farine-et-levain",
}


def test_an_operator_makes_an_account(operator):
    operator.post("/admin/users/new/", PERSON)
    person = User.objects.get(email="nouvelle@example.org")
    assert person.key == ":nouvelle@example.org"
    assert person.check_password("farine-et-levain")


def test_an_address_has_one_account_on_the_platform(operator, boulangerie):
    answer = operator.post("/admin/users/new/", {**PERSON, "email": "Boulangerie@example.org"})
    assert "a déjà cette adresse" in answer.text


def test_an_address_of_a_customer_may_have_one_here_too(operator, chloe):
    operator.post("/admin/users/new/", {**PERSON, "email": "client@example.org"})
    assert User.objects.platform().filter(email="client@example.org").exists()


def test_changing_an_address_changes_what_one_signs_in_with(operator, boulangerie):
    person = boulangerie.person
    operator.post(
        f"/admin/users/edit/{person.pk}/",
        {**PERSON, "email": "pain@example.org", "password1": "", "password2": "", "is_active": "on"},
    )
    person.refresh_from_db()
    assert person.key == ":pain@example.org"
    assert person.check_password(factories.PASSWORD)


def test_groups_of_merchants_stay_out_of_sight_and_in_force(operator, boulangerie, monkeypatch):
    monkeypatch.setattr(teams, "_hidden", [Q(name__startswith="merchant")])
    hidden = Group.objects.create(name="merchant of bread")
    boulangerie.person.groups.add(hidden)
    address = f"/admin/users/edit/{boulangerie.person.pk}/"
    assert "merchant of bread" not in operator.get(address).text
    assert "merchant of bread" not in operator.get("/admin/groups/").text
    operator.post(address, {**PERSON, "password1": "", "password2": "", "is_active": "on", "groups": []})
    assert hidden in boulangerie.person.groups.all()


def test_what_staff_change_of_a_member_is_kept(signed_in_staff, staff, boulangerie):
    signed_in_staff.post(
        f"/admin/adherents/edit/{boulangerie.member_id}/",
        {"legal_name": boulangerie.member.legal_name, "legal_form": "SARL", "activity_revision": "NAF rév. 2"},
    )
    change = FactChange.objects.get()
    assert (change.fact, change.after, change.by) == ("legal_form", "SARL", staff)


def test_staff_answer_a_correction_once(signed_in_staff, boulangerie):
    asked = corrections.ask(shop=boulangerie, by=boulangerie.person, words="Nous sommes une SARL.")
    for words in ("C’est fait.", "Encore."):
        signed_in_staff.post(f"/admin/corrections/edit/{asked.pk}/", {"answer": words})
    asked.refresh_from_db()
    assert asked.answer == "C’est fait."


def test_a_correction_waits_for_staff(signed_in_staff, boulangerie):
    corrections.ask(shop=boulangerie, by=boulangerie.person, words="Nous sommes une SARL.")
    text = signed_in_staff.get("/admin/").text
    assert "1 correction demandée" in text
    assert signed_in_staff.get("/admin/corrections/?answered_at__isnull=True").status_code == 200

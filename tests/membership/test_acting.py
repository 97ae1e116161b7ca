"""Staff act for a shop: visibly, for two hours, and never in its owner's place."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.urls import reverse

from kit.models import OutgoingMail
from membership import acting, teams
from membership.helping import answering, asking
from membership.models import ActedChange, Acting, HelpRequest, Shop, ShopRole
from tests import factories

NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
# What a merchant's people enter, by whichever role; what only an owner does.
ROOMS = ["membership:hub-of-shop", "membership:help", "membership:membership", "shop-pages:my-page",
         "shop-pages:my-hours", "shop-pages:my-photos", "shop-pages:messages", "shop-pages:poster"]  # fmt: skip
OWNERS_ALONE = ["membership:visits", "membership:cancel"]
OWNERS_ACTS = ["membership:go-pro", "membership:billing", "membership:cancel", "membership:resume",
               "membership:crew-invite"]  # fmt: skip


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def camille(staff):
    staff.first_name = "Camille"
    staff.save()
    staff.groups.add(teams.staff_group())
    return staff


@pytest.fixture
def desk(client, camille):
    factories.sign_in(client, camille)
    return client


@pytest.fixture
def visit(boulangerie, camille) -> Acting:
    return acting.begin(shop=boulangerie, by=camille, reason="Ses horaires d’hiver")


def page(name: str, shop: Shop) -> str:
    return reverse(name, args=[shop.pk])


def plain(response) -> str:
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def words(tagline: str) -> dict[str, str]:
    return {"trade": "boulangerie", "tagline": tagline, "words": ""}


def asked(shop) -> HelpRequest:
    return asking.ask(shop=shop, by=shop.person, kind="do", topic="page")


# --- what opens, what never does ------------------------------------------------------------------


@pytest.mark.parametrize("name", ROOMS)
def test_staff_who_do_not_act_find_nothing(desk, boulangerie, name):
    assert desk.get(page(name, boulangerie)).status_code == 404


@pytest.mark.parametrize("name", ROOMS)
def test_staff_who_act_are_let_in(desk, boulangerie, visit, name):
    assert desk.get(page(name, boulangerie)).status_code == 200


@pytest.mark.parametrize("name", ROOMS)
def test_acting_for_one_shop_opens_nothing_of_another(desk, librairie, visit, name):
    assert desk.get(page(name, librairie)).status_code == 404


@pytest.mark.parametrize("name", ROOMS)
def test_nothing_opens_after_the_end(desk, boulangerie, visit, name):
    acting.end(acting=visit)
    assert desk.get(page(name, boulangerie)).status_code == 404


@pytest.mark.parametrize("name", ROOMS)
def test_two_hours_are_two_hours(desk, boulangerie, visit, name, at_noon):
    at_noon.move_to(NOON + acting.LASTS - timedelta(seconds=1))
    assert desk.get(page(name, boulangerie)).status_code == 200
    at_noon.move_to(NOON + acting.LASTS)
    assert desk.get(page(name, boulangerie)).status_code == 404


@pytest.mark.parametrize("name", OWNERS_ALONE)
def test_what_owners_read_stays_theirs(desk, boulangerie, visit, name):
    assert desk.get(page(name, boulangerie)).status_code == 404


@pytest.mark.parametrize("name", OWNERS_ACTS)
def test_what_owners_sign_stays_theirs(desk, boulangerie, visit, name):
    assert desk.post(page(name, boulangerie)).status_code == 404


def test_nobody_is_given_a_role(boulangerie, visit, camille):
    assert list(ShopRole.objects.values_list("user__email", flat=True)) == ["boulangerie@example.org"]
    assert boulangerie in Shop.objects.for_person(camille)
    assert boulangerie not in Shop.objects.owned_by(camille)


def test_a_shop_with_several_people_is_there_once(boulangerie, visit, camille):
    for _number in range(3):
        factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.SELLER)
    assert list(Shop.objects.for_person(camille)) == [boulangerie]


def test_who_leaves_the_team_is_out_at_once(boulangerie, visit, camille):
    camille.is_staff = False
    camille.save()
    assert boulangerie not in Shop.objects.for_person(camille)


def test_a_shop_that_leaves_meanwhile_is_closed_to_staff(desk, boulangerie, visit):
    Shop.objects.filter(pk=boulangerie.pk).update(status=Shop.Status.LEFT)
    assert desk.get(page("membership:hub-of-shop", boulangerie)).status_code == 404


# --- beginning and ending -------------------------------------------------------------------------


def test_without_the_right_nobody_acts(boulangerie, staff):
    with pytest.raises(acting.MayNotAct):
        acting.begin(shop=boulangerie, by=staff, reason="Pour voir")


def test_a_merchant_with_the_permission_is_still_no_staff(boulangerie, librairie):
    boulangerie.person.user_permissions.add(Permission.objects.get(codename="add_acting"))
    with pytest.raises(acting.MayNotAct):
        acting.begin(shop=librairie, by=boulangerie.person, reason="Pour voir")


def test_a_reason_is_needed(boulangerie, camille):
    with pytest.raises(acting.NoReason):
        acting.begin(shop=boulangerie, by=camille, reason="  ")


def test_nobody_acts_for_a_shop_that_has_left(boulangerie, camille):
    Shop.objects.filter(pk=boulangerie.pk).update(status=Shop.Status.LEFT)
    with pytest.raises(acting.ShopHasLeft):
        acting.begin(shop=boulangerie, by=camille, reason="Trop tard")


def test_acting_elsewhere_ends_the_visit(boulangerie, librairie, camille, visit):
    acting.begin(shop=librairie, by=camille, reason="Un autre")
    visit.refresh_from_db()
    assert visit.ended_at == NOON
    assert list(Shop.objects.for_person(camille)) == [librairie]


def test_beginning_twice_is_one_visit(boulangerie, camille, visit):
    assert acting.begin(shop=boulangerie, by=camille, reason="Encore") == visit


def test_the_database_lets_staff_act_for_one_shop_at_a_time(librairie, camille, visit):
    with pytest.raises(IntegrityError), transaction.atomic():
        Acting.objects.create(staff=camille, shop=librairie, reason="Deux", until=NOON + acting.LASTS)


def test_acting_for_a_request_takes_it(boulangerie, camille):
    request = asked(boulangerie)
    begun = acting.begin(shop=boulangerie, by=camille, request=request)
    request.refresh_from_db()
    assert request.taken_by == camille
    assert "faites-le pour moi" in begun.reason


def test_a_request_of_a_colleague_is_not_acted_on_before_asking(boulangerie, camille):
    request = asked(boulangerie)
    stale = HelpRequest.objects.get(pk=request.pk)
    answering.take(request=request, by=factories.user(is_staff=True))
    with pytest.raises(answering.AlreadyTaken):
        acting.begin(shop=boulangerie, by=camille, request=stale)
    assert not Acting.objects.exists()


def test_the_end_is_told_once(boulangerie, visit):
    assert acting.end(acting=visit)
    assert not acting.end(acting=visit)
    assert OutgoingMail.objects.filter(to="boulangerie@example.org").count() == 1


def test_what_ends_by_time_is_told_too(boulangerie, visit, at_noon):
    at_noon.move_to(NOON + timedelta(hours=3))
    assert acting.end_due() == 1
    visit.refresh_from_db()
    assert visit.ended_at == NOON + acting.LASTS
    assert acting.end_due() == 0


# --- on the screens -------------------------------------------------------------------------------


def test_staff_begin_from_the_shop_with_a_reason(desk, boulangerie):
    assert f"/admin/boutiques/agir/{boulangerie.pk}/" in plain(desk.get("/admin/boutiques/"))
    address = reverse("shop-act", args=[boulangerie.pk])
    assert "Écrivez la raison" in plain(desk.post(address, {"reason": " "}))
    assert desk.post(address, {"reason": "Elle l’a demandé au téléphone"}).url == page(
        "membership:hub-of-shop", boulangerie
    )
    assert Acting.objects.get().reason == "Elle l’a demandé au téléphone"


def test_staff_begin_from_the_request(desk, boulangerie):
    request = asked(boulangerie)
    answer = desk.post(f"/admin/aide/inspect/{request.pk}/", {"verb": "act"})
    assert answer.url == page("membership:hub-of-shop", boulangerie)


def test_staff_without_the_right_are_refused_by_the_page(client, boulangerie, staff):
    staff.user_permissions.add(Permission.objects.get(codename="access_admin"))
    factories.sign_in(client, staff)
    client.post(reverse("shop-act", args=[boulangerie.pk]), {"reason": "Pour voir"})
    assert not Acting.objects.exists()


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_says_for_whom_staff_act(desk, boulangerie, visit, name):
    assert "Vous agissez pour Boulangerie Pernet jusqu’à 14 h." in plain(desk.get(page(name, boulangerie)))


def test_the_admin_says_it_too(desk, visit):
    assert "Vous agissez pour Boulangerie Pernet" in plain(desk.get("/admin/boutiques/"))


def test_merchants_see_no_banner(client, boulangerie, visit):
    factories.sign_in(client, boulangerie.person)
    assert "Vous agissez" not in plain(client.get(page("membership:hub-of-shop", boulangerie)))


def test_staff_end_the_visit_from_any_room(desk, boulangerie, visit):
    desk.post(reverse("membership:acting-end"))
    visit.refresh_from_db()
    assert visit.ended_at == NOON


def test_ending_what_has_ended_says_so(desk, db):
    assert "déjà finie" in plain(desk.post(reverse("membership:acting-end"), follow=True))


# --- what is written down -------------------------------------------------------------------------


def test_a_change_is_written_down_in_words(desk, boulangerie, visit):
    desk.post(page("shop-pages:my-words", boulangerie), words("Du pain, tôt"))
    boulangerie.refresh_from_db()
    assert boulangerie.tagline == "Du pain, tôt"
    assert list(visit.changes.values_list("words", flat=True)) == ["Les mots de la page"]


def test_a_form_that_is_refused_is_no_change(desk, boulangerie, visit):
    desk.post(page("shop-pages:my-contact", boulangerie), {"phone": "12"})
    assert not ActedChange.objects.exists()


def test_looking_is_no_change(desk, boulangerie, visit):
    desk.get(page("shop-pages:my-words", boulangerie))
    desk.post(page("shop-pages:my-words-preview", boulangerie), {"tagline": "Du pain"})
    assert not ActedChange.objects.exists()


def test_an_address_nobody_has_words_for_is_written_as_it_stands(desk, boulangerie, visit, monkeypatch):
    monkeypatch.setattr("membership.acted._acts", {})
    desk.post(page("shop-pages:my-words", boulangerie), words("Du pain"))
    assert visit.changes.get().words == page("shop-pages:my-words", boulangerie)


def test_what_the_baker_does_herself_is_not_the_teams(client, boulangerie, visit):
    factories.sign_in(client, boulangerie.person)
    client.post(page("shop-pages:my-words", boulangerie), words("Mon pain"))
    assert not ActedChange.objects.exists()


def test_what_staff_do_elsewhere_is_not_in_the_shops_book(desk, boulangerie, librairie, visit):
    request = asked(librairie)
    desk.post(f"/admin/aide/inspect/{request.pk}/", {"verb": "take"})
    assert not ActedChange.objects.exists()


def test_owners_read_each_visit_with_its_reason(client, desk, boulangerie, visit):
    desk.post(page("shop-pages:my-words", boulangerie), words("Du pain"))
    acting.end(acting=visit)
    factories.sign_in(client, boulangerie.person)
    text = plain(client.get(page("membership:visits", boulangerie)))
    for said in ("Camille", "Ses horaires d’hiver", "Les mots de la page", "de 12 h à 12 h"):
        assert said in text


def test_the_mail_at_the_end_lists_what_was_changed(desk, boulangerie, visit):
    for tagline in ("Du pain", "Du bon pain"):
        desk.post(page("shop-pages:my-words", boulangerie), words(tagline))
    acting.end(acting=visit)
    text = OutgoingMail.objects.latest("pk").text.replace("\u00a0", " ")
    assert "Les mots de la page (2 fois)" in text
    assert "Ses horaires d’hiver" in text


@pytest.mark.parametrize("count", [1, 20])
def test_the_visits_cost_the_same_however_many(client, boulangerie, camille, count, django_assert_max_num_queries):
    for _number in range(count):
        begun = acting.begin(shop=boulangerie, by=camille, reason="Encore")
        ActedChange.objects.create(acting=begun, words="Les horaires", address="/")
        acting.end(acting=begun)
    factories.sign_in(client, boulangerie.person)
    with django_assert_max_num_queries(8):
        client.get(page("membership:visits", boulangerie))

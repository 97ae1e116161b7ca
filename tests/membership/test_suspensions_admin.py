import pytest
from django.contrib.auth.models import Permission

from kit import clock
from membership import suspending, teams, waiting
from membership.models import Shop, Suspension
from membership.suspending import Terms
from tests import factories

TERMS = Terms(ground="misleading", reason="Vos prix sont faux.", facts="Constaté le 3 novembre.")
FORM = {
    "measure": "pause",
    "ground": "misleading",
    "reason": "Vos prix sont faux.",
    "facts": "Constaté le 3 novembre.",
    "when": "notice",
    "day": "",
    "why_sooner": "",
    "stops_collecting": "on",
}


@pytest.fixture
def signed_in_staff(client, staff):
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    return client


def suspend_url(shop):
    return f"/admin/boutiques/suspendre/{shop.pk}/"


def act(client, suspension, verb, words="Voilà pourquoi."):
    return client.post(f"/admin/suspensions/inspect/{suspension.pk}/", {"verb": verb, "words": words})


def announced(shop, **more):
    return suspending.announce(shop=shop, by=factories.user(is_staff=True), terms=Terms(**{**TERMS.__dict__, **more}))


def in_effect(shop):
    return announced(shop, takes_effect_at=clock.now(), why_sooner="Un danger.")


def test_the_shops_row_has_the_button(signed_in_staff, boulangerie):
    page = signed_in_staff.get("/admin/boutiques/").text
    assert suspend_url(boulangerie) in page
    assert "Suspendre…" in page


def test_a_suspended_shops_row_has_the_way_back(signed_in_staff, boulangerie):
    suspension = in_effect(boulangerie)
    assert "Lever la suspension…" in signed_in_staff.get("/admin/boutiques/").text
    answer = signed_in_staff.get(suspend_url(boulangerie))
    assert answer.url == f"/admin/suspensions/inspect/{suspension.pk}/"


def test_the_status_is_no_field_any_more(signed_in_staff, boulangerie):
    assert 'name="status"' not in signed_in_staff.get(f"/admin/boutiques/edit/{boulangerie.pk}/").text


def test_the_form_opens_with_the_notice_preset(signed_in_staff, boulangerie):
    page = signed_in_staff.get(suspend_url(boulangerie))
    assert page.status_code == 200
    assert "quinze jours après l’annonce" in page.text
    assert "Envoyer et suspendre" not in page.text


def test_the_mail_is_read_before_it_leaves(signed_in_staff, boulangerie):
    page = signed_in_staff.post(suspend_url(boulangerie), {**FORM, "verb": "preview"}).text
    assert "Boulangerie Pernet sera suspendu le" in page
    assert "Envoyer et suspendre" in page
    assert not Suspension.objects.exists()


def test_staff_announce_a_suspension(signed_in_staff, staff, boulangerie):
    answer = signed_in_staff.post(suspend_url(boulangerie), {**FORM, "verb": "announce"})
    suspension = Suspension.objects.get()
    assert answer.url == f"/admin/suspensions/inspect/{suspension.pk}/"
    assert (suspension.by, suspension.is_announced) == (staff, True)


def test_staff_suspend_at_once_with_the_reason(signed_in_staff, boulangerie):
    form = {**FORM, "when": "now", "verb": "announce"}
    assert "écrivez ce qui presse" in signed_in_staff.post(suspend_url(boulangerie), form).text
    assert not Suspension.objects.exists()
    signed_in_staff.post(suspend_url(boulangerie), {**form, "why_sooner": "Un danger."})
    assert Shop.objects.get(pk=boulangerie.pk).status == Shop.Status.SUSPENDED


@pytest.mark.parametrize("day", ["", "2020-01-01"])
def test_a_day_that_is_no_day_is_refused(signed_in_staff, boulangerie, day):
    page = signed_in_staff.post(suspend_url(boulangerie), {**FORM, "when": "day", "day": day, "verb": "announce"})
    assert page.status_code == 200
    assert not Suspension.objects.exists()


def test_what_is_missing_is_asked_for(signed_in_staff, boulangerie):
    page = signed_in_staff.post(suspend_url(boulangerie), {"verb": "announce"})
    assert page.status_code == 200
    assert not Suspension.objects.exists()


@pytest.mark.parametrize("is_staff", [True, False])
def test_without_the_right_nobody_suspends(client, boulangerie, librairie, is_staff):
    person = factories.user(is_staff=is_staff)
    may = ["access_admin", "view_shop", "view_suspension", "change_shop"] + ([] if is_staff else ["add_suspension"])
    person.user_permissions.add(*Permission.objects.filter(codename__in=may))
    factories.sign_in(client, person)
    assert client.post(suspend_url(boulangerie), {**FORM, "verb": "announce"}).status_code in (302, 403)
    assert client.post(f"/admin/boutiques/retour/{boulangerie.pk}/", {"words": "x"}).status_code in (302, 403)
    assert not Suspension.objects.exists()
    assert act(client, announced(librairie), "withdraw").status_code in (302, 403)
    assert Suspension.objects.get().is_open


@pytest.mark.parametrize("state", ["answered", "announced", "running", "ended", "nothing"])
def test_the_table_is_filtered(signed_in_staff, boulangerie, librairie, state):
    suspension = announced(boulangerie)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="Non.")
    in_effect(librairie)
    rows = signed_in_staff.get(f"/admin/suspensions/?etat={state}").context["result_count"]
    assert rows == {"answered": 1, "announced": 1, "running": 1, "ended": 0, "nothing": 2}[state]


def test_the_table_is_searched(signed_in_staff, boulangerie, librairie):
    announced(boulangerie)
    announced(librairie)
    assert signed_in_staff.get("/admin/suspensions/?q=pernet").context["result_count"] == 1


def test_the_table_leaves_as_a_file(signed_in_staff, boulangerie):
    announced(boulangerie)
    answer = signed_in_staff.get("/admin/suspensions/?export=csv")
    assert "Constaté le 3 novembre." in b"".join(answer.streaming_content).decode()


def test_a_long_table_costs_no_more_queries(signed_in_staff, annecy, django_assert_max_num_queries):
    announced(factories.shop(city=annecy))
    signed_in_staff.get("/admin/suspensions/")
    with django_assert_max_num_queries(60) as few:
        signed_in_staff.get("/admin/suspensions/")
    for _number in range(19):
        announced(factories.shop(city=annecy))
    with django_assert_max_num_queries(len(few)):
        signed_in_staff.get("/admin/suspensions/")


def test_staff_withdraw(signed_in_staff, boulangerie):
    suspension = announced(boulangerie)
    act(signed_in_staff, suspension, "withdraw")
    assert not Suspension.objects.get().is_open


def test_staff_lift(signed_in_staff, boulangerie):
    act(signed_in_staff, in_effect(boulangerie), "lift")
    assert Shop.objects.get(pk=boulangerie.pk).is_listed


def test_staff_decide_on_an_answer(signed_in_staff, boulangerie):
    suspension = in_effect(boulangerie)
    act(signed_in_staff, suspension, "answer", "Reçu par e-mail : c’est réparé.")
    page = signed_in_staff.get(f"/admin/suspensions/inspect/{suspension.pk}/").text
    assert "Reçu par e-mail : c’est réparé." in page
    assert "Accepter la réponse" in page
    act(signed_in_staff, suspension, "keep", "Pas encore.")
    suspension.refresh_from_db()
    assert suspension.decision == "kept"
    act(signed_in_staff, suspension, "grant")
    assert suspension.is_running


def test_an_answer_granted_on_the_page_brings_the_shop_back(signed_in_staff, boulangerie):
    suspension = in_effect(boulangerie)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="C’est réparé.")
    act(signed_in_staff, suspension, "grant")
    assert Shop.objects.get(pk=boulangerie.pk).is_listed


@pytest.mark.parametrize("verb", ["withdraw", "answer"])
def test_words_are_asked_for(signed_in_staff, boulangerie, verb):
    answer = act(signed_in_staff, announced(boulangerie), verb, " ")
    assert "Écrivez quelques mots" in answer.text
    assert Suspension.objects.get().may_be_answered


def test_a_verb_that_isnt_one_does_nothing(signed_in_staff, boulangerie):
    assert act(signed_in_staff, announced(boulangerie), "effacer").status_code == 200
    assert Suspension.objects.get().is_announced


def test_who_comes_second_is_told(signed_in_staff, boulangerie):
    suspension = announced(boulangerie)
    act(signed_in_staff, suspension, "withdraw")
    answer = signed_in_staff.post(
        f"/admin/suspensions/inspect/{suspension.pk}/", {"verb": "withdraw", "words": "Encore."}, follow=True
    )
    assert "Quelqu’un a été plus rapide" in answer.text


def test_a_shop_that_left_is_brought_back(signed_in_staff, boulangerie):
    Shop.objects.update(status=Shop.Status.LEFT)
    url = f"/admin/boutiques/retour/{boulangerie.pk}/"
    assert "Remettre en ligne…" in signed_in_staff.get("/admin/boutiques/").text
    assert signed_in_staff.get(url).status_code == 200
    assert "Écrivez quelques mots" in signed_in_staff.post(url, {"words": " "}).text
    assert signed_in_staff.post(url, {"words": "Elle rouvre."}).status_code == 302
    assert Shop.objects.get(pk=boulangerie.pk).is_listed
    assert signed_in_staff.post(url, {"words": "Encore."}).status_code == 302


def test_the_shops_own_page_tells_its_history(signed_in_staff, boulangerie):
    suspension = in_effect(boulangerie)
    suspending.lift(suspension=suspension, by=factories.user(is_staff=True), why="La lampe est retirée.")
    page = signed_in_staff.get(f"/admin/boutiques/inspect/{boulangerie.pk}/").text
    assert "La lampe est retirée." in page
    assert f"/admin/suspensions/inspect/{suspension.pk}/" in page


def test_answers_wait_among_what_waits(boulangerie):
    suspension = announced(boulangerie)
    assert not any("suspension" in str(line.text) for line in waiting.lines())
    suspending.answer(suspension=suspension, by=boulangerie.person, words="Non.")
    line = next(line for line in waiting.lines() if "suspension" in str(line.text))
    assert line.text == "1 réponse à une suspension à examiner"
    assert line.url.endswith("?etat=answered")

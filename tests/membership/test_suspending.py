from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kit import clock, due
from kit.models import OutgoingMail
from membership import gate, leaving, signals, suspending
from membership.models import MarketTransition, Shop, ShopEvent, Suspension
from membership.suspending import Terms
from tests import factories

DAY = timedelta(days=1)
TERMS = Terms(ground="misleading", reason="Vos prix ne sont pas ceux du magasin.", facts="Constaté le 3 novembre.")
NOW = Terms(
    ground="dangerous",
    reason="Une lampe prend feu.",
    facts="Deux clients brûlés.",
    takes_effect_at=clock.now(),
    why_sooner="Un danger pour les clients.",
)
END = Terms(ground="terms", reason="Trois avertissements.", facts="Mars, mai et juin.", measure=Suspension.Measure.END)


def announce(shop, terms=TERMS):
    return suspending.announce(shop=shop, by=factories.user(is_staff=True), terms=terms)


def by_staff():
    return factories.user(is_staff=True)


def subjects():
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", flat=True))


def later(days):
    return clock.shifted(days * DAY)


def status(shop):
    return Shop.objects.get(pk=shop.pk).status


def test_a_suspension_is_announced_fifteen_days_before(boulangerie):
    suspension = announce(boulangerie)
    assert suspension.takes_effect_at - suspension.told_at == 15 * DAY
    assert suspension.is_announced
    assert status(boulangerie) == Shop.Status.ACCEPTED


def test_the_end_of_a_membership_is_announced_thirty_days_before(boulangerie):
    suspension = announce(boulangerie, END)
    assert suspension.takes_effect_at - suspension.told_at == 30 * DAY


def test_the_mail_gives_rule_reason_facts_day_and_how_to_contest(boulangerie):
    suspension = announce(boulangerie)
    mail = OutgoingMail.objects.get()
    assert mail.to == "boulangerie@example.org"
    assert "sera suspendu le" in mail.subject
    for said in ("Vos prix ne sont pas ceux du magasin.", "Constaté le 3 novembre.", "C. conso. L121-2", "Répondez"):
        assert said in mail.text
        assert said in mail.html
    assert f"/espace-adherent/{suspension.shop_id}/" in mail.text
    assert "aucun mois de Pro n’est prélevé" in mail.text


def test_who_has_no_contract_reads_nothing_of_its_payments(fleuriste):
    announce(fleuriste)
    assert "de Pro" not in OutgoingMail.objects.get().text


def test_the_worker_looks_for_what_is_due():
    assert "suspensions" in due.names()


def test_every_owner_is_told(boulangerie):
    factories.act_for(shop=boulangerie, user=factories.user(email="associe@example.org"))
    factories.act_for(shop=boulangerie, user=factories.user(email="vendeur@example.org"), role="seller")
    announce(boulangerie)
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {"boulangerie@example.org", "associe@example.org"}


def test_nothing_happens_before_its_day(boulangerie):
    announce(boulangerie)
    with later(14):
        assert suspending.take_effect_due() == 0
    assert status(boulangerie) == Shop.Status.ACCEPTED


def test_it_takes_effect_on_its_day_once(boulangerie):
    suspension = announce(boulangerie)
    with later(15.01):
        assert suspending.take_effect_due() == 1
        assert suspending.take_effect_due() == 0
        assert not suspending.take_effect(suspension=suspension)
    assert status(boulangerie) == Shop.Status.SUSPENDED
    assert len(subjects()) == 2
    assert subjects()[1] == "Boulangerie Pernet est suspendu"


def test_a_suspension_at_once_tells_all_in_one_mail(boulangerie):
    suspension = announce(boulangerie, NOW)
    assert suspension.is_running
    assert boulangerie.status == Shop.Status.SUSPENDED
    mail = OutgoingMail.objects.get()
    assert "Un danger pour les clients." in mail.text
    assert "Deux clients brûlés." in mail.text


@pytest.mark.parametrize("terms", [TERMS, END])
def test_less_notice_than_is_due_needs_its_reason(boulangerie, terms):
    quick = Terms(**{**terms.__dict__, "takes_effect_at": clock.now() + 14 * DAY, "why_sooner": "  "})
    with pytest.raises(suspending.TooSoon):
        announce(boulangerie, quick)
    assert not Suspension.objects.exists()


def test_twenty_days_are_enough_to_suspend_and_not_to_end(boulangerie, librairie):
    in_twenty = {"takes_effect_at": clock.now() + 20 * DAY}
    assert announce(boulangerie, Terms(**{**TERMS.__dict__, **in_twenty})).is_announced
    with pytest.raises(suspending.TooSoon):
        announce(librairie, Terms(**{**END.__dict__, **in_twenty}))


@pytest.mark.parametrize("field", ["reason", "facts"])
def test_without_reasons_nobody_is_suspended(boulangerie, field):
    with pytest.raises(suspending.NoReason):
        announce(boulangerie, Terms(**{**TERMS.__dict__, field: " "}))


def test_a_shop_has_one_measure_at_a_time(boulangerie):
    announce(boulangerie)
    with pytest.raises(suspending.AlreadySuspended):
        announce(boulangerie)


def test_the_database_knows_one_open_suspension_a_shop(boulangerie):
    first = announce(boulangerie)
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


@pytest.mark.parametrize(
    "wrong",
    [{"reason": ""}, {"facts": ""}, {"takes_effect_at": clock.now() - 400 * DAY}, {"decided_at": clock.now()}],
)
def test_the_database_refuses_a_measure_without_reasons_or_out_of_order(boulangerie, wrong):
    suspension = announce(boulangerie)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspension.objects.filter(pk=suspension.pk).update(**wrong)


def test_who_has_left_is_not_suspended(boulangerie):
    Shop.objects.update(status=Shop.Status.LEFT)
    with pytest.raises(suspending.NotThere):
        announce(boulangerie)


def test_the_market_shuts_with_the_cause_and_opens_with_the_return(annecy, boulangerie):
    factories.fill_market(annecy, to=10)
    gate.record(annecy)
    suspension = announce(boulangerie, NOW)
    assert not gate.is_open(annecy)
    closing = MarketTransition.objects.newest_of(annecy)
    assert (closing.is_opening, closing.cause) == (False, "Boulangerie Pernet est suspendue")
    suspending.lift(suspension=suspension, by=by_staff(), why="Réparé.")
    opening = MarketTransition.objects.newest_of(annecy)
    assert (opening.is_opening, opening.cause) == (True, "Boulangerie Pernet est de retour")
    assert MarketTransition.objects.count() == 3


def test_what_lifts_a_suspension_is_told_to_the_others(boulangerie):
    heard = []

    def hear(shop, **more):
        heard.append(shop.status)

    signals.shop_changed.connect(hear)
    try:
        suspending.lift(suspension=announce(boulangerie, NOW), by=by_staff(), why="Réparé.")
    finally:
        signals.shop_changed.disconnect(hear)
    assert heard == [Shop.Status.SUSPENDED, Shop.Status.ACCEPTED]


def test_a_suspension_that_is_lifted_leaves_the_shop_as_it_was(boulangerie):
    before = Shop.objects.values().get(pk=boulangerie.pk)
    suspending.lift(suspension=announce(boulangerie, NOW), by=by_staff(), why="Réparé.")
    after = Shop.objects.values().get(pk=boulangerie.pk)
    assert {**after, "changed_at": None} == {**before, "changed_at": None}
    assert Shop.objects.get(pk=boulangerie.pk).is_pro
    assert subjects()[-1] == "Boulangerie Pernet est de retour"
    assert "Réparé." in OutgoingMail.objects.latest("pk").text


def test_what_was_announced_may_be_withdrawn_before_its_day(boulangerie):
    suspension = announce(boulangerie)
    suspending.withdraw(suspension=suspension, by=by_staff(), why="Prix corrigés.")
    with later(16):
        assert suspending.take_effect_due() == 0
    assert status(boulangerie) == Shop.Status.ACCEPTED
    assert subjects()[-1] == "Boulangerie Pernet ne sera pas suspendu"


def test_what_runs_is_lifted_not_withdrawn(boulangerie):
    with pytest.raises(suspending.NothingOpen):
        suspending.withdraw(suspension=announce(boulangerie, NOW), by=by_staff(), why="Non.")


def test_what_is_announced_is_withdrawn_not_lifted(boulangerie):
    with pytest.raises(suspending.NothingOpen):
        suspending.lift(suspension=announce(boulangerie), by=by_staff(), why="Non.")


def test_a_suspension_is_lifted_once(boulangerie):
    suspension = announce(boulangerie, NOW)
    suspending.lift(suspension=suspension, by=by_staff(), why="Réparé.")
    with pytest.raises(suspending.NothingOpen):
        suspending.lift(suspension=suspension, by=by_staff(), why="Réparé.")
    assert subjects().count("Boulangerie Pernet est de retour") == 1


def test_lifting_gives_its_reason(boulangerie):
    with pytest.raises(suspending.NoReason):
        suspending.lift(suspension=announce(boulangerie, NOW), by=by_staff(), why=" ")


@pytest.mark.parametrize("terms", [TERMS, NOW])
def test_the_merchant_answers_once(boulangerie, terms):
    suspension = announce(boulangerie, terms)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="C’est corrigé.")
    with pytest.raises(suspending.NothingToAnswer):
        suspending.answer(suspension=suspension, by=boulangerie.person, words="Encore.")
    assert suspension.answer == "C’est corrigé."
    assert Suspension.objects.answer_waiting().get() == suspension
    assert subjects()[-1] == "Boulangerie Pernet : votre réponse est chez nous"


def test_a_measure_that_is_over_needs_no_answer(boulangerie):
    suspension = announce(boulangerie)
    suspending.withdraw(suspension=suspension, by=by_staff(), why="Erreur.")
    with pytest.raises(suspending.NothingToAnswer):
        suspending.answer(suspension=suspension, by=boulangerie.person, words="Merci.")


def test_an_answer_that_is_granted_lifts_the_suspension(boulangerie):
    suspension = announce(boulangerie, NOW)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="La lampe est retirée.")
    suspending.decide(suspension=suspension, by=by_staff(), decision="granted", words="Vous avez raison.")
    assert status(boulangerie) == Shop.Status.ACCEPTED
    assert not suspension.is_open
    assert "Vous avez raison." in OutgoingMail.objects.latest("pk").text


def test_an_answer_that_is_not_granted_is_answered_with_reasons(boulangerie):
    suspension = announce(boulangerie)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="Non.")
    suspending.decide(suspension=suspension, by=by_staff(), decision="kept", words="Les prix sont toujours faux.")
    assert suspension.is_announced
    assert subjects()[-1] == "Boulangerie Pernet : notre décision après votre réponse"
    assert "Les prix sont toujours faux." in OutgoingMail.objects.latest("pk").text
    with later(16):
        assert suspending.take_effect_due() == 1


def test_nothing_is_decided_twice_nor_without_an_answer(boulangerie):
    suspension = announce(boulangerie)
    decision = {"suspension": suspension, "by": by_staff(), "decision": "kept", "words": "Non."}
    with pytest.raises(suspending.NothingToDecide):
        suspending.decide(**decision)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="Si.")
    suspending.decide(**decision)
    with pytest.raises(suspending.NothingToDecide):
        suspending.decide(**decision)


def test_the_end_of_a_membership_makes_the_shop_leave(boulangerie):
    announce(boulangerie, END)
    with later(30.01):
        suspending.take_effect_due()
    assert status(boulangerie) == Shop.Status.LEFT
    assert subjects()[-1] == "L’adhésion de Boulangerie Pernet a pris fin"
    assert not Shop.objects.for_person(boulangerie.person).exists()


def test_who_left_by_a_measure_comes_back_with_it_lifted(boulangerie):
    suspension = announce(boulangerie, END)
    with later(31):
        suspending.take_effect_due()
        suspending.bring_back(shop=boulangerie, by=by_staff(), why="Une erreur de notre part.")
    suspension.refresh_from_db()
    assert suspension.ended_why == "Une erreur de notre part."
    assert status(boulangerie) == Shop.Status.ACCEPTED


def test_who_left_by_themselves_comes_back_with_a_reason(annecy, boulangerie):
    factories.fill_market(annecy, to=10)
    Shop.objects.filter(pk=boulangerie.pk).update(status=Shop.Status.LEFT)
    gate.record(annecy)
    suspending.bring_back(shop=boulangerie, by=by_staff(), why="Elle rouvre.")
    assert boulangerie.is_listed
    assert gate.is_open(annecy)
    assert ShopEvent.objects.get().words == "Elle rouvre."
    mail = OutgoingMail.objects.filter(subject="Boulangerie Pernet est de retour").get()
    assert "Elle rouvre." in mail.text


def test_who_is_there_needs_no_return(boulangerie):
    with pytest.raises(suspending.NotGone):
        suspending.bring_back(shop=boulangerie, by=by_staff(), why="Rien.")


@pytest.mark.parametrize("terms", [TERMS, NOW, END])
def test_who_leaves_by_themselves_is_suspended_no_more(boulangerie, terms):
    suspension = announce(boulangerie, terms)
    leaving.leave(shop=Shop.objects.get(pk=boulangerie.pk), by=boulangerie.person, typed_name=boulangerie.name)
    with later(31):
        assert suspending.take_effect_due() == 0
    suspension.refresh_from_db()
    assert not suspension.is_open
    assert status(boulangerie) == Shop.Status.LEFT
    suspending.bring_back(shop=boulangerie, by=by_staff(), why="Elle rouvre.")
    assert status(boulangerie) == Shop.Status.ACCEPTED


def test_the_history_is_told_in_its_order(boulangerie):
    suspension = announce(boulangerie)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="Non.")
    suspending.decide(suspension=suspension, by=by_staff(), decision="kept", words="Si.")
    with later(16):
        suspending.take_effect_due()
        suspending.lift(suspension=suspension, by=by_staff(), why="Réparé.")
    kinds = [event.kind for event in ShopEvent.objects.of_shop(boulangerie)]
    assert kinds == ["announced", "answered", "kept", "took_effect", "lifted"]


def test_a_shop_may_be_suspended_again_after_a_return(boulangerie):
    suspending.lift(suspension=announce(boulangerie, NOW), by=by_staff(), why="Réparé.")
    assert announce(boulangerie, NOW).is_running
    assert Suspension.objects.count() == 2

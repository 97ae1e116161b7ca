"""Six months after a shop left, nobody here knows any more who traded there; accounting does, for ten years."""

from datetime import timedelta

import pytest
import time_machine

from kit import clock, due
from membership import deciding, fact_changes, forgetting, leaving, suspending
from membership.models import Application, Correction, FactChange, Member, Shop
from membership.models.suspensions import GROUNDS
from tests import factories

CONTACT = {
    "contact_name": "Paule Pernet",
    "contact_email": "paule@example.org",
    "contact_phone": "04 65 71 10 07",
    "legal_address": "4 rue des Tilleuls, 74000 Annecy",
    "register_entry": "RCS Annecy",
    "vat_number": "FR00000000000",
}
HALF_A_YEAR = timedelta(days=184)


@pytest.fixture
def shop(boulangerie):
    """A bakery that tells who it is."""
    Member.objects.filter(pk=boulangerie.member.pk).update(**CONTACT)
    Shop.objects.filter(pk=boulangerie.pk).update(phone="04 65 71 10 08", email="pain@example.org", words="Du pain.")
    fresh = Shop.objects.with_standing().get(pk=boulangerie.pk)
    fresh.person = boulangerie.person
    return fresh


def leave(shop: Shop) -> None:
    leaving.leave(shop=shop, by=shop.person, typed_name=shop.name)


def later(days: timedelta = HALF_A_YEAR + timedelta(hours=1)):
    return time_machine.travel(clock.now() + days, tick=False)


def now_is(shop: Shop) -> Shop:
    return Shop.objects.with_standing().get(pk=shop.pk)


def told(shop: Shop) -> dict[str, str]:
    member = now_is(shop).member
    return {name: getattr(member, name) for name in CONTACT}


def test_after_six_months_contact_and_papers_of_the_trader_are_gone(shop):
    leave(shop)
    with later():
        assert forgetting.forget_due() == 1
    assert set(told(shop).values()) == {""}
    assert (now_is(shop).phone, now_is(shop).email) == ("", "")


def test_before_they_are_kept(shop):
    leave(shop)
    with later(HALF_A_YEAR - timedelta(days=1)):
        assert forgetting.forget_due() == 0
    assert told(shop) == CONTACT


def test_the_round_does_it_by_itself(shop):
    leave(shop)
    with later():
        assert due.run("traders-to-forget") == []
    assert set(told(shop).values()) == {""}


def test_once_is_enough(shop):
    leave(shop)
    with later():
        assert [forgetting.forget_due(), forgetting.forget_due()] == [1, 0]


def test_a_shop_that_is_there_is_left_alone(shop):
    with later(timedelta(days=1000)):
        assert forgetting.forget_due() == 0
    assert told(shop) == CONTACT


def test_what_accounts_and_a_return_need_stays(shop):
    name, siren, siret = shop.member.legal_name, shop.member.siren, shop.siret
    leave(shop)
    with later():
        forgetting.forget_due()
    kept = now_is(shop)
    assert (kept.member.legal_name, kept.member.siren, kept.siret, kept.words) == (name, siren, siret, "Du pain.")


def test_what_the_facts_were_before_is_forgotten_too(shop, staff):
    shop.member.contact_name = "Paule et Jean Pernet"
    fact_changes.write(row=shop.member, fields=["contact_name"], by=staff)
    Correction.objects.create(shop=shop, words="Mon nom est Paule.", by=shop.person)
    leave(shop)
    with later():
        forgetting.forget_due()
    assert not FactChange.objects.exists()
    assert not Correction.objects.exists()


def test_the_application_forgets_who_applied(shop, annecy):
    application = factories.application(commune=annecy.commune, siret=shop.siret, phone="04 65 71 10 09")
    Application.objects.filter(pk=application.pk).update(
        shop=shop, state="accepted", terms_accepted_at=clock.now(), sent_at=clock.now(), register_facts={"name": "X"}
    )
    leave(shop)
    with later():
        forgetting.forget_due()
    application.refresh_from_db()
    assert (application.contact_name, application.email, application.phone) == ("", "", "")
    assert application.register_facts == {}


def test_a_member_with_another_shop_is_not_forgotten(shop, annecy):
    other = factories.shop(city=annecy, member=shop.member)
    leave(shop)
    with later():
        forgetting.forget_due()
    assert told(shop) == CONTACT
    assert now_is(shop).phone == ""
    assert now_is(other).is_listed


def test_the_last_shop_of_a_member_takes_its_facts_along(shop, annecy):
    other = factories.shop(city=annecy, member=shop.member, email="autre@example.org")
    leave(shop)
    leave(other)
    with later():
        assert forgetting.forget_due() == 2
    assert set(told(shop).values()) == {""}


def test_a_membership_that_we_ended_is_forgotten_alike(shop, staff):
    terms = suspending.Terms(
        ground=GROUNDS[0][0],
        reason="Fraude.",
        facts="Un jugement.",
        measure="end",
        takes_effect_at=clock.now(),
        why_sooner="La loi.",
    )
    suspending.announce(shop=shop, by=staff, terms=terms)
    with later():
        assert forgetting.forget_due() == 1
    assert set(told(shop).values()) == {""}


def test_a_suspended_shop_is_not_forgotten(shop, staff):
    terms = suspending.Terms(
        ground=GROUNDS[0][0], reason="Fraude.", facts="X.", takes_effect_at=clock.now(), why_sooner="La loi."
    )
    suspending.announce(shop=shop, by=staff, terms=terms)
    with later(timedelta(days=400)):
        assert forgetting.forget_due() == 0


def test_who_left_again_has_six_months_again(shop, staff):
    leave(shop)
    with later():
        suspending.bring_back(shop=shop, by=staff, why="Retour.")
        leave(now_is_with_person(shop))
        assert forgetting.forget_due() == 0
    with later(2 * HALF_A_YEAR + timedelta(days=2)):
        assert forgetting.forget_due() == 1


def now_is_with_person(shop: Shop) -> Shop:
    fresh = now_is(shop)
    fresh.person = shop.person
    return fresh


def test_who_comes_back_by_applying_says_who_they_are_again(shop, staff, annecy):
    leave(shop)
    with later():
        forgetting.forget_due()
        application = factories.application(
            commune=annecy.commune,
            siret=shop.siret,
            state="waiting",
            phone="04 65 71 10 09",
            terms_accepted_at=clock.now(),
        )
        deciding.accept(application=application, by=staff)
        assert forgetting.forget_due() == 0
    back = now_is(shop)
    assert (back.member.contact_name, back.member.contact_email) == ("Paul Aubert", "paul@example.org")
    assert back.phone == "04 65 71 10 09"
    assert back.facts_forgotten_at is None

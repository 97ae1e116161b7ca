"""What an applicant may do, and what the register adds to it."""

from datetime import date, timedelta

import pytest

from kit import clock
from kit.models import OutgoingMail
from membership import applying
from membership.models import Application, Shop
from membership.register import invented
from membership.register.answers import Answer, Outcome
from tests import factories

SIRET = "00030001200010"
DINAN, CLOSED, CHAIN = "00030002000013", "00030003800015", "00030004600018"


@pytest.fixture
def register(settings) -> None:
    settings.COMPANY_REGISTER = "demo"


@pytest.fixture
def draft(annecy) -> Application:
    """Begun by Paul, with all that is needed, not sent."""
    return factories.application(commune=annecy.commune, siret=SIRET)


@pytest.fixture
def sent(draft) -> Application:
    applying.send(draft)
    return draft


def kinds(application: Application) -> list[str]:
    return list(application.events.values_list("kind", flat=True))


def test_without_a_register_staff_check_by_hand(db):
    assert applying.begin(siret=SIRET).register_outcome == Outcome.OFF


def test_the_register_fills_in_what_it_knows(register, annecy):
    found = Application.objects.get(pk=applying.begin(siret=SIRET).pk)
    assert (found.legal_name, found.shop_name) == ("BRÛLERIE DES QUAIS", "La Brûlerie des quais")
    assert (found.commune, found.street_address) == (annecy.commune, "12 quai des Cordeliers")
    assert (found.register_outcome, found.register_source) == (Outcome.FOUND, invented.SOURCE)
    assert found.register_asked_at is not None


def test_the_register_never_overwrites_what_was_typed(register, annecy):
    typed = factories.application(commune=annecy.commune, siret=SIRET, shop_name="Chez Paul")
    applying.write_answer(typed)
    assert typed.shop_name == "Chez Paul"
    assert typed.facts.sign == "La Brûlerie des quais"


def test_a_number_the_register_does_not_know_may_apply(register, draft):
    Application.objects.filter(pk=draft.pk).update(siret="73282932000074")
    draft.refresh_from_db()
    assert applying.write_answer(draft) == Outcome.UNKNOWN
    applying.send(draft)
    assert draft.state == Application.State.WAITING


def silent(seconds: int | None = None):
    return lambda siret: Answer(Outcome.SILENT, "registre", retry_after=seconds)


def test_a_silent_register_is_asked_again(draft, register, monkeypatch):
    monkeypatch.setattr("membership.register.asking.ask", silent())
    applying.write_answer(draft)
    assert draft.register_next_at > clock.now()
    monkeypatch.undo()
    with clock.shifted(timedelta(minutes=2)):
        assert applying.look_up_due() == 1
    draft.refresh_from_db()
    assert draft.register_outcome == Outcome.FOUND


def test_a_register_that_wants_peace_gets_it(draft, register, monkeypatch):
    monkeypatch.setattr("membership.register.asking.ask", silent(600))
    applying.write_answer(draft)
    assert draft.register_next_at >= clock.now() + timedelta(seconds=590)


def test_a_register_that_stays_silent_is_left_to_staff(draft, register, monkeypatch):
    monkeypatch.setattr("membership.register.asking.ask", silent())
    for _try in range(len(applying.TRIES) + 1):
        applying.write_answer(draft)
    assert draft.register_next_at is None


def test_a_shop_that_is_there_can_not_join_twice(boulangerie):
    with pytest.raises(applying.ShopIsThere) as refusal:
        applying.begin(siret=boulangerie.siret)
    assert refusal.value.shop == boulangerie


def test_a_shop_that_left_may_come_back(boulangerie):
    boulangerie.status = Shop.Status.LEFT
    boulangerie.save()
    assert applying.begin(siret=boulangerie.siret).is_draft


def test_an_application_under_way_sends_its_link_again(sent):
    OutgoingMail.objects.all().delete()
    with pytest.raises(applying.AlreadyApplied):
        applying.begin(siret=SIRET)
    assert sent.token in OutgoingMail.objects.get(to=sent.email).text


def test_two_who_send_the_same_siret_are_one(draft, annecy):
    twin = factories.application(commune=annecy.commune, siret=SIRET, email="autre@example.org")
    applying.send(draft)
    with pytest.raises(applying.AlreadyApplied):
        applying.send(twin)
    assert Application.objects.undecided().count() == 1


@pytest.mark.parametrize("field", ["shop_name", "contact_name", "email"])
def test_what_is_needed_is_asked_for(draft, field):
    setattr(draft, field, "")
    applying.keep(draft)
    with pytest.raises(applying.NotComplete) as refusal:
        applying.send(draft)
    assert refusal.value.fields == [field]


def test_the_terms_are_kept_with_their_version_and_date(sent):
    assert sent.terms_version
    assert abs(sent.terms_accepted_at - clock.now()) < timedelta(minutes=1)


def test_who_sends_is_told_when_staff_answer(sent):
    mail = OutgoingMail.objects.get(to=sent.email, key=f"application-sent-{sent.pk}")
    assert f"{sent.answer_by.day}" in mail.text


def test_an_answer_is_promised_in_working_days(settings):
    settings.APPLICATION_ANSWER_DAYS = 3
    assert applying.promised(date(2026, 11, 27), "74") == date(2026, 12, 2)  # a Friday


def test_a_public_holiday_is_no_working_day(settings):
    settings.APPLICATION_ANSWER_DAYS = 1
    assert applying.promised(date(2026, 12, 24), "74") == date(2026, 12, 28)  # Christmas, then a week-end


def test_a_public_holiday_of_alsace_is_one_there(settings):
    settings.APPLICATION_ANSWER_DAYS = 1
    assert applying.promised(date(2025, 12, 25), "67") == date(2025, 12, 29)
    assert applying.promised(date(2025, 12, 25), "74") == date(2025, 12, 26)


def test_a_new_address_is_sent_the_way_back(draft):
    draft.email = "nouvelle@example.org"
    applying.keep(draft)
    assert draft.token in OutgoingMail.objects.get(to="nouvelle@example.org").text


def test_the_same_address_is_not_written_to_again(draft):
    draft.email = "nouvelle@example.org"
    applying.keep(draft)
    applying.keep(draft)
    assert OutgoingMail.objects.filter(to="nouvelle@example.org").count() == 1


def test_what_was_sent_can_not_be_changed_from_an_old_tab(sent):
    old_tab = Application.objects.get(pk=sent.pk)
    old_tab.shop_name = "Autre chose"
    with pytest.raises(applying.NotYours):
        applying.keep(old_tab)


def test_sending_twice_sends_once(draft):
    again = Application.objects.get(pk=draft.pk)
    applying.send(draft)
    with pytest.raises((applying.NotYours, applying.AlreadyApplied)):
        applying.send(again)
    assert kinds(draft) == ["sent"]


def test_an_answer_puts_it_back_before_staff(sent):
    Application.objects.update(state="asked")
    sent.refresh_from_db()
    applying.answer(sent, "Oui, depuis mars.")
    assert sent.state == Application.State.WAITING
    assert kinds(sent)[-1] == "answered"


def test_an_answer_nobody_asked_for_is_refused(sent):
    with pytest.raises(applying.NotYours):
        applying.answer(sent, "Bonjour")


def test_who_gives_up_may_begin_again(sent):
    applying.drop(sent)
    assert applying.begin(siret=SIRET).is_draft


def test_what_was_begun_and_left_is_deleted(draft):
    assert applying.forget_due() == 0
    with clock.shifted(timedelta(days=91)):
        applying.forget_due()
    assert not Application.objects.exists()


def test_what_was_sent_is_never_deleted(sent):
    with clock.shifted(timedelta(days=400)):
        applying.forget_due()
    assert Application.objects.get() == sent

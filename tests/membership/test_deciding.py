"""What staff decide: at once or not at all, told to the applicant, kept with who and when."""

import pytest
from django.core.exceptions import ValidationError

from kit.models import OutgoingMail
from membership import accepting, applying, deciding
from membership.models import Application, City, Member, Shop, ShopRole, User
from membership.register.answers import Facts
from pages import tree
from tests import factories


@pytest.fixture
def waiting(db) -> Application:
    """Paul wants to join in Dinan, where nobody is yet."""
    tree.ensure_home()
    made = factories.application(
        commune=factories.commune(name="Dinan", insee_code="22050", departement="22"),
        street_address="3 rue de la Chouette",
        postcode="22100",
        trade="cafe",
    )
    applying.send(made)
    OutgoingMail.objects.all().delete()
    return made


def mail_to_paul() -> OutgoingMail:
    return OutgoingMail.objects.get(to="paul@example.org")


def test_accepting_makes_everything_at_once(waiting, staff, client):
    shop = deciding.accept(application=waiting, by=staff)
    assert City.objects.get().slug == "dinan"
    assert (shop.member.legal_name, shop.trade, shop.street_address) == (
        "Brûlerie des Quais",
        "cafe",
        "3 rue de la Chouette",
    )
    assert shop.page.group.user_set.count() == 0  # Standard: nothing to edit in the admin yet
    assert shop.page.collection.name
    assert client.get("/dinan/la-brulerie/").status_code == 200


def test_the_applicant_becomes_the_owner(waiting, staff):
    shop = deciding.accept(application=waiting, by=staff)
    person = User.objects.of_realm(None, "paul@example.org")
    assert (person.first_name, person.last_name) == ("Paul", "Aubert")
    assert ShopRole.objects.get(shop=shop, user=person).role == ShopRole.Role.OWNER


def test_a_new_owner_chooses_a_password_by_mail(waiting, staff, client):
    deciding.accept(application=waiting, by=staff)
    assert "/connexion-adherent/mot-de-passe/" in mail_to_paul().text


def test_who_has_an_account_keeps_it(waiting, staff):
    known = factories.user(email="Paul@example.org")
    shop = deciding.accept(application=waiting, by=staff)
    assert list(User.objects.owners_of(shop)) == [known]
    assert "/connexion-adherent/mot-de-passe/" not in mail_to_paul().text


def test_a_customer_with_the_same_address_is_somebody_else(waiting, staff, annecy):
    customer = factories.user(email="paul@example.org", city=annecy)
    shop = deciding.accept(application=waiting, by=staff)
    assert customer not in User.objects.owners_of(shop)


def test_who_chose_pro_is_led_to_the_payment(waiting, staff):
    Application.objects.update(offer="pro")
    shop = deciding.accept(application=waiting, by=staff)
    assert f"/espace-adherent/{shop.pk}/adhesion/" in mail_to_paul().text
    assert not shop.is_pro


def test_what_goes_wrong_leaves_nothing_behind(waiting, staff, monkeypatch):
    def broken(*args, **kwargs):
        raise ValidationError("no page")

    monkeypatch.setattr("membership.signals.shop_accepted.send", broken)
    with pytest.raises(ValidationError):
        deciding.accept(application=waiting, by=staff)
    assert not any(model.objects.exists() for model in (City, Member, Shop))
    assert not User.objects.filter(email="paul@example.org").exists()
    assert Application.objects.get().state == "waiting"
    assert not OutgoingMail.objects.exists()


def test_a_shop_that_was_entered_by_hand_meanwhile_is_not_made_twice(waiting, staff, dinan):
    shop = factories.shop(city=dinan, member=factories.member(siren=waiting.siren))
    Shop.objects.filter(pk=shop.pk).update(siret=waiting.siret)
    with pytest.raises(accepting.AlreadyAccepted):
        deciding.accept(application=waiting, by=staff)


def test_the_place_the_register_knows_is_put_on_the_map(waiting, staff):
    facts = Facts(siret=waiting.siret, legal_name="X", latitude=48.45, longitude=-2.05)
    Application.objects.update(register_facts=facts.to_json())
    assert deciding.accept(application=waiting, by=staff).latitude == 48.45


def test_a_second_shop_of_a_member_joins_the_first(waiting, staff, annecy):
    member = factories.member(siren=waiting.siren, legal_name="La première")
    assert deciding.accept(application=waiting, by=staff).member == member


def test_a_refusal_is_mailed_with_its_reason(waiting, staff):
    deciding.refuse(application=waiting, by=staff, reason="Votre enseigne est une chaîne nationale.")
    assert "Votre enseigne est une chaîne nationale." in mail_to_paul().text
    assert (waiting.state, waiting.decided_by) == ("refused", staff)


@pytest.mark.parametrize("verb", [deciding.refuse, deciding.ask, deciding.add_note])
def test_words_are_needed(waiting, staff, verb):
    words = "reason" if verb is deciding.refuse else "words"
    with pytest.raises(deciding.NoReason):
        verb(application=waiting, by=staff, **{words: "  "})
    assert not OutgoingMail.objects.exists()


def test_a_question_goes_to_the_applicant(waiting, staff):
    deciding.ask(application=waiting, by=staff, words="Depuis quand êtes-vous ouverts ?")
    assert "Depuis quand êtes-vous ouverts ?" in mail_to_paul().text
    assert waiting.state == "asked"


def test_a_note_is_for_staff_alone(waiting, staff, client):
    deciding.add_note(application=waiting, by=staff, words="Appelé le comptable.")
    assert not OutgoingMail.objects.exists()
    assert "comptable" not in client.get(f"/inscrire-mon-commerce/{waiting.token}/").content.decode()


@pytest.mark.parametrize("state", ["accepted", "refused"])
def test_of_two_who_decide_the_second_is_told(waiting, staff, state):
    seen_before = Application.objects.get(pk=waiting.pk)
    if state == "accepted":
        deciding.accept(application=waiting, by=staff)
    else:
        deciding.refuse(application=waiting, by=staff, reason="Non.")
    with pytest.raises(deciding.AlreadyDecided):
        deciding.refuse(application=seen_before, by=staff, reason="Non plus.")
    with pytest.raises(deciding.AlreadyDecided):
        deciding.accept(application=seen_before, by=staff)


def test_everything_is_kept_with_who_did_it(waiting, staff):
    deciding.ask(application=waiting, by=staff, words="Quand ?")
    applying.answer(waiting, "Demain.")
    deciding.accept(application=waiting, by=staff)
    told = list(waiting.events.values_list("kind", "by"))
    assert told == [("sent", None), ("asked", staff.pk), ("answered", None), ("accepted", staff.pk)]

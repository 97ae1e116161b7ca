import pytest
from django.urls import reverse

from kit.models import OutgoingMail
from membership import corrections, legal_notice
from membership.models import Correction, FactChange, Member, Shop, ShopRole
from tests import factories

PROFILE = {
    "name": "Boulangerie Pernet",
    "trade": "boulangerie",
    "trade_label": "",
    "contact_name": "Hélène Pernet",
    "contact_email": "helene@example.org",
    "contact_phone": "06 39 98 10 01",
}
LEGAL = {"register_entry": "RCS Annecy", "vat_number": "", "legal_address": "4 rue des Tilleuls, 74000 Annecy"}


def page(name, shop):
    return reverse(f"membership:{name}", args=[shop.pk])


def vat_number_of(siren):
    return f"FR{int(f'{siren}12') % 97:02d}{siren}"


@pytest.fixture
def helene(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    return boulangerie.person


@pytest.fixture
def helper(client, boulangerie):
    """Somebody who writes for the bakery and signs nothing."""
    person = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.EDITOR)
    factories.sign_in(client, person)
    return person


# --- the profile ---------------------------------------------------------------------------------


def test_an_owner_changes_name_and_contact(client, boulangerie, helene):
    answer = client.post(page("profile", boulangerie), PROFILE | {"name": "Chez  Pernet"})
    assert answer.status_code == 302
    boulangerie.refresh_from_db()
    assert (boulangerie.name, boulangerie.slug) == ("Chez Pernet", "boulangerie-pernet")
    assert Member.objects.get(pk=boulangerie.member_id).contact_phone == "06 39 98 10 01"


def test_what_a_fact_was_before_is_kept(client, boulangerie, helene):
    client.post(page("profile", boulangerie), PROFILE | {"name": "Chez Pernet"})
    change = FactChange.objects.get(fact="name")
    assert (change.before, change.after, change.by) == ("Boulangerie Pernet", "Chez Pernet", helene)
    assert (change.shop, change.member) == (boulangerie, boulangerie.member)


def test_saving_nothing_new_keeps_nothing(client, boulangerie, helene):
    client.post(page("profile", boulangerie), PROFILE)
    FactChange.objects.all().delete()
    client.post(page("profile", boulangerie), PROFILE)
    assert not FactChange.objects.exists()


def test_a_shop_without_a_name_is_refused(client, boulangerie, helene):
    answer = client.post(page("profile", boulangerie), PROFILE | {"name": "", "contact_name": "Autre"})
    assert "Un commerce a un nom." in answer.text
    assert not FactChange.objects.exists()


def test_each_field_says_whether_it_is_public(client, boulangerie, helene):
    assert "Public tant que « Contact »" in client.get(page("profile", boulangerie)).text
    Shop.objects.filter(pk=boulangerie.pk).update(email="bonjour@example.org", phone="04 65 71 00 42")
    text = client.get(page("profile", boulangerie)).text
    assert "Public tant que" not in text
    assert "bonjour@example.org" in text


def test_the_page_names_the_members_other_shops(client, boulangerie, helene, dinan):
    factories.shop(city=dinan, name="Le Fournil", member=boulangerie.member)
    for name in ("profile", "legal"):
        assert "Le Fournil" in client.get(page(name, boulangerie)).text


# --- who may -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["profile", "legal", "ask-correction"])
def test_somebody_elses_papers_are_not_found(client, helene, librairie, name):
    assert client.get(page(name, librairie)).status_code in (404, 405)
    assert client.post(page(name, librairie)).status_code == 404


@pytest.mark.parametrize(("name", "posted"), [("profile", PROFILE), ("legal", LEGAL)])
def test_who_signs_nothing_writes_nothing(client, boulangerie, helper, name, posted):
    assert client.post(page(name, boulangerie), posted).status_code == 403
    assert not FactChange.objects.exists()


def test_who_signs_nothing_asks_for_no_correction(client, boulangerie, helper):
    assert client.post(page("ask-correction", boulangerie), {"words": "X"}).status_code == 404


def test_who_signs_nothing_reads_what_customers_read(client, boulangerie, helper):
    Member.objects.filter(pk=boulangerie.member_id).update(
        register_entry="RCS Annecy", contact_phone="06 39 98 10 01", activity_code="10.71C"
    )
    Shop.objects.filter(pk=boulangerie.pk).update(phone="04 65 71 10 07")
    text = client.get(page("legal", boulangerie)).text + client.get(page("profile", boulangerie)).text
    assert "RCS Annecy" in text
    assert "06 39 98 10 01" not in text
    assert "10.71C" not in text
    assert boulangerie.siret[9:] not in text.replace("\u202f", "").replace(" ", "")


# --- the legal details ---------------------------------------------------------------------------


def test_the_page_shows_word_for_word_what_customers_read(client, boulangerie, helene):
    text = client.get(page("legal", boulangerie)).text
    for term, words in legal_notice.entries(boulangerie):
        assert f"<dt>{term}</dt><dd>{words}</dd>" in text


def test_what_is_missing_is_said_with_its_reason(client, boulangerie, helene):
    text = client.get(page("legal", boulangerie)).text
    assert "Il manque encore" in text
    assert "il prouve que l’entreprise est déclarée" in text


def test_nothing_is_missing_of_who_told_everything(boulangerie):
    member = boulangerie.member
    member.legal_form, member.register_entry, member.is_vat_exempt = "SARL", "RCS Annecy", True
    member.contact_name, member.contact_email, member.contact_phone = "Hélène", "h@example.org", "04 65 71 10 07"
    member.legal_address = "4 rue des Tilleuls, 74000 Annecy"
    assert legal_notice.missing(boulangerie) == []


def test_a_vat_number_of_the_member_is_taken(client, boulangerie, helene):
    number = vat_number_of(boulangerie.member.siren)
    spaced = f"{number[:2]} {number[2:4]} {number[4:]}"
    assert client.post(page("legal", boulangerie), LEGAL | {"vat_number": spaced}).status_code == 302
    assert Member.objects.get(pk=boulangerie.member_id).vat_number == number
    assert FactChange.objects.get(fact="vat_number").shop is None


def test_a_vat_number_that_isnt_one_is_refused(client, boulangerie, helene):
    answer = client.post(page("legal", boulangerie), LEGAL | {"vat_number": f"FR00{boulangerie.member.siren}"})
    assert "Ce numéro n’existe pas" in answer.text


def test_a_vat_number_of_another_company_is_refused(client, boulangerie, librairie, helene):
    answer = client.post(page("legal", boulangerie), LEGAL | {"vat_number": vat_number_of(librairie.member.siren)})
    assert "celui d’une autre entreprise" in answer.text
    assert Member.objects.get(pk=boulangerie.member_id).vat_number == ""


def test_a_vat_number_excludes_the_exemption(client, boulangerie, helene):
    both = LEGAL | {"vat_number": vat_number_of(boulangerie.member.siren), "is_vat_exempt": "on"}
    assert "L’un ou l’autre" in client.post(page("legal", boulangerie), both).text


def test_what_the_register_vouches_for_cant_be_typed(client, boulangerie, helene):
    before = boulangerie.member.legal_name
    client.post(page("legal", boulangerie), LEGAL | {"legal_name": "Autre", "siren": "000000000", "legal_form": "SA"})
    member = Member.objects.get(pk=boulangerie.member_id)
    assert (member.legal_name, member.legal_form) == (before, "")


def test_changes_are_told_on_the_page(client, boulangerie, helene):
    client.post(page("legal", boulangerie), LEGAL)
    assert "rien → RCS Annecy" in client.get(page("legal", boulangerie)).text


@pytest.mark.parametrize("count", [1, 20])
def test_changes_cost_the_same_however_many(client, boulangerie, helene, count, django_assert_num_queries):
    FactChange.objects.bulk_create(
        FactChange(member=boulangerie.member, shop=boulangerie, fact="name", before="A", after="B", by=helene)
        for _each in range(count)
    )
    client.get(page("legal", boulangerie))
    with django_assert_num_queries(8):
        client.get(page("legal", boulangerie))


# --- corrections ---------------------------------------------------------------------------------


def test_a_correction_is_asked_and_shown_as_asked(client, boulangerie, helene):
    client.post(page("ask-correction", boulangerie), {"words": "Nous sommes une SARL."})
    asked = Correction.objects.get()
    assert (asked.shop, asked.by) == (boulangerie, helene)
    assert "« Nous sommes une SARL. »" in client.get(page("legal", boulangerie)).text


def test_a_correction_without_words_is_refused(client, boulangerie, helene):
    assert "Dites-nous ce qui n’est pas juste." in client.post(page("ask-correction", boulangerie), {}).text
    assert not Correction.objects.exists()


def test_one_correction_at_a_time(boulangerie):
    corrections.ask(shop=boulangerie, by=boulangerie.person, words="Une")
    with pytest.raises(corrections.AlreadyAsked):
        corrections.ask(shop=boulangerie, by=boulangerie.person, words="Deux")


def test_the_answer_goes_to_who_asked(client, boulangerie, helene, staff):
    asked = corrections.ask(shop=boulangerie, by=helene, words="Nous sommes une SARL.")
    corrections.answer(correction=asked, by=staff, words="C’est corrigé.")
    assert "C’est corrigé." in OutgoingMail.objects.get(to=helene.email).text
    assert "C’est corrigé." in client.get(page("legal", boulangerie)).text


def test_an_answer_is_given_once(boulangerie, staff):
    asked = corrections.ask(shop=boulangerie, by=boulangerie.person, words="Une")
    corrections.answer(correction=asked, by=staff, words="Oui.")
    with pytest.raises(corrections.AlreadyAnswered):
        corrections.answer(correction=asked, by=staff, words="Non.")
    assert OutgoingMail.objects.count() == 1

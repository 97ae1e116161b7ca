import pytest

from membership.models import Shop
from shop_pages import starting
from shop_pages.models import ShopPage
from shop_pages.my_page import facts_forms
from tests.shop_pages.my_page.conftest import at, fresh

CONTACT = {"phone": "", "email": "", "website": ""}


def page_of(client, shop: Shop) -> str:
    return client.get(shop.get_absolute_url()).text


def test_words_are_on_the_page_at_once(florist_in, flowers):
    sent = {
        "trade": "fleuriste",
        "trade_label": "Fleuriste des remparts",
        "tagline": "Nouées\nce matin",
        "words": "Des fleurs d’ici.",
    }
    assert florist_in.post(at("my-words", flowers), sent).url == at("my-page", flowers)
    html = page_of(florist_in, flowers)
    for words in ("Fleuriste des remparts", "Nouées ce matin", "Des fleurs d’ici."):
        assert words in html


def test_a_trade_that_is_none_is_refused(florist_in, flowers):
    answer = florist_in.post(at("my-words", flowers), {"trade": "banquier", "tagline": "Bonjour"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["trade"]
    assert "Bonjour" in answer.text
    assert fresh(flowers).tagline == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0296000000", "02 96 00 00 00"),
        ("02.96.00.00.00", "02 96 00 00 00"),
        ("+33 2 96 00 00 00", "02 96 00 00 00"),
        ("0033 (0)2 96 00 00 00", "02 96 00 00 00"),
        ("+41 22 000 00 00", "+41220000000"),
        ("", ""),
    ],
)
def test_a_phone_number_is_kept_as_it_is_read_out(florist_in, flowers, typed, kept):
    florist_in.post(at("my-contact", flowers), {**CONTACT, "phone": typed})
    assert fresh(flowers).phone == kept


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("phone", "02 96", "Un numéro compte dix chiffres"),
        ("email", "bonjour", "Une adresse e-mail s’écrit comme"),
        ("website", "pas de site", "L’adresse d’un site s’écrit comme"),
        ("instagram", "https://exemple.fr/fleurs", "Écrivez votre nom sur Instagram"),
    ],
)
def test_what_is_no_contact_is_refused_beside_its_field(florist_in, flowers, field, typed, said):
    answer = florist_in.post(at("my-contact", flowers), {**CONTACT, field: typed})
    assert answer.status_code == 200
    assert said in " ".join(answer.context["form"].errors[field])
    assert typed in answer.text
    assert getattr(fresh(flowers), field, "") == ""


def test_networks_are_links_on_the_page(florist_in, flowers):
    florist_in.post(
        at("my-contact", flowers),
        {**CONTACT, "instagram": "@fleurs.de.rance", "facebook": "facebook.com/fleursderance"},
    )
    html = page_of(florist_in, flowers)
    assert 'href="https://www.instagram.com/fleurs.de.rance/"' in html
    assert 'href="https://facebook.com/fleursderance"' in html


def test_a_mini_site_shows_contact_and_payments_too(baker, opened):
    baker.post(at("my-contact", opened), {**CONTACT, "email": "bonjour@pernet.example", "tiktok": "pernet"})
    baker.post(at("my-payments", opened), {"counter_payments": ["cash", "meal_voucher"]})
    html = page_of(baker, opened)
    for fact in ("mailto:bonjour@pernet.example", "https://www.tiktok.com/@pernet", "Espèces, titres-restaurant"):
        assert fact in html


def test_an_emptied_link_goes_away(florist_in, flowers):
    Shop.objects.filter(pk=flowers.pk).update(social_links={"instagram": "https://www.instagram.com/fleurs/"})
    florist_in.post(at("my-contact", flowers), CONTACT)
    assert fresh(flowers).social_links == {}


def test_what_is_empty_leaves_no_hole(florist_in, flowers):
    florist_in.post(at("my-contact", flowers), CONTACT)
    florist_in.post(at("my-payments", flowers), {})
    html = page_of(florist_in, flowers)
    for part in ("mailto:bonjour", "tel:", "Son site", "À savoir avant de passer", "instagram.com", "gallery"):
        assert part not in html


def test_payments_at_the_counter_are_on_the_page(florist_in, flowers):
    florist_in.post(at("my-payments", flowers), {"counter_payments": ["cash", "card"]})
    assert "Espèces, carte bancaire" in page_of(florist_in, flowers)


def test_a_payment_that_is_none_is_refused(florist_in, flowers):
    assert florist_in.post(at("my-payments", flowers), {"counter_payments": ["or"]}).status_code == 200
    assert fresh(flowers).counter_payments == []


def test_colours_paint_the_page(florist_in, flowers):
    florist_in.post(at("my-colours", flowers), {"colour": "#112233", "second_colour": "#ffeedd"})
    assert 'color="#112233" fill="#ffeedd"' in page_of(florist_in, flowers)


def test_a_colour_that_is_none_is_refused(florist_in, flowers):
    answer = florist_in.post(at("my-colours", flowers), {"colour": "rouge", "second_colour": "#ffeedd"})
    assert "Une couleur s’écrit comme" in answer.text
    assert fresh(flowers).second_colour == flowers.second_colour


@pytest.mark.parametrize(
    ("part", "sent", "shown"),
    [
        ("words", {"trade": "fleuriste", "tagline": "Pas encore dit"}, "Pas encore dit"),
        ("contact", {**CONTACT, "phone": "0296000000", "instagram": "@rance"}, "02 96 00 00 00"),
        ("payments", {"counter_payments": ["cheque"]}, "Chèque"),
        ("colours", {"colour": "#123456", "second_colour": "#ffffff"}, 'color="#123456"'),
    ],
)
def test_the_preview_shows_what_is_not_saved(florist_in, flowers, part, sent, shown):
    assert shown in florist_in.post(at(f"my-{part}-preview", flowers), sent).text
    assert shown not in page_of(florist_in, flowers)


def test_the_preview_leaves_out_what_is_wrong(florist_in, flowers):
    Shop.objects.filter(pk=flowers.pk).update(phone="02 96 11 11 11")
    html = florist_in.post(at("my-contact-preview", flowers), {**CONTACT, "phone": "02", "email": "a@b.fr"}).text
    assert "02 96 11 11 11" in html
    assert "mailto:a@b.fr" in html


def test_the_preview_of_other_colours_keeps_the_drawn_front(florist_in, flowers):
    drawn = [word for word in page_of(florist_in, flowers).split('"') if "/fronts/" in word and word.endswith(".svg")]
    html = florist_in.post(at("my-colours-preview", flowers), {"colour": "#123456", "second_colour": "#ffffff"}).text
    assert drawn
    assert drawn[0] in html


def test_the_search_follows(florist_in, flowers):
    florist_in.post(at("my-words", flowers), {"trade": "fleuriste", "words": "Des hellébores"})
    assert "hellebor" in fresh(flowers).search_entry.text


def test_a_mini_site_that_says_the_shops_words_follows_them(baker, opened, bakery):
    before = {"tagline": "Au levain", "words": "Deux fours & un chat."}
    Shop.objects.filter(pk=opened.pk).update(**before)
    bakery.body = starting.body(fresh(opened))
    bakery.save()
    sent = {"trade": "boulangerie", "tagline": "Au levain, au feu de bois", "words": "Trois fours."}
    assert "Trois fours." in baker.post(at("my-words-preview", opened), sent).text
    answer = baker.post(at("my-words", opened), sent, follow=True)
    assert "Vos mots sont en ligne" in answer.text
    html = page_of(baker, opened)
    assert "Au levain, au feu de bois" in html
    assert "Trois fours." in html
    assert "un chat" not in html


def test_words_composed_in_the_editor_are_left_alone(baker, opened, bakery):
    Shop.objects.filter(pk=opened.pk).update(tagline="Au levain")
    hero = {"type": "hero", "value": {"title": "", "words": "Mes mots à moi", "picture": None, "button": {}}}
    bakery.body = [hero]
    bakery.save()
    answer = baker.post(at("my-words", opened), {"trade": "boulangerie", "tagline": "Autre chose"}, follow=True)
    assert "Votre mini-site a les siens" in answer.text
    assert "Mes mots à moi" in page_of(baker, opened)


def test_a_draft_is_not_run_over(baker, opened, bakery):
    Shop.objects.filter(pk=opened.pk).update(tagline="Au levain")
    bakery.body = starting.body(fresh(opened))
    bakery.save()
    bakery.body = [{"type": "hero", "value": {"title": "Brouillon", "words": "", "picture": None, "button": {}}}]
    bakery.save_revision()
    answer = baker.post(at("my-words", opened), {"trade": "boulangerie", "tagline": "Autre chose"}, follow=True)
    assert "Votre mini-site a les siens" in answer.text
    assert "Au levain" in page_of(baker, opened)
    assert ShopPage.objects.get(pk=bakery.pk).has_unpublished_changes


def test_one_form_does_not_write_over_another(florist_in, flowers, monkeypatch):
    """Two people save two parts of the page in the same moment."""
    full_clean = facts_forms.PaymentsForm.full_clean

    def meanwhile(form):
        Shop.objects.filter(pk=flowers.pk).update(phone="02 96 00 00 00")
        full_clean(form)

    monkeypatch.setattr(facts_forms.PaymentsForm, "full_clean", meanwhile)
    florist_in.post(at("my-payments", flowers), {"counter_payments": ["cash"]})
    assert fresh(flowers).phone == "02 96 00 00 00"
    assert fresh(flowers).counter_payments == ["cash"]

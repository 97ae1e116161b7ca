"""Visitors vote for shops, and name those that are missing: once each, and nothing else is known of them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kit import clock, robots
from membership import accepting, votes
from membership.models import MissingShop, MissingShopVote, ShopVote
from membership.votes import Voice
from pages import tree
from shop_pages import provisioning
from tests import factories
from tests.pages import contract

PAGE = "/dinan/voix/"
MISSING = f"{PAGE}il-manque/"
FIREFOX, SAFARI = "Mozilla/5.0 Firefox/140.0", "Mozilla/5.0 Safari/605"


def sent(city, **more: str) -> dict[str, str]:
    with clock.shifted(clock.offset() - timedelta(seconds=60)):
        stamp = robots.stamp(votes.page_of(city))
    return {"website": "", "made": stamp, **more}


def vote(client, shop, *, address: str = "192.0.2.10", agent: str = FIREFOX, **more: str):
    data = sent(shop.city, shop=shop.slug, **more)
    return client.post(PAGE, data, REMOTE_ADDR=address, headers={"User-Agent": agent})


# ---- voting
def test_a_vote_is_counted(client, fleuriste):
    assert vote(client, fleuriste).url == f"{PAGE}fleurs-de-rance/merci/"
    assert votes.count(fleuriste) == 1


def test_the_same_person_counts_once(client, fleuriste):
    first, second = vote(client, fleuriste), vote(client, fleuriste)
    assert first.url == second.url
    assert votes.count(fleuriste) == 1


def test_a_new_address_of_the_same_network_is_the_same_person(client, fleuriste):
    vote(client, fleuriste, address="192.0.2.10")
    vote(client, fleuriste, address="192.0.2.77")
    assert votes.count(fleuriste) == 1


@pytest.mark.parametrize(("address", "agent"), [("198.51.100.4", FIREFOX), ("192.0.2.10", SAFARI)])
def test_somebody_else_counts_too(client, fleuriste, address, agent):
    vote(client, fleuriste)
    vote(client, fleuriste, address=address, agent=agent)
    assert votes.count(fleuriste) == 2


def test_a_person_may_vote_for_several_shops(client, fleuriste):
    other = factories.shop(city=fleuriste.city, name="Horlogerie Tanguy")
    vote(client, fleuriste)
    vote(client, other)
    assert (votes.count(fleuriste), votes.count(other)) == (1, 1)


def test_the_marks_of_one_person_can_not_be_compared(client, fleuriste):
    other = factories.shop(city=fleuriste.city)
    vote(client, fleuriste)
    vote(client, other)
    marks = set(ShopVote.objects.values_list("mark", flat=True))
    assert len(marks) == 2


def test_nothing_of_the_voter_is_kept(client, fleuriste):
    vote(client, fleuriste, address="192.0.2.10")
    kept = str(ShopVote.objects.values().get())
    assert "192.0.2" not in kept
    assert "Firefox" not in kept


def test_another_secret_gives_another_mark(settings):
    first = Voice("192.0.2.10", FIREFOX).mark("shop", 1)
    settings.SECRET_KEY = "another secret " * 5
    assert Voice("192.0.2.10", FIREFOX).mark("shop", 1) != first


def test_a_long_address_is_cut_where_a_provider_gives_it():
    home = [Voice(f"2001:db8:77:{part}::1", FIREFOX).mark("shop", 1) for part in ("1", "2")]
    assert home[0] == home[1]
    assert Voice("2001:db8:78::1", FIREFOX).mark("shop", 1) != home[0]


def test_an_address_that_is_none_still_counts():
    assert Voice("", FIREFOX).network == ""


def test_a_pro_shop_is_not_voted_for(client, boulangerie):
    data = sent(boulangerie.city, shop=boulangerie.slug)
    assert client.post("/annecy/voix/", data).url == "/annecy/boulangerie-pernet/"
    assert not ShopVote.objects.exists()


def test_a_shop_of_another_town_is_not_found_here(client, fleuriste, annecy):
    assert client.post("/annecy/voix/", sent(annecy, shop=fleuriste.slug)).status_code == 404


def test_a_suspended_shop_is_not_voted_for(client, fleuriste):
    fleuriste.status = fleuriste.Status.SUSPENDED
    fleuriste.save()
    assert vote(client, fleuriste).status_code == 404


@pytest.mark.parametrize(
    ("more", "sentence"),
    [({"website": "x"}, "Un champ caché"), ({"made": "forged"}, "ouverte depuis trop longtemps")],
)
def test_a_robots_vote_is_turned_away(client, fleuriste, more, sentence):
    answer = vote(client, fleuriste, **more)
    assert answer.status_code == 403
    assert sentence in answer.text
    assert not ShopVote.objects.exists()


def test_another_site_votes_for_nobody(client, fleuriste):
    data = sent(fleuriste.city, shop=fleuriste.slug)
    assert client.post(PAGE, data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not ShopVote.objects.exists()


def test_a_browser_with_many_names_gets_five_voices_a_day(client, fleuriste):
    answers = [vote(client, fleuriste, agent=f"Browser {number}").status_code for number in range(7)]
    assert answers == [302] * 5 + [429] * 2
    assert votes.count(fleuriste) == 5


# ---- erasing
def test_the_marks_of_a_shop_are_erased_when_it_goes_pro(client, stripe, fleuriste):
    vote(client, fleuriste)
    stripe.go_pro(fleuriste)
    assert not ShopVote.objects.exists()


def test_a_voice_is_erased_after_a_year(client, fleuriste):
    vote(client, fleuriste)
    with clock.shifted(timedelta(days=364)):
        votes.forget_due()
    assert ShopVote.objects.exists()
    with clock.shifted(timedelta(days=366)):
        votes.forget_due()
    assert not ShopVote.objects.exists()


# ---- a shop that is missing
def name(client, city, shop_name: str, *, address: str = "192.0.2.10", **more: str):
    return client.post(MISSING, sent(city, shop_name=shop_name, **more), REMOTE_ADDR=address)


def test_a_missing_shop_is_one_however_it_is_written(client, dinan):
    name(client, dinan, "La Brûlerie des Quais")
    name(client, dinan, "brulerie quais", address="198.51.100.4", street="3 rue du Port")
    missing = MissingShop.objects.get()
    assert (missing.name, missing.street) == ("La Brûlerie des Quais", "3 rue du Port")
    assert missing.votes.count() == 2


def test_the_same_person_names_it_once(client, dinan):
    name(client, dinan, "La Brûlerie")
    name(client, dinan, "La Brûlerie")
    assert MissingShopVote.objects.count() == 1


def test_a_shop_that_is_here_is_not_missing(client, fleuriste):
    answer = name(client, fleuriste.city, "Les fleurs de Rance")
    assert "est déjà là" in answer.text
    assert not MissingShop.objects.exists()


@pytest.mark.parametrize(("typed", "sentence"), [("!!!", "Écrivez le nom"), ("www.spam.example", "Un lien n’a pas")])
def test_what_is_no_name_is_refused_in_words(client, dinan, typed, sentence):
    assert sentence in name(client, dinan, typed).text
    assert not MissingShop.objects.exists()


def test_a_network_names_five_shops_a_day(client, dinan):
    answers = [name(client, dinan, f"Commerce {word}").status_code for word in range(6)]
    assert answers[-1] == 429
    assert MissingShop.objects.count() == 5


def test_visitors_do_not_read_what_others_named(client, dinan):
    tree.ensure_city_page(dinan)
    name(client, dinan, "Chez Zéphirine")
    for path in ("/dinan/", PAGE, f"{MISSING}merci/"):
        assert "Zéphirine" not in client.get(path).text


def test_members_of_the_town_read_it_until_staff_set_it_aside(client, dinan, fleuriste):
    name(client, dinan, "Chez Zéphirine")
    factories.sign_in(client, fleuriste.person)
    page = reverse("membership:my-market", args=[fleuriste.pk])
    assert "Zéphirine" in client.get(page).text
    MissingShop.objects.update(state=MissingShop.State.ASIDE)
    assert "Zéphirine" not in client.get(page).text


def test_members_of_another_town_do_not(client, dinan, boulangerie):
    name(client, dinan, "Chez Zéphirine")
    factories.sign_in(client, boulangerie.person)
    assert "Zéphirine" not in client.get(reverse("membership:my-market", args=[boulangerie.pk])).text


def test_staff_read_it_in_their_table(client, dinan, staff):
    staff.groups.add(provisioning.staff_group())
    name(client, dinan, "Chez Zéphirine")
    factories.sign_in(client, staff)
    assert "Zéphirine" in client.get(reverse("commerces-qui-manquent_modeladmin_index")).text


def test_a_shop_that_joins_is_missed_no_more(client, dinan):
    name(client, dinan, "La Brûlerie")
    member = accepting.MemberFacts(siren="000300012", legal_name="Brûlerie")
    accepting.accept_shop(member=member, commune=dinan.commune, siret="00030001200010", name="La brûlerie")
    assert MissingShop.objects.get().state == MissingShop.State.JOINED


# ---- pages
@pytest.mark.parametrize("path", [PAGE, f"{PAGE}fleurs-de-rance/merci/", f"{MISSING}merci/"])
def test_its_pages_are_the_same_for_everybody(fleuriste, path):
    contract.check(path)


def test_nobody_gets_a_cookie_for_voting(client, fleuriste):
    vote(client, fleuriste)
    name(client, fleuriste.city, "La Brûlerie")
    assert not client.cookies


def test_the_towns_page_counts_the_voices(client, fleuriste):
    tree.ensure_city_page(fleuriste.city)
    vote(client, fleuriste)
    text = contract.get_without_writing(client, "/dinan/").text
    assert "Voter pour </span>Fleurs de Rance" in text
    assert "1 voix" in text


def test_the_shop_with_most_voices_comes_first(client, fleuriste):
    factories.shop(city=fleuriste.city, name="Atelier")
    vote(client, fleuriste)
    lines = votes.ballot(fleuriste.city, list(fleuriste.city.shops.with_standing())).lines
    assert [line.shop.name for line in lines] == ["Fleurs de Rance", "Atelier"]


def test_a_standard_shops_page_asks_for_a_voice(client, fleuriste):
    provisioning.provide(shop=fleuriste, parent=tree.ensure_city_page(fleuriste.city))
    contract.check("/dinan/fleurs-de-rance/")
    text = client.get("/dinan/fleurs-de-rance/").text
    assert "J’aimerais y acheter en ligne" in text
    assert "ni cookie" in text


def test_the_shop_reads_how_many_would_buy_there(client, fleuriste):
    for number in range(3):
        votes.cast(shop=fleuriste, voice=Voice(f"192.0.{number}.1", FIREFOX))
    factories.sign_in(client, fleuriste.person)
    assert "3 habitants aimeraient vous acheter en ligne" in client.get("/espace-adherent/").text


def test_twenty_shops_cost_the_queries_of_one(
    client, fleuriste, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6) as first:
        client.get(PAGE)
    for _each in range(19):
        factories.shop(city=fleuriste.city)
    with django_assert_num_queries(len(first)):
        client.get(PAGE)

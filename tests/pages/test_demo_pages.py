"""`/demo/`: the way in, only where the demonstration is on."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from kit import outbox
from kit.models import OutgoingMail
from membership import realms
from pages import registry
from pages.demo import loading, people, progress, starting_over
from pages.demo.people import Person
from pages.demo.progress import Progress
from pages.demo.whose import LAST_PERSON
from tests import factories
from tests.stripe_standin.cards import CARDS

ADDRESSES = ["/demo/", "/demo/courriels/", "/demo/recommencer/"]
POSTS = ["/demo/devenir/", "/demo/horloge/", "/demo/recommencer/"]


class Asked:
    """In the place of the worker's task: counts how often it was asked, and does nothing."""

    times = 0

    def enqueue(self) -> None:
        self.times += 1


@pytest.fixture
def demo(db, settings, tmp_path) -> None:
    settings.DEMO, settings.VAR_DIR = True, tmp_path


@pytest.fixture
def chloe_of_the_cast(demo, annecy) -> Iterator[Person]:
    factories.user(email="chloe@example.org", city=annecy)
    person = Person("chloe@example.org", "Chloé", "Cliente", lambda: "/annecy/", town="annecy")
    people.registry.register("chloe", person)
    yield person
    people.registry.unregister("chloe")


@pytest.fixture
def mail(db) -> OutgoingMail:
    user = factories.user(email="client@example.org")
    context = {"user": user, "link": "http://testserver/lien/"}
    written = outbox.write(to=user.email, template="membership_password_reset", context=context)
    assert written
    return written


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_its_setting_the_demonstration_is_not_there(client, db, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", POSTS)
def test_without_its_setting_nobody_becomes_anybody(client, db, address):
    assert client.post(address, {"email": LAST_PERSON}).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_pages_of_the_demonstration_are_kept_by_nobody(client, demo, address):
    assert "no-store" in client.get(address).headers["Cache-Control"]


def test_the_way_in_shows_every_step(client, demo):
    page = client.get("/demo/").content.decode()
    for step in registry.demo_steps:
        assert str(step.title) in page


def test_every_card_that_is_refused_can_be_tried_from_there(client, demo):
    page = client.get("/demo/").content.decode()
    refused = [card.number for card in CARDS.values() if card.refusal]
    assert len(refused) == 8
    assert [number for number in refused if " ".join(number[i : i + 4] for i in range(0, 16, 4)) not in page] == []


def test_the_foot_leads_to_the_demonstration(client, demo):
    assert 'href="/demo/"' in client.get("/demo/").content.decode()


def test_elsewhere_the_foot_says_nothing_of_it(client, db):
    assert 'href="/demo/"' not in client.get(reverse("pages:joining")).content.decode()


@pytest.mark.parametrize("email", [person.email for person in people.registry if not person.town])
def test_one_click_makes_a_visitor_somebody_of_the_platform(client, demo, email):
    user = factories.user(email=email)
    client.post("/demo/devenir/", {"email": email})
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.urls("tests.membership.realm_urls")
def test_a_customer_enters_their_town(client, chloe_of_the_cast):
    client.post("/demo/devenir/", {"email": "chloe@example.org", "town": "annecy"})
    assert client.cookies["sid_annecy"]["path"] == "/annecy/"
    assert client.get("/annecy/mon-compte/qui/").text == "chloe@example.org"


def test_a_customer_is_nobody_on_the_platform(client, chloe_of_the_cast):
    client.post("/demo/devenir/", {"email": "chloe@example.org", "town": "annecy"})
    assert "sid" not in client.cookies


@pytest.mark.urls("tests.membership.realm_urls")
def test_a_customers_session_is_worth_nothing_in_another_town(client, chloe_of_the_cast, dinan):
    client.post("/demo/devenir/", {"email": "chloe@example.org", "town": "annecy"})
    client.cookies[realms.of_city(dinan).cookie_name] = client.cookies["sid_annecy"].value
    assert client.get("/dinan/mon-compte/qui/").text == "personne"


def test_nobody_becomes_a_person_who_is_not_of_the_cast(client, demo):
    factories.user(email="quelquun@example.org")
    assert client.post("/demo/devenir/", {"email": "quelquun@example.org"}).status_code == 404


def test_a_step_leads_where_it_begins(client, demo):
    factories.user(email="staff@example.org")
    answer = client.post("/demo/devenir/", {"email": "staff@example.org", "next": "/faq/"})
    assert answer.headers["Location"] == "/faq/"


def test_a_step_leads_to_no_foreign_place(client, demo):
    factories.user(email="boulangerie@example.org")
    answer = client.post("/demo/devenir/", {"email": "boulangerie@example.org", "next": "//example.com/"})
    assert answer.headers["Location"] == reverse("membership:hub")


def test_before_the_cast_is_there_one_is_told(client, demo):
    answer = client.post("/demo/devenir/", {"email": "staff@example.org"}, follow=True)
    assert "n’est pas encore là" in answer.content.decode()


def test_the_outbox_shows_who_was_written_to(client, demo, mail):
    assert "client@example.org" in client.get("/demo/courriels/").content.decode()


def test_a_mail_is_shown_in_a_frame(client, demo, mail):
    assert f'src="/demo/courriels/{mail.pk}/html/"' in client.get(f"/demo/courriels/{mail.pk}/").content.decode()


def test_a_mail_may_bring_its_style_and_nothing_that_runs(client, demo, mail):
    policy = client.get(f"/demo/courriels/{mail.pk}/html/").headers["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_links_of_a_mail_lead_out_of_the_frame(client, demo, mail):
    assert '<base target="_top">' in client.get(f"/demo/courriels/{mail.pk}/html/").content.decode()


def test_a_mail_without_html_has_no_frame(client, demo, mail):
    OutgoingMail.objects.update(html="")
    assert client.get(f"/demo/courriels/{mail.pk}/html/").status_code == 404


def test_the_list_of_mails_costs_the_same_with_twenty(client, demo, mail, django_assert_max_num_queries):
    for number in range(20):
        OutgoingMail.objects.create(
            to="a@example.org", subject=str(number), text="…", next_attempt_at=mail.next_attempt_at
        )
    with django_assert_max_num_queries(6):
        client.get("/demo/courriels/")


def test_beginning_again_shows_a_page_that_waits(client, demo, monkeypatch):
    monkeypatch.setattr(starting_over, "start_over", Asked())
    answer = client.post("/demo/recommencer/", follow=True)
    assert "se recharge toute seule" in answer.content.decode()
    assert answer.headers["Refresh"]


def test_two_who_begin_again_at_once_are_one(client, demo, monkeypatch):
    progress.write(Progress("running", ["Annecy"]))
    monkeypatch.setattr(starting_over, "start_over", asked := Asked())
    assert "recommence déjà" in client.post("/demo/recommencer/", follow=True).content.decode()
    assert asked.times == 0


def test_what_was_refused_is_told_where_one_waits(client, demo):
    factories.member(siren="552100554")
    answer = client.post("/demo/recommencer/", follow=True)
    assert "vraies données" in answer.content.decode()


def test_what_broke_is_told_without_its_inner_words(client, demo, monkeypatch):
    monkeypatch.setattr(loading, "load", lambda *args, **kwargs: 1 / 0)
    page = client.post("/demo/recommencer/", follow=True).content.decode()
    assert "n’est pas allé au bout" in page
    assert "division" not in page


def test_what_is_done_lets_one_go_on(client, demo, monkeypatch):
    monkeypatch.setattr(loading, "load", lambda say, **kwargs: say("Annecy, 14 commerces"))
    answer = client.post("/demo/recommencer/", follow=True)
    assert "C’est prêt" in answer.content.decode()
    assert "Refresh" not in answer.headers

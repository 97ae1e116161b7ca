"""Drafts, older versions and changes that wait for their day."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from kit import clock, due, scheduling
from shop_pages.models import MiniSitePage, ShopPage
from tests.shop_pages.conftest import further_page
from tests.shop_pages.test_editor import edit_address, form


def written(at) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def html(page) -> str:
    return Client().get(page.url).content.decode()


def publish(baker: Client, page, words: str, **more: object) -> None:
    response = baker.post(edit_address(page), {**form(words, **more), "action-publish": "action-publish"})
    assert response.status_code == 302


def test_what_a_page_began_with_can_be_brought_back(baker, bakery):
    before = bakery.body.get_prep_value()
    publish(baker, bakery, "Tout neuf.")
    first = Revision.objects.for_instance(bakery).order_by("created_at", "pk").first()
    back = baker.get(reverse("wagtailadmin_pages:revisions_revert", args=[bakery.pk, first.pk]))
    assert back.status_code == 200
    assert "Tout neuf." not in back.content.decode()
    assert [each["type"] for each in first.as_object().body.raw_data] == [each["type"] for each in before]


def test_an_older_version_is_restored(baker, bakery):
    publish(baker, bakery, "Avant.")
    older = Revision.objects.for_instance(bakery).latest("pk")
    publish(baker, bakery, "Après.")
    assert "Avant." not in html(bakery)
    assert (
        "Avant."
        in baker.get(reverse("wagtailadmin_pages:revisions_revert", args=[bakery.pk, older.pk])).content.decode()
    )
    publish(baker, bakery, "Avant.", revision=str(older.pk))
    assert "Avant." in html(bakery)


def test_versions_are_listed_and_compared(baker, bakery):
    publish(baker, bakery, "Avant.")
    publish(baker, bakery, "Après.")
    assert baker.get(reverse("wagtailadmin_pages:history", args=[bakery.pk])).status_code == 200
    older, newer = Revision.objects.for_instance(bakery).order_by("-pk")[:2][::-1]
    compared = baker.get(reverse("wagtailadmin_pages:revisions_compare", args=[bakery.pk, older.pk, newer.pk]))
    assert "Avant." in compared.content.decode()


def test_a_change_waits_for_its_day_while_the_page_stays(baker, bakery):
    publish(baker, bakery, "Menu de Noël.", go_live_at=written(clock.now() + timedelta(days=3)))
    assert ShopPage.objects.get().live
    assert "Menu de Noël." not in html(bakery)
    assert scheduling.publish_due() == 0


def test_on_its_day_the_change_is_there(baker, bakery):
    publish(baker, bakery, "Menu de Noël.", go_live_at=written(clock.now() + timedelta(days=3)))
    with time_machine.travel(clock.now() + timedelta(days=4)):
        assert due.run(only="scheduled-pages") == []
    assert "Menu de Noël." in html(bakery)


def test_the_demonstrations_clock_brings_the_day(baker, bakery):
    publish(baker, bakery, "Menu de Noël.", go_live_at=written(clock.now() + timedelta(days=3)))
    with clock.shifted(timedelta(days=4)):
        assert scheduling.publish_due() == 1
        assert scheduling.publish_due() == 0
    assert "Menu de Noël." in html(bakery)


def test_a_further_page_appears_and_goes_by_itself(baker, bakery):
    address = reverse("wagtailadmin_pages:add", args=["shop_pages", "minisitepage", bakery.pk])
    dates = {
        "go_live_at": written(clock.now() + timedelta(days=2)),
        "expire_at": written(clock.now() + timedelta(days=5)),
    }
    sent = {**form("Nos bûches.", **dates), "title": "Noël", "slug": "noel", "show_in_menus": "on"}
    assert baker.post(address, {**sent, "action-publish": "action-publish"}).status_code == 302
    page = MiniSitePage.objects.get()
    for days, is_there in ((1, False), (3, True), (6, False)):
        with clock.shifted(timedelta(days=days)):
            scheduling.publish_due()
        assert MiniSitePage.objects.get().live is is_there
        assert (Client().get(page.url).status_code == 200) is is_there


def test_a_page_that_was_live_is_kept_once(baker, bakery):
    further = further_page(bakery, "Nos pains")
    baker.post(edit_address(further), {**form("Un."), "title": "Nos pains", "slug": "nos-pains"})
    baker.post(edit_address(further), {**form("Deux."), "title": "Nos pains", "slug": "nos-pains"})
    assert Revision.objects.for_instance(further).count() == 3
    assert "Deux." not in html(further)


def test_looking_at_a_page_keeps_nothing(baker, bakery):
    baker.get(edit_address(bakery))
    assert not Revision.objects.for_instance(bakery).exists()


def test_nobody_restores_anothers_version(baker, bakery, bookshop):
    theirs = bookshop.save_revision()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[bookshop.pk, theirs.pk])
    assert baker.get(address).status_code == 404
    mixed = reverse("wagtailadmin_pages:revisions_revert", args=[bakery.pk, theirs.pk])
    assert baker.get(mixed).status_code == 404

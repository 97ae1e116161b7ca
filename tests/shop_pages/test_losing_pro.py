"""Pro ends and comes back, by Stripe's clock: everything hides, nothing is lost, everything is there again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, PageLogEntry, Revision

from kit import clock
from kit.models import File, Picture
from membership import gate, subscriptions
from membership.models import Shop
from shop_pages.models import MiniSitePage, ShopPage
from tests import factories
from tests.membership.conftest import Stripe, stripe  # noqa: F401
from tests.shop_pages.conftest import document, further_page, picture
from tests.shop_pages.test_editor import edit_address, form

MONTH = timedelta(days=32)


@pytest.fixture
def written(stripe: Stripe, florist: ShopPage, fleuriste: Shop) -> Client:  # noqa: F811
    """The florist goes Pro, and writes: a published page, a draft over it, a further page, a picture, a document."""
    stripe.go_pro(fleuriste)
    client = Client()
    factories.sign_in(client, fleuriste.person)
    client.post(edit_address(florist), {**form("Des roses de Rance."), "action-publish": "action-publish"})
    client.post(edit_address(florist), form("Bientôt des pivoines."))
    further = further_page(florist, "Mariages", owner=fleuriste.person)
    further.body = [("text", {"title": "Bouquets", "text": "<p>Sur rendez-vous.</p>"})]
    further.save_revision(user=fleuriste.person, log_action=True).publish()
    picture(florist, "Nos roses")
    document(florist, "Nos tarifs")
    return client


def kept() -> dict[str, object]:
    """Everything that was written, byte for byte."""
    return {
        "pages": [page.specific.serializable_data() for page in Page.objects.order_by("pk")],
        "bodies": [page.body.get_prep_value() for page in [*ShopPage.objects.all(), *MiniSitePage.objects.all()]],
        "revisions": list(Revision.objects.order_by("pk").values()),
        "log": PageLogEntry.objects.count(),
        "files": [(row.pk, row.file.name, row.file.open().read()) for model in (Picture, File) for row in model.objects.all()],
        "renditions": [row.file.name for each in Picture.objects.all() for row in each.renditions.order_by("pk")],
        "groups": list(Group.objects.order_by("pk").values()),
        "collections": list(Collection.objects.order_by("pk").values()),
        "rights": [
            *GroupPagePermission.objects.order_by("pk").values(),
            *GroupCollectionPermission.objects.order_by("pk").values(),
        ],
    }  # fmt: skip


def end_of_pro(stripe: Stripe, shop: Shop):  # noqa: F811
    """Notice is given; a month later neither Stripe nor the site says Pro."""
    subscriptions.cancel(subscription=shop.subscription, by=shop.person)  # type: ignore[attr-defined]
    stripe.advance(MONTH.total_seconds())
    return clock.shifted(MONTH)


def what_is_due(stripe: Stripe) -> None:  # noqa: F811
    stripe.deliver_pending()
    subscriptions.repair_due()
    subscriptions.lapse_due()
    gate.record_all()


@pytest.fixture
def lapsed(stripe: Stripe, written: Client, fleuriste: Shop):  # noqa: F811
    """A month after notice: Pro is over, and everybody has been told."""
    fleuriste.refresh_from_db()
    before = kept()
    with end_of_pro(stripe, fleuriste):
        what_is_due(stripe)
        assert not Shop.objects.get(pk=fleuriste.pk).is_pro
        yield before


def visit(page: Page) -> str:
    return Client().get(page.get_url()).content.decode()


def test_what_was_composed_is_out_of_sight(lapsed, florist):
    assert "Des roses de Rance." not in visit(florist)
    assert "Fleurs de Rance" in visit(florist)
    assert Client().get(MiniSitePage.objects.get().url).status_code == 404


def test_nothing_is_lost_when_pro_ends(lapsed):
    assert kept() == lapsed


def test_an_open_session_may_read_and_write_nothing_more(lapsed, written, florist):
    further = MiniSitePage.objects.get()
    roads = [
        edit_address(florist),
        edit_address(further),
        reverse("wagtailadmin_pages:delete", args=[further.pk]),
        reverse("wagtailadmin_pages:unpublish", args=[further.pk]),
        reverse("wagtailadmin_pages:add", args=["shop_pages", "minisitepage", florist.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[florist.pk]),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailimages:delete", args=[Picture.objects.get().pk]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtaildocs:edit", args=[File.objects.get().pk]),
        "/admin/api/main/pages/",
    ]
    for road in roads:
        sent = {**form("Volé."), "title": "Volé", "slug": "vole", "action-publish": "action-publish"}
        assert written.get(road).status_code == 403, road
        assert written.post(road, sent).status_code == 403, road
    assert kept() == lapsed


def test_who_wrote_is_sent_where_the_rest_is_kept(lapsed, written):
    html = written.get("/admin/").content.decode()
    assert "n’est perdu" in html
    assert "/espace-adherent/" in html


def test_the_next_payment_brings_everything_back(lapsed, stripe, written, florist, fleuriste):  # noqa: F811
    stripe.go_pro(fleuriste)
    assert "Des roses de Rance." in visit(florist)
    assert "Sur rendez-vous." in visit(MiniSitePage.objects.get())
    assert kept() == lapsed
    assert list(florist.group.user_set.all()) == [fleuriste.person]
    editor = written.get(edit_address(florist)).content.decode()
    assert "des pivoines." in editor
    assert "Nos roses" in written.get("/admin/images/").content.decode()
    assert "Nos tarifs" in written.get("/admin/documents/").content.decode()


def test_by_the_clock_alone_the_editor_is_shut_and_open_again(stripe, written, florist, fleuriste):  # noqa: F811
    """Nothing ran and nobody was told: the first request finds out, in both directions."""
    with clock.shifted(MONTH):
        assert written.get(edit_address(florist)).status_code == 403
        assert "Des roses de Rance." not in visit(florist)
        assert not florist.group.user_set.exists()
    assert written.get(edit_address(florist)).status_code == 200
    assert "Des roses de Rance." in visit(florist)


def test_who_left_meanwhile_does_not_come_back_with_pro(lapsed, stripe, florist, fleuriste):  # noqa: F811
    editor = factories.act_for(shop=fleuriste, user=factories.user(), role="editor")
    fleuriste.roles.filter(user=editor).delete()
    stripe.go_pro(fleuriste)
    assert list(florist.group.user_set.all()) == [fleuriste.person]

"""Merchants by the hundred: each with a person, a page, a further one with a draft, a picture and a document.

Page, group and collection are made by the site's own provisioning; the rest in bulk, which tells no index.
"""

from collections.abc import Sequence
from io import BytesIO

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.test import override_settings
from PIL import Image
from wagtail.models import Locale, Page, PageLogEntry, Revision
from wagtail.search.backends import get_search_backend
from wagtail.signal_handlers import disable_reference_index_auto_update

from kit import clock
from kit.models import File, Picture
from membership.models import City, User
from pages import tree
from shop_pages import provisioning
from shop_pages.models import MiniSitePage, ShopPage
from tests import factories

Made = Sequence[tuple[ShopPage, User]]


def grow(*, to: int) -> None:
    """Merchants until there are `to`."""
    search = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
    with disable_reference_index_auto_update(), override_settings(WAGTAILSEARCH_BACKENDS=search), transaction.atomic():
        made = [merchant(number) for number in range(ShopPage.objects.count(), to)]
        further_pages(made)
        files(made)
    for model in (ShopPage, MiniSitePage, Picture, File):
        index(model)


def name(number: int) -> str:
    return f"Atelier {number:04d}"


def merchant(number: int) -> tuple[ShopPage, User]:
    email = f"atelier{number:04d}@example.org"
    shop = factories.shop(city=town(number), name=name(number), pro=True)
    person = factories.act_for(
        shop=shop, user=factories.user(email=email, first_name="Camille", last_name=name(number))
    )
    return provisioning.provide(shop=shop, parent=tree.ensure_city_page(shop.city)), person


def town(number: int) -> City:
    """One town of fifty shops, fifty of one, then ten a town: a list of towns is as full at a hundred as ever after."""
    place = max(0, number - 49) if number < 100 else 41 + number // 10
    return factories.city(name=f"Ville {place:03d}", insee_code=f"99{place:03d}", departement="99")


def further_pages(made: Made) -> None:
    """A published page beneath each, with a draft; who wrote is in the log."""
    kind, locale = ContentType.objects.get_for_model(MiniSitePage), Locale.objects.get()
    pages = Page.objects.bulk_create(
        Page(path=f"{page.path}0001", depth=page.depth + 1, title=f"Commandes {page.title}", slug="commandes", owner=person,
             draft_title=f"Commandes {page.title}", url_path=f"{page.url_path}commandes/", content_type=kind, locale=locale)
        for page, person in made
    )  # fmt: skip
    for page in pages:
        further = MiniSitePage(page_ptr=page)
        further.__dict__.update(page.__dict__)
        further.save_base(raw=True, force_insert=True)
    ShopPage.objects.filter(numchild=0).update(numchild=1)
    base, now = ContentType.objects.get_for_model(Page), clock.now()
    drafts = Revision.objects.bulk_create(
        Revision(object_id=str(page.pk), content_type=kind, base_content_type=base, user=page.owner, created_at=now,
                 object_str=page.title, content={"pk": page.pk, "title": page.title, "body": "[]"})
        for page in pages
    )  # fmt: skip
    for page, draft in zip(pages, drafts, strict=True):
        page.latest_revision, page.has_unpublished_changes = draft, True
    Page.objects.bulk_update(pages, ["latest_revision", "has_unpublished_changes"])
    PageLogEntry.objects.bulk_create(
        PageLogEntry(page_id=page.pk, content_type=kind, label=page.title, action="wagtail.edit", timestamp=now,
                     user=page.owner, uuid=None, revision=page.latest_revision)
        for page in pages
    )  # fmt: skip


def files(made: Made) -> None:
    """A picture and a document each; what is counted are rows and answers, so all share one file."""
    if not default_storage.exists("documents/b.txt"):
        photo = BytesIO()
        Image.new("RGB", (60, 40), "#a04020").save(photo, "JPEG")
        default_storage.save("original_images/b.jpg", ContentFile(photo.getvalue()))
        default_storage.save("documents/b.txt", ContentFile(b"Une recette"))
    Picture.objects.bulk_create(
        Picture(title=f"Vitrine {page.title}", alt="Vitrine", collection=page.collection, file="original_images/b.jpg",
                width=60, height=40, file_size=700, is_ready=True, uploaded_by_user=person)
        for page, person in made
    )  # fmt: skip
    File.objects.bulk_create(
        File(title=f"Carte {page.title}", collection=page.collection, file="documents/b.txt", file_size=11,
             uploaded_by_user=person)
        for page, person in made
    )  # fmt: skip


def index(model: type[Model]) -> None:
    get_search_backend().get_index_for_model(model).add_items(model, list(model._default_manager.all()))


def people() -> dict[str, User]:
    """Who looks: the first merchant, somebody of the team, and who runs the platform."""
    accounts = User.objects.platform()
    team = accounts.filter(email="equipe@example.org").first() or factories.user(
        email="equipe@example.org", is_staff=True
    )
    team.groups.add(provisioning.staff_group())
    operator = accounts.filter(email="exploitant@example.org").first() or factories.user(
        email="exploitant@example.org", is_staff=True, is_superuser=True
    )
    return {"merchant": accounts.get(email="atelier0000@example.org"), "staff": team, "operator": operator}

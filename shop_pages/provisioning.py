"""What a shop gets when it is accepted: a page under its town's, a group of people who may edit it, a collection for
its pictures and documents. Rights follow the offer and the roles; content stays whatever happens."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from kit.models import Picture
from membership import teams
from membership.models import Shop, User
from shop_pages import starting
from shop_pages.editing import WRITING_ROLES
from shop_pages.models import ShopPage

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
STAFF_PAGE_RIGHTS = (*PAGE_RIGHTS, "bulk_delete_page", "lock_page", "unlock_page")
COLLECTION_RIGHTS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


@transaction.atomic
def provide(*, shop: Shop, parent: Page) -> ShopPage:
    """The shop's page beneath its town's page, made if it isn't there yet; its people get their rights."""
    Shop.objects.select_for_update(no_key=True).get(pk=shop.pk)  # two at once must not make two
    page = ShopPage.objects.of_shop(shop.pk)
    if page is None:
        root = Collection.get_first_root_node()
        collection = root.add_child(instance=Collection(name=f"{shop.name}, {shop.city.name}"[:255]))
        group = Group.objects.create(name=f"Boutique {shop.pk}, {shop.city.slug}/{shop.slug}"[:150])
        page = ShopPage(shop=shop, group=group, collection=collection, title=shop.name, slug=shop.slug)
        page.body = starting.body(shop)
        parent.add_child(instance=page)
        grant(page)
    claim_photos(page)
    sync_people(page)
    return page


def grant(page: ShopPage) -> None:
    """What the group of a page may do: write this page, add and publish pages beneath it, use its own collection."""
    group, rights = page.group, Permission.objects.filter(content_type__app_label="wagtailcore")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(group=group, page=page, permission=right)
            for right in rights.filter(codename__in=PAGE_RIGHTS)
        ],
        ignore_conflicts=True,
    )
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=page.collection, permission=right)
            for right in files_rights(COLLECTION_RIGHTS)
        ],
        ignore_conflicts=True,
    )


def claim_photos(page: ShopPage) -> None:
    """The shop's photos lie in its own collection, where its people can choose them again."""
    Picture.objects.filter(pk__in=page.shop.photos.values("picture")).update(collection=page.collection)


def sync_people(page: ShopPage) -> None:
    """Exactly those who write for the shop are in its group, and nobody while the shop isn't Pro."""
    shop = Shop.objects.with_standing().get(pk=page.shop_id)
    wanted = set(writers(shop).values_list("pk", flat=True)) if shop.is_pro else set()
    present = set(page.group.user_set.values_list("pk", flat=True))
    page.group.user_set.remove(*(present - wanted))
    page.group.user_set.add(*(wanted - present))


def writers(shop: Shop) -> QuerySet[User]:
    return User.objects.platform().filter(shop_roles__shop=shop, shop_roles__role__in=WRITING_ROLES, is_active=True)


def sync_person(user: User) -> list[ShopPage]:
    """The pages that a person may edit at this moment; puts their groups right first. Pro may have ended by the clock
    alone, which tells nobody."""
    shops = Shop.objects.for_person(user).pro().filter(roles__role__in=WRITING_ROLES, roles__user=user)
    wanted = {page.pk: page for page in ShopPage.objects.of_shops(shops).select_related("shop__city__commune", "group")}
    present = {page.pk: page for page in ShopPage.objects.edited_by(user).select_related("group")}
    for pk in present.keys() - wanted.keys():
        present[pk].group.user_set.remove(user)
    for pk in wanted.keys() - present.keys():
        wanted[pk].group.user_set.add(user)
    return sorted(wanted.values(), key=lambda page: page.title)


@transaction.atomic
def follow(*, shop: Shop) -> None:
    """Title, address and rights after something about the shop, its offer or its people changed."""
    page = ShopPage.objects.of_shop(shop.pk)
    if page is None:
        return
    if (page.title, page.slug) != (shop.name, shop.slug):
        page.shop = shop
        page.draft_title = shop.name
        page.save()
        forget_redirects_from(page)
    claim_photos(page)
    sync_people(page)


@transaction.atomic
def begin_anew(*, shop: Shop) -> None:
    """When Pro begins the page is composed again from what the shop tells by now, unless somebody wrote it already."""
    page = ShopPage.objects.of_shop(shop.pk)
    if page is None or not page.is_as_it_began:
        return
    now = Shop.objects.with_standing().get(pk=shop.pk)
    if now.is_pro:
        page.body = starting.body(now)
        page.save()


def forget_redirects_from(page: ShopPage) -> None:
    """An address that leads to a page again leads nowhere else. (Wagtail writes down where each page has been when its
    address changes, and asks that table whenever nothing answers: a suspended shop would be sent round in circles.)"""
    here = Page.objects.descendant_of(page, inclusive=True)
    paths = [Redirect.normalise_path(each.url) for each in here if each.url]
    Redirect.objects.filter(old_path__in=paths).delete()


def withdraw(*, shop: Shop) -> None:
    """Nobody writes for this shop any more; what was written stays (its address answers by the shop's state)."""
    page = ShopPage.objects.of_shop(shop.pk)
    if page is not None:
        page.group.user_set.clear()


def staff_group() -> Group:
    """The group of staff, with what it may do on pages, pictures, documents and snippets."""
    group = teams.staff_group()
    root = Page.get_first_root_node()
    for right in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=STAFF_PAGE_RIGHTS):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)
    top = Collection.get_first_root_node()
    for right in files_rights((*COLLECTION_RIGHTS, "delete_image", "delete_document")):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=top, permission=right)
    snippets = [ContentType.objects.get_for_model(model) for model in get_snippet_models()]
    group.permissions.add(*Permission.objects.filter(content_type__in=snippets))
    return group


def files_rights(codenames: tuple[str, ...]) -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
    )

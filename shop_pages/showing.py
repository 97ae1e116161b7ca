"""What stands on a shop's page: everything its templates read, worked out once."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kit import clock
from kit.heads import absolute
from kit.models import Picture
from membership import legal_notice, votes
from membership.models import Shop
from shop_pages import fronts, headlines, news, opening, products, reaching, structured_data, styles
from shop_pages.reaching import address, map_url, route_url

if TYPE_CHECKING:
    from shop_pages.models import MiniSitePage, ShopPage

STANDARD_PRODUCTS = 6


def showing(page: "ShopPage | MiniSitePage", shop_page: "ShopPage", *, is_mini_site: bool) -> dict[str, Any]:
    """The context of both templates. `page` is the one asked for, `shop_page` the shop's own."""
    shop, now = shop_page.full_shop, clock.now()
    is_further, where = page.pk != shop_page.pk, map_url(shop)
    description = headlines.description(page, shop, is_further=is_further)
    share_url = absolute(shop.get_absolute_url())
    canonical = f"{share_url}{page.slug}/" if is_further else share_url
    shown = {
        "shop": shop,
        "shop_page": shop_page,
        "opening": opening.of(shop, now),
        "week": opening.week(shop, now),
        "closures": opening.closures(shop, now),
        "lines": address(shop),
        "route_url": route_url(shop),
        "map_url": where,
        "reach": reaching.of(shop),
        "style_url": styles.url(shop, shop_page.accent_colour),
        "front_url": fronts.front_url(shop),
        "legal": legal_notice.entries(shop),
        "share_url": share_url,
        "vote_stamp": votes.stamp(shop.city),
        "canonical": canonical,
        "share_picture_url": share_picture(shop),
        "shop_title": headlines.title(page, shop, is_further=is_further),
        "shop_description": description,
        "share_picture": fronts.share_picture(shop),
        "structured": (
            structured_data.further(page, shop, canonical, description)
            if is_further
            else structured_data.business(shop, description, where, now)
        ),
        "crumbs": crumbs(page, shop, is_further=is_further),
    }
    if is_mini_site:
        return shown | {
            "menu": menu(page, shop_page),
            "has_hero": has_block(page, "hero"),
            "is_named": is_named(page, shop_page),
            "shop_news": news.items(shop),
            **by_itself(page, shop_page),
        }
    return shown | {
        "products": products.cards(shop, products.Mode.NEWEST, STANDARD_PRODUCTS),
    }


def is_named(page: "ShopPage | MiniSitePage", shop_page: "ShopPage") -> bool:
    """Whether the page's own title is the shop's name; its head needn't say it again then."""
    heads = [block.value["title"] for block in page.body if block.block_type == "hero"]
    return page.pk == shop_page.pk and (not heads or heads[0] in ("", shop_page.shop.name))


def crumbs(page: "ShopPage | MiniSitePage", shop: Shop, *, is_further: bool) -> list[dict[str, str]]:
    """Shown on a Standard page; a mini-site has a menu of its own and tells them to search engines alone."""
    town = {"label": shop.city.name, "url": shop.city.get_absolute_url()}
    if not is_further:
        return [town, {"label": shop.name, "url": ""}]
    return [town, {"label": shop.name, "url": shop.get_absolute_url()}, {"label": page.title, "url": ""}]


def share_picture(shop: Shop) -> str:
    """The absolute address of a picture to pin: the shop's own, else its drawn front."""
    photos = list(shop.photos.all())
    return absolute(photos[0].picture.file.url) if photos else fronts.share_picture(shop).url


def has_block(page: "ShopPage | MiniSitePage", kind: str) -> bool:
    return any(block.block_type == kind for block in page.body)


def by_itself(page: "ShopPage | MiniSitePage", shop_page: "ShopPage") -> dict[str, Any]:
    """What the first page of a mini-site shows of the plain forms where nothing composed shows it: a merchant who tells
    hours, news or a photo from a phone finds them there."""
    if page.pk != shop_page.pk:
        return {}
    composed = pictures_of(page)
    photos = [photo.picture for photo in shop_page.full_shop.photos.all() if str(photo.picture_id) not in composed]
    return {
        "hours_by_itself": None if has_block(page, "hours") else {"title": _("Horaires")},
        "news_by_itself": None if has_block(page, "news") else {"title": _("Nouvelles")},
        "more_photos": photos,
    }


def pictures_of(page: "ShopPage | MiniSitePage") -> set[str]:
    """The ids of the pictures that its blocks show."""
    found = page.body.stream_block.extract_references(page.body)
    return {str(pk) for model, pk, _model_path, _content_path in found if model is Picture}


def menu(page: "ShopPage | MiniSitePage", shop_page: "ShopPage") -> list[dict[str, Any]]:
    """The mini-site's own menu, none for a single page."""
    root = shop_page.shop.get_absolute_url()
    further = list(shop_page.get_children().live().in_menu())
    if not further:
        return []
    first = {"label": _("Accueil"), "url": root, "is_current": page.pk == shop_page.pk}
    return [first] + [
        {"label": child.title, "url": f"{root}{child.slug}/", "is_current": child.pk == page.pk} for child in further
    ]

"""A shop's pages, news, messages, pictures and documents, as files."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from kit.models import Picture
from kit.open_files import facts, table
from membership.exports import Part
from membership.models import Shop
from shop_pages import plain
from shop_pages.models import MiniSitePage, News, ShopPage


def parts(shop: Shop) -> Iterator[Part]:
    page = ShopPage.objects.of_shop(shop.pk)
    if page is not None:
        yield from _pages(page)
    yield from _news(shop)
    messages = shop.messages.newest_first()
    yield Part(
        "page/messages.csv",
        _("Ce que des visiteurs vous ont écrit depuis un an."),
        table(
            [_("Reçu le"), _("Nom"), _("Adresse e-mail"), _("À propos de"), _("Message"), _("État")],
            [(m.created_at, m.name, m.email, m.about, m.words, m.get_state_display()) for m in messages],
        ),
    )
    yield from _files(shop, page)


def _pages(page: ShopPage) -> Iterator[Part]:
    further = MiniSitePage.objects.child_of(page).order_by("path")
    told = [_told(each) for each in (page, *further)]
    told[0] |= {"theme": page.theme, "accent": page.accent}
    yield Part("page/pages.json", _("Vos pages, bloc par bloc, pour un programme."), facts(told))
    yield Part(f"page/{page.slug}.html", _("Votre page, en texte simple."), _as_html(page))
    for each in further:
        yield Part(f"page/{page.slug}-{each.slug}.html", _("Une autre page de votre mini-site."), _as_html(each))


def _told(page: Any) -> dict[str, Any]:
    return {
        "title": page.title,
        "slug": page.slug,
        "live": page.live,
        "seo_title": page.seo_title,
        "search_description": page.search_description,
        "body": page.body.get_prep_value(),
    }


def _as_html(page: Page) -> bytes:
    title = escape(page.title)
    return (
        f'<!DOCTYPE html>\n<html lang="fr">\n<meta charset="utf-8">\n<title>{title}</title>\n<h1>{title}</h1>\n'
        f"{plain.html(page.body)}\n</html>\n"
    ).encode()


def _news(shop: Shop) -> Iterator[Part]:
    news = list(News.objects.of_shop(shop).select_related("picture"))
    yield Part(
        "page/nouvelles.csv",
        _("Vos nouvelles et vos offres, avec leurs dates."),
        table(
            [_("C’est"), _("Titre"), _("Mots"), _("À partir du"), _("Jusqu’au"), _("Image")],
            [
                (
                    each.get_kind_display(),
                    each.title,
                    each.words,
                    each.starts_on,
                    each.ends_on,
                    _name(each.picture) if each.picture else "",
                )
                for each in news
            ],
        ),
    )


def _files(shop: Shop, page: ShopPage | None) -> Iterator[Part]:
    pictures = _pictures(shop, page)
    if pictures:
        yield Part(
            "images/images.csv",
            _("Vos images, dans ce dossier, avec leur titre et leur description."),
            table(
                [_("Fichier"), _("Titre"), _("Description")],
                [(_name(picture), picture.title, picture.alt) for picture in pictures],
            ),
        )
    for picture in pictures:
        yield Part(f"images/{_name(picture)}", "", picture.file)
    if page is not None:
        for document in get_document_model().objects.filter(collection=page.collection_id).order_by("pk"):
            yield Part(f"page/documents/{document.pk}-{document.filename}", "", document.file)


def _pictures(shop: Shop, page: ShopPage | None) -> QuerySet[Picture]:
    found = Picture.objects.filter(pk__in=shop.photos.values("picture"))
    if page is not None:
        found |= Picture.objects.filter(collection=page.collection_id)
    return found.order_by("pk")


def _name(picture: Picture) -> str:
    return f"{picture.pk}-{PurePosixPath(picture.file.name).name}"

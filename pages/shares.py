"""The picture that goes with a link to a town (its street and its name) and to the site. Like the fronts of shops, its
address tells what is in it, and it is drawn by a task, never while a page is served."""

from hashlib import sha256

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django_tasks import task

import drawings
from kit import heads, place_names, share_pictures
from kit.heads import Picture
from membership.models import City
from pages import streets

FOLDER = "rues"
VERSION = 1  # one more when the picture changes: every address changes with it
INK, GROUND = "#17452f", "#fcf7ec"
SITE = "site"


def of_site() -> Picture:
    return picture(_path(SITE, *_site_words()), _("Une rue commerçante dessinée"))


def of_town(city: City) -> Picture:
    of_place = place_names.of(city.name)
    return picture(path_of(city), _("La rue commerçante %(of_place)s, dessinée") % {"of_place": of_place})


def picture(path: str, alt: str) -> Picture:
    url = heads.absolute(default_storage.url(path))
    return Picture(url, share_pictures.WIDTH, share_pictures.HEIGHT, alt)


def path_of(city: City) -> str:
    return _path(city.slug, *_town_words(city))


def _site_words() -> tuple[str, str, str]:
    return settings.SITE_NAME, _("Le marché de votre ville, sans commission."), streets.COMMON


def _town_words(city: City) -> tuple[str, str, str]:
    return city.name, _("Les petits commerces, ensemble."), streets.scene_of(city)


def _path(name: str, *words: str) -> str:
    digest = sha256("|".join([str(VERSION), *words]).encode()).hexdigest()[:12]
    return f"{FOLDER}/{name}/{digest}.jpg"


def _draw(name: str, title: str, line: str, scene: str) -> bool:
    """False if it is there."""
    path = _path(name, title, line, scene)
    if default_storage.exists(path):
        return False
    facts = {
        "drawing": drawings.street(scene, width=800),
        "title": title,
        "line": line,
        "ink": INK,
        "ground": GROUND,
    }
    share_pictures.keep(path, share_pictures.jpeg("pages/share.typ", facts), instead_of=f"{FOLDER}/{name}")
    return True


def draw(city: City) -> bool:
    return _draw(city.slug, *_town_words(city))


@task()
def draw_town(city_pk: int) -> None:
    """A town that is gone needs no picture."""
    city = City.objects.select_related("commune").filter(pk=city_pk).first()
    if city is not None:
        draw(city)


def draw_missing() -> int:
    """Draw the site's and each town's that is missing, now; how many were."""
    drawn = [draw(city) for city in City.objects.select_related("commune")]
    return sum([_draw(SITE, *_site_words()), *drawn])

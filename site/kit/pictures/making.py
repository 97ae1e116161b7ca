"""Renditions are made after the upload by the worker, so that no visitor ever waits for one or writes one."""

from datetime import timedelta

from django_tasks import task

from kit import clock
from kit.models import Picture
from kit.pictures.sizes import FORMATS, WIDTHS, spec

PATIENCE = timedelta(minutes=10)  # how long the task may take before somebody else tries
GIVE_UP = timedelta(days=2)


@task()
def make_task(picture_pk: int) -> None:
    make(picture_pk)


def make(picture_pk: int) -> bool:
    """Make what is missing of a picture's renditions and say that it is ready; False if the picture is gone."""
    # Prefetched, or Wagtail asks a cache that another process can't clear when the file is replaced.
    picture = Picture.objects.filter(pk=picture_pk).prefetch_related("renditions").first()
    if picture is None:
        return False
    # JPEG and WebP first: they are ten times faster to make, and any one of them is better than the original.
    for format in reversed(FORMATS):
        picture.get_renditions(*(spec(width, format) for width in WIDTHS))
    Picture.objects.filter(pk=picture_pk).update(is_ready=True)
    return True


def make_forgotten() -> int:
    """Make those whose task died with its worker (a due job)."""
    now = clock.now()
    forgotten = Picture.objects.filter(
        is_ready=False, created_at__lt=now - PATIENCE, created_at__gt=now - GIVE_UP
    ).values_list("pk", flat=True)[:10]
    return sum(make(pk) for pk in list(forgotten))

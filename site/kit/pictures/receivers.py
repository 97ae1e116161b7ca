"""What happens to a picture when it is saved."""

from typing import Any

from kit.models import Picture
from kit.pictures import making, originals


def clean_original(sender: type[Picture], instance: Picture, raw: bool = False, **kwargs: Any) -> None:
    """Before a new file is stored: nothing that was in it beside the picture ever reaches the disk."""
    if raw or not instance.file or instance.file._committed:
        return
    instance.file = originals.cleaned(instance.file)
    instance._set_image_file_metadata()
    instance.is_ready = False
    instance.has_new_file = True  # type: ignore[attr-defined]


def make_renditions(sender: type[Picture], instance: Picture, raw: bool = False, **kwargs: Any) -> None:
    if instance.__dict__.pop("has_new_file", False):
        instance.renditions.all().delete()
        making.make_task.enqueue(instance.pk)

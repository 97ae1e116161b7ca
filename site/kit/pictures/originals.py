"""What is kept of an uploaded picture: its pixels, upright; never where or with what it was taken."""

from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

LONGEST = 3200  # pixels: twice the widest rendition, a phone's picture is larger
# Pillow's format of the upload: the format it is kept in, its extension, how it is saved.
_KEPT: dict[str, tuple[str, str, dict[str, Any]]] = {
    "PNG": ("PNG", ".png", {"optimize": True}),
    "GIF": ("PNG", ".png", {"optimize": True}),
    "WEBP": ("WEBP", ".webp", {"quality": 90}),
    "AVIF": ("AVIF", ".avif", {"quality": 85}),
}
_JPEG: tuple[str, str, dict[str, Any]] = ("JPEG", ".jpg", {"quality": 90, "progressive": True})


def cleaned(upload: File) -> ContentFile:
    """The upload turned upright, without any metadata but its colour profile, at most `LONGEST` pixels long; HEIC and
    the like become JPEG. Raises `ValidationError` for what is no picture (an SVG is none here)."""
    upload.open()
    try:
        with Image.open(upload) as source:
            format, extension, options = _KEPT.get(source.format or "", _JPEG)
            picture = ImageOps.exif_transpose(source)
            profile = source.info.get("icc_profile")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValidationError(_("Ce fichier n’est pas une image que nous savons lire : envoyez un JPEG.")) from error
    if format == "JPEG" and picture.mode not in ("RGB", "L", "CMYK"):
        picture = picture.convert("RGB")
    elif format != "JPEG" and picture.mode not in ("RGB", "RGBA", "L", "LA"):
        picture = picture.convert("RGBA")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    picture.info.clear()  # Pillow writes some of it back by itself: comments, XMP, EXIF
    saved = BytesIO()
    picture.save(saved, format, icc_profile=profile, **options)
    name = PurePosixPath(upload.name or "image")
    return ContentFile(saved.getvalue(), name=f"{name.stem}{extension}")

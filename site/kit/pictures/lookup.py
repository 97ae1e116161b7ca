"""Which of a picture's renditions a page shows. Reads only what `renditions.all()` gives: prefetch it for a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.models import Picture, PictureRendition
from kit.pictures.sizes import FORMATS, SIZES, spec


def prefetch(path: str = "") -> str:
    """What to give to `prefetch_related` so that the pictures at `path` cost one query for all."""
    return f"{path}__renditions" if path else "renditions"


@dataclass(frozen=True)
class Source:
    type: str
    srcset: str


@dataclass(frozen=True)
class Found:
    """What an `img` with its sources needs."""

    src: str
    width: int
    height: int
    sources: list[Source]
    srcset: str
    sizes: str


def find(picture: Picture, size: str) -> Found:
    """The renditions of one size, or the original while there are none."""
    wanted = SIZES[size]
    made: dict[str, PictureRendition] = {row.filter_spec: row for row in picture.renditions.all()}
    by_format = {
        format: [made[name] for width in wanted.widths if (name := spec(width, format)) in made] for format in FORMATS
    }
    jpegs = by_format["jpeg"]
    if not jpegs:
        return Found(picture.file.url, picture.width, picture.height, [], "", "")
    shown = jpegs[min(1, len(jpegs) - 1)] if size == "page" else jpegs[0]
    return Found(
        src=shown.url,
        width=shown.width,
        height=shown.height,
        sources=[Source(f"image/{format}", srcset(by_format[format])) for format in FORMATS[:-1] if by_format[format]],
        srcset=srcset(jpegs),
        sizes=wanted.sizes,
    )


def srcset(renditions: Iterable[PictureRendition]) -> str:
    # A small original gives several renditions of one width: naming it once is enough.
    by_width = {row.width: row.url for row in reversed(list(renditions))}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))

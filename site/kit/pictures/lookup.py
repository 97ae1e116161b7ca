"""Which of a picture's renditions a page shows. Reads only what `renditions.all()` gives: prefetch it for a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.models import Picture, PictureRendition
from kit.pictures.sizes import FORMATS, SIZES, spec


def prefetch(path: str = "") -> str:
    """What to give to `prefetch_related` so that the pictures at `path` cost one query for all."""
    return f"{path}__renditions" if path else "renditions"


@dataclass(frozen=True)
class File:
    url: str
    width: int
    height: int


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
    """The renditions of one size; the original in place of the widths that aren't made."""
    wanted = SIZES[size]
    made: dict[str, PictureRendition] = {row.filter_spec: row for row in picture.renditions.all()}
    by_format = {
        format: [
            File(row.url, row.width, row.height) for width in wanted.widths if (row := made.get(spec(width, format)))
        ]
        for format in FORMATS
    }
    *better, last = [format for format in FORMATS if by_format[format]] or [""]
    original = File(picture.file.url, picture.width, picture.height)
    if not last:
        return Found(original.url, original.width, original.height, [], "", "")
    plain = by_format[last]  # JPEG, once it is made
    if plain[-1].width < min(wanted.widths[-1], original.width):
        plain.append(original)
    shown = plain[min(1, len(plain) - 1)] if size == "page" else plain[0]
    return Found(
        src=shown.url,
        width=shown.width,
        height=shown.height,
        sources=[Source(f"image/{format}", srcset(by_format[format])) for format in better],
        srcset=srcset(plain),
        sizes=wanted.sizes,
    )


def srcset(files: Iterable[File]) -> str:
    # A small original gives several renditions of one width: naming it once is enough.
    by_width = {file.width: file.url for file in reversed(list(files))}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))

"""The sizes and formats that every picture is made in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """`widths` are what a browser may choose from, `sizes` how wide the picture stands (HTML's `sizes`)."""

    widths: tuple[int, ...]
    sizes: str


SIZES = {
    "card": Size((400, 800), "(width < 40rem) 50vw, 20rem"),
    "page": Size((400, 800, 1600), "(width < 60rem) 100vw, 50rem"),
    "wide": Size((800, 1600), "100vw"),
}
WIDTHS = (400, 800, 1600)
# Best first: a browser takes the first it knows. JPEG is for the `img` that all know.
FORMATS = ("avif", "webp", "jpeg")
_OPERATIONS = {
    "avif": "format-avif|avifquality-60",
    "webp": "format-webp|webpquality-78",
    "jpeg": "bgcolor-ffffff|format-jpeg|jpegquality-80",  # JPEG has no transparency
}


def spec(width: int, format: str) -> str:
    """Wagtail's name of a rendition."""
    return f"width-{width}|{_OPERATIONS[format]}"

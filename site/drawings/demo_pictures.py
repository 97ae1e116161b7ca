"""Draws the demo's pictures from its data: `python -m drawings.demo_pictures [--all]` (needs chromium for the photographs)."""

import argparse
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

import drawings
from drawings.render import rendered

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "data" / "demo"
PICTURES = DEMO / "pictures"
STREETS = ROOT / "static" / "img" / "streets"
TOWNS = ("annecy", "dinan", "barjac")
PRODUCT_SIZE, PHOTO_SIZE = (800, 600), (1200, 900)
SMALL_SIZE, SMALL = (400, 300), PICTURES / "small"  # what cards show
# a photograph shows its product on another ground than the product's own picture
OTHER_GROUND = {
    **{"disc": "wallpaper", "arch": "tiles", "light": "round", "tiles": "arch"},
    **{"wallpaper": "light", "hills": "round", "plain": "arch", "round": "hills"},
    **{"linen": "half", "gingham": "sheet", "sheet": "linen", "board": "gingham", "half": "plate", "plate": "linen"},
}
Shop = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """A file to be made; `draw` is called only when it is."""

    path: Path
    draw: Callable[[], str]
    size: tuple[int, int] | None = None  # none: it stays SVG

    @property
    def small(self) -> Path:
        """Where a photograph's small version is, which is made of the large one."""
        return SMALL / self.path.relative_to(PICTURES)


def colours(shop: Shop) -> tuple[str, str]:
    return shop["colour"], shop["second_colour"]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def wanted() -> Iterator[Picture]:
    """Every picture of the demo, in the order of its data."""
    for town in TOWNS:
        shops = read(DEMO / f"{town}.toml")["shops"]
        sold = DEMO / "products" / f"{town}.toml"
        products = read(sold)["products"] if sold.exists() else []
        for shop in shops:
            yield from of_shop(town, shop, [product for product in products if product["shop"] == shop["slug"]])
        yield from of_street(town, [(shop["name"], shop["trade"], colours(shop)) for shop in shops])
    yield from of_street("ville", None)


def of_shop(town: str, shop: Shop, products: list[dict[str, Any]]) -> Iterator[Picture]:
    slug, look = shop["slug"], (shop["name"], shop["trade"], colours(shop), shop["style"], shop["slug"])
    yield Picture(PICTURES / "fronts" / town / f"{slug}.svg", lambda: drawings.shop_front(*look))
    yield Picture(PICTURES / "cards" / town / f"{slug}.svg", lambda: drawings.shop_card(*look))
    for product in products:
        path = PICTURES / "products" / town / slug / f"{product['slug']}.webp"
        yield Picture(path, lambda product=product: still_life(shop, product), PRODUCT_SIZE)  # type: ignore[misc]
        for number, more in enumerate(product.get("more_pictures", []), 2):
            other = {**more, "slug": f"{product['slug']}-{number}"}
            path = PICTURES / "products" / town / slug / f"{other['slug']}.webp"
            yield Picture(path, lambda other=other: still_life(shop, other), PRODUCT_SIZE)  # type: ignore[misc]
    if products:
        photos = PICTURES / "photos" / town / slug
        first, second = products[0], products[len(products) // 2]
        yield Picture(photos / "1.webp", lambda: still_life(shop, first, again=True), PHOTO_SIZE)
        yield Picture(photos / "2.webp", lambda: still_life(shop, second, again=True), PHOTO_SIZE)
        another_day = (*look[:-1], f"{slug}, un autre jour")
        yield Picture(photos / "3.webp", lambda: drawings.shop_front(*another_day), PHOTO_SIZE)


def still_life(shop: Shop, product: dict[str, Any], again: bool = False) -> str:
    """The product's own picture; `again` shows it once more, arranged otherwise on another ground."""
    drawing = dict(product["drawing"])
    seed = product["slug"]
    if again:
        seed += ", encore"
        drawing["ground"] = OTHER_GROUND.get(drawing.get("ground", ""), drawing.get("ground"))
    return drawings.product(drawing.pop("kind"), colours(shop), seed, title=product["title"], **drawing)


def of_street(kind: str, shops: list[tuple[str, str, tuple[str, str]]] | None) -> Iterator[Picture]:
    yield Picture(STREETS / f"{kind}.svg", lambda: drawings.street(kind, shops))
    yield Picture(STREETS / f"{kind}-narrow.svg", lambda: drawings.street(kind, shops, width=800))


def make(pictures: list[Picture], quality: int) -> None:
    for picture in pictures:
        picture.path.parent.mkdir(parents=True, exist_ok=True)
        if picture.size is None:
            picture.path.write_text(picture.draw(), "utf-8")
    for size in (PRODUCT_SIZE, PHOTO_SIZE):
        batch = [picture for picture in pictures if picture.size == size]
        images = rendered([picture.draw() for picture in batch], *size)
        for picture, image in zip(batch, images, strict=True):
            image.save(picture.path, "WEBP", quality=quality, method=6)
            shrink(picture, quality)


def shrink(picture: Picture, quality: int) -> None:
    picture.small.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(picture.path) as image:
        image.resize(SMALL_SIZE, Image.Resampling.LANCZOS).save(picture.small, "WEBP", quality=quality, method=6)


def forgotten(everything: list[Picture]) -> list[Path]:
    """Pictures of products and shops that the data no longer names."""
    kept = {picture.path for picture in everything} | {picture.small for picture in everything if picture.size}
    return [path for path in sorted(PICTURES.rglob("*.*")) if path not in kept]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="draw again what is already there")
    parser.add_argument("--quality", type=int, default=78, help="of WebP")
    options = parser.parse_args()
    everything = list(wanted())
    pictures = [picture for picture in everything if options.all or not picture.path.exists()]
    make(pictures, options.quality)
    stale = forgotten(everything)
    for path in stale:
        path.unlink()
    print(f"{len(pictures)} pictures drawn, {len(stale)} removed")


if __name__ == "__main__":
    main()
